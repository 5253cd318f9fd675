/** An office for tests of the signals of time: hands that pass from account to account during working hours by the clock of the office. */
import { random } from "../stats/index.js";
import type { WorldAccount } from "./test-world.js";

const DAY = 86_400;
/** A Monday. */
export const OFFICE_START = Date.UTC(2024, 0, 1) / 1000;

/** The office. Days count from 0, weekdays 0 for Monday, hours are of its own clock. */
export interface OfficeOptions {
  readonly seed: number;
  readonly hands: number;
  readonly each: number;
  readonly days: number;
  readonly offset: number;
  readonly start?: number;
  readonly length?: number;
  readonly free?: readonly number[];
  readonly holidays?: readonly number[];
  /** From this day on the clock is one hour further ahead of UTC. */
  readonly summerFrom?: number;
  /** Sittings an hour and hand. */
  readonly pace?: number;
  /** Whether each account has a hand of its own: nobody waits for anybody. */
  readonly alone?: boolean;
}

/** Accounts a0, a1, …: those of one hand stand together. */
export function officeAccounts(options: OfficeOptions): WorldAccount[] {
  const {
    seed,
    hands,
    each,
    days,
    offset,
    start = 9,
    length = 8,
    free = [5, 6],
    holidays = [],
    pace = 2,
  } = options;
  const rng = random(seed);
  const times = Array.from({ length: hands * each }, (): number[] => []);
  const lines = options.alone ? hands * each : hands;
  for (let day = 0; day < days; day++) {
    if (free.includes(day % 7) || holidays.includes(day)) continue;
    const ahead = offset + (day >= (options.summerFrom ?? days) ? 1 : 0);
    for (let line = 0; line < lines; line++) {
      const from = OFFICE_START + day * DAY + (start - ahead) * 3600;
      const lunch = from + (3.5 + 0.3 * rng.normal()) * 3600;
      let time = from + rng.exponential(pace / 3600);
      while (time < from + length * 3600) {
        const account = options.alone ? line : line * each + rng.integer(each);
        if (time < lunch || time > lunch + 3600)
          for (let more = rng.integer(3); more >= 0; more--) {
            times[account].push(Math.floor(time));
            time += 15 + rng.exponential(1 / 30);
          }
        time += 120 + rng.exponential((options.alone ? pace / each : pace) / 3600);
      }
    }
  }
  return times.map((own, i) => ({ id: `a${i}`, created: OFFICE_START - (i + 1) * 30 * DAY, times: own }));
}

/** Accounts p0, p1, … of people all over the world, each active by the evenings of its own zone; the busiest posts eight times as much as the quietest. */
export function people(
  count: number,
  { seed, days, posts = 120 }: { seed: number; days: number; posts?: number },
): WorldAccount[] {
  const rng = random(seed);
  return Array.from({ length: count }, (_, i) => {
    const zone = rng.integer(24);
    const count = Math.round((20 + posts) * 2 ** (3 * rng.float() - 1.5));
    const times = Array.from({ length: count }, () => {
      const hour = (rng.float() < 0.8 ? 8 + 15 * rng.float() : 24 * rng.float()) - zone;
      return OFFICE_START + rng.integer(days) * DAY + Math.floor(((hour + 48) % 24) * 3600);
    });
    return { id: `p${i}`, created: OFFICE_START - rng.float() * 1500 * DAY, times };
  });
}
