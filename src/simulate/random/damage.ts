/** Collections as they come about: capped, crawled, interrupted, with clocks that are not the posts' own. Whoever met in them met by the collector. */
import type { Random } from "../../stats/index.js";
import type { TimedEvent } from "./posts-form.js";
import { logUniform, uniform, wholeLogUniform } from "./ranges.js";

const DAY = 86_400;
const HOUR = 3600;

/** A way of collecting: posts as they were made become posts as they are in the files, one list a file. */
export interface Damage {
  readonly id: string;
  readonly title: string;
  readonly collected: (events: readonly TimedEvent[], random: Random) => readonly (readonly TimedEvent[])[];
}

/** The kinds, in the order of the table. */
export const DAMAGES: readonly Damage[] = [
  {
    id: "timeline-crawl",
    title: "of each account the latest posts only, and some accounts whole",
    collected(events, random) {
      const most = wholeLogUniform(5, 60, random);
      const whole = some(accountsOf(events), uniform(0.05, 0.3, random), random);
      const left = new Map<string, number>();
      const kept = [...events].reverse().filter(({ account }) => {
        const before = left.get(account) ?? 0;
        left.set(account, before + 1);
        return whole.has(account) || before < most;
      });
      return [kept.reverse()];
    },
  },
  {
    id: "snowball",
    title: "a few accounts, whoever shared something with them, and whoever did with these",
    collected(events, random) {
      let inside = some(accountsOf(events), 0.03, random);
      for (let wave = 0; wave < 2; wave++) {
        const things = new Set(events.flatMap((event) => (inside.has(event.account) ? thingsOf(event) : [])));
        const reached = events.filter((event) => thingsOf(event).some((thing) => things.has(thing)));
        const next = some([...new Set(reached.map(({ account }) => account))], 0.4, random);
        inside = new Set([...inside, ...next]);
      }
      return [events.filter(({ account }) => inside.has(account))];
    },
  },
  {
    id: "outages",
    title: "hours and days in which the collector stood still",
    collected(events, random) {
      const gaps = Array.from({ length: wholeLogUniform(3, 30, random) }, () => {
        const from = events[random.integer(events.length)].seconds;
        return [from, from + logUniform(HOUR, 2 * DAY, random)] as const;
      });
      return [events.filter(({ seconds }) => !gaps.some(([from, to]) => seconds >= from && seconds < to))];
    },
  },
  {
    id: "daily-poll",
    title: "the busiest accounts bear the time of a poll, not of the post",
    collected: (events, random) => [
      polled(events, { every: DAY, share: uniform(0.05, 0.3, random) }, random),
    ],
  },
  {
    id: "frequent-poll",
    title: "some accounts bear the time of a poll some times an hour",
    collected: (events, random) => [
      polled(events, { every: logUniform(300, 2 * HOUR, random), share: uniform(0.1, 0.5, random) }, random),
    ],
  },
  {
    id: "minute-clock-file",
    title: "one file with whole minutes beside one with seconds",
    collected(events, random) {
      const coarse = some(accountsOf(events), uniform(0.1, 0.6, random), random);
      return split(events, coarse, (event) => ({ ...event, seconds: Math.floor(event.seconds / 60) * 60 }));
    },
  },
  {
    id: "hourly-cap",
    title: "the first posts of every hour up to a cap",
    collected(events, random) {
      const hours = new Set(events.map(({ seconds }) => Math.floor(seconds / HOUR))).size;
      const most = Math.max(1, Math.floor((uniform(0.15, 0.7, random) * events.length) / hours));
      const count = new Map<number, number>();
      return [
        events.filter(({ seconds }) => {
          const hour = Math.floor(seconds / HOUR);
          count.set(hour, (count.get(hour) ?? 0) + 1);
          return (count.get(hour) as number) <= most;
        }),
      ];
    },
  },
  {
    id: "hours-ago",
    title: 'pages that say "2 hours ago", read some times a day',
    collected(events, random) {
      const scraped = some(accountsOf(events), uniform(0.05, 0.4, random), random);
      const every = DAY / (1 + random.integer(4));
      return [
        events.map((event) => {
          if (!scraped.has(event.account)) return event;
          const crawl = Math.ceil(event.seconds / every) * every;
          const unit = crawl - event.seconds < DAY ? HOUR : DAY;
          return { ...event, seconds: crawl - Math.floor((crawl - event.seconds) / unit) * unit };
        }),
      ];
    },
  },
  {
    id: "day-clocks",
    title: "some accounts with the day alone, as midnight",
    collected(events, random) {
      const dated = some(accountsOf(events), uniform(0.05, 0.4, random), random);
      return [
        events.map((event) =>
          dated.has(event.account) ? { ...event, seconds: Math.floor(event.seconds / DAY) * DAY } : event,
        ),
      ];
    },
  },
  {
    id: "office-hours-panel",
    title: "a panel that is collected in office hours only, everybody else whole",
    collected(events, random) {
      const panel = some(accountsOf(events), uniform(0.05, 0.3, random), random);
      const from = 6 + random.integer(6);
      return [
        events.filter(({ account, seconds }) => {
          const hour = Math.floor(seconds / HOUR) % 24;
          return !panel.has(account) || (hour >= from && hour < from + 8);
        }),
      ];
    },
  },
  {
    id: "shifted-duplicates",
    title: "posts a second time under another id, some time later",
    collected(events, random) {
      const later = logUniform(1, 2 * HOUR, random);
      const share = uniform(0.05, 0.4, random);
      const twice = events.flatMap((event) =>
        random.float() < share
          ? [event, { ...event, post: `${event.post}again`, seconds: Math.round(event.seconds + later) }]
          : [event],
      );
      return [twice.sort((x, y) => x.seconds - y.seconds)];
    },
  },
  {
    id: "two-zones",
    title: "two files of which one has its clocks some hours off",
    collected(events, random) {
      const off = (1 + random.integer(9)) * HOUR;
      const other = some(accountsOf(events), uniform(0.2, 0.6, random), random);
      return split(events, other, (event) => ({ ...event, seconds: event.seconds + off }));
    },
  },
  {
    id: "keyword-bursts",
    title: "everything in some busy hours, at other times what has a word",
    collected(events, random) {
      const words = new Set(Array.from({ length: 6 }, () => `tok${random.integer(80)}`));
      const open = Array.from({ length: wholeLogUniform(3, 20, random) }, () => {
        const from = events[random.integer(events.length)].seconds;
        return [from, from + logUniform(HOUR, 8 * HOUR, random)] as const;
      });
      return [
        events.filter(
          ({ seconds, text }) =>
            open.some(([from, to]) => seconds >= from && seconds < to) ||
            text.split(" ").some((word) => words.has(word)),
        ),
      ];
    },
  },
];

/** Accounts by their posts, the busiest first; ties by name. */
function accountsOf(events: readonly TimedEvent[]): string[] {
  const posts = new Map<string, number>();
  for (const { account } of events) posts.set(account, (posts.get(account) ?? 0) + 1);
  return [...posts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([account]) => account);
}

/** A share of some accounts, at least ten. */
const some = (accounts: readonly string[], share: number, random: Random): Set<string> =>
  new Set(random.shuffle([...accounts]).slice(0, Math.max(10, Math.round(share * accounts.length))));

/** The busiest accounts bear the time of the poll that found their post. */
function polled(
  events: readonly TimedEvent[],
  { every, share }: { every: number; share: number },
  random: Random,
): TimedEvent[] {
  const accounts = accountsOf(events);
  const panel = new Set(accounts.slice(0, Math.max(10, Math.round(share * accounts.length))));
  const from = random.float() * every;
  return events
    .map((event) =>
      panel.has(event.account)
        ? { ...event, seconds: Math.round(from + Math.ceil((event.seconds - from) / every) * every) }
        : event,
    )
    .sort((x, y) => x.seconds - y.seconds);
}

const split = (
  events: readonly TimedEvent[],
  other: ReadonlySet<string>,
  changed: (event: TimedEvent) => TimedEvent,
): TimedEvent[][] => [
  events.filter(({ account }) => !other.has(account)),
  events.filter(({ account }) => other.has(account)).map(changed),
];

const thingsOf = ({ links, hashtags, repost_of, reply_to }: TimedEvent): string[] => [
  ...links,
  ...hashtags.map((tag) => `#${tag}`),
  ...[repost_of, reply_to].flatMap((post) => (post === null ? [] : [post])),
];
