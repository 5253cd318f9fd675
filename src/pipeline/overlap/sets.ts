/** What of a case is compared with another: the members of its findings, and the links, sites and hashtags on which they met. Nothing of a bystander. */
import { join } from "node:path";
import { revealedNames } from "../../events/index.js";
import { NAMING_STATUSES, type RunContext, UsageError } from "../../model/index.js";
import { readInputs } from "../../sources/index.js";
import { Store } from "../../store/index.js";
import { assertFinished, type OpenCase, openCase } from "../case.js";
import { SMALLEST_GROUP } from "../exports/choose-groups.js";
import { foundInputs } from "../find-inputs.js";
import { inTemporaryFolder } from "../lock.js";
import { keyFingerprint } from "../plan.js";

/** The two sorts of element. */
export const KINDS = ["accounts", "objects"] as const;

/** Elements of a case by sort. */
export type Elements = Readonly<Record<(typeof KINDS)[number], readonly string[]>>;

/** Where the elements come from. */
export interface ElementsRequest {
  readonly folder: string;
  /** The key of the pseudonyms; null for a case with plain names. */
  readonly key: Buffer | null;
  /** Folder of the inputs; null for where they were. */
  readonly inputs: string | null;
  readonly memoryBytes: number;
  readonly threads: number;
}

/** Traces whose objects are called the same in every case. */
const COMPARABLE: readonly string[] = ["co-link", "co-domain", "co-hashtag"];

/** Members of findings as the case calls them, and their objects, each with its trace. Throws `UsageError` where fewer than four accounts are found. */
export async function elementsOfCase(
  folder: string,
): Promise<{ opened: OpenCase["manifest"]; elements: Elements }> {
  const opened = await openCase(folder);
  try {
    assertFinished(folder, opened.manifest, "overlap");
    const findings = new Set<string>();
    for await (const { group_id, status } of opened.rows("groups"))
      if ((NAMING_STATUSES as readonly string[]).includes(String(status))) findings.add(String(group_id));
    const accounts = new Set<string>();
    for await (const { group_id, account_id } of opened.rows("members"))
      if (findings.has(String(group_id))) accounts.add(String(account_id));
    const objects = new Set<string>();
    for await (const { group_id, trace, object_id } of opened.rows("meetings"))
      if (findings.has(String(group_id)) && COMPARABLE.includes(String(trace)))
        objects.add(`${trace} ${object_id}`);
    if (accounts.size < SMALLEST_GROUP)
      throw new UsageError(
        `overlap: ${folder} holds no finding, so there is nothing to compare. See claque show ${folder} groups.`,
      );
    return { opened: opened.manifest, elements: { accounts: [...accounts], objects: [...objects] } };
  } finally {
    opened.close();
  }
}

/**
 * Elements of a case under names that another team has too: accounts by their identifiers, which are read from the inputs again where the case has
 * pseudonyms, stay in memory and are not shown. Throws as `elementsOfCase`, `UsageError` for another key, `CaseError` for an input that is not found.
 */
export async function elementsByName(request: ElementsRequest, run: RunContext): Promise<Elements> {
  const { folder, key } = request;
  const { opened: manifest, elements } = await elementsOfCase(folder);
  const { identity, read } = manifest.plan;
  if (identity.mode === "plain") return elements;
  if (key === null || identity.keyFingerprint !== keyFingerprint(key))
    throw new UsageError(
      `overlap: the key is not the one of ${folder}. Set CLAQUE_KEY_FILE to the key with which it was made: without it nobody else's accounts can be compared.`,
    );
  const inputs = await foundInputs(folder, manifest.inputs, { command: "overlap", inputs: request.inputs });
  return inTemporaryFolder("overlap", async (workFolder) => {
    const store = await Store.open({
      memoryBytes: request.memoryBytes / 2,
      threads: request.threads,
      temporaryDirectory: join(workFolder, "spill"),
      encrypted: true,
      signal: run.signal,
    });
    try {
      const quality = await readInputs(store, { inputs, read, workFolder }, run);
      const names = await revealedNames(store, { read, key, pseudonyms: elements.accounts }, quality, run);
      return { ...elements, accounts: names.map(({ account }) => account) };
    } finally {
      store.close();
    }
  });
}
