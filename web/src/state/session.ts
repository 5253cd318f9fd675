/** What the server tells by itself: that a log grew, a case changed, a run goes on. One stream for the page. */
import { createContext, useEffect, useState } from "react";
import type { Happening, RunState } from "../../../src/server/api.js";
import { forget } from "./answers.js";

/** The latest state of a run, for parts of the page that show it. */
export const LatestRun = createContext<RunState | null>(null);

const KINDS = ["decisions", "case", "run"] as const;

/** Listens as long as the page stands; answers that may be old are forgotten. Gives the latest state of a run. */
export function useHappenings(): RunState | null {
  const [run, setRun] = useState<RunState | null>(null);
  useEffect(() => {
    const source = new EventSource("/api/events");
    const hear = (event: MessageEvent<string>) => {
      const happening = JSON.parse(event.data) as Happening;
      if (happening.kind === "decisions") forget("decisions", "groups", "sheet");
      else if (happening.kind === "case") {
        if (happening.changed) forget("session");
        else forget();
      } else {
        setRun(happening.run);
        if (happening.run.state !== "running") forget("session");
      }
    };
    for (const kind of KINDS) source.addEventListener(kind, hear);
    return () => source.close();
  }, []);
  return run;
}
