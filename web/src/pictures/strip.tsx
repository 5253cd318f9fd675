/** The strip: activity of the whole file as a density, the open group's acts above it, gaps shaded, and a brush that makes a clause. */
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import type { Activity } from "../../../src/server/api.js";
import { clock, count, duration } from "../parts/format.js";
import { areaPath, barsPath, timeTicks } from "./shapes.js";
import { useWidth } from "./width.js";

const [ABOVE, BELOW, AXIS] = [22, 40, 16];
const HEIGHT = ABOVE + BELOW + AXIS;

/** A span of time in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface StripProps {
  readonly activity: Activity;
  /** The open group's name and colour class; null where none is open. */
  readonly group: { readonly words: string; readonly colour: string } | null;
  readonly chosen: Span | null;
  readonly onChoose: (span: Span | null) => void;
}

/** The whole strip. */
export function Strip({ activity, group, chosen, onChoose }: StripProps) {
  const [ref, width] = useWidth<HTMLDivElement>(1000);
  const whole = spanOf(activity);
  const [draft, setDraft] = useState<Span | null>(null);
  const shown = draft ?? chosen;
  const brush = useBrush(whole, width, setDraft, onChoose, chosen);
  return (
    <div className="strip" ref={ref}>
      <svg
        width={width}
        height={HEIGHT}
        className="strip-picture"
        role="img"
        aria-label={stripLabel(activity, group?.words ?? null)}
        {...brush}
      >
        <Density activity={activity} width={width} whole={whole} />
        {activity.groups[0] && (
          <g className={group?.colour}>
            <path
              className="strip-acts"
              d={barsPath(activity.groups[0].counts, width, ABOVE, Math.max(1, ...activity.groups[0].counts))}
            />
            <path
              className="strip-met"
              d={barsPath(activity.groups[0].met, width, ABOVE, Math.max(1, ...activity.groups[0].counts))}
            />
          </g>
        )}
        {shown && <Chosen span={shown} whole={whole} width={width} />}
      </svg>
      <Ends whole={whole} span={shown} step={activity.binSeconds * 1000} onMove={setDraft} onEnd={onChoose} />
    </div>
  );
}

const spanOf = ({ start, binSeconds, counts }: Activity): Span => {
  const from = Date.parse(start);
  return { from, to: from + counts.length * binSeconds * 1000 };
};

function stripLabel(activity: Activity, group: string | null): string {
  const events = activity.counts.reduce((sum, value) => sum + value, 0);
  const { from, to } = spanOf(activity);
  const acts = activity.groups[0]?.counts.reduce((sum, value) => sum + value, 0) ?? 0;
  const told = group ? `; above it ${count(acts)} acts of the open group: ${group}` : "";
  return `Activity over time: ${count(events)} acts from ${clock(new Date(from).toISOString(), "minute")} to ${clock(new Date(to).toISOString(), "minute")} UTC${told}.`;
}

function Density({
  activity,
  width,
  whole,
}: {
  readonly activity: Activity;
  readonly width: number;
  readonly whole: Span;
}) {
  const ticks = useMemo(() => timeTicks(whole.from, whole.to, width), [whole.from, whole.to, width]);
  const area = useMemo(
    () => areaPath(activity.counts, width, BELOW, Math.max(1, ...activity.counts)),
    [activity.counts, width],
  );
  const x = (time: string) => ((Date.parse(time) - whole.from) / (whole.to - whole.from)) * width;
  return (
    <>
      {activity.gaps.map(({ from, to, hours }) => (
        <rect
          key={from}
          className="strip-gap"
          x={x(from)}
          width={Math.max(1, x(to) - x(from))}
          y={0}
          height={ABOVE + BELOW}
        >
          <title>{`No act at all for ${duration(hours * 3600)}: a gap of the collection, or silence.`}</title>
        </rect>
      ))}
      <g transform={`translate(0 ${ABOVE})`}>
        <path className="strip-area" d={area} />
        <path className="axis" d={`M0 ${BELOW}.5H${width}`} />
        {ticks.map((tick) => (
          <g key={tick.x} transform={`translate(${tick.x.toFixed(1)} ${BELOW})`}>
            <path className="axis" d="M0.5 0V4" />
            {tick.x > 14 && tick.x < width - 24 && (
              <text className="tick" y={14} textAnchor="middle">
                {tick.label}
              </text>
            )}
          </g>
        ))}
      </g>
    </>
  );
}

function Chosen({
  span,
  whole,
  width,
}: {
  readonly span: Span;
  readonly whole: Span;
  readonly width: number;
}) {
  const x = (time: number) => ((time - whole.from) / (whole.to - whole.from)) * width;
  const [a, b] = [x(span.from), x(span.to)];
  return (
    <g>
      <rect className="strip-out" x={0} y={0} width={Math.max(0, a)} height={ABOVE + BELOW} />
      <rect className="strip-out" x={b} y={0} width={Math.max(0, width - b)} height={ABOVE + BELOW} />
      <path className="strip-edge" d={`M${a} 0V${ABOVE + BELOW}M${b} 0V${ABOVE + BELOW}`} />
    </g>
  );
}

/** Dragging over the picture: the span under the pointer, given up when it is a click. */
function useBrush(
  whole: Span,
  width: number,
  move: (span: Span | null) => void,
  end: (span: Span | null) => void,
  chosen: Span | null,
) {
  const start = useRef<number | null>(null);
  const at = (event: PointerEvent<SVGSVGElement>): number => {
    const left = event.currentTarget.getBoundingClientRect().left;
    const part = Math.min(1, Math.max(0, (event.clientX - left) / width));
    return whole.from + part * (whole.to - whole.from);
  };
  const span = (event: PointerEvent<SVGSVGElement>): Span | null => {
    if (start.current === null) return null;
    const now = at(event);
    const [from, to] = now < start.current ? [now, start.current] : [start.current, now];
    return to - from < (4 / width) * (whole.to - whole.from) ? null : { from, to };
  };
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0) return;
      start.current = at(event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (start.current !== null) move(span(event));
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
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
