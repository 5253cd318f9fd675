/** Where a reviewer decides: five verdicts with their keys, then a reason. It names the group it acts on, always. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Session, Verdict } from "../../../src/server/api.js";
import { decide } from "../state/decide.js";
import { useWorkbench, VERDICTS } from "../state/workbench.js";

interface VerdictBarProps {
  readonly session: Session;
  readonly group: string;
  readonly standing: Verdict | null;
  readonly onDecided: (words: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: Error) => void;
}

/** The bar under the sheet. */
export function VerdictBar(props: VerdictBarProps) {
  const { state, dispatch } = useWorkbench();
  const { session, group, standing, onUndo } = props;
  if (!session.decisions.writable)
    return (
      <p className="verdict-bar notice">{session.decisions.message ?? "Decisions cannot be written here."}</p>
    );
  return (
    <section className="verdict-bar" aria-label={`Your verdict on ${group}`}>
      {state.draft ? (
        <Reason {...props} key={`${group} ${state.draft}`} verdict={state.draft} />
      ) : (
        <>
          <span className="verdict-on">
            {standing ? (
              <>
                {group}: <b className={`verdict v-${standing.replace(" ", "-")}`}>{standing}</b>
              </>
            ) : (
              <>Your verdict on {group}</>
            )}
          </span>
          <span className="verdict-buttons">
            {VERDICTS.map((verdict, i) => (
              <Button
                key={verdict}
                className={`choice v-${verdict.replace(" ", "-")}`}
                aria-pressed={standing === verdict}
                onPress={() => dispatch({ do: "draft", verdict })}
              >
                <kbd>{i + 1}</kbd> {verdict}
              </Button>
            ))}
          </span>
          <Button className="link" onPress={onUndo}>
            <kbd>u</kbd> undo
          </Button>
        </>
      )}
    </section>
  );
}

function Reason({ group, verdict, onDecided, onError }: VerdictBarProps & { readonly verdict: Verdict }) {
  const { dispatch } = useWorkbench();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const isEnough = reason.trim().length >= 3;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isEnough) return;
    try {
      await decide({ action: "verdict", group, verdict, reason: reason.trim() });
      dispatch({ do: "draft", verdict: null });
      onDecided(`${group}: ${verdict}, written to the log.`);
    } catch (error) {
      onError(error as Error);
    }
  };
  return (
    <form className="reason" onSubmit={submit}>
      <label>
        <span>
          {group} is <b className={`verdict v-${verdict.replace(" ", "-")}`}>{verdict}</b>, because
        </span>
        <input
          ref={field}
          value={reason}
          maxLength={2000}
          placeholder="what you would say if asked in public"
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") dispatch({ do: "draft", verdict: null });
          }}
        />
      </label>
      <button type="submit" className="primary" disabled={!isEnough}>
        Write it down
      </button>
      <Button className="link" onPress={() => dispatch({ do: "draft", verdict: null })}>
        <kbd>Esc</kbd> not now
      </Button>
    </form>
  );
}
