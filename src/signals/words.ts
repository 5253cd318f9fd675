/** Numbers and dates as the notes of signals say them. */

/** A whole number with separators. */
export const whole = (n: number): string => Math.round(n).toLocaleString("en");

/** A count of its total. */
export const outOf = (count: number, total: number): string => `${whole(count)} of ${whole(total)}`;

/** A share in percent; below 10 % with one decimal. */
export const percent = (share: number): string =>
  `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;

/** The UTC day of epoch seconds. */
export const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** A span of seconds in days. */
export const days = (seconds: number): string => {
  const n = Math.round(seconds / 86_400);
  return n === 1 ? "one day" : `${whole(n)} days`;
};

/** A window of seconds: "within 60 seconds", from two minutes on in minutes. */
export const within = (seconds: number): string =>
  seconds >= 120 ? `within ${whole(seconds / 60)} minutes` : `within ${whole(seconds)} seconds`;
