/** B-cubed scores by hand. */
import { describe, expect, it } from "vitest";
import { bCubed } from "./b-cubed.js";

describe("bCubed", () => {
  it("is perfect where found and true groups are the same", () => {
    expect(bCubed([["a", "b"], ["c"]], [["c"], ["b", "a"]])).toEqual({ precision: 1, recall: 1, f: 1 });
  });

  it("scores the example of Bagga and Baldwin: links 1-5, 6-7, 8-C with the second and third merged", () => {
    const truth = ["12345", "67", "89ABC"].map((group) => [...group]);
    const first = bCubed(
      ["12345", "6789ABC"].map((group) => [...group]),
      truth,
    );
    expect(first.precision).toBeCloseTo((5 * 1 + 2 * (2 / 7) + 5 * (5 / 7)) / 12, 12);
    expect(first.precision).toBeCloseTo(0.7619, 4);
    expect(first.recall).toBe(1);
    const second = bCubed(
      ["1234589ABC", "67"].map((group) => [...group]),
      truth,
    );
    expect(second.precision).toBeCloseTo(0.5833, 4);
  });

  it("charges a torn group to recall and a stranger to precision", () => {
    const torn = bCubed(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      [["a", "b", "c", "d"]],
    );
    expect(torn).toEqual({ precision: 1, recall: 0.5, f: 2 / 3 });
    const stranger = bCubed([["a", "b", "x", "y"]], [["a", "b"]]);
    expect(stranger.precision).toBeCloseTo(0.25, 12);
    expect(stranger.recall).toBe(1);
  });

  it("counts overlapping groups as often as both sides share them", () => {
    const twice = bCubed(
      [
        ["a", "b"],
        ["a", "b"],
      ],
      [["a", "b"]],
    );
    expect(twice.precision).toBeCloseTo(0.5, 12);
    expect(twice.recall).toBe(1);
  });

  it("has nothing to judge where nothing was found or nothing is there", () => {
    expect(bCubed([], [["a"]]).precision).toBeNaN();
    expect(bCubed([], [["a"]]).recall).toBe(0);
    expect(bCubed([["a"]], []).precision).toBe(0);
    expect(bCubed([["a"]], []).recall).toBeNaN();
  });
});
