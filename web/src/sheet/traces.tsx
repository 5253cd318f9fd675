/** By which traces the members meet: observed against expected, each a way into the posts. */
import { Button } from "react-aria-components";
import type { CaseSummary, Sheet } from "../../../src/server/api.js";
import { count, duration, roughly } from "../parts/format.js";
import { Scroll } from "../parts/scroll.js";
import { Chance } from "../pictures/chance.js";
import { useWorkbench } from "../state/workbench.js";

/** The table of traces. */
export function Traces({ sheet, summary }: { readonly sheet: Sheet; readonly summary: CaseSummary }) {
  const { counts, leadTrace, windowSeconds } = sheet.dossier;
  const most = 1.05 * Math.max(1, ...counts.flatMap(({ observed, expected }) => [observed, expected]));
  const title = (id: string) => summary.traces.find(({ trace }) => trace === id)?.title ?? id;
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
              <th scope="col" className="wide">
                <span className="hidden">Picture</span>
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
                most={most}
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
  most,
  isLead,
}: {
  readonly row: Sheet["dossier"]["counts"][number];
  readonly title: string;
  readonly most: number;
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
      <td className="wide">
        <Chance observed={row.observed} expected={row.expected} most={most} />
      </td>
      <td className="n">{row.medianGapSeconds === null ? "–" : duration(row.medianGapSeconds)}</td>
    </tr>
  );
}
