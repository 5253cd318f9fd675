/** Pictures on a grid or on lanes: hours of the week, days, hand-overs, and the group among placebo groups. */
import { Fragment } from "react";
import { timeTicks } from "./shapes.js";
import type { PictureOf } from "./signal-picture.js";
import { useWidth } from "./width.js";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Posts by hour of the week: the group's above, the controls' below. */
export function WeekHours({ picture }: { readonly picture: PictureOf<"week-hours"> }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1e-9, ...picture.group, ...picture.control);
  return (
    <div ref={ref} className="week">
      {(
        [
          ["the group", picture.group],
          ["its controls", picture.control],
        ] as const
      ).map(([name, shares]) => (
        <Week key={name} name={name} shares={shares} most={most} width={Math.min(width, 640)} />
      ))}
    </div>
  );
}

function Week({
  name,
  shares,
  most,
  width,
}: {
  readonly name: string;
  readonly shares: readonly number[];
  readonly most: number;
  readonly width: number;
}) {
  const cell = (width - 34) / 24;
  return (
    <svg width={width} height={7 * 11 + 30} role="img" aria-label={`Hours of the week, UTC, of ${name}`}>
      <text className="tick" x={34} y={10}>
        {name}, hours in UTC
      </text>
      {DAYS.map((day, row) => (
        <text key={day} className="tick name" x={0} y={24 + row * 11}>
          {day}
        </text>
      ))}
      {shares.map((share, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the week is its number
          key={i}
          className="heat"
          x={34 + (i % 24) * cell}
          y={16 + Math.floor(i / 24) * 11}
          width={cell - 1}
          height={10}
          fillOpacity={(0.06 + 0.94 * (share / most)).toFixed(3)}
        />
      ))}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} className="tick" x={34 + hour * cell} y={7 * 11 + 28}>
          {hour}:00
        </text>
      ))}
    </svg>
  );
}

/** Rows over days: how active each row was; days that are pointed out have a mark below. */
export function WeekDays({ picture }: { readonly picture: PictureOf<"strip"> }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { rows, days, cells, marked } = picture;
  const left = 60;
  const cell = (width - left) / Math.max(1, days.length);
  const shown = Math.min(60, rows.length);
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={shown * 11 + 24}
        role="img"
        aria-label={`${picture.title}: ${rows.length} rows over ${days.length} days`}
      >
        {rows.slice(0, shown).map((name, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a picture never move
          <Fragment key={row}>
            <text className="tick name" x={0} y={row * 11 + 9}>
              {name.slice(0, 9)}
            </text>
            {days.map((day, i) => {
              const value = cells[row * days.length + i];
              return (
                <rect
                  key={day}
                  className={value < 0 ? "unknown" : "heat"}
                  x={left + i * cell}
                  y={row * 11}
                  width={Math.max(1, cell - 1)}
                  height={10}
                  fillOpacity={value < 0 ? undefined : (0.06 + 0.94 * value).toFixed(3)}
                />
              );
            })}
          </Fragment>
        ))}
        {marked.map((day) => (
          <path
            key={day}
            className="pointer"
            d={`M${left + (day + 0.5) * cell - 4} ${shown * 11 + 9}l4 -7l4 7z`}
          />
        ))}
        <text className="tick" x={left} y={shown * 11 + 21}>
          {days[0]}
        </text>
        <text className="tick" x={width} y={shown * 11 + 21} textAnchor="end">
          {days.at(-1)}
        </text>
      </svg>
    </div>
  );
}

/** Points in time on named lanes, some joined. */
export function Lanes({ picture }: { readonly picture: PictureOf<"lanes"> }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { lanes, points, joins } = picture;
  const [left, high] = [90, 15];
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { time } of points) [from, to] = [Math.min(from, time), Math.max(to, time)];
  if (!(to > from)) to = from + 1;
  const x = (time: number) => left + 6 + ((time - from) / (to - from)) * (width - left - 12);
  const y = (lane: number) => lane * high + 8;
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={lanes.length * high + 22}
        role="img"
        aria-label={`${picture.title}: ${points.length} points on ${lanes.length} lanes`}
      >
        {lanes.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lanes of a picture never move
          <g key={i}>
            <text className="tick name" x={0} y={y(i) + 4}>
              {name.length > 15 ? `${name.slice(0, 14)}…` : name}
            </text>
            <path className="track" d={`M${left} ${y(i)}H${width}`} />
          </g>
        ))}
        <path
          className="join"
          d={joins
            .filter(([a, b]) => points[a] && points[b])
            .map(
              ([a, b]) =>
                `M${x(points[a].time).toFixed(1)} ${y(points[a].lane)}L${x(points[b].time).toFixed(1)} ${y(points[b].lane)}`,
            )
            .join("")}
        />
        {points.map(({ lane, time, mark }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points of a picture never move
          <circle key={i} className={`dot g${mark % 8}`} cx={x(time)} cy={y(lane)} r={3.2} />
        ))}
        {timeTicks(from * 1000, to * 1000, width - left - 12).map((tick) => (
          <text
            key={tick.x}
            className="tick"
            x={left + 6 + tick.x}
            y={lanes.length * high + 17}
            textAnchor="middle"
          >
            {tick.label}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** The group's value beside those of placebo groups. */
export function Spread({ picture }: { readonly picture: PictureOf<"spread"> }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const all = [...picture.placebos, picture.value];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => 10 + ((value - low) / Math.max(1e-9, high - low)) * (width - 20);
  return (
    <div ref={ref}>
      <svg
        width={width}
        height={48}
        role="img"
        aria-label={`The group at ${picture.value}, ${picture.placebos.length} placebo groups`}
      >
        <path className="axis" d={`M0 30.5H${width}`} />
        <path
          className="placebo"
          d={picture.placebos.map((value) => `M${x(value).toFixed(1)} 22v8`).join("")}
        />
        <path className="pointer" d={`M${x(picture.value) - 5} 12h10l-5 9z`} />
        <text className="tick" x={0} y={45}>
          {Number(low.toPrecision(3))}
        </text>
        <text className="tick" x={width} y={45} textAnchor="end">
          {Number(high.toPrecision(3))}
        </text>
      </svg>
    </div>
  );
}
