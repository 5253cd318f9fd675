/** The timeline of a group: a lane a member, a dot an act. A click near a dot that met another asks for the posts. */
import type { PointerEvent } from "react";
import { groupTimeline, timelineRows } from "../../../src/outputs/pictures/index.js";
import type { Sheet } from "../../../src/server/api.js";
import { pointIn, useDrawn, usePicture } from "./drawn.js";
import { useWidth } from "./width.js";

/** Pixels between a click and the dot that it means, at most. */
const NEAR = 8;

interface TimelineProps {
  readonly dossier: Sheet["dossier"];
  readonly chosenMember: number | null;
  readonly onPick: (member: number, from: Date, to: Date) => void;
}

/** The picture with its caption. */
export function Timeline({ dossier, chosenMember, onPick }: TimelineProps) {
  const [box, width] = useWidth<HTMLElement>();
  const picture = usePicture(() => groupTimeline(timelineRows(dossier), { width }), [dossier, width]);
  const [ref, geometry] = useDrawn<HTMLDivElement>(picture);
  const pick = (event: PointerEvent) => {
    if (!geometry) return;
    const { from, to, left, lane } = geometry;
    const [x, y] = pointIn(event);
    const perPixel = (to - from) / (width - left);
    const near = nearest(
      dossier.timeline,
      Math.floor(y / lane),
      from + (x - left) * perPixel,
      NEAR * perPixel,
    );
    if (!near) return;
    const at = Date.parse(near.timeUtc);
    onPick(near.member, new Date(at - 1000), new Date(at + 1000));
  };
  const chosen = geometry && chosenMember !== null && chosenMember >= 0 ? chosenMember * geometry.lane : null;
  return (
    <figure ref={box}>
      <figcaption>
        <b>When they acted,</b> UTC: a lane an account. Columns of dots are moments at which several acted on
        one thing. Click a strong dot for the posts.
      </figcaption>
      <div className="picture-box timeline" data-testid="timeline" onPointerUp={pick}>
        {chosen !== null && geometry && (
          <svg className="under" width={width} height={chosen + geometry.lane} aria-hidden="true">
            <rect className="lane-chosen" y={chosen} width={width} height={geometry.lane} />
          </svg>
        )}
        <div ref={ref} />
      </div>
    </figure>
  );
}

type Point = Sheet["dossier"]["timeline"][number];

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
