/** Reading values out of JSON records of unknown shape: never throws, and never turns an identifier into a float. */

const NO_FIELDS: Readonly<Record<string, unknown>> = Object.freeze({});
const NO_ITEMS: readonly unknown[] = Object.freeze([]);

/** The value as an object, or an empty one. */
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : NO_FIELDS;

/** The value as a list, or an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : NO_ITEMS);

/** The value as text; null for nothing and for what is nested too deeply to be written down. A whole number past 2^53 shows its exponent, so that it is seen to be damaged. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number")
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
  return typeof value === "boolean" ? String(value) : jsonText(value);
}

/** The value as a number; not a number for what is neither one nor a text of one. */
export const numberOf = (value: unknown): number =>
  typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;

/** A value as JSON; null for what is nested too deeply to be written down. */
export function jsonText(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

const isPresent = (value: string | null | undefined) => value !== null && value !== undefined && value !== "";

/** Texts as a JSON list for `raw`; null when there is none. */
export function listText(values: readonly (string | null | undefined)[]): string | null {
  if (values.length === 0) return null;
  const present = values.every(isPresent) ? values : values.filter(isPresent);
  return present.length ? JSON.stringify(present) : null;
}

/** The value at a path of keys joined by dots; a key that holds dots itself wins. */
export function valueAt(record: unknown, path: string): unknown {
  const object = objectOf(record);
  if (Object.hasOwn(object, path)) return object[path];
  const dot = path.indexOf(".");
  if (dot < 0) return undefined;
  const key = path.slice(0, dot);
  return Object.hasOwn(object, key) ? valueAt(object[key], path.slice(dot + 1)) : undefined;
}

const MAX_PATHS = 400;

/** Paths found in records, in the order they are met; objects are entered six levels deep, lists are not. */
export function pathsOf(records: readonly unknown[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, prefix: string, depth: number): void => {
    for (const [key, child] of Object.entries(objectOf(value))) {
      if (found.size >= MAX_PATHS) return;
      const path = prefix + key;
      if (depth < 6 && Object.keys(objectOf(child)).length) walk(child, `${path}.`, depth + 1);
      else found.add(path);
    }
  };
  for (const record of records) walk(record, "", 1);
  return [...found];
}
