/** Work that takes its time, one item after the other. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { RunContext } from "../../model/index.js";

/** What `one` makes of each item, with progress, and stopped where the user asks. */
export async function eachInTurn<Item, Made>(
  items: readonly Item[],
  label: string,
  run: RunContext,
  one: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  run.progress.start(label, items.length, "candidates");
  for (const item of items) {
    await pause(run);
    made.push(one(item));
    run.progress.advance(1);
  }
  run.progress.end();
  return made;
}

/** Lets other work go on. Throws through the signal. */
export async function pause({ signal }: RunContext): Promise<void> {
  await nextTurn();
  signal.throwIfAborted();
}
