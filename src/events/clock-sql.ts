/**
 * Reading clocks in SQL. A clock is text; its form decides how it becomes microseconds, how fine it is, and whether it
 * carries a zone. An offset is applied, never stripped (casting text with an offset to TIMESTAMP would strip it).
 */
import { literal } from "../store/index.js";
import { NAMED_ZONES } from "./zone-names.js";

/** Forms of clocks. `local` carries no zone; `unknown` is looked at by `odd-clocks.ts`. */
export type ClockForm = "epoch" | "decimal" | "zoned" | "legacy" | "named" | "local" | "unknown";

const DATE = "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}";
const TIME = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?";
const ISO = `${DATE}(?:[T ]${TIME})?`;
const OFFSET = "(?:[Zz]|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";
/** A date and a time without a mark between their numbers: as a number of seconds or milliseconds it lies outside of all bounds. */
const COMPACT =
  "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?)?";
const LEGACY = "[A-Z][a-z]{2} [A-Z][a-z]{2} [0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4} [0-9]{4}";

/** The forms; SQL names each by its place in this list. */
export const FORMS: readonly ClockForm[] = [
  "unknown",
  "epoch",
  "zoned",
  "legacy",
  "named",
  "local",
  "decimal",
];

const match = (text: string, pattern: string): string => `regexp_full_match(${text}, ${literal(pattern)})`;

/**
 * SQL: the number in `FORMS` of the form of a clock. `forms` are those that occur: where every clock has one form, none is looked at.
 */
export const formSql = (text: string, forms: readonly ClockForm[] = FORMS): string =>
  forms.length === 1
    ? `CASE WHEN ${text} IS NULL THEN 0 ELSE ${FORMS.indexOf(forms[0])} END`
    : everyFormSql(text);

const everyFormSql = (text: string): string =>
  `CASE WHEN ${match(text, "-?[0-9]{1,19}")} THEN CASE WHEN length(${text}) IN (8, 12, 14) AND ${match(text, COMPACT)} THEN 0 ELSE 1 END
        WHEN ${match(text, `${ISO} ?${OFFSET}`)} THEN 2 WHEN ${match(text, ISO)} THEN 5
        WHEN ${match(text, LEGACY)} THEN 3 WHEN ${match(text, `${ISO} ?(?:${Object.keys(NAMED_ZONES).join("|")})`)} THEN 4
        WHEN ${match(text, "-?[0-9]{1,14}\\.[0-9]{1,9}0*")} THEN 6 ELSE 0 END`;

const plainIso = (text: string): string =>
  `epoch_us(TRY_CAST(replace(replace(regexp_extract(${text}, ${literal(`^${ISO}`)}), '/', '-'), ',', '.') AS TIMESTAMP))`;

/** SQL of the number of digits of a clock in the form `epoch`. */
const epochDigits = (text: string): string =>
  `(strlen(${text}) - CASE WHEN starts_with(${text}, '-') THEN 1 ELSE 0 END)`;

/** Seconds, milliseconds, microseconds or nanoseconds, told from the size of the whole number. */
const epochMicros = (text: string): string => {
  const [value, digits] = [`TRY_CAST(${text} AS BIGINT)`, epochDigits(text)];
  return `CASE WHEN ${digits} < 12 THEN ${value} * 1000000 WHEN ${digits} < 15 THEN ${value} * 1000
    WHEN ${digits} < 18 THEN ${value} ELSE ${value} // 1000 END`;
};

/** Seconds or milliseconds with decimals. */
const decimalMicros = (text: string): string => {
  const [whole, decimals] = [
    `TRY_CAST(split_part(${text}, '.', 1) AS BIGINT)`,
    `rpad(split_part(${text}, '.', 2), 9, '0')`,
  ];
  const sign = `CASE WHEN left(${text}, 1) = '-' THEN -1 ELSE 1 END`;
  return `CASE WHEN length(split_part(ltrim(${text}, '-'), '.', 1)) < 12
    THEN ${whole} * 1000000 + ${sign} * TRY_CAST(left(${decimals}, 6) AS BIGINT)
    WHEN length(split_part(ltrim(${text}, '-'), '.', 1)) < 15 THEN ${whole} * 1000 + ${sign} * TRY_CAST(left(${decimals}, 3) AS BIGINT) END`;
};

const offsetMinutes = (text: string): string => {
  const part = `regexp_extract(${text}, '([+-][0-9]{2}):?([0-9]{2})?$', `;
  return `CASE WHEN right(${text}, 1) IN ('Z', 'z') THEN 0::BIGINT ELSE TRY_CAST(${part}1) AS BIGINT) * 60
    + CASE WHEN left(${part}1), 1) = '-' THEN -1 ELSE 1 END * coalesce(TRY_CAST(${part}2) AS BIGINT), 0) END`;
};

const namedMinutes = (text: string): string =>
  `CASE regexp_extract(${text}, '[A-Z]+$') ${Object.entries(NAMED_ZONES)
    .map(([name, minutes]) => `WHEN '${name}' THEN ${minutes}::BIGINT`)
    .join(" ")} END`;

/** SQL of a local time in a zone, as microseconds UTC. `zone` is SQL of an IANA name or of an offset such as `+02:00`. */
const zonedMicros = (local: string, zone: string): string =>
  `CASE WHEN regexp_full_match(${zone}, '[+-][0-9]{2}:?[0-9]{2}') THEN ${local} - (${offsetMinutes(zone)}) * 60000000
    WHEN ${zone} = 'UTC' THEN ${local} ELSE epoch_us(timezone(${zone}, make_timestamp(${local}))) END`;

/**
 * SQL of microseconds UTC since 1970; NULL where the clock cannot be read, or carries no zone and `zone` is NULL. `forms` are
 * those that occur: DuckDB works out what two branches share even for rows that take neither, so absent branches are left out.
 */
export function microsSql(
  text: string,
  form: string,
  zone: string,
  forms: readonly ClockForm[] = FORMS,
): string {
  const branches: Readonly<Record<ClockForm, () => string>> = {
    unknown: () => "NULL",
    epoch: () => epochMicros(text),
    zoned: () => `${plainIso(text)} - (${offsetMinutes(text)}) * 60000000`,
    legacy: () => `epoch_us(try_strptime(${text}, '%a %b %d %H:%M:%S %z %Y'))`,
    named: () => `${plainIso(text)} - (${namedMinutes(text)}) * 60000000`,
    local: () => zonedMicros(plainIso(text), zone),
    decimal: () => decimalMicros(text),
  };
  return `CASE ${form} ${forms.map((name) => `WHEN ${FORMS.indexOf(name)} THEN ${branches[name]()}`).join(" ")} ELSE NULL::BIGINT END`;
}

/** SQL of how fine a clock is written: microsecond, millisecond, second, minute or day. */
export function precisionSql(text: string, form: string, forms: readonly ClockForm[] = FORMS): string {
  const digits = epochDigits(text);
  const epoch = `CASE WHEN ${digits} > 14 THEN 'microsecond' WHEN ${digits} > 11 THEN 'millisecond' ELSE 'second' END`;
  if (forms.every((name) => name === "epoch" || name === "unknown")) return epoch;
  const decimals = `length(regexp_extract(${text}, '[.,]([0-9]+)', 1))`;
  const fraction = `CASE WHEN ${decimals} > 3 THEN 'microsecond' WHEN ${decimals} > 0 THEN 'millisecond'`;
  return `CASE ${form} WHEN 3 THEN 'second'
    WHEN 1 THEN ${epoch}
    ELSE ${fraction} WHEN contains(substr(${text}, instr(${text}, ':') + 1, 5), ':') THEN 'second' WHEN regexp_matches(${text}, '[T ][0-9]{1,2}:') THEN 'minute' ELSE 'day' END END`;
}
