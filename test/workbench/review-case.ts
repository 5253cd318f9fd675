/** A small case for the tests of the page: six accounts that post the same links within a minute, in texts that a page could trip over. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyze } from "../../src/pipeline/analyze.js";
import { KEY, smallPosts } from "../support/small-case.js";

/** Characters of the longest text. */
export const LONG = 1_000_000;

/** Two cases that differ in their window. */
export interface ReviewCase {
  readonly folder: string;
  readonly other: string;
  readonly remove: () => void;
}

const HOSTILE: readonly ((text: string) => string)[] = [
  (text) => `${text} <script>window.wasRun = true</script><img src=x onerror="window.wasRun = true">`,
  (text) => `${text} \u202eelbadaer ton si siht`,
  (text) => `${text} \u001b[31mred\u001b[0m`,
  (text) => `${text} ${"w".repeat(LONG)}`,
];

/** Posts whose planted texts are hostile, in turn; the very long one comes once. */
function hostilePosts(): string {
  let longs = 0;
  return smallPosts()
    .trim()
    .split("\n")
    .map((line, i) => {
      const row = JSON.parse(line) as { text: string };
      if (!row.text.startsWith("Read this now")) return `${line}\n`;
      const turn = i % HOSTILE.length;
      if (turn === 3 && longs++ > 0) return `${line}\n`;
      return `${JSON.stringify({ ...row, text: HOSTILE[turn](row.text) })}\n`;
    })
    .join("");
}

/** Makes both. */
export async function reviewCase(): Promise<ReviewCase> {
  const place = mkdtempSync(join(tmpdir(), "claque-review-"));
  const input = join(place, "posts.ndjson");
  writeFileSync(input, hostilePosts());
  const quick = { threads: 1, selfCheck: 0, memory: "1GB", signals: ["none"], trace: ["co-link"], key: KEY };
  const [folder, other] = [join(place, "case"), join(place, "other")];
  await analyze({ inputs: [input], out: folder, ...quick, window: ["60s"] });
  await analyze({ inputs: [input], out: other, ...quick, window: ["10s"] });
  return { folder, other, remove: () => rmSync(place, { recursive: true, force: true }) };
}
