/** The reviewers' log: every decision in order, whether its chain is whole, and where two reviewers differ. */
import { useMemo } from "react";
import type { Decisions, Session } from "../../../src/server/api.js";
import { count, counted } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { useWorkbench } from "../state/workbench.js";
import { Entry } from "./entry.js";

/** The whole view. */
export function LogView({
  session,
  onError,
}: {
  readonly session: Session;
  readonly onError: (error: Error) => void;
}) {
  const answer = useAnswer("decisions", ask.decisions);
  return (
    <div className="view" data-testid="log">
      <h1>Decisions</h1>
      <Awaited answer={answer} what="the log">
        {(decisions) => (
          <>
            <Chain decisions={decisions} session={session} />
            <Reviewers decisions={decisions} />
            <section>
              <h2>The log, latest first</h2>
              {decisions.entries.length === 0 && (
                <p>
                  Nothing is decided yet. Open a group and press <kbd>1</kbd> to <kbd>5</kbd>.
                </p>
              )}
              <ol className="entries">
                {[...decisions.entries].reverse().map((entry) => (
                  <Entry key={entry.hash} entry={entry} onError={onError} />
                ))}
              </ol>
            </section>
          </>
        )}
      </Awaited>
    </div>
  );
}

function Chain({ decisions, session }: { readonly decisions: Decisions; readonly session: Session }) {
  const { chain, verdicts, undecided } = decisions;
  return (
    <>
      <p>
        You are <b>{session.reviewer}</b>.{" "}
        {decisions.entries.length > 0 && chain.state === "whole"
          ? `The log is whole: each of its ${counted(decisions.entries.length, "line")} carries the hash of the line before.`
          : null}
      </p>
      {chain.state === "broken" && (
        <p className="notice" role="alert">
          {chain.message ?? `The log is broken from line ${chain.line} on; nothing is written to it.`}
        </p>
      )}
      <dl className="figures">
        {verdicts.map(({ verdict, groups }) => (
          <div key={verdict}>
            <dt>{verdict}</dt>
            <dd>{count(groups)}</dd>
          </div>
        ))}
        <div>
          <dt>without a verdict</dt>
          <dd>{count(undecided)}</dd>
        </div>
      </dl>
    </>
  );
}

interface Disagreement {
  readonly group: string;
  readonly verdicts: ReadonlyMap<string, string>;
}

/** The verdict that stands of each reviewer, by group. */
function standing({ entries }: Decisions): readonly Disagreement[] {
  const byGroup = new Map<string, Map<string, string>>();
  for (const { action, undone, group, reviewer, verdict } of entries) {
    if (action !== "verdict" || undone || !group || !verdict) continue;
    const verdicts = byGroup.get(group) ?? new Map<string, string>();
    verdicts.set(reviewer, verdict);
    byGroup.set(group, verdicts);
  }
  return [...byGroup].map(([group, verdicts]) => ({ group, verdicts }));
}

function Reviewers({ decisions }: { readonly decisions: Decisions }) {
  const { dispatch } = useWorkbench();
  const rows = useMemo(() => standing(decisions), [decisions]);
  const reviewers = useMemo(
    () => [...new Set(rows.flatMap(({ verdicts }) => [...verdicts.keys()]))].sort(),
    [rows],
  );
  const columns = useMemo(
    (): readonly TableColumn<Disagreement>[] => [
      { id: "group", head: "Group", value: ({ group }) => group },
      ...reviewers.map((name) => ({
        id: name,
        head: name,
        value: ({ verdicts }: Disagreement) => verdicts.get(name) ?? null,
      })),
      {
        id: "agree",
        head: "",
        value: ({ verdicts }: Disagreement) => (new Set(verdicts.values()).size > 1 ? "they differ" : ""),
      },
    ],
    [reviewers],
  );
  if (reviewers.length < 2) return null;
  const both = rows.filter(({ verdicts }) => verdicts.size > 1);
  const agree = both.filter(({ verdicts }) => new Set(verdicts.values()).size === 1).length;
  return (
    <section>
      <h2>{count(reviewers.length)} reviewers</h2>
      <p>
        {both.length === 0
          ? "No group has a verdict of more than one reviewer yet."
          : `Of ${counted(both.length, "group")} with a verdict of more than one reviewer, they agree on ${count(agree)}.`}{" "}
        <code>claque decisions merge</code> tells how much of that chance would give (Cohen's κ).
      </p>
      <DataTable
        caption="Verdicts by reviewer"
        rows={rows}
        columns={columns}
        onPick={({ group }) => dispatch({ do: "open", group })}
      />
    </section>
  );
}
