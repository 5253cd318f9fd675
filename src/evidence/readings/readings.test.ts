/** Every reading where it must fit, where it must be ruled out, and where the data cannot tell. Seeds as they came. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../../scripts/lib/project.mjs";
import {
  disguised,
  fillReadingWorld,
  type ReadingWorld,
  readingWorld,
  type WorldChange,
} from "../../../test/support/reading-world.js";
import { INNOCENT_READINGS, quietContext, TABLES } from "../../model/index.js";
import { createTable, Store } from "../../store/index.js";
import { fittingReadings, READING_TESTS, readDossiers, testReadings } from "../index.js";

interface Row {
  readonly reading: string;
  readonly state: string;
  readonly value: number | null;
  readonly control_value: number | null;
  readonly p_value: number | null;
  readonly note: string;
}

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

async function found(world: ReadingWorld): Promise<Record<string, Row>> {
  await fillReadingWorld(store, world);
  await testReadings(store, {}, quietContext());
  const rows = await store.rows<Row>("SELECT * EXCLUDE (group_id) FROM readings ORDER BY reading");
  return Object.fromEntries(rows.map((row) => [row.reading, row]));
}

const quarter = (second: number) => Math.round(second / 900) * 900;
const own = (draw: { integer(n: number): number }) => `i${5000 + draw.integer(45)}`;
const inside = (account: string) => account.startsWith("sim::m");

const FITS: readonly (readonly [reading: string, where: string, change: WorldChange])[] = [
  [
    "same-publisher",
    "all members point to one site",
    {
      site: (item, account) =>
        inside(account) ? "house.example" : `site${item.length}${item.at(-1)}.example`,
    },
  ],
  [
    "same-publisher",
    "members point to each other's channel on a platform",
    {
      site: (item, account) =>
        inside(account) ? "platform.example/house" : `site${item.length}${item.at(-1)}.example`,
    },
  ],
  [
    "same-publisher",
    "each prints the same copy beside a site of its own",
    {
      site: (item, account) =>
        inside(account) ? `own${account.at(-1)}.example` : `site${item.length}${item.at(-1)}.example`,
      wording: (moment) =>
        `tok${moment} tok${moment + 1} tok${moment + 2} tok${moment + 3} tok${moment + 4} tok7`,
    },
  ],
  ["feed", "clients say so", { client: "Tok RSS" }],
  ["feed", "delays never vary", { client: null, fixedOrder: true, delay: (place) => 4 * place }],
  ["feed", "all act in one second", { client: null, delay: () => 0 }],
  [
    "notification",
    "an account outside comes first",
    {
      delay: (_, draw) => 5 + Math.round(draw.exponential(1 / 15)),
      crowd: () => [{ account: "sim::star", delay: 0 }],
    },
  ],
  [
    "public-call",
    "one member acts first, the others in their own time",
    {
      fixedOrder: true,
      delay: (place, draw) => (place === 0 ? 0 : 60 + Math.round(draw.exponential(1 / 600))),
    },
  ],
  [
    "common-source",
    "members come to a thing over hours",
    { delay: (_, draw) => Math.round(draw.exponential(1 / 7200)) },
  ],
  ["scheduler", "moments fall on the quarter", { start: quarter }],
  [
    "trending",
    "as many others take part",
    {
      crowd: (draw) =>
        Array.from({ length: 12 }, (_, i) => ({
          account: `sim::z${12 * i + draw.integer(12)}`,
          delay: draw.integer(60),
        })),
    },
  ],
  [
    "one-time-zone",
    "the hour gives nearly as many meetings",
    { contrast: "rhythm", expected: 900, outsiders: 300, moments: 20 },
  ],
  ["shared-audience", "members draw from interests of their own", { ownItem: own }],
];

const OPEN: readonly (readonly [reading: string, where: string, change: WorldChange])[] = [
  ["same-publisher", "no post has a link", { site: () => undefined }],
  ["feed", "no client is named", { client: null }],
  ["notification", "clocks give minutes", { precision: "minute" }],
  [
    "public-call",
    "the members follow at once, as those who are notified do",
    {
      delay: (_, draw) => 5 + Math.round(draw.exponential(1 / 15)),
      crowd: () => [{ account: "sim::star", delay: 0 }],
    },
  ],
  ["common-source", "clocks give days", { precision: "day" }],
  [
    "common-source",
    "others act on all that the members share",
    {
      crowd: (draw) =>
        Array.from({ length: 50 }, (_, i) => ({ account: `sim::z${i}`, delay: draw.integer(80_000) })),
      moments: 12,
    },
  ],
  ["scheduler", "clocks give days", { precision: "day" }],
  ["trending", "hardly anybody else is in the data", { outsiders: 6 }],
  ["one-time-zone", "the group owns its hours", { contrast: "rhythm", expected: 900, outsiders: 20 }],
  ["shared-audience", "members do nothing else", { ownActs: 0 }],
];

describe("each reading", () => {
  it("stands in the registry, in the order of the report, and in the docs", () => {
    expect(READING_TESTS.map(({ id }) => id)).toEqual(INNOCENT_READINGS.map(({ id }) => id));
    const page = readText("docs/methods/readings.md");
    for (const { id, question } of READING_TESTS) {
      expect(page).toContain(`\`${id}\``);
      expect(page).toContain(question);
    }
  });

  it.each([101, 102, 103])("is ruled out in the base world, seed %i", async (seed) => {
    const rows = await found(readingWorld(seed));
    for (const { id } of READING_TESTS)
      expect(`${id}: ${rows[id].state}`, rows[id].note).toBe(`${id}: ruled-out`);
  });

  it.each(FITS)("%s fits where %s", async (reading, _, change) => {
    for (const seed of [101, 102]) {
      const rows = await found(readingWorld(seed, change));
      expect(rows[reading].state, rows[reading].note).toBe("fits");
    }
  });

  it("trending does not take a group's regulars for a crowd: the same twelve others each time are no trend", async () => {
    const regulars: WorldChange = {
      crowd: (draw) =>
        Array.from({ length: 12 }, (_, i) => ({ account: `sim::z${i}`, delay: draw.integer(60) })),
    };
    const { trending } = await found(readingWorld(101, regulars));
    expect(trending.state, trending.note).toBe("ruled-out");
  });

  it.each([
    ["is ruled out", "the members alone meet", "ruled-out", "account_id LIKE 'sim::m%'"],
    ["fits", "the crowd is there too", "fits", "TRUE"],
  ])("trending %s where on a second trace %s", async (_, __, state, who) => {
    await fillReadingWorld(store, readingWorld(101, FITS.find(([reading]) => reading === "trending")![2]));
    await store.run(
      `INSERT INTO actions SELECT 'co-image', 'image:' || object_id, account_id, event_id, time_utc FROM actions WHERE ${who}`,
    );
    await store.run(
      `INSERT INTO actions SELECT 'co-image', 'image:' || account_id, account_id, event_id, time_utc FROM actions WHERE trace <> 'co-image'`,
    );
    await store.run(`UPDATE groups SET traces = list_append(traces, 'co-image'), status = 'coordinated'`);
    await testReadings(store, {}, quietContext());
    const row = await store.row<Row>("SELECT * FROM readings WHERE reading = 'trending'");
    expect(row?.state, row?.note).toBe(state);
    if (state === "ruled-out") expect(row?.note).toMatch(/explains .* alone: in co-image, 0 of/);
  });

  it.each(OPEN)("%s cannot be settled where %s", async (reading, _, change) => {
    for (const seed of [101, 102]) {
      const rows = await found(readingWorld(seed, change));
      expect(rows[reading].state, rows[reading].note).toBe("not-measurable");
      expect(rows[reading].note).toMatch(/^[A-Z0-9].*\.$/);
    }
  });

  it.each([
    ["base", {}],
    ["clients without a name", { client: null }],
    ["one second", { delay: () => 0 }],
    ["a crowd", FITS.find(([reading]) => reading === "trending")![2]],
    ["one house", FITS[0][2]],
  ] as const)("says the same of shuffled rows and renamed accounts: %s", async (_, change) => {
    const world = readingWorld(104, change);
    expect(await found(disguised(world, 5))).toEqual(await found(world));
  });

  it("names no account in its note", async () => {
    for (const row of Object.values(await found(readingWorld(105)))) expect(row.note).not.toContain("sim::");
  });
});

describe("the status of a group that passed the test", () => {
  const statusOf = async (world: ReadingWorld, passed = "open") => {
    await fillReadingWorld(store, world);
    await store.run("UPDATE groups SET status = ?", [passed]);
    await testReadings(store, {}, quietContext());
    return (await store.row<{ status: string }>("SELECT status FROM groups"))?.status;
  };

  it.each([
    ["coordinated", "every core reading is testable and none fits", {}],
    ["open", "no post has a link: no publisher can be seen", { site: () => undefined }],
    ["open", "there are three shared moments", { moments: 3 }],
    ["contested", "the clients say that a feed posts", { client: "Tok RSS" }],
    ["shared-audience", "they follow an account at once", FITS.find(([id]) => id === "notification")![2]],
  ] as const)("is %s where %s", async (status, _, change) => {
    const world = readingWorld(101, change);
    expect(await statusOf(world)).toBe(status);
    expect(await statusOf(disguised(world, 7))).toBe(status);
  });

  it("is never coordinated in a table of opaque ids", async () => {
    for (const change of [{}, { precision: "minute" }, { outsiders: 200 }]) {
      const world = readingWorld(101, { ...change, site: () => undefined, client: null });
      const bare = world.acts.map(({ account, at, item }) => ({ account, at, item }));
      expect(await statusOf({ ...world, acts: bare })).not.toBe("coordinated");
    }
  });

  it.each(["candidate", "shared-audience"])("leaves a group that did not pass as %s", async (status) => {
    expect(await statusOf(readingWorld(101), status)).toBe(status);
    expect(await statusOf(readingWorld(101, { client: "Tok RSS" }), status)).toBe(status);
  });
});

describe("testReadings", () => {
  it("leaves open what is not ruled out, and tells what fits", async () => {
    await fillReadingWorld(store, readingWorld(106, { client: "Tok RSS", precision: "minute" }));
    const { groups, states } = await testReadings(store, {}, quietContext());
    expect([groups, states.fits]).toEqual([1, 1]);
    const rows = await store.rows<{ reading: string }>(
      "SELECT reading FROM readings WHERE state <> 'ruled-out'",
    );
    const open = (await store.row<{ open: string[] }>("SELECT readings_open AS open FROM groups"))?.open;
    expect(open).toEqual(
      INNOCENT_READINGS.map(({ id }) => id).filter((id) => rows.some((r) => r.reading === id)),
    );
    expect([...(await fittingReadings(store))]).toEqual([["g-001", ["feed"]]]);
    const [dossier] = await readDossiers(store, { inputs: [] });
    expect(dossier.readings.find(({ id }) => id === "feed")).toMatchObject({ state: "fits" });
  });

  it("leaves groups beyond its limit as they are", async () => {
    await fillReadingWorld(store, readingWorld(107));
    expect(await testReadings(store, { groups: 0 }, quietContext())).toMatchObject({ groups: 0 });
    expect(await store.rows("SELECT readings_open FROM groups")).toEqual([
      { readings_open: ["feed", "scheduler"] },
    ]);
    const [dossier] = await readDossiers(store, { inputs: [] });
    expect(new Set(dossier.readings.map(({ state }) => state))).toEqual(new Set(["not-tested"]));
  });

  it("finds nothing in nothing, and can be done twice", async () => {
    for (const table of TABLES) await createTable(store, table);
    for (const _ of [1, 2])
      expect((await testReadings(store, {}, quietContext())).states).toEqual({
        fits: 0,
        "ruled-out": 0,
        "not-measurable": 0,
      });
    expect(await store.rows("SELECT * FROM readings")).toEqual([]);
  });

  it("stops when asked", async () => {
    await fillReadingWorld(store, readingWorld(108));
    const run = { ...quietContext(), signal: AbortSignal.abort() };
    await expect(testReadings(store, {}, run)).rejects.toThrow();
    expect(await store.rows("SELECT * FROM duckdb_tables() WHERE temporary")).toEqual([]);
  });
});
