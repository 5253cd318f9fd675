/**
 * How far a whole run is, from how far its stages are: a share that never goes back, and the time that is left as far as the time that was
 * taken tells it. Stages say nothing of each other, so their usual shares of a run are written down here.
 */
import type { Progress } from "../model/index.js";

/** What a stage is of a run. */
export interface PartOfRun {
  readonly title: string;
  /** Usual share of the time of a run; all stages together: 1. */
  readonly share: number;
  /** Pieces of work that it usually begins; 3 where nothing is said. */
  readonly pieces?: number;
}

/** Share of the run from which on the time left is told, and seconds of work before that. */
const [TOLD_SHARE, TOLD_SECONDS] = [0.05, 3];

/** Follows a run. Give `progress` to the stages, call `begin` before each. */
export class WholeRun {
  /** What stages tell how far they are. */
  readonly progress: Progress;
  private readonly began: number;
  private readonly first: number;
  private part: PartOfRun | null = null;
  private before: number;
  private share: number;
  private pieces = 0;
  private total = 0;
  private done = 0;

  /** `standing`: shares of stages that an earlier run finished; `clock`: milliseconds. */
  constructor(
    private readonly door: Progress,
    standing: number,
    private readonly clock: () => number,
  ) {
    this.began = clock();
    this.first = standing;
    this.before = standing;
    this.share = standing;
    this.progress = {
      start: (label, total = 0, unit = "") => {
        this.next(total);
        door.start(label, total, unit);
      },
      advance: (done) => {
        this.done += done;
        this.tell();
        door.advance(done);
      },
      note: (line) => door.note(line),
      end: () => {
        this.next(0);
        door.end();
      },
    };
  }

  /** A stage begins. */
  begin(part: PartOfRun): void {
    this.before += this.part?.share ?? 0;
    [this.part, this.pieces, this.total, this.done] = [part, 0, 0, 0];
    this.tell();
  }

  /** The run is over, finished or not. */
  end(): void {
    this.part = null;
    this.door.whole?.("", 1, null);
  }

  private next(total: number): void {
    if (this.total > 0 || this.done > 0) this.pieces++;
    [this.total, this.done] = [total, 0];
    this.tell();
  }

  private tell(): void {
    if (!this.part) return;
    const { title, share, pieces = 3 } = this.part;
    const within = this.pieces + (this.total > 0 ? Math.min(1, this.done / this.total) : 0);
    const now = this.before + (share * within) / Math.max(pieces, within + 1);
    this.share = Math.max(this.share, Math.min(1, now));
    const seconds = (this.clock() - this.began) / 1000;
    const made = this.share - this.first;
    const left = made < TOLD_SHARE || seconds < TOLD_SECONDS ? null : (seconds * (1 - this.share)) / made;
    this.door.whole?.(title, this.share, left);
  }
}
