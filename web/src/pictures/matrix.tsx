/** The account × object matrix: who took part in what, and who came first. A click on a place asks for the posts. */
import { type PointerEvent, useMemo, useState } from "react";
import { accountObjectMatrix, matrixRows } from "../../../src/outputs/pictures/index.js";
import type { Sheet } from "../../../src/server/api.js";
import { duration, windowWords } from "../parts/format.js";
import { tracePhrase } from "../parts/trace-words.js";
import { cut, visible } from "../parts/visible.js";
import { type Geometry, pointIn, useDrawn, usePicture } from "./drawn.js";
import { useWidth } from "./width.js";

interface MatrixProps {
  readonly sheet: Sheet;
  readonly onPick: (object: number, member: number) => void;
}

/** The picture with its caption and what stands under the pointer; nothing where it would say too little. */
export function Matrix({ sheet, onPick }: MatrixProps) {
  const matrix = useMemo(() => matrixRows(sheet.dossier), [sheet.dossier]);
  return matrix ? <Filled sheet={sheet} matrix={matrix} onPick={onPick} /> : null;
}

interface Cell {
  readonly account: number;
  readonly column: number;
}

function Filled({
  sheet,
  matrix,
  onPick,
}: MatrixProps & { readonly matrix: NonNullable<ReturnType<typeof matrixRows>> }) {
  const [box, width] = useWidth<HTMLElement>();
  const picture = usePicture(() => accountObjectMatrix(matrix.rows, { width }), [matrix, width]);
  const [ref, geometry] = useDrawn<HTMLDivElement>(picture);
  const [under, setUnder] = useState<Cell | null>(null);
  const filled = useMemo(
    () => new Set(matrix.rows.cells.map(({ account, object }) => `${account} ${object}`)),
    [matrix],
  );
  const cellAt = (event: PointerEvent): Cell | null => {
    if (!geometry) return null;
    const [x, y] = pointIn(event);
    const column = Math.floor((x - geometry.left) / geometry.cell);
    const account = Math.floor((y - geometry.top) / geometry.row);
    return filled.has(`${account} ${column}`) ? { account, column } : null;
  };
  return (
    <figure ref={box} className="matrix-figure">
      <figcaption>
        <b>Who took part in what.</b> A column is a thing that two members or more took up within{" "}
        {windowWords(sheet.dossier.windowSeconds)}, in order of time; at the right, how many each took up.
      </figcaption>
      <div
        className="picture-box matrix"
        data-testid="matrix"
        onPointerMove={(event) => setUnder(cellAt(event))}
        onPointerLeave={() => setUnder(null)}
        onPointerUp={(event) => {
          const cell = cellAt(event);
          if (cell) onPick(matrix.objects[cell.column], cell.account);
        }}
      >
        <div ref={ref} />
        {under && geometry && <Under cell={under} geometry={geometry} width={width} />}
      </div>
      <p className="matrix-under" aria-live="off">
        {under
          ? underWords(sheet, under.account, matrix.objects[under.column])
          : "Click a mark for the posts."}
      </p>
    </figure>
  );
}

function Under({
  cell: { account, column },
  geometry: { left, top, cell, row },
  width,
}: {
  readonly cell: Cell;
  readonly geometry: Geometry;
  readonly width: number;
}) {
  return (
    <svg className="over" width={width} height={top + (account + 1) * row + 2} aria-hidden="true">
      <rect
        className="cell-under"
        x={left + column * cell}
        y={top + account * row}
        width={cell}
        height={row}
      />
    </svg>
  );
}

function underWords({ dossier, matrix }: Sheet, account: number, index: number): string {
  const object = dossier.objects[index];
  const act = matrix.member.findIndex((member, i) => member === account && matrix.object[i] === index);
  const seconds = matrix.seconds[act] ?? 0;
  const after = seconds === 0 ? "first of the group" : `${duration(seconds)} after the first`;
  return `A${account + 1}, ${after}, on ${tracePhrase(object.trace).one} ${visible(cut(object.sample ?? object.objectId, 90))}`;
}
