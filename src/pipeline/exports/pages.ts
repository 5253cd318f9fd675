/** Formats that are words: the report in Markdown and for others, and what a paper says of the run. */
import { writeParts } from "../../files/index.js";
import { UsageError } from "../../model/index.js";
import { abcdeReport, methodsPage } from "../../outputs/markdown/index.js";
import { renderSharedReport } from "../../outputs/report/shared.js";
import type { ExportContext, FileFormat } from "./format.js";
import { decidedOf, reportInput } from "./report-input.js";

/** The report in ABCDE order. */
export const MARKDOWN: FileFormat = {
  id: "markdown",
  title: "report in ABCDE order: actors, behaviour, content, degree, effect",
  writes: "file",
  takes: ["groups"],
  async write(part, context) {
    await writeParts(part, abcdeReport(await reportInput(context), await decidedOf(context)));
  },
};

/** The report for others. */
export const HTML: FileFormat = {
  id: "html",
  title: "report for others: the chosen groups, pseudonyms only, one page without network",
  writes: "file",
  takes: ["groups"],
  async write(part, context) {
    assertPseudonyms(context);
    await writeParts(part, renderSharedReport(await reportInput(context), await decidedOf(context)));
  },
};

/** For a paper. */
export const METHODS: FileFormat = {
  id: "methods",
  title: "methods paragraph with the run's settings, Table 1 and BibTeX, for a paper",
  writes: "file",
  takes: ["groups"],
  async write(part, context) {
    await writeParts(part, methodsPage(await reportInput(context)));
  },
};

function assertPseudonyms({ opened }: ExportContext): void {
  if (opened.manifest.plan.identity.mode !== "pseudonym")
    throw new UsageError(
      "export: the case shows accounts by name (--identity plain), and html is for others. Analyze the same input again with --identity pseudonym: the numbers are the same. Nothing was written.",
    );
}
