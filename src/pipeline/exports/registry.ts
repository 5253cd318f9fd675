/** Every format of `claque export`, in the order of the help. To add one: a value of the shape in `format.ts`, and a line here. */
import { UsageError } from "../../model/index.js";
import { ARROW } from "./arrow.js";
import { COORTWEET } from "./coortweet.js";
import { CODEBOOK, LABELS, REPORT } from "./documents.js";
import type { ExportFormat } from "./format.js";
import { GEXF, GRAPHML } from "./graph-files.js";
import { MISP } from "./misp.js";
import { HTML, MARKDOWN, METHODS } from "./pages.js";
import { PICTURES } from "./pictures.js";
import { STIX } from "./stix.js";
import { CSV, PARQUET } from "./table-files.js";
import { TIMESTAMP } from "./timestamp.js";
import { TOOLKIT } from "./toolkit.js";
import { XLSX } from "./xlsx.js";

/** Formats that `export` writes. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  GEXF,
  GRAPHML,
  CSV,
  XLSX,
  PARQUET,
  ARROW,
  COORTWEET,
  TOOLKIT,
  MARKDOWN,
  HTML,
  METHODS,
  PICTURES,
  CODEBOOK,
  LABELS,
  STIX,
  MISP,
  TIMESTAMP,
  REPORT,
];

/** The format of an id. Throws `UsageError` where there is none. */
export function exportFormat(id: string): ExportFormat {
  const found = EXPORT_FORMATS.find((format) => format.id === id);
  if (!found)
    throw new UsageError(
      `--format: no such format, "${id}". Formats: ${EXPORT_FORMATS.map((format) => format.id).join(", ")}.`,
    );
  return found;
}

/** Ids of the formats that take an option. */
export const formatsTaking = (option: ExportFormat["takes"][number]): readonly string[] =>
  EXPORT_FORMATS.filter(({ takes }) => takes.includes(option)).map(({ id }) => id);
