/**
 * Who works out what the test asks of candidates: this thread, or a thread for each half. What is asked of a candidate concerns the half that it is tested on,
 * and candidates of the other half never change the answer, so the halves go on beside each other and come to the same.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { Thread } from "../../files/index.js";
import type { RunContext } from "../../model/index.js";
import { evidenceByTrace } from "./by-trace.js";
import { type Candidate, testFold } from "./candidate.js";
import { type CandidateEvidence, candidateEvidence } from "./evidence.js";
import type { Lab, LabPlan } from "./lab.js";
import { LADDER } from "./ladder.js";
import { detectedAt } from "./live.js";
import { type Found, Judging, type JudgingOptions, type Standing } from "./standing.js";

/** An e-value that is asked for. */
export interface Asked {
  readonly candidate: Candidate;
  /** A step of the ladder; absent: against volume. */
  readonly step?: number;
  /** Accounts whose posts are taken out of the data. */
  readonly leftOut?: readonly string[];
}

/** Answers come in the order of the questions. All throw through the signal. */
export interface Jury {
  evidence(asked: readonly Asked[], label: string, run: RunContext): Promise<CandidateEvidence[]>;
  /** The strongest first, see `Judging`. */
  judged(found: readonly Found[], options: JudgingOptions, run: RunContext): Promise<Standing[]>;
  /** The first moment at which one of these stood; null where none ever did. See `detectedAt`. */
  firstDetected(candidates: readonly Candidate[], bound: number): Promise<number | null>;
  /** See `evidenceByTrace`. */
  byTrace(candidate: Candidate): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** What is asked of a half, one thing after the other; candidates by their number. Plain data: it crosses threads. */
export type Question =
  | ({ readonly ask: "evidence"; readonly candidate: number } & Omit<Asked, "candidate">)
  | ({ readonly ask: "judge"; readonly candidate: number; readonly logE: number } & JudgingOptions)
  | { readonly ask: "detected"; readonly candidate: number; readonly bound: number; readonly until: number }
  | { readonly ask: "by-trace"; readonly candidate: number };

/** A candidate that stands, with the numbers of candidates in place of them. */
export type NumberedStanding = Omit<Standing, "candidate" | "original"> & {
  readonly original: number | null;
};

/** What a question comes to. */
export type AnswerTo<Q extends Question> = Q extends { ask: "evidence" }
  ? CandidateEvidence
  : Q extends { ask: "judge" }
    ? NumberedStanding
    : Q extends { ask: "detected" }
      ? number | null
      : ReadonlyMap<string, number>;

/** Answers questions about the candidates of one half. */
export class HalfJuror {
  private readonly judging: Judging;
  private readonly numbers = new Map<Candidate, number>();
  private isLive = false;

  constructor(
    private readonly lab: Lab,
    private readonly candidates: readonly Candidate[],
  ) {
    this.judging = new Judging(lab);
    for (const [number, candidate] of candidates.entries()) this.numbers.set(candidate, number);
  }

  answer<Q extends Question>(question: Q): AnswerTo<Q> {
    return this.worked(question) as AnswerTo<Q>;
  }

  private worked(question: Question) {
    const { lab } = this;
    const candidate = this.candidates[question.candidate];
    switch (question.ask) {
      case "evidence": {
        const held = question.step === undefined ? {} : LADDER[question.step].options;
        return candidateEvidence(lab, candidate, { ...held, leftOut: question.leftOut });
      }
      case "judge": {
        const { original, logE, judged, ladder } = this.judging.judge(
          { candidate, logE: question.logE },
          question,
        );
        return { logE, judged, ladder, original: original && (this.numbers.get(original.candidate) ?? null) };
      }
      case "detected":
        // deals as they could be known at the moment are others, and as large
        if (!this.isLive) lab.forget();
        this.isLive = true;
        return detectedAt(lab, candidate, question.bound, question.until);
      case "by-trace":
        return evidenceByTrace(lab, candidate);
    }
  }
}

/** Answers a question about a half. */
type Juror = <Q extends Question>(question: Q) => Promise<AnswerTo<Q>>;

/** A jury in this thread. */
export const juryHere = (lab: Lab, candidates: readonly Candidate[], run: RunContext): Jury => {
  const juror = new HalfJuror(lab, candidates);
  const here: Juror = async (question) => {
    await nextTurn();
    run.signal.throwIfAborted();
    return juror.answer(question);
  };
  return new TwoHalves(candidates, [here, here], async () => lab.forget());
};

/** What a thread is told first. */
export interface JurorPlan {
  readonly lab: LabPlan;
  readonly candidates: readonly Candidate[];
}

/** A jury of a thread for each half. Columns on shared memory are not copied. */
export function juryBeside(plan: LabPlan, candidates: readonly Candidate[], run: RunContext): Jury {
  const threads = [0, 1].map(
    () => new Thread({ beside: import.meta.url, name: "juror-thread", stage: "groups" }, run),
  );
  for (const thread of threads)
    thread.ask({ open: { lab: plan, candidates } satisfies JurorPlan }).catch(() => {});
  const jurors = threads.map(
    (thread): Juror =>
      (question) =>
        thread.ask(question),
  );
  return new TwoHalves(candidates, jurors, async () => {
    await Promise.all(threads.map((thread) => thread.close()));
  });
}

class TwoHalves implements Jury {
  private readonly numbers = new Map<Candidate, number>();

  constructor(
    candidates: readonly Candidate[],
    /** By the half that they know. */
    private readonly jurors: readonly Juror[],
    readonly close: () => Promise<void>,
  ) {
    for (const [number, candidate] of candidates.entries()) this.numbers.set(candidate, number);
  }

  evidence(asked: readonly Asked[], label: string, run: RunContext): Promise<CandidateEvidence[]> {
    return this.inTurn(asked, label, run, ({ candidate, step, leftOut }, juror) =>
      juror({ ask: "evidence", candidate: this.numberOf(candidate), step, leftOut }),
    );
  }

  async judged(found: readonly Found[], options: JudgingOptions, run: RunContext): Promise<Standing[]> {
    const order = [...found.keys()].sort((x, y) => found[y].logE - found[x].logE || x - y);
    const strongestFirst = order.map((i) => found[i]);
    const { alpha, tested, smallest } = options;
    const answers = await this.inTurn(strongestFirst, "judging accounts", run, ({ candidate, logE }, juror) =>
      juror({ ask: "judge", candidate: this.numberOf(candidate), logE, alpha, tested, smallest }),
    );
    const standing = new Map<number, Standing>();
    for (const [n, { candidate }] of strongestFirst.entries()) {
      const { original, ...own } = answers[n];
      const stronger = original === null ? null : (standing.get(original) ?? null);
      standing.set(this.numberOf(candidate), { ...own, candidate, original: stronger });
    }
    return found.map(({ candidate }) => standing.get(this.numberOf(candidate))!);
  }

  async firstDetected(candidates: readonly Candidate[], bound: number): Promise<number | null> {
    const firsts = await Promise.all(
      ([0, 1] as const).map(async (fold) => {
        let first = Number.POSITIVE_INFINITY;
        for (const candidate of candidates.filter((one) => testFold(one) === fold)) {
          const number = this.numberOf(candidate);
          first =
            (await this.jurors[fold]({ ask: "detected", candidate: number, bound, until: first })) ?? first;
        }
        return first;
      }),
    );
    const first = Math.min(...firsts);
    return Number.isFinite(first) ? first : null;
  }

  byTrace(candidate: Candidate): Promise<ReadonlyMap<string, number>> {
    return this.jurors[testFold(candidate)]({ ask: "by-trace", candidate: this.numberOf(candidate) });
  }

  /** What each half makes of its items, one after the other. */
  private async inTurn<Item extends { readonly candidate: Candidate }, Made>(
    items: readonly Item[],
    label: string,
    run: RunContext,
    one: (item: Item, juror: Juror) => Promise<Made>,
  ): Promise<Made[]> {
    const made = new Array<Made>(items.length);
    run.progress.start(label, items.length, "candidates");
    const half = async (fold: 0 | 1) => {
      for (const [i, item] of items.entries()) {
        if (testFold(item.candidate) !== fold) continue;
        made[i] = await one(item, this.jurors[fold]);
        run.progress.advance(1);
      }
    };
    await Promise.all([half(0), half(1)]);
    run.progress.end();
    return made;
  }

  private numberOf(candidate: Candidate): number {
    return this.numbers.get(candidate)!;
  }
}
