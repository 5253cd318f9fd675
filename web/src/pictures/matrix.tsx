/** The account × object matrix: who acted on what, and whether another did so at the same time. A click asks for the posts. */
import { type PointerEvent, useMemo, useState } from "react";
import type { Sheet } from "../../../src/server/api.js";
import { count, counted, duration } from "../parts/format.js";
import { tracePhrase } from "../parts/trace-words.js";
import { cut, visible } from "../parts/visible.js";
import { useWidth } from "./width.js";

const LEFT = 34;
const [MOST_ROWS, MOST_COLUMNS] = [80, 160];

interface MatrixProps {
  readonly sheet: Sheet;
  readonly onPick: (object: number, member: number) => void;
}

/** The picture with its caption and what stands under the pointer. */
export function Matrix({ sheet, onPick }: MatrixProps) {
  const { dossier, matrix } = sheet;
  const [ref, width] = useWidth<HTMLDivElement>();
  const [rows, columns] = [
    Math.min(MOST_ROWS, dossier.members.length),
    Math.min(MOST_COLUMNS, dossier.objects.length),
  ];
  const wide = Math.min(22, (width - LEFT) / Math.max(1, columns));
  const high = rows > 40 ? 7 : rows > 20 ? 11 : 15;
  const [under, setUnder] = useState<number | null>(null);
  const paths = useMemo(
    () => cellPaths(matrix, rows, columns, wide, high),
    [matrix, rows, columns, wide, high],
  );
  const cellAt = (event: PointerEvent<SVGSVGElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const object = Math.floor((event.clientX - box.left - LEFT) / wide);
    const member = Math.floor((event.clientY - box.top) / high);
    const found = matrix.member.findIndex((row, i) => row === member && matrix.object[i] === object);
    return found < 0 ? null : found;
  };
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const cell = cellAt(event);
    if (cell !== null) onPick(matrix.object[cell], matrix.member[cell]);
  };
  if (columns === 0) return null;
  return (
    <figure ref={ref} className="matrix-figure">
      <figcaption>
        <b>Who acted on what.</b> {counted(rows, "account")} down, {counted(columns, "shared object")} across.
        A full cell met another member's act within the window, a hollow one came later or alone.{" "}
        {leftOut(dossier, rows, columns)}
      </figcaption>
      <svg
        className="matrix"
        width={width}
        height={rows * high + 2}
        role="img"
        aria-label="Accounts by objects; the table of objects has the same numbers."
        onPointerMove={(event) => setUnder(cellAt(event))}
        onPointerLeave={() => setUnder(null)}
        onPointerUp={pick}
      >
        <path className="matrix-grid" d={gridPath(rows, columns, wide, high)} />
        <path className="cell-lone" d={paths.lone} />
        <path className="cell-met" d={paths.met} />
        <RowNames rows={rows} high={high} />
        {under !== null && <Under matrix={matrix} cell={under} wide={wide} high={high} />}
      </svg>
      <p className="matrix-under" aria-live="off">
        {under === null ? "Click a cell for the posts." : underWords(sheet, under)}
      </p>
    </figure>
  );
}

function Under({
  matrix,
  cell,
  wide,
  high,
}: {
  readonly matrix: Sheet["matrix"];
  readonly cell: number;
  readonly wide: number;
  readonly high: number;
}) {
  return (
    <rect
      className="cell-under"
      x={LEFT + matrix.object[cell] * wide}
      y={matrix.member[cell] * high}
      width={wide}
      height={high}
    />
  );
}

function RowNames({ rows, high }: { readonly rows: number; readonly high: number }) {
  return Array.from({ length: rows }, (_, i) =>
    high > 9 || i % 5 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
      <text key={i} className="tick name" x={0} y={(i + 1) * high - (high > 11 ? 4 : 1)}>
        A{i + 1}
      </text>
    ) : null,
  );
}

function underWords({ dossier, matrix }: Sheet, cell: number): string {
  const object = dossier.objects[matrix.object[cell]];
  const after =
    matrix.seconds[cell] === 0 ? "first of the group" : `${duration(matrix.seconds[cell])} after the first`;
  return `A${matrix.member[cell] + 1}, ${after}, on ${tracePhrase(object.trace).one} ${visible(cut(object.sample ?? object.objectId, 90))}`;
}

function leftOut(
  { members, objects, objectsTotal }: Sheet["dossier"],
  rows: number,
  columns: number,
): string {
  const parts: string[] = [];
  if (members.length > rows) parts.push(`${count(rows)} of ${count(members.length)} accounts are drawn.`);
  const total = Math.max(objectsTotal, objects.length);
  if (total > columns) parts.push(`${count(columns)} of ${count(total)} objects are drawn.`);
  return parts.join(" ");
}

function cellPaths(matrix: Sheet["matrix"], rows: number, columns: number, wide: number, high: number) {
  const parts = { met: [] as string[], lone: [] as string[] };
  const [w, h] = [Math.max(1, wide - 2), high - 3];
  matrix.member.forEach((member, i) => {
    const object = matrix.object[i];
    if (member < 0 || object < 0 || member >= rows || object >= columns) return;
    const x = (LEFT + object * wide + 1).toFixed(1);
    const rect = `M${x} ${member * high + 1.5}h${w.toFixed(1)}v${h}h-${w.toFixed(1)}z`;
    parts[matrix.met[i] ? "met" : "lone"].push(rect);
  });
  return { met: parts.met.join(""), lone: parts.lone.join("") };
}

function gridPath(rows: number, columns: number, wide: number, high: number): string {
  const lines: string[] = [];
  for (let row = 0; row <= rows; row += 5)
    lines.push(`M${LEFT} ${row * high + 0.5}h${(columns * wide).toFixed(1)}`);
  return lines.join("");
}
