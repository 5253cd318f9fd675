/** The mark of a group: a colour and a shape, the same in list, sheet, strip and network. */
import { colourClass, markPath } from "./shapes.js";

/** Decorative: the text beside it names the group. */
export function Mark({ rank, size = 14 }: { readonly rank: number; readonly size?: number }) {
  return (
    <svg
      className={`mark ${colourClass(rank)}`}
      width={size}
      height={size}
      viewBox="-1.2 -1.2 2.4 2.4"
      aria-hidden="true"
    >
      <path d={markPath(rank, 1)} />
    </svg>
  );
}
