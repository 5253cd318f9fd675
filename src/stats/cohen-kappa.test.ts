/** Cohen's kappa against values from the literature, and what it does at its edges. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "./cohen-kappa.js";

/** Two lists from a table of counts. */
function lists(table: readonly (readonly number[])[]): [string[], string[]] {
  const cells = table.flatMap((row, i) => row.map((count, j) => ({ count, i, j })));
  const labels = (side: "i" | "j") =>
    cells.flatMap((cell) => new Array<string>(cell.count).fill(`label ${cell[side]}`));
  return [labels("i"), labels("j")];
}

describe("cohenKappa", () => {
  it("gives 0.4 for the textbook's fifty grants", () => {
    expect(
      cohenKappa(
        ...lists([
          [20, 5],
          [10, 15],
        ]),
      ),
    ).toBeCloseTo(0.4, 12);
  });

  it("gives three sevenths for a table of three labels, reckoned by hand", () => {
    expect(
      cohenKappa(
        ...lists([
          [53, 5, 2],
          [11, 14, 5],
          [1, 6, 3],
        ]),
      ),
    ).toBeCloseTo(3 / 7, 12);
  });

  it("is 1 for full agreement, symmetric, and never above 1", () => {
    const labels = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c")), {
      minLength: 1,
    });
    fc.assert(
      fc.property(labels, (pairs) => {
        const [one, other] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const kappa = cohenKappa(one, other);
        fc.pre(!Number.isNaN(kappa));
        expect(cohenKappa(other, one)).toBeCloseTo(kappa, 12);
        expect(kappa).toBeLessThanOrEqual(1);
        if (new Set(one).size > 1) expect(cohenKappa(one, one)).toBe(1);
      }),
    );
  });

  it("says nothing where nothing could differ", () => {
    expect(cohenKappa([], [])).toBeNaN();
    expect(cohenKappa(["a", "a"], ["a", "a"])).toBeNaN();
    expect(() => cohenKappa(["a"], [])).toThrow(RangeError);
  });
});
