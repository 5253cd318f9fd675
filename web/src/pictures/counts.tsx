/** Counted beside expected by chance, row by row as in the report; a click on a row with a trace asks for its posts. */
import type { MouseEvent } from "react";
import { countRows, observedExpected } from "../../../src/outputs/pictures/index.js";
import type { Sheet } from "../../../src/server/api.js";
import { useDrawn, usePicture } from "./drawn.js";
import { useWidth } from "./width.js";

interface CountsProps {
  readonly dossier: Sheet["dossier"];
  readonly titleOf: (trace: string) => string;
  readonly onPick: (trace: string) => void;
}

/** The picture; nothing where nothing was counted. */
export function Counts({ dossier, titleOf, onPick }: CountsProps) {
  const rows = countRows(dossier, titleOf);
  const [box, width] = useWidth<HTMLDivElement>();
  const picture = usePicture(() => observedExpected(rows, { width }), [dossier, titleOf, width]);
  const [ref] = useDrawn<HTMLDivElement>(picture);
  if (rows.length === 0) return null;
  const pick = (event: MouseEvent) => {
    const index = Number((event.target as Element).closest("[data-i]")?.getAttribute("data-i") ?? -1);
    const trace = rows[index]?.trace;
    if (trace && trace !== "co-post") onPick(trace);
  };
  return (
    <div ref={box}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table below leads to the same posts by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div ref={ref} className="counts" onClick={pick} />
    </div>
  );
}
