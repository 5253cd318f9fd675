/**
 * Fits an operation to a background that knows fewer traces: what the background cannot show there becomes what it shows most,
 * say a shared link a shared object, so that planted accounts stand among the others and not beside them.
 */
import type { Posts } from "./posts.js";

/** Which of several objects of a post stands for it where the background knows none of their traces; the most telling first. */
const TELLING = [
  "co-share",
  "co-link",
  "co-image",
  "co-repost",
  "co-text",
  "co-phrase",
  "co-reply",
  "co-hashtag",
  "co-mention",
];
/** Sites that links get which were none. */
const SITES = 60;

/**
 * The operation's posts with their objects on traces of the background. A post keeps what the background knows; a post with
 * nothing left keeps its most telling object, as one of the background's most usual trace.
 */
export function fitted(background: Posts, operation: Posts): Posts {
  const foreign = operation.traces.map((trace) => !background.traces.includes(trace));
  if (background.traces.length === 0 || !foreign.some(Boolean)) return operation;
  const target = usualTrace(background);
  const traces = [...new Set([...operation.traces, target.trace])];
  const kinds = [...new Set([...operation.kinds, target.kind])];
  const { objects } = operation;
  const isForeign = (object: number) => foreign[objects.trace[object]];
  const start = new Int32Array(operation.count + 1);
  const kind = operation.kind.slice();
  const object: number[] = [];
  for (let post = 0; post < operation.count; post++) {
    const carried = [...operation.object.subarray(operation.start[post], operation.start[post + 1])];
    const known = carried.filter((o) => !isForeign(o));
    object.push(...(known.length > 0 ? known : mostTelling(operation, carried)));
    if (known.length === 0 && carried.length > 0) kind[post] = kinds.indexOf(target.kind);
    start[post + 1] = object.length;
  }
  const isLink = target.trace === "co-link";
  return {
    ...operation,
    kind,
    kinds,
    traces,
    start,
    object: Int32Array.from(object),
    objects: {
      ...objects,
      trace: objects.trace.map((trace) => (foreign[trace] ? traces.indexOf(target.trace) : trace)),
      site: objects.site.map((site, o) => (isForeign(o) ? (isLink ? o % SITES : -1) : site)),
    },
  };
}

function mostTelling(operation: Posts, carried: readonly number[]): number[] {
  const rank = (object: number) => TELLING.indexOf(operation.traces[operation.objects.trace[object]]);
  return [...carried].sort((a, b) => rank(a) - rank(b) || a - b).slice(0, 1);
}

/** The trace with the most acts, and the most usual kind of the posts that carry it. */
function usualTrace(posts: Posts): { trace: string; kind: string } {
  const acts = posts.traces.map(() => 0);
  for (const object of posts.object) acts[posts.objects.trace[object]]++;
  const trace = acts.indexOf(Math.max(...acts));
  const kinds = posts.kinds.map(() => 0);
  for (let post = 0; post < posts.count; post++) {
    const carried = posts.object.subarray(posts.start[post], posts.start[post + 1]);
    if (carried.some((object) => posts.objects.trace[object] === trace)) kinds[posts.kind[post]]++;
  }
  return { trace: posts.traces[trace], kind: posts.kinds[kinds.indexOf(Math.max(...kinds))] };
}
