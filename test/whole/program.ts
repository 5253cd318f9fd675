/** Runs the built program in a temporary folder, as a user at a shell would. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { random } from "../../src/stats/index.js";

/** What a run printed and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** A temporary folder with its own pseudonym key; `remove` cleans up. */
export function desk(): { folder: string; path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "claque-test-"));
  return {
    folder,
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the program; `uid` runs it as another user. */
export function start(
  folder: string,
  args: readonly string[],
  options: { uid?: number; env?: Record<string, string> } = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    uid: options.uid,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      CLAQUE_KEY_FILE: join(folder, "key"),
      NO_COLOR: "1",
      ...options.env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (part) => {
    stdout += part;
  });
  child.stderr?.on("data", (part) => {
    stderr += part;
  });
  const ended = new Promise<Ended>((done) => child.on("close", (code) => done({ code, stdout, stderr })));
  return { child, ended };
}

/** Runs the program to its end; `input` goes to standard input. */
export async function claque(
  folder: string,
  args: readonly string[],
  options: { uid?: number; input?: string | Buffer; env?: Record<string, string> } = {},
): Promise<Ended> {
  const { child, ended } = start(folder, args, options);
  child.stdin?.on("error", () => {});
  child.stdin?.end(options.input ?? "");
  return ended;
}

/**
 * Shares in which `accounts` accounts act on the same `objects` objects, `gapSeconds` apart, as CSV text. `noise` acts of 211
 * others fall anywhere, on objects as popular as theirs: a group that owns its hours and objects stands out from nobody.
 */
export function sharesCsv(options: {
  accounts: number;
  objects: number;
  gapSeconds: number;
  noise?: number;
}): string {
  const rows = ["object_id,account_id,content_id,timestamp_share"];
  const begin = 1_630_000_000;
  // at no fixed minute: accounts whose stamps sit on a grid are taken for those of a poll
  for (let o = 0; o < options.objects; o++)
    for (let a = 0; a < options.accounts; a++)
      rows.push(
        `o${o},a${a},c${o}-${a},${begin + o * 7200 + ((o * o * 397) % 5003) + a * options.gapSeconds}`,
      );
  const noise = options.noise ?? 0;
  const draw = random(1);
  for (let n = 0; n < noise; n++)
    rows.push(
      `n${draw.integer(Math.ceil(noise / options.accounts))},b${draw.integer(211)},d${n},${begin + draw.integer(options.objects * 7200)}`,
    );
  return `${rows.join("\n")}\n`;
}
