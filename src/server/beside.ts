/** "Run with these settings": the open case's files and settings again, with one trace and one window, into a case beside it. */
import { join } from "node:path";
import { CaseError, type Plan, UsageError } from "../model/index.js";
import { readManifest } from "../pipeline/manifest.js";
import { keyFingerprint } from "../pipeline/plan.js";
import { runPlan } from "../pipeline/run.js";
import { inputPlace } from "../pipeline/verify.js";
import { VERSION } from "../pipeline/version.js";
import type { RunState } from "./api.js";
import { BesideRequest } from "./contract/start.js";
import type { Desk } from "./desk.js";
import { caseFolders } from "./runs.js";
import type { StartPlace } from "./start.js";

/** Cases of one name that are numbered, at most. */
const MOST = 99;

/**
 * Answers `POST /api/runs/beside`. Only files with the hashes that the case names are read. Throws `UsageError` for a trace that the run did not use
 * and for another key, `CaseError` where an input lies nowhere any more.
 */
export async function besideAnswer(
  place: StartPlace,
  desk: Desk,
  body: unknown,
  onDone: (folder: string) => number,
): Promise<RunState> {
  const { trace, windowSeconds } = BesideRequest.parse(body);
  const { folder, manifest } = desk.case_;
  const { identity } = manifest.plan;
  if (!manifest.network.some((part) => part.trace === trace))
    throw new UsageError(`run: the case did not use the trace ${trace}. Choose one of the list.`);
  const key = identity.mode === "plain" ? null : place.key();
  if (key && identity.keyFingerprint !== keyFingerprint(key))
    throw new UsageError(
      "run: the key is not the one of this case, so its accounts would have other names and could not be compared. Set CLAQUE_KEY_FILE to the key with which the case was made, and start claque open again.",
    );
  const inputs: Plan["inputs"][number][] = [];
  for (const input of manifest.inputs) {
    const path = input.once || input.path === "-" ? null : await inputPlace(folder, input);
    if (path === null)
      throw new CaseError(
        `run: ${input.name} does not lie where the case was made, or is another file now. Put it back beside the case, or run the command in a terminal.`,
      );
    inputs.push({ path, name: input.name });
  }
  const plan: Plan = {
    ...manifest.plan,
    version: VERSION,
    inputs,
    traces: [trace],
    windowsSeconds: [windowSeconds],
    windowsByTrace: { [trace]: [windowSeconds] },
    memoryBytes: place.memoryBytes,
    threads: place.threads,
  };
  const { name, out } = await freePlace(place.cases, nameOf(desk.name, trace, windowSeconds));
  return place.runs.start(
    async (context) => {
      await runPlan(plan, { out, key, context });
      return out;
    },
    { name, onDone: async (made) => onDone(made) },
  );
}

const nameOf = (name: string, trace: string, seconds: number): string =>
  `${
    name
      .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
      .replace(/^[^\p{L}\p{N}]+/u, "")
      .slice(0, 40) || "case"
  }-${trace}-${seconds}s`;

/** A name under which there is no finished case; an unfinished one of the same settings is gone on with. */
async function freePlace(cases: string, name: string): Promise<{ name: string; out: string }> {
  for (let n = 1; n <= MOST; n++) {
    const numbered = n === 1 ? name : `${name}-${n}`;
    const out = join(cases, numbered, "case");
    const manifest = await readManifest(out).catch(() => null);
    if (manifest?.status === "complete") continue;
    if (!manifest) await caseFolders(cases, numbered);
    return { name: numbered, out };
  }
  throw new UsageError(`run: there are ${MOST} cases of the name ${name}. Remove some of them.`);
}
