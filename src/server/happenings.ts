/** What pages are told without asking: the log grew, the case is another, a run went on. */
import type { Happening } from "./api.js";

/** Listeners of one server. */
export class Happenings {
  private readonly listeners = new Set<(happening: Happening) => void>();

  /** Calls `listener` for all that happens from now on; the answer takes it away again. */
  listen(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(happening: Happening): void {
    for (const listener of this.listeners) listener(happening);
  }

  /** Pages that listen. */
  get count(): number {
    return this.listeners.size;
  }
}
