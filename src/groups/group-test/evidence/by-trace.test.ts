/** What each trace says alone of a group that stands. */
import { expect, it } from "vitest";
import { hourlyMeetings, type Post, presenceOf } from "../fixture.js";
import { evidenceByTrace } from "./by-trace.js";
import { hereIn } from "./candidate-evidence.js";

/** Four accounts on one object an hour, `gap` seconds apart, among sixteen others that act on it at any time of the hour. */
function posts(id: string, gap: number): Post[] {
  const others = Array.from({ length: 60 * 16 }, (_, i) => {
    const [hour, n] = [Math.floor(i / 16), i % 16];
    const time = 3600 * hour + ((n * 997 + hour * 613) % 3600);
    return { account: `p${n}`, time, on: { [id]: [`${id}${hour}`] } };
  });
  return [...hourlyMeetings(id, gap, 100), ...others];
}

it("is large where the accounts follow each other within seconds and small where they do not; unmet traces are not asked", () => {
  const presence = presenceOf([...posts("co-link", 5), ...posts("co-text", 800), ...posts("co-hashtag", 5)], {
    "co-hashtag": [60],
    "co-link": [60],
    "co-text": [60],
  });
  const found = evidenceByTrace(hereIn(presence), {
    accounts: ["g0", "g1", "g2", "g3"],
    scheme: 0,
    foundOn: 0,
    weights: [0, 1, 1],
  });
  expect([...found.keys()].sort()).toEqual(["co-link", "co-text"]);
  expect(found.get("co-link")).toBeGreaterThan(Math.log(20));
  expect(found.get("co-text")).toBeLessThan(Math.log(2));
});
