/**
 * One setup at a time in one folder: `npm test` beside `npm run demo` in a fresh clone would otherwise install and build
 * twice into the same place. The lock names its process; a lock whose process is gone is taken over.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const WAIT_MILLISECONDS = 200;
const UNNAMED_MILLISECONDS = 10_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function taken(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function holder(path) {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    const age = Date.now() - statSync(path).mtimeMs;
    if (pid > 0) return { pid, gone: !isAlive(pid) };
    return { pid: 0, gone: age > UNNAMED_MILLISECONDS };
  } catch {
    return { pid: 0, gone: false };
  }
}

/** Runs `work` while holding the lock file; waits for another process that holds it and calls `onWait(pid)` once. */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!taken(path)) {
    const { pid, gone } = holder(path);
    if (gone) rmSync(path, { force: true });
    else if (!told && pid > 0) {
      onWait(pid);
      told = true;
    }
    await pause(WAIT_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
