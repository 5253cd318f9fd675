/** Numbers, spans and clocks as a reader wants them. All clocks are UTC; no function knows the time of day. */
export { probability } from "../../model/index.js";

/** A count with thousands separators: 12,345. */
export function count(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

/** A count and its noun: "1 group", "7 groups". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** An expected count with two significant digits: 0.41, 3.1, 120; "< 0.01" below that; "0" where it is none. */
export function expectedCount(value: number): string {
  if (value <= 0) return "0";
  if (value < 0.01) return "< 0.01";
  return twoDigits(value);
}

/** How many times what chance gives; null where chance gives next to nothing. */
export function ratioWords(observed: number, expected: number): string | null {
  return expected < 0.01 ? null : `about ${twoDigits(observed / expected)} times what chance gives`;
}

/** A share of a whole: "3.2 %", "< 0.1 %". */
export function share(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return "0 %";
  const percent = (100 * part) / whole;
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9 && part < whole) return "> 99.9 %";
  return `${percent < 10 && part < whole ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

/** A span in words: "0.4 s", "43 s", "2 min 10 s", "2 h 10 min", "3 d 4 h". */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return twoUnits(whole, 60, "min", 1, "s");
  if (whole < 172_800) return twoUnits(Math.round(whole / 60) * 60, 3600, "h", 60, "min");
  return twoUnits(Math.round(whole / 3600) * 3600, 86_400, "d", 3600, "h");
}

/** A window in full words: "60 seconds", "5 minutes", "1 hour". */
export function windowWords(seconds: number): string {
  const units = [
    [86_400, "day"],
    [3600, "hour"],
    [60, "minute"],
  ] as const;
  for (const [size, name] of units)
    if (seconds >= size && seconds % size === 0 && seconds !== 60) return counted(seconds / size, name);
  return `${Number(seconds.toPrecision(6)).toLocaleString("en-GB")} ${seconds === 1 ? "second" : "seconds"}`;
}

/** Bytes in words: "812 B", "4.2 MB". */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let size = value;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** The day of an ISO clock: "3 May 2024". The text itself where it is no clock. */
export function day(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The day of an ISO clock without its year: "3 May". */
export const dayAndMonth = (iso: string): string => day(iso).replace(/ \d+$/, "");

/** A measured number with three digits, four after the point at most; never "-0". */
export const measured = (value: number): string =>
  (Math.round(Number(value.toPrecision(3)) * 1e4) / 1e4 || 0).toLocaleString("en-GB", {
    maximumFractionDigits: 4,
  });

/** The time of day of an ISO clock, no finer than its precision: "10:00:04", "10:00". */
export function timeOfDay(iso: string, precision = "second"): string {
  const clock = iso.slice(11, precision === "minute" ? 16 : 19);
  const fraction = /\.(\d*?)0*(?:Z|$)/.exec(iso)?.[1] ?? "";
  return fraction && /^mi(lli|cro)second$/.test(precision) ? `${clock}.${fraction}` : clock;
}

/** Day and time of an ISO clock, without "UTC": "3 May 2024, 10:00:04". */
export function clock(iso: string, precision = "second"): string {
  return precision === "day" ? day(iso) : `${day(iso)}, ${timeOfDay(iso, precision)}`;
}

/** From a day to a day, the shorter the better: "3 May 2024", "1–3 May 2024", "28 Apr – 3 May 2024". */
export function days(from: string, to: string): string {
  const [a, b] = [day(from), day(to)];
  if (a === b) return a;
  const [dayA, monthA, yearA] = a.split(" ");
  const [, monthB, yearB] = b.split(" ");
  if (yearA !== yearB) return `${a} – ${b}`;
  return monthA === monthB ? `${dayA}–${b}` : `${dayA} ${monthA} – ${b}`;
}

/** Items as prose: "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Month names as the report writes them. */
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function twoDigits(value: number): string {
  const rounded = Number(value.toPrecision(2));
  return rounded < 10 && rounded >= 1
    ? rounded.toFixed(1).replace(/\.0$/, "")
    : rounded.toLocaleString("en-GB");
}

function twoUnits(seconds: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % big) / small);
  const head = `${count(Math.floor(seconds / big))} ${bigName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}
