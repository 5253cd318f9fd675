/** The ladder measures taste at distances of each trace's own windows. */
import { expect, it } from "vitest";
import { candidateEvidence } from "./evidence.js";
import { hourlyMeetings, traceOf } from "./fixture.js";
import { Lab } from "./lab.js";

const FOLDS = { blockSeconds: 3600, offsetSeconds: 0 };

/** Four accounts that meet each hour on one object, `gap` seconds apart, among twelve that act alone or a while later. */
function trace(id: string, gap: number) {
  const others = Array.from({ length: 60 * 12 }, (_, i) => {
    const [hour, n] = [Math.floor(i / 12), i % 12];
    return { account: `p${n}`, object: `${id}x${(hour + n) % 7}-${hour}`, time: 3600 * hour + 90 + 200 * n };
  });
  const acts = [...hourlyMeetings(id, gap, 60), ...others];
  return traceOf(
    [...acts, ...acts.map((act) => ({ ...act, account: `q${act.account}`, time: act.time + 1900 }))],
    id,
  );
}

it("asks for the distances of each trace by that trace's windows", () => {
  const lab = new Lab(
    [
      { data: trace("co-link", 5), windowsSeconds: [60, 300] },
      { data: trace("co-text", 200), windowsSeconds: [900, 1800] },
    ],
    FOLDS,
    1,
  );
  const candidate = { accounts: ["g0", "g1", "g2", "g3"], foundOn: 0, weights: [1, 1] } as const;
  const asked: (readonly number[])[] = [];
  const held = candidateEvidence(lab, candidate, {
    taste: (windowsSeconds) => {
      asked.push(windowsSeconds);
      return { fromSeconds: Math.max(...windowsSeconds), toSeconds: 43_200 };
    },
  });
  expect(asked).toEqual([
    [60, 300],
    [900, 1800],
  ]);
  expect(held.logE).toBeLessThanOrEqual(candidateEvidence(lab, candidate).logE);
});
