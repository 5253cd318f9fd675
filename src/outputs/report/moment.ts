/** The closest moment of a group: the window that holds the most members on one object. */
import type { Dossier } from "../../model/index.js";

/** Members on one object inside one window, in order of time. */
export interface Moment {
  /** Index into `Dossier.objects`. */
  readonly object: number;
  /** ISO clock of the first. */
  readonly start: string;
  readonly offsets: readonly { readonly seconds: number; readonly member: number }[];
}

/**
 * The window with the most members; ties go to the shorter, then to the earlier, then to the object listed first. Null
 * where no window holds three members.
 */
export function closestMoment(dossier: Dossier): Moment | null {
  const byObject = new Map<number, { time: number; timeUtc: string; member: number }[]>();
  for (const { object, met, timeUtc, member } of dossier.timeline) {
    if (object < 0 || member < 0 || !met) continue;
    const list = byObject.get(object) ?? [];
    byObject.set(object, list);
    list.push({ time: Date.parse(timeUtc), timeUtc, member });
  }
  let best: { object: number; from: number; to: number; span: number; time: number } | null = null;
  for (const [object, list] of [...byObject].sort(([a], [b]) => a - b)) {
    list.sort((x, y) => x.time - y.time || x.member - y.member);
    for (let to = 0, from = 0; to < list.length; to++) {
      while (list[to].time - list[from].time > dossier.windowSeconds * 1000) from++;
      const found = { object, from, to, span: list[to].time - list[from].time, time: list[from].time };
      if (!best || better(found, best)) best = found;
    }
  }
  if (!best || best.to - best.from < 2) return null;
  const points = (byObject.get(best.object) ?? []).slice(best.from, best.to + 1);
  return {
    object: best.object,
    start: points[0].timeUtc,
    offsets: points.map(({ time, member }) => ({ seconds: (time - points[0].time) / 1000, member })),
  };
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly span: number;
  readonly time: number;
}

function better(a: Found, b: Found): boolean {
  const more = a.to - a.from - (b.to - b.from);
  if (more !== 0) return more > 0;
  return a.span !== b.span ? a.span < b.span : a.time < b.time;
}
