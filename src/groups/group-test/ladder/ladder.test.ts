/** The ladder measures taste at distances of each trace's own windows. */
import { expect, it } from "vitest";
import { candidateEvidence, hereIn } from "../evidence/candidate-evidence.js";
import { hourlyMeetings, type Post, presenceOf } from "../fixture.js";
import { LADDER } from "./ladder.js";

/** Four accounts that meet each hour on one object, `gap` seconds apart, among twelve that act alone or a while later. */
function posts(id: string, gap: number): Post[] {
  const others = Array.from({ length: 60 * 12 }, (_, i) => {
    const [hour, n] = [Math.floor(i / 12), i % 12];
    const on = { [id]: [`${id}x${(hour + n) % 7}-${hour}`] };
    return { account: `p${n}`, time: 3600 * hour + 90 + 200 * n, on };
  });
  const all = [...hourlyMeetings(id, gap, 60), ...others];
  return [...all, ...all.map((post) => ({ ...post, account: `q${post.account}`, time: post.time + 1900 }))];
}

const CANDIDATE = { accounts: ["g0", "g1", "g2", "g3"], scheme: 0, foundOn: 0, weights: [1, 1] } as const;

it("asks for the distances of each trace by that trace's windows", () => {
  const here = hereIn(
    presenceOf([...posts("co-link", 5), ...posts("co-text", 200)], {
      "co-link": [60, 300],
      "co-text": [900, 1800],
    }),
  );
  const asked: (readonly number[])[] = [];
  const held = candidateEvidence(here, CANDIDATE, {
    taste: (windowsSeconds) => {
      asked.push(windowsSeconds);
      return { fromSeconds: Math.max(...windowsSeconds), toSeconds: 43_200 };
    },
  });
  expect(asked.sort((x, y) => x[0] - y[0])).toEqual([
    [60, 300],
    [900, 1800],
  ]);
  expect(held.logE).toBeLessThanOrEqual(candidateEvidence(here, CANDIDATE).logE);
});

it("measures taste and haste beyond what it tests, and haste at the narrowest window alone", () => {
  const [audience, attention] = LADDER.map(({ options }) => options);
  for (const windows of [[60, 300, 1800], [30], [3600, 86_400]]) {
    const distances = audience.taste?.(windows);
    expect(distances?.fromSeconds).toBe(Math.max(...windows));
    expect(distances?.toSeconds).toBeGreaterThan(Math.max(...windows));
    const tested = attention.windows?.(windows) ?? [];
    expect(tested).toEqual([Math.min(...windows)]);
    expect(attention.taste?.(windows).fromSeconds).toBeGreaterThan(tested[0]);
  }
});
