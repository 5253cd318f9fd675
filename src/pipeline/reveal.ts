/**
 * Reveals the names of one group's members to whoever holds the key and the inputs, for a purpose that is written into the case first.
 * There is no way to ask for an account that is in no group: the members are those of the tables that the manifest vouches for.
 */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { type RevealedName, revealedNames } from "../events/index.js";
import { readTextFile } from "../files/index.js";
import { CaseError, type RunContext, UsageError } from "../model/index.js";
import { readInputs } from "../sources/index.js";
import { Store } from "../store/index.js";
import { assertFinished, openCase } from "./case.js";
import { inTemporaryFolder } from "./lock.js";
import { fileHash, type Manifest, stableJson } from "./manifest.js";
import { keyFingerprint } from "./plan.js";
import { inputPlace } from "./verify.js";
import { VERSION } from "./version.js";

/** File of the case in which every reveal is logged, one JSON object a line, each with the hash of the line before. */
export const REVEALS_FILE = "reveals.ndjson";

/** What to reveal. */
export interface RevealRequest {
  readonly folder: string;
  readonly group: string;
  readonly purpose: string;
  readonly key: Buffer;
  /** Files that may take the place of inputs that are no longer where they were; matched by their hashes. */
  readonly inputs: readonly string[];
  readonly memoryBytes: number;
  readonly threads: number;
}

/** Fewest letters of a purpose. */
const SHORTEST_PURPOSE = 3;

/**
 * The names of the members of a group, in the order of the table `members`. Throws `UsageError` for a missing purpose, an unknown group,
 * another key or a case with plain names, `CaseError` where the tables or the inputs are not what the manifest names, or the log cannot be written.
 */
export async function revealGroup(request: RevealRequest, run: RunContext): Promise<RevealedName[]> {
  const { folder, group, key } = request;
  const purpose = request.purpose.trim();
  if (purpose.length < SHORTEST_PURPOSE)
    throw new UsageError(
      `reveal: no purpose was given. Add --purpose "why you need the names"; ${REVEALS_FILE} keeps it.`,
    );
  const { manifest, members } = await membersOf(folder, group);
  const { identity, read } = manifest.plan;
  if (identity.mode === "plain")
    throw new UsageError(`reveal: ${folder} shows names already. See claque show ${folder} members.`);
  if (identity.keyFingerprint !== keyFingerprint(key))
    throw new UsageError(
      `reveal: the key is not the one of ${folder}. Set CLAQUE_KEY_FILE to the key with which it was made.`,
    );
  const inputs = await standingInputs(folder, manifest, request.inputs);
  await logReveal(folder, { group_id: group, accounts: members.length, purpose });
  return inTemporaryFolder("reveal", async (workFolder) => {
    const store = await Store.open({
      memoryBytes: request.memoryBytes / 2,
      threads: request.threads,
      temporaryDirectory: join(workFolder, "spill"),
      encrypted: true,
      signal: run.signal,
    });
    try {
      const quality = await readInputs(store, { inputs, read, workFolder }, run);
      return await revealedNames(store, { read, key, pseudonyms: members }, quality, run);
    } finally {
      store.close();
    }
  });
}

/** Members of a group by a table that is as the manifest says. */
async function membersOf(folder: string, group: string): Promise<{ manifest: Manifest; members: string[] }> {
  const opened = await openCase(folder);
  try {
    const { manifest } = opened;
    assertFinished(folder, manifest, "reveal");
    const record = manifest.stages
      .flatMap(({ outputs }) => outputs)
      .find((o) => o.file === "members.parquet");
    const now = await fileHash(join(folder, "members.parquet")).catch(() => null);
    if (!record || now?.sha256 !== record.sha256)
      throw new CaseError(
        `reveal: members.parquet is not what the manifest names, ${folder}. Restore it, or analyze again into a new folder.`,
      );
    const members: string[] = [];
    for await (const row of opened.rows("members", { where: { group_id: group } }))
      members.push(String(row.account_id));
    if (members.length === 0)
      throw new UsageError(`reveal: no group "${group}" in ${folder}. See claque show ${folder} groups.`);
    return { manifest, members };
  } finally {
    opened.close();
  }
}

/** Each input where a file with its bytes lies now. */
async function standingInputs(folder: string, { inputs }: Manifest, others: readonly string[]) {
  const hashes = new Map<string, string>();
  for (const path of others) hashes.set((await fileHash(path).catch(() => ({ sha256: "" }))).sha256, path);
  return Promise.all(
    inputs.map(async (input) => {
      const { path, name, sha256, once } = input;
      const found = hashes.get(sha256) ?? (path === "-" || once ? null : await inputPlace(folder, input));
      if (found === null)
        throw new CaseError(
          `reveal: ${name} is not where it was or has changed, ${path}. The names stand in it alone: add --input with the path of the same file.`,
        );
      return { path: found, name };
    }),
  );
}

/** Appends a line to the log, on the disk before any name is known. */
async function logReveal(
  folder: string,
  entry: { readonly group_id: string; readonly accounts: number; readonly purpose: string },
): Promise<void> {
  const path = join(folder, REVEALS_FILE);
  const before = await readTextFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return "";
    throw new CaseError(`reveal: ${path} cannot be read, ${cause.message}. Nothing was revealed.`, { cause });
  });
  const last = before.split("\n").filter(Boolean).at(-1);
  const previous = last === undefined ? null : createHash("sha256").update(last).digest("hex");
  const line = stableJson({
    at: new Date().toISOString(),
    claque: VERSION,
    ...entry,
    previous_sha256: previous,
  });
  try {
    const file = await open(path, "a", 0o644);
    try {
      const { size } = await file.stat();
      try {
        await file.appendFile(`${line}\n`);
        await file.sync();
      } catch (cause) {
        await file.truncate(size);
        throw cause;
      }
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new CaseError(
      `reveal: ${path} cannot be written, ${(cause as Error).message}. Nothing was revealed: a reveal that is not logged is none.`,
      { cause },
    );
  }
}
