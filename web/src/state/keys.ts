/** The loop by keyboard. A key acts on the group that is marked, and on nothing while somebody writes. */
import { useEffect, useRef } from "react";
import type { Verdict } from "../../../src/server/api.js";
import { VERDICTS } from "./workbench.js";

/** Every key, for the help and the documentation. */
export const KEYS: readonly (readonly [string, string])[] = [
  ["j  or  ↓", "the next group"],
  ["k  or  ↑", "the group before"],
  ["Enter", "open the group; its closest two posts stand beside it"],
  ["1 – 5", "harmful concert, honest concert, same owner, unclear, not concert; then a reason and Enter"],
  ["u", "take back your last decision"],
  ["p", "pin or unpin the group"],
  ["/", "search shared posts and links"],
  ["g n f c l e", "groups, network, file, compare, log, export"],
  ["Esc", "leave a field, the help, or a verdict without a reason"],
  ["?", "these keys"],
];

/** What the keys do. */
export interface KeyActs {
  readonly onMove: (step: 1 | -1) => void;
  readonly onOpen: () => void;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onUndo: () => void;
  readonly onPin: () => void;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onEscape: () => void;
  readonly onView: (letter: string) => void;
}

const WRITES = "input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]";
const OWN = "button, a, summary, [role=slider], [role=button]";
const SCROLLS = ".table-box, .scroll, .spoken.whole, pre";

/** Listens on the whole page. */
export function useKeys(acts: KeyActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(WRITES)) return;
      if (act(event.key, latest.current, target)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** Does what a key means; false where the key is left to the element under it. */
function act(key: string, acts: KeyActs, target: Element | null): boolean {
  const moves =
    key.startsWith("Arrow") && target?.closest(`${SCROLLS}, [role=slider], [role=row], [role=grid]`);
  if (moves || (key === "Enter" && target?.closest(OWN))) return false;
  if (/^[1-5]$/.test(key)) return done(() => acts.onVerdict(VERDICTS[Number(key) - 1]));
  if (/^[gnfcle]$/.test(key)) return done(() => acts.onView(key));
  switch (key) {
    case "j":
    case "ArrowDown":
      return done(() => acts.onMove(1));
    case "k":
    case "ArrowUp":
      return done(() => acts.onMove(-1));
    case "Enter":
      return done(acts.onOpen);
    case "u":
      return done(acts.onUndo);
    case "p":
      return done(acts.onPin);
    case "/":
      return done(acts.onSearch);
    case "?":
      return done(acts.onHelp);
    case "Escape":
      return done(acts.onEscape);
    default:
      return false;
  }
}

function done(does: () => void): true {
  does();
  return true;
}
