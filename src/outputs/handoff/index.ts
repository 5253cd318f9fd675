/** What is handed to other platforms, with its words and identifiers. */
export * from "./facts.js";
export { claqueUuid, uuid5 } from "./ids.js";
export {
  description,
  groupName,
  isFinding,
  linksNote,
  numbersNote,
  platformWords,
  readingsNote,
  remarksNote,
  signalsNote,
  techniqueWords,
  verdictWords,
} from "./sentences.js";
export { cut, quoted, seen } from "./text.js";
