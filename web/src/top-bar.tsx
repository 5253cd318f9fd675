/** The line at the top: which case, which view, who decides. */
import { Button } from "react-aria-components";
import type { CaseSummary, Session } from "../../src/server/api.js";
import { counted } from "./parts/format.js";
import { Token } from "./parts/spoken.js";
import { type Pane, useWorkbench, VIEWS } from "./state/workbench.js";

const PANES: readonly (readonly [Pane, string])[] = [
  ["list", "Groups"],
  ["sheet", "Group"],
  ["evidence", "Posts"],
];

/** Brand, views, panes of a narrow screen, reviewer, help. */
export function TopBar({ session, summary }: { readonly session: Session; readonly summary: CaseSummary }) {
  const { state, dispatch } = useWorkbench();
  return (
    <header className="top">
      <p className="brand">
        <b>claque</b>
        <span
          className="case-name"
          title={`${counted(summary.events, "act")} by ${counted(summary.accounts, "account")}, claque ${session.claque}`}
        >
          <Token text={summary.name} most={40} />
        </span>
      </p>
      <nav aria-label="Views" className="views">
        {VIEWS.map((view) => (
          <Button
            key={view}
            className={state.view === view ? "view-tab here" : "view-tab"}
            aria-current={state.view === view ? "page" : undefined}
            onPress={() => dispatch({ do: "view", view })}
          >
            {view}
          </Button>
        ))}
      </nav>
      <p className="who">
        <span>
          <span className="hidden">reviewer </span>
          <bdi>{session.reviewer}</bdi>
        </span>
        <Button
          aria-label="Keys"
          className="key-help"
          onPress={() => dispatch({ do: "help", shown: !state.help })}
        >
          ?
        </Button>
      </p>
      {state.view === "groups" && state.open && (
        <nav aria-label="Columns" className="panes">
          {PANES.map(([pane, words]) => (
            <Button
              key={pane}
              className={state.pane === pane ? "view-tab here" : "view-tab"}
              aria-current={state.pane === pane ? "true" : undefined}
              onPress={() => dispatch({ do: "pane", pane })}
            >
              {words}
            </Button>
          ))}
        </nav>
      )}
    </header>
  );
}
