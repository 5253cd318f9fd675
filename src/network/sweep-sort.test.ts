/** Sorting by ticks: any size, 32-bit and wide, spread out and crowded. */
import { expect, it } from "vitest";
import { random } from "../stats/index.js";
import { scratchFor, sortStretch } from "./sweep-sort.js";

const r = random(6);

const SHAPES: Readonly<Record<string, (n: number) => number>> = {
  "spread out": () => r.integer(2_592_000),
  "one burst and an outlier": (n) => (n === 0 ? 4_294_967_290 : r.integer(5000)),
  "few different": () => r.integer(3) * 1_000_000_000,
  sorted: (n) => n,
};

it.each(Object.keys(SHAPES))("sorts stretches of every size: %s", (shape) => {
  for (const wide of [false, true])
    for (const size of [0, 1, 2, 24, 25, 300, 5000, 70_000]) {
      const factor = wide ? 1_000_003 : 1;
      const plain = Array.from({ length: size + 2 }, (_, n) => SHAPES[shape](n) * factor);
      const ticks = wide ? Float64Array.from(plain) : Uint32Array.from(plain);
      const account = Int32Array.from(plain, (_, n) => n);
      sortStretch(ticks, account, 1, size + 1, scratchFor(size, wide));
      const inner = Float64Array.from(plain.slice(1, size + 1)).sort();
      expect([...ticks.slice(1, size + 1)]).toEqual([...inner]);
      expect([ticks[0], ticks[size + 1]]).toEqual([plain[0], plain[size + 1]]);
      expect(account.every((n, at) => plain[n] === ticks[at])).toBe(true);
      expect(new Set(account).size).toBe(size + 2);
    }
});
