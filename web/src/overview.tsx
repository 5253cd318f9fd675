/** What stands in the middle before a group is open: what this case holds, what its words mean, and the first key to press. */
import type { CaseSummary } from "../../src/server/api.js";
import { count, counted, days, share } from "./parts/format.js";
import { STATUS_WORDS } from "./parts/words.js";
import { useWorkbench } from "./state/workbench.js";

/** The case in a page. */
export function Overview({ summary }: { readonly summary: CaseSummary }) {
  const { dispatch } = useWorkbench();
  const { test, groupsByStatus, nothingFound, notes } = summary;
  return (
    <section className="place-sheet overview">
      <div className="sheet-scroll">
        <h1>{headline(summary)}</h1>
        <p className="aside">
          {counted(summary.events, "act")} by {counted(summary.accounts, "account")}
          {summary.firstEvent && summary.lastEvent && `, ${days(summary.firstEvent, summary.lastEvent)}`}.
        </p>
        {nothingFound ? (
          <p className="sentence">{nothingFound}</p>
        ) : (
          <p className="sentence">
            Press <kbd>Enter</kbd> or click a group: its sheet opens here and its closest two posts stand
            beside it. <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>1</kbd> to <kbd>5</kbd> give your verdict,{" "}
            <kbd>?</kbd> shows every key.
          </p>
        )}
        {test.lacksPower && (
          <p className="notice">
            The test had next to nothing to work with in this data. That no group passed says nothing.
          </p>
        )}
        <dl className="statuses">
          {groupsByStatus
            .filter(({ groups }) => groups > 0)
            .map(({ status, groups }) => (
              <div key={status}>
                <dt>
                  <button
                    type="button"
                    className={`status s-${status}`}
                    onClick={() => dispatch({ do: "select", clause: { kind: "status", values: [status] } })}
                  >
                    {count(groups)} {status}
                  </button>
                </dt>
                <dd>{STATUS_WORDS[status]}</dd>
              </div>
            ))}
        </dl>
        <p className="aside">
          {counted(test.tested, "candidate")} tested; the test is set to {share(test.falseDiscoveryRate, 1)}{" "}
          wrong among those that pass. Acting together is not misconduct; the order of the list is no order of
          guilt.
        </p>
        {notes.map((note) => (
          <p key={note} className="aside">
            {note}
          </p>
        ))}
      </div>
    </section>
  );
}

function headline({ test, groups }: CaseSummary): string {
  if (test.passed > 0)
    return `${counted(test.passed, "group")} of accounts ${test.passed === 1 ? "acts" : "act"} together more than chance and taste explain`;
  return groups > 0
    ? "No group passed the test; candidates may be worth a look"
    : "No group of accounts stood out";
}
