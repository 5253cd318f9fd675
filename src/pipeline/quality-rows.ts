/** The quality report as rows of the table `quality`, for whoever reads a case with R, Python or a spreadsheet. */
import type { InputQuality, QualityReport } from "../model/index.js";

/** A row of the table `quality`. */
export interface QualityRow extends Record<string, unknown> {
  readonly input: string | null;
  readonly measure: string;
  readonly key: string | null;
  readonly value: number | null;
  readonly words: string | null;
}

const numbered = (
  measure: string,
  value: number,
  key: string | null = null,
  words: string | null = null,
) => ({
  input: null,
  measure,
  key,
  value,
  words,
});
const told = (measure: string, words: string | null, key: string | null = null) => ({
  input: null,
  measure,
  key,
  value: null,
  words,
});

/** The rows: those of all inputs together first, then input by input. */
export function qualityRows(quality: QualityReport): QualityRow[] {
  const { activity } = quality;
  const start = Date.parse(activity.firstBucket);
  return [
    ...counts(quality),
    numbered("duplicates", quality.duplicates),
    numbered("events", quality.events),
    numbered("accounts", quality.accounts),
    told("first_event", quality.firstEvent),
    told("last_event", quality.lastEvent),
    ...quality.rejections.map(({ reason, rows, about }) => numbered("rejected", rows, reason, about)),
    ...Object.entries(quality.platforms).map(([key, n]) => numbered("platform", n, key)),
    ...Object.entries(quality.precision).map(([key, n]) => numbered("time_precision", n, key)),
    ...quality.languages.map(({ lang, events }) => numbered("language", events, lang)),
    ...(quality.clients ?? []).map(({ client, events }) => numbered("client", events, client)),
    ...quality.gaps.map(({ from, to, hours }) => numbered("gap_hours", hours, from, `until ${to}`)),
    ...activity.counts.map((n, i) =>
      numbered("activity", n, new Date(start + i * activity.bucketSeconds * 1000).toISOString()),
    ),
    ...quality.stopObjects.map(({ object, events }) => numbered("stop_object", events, object)),
    ...quality.warnings.map((words) => told("warning", words)),
    ...quality.inputs.flatMap((input) => ofInput(input).map((row) => ({ ...row, input: input.name }))),
  ].filter(({ value, words }) => value !== null || words !== null);
}

const counts = (of: QualityReport | InputQuality): QualityRow[] => [
  numbered("rows_read", of.rowsRead),
  numbered("rows_kept", of.rowsKept),
  numbered("rows_rejected", of.rowsRejected),
  numbered("rows_skipped", of.rowsSkipped),
];

const ofInput = (input: InputQuality): QualityRow[] => [
  ...counts(input),
  numbered("bytes", input.bytes),
  told("sha256", input.sha256),
  told("source", input.source),
  told("recognised_by", input.recognisedBy),
  told("encoding", input.encoding),
  ...Object.entries(input.mapping).map(([field, column]) => told("mapping", column, field)),
  ...input.unusedColumns.map((column) => told("unused_column", column)),
];
