/**
 * Made-up worlds for the tests of innocent readings: a group that meets, accounts outside of like activity, and one thing
 * changed at a time. Filled straight into the tables, so that nothing but the readings is tested. Token words only.
 */
import { ACTIONS, EVENTS, TABLES } from "../../src/model/index.js";
import { type Random, random } from "../../src/stats/index.js";
import { type AppendColumn, createTable, type Store, typesOf } from "../../src/store/index.js";

/** One act by one account. */
export interface WorldAct {
  readonly account: string;
  /** Seconds after the start of the world. */
  readonly at: number;
  /** Item of a link that was acted on; null for an act that no trace sees. */
  readonly item: string | null;
  readonly site?: string;
  readonly text?: string;
  readonly client?: string;
  readonly post?: string;
  readonly replyTo?: string;
  readonly tag?: string;
}

/** What a profile says, as the table of profiles keeps it. */
export interface WorldProfile {
  readonly automatic?: boolean;
  readonly site?: number;
}

/** A world: its acts, its group, and what the find step would have counted. */
export interface ReadingWorld {
  readonly acts: readonly WorldAct[];
  readonly members: readonly string[];
  readonly precision: string;
  readonly contrast: "hour" | "rhythm";
  readonly observed: number;
  readonly expected: number;
  readonly profiles: readonly (WorldProfile & { readonly account: string })[];
}

/** What can be changed of the base world, in which every reading is ruled out. */
export interface WorldChange {
  readonly precision?: string;
  readonly contrast?: "hour" | "rhythm";
  readonly expected?: number;
  readonly outsiders?: number;
  readonly moments?: number;
  /** Acts of each member outside the moments; and where they come from. */
  readonly ownActs?: number;
  readonly ownItem?: (draw: Random) => string;
  readonly site?: (item: string, account: string) => string | undefined;
  readonly client?: string | null | ((account: string) => string);
  /** Time of a member's own act, from a random second. */
  readonly ownStart?: (second: number) => number;
  readonly profile?: (account: string) => WorldProfile;
  /** Start of a moment, from a random second. */
  readonly start?: (second: number) => number;
  /** Delay of the member in the given place of the moment, seconds. */
  readonly delay?: (place: number, draw: Random) => number;
  /** Whether the same member goes first each time. */
  readonly fixedOrder?: boolean;
  /** Others at each moment: their names and delays. */
  readonly crowd?: (draw: Random) => readonly { account: string; delay: number; elsewhere?: boolean }[];
  /** Words of all who act in a moment, and their hashtag. */
  readonly wording?: (moment: number) => string;
  readonly tag?: (moment: number) => string;
}

const DAYS = 20;
const MEMBERS = 8;
const ITEMS = 150;
const START = Date.parse("2025-03-03T00:00:00Z") / 1000;

const siteOf = (item: string): string => `site${Number(item.replace(/\D/g, "")) % 40}.example`;

/** The base world with changes: 8 members meet 40 times within a minute, nobody leads, and 60 others are as active. */
export function readingWorld(seed: number, change: WorldChange = {}): ReadingWorld {
  const draw = random(seed);
  const members = Array.from({ length: MEMBERS }, (_, i) => `sim::m${i}`);
  const others = Array.from({ length: change.outsiders ?? 60 }, (_, i) => `sim::z${i}`);
  const awake = () => draw.integer(DAYS) * 86400 + 6 * 3600 + draw.integer(16 * 3600);
  const pooled = () => `i${draw.integer(ITEMS)}`;
  const acts: WorldAct[] = [];
  const add = (account: string, at: number, item: string, rest: Partial<WorldAct> = {}) => {
    const site = change.site ? change.site(item, account) : siteOf(item);
    const client =
      typeof change.client === "function"
        ? change.client(account)
        : change.client === undefined
          ? "some browser"
          : (change.client ?? undefined);
    const text = `tok${draw.integer(9999)} tok${draw.integer(9999)} tok${draw.integer(9999)} tok${draw.integer(9999)} tok${draw.integer(9999)}`;
    acts.push({ account, at, item, site, client, text, ...rest });
  };
  for (const account of others)
    for (let i = 0; i < 70; i++)
      add(account, awake(), pooled(), { post: `p${account}-${i}`, client: "some browser" });
  for (const [number, account] of members.entries()) {
    for (let i = 0; i < (change.ownActs ?? 35); i++) {
      const second = awake();
      add(account, change.ownStart?.(second) ?? second, change.ownItem?.(draw) ?? pooled());
    }
    for (let i = 0; i < 5; i++)
      acts.push({
        account,
        at: awake(),
        item: null,
        replyTo: `p${others[(5 * number + i) % others.length]}-${i}`,
      });
  }
  for (let moment = 0; moment < (change.moments ?? 40); moment++) {
    const second = awake();
    const start = change.start?.(second) ?? second;
    const text = change.wording?.(moment);
    const rest = { ...(text ? { text } : {}), tag: change.tag?.(moment) };
    members.forEach((_, place) => {
      const account = members[change.fixedOrder ? place : (place + moment) % MEMBERS];
      const delay = change.delay?.(place, draw) ?? (place === 0 ? 0 : 3 + draw.integer(40));
      add(account, start + delay, `task${1000 + moment}`, rest);
    });
    for (const { account, delay, elsewhere } of change.crowd?.(draw) ?? [])
      add(account, start + delay, elsewhere ? `call${moment}` : `task${1000 + moment}`, rest);
  }
  const { precision = "second", contrast = "hour", expected = 40 } = change;
  const { profile } = change;
  const profiles = profile ? members.map((account) => ({ account, ...profile(account) })) : [];
  return { acts: firstActs(acts), members, precision, contrast, observed: 1000, expected, profiles };
}

/** An account acts once on an object, as the table of actions has it. */
function firstActs(acts: readonly WorldAct[]): WorldAct[] {
  const first = new Map<string, WorldAct>();
  for (const act of acts) {
    const key = act.item === null ? `${first.size}` : `${act.account} ${act.item}`;
    const known = first.get(key);
    if (!known || act.at < known.at) first.set(key, act);
  }
  return [...first.values()];
}

/** The same world with its rows in another order and its accounts under other names. */
export function disguised(world: ReadingWorld, seed: number): ReadingWorld {
  const draw = random(seed);
  const names = [...new Set(world.acts.map((act) => act.account))];
  const numbers = draw.shuffle(names.map((_, i) => i));
  const renamed = new Map(names.map((name, i) => [name, `sim::a${1000 + numbers[i]}`]));
  const name = (account: string) => renamed.get(account) as string;
  return {
    ...world,
    acts: draw.shuffle(world.acts.map((act) => ({ ...act, account: name(act.account) }))),
    members: world.members.map(name),
    profiles: world.profiles.map((profile) => ({ ...profile, account: name(profile.account) })),
  };
}

/** Makes every table and fills those that the readings read. The group is `g-001`. */
export async function fillReadingWorld(store: Store, world: ReadingWorld): Promise<void> {
  for (const table of TABLES) await createTable(store, table);
  await appendEvents(store, world);
  const seen = world.acts.flatMap((act, i) => (act.item === null ? [] : [{ ...act, id: BigInt(i + 1) }]));
  await store.append("actions", typesOf(ACTIONS), [
    seen.map(() => "co-link"),
    seen.map((act) => `https://things.example/${act.item}`),
    seen.map((act) => act.account),
    BigInt64Array.from(seen, (act) => act.id),
    BigInt64Array.from(seen, (act) => BigInt(START + act.at) * 1_000_000n),
  ]);
  await store.run(
    "INSERT INTO accounts BY NAME SELECT account_id, 'sim' AS platform, count(*) AS events, min(time_utc) AS first_seen, max(time_utc) AS last_seen FROM events GROUP BY account_id",
  );
  await store.run(
    `INSERT INTO groups BY NAME SELECT 'g-001' AS group_id, 1 AS rank, ? AS size, ['co-link'] AS traces, 'candidate' AS status, 'volume' AS level,
       'co-link' AS lead_trace, 60.0 AS window_seconds, ? AS observed, ? AS expected, 20.0 AS expected_rhythm, ? AS contrast, ['feed', 'scheduler'] AS readings_open`,
    [world.members.length, world.observed, world.expected, world.contrast],
  );
  for (const { account, automatic = false, site } of world.profiles)
    await store.run(
      "INSERT INTO profiles BY NAME SELECT ? AS account_id, 20 AS bio_size, ? AS declares_automation, ?::JSON::UBIGINT[] AS named_sites",
      [account, automatic, JSON.stringify(site === undefined ? [] : [site])],
    );
  for (const account of world.members)
    await store.run("INSERT INTO members BY NAME SELECT 'g-001' AS group_id, ? AS account_id, 1 AS support", [
      account,
    ]);
}

async function appendEvents(store: Store, { acts, precision }: ReadingWorld): Promise<void> {
  const coarse = precision === "minute" ? 60 : precision === "day" ? 86400 : 1;
  const values: Readonly<Record<string, AppendColumn>> = {
    event_id: acts.map((_, i) => BigInt(i + 1)),
    platform: acts.map(() => "sim"),
    account_id: acts.map((act) => act.account),
    post_id: acts.map((act, i) => act.post ?? `q${i}`),
    time_utc: BigInt64Array.from(
      acts,
      (act) => BigInt(START + Math.floor(act.at / coarse) * coarse) * 1_000_000n,
    ),
    time_precision: acts.map(() => precision),
    kind: acts.map((act) => (act.replyTo ? "reply" : "post")),
    text: acts.map((act) => act.text ?? null),
    reply_to: acts.map((act) => act.replyTo ?? null),
    links: acts.map((act) => (act.site ? [`https://${act.site}/${act.item}`] : [])),
    hashtags: acts.map((act) => (act.tag ? [act.tag] : [])),
    domains: acts.map((act) => (act.site && !act.site.includes("/") ? [act.site] : [])),
    client: acts.map((act) => act.client ?? null),
  };
  const lists = new Set(EVENTS.columns.filter((c) => c.type === "VARCHAR[]").map((c) => c.name));
  const empty = (name: string): AppendColumn => acts.map(() => (lists.has(name) ? [] : null));
  await store.append(
    "events",
    typesOf(EVENTS),
    EVENTS.columns.map(({ name }) => values[name] ?? empty(name)),
  );
}
