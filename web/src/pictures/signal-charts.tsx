/** Two pictures with axes: counts over bins beside controls, and lines over time. */
import { count, duration } from "../parts/format.js";
import { timeTicks } from "./shapes.js";
import type { PictureOf } from "./signal-picture.js";
import { useWidth } from "./width.js";

const [HEIGHT, AXIS] = [110, 20];

/** Counts of the group over bins; the outline is what as many controls give. */
export function Histogram({ picture }: { readonly picture: PictureOf<"histogram"> }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { bins, marks, unit } = picture;
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const most = Math.max(1e-9, ...bins.flatMap(({ group, control }) => [group, control]));
  const x = (value: number) => ((value - from) / Math.max(1e-9, to - from)) * width;
  const y = (value: number) => HEIGHT - ((HEIGHT - 14) * value) / most;
  const bars = bins
    .map(
      (bin) =>
        `M${(x(bin.from) + 0.5).toFixed(1)} ${HEIGHT}V${y(bin.group).toFixed(1)}H${Math.max(x(bin.from) + 1, x(bin.to) - 0.5).toFixed(1)}V${HEIGHT}Z`,
    )
    .join("");
  const outline = bins.map(
    (bin, i) =>
      `${i === 0 ? "M" : "L"}${x(bin.from).toFixed(1)} ${y(bin.control).toFixed(1)}H${x(bin.to).toFixed(1)}`,
  );
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={HEIGHT + AXIS}
        role="img"
        aria-label={`${picture.title}: ${bins.length} bins`}
      >
        {marks.map((mark) => (
          <rect
            key={`${mark.from}-${mark.label}`}
            className="pointed"
            x={x(mark.from)}
            width={Math.max(2, x(mark.to) - x(mark.from))}
            height={HEIGHT}
          >
            <title>{mark.label}</title>
          </rect>
        ))}
        <path className="area" d={bars} />
        <path className="control" d={outline.join("")} />
        <path className="axis" d={`M0 ${HEIGHT}.5H${width}`} />
        <Axis from={from} to={to} width={width} unit={unit} />
      </svg>
    </div>
  );
}

function Axis({
  from,
  to,
  width,
  unit,
}: {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly unit: "time" | "seconds" | "count";
}) {
  const ticks =
    unit === "time"
      ? timeTicks(from * 1000, to * 1000, width)
      : [0, 0.25, 0.5, 0.75, 1].map((part) => {
          const value = from + part * (to - from);
          return { x: part * width, label: unit === "seconds" ? duration(value) : count(value) };
        });
  return ticks.map(({ x, label }) => (
    <text
      key={x}
      className="tick"
      x={x}
      y={HEIGHT + 15}
      textAnchor={x < 20 ? "start" : x > width - 20 ? "end" : "middle"}
    >
      {label}
    </text>
  ));
}

/** Lines over time, all on one axis from 0. */
export function Series({ picture }: { readonly picture: PictureOf<"series"> }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { times, lines, marks, unit } = picture;
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 1];
  const most = Math.max(1e-9, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = (time: number) => ((time - from) / Math.max(1, to - from)) * width;
  const y = (value: number) => HEIGHT - ((HEIGHT - 12) * value) / most;
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={HEIGHT + AXIS}
        role="img"
        aria-label={`${picture.title}: ${lines.length} lines over time`}
      >
        {marks.map((mark) => (
          <rect
            key={`${mark.from}-${mark.label}`}
            className="pointed"
            x={x(mark.from)}
            width={Math.max(2, x(mark.to) - x(mark.from))}
            height={HEIGHT}
          >
            <title>{mark.label}</title>
          </rect>
        ))}
        {lines.map(({ label, values }, i) => (
          <path key={label} className={`series-line g${i % 8}`} d={linePath(values, times, x, y)} />
        ))}
        <text className="tick" x={0} y={9}>
          {unit === "share" ? `${Math.round(most * 100)} %` : count(most)}
        </text>
        <path className="axis" d={`M0 ${HEIGHT}.5H${width}`} />
        <Axis from={from} to={to} width={width} unit="time" />
      </svg>
    </div>
  );
}

function linePath(
  values: readonly (number | null)[],
  times: readonly number[],
  x: (time: number) => number,
  y: (value: number) => number,
): string {
  let pen = "M";
  return values
    .map((value, i) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const step = `${pen}${x(times[i]).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = "L";
      return step;
    })
    .join("");
}
