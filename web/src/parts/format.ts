/** Numbers, spans and clocks in the words of the report, and two that only the page needs. All clocks are UTC. */
export {
  bytes,
  clock,
  count,
  counted,
  day,
  dayAndMonth,
  days,
  duration,
  expectedCount as roughly,
  listed,
  share,
  timeOfDay,
  windowWords,
} from "../../../src/outputs/text/format.js";

/** A sentence or a name with its first letter large. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A power of ten as a person writes it: "10⁻³³"; small ones as a number. */
export function power(exponent: number): string {
  const whole = Math.floor(exponent);
  const digits = String(Math.abs(whole)).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `10${whole < 0 ? "⁻" : ""}${digits}`;
}
