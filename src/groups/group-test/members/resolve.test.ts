/** Who stays and who comes back once both halves have spoken, and never into a group that is not there. */
import { expect, test } from "vitest";
import { byBothHalves } from "./both-halves.js";
import type { Confirmed } from "./confirm.js";
import { mergedGroups } from "./merge.js";

const CORE = ["a", "b", "c", "d"];

/** A confirmed candidate: the core stays, each of the others has that log10 e-value against non-members and was trimmed. */
function part(foundOn: 0 | 1, others: Readonly<Record<string, number>>, kept = CORE): Confirmed {
  const accounts = [...CORE, ...Object.keys(others)];
  const log10 = accounts.map((account) => others[account] ?? 6);
  return {
    candidate: { accounts, foundOn, weights: [1] },
    logE: 50,
    level: "attention",
    members: kept.map((account) => ({ account, logE: 10, judged: "all" as const })),
    isDouble: false,
    judged: {
      logFull: accounts.map(() => 0),
      logOthers: log10.map((x) => x * Math.LN10),
      held: accounts.map(() => 0.5),
    },
  };
}

const membersAfter = (parts: readonly Confirmed[]) =>
  byBothHalves(mergedGroups(parts), 0.05).flatMap(({ accounts }) => accounts);

test("what each half shows a little, both show together", () => {
  expect(membersAfter([part(0, { e: 1.3 })])).toEqual(CORE);
  expect(membersAfter([part(0, { e: 1.3 }), part(1, { e: 1.3 })])).toEqual([...CORE, "e"]);
});

test("a half that speaks against an account counts", () => {
  expect(membersAfter([part(0, { e: 2 }), part(1, { e: -2 })])).toEqual(CORE);
});

test("many candidates of one half are one half: what they say is averaged, not multiplied", () => {
  expect(membersAfter([1, 2, 3, 4, 5].map(() => part(0, { e: 1.3 })))).toEqual(CORE);
});

test("one half alone brings back whom it shows clearly, and the readmitted is told as held against non-members", () => {
  const [group] = byBothHalves(mergedGroups([part(0, { e: 4, f: 0 })]), 0.05);
  expect(group.members.find(({ account }) => account === "e")).toMatchObject({ judged: "non-members" });
  expect(group.accounts).toEqual([...CORE, "e"]);
});

test("the bound rises with the accounts that are tested in vain", () => {
  const strangers = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`z${i}`, 0]));
  expect(membersAfter([part(0, { e: 2.5, ...strangers })])).toEqual(CORE);
});

/** A confirmed candidate whose core is e-values 10^6 in both ways, and in which each of the others stays by that log10 e-value. */
function withMembers(foundOn: 0 | 1, others: Readonly<Record<string, number>>): Confirmed {
  const one = part(foundOn, {});
  const accounts = [...CORE, ...Object.keys(others)];
  const members = Object.entries(others).map(([account, x]) => ({
    account,
    logE: x * Math.LN10,
    judged: "all" as const,
  }));
  return {
    ...one,
    candidate: { ...one.candidate, accounts },
    members: [...one.members, ...members],
    judged: {
      logFull: accounts.map((account) => (others[account] ?? 6) * Math.LN10),
      logOthers: accounts.map((account) => (account in others ? 0 : 6 * Math.LN10)),
      held: accounts.map(() => 0.5),
    },
  };
}

test("whom only one of two halves proposes has to stand there by itself, whom both propose has not", () => {
  expect(membersAfter([withMembers(0, { e: 0.8 }), withMembers(1, {})])).toEqual(CORE);
  expect(membersAfter([withMembers(0, { e: 1.4 }), withMembers(1, {})])).toEqual([...CORE, "e"]);
  expect(membersAfter([withMembers(0, { e: 0.8 }), withMembers(1, { e: 0.8 })])).toEqual([...CORE, "e"]);
});

test("where one half alone found the group, its silence on the other says nothing", () => {
  expect(membersAfter([withMembers(0, { e: 0.8 })])).toEqual([...CORE, "e"]);
});

test("a group without resolved members takes nobody back", () => {
  expect(membersAfter([part(0, { e: 9 }, []), part(1, { e: 9 }, [])])).toEqual([]);
});
