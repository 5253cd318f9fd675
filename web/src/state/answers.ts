/**
 * Answers of the server as the page holds them: asked once for each question, shown until a newer one is there, dropped when a decision or
 * the case changes. While a new answer is awaited the old one stays, so nothing flickers and nothing moves.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

interface Kept {
  readonly promise: Promise<unknown>;
  value?: unknown;
  error?: Error;
}

/** Answers kept at most; the oldest go first. */
const MOST = 120;
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();
let version = 0;

const changed = (): void => {
  version++;
  for (const listener of listeners) listener();
};

/** Forgets answers whose key begins with one of the words; all of them without words. */
export function forget(...beginnings: readonly string[]): void {
  for (const key of kept.keys())
    if (beginnings.length === 0 || beginnings.some((beginning) => key.startsWith(beginning)))
      kept.delete(key);
  changed();
}

function keep(key: string, load: () => Promise<unknown>): Kept {
  const found = kept.get(key);
  if (found) return found;
  const entry: Kept = { promise: load() };
  kept.set(key, entry);
  entry.promise.then(
    (value) => {
      entry.value = value;
      changed();
    },
    (error: Error) => {
      if (error.name === "AbortError") kept.delete(key);
      else entry.error = error;
      changed();
    },
  );
  for (const old of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(old);
  }
  return entry;
}

/** Puts an answer in place that came another way. */
export function put(key: string, value: unknown): void {
  kept.set(key, { promise: Promise.resolve(value), value });
  changed();
}

/** An answer: the value of this key, or of the key before while it is awaited (`isOld`). */
export interface Answer<T> {
  readonly value: T | undefined;
  readonly isOld: boolean;
  readonly error: Error | undefined;
}

/** Asks once a key, and again after `forget`. A null key asks nothing. */
export function useAnswer<T>(key: string | null, load: () => Promise<T>): Answer<T> {
  const seen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  const [entry, setEntry] = useState<Kept | null>(null);
  const last = useRef<T | undefined>(undefined);
  const loader = useRef(load);
  loader.current = load;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` asks again after answers were forgotten
  useEffect(() => {
    setEntry(key === null ? null : keep(key, () => loader.current()));
  }, [key, seen]);
  const value = entry?.value as T | undefined;
  if (value !== undefined) last.current = value;
  if (key === null) last.current = undefined;
  return { value: value ?? last.current, isOld: value === undefined, error: entry?.error };
}
