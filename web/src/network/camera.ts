/** From the layout's plane (−1 to 1) to pixels and back, and what lies under a pixel. The layout itself never changes. */
import type { Network } from "../../../src/server/api.js";

/** Where the view stands: the middle in the layout's plane, and how much it is enlarged. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The canvas in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The view that holds all circles with their labels. */
export function wholeOf({ groups }: Network, size: Size): Camera {
  let [left, right, top, bottom] = [-0.1, 0.1, -0.1, 0.1];
  groups.x.forEach((x, i) => {
    const [y, radius] = [groups.y[i], groups.radius[i]];
    [left, right] = [Math.min(left, x - radius), Math.max(right, x + radius)];
    [top, bottom] = [Math.min(top, y - radius), Math.max(bottom, y + radius)];
  });
  const unit = scaleOf({ x: 0, y: 0, zoom: 1 }, size);
  const zoom = Math.min((size.width - 90) / (right - left), (size.height - 60) / (bottom - top)) / unit;
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom };
}

/** Pixels a unit of the plane. */
export const scaleOf = ({ zoom }: Camera, { width, height }: Size): number =>
  (zoom * (Math.min(width, height) - 48)) / 2.1;

/** The pixel of a point of the plane. */
export function placeOf(camera: Camera, size: Size, x: number, y: number): readonly [number, number] {
  const scale = scaleOf(camera, size);
  return [size.width / 2 + (x - camera.x) * scale, size.height / 2 + (y - camera.y) * scale];
}

/** The point of the plane under a pixel. */
export function pointOf(camera: Camera, size: Size, px: number, py: number): readonly [number, number] {
  const scale = scaleOf(camera, size);
  return [camera.x + (px - size.width / 2) / scale, camera.y + (py - size.height / 2) / scale];
}

/** Enlarged by a factor around a pixel, half as large to sixty times as large. */
export function zoomed(camera: Camera, size: Size, factor: number, px: number, py: number): Camera {
  const zoom = Math.min(60, Math.max(0.5, camera.zoom * factor));
  const [x, y] = pointOf(camera, size, px, py);
  const rest = camera.zoom / zoom;
  return { zoom, x: x + (camera.x - x) * rest, y: y + (camera.y - y) * rest };
}

/** A view that holds one group. */
export function onGroup({ groups }: Network, group: number): Camera {
  return {
    x: groups.x[group],
    y: groups.y[group],
    zoom: Math.min(40, 0.62 / Math.max(0.01, groups.radius[group])),
  };
}

/** The smallest group under a pixel, or null. */
export function groupAt(
  { groups }: Network,
  camera: Camera,
  size: Size,
  px: number,
  py: number,
): number | null {
  const scale = scaleOf(camera, size);
  let best: number | null = null;
  for (let i = 0; i < groups.id.length; i++) {
    const [x, y] = placeOf(camera, size, groups.x[i], groups.y[i]);
    const radius = Math.max(8, groups.radius[i] * scale);
    if (Math.hypot(px - x, py - y) > radius) continue;
    if (best === null || groups.radius[i] < groups.radius[best]) best = i;
  }
  return best;
}

/** Whether a pixel lies inside a polygon (even-odd rule). */
export function isInside(polygon: readonly (readonly [number, number])[], px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i];
    const [xj, yj] = polygon[j];
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
