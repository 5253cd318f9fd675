/** The timeline of a group: a lane a member, its acts as ticks, those that met another member's strong. A click asks for the posts. */
import { type PointerEvent, useMemo } from "react";
import type { Sheet } from "../../../src/server/api.js";
import { count } from "../parts/format.js";
import { timeTicks } from "./shapes.js";
import { useWidth } from "./width.js";

const [LEFT, AXIS] = [34, 20];
/** Lanes drawn at most; what is left out is said. */
const MOST_LANES = 60;

interface TimelineProps {
  readonly dossier: Sheet["dossier"];
  readonly chosenMember: number | null;
  readonly onPick: (member: number, from: Date, to: Date) => void;
}

/** The picture with its caption. */
export function Timeline({ dossier, chosenMember, onPick }: TimelineProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const lanes = Math.min(MOST_LANES, dossier.members.length);
  const lane = lanes > 30 ? 9 : lanes > 16 ? 12 : 16;
  const inner = width - LEFT;
  const [from, to] = useMemo(() => padded(dossier.timeline), [dossier.timeline]);
  const x = (time: number) => ((time - from) / (to - from)) * inner;
  const paths = useMemo(() => {
    const parts = { met: [] as string[], lone: [] as string[] };
    for (const { timeUtc, member, met } of dossier.timeline) {
      if (member >= lanes) continue;
      const at = ((Date.parse(timeUtc) - from) / (to - from)) * inner;
      parts[met ? "met" : "lone"].push(`M${at.toFixed(1)} ${member * lane + 2}v${lane - 4}`);
    }
    return { met: parts.met.join(""), lone: parts.lone.join("") };
  }, [dossier.timeline, from, to, inner, lane, lanes]);
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const member = Math.floor((event.clientY - box.top) / lane);
    const time = from + ((event.clientX - box.left - LEFT) / inner) * (to - from);
    const near = nearest(dossier.timeline, member, time, ((to - from) / inner) * 8);
    if (near)
      onPick(
        near.member,
        new Date(Date.parse(near.timeUtc) - 1000),
        new Date(Date.parse(near.timeUtc) + 1000),
      );
  };
  return (
    <figure ref={ref}>
      <figcaption>
        <b>When they acted.</b> Each lane is an account; a strong mark is an act on the same thing as another
        member's within the window, a faint one stands alone. Click a strong mark for the posts.{" "}
        {leftOut(dossier, lanes)}
      </figcaption>
      <svg
        className="timeline"
        width={width}
        height={lanes * lane + AXIS}
        role="img"
        aria-label={`Acts of ${count(lanes)} accounts over time; the table of members has the same numbers.`}
        onPointerUp={pick}
      >
        <Lanes lanes={lanes} lane={lane} width={width} chosen={chosenMember} />
        <g transform={`translate(${LEFT} 0)`}>
          <path className="lone" d={paths.lone} />
          <path className="met" d={paths.met} />
          <TimeAxis from={from} to={to} width={inner} y={lanes * lane} x={x} />
        </g>
      </svg>
    </figure>
  );
}

function Lanes({
  lanes,
  lane,
  width,
  chosen,
}: {
  readonly lanes: number;
  readonly lane: number;
  readonly width: number;
  readonly chosen: number | null;
}) {
  return Array.from({ length: lanes }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its number
    <g key={i} transform={`translate(0 ${i * lane})`}>
      {i % 2 === 0 && <rect className="band" x={LEFT} width={width - LEFT} height={lane} />}
      {i === chosen && <rect className="lane-chosen" width={width} height={lane} />}
      {(lane > 9 || i % 5 === 0) && (
        <text className="tick name" x={0} y={lane - (lane > 12 ? 4 : 2)}>
          A{i + 1}
        </text>
      )}
    </g>
  ));
}

function TimeAxis({
  from,
  to,
  width,
  y,
  x,
}: {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly y: number;
  readonly x: (time: number) => number;
}) {
  return (
    <g transform={`translate(0 ${y})`}>
      <path className="axis" d={`M0 .5H${x(to)}`} />
      {timeTicks(from, to, width)
        .filter((tick) => tick.x < width - 20)
        .map((tick) => (
          <text key={tick.x} className="tick" x={tick.x} y={15} textAnchor={tick.x < 16 ? "start" : "middle"}>
            {tick.label}
          </text>
        ))}
    </g>
  );
}

function leftOut({ members, timeline, timelineTotal }: Sheet["dossier"], lanes: number): string {
  const parts: string[] = [];
  if (members.length > lanes)
    parts.push(`The first ${count(lanes)} of ${count(members.length)} accounts are drawn.`);
  if (timelineTotal > timeline.length)
    parts.push(`${count(timeline.length)} of ${count(timelineTotal)} acts are drawn.`);
  return parts.join(" ");
}

type Point = Sheet["dossier"]["timeline"][number];

function padded(points: readonly Point[]): readonly [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { timeUtc } of points) {
    const time = Date.parse(timeUtc);
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  if (!(to >= from)) return [0, 1];
  const pad = Math.max(30_000, (to - from) * 0.015);
  return [from - pad, to + pad];
}

function nearest(points: readonly Point[], member: number, time: number, within: number): Point | null {
  let best: Point | null = null;
  let least = within;
  for (const point of points) {
    if (point.member !== member || !point.met) continue;
    const away = Math.abs(Date.parse(point.timeUtc) - time);
    if (away <= least) [best, least] = [point, away];
  }
  return best;
}
