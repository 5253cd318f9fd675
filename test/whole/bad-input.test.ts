/** Bad input, as users have it: each ends in one clear message with the next step and the exit code of the contract. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claque, desk, type Ended, sharesCsv } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.remove());

const analyze = (file: string, ...more: string[]): Promise<Ended> =>
  claque(at.folder, ["analyze", file, "--out", "case", ...more]);

/** One message of at most a few lines, no stack, and no case left behind. */
function refused(ended: Ended, code: number, ...words: RegExp[]): void {
  expect(ended.stderr, ended.stdout).not.toMatch(/\bat .*\.js:\d+/);
  for (const word of words) expect(ended.stderr).toMatch(word);
  expect(ended.code, ended.stderr).toBe(code);
}

describe("an input that cannot be used", () => {
  it("absent", async () => refused(await analyze("nowhere.csv"), 2, /nowhere\.csv/));

  it("empty", async () => {
    writeFileSync(at.path("empty.csv"), "");
    refused(await analyze("empty.csv"), 3, /empty\.csv/, /empty/);
    expect(existsSync(at.path("case"))).toBe(false);
  });

  it("a header alone", async () => {
    writeFileSync(at.path("header.csv"), "object_id,account_id,content_id,timestamp_share\n");
    refused(await analyze("header.csv"), 3, /header\.csv/, /no row|header/i);
  });

  it("a missing column: names the columns found and what to type", async () => {
    writeFileSync(at.path("posts.csv"), "who,what,when\na,b,1630000000\n");
    refused(await analyze("posts.csv"), 2, /who/, /--map/);
    expect((await claque(at.folder, ["inspect", "posts.csv"])).code).toBe(2);
  });

  it("a mapped column that is not there", async () => {
    writeFileSync(at.path("posts.csv"), "who,what,when\na,b,1630000000\n");
    refused(
      await analyze("posts.csv", "--map", "account=author", "--map", "time=when", "--map", "object=what"),
      2,
      /author/,
      /who/,
    );
  });

  it("fact-checks that are none, before anything is read", async () => {
    writeFileSync(at.path("posts.csv"), sharesCsv({ accounts: 4, objects: 3, gapSeconds: 5 }));
    writeFileSync(at.path("checks.json"), "{");
    refused(
      await analyze("posts.csv", "--fact-checks", "checks.json"),
      3,
      /--fact-checks: not JSON/,
      /ClaimReview/,
    );
    refused(
      await analyze("posts.csv", "--fact-checks", "nowhere.json"),
      2,
      /there is no such file, nowhere\.json\. Name a JSON file/,
    );
    expect(existsSync(at.path("case"))).toBe(false);
  });

  it("no text at all", async () => {
    writeFileSync(
      at.path("picture.csv"),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 255, 254, 0, 0, 7, 0]),
    );
    refused(await analyze("picture.csv"), 3, /picture\.csv/, /text/);
  });

  it("a gzip file cut short", async () => {
    const whole = gzipSync(sharesCsv({ accounts: 5, objects: 400, gapSeconds: 5 }));
    writeFileSync(at.path("cut.csv.gz"), whole.subarray(0, Math.floor(whole.length / 2)));
    refused(await analyze("cut.csv.gz"), 3, /cut\.csv\.gz/, /cut short|truncated|incomplete|ends too early/i);
  });

  it("no permission", async (context) => {
    if (process.getuid?.() !== 0) context.skip("needs root to run the program as another user");
    writeFileSync(at.path("secret.csv"), sharesCsv({ accounts: 3, objects: 3, gapSeconds: 5 }));
    chmodSync(at.path("secret.csv"), 0o600);
    execFileSync("chmod", ["777", at.folder]);
    const ended = await claque(at.folder, ["analyze", "secret.csv", "--out", "case"], { uid: 65534 });
    if (/Cannot find module|EACCES.*dist/.test(ended.stderr))
      context.skip("another user cannot read the program here");
    refused(ended, 2, /secret\.csv/, /permission/);
  });
});

describe("a file of which nothing that is shared is read", () => {
  it("gives no groups and says that this is no finding, which columns were left, and what to type", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `a${i % 6},${1_630_000_000 + i},${Math.floor(i / 6)}`);
    writeFileSync(at.path("ids.csv"), `account_id,timestamp,url_id\n${rows.join("\n")}\n`);
    const ended = await analyze("ids.csv");
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/No group, since nothing could be searched/);
    expect(ended.stdout).toMatch(/Columns that nothing reads: url_id\. .*--map object=url_id/);
    expect(ended.stdout).not.toMatch(/no two accounts met/);
    const report = readFileSync(at.path("case/report.html"), "utf8");
    for (const said of [/Columns that nothing reads: url_id/, /Nothing could be searched/])
      expect(report).toMatch(said);
    const looked = await claque(at.folder, ["inspect", "ids.csv"]);
    expect(looked.stdout).toMatch(/would take it, and could search nothing/);
  });

  it("does not hide that a mapped file was searched", async () => {
    writeFileSync(at.path("ids.csv"), "account_id,timestamp,url_id\na,1630000000,1\nb,1630000001,1\n");
    const ended = await analyze("ids.csv", "--map", "object=url_id");
    expect(ended.stdout).toMatch(/no two accounts met on two objects/);
  });
});

describe("clocks", () => {
  const rows = (time: (i: number) => string) =>
    `account,link,time\n${Array.from({ length: 60 }, (_, i) => `a${i % 6},https://example.org/${Math.floor(i / 6)},${time(i)}`).join("\n")}\n`;

  it("without a zone: says so and names --timezone", async () => {
    writeFileSync(
      at.path("local.csv"),
      rows((i) => `2021-07-06 16:${String(i % 60).padStart(2, "0")}:20`),
    );
    refused(
      await analyze("local.csv", "--map", "account=account", "--map", "links=link", "--map", "time=time"),
      3,
      /zone/,
      /--timezone/,
    );
  });

  it("that do not say which number is the day: says so and what to do, and guesses nothing", async () => {
    writeFileSync(
      at.path("excel.csv"),
      rows((i) => `01/05/2024 08:${String(i % 60).padStart(2, "0")}`),
    );
    for (const zone of [[], ["--timezone", "UTC"]])
      refused(await analyze("excel.csv", ...zone), 3, /which number is the day/, /--date-order dmy/);
    expect((await claque(at.folder, ["inspect", "excel.csv"])).code).toBe(3);
  });

  it("of minutes with a window of 10 seconds: refuses the window and names the finest that is not", async () => {
    writeFileSync(
      at.path("minute.csv"),
      rows((i) => `2021-07-06T16:${String(i % 60).padStart(2, "0")}Z`),
    );
    const ended = await analyze(
      "minute.csv",
      "--map",
      "account=account",
      "--map",
      "links=link",
      "--map",
      "time=time",
      "--window",
      "10s",
    );
    refused(ended, 2, /10 s/, /minute/, /60 ?s/);
  });
});

describe("damaged rows go to the quarantine and are said", () => {
  it("too few and too many cells", async () => {
    const good = sharesCsv({ accounts: 5, objects: 40, gapSeconds: 5 });
    writeFileSync(at.path("ragged.csv"), `${good}o1,a1\no1,a2,c,1630000000,more\n`);
    const ended = await analyze("ragged.csv", "--json");
    expect(ended.code, ended.stderr).toBe(0);
    const summary = JSON.parse(ended.stdout);
    expect(summary.quality).toMatchObject({ rows_read: 202, rows_kept: 200, rows_rejected: 2 });
    const shown = await claque(at.folder, ["show", "case", "rejected", "--json"]);
    expect(
      shown.stdout
        .trim()
        .split("\n")
        .map((l) => JSON.parse(l).source_line),
    ).toEqual([202, 203]);
  });

  it("identifiers rounded by a spreadsheet stop the run when they are many, and the quarantine is written first", async () => {
    const rows = Array.from(
      { length: 50 },
      (_, i) => `${i % 2 ? "1.23457E+17" : `10000${i}`},o${i % 5},c${i},${1_630_000_000 + i}`,
    );
    writeFileSync(
      at.path("rounded.csv"),
      `account_id,object_id,content_id,timestamp_share\n${rows.join("\n")}\n`,
    );
    const ended = await analyze("rounded.csv");
    refused(ended, 3, /damaged-id/, /--max-rejected/);
    expect(JSON.parse(readFileSync(at.path("case/quality.json"), "utf8")).rowsRejected).toBe(25);
    expect(existsSync(at.path("case/rejected.parquet"))).toBe(true);
  });
});

describe("the case folder", () => {
  it("that is something else is refused and left alone", async () => {
    writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 5, objects: 5, gapSeconds: 5 }));
    mkdirSync(at.path("case"));
    writeFileSync(at.path("case/thesis.txt"), "mine");
    refused(await analyze("a.csv"), 2, /case/, /--out/);
    expect(readFileSync(at.path("case/thesis.txt"), "utf8")).toBe("mine");
  });

  it("of another plan is refused and names what differs", async () => {
    writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 5, objects: 8, gapSeconds: 5 }));
    expect((await analyze("a.csv", "--quiet")).code).toBe(0);
    const before = readFileSync(at.path("case/manifest.json"), "utf8");
    refused(await analyze("a.csv", "--window", "30s"), 2, /differs: --window\./, /--out/);
    expect(readFileSync(at.path("case/manifest.json"), "utf8")).toBe(before);
  });

  it("of the same plan but changed input is refused", async () => {
    writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 5, objects: 8, gapSeconds: 5 }));
    expect((await analyze("a.csv", "--quiet")).code).toBe(0);
    writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 6, objects: 8, gapSeconds: 5 }));
    refused(await analyze("a.csv"), 2, /a\.csv/, /changed/);
  });

  it("on a full disk: says so, keeps what is finished, and resumes", async (context) => {
    mkdirSync(at.path("small"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=700k", "tmpfs", at.path("small")], {
        stdio: "ignore",
      });
    } catch {
      context.skip("no permission to mount a small disk");
    }
    try {
      writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 40, objects: 900, gapSeconds: 3, noise: 8000 }));
      const ended = await claque(at.folder, ["analyze", "a.csv", "--out", "small/case"]);
      refused(ended, 2, /room|space/);
      execFileSync("mount", ["-o", "remount,size=200m", at.path("small")]);
      const again = await claque(at.folder, ["analyze", "a.csv", "--out", "small/case"]);
      expect(again.code, again.stderr).toBe(0);
    } finally {
      execFileSync("umount", [at.path("small")]);
    }
  });
});

describe("rows that are refused", () => {
  it("can be read after the gate has stopped the run: reason, file, line and the fields, without the person", async () => {
    const rows = Array.from(
      { length: 20 },
      (_, i) => `person_${i},${i < 5 ? "someday" : 1_630_000_000 + i},o${i}`,
    );
    writeFileSync(at.path("posts.csv"), `account,time,object\n${rows.join("\n")}\n`);
    const ended = await analyze("posts.csv");
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/claque show \S*case rejected/);
    const shown = await claque(at.folder, ["show", "case", "rejected", "--json"]);
    const refusals = shown.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(refusals).toHaveLength(5);
    expect(refusals[0]).toMatchObject({
      file: "posts.csv",
      source_line: 2,
      reason: "bad-time",
      detail: "time=xxxxxxx",
      raw: '{"platform":"x","account":"x_9","time":"x","objects":"x9"}',
    });
    expect(readFileSync(at.path("case/quality.json"), "utf8")).toContain('"bad-time"');
    expect((await analyze("posts.csv", "--max-rejected", "0.3")).code).toBe(0);
  });
});
