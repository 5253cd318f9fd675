/** Clocks without a zone: a zone is told or guaranteed, or the run stops and says what to type. */
import { InputError, type InputQuality, placeWords, type ReadPlan, UsageError } from "../model/index.js";
import { literal, type Store } from "../store/index.js";
import { FEW_ROWS } from "./date-only.js";
import { minutesText } from "./odd-clocks.js";
import { NAMED_ZONES, windowsZone } from "./zone-names.js";

/**
 * The zone of `--timezone` as the store names it; an offset such as `+02:00` stays as it is, null stays null. Throws
 * `UsageError` for what is neither.
 */
export async function knownZone(store: Store, read: ReadPlan): Promise<string | null> {
  const zone = read.timezone;
  if (zone === null || /^[+-](?:0\d|1[0-4]):?[0-5]\d$/.test(zone)) return zone;
  if (/^(?:z|utc|gmt)$/i.test(zone)) return "UTC";
  const name = windowsZone(zone) ?? zone;
  const found = await store.row<{ name: string }>(
    "SELECT name FROM pg_timezone_names() WHERE lower(name) = lower(?) ORDER BY name",
    [name],
  );
  if (found && name.length > 3) return found.name;
  throw new UsageError(
    `read: no such time zone, ${zone}. Use a name such as Europe/Berlin, or an offset such as +02:00.`,
  );
}

const placeOf = (input: InputQuality | undefined, line: number): string =>
  input?.place ? placeWords(input.name, line, input.place) : `${input?.name ?? "input"} line ${line}`;

/** Distinct values of a column of zones; one with more holds something else. */
const FEW_ZONES = 400;

/** SQL of the zone that a row of `raw` names in a column of its own, as the store takes it; NULL for what names none. */
export async function zoneColumnSql(store: Store): Promise<string> {
  const zones = await store.rows<{ zone: string }>(
    `SELECT DISTINCT time_zone AS zone FROM raw WHERE time_zone IS NOT NULL LIMIT ${FEW_ZONES + 1}`,
  );
  if (zones.length === 0 || zones.length > FEW_ZONES) return "NULL::VARCHAR";
  const names = await store.rows<{ name: string }>("SELECT name FROM pg_timezone_names() ORDER BY name DESC");
  const known = new Map(names.map(({ name }) => [name.toLowerCase(), name]));
  const branches = zones.flatMap(({ zone }) => {
    const found = zone.includes("\0") ? null : zoneOf(zone.trim(), known);
    return found === null ? [] : [`WHEN ${literal(zone)} THEN ${literal(found)}`];
  });
  return branches.length === 0 ? "NULL::VARCHAR" : `CASE time_zone ${branches.join(" ")} END`;
}

/** A zone as the store takes it, from a name of any sort, an offset or seconds east of Greenwich; null for any other text. */
function zoneOf(text: string, known: ReadonlyMap<string, string>): string | null {
  if (/^(?:z|utc|gmt)$/i.test(text)) return "UTC";
  const offset = /^(?:utc|gmt)?([+-]?)(\d{1,2})(?::?([0-5]\d))?$/i.exec(text);
  if (offset && Number(offset[2]) <= 14)
    return `${offset[1] || "+"}${offset[2].padStart(2, "0")}:${offset[3] ?? "00"}`;
  if (/^[+-]?\d{4,5}$/.test(text) && Number(text) % 900 === 0 && Math.abs(Number(text)) <= 50_400)
    return minutesText(Number(text) / 60);
  if (Object.hasOwn(NAMED_ZONES, text.toUpperCase())) return minutesText(NAMED_ZONES[text.toUpperCase()]);
  return known.get((windowsZone(text) ?? text).toLowerCase()) ?? null;
}

/** Throws `InputError` with examples when more than a few rows of a file in `read_rows` have a clock without a zone. */
export async function requireZones(store: Store, inputs: readonly InputQuality[]): Promise<void> {
  const files = await store.rows<{ file: number; n: number; total: number }>(
    `SELECT source_file AS file, count(*) FILTER (reason = 'no-zone') AS n, count(*) AS total FROM read_rows
     GROUP BY source_file HAVING n > total * ${FEW_ROWS} ORDER BY file`,
  );
  if (files.length === 0) return;
  const [n, total] = [sumOf(files, "n"), sumOf(files, "total")];
  const examples = await store.rows<{ file: number; line: number; time: string }>(
    "SELECT source_file AS file, source_line AS line, time FROM read_rows WHERE reason = 'no-zone' ORDER BY source_file, source_line, source_part LIMIT 3",
  );
  const shown = examples.map(
    ({ file, line, time }) => `${placeOf(inputs[file], line)}: "${time.slice(0, 40)}"`,
  );
  throw new InputError(
    `read: the clock carries no zone, ${n} of ${total} rows (${shown.join("; ")}). Say which zone it shows, for example --timezone Europe/Berlin or --timezone UTC.`,
    { flags: ["--timezone ZONE"] },
  );
}

const sumOf = <Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number =>
  rows.reduce((sum, row) => sum + row[key], 0);
