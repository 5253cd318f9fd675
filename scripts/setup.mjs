/**
 * Makes a fresh clone runnable: installs what package-lock.json names and builds dist/, each only when needed. Every npm
 * script calls it first, so nobody has to know. Plain Node, because nothing is installed when it runs.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./lib/fingerprint.mjs";
import { withLock } from "./lib/lock.mjs";
import { ROOT } from "./lib/project.mjs";

const OLDEST_NODE = 20;
const SHOWN_LINES = 25;
const LOCK = join(ROOT, "package-lock.json");
const INSTALLED = join(ROOT, "node_modules", ".package-lock.json");
const quiet = process.argv.includes("--quiet");

const say = (line) => process.stderr.write(`${line}\n`);

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= OLDEST_NODE) return;
  throw new Error(
    `setup: Node is too old, ${process.versions.node}. Install Node ${OLDEST_NODE} or later: https://nodejs.org/`,
  );
}

const packages = (path) => JSON.parse(readFileSync(path, "utf8")).packages ?? {};

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  if (statSync(LOCK).mtimeMs <= statSync(INSTALLED).mtimeMs) return true;
  const present = packages(INSTALLED);
  return Object.entries(packages(LOCK)).every(
    ([name, wanted]) =>
      name === "" || present[name]?.version === wanted.version || (wanted.optional && !(name in present)),
  );
}

function npm(...words) {
  const options = { cwd: ROOT, encoding: "utf8", shell: process.platform === "win32" };
  const run = spawnSync("npm", [...words, "--no-audit", "--no-fund", "--loglevel=error"], options);
  const output = `${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}`.trim();
  return { done: run.status === 0, output: output.split("\n").slice(0, SHOWN_LINES).join("\n") };
}

function install() {
  say("setup: installing what package-lock.json names (npm ci) …");
  let run = npm("ci");
  if (!run.done && /EUSAGE/.test(run.output)) {
    say(
      "setup: package-lock.json does not name every package; asking the registry for the rest (npm install) …",
    );
    run = npm("install", "--no-save");
  }
  if (run.done) return;
  throw new Error(
    `setup: npm failed.\n${run.output}\nCheck the network and the free disk space, then run: node scripts/setup.mjs`,
  );
}

async function setup() {
  checkNode();
  if (!existsSync(LOCK)) throw new Error("setup: package-lock.json is missing. Restore it from git.");
  if (!isInstalled()) install();
  if (!isBuilt()) {
    say("setup: building dist/ …");
    const { build } = await import("./build.mjs");
    await build();
  } else if (!quiet) say("setup: nothing to do.");
}

async function main() {
  const lock = join(ROOT, ".claque", "setup.lock");
  if (quiet && existsSync(LOCK) && isInstalled() && isBuilt()) return checkNode();
  await withLock(lock, setup, (pid) =>
    say(`setup: waiting for another setup in this folder (process ${pid}) …`),
  );
}

main().catch((error) => {
  say(error.message);
  process.exitCode = 1;
});
