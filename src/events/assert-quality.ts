/** The quality gate: stops a run whose input is too damaged to be trusted, after everything about it has been written. */
import { DataQualityError, type QualityReport } from "../model/index.js";

/** Whether no more than `maxRejected` (0 to 1) of the rows read were quarantined. */
export function passesGate(report: QualityReport, maxRejected: number): boolean {
  const rows = report.rowsRead - report.rowsSkipped;
  return rows === 0 || report.rowsRejected / rows <= maxRejected;
}

/** Throws `DataQualityError` when more than `maxRejected` (0 to 1) of the rows read were quarantined, naming the top reasons and the command that shows them in the case `folder` (null where there is no case). */
export function assertQuality(
  report: QualityReport,
  maxRejected: number,
  folder: string | null = null,
): void {
  if (passesGate(report, maxRejected)) return;
  const rows = report.rowsRead - report.rowsSkipped;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const top = report.rejections.slice(0, 3).map((r) => `${r.reason} (${r.rows})`);
  throw new DataQualityError(
    `read: ${percent(report.rowsRejected / rows)} of the rows were not trusted, ${report.rowsRejected} of ${rows}: ${top.join(", ")}. ` +
      `More than --max-rejected ${maxRejected} stops the run. ${report.rejections[0]?.about ?? ""} ${folder === null ? "Mend them" : `Look at them ("claque show ${folder} rejected")`}, or raise --max-rejected.`,
  );
}
