/** A case in another format, written beside the case, never into it. */
import { lstat, mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { makeWhole } from "../files/index.js";
import { CaseError, type Decision, QUALITY, TABLES, UsageError } from "../model/index.js";
import { codebookPage } from "../outputs/codebook/index.js";
import { csvFormat } from "../outputs/csv/index.js";
import { assertFinished, type OpenCase, openCase } from "./case.js";
import { attempt } from "./case-folder.js";
import { type CaseStore, openCaseStore } from "./case-store.js";
import { brokenWords, DecisionLog } from "./decision-log.js";
import { standingDecisions } from "./decisions.js";
import { chooseGroups, SMALLEST_GROUP } from "./exports/choose-groups.js";
import type { ExportContext, ExportFormat, ExportOption, ExportRequest } from "./exports/format.js";
import { exportFormat, formatsTaking } from "./exports/registry.js";
import { EXPORTABLE } from "./exports/table-names.js";
import { STAGES } from "./stages.js";

export type { ExportRequest } from "./exports/format.js";
export { EXPORT_FORMATS } from "./exports/registry.js";
export { EXPORTABLE, EXPORTED, RESULTS } from "./exports/table-names.js";

/** What an export wrote. */
export interface Exported {
  /** Paths of the files. */
  readonly files: readonly string[];
  /** What the user must know of it: what was left out, and why. */
  readonly notes: readonly string[];
}

/** Memory of the store of an export, bytes; streams need little. */
const STORE_MEMORY = 1.5e8;

/**
 * Exports a case, whole or not at all. Throws `UsageError` for an unknown format, table, group or locale, for an option that makes no sense with
 * the format and for a target that exists, `CaseError` for a case that is not finished, `ResourceError` for a full disk.
 */
export async function exportCase(folder: string, request: ExportRequest): Promise<Exported> {
  const { to } = request;
  const format = checked(request);
  if (await lstat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
  const opened = await openCase(folder);
  const held = new HeldCase(opened);
  try {
    assertFinished(folder, opened.manifest, "export");
    const notes: string[] = [];
    const context = await contextOf(held, { request, note: (sentence) => notes.push(sentence) });
    if (format.ofGroups && context.groups.rows.length === 0)
      throw new UsageError(
        `export: the case holds no group, so there is nothing to write as ${format.id}. Nothing was written.`,
      );
    await attempt(to, () => mkdir(dirname(resolve(to)), { recursive: true }));
    let files: readonly string[] = [to];
    await makeWhole(to, { stage: "export", fresh: true }, async (part) => {
      if (format.writes === "file") await format.write(part, context);
      else files = (await format.write(part, context)).map((name) => join(to, name));
    });
    return { files, notes };
  } finally {
    held.close();
  }
}

function checked({ tables, ...request }: ExportRequest): ExportFormat {
  const format = exportFormat(request.format);
  const unknown = tables?.find((name) => !EXPORTABLE.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--table: no such table, "${unknown}". Tables: ${EXPORTABLE.join(", ")}.`);
  const given: Readonly<Record<ExportOption, unknown>> = {
    groups: request.groups,
    aggregate: request.aggregate || undefined,
    table: tables,
    locale: request.locale,
    lists: request.lists,
    tlp: request.tlp,
  };
  if (request.aggregate && tables)
    throw new UsageError(
      "--table: of no use with --aggregate, which has tables of its own. Nothing was written.",
    );
  for (const [option, value] of Object.entries(given) as [ExportOption, unknown][])
    if (value !== undefined && !format.takes.includes(option))
      throw new UsageError(
        `--${option}: of no use with --format ${format.id}. It goes with ${formatsTaking(option).join(", ")}. Nothing was written.`,
      );
  return format;
}

async function contextOf(
  held: HeldCase,
  { request, note }: Pick<ExportContext, "request" | "note">,
): Promise<ExportContext> {
  const { opened } = held;
  const groups = await chooseGroups(opened, request.groups);
  if (groups.tooSmall > 0)
    note(
      `${groups.tooSmall === 1 ? "A group" : `${groups.tooSmall} groups`} of fewer than ${SMALLEST_GROUP} members left out: so few could be told apart.`,
    );
  return {
    folder: opened.folder,
    to: request.to,
    opened,
    groups,
    request,
    csv: csvFormat(request),
    store: () => held.store(),
    decisions: async () => standingDecisions(await held.log()),
    log: () => held.log(),
    note,
  };
}

/** A case with its store and its reviewers' log, each opened when first asked for. */
class HeldCase {
  private opening: Promise<CaseStore> | null = null;

  constructor(readonly opened: OpenCase) {}

  /** Tables in a store. */
  store(): Promise<CaseStore> {
    this.opening ??= openCaseStore(this.opened.folder, { memoryBytes: STORE_MEMORY, threads: 1 });
    return this.opening;
  }

  /** Lines of the log. Throws `CaseError` where it was edited. */
  async log(): Promise<readonly Decision[]> {
    const log = new DecisionLog(this.opened.folder);
    const read = await log.read();
    const broken = brokenWords(log.path, read);
    if (broken) throw new CaseError(broken);
    return read.decisions;
  }

  close(): void {
    this.opened.close();
    this.opening?.then(
      ({ store }) => store.close(),
      () => {},
    );
  }
}

/** Markdown of every table there is, behind an introduction. */
export function tablesBook(introduction: string): string {
  const kept = [...new Set(STAGES.flatMap(({ tables }) => tables))];
  return codebookPage(introduction, {
    kept,
    made: [QUALITY],
    between: TABLES.filter((table) => !kept.includes(table)),
  });
}
