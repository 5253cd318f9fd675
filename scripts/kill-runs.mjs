/**
 * Kills `claque analyze` with SIGKILL at random moments, resumes each run with the same command, and compares every table with those of a
 * run that was left alone. Prints where the kills hit and how many cases came to the same bytes; exit code 1 when one did not.
 *
 *     node scripts/kill-runs.mjs [INPUT] [--kills 50] [--seed 1] [--to FILE]
 *
 * Without an input a small world is simulated. Build first: the program in `dist` is what runs.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    to: { type: "string" },
  },
});

const main = resolve(import.meta.dirname, "../dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "claque-kills-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Runs the program; after `killAfter` milliseconds it is killed. What it said, its exit code (null when killed) and how long it took. */
function claque(args, killAfter = null) {
  const began = performance.now();
  const env = { ...process.env, CLAQUE_KEY_FILE: join(folder, "key"), NO_COLOR: "1" };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
  const timer = killAfter === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfter);
  let said = "";
  child.stderr.on("data", (part) => {
    said += part;
  });
  return new Promise((done) => {
    child.on("close", (code) => {
      clearTimeout(timer);
      done({ code, said, milliseconds: performance.now() - began });
    });
  });
}

/** SHA-256 of every table and of the quality report; throws where the folder holds what no case has. */
function hashes(caseFolder) {
  const files = readdirSync(caseFolder).sort();
  const odd = files.filter(
    (name) => !/^(manifest\.json|report\.html|quality\.json|[a-z_]+\.parquet)$/.test(name),
  );
  if (odd.length > 0) throw new Error(`left in the case: ${odd.join(", ")}`);
  return files
    .filter((name) => name.endsWith(".parquet") || name === "quality.json")
    .map(
      (name) =>
        `${name} ${createHash("sha256")
          .update(readFileSync(join(caseFolder, name)))
          .digest("hex")}`,
    )
    .join("\n");
}

/** Numbers from 0 to 1 (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const STAGES = /^(Reading|Traces|Network|Groups|Evidence|Signals|Report) …/gm;
const stageOf = (said) => [...said.matchAll(STAGES)].at(-1)?.[1] ?? "before the first stage";

async function inputFile() {
  if (positionals[0]) return resolve(positionals[0]);
  const made = await claque([
    "simulate",
    "small-farm",
    "--seed",
    flags.seed,
    "--out",
    join(folder, "world"),
    "--quiet",
  ]);
  if (made.code !== 0) throw new Error(made.said);
  return join(folder, "world", "events.ndjson");
}

const input = await inputFile();
const analyze = (out) => ["analyze", input, "--out", join(folder, out)];
const wholes = [await claque(analyze("whole-1")), await claque(analyze("whole-2"))];
for (const { code, said } of wholes) if (code !== 0) throw new Error(said);
const [expected, again] = ["whole-1", "whole-2"].map((name) => hashes(join(folder, name)));
if (again !== expected) throw new Error("two runs that were left alone gave other tables");
const usual = Math.min(...wholes.map(({ milliseconds }) => milliseconds));
const draw = numbers(Number(flags.seed));
const kills = [];
for (let n = 0; n < Number(flags.kills); n++) {
  const moment = Math.round(draw() * usual);
  const killed = await claque(analyze("case"), moment);
  const resumed = await claque(analyze("case"));
  let trouble = resumed.code === 0 ? null : resumed.said.trim();
  try {
    if (trouble === null && hashes(join(folder, "case")) !== expected) trouble = "other tables";
  } catch (error) {
    trouble = error.message;
  }
  if (trouble === null && (await claque(["verify", join(folder, "case")])).code !== 0)
    trouble = "verify failed";
  const inside = /(\d[\d,]*) results of the interrupted stage/.exec(resumed.said)?.[1].replaceAll(",", "");
  kills.push({
    moment,
    stage: killed.code === null ? stageOf(killed.said) : "ended before the kill",
    keptResults: Number(inside ?? 0),
    resumeMilliseconds: Math.round(resumed.milliseconds),
    trouble,
  });
  rmSync(join(folder, "case"), { recursive: true, force: true });
}

const stages = new Map();
for (const { stage } of kills) stages.set(stage, (stages.get(stage) ?? 0) + 1);
const broken = kills.filter(({ trouble }) => trouble !== null);
const inside = kills.filter(({ keptResults }) => keptResults > 0);
console.log(
  [
    `${kills.length} kills within ${(usual / 1000).toFixed(1)} s: ${kills.length - broken.length} resumed to the same hashes, ${broken.length} did not.`,
    `Hit: ${[...stages].map(([stage, count]) => `${stage} ${count}`).join(", ")}.`,
    `${inside.length} went on inside the Groups stage, with ${inside.map(({ keptResults }) => keptResults).join(", ") || "no"} results kept.`,
    ...broken.map(({ moment, stage, trouble }) => `  after ${moment} ms (${stage}): ${trouble}`),
  ].join("\n"),
);
if (flags.to)
  writeFileSync(
    flags.to,
    `${JSON.stringify({ seed: Number(flags.seed), milliseconds: Math.round(usual), kills }, null, 1)}\n`,
  );
process.exitCode = broken.length === 0 ? 0 : 1;
