/** Nets of plain counts, held against a walk along the pairs. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EDGES } from "../../../model/index.js";
import { createTable, Store } from "../../../store/index.js";
import { plainCounts } from "./plain-counts.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

interface Edge {
  readonly a: string;
  readonly b: string;
  readonly trace: string;
  readonly window: number;
  readonly support: number;
}

async function counted(edges: readonly Edge[]): Promise<string[]> {
  await createTable(store, EDGES);
  const rows = edges.map(
    ({ a, b, trace, window, support }) =>
      `('${a}', '${b}', '${trace}', ${window}, ${support}, 0.1, 1, 0, 1, 'none')`,
  );
  await store.run(
    `INSERT INTO edges (account_a, account_b, trace, window_seconds, support, expected, p_value, log10_p, q_value, level) VALUES ${rows}`,
  );
  return (await plainCounts(store, "edges")).map((part) => part.join(" ")).sort();
}

const edge = (a: string, b: string, support: number, trace = "co-link", window = 60): Edge => ({
  a,
  b,
  trace,
  window,
  support,
});

it("gives connected parts of three and more, for each count from two on", async () => {
  const chain = [
    edge("a", "b", 9),
    edge("b", "c", 9),
    edge("c", "d", 2),
    edge("d", "e", 1),
    edge("x", "y", 30),
  ];
  expect(await counted(chain)).toEqual(["a b c", "a b c d"]);
});

it("adds up traces, and keeps windows apart", async () => {
  expect(await counted([edge("a", "b", 1), edge("a", "b", 1, "co-text"), edge("b", "c", 2)])).toEqual([
    "a b c",
  ]);
  expect(await counted([edge("a", "b", 2), edge("b", "c", 2, "co-link", 300)])).toEqual([]);
});

/** The accounts that a walk from one reaches over the linked pairs. */
function reached(from: string, linked: readonly (readonly [string, string])[]): string[] {
  const seen = new Set([from]);
  for (const account of seen)
    for (const [a, b] of linked) if (a === account || b === account) seen.add(a).add(b);
  return [...seen].sort();
}

it("gives each part once, and every part of every count", async () => {
  const letters = fc.constantFrom(..."abcdefgh");
  const pair = fc.tuple(letters, letters).filter(([a, b]) => a < b);
  const edges = fc.uniqueArray(fc.tuple(pair, fc.constantFrom(1, 2, 3, 5, 21)), {
    minLength: 1,
    maxLength: 14,
    selector: ([own]) => own.join(""),
  });
  await fc.assert(
    fc.asyncProperty(edges, async (list) => {
      const wanted = new Set(
        [2, 3, 4, 5, 8, 13, 21]
          .flatMap((least) => {
            const linked = list.filter(([, support]) => support >= least).map(([own]) => own);
            return linked.map(([a]) => reached(a, linked)).filter((part) => part.length >= 3);
          })
          .map((part) => part.join(" ")),
      );
      expect(await counted(list.map(([[a, b], support]) => edge(a, b, support)))).toEqual([...wanted].sort());
    }),
    { numRuns: 25 },
  );
});
