/** The window explorer's picture: pairs met and pairs expected for each window, on two logarithmic axes, the run's windows as lines. */
import type { Windows } from "../../../src/server/api.js";
import { count, windowWords } from "../parts/format.js";
import { useWidth } from "./width.js";

const [LEFT, TOP, HEIGHT, BOTTOM] = [58, 14, 220, 34];
const NAMED = [1, 10, 60, 600, 3600, 21_600, 86_400];

interface WindowsPictureProps {
  readonly windows: Windows;
  readonly trace: Windows["traces"][number];
  /** Where the slider stands, seconds. */
  readonly at: number;
}

/** The chart. */
export function WindowsPicture({ windows, trace, at }: WindowsPictureProps) {
  const [ref, width] = useWidth<HTMLDivElement>(700);
  const seconds = windows.windowsSeconds;
  const [first, last] = [Math.log(seconds[0]), Math.log(seconds[seconds.length - 1])];
  const inner = width - LEFT - 12;
  const x = (value: number) => LEFT + ((Math.log(value) - first) / (last - first)) * inner;
  const most = Math.log10(Math.max(10, ...trace.met, ...trace.expected));
  const y = (value: number) => TOP + HEIGHT - (Math.log10(Math.max(1, value)) / most) * HEIGHT;
  const line = (values: readonly number[]) =>
    values
      .map((value, i) => `${i === 0 ? "M" : "L"}${x(seconds[i]).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("");
  const decades = Array.from({ length: Math.floor(most) + 1 }, (_, i) => 10 ** i);
  const coarse = Math.max(seconds[0], trace.precisionSeconds);
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={TOP + HEIGHT + BOTTOM}
        role="img"
        aria-label={`Pairs met and expected by window for ${trace.title}; the table below has the numbers.`}
      >
        {coarse > seconds[0] && (
          <rect className="strip-gap" x={LEFT} y={TOP} width={x(coarse) - LEFT} height={HEIGHT}>
            <title>The clock of this data is no finer: windows below say nothing.</title>
          </rect>
        )}
        {decades.map((value) => (
          <g key={value}>
            <path className="grid" d={`M${LEFT} ${y(value).toFixed(1)}H${width - 12}`} />
            <text className="tick" x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {count(value)}
            </text>
          </g>
        ))}
        <Runs trace={trace} x={x} />
        <path className="line-expected" d={line(trace.expected)} />
        <path className="line-met" d={line(trace.met)} />
        <path className="at-line" d={`M${x(at).toFixed(1)} ${TOP}V${TOP + HEIGHT + 6}`} />
        {NAMED.filter((value) => value >= seconds[0] && value <= seconds[seconds.length - 1]).map((value) => (
          <text key={value} className="tick" x={x(value)} y={TOP + HEIGHT + 20} textAnchor="middle">
            {shortWindow(value)}
          </text>
        ))}
      </svg>
    </div>
  );
}

const shortWindow = (seconds: number): string =>
  seconds >= 86_400
    ? "1 day"
    : seconds >= 3600
      ? `${seconds / 3600} h`
      : seconds >= 60
        ? `${seconds / 60} min`
        : `${seconds} s`;

function Runs({
  trace,
  x,
}: {
  readonly trace: Windows["traces"][number];
  readonly x: (seconds: number) => number;
}) {
  return trace.runWindowsSeconds.map((window) => (
    <g key={window} transform={`translate(${x(window).toFixed(1)} 0)`}>
      <path className="run-line" d={`M0 ${TOP}V${TOP + HEIGHT}`} />
      <text className="tick" x={4} y={TOP + 10}>
        run
      </text>
      <title>{`The run looked at ${windowWords(window)}.`}</title>
    </g>
  ));
}
