/** A spark: the group's shared acts over the whole file, in forty bins. */
import { areaPath, barsPath } from "./shapes.js";

const [WIDTH, HEIGHT] = [120, 18];

/** Decorative; the line beside it says the dates. */
export function Spark({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="spark-base" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      <path className="spark-area" d={barsPath(counts, WIDTH, HEIGHT, most) || areaPath([], 1, 1, 1)} />
    </svg>
  );
}
