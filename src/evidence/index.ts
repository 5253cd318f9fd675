/** Groups to dossiers: the meetings behind each group, and what a person can check about it. */

export { groupActionsTable } from "./dossier-sql.js";
export {
  DOSSIER_LIMITS,
  type DossierLimits,
  type DossierOptions,
  type EvidenceTotals,
  evidenceTotals,
  readDossiers,
} from "./dossiers.js";
export { MEETING_LIMITS, type MeetingLimits, type MeetingsSummary, makeEvidence } from "./meetings.js";
export { networkPicture, PICTURE_LIMITS, type PictureLimits } from "./picture.js";
export type { Finding, ReadingState, ReadingTest } from "./readings/reading.js";
export { READING_TESTS } from "./readings/registry.js";
export {
  fittingReadings,
  READING_LIMIT,
  type ReadingsSummary,
  testReadings,
} from "./readings/test-readings.js";
