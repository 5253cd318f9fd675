/** Bets in order of the moment at which they are known, and the wealth of each lane so far. */
import { TiltedBets } from "../../stats/index.js";

/** A bet of a lane. */
export interface Bet {
  /** Microseconds since 1970. */
  readonly known: number;
  readonly lane: number;
  /** What chance gives, strictly between 0 and 1. */
  readonly w: number;
  readonly hit: boolean;
}

/** Filled first, then advanced. Bets that are known at `until` or later are not kept. */
export class Ledger {
  private readonly bets: Bet[] = [];
  private readonly wealth: TiltedBets[] = [];
  private next = 0;
  private sorted = false;

  constructor(private readonly until = Number.POSITIVE_INFINITY) {}

  /** Opens a lane and gives its number. */
  open(): number {
    return this.wealth.push(new TiltedBets()) - 1;
  }

  add(bet: Bet): void {
    if (bet.known < this.until) this.bets.push(bet);
  }

  /** The moments at which something is known; some several times. */
  moments(): number[] {
    return this.bets.map(({ known }) => known);
  }

  /** Takes in every bet that is known by then. */
  advance(moment: number): void {
    if (!this.sorted) this.bets.sort((x, y) => x.known - y.known || x.lane - y.lane);
    this.sorted = true;
    for (; this.next < this.bets.length && this.bets[this.next].known <= moment; this.next++) {
      const { lane, w, hit } = this.bets[this.next];
      this.wealth[lane].add(w, hit);
    }
  }

  /** Natural logarithm of the wealth of a lane so far. */
  logE(lane: number): number {
    return this.wealth[lane].logE();
  }
}
