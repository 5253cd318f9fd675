/**
 * Real data for tests. It stands beside the project, not in it: in the folder that CLAQUE_DATA names, else in ../shared/data. A
 * test that needs it skips where it is absent, and says so in its name.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = process.env.CLAQUE_DATA ?? fileURLToPath(new URL("../../shared/data", import.meta.url));

/** Path of a file of the shared data, or null where it is absent. */
export function sharedData(relativePath: string): string | null {
  const path = `${FOLDER}/${relativePath}`;
  return existsSync(path) ? path : null;
}
