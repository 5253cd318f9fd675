/** Candidates that stand, put together where they are of one group. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { clustersOf, type Found } from "./clusters.js";
import { type Candidate, testFold } from "./nets/candidate.js";

const found = (
  accounts: string,
  logE: number,
  { scheme = 0, foundOn = 0 }: { readonly scheme?: number; readonly foundOn?: 0 | 1 } = {},
): Found => ({ candidate: { accounts: [...accounts].sort(), scheme, foundOn, weights: [1] }, logE });

const names = (list: readonly string[]) => list.join("");

it("puts what shares a third of all accounts to the strongest, by the half that tests it", () => {
  const clusters = clustersOf([
    found("abcd", 50),
    found("abce", 40, { foundOn: 1 }),
    found("abf", 30, { foundOn: 1 }),
    found("abcdefghijklmnop", 20),
    found("xyz", 60),
  ]);
  expect(
    clusters.map((cluster) =>
      cluster.map(({ logE, fold, proposed }) => [logE, fold, names(proposed)] as const),
    ),
  ).toEqual([
    [[60, 1, "xyz"]],
    [
      [50, 1, "abcd"],
      [40, 0, "abcef"],
    ],
    [[20, 1, "abcdefghijklmnop"]],
  ]);
});

it("keeps schemes apart: each half of each scheme speaks for itself", () => {
  const [cluster] = clustersOf([
    found("abc", 9),
    found("abc", 8, { scheme: 1 }),
    found("abc", 7, { foundOn: 1 }),
  ]);
  expect(cluster.map(({ scheme, fold }) => [scheme, fold])).toEqual([
    [0, 1],
    [1, 1],
    [0, 0],
  ]);
});

it("takes in what is much the same as the tight part of its strongest", () => {
  const loose = found("abcdefghijklmnop", 9);
  const tight = found("abd", 7, { scheme: 1 });
  const other = found("mno", 6, { scheme: 1 });
  const tightOf = (candidate: Candidate) => (candidate === loose.candidate ? ["a", "b", "c"] : null);
  expect(clustersOf([loose, tight, other])).toHaveLength(3);
  const [cluster, ...others] = clustersOf([loose, tight, other], tightOf);
  expect(cluster.map(({ candidate }) => candidate)).toEqual([loose.candidate, tight.candidate]);
  expect(others).toHaveLength(1);
});

it("loses no candidate and no account, and its halves stand in order of strength", () => {
  const any = fc.record({
    accounts: fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { minLength: 3 }).map((list) => list.join("")),
    logE: fc.integer({ min: 1, max: 99 }),
    scheme: fc.constantFrom(0, 1),
    foundOn: fc.constantFrom(0 as const, 1 as const),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (list) => {
      const all = list.map(({ accounts, logE, ...where }) => found(accounts, logE, where));
      const clusters = clustersOf(all);
      for (const cluster of clusters) {
        const logs = cluster.map(({ logE }) => logE);
        expect(logs).toEqual([...logs].sort((x, y) => y - x));
        for (const { scheme, fold } of cluster) {
          const here = cluster.filter((one) => one.scheme === scheme && one.fold === fold);
          const [size, tight, ...more] = here.map(({ candidate }) => candidate.accounts.length);
          expect(more).toEqual([]);
          if (tight !== undefined) expect(2 * tight).toBeLessThanOrEqual(size);
        }
        for (const half of cluster) {
          expect(half.fold).toBe(testFold(half.candidate));
          for (const account of half.candidate.accounts) expect(half.proposed).toContain(account);
        }
      }
      for (const { candidate } of all)
        expect(
          clusters.some((cluster) =>
            cluster.some(
              ({ scheme, fold, proposed }) =>
                scheme === candidate.scheme &&
                fold === testFold(candidate) &&
                candidate.accounts.every((account) => proposed.includes(account)),
            ),
          ),
        ).toBe(true);
    }),
  );
});
