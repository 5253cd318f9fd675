/** Closed amplification: do the accounts repost, answer and quote each other rather than others? */
import type { Ground } from "../ground.js";
import { defineSignal } from "../signal.js";
import { outOf, percent } from "../words.js";

const FEWEST_ACCOUNTS = 4;
const FEWEST_ACTS = 20;
const ACTS = ["repost", "reply", "quote"] as const;

/** Reposts, replies and quotes on posts of others whose author the data knows, by account. Those of account i stand from `from[i]` up to `from[i + 1]`. */
interface Applause {
  readonly from: Int32Array;
  /** Number of the author; −1 for one outside the ground. */
  readonly author: Int32Array;
  /** Place in `ACTS`. */
  readonly act: Int32Array;
}

/** SQL of acts on posts in the data: who acted, whose post, which act. An act on a post of one's own is left out. */
export const applauseSql = (): string => `
  WITH acts AS (${ACTS.map(
    (act, i) =>
      `SELECT g.number, e.platform, e.account_id, ${i} AS act, e.${act}_${act === "reply" ? "to" : "of"} AS post_id, e.time_utc
       FROM events e JOIN ground_accounts g USING (account_id) WHERE trim(e.${act}_${act === "reply" ? "to" : "of"}) <> ''`,
  ).join(" UNION ALL ")}),
  targets AS (SELECT platform, post_id, min(account_id) AS author FROM events
    WHERE trim(post_id) <> '' AND kind IS DISTINCT FROM 'repost' GROUP BY platform, post_id)
  SELECT acts.number, coalesce(g.number, -1), acts.act
  FROM acts JOIN targets ON targets.post_id = acts.post_id AND targets.platform IS NOT DISTINCT FROM acts.platform
  LEFT JOIN ground_accounts g ON g.account_id = targets.author
  WHERE targets.author <> acts.account_id ORDER BY acts.number, acts.time_utc, 2, 3`;

/** Share of acts on others' posts that stay inside. Value: that share. */
export const closedAmplification = defineSignal<Applause>({
  id: "closed-amplification",
  version: 1,
  title: "Applause among themselves",
  question: "Do the accounts repost, answer and quote each other rather than others?",
  needs: ["reposts, replies or quotes of posts that are in the data"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const { columns } = await ground.store.numbers(applauseSql());
    const [number, author, act] = columns as (Int32Array | undefined)[];
    if ((number?.length ?? 0) < FEWEST_ACTS)
      return {
        notMeasurable:
          "Not measurable: the data holds hardly any reposts, replies or quotes whose original is in the data too.",
      };
    const from = new Int32Array(ground.accounts.ids.length + 1);
    for (const n of number!) from[n + 1]++;
    for (let i = 0; i + 1 < from.length; i++) from[i + 1] += from[i];
    return { from, author: author!, act: act! };
  },
  measure(data, set, ground) {
    const { all, inside, accounts } = counted(data, set.numbers, ground);
    const acts = sum(all);
    return accounts < FEWEST_ACCOUNTS || acts === 0 ? null : { value: sum(inside) / acts, accounts };
  },
  async tell(data, group, compared, ground) {
    const { all, inside } = counted(data, group.numbers, ground);
    return {
      note: `${outOf(sum(inside), sum(all))} reposts, replies and quotes by members, of posts whose author the data knows, are of other members' posts (${percent(compared.value)}); ${percent(compared.controlValue)} stay inside groups of accounts like them.`,
      pictures: [
        {
          kind: "table",
          title: "Whose posts the members act on",
          caption: "Acts on posts whose author is in the data; acts on one's own posts are left out.",
          columns: ["act", "all", "on members' posts", "share"],
          rows: ACTS.map((act, i) => [
            act,
            all[i],
            inside[i],
            all[i] === 0 ? null : percent(inside[i] / all[i]),
          ]).filter(([, count]) => count !== 0),
        },
      ],
    };
  },
  innocentReadings: [
    "A small community of friends or colleagues who talk with each other",
    "Fans who pass on what their club's own accounts post",
    "Threads of one discussion that the data was collected around",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Schoch, D., Keller, F. B., Stier, S., Yang, J. (2022). Coordination patterns reveal online political astroturfing across the world. Scientific Reports 12, 4572.",
      url: "https://doi.org/10.1038/s41598-022-08404-9",
    },
  ],
});

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function counted({ from, author, act }: Applause, numbers: Int32Array, { accounts }: Ground) {
  const member = new Uint8Array(accounts.ids.length);
  for (const n of numbers) member[n] = 1;
  const all = ACTS.map(() => 0);
  const inside = ACTS.map(() => 0);
  let measured = 0;
  for (const n of numbers) {
    measured += Number(from[n + 1] > from[n]);
    for (let i = from[n]; i < from[n + 1]; i++) {
      all[act[i]]++;
      if (author[i] >= 0) inside[act[i]] += member[author[i]];
    }
  }
  return { all, inside, accounts: measured };
}
