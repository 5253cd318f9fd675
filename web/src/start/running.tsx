/** A run as it goes on. The server does it: a page that is closed and opened again finds it where it is. */
import { Button, Label, ProgressBar } from "react-aria-components";
import type { RunState } from "../../../src/server/api.js";
import { count } from "../parts/format.js";
import { ask } from "../state/ask.js";

/** The run as a page of its own, with its stop button. */
export function Running({
  run,
  onError,
}: {
  readonly run: RunState;
  readonly onError: (error: Error) => void;
}) {
  return (
    <main className="start running" data-testid="running">
      <h1>Looking for accounts that act in concert</h1>
      <RunProgress run={run} />
      <ul className="plain notes">
        {run.notes.slice(-6).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p>You may close the page: the run goes on, and what is finished stays.</p>
      <Button onPress={() => ask.cancel().catch(onError)}>Stop the run</Button>
    </main>
  );
}

/** What the run does, and how much of it is done. */
export function RunProgress({ run }: { readonly run: RunState }) {
  const isKnown = run.total > 0;
  const words = isKnown
    ? `${count(run.done)} of ${count(run.total)} ${run.unit}`
    : run.done > 0
      ? `${count(run.done)} ${run.unit}`
      : "";
  return (
    <ProgressBar
      className="progress"
      value={isKnown ? (100 * run.done) / run.total : undefined}
      isIndeterminate={!isKnown}
      valueLabel={words}
    >
      {({ percentage }) => (
        <>
          <Label>{run.label || "beginning"}</Label>
          <span className="aside">{words}</span>
          <svg width="100%" height="10" aria-hidden="true">
            <rect className="skipped" width="100%" height="10" rx="3" />
            <rect className="kept" width={`${percentage ?? 8}%`} height="10" rx="3" />
          </svg>
        </>
      )}
    </ProgressBar>
  );
}
