/** A large group that was found many times over is judged once, and nobody is gained or lost by it. */
import { expect, it } from "vitest";
import { quietContext } from "../../model/index.js";
import { random } from "../../stats/index.js";
import type { Candidate } from "./candidate.js";
import { verdicts } from "./confirm.js";
import { type Act, traceOf } from "./fixture.js";
import { juryHere } from "./jury.js";
import { Lab } from "./lab.js";
import { judgement, keptMembers } from "./members.js";
import { mergedGroups } from "./merge.js";

const HOUR = 3600;
const OPTIONS = { alpha: 0.05, smallest: 4 };

/** 160 accounts of which half joins each hour's task within two minutes, and a crowd on objects as popular and on others. */
function world(): { lab: Lab; planted: string[]; crowd: string[] } {
  const draw = random(5);
  const name = (prefix: string, n: number) => `${prefix}${String(n).padStart(3, "0")}`;
  const planted = Array.from({ length: 160 }, (_, n) => name("p", n));
  const crowd = Array.from({ length: 900 }, (_, n) => name("x", n));
  const acts: Act[] = [];
  for (let hour = 0; hour < 72; hour++) {
    const start = hour * HOUR + draw.float() * 3000;
    for (const account of planted)
      if (draw.float() < 0.5) acts.push({ account, object: `task${hour}`, time: start + draw.float() * 120 });
    for (const account of [...crowd, ...planted])
      if (draw.float() < (account.startsWith("p") ? 0.1 : 0.4))
        acts.push({
          account,
          object: draw.float() < 0.5 ? `hot${hour}-${draw.integer(2)}` : `o${hour}-${draw.integer(30)}`,
          time: (hour + draw.float()) * HOUR,
        });
  }
  const trace = { data: traceOf(acts), windowsSeconds: [60, 300] };
  return { lab: new Lab([trace], { blockSeconds: HOUR, offsetSeconds: 0 }, 1), planted, crowd };
}

it("takes over who stays of the strongest, and leaves the groups as they are", async () => {
  const { lab, planted, crowd } = world();
  const of = (accounts: readonly string[]): Candidate => ({
    accounts: [...accounts].sort(),
    foundOn: 0,
    weights: [1],
  });
  const candidates = [
    of([...planted, ...crowd.slice(0, 60)]),
    of(planted),
    of(planted.slice(0, 155)),
    of([...planted.slice(0, 150), ...crowd.slice(100, 120)]),
  ];
  const found = await verdicts(
    juryHere(lab, candidates, quietContext()),
    candidates,
    OPTIONS,
    quietContext(),
  );
  expect(found.confirmed.map(({ isDouble }) => isDouble)).toEqual([true, false, true, true]);

  const alone = candidates.flatMap((one) => keptMembers(one, judgement(lab, one), OPTIONS.smallest));
  const [group] = mergedGroups(found.confirmed);
  expect(group.accounts).toEqual([...new Set(alone.map(({ account }) => account))].sort());
  expect(group.accounts.filter((account) => account.startsWith("p")).length).toBeGreaterThan(150);
}, 60_000);

it("judges small candidates anew, each by itself", async () => {
  const { lab, planted } = world();
  const found = [60, 50].map((size, i) => ({
    candidate: { accounts: planted.slice(0, size), foundOn: 0 as const, weights: [1] },
    logE: 100 - i,
  }));
  const jury = juryHere(
    lab,
    found.map(({ candidate }) => candidate),
    quietContext(),
  );
  const standing = await jury.judged(found, { ...OPTIONS, tested: 2 }, quietContext());
  expect(standing.map(({ original }) => original)).toEqual([null, null]);
  expect(standing[1].judged).toEqual(judgement(lab, found[1].candidate));
}, 60_000);
