/** The version of claque, as package.json has it. */
import { readFileSync } from "node:fs";

/** Version text such as `0.1.0`. */
export const VERSION: string = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
).version;
