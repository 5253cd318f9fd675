/** The network stage on a planted table: each column against its definition, and nothing that hangs on the order of rows. */
import { expect, it } from "vitest";
import { ACTIONS, EDGES, quietContext, UsageError } from "../model/index.js";
import { benjaminiHochberg, logPoissonUpperTail, permutationNull, random } from "../stats/index.js";
import { createTable, readActions, Store } from "../store/index.js";
import { networkEdges } from "./network-edges.js";

const START = 1_630_000_000;

interface Act {
  readonly object: string;
  readonly account: string;
  readonly time: number;
}

function acts(seed: number): Act[] {
  const r = random(seed);
  const list: Act[] = [];
  const seen = new Set<string>();
  const act = (object: string, account: string, time: number) => {
    if (seen.has(`${object} ${account}`)) return;
    seen.add(`${object} ${account}`);
    list.push({ object, account, time: Math.round(time * 1e6) / 1e6 });
  };
  for (let n = 0; n < 3000; n++)
    act(`url:${r.integer(250)}`, `x:u:${r.integer(300)}`, START + r.float() * 20 * 86400);
  for (let o = 0; o < 30; o++)
    for (let k = 0; k < 6; k++) act(`url:plant-${o}`, `x:é:${k}`, START + o * 50_000 + r.float() * 40);
  return list;
}

async function edgesOf(list: readonly Act[], windowsSeconds: readonly number[]) {
  const store = await Store.open({ memoryBytes: 1e9, threads: 1 });
  try {
    await createTable(store, ACTIONS);
    await createTable(store, EDGES);
    await store.run(
      "CREATE TABLE t (trace VARCHAR, object_id VARCHAR, account_id VARCHAR, event_id BIGINT, us BIGINT)",
    );
    const text = ["VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "BIGINT"];
    await store.append("t", text, [
      list.map(() => "co-link"),
      list.map((x) => x.object),
      list.map((x) => x.account),
      BigInt64Array.from(list, (_, i) => BigInt(i)),
      BigInt64Array.from(list, (x) => BigInt(Math.round(x.time * 1e6))),
    ]);
    await store.run(
      "INSERT INTO actions SELECT trace, object_id, account_id, event_id, make_timestamp(us) FROM t",
    );
    const summary = await networkEdges(
      store,
      { trace: "co-link", windowsSeconds, fdr: 0.01, workers: 1, memoryBytes: 1e9 },
      quietContext(),
    );
    const rows = await store.rows<Record<string, number | string>>(
      "SELECT *, epoch_us(first_seen) AS first_us, epoch_us(last_seen) AS last_us FROM edges",
    );
    const left = await store.rows(
      "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'network_%'",
    );
    return { summary, rows, left, actions: await readActions(store, "co-link") };
  } finally {
    store.close();
  }
}

it("fills every column by its definition", async () => {
  const list = acts(1);
  const { summary, rows, left, actions } = await edgesOf(list, [60]);
  expect(left).toEqual([]);
  expect(rows.length).toBe(summary[0].edges);
  const number = new Map(actions.accountIds.map((id, i) => [id, i]));
  const hourly = permutationNull(actions, { windowSeconds: 60, binSeconds: 3600, popularityCap: 12 });
  const rhythm = permutationNull(actions, {
    windowSeconds: 60,
    binSeconds: 3600,
    periodSeconds: 86400,
    popularityCap: 12,
  });
  const perAccount = actions.accountIds
    .map((_, i) => actions.account.filter((a) => a === i).length)
    .filter((n) => n >= 2).length;
  expect(summary[0].pairsTested).toBe((perAccount * (perAccount - 1)) / 2);
  const q = benjaminiHochberg(
    Float64Array.from(rows, (row) => logPoissonUpperTail(Number(row.support), Number(row.expected))),
    summary[0].pairsTested,
  );
  rows.forEach((row, n) => {
    const [a, b] = [String(row.account_a), String(row.account_b)];
    expect(Buffer.compare(Buffer.from(a), Buffer.from(b))).toBe(-1);
    const mine = list.filter((x) => x.account === a);
    const meetings = mine.flatMap((x) =>
      list
        .filter((y) => y.account === b && y.object === x.object && Math.abs(x.time - y.time) <= 60)
        .map((y) => [x.time, y.time]),
    );
    expect(row.support).toBe(meetings.length);
    expect(row.first_us).toBe(Math.round(Math.min(...meetings.flat()) * 1e6));
    expect(row.last_us).toBe(Math.round(Math.max(...meetings.flat()) * 1e6));
    expect(row.expected).toBe(hourly.expectedPair(number.get(a)!, number.get(b)!));
    expect(row.expected_rhythm).toBe(rhythm.expectedPair(number.get(a)!, number.get(b)!));
    expect(row.p_value).toBeCloseTo(10 ** Number(row.log10_p), 12);
    expect(row.q_value).toBe(q[n]);
    expect(row.level).toBe(q[n] <= 0.01 ? "volume" : "none");
  });
  expect(
    rows.filter((row) => String(row.account_a).startsWith("x:é") && String(row.account_b).startsWith("x:é")),
  ).toHaveLength(15);
  expect(rows.filter((row) => row.level === "volume").length).toBe(summary[0].edgesByLevel.volume);
});

it("gives the same rows when the input is shuffled, and one summary a window", async () => {
  const list = acts(2);
  const plain = await edgesOf(list, [60, 1800]);
  const shuffled = await edgesOf(random(9).shuffle([...list]), [60, 1800]);
  expect(shuffled.rows).toEqual(plain.rows);
  expect(shuffled.summary).toEqual(plain.summary);
  expect(plain.summary.map((s) => s.windowSeconds)).toEqual([60, 1800]);
  expect(plain.summary[1].pairs).toBeGreaterThan(plain.summary[0].pairs);
});

it("says nothing of a trace without actions, and refuses a rate without sense", async () => {
  const { summary, rows } = await edgesOf([], [60]);
  expect(rows).toEqual([]);
  expect(summary[0]).toMatchObject({
    trace: "co-link",
    windowSeconds: 60,
    actions: 0,
    pairs: 0,
    edges: 0,
    edgesByLevel: { volume: 0, none: 0 },
  });
  const store = await Store.open({ memoryBytes: 1e9, threads: 1 });
  await expect(
    networkEdges(
      store,
      { trace: "x", windowsSeconds: [60], fdr: 0, workers: 1, memoryBytes: 1e9 },
      quietContext(),
    ),
  ).rejects.toThrow(UsageError);
  store.close();
});
