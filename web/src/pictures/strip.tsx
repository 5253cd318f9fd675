/** The strip: activity of the whole file as a density, the open group's acts above it, gaps shaded, and a brush that makes a clause. */
import { type PointerEvent, useRef, useState } from "react";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { activityStrip } from "../../../src/outputs/pictures/index.js";
import type { Activity } from "../../../src/server/api.js";
import { clock, duration } from "../parts/format.js";
import { type Geometry, pointIn, useDrawn, usePicture } from "./drawn.js";
import { useWidth } from "./width.js";

/** Height of the picture's drawing area, pixels. */
const HEIGHT = 64;

/** A span of time in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface StripProps {
  readonly activity: Activity;
  /** The open group's name and rank; null where none is open. */
  readonly group: { readonly words: string; readonly rank: number } | null;
  readonly chosen: Span | null;
  readonly onChoose: (span: Span | null) => void;
}

/** The whole strip. */
export function Strip({ activity, group, chosen, onChoose }: StripProps) {
  const [box, width] = useWidth<HTMLDivElement>(1000);
  const whole = spanOf(activity);
  const picture = usePicture(
    () => activityStrip(rowsOf(activity, group), { width, low: true }),
    [activity, group?.words, width],
  );
  const [ref, geometry] = useDrawn<HTMLDivElement>(picture);
  const [draft, setDraft] = useState<Span | null>(null);
  const shown = draft ?? chosen;
  const axis = axisOf(geometry, whole, width);
  const brush = useBrush(axis, setDraft, onChoose, chosen);
  return (
    <div className="strip" ref={box}>
      <div className="picture-box strip-picture" {...brush}>
        <div ref={ref} />
        {shown && (
          <svg className="over" width={width} height={HEIGHT} aria-hidden="true">
            <Chosen from={axis.x(shown.from)} to={axis.x(shown.to)} width={width} />
          </svg>
        )}
      </div>
      <Ends whole={whole} span={shown} step={activity.binSeconds * 1000} onMove={setDraft} onEnd={onChoose} />
    </div>
  );
}

const spanOf = ({ start, binSeconds, counts }: Activity): Span => {
  const from = Date.parse(start);
  return { from, to: from + counts.length * binSeconds * 1000 };
};

function rowsOf({ start, binSeconds, counts, groups, gaps }: Activity, group: StripProps["group"]) {
  const own = groups[0];
  return {
    from: Date.parse(start),
    bucketSeconds: binSeconds,
    bucket: duration(binSeconds),
    lanes: [{ label: "All acts", counts }],
    gaps: gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    ...(group &&
      own && {
        acts: { label: `Acts of ${group.words}`, rank: group.rank, counts: own.counts, met: own.met },
      }),
  };
}

interface Axis {
  readonly whole: Span;
  readonly x: (time: number) => number;
  readonly timeAt: (px: number) => number;
}

/** Pixels and times of the drawn picture; of the whole span before it is drawn. */
function axisOf(geometry: Geometry | null, whole: Span, width: number): Axis {
  const from = geometry?.from ?? whole.from;
  const to = geometry?.to ?? whole.to;
  const perPixel = Math.max(1e-9, (to - from) / width);
  const kept = (time: number) => Math.min(whole.to, Math.max(whole.from, time));
  return { whole, x: (time) => (time - from) / perPixel, timeAt: (px) => kept(from + px * perPixel) };
}

function Chosen({ from, to, width }: { readonly from: number; readonly to: number; readonly width: number }) {
  return (
    <>
      <rect className="strip-out" width={Math.max(0, from)} height={HEIGHT} />
      <rect className="strip-out" x={to} width={Math.max(0, width - to)} height={HEIGHT} />
      <path className="strip-edge" d={`M${from} 0V${HEIGHT}M${to} 0V${HEIGHT}`} />
    </>
  );
}

/** Dragging over the picture: the span under the pointer, given up when it is a click. */
function useBrush(
  axis: Axis,
  move: (span: Span | null) => void,
  end: (span: Span | null) => void,
  chosen: Span | null,
) {
  const start = useRef<number | null>(null);
  const at = (event: PointerEvent): number => axis.timeAt(pointIn(event)[0]);
  const span = (event: PointerEvent): Span | null => {
    if (start.current === null) return null;
    const now = at(event);
    const [from, to] = now < start.current ? [now, start.current] : [start.current, now];
    return axis.x(to) - axis.x(from) < 4 ? null : { from, to };
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      start.current = at(event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current !== null) move(span(event));
    },
    onPointerUp: (event: PointerEvent) => {
      const found = span(event);
      start.current = null;
      move(null);
      if (found || chosen) end(found);
    },
  };
}

/** The two ends of the brush as sliders, for the keyboard. */
function Ends({
  whole,
  span,
  step,
  onMove,
  onEnd,
}: {
  readonly whole: Span;
  readonly span: Span | null;
  readonly step: number;
  readonly onMove: (span: Span | null) => void;
  readonly onEnd: (span: Span | null) => void;
}) {
  const value = [span?.from ?? whole.from, span?.to ?? whole.to];
  const toSpan = (values: number[]): Span => ({ from: values[0], to: values[1] });
  return (
    <Slider
      className="strip-ends"
      minValue={whole.from}
      maxValue={whole.to}
      step={step}
      value={value}
      onChange={(values) => onMove(toSpan(values))}
      onChangeEnd={(values) => {
        onMove(null);
        const next = toSpan(values);
        onEnd(next.from <= whole.from && next.to >= whole.to ? null : next);
      }}
    >
      <Label className="hidden">Span of time that the selection keeps</Label>
      <SliderTrack className="strip-track">
        {["from", "to"].map((name, index) => (
          <SliderThumb
            key={name}
            index={index}
            className="strip-thumb"
            aria-label={name}
            aria-valuetext={`${clock(new Date(value[index]).toISOString(), "minute")} UTC`}
          />
        ))}
      </SliderTrack>
    </Slider>
  );
}
