/** What each trace says alone of a group that stands. */
import { expect, it } from "vitest";
import { evidenceByTrace } from "./by-trace.js";
import { hourlyMeetings, traceOf } from "./fixture.js";
import { Lab } from "./lab.js";

const FOLDS = { blockSeconds: 3600, offsetSeconds: 0 };

/** Four accounts on one object an hour, `gap` seconds apart, among sixteen others that act on it at any time of the hour. */
function trace(id: string, gap: number) {
  const others = Array.from({ length: 60 * 16 }, (_, i) => {
    const [hour, n] = [Math.floor(i / 16), i % 16];
    return { account: `p${n}`, object: `${id}${hour}`, time: 3600 * hour + ((n * 997 + hour * 613) % 3600) };
  });
  return traceOf([...hourlyMeetings(id, gap, 100), ...others], id);
}

it("is large where the accounts follow each other within seconds and small where they do not; unmet traces are not asked", () => {
  const traces = [
    { data: trace("co-link", 5), windowsSeconds: [60] },
    { data: trace("co-text", 800), windowsSeconds: [60] },
    { data: trace("co-hashtag", 5), windowsSeconds: [60] },
  ];
  const lab = new Lab(traces, FOLDS, 1);
  const found = evidenceByTrace(lab, {
    accounts: ["g0", "g1", "g2", "g3"],
    foundOn: 0,
    weights: [0.5, 0.5, 0],
  });
  expect([...found.keys()]).toEqual(["co-link", "co-text"]);
  expect(found.get("co-link")).toBeGreaterThan(Math.log(20));
  expect(found.get("co-text")).toBeLessThan(Math.log(2));
});
