/** Formats that are one document: the report as it stands in the case, the codebook, the reviewers' labels. */
import { copyFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { CaseError } from "../../model/index.js";
import { labelsOf, labelsText } from "../labels-export.js";
import { writeCodebook } from "./codebook.js";
import type { ExportFormat } from "./format.js";

/** `report.html` of the case. */
export const REPORT: ExportFormat = {
  id: "report",
  title: "the report of the case as it stands",
  writes: "file",
  takes: [],
  async write(part, { folder }) {
    const report = join(folder, "report.html");
    if (!(await stat(report).catch(() => null)))
      throw new CaseError(
        `export: ${folder} holds no report.html. Run the same claque analyze again: it makes what is missing.`,
      );
    await copyFile(report, part);
  },
};

/** Every table and column. */
export const CODEBOOK: ExportFormat = {
  id: "codebook",
  title: "every table and column, with type, unit and meaning (CSV)",
  writes: "file",
  takes: ["locale", "lists"],
  write: (part, { opened, csv }) => writeCodebook(part, opened.tables, csv),
};

/** Reviewers' verdicts. */
export const LABELS: ExportFormat = {
  id: "labels",
  title: "reviewers' verdicts (CSV, or NDJSON where the name ends so)",
  writes: "file",
  takes: ["groups"],
  async write(part, { folder, to, groups }) {
    const labels = (await labelsOf(folder)).filter(({ group_id }) => groups.ids.includes(String(group_id)));
    await writeParts(part, labelsText(labels, /\.(nd)?jsonl?$/.test(to) ? "ndjson" : "csv"));
  },
};
