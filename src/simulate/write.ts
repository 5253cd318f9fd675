/** Writes a labelled world as files: events for `claque analyze`, labels for scoring, and what it is for whoever asks. */
import { mkdir, readFile, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Parts, writeError, writeWhole } from "../files/index.js";
import { UsageError } from "../model/index.js";
import type { Label } from "./events.js";

/** Paths of the files. */
export interface WorldFiles {
  readonly eventsPath: string;
  readonly labelsPath: string;
  readonly scenarioPath: string;
  /** In worlds whose truth is more than labels. */
  readonly truthPath: string;
}

/** What goes into the files. */
export interface WorldContent {
  /** Any number of events as JSON, one a line, each with its line feed; a string may hold several. */
  readonly events: Iterable<string>;
  readonly labels: readonly Label[];
  /** What `scenario.json` holds; asked before the events and after them. */
  readonly about: object | (() => object);
  /** What `truth.json` holds, asked after the last event. */
  readonly truth?: () => object;
}

/** Where the files of a world lie. */
export const worldFiles = (folder: string): WorldFiles => ({
  eventsPath: join(folder, "events.ndjson"),
  labelsPath: join(folder, "labels.csv"),
  scenarioPath: join(folder, "scenario.json"),
  truthPath: join(folder, "truth.json"),
});

/** Throws `UsageError` where files of a world's names stand in the folder that no simulation made. */
export async function assertFree(folder: string): Promise<void> {
  const files = worldFiles(folder);
  const there = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  if (await there(files.scenarioPath)) return;
  if ((await there(files.eventsPath)) || (await there(files.labelsPath)))
    throw new UsageError(
      `simulate: ${folder} holds files of these names and no scenario.json. Choose another --out; nothing was written.`,
    );
}

/**
 * Writes `events.ndjson`, `labels.csv`, `scenario.json` and `truth.json` where there is one to `folder`, made where absent; the same world is written again. Throws
 * `UsageError` where another world or other files of these names are there or the folder cannot be written, `ResourceError` for a full disk; then it takes back what it made.
 */
export async function writeWorld(content: WorldContent, folder: string): Promise<WorldFiles> {
  await assertFree(folder);
  const { about, truth } = content;
  await assertSame(folder, typeof about === "function" ? about() : about);
  const files = worldFiles(folder);
  const made: string[] = [];
  const put = async (path: string, parts: Parts) => {
    if (!(await stat(path).catch(() => null))) made.push(path);
    await writeWhole(path, parts, { stage: "simulate" });
  };
  const putAbout = () =>
    put(files.scenarioPath, `${JSON.stringify(typeof about === "function" ? about() : about, null, 2)}\n`);
  let top: string | undefined;
  try {
    top = await mkdir(folder, { recursive: true });
    await putAbout();
    await rm(files.truthPath, { force: true });
    await put(files.eventsPath, content.events);
    await putAbout();
    if (truth) await put(files.truthPath, `${JSON.stringify(truth(), null, 1)}\n`);
    await put(files.labelsPath, labelsCsv(content.labels));
  } catch (cause) {
    for (const path of made) await rm(path, { force: true });
    if (top !== undefined) await rmdir(folder).catch(() => {});
    throw writeError("simulate", folder, cause);
  }
  return files;
}

/** Throws `UsageError` where a folder holds another world: a case may rest on its bytes. */
async function assertSame(folder: string, about: object): Promise<void> {
  const text = await readFile(worldFiles(folder).scenarioPath, "utf8").catch(() => null);
  if (text === null || origin(text) === origin(JSON.stringify(about))) return;
  throw new UsageError(
    `simulate: ${folder} holds another world (scenario.json differs). Choose another --out, or remove that folder first; nothing was written.`,
  );
}

/** What a world is made of: all that its `scenario.json` says but the counts, which are known at the end. */
function origin(text: string): string | null {
  try {
    return JSON.stringify({ ...JSON.parse(text), counts: null });
  } catch {
    return null;
  }
}

const COLUMNS = ["account", "label", "group", "platform", "crowd"] as const;
const OFFICE_COLUMNS = [...COLUMNS, "operator", "batch", "cover", "team"] as const;

function labelsCsv(labels: readonly Label[]): string {
  const columns = labels[0]?.operator === undefined ? COLUMNS : OFFICE_COLUMNS;
  const row = (label: Label) => `${columns.map((column) => cell(label[column] ?? "")).join(",")}\n`;
  return `${columns.join(",")}\n${labels.map(row).join("")}`;
}

/** A CSV cell that no spreadsheet takes for a formula. */
export function cell(value: string): string {
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
