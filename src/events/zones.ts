/** Clocks without a zone: a zone is told or guaranteed, or the run stops and says what to type. */
import { InputError, type InputQuality, placeWords, type ReadPlan, UsageError } from "../model/index.js";
import type { Store } from "../store/index.js";

/**
 * The zone of `--timezone` as the store names it; an offset such as `+02:00` stays as it is, null stays null. Throws
 * `UsageError` for what is neither.
 */
export async function knownZone(store: Store, read: ReadPlan): Promise<string | null> {
  const zone = read.timezone;
  if (zone === null || /^[+-](?:0\d|1[0-4]):?[0-5]\d$/.test(zone)) return zone;
  if (/^(?:z|utc|gmt)$/i.test(zone)) return "UTC";
  const found = await store.row<{ name: string }>(
    "SELECT name FROM pg_timezone_names() WHERE lower(name) = lower(?) ORDER BY name",
    [zone],
  );
  if (found && zone.length > 3) return found.name;
  throw new UsageError(
    `read: no such time zone, ${zone}. Use a name such as Europe/Berlin, or an offset such as +02:00.`,
  );
}

const placeOf = (input: InputQuality | undefined, line: number): string =>
  input?.place ? placeWords(input.name, line, input.place) : `${input?.name ?? "input"} line ${line}`;

/** Throws `InputError` with examples when `read_rows` holds clocks without a zone. */
export async function requireZones(store: Store, inputs: readonly InputQuality[]): Promise<void> {
  const without = "form = 5 AND zone IS NULL AND account IS NOT NULL";
  const count = await store.row<{ n: number; total: number }>(
    `SELECT count(*) FILTER (${without}) AS n, count(*) AS total FROM read_rows`,
  );
  if (!count?.n) return;
  const examples = await store.rows<{ file: number; line: number; time: string }>(
    `SELECT source_file AS file, source_line AS line, time FROM read_rows WHERE ${without} ORDER BY source_file, source_line, source_part LIMIT 3`,
  );
  const shown = examples.map(
    ({ file, line, time }) => `${placeOf(inputs[file], line)}: "${time.slice(0, 40)}"`,
  );
  throw new InputError(
    `read: the clock carries no zone, ${count.n} of ${count.total} rows (${shown.join("; ")}). Say which zone it shows, for example --timezone Europe/Berlin or --timezone UTC.`,
  );
}
