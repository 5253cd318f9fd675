/** How much of each group the page shows, so that a hundred groups still make a file that opens at once. */

/** Caps of one dossier. */
export interface Detail {
  readonly members: number;
  readonly objects: number;
  readonly edges: number;
  readonly meetings: number;
  readonly timeline: number;
  /** Characters of a post. */
  readonly text: number;
  /** Characters of an object's identifier. */
  readonly token: number;
}

/** From the fullest to the barest. */
export const DETAILS: readonly Detail[] = [
  { members: 100, objects: 40, edges: 25, meetings: 5, timeline: 5000, text: 600, token: 200 },
  { members: 60, objects: 25, edges: 10, meetings: 3, timeline: 3000, text: 400, token: 160 },
  { members: 40, objects: 12, edges: 5, meetings: 2, timeline: 1500, text: 300, token: 120 },
  { members: 25, objects: 6, edges: 2, meetings: 2, timeline: 800, text: 240, token: 100 },
  { members: 10, objects: 3, edges: 1, meetings: 1, timeline: 300, text: 140, token: 60 },
];

/**
 * Index into `DETAILS` for each rank position. `squeeze` 0 gives full detail to the first ten and less down the ranks;
 * each step further halves those numbers.
 */
export function detailLevel(position: number, squeeze: number): number {
  const share = 2 ** squeeze;
  if (position < 10 / share) return 0;
  if (position < 30 / share) return 1;
  if (position < 60 / share) return 2;
  return position < 200 / share ? 3 : 4;
}
