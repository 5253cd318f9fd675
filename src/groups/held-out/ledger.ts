/** Bets in order of the moment at which they are known, and the wealth of each lane so far. */
import { logMeanExp, TILTS, TiltedBets } from "../../stats/index.js";

/** A bet of a lane. */
export interface Bet {
  /** Microseconds since 1970. */
  readonly known: number;
  readonly lane: number;
  /** What chance gives, strictly between 0 and 1. */
  readonly w: number;
  readonly hit: boolean;
}

/** Bets of a lane by the moment at which they are known, and logarithms of the wealth so far by tilt. */
interface Lane {
  readonly bets: Map<number, TiltedBets>;
  readonly wealth: Float64Array;
}

/**
 * Filled first, then advanced. Bets that are known at `until` or later are not kept; of the others what they come to, by lane and
 * moment: a large group makes hundreds of millions, and the moments are the ends of time bins.
 */
export class Ledger {
  private readonly lanes: Lane[] = [];
  private waiting: number[] | null = null;

  constructor(private readonly until = Number.POSITIVE_INFINITY) {}

  /** Opens a lane and gives its number. */
  open(): number {
    return this.lanes.push({ bets: new Map(), wealth: new Float64Array(TILTS.length) }) - 1;
  }

  add({ known, lane, w, hit }: Bet): void {
    if (known >= this.until) return;
    const { bets } = this.lanes[lane];
    let own = bets.get(known);
    if (!own) {
      own = new TiltedBets();
      bets.set(known, own);
    }
    own.add(w, hit);
  }

  /** The moments at which something is known, ascending. */
  moments(): number[] {
    return [...new Set(this.lanes.flatMap(({ bets }) => [...bets.keys()]))].sort((x, y) => x - y);
  }

  /** Takes in every bet that is known by then. */
  advance(moment: number): void {
    this.waiting ??= this.moments().reverse();
    const { waiting } = this;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next > moment) {
        waiting.push(next);
        return;
      }
      for (const { bets, wealth } of this.lanes)
        for (const [tilt, log] of bets.get(next)?.byTilt().entries() ?? []) wealth[tilt] += log;
    }
  }

  /** Natural logarithm of the wealth of a lane so far. */
  logE(lane: number): number {
    return logMeanExp(this.lanes[lane].wealth);
  }
}
