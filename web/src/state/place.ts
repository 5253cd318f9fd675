/** The address of the page: the view and the open group, nothing longer, so that a link opens what it means. */
import { type Dispatch, useEffect } from "react";
import { type Action, VIEWS, type View, type Workbench } from "./workbench.js";

const hashOf = ({ view, open }: Workbench): string =>
  view !== "groups" ? `#${view}` : open ? `#${open}` : "";

function go(hash: string, dispatch: Dispatch<Action>): void {
  const word = decodeURIComponent(hash.slice(1));
  if (/^g-\d{1,9}$/.test(word)) dispatch({ do: "open", group: word });
  else if ((VIEWS as readonly string[]).includes(word)) dispatch({ do: "view", view: word as View });
}

/** Keeps address and state together. */
export function usePlace(state: Workbench, dispatch: Dispatch<Action>): void {
  useEffect(() => {
    go(location.hash, dispatch);
    const onChange = () => go(location.hash, dispatch);
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, [dispatch]);
  const hash = hashOf(state);
  useEffect(() => {
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname);
  }, [hash]);
}
