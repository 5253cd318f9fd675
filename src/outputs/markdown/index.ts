/** Pages in Markdown. */
export { abcdeReport } from "./abcde.js";
export { bibtex } from "./citations.js";
export { codeText, plainText } from "./escape.js";
export { methodsPage } from "./methods.js";
