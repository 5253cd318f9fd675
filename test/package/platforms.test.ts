/**
 * Paths and line ends of other systems, as far as Linux can tell: names of files that Windows makes are read, nothing that is written depends on the
 * system's separator, and the same posts with other line ends are the same events.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesUnder, readText, sourceFiles } from "../../scripts/lib/project.mjs";
import { openEvents } from "../../src/pipeline/read-events.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-platforms-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = ["account,time,post,text,object", 'a,1630000000,p1,"two\nlines",o1', "b,1630000005,p2,plain,o1"];

async function events(name: string, text: string): Promise<unknown[]> {
  writeFileSync(join(folder, name), text);
  const read = await openEvents({
    inputs: [join(folder, name)],
    identity: "plain",
    purpose: "a test",
    threads: 1,
    memory: "1GB",
  });
  const rows: unknown[] = [];
  for await (const { account_id, time_utc, post_id, object_ids } of read.rows("events"))
    rows.push([account_id, time_utc, post_id, object_ids]);
  await read.close();
  return rows;
}

describe("line ends", () => {
  it("of Windows, and a byte order mark, give the same events", async () => {
    const unix = await events("unix.csv", `${ROWS.join("\n")}\n`);
    expect(unix).toHaveLength(2);
    expect(await events("windows.csv", `${ROWS.join("\r\n")}\r\n`)).toEqual(unix);
    expect(await events("marked.csv", `\ufeff${ROWS.join("\r\n")}`)).toEqual(unix);
  });

  it("of NDJSON give the same events", async () => {
    const lines = [1, 2].map((n) =>
      JSON.stringify({ account: `a${n}`, time: 1_630_000_000 + n, post: `p${n}`, object: "o" }),
    );
    const unix = await events("unix.ndjson", `${lines.join("\n")}\n`);
    expect(unix).toHaveLength(2);
    expect(await events("windows.ndjson", `${lines.join("\r\n")}\r\n`)).toEqual(unix);
  });
});

describe("names of files", () => {
  it("with a backslash, a drive's colon, a trailing dot and a reserved name are read", async () => {
    for (const name of ["C:\\exports\\posts.csv", "posts.", "aux.csv", "posts (1).csv"])
      expect(await events(name, `${ROWS.join("\n")}\n`), name).toHaveLength(2);
  });
});

describe("the sources", () => {
  it("take paths apart with Node, and never by a slash of their own", () => {
    const cuts =
      /(?:path|folder|file|dir)\w*\.(?:split|lastIndexOf|indexOf)\("\/"\)|(?:tmpdir|homedir|cwd)\(\)\s*\+/;
    const found = sourceFiles().filter((path: string) => cuts.test(readText(path)));
    expect(found).toEqual([]);
  });

  it("turn addresses of modules into paths with fileURLToPath, not with pathname", () => {
    const found = sourceFiles().filter((path: string) =>
      /import\.meta\.url\)?\.pathname/.test(readText(path)),
    );
    expect(found).toEqual([]);
  });

  it("are checked out with one line end everywhere", () => {
    expect(readFileSync(".gitattributes", "utf8")).toMatch(/^\* text=auto eol=lf$/m);
    const odd = filesUnder("src").filter(
      (path: string) => path.endsWith(".ts") && readText(path).includes("\r\n"),
    );
    expect(odd).toEqual([]);
  });
});
