/** Pictures of signals by kind: the page draws kinds and knows no signal by name. */
import type { Sheet } from "../../../src/server/api.js";
import { Scroll } from "../parts/scroll.js";
import { Histogram, Series } from "./signal-charts.js";
import { Lanes, Spread, WeekDays, WeekHours } from "./signal-grids.js";

type Signals = NonNullable<Sheet["signals"]>;

/** A picture of a signal, as the contract has it. */
export type SignalPictureData = Signals["findings"][number]["pictures"][number];

/** One kind of them. */
export type PictureOf<K extends SignalPictureData["kind"]> = Extract<SignalPictureData, { kind: K }>;

/** The picture with its title and caption. */
export function SignalPicture({ picture }: { readonly picture: SignalPictureData }) {
  return (
    <figure className={`sign sign-${picture.kind}`}>
      <figcaption>
        <b>{picture.title}.</b> {picture.caption}
        <Legend picture={picture} />
      </figcaption>
      <Drawing picture={picture} />
    </figure>
  );
}

function Drawing({ picture }: { readonly picture: SignalPictureData }) {
  switch (picture.kind) {
    case "histogram":
      return <Histogram picture={picture} />;
    case "series":
      return <Series picture={picture} />;
    case "week-hours":
      return <WeekHours picture={picture} />;
    case "strip":
      return <WeekDays picture={picture} />;
    case "lanes":
      return <Lanes picture={picture} />;
    case "spread":
      return <Spread picture={picture} />;
    case "table":
      return <ShortTable picture={picture} />;
  }
}

function Legend({ picture }: { readonly picture: SignalPictureData }) {
  const names =
    picture.kind === "lanes"
      ? picture.marks
      : picture.kind === "series"
        ? picture.lines.map(({ label }) => label)
        : [];
  if (names.length === 0) return null;
  return (
    <span className="legend">
      {names.slice(0, 8).map((name, i) => (
        <span key={name} className={`g${i % 8}`}>
          <i />
          <bdi>{name}</bdi>
        </span>
      ))}
    </span>
  );
}

const MOST_ROWS = 40;

function ShortTable({ picture }: { readonly picture: PictureOf<"table"> }) {
  return (
    <Scroll label={picture.title}>
      <table>
        <thead>
          <tr>
            {picture.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.rows.slice(0, MOST_ROWS).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a picture never move
            <tr key={i}>
              {row.map((cell, j) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  key={j}
                  className={typeof cell === "number" ? "n" : undefined}
                >
                  <bdi>{typeof cell === "number" ? cell.toLocaleString("en-GB") : cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
