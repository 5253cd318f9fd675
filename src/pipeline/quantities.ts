/** Durations, sizes and shares as people type them: `60s`, `5m`, `4GB`, `0.05`. */
import { UsageError } from "../model/index.js";

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86400 };
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
};

/** Seconds of a duration such as `60s`, `5m`, `1.5h`; a bare number is seconds. Throws `UsageError`. */
export function secondsOf(text: string, where: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|min|h|d)?$/.exec(text.trim());
  const seconds = match ? Number(match[1]) * SECONDS[match[2] ?? "s"] : Number.NaN;
  if (!(seconds > 0) || seconds > 31 * 86400)
    throw new UsageError(
      `${where}: not a duration between 0 and 31 days, "${text}". Write for example 60s, 5m or 1h.`,
    );
  return seconds;
}

/** Bytes of a size such as `4GB` or `512MiB`. Throws `UsageError`. */
export function bytesOf(text: string, where: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGT]?i?B)$/i.exec(text.trim());
  const bytes = match ? Number(match[1]) * BYTES[match[2].toUpperCase()] : Number.NaN;
  if (!(bytes >= 256e6))
    throw new UsageError(`${where}: not a size of 256MB or more, "${text}". Write for example 2GB.`);
  return bytes;
}

/** Windows from `60s` (all traces) and `co-link=60s` (one trace), each list ascending without repeats. */
export function windowsOf(
  entries: readonly string[],
  traceIds: readonly string[],
  where: string,
): { all: number[]; byTrace: Record<string, number[]> } {
  const all = new Set<number>();
  const byTrace: Record<string, Set<number>> = {};
  for (const entry of entries) {
    const [left, right] = entry.includes("=") ? entry.split("=", 2) : [null, entry];
    if (left === null) all.add(secondsOf(right, where));
    else {
      if (!traceIds.includes(left))
        throw new UsageError(`${where}: no such trace, "${left}". Traces: ${traceIds.join(", ")}.`);
      byTrace[left] ??= new Set();
      byTrace[left].add(secondsOf(right, where));
    }
  }
  const sorted = (set: Set<number>) => [...set].sort((x, y) => x - y);
  return {
    all: sorted(all),
    byTrace: Object.fromEntries(Object.entries(byTrace).map(([id, set]) => [id, sorted(set)])),
  };
}
