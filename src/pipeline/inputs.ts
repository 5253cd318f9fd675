/** Inputs as the user names them (files, folders, globs, `-`) to a list of files. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { containerOf, memberPath, sheetsOf, zipMembers } from "../files/index.js";
import { UsageError } from "../model/index.js";

/** Files of these kinds are taken from a folder, and but for the last two from an archive. */
const TAKEN = /\.(?:csv|tsv|txt|json|jsonl|ndjson|parquet)(?:\.gz|\.zst)?$|\.(?:zip|xlsx)$/i;
const OF_ARCHIVE = /\.(?:csv|tsv|txt|json|jsonl|ndjson)(?:\.gz|\.zst)?$|(?:^|\/)tweets?(?:-part\d+)?\.js$/i;
/** Files that an archive holds beside the data. */
const NO_DATA = /(?:^|\/)(?:__MACOSX\/|\.|read[-_ ]?me|licen[cs]e)/i;

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
  const opened: string[] = [];
  for (const file of new Set(files)) opened.push(...(await membersOf(file)));
  return [...new Set(opened)];
}

/** An archive as its members, a workbook of several sheets as these; every other file as itself. */
async function membersOf(path: string): Promise<string[]> {
  const container = await containerOf(path);
  if (container === null || container.member !== null) return [path];
  if (container.kind === "workbook") {
    const sheets = await sheetsOf(path);
    return sheets.length > 1 ? sheets.map(({ name }) => memberPath(path, name)) : [path];
  }
  const names = (await zipMembers(path)).map(({ name }) => name);
  const taken = names.filter((name) => OF_ARCHIVE.test(name) && !NO_DATA.test(name)).sort();
  if (taken.length === 0 && names.length !== 1)
    throw new UsageError(
      `analyze: the archive ${path} holds no CSV, TSV, JSON or NDJSON file. Unpack it and name the files.`,
    );
  return taken.length === 0 ? [path] : taken.map((name) => memberPath(path, name));
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
      `analyze: the folder ${folder} holds no CSV, TSV, JSON, NDJSON, Parquet, Excel or zip file. Name the files.`,
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
