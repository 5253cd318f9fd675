/** Tables as Arrow IPC. */
export { type ArrowChunk, arrowBytes } from "./arrow-bytes.js";
