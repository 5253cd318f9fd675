/** The window explorer's picture with the line of the slider over it. */
import { windowCurve } from "../../../src/outputs/pictures/index.js";
import type { Windows } from "../../../src/server/api.js";
import { useDrawn, usePicture } from "./drawn.js";
import { useWidth } from "./width.js";

interface WindowsPictureProps {
  readonly windows: Windows;
  readonly trace: Windows["traces"][number];
  /** Where the slider stands, seconds. */
  readonly at: number;
}

/** The chart. */
export function WindowsPicture({ windows: { windowsSeconds }, trace, at }: WindowsPictureProps) {
  const [box, width] = useWidth<HTMLDivElement>(700);
  const picture = usePicture(
    () => windowCurve({ ...trace, windowsSeconds }, { width }),
    [trace, windowsSeconds, width],
  );
  const [ref, geometry] = useDrawn<HTMLDivElement>(picture);
  const line = geometry && lineOf(geometry, at);
  return (
    <div ref={box} className="picture-box">
      <div ref={ref} />
      {line && (
        <svg className="over" width={width} height={line.height} aria-hidden="true">
          <path className="at-line" d={line.path} />
        </svg>
      )}
    </div>
  );
}

function lineOf({ left, inner, first, last, top, bottom }: Readonly<Record<string, number>>, at: number) {
  const x = left + (inner * Math.log(at / first)) / Math.log(last / first);
  return { height: bottom + 6, path: `M${x.toFixed(1)} ${top}V${bottom + 6}` };
}
