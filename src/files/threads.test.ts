/** A thread as who asks it sees it: answers in order, a stop and an end that leave nobody waiting, a message where it is not compiled. */
import { expect, test } from "vitest";
import { InterruptedError, quietContext, ResourceError, SILENT } from "../model/index.js";
import { Thread } from "./threads.js";

const SORTER = {
  beside: new URL("../traces/x.ts", import.meta.url).href,
  name: "family-thread",
  stage: "traces",
};
const PLAN = { sort: "text", texts: 10, similarity: 0.7, minimumCharacters: 5, seed: 1 };

const batch = (from: number, ...texts: string[]) => ({
  batch: { from, joined: texts.join("\u001e") },
});

test("answers come in the order of what was asked", async () => {
  const thread = new Thread(SORTER, quietContext());
  const [, , , first, second] = await Promise.all([
    thread.ask({ plan: PLAN }),
    thread.ask(batch(0, "the first wording", "short")),
    thread.ask(batch(2, "the first wording", "quite another one")),
    thread.ask<{ families: Int32Array }>({ from: 0, to: 2 }),
    thread.ask<{ families: Int32Array }>({ from: 2, to: 4 }),
  ]);
  expect([...first.families]).toEqual([0, 1]);
  expect([...second.families]).toEqual([0, 2]);
  await thread.close();
});

test("who still waits when the thread is closed, or the run stopped, is told", async () => {
  const closed = new Thread(SORTER, quietContext());
  const waiting = expect(closed.ask({ plan: PLAN })).rejects.toThrow(InterruptedError);
  await closed.close();
  await waiting;
  await expect(closed.ask({ plan: PLAN })).rejects.toThrow(InterruptedError);
  const stop = new AbortController();
  const stopped = new Thread(SORTER, { signal: stop.signal, progress: SILENT });
  const asked = expect(stopped.ask({ plan: PLAN })).rejects.toThrow(InterruptedError);
  stop.abort();
  await asked;
  await stopped.close();
});

test("a thread that fails says so to everybody who waits", async () => {
  const thread = new Thread(SORTER, quietContext());
  await thread.ask({ plan: PLAN });
  const broken = { batch: { from: 0, joined: null } };
  const answers = await Promise.allSettled([thread.ask(broken), thread.ask(batch(0, "a wording"))]);
  for (const answer of answers)
    expect((answer as PromiseRejectedResult).reason).toBeInstanceOf(ResourceError);
  await expect(thread.ask(broken)).rejects.toThrow(/traces: a thread ended/);
  await thread.close();
});

test("a thread that is not compiled is named", () => {
  expect(() => new Thread({ ...SORTER, name: "nobody" }, quietContext())).toThrow(
    /dist\/traces\/nobody\.js\. Build the package first/,
  );
});
