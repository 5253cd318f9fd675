/** A test of an innocent reading: do the members' links lead to one site, as those of one publisher or organisation do? */
import type { Ground } from "./ground.js";
import { percent, whole } from "./words.js";

/** Share of the links from which one site is that of a house; fewest links. */
const ONE_SITE = 0.5;
const FEWEST_LINKS = 20;

const SITES = `
  WITH linked AS (SELECT DISTINCT g.member, e.event_id, unnest(e.domains) AS site FROM events e JOIN ground_accounts g USING (account_id)
    WHERE len(e.domains) > 0 AND e.kind IS DISTINCT FROM 'repost')
  SELECT site, count(*) FILTER (member) AS own, count(*) FILTER (NOT member) AS other,
    (SELECT count(DISTINCT event_id) FROM linked WHERE member) AS "allOwn", (SELECT count(DISTINCT event_id) FROM linked WHERE NOT member) AS "allOther"
  FROM linked GROUP BY site ORDER BY own DESC, site LIMIT 1`;

/** A sentence where half of the members' linked posts lead to one site to which few others lead; else nothing. */
export async function oneHouse({ store }: Ground, what: string): Promise<string> {
  const top = await store.row<{
    site: string;
    own: number;
    other: number;
    allOwn: number;
    allOther: number;
  }>(SITES);
  if (!top || top.allOwn < FEWEST_LINKS || top.own < ONE_SITE * top.allOwn) return "";
  const usual = top.other / Math.max(1, top.allOther);
  if (usual > 0.2 * (top.own / top.allOwn)) return "";
  return ` ${percent(top.own / top.allOwn)} of the members' ${whole(top.allOwn)} posts with links lead to one site, ${top.site} (others: ${percent(usual)}): one house that gives its accounts ${what} would look like this.`;
}
