/** What two teams learn of what their cases share: the number and nothing else, from files in which no element can be read. */
import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quietContext } from "../src/model/index.js";
import { answer, ask, elementsByName, finish, readClose, sharedOf } from "../src/pipeline/overlap/index.js";
import { KEY, type SmallCase, smallCase } from "./support/small-case.js";

const of = (accounts: readonly string[], objects: readonly string[] = []) => ({ accounts, objects });
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `x::${from + i}`);

/** The whole exchange, what each side reads at its end, and all that was sent. */
function exchange(a: ReturnType<typeof of>, b: ReturnType<typeof of>) {
  const first = ask(a);
  const second = answer(first.message, b);
  const third = finish(second, first.secret);
  return {
    shared: third.shared,
    read: readClose(third.message, second),
    sent: [first.message, second, third.message],
  };
}

describe("the exchange", () => {
  it("tells both teams the same counts, and none below four", () => {
    const { shared, read } = exchange(
      of(names(0, 30), ["co-link a", "co-link b", "c"]),
      of(names(20, 60), ["co-link a", "co-link b", "c", "d"]),
    );
    expect(shared).toEqual([
      { sort: "accounts", shared: 10, ours: 30, theirs: 40 },
      { sort: "objects", shared: null, ours: 3, theirs: 4 },
    ]);
    expect(read.map(({ sort, shared: count }) => [sort, count])).toEqual([
      ["accounts", 10],
      ["objects", null],
    ]);
  });

  it("counts as plain sets do, whatever the names", () => {
    const texts = fc.uniqueArray(
      fc.string({ unit: "binary", maxLength: 12 }).filter((x) => x.isWellFormed()),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, texts, (a, b, both) => {
        const [one, other] = [of([...a, ...both]), of([...b, ...both])];
        expect(exchange(one, other).shared).toEqual(sharedOf(one, other));
      }),
      { numRuns: 12 },
    );
  });

  it("sends no element, none twice the same, and no order of the case", () => {
    const both = names(0, 12);
    const [one, again] = [exchange(of(both), of(both)), exchange(of(both), of(both))];
    const masked = (text: string): readonly string[] => text.match(/[0-9a-f]{64}/g) ?? [];
    expect(one.sent.join("")).not.toContain("x::");
    expect(masked(one.sent[0]).filter((x) => masked(again.sent[0]).includes(x))).toEqual([]);
    for (const text of one.sent) {
      const { yours, ours } = JSON.parse(text);
      for (const set of [yours, ours]) if (set) expect(set.accounts).toEqual([...set.accounts].sort());
    }
  });

  it("refuses files out of order, of another exchange, or with what is no point", () => {
    const [one, other] = [ask(of(names(0, 5))), ask(of(names(0, 5)))];
    const answered = answer(one.message, of(names(0, 5)));
    expect(() => finish(answered, other.secret)).toThrow(/the answer is not to this question/);
    expect(() => answer(answered, of(names(0, 5)))).toThrow(/the file is no "ask"/);
    expect(() => finish("{", one.secret)).toThrow(/the file is no "answer"/);
    const { message } = finish(answered, one.secret);
    expect(() => readClose(message, answer(one.message, of(names(0, 5))))).toThrow(
      /does not close this answer/,
    );
    const bad = JSON.parse(one.message);
    bad.ours.accounts[0] = "f".repeat(64);
    expect(() => answer(JSON.stringify(bad), of([]))).toThrow(/what no team that keeps to the exchange/);
  });
});

describe("a case with pseudonyms", () => {
  let one: SmallCase;
  beforeAll(async () => {
    one = await smallCase();
  }, 240_000);
  afterAll(() => one.remove());
  const elements = (key: Buffer) =>
    elementsByName({ folder: one.folder, key, inputs: null, memoryBytes: 1e9, threads: 1 }, quietContext());

  it("is compared by the names in its inputs, which no file shows", async () => {
    const ours = await elements(KEY);
    const theirs = of([...ours.accounts.slice(1), "forum::somebody"], ours.objects.slice(3));
    expect(ours.accounts.every((account) => /desk\d/.test(account))).toBe(true);
    const { shared, sent } = exchange(ours, theirs);
    expect(shared.map(({ shared: count }) => count)).toEqual([
      ours.accounts.length - 1,
      ours.objects.length - 3,
    ]);
    expect(sent.join("")).not.toMatch(/desk|example|p:/);
  });

  it("needs its key and its inputs", async () => {
    await expect(elements(Buffer.alloc(32, 9))).rejects.toThrow(/the key is not the one of/);
    rmSync(one.input);
    await expect(elements(KEY)).rejects.toThrow(/Add --inputs DIR/);
  });
});
