/** The file: what was read, kept and refused, where it is thin, and the window explorer. */
import { useMemo } from "react";
import type { CaseSummary, FileView } from "../../../src/server/api.js";
import { bytes, clock, count, counted, days, duration, share } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { Spoken, Token } from "../parts/spoken.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { WindowExplorer } from "./window-explorer.js";

/** The whole view. */
export function FileHealth({ summary }: { readonly summary: CaseSummary }) {
  const answer = useAnswer("file", ask.file);
  return (
    <div className="view" data-testid="file">
      <h1>{summary.title}</h1>
      <Figures summary={summary} />
      <Rows summary={summary} />
      {summary.health.warnings.length > 0 && (
        <section>
          <h2>Know this before you read on</h2>
          <ul className="warnings">
            {summary.health.warnings.map((words) => (
              <li key={words}>
                <Spoken text={words} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <WindowExplorer />
      <Awaited answer={answer} what="the health of the file">
        {(file) => <Details file={file} summary={summary} />}
      </Awaited>
    </div>
  );
}

function Figures({ summary }: { readonly summary: CaseSummary }) {
  const items: readonly (readonly [string, string])[] = [
    [count(summary.events), "posts and other acts"],
    [count(summary.accounts), "accounts"],
    [count(summary.groups), "groups"],
    [count(summary.test.passed), `passed the test, of ${count(summary.test.tested)} candidates`],
    [
      summary.firstEvent && summary.lastEvent ? days(summary.firstEvent, summary.lastEvent) : "–",
      "first to last, UTC",
    ],
    [summary.identity === "plain" ? "as in the file" : "pseudonyms", "accounts are named"],
  ];
  return (
    <dl className="figures">
      {items.map(([value, label]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rows({ summary }: { readonly summary: CaseSummary }) {
  const { rowsRead, rowsKept, rowsRejected, rowsSkipped, duplicates } = summary.health;
  const parts = [
    ["kept", rowsKept],
    ["refused", rowsRejected],
    ["skipped", rowsSkipped],
  ] as const;
  return (
    <section>
      <h2>{counted(rowsRead, "row")} read</h2>
      <svg
        className="rows-bar"
        width="100%"
        height="14"
        role="img"
        aria-label={parts.map(([name, rows]) => `${count(rows)} ${name}`).join(", ")}
      >
        {parts.map(([name, rows], i) => (
          <rect
            key={name}
            className={name}
            x={`${(100 * parts.slice(0, i).reduce((sum, [, n]) => sum + n, 0)) / Math.max(1, rowsRead)}%`}
            width={`${(100 * rows) / Math.max(1, rowsRead)}%`}
            height="14"
          />
        ))}
      </svg>
      <p>
        {parts.map(([name, rows]) => (
          <span key={name} className={`key-word ${name}`}>
            <i />
            {count(rows)} {name} ({share(rows, rowsRead)})
          </span>
        ))}
        {duplicates > 0 && (
          <span className="aside">{counted(duplicates, "kept row")} repeat another and were merged.</span>
        )}
      </p>
    </section>
  );
}

type Rejected = FileView["rejected"]["rows"][number];

const REJECTED: readonly TableColumn<Rejected>[] = [
  { id: "place", head: "Where", value: ({ line }) => line, cell: ({ place }) => <Token text={place} /> },
  { id: "reason", head: "Why", value: ({ reason }) => reason },
  {
    id: "detail",
    head: "What",
    value: ({ detail }) => detail,
    cell: ({ detail }) => <Spoken text={detail ?? ""} most={160} />,
  },
  {
    id: "raw",
    head: "The row as it stands",
    value: ({ raw }) => raw,
    cell: ({ raw }) =>
      raw === null ? <span className="aside">not kept</span> : <Spoken text={raw} most={160} />,
  },
];

function Details({ file, summary }: { readonly file: FileView; readonly summary: CaseSummary }) {
  const { rejections } = file.quality;
  return (
    <>
      <section>
        <h2>Quarantine</h2>
        {file.rejected.total === 0 ? (
          <p>No row was refused.</p>
        ) : (
          <>
            <ul className="plain">
              {rejections.map(({ reason, rows, about }) => (
                <li key={reason}>
                  <b>{counted(rows, "row")}</b>: {about}
                </li>
              ))}
            </ul>
            {file.rejected.total > file.rejected.rows.length && (
              <p className="aside">
                The first {count(file.rejected.rows.length)} of {count(file.rejected.total)} are shown; the
                rest stand in rejected.parquet.
              </p>
            )}
            <DataTable caption="Refused rows" rows={file.rejected.rows} columns={REJECTED} />
          </>
        )}
      </section>
      <Coverage file={file} summary={summary} />
      <Sources summary={summary} file={file} />
    </>
  );
}

function Coverage({ file, summary }: { readonly file: FileView; readonly summary: CaseSummary }) {
  const { gaps, languages, clients } = summary.health;
  const precision = Object.entries(file.quality.precision);
  return (
    <section>
      <h2>Coverage</h2>
      {gaps.length > 0 && (
        <p>
          {counted(gaps.length, "stretch", "stretches")} without any act, the longest{" "}
          {duration(Math.max(...gaps.map(({ hours }) => hours)) * 3600)}:{" "}
          {gaps
            .slice(0, 5)
            .map(({ from, to }) => `${clock(from, "minute")} – ${clock(to, "minute")}`)
            .join("; ")}
          {gaps.length > 5 && " …"}. A gap of the collection looks like silence: ask how the file was made.
        </p>
      )}
      <div className="columns">
        <Bars
          title="Kinds of acts"
          rows={file.kinds.map(({ platform, kind, events }) => [`${platform}: ${kind}`, events])}
        />
        <Bars title="Languages" rows={languages.map(({ lang, events }) => [lang || "not given", events])} />
        <Bars title="Clients" rows={clients.map(({ client, events }) => [client, events])} />
        <Bars title="Precision of the clock" rows={precision} />
      </div>
    </section>
  );
}

function Bars({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, number])[];
}) {
  if (rows.length === 0) return null;
  const shown = [...rows].sort((a, b) => b[1] - a[1]).slice(0, 8);
  const most = shown[0][1];
  return (
    <div className="bars">
      <h3>{title}</h3>
      <dl>
        {shown.map(([name, events]) => (
          <div key={name}>
            <dt>
              <Token text={name} most={32} />
            </dt>
            <dd>
              <svg width="100%" height="10" aria-hidden="true">
                <rect className="kept" width={`${(100 * events) / most}%`} height="10" rx="2" />
              </svg>
              <span>{count(events)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {rows.length > shown.length && <p className="aside">and {count(rows.length - shown.length)} more</p>}
    </div>
  );
}

type Input = CaseSummary["files"][number];

function Sources({ summary, file }: { readonly summary: CaseSummary; readonly file: FileView }) {
  const columns = useMemo(
    (): readonly TableColumn<Input>[] => [
      {
        id: "name",
        head: "File",
        value: ({ name }) => name,
        cell: ({ name }) => <Token text={name} most={50} />,
      },
      { id: "source", head: "Read as", value: ({ source }) => source },
      { id: "rows", head: "Rows", value: ({ rows }) => rows, number: true },
      {
        id: "bytes",
        head: "Size",
        value: (input) => input.bytes,
        cell: (input) => bytes(input.bytes),
        number: true,
      },
      {
        id: "sha256",
        head: "SHA-256",
        value: ({ sha256 }) => sha256,
        cell: ({ sha256 }) => <Token text={sha256} most={16} />,
      },
    ],
    [],
  );
  return (
    <section>
      <h2>Files</h2>
      <DataTable caption="Files of the case" rows={summary.files} columns={columns} />
      {file.quality.stopObjects.length > 0 && (
        <p className="aside">
          Left out because everybody shares them:{" "}
          {file.quality.stopObjects.slice(0, 5).map(({ object, events }) => (
            <span key={object}>
              <Token text={object} most={60} /> ({count(events)}){" "}
            </span>
          ))}
        </p>
      )}
      {summary.skippedTraces.length > 0 && (
        <details>
          <summary>{counted(summary.skippedTraces.length, "trace")} that this data does not hold</summary>
          <ul className="plain">
            {summary.skippedTraces.map(({ trace, reason }) => (
              <li key={trace}>
                <b>{trace}</b>: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
