/** Numbers, spans and clocks as a reader wants them, in the words of the report. All clocks are UTC. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A count with thousands separators: 12,345. */
export const count = (value: number): string => Math.round(value).toLocaleString("en-GB");

/** A count and its noun: "1 group", "7 groups". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A number with two significant digits: 0.41, 3.1, 120; "< 0.01" below that; "0" where it is none. */
export function roughly(value: number): string {
  if (value <= 0) return "0";
  if (value < 0.01) return "< 0.01";
  return Number(value.toPrecision(2)).toLocaleString("en-GB");
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

function twoUnits(seconds: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % big) / small);
  const head = `${count(Math.floor(seconds / big))} ${bigName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
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

/** The day of an ISO clock: "3 May 2024". The text itself where it is no clock. */
export function day(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The day without its year: "3 May". */
export const dayAndMonth = (iso: string): string => day(iso).replace(/ \d+$/, "");

/** The time of day, no finer than its precision: "10:00:04", "10:00". */
export function timeOfDay(iso: string, precision = "second"): string {
  const clockText = iso.slice(11, precision === "minute" ? 16 : 19);
  const fraction = /\.(\d*?)0*(?:Z|$)/.exec(iso)?.[1] ?? "";
  return fraction && /^mi(lli|cro)second$/.test(precision) ? `${clockText}.${fraction}` : clockText;
}

/** Day and time without "UTC": "3 May 2024, 10:00:04". */
export const clock = (iso: string, precision = "second"): string =>
  precision === "day" ? day(iso) : `${day(iso)}, ${timeOfDay(iso, precision)}`;

/** From a day to a day: "3 May 2024", "1–3 May 2024", "28 Apr – 3 May 2024". */
export function days(from: string, to: string): string {
  const [a, b] = [day(from), day(to)];
  if (a === b) return a;
  const [dayA, monthA, yearA] = a.split(" ");
  const [, monthB, yearB] = b.split(" ");
  if (yearA !== yearB) return `${a} – ${b}`;
  return monthA === monthB ? `${dayA}–${b}` : `${dayA} ${monthA} – ${b}`;
}

/** A sentence or a name with its first letter large. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Items as prose: "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** Bytes in words: "812 B", "4.2 MB". */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let size = value;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** A power of ten as a person writes it: "10⁻³³"; small ones as a number. */
export function power(exponent: number): string {
  const whole = Math.floor(exponent);
  const digits = String(Math.abs(whole)).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `10${whole < 0 ? "⁻" : ""}${digits}`;
}
