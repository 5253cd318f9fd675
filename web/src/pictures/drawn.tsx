/**
 * Pictures of src/outputs/pictures on the page: the one place where markup becomes elements. It takes `Html`, which only the
 * escaping template of src/outputs/text makes; scripts of a parsed document never run, and the policy of the server forbids any.
 */
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Html, PICTURE_STYLE, SIGNAL_STYLE } from "../../../src/outputs/pictures/index.js";

/** What a picture tells of its axes (its `data-` attributes), by which a pixel is led to a value. */
export type Geometry = Readonly<Record<string, number>>;

/** Draws a picture into an element; its geometry, null before it is drawn. */
export function useDrawn<E extends HTMLElement>(
  picture: Html,
): readonly [RefObject<E | null>, Geometry | null] {
  const ref = useRef<E | null>(null);
  const [geometry, setGeometry] = useState<Geometry | null>(null);
  const { markup } = picture;
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    box.replaceChildren(...new DOMParser().parseFromString(markup, "text/html").body.childNodes);
    const told = Object.entries(box.querySelector<SVGElement>("svg.picture")?.dataset ?? {});
    setGeometry(Object.fromEntries(told.map(([name, value]) => [name, Number(value)])));
  }, [markup]);
  return [ref, geometry];
}

/** A picture that asks nothing of the reader. */
export function Drawn({ picture, className }: { readonly picture: Html; readonly className?: string }) {
  const [ref] = useDrawn<HTMLSpanElement>(picture);
  return <span ref={ref} className={className} />;
}

/** A picture drawn again only when what it is made of changes. */
export const usePicture = (draw: () => Html, parts: readonly unknown[]): Html =>
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts are what `draw` reads
  useMemo(draw, parts);

/** Where a pointer is in an element, pixels from its left and top. */
export function pointIn(event: {
  readonly currentTarget: Element;
  readonly clientX: number;
  readonly clientY: number;
}): readonly [number, number] {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

/** The styles of the pictures, added once; no element holds them, so the policy need not allow inline styles. */
export function adoptPictureStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PICTURE_STYLE + SIGNAL_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
