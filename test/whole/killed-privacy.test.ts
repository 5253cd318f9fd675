/** A run with pseudonyms that is killed at any moment leaves nothing raw: not in the case, not in its work folder, not in the folder for temporary files. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { desk, start } from "./program.js";

const at = desk();
const ROWS = 250_000;
const MARK = /zqmark\d+x|Zqmark Person/i;

/** Rows enough for stage files, and for a store of little memory to spill. */
function rows(): string {
  const lines = ["account_id,username,name,post_id,created_at,text,urls"];
  for (let i = 0; i < ROWS; i++)
    lines.push(
      `99${1_000_000 + (i % 5000)},zqmark${i % 5000}x,Zqmark Person ${i % 5000},98${10_000_000 + i},${new Date(1.7e12 + i * 7919).toISOString()},"@zqmark${(i * 31) % 5000}x word${i % 777} and many words more ${i} by zqmark${i % 5000}x",https://x.com/zqmark${i % 5000}x/status/98${10_000_000 + i}`,
    );
  return `${lines.join("\n")}\n`;
}

/** Files below a folder that hold a mark. */
function marked(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return marked(path);
    return MARK.test(readFileSync(path).toString("latin1")) ? [path] : [];
  });
}

beforeAll(() => {
  writeFileSync(at.path("posts.csv"), rows());
  mkdirSync(at.path("tmp"));
});
afterAll(() => at.remove());

it.each([
  ["analyze", ["analyze", "posts.csv", "--map", "handle=username", "--memory", "300MB", "--out", "case"]],
  ["inspect", ["inspect", "posts.csv"]],
])("%s", { timeout: 200_000 }, async (_, args) => {
  let seen = 0;
  for (const moment of [1500, 2500, 4000, 6000, 9000]) {
    const { child, ended } = start(at.folder, args, { env: { TMPDIR: at.path("tmp") } });
    await setTimeout(moment);
    child.kill("SIGKILL");
    await ended;
    const folders = [
      at.path("tmp"),
      ...readdirSync(at.folder)
        .filter((name) => name === "case")
        .map(at.path),
    ];
    seen += folders.filter((folder) => readdirSync(folder).length > 0).length;
    expect(folders.flatMap(marked), `after ${moment} ms`).toEqual([]);
  }
  expect(seen).toBeGreaterThan(0);
});
