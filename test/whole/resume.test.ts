/** Runs that end early, in every stage and by every means: the same command ends in the same bytes, and nothing is lost. */
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claque, desk, sharesCsv, start } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
  const rows = sharesCsv({ accounts: 6, objects: 40, gapSeconds: 7, noise: 4000 }).trim().split("\n");
  const lines = rows.slice(1).map((row, i) => {
    const [object, account, post, time] = row.split(",");
    const text = `text number ${object} with enough words to be one of a family ${object}${object}`;
    return JSON.stringify({ account, time, post, text, links: [`https://example.org/${object}`], line: i });
  });
  writeFileSync(at.path("posts.ndjson"), `${lines.join("\n")}\n`);
});
afterEach(() => at.remove());

const ARGS = ["analyze", "posts.ndjson", "--window", "60s", "--out"];

/** Every table of a case as bytes. */
const tables = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(at.path(folder))
      .filter((file) => file.endsWith(".parquet") || file === "quality.json")
      .map((file) => [file, readFileSync(at.path(`${folder}/${file}`)).toString("latin1")]),
  );

const sameTables = (folder: string, as: string) => {
  const [one, other] = [tables(folder), tables(as)];
  expect(Object.keys(one)).toEqual(Object.keys(other));
  for (const file in one) expect(one[file] === other[file], file).toBe(true);
};

/** Stops a run some milliseconds after it has said something. */
async function stoppedAt(said: RegExp, signal: NodeJS.Signals, out: string, after = 0): Promise<void> {
  const { child, ended } = start(at.folder, [...ARGS, out]);
  let stderr = "";
  let asked = false;
  child.stderr?.on("data", (part) => {
    stderr += part;
    if (!said.test(stderr) || asked) return;
    asked = true;
    setTimeout(() => child.kill(signal), after);
  });
  expect((await ended).code).toBe(signal === "SIGKILL" ? null : 130);
}

describe("the same command after a run that was stopped", () => {
  it("ends in the same bytes as a run that was not", async () => {
    expect((await claque(at.folder, [...ARGS, "whole"])).code).toBe(0);
    const moments = [/Reading/, /Reading/, /Traces/, /Network/, /Network/, /Groups/, /Evidence/];
    for (const [i, said] of moments.entries()) {
      const signal = i % 2 ? "SIGINT" : "SIGKILL";
      await stoppedAt(said, signal, `case-${i}`, i === 1 || i === 4 ? 100 : 0);
      const again = await claque(at.folder, [...ARGS, `case-${i}`]);
      expect(again.code, again.stderr).toBe(0);
      sameTables(`case-${i}`, "whole");
      expect(readdirSync(at.path(`case-${i}`))).not.toContain(".work");
    }
  });

  it("goes on inside the groups stage: what was tested is not tested again", async () => {
    expect((await claque(at.folder, [...ARGS, "whole"])).code).toBe(0);
    const { child, ended } = start(at.folder, [...ARGS, "case"]);
    const kept = () => {
      const path = at.path("case/.resume.ndjson");
      return existsSync(path) ? readFileSync(path, "utf8").split("\n").length : 0;
    };
    const watch = setInterval(() => kept() > 6 && child.kill("SIGKILL"), 10);
    expect((await ended).code).toBe(null);
    clearInterval(watch);
    const before = kept();
    const again = await claque(at.folder, [...ARGS, "case"]);
    const taken = Number(/(\d+) results of the interrupted stage are taken/.exec(again.stderr)?.[1]);
    expect(taken).toBeGreaterThan(4);
    expect(taken).toBeLessThan(before);
    sameTables("case", "whole");
    expect(existsSync(at.path("case/.resume.ndjson"))).toBe(false);
    for (const part of ["groupTest", "selfCheck"])
      expect(JSON.parse(readFileSync(at.path("case/manifest.json"), "utf8"))[part]).toEqual(
        JSON.parse(readFileSync(at.path("whole/manifest.json"), "utf8"))[part],
      );
  });

  it("ends at once at a second Ctrl-C, and what that leaves goes with the next command that sees it", async () => {
    expect((await claque(at.folder, [...ARGS, "case"])).code).toBe(0);
    for (const out of ["case", "new"]) {
      if (out === "case") writeFileSync(at.path("case/groups.parquet"), "damaged");
      const { child, ended } = start(at.folder, [...ARGS, out]);
      let asked = false;
      child.stderr?.on("data", (part) => {
        if (!asked) child.kill("SIGINT");
        asked = true;
        if (/Stopping/.test(String(part))) child.kill("SIGINT");
      });
      expect((await ended).code).toBe(130);
    }
    await stoppedAt(/Network/, "SIGKILL", "other");
    expect(readdirSync(at.path("other"))).toContain(".work");
    await claque(at.folder, ["verify", "other"]);
    expect(readdirSync(at.path("other"))).not.toContain(".work");
    mkdirSync(at.path("tmp"));
    const env = { TMPDIR: at.path("tmp") };
    const { child, ended } = start(at.folder, ["inspect", "posts.ndjson"], { env });
    child.stderr?.on("data", () => child.kill("SIGKILL"));
    await ended;
    expect(readdirSync(at.path("tmp"))).toHaveLength(1);
    expect((await claque(at.folder, ["inspect", "posts.ndjson"], { env })).code).toBe(0);
    expect(readdirSync(at.path("tmp"))).toEqual([]);
  });

  it("does again what was damaged since, and all that rests on it", async () => {
    for (const out of ["whole", "case"]) expect((await claque(at.folder, [...ARGS, out])).code).toBe(0);
    const notes = JSON.parse(readFileSync(at.path("case/manifest.json"), "utf8")).notes;
    mkdirSync(at.path("case/.work"));
    writeFileSync(at.path("case/.work/stage-0.txt"), "left over");
    for (const file of ["report.html", "groups.parquet", "events.parquet"]) {
      writeFileSync(at.path(`case/${file}`), "damaged");
      expect((await claque(at.folder, [...ARGS, "case"])).code).toBe(0);
      sameTables("case", "whole");
    }
    expect((await claque(at.folder, ["verify", "case"])).code).toBe(0);
    expect(JSON.parse(readFileSync(at.path("case/manifest.json"), "utf8")).notes).toEqual(notes);
    expect(readdirSync(at.path("case"))).not.toContain(".work");
  });

  it("may name other windows while nothing is finished behind the reading", async () => {
    writeFileSync(
      at.path("minutes.csv"),
      `account,time,object\n${Array.from({ length: 60 }, (_, i) => `a${i % 6},2021-07-06T16:${String(i % 60).padStart(2, "0")}Z,o${i % 5}`).join("\n")}\n`,
    );
    const args = ["analyze", "minutes.csv", "--out", "case", "--window"];
    expect((await claque(at.folder, [...args, "10s"])).code).toBe(2);
    expect((await claque(at.folder, [...args, "60s"])).code).toBe(0);
    expect((await claque(at.folder, [...args, "120s"])).code).toBe(2);
  });
});

describe("a case that is there", () => {
  it("is not given out as the case of another standard input", async () => {
    const input = readFileSync(at.path("posts.ndjson"), "utf8");
    const args = ["analyze", "-", "--window", "60s", "--out", "case", "--quiet"];
    expect((await claque(at.folder, args, { input })).code).toBe(0);
    expect((await claque(at.folder, args, { input })).code).toBe(0);
    const other = await claque(at.folder, args, { input: input.slice(0, input.lastIndexOf("{")) });
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/standard input has changed/);
  });

  it("is refused again by the quality gate, until the gate is opened", async () => {
    const bad = Array.from(
      { length: 30 },
      (_, i) => `a${i % 6},${i % 2 ? "no time" : 1_630_000_000 + i},o${i % 5}`,
    );
    writeFileSync(at.path("bad.csv"), `account,time,object\n${bad.join("\n")}\n`);
    const args = ["analyze", "bad.csv", "--out", "case"];
    for (const _ of [1, 2]) expect((await claque(at.folder, args)).code).toBe(3);
    expect((await claque(at.folder, [...args, "--max-rejected", "0.6"])).code).toBe(0);
    expect((await claque(at.folder, args)).code).toBe(3);
  });

  it("and was refused is taken again by a command that was mended, whatever differs", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `a${i % 6},${i % 2 ? "no time" : 1_630_000_000 + i},${1_630_000_000 + i},o${i % 5}`,
    );
    writeFileSync(at.path("odd.csv"), `account,time,written,object\n${rows.join("\n")}\n`);
    const args = ["analyze", "odd.csv", "--out", "case"];
    expect((await claque(at.folder, args)).code).toBe(3);
    const mended = await claque(at.folder, [...args, "--map", "time=written"], {
      env: { CLAQUE_KEY_FILE: at.path("other-key") },
    });
    expect(mended.code, mended.stderr).toBe(0);
    expect((await claque(at.folder, ["verify", "case"])).code).toBe(0);
    const back = await claque(at.folder, args);
    expect(back.code).toBe(2);
    expect(back.stderr).toMatch(/What differs: --map, the pseudonym key \(CLAQUE_KEY_FILE,/);
  });

  it("and is not finished says so wherever it is opened, and loses nothing by it", async () => {
    await stoppedAt(/Network/, "SIGINT", "case");
    const before = tables("case");
    const unfinished = /not finished: run the same claque analyze again/;
    for (const args of [
      ["verify", "case"],
      ["show", "case"],
      ["export", "case", "--format", "csv", "--to", "out"],
      ["export", "case", "--format", "report", "--to", "out.html"],
    ]) {
      const ended = await claque(at.folder, args);
      expect(ended.code, args.join(" ")).toBe(2);
      expect(ended.stderr, args.join(" ")).toMatch(unfinished);
    }
    expect((await claque(at.folder, ["show", "case", "quality"])).code).toBe(0);
    expect(existsSync(at.path("out")) || existsSync(at.path("out.html"))).toBe(false);
    expect(tables("case")).toEqual(before);
    expect((await claque(at.folder, [...ARGS, "case"])).code).toBe(0);
    expect((await claque(at.folder, ["verify", "case"])).code).toBe(0);
  });

  it("is no case at all: every command says so", async () => {
    for (const args of [
      ["show", "nope"],
      ["show", "nope", "quality"],
      ["verify", "nope"],
    ]) {
      const ended = await claque(at.folder, args);
      expect(ended.code, args.join(" ")).toBe(2);
      expect(ended.stderr).toMatch(/no such folder, nope/);
    }
  });

  it("leaves a work folder alone that is another user's, a link, or no run's own", async (context) => {
    expect((await claque(at.folder, [...ARGS, "case"])).code).toBe(0);
    mkdirSync(at.path("case/.work"));
    writeFileSync(at.path("case/.work/mine"), "mine");
    expect((await claque(at.folder, ["show", "case"])).code).toBe(0);
    expect(readFileSync(at.path("case/.work/mine"), "utf8")).toBe("mine");
    rmSync(at.path("case/.work"), { recursive: true });
    mkdirSync(at.path("precious"));
    symlinkSync("../precious", at.path("case/.work"));
    const linked = await claque(at.folder, [...ARGS, "case"]);
    expect(linked.code).toBe(2);
    expect(linked.stderr).toMatch(/\.work is no folder but a link/);
    rmSync(at.path("case/.work"));
    if (process.getuid?.() !== 0) context.skip("needs root to make another user's folder");
    mkdirSync(at.path("case/.work"));
    writeFileSync(at.path("case/.work/lock"), "");
    chownSync(at.path("case/.work"), 65534, 65534);
    const foreign = await claque(at.folder, [...ARGS, "case"]);
    expect(foreign.code).toBe(2);
    expect(foreign.stderr).toMatch(/\.work belongs to another user/);
    await claque(at.folder, ["show", "case"]);
    expect(existsSync(at.path("case/.work/lock"))).toBe(true);
  });

  it("takes one run at a time", async () => {
    expect((await claque(at.folder, [...ARGS, "whole"])).code).toBe(0);
    const { child, ended } = start(at.folder, [...ARGS, "case"]);
    const second = await new Promise<Awaited<ReturnType<typeof claque>>>((done) => {
      child.stderr?.once("data", () => done(claque(at.folder, [...ARGS, "case"])));
    });
    expect(second.code, second.stderr).toBe(2);
    expect(second.stderr).toMatch(/another run works/);
    await claque(at.folder, ["show", "case", "events"]);
    expect((await ended).code).toBe(0);
    sameTables("case", "whole");
  });
});
