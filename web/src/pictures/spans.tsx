/** When a group was active in two cases, with a crosshair that all of them share. */
import { type SpanRows, twoSpans } from "../../../src/outputs/pictures/index.js";
import { pointIn, useDrawn, usePicture } from "./drawn.js";
import { useWidth } from "./width.js";

interface SpansProps {
  readonly rows: SpanRows;
  /** Time of the crosshair, epoch milliseconds. */
  readonly cross: number | null;
  readonly onCross: (time: number | null) => void;
}

/** The two bars. */
export function Spans({ rows, cross, onCross }: SpansProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { a, b, whole } = rows;
  const picture = usePicture(
    () => twoSpans(rows, { width }),
    [a?.from, a?.to, b?.from, b?.to, whole.from, whole.to, width],
  );
  const [ref, geometry] = useDrawn<HTMLDivElement>(picture);
  const perPixel = geometry ? (geometry.to - geometry.from) / width : 1;
  return (
    <div
      ref={box}
      className="picture-box spans"
      onPointerMove={(event) => geometry && onCross(geometry.from + pointIn(event)[0] * perPixel)}
      onPointerLeave={() => onCross(null)}
    >
      <div ref={ref} />
      {cross !== null && geometry && (
        <svg className="over" width={width} height={geometry.bottom} aria-hidden="true">
          <path
            className="cross"
            d={`M${((cross - geometry.from) / perPixel).toFixed(1)} 0V${geometry.bottom}`}
          />
        </svg>
      )}
    </div>
  );
}
