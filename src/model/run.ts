/** What a stage gets besides its store and options: a way to stop, and a way to say how far it is. */

/** Progress of one named piece of work. `total` may be unknown (0). */
export interface Progress {
  /** Begins a piece of work, replacing the one before. */
  start(label: string, total?: number, unit?: string): void;
  /** Adds to what is done of the current piece. */
  advance(done: number): void;
  /** Says one line that stays. */
  note(line: string): void;
  /** Ends the current piece. */
  end(): void;
  /** Tells of the whole run, whose pieces these are: its stage, the share that is done (0 to 1), and seconds left where they can be told; 1 when the run is over. */
  whole?(stage: string, share: number, secondsLeft: number | null): void;
}

/**
 * Gives back what was made under a name before the run was interrupted; else makes it and keeps it. A name says all that the result
 * depends on, besides the plan and the tables of earlier stages. Results are plain data (JSON, and numbers that are not finite).
 */
export type Keep = <T>(name: string, make: () => T | Promise<T>) => Promise<T>;

/** Handed to every stage. Stages call `signal.throwIfAborted()` between chunks of work. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Where the run can be resumed inside of a stage; absent: everything is made anew. */
  readonly keep?: Keep;
  /** Does work in which nobody is heard who asks to stop; the process then ends at once instead. */
  readonly unheard?: <T>(work: () => T) => T;
}

/** Does long work that cannot stop half-way, so that Ctrl-C is answered meanwhile too. */
export const unheard = <T>(run: RunContext, work: () => T): T => (run.unheard ? run.unheard(work) : work());

/** A result that is kept where the run keeps any. */
export const kept = <T>({ keep }: RunContext, name: string, make: () => T | Promise<T>): Promise<T> =>
  keep ? keep(name, make) : Promise.resolve().then(make);

/** What a run keeps under names that begin so: for the same search on other data. */
export const keptUnder = ({ keep }: RunContext, prefix: string): Pick<RunContext, "keep"> =>
  keep ? { keep: (name, make) => keep(`${prefix}\n${name}`, make) } : {};

/** A progress that says nothing; for libraries and tests. */
export const SILENT: Progress = { start() {}, advance() {}, note() {}, end() {} };

/** A context that never stops and says nothing. */
export const quietContext = (): RunContext => ({ signal: new AbortController().signal, progress: SILENT });
