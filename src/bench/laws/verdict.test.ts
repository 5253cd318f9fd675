/** Answers beside each other, by hand. */
import { describe, expect, it } from "vitest";
import type { LawGroup } from "./answer.js";
import { breaches, changesOf } from "./verdict.js";

const group = (accounts: string, status = "coordinated", log10E = 5): LawGroup => ({
  status,
  level: "volume",
  log10E,
  observed: 10,
  expected: 1,
  accounts: [...accounts],
});
const LOOSE = { jaccard: 0.8, verdicts: ["same"] } as const;
const verdicts = (
  before: LawGroup[],
  after: LawGroup[],
  allowed = LOOSE as Parameters<typeof changesOf>[2],
) => changesOf(before, after, allowed).map(({ verdict }) => verdict);

describe("changes", () => {
  it("are none where a group keeps its status and most members, in whatever order groups come", () => {
    expect(verdicts([group("abcde"), group("uvwx")], [group("uvwx"), group("abcd")])).toEqual([
      "same",
      "same",
    ]);
  });

  it("are told by what changed", () => {
    expect(verdicts([group("abcdef")], [group("abcd")])).toEqual(["members"]);
    expect(verdicts([group("abcd")], [group("abcd", "contested")])).toEqual(["status"]);
    expect(verdicts([group("abcd")], [])).toEqual(["lost"]);
    expect(verdicts([], [group("abcd")])).toEqual(["new"]);
    expect(verdicts([group("abcd")], [group("wxyz")])).toEqual(["lost", "new"]);
  });

  it("show which group that is not named was raised, or what a named one fell to", () => {
    const candidate = group("abcd", "candidate");
    expect(changesOf([candidate], [group("abcd")], LOOSE)).toMatchObject([
      { verdict: "new", before: { status: "candidate" }, after: { status: "coordinated" } },
    ]);
    expect(changesOf([group("abcd")], [candidate], LOOSE)).toMatchObject([
      { verdict: "lost", before: { status: "coordinated" }, after: { status: "candidate" } },
    ]);
  });

  it("leave groups that nobody names alone, unless the answers must be identical", () => {
    const [before, after] = [[group("abcd", "candidate")], [group("abcd", "candidate", 6)]];
    expect(verdicts(before, after)).toEqual([]);
    expect(verdicts(before, after, { jaccard: 1, verdicts: ["same"], numbers: true })).toEqual(["numbers"]);
    expect(verdicts(before, before, { jaccard: 1, verdicts: ["same"], numbers: true })).toEqual(["same"]);
  });

  it("break a law where it does not allow them", () => {
    const changes = changesOf([group("abcd"), group("uvwx")], [group("abcd")], LOOSE);
    expect(breaches(changes, LOOSE).length).toBe(1);
    expect(breaches(changes, { jaccard: 0.8, verdicts: ["same", "lost"] })).toEqual([]);
  });
});
