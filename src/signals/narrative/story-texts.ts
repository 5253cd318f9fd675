/** Texts of a ground's accounts, each distinct one once, with who posted it when. Reposts are left out: they copy by design. */
import { foldText } from "../../stats/index.js";
import { comparedTextSql } from "../../store/index.js";
import type { Ground } from "../ground.js";

/** Texts at most; where there are more, a share of them is drawn by what they say and when, the same for all accounts. */
const MOST_TEXTS = 100_000;
/** Characters after folding below which a text has no story: short texts are alike by chance. */
const SHORTEST = 30;

/** A distinct text as it is compared, with its links. */
export interface StoryDocument {
  readonly text: string;
  readonly folded: string;
  readonly links: readonly string[];
}

/** Posts with text, by account, then time. Those of account i stand from `from[i]` up to `from[i + 1]`. */
export interface StoryTexts {
  readonly documents: readonly StoryDocument[];
  readonly from: Int32Array;
  readonly account: Int32Array;
  readonly document: Int32Array;
  readonly seconds: Float64Array;
  readonly eventId: Float64Array;
  /** One of so many texts was read. */
  readonly oneOf: number;
}

const COMPARED = comparedTextSql("e");

const TEXTS = `FROM events e JOIN ground_accounts g USING (account_id)
  WHERE e.kind IS DISTINCT FROM 'repost' AND length(trim(${COMPARED})) >= ${SHORTEST} AND e.time_utc IS NOT NULL`;

/** Reads the texts of a ground's accounts. */
export async function storyTexts({ store, accounts }: Ground): Promise<StoryTexts> {
  const count = (await store.row<{ n: number }>(`SELECT count(*) AS n ${TEXTS}`))?.n ?? 0;
  const oneOf = Math.max(1, Math.ceil(count / MOST_TEXTS));
  const places = new Map<string, number>();
  const documents: StoryDocument[] = [];
  const [account, document, seconds, eventId]: [number[], number[], number[], number[]] = [[], [], [], []];
  const from = new Int32Array(accounts.ids.length + 1);
  const sql = `SELECT g.number, epoch_us(e.time_utc)::DOUBLE / 1e6 AS seconds, e.event_id::DOUBLE AS "eventId", ${COMPARED} AS text, coalesce(e.links, []) AS links ${TEXTS}
    AND hash(${COMPARED}, e.time_utc) % $1 = 0 ORDER BY g.number, e.time_utc, text, e.event_id`;
  for await (const row of store.stream<Row>(sql, [oneOf])) {
    const { number, text, links } = row;
    const folded = foldText(text);
    if (folded.length < SHORTEST) continue;
    const key = `${folded}\n${links.join(" ")}`;
    let place = places.get(key);
    if (place === undefined) {
      place = documents.push({ text, folded, links }) - 1;
      places.set(key, place);
    }
    account.push(number);
    document.push(place);
    seconds.push(row.seconds);
    eventId.push(row.eventId);
    from[number + 1]++;
  }
  for (let i = 0; i < accounts.ids.length; i++) from[i + 1] += from[i];
  return {
    documents,
    from,
    account: Int32Array.from(account),
    document: Int32Array.from(document),
    seconds: Float64Array.from(seconds),
    eventId: Float64Array.from(eventId),
    oneOf,
  };
}

interface Row {
  readonly number: number;
  readonly seconds: number;
  readonly eventId: number;
  readonly text: string;
  readonly links: readonly string[];
}
