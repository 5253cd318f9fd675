/** A value that has stood still for a moment, so that a key held down asks the server once and not thirty times. */
import { useEffect, useState } from "react";

const STILL_MILLISECONDS = 140;

/** The value as it was when it last stood still; the first one at once. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const later = setTimeout(() => setSettled(value), STILL_MILLISECONDS);
    return () => clearTimeout(later);
  }, [value]);
  return settled;
}
