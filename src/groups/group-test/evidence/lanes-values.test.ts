/**
 * The numbers of the test against an independent computation (Python, slow and plain, written from the doc comments). In words: 2,200 posts drawn
 * by Lehmer's generator (16807, modulus 2³¹ − 1, seed 7), of thirty accounts, for a while of six, for a while of a hundred and fifty and many more; links, texts, posts of both, posts of two
 * links; every fifty posts three of five accounts act on one link one after the other. Blocks of two hours in turn from the first act on,
 * five minutes of embargo. Where stakes of a group are learnt, labels count alike.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { type Post, presenceOf } from "../fixture.js";
import { LADDER } from "../ladder/ladder.js";
import { tasteOf } from "../ladder/taste.js";
import { memberEvidence } from "../members/member-bets.js";
import type { Presence } from "../presence/presence.js";
import { candidateEvidence, type Here, hereIn, questionOf } from "./candidate-evidence.js";
import { GroupUrn } from "./urn.js";

const START = 1_750_000_000;
const name = (number: number) => `a${String(number).padStart(3, "0")}`;

function posts(): Post[] {
  let state = 7;
  const draw = (n: number) => {
    state = (state * 16807) % 2147483647;
    return state % n;
  };
  let time = START;
  return Array.from({ length: 2200 }, (_, n): Post => {
    const busy = n >= 800 && n < 2000;
    time += busy ? 3 + draw(5) : 20 + draw(37);
    const account = draw(busy ? 150 : n >= 600 && n < 800 ? 6 : 30);
    const [kind, x, y, z] = [draw(10), draw(5), draw(5), draw(2)];
    const [links, texts] = [Math.floor(n / 40), Math.floor(n / 80)];
    if (n % 50 < 3) {
      const task = Math.floor(n / 50);
      return { account: name((task + (n % 50)) % 5), time, on: { "co-link": [`g${task}`] } };
    }
    return {
      account: name(account),
      time,
      on: {
        "co-link":
          kind < 4
            ? [`l${links}-${x}`]
            : kind === 9
              ? [...new Set([`l${links}-${x}`, `l${links}-${y}`])]
              : [],
        "co-text": kind >= 3 && kind <= 6 ? [`t${texts}-${z}`] : [],
      },
    };
  });
}

const close = (got: ArrayLike<number>, want: readonly number[]) => {
  expect(got.length).toBe(want.length);
  want.forEach((value, n) => {
    expect(Math.abs(got[n] / value - 1)).toBeLessThan(1e-9);
  });
};

const MEMBERS = [0, 1, 2, 3, 4].map(name);
const candidate = (foundOn: 0 | 1, accounts = MEMBERS) => ({
  accounts,
  scheme: 0,
  foundOn,
  weights: [1, 1],
});
const LEFT_OUT = [5, 6].map(name);
const { taste } = LADDER[0].options;

describe("against a computation of its own", () => {
  let presence: Presence;
  let here: Here;
  beforeAll(() => {
    const windows = { "co-link": [60, 300], "co-text": [120] };
    const { origin } = presenceOf(posts(), windows).schemes[0];
    const [blockTicks, embargoTicks] = [7200e6, 300e6];
    const scheme = { origin, blockTicks, offsetTicks: 0, order: "in turn", embargoTicks } as const;
    presence = presenceOf(posts(), windows, { schemes: [scheme] });
    here = hereIn(presence);
  });

  it("orders traces by how rare their objects are, and cuts spans where many are present", () => {
    expect(presence.traces.map(({ id }) => id)).toEqual(["co-link", "co-text"]);
    const { start } = presence.posts;
    expect(Array.from(start.subarray(1), (end, n) => end - start[n])).toEqual([
      98, 94, 91, 93, 97, 96, 95, 94, 450, 180, 180, 176, 183, 162, 97, 14,
    ]);
    const folds = presence.testFolds(0);
    expect([0, 1, 2].map((fold) => folds.filter((own) => own === fold).length)).toEqual([1456, 531, 213]);
  });

  it("gives a group its share of who could have made a post", () => {
    const group = presence.group(MEMBERS);
    const [links, texts] = presence.traces.map((trace) => new GroupUrn(trace, group));
    close(
      [1, 51, 139, 261, 356, 439].map((post) => links.share(post, "forward")),
      [
        0.2365023240075628, 0.20411867724999175, 0.1302119244248319, 0.11473533094537369, 0.14270857277045945,
        0.16428964863632683,
      ],
    );
    close(
      [11, 205, 375, 564, 913, 1307].map((post) => texts.share(post, "backward")),
      [
        0.24336136544386316, 0.2852364021459926, 0.13558215716891814, 0.021472519141753885,
        0.18756687540924477, 0.03613500398777616,
      ],
    );
  });

  it.each([
    ["plain", {}, [22.540983908024568, 91.98734501745693], [157, 45, 622, 0]],
    ["without accounts", { leftOut: LEFT_OUT }, [21.063372770659537, 92.63536793790014], [130, 48, 606, 7]],
    ["with taste held", { taste }, [20.83521118415438, 85.01292701578843], [157, 45, 622, 0]],
    [
      "without the strongest pair",
      { withoutStrongestPair: true },
      [17.17783324634088, 63.81478947827633],
      [134, 45, 564, 0],
    ],
  ] as const)("comes to the same e-values and counts, %s", (_, options, logs, counts) => {
    const found = ([0, 1] as const).map((foundOn) => candidateEvidence(here, candidate(foundOn), options));
    expect(found.flatMap(({ chances, saturated }) => [chances, saturated])).toEqual(counts);
    close(
      found.map(({ logE }) => logE),
      logs,
    );
  });

  it("measures the same taste", () => {
    const odds = presence.traces.map((trace) => {
      if (!taste) throw new Error("the first step of the ladder holds taste");
      return tasteOf(trace, presence.group(MEMBERS), taste(trace.windowsSeconds), here.scratch);
    });
    close(odds, [1.1483258339017792, 1.0407924707862684]);
  });

  it("judges accounts alike: members, one who is in the candidate and acts by chance, one who is merely proposed", () => {
    const proposed = [0, 1, 2, 3, 4, 7, 8].map(name);
    const wanted = [
      [
        32.40344612360385, 37.09033580999525, 43.645463318614006, 41.19167073123219, 41.754805184945454,
        -2.102815633654348, -3.060955575433291,
      ],
      [
        8.039843482597655, 11.892927024680699, 13.710574581669837, 9.076968456730395, 10.11251933913246,
        -0.36942367980680635, -0.38216818210528636,
      ],
    ];
    const odds = [1.1483258339017792, 1.0407924707862684];
    for (const fold of [0, 1] as const) {
      const group = candidate(fold === 0 ? 1 : 0, [0, 1, 2, 3, 7].map(name));
      const question = { ...questionOf(here, group, { leftOut: LEFT_OUT }), odds };
      const numbers = presence.numbersOf(proposed);
      close(memberEvidence({ question, proposed: numbers }), wanted[fold]);
    }
  });

  it("ends betting on an account that is beyond doubt", () => {
    const question = questionOf(here, candidate(1));
    const proposed = presence.numbersOf(MEMBERS);
    close(
      memberEvidence({ question, proposed }),
      [36.51963898298733, 39.77941014702426, 36.557044945161216, 50.117193150140814, 43.80813738530647],
    );
  });
});
