/** Pictures of signals by kind: the page draws kinds and knows no signal by name. */
import { useId } from "react";
import { type SignalDrawing, signalLegend, signalPicture } from "../../../src/outputs/pictures/index.js";
import type { Sheet } from "../../../src/server/api.js";
import { Scroll } from "../parts/scroll.js";
import { Drawn, usePicture } from "./drawn.js";

type Signals = NonNullable<Sheet["signals"]>;
type SignalPictureData = Signals["findings"][number]["pictures"][number];
type TableOf = Extract<SignalPictureData, { kind: "table" }>;

/** The picture with its title and caption. */
export function SignalPicture({ picture }: { readonly picture: SignalPictureData }) {
  return (
    <figure className={`sign sign-${picture.kind}`}>
      <figcaption>
        <b>{picture.title}.</b> {picture.caption}
        {picture.kind !== "table" && <Legend picture={picture} />}
      </figcaption>
      {picture.kind === "table" ? <ShortTable picture={picture} /> : <Drawing picture={picture} />}
    </figure>
  );
}

function Legend({ picture }: { readonly picture: SignalDrawing }) {
  const legend = signalLegend(picture);
  return legend ? <Drawn picture={legend} /> : null;
}

function Drawing({ picture }: { readonly picture: SignalDrawing }) {
  const id = useId();
  const drawn = usePicture(() => signalPicture(picture, `picture-${id}`), [picture, id]);
  return <Drawn picture={drawn} className="sign-drawing" />;
}

const MOST_ROWS = 40;

function ShortTable({ picture }: { readonly picture: TableOf }) {
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
