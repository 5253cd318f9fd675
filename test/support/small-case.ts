/**
 * A small case, made by `analyze` from a world of thirty-six accounts in which six post the same links within a minute of each other. Made
 * once a test file; copies are cheap.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnalyzeRequest, analyze } from "../../src/pipeline/analyze.js";
import { random } from "../../src/stats/index.js";

/** Where the case lies, with what made it. */
export interface SmallCase {
  readonly folder: string;
  readonly input: string;
  readonly path: (name: string) => string;
  /** A copy of the case under another name. */
  readonly copy: (name: string) => string;
  readonly remove: () => void;
}

/** The key of every case made here: the same accounts have the same pseudonyms. */
export const KEY: Buffer = Buffer.alloc(32, 7);

const START = Date.parse("2025-03-03T00:00:00Z");
const ACCOUNTS = 30;
const POSTS = 20;
const LINKS = 100;

/** How the world is made. */
export interface SmallWorld {
  readonly planted?: number;
  readonly occasions?: number;
}

/** Posts as a reader finds them, one JSON object a line. */
export function smallPosts({ planted = 6, occasions = 30 }: SmallWorld = {}): string {
  const { float: draw } = random(5);
  const rows: Record<string, unknown>[] = [];
  const add = (account: string, second: number, link: string, text: string) =>
    rows.push({
      account,
      time: new Date(START + 1000 * Math.floor(second)).toISOString(),
      post: `p${rows.length}`,
      text,
      links: [link],
      platform: "forum",
    });
  for (let a = 0; a < ACCOUNTS; a++)
    for (let p = 0; p < POSTS; p++) {
      const link = `https://news.example/${Math.floor(LINKS * draw() ** 2)}`;
      add(`person${a}`, draw() * 14 * 86_400, link, `words of person ${a} on day ${p} <b>bold</b>`);
    }
  for (let o = 0; o < occasions; o++) {
    const at = (o + draw()) * ((14 * 86_400) / occasions);
    for (let a = 0; a < planted; a++)
      if (draw() < 0.8)
        add(`desk${a}`, at + 40 * draw(), `https://order.example/${o}`, `Read this now, part ${o}`);
  }
  for (let a = 0; a < planted; a++)
    for (let p = 0; p < 20; p++)
      add(
        `desk${a}`,
        draw() * 14 * 86_400,
        `https://news.example/${Math.floor(LINKS * draw() ** 2)}`,
        `own words ${a} ${p}`,
      );
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** Makes the case. */
export async function smallCase(
  world: SmallWorld = {},
  options: Partial<AnalyzeRequest> = {},
): Promise<SmallCase> {
  const place = mkdtempSync(join(tmpdir(), "claque-case-"));
  const path = (name: string) => join(place, name);
  const [input, folder] = [path("posts.ndjson"), path("case")];
  writeFileSync(input, smallPosts(world));
  const quick = {
    threads: 1,
    selfCheck: 0,
    memory: "1GB",
    trace: ["co-link"],
    window: ["60s"],
    signals: ["none"],
  };
  await analyze({ inputs: [input], out: folder, key: KEY, ...quick, ...options });
  return {
    folder,
    input,
    path,
    copy(name) {
      cpSync(folder, path(name), { recursive: true, preserveTimestamps: true });
      return path(name);
    },
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
