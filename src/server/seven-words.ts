/** A group in seven words at most: what its members share, where that can be named shortly, and how close in time. */

import { phrase } from "../outputs/report/words.js";
import { cut } from "../outputs/text/html.js";

/** What the words are made of. */
export interface SevenWordsOf {
  readonly leadTrace: string;
  readonly windowSeconds: number;
  /** The objects most members met on, the most shared first. */
  readonly topObjects: readonly string[];
}

const SHORT = 32;

/** The words: "links to example.org within 60 s". */
export function sevenWords({ leadTrace, windowSeconds, topObjects }: SevenWordsOf): string {
  const named = name(leadTrace, topObjects);
  return `${named ?? `same ${phrase(leadTrace).many}`} within ${span(windowSeconds)}`;
}

function name(trace: string, objects: readonly string[]): string | null {
  if (objects.length === 0) return null;
  if (trace === "co-link") return `links to ${cut(host(objects[0]), SHORT)}`;
  if (trace === "co-domain") return `links to ${cut(objects[0], SHORT)}`;
  if (trace === "co-hashtag") return objects.map((tag) => `#${cut(tag, SHORT)}`).join(" and ");
  return null;
}

/** A window as one word: a space that does not break. */
function span(seconds: number): string {
  for (const [size, unit] of [
    [86_400, "d"],
    [3600, "h"],
    [60, "min"],
  ] as const)
    if (seconds > 60 && seconds % size === 0) return `${seconds / size}\u00a0${unit}`;
  return `${Number(seconds.toPrecision(4))}\u00a0s`;
}

const host = (link: string): string => (URL.canParse(link) ? new URL(link).hostname : link);
