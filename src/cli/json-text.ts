/** JSON as every `--json` prints it: names in snake_case, as the tables have them, and nothing that moves the cursor. */
import { jsonText } from "./printable.js";

/** A name that a program gave: words of letters and digits in camelCase. Keys that come from data (a platform, a status) are none. */
const CAMEL = /^[a-z]+[a-z0-9]*(?:[A-Z][a-z0-9]*)+$/;
const snake = (key: string): string =>
  CAMEL.test(key) ? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key;

/** The value as one line of JSON, the names of its fields in snake_case at every depth. */
export const jsonLine = (value: unknown): string => `${jsonText(renamed(value))}\n`;

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [snake(key), renamed(child)]));
}
