/** The strip with the data behind it, and the words that say how to read it. */
import type { Activity, Clause } from "../../../src/server/api.js";
import { count, duration } from "../parts/format.js";
import { type Span, Strip } from "../pictures/strip.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { useSettled } from "../state/settled.js";
import { useWorkbench } from "../state/workbench.js";

/** Always there, in every view. */
export function StripBar() {
  const { state, dispatch } = useWorkbench();
  const shown = useSettled(state.cursor);
  const answer = useAnswer(`activity ${shown ?? ""}`, () =>
    ask.activity({ bins: 400, groups: shown ? [shown] : [] }),
  );
  const activity = answer.value;
  if (answer.error) {
    return (
      <p className="notice" role="alert">
        {answer.error.message}
      </p>
    );
  }
  if (!activity) return <div className="strip-bar waiting" />;
  const index = state.selection.findIndex(({ kind }) => kind === "time");
  const clause = state.selection[index] as Extract<Clause, { kind: "time" }> | undefined;
  const choose = (span: Span | null) => {
    if (span)
      dispatch({
        do: "select",
        clause: {
          kind: "time",
          from: new Date(Math.floor(span.from)).toISOString(),
          to: new Date(Math.ceil(span.to)).toISOString(),
        },
      });
    else if (index >= 0) dispatch({ do: "unselect", index });
  };
  return (
    <section className="strip-bar" aria-label="Activity over time">
      <Strip
        activity={activity}
        group={shown ? { words: shown, rank: Number(shown.slice(2)) || 1 } : null}
        chosen={clause ? { from: Date.parse(clause.from), to: Date.parse(clause.to) } : null}
        onChoose={choose}
      />
      <p className="strip-words">{stripWords(activity, shown)}</p>
    </section>
  );
}

function stripWords(activity: Activity, group: string | null): string {
  const windows = activity.windowsSeconds.map(duration).join(", ");
  const parts = [`one step is ${duration(activity.binSeconds)}`];
  if (windows) parts.push(`windows of the run: ${windows}`);
  if (activity.gaps.length > 0) parts.push(`shaded: nothing at all, ${count(activity.gaps.length)} times`);
  return `${group ? `${group} above, all acts below` : "All acts"} (UTC); ${parts.join("; ")}. Drag to keep a span.`;
}
