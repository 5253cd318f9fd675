/** Stories are found in copies, paraphrases and translations, their roads are told, fact-checks are matched, and chance tells no story. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quietContext } from "../../model/index.js";
import { random } from "../../stats/index.js";
import { Store } from "../../store/index.js";
import { measureSignals } from "../measure-signals.js";
import { fillEvents, firstAccounts, START, talk, type WorldEvent, words } from "../topic-world.js";

let store: Store;
let folder: string;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
  folder = await mkdtemp(join(tmpdir(), "claque-narrative-"));
});
afterAll(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

interface Story {
  joined_by: string[];
  sample: string;
  posts: number;
  accounts: number;
  members: number;
  group_share: number;
  first_by_member: boolean;
  languages: string[];
  fact_checks: string[];
}

async function told(
  events: readonly WorldEvent[],
  group: readonly string[],
  { seed, factChecks = null }: { seed?: number; factChecks?: string | null } = {},
) {
  await fillEvents(store, events, { group, seed });
  await measureSignals(store, { signals: ["narrative"], seed: 1, factChecks }, quietContext());
  const signal = await store.row<{ value: number; p_value: number; measurable: boolean; note: string }>(
    "SELECT * FROM signals",
  );
  return { signal: signal!, stories: await store.rows<Story>("SELECT * FROM narratives ORDER BY number") };
}

const group = firstAccounts(16);
const small = { accounts: 150, days: 10 };
const at = (day: number, hour: number) => START + day * 86_400 + hour * 3600;
/** Posts of the first members, one every second hour, and of two others a day later. */
const tellings = (text: (i: number) => Partial<WorldEvent>, others = 2): WorldEvent[] => [
  ...group.slice(0, 9).map((account, i) => ({ account, at: at(3, 2 * i), ...text(i) })),
  ...Array.from({ length: others }, (_, i) => ({ account: `a${140 + i}`, at: at(5, i), ...text(20 + i) })),
];
const tokens = words(random(77)).split(" ");

describe("stories", () => {
  test("told in nearly the same words, with their road", async () => {
    const near = (i: number) => ({
      text: [...tokens, ...tokens.slice(0, 6).reverse(), `tok${5000 + i}`].join(" "),
    });
    const { stories, signal } = await told([...talk({ ...small, seed: 21 }), ...tellings(near)], group);
    expect(stories).toHaveLength(1);
    expect(stories[0]).toMatchObject({ posts: 11, accounts: 11, members: 9, first_by_member: true });
    expect(stories[0].joined_by).toContain("wording");
    expect(stories[0].group_share).toBeCloseTo(9 / 11);
    expect(signal.p_value).toBe(0.005);
  });

  test("told in moved clauses", async () => {
    const moved = (i: number) => {
      const own = words(random(900 + i)).split(" ");
      return {
        text: [...own.slice(0, 5), ...tokens.slice(6), ...own.slice(5, 8), ...tokens.slice(0, 6)].join(" "),
      };
    };
    const { stories } = await told([...talk({ ...small, seed: 22 }), ...tellings(moved)], group);
    expect(stories[0]).toMatchObject({ members: 9, accounts: 11 });
    expect(stories[0].joined_by).toContain("phrases");
  });

  test("told in other languages, by names and numbers", async () => {
    const other = (i: number) => ({
      text: `${Array.from({ length: 9 }, (_, n) => `${["tok", "wor", "mot"][i % 3]}${i * 50 + n}`).join(" ")} Tinemoseba 7692 Korasa-51`,
      lang: ["en", "de", "fr"][i % 3],
    });
    const { stories } = await told([...talk({ ...small, seed: 23 }), ...tellings(other)], group);
    expect(stories).toHaveLength(1);
    expect(stories[0]).toMatchObject({
      members: 9,
      posts: 11,
      joined_by: ["names-and-numbers"],
      languages: ["de", "en", "fr"],
    });
  });

  test("that everybody tells are not told of, nor are free texts", async () => {
    const wire = Array.from({ length: 70 }, (_, i) => ({
      account: `a${2 * i}`,
      at: at(4, 0) + i * 300,
      text: tokens.join(" "),
    }));
    expect((await told([...talk({ ...small, seed: 24 }), ...wire], group)).stories).toEqual([]);
    expect((await told(talk({ ...small, seed: 25 }), group)).stories).toEqual([]);
  });

  test("shuffled rows and renamed accounts tell the same", async () => {
    const events = [
      ...talk({ ...small, seed: 26 }),
      ...tellings((i) => ({ text: `${tokens.join(" ")} tok${i} Tinemoseba 7692` })),
    ];
    const renamed = (id: string) => `z${9999 - Number(id.slice(1))}`;
    const one = await told(events, group, { seed: 1 });
    const two = await told(
      events.map((e) => ({ ...e, account: renamed(e.account) })),
      group.map(renamed),
      { seed: 2 },
    );
    const plain = (stories: Story[]) => stories.map((story) => ({ ...story, event_ids: null }));
    expect(plain(two.stories)).toEqual(plain(one.stories));
    expect(two.signal).toEqual(one.signal);
  });

  test("cannot be told without texts", async () => {
    const bare = talk({ ...small, seed: 27 }).map((event) => ({ ...event, text: null }));
    expect((await told(bare, group)).signal).toMatchObject({
      measurable: false,
      note: expect.stringContaining("no texts"),
    });
  });
});

describe("fact-checks", () => {
  const claim =
    "The mayor of Tinemoseba has sold 7692 trees of the town park to a company without asking the council";
  const review = (more: object) => ({
    "@type": "ClaimReview",
    url: "https://check.example/1",
    claimReviewed: "Something else",
    ...more,
  });
  const matched = async (checks: unknown, events: WorldEvent[]) => {
    const path = join(folder, "checks.json");
    await writeFile(path, JSON.stringify(checks));
    return (await told([...talk({ ...small, seed: 28 }), ...events], group, { factChecks: path })).stories[0]
      ?.fact_checks;
  };

  test("match by wording, by address, and by names with numbers", async () => {
    const copies = tellings((i) => ({ text: `${claim} tok${i}` }));
    expect(await matched(review({ claimReviewed: claim }), copies)).toEqual(["https://check.example/1"]);
    expect(
      await matched(
        {
          "@type": "DataFeed",
          dataFeedElement: [{ item: [review({ claimReviewed: "In Tinemoseba 7692 trees were sold" })] }],
        },
        copies,
      ),
    ).toEqual(["https://check.example/1"]);
    const linked = tellings((i) => ({
      text: `${tokens.join(" ")} tok${i}`,
      links: ["https://rumour.example/trees"],
    }));
    expect(
      await matched(
        [
          review({
            itemReviewed: {
              "@type": "Claim",
              appearance: { url: "http://www.rumour.example/trees/?utm_source=x" },
            },
          }),
        ],
        linked,
      ),
    ).toEqual(["https://check.example/1"]);
  });

  test("on another matter do not match", async () => {
    const copies = tellings((i) => ({ text: `${claim} tok${i}` }));
    expect(
      await matched(
        [
          review({ claimReviewed: "Tinemoseba has a new bridge" }),
          review({ claimReviewed: "7692 fish were caught" }),
        ],
        copies,
      ),
    ).toEqual([]);
  });
});
