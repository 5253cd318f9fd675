/** The demo: a made-up world with one planted group, analyzed as a user would, compared with its labels. */
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { accountId, pseudonymOf } from "../events/index.js";
import { type RunContext, UsageError } from "../model/index.js";
import { simulate } from "../simulate/index.js";
import { openCase } from "./case.js";
import { MANIFEST_FILE } from "./manifest.js";
import { resolvePlan } from "./plan.js";
import { runPlan } from "./run.js";
import type { RunSummary } from "./summary.js";

/** What the demo showed. */
export interface DemoResult {
  readonly summary: RunSummary;
  readonly accounts: number;
  readonly planted: number;
  readonly plantedInFirst: number;
  readonly othersInFirst: number;
}

/** Simulates, analyzes and compares. `out` is replaced when it holds an earlier demo, and refused when it holds anything else. */
export async function runDemo(options: {
  out: string;
  seed: number;
  key: Buffer;
  cores: number;
  context: RunContext;
  peakMemoryBytes?: () => number;
}): Promise<DemoResult> {
  if (!Number.isInteger(options.seed) || options.seed < 0)
    throw new UsageError(`--seed: not a whole number from 0, "${options.seed}".`);
  await clearEarlierDemo(options.out);
  const world = await simulate(
    { scenario: "small-farm", seed: options.seed, folder: join(options.out, "world") },
    options.context,
  );
  const plan = resolvePlan([world.eventsPath], { seed: options.seed }, { cores: options.cores }, options.key);
  const out = join(options.out, "case");
  const summary = await runPlan(plan, {
    out,
    key: options.key,
    context: options.context,
    peakMemoryBytes: options.peakMemoryBytes,
  });
  const planted = await plantedPseudonyms(world.labelsPath, options.key);
  const members = await firstGroup(out);
  const plantedInFirst = members.filter((m) => planted.has(m)).length;
  return {
    summary,
    accounts: world.accounts,
    planted: world.planted,
    plantedInFirst,
    othersInFirst: members.length - plantedInFirst,
  };
}

async function clearEarlierDemo(out: string): Promise<void> {
  const there = await stat(out).catch(() => null);
  if (!there) return;
  const known = await Promise.all(
    [join(out, "case", MANIFEST_FILE), join(out, "world", "scenario.json")].map((p) =>
      stat(p).catch(() => null),
    ),
  );
  if (known.every((k) => k === null))
    throw new UsageError(
      `demo: ${out} exists and holds no earlier demo. Choose another --out; nothing was changed.`,
    );
  await rm(join(out, "case"), { recursive: true, force: true });
  await rm(join(out, "world"), { recursive: true, force: true });
}

async function firstGroup(folder: string): Promise<string[]> {
  const opened = await openCase(folder);
  const members: string[] = [];
  for await (const row of opened.rows("members", { where: { group_id: "g-001" } }))
    members.push(String(row.account_id));
  opened.close();
  return members;
}

async function plantedPseudonyms(labelsPath: string, key: Buffer): Promise<Set<string>> {
  const rows = (await readFile(labelsPath, "utf8")).trim().split("\n").slice(1);
  const planted = rows.map((row) => row.split(",")).filter(([, label]) => label === "planted");
  return new Set(planted.map(([account]) => pseudonymOf(key, accountId("sim", account))));
}
