/**
 * Checks what a reader leans on: the opening paragraph of every file, the doc comment of every export, and every link and
 * path in the documents. Prints each fault on its line; exit code 1 when there is one.
 */
import { missingComments } from "./lib/doc-comments.mjs";
import { deadLinks, documents } from "./lib/doc-links.mjs";
import { filesUnder, pageFiles, sourceFiles } from "./lib/project.mjs";

const code = [
  ...sourceFiles(),
  ...pageFiles(),
  ...filesUnder("scripts").filter((path) => path.endsWith(".mjs")),
];
const pages = documents();
const faults = [
  ...code.flatMap((path) => missingComments(path)),
  ...pages.flatMap((path) => deadLinks(path)),
];

for (const fault of faults) process.stdout.write(`${fault}\n`);
const files = `${code.length} source files and ${pages.length} documents`;
process.stdout.write(`docs: ${faults.length === 0 ? "no fault" : `${faults.length} faults`} in ${files}.\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
