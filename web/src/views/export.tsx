/** What can be taken along: labels, the report, the rows of the selection with the query that gives them, and the commands for the rest. */
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { CaseSummary, Rows, RowsRequest, Session } from "../../../src/server/api.js";
import { Copy } from "../parts/copy.js";
import { count, counted } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { Scroll } from "../parts/scroll.js";
import { Token } from "../parts/spoken.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { clauseWords } from "../parts/words.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { useWorkbench } from "../state/workbench.js";

const TABLES = ["groups", "members", "meetings", "actions", "events"] as const;
const FORMATS = ["gexf", "graphml", "csv", "parquet"] as const;
/** Rows asked for at a time, and rows shown. */
const [PAGE, SHOWN] = [2000, 200];

/** The whole view. */
export function ExportView({
  session,
  summary,
  onError,
}: {
  readonly session: Session;
  readonly summary: CaseSummary;
  readonly onError: (error: Error) => void;
}) {
  const name = session.name ?? "CASE";
  return (
    <div className="view" data-testid="export">
      <h1>Export</h1>
      <section>
        <h2>Labels</h2>
        <p>
          Your verdicts with their reasons on {counted(summary.groups, "group")}: real decisions on real
          groups, which authors of such tests have least of.
        </p>
        <p className="acts">
          <a className="button" href="/api/export/labels?format=csv" download>
            Labels as CSV
          </a>
          <a className="button" href="/api/export/labels?format=json" download>
            Labels as JSON
          </a>
        </p>
      </section>
      <section>
        <h2>The report</h2>
        <p>One file that opens from disk without a network, as it was written when the case was made.</p>
        <p className="acts">
          <a className="button" href="/api/export/report" download>
            report.html
          </a>
        </p>
      </section>
      <Selected onError={onError} />
      <section>
        <h2>Other formats</h2>
        <p>The command line writes them, with a list of what each holds:</p>
        <ul className="plain">
          {FORMATS.map((format) => (
            <li key={format} className="command">
              <code>{`claque export ${name} --format ${format} --to FILE`}</code>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Selected({ onError }: { readonly onError: (error: Error) => void }) {
  const { state } = useWorkbench();
  const [table, setTable] = useState<RowsRequest["table"]>("members");
  const selection = [...state.selection];
  const answer = useAnswer(`rows ${table} ${JSON.stringify(selection)}`, () =>
    ask.rows({ selection, table, limit: SHOWN }),
  );
  return (
    <section>
      <h2>Rows of the selection</h2>
      <p>
        {selection.length === 0
          ? "Nothing is selected: these are all rows."
          : `Selected: ${selection.map(clauseWords).join("; ")}.`}{" "}
        <label>
          Table{" "}
          <select value={table} onChange={(event) => setTable(event.target.value as RowsRequest["table"])}>
            {TABLES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </p>
      <Awaited answer={answer} what="the rows">
        {(rows) => (
          <>
            <p className="acts">
              <Copy text={() => rows.sql}>copy query</Copy>
              <Button onPress={() => download({ selection, table }, rows.total).catch(onError)}>
                {`Download ${counted(rows.total, "row")} as NDJSON`}
              </Button>
            </p>
            <details>
              <summary>The query</summary>
              <Scroll label="The query">
                <pre>{rows.sql}</pre>
              </Scroll>
            </details>
            {rows.total > SHOWN && (
              <p className="aside">
                The first {count(SHOWN)} of {count(rows.total)} are shown.
              </p>
            )}
            <Preview rows={rows} />
          </>
        )}
      </Awaited>
    </section>
  );
}

interface PreviewRow {
  readonly index: number;
}

function Preview({ rows }: { readonly rows: Rows }) {
  const length = rows.columns[0]?.values.length ?? 0;
  const data = useMemo(() => Array.from({ length }, (_, index): PreviewRow => ({ index })), [length]);
  const columns = useMemo(
    (): readonly TableColumn<PreviewRow>[] =>
      rows.columns.map(({ name, values }) => ({
        id: name,
        head: name,
        value: ({ index }) => textOf(values[index]),
        cell: ({ index }) => <Token text={textOf(values[index])} most={60} />,
        number: typeof values[0] === "number",
      })),
    [rows],
  );
  return <DataTable caption="Rows of the selection" rows={data} columns={columns} />;
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);

async function download(request: Pick<RowsRequest, "selection" | "table">, total: number): Promise<void> {
  const parts: string[] = [];
  for (let offset = 0; offset < total; offset += PAGE) {
    const { columns } = await ask.rows({ ...request, limit: PAGE, offset });
    const length = columns[0]?.values.length ?? 0;
    for (let i = 0; i < length; i++)
      parts.push(
        `${JSON.stringify(Object.fromEntries(columns.map(({ name, values }) => [name, values[i]])))}\n`,
      );
    if (length === 0) break;
  }
  const address = URL.createObjectURL(new Blob(parts, { type: "application/x-ndjson" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${request.table}.ndjson`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
