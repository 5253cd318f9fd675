/** Inputs as the user names them (files, folders, globs, `-`) to a list of files. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../model/index.js";

/** Files of these kinds are taken from a folder. */
const TAKEN = /\.(csv|tsv|txt|json|jsonl|ndjson|parquet)(\.gz|\.zst)?$/i;

/** The files behind what the user named, folders and globs expanded in order of name. Throws `UsageError`. */
export async function inputFiles(named: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of named) {
    if (name === "-") files.push(name);
    else if (await isFolder(name)) files.push(...(await folderFiles(name)));
    else if (/[*?[]/.test(basename(name)) && !(await exists(name))) files.push(...(await globFiles(name)));
    else files.push(name);
  }
  if (files.filter((f) => f === "-").length > 1)
    throw new UsageError('analyze: "-" is named twice. Standard input can be read once.');
  return [...new Set(files)];
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isDirectory(),
    () => false,
  );

async function folderFiles(folder: string): Promise<string[]> {
  const files = await filesIn(folder, (name) => TAKEN.test(name));
  if (files.length === 0)
    throw new UsageError(
      `analyze: the folder ${folder} holds no CSV, TSV, JSON, NDJSON or Parquet file. Name the files.`,
    );
  return files;
}

async function globFiles(pattern: string): Promise<string[]> {
  const expression = globExpression(basename(pattern));
  const files = await filesIn(dirname(pattern), (name) => expression.test(name));
  if (files.length === 0)
    throw new UsageError(`analyze: no file matches ${pattern}. Check the folder and the pattern.`);
  return files;
}

/** `*`, `?` and `[a-z]` as a shell reads them in a name; what makes no pattern stands for itself. */
function globExpression(pattern: string): RegExp {
  const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const parts = (pattern.match(/\[[^[\]\\]+\]|[\s\S]/g) ?? []).map((part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    return part.length > 1 ? part.replace(/^\[[!^]/, "[^") : literally(part);
  });
  try {
    return new RegExp(`^${parts.join("")}$`, "s");
  } catch {
    return new RegExp(`^${literally(pattern)}$`);
  }
}

/** Files of a folder, links to files too, in order of name; a link that leads nowhere is left for the reader to name. */
async function filesIn(folder: string, taken: (name: string) => boolean): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter(taken).sort();
  const files: string[] = [];
  for (const name of names) {
    const there = await stat(join(folder, name)).catch(() => null);
    if (there === null || there.isFile()) files.push(join(folder, name));
  }
  return files;
}
