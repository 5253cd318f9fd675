/**
 * Clocks that people and spreadsheets write: `03/01/2021 9:00 PM`, `1.3.21 9.00`, `Mon, 01 Mar 2021 09:00:05 +0100`, `9:00 AM · Mar 1, 2021`,
 * `20210301T090005Z`, `1.6E9`, with a zone in words. Each becomes a plain clock that SQL reads, or a reason that is true.
 */
import { monthOf } from "./month-names.js";
import { NAMED_ZONES, SEVERAL_ZONES, windowsZone } from "./zone-names.js";

/** Which number of a numeric date comes first. */
export type DateOrder = "dmy" | "mdy" | "ymd";

/** Why a clock is not read. */
export type ClockFault = "bad-time" | "relative-time" | "unclear-date" | "unclear-zone" | "rounded-time";

/** What an odd clock comes to. */
export interface PlainClock {
  /** `2021-03-01 09:00:05`, with an offset where the clock has one, or whole seconds since 1970; null where it cannot be read. */
  readonly plain: string | null;
  /** Name of the zone that the clock names by itself. */
  readonly zone: string | null;
  /** An abbreviation that several places use, or a zone that nobody knows: told elsewhere, or asked for. */
  readonly unclear: string | null;
  /** Coarser than it is written: hours alone. */
  readonly hours: boolean;
  /** A number with fewer digits than its seconds: true where it stands among whole ones. */
  readonly rounded: boolean;
  /** Why it is not read; null where it is. */
  readonly fault: ClockFault | null;
}

const TIME =
  "(\\d{1,2})(?:(?:[:.]|\\s?[hHuU]\\s?)(\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?(?:\\s?(?:[hH]|[uU][hH][rR])(?![A-Za-z]))?\\s*([AaPp]\\.?\\s?[Mm]\\.?(?![A-Za-z]))?";
const GAP = "(?:\\s*[,·|]\\s*|\\s+(?:at|um|à|a las|às|om|o|в|о)\\s+|\\s+-\\s+|[T_]|\\s+)";
const SEPARATED = new RegExp(
  `^(\\d{1,4})\\s?([./\\-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})\\.?(?:${GAP}${TIME})?(?:\\s*(\\D.*))?$`,
);
const DAY_MONTH = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.|º)?[\\s-]+(?:de\\s+|of\\s+)?(\\p{L}+)\\.?,?[\\s-]+(?:de\\s+)?(\\d{4}|\\d{2})(?:\\s*г\\.?)?(?:${GAP}${TIME})?(?:\\s*([^\\d].*))?$`,
  "u",
);
const MONTH_DAY = new RegExp(
  `^(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:${GAP}${TIME})?(?:\\s*([^\\d].*))?$`,
  "u",
);
/** As the C library and `date` print it: the year stands last. */
const YEAR_LAST = new RegExp(`^(\\p{L}+)\\s+(\\d{1,2})\\s+${TIME}\\s+(?:(.*)\\s)?(\\d{4})$`, "u");
const COMPACT =
  /^(\d{4})(\d{2})(\d{2})(?:[T_ -]?(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9})\d*)?)?)?\s*(\D.*)?$/;
const TIME_FIRST = new RegExp(`^(${TIME})(?:\\s*[·,|-]\\s*|\\s+(?:on\\s+)?)(\\S.*)$`);
const SCIENTIFIC = /^(\d)(?:\.(\d+))?[eE]\+?0?(\d{1,2})$/;
const WEEKDAY = /^\p{L}{2,12}(?:\.?,\s*|\.\s+|\s+(?=\p{L}+\.?\s|\d{1,2}[\s-]\p{L}))/u;
const OFFSET = /^[([]?\s*(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\s*[)\]]?(?=\s|$|[([])/i;
const RELATIVE =
  /^(?:just now|now|today|yesterday|hier|gestern|heute|ayer|hoy|ieri|oggi|ontem|hoje|gisteren|vandaag|wczoraj|dzisiaj|вчера|сегодня|dün|bugün)\b|\bago\b|^(?:vor|hace|il y a|há|przed)\s+\p{L}*\s*\d*|\d+\s*\p{L}+\s+(?:fa|atrás|geleden|temu|önce|назад|тому|yang lalu|siden|sedan|sitten)(?=\s|$|\()|^\d+\s?(?:s|sec|m|min|mins|h|hr|hrs|d|w|wk|mo|y|yr)s?\.?$|^\d+\s*(?:秒|分|時間|小时|小時|日|天|週|周|か月|个月|個月|月|年)\S*前|\d+\s*\S+\s*전/iu;

const EXOTIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

const fault = (reason: ClockFault): PlainClock => ({ ...NOTHING, fault: reason });
const NOTHING: PlainClock = {
  plain: null,
  zone: null,
  unclear: null,
  hours: false,
  rounded: false,
  fault: null,
};

/** Reads an odd clock; `order` is that of the numeric dates of its file, null where nothing tells it. Never throws. */
export function plainClock(clock: string, order: DateOrder | null): PlainClock {
  const text = clock
    .slice(0, 120)
    .replace(EXOTIC_DIGITS, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[\u00a0\u202f\u2009\s]+/g, " ")
    .replace(/[\u200e\u200f]/g, "")
    .trim();
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return scientificClock(scientific);
  const [date, time] = datePart(text);
  const found = dated(date, order) ?? dated(date.replace(WEEKDAY, ""), order);
  if (found === null) return fault(RELATIVE.test(text) ? "relative-time" : "bad-time");
  if (typeof found === "string") return fault(found);
  return withZone(time ? { ...found, time } : found);
}

/** The parts of a clock: date, time of day as written, what follows. */
interface Parts {
  readonly year: string;
  readonly month: number;
  readonly day: string;
  readonly time: readonly (string | undefined)[];
  readonly rest: string;
}

/** A time of day that stands before the date, set apart. */
function datePart(text: string): readonly [date: string, time: readonly (string | undefined)[] | null] {
  const first = TIME_FIRST.exec(text);
  if (!first || (first[3] === undefined && first[6] === undefined)) return [text, null];
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d/.test(text)) return [text, null];
  return [first[7], first.slice(2, 7)];
}

function dated(text: string, order: DateOrder | null): Parts | ClockFault | null {
  const separated = SEPARATED.exec(text);
  if (separated) return separatedParts(separated, order);
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second, fraction, rest] = compact;
    return { year, month: Number(month), day, time: [hour, minute, second, fraction], rest: rest ?? "" };
  }
  const last = YEAR_LAST.exec(text);
  if (last) return worded(last[9], last[1], last[2], last.slice(3, 8), last[8]);
  const month = MONTH_DAY.exec(text);
  if (month) return worded(month[3], month[1], month[2], month.slice(4, 9), month[9]);
  const day = DAY_MONTH.exec(text);
  if (day) return worded(day[3], day[2], day[1], day.slice(4, 9), day[9]);
  return null;
}

function worded(
  year: string,
  name: string,
  day: string,
  time: readonly (string | undefined)[],
  rest: string | undefined,
): Parts | null {
  const month = monthOf(name);
  return month === null ? null : { year: wholeYear(year), month, day, time, rest: rest ?? "" };
}

function separatedParts(found: RegExpExecArray, order: DateOrder | null): Parts | ClockFault | null {
  const [, first, , second, third] = found;
  const rest = found[10] ?? "";
  const time = found.slice(5, 10);
  if (first.length > 2)
    return first.length === 4 && third.length <= 2
      ? { year: first, month: Number(second), day: third, time, rest }
      : null;
  if (third.length === 3) return null;
  if (order === null) return "unclear-date";
  if (order === "ymd")
    return third.length === 4
      ? "unclear-date"
      : { year: wholeYear(first), month: Number(second), day: third, time, rest };
  const [day, month] = order === "dmy" ? [first, second] : [second, first];
  return { year: wholeYear(third), month: Number(month), day, time, rest };
}

/** Years of two digits are of this century: no platform is older than 2004. */
const wholeYear = (year: string): string => (year.length <= 2 ? `20${year.padStart(2, "0")}` : year);

function scientificClock([, whole, decimals = "", exponent]: RegExpExecArray): PlainClock {
  const places = Number(exponent);
  if (places < 8 || places > 18) return fault("bad-time");
  const digits = `${whole}${decimals}`;
  const missing = places + 1 - digits.length;
  const unit = missing - (places >= 17 ? 9 : places >= 14 ? 6 : places >= 11 ? 3 : 0);
  return {
    ...NOTHING,
    plain: missing >= 0 ? digits + "0".repeat(missing) : digits.slice(0, places + 1),
    rounded: unit > 0,
  };
}

function withZone({ year, month, day, time, rest }: Parts): PlainClock {
  const written = timeOfDay(time);
  if (written === null || month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31)
    return fault("bad-time");
  const local = `${year.padStart(4, "0")}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}${written.text}`;
  const found = { ...NOTHING, plain: local, hours: written.hours };
  const zone = rest.trim();
  if (zone === "") return found;
  const offset = OFFSET.exec(zone);
  if (offset) return { ...found, plain: `${local}${offsetText(offset)}` };
  const name = zone.replace(/^[([]\s*|\s*[)\]]$/g, "").replace(/\s*[([].*$/, "");
  const upper = name.toUpperCase();
  if (upper === "Z") return { ...found, plain: `${local}Z` };
  if (Object.hasOwn(NAMED_ZONES, upper))
    return { ...found, plain: `${local}${minutesText(NAMED_ZONES[upper])}` };
  if (Object.hasOwn(SEVERAL_ZONES, upper)) return { ...found, unclear: upper };
  if (/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(name))
    return { ...found, zone: knownName(name), unclear: knownName(name) ? null : name };
  const windows = windowsZone(name);
  if (windows !== null)
    return windows === "UTC" ? { ...found, plain: `${local}Z` } : { ...found, zone: windows };
  return /^\p{L}[\p{L} ._]{1,40}$/u.test(name) ? { ...found, unclear: name } : fault("bad-time");
}

/** ` 09:00:05.25` as it is written, in 24 hours; empty where there is none; null where it is no time of day. */
function timeOfDay([hour, minute, second, fraction, half]: readonly (string | undefined)[]): {
  readonly text: string;
  readonly hours: boolean;
} | null {
  if (hour === undefined) return { text: "", hours: false };
  let of24 = Number(hour);
  if (half !== undefined) {
    if (of24 < 1 || of24 > 12) return null;
    of24 = (of24 % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (of24 > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  const seconds = second === undefined ? "" : `:${second}${fraction === undefined ? "" : `.${fraction}`}`;
  return {
    text: ` ${String(of24).padStart(2, "0")}:${minute ?? "00"}${seconds}`,
    hours: minute === undefined,
  };
}

const offsetText = ([, sign, hours, minutes]: RegExpExecArray): string =>
  `${sign}${hours.padStart(2, "0")}:${minutes ?? "00"}`;

/** Minutes east of Greenwich as an offset, `+05:30`. */
export const minutesText = (minutes: number): string => {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** The name of a zone as the standard writes it; null where there is none of that name. */
function knownName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
