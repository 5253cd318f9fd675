/** What there is to act on in a random world: things that everybody sees, things of communities, and what others just took up. */
import type { Random } from "../../stats/index.js";
import { lowerBound, weighted, zipf } from "../popularity.js";
import { either, logUniform, uniform, wholeLogUniform } from "./ranges.js";

const DAY = 86400;
/** Number of the object that everybody shares all the time, where there is one. */
const HUB = 0;

/** Everything that decides what honest accounts choose. */
export interface ObjectTaste {
  readonly objects: number;
  /** Exponent of popularity by rank. */
  readonly zipf: number;
  /** Mean age at which a thing is taken up; null: things do not age. */
  readonly viewSeconds: number | null;
  /** Things looked through for one choice, where they age. */
  readonly inView: number;
  readonly hubShare: number;
  readonly communities: number;
  /** Share of the choices that are of the account's community. */
  readonly communityShare: number;
  /** Share of the choices that repeat what somebody of the community took up, and how long before, mean. */
  readonly echoShare: number;
  readonly echoSeconds: number;
  /** Whether what a planted group does is repeated too. */
  readonly spill: boolean;
}

/** Draws what people look at. */
export const drawnTaste = (random: Random): ObjectTaste => ({
  objects: wholeLogUniform(200, 15_000, random),
  zipf: uniform(0.5, 1.4, random),
  viewSeconds: either(0.7, () => logUniform(1800, 4 * DAY, random), null, random),
  inView: wholeLogUniform(4, 120, random),
  hubShare: either(0.2, () => uniform(0.01, 0.3, random), 0, random),
  communities: wholeLogUniform(1, 25, random),
  communityShare: uniform(0, 0.8, random),
  echoShare: either(0.6, () => uniform(0, 0.4, random), 0, random),
  echoSeconds: logUniform(300, 6 * 3600, random),
  spill: random.float() < 0.3,
});

/** A stock of objects with a number each from `first` on. */
type Stock = (time: number, random: Random) => number;

function stockOf(
  taste: ObjectTaste,
  { first, count, days }: { first: number; count: number; days: number },
  random: Random,
): Stock {
  const rank = zipf(count, taste.zipf);
  const { viewSeconds, inView } = taste;
  if (viewSeconds === null) return (_, chance) => first + rank(chance);
  const lead = Math.min(4 * viewSeconds, 30 * DAY);
  const born = Float64Array.from({ length: count }, () => random.float() * (days * DAY + lead) - lead).sort();
  const ranks = random.shuffle(Array.from({ length: count }, (_, n) => n));
  const weights = ranks.map((n) => (n + 1) ** -taste.zipf);
  return (time, chance) => {
    const to = Math.max(1, lowerBound(born, time - chance.exponential(1 / viewSeconds)));
    return first + weighted(weights, Math.max(0, to - inView), to, chance);
  };
}

/** Chooses objects while a world goes on; acts are told in order of time. */
export class Objects {
  private readonly common: Stock;
  private readonly ofCommunity: readonly Stock[];
  private readonly seen: readonly { readonly time: number[]; readonly object: number[] }[];
  private next: number;

  /** Draws the stocks. */
  constructor(
    private readonly taste: ObjectTaste,
    days: number,
    private readonly random: Random,
  ) {
    const { objects, communities } = taste;
    const each = Math.max(20, Math.floor(objects / communities));
    this.common = stockOf(taste, { first: HUB + 1, count: objects, days }, random);
    this.ofCommunity = Array.from({ length: communities }, (_, n) =>
      stockOf(taste, { first: HUB + 1 + objects + n * each, count: each, days }, random),
    );
    this.seen = Array.from({ length: communities }, () => ({ time: [], object: [] }));
    this.next = HUB + 1 + objects + communities * each;
  }

  /** The object of a free choice. */
  chosen(time: number, community: number): number {
    const { taste, random } = this;
    if (random.float() < taste.hubShare) return HUB;
    if (random.float() < taste.echoShare) {
      const echo = this.echoed(time, community);
      if (echo !== null) return echo;
    }
    return random.float() < taste.communityShare
      ? this.ofCommunity[community](time, random)
      : this.common(time, random);
  }

  /** An object that everybody sees. */
  popular(time: number): number {
    return this.common(time, this.random);
  }

  /** An object that nobody comes upon freely. */
  fresh(): number {
    return this.next++;
  }

  /** Remembers an act, so that others may repeat it. */
  told(time: number, community: number, object: number, planted: boolean): void {
    if (planted && !this.taste.spill) return;
    this.seen[community].time.push(time);
    this.seen[community].object.push(object);
  }

  private echoed(time: number, community: number): number | null {
    const { time: times, object } = this.seen[community];
    const at = time - this.random.exponential(1 / this.taste.echoSeconds);
    if (times.length === 0 || times[0] > at) return null;
    const after = lowerBound(times, at);
    return object[times[after] > at ? after - 1 : after];
  }
}
