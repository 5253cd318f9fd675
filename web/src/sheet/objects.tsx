/** What the group met on. */
import type { Sheet } from "../../../src/server/api.js";
import { clock, counted, duration } from "../parts/format.js";
import { Spoken, Token } from "../parts/spoken.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { tracePhrase } from "../parts/trace-words.js";
import { useWorkbench } from "../state/workbench.js";

type DossierObject = Sheet["dossier"]["objects"][number];

const COLUMNS: readonly TableColumn<DossierObject>[] = [
  { id: "first", head: "First (UTC)", value: (o) => o.firstSeen, cell: (o) => clock(o.firstSeen, "minute") },
  {
    id: "object",
    head: "What",
    value: (o) => o.objectId,
    cell: (o) => (
      <>
        <small>{tracePhrase(o.trace).one}</small>{" "}
        {o.sample ? <Spoken text={o.sample} most={120} /> : <Token text={o.objectId} most={70} />}
      </>
    ),
  },
  { id: "members", head: "Members", value: (o) => o.members, number: true },
  { id: "accounts", head: "Of all accounts", value: (o) => o.accounts, number: true },
  {
    id: "span",
    head: "Within",
    value: (o) => o.spanSeconds,
    cell: (o) => duration(o.spanSeconds),
    number: true,
  },
];

/** The table of objects; the first cell of a row asks for its posts. */
export function Objects({ sheet }: { readonly sheet: Sheet }) {
  const { state, dispatch } = useWorkbench();
  const { objects, objectsTotal } = sheet.dossier;
  return (
    <section>
      <h2>What they met on</h2>
      {objectsTotal > objects.length && (
        <p className="aside">
          {counted(objects.length, "object")} of {objectsTotal.toLocaleString("en-GB")} are listed.
        </p>
      )}
      <DataTable
        caption="Objects that members met on"
        rows={objects}
        columns={COLUMNS}
        isChosen={(o) => o.objectId === state.evidence.object}
        onPick={(o) => dispatch({ do: "evidence", filter: { object: o.objectId, trace: o.trace } })}
      />
    </section>
  );
}
