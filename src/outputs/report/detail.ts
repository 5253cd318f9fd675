/** How much of each group the page shows, so that a case of many groups still makes a page that opens at once. */

/** Caps of one group. */
export interface Detail {
  readonly members: number;
  readonly objects: number;
  readonly pairs: number;
  readonly meetings: number;
  /** Characters of a post, and of what names a thing. */
  readonly text: number;
  readonly token: number;
  /** Posts of the closest moment. */
  readonly moment: number;
  /** Whether the pictures of who, when and what are drawn, and the signals. */
  readonly pictures: boolean;
  /** Whether explanations that are ruled out say by what numbers. */
  readonly ruledOut: boolean;
}

const DETAILS: readonly Detail[] = [
  {
    members: 60,
    objects: 20,
    pairs: 6,
    meetings: 2,
    text: 300,
    token: 140,
    moment: 8,
    pictures: true,
    ruledOut: true,
  },
  {
    members: 30,
    objects: 10,
    pairs: 3,
    meetings: 2,
    text: 240,
    token: 120,
    moment: 5,
    pictures: true,
    ruledOut: false,
  },
  {
    members: 12,
    objects: 5,
    pairs: 1,
    meetings: 1,
    text: 160,
    token: 100,
    moment: 4,
    pictures: false,
    ruledOut: false,
  },
];

/** Groups that are shown in full, shorter, and shortest; further ones stand in the table of groups alone. */
const [FULL, SHORTER, SHORTEST] = [2, 6, 20];

/** The detail of a group by its position among those shown; null where it is not shown at length. */
export function detailAt(position: number): Detail | null {
  if (position < FULL) return DETAILS[0];
  if (position < SHORTER) return DETAILS[1];
  return position < SHORTEST ? DETAILS[2] : null;
}

/** The barest. */
export const BAREST = DETAILS[DETAILS.length - 1];
