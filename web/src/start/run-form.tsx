/** The last step: which traces, which windows, what the case is called, and the button that starts it. */
import { type FormEvent, useState } from "react";
import type { Inspected, RunState, Upload } from "../../../src/server/api.js";
import { ask } from "../state/ask.js";
import type { How } from "./reading.js";

interface RunFormProps {
  readonly uploads: readonly Upload[];
  readonly how: How;
  readonly inspected: Inspected;
  readonly onStarted: (run: RunState) => void;
  readonly onError: (error: Error) => void;
}

/** A name that a folder may have, from a file's. */
const nameFrom = (file: string): string =>
  file
    .replace(/\.[\w.]{1,12}$/, "")
    .replace(/[^\p{L}\p{N}_. -]/gu, "-")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .slice(0, 60) || "case";

/** The form. */
export function RunForm({ uploads, how, inspected, onStarted, onError }: RunFormProps) {
  const [name, setName] = useState(() => nameFrom(uploads[0]?.name ?? "case"));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [windows, setWindows] = useState("");
  const available = inspected.traces.filter((trace) => trace.available);
  const traces = available.map(({ id }) => id).filter((id) => !left.has(id));
  const { refusal, quality } = inspected.result;
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const list = windows.split(/[\s,]+/).filter(Boolean);
    try {
      onStarted(
        await ask.run({
          uploads: uploads.map(({ upload }) => upload),
          ...how,
          name: name.trim(),
          traces: left.size > 0 ? traces : undefined,
          windows: list.length > 0 ? list : undefined,
        }),
      );
    } catch (error) {
      onError(error as Error);
    }
  };
  const toggle = (id: string) =>
    setLeft((old) => new Set(old.has(id) ? [...old].filter((other) => other !== id) : [...old, id]));
  return (
    <form className="run-form" onSubmit={start}>
      <h2>What to look for</h2>
      <TracesChoice available={available} left={left} onToggle={toggle} />
      <label>
        Windows{" "}
        <input
          value={windows}
          placeholder="standard, or 60s 5m co-link=30s"
          onChange={(event) => setWindows(event.target.value)}
        />
      </label>
      <label>
        Name of the case{" "}
        <input required value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      <button
        type="submit"
        className="primary"
        disabled={traces.length === 0 || quality === null || refusal !== null}
      >
        Run
      </button>
      {refusal !== null && <p className="aside">Mend what stands under “What was found” first.</p>}
    </form>
  );
}

function TracesChoice({
  available,
  left,
  onToggle,
}: {
  readonly available: Inspected["traces"];
  readonly left: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}) {
  return (
    <fieldset className="traces-choice">
      <legend>Accounts that, within minutes of each other,</legend>
      {available.length === 0 && (
        <p>The files hold nothing that two accounts could share, as they are read now.</p>
      )}
      {available.map(({ id, title, question }) => (
        <label key={id} title={question}>
          <input type="checkbox" checked={!left.has(id)} onChange={() => onToggle(id)} /> {title}
          <small>{question}</small>
        </label>
      ))}
    </fieldset>
  );
}
