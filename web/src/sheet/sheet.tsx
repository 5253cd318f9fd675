/** The sheet of a group: from one sentence down to the accounts, in the order in which a careful reader asks. */
import { Button } from "react-aria-components";
import type { CaseSummary, Sheet } from "../../../src/server/api.js";
import { capital, count, counted, days } from "../parts/format.js";
import { STATUS_WORDS, WORDING_WORDS } from "../parts/words.js";
import { Counts } from "../pictures/counts.js";
import { Mark } from "../pictures/mark.js";
import { Matrix } from "../pictures/matrix.js";
import { Timeline } from "../pictures/timeline.js";
import { useWorkbench } from "../state/workbench.js";
import { Decided } from "./decided.js";
import { Members } from "./members.js";
import { Objects } from "./objects.js";
import { Occasions } from "./occasions.js";
import { Readings } from "./readings.js";
import { Narratives, OrderBook, Signals } from "./signals.js";
import { Traces, titleOf } from "./traces.js";

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly summary: CaseSummary;
  readonly onError: (error: Error) => void;
}

/** The middle of the page. */
export function SheetView({ sheet, summary, onError }: SheetViewProps) {
  const { state, dispatch } = useWorkbench();
  const { dossier } = sheet;
  const only = state.evidence.members?.length === 1 ? state.evidence.members[0] : null;
  return (
    <div className="sheet" data-testid="sheet">
      <Head sheet={sheet} />
      <Beside sheet={sheet} summary={summary} />
      <Timeline
        dossier={dossier}
        chosenMember={only === null ? null : dossier.members.findIndex(({ accountId }) => accountId === only)}
        onPick={(member, from, to) =>
          dispatch({
            do: "evidence",
            filter: {
              members: [dossier.members[member].accountId],
              from: from.toISOString(),
              to: to.toISOString(),
            },
          })
        }
      />
      <Matrix
        sheet={sheet}
        onPick={(object, member) => {
          const { objectId, trace } = dossier.objects[object];
          dispatch({
            do: "evidence",
            filter: { object: objectId, trace, members: [dossier.members[member].accountId] },
          });
        }}
      />
      <Readings sheet={sheet} />
      <Traces sheet={sheet} summary={summary} />
      <Occasions sheet={sheet} />
      <Signals sheet={sheet} />
      <OrderBook sheet={sheet} />
      <Narratives sheet={sheet} />
      <Objects sheet={sheet} />
      <Members sheet={sheet} onError={onError} />
      <Decided sheet={sheet} onError={onError} />
    </div>
  );
}

function Head({ sheet }: { readonly sheet: Sheet }) {
  const { dispatch } = useWorkbench();
  const { dossier } = sheet;
  return (
    <header className="sheet-head">
      <h1>
        <Mark rank={dossier.rank} size={20} /> {capital(sheet.words)}
      </h1>
      <p className="sheet-line">
        <span className={`status s-${dossier.status}`}>{dossier.status}</span>
        <span>{sheet.id}</span>
        <span>{counted(dossier.size, "account")}</span>
        <span>{days(dossier.firstSeen, dossier.lastSeen)}</span>
        {dossier.wording && <span>{WORDING_WORDS[dossier.wording]}</span>}
      </p>
      <p className="sentence">{sheet.sentence}</p>
      <p className="aside">
        <b>{dossier.status}:</b> {STATUS_WORDS[dossier.status]}
      </p>
      <Button className="primary to-evidence" onPress={() => dispatch({ do: "pane", pane: "evidence" })}>
        See the posts side by side
      </Button>
    </header>
  );
}

/** Observed beside chance: the test's own count where the group passed, the meetings of each trace. */
function Beside({
  sheet: { chance, dossier },
  summary,
}: {
  readonly sheet: Sheet;
  readonly summary: CaseSummary;
}) {
  const { dispatch } = useWorkbench();
  return (
    <section>
      <h2>Beside chance</h2>
      <Counts
        dossier={dossier}
        titleOf={titleOf(summary)}
        onPick={(trace) => dispatch({ do: "evidence", filter: { trace } })}
      />
      <ul className="sentences">
        {chance.words.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {chance.log10E === null && (
        <p className="aside">
          This group did not pass the test, or the test had nothing to work with: no error rate stands behind
          it
          {chance.candidatesTested !== null && ` (${count(chance.candidatesTested)} candidates were tested)`}.
        </p>
      )}
    </section>
  );
}
