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
}

/** Handed to every stage. Stages call `signal.throwIfAborted()` (or `stopIfAsked`) between chunks of work. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** A progress that says nothing; for libraries and tests. */
export const SILENT: Progress = { start() {}, advance() {}, note() {}, end() {} };

/** A context that never stops and says nothing. */
export const quietContext = (): RunContext => ({ signal: new AbortController().signal, progress: SILENT });
