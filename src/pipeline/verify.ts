/**
 * Compares a case with its manifest: the manifest with its own hash, inputs and outputs with theirs, logs line by line, and what lies in
 * the folder with what was written there.
 */
import { createHash } from "node:crypto";
import { readdir, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { isPipe, readTextFile } from "../files/index.js";
import { DECISIONS_FILE, readLog } from "./decision-log.js";
import { KEPT_FILE } from "./kept-results.js";
import { clearLeftOver, WORK_FOLDER } from "./lock.js";
import { fileHash, type InputRecord, MANIFEST_FILE, readManifest, sealOf } from "./manifest.js";

/** Logs of a case: JSON lines, each with the hash of the line before it. */
export const LOGS: readonly string[] = ["reveals.ndjson", DECISIONS_FILE];

/** One file of a case compared with its manifest. */
export interface VerifiedFile {
  readonly kind: "manifest" | "input" | "output" | "log" | "other";
  /** Name in the case, or path of an input as it was found. */
  readonly file: string;
  /** `moved`: an input that lies elsewhere with the same bytes; `not a file`: standard input and pipes; `no hash`: a manifest of an earlier version; `added`: in the folder, and nothing of the case. */
  readonly state: "same" | "changed" | "absent" | "moved" | "added" | "not a file" | "no hash";
}

/** Whether a state says that the case is not what its manifest names. */
export const isBroken = ({ state }: VerifiedFile): boolean =>
  state === "changed" || state === "absent" || state === "added";

/**
 * Compares every file; of an unfinished case those that are there so far. Throws `CaseError` where the folder is no case.
 *
 * @example
 * ```ts
 * import { verifyCase } from "claque";
 *
 * const files = await verifyCase("my-case");
 * console.log(files.every(({ state }) => state === "same")); // → true
 * ```
 */
export async function verifyCase(folder: string): Promise<VerifiedFile[]> {
  const manifest = await readManifest(folder);
  await clearLeftOver(folder);
  const { manifestSha256: seal, ...sealed } = manifest;
  const files: VerifiedFile[] = [
    {
      kind: "manifest",
      file: MANIFEST_FILE,
      state: seal === undefined ? "no hash" : seal === sealOf(sealed) ? "same" : "changed",
    },
  ];
  for (const input of manifest.inputs) files.push(await verifiedInput(folder, input));
  const outputs = manifest.stages.flatMap((stage) => stage.outputs);
  for (const { file, sha256 } of outputs)
    files.push({ kind: "output", file, state: await stateOf(join(folder, file), sha256) });
  const known = new Set([MANIFEST_FILE, WORK_FOLDER, KEPT_FILE, ...outputs.map(({ file }) => file)]);
  for (const file of (await readdir(folder)).sort()) {
    if (LOGS.includes(file)) files.push({ kind: "log", file, state: await stateOfLog(folder, file) });
    else if (!known.has(file)) files.push({ kind: "other", file, state: "added" });
  }
  return files;
}

/** Where an input stands from its case, so that both can be moved together. */
export const fromCase = (folder: string, path: string): string => relative(resolve(folder), resolve(path));

/** Where a file with the bytes of an input lies: where it was, where it stands from the case, or beside the case; null for nowhere. */
export async function inputPlace(folder: string, input: InputRecord): Promise<string | null> {
  const real = await realpath(folder).catch(() => resolve(folder));
  const places = [
    input.path,
    ...(input.fromCase === undefined
      ? []
      : [join(resolve(folder), input.fromCase), join(real, input.fromCase)]),
    join(dirname(real), besideName(input.path)),
  ];
  for (const place of new Set(places)) if ((await stateOf(place, input.sha256)) === "same") return place;
  return null;
}

/** The name of an input without its folders; of a member of an archive with the way into it. */
function besideName(path: string): string {
  const at = path.indexOf("!/");
  return at < 0 ? basename(path) : `${basename(path.slice(0, at))}${path.slice(at)}`;
}

async function verifiedInput(folder: string, input: InputRecord): Promise<VerifiedFile> {
  const { path, name } = input;
  const kind = "input";
  if (path === "-") return { kind, file: "standard input", state: "not a file" };
  if (input.once || (await isPipe(path))) return { kind, file: name, state: "not a file" };
  const place = await inputPlace(folder, input);
  if (place === path) return { kind, file: path, state: "same" };
  if (place !== null) return { kind, file: relative("", place), state: "moved" };
  return { kind, file: path, state: await stateOf(path, input.sha256) };
}

async function stateOf(path: string, sha256: string): Promise<"same" | "changed" | "absent"> {
  const now = await fileHash(path).catch(() => null);
  return now === null ? "absent" : now.sha256 === sha256 ? "same" : "changed";
}

/** The reviewers' log keeps more than a chain, and is read by its own rules. */
const stateOfLog = async (folder: string, file: string): Promise<"same" | "changed"> => {
  if (file !== DECISIONS_FILE) return logState(join(folder, file));
  return (await readLog(join(folder, file))).brokenLine === null ? "same" : "changed";
};

/** Whether each line of a log names the hash of the line before it, and the first one none. */
async function logState(path: string): Promise<"same" | "changed"> {
  const text = await readTextFile(path).catch(() => null);
  if (text === null || !(text === "" || text.endsWith("\n"))) return "changed";
  let before: string | null = null;
  for (const line of text.split("\n").filter(Boolean)) {
    try {
      if ((JSON.parse(line) as { previous_sha256?: unknown }).previous_sha256 !== before) return "changed";
    } catch {
      return "changed";
    }
    before = createHash("sha256").update(line).digest("hex");
  }
  return "same";
}
