/** Laws of the group test that need no truth, over generated worlds: clocks, names and order of the input change nothing, and no test is asked of the future. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../stats/index.js";
import { candidateEvidence, hereIn, questionOf } from "./evidence/candidate-evidence.js";
import { evidenceFrom } from "./evidence/evidence-from.js";
import { type Post, presenceOf } from "./fixture.js";
import { LADDER } from "./ladder/ladder.js";
import { memberEvidence } from "./members/member-bets.js";

const WINDOWS = { "co-link": [60, 900], "co-text": [300] };
const name = (n: number) => `a${String(n).padStart(3, "0")}`;
const BESIDE = "beside";

/** Some hours of posts; a group that meets now and then, or nobody who does; clocks to the second or to the minute. */
const recipes = fc.record({
  seed: fc.integer({ min: 1, max: 1e9 }),
  accounts: fc.integer({ min: 12, max: 40 }),
  hours: fc.integer({ min: 4, max: 60 }),
  posts: fc.integer({ min: 100, max: 300 }),
  tasks: fc.integer({ min: 0, max: 12 }),
  /** Some of a large group act on each task. */
  size: fc.constantFrom(5, 90),
  grain: fc.constantFrom(1, 60),
});

interface World {
  readonly posts: readonly Post[];
  readonly group: readonly string[];
}

function world({ seed, accounts, hours, posts, tasks, size, grain }: Recipe): World {
  const chance = random(seed);
  const moment = () => Math.floor((chance.float() * 3600 * hours) / grain) * grain;
  const free = Array.from({ length: posts }, (): Post => {
    const [kind, object] = [chance.integer(4), chance.integer(30)];
    const on = {
      "co-link": kind > 1 ? [`l${object}`] : kind === 1 ? [`l${object}`, `l${(object + 7) % 30}`] : [],
      "co-text": kind === 2 ? [`t${object % 11}`] : [],
    };
    const own = chance.integer(accounts);
    const account = own === 0 ? BESIDE : name(size > 5 ? 70 + own : own);
    return { account, time: moment(), on };
  });
  const group = Array.from({ length: size }, (_, n) => name(n + 1));
  const meetings = Array.from({ length: tasks }, (_, task) => {
    const at = moment();
    const on = { "co-link": [`m${task}`] };
    return Array.from({ length: 5 }, (_, n) => ({
      account: size > 5 ? group[chance.integer(size)] : group[n],
      time: at + grain * Math.floor(chance.integer(300) / grain),
      on,
    }));
  }).flat();
  const first = [BESIDE, name(6)].map((account) => ({ account, time: 0, on: { "co-link": ["first"] } }));
  return { posts: [...free, ...meetings, ...first], group };
}
type Recipe = typeof recipes extends fc.Arbitrary<infer T> ? T : never;

/** What is said of a group: e-values in every way, of its accounts and of one beside it, and since when. */
function told({ posts, group: accounts }: World, beside = BESIDE) {
  const here = hereIn(presenceOf(posts, WINDOWS));
  const said: number[] = [];
  const since: (number | null)[] = [];
  for (const scheme of here.presence.schemes.keys())
    for (const foundOn of [0, 1] as const) {
      const candidate = { accounts: [...accounts].sort(), scheme, foundOn, weights: [1, 1] };
      const ways = [
        {},
        { withoutStrongestPair: true },
        { leftOut: [beside] },
        ...LADDER.map((step) => step.options),
      ];
      for (const options of ways) {
        const { logE, chances, saturated } = candidateEvidence(here, candidate, options);
        said.push(logE, chances, saturated);
      }
      const question = questionOf(here, candidate);
      const proposed = here.presence.numbersOf([...accounts, beside]);
      said.push(...memberEvidence({ question, proposed }));
      since.push(evidenceFrom(here, candidate, 1));
    }
  return { said, since };
}

const same = (x: readonly number[], y: readonly number[]) => {
  expect(x.length).toBe(y.length);
  for (const [n, value] of x.entries())
    expect(Math.abs(y[n] - value)).toBeLessThan(1e-9 * (1 + Math.abs(value)));
};

describe("nothing changes", () => {
  it("when all clocks are shifted by whole quarters of an hour", () => {
    fc.assert(
      fc.property(recipes, fc.integer({ min: 1, max: 2_000_000 }), (recipe, quarters) => {
        const shift = 900 * quarters;
        const { posts, group } = world(recipe);
        const before = told({ posts, group });
        const after = told({ posts: posts.map((post) => ({ ...post, time: post.time + shift })), group });
        expect(after.said).toEqual(before.said);
        expect(after.since).toEqual(before.since.map((tick) => (tick === null ? null : tick + shift * 1e6)));
      }),
      { numRuns: 20 },
    );
  });

  it("when accounts have other names", () => {
    fc.assert(
      fc.property(recipes, fc.integer({ min: 1, max: 1e6 }), (recipe, seed) => {
        const { posts, group } = world(recipe);
        const known = [...new Set([...posts.map(({ account }) => account), ...group])];
        const others = random(seed).shuffle(known.map((_, n) => `z${String(n).padStart(3, "0")}`));
        const names = new Map(known.map((account, n) => [account, others[n]]));
        const renamed = (account: string) => names.get(account) ?? account;
        const before = told({ posts, group });
        const after = told(
          {
            posts: posts.map((post) => ({ ...post, account: renamed(post.account) })),
            group: group.map(renamed),
          },
          renamed(BESIDE),
        );
        same(before.said, after.said);
        expect(after.since).toEqual(before.since);
      }),
      { numRuns: 30 },
    );
  });
});
