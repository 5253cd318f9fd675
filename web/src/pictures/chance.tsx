/** Observed beside chance: two marks on one axis, so that nobody has to divide. */
import { count, roughly } from "../parts/format.js";

/** `most` is the end of the axis, the same for rows that are compared. */
export function Chance({
  observed,
  expected,
  most,
  labelled = false,
}: {
  readonly observed: number;
  readonly expected: number;
  readonly most: number;
  readonly labelled?: boolean;
}) {
  const place = (value: number) => `${(2 + (94 * Math.min(value, most)) / Math.max(most, 1e-9)).toFixed(2)}%`;
  return (
    <svg
      className="chance"
      width="100%"
      height={labelled ? 46 : 16}
      role="img"
      aria-label={`${count(observed)} observed, ${roughly(expected)} expected by chance`}
    >
      <g transform={labelled ? "translate(0 22)" : "translate(0 8)"}>
        <line className="track" x1="0" x2="100%" />
        <line className="span" x1={place(expected)} x2={place(observed)} />
        <circle className="expected" cx={place(expected)} r={labelled ? 6 : 4.5} />
        <circle className="observed" cx={place(observed)} r={labelled ? 7 : 5} />
        {labelled && <Labels observed={observed} expected={expected} most={most} place={place} />}
      </g>
    </svg>
  );
}

function Labels({
  observed,
  expected,
  most,
  place,
}: {
  readonly observed: number;
  readonly expected: number;
  readonly most: number;
  readonly place: (value: number) => string;
}) {
  const anchor = (value: number) => (value > 0.8 * most ? "end" : value < 0.2 * most ? "start" : "middle");
  return (
    <>
      <text className="tick strong" x={place(observed)} y={-11} textAnchor={anchor(observed)}>
        {count(observed)} observed
      </text>
      <text className="tick" x={place(expected)} y={22} textAnchor={anchor(expected)}>
        {roughly(expected)} expected by chance
      </text>
    </>
  );
}
