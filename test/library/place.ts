/** A folder as somebody has it who uses the library: posts, a case, a key, and the package under its name. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/project.mjs";
import { KEY, smallCase } from "../support/small-case.js";

/** Where the examples run. */
export interface Place {
  readonly folder: string;
  /** Runs JavaScript as a module; what it printed. Throws with what it said when it fails. */
  readonly run: (code: string) => string;
  /** Runs a command line that begins with `claque`. */
  readonly claque: (line: string) => string;
  readonly remove: () => void;
}

/** Makes the folder: `posts.ndjson`, `my-case` made from it, `pseudonym.key`. */
export async function place(): Promise<Place> {
  const made = await smallCase();
  const folder = made.path("desk");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(ROOT, join(folder, "node_modules", "claque"), "junction");
  symlinkSync(made.input, join(folder, "posts.ndjson"));
  symlinkSync(made.folder, join(folder, "my-case"));
  writeFileSync(join(folder, "pseudonym.key"), KEY);
  const env = { ...process.env, CLAQUE_KEY_FILE: join(folder, "pseudonym.key"), NO_COLOR: "1" };
  const node = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      env,
    });
    if (status !== 0) throw new Error(`example: exit code ${status}. ${stderr}`);
    return stdout;
  };
  let number = 0;
  return {
    folder,
    run(code) {
      const file = join(folder, `example-${number++}.mjs`);
      writeFileSync(file, code);
      return node([file]);
    },
    claque: (line) => node([join(ROOT, "dist/cli/main.js"), ...line.trim().split(/\s+/).slice(1)]),
    remove: made.remove,
  };
}

/** Blocks of a Markdown page, in order; `language` is empty where none is named, `indented` for a block without a fence. */
export function blocks(page: string): { language: string; code: string }[] {
  const found: { language: string; code: string; at: number }[] = [];
  for (const match of page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm))
    found.push({ language: match[1], code: match[2], at: match.index });
  return found.sort((a, b) => a.at - b.at);
}
