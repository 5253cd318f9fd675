import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Labels } from "../evidence/labels.js";
import { type Post, presenceOf } from "../fixture.js";
import { HabitWeights, habitsOf } from "./habits.js";

/** Sixty accounts that post at all times, ten of them with links. */
function made() {
  const links: Post[] = Array.from({ length: 40 }, (_, n) => [
    { account: `linker${n % 10}`, time: 900 * n + 10, on: { "co-link": [`o${n}`] } },
    { account: `linker${(n + 1) % 10}`, time: 900 * n + 20, on: { "co-link": [`o${n}`] } },
  ]).flat();
  const quiet = Array.from({ length: 2000 }, (_, n) => ({ account: `quiet${n % 50}`, time: 18 * n }));
  const presence = presenceOf([...links, ...quiet], { "co-link": [60] });
  return { presence, trace: presence.traces[0] };
}

const { presence, trace } = made();
const { weights } = trace;
/** Labels of a span: its posts. */
const labelsIn = (span: number): number[] => {
  const { start } = trace;
  return Array.from({ length: start[span + 1] - start[span] }, (_, n) => start[span] + n);
};
const touching = Array.from(trace.kind.keys()).filter((post) => trace.kind[post] > 0);
const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);

describe("habit weights", () => {
  it("give the posts of a kind to those who post such things, and all of them to somebody", () => {
    expect(touching.length).toBeGreaterThan(60);
    for (const post of touching) {
      const [span, kind] = [trace.span[post], trace.kind[post]];
      const labels = labelsIn(span);
      const sum = total(labels.map((label) => weights.of(span, trace.account[label], kind)));
      expect(sum).toBeCloseTo(labels.filter((label) => trace.kind[label] === kind).length, 1);
      const quiet = labels.find((label) => trace.kind[label] === 0);
      if (quiet === undefined) throw new Error("somebody is quiet");
      expect(weights.of(span, trace.account[post], kind)).toBeGreaterThan(
        5 * weights.of(span, trace.account[quiet], kind),
      );
    }
  });

  it("weigh all labels of a span that holds one kind alike", () => {
    const bare = { ...trace, kind: new Uint8Array(trace.kind.length) };
    const alike = new HabitWeights(bare, habitsOf(bare));
    for (const label of labelsIn(0)) expect(alike.of(0, trace.account[label], 0)).toBeCloseTo(1, 6);
  });

  it("share out one label as one post, and what is left weighs what each label weighs", () => {
    for (const post of touching) {
      const span = trace.span[post];
      const labels = labelsIn(span);
      const { posted } = weights.columnsOf(span);
      for (const label of labels)
        expect(total(Array.from(posted, (kind) => weights.of(span, trace.account[label], kind)))).toBeCloseTo(
          1,
          9,
        );
      const sum = (own: readonly number[]) =>
        total(own.map((label) => weights.of(span, trace.account[label], trace.kind[post])));
      expect(weights.left(post, "forward")).toBeCloseTo(sum(labels.filter((label) => label >= post)), 9);
      expect(weights.left(post, "backward")).toBeCloseTo(sum(labels.filter((label) => label <= post)), 9);
    }
  });
});

it("labels of a group weigh what each of them weighs, however many are kept and in whatever order one asks", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: trace.accounts - 1 }), { minLength: 1, maxLength: 12 }),
      fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: trace.posts - 1 }),
          fc.constantFrom("forward" as const, "backward" as const),
        ),
        { minLength: 1, maxLength: 40 },
      ),
      fc.constantFrom(0, 1e6),
      (members, questions, mostKept) => {
        const labels = Labels.of(presence.posts, Int32Array.from(members), mostKept);
        for (const [post, direction] of questions) {
          const span = trace.span[post];
          const here = labelsIn(span).filter((label) => members.includes(trace.account[label]));
          const own = here.filter((label) => (direction === "forward" ? label >= post : label <= post));
          expect(labels.left(post, direction)).toBe(own.length);
          expect(labels.presentIn(span)).toBe(new Set(here.map((label) => trace.account[label])).size);
          expect(labels.weight(trace, post, direction)).toBeCloseTo(
            total(own.map((label) => weights.of(span, trace.account[label], trace.kind[post]))),
            9,
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
