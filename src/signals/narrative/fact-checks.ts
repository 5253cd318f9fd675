/**
 * Fact-checks from a file that the user names: schema.org ClaimReview as JSON-LD object, list or graph, or a DataFeed of such, as the fact-check tools publish.
 * The file is hostile: its size is limited, what is no text is dropped, and only web addresses are kept.
 */
import { readFile, stat } from "node:fs/promises";
import { InputError, UsageError } from "../../model/index.js";

/** A fact-check: where it stands, which claim it looks at, and where the claim appeared. What it concludes is not read. */
export interface FactCheck {
  readonly url: string;
  readonly claim: string;
  readonly appearances: readonly string[];
}

const MOST_BYTES = 50_000_000;
const MOST_REVIEWS = 200_000;
const LONGEST = 2000;
const DEEPEST = 12;

/**
 * Reads and checks the file. Throws `UsageError` where it is absent or too large, `InputError` where it is no JSON or holds no ClaimReview.
 */
export async function readFactChecks(path: string): Promise<FactCheck[]> {
  const size = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(
      `--fact-checks: ${cause.code === "ENOENT" || cause.code === "ENOTDIR" ? "there is no such file" : "the file cannot be read"}, ${path}. Name a JSON file with ClaimReview entries.`,
      { cause },
    );
  });
  if (!size.isFile())
    throw new UsageError(`--fact-checks: no file, ${path}. Name a JSON file with ClaimReview entries.`);
  if (size.size > MOST_BYTES)
    throw new UsageError(
      `--fact-checks: too large, ${Math.ceil(size.size / 1e6)} MB in ${path}. At most ${MOST_BYTES / 1e6} MB are read: cut the feed to the time of your data.`,
    );
  const checks = parseFactChecks(await readFile(path, "utf8"), path);
  if (checks.length === 0)
    throw new InputError(
      `--fact-checks: no ClaimReview with a claim and a web address, ${path}. Give schema.org ClaimReview as a JSON-LD object, a list or a DataFeed.`,
    );
  return checks;
}

/** Fact-checks in a JSON text, in order, each address and claim once. Throws `InputError` where it is no JSON. */
export function parseFactChecks(text: string, where: string): FactCheck[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new InputError(
      `--fact-checks: not JSON, ${where}. Give schema.org ClaimReview as a JSON-LD object, a list or a DataFeed.`,
      { cause },
    );
  }
  const found = new Map<string, FactCheck>();
  for (const review of reviewsIn(data, 0)) {
    const check = factCheckOf(review);
    if (check) found.set(`${check.url}\n${check.claim}`, check);
    if (found.size === MOST_REVIEWS) break;
  }
  return [...found.values()];
}

type Json = Readonly<Record<string, unknown>>;

/** ClaimReview objects in lists, graphs and feeds. */
function* reviewsIn(data: unknown, depth: number): Generator<Json> {
  if (depth > DEEPEST || typeof data !== "object" || data === null) return;
  if (Array.isArray(data)) {
    for (const one of data) yield* reviewsIn(one, depth + 1);
    return;
  }
  const object = data as Json;
  if (listOf(object["@type"]).includes("ClaimReview")) yield object;
  else
    for (const key of ["@graph", "dataFeedElement", "item", "itemListElement"])
      yield* reviewsIn(object[key], depth + 1);
}

function factCheckOf(review: Json): FactCheck | null {
  const url = addressOf(review.url) ?? addressOf(review["@id"]);
  const claim = typeof review.claimReviewed === "string" ? review.claimReviewed.trim().slice(0, LONGEST) : "";
  if (!url || !claim) return null;
  const reviewed = listOf(review.itemReviewed).filter(
    (item): item is Json => typeof item === "object" && item !== null,
  );
  const appearances = reviewed.flatMap((item) =>
    [item.url, item.sameAs, item.firstAppearance, item.appearance].flatMap(listOf).map(addressOf),
  );
  return { url, claim, appearances: [...new Set(appearances.filter((one) => one !== null))] };
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A web address as it stands, or the address of a creative work; null for anything else. */
function addressOf(value: unknown): string | null {
  if (typeof value === "object" && value !== null) return addressOf((value as Json).url);
  if (typeof value !== "string" || value.length > LONGEST) return null;
  try {
    const address = new URL(value.trim());
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : null;
  } catch {
    return null;
  }
}
