/** The network as something to look around in: drag moves, the wheel enlarges, a click opens, shift and drag is a lasso. Nothing moves by itself. */
import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { counted } from "../parts/format.js";
import { useWidth } from "../pictures/width.js";
import {
  type Camera,
  groupAt,
  isInside,
  onGroup,
  placeOf,
  pointOf,
  type Size,
  scaleOf,
  wholeOf,
  zoomed,
} from "./camera.js";
import { draw, type Prepared, paletteOf, SHOWS_ACCOUNTS } from "./draw.js";

interface NetworkCanvasProps {
  readonly what: Prepared;
  /** Index of the open group. */
  readonly open: number | null;
  /** Groups of the selection, or null without one. */
  readonly kept: ReadonlySet<number> | null;
  readonly onOpen: (group: number) => void;
  /** Groups inside a lasso. */
  readonly onLasso: (groups: readonly number[]) => void;
}

type Corner = readonly [number, number];

/** The canvas with its buttons and the line that says what is under the pointer. */
export function NetworkCanvas({ what, open, kept, onOpen, onLasso }: NetworkCanvasProps) {
  const [ref, width] = useWidth<HTMLDivElement>(800);
  const size: Size = {
    width,
    height: Math.max(320, Math.min(720, Math.round(width * 0.8), innerHeight - 330)),
  };
  const whole = wholeOf(what.network, size);
  const [moved, setCamera] = useState<Camera | null>(null);
  const camera = moved ?? whole;
  const [under, setUnder] = useState<number | null>(null);
  const [lasso, setLasso] = useState<readonly Corner[]>([]);
  const canvas = useDrawing(what, camera, size, { under, open, kept, lasso });
  useWheel(canvas, size, whole, setCamera);
  const pointer = usePointer(
    what,
    { camera, size, lasso },
    { setCamera, setUnder, setLasso, onOpen, onLasso },
  );
  const middle = (factor: number) => setCamera(zoomed(camera, size, factor, width / 2, size.height / 2));
  return (
    <div className="network" ref={ref}>
      <div className="network-buttons">
        <button type="button" onClick={() => middle(1.6)} aria-label="Enlarge">
          +
        </button>
        <button type="button" onClick={() => middle(1 / 1.6)} aria-label="Make smaller">
          −
        </button>
        <button type="button" onClick={() => setCamera(null)}>
          Whole
        </button>
        {open !== null && (
          <button type="button" onClick={() => setCamera(onGroup(what.network, open))}>
            To {what.network.groups.id[open]}
          </button>
        )}
      </div>
      <canvas
        ref={canvas}
        className="network-canvas"
        role="img"
        aria-label={`${counted(what.network.groups.id.length, "group")} as circles; the table below names them.`}
        {...pointer}
      />
      <p className="network-under">
        {under === null
          ? "Drag moves, the wheel enlarges, a click opens a group, shift and drag chooses several."
          : `${what.network.groups.id[under]}: ${what.network.groups.words[under]} · ${counted(what.network.groups.accounts[under], "account")}`}
      </p>
    </div>
  );
}

function useDrawing(what: Prepared, camera: Camera, size: Size, emphasis: Parameters<typeof draw>[3]) {
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const again = () => setTheme((value) => value + 1);
    dark.addEventListener("change", again);
    return () => dark.removeEventListener("change", again);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read from the page
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const ratio = Math.min(2, devicePixelRatio || 1);
    element.width = size.width * ratio;
    element.height = size.height * ratio;
    element.style.height = `${size.height}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(context, what, { camera, size, palette: paletteOf(element) }, emphasis);
  }, [
    what,
    camera,
    size.width,
    size.height,
    emphasis.under,
    emphasis.open,
    emphasis.kept,
    emphasis.lasso,
    theme,
  ]);
  return canvas;
}

/** The wheel, as a listener of its own since React's may not hold the page back from scrolling. */
function useWheel(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  size: Size,
  whole: Camera,
  setCamera: React.Dispatch<React.SetStateAction<Camera | null>>,
): void {
  const latest = useRef({ size, whole });
  latest.current = { size, whole };
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * 0.0015);
      const { size: now, whole: from } = latest.current;
      setCamera((camera) => zoomed(camera ?? from, now, factor, event.offsetX, event.offsetY));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [canvas, setCamera]);
}

interface PointerState {
  readonly camera: Camera;
  readonly size: Size;
  readonly lasso: readonly Corner[];
}

interface PointerActs {
  readonly setCamera: (camera: Camera) => void;
  readonly setUnder: (group: number | null) => void;
  readonly setLasso: (corners: readonly Corner[]) => void;
  readonly onOpen: (group: number) => void;
  readonly onLasso: (groups: readonly number[]) => void;
}

/** Pixels that a press may move and still be a click. */
const STILL = 4;

function usePointer(what: Prepared, { camera, size, lasso }: PointerState, acts: PointerActs) {
  const press = useRef<{ x: number; y: number; camera: Camera; moved: boolean; isLasso: boolean } | null>(
    null,
  );
  const corner = (event: PointerEvent<HTMLCanvasElement>): Corner => [
    event.nativeEvent.offsetX,
    event.nativeEvent.offsetY,
  ];
  const found = useCallback(
    (x: number, y: number) => groupAt(what.network, camera, size, x, y),
    [what, camera, size],
  );
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const [x, y] = corner(event);
    const held = press.current;
    if (!held) return acts.setUnder(found(x, y));
    if (Math.hypot(x - held.x, y - held.y) > STILL) held.moved = true;
    if (held.isLasso) return acts.setLasso([...lasso, [x, y]]);
    if (!held.moved) return;
    const [fromX, fromY] = pointOf(held.camera, size, held.x, held.y);
    const [toX, toY] = pointOf(held.camera, size, x, y);
    acts.setCamera({ ...held.camera, x: held.camera.x + fromX - toX, y: held.camera.y + fromY - toY });
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    const held = press.current;
    press.current = null;
    if (!held) return;
    const [x, y] = corner(event);
    if (held.isLasso) {
      acts.setLasso([]);
      return acts.onLasso(inside(what, camera, size, lasso));
    }
    const group = held.moved ? null : found(x, y);
    if (group === null) return;
    const radius = what.network.groups.radius[group] * scaleOf(camera, size);
    if (radius < SHOWS_ACCOUNTS) acts.setCamera(onGroup(what.network, group));
    acts.onOpen(group);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      const [x, y] = corner(event);
      press.current = { x, y, camera, moved: false, isLasso: event.shiftKey };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: move,
    onPointerUp: up,
    onPointerLeave: () => acts.setUnder(null),
  };
}

function inside({ network }: Prepared, camera: Camera, size: Size, lasso: readonly Corner[]): number[] {
  return network.groups.id.flatMap((_, i) => {
    const [x, y] = placeOf(camera, size, network.groups.x[i], network.groups.y[i]);
    return isInside(lasso, x, y) ? [i] : [];
  });
}
