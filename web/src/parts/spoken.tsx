/** Text that others wrote, as text: isolated, cut where it is long, with a way to see all of it. */
import { Fragment, useState } from "react";
import type { Stretch } from "./difference.js";
import { count } from "./format.js";
import { cut, visible } from "./visible.js";

const USUAL = 600;

/** A text in its own direction; `stretches` mark where it differs from another. */
export function Spoken({
  text,
  most = USUAL,
  stretches,
}: {
  readonly text: string;
  readonly most?: number;
  readonly stretches?: readonly Stretch[];
}) {
  const [whole, setWhole] = useState(false);
  const isLong = text.length > most;
  return (
    <>
      <bdi dir="auto" className={whole ? "spoken whole" : "spoken"} tabIndex={whole ? 0 : undefined}>
        {stretches && !isLong ? <Marked stretches={stretches} /> : visible(whole ? text : cut(text, most))}
        {isLong && !whole && "…"}
      </bdi>
      {isLong && (
        <button type="button" className="link" onClick={() => setWhole(!whole)}>
          {whole ? "show less" : `show all ${count(text.length)} characters`}
        </button>
      )}
    </>
  );
}

function Marked({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ text, same }, i) =>
    same || text.trim() === "" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never move
      <Fragment key={i}>{visible(text)}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never move
      <mark key={i}>{visible(text)}</mark>
    ),
  );
}

/** A name, a link or an identifier from the data, in one line. */
export function Token({ text, most = 80 }: { readonly text: string; readonly most?: number }) {
  const short = cut(text, most);
  return (
    <bdi className="token" title={short === text ? undefined : visible(cut(text, 2000))}>
      {visible(short)}
      {short !== text && "…"}
    </bdi>
  );
}
