/** The machine that a benchmark ran on, for its result file. */
import { cpus, totalmem } from "node:os";
import { cores } from "../machine.js";

/** Cores that may be used, their model, memory, and the version of Node. */
export const machine = () => ({
  cores: cores(),
  model: cpus()[0]?.model ?? "unknown",
  memoryBytes: totalmem(),
  node: process.version,
});
