/** What the reviewer looks at: one state for the whole page, changed by named actions only. */
import { createContext, type Dispatch, useContext } from "react";
import type { Clause, EvidenceRequest, GroupsRequest, Verdict } from "../../../src/server/api.js";

/** What can stand in the middle. */
export const VIEWS = ["groups", "network", "file", "compare", "log", "export"] as const;

/** One of them. */
export type View = (typeof VIEWS)[number];

/** Which column a narrow screen shows. */
export type Pane = "list" | "sheet" | "evidence";

/** What the evidence is narrowed to, besides its group. */
export type EvidenceFilter = Pick<EvidenceRequest, "trace" | "object" | "members" | "from" | "to" | "order">;

/** The state of the page. */
export interface Workbench {
  readonly view: View;
  readonly pane: Pane;
  readonly selection: readonly Clause[];
  readonly order: NonNullable<GroupsRequest["order"]>;
  /** The group that keys act on. */
  readonly cursor: string | null;
  /** The group whose sheet is open: the cursor's, or none yet. */
  readonly open: string | null;
  readonly evidence: EvidenceFilter;
  /** A verdict that waits for its reason. */
  readonly draft: Verdict | null;
  readonly help: boolean;
}

/** What can happen. */
export type Action =
  | { readonly do: "view"; readonly view: View }
  | { readonly do: "pane"; readonly pane: Pane }
  | { readonly do: "select"; readonly clause: Clause }
  | { readonly do: "unselect"; readonly index: number }
  | { readonly do: "clear" }
  | { readonly do: "order"; readonly order: Workbench["order"] }
  | { readonly do: "cursor"; readonly group: string | null }
  | { readonly do: "open"; readonly group: string; readonly evidence?: EvidenceFilter }
  | { readonly do: "evidence"; readonly filter: EvidenceFilter }
  | { readonly do: "draft"; readonly verdict: Verdict | null }
  | { readonly do: "help"; readonly shown: boolean };

/** The state before anything was done. */
export const START: Workbench = {
  view: "groups",
  pane: "list",
  selection: [],
  order: "test",
  cursor: null,
  open: null,
  evidence: {},
  draft: null,
  help: false,
};

/** The verdicts in the order of their keys, 1 to 5. */
export const VERDICTS: readonly Verdict[] = [
  "harmful concert",
  "honest concert",
  "same owner",
  "unclear",
  "not concert",
];

const isSameKind = (a: Clause, b: Clause): boolean =>
  a.kind === b.kind &&
  (a.kind !== "members" || a.group === (b as typeof a).group) &&
  (a.kind !== "object" || a.trace === (b as typeof a).trace);

/** A selection with one clause more: values join those of a clause of the same kind, a span of time takes the place of another. */
export function withClause(selection: readonly Clause[], clause: Clause): readonly Clause[] {
  const at = selection.findIndex((other) => isSameKind(other, clause));
  if (at < 0 || clause.kind === "text") return [...selection, clause];
  const other = selection[at];
  const joined =
    "values" in clause && "values" in other
      ? ({ ...clause, values: [...new Set<string>([...other.values, ...clause.values])] } as Clause)
      : clause;
  return selection.map((item, i) => (i === at ? joined : item));
}

/** The next state. */
export function reduce(state: Workbench, action: Action): Workbench {
  switch (action.do) {
    case "view":
      return { ...state, view: action.view, pane: "list", draft: null };
    case "pane":
      return { ...state, pane: action.pane };
    case "select":
      return { ...state, selection: withClause(state.selection, action.clause) };
    case "unselect":
      return { ...state, selection: state.selection.filter((_, i) => i !== action.index) };
    case "clear":
      return { ...state, selection: [] };
    case "order":
      return { ...state, order: action.order };
    case "cursor":
      return action.group === state.cursor ? state : { ...state, cursor: action.group, draft: null };
    case "open":
      return opened(state, action.group, action.evidence);
    case "evidence":
      return { ...state, evidence: action.filter, pane: "evidence" };
    case "draft":
      return { ...state, draft: action.verdict };
    case "help":
      return { ...state, help: action.shown };
  }
}

function opened(state: Workbench, group: string, evidence?: EvidenceFilter): Workbench {
  const isSame = state.open === group && !evidence;
  return {
    ...state,
    view: "groups",
    pane: "sheet",
    cursor: group,
    open: group,
    draft: state.cursor === group ? state.draft : null,
    evidence: isSame ? state.evidence : (evidence ?? {}),
  };
}

/** The state and what changes it, for every part of the page. */
export const WorkbenchContext = createContext<{
  readonly state: Workbench;
  readonly dispatch: Dispatch<Action>;
} | null>(null);

/** The state and what changes it. */
export function useWorkbench() {
  const found = useContext(WorkbenchContext);
  if (!found) throw new Error("useWorkbench: stands outside the workbench. Wrap it in WorkbenchContext.");
  return found;
}
