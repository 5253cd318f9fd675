/** What the files are, and how they will be read: each change is looked at again at once, and nothing that stays is written. */
import { useState } from "react";
import type { Inspected, InspectRequest, RunState, Upload } from "../../../src/server/api.js";
import { bytes, count, counted, days, share } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { Spoken, Token } from "../parts/spoken.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { Columns } from "./columns.js";
import { RunForm } from "./run-form.js";
import { Drop } from "./start.js";

/** How to read: what the page lets a person choose. */
export type How = Omit<InspectRequest, "uploads">;

interface ReadingProps {
  readonly uploads: readonly Upload[];
  /** The file that is on its way, or null. */
  readonly sending: string | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onAgain: () => void;
  readonly onStarted: (run: RunState) => void;
  readonly onError: (error: Error) => void;
}

let asked: AbortController | null = null;

/** Looks at the files; what was asked before and is not answered yet is asked no more. */
function inspect(request: InspectRequest) {
  asked?.abort();
  asked = new AbortController();
  return ask.inspect(request, asked.signal);
}

/** Files, mapping, clocks, traces, and the run. */
export function Reading({ uploads, sending, onFiles, onAgain, onStarted, onError }: ReadingProps) {
  const [how, setHow] = useState<How>({});
  const ids = uploads.map(({ upload }) => upload);
  const key = sending !== null || ids.length === 0 ? null : `inspect ${ids.join(" ")} ${JSON.stringify(how)}`;
  const answer = useAnswer(key, () => inspect({ uploads: ids, ...how }));
  return (
    <div className="reading">
      <section>
        <h2>Files</h2>
        <ul className="plain">
          {uploads.map(({ upload, name, bytes: size }) => (
            <li key={upload}>
              <Token text={name} /> <span className="aside">{bytes(size)}</span>
            </li>
          ))}
          {sending !== null && (
            <li className="awaited">
              <Token text={sending} /> is being read in …
            </li>
          )}
        </ul>
        <p className="acts">
          <Drop small onFiles={onFiles} />
          <button type="button" className="link" onClick={onAgain}>
            start again
          </button>
        </p>
      </section>
      {key && (
        <Awaited answer={answer} what="what the files are">
          {(inspected) => (
            <div className={answer.isOld ? "old" : ""} aria-busy={answer.isOld}>
              <Found inspected={inspected} />
              <How how={how} inspected={inspected} onHow={setHow} />
              <Columns inspected={inspected} how={how} onHow={setHow} />
              <Clocks inspected={inspected} />
              <RunForm
                uploads={uploads}
                how={how}
                inspected={inspected}
                onStarted={onStarted}
                onError={onError}
              />
            </div>
          )}
        </Awaited>
      )}
    </div>
  );
}

/** The folder in which the server keeps a dropped file means nothing to whoever dropped it: its name does. */
const nameOnly = (words: string): string => words.replace(/\S*\.uploads-[^\s/\\]*[/\\][^\s/\\]*[/\\]/g, "");

function Found({ inspected: { result } }: { readonly inspected: Inspected }) {
  const { quality, refusal } = result;
  return (
    <section>
      <h2>What was found</h2>
      {quality && (
        <p>
          <b>{counted(quality.rowsKept, "row")}</b> of {count(quality.rowsRead)} can be used (
          {share(quality.rowsKept, quality.rowsRead)}): {counted(quality.events, "act")} by{" "}
          {counted(quality.accounts, "account")}
          {quality.firstEvent && quality.lastEvent && `, ${days(quality.firstEvent, quality.lastEvent)}`}.
        </p>
      )}
      {refusal && (
        <p className="notice" role="alert">
          <Spoken text={nameOnly(refusal)} />
        </p>
      )}
      {refusal && !quality && (
        <p>
          Say below what each column holds: who acted, when, and what was shared. Words that begin with “--”
          are for the command line.
        </p>
      )}
      {quality && quality.rejections.length > 0 && (
        <details>
          <summary>{counted(quality.rowsRejected, "row")} cannot be used</summary>
          <ul className="plain">
            {quality.rejections.map(({ reason, about, rows, examples }) => (
              <li key={reason}>
                <b>{count(rows)}</b> {about}{" "}
                {examples[0] && (
                  <span className="aside">
                    First: <Token text={examples[0].place ?? `${examples[0].file}:${examples[0].line}`} />,{" "}
                    <Spoken text={examples[0].detail} most={120} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {quality && quality.warnings.length > 0 && (
        <ul className="warnings">
          {quality.warnings.map((words) => (
            <li key={words}>
              <Spoken text={words} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const ORDERS = [
  ["", "as the file tells"],
  ["dmy", "day first (31/12/2024)"],
  ["mdy", "month first (12/31/2024)"],
  ["ymd", "year first (2024/12/31)"],
] as const;

function How({
  how,
  inspected,
  onHow,
}: {
  readonly how: How;
  readonly inspected: Inspected;
  readonly onHow: (how: How) => void;
}) {
  return (
    <section className="how">
      <h2>How to read them</h2>
      <label>
        Format
        <select
          value={how.source ?? ""}
          onChange={(event) => onHow({ ...how, source: event.target.value || undefined })}
        >
          <option value="">as recognised</option>
          {inspected.sources.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Zone
        zone={how.timezone ?? ""}
        onZone={(timezone) => onHow({ ...how, timezone: timezone || undefined })}
      />
      <label>
        Dates like 01/05/2024
        <select
          value={how.dateOrder ?? ""}
          onChange={(event) =>
            onHow({ ...how, dateOrder: (event.target.value || undefined) as How["dateOrder"] })
          }
        >
          {ORDERS.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

const ZONES: readonly string[] = (() => {
  try {
    return ["UTC", ...Intl.supportedValuesOf("timeZone")];
  } catch {
    return ["UTC"];
  }
})();

function Zone({ zone, onZone }: { readonly zone: string; readonly onZone: (zone: string) => void }) {
  return (
    <label>
      Clocks without a zone
      <select value={zone} onChange={(event) => onZone(event.target.value)}>
        <option value="">as the format says</option>
        {ZONES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function Clocks({ inspected: { clocks } }: { readonly inspected: Inspected }) {
  if (clocks.length === 0) return null;
  return (
    <section>
      <h2>The clock</h2>
      <table className="clocks">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">In UTC</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map(({ raw, utc }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that is drawn anew
            <tr key={i}>
              <td>
                <Token text={raw} />
              </td>
              <td>
                {utc ? (
                  `${utc.slice(0, 10)} ${utc.slice(11, 19)}`
                ) : (
                  <span className="refused-word">cannot be read</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
