/** A feed or declared automation: do the members say so, in their profiles or by their tools? */

import { isMachineClient } from "../../model/index.js";
import type { Store } from "../../store/index.js";
import { ABSENT_UP_TO, duration, FEWEST, FITS_FROM, outOf, percent, rounded } from "./decide.js";
import { byGroupId, controlMeans } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";
import { restlessCounts } from "./rest.js";

/** Spread of a delay up to which it is always the same, seconds. */
const SAME_SECONDS = 1;

/** Posts with a known client from which the tool of an account can be told. */
const FEWEST_POSTS = 5;
/** Members of whom something must be known, so that a group of relays could be told from a relay in a group. */
const FEWEST_MEMBERS = 4;

/** Clients of the members and the controls that say by their name that a machine posts. */
async function makeMachineClients(store: Store): Promise<void> {
  const rows = await store.rows<{ client: string }>(
    "SELECT DISTINCT client FROM (SELECT client FROM reading_events UNION ALL SELECT client FROM reading_control_events) WHERE client IS NOT NULL ORDER BY client",
  );
  const machines = rows.map(({ client }) => client).filter(isMachineClient);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE reading_machines AS SELECT unnest($1::JSON::VARCHAR[]) AS client",
    [JSON.stringify(machines)],
  );
}

/** Members of whom a client or a profile text is known, and those of them that say that they are automatic: in the profile, or by most of their posts. */
const DECLARED = `
  WITH clients AS (
    SELECT group_id, account_id, count(*) AS posts, count(client) AS known, count(*) FILTER (met) AS meeting,
           count(*) FILTER (met AND client IN (SELECT client FROM reading_machines)) AS "meetingByMachine", count(*) FILTER (client IN (SELECT client FROM reading_machines)) AS machine
    FROM reading_events GROUP BY ALL)
  SELECT group_id AS "groupId", count(*) FILTER (known >= ${FEWEST_POSTS} OR told OR automatic) AS measured,
         count(*) FILTER (automatic) AS "byProfile", 2 * sum("meetingByMachine") >= greatest(sum(meeting), 1) AS "meetByMachine",
         count(*) FILTER (automatic OR (known >= ${FEWEST_POSTS} AND machine >= ${FITS_FROM} * posts)) AS declared
  FROM reading_profiles LEFT JOIN clients USING (group_id, account_id) GROUP BY ALL`;

/** Delays after the account that came first alone, for pairs that repeat; and moments in which all acted within a second. */
const DELAYS = `
  WITH spans AS (
    SELECT group_id, moment, min(micros) AS first, max(micros) - min(micros) <= 1000000 AS together
    FROM reading_moment_acts GROUP BY ALL),
  leads AS (
    SELECT a.group_id, a.moment, any_value(a.account_id) AS leader, any_value(s.first) AS first
    FROM reading_moment_acts a JOIN spans s ON s.group_id = a.group_id AND s.moment = a.moment AND s.first = a.micros
    GROUP BY ALL HAVING count(DISTINCT a.account_id) = 1),
  gaps AS (
    SELECT a.group_id, l.leader, a.account_id, (a.micros - l.first) / 1000000.0 AS gap
    FROM reading_moment_acts a JOIN leads l USING (group_id, moment) WHERE a.account_id <> l.leader),
  pairs AS (
    SELECT group_id, count(*) AS times, mad(gap) AS spread FROM gaps GROUP BY group_id, leader, account_id HAVING count(*) >= ${FEWEST})
  SELECT g.group_id AS "groupId", p.repeats, p.pairs, p.steady, p.spread, d.delay, s.together
  FROM reading_groups g
  LEFT JOIN (SELECT group_id, sum(times)::BIGINT AS repeats, count(*) AS pairs, median(spread) AS spread,
                    (coalesce(sum(times) FILTER (spread <= ${SAME_SECONDS}), 0))::BIGINT AS steady FROM pairs GROUP BY ALL) p USING (group_id)
  LEFT JOIN (SELECT group_id, median(gap) AS delay FROM gaps GROUP BY ALL) d USING (group_id)
  LEFT JOIN (SELECT group_id, count(*) FILTER (together) AS together FROM spans GROUP BY ALL) s USING (group_id)`;

/** Acts of members on things that no other member ever acted on, by the lead trace. */
const OWN_ACTS = `
  SELECT group_id AS "groupId", count(*) AS acts, count(*) FILTER (takers = 1) AS own FROM reading_acts WHERE lead GROUP BY ALL`;

interface Declared {
  readonly groupId: string;
  readonly measured: number;
  readonly byProfile: number;
  /** Whether half of the posts of things that members share came by a client that says that a machine posts. */
  readonly meetByMachine: boolean | null;
  readonly declared: number;
}
interface Delays {
  readonly groupId: string;
  readonly repeats: number | null;
  readonly pairs: number | null;
  /** Delays of pairs whose delay is always the same. */
  readonly steady: number | null;
  /** Median over pairs of the spread of their delay, and the median delay; seconds. */
  readonly spread: number | null;
  readonly delay: number | null;
  readonly together: number | null;
}

/**
 * A feed or declared automation: most members say so, in their profiles or by the tool that makes most of their posts. A machine that nobody declares
 * (constant delays, all within a second, no rest) is no such thing: it may be anybody's, and only keeps the reading from being ruled out. Value: share of members that declare it.
 */
export const feed = defineReading({
  id: "feed",
  question:
    "Do most members say that they are automatic, in their profiles or by the tool that makes most of their posts?",
  needs: [
    "the client column or profile texts; to be ruled out without them, pairs that met five times with clocks of a second",
  ],
  async measure(store, groups) {
    await makeMachineClients(store);
    const declared = byGroupId(await store.rows<Declared>(DECLARED));
    const delays = byGroupId(await store.rows<Delays>(DELAYS));
    const own = byGroupId(await store.rows<{ groupId: string; acts: number; own: number }>(OWN_ACTS));
    const rest = await restlessCounts(store);
    const controls = await controlMeans(
      store,
      `SELECT bucket, (2 * count(*) FILTER (client IN (SELECT client FROM reading_machines)) >= count(*))::INTEGER AS x
       FROM reading_control_events WHERE client IS NOT NULL GROUP BY account_id, bucket`,
    );
    await store.run("DROP TABLE temp.reading_machines");
    return groups.map((group) => {
      const { groupId } = group;
      const acts = own.get(groupId);
      return finding(group, {
        declared: declared.get(groupId) ?? {
          groupId,
          measured: 0,
          byProfile: 0,
          meetByMachine: null,
          declared: 0,
        },
        delay: delays.get(groupId),
        own: acts && acts.acts > 0 ? acts.own / acts.acts : 0,
        rest: rest.get(groupId) ?? { measured: 0, restless: 0, rested: 0, controls: null },
        control: controls.get(groupId) ?? null,
      });
    });
  },
  references: [
    {
      text: "Chu, Gianvecchio, Wang, Jajodia 2012: Detecting automation of Twitter accounts",
      url: "https://doi.org/10.1109/TDSC.2012.75",
    },
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732",
    },
  ],
});

interface Signs {
  readonly declared: Declared;
  readonly delay: Delays | undefined;
  readonly own: number;
  readonly rest: {
    readonly measured: number;
    readonly restless: number;
    readonly rested: number;
    readonly controls: number | null;
  };
  readonly control: number | null;
}

function finding(group: TestedGroup, signs: Signs): Finding {
  const { groupId, clock, moments, size } = group;
  const { delay, own, rest, control } = signs;
  const { measured, declared } = signs.declared;
  const known = measured >= Math.max(FEWEST_MEMBERS, FITS_FROM * size);
  const share = known ? declared / measured : 0;
  const timed = clock === "second" && (delay?.pairs ?? 0) > 0;
  const steady = timed ? (delay?.steady ?? 0) / (delay?.repeats ?? 1) : 0;
  const together = clock === "second" ? (delay?.together ?? 0) : 0;
  const fits = known && share >= FITS_FROM;
  const loose =
    clock === "second" && steady <= ABSENT_UP_TO && together <= ABSENT_UP_TO * moments && moments >= FEWEST;
  const handmade =
    loose && timed && own >= FITS_FROM && rest.measured >= 4 && rest.rested >= 0.8 * rest.measured;
  const ruledOut =
    !fits && ((known && share <= ABSENT_UP_TO && loose && signs.declared.meetByMachine !== true) || handmade);
  const finding = {
    groupId,
    value: known ? rounded(share) : null,
    controlValue: known ? rounded(control) : null,
    pValue: null,
    note: `${sentence(noteParts(group, signs))}.`,
  };
  return {
    ...finding,
    testable: fits || ruledOut || (known && signs.declared.meetByMachine !== true),
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
  };
}

function noteParts({ clock, moments }: TestedGroup, signs: Signs): string[] {
  const { delay, own, rest, control } = signs;
  const { measured, declared, byProfile } = signs.declared;
  const together = clock === "second" ? (delay?.together ?? 0) : 0;
  return [
    measured > 0
      ? `${outOf(declared, measured)} members say that they are automatic, ${byProfile} of them in their profiles, the others by the tool of most of their posts${control === null ? "" : ` (active accounts outside by their tool: ${percent(control)})`}`
      : "the data names no client and holds no profile text, so that nobody could say that a machine posts",
    signs.declared.meetByMachine === true && declared < FITS_FROM * measured
      ? "but what they share they post by a client that says so: whether the accounts are relays this data cannot tell"
      : "",
    (delay?.pairs ?? 0) > 0 && clock === "second"
      ? `where the same two accounts followed each other ${FEWEST} times or more, ${outOf(delay?.steady ?? 0, delay?.repeats ?? 0)} delays kept one length to the second (usual spread ${duration(delay?.spread ?? 0)}, usual delay ${duration(delay?.delay ?? 0)})`
      : clock === "second"
        ? "no two members met five times one after the other"
        : `clocks of a ${clock} do not show constant delays`,
    together > 0 ? `in ${outOf(together, moments)} shared moments all acted within a second` : "",
    rest.measured > 0
      ? `${outOf(rest.restless, rest.measured)} members with enough posts post round the clock`
      : "",
    own > 0 ? `${percent(own)} of the members' acts are on things that no other member took up` : "",
  ].filter((part) => part !== "");
}

function sentence(parts: readonly string[]): string {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
