/** Writes a world as files: events for `claque analyze`, labels for scoring, the scenario for whoever asks what it was. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ResourceError, UsageError } from "../model/index.js";
import type { World } from "./events.js";
import type { Scenario } from "./scenario.js";

/** Paths of the three files. */
export interface WorldFiles {
  readonly eventsPath: string;
  readonly labelsPath: string;
  readonly scenarioPath: string;
}

/**
 * Writes `events.ndjson`, `labels.csv` and `scenario.json` to `folder`, made where absent; an earlier world is replaced. Throws
 * `UsageError` where such files are there that no scenario made, `ResourceError` where it cannot write.
 */
export async function writeWorld(
  world: World,
  scenario: Scenario,
  seed: number,
  folder: string,
): Promise<WorldFiles> {
  const files = {
    eventsPath: join(folder, "events.ndjson"),
    labelsPath: join(folder, "labels.csv"),
    scenarioPath: join(folder, "scenario.json"),
  };
  const there = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  if (
    !(await there(files.scenarioPath)) &&
    ((await there(files.eventsPath)) || (await there(files.labelsPath)))
  )
    throw new UsageError(
      `simulate: ${folder} holds files of these names and no scenario.json. Choose another --out; nothing was written.`,
    );
  const counts = {
    events: world.events.length,
    accounts: world.labels.length,
    planted: world.labels.filter((l) => l.label === "planted").length,
  };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(files.scenarioPath, `${JSON.stringify({ scenario, seed, counts }, null, 2)}\n`);
    await writeFile(files.eventsPath, world.events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    await writeFile(files.labelsPath, labelsCsv(world));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ResourceError(
      `simulate: cannot write to ${folder}, ${reason}. Choose another --out or free some space.`,
      { cause },
    );
  }
  return files;
}

const labelsCsv = (world: World): string =>
  `account,label,group\n${world.labels.map(({ account, label, group }) => `${[account, label, group].map(cell).join(",")}\n`).join("")}`;

/** A CSV cell that no spreadsheet takes for a formula. */
export function cell(value: string): string {
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
