/** Large sets that nearly repeat each other are tested once; small ones always. */
import { expect, it } from "vitest";
import { withoutRepeats } from "./candidates.js";

const accounts = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `a${String(from + i).padStart(4, "0")}`);

it("keeps the first of large sets that have nine in ten accounts in common", () => {
  const [first, nearly, half] = [accounts(0, 400), accounts(10, 405), accounts(0, 200)];
  expect(withoutRepeats([first, nearly, half])).toEqual([first, half]);
});

it("keeps small sets, however alike", () => {
  const sets = [accounts(0, 100), accounts(0, 101), accounts(1, 100)];
  expect(withoutRepeats(sets)).toEqual(sets);
});
