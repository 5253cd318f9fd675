/** "Run with these settings": a second case beside the open one, with progress, then to compare or to open. */
import { useContext, useState } from "react";
import { Button } from "react-aria-components";
import type { BesideRequest, RunState } from "../../../src/server/api.js";
import { Token } from "../parts/spoken.js";
import { RunProgress } from "../start/running.js";
import { forget } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { LatestRun } from "../state/session.js";
import { useWorkbench } from "../state/workbench.js";

/** The button, and what became of the run. */
export function RunBeside({ settings }: { readonly settings: BesideRequest }) {
  const told = useContext(LatestRun);
  const [started, setStarted] = useState<RunState | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const latest = told && (!started || told.run === started.run) ? told : started;
  const run = latest?.beside ? latest : null;
  const begin = () => {
    setRefused(null);
    ask.runBeside(settings).then(setStarted, (error: Error) => setRefused(error.message));
  };
  if (run?.state === "running")
    return (
      <div className="beside" data-testid="beside">
        <p>
          Making the case <Token text={run.beside?.name ?? ""} />. You may go on here meanwhile.
        </p>
        <RunProgress run={run} />
        <Button onPress={() => ask.cancel().catch((error: Error) => setRefused(error.message))}>
          Stop the run
        </Button>
      </div>
    );
  return (
    <div className="beside" data-testid="beside">
      {run?.state === "done" && run.beside && run.beside.index !== null && (
        <Made name={run.beside.name} index={run.beside.index} />
      )}
      {(refused ?? run?.message) && (
        <p className="notice" role="alert">
          {refused ?? run?.message}
        </p>
      )}
      <Button className={run?.state === "done" ? "" : "primary"} onPress={begin}>
        Run with these settings
      </Button>
    </div>
  );
}

function Made({ name, index }: { readonly name: string; readonly index: number }) {
  const { dispatch } = useWorkbench();
  const open = () => ask.openOther(index).then(() => forget());
  return (
    <p className="made">
      <Token text={name} /> is made.{" "}
      <Button className="primary" onPress={() => dispatch({ do: "view", view: "compare" })}>
        Compare with this case
      </Button>{" "}
      <Button onPress={open}>Open it instead</Button>
    </p>
  );
}
