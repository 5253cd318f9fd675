/** The page: the start screen where no case is open, the workbench where one is, and one place for what goes wrong. */
import { Component, type ReactNode, useCallback, useState } from "react";
import { Bench } from "./bench.js";
import { Start } from "./start/start.js";
import { forget, useAnswer } from "./state/answers.js";
import { ask } from "./state/ask.js";
import { LatestRun, useHappenings } from "./state/session.js";

/** Everything. */
export function Page() {
  return (
    <Mishap>
      <Opened />
    </Mishap>
  );
}

function Opened() {
  const told = useHappenings();
  const answer = useAnswer("session", ask.session);
  const current = answer.value?.run ?? null;
  const found = useAnswer(current ? `run ${current}` : null, ask.runState);
  const run = told ?? found.value ?? null;
  const [fault, setFault] = useState<string | null>(null);
  const onError = useCallback((error: Error) => setFault(error.message), []);
  const session = answer.value;
  if (answer.error)
    return (
      <p className="notice alone" role="alert">
        {answer.error.message}
      </p>
    );
  if (!session)
    return (
      <p className="awaited alone" role="status">
        Opening …
      </p>
    );
  return (
    <LatestRun value={run}>
      {session.state === "ready" || session.state === "older" ? (
        <Bench session={session} run={run} onError={onError} key={session.name} />
      ) : (
        <Start session={session} run={run} onError={onError} />
      )}
      {fault !== null && (
        <div className="fault" role="alert">
          <p>{fault}</p>
          <button type="button" onClick={() => setFault(null)}>
            Close
          </button>
        </div>
      )}
    </LatestRun>
  );
}

/** Catches what a part of the page throws while it draws, says it, and lets a person go on. */
class Mishap extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null };
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="notice alone" role="alert">
        <p>
          A part of the page could not be drawn: {error.message}. Nothing decided is lost; the log is on disk.
          Please report it with what you clicked.
        </p>
        <button
          type="button"
          onClick={() => {
            forget();
            this.setState({ error: null });
          }}
        >
          Draw the page anew
        </button>
      </div>
    );
  }
}
