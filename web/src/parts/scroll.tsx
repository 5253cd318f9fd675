/** A box that scrolls by itself, reachable by keyboard and named, so that nobody is cut off from what is outside it. */
import type { ReactNode, RefObject } from "react";

/** The box; `label` says what is in it. */
export function Scroll({
  label,
  children,
  className = "scroll",
  boxRef,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly boxRef?: RefObject<HTMLElement | null>;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section className={className} aria-label={label} tabIndex={0} ref={boxRef}>
      {children}
    </section>
  );
}
