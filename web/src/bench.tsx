/** The workbench of an open case: strip on top, list left, sheet in the middle, evidence right, and the keys that work them. */
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { CaseSummary, GroupsList, RunState, Session } from "../../src/server/api.js";
import { EvidencePanel } from "./groups/evidence.js";
import { GroupList } from "./groups/list.js";
import { Chips, Filters } from "./groups/selection.js";
import { StripBar } from "./groups/strip-bar.js";
import { VerdictBar } from "./groups/verdict-bar.js";
import { Help } from "./help.js";
import { Overview } from "./overview.js";
import { Awaited } from "./parts/notice.js";
import { SheetView } from "./sheet/sheet.js";
import { Running } from "./start/running.js";
import { type Answer, put, useAnswer } from "./state/answers.js";
import { ask } from "./state/ask.js";
import { decide } from "./state/decide.js";
import { useKeys } from "./state/keys.js";
import { usePlace } from "./state/place.js";
import { useSettled } from "./state/settled.js";
import { reduce, START, useWorkbench, VIEWS, type View, WorkbenchContext } from "./state/workbench.js";
import { TopBar } from "./top-bar.js";
import { CompareView } from "./views/compare.js";
import { ExportView } from "./views/export.js";
import { FileHealth } from "./views/file.js";
import { LogView } from "./views/log.js";
import { NetworkView } from "./views/network.js";

interface BenchProps {
  readonly session: Session;
  readonly run: RunState | null;
  readonly onError: (error: Error) => void;
}

/** The workbench. */
export function Bench({ session, run, onError }: BenchProps) {
  const [state, dispatch] = useReducer(reduce, START);
  const summary = useAnswer("case", ask.case);
  const selection = [...state.selection];
  const list = useAnswer(`groups ${state.order} ${JSON.stringify(selection)}`, () =>
    ask.groups({ selection, order: state.order }),
  );
  usePlace(state, dispatch);
  const first = list.value?.columns.id[0];
  useEffect(() => {
    if (state.cursor === null && first) dispatch({ do: "cursor", group: first });
  }, [state.cursor, first]);
  if (run?.state === "running" && run.beside === null) return <Running run={run} onError={onError} />;
  return (
    <WorkbenchContext value={{ state, dispatch }}>
      <Awaited answer={summary} what="the case">
        {(found) => <Desk session={session} summary={found} list={list} onError={onError} />}
      </Awaited>
    </WorkbenchContext>
  );
}

/** How long a word about what was done stays. */
const SAID_MILLISECONDS = 4000;

interface DeskProps {
  readonly session: Session;
  readonly summary: CaseSummary;
  readonly list: Answer<GroupsList>;
  readonly onError: (error: Error) => void;
}

function Desk({ session, summary, list, onError }: DeskProps) {
  const { state, dispatch } = useWorkbench();
  const searchRef = useRef<HTMLInputElement | null>(null);
  const [said, setSaid] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new word begins its own time
  useEffect(() => {
    const gone = setTimeout(() => setSaid(""), SAID_MILLISECONDS);
    return () => clearTimeout(gone);
  }, [said]);
  useLoop({ list: list.value, searchRef, onSaid: setSaid, onError });
  return (
    <div className="bench" data-view={state.view} data-pane={state.pane} data-help={state.help}>
      <TopBar session={session} summary={summary} />
      {session.message && <p className="notice strip-notice">{session.message}</p>}
      {session.changed && <Changed onError={onError} />}
      <StripBar />
      {state.view === "groups" ? (
        <main className="places">
          <section className="place-list" aria-label="Groups">
            <Filters summary={summary} searchRef={searchRef} />
            <Chips list={list.value} />
            <Awaited answer={list} what="the groups">
              {(groups) => <GroupList list={groups} nothing={summary.nothingFound} />}
            </Awaited>
          </section>
          <Opened session={session} summary={summary} list={list.value} onSaid={setSaid} onError={onError} />
        </main>
      ) : (
        <main className="places one">
          {state.selection.length > 0 && <Chips list={list.value} />}
          <Middle session={session} summary={summary} list={list.value} onError={onError} />
        </main>
      )}
      {state.help && <Help onClose={() => dispatch({ do: "help", shown: false })} />}
      <p className={said ? "said shown" : "said"} role="status">
        {said}
      </p>
    </div>
  );
}

function Changed({ onError }: { readonly onError: (error: Error) => void }) {
  return (
    <p className="notice strip-notice">
      The case changed on disk since it was opened here.{" "}
      <button type="button" onClick={() => ask.reload().then((session) => put("session", session), onError)}>
        Load it anew
      </button>
    </p>
  );
}

function Middle({
  session,
  summary,
  list,
  onError,
}: Omit<DeskProps, "list"> & { readonly list: GroupsList | undefined }) {
  const { state } = useWorkbench();
  switch (state.view) {
    case "network":
      return <NetworkView list={list} />;
    case "file":
      return <FileHealth summary={summary} />;
    case "compare":
      return <CompareView session={session} />;
    case "log":
      return <LogView session={session} onError={onError} />;
    case "export":
      return <ExportView session={session} summary={summary} onError={onError} />;
    case "groups":
      return null;
  }
}

interface OpenedProps extends Omit<DeskProps, "list"> {
  readonly list: GroupsList | undefined;
  readonly onSaid: (words: string) => void;
}

/** Sheet and evidence of the open group, with the verdict bar under them. */
function Opened({ session, summary, list, onSaid, onError }: OpenedProps) {
  const { state } = useWorkbench();
  const wanted = useSettled(state.open);
  const sheet = useAnswer(wanted ? `sheet ${wanted}` : null, () => ask.sheet(wanted as string));
  const box = useRef<HTMLDivElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group begins at its top
  useEffect(() => {
    box.current?.scrollTo(0, 0);
  }, [state.open]);
  const undo = useUndo(onSaid, onError);
  if (!state.open) return <Overview summary={summary} />;
  const at = list?.columns.id.indexOf(state.open) ?? -1;
  const isThere = sheet.value?.id === state.open;
  return (
    <>
      <section className="place-sheet" aria-label={`Group ${state.open}`}>
        <div className={isThere ? "sheet-scroll" : "sheet-scroll old"} ref={box} aria-busy={!isThere}>
          <Awaited answer={sheet} what="the group">
            {(found) => <SheetView key={found.id} sheet={found} summary={summary} onError={onError} />}
          </Awaited>
        </div>
      </section>
      <section className="place-evidence">
        {sheet.value && isThere && <EvidencePanel key={sheet.value.id} sheet={sheet.value} />}
      </section>
      <VerdictBar
        session={session}
        group={state.open}
        standing={at < 0 ? null : (list?.columns.verdict[at] ?? null)}
        onDecided={onSaid}
        onUndo={undo}
        onError={onError}
      />
    </>
  );
}

function useUndo(onSaid: (words: string) => void, onError: (error: Error) => void) {
  return useCallback(async () => {
    try {
      const decisions = await decide({ action: "undo" });
      const undone = decisions.entries.find(({ hash }) => hash === decisions.entries.at(-1)?.of);
      onSaid(
        undone
          ? `Taken back: ${undone.verdict ?? undone.action}${undone.group ? ` on ${undone.group}` : ""}.`
          : "Taken back.",
      );
    } catch (error) {
      onError(error as Error);
    }
  }, [onSaid, onError]);
}

const LETTERS: Readonly<Record<string, View>> = {
  g: "groups",
  n: "network",
  f: "file",
  c: "compare",
  l: "log",
  e: "export",
};

function useLoop({
  list,
  searchRef,
  onSaid,
  onError,
}: {
  readonly list: GroupsList | undefined;
  readonly searchRef: React.RefObject<HTMLInputElement | null>;
  readonly onSaid: (words: string) => void;
  readonly onError: (error: Error) => void;
}): void {
  const { state, dispatch } = useWorkbench();
  const undo = useUndo(onSaid, onError);
  const ids = list?.columns.id ?? [];
  const at = state.cursor ? ids.indexOf(state.cursor) : -1;
  const onMove = (step: 1 | -1) => {
    if (ids.length === 0 || state.view !== "groups") return;
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
    if (next === state.cursor) return;
    dispatch(state.open ? { do: "open", group: next } : { do: "cursor", group: next });
  };
  useKeys({
    onMove,
    onOpen: () => state.cursor && dispatch({ do: "open", group: state.cursor }),
    onVerdict: (verdict) => {
      if (!state.cursor || state.view !== "groups") return;
      if (state.open !== state.cursor) dispatch({ do: "open", group: state.cursor });
      dispatch({ do: "draft", verdict });
    },
    onUndo: undo,
    onPin: () => {
      if (!state.cursor) return;
      const pinned = at >= 0 && list?.columns.pinned[at];
      decide({ action: pinned ? "unpin" : "pin", group: state.cursor }).then(
        () => onSaid(`${state.cursor} is ${pinned ? "no longer " : ""}pinned.`),
        onError,
      );
    },
    onSearch: () => {
      if (state.view !== "groups") dispatch({ do: "view", view: "groups" });
      dispatch({ do: "pane", pane: "list" });
      requestAnimationFrame(() => searchRef.current?.focus());
    },
    onHelp: () => dispatch({ do: "help", shown: !state.help }),
    onEscape: () => {
      if (state.help) dispatch({ do: "help", shown: false });
      else if (state.draft) dispatch({ do: "draft", verdict: null });
      else if (state.pane !== "list")
        dispatch({ do: "pane", pane: state.pane === "evidence" ? "sheet" : "list" });
    },
    onView: (letter) =>
      LETTERS[letter] && VIEWS.includes(LETTERS[letter]) && dispatch({ do: "view", view: LETTERS[letter] }),
  });
}
