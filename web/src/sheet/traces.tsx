/** By which traces the members meet: observed against expected, each a way into the posts. */
import { Button } from "react-aria-components";
import type { CaseSummary, Sheet } from "../../../src/server/api.js";
import { count, duration, roughly } from "../parts/format.js";
import { Scroll } from "../parts/scroll.js";
import { useWorkbench } from "../state/workbench.js";

/** The title of a trace. */
export const titleOf =
  (summary: CaseSummary) =>
  (id: string): string =>
    summary.traces.find(({ trace }) => trace === id)?.title ?? (id === "co-post" ? "any act at all" : id);

/** The table of traces. */
export function Traces({ sheet, summary }: { readonly sheet: Sheet; readonly summary: CaseSummary }) {
  const { counts, leadTrace, windowSeconds } = sheet.dossier;
  const title = titleOf(summary);
  return (
    <section>
      <h2>By trace and window</h2>
      <Scroll label="By trace and window">
        <table className="traces">
          <thead>
            <tr>
              <th scope="col">Trace</th>
              <th scope="col">Within</th>
              <th scope="col" className="n">
                Met
              </th>
              <th scope="col" className="n">
                Chance
              </th>
              <th scope="col" className="n">
                Median gap
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map((row) => (
              <Row
                key={`${row.trace} ${row.windowSeconds}`}
                row={row}
                title={title(row.trace)}
                isLead={row.trace === leadTrace && row.windowSeconds === windowSeconds}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Row({
  row,
  title,
  isLead,
}: {
  readonly row: Sheet["dossier"]["counts"][number];
  readonly title: string;
  readonly isLead: boolean;
}) {
  const { dispatch } = useWorkbench();
  return (
    <tr className={isLead ? "lead" : undefined}>
      <th scope="row">
        {row.trace === "co-post" ? (
          <span className="aside">any act at all (background)</span>
        ) : (
          <Button className="link" onPress={() => dispatch({ do: "evidence", filter: { trace: row.trace } })}>
            {title}
          </Button>
        )}
      </th>
      <td className="when">{duration(row.windowSeconds)}</td>
      <td className="n">{count(row.observed)}</td>
      <td className="n">{roughly(row.expected)}</td>
      <td className="n">{row.medianGapSeconds === null ? "–" : duration(row.medianGapSeconds)}</td>
    </tr>
  );
}
