/** What a window would change among candidates: an outlook by counting alone, never a finding. */
import { UsageError } from "../../model/index.js";
import type { Candidates } from "../api.js";
import { CandidatesRequest } from "../contract/case.js";
import type { Desk } from "../desk.js";
import { windowsAnswer } from "./windows.js";

/** Pairs met that may be looked at one by one. */
const MOST_PAIRS = 300_000;
const SHOWN = 50;

const ABOUT =
  "Counted, not tested: accounts of a group that meet another of it on two objects or more within this window, and clusters of other accounts that do. Whether any of it stands above chance takes a run with these settings.";

/** Answers `POST /api/windows/candidates`. Throws `UsageError` for a trace that the run did not use. */
export async function candidatesAnswer(desk: Desk, body: unknown): Promise<Candidates> {
  const { trace, windowSeconds } = CandidatesRequest.parse(body);
  const { manifest, store } = desk.case_;
  if (!manifest.network.some((part) => part.trace === trace))
    throw new UsageError(`windows: the run did not use the trace ${trace}. Choose one of the list.`);
  const rows = await store.rows<{ group_id: string; accounts: number }>(INSIDE, [trace, windowSeconds * 1e6]);
  const held = new Map(rows.map((row) => [row.group_id, row.accounts]));
  const own = desk.groups.filter((group) => group.traces.includes(trace));
  const counted = own.map((group) => ({
    group: group.id,
    accounts: held.get(group.id) ?? 0,
    of: group.accounts,
  }));
  const enough = ({ accounts }: { accounts: number }) => accounts >= manifest.plan.minGroup;
  const curve = (await windowsAnswer(desk)).traces.find((one) => one.trace === trace);
  const at = (await windowsAnswer(desk)).windowsSeconds.findIndex((window) => window >= windowSeconds);
  const cut = (curve?.met[at] ?? 0) > MOST_PAIRS;
  const names = manifest.plan.inputs.map(({ name }) => name).join(" ");
  return {
    about: ABOUT,
    stay: counted.filter(enough),
    leave: counted.filter((group) => !enough(group)),
    enter: cut
      ? []
      : clusters(await store.rows<Pair>(OUTSIDE, [trace, windowSeconds * 1e6]), manifest.plan.minGroup),
    cut,
    command: `claque analyze ${names} --trace ${trace} --window ${trace}=${windowSeconds}s --out another-case`,
  };
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly objects: number;
}

/** Connected accounts, the largest first. */
function clusters(pairs: readonly Pair[], least: number): Candidates["enter"] {
  const above = new Map<string, string>();
  const top = (account: string): string => {
    let at = account;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [top(a), top(b)];
    if (x !== y) above.set(x, y);
  }
  const found = new Map<string, { accounts: Set<string>; pairs: number; objects: number }>();
  for (const { a, b, objects } of pairs) {
    const root = top(a);
    const one = found.get(root) ?? { accounts: new Set<string>(), pairs: 0, objects: 0 };
    found.set(root, one);
    one.accounts.add(a).add(b);
    one.pairs++;
    one.objects = Math.max(one.objects, objects);
  }
  return [...found.values()]
    .map((one) => ({ accounts: one.accounts.size, pairs: one.pairs, objects: one.objects }))
    .filter(({ accounts }) => accounts >= least)
    .sort((x, y) => y.accounts - x.accounts || y.pairs - x.pairs)
    .slice(0, SHOWN);
}

/** Pairs of acts on one object within the window. Binds: trace, window in microseconds. */
const PAIRS = `
  SELECT a.account_id AS a, b.account_id AS b, a.object_id FROM acts a JOIN acts b
    ON a.object_id = b.object_id AND a.account_id < b.account_id
    AND b.time_utc BETWEEN a.time_utc - to_microseconds(CAST($2 AS BIGINT)) AND a.time_utc + to_microseconds(CAST($2 AS BIGINT))`;

/** Accounts of each group that meet another of it on two objects or more. */
const INSIDE = `
  WITH acts AS (SELECT m.group_id, a.* FROM actions a JOIN members m USING (account_id) WHERE a.trace = $1),
  pairs AS (
    SELECT a.group_id, a.account_id AS a, b.account_id AS b FROM acts a JOIN acts b
      ON a.group_id = b.group_id AND a.object_id = b.object_id AND a.account_id < b.account_id
      AND b.time_utc BETWEEN a.time_utc - to_microseconds(CAST($2 AS BIGINT)) AND a.time_utc + to_microseconds(CAST($2 AS BIGINT))
    GROUP BY ALL HAVING count(*) >= 2)
  SELECT group_id, count(DISTINCT account)::INTEGER AS accounts
  FROM (SELECT group_id, a AS account FROM pairs UNION ALL SELECT group_id, b FROM pairs) GROUP BY ALL`;

/** Pairs of accounts, none of them in a group, that meet on two objects or more. */
const OUTSIDE = `
  WITH acts AS (SELECT * FROM actions ANTI JOIN members USING (account_id) WHERE trace = $1), met AS (${PAIRS})
  SELECT a, b, count(*)::INTEGER AS objects FROM met GROUP BY ALL HAVING count(*) >= 2 ORDER BY a, b LIMIT 200000`;
