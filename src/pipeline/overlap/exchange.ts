/** The files that two teams exchange, and what each does with them: ask, answer, finish, read. A count below four is never told. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { readTextFile } from "../../files/index.js";
import { UsageError } from "../../model/index.js";
import { SMALLEST_GROUP } from "../exports/choose-groups.js";
import { inCommon, Mask } from "./masking.js";
import { type Elements, KINDS } from "./sets.js";

const FORMAT = "claque overlap 1";
/** Most elements of a sort in a file of somebody else. */
const MOST = 1_000_000;

const masked = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(MOST);
const sets = z.object({ accounts: masked, objects: masked });

const ASK = z.object({ format: z.literal(FORMAT), step: z.literal("ask"), ours: sets });
const SECRET = z.object({
  format: z.literal(FORMAT),
  step: z.literal("secret"),
  ask: z.string(),
  secret: z.string().regex(/^[0-9a-f]{1,64}$/),
});
const ANSWER = z.object({
  format: z.literal(FORMAT),
  step: z.literal("answer"),
  ask: z.string(),
  yours: sets,
  ours: sets,
});
const CLOSE = z.object({
  format: z.literal(FORMAT),
  step: z.literal("close"),
  answer: z.string(),
  yours: sets,
});

/** Elements under masks, by sort. */
type Masked = z.infer<typeof sets>;

/** What two cases share of one sort: the number, or that it is below four. */
export interface Shared {
  readonly sort: (typeof KINDS)[number];
  /** Null: fewer than four, none included. */
  readonly shared: number | null;
  readonly ours: number;
  readonly theirs: number;
}

const each = (make: (kind: (typeof KINDS)[number]) => string[]): Masked => ({
  accounts: make("accounts"),
  objects: make("objects"),
});
const textOf = (message: object): string => `${JSON.stringify(message)}\n`;
const hashOf = (message: object): string =>
  createHash("sha256").update(JSON.stringify(message)).digest("hex");

/** The first file, for the other team, and the secret that stays. */
export function ask(elements: Elements): { message: string; secret: string } {
  const mask = new Mask();
  const message = { format: FORMAT, step: "ask", ours: each((kind) => mask.of(kind, elements[kind])) };
  return {
    message: textOf(message),
    secret: textOf({ format: FORMAT, step: "secret", ask: hashOf(message), secret: mask.secret }),
  };
}

/** The second file: the asker's elements masked twice, out of order, and one's own masked once. The mask is forgotten. */
export function answer(asked: string, elements: Elements): string {
  const message = parsed(ASK, asked, "ask");
  const mask = new Mask();
  return textOf({
    format: FORMAT,
    step: "answer",
    ask: hashOf(message),
    yours: each((kind) => again(mask, message.ours[kind])),
    ours: each((kind) => mask.of(kind, elements[kind])),
  });
}

/** The asker's counts, and the third file, from which the other team reads the same. */
export function finish(answered: string, secret: string): { shared: Shared[]; message: string } {
  const kept = parsed(SECRET, secret, "secret");
  const message = parsed(ANSWER, answered, "answer");
  if (message.ask !== kept.ask)
    throw new UsageError(
      "overlap: the answer is not to this question. Give the secret that was made with the file you sent.",
    );
  const mask = new Mask(kept.secret);
  const theirs = each((kind) => again(mask, message.ours[kind]));
  return {
    shared: KINDS.map((sort) => counted(sort, message.yours[sort], theirs[sort])),
    message: textOf({ format: FORMAT, step: "close", answer: hashOf(message), yours: theirs }),
  };
}

/** The other team's counts, from the third file and the answer that it sent. */
export function readClose(closed: string, answered: string): Shared[] {
  const message = parsed(CLOSE, closed, "close");
  const own = parsed(ANSWER, answered, "answer");
  if (message.answer !== hashOf(own))
    throw new UsageError("overlap: the file does not close this answer. Give the answer that you sent.");
  return KINDS.map((sort) => counted(sort, message.yours[sort], own.yours[sort]));
}

/** What two cases share that lie on one machine, whose elements bear the same names. */
export const sharedOf = (a: Elements, b: Elements): Shared[] =>
  KINDS.map((sort) => counted(sort, a[sort], b[sort]));

function counted(sort: (typeof KINDS)[number], ours: readonly string[], theirs: readonly string[]): Shared {
  const shared = inCommon(ours, theirs);
  return {
    sort,
    shared: shared < SMALLEST_GROUP ? null : shared,
    ours: new Set(ours).size,
    theirs: new Set(theirs).size,
  };
}

function again(mask: Mask, elements: readonly string[]): string[] {
  try {
    return mask.again(elements);
  } catch (cause) {
    throw new UsageError(
      "overlap: the file holds what no team that keeps to the exchange would send. Ask for it again.",
      { cause },
    );
  }
}

function parsed<T>(schema: z.ZodType<T>, text: string, step: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(
      `overlap: the file is no "${step}" of claque overlap. See claque overlap --help for the order of the files.`,
      { cause },
    );
  }
}

/** The text of a file of the exchange. Throws `UsageError` where it cannot be read. */
export const messageAt = (path: string): Promise<string> =>
  readTextFile(path).catch((cause) => {
    throw new UsageError(`overlap: ${path} cannot be read. Name the file that you got.`, { cause });
  });
