/** The reviewers' log as the page writes and reads it. */
import { z } from "zod";
import { Clock, GroupId, Verdict } from "./common.js";

const reason = z.string().trim().min(3).max(2000);
const account = z.string().min(1).max(400);

/** `POST /api/decisions`: one decision. `undo` names the hash of the entry that it takes back; without it the last one of this reviewer. */
export const DecisionRequest = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("verdict"), group: GroupId, verdict: Verdict, reason }),
  z.strictObject({ action: z.literal("pin"), group: GroupId }),
  z.strictObject({ action: z.literal("unpin"), group: GroupId }),
  z.strictObject({ action: z.literal("note"), group: GroupId, text: reason }),
  z.strictObject({ action: z.literal("exclude"), group: GroupId, account, reason }),
  z.strictObject({ action: z.literal("include"), group: GroupId, account, reason }),
  z.strictObject({ action: z.literal("contested"), group: GroupId, reason }),
  z.strictObject({
    action: z.literal("undo"),
    of: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
]);
export type DecisionRequest = z.infer<typeof DecisionRequest>;

/** One line of the log. */
export const Entry = z.object({
  /** SHA-256 of the line: what `undo` names. */
  hash: z.string(),
  line: z.number(),
  at: Clock,
  reviewer: z.string(),
  action: z.enum(["verdict", "pin", "unpin", "note", "exclude", "include", "contested", "undo"]),
  group: GroupId.nullable(),
  account: z.string().nullable(),
  verdict: Verdict.nullable(),
  reason: z.string().nullable(),
  /** Of an undo the hash of the entry that it takes back. */
  of: z.string().nullable(),
  undone: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

/** `GET /api/decisions`, and the answer to `POST /api/decisions`. */
export const Decisions = z.object({
  entries: z.array(Entry),
  /** `broken`: a line was changed, taken out or put in; nothing is written then. `line` is the first that does not fit. */
  chain: z.object({
    state: z.enum(["whole", "broken"]),
    line: z.number().nullable(),
    message: z.string().nullable(),
  }),
  /** Hash of the last line; null for an empty log. */
  head: z.string().nullable(),
  /** Groups with a verdict that stands, by verdict. */
  verdicts: z.array(z.object({ verdict: Verdict, groups: z.number() })),
  undecided: z.number(),
});
export type Decisions = z.infer<typeof Decisions>;
