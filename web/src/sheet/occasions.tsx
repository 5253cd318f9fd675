/** Shared moments of a group that passed: who was present, and how likely each was to be, by its posts and habits. */
import type { Sheet } from "../../../src/server/api.js";
import { clock, count, counted, roughly } from "../parts/format.js";
import { Token } from "../parts/spoken.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { tracePhrase } from "../parts/trace-words.js";
import { useWorkbench } from "../state/workbench.js";

type Occasion = Sheet["occasions"][number];

const expectedOf = ({ chance }: Occasion): number =>
  chance.reduce<number>((sum, value) => sum + (value ?? 0), 0);

const COLUMNS: readonly TableColumn<Occasion>[] = [
  {
    id: "first",
    head: "From (UTC)",
    value: ({ firstSeen }) => firstSeen,
    cell: ({ firstSeen }) => (firstSeen ? clock(firstSeen) : "–"),
  },
  {
    id: "object",
    head: "On",
    value: ({ objectId }) => objectId,
    cell: ({ trace, objectId }) => (
      <>
        <small>{tracePhrase(trace).one}</small> <Token text={objectId} most={48} />
      </>
    ),
  },
  { id: "present", head: "Members there", value: ({ present }) => present, number: true },
  {
    id: "expected",
    head: "Expected",
    value: expectedOf,
    cell: (occasion) => roughly(expectedOf(occasion)),
    number: true,
  },
  {
    id: "who",
    head: "Who",
    value: () => null,
    sorts: false,
    cell: ({ member, isPresent }) =>
      member
        .filter((_, i) => isPresent[i])
        .slice(0, 14)
        .map((i) => (i < 0 ? "?" : `A${i + 1}`))
        .join(" "),
  },
];

/** The table of moments. */
export function Occasions({ sheet }: { readonly sheet: Sheet }) {
  const { dispatch } = useWorkbench();
  if (sheet.occasions.length === 0) return null;
  return (
    <section>
      <h2>Shared moments</h2>
      <p className="aside">
        {counted(sheet.occasions.length, "moment")} in which most members acted on one thing. “Expected” is
        how many of the {count(sheet.dossier.size)} would have been there had the acts been dealt among all
        who were present, by their posts and habits.
      </p>
      <DataTable
        caption="Shared moments"
        rows={sheet.occasions}
        columns={COLUMNS}
        onPick={({ objectId, trace }) => dispatch({ do: "evidence", filter: { object: objectId, trace } })}
      />
    </section>
  );
}
