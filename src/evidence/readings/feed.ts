/** A feed or declared automation: do the clients say so, are delays always the same, do the members never rest? */
import { MACHINE_CLIENTS } from "../../model/index.js";
import {
  ABSENT_UP_TO,
  duration,
  FEWEST,
  FITS_FROM,
  notMeasurable,
  outOf,
  percent,
  rounded,
} from "./decide.js";
import { byGroupId, controlMeans } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";
import { restlessCounts } from "./rest.js";

/** SQL of the name of a client without the number that stands for a name in it. */
const CLIENT = "regexp_replace(lower(client), 'p:[0-9a-f]{16}', 'p:', 'g')";

/** Spread of a delay up to which it is always the same, seconds. */
const SAME_SECONDS = 1;

const CLIENTS = `
  SELECT group_id AS "groupId", count(DISTINCT (account_id, event_id)) AS posts,
         count(DISTINCT (account_id, event_id)) FILTER (client IS NOT NULL) AS known,
         count(DISTINCT (account_id, event_id)) FILTER (regexp_matches(${CLIENT}, $1)) AS machine
  FROM reading_events SEMI JOIN (SELECT DISTINCT group_id, event_id FROM reading_moment_acts) m USING (group_id, event_id)
  GROUP BY ALL`;

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

interface Clients {
  readonly groupId: string;
  readonly posts: number;
  readonly known: number;
  readonly machine: number;
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

/** A feed or declared automation. Value: posts of the shared moments by a client that names a feed or automation, else repeated delays that are always the same. */
export const feed = defineReading({
  id: "feed",
  question: "Does each account repeat one feed by an openly automatic set-up?",
  needs: ["the client column, or pairs that met five times with clocks of a second"],
  async measure(store, groups) {
    const clients = byGroupId(await store.rows<Clients>(CLIENTS, [MACHINE_CLIENTS.source]));
    const delays = byGroupId(await store.rows<Delays>(DELAYS));
    const own = byGroupId(await store.rows<{ groupId: string; acts: number; own: number }>(OWN_ACTS));
    const rest = await restlessCounts(store);
    const controls = await controlMeans(
      store,
      `SELECT bucket, avg(regexp_matches(${CLIENT}, '${MACHINE_CLIENTS.source.replaceAll("'", "''")}')::INTEGER) AS x
       FROM reading_control_events WHERE client IS NOT NULL GROUP BY account_id, bucket`,
    );
    return groups.map((group) => {
      const { groupId } = group;
      const acts = own.get(groupId);
      return finding(group, {
        client: clients.get(groupId),
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
  readonly client: Clients | undefined;
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

function finding(group: TestedGroup, { client, delay, own, rest, control }: Signs): Finding {
  const { groupId, clock, moments } = group;
  const said = client !== undefined && client.known >= 0.8 * client.posts && client.known >= FEWEST;
  const timed = clock === "second" && (delay?.pairs ?? 0) > 0;
  const machine = said ? client.machine / client.known : 0;
  const steady = timed ? (delay?.steady ?? 0) / (delay?.repeats ?? 1) : 0;
  const together = clock === "second" ? (delay?.together ?? 0) : 0;
  const restless =
    rest.measured >= 4 &&
    rest.restless >= FITS_FROM * rest.measured &&
    rest.restless / rest.measured >= 2 * (rest.controls ?? 0);
  const atOnce = moments >= FEWEST && together >= FITS_FROM * moments;
  const fits = machine >= FITS_FROM || steady >= FITS_FROM || atOnce || restless;
  const loose =
    clock === "second" && steady <= ABSENT_UP_TO && together <= ABSENT_UP_TO * moments && moments >= FEWEST;
  const handmade =
    loose && timed && own >= FITS_FROM && rest.measured >= 4 && rest.rested >= 0.8 * rest.measured;
  const ruledOut = (said && machine <= ABSENT_UP_TO && loose) || handmade;
  const note = [
    said
      ? `${outOf(client.machine, client.known)} posts in shared moments came from a client that names a feed or automation${control === null ? "" : ` (as active accounts outside: ${percent(control)})`}`
      : "the data names no client",
    timed
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
  if (!said && !timed && !fits) return notMeasurable(groupId, `${sentence(note)}.`);
  return {
    groupId,
    testable: fits || ruledOut || said,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(said ? machine : steady),
    controlValue: said ? rounded(control) : null,
    pValue: null,
    note: `${sentence(note)}.`,
  };
}

function sentence(parts: readonly string[]): string {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
