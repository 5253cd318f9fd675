/** Meetings, dossiers and the network picture from a ten-row world. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { INNOCENT_READINGS, quietContext, TABLES } from "../model/index.js";
import { createTable, Store } from "../store/index.js";
import { evidenceTotals, makeEvidence, networkPicture, readDossiers } from "./index.js";

let store: Store;

const EVENTS = [
  [1, "x:a", "2024-05-01 10:00:00", "http://one"],
  [2, "x:b", "2024-05-01 10:00:04.5", "http://one"],
  [3, "x:c", "2024-05-01 10:00:30", "http://one"],
  [4, "x:d", "2024-05-01 10:20:00", "http://one"],
  [5, "x:z", "2024-05-01 10:00:01", "http://one"],
  [6, "x:a", "2024-05-02 09:00:10", "http://two"],
  [7, "x:b", "2024-05-02 09:00:00", "http://two"],
  [8, "x:c", "2024-05-03 09:00:00", "http://three"],
  [9, "x:d", "2024-05-03 09:00:59", "http://three"],
  [10, "x:a", "2024-05-04 09:00:00", "http://alone"],
] as const;

async function fill(rows: readonly (typeof EVENTS)[number][]): Promise<void> {
  for (const table of TABLES) await createTable(store, table);
  for (const [id, account, time, link] of rows) {
    await store.run(
      "INSERT INTO events BY NAME SELECT ? AS event_id, 'x' AS platform, ? AS account_id, ? AS post_id, ?::TIMESTAMP AS time_utc, 'second' AS time_precision, ? AS text, 0 AS source_file, ? + 1 AS source_line",
      [id, account, `p${id}`, time, `text ${id}`, id],
    );
    await store.run("INSERT INTO actions VALUES ('co-link', ?, ?, ?, ?::TIMESTAMP)", [
      link,
      account,
      id,
      time,
    ]);
  }
  await store.run(
    "INSERT INTO accounts BY NAME SELECT account_id, 'x' AS platform, []::VARCHAR[] AS handles, count(*) AS events, min(time_utc) AS first_seen, max(time_utc) AS last_seen FROM events GROUP BY account_id",
  );
  await store.run(
    "INSERT INTO groups BY NAME SELECT 'g-001' AS group_id, 1 AS rank, 4 AS size, ['co-link'] AS traces, 'candidate' AS status, 'volume' AS level, 'co-link' AS lead_trace, 60 AS window_seconds, 5 AS observed, 0.5 AS expected, 0.2 AS expected_rhythm, 'hour' AS contrast, 10 AS median_gap_seconds, []::VARCHAR[] AS readings_open, TIMESTAMP '2024-05-01 10:00:00' AS first_seen, TIMESTAMP '2024-05-03 09:00:59' AS last_seen, 7 AS actions, 3 AS objects",
  );
  await store.run(
    "INSERT INTO members BY NAME SELECT 'g-001' AS group_id, unnest(['x:a','x:b','x:c','x:d']) AS account_id, 2 AS support, 2 AS partners, 'member' AS role",
  );
  await store.run(
    "INSERT INTO group_traces VALUES ('g-001', 'co-link', 60, 5, 0.5, 0.2, 3, 4, 10), ('g-001', 'co-link', 1800, 8, 3, 1, 3, 4, 30), ('g-001', 'co-post', 60, 6, 5.5, 5, 3, 4, 10)",
  );
  await store.run(
    "INSERT INTO edges BY NAME SELECT 'x:a' AS account_a, 'x:b' AS account_b, 'co-link' AS trace, unnest([60.0, 1800.0]) AS window_seconds, 2 AS support, 0.01 AS expected, 1e-5 AS p_value, unnest([-5.0, -4.0]) AS log10_p, 0.001 AS q_value, 0.1 AS expected_rhythm, 'volume' AS level",
  );
  await store.run(
    "INSERT INTO edges BY NAME SELECT 'x:a' AS account_a, 'x:z' AS account_b, 'co-link' AS trace, 60.0 AS window_seconds, 2 AS support, 0.01 AS expected, 1e-5 AS p_value, -9.0 AS log10_p, 0.001 AS q_value, 0.1 AS expected_rhythm, 'volume' AS level",
  );
}

beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());
beforeEach(() => fill(EVENTS));

describe("makeEvidence", () => {
  it("keeps the meetings of members within the widest window, both events in the order of accounts", async () => {
    expect(await makeEvidence(store, { windowsSeconds: [60, 300] }, quietContext())).toEqual({
      kept: 8,
      leftOut: 0,
      groups: [],
    });
    const rows = await store.rows(
      "SELECT account_a, account_b, event_a, event_b, delta_seconds, time_a, window_seconds FROM meetings WHERE object_id = 'http://two'",
    );
    expect(rows).toEqual([
      {
        account_a: "x:a",
        account_b: "x:b",
        event_a: 6,
        event_b: 7,
        delta_seconds: 10,
        time_a: "2024-05-02T09:00:10.000Z",
        window_seconds: 1800,
      },
    ]);
  });

  it("counts what the caps leave out, and the totals of a resumed run agree", async () => {
    const limits = { perGroup: 3, perPair: 1 };
    const summary = await makeEvidence(store, { limits }, quietContext());
    expect(summary).toEqual({ kept: 3, leftOut: 5, groups: [{ groupId: "g-001", kept: 3, leftOut: 5 }] });
    expect(await evidenceTotals(store)).toEqual({ groupsTotal: 1, meetingsKept: 3, meetingsLeftOut: 5 });
  });

  it("stops when asked", async () => {
    const run = { ...quietContext(), signal: AbortSignal.abort() };
    await expect(makeEvidence(store, { windowsSeconds: [60] }, run)).rejects.toMatchObject({
      code: "interrupted",
    });
  });
});

describe("readDossiers", () => {
  const dossier = async () => {
    await makeEvidence(store, { windowsSeconds: [60] }, quietContext());
    return (await readDossiers(store, { inputs: [{ name: "posts.csv" }] }))[0];
  };

  it("gathers members, objects, counts and readings", async () => {
    const found = await dossier();
    expect([found.edgesTotal, found.pairsStanding]).toEqual([1, 1]);
    expect(found.ownShare).toBeCloseTo(8 / 9, 12);
    expect(found.members.map((m) => [m.accountId, m.events])).toEqual([
      ["x:a", 3],
      ["x:b", 2],
      ["x:c", 2],
      ["x:d", 2],
    ]);
    expect(found.objects.map((o) => [o.objectId, o.members, o.accounts, o.spanSeconds])).toEqual([
      ["http://one", 3, 5, 30],
      ["http://two", 2, 2, 10],
      ["http://three", 2, 2, 59],
    ]);
    expect(found.objects[0].sample).toBe("text 1");
    expect(found.objectsTotal).toBe(3);
    expect(found.counts.map((c) => [c.trace, c.windowSeconds])).toEqual([
      ["co-link", 60],
      ["co-link", 1800],
      ["co-post", 60],
    ]);
    expect(found.readings.map((r) => r.id)).toEqual(INNOCENT_READINGS.map((r) => r.id));
    expect(new Set(found.readings.map((r) => r.state))).toEqual(new Set(["not-tested"]));
  });

  it("shows the strongest edge of a pair once, with both posts and where they stand", async () => {
    const { edges, edgesTotal, topPair } = await dossier();
    expect(topPair).toEqual({ accountA: "x:a", accountB: "x:b", meetings: 2 });
    expect(edgesTotal).toBe(1);
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({
      accountA: "x:a",
      accountB: "x:b",
      windowSeconds: 60,
      log10P: -5,
      meetingsTotal: 2,
    });
    expect(edges[0].meetings.map((m) => m.deltaSeconds)).toEqual([4.5, 10]);
    expect(edges[0].meetings[0].b).toEqual({
      eventId: "2",
      accountId: "x:b",
      postId: "p2",
      timeUtc: "2024-05-01T10:00:04.500Z",
      timePrecision: "second",
      text: "text 2",
      file: "posts.csv",
      line: 3,
      place: "posts.csv:3",
      permalink: null,
    });
  });

  it("counts posts beside objects: one post may carry several", async () => {
    const shared = await dossier();
    expect([shared.posts, shared.edges[0].postPairs]).toEqual([7, 2]);
    await store.run(
      "UPDATE actions SET event_id = 1, time_utc = TIMESTAMP '2024-05-01 10:00:00' WHERE event_id = 6",
    );
    await store.run(
      "UPDATE actions SET event_id = 2, time_utc = TIMESTAMP '2024-05-01 10:00:04.5' WHERE event_id = 7",
    );
    const carried = await dossier();
    expect([carried.posts, carried.edges[0].postPairs]).toEqual([5, 1]);
  });

  it("shows other posts before it shows the same two posts again with their next link", async () => {
    await store.run(`INSERT INTO actions VALUES ('co-link', 'http://and', 'x:a', 1, TIMESTAMP '2024-05-01 10:00:00'),
      ('co-link', 'http://and', 'x:b', 2, TIMESTAMP '2024-05-01 10:00:04.5')`);
    await makeEvidence(store, { windowsSeconds: [60] }, quietContext());
    const limits = { meetingsPerEdge: 2, objects: 3 };
    const [{ edges, objects, objectsTotal }] = await readDossiers(store, { inputs: [], limits });
    expect(edges[0].meetings.map(({ a, b }) => [a.eventId, b.eventId])).toEqual([
      ["1", "2"],
      ["6", "7"],
    ]);
    expect(objects.map(({ objectId }) => objectId)).toEqual(["http://one", "http://two", "http://three"]);
    expect(objectsTotal).toBe(4);
  });

  it("gives the posts of the moment with the most members, and who else was there", async () => {
    const { moment } = await dossier();
    expect(moment).toMatchObject({
      trace: "co-link",
      objectId: "http://one",
      members: 3,
      others: 1,
      spanSeconds: 30,
    });
    expect(moment?.posts.map((post) => [post.accountId, post.timeUtc, post.text, post.place])).toEqual([
      ["x:a", "2024-05-01T10:00:00.000Z", "text 1", "posts.csv:2"],
      ["x:b", "2024-05-01T10:00:04.500Z", "text 2", "posts.csv:3"],
      ["x:c", "2024-05-01T10:00:30.000Z", "text 3", "posts.csv:4"],
    ]);
  });

  it("draws every action on the timeline and says which met", async () => {
    const { timeline, timelineTotal } = await dossier();
    expect(timelineTotal).toBe(9);
    expect(timeline.map((p) => [p.member, p.object, p.met])).toEqual([
      [0, 0, true],
      [1, 0, true],
      [2, 0, true],
      [3, 0, false],
      [1, 1, true],
      [0, 1, true],
      [2, 2, true],
      [3, 2, true],
      [0, -1, false],
    ]);
    const [thinned] = await readDossiers(store, { inputs: [], limits: { timeline: 3 } });
    expect(thinned.timeline.length).toBeLessThanOrEqual(3);
    expect(thinned.timelineTotal).toBe(9);
  });

  it("does not depend on the order of rows", async () => {
    const before = { dossier: await dossier(), picture: await networkPicture(store) };
    await fill([...EVENTS].reverse());
    expect({ dossier: await dossier(), picture: await networkPicture(store) }).toEqual(before);
  });
});

describe("networkPicture", () => {
  it("draws each pair once, members only", async () => {
    const picture = await networkPicture(store);
    expect(picture.nodes.map((n) => n.accountId)).toEqual(["x:a", "x:b", "x:c", "x:d"]);
    expect(picture.edges).toEqual([{ a: 0, b: 1, weight: 5 }]);
    expect(await networkPicture(store, { nodes: 1, edges: 9 })).toMatchObject({
      nodesTotal: 4,
      edgesTotal: 1,
      edges: [],
    });
  });

  it("is empty where there are no groups", async () => {
    for (const table of TABLES) await createTable(store, table);
    expect(await networkPicture(store)).toEqual({ nodes: [], edges: [], nodesTotal: 0, edgesTotal: 0 });
    expect(await readDossiers(store, { inputs: [] })).toEqual([]);
    expect(await makeEvidence(store, { windowsSeconds: [60] }, quietContext())).toEqual({
      kept: 0,
      leftOut: 0,
      groups: [],
    });
  });
});
