/** The width that a picture has on the page, in pixels, so that its text is never stretched. */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** A reference for the element and its present width; `usual` until it is known. */
export function useWidth<E extends HTMLElement>(usual = 600): readonly [RefObject<E | null>, number] {
  const ref = useRef<E | null>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(120, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
