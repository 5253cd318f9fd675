/** How a small number is written wherever a reader meets it: in the report, and in the notes that tables keep. */

/** A probability from its decimal logarithm: "0.03", "4 × 10⁻¹²". */
export function probability(log10: number): string {
  if (log10 >= -3) return Number((10 ** log10).toPrecision(2)).toString();
  const exponent = Math.floor(log10);
  const mantissa = Math.round(10 ** (log10 - exponent));
  const [digit, power] = mantissa === 10 ? [1, exponent + 1] : [mantissa, exponent];
  return `${digit} × 10${superscript(power)}`;
}

function superscript(value: number): string {
  return [...String(value)].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])).join("");
}
