/** Where the inputs of a case lie now: where they were, beside the case, or in a folder that somebody names; known by their hashes alone. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { memberPath } from "../files/index.js";
import { CaseError, type PlanInput, UsageError } from "../model/index.js";
import { fileHash, type InputRecord } from "./manifest.js";
import { inputPlace } from "./verify.js";

/** The parts of a path that leads into an archive or a workbook; `member` is null for a plain file. */
function partsOf(path: string): { file: string; member: string | null } {
  const at = path.indexOf("!/");
  return at < 0 ? { file: path, member: null } : { file: path.slice(0, at), member: path.slice(at + 2) };
}

/**
 * Each input at a place whose bytes have the hash that the manifest names, in the order and under the names of the manifest. `inputs` is a
 * folder (searched with all below it) or a file; null for the places that the manifest knows. Throws `CaseError` where one is not found.
 */
export async function foundInputs(
  folder: string,
  records: readonly InputRecord[],
  { command, inputs }: { readonly command: string; readonly inputs: string | null },
): Promise<PlanInput[]> {
  const files = inputs === null ? [] : await filesBelow(inputs);
  const found: PlanInput[] = [];
  for (const record of records) {
    const path =
      inputs === null
        ? record.path === "-" || record.once
          ? null
          : await inputPlace(folder, record)
        : await placeAmong(files, record);
    if (path === null) throw new CaseError(missing(command, record, inputs));
    found.push({ path, name: record.name });
  }
  return found;
}

const missing = (command: string, { name, sha256 }: InputRecord, inputs: string | null): string =>
  inputs === null
    ? `${command}: ${name} is not where it was, or has other bytes. Add --inputs DIR with the folder that holds it now; it is known by its SHA-256, ${sha256}.`
    : `${command}: no file in ${inputs} has the bytes of ${name}, SHA-256 ${sha256}. Name the folder that holds the inputs as they were read.`;

/** A file's path, or that of its member, whose bytes are those of the input; files of its name are tried first. */
async function placeAmong(files: readonly string[], input: InputRecord): Promise<string | null> {
  const { file, member } = partsOf(input.path);
  const named = (path: string) => basename(path) === basename(file);
  for (const path of [...files.filter(named), ...files.filter((one) => !named(one))]) {
    if (member !== null && (await hasBytes(memberPath(path, member), input))) return memberPath(path, member);
    if ((member !== null || (await sizeOf(path)) === input.bytes) && (await hasBytes(path, input)))
      return path;
  }
  return null;
}

const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;
const hasBytes = async (path: string, { sha256 }: InputRecord): Promise<boolean> =>
  (await fileHash(path).catch(() => null))?.sha256 === sha256;

/** Files of a folder and below it, in order of name; a file as itself. */
async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause) => {
    throw new UsageError(`--inputs: no such folder, ${path}. Name the folder that holds the inputs.`, {
      cause,
    });
  });
  if (!found.isDirectory()) return found.isFile() ? [path] : [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What a run reads beside its inputs (pictures, fact-checks): in the named folder if a file of this name is there, else where it was. */
export async function besidePlace<T extends string | null | undefined>(
  path: T,
  inputs: string | null,
): Promise<T | string> {
  if (typeof path !== "string" || inputs === null) return path;
  const there = await stat(inputs).catch(() => null);
  const moved = join(there?.isDirectory() ? inputs : dirname(inputs), basename(path));
  return (await stat(moved).catch(() => null)) ? moved : path;
}
