/** A small world for tests of what is talked about: free posts, breaking news for everybody, and orders that a group gets. */
import { EVENTS } from "../model/index.js";
import { type Random, random } from "../stats/index.js";
import { createTable, type SqlValue, type Store, typesOf } from "../store/index.js";
import { WORLD_TABLES } from "./test-world.js";

const DAY = 86_400;
/** Monday, 2024-01-01. */
export const START = Date.UTC(2024, 0, 1) / 1000;

/** An event as a test writes it; times in epoch seconds. */
export interface WorldEvent {
  readonly account: string;
  readonly at: number;
  readonly platform?: string;
  readonly kind?: string;
  readonly post?: string;
  readonly text?: string | null;
  readonly hashtags?: readonly string[];
  readonly links?: readonly string[];
  readonly media?: readonly string[];
  readonly repostOf?: string;
  readonly replyTo?: string;
  readonly quoteOf?: string;
  readonly lang?: string;
  readonly client?: string;
  /** Family of the text, as the trace co-text would name it. */
  readonly family?: string;
  /** Story of the text, as the trace co-phrase would name it. */
  readonly story?: string;
}

/** Fills all tables that signals read; `group` are the members of g-001, which stands as coordinated. Rows are written in an order drawn by `seed`. */
export async function fillEvents(
  store: Store,
  events: readonly WorldEvent[],
  { group, seed = 1, precision = "second" }: { group: readonly string[]; seed?: number; precision?: string },
): Promise<void> {
  for (const table of WORLD_TABLES) await createTable(store, table);
  const rows = random(seed).shuffle([...events]);
  const of = <T>(value: (event: WorldEvent) => T) => rows.map(value);
  const given: Readonly<Record<string, readonly unknown[]>> = {
    event_id: rows.map((_, i) => BigInt(i)),
    platform: of((e) => e.platform ?? "x"),
    account_id: of((e) => e.account),
    post_id: rows.map((e, i) => e.post ?? `post-${e.account}-${Math.round(e.at * 1000)}-${i}`),
    time_utc: of((e) => BigInt(Math.round(e.at * 1e6))),
    time_precision: of(() => precision),
    kind: of((e) => e.kind ?? (e.repostOf ? "repost" : e.replyTo ? "reply" : e.quoteOf ? "quote" : "post")),
    text: of((e) => e.text ?? null),
    repost_of: of((e) => e.repostOf ?? null),
    reply_to: of((e) => e.replyTo ?? null),
    quote_of: of((e) => e.quoteOf ?? null),
    hashtags: of((e) => e.hashtags ?? []),
    links: of((e) => e.links ?? []),
    media: of((e) => e.media ?? []),
    lang: of((e) => e.lang ?? "en"),
    client: of((e) => e.client ?? null),
  };
  const nothing = rows.map(() => null);
  await store.append(
    "events",
    typesOf(EVENTS),
    EVENTS.columns.map(({ name }) => (given[name] ?? nothing) as SqlValue[]),
  );
  const families = rows.flatMap(({ family, story }, i) => [
    ...(family ? [{ event: BigInt(i), trace: "co-text", family }] : []),
    ...(story ? [{ event: BigInt(i), trace: "co-phrase", family: story }] : []),
  ]);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE world_families (event_id BIGINT, trace VARCHAR, family VARCHAR)",
  );
  await store.append(
    "world_families",
    ["BIGINT", "VARCHAR", "VARCHAR"],
    [families.map((f) => f.event), families.map((f) => f.trace), families.map((f) => f.family)],
  );
  await store.run(`INSERT INTO actions
    SELECT trace, object_id, account_id, arg_min(event_id, (time_utc, event_id)), min(time_utc) FROM (
      SELECT f.trace, f.family AS object_id, e.account_id, e.event_id, e.time_utc FROM world_families f JOIN events e USING (event_id)
      UNION ALL SELECT 'co-repost', platform || ':' || repost_of, account_id, event_id, time_utc FROM events WHERE repost_of <> ''
      UNION ALL SELECT 'co-reply', platform || ':' || reply_to, account_id, event_id, time_utc FROM events WHERE reply_to <> '')
    GROUP BY trace, object_id, account_id`);
  await store.run(`INSERT INTO accounts SELECT account_id, min(platform), [], [], NULL, NULL, count(*), min(time_utc), max(time_utc)
    FROM events GROUP BY account_id ORDER BY hash(account_id, ${Math.floor(seed)})`);
  await store.run(
    "INSERT INTO groups (group_id, rank, size, status) VALUES ('g-001', 1, $1, 'coordinated')",
    [group.length],
  );
  for (const id of group)
    await store.run("INSERT INTO members (group_id, account_id) VALUES ('g-001', $1)", [id]);
}

/** Names of the first accounts of a world. */
export const firstAccounts = (count: number): string[] => Array.from({ length: count }, (_, i) => `a${i}`);

/** How a world of talk is made. */
export interface TalkOptions {
  readonly seed: number;
  readonly accounts?: number;
  readonly days?: number;
  readonly platforms?: readonly string[];
  /** Breaking news that a quarter of everybody takes up within hours. */
  readonly newsPerDay?: number;
}

/** Free posts of everybody by day and by night, in sessions, with hashtags and links by popularity, and breaking news. */
export function talk({
  seed,
  accounts = 300,
  days = 21,
  platforms = ["x"],
  newsPerDay = 1,
}: TalkOptions): WorldEvent[] {
  const rng = random(seed);
  const events: WorldEvent[] = [];
  const platform = (account: number) => platforms[account % platforms.length];
  for (let account = 0; account < accounts; account++) {
    const zone = rng.integer(24);
    for (let day = 0; day < days; day++)
      for (let session = rng.poisson(1.2); session > 0; session--) {
        let at = START + day * DAY + ((zone + 14 * rng.float()) % 24) * 3600;
        for (let post = 1 + rng.poisson(1.5); post > 0; post--) {
          events.push({ account: `a${account}`, at, platform: platform(account), ...freePost(rng) });
          at += 60 + rng.exponential(1 / 400);
        }
      }
  }
  for (let item = 0; item < newsPerDay * days; item++) {
    const from = START + rng.float() * days * DAY;
    for (let account = 0; account < accounts; account++)
      if (rng.float() < 0.25)
        events.push({
          account: `a${account}`,
          at: from + rng.exponential(1 / 5000),
          platform: platform(account),
          text: words(rng),
          hashtags: [`news${item}`],
          links: rng.float() < 0.5 ? [`https://news.example/${item}`] : [],
        });
  }
  return events;
}

/** Twelve token words of one's own. */
export const words = (rng: Random): string =>
  Array.from({ length: 12 }, () => `tok${rng.integer(4000)}`).join(" ");

function freePost(rng: Random): Pick<WorldEvent, "text" | "hashtags" | "links"> {
  const popular = (n: number) => Math.floor(n * rng.float() ** 3);
  return {
    text: words(rng),
    hashtags: rng.float() < 0.4 ? [`tag${popular(300)}`] : [],
    links: rng.float() < 0.3 ? [`https://site${popular(40)}.example/${popular(500)}`] : [],
  };
}

/** An order as it was planted. */
export interface PlantedOrder {
  readonly kind: "hashtag" | "link" | "text";
  readonly topic: string;
  /** When the first member took it up, epoch seconds. */
  readonly onset: number;
}

/** Orders on working days, two a day in the mean and none on every fifth day, each taken up by half of the group within the hour. */
export function orders(
  group: readonly string[],
  {
    seed,
    days = 21,
    share = 0.5,
    spreadSeconds = 2400,
    platformOf = () => "x",
  }: {
    seed: number;
    days?: number;
    share?: number;
    spreadSeconds?: number;
    platformOf?: (account: string) => string;
  },
): { events: WorldEvent[]; planted: PlantedOrder[] } {
  const rng = random(seed + 1_000_003);
  const events: WorldEvent[] = [];
  const planted: PlantedOrder[] = [];
  for (let day = 0; day < days; day++) {
    if (day % 7 >= 5 || day % 5 === 4) continue;
    for (let count = 1 + rng.poisson(1); count > 0; count--) {
      const from = START + day * DAY + (7 + 8 * rng.float()) * 3600;
      const kind = (["hashtag", "link", "text"] as const)[rng.integer(3)];
      const name = rng.integer(1e6);
      const borrowed = rng.float() < 0.3;
      const topic = {
        hashtag: borrowed ? `tag${rng.integer(300)}` : `push${name}`,
        link: `https://push.example/${name}`,
        text: `text:${name}`,
      }[kind];
      const told = words(rng);
      const takes = group
        .filter(() => rng.float() < share)
        .map(
          (account): WorldEvent => ({
            account,
            at: from + rng.exponential(1 / spreadSeconds),
            platform: platformOf(account),
            text: kind === "text" ? told : words(rng),
            hashtags: kind === "hashtag" ? [topic] : [],
            links: kind === "link" ? [topic] : [],
            ...(kind === "text" ? { family: topic } : {}),
          }),
        );
      if (takes.length === 0) continue;
      events.push(...takes);
      planted.push({ kind, topic, onset: Math.min(...takes.map(({ at }) => at)) });
    }
  }
  return { events, planted };
}
