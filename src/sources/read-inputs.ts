/** Reads every input of a plan into the table `raw`, and what cannot be trusted into `rejected`. */
import type { Readable } from "node:stream";
import { isPipe, type RejectedRecord } from "../files/index.js";
import {
  ClaqueError,
  InputError,
  type InputQuality,
  mapName,
  type PlanInput,
  REJECTED,
  type ReadPlan,
  type RunContext,
  SHARED_FIELDS,
  sharesNothing,
  UsageError,
} from "../model/index.js";
import { createTable, type Store } from "../store/index.js";
import type { Choice } from "./choose-source.js";
import { fileAccount } from "./file-account.js";
import { likelyColumns } from "./generic/likely-columns.js";
import { inputPlace } from "./input-place.js";
import { type OpenInput, openInput } from "./open-input.js";
import { RawWriter } from "./raw-rows.js";
import { readColumns } from "./raw-select.js";
import { createRaw, rawTarget } from "./raw-table.js";
import { readCells } from "./read-cells.js";
import { readRecords } from "./read-records.js";
import { type RowCounts, readParquet, readTable } from "./read-table.js";
import { addRejected } from "./rejected-rows.js";
import type { FileHead, Mapping, RawField, RawRow } from "./source.js";

/** What to read and how. */
export interface ReadOptions {
  readonly inputs: readonly PlanInput[];
  readonly read: ReadPlan;
  /** An existing folder of the caller for stage files; they are removed again. */
  readonly workFolder: string;
  /** Standard input, for the path `-`. */
  readonly stdin?: Readable;
  /** Scan, count and hash, but leave `raw` empty. */
  readonly dryRun?: boolean;
}

/**
 * Makes the tables `raw` and `rejected` and fills them from the inputs in order. For every input
 * `rowsRead = rowsKept + rowsRejected + rowsSkipped`. Throws `InputError` for what cannot be read at all and `UsageError`
 * for a source or mapping that makes no sense.
 */
export async function readInputs(
  store: Store,
  options: ReadOptions,
  run: RunContext,
): Promise<InputQuality[]> {
  if (!options.inputs.length)
    throw new UsageError("read: no input was named. Name a file, or - for standard input.");
  if (options.inputs.filter((input) => input.path === "-").length > 1)
    throw new UsageError("read: standard input is named twice, -. Name it once.");
  await createRaw(store);
  await createTable(store, REJECTED);
  const list: InputQuality[] = [];
  for (const [file, input] of options.inputs.entries()) {
    run.signal.throwIfAborted();
    try {
      if (await isPipe(input.path))
        run.progress.note(`${input.name} is a pipe: it is read once, as it comes.`);
      const open = await openInput(store, input, options.read, options.stdin);
      run.progress.start(`Reading ${input.name}`, open.text.size ?? 0, "bytes");
      try {
        list.push(await readOne(store, options, file, open, counting(run, open)));
      } finally {
        open.text.close();
        run.progress.end();
      }
    } catch (cause) {
      throw amongOthers(cause, options.inputs.length);
    }
  }
  return list;
}

/** The refusal of one file of several, with what can be done about it: the others may be read without it. */
export function amongOthers(cause: unknown, inputs: number): unknown {
  const Refusal = [InputError, UsageError].find((kind) => cause instanceof kind);
  if (inputs < 2 || !Refusal) return cause;
  const { message } = cause as Error;
  const joint = /[.?]$/.test(message) ? " Or" : "; or";
  return new Refusal(`${message}${joint} leave this file out of the ${inputs} that were named.`, {
    cause,
    flags: cause instanceof ClaqueError ? cause.flags : [],
  });
}

/** Progress in bytes of the file as it lies on the disk, so that the time left is right for packed files too. */
function counting(run: RunContext, { text }: OpenInput): RunContext {
  let told = 0;
  const advance = () => {
    const now = text.taken();
    run.progress.advance(now - told);
    told = now;
  };
  const { progress } = run;
  return {
    ...run,
    progress: {
      start: (label, total, unit) => progress.start(label, total, unit),
      note: (line) => progress.note(line),
      end: () => progress.end(),
      advance,
    },
  };
}

async function readOne(
  store: Store,
  options: ReadOptions,
  file: number,
  open: OpenInput,
  run: RunContext,
): Promise<InputQuality> {
  const choice = open.choose();
  const { input, text } = open;
  const into = options.dryRun
    ? null
    : async (fields: readonly string[]) => (await rawTarget(store, fields)).name;
  const reject = (records: readonly RejectedRecord[]) => addRejected(store, file, input, records);
  const job = { file, open, choice, workFolder: options.workFolder, into, bytes: text.bytes, reject };
  let counts: RowCounts;
  if (open.json === null && !choice.source.recordOf)
    counts = await (open.table ? readTable(store, job, run) : readParquet(store, job));
  else {
    if (open.json) requireRows(choice, input);
    const { platform, timeZone, ofOneAccount } = choice.source;
    const constants = {
      platform,
      time_zone: timeZone,
      ...(ofOneAccount && { account: fileAccount(input) }),
    };
    const writer = into === null ? null : new RawWriter(store, file, constants, options.workFolder);
    const read = async () => {
      if (open.json) return readRecords({ open, choice, writer, reject }, run);
      const add = async (line: number, rows: readonly RawRow[]) => writer?.add(line, rows);
      const found = await readCells(store, { ...job, add }, run);
      await writer?.flush();
      return found;
    };
    counts = await read().finally(() => writer?.discard());
  }
  const rowsRead = counts.kept + counts.rejected + counts.skipped;
  if (rowsRead === 0) throw new InputError(`read: the file holds no rows, ${input.path}. Export it again.`);
  const { bytes, sha256 } = await text.digest();
  const place = inputPlace(open, counts.lists ?? new Set());
  return {
    name: input.name,
    path: input.path,
    bytes,
    sha256,
    ...(text.size === null && input.path !== "-" && { once: true }),
    ...description(open, choice),
    ...(place && { place }),
    rowsRead,
    rowsKept: counts.kept,
    rowsRejected: counts.rejected,
    rowsSkipped: counts.skipped,
  };
}

function requireRows(choice: Choice, input: PlanInput): void {
  if (!choice.source.rows)
    throw new InputError(
      `read: the source ${choice.source.id} reads tables, ${input.path} holds JSON. Use --source generic with --map.`,
    );
}

/** What is said of an input in the quality report, beside its rows. */
export function description(open: OpenInput, choice: Choice) {
  const { head, text, table } = open;
  const used = new Set(
    readColumns(choice.source, choice.mapping, head).map((column) => column.toLowerCase()),
  );
  const known = (open.json !== null || choice.source.recordOf !== undefined) && !choice.source.byMapping;
  const unusedColumns = known ? [] : head.columns.filter((column) => !used.has(column.toLowerCase()));
  return {
    source: choice.source.id,
    recognisedBy: choice.because,
    encoding: text.encoding(),
    delimiter: table?.delimiter ?? null,
    compression: text.compression,
    preambleLines: table?.preambleLines ?? 0,
    mapping: choice.mapping as Readonly<Record<string, string>>,
    ...(choice.source.listsInText && { listsInText: choice.source.listsInText }),
    unusedColumns,
    ...(choice.source.byMapping && { likelyShared: unreadShared(head, choice.mapping, unusedColumns) }),
  };
}

/** Likely columns of what accounts share that nothing fills yet, by field of `--map`. Where nothing that is shared is read, an address of posts may be what they link to. */
function unreadShared(
  head: FileHead,
  mapping: Mapping,
  unused: readonly string[],
): Readonly<Record<string, string>> {
  const address = sharesNothing(mapping) && mapping.permalink ? [mapping.permalink] : [];
  const open = SHARED_FIELDS.filter((field) => mapping[field as RawField] === undefined).map(mapName);
  return Object.fromEntries(
    Object.entries(likelyColumns(head, [...address, ...unused], mapping.account)).filter(([field]) =>
      open.includes(field),
    ),
  );
}
