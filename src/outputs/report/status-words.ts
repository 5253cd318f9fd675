/**
 * What a status says of one group, and what brought it about: the test on held-out data gives it, innocent readings that fit
 * lower it, and a core reading that this data cannot test leaves it open.
 */
import {
  CORE_READINGS,
  type Dossier,
  type GroupStatus,
  INNOCENT_READINGS,
  type Reading,
} from "../../model/index.js";
import { count, listed } from "../text/format.js";
import { capital } from "./words.js";

const ofState = ({ readings }: Dossier, state: Reading["state"]): readonly Reading[] =>
  readings.filter((reading) => reading.state === state);

/** The name of a reading, lower case; its id where it is unknown. */
export const readingTitle = (id: string): string =>
  INNOCENT_READINGS.find((reading) => reading.id === id)?.title ?? id;

/** Names of the readings that fit a group, in the order of the report. */
export const fittingTitles = (dossier: Dossier): readonly string[] =>
  ofState(dossier, "fits").map(({ id }) => readingTitle(id));

/** Names of the core readings that this data cannot test, where they were asked. */
export const untestable = (dossier: Dossier): readonly string[] =>
  dossier.readings
    .filter(({ id, state, testable }) => CORE_READINGS.includes(id) && state !== "not-tested" && !testable)
    .map(({ id }) => readingTitle(id));

/** What the innocent readings of a group came to, in one sentence; null where none was tested. */
export function readingsInShort(dossier: Dossier): string | null {
  const all = dossier.readings.length;
  if (all === 0 || ofState(dossier, "not-tested").length === all) return null;
  const fitting = fittingTitles(dossier);
  const unsettled = ofState(dossier, "not-measurable").length;
  if (fitting.length > 0)
    return `${capital(fitting.length === 1 ? "an innocent explanation fits" : `${count(fitting.length)} innocent explanations fit`)}: ${listed(fitting)}.`;
  return `No innocent explanation fits; ${unsettled === 0 ? "all are ruled out" : `${count(unsettled)} of ${count(all)} could not be settled`}.`;
}

/** How far the test carries a group, by the level that it reached. */
const STANDING: Readonly<Record<Dossier["level"], string>> = {
  none: "Passed the test against chance",
  volume:
    "Passed the test against chance, but either not with the accounts’ common taste held fixed, or they come to their things at any distance in time and in no haste",
  audience: "Passed the test, also with the accounts’ common taste held fixed",
  attention: "Passed the test, also with the accounts’ common taste and haste held fixed",
};

const LOWERED: Readonly<Record<GroupStatus, string>> = {
  coordinated: "; the common innocent explanations could be tested, and none fits",
  open: "; none of the innocent explanations fits, but not every common one could be tested",
  contested: "; an innocent explanation fits, so take it first",
  "shared-audience": "; that is what an audience does, and nobody in it is said to act in concert",
  candidate: "",
};

/** What the status of one group rests on; of a candidate, that it rests on nothing. */
export function statusSentence(dossier: Dossier): string {
  const { status, level } = dossier;
  const missing = untestable(dossier);
  if (status === "open" && missing.length > 0)
    return `${STANDING[level]}; none of the innocent explanations fits, but this data cannot test ${listed(missing)}.`;
  return status === "candidate"
    ? "Worth a look, and not a finding: found and counted on the same data, with no error rate behind it."
    : `${STANDING[level]}${LOWERED[status]}.`;
}

/** What each status means, for the glossary. */
export const STATUS_MEANING: Readonly<Record<GroupStatus, string>> = {
  coordinated:
    "on data that did not find them, these accounts followed each other more than their presence and common taste explain; this data could test the common innocent explanations (a common source, a shared audience, a public call, one publisher or feed), and none fits",
  open: "the same, and nothing innocent fits, but this data cannot test every common explanation; why they act together stays open",
  contested: "the same, but an innocent explanation fits the numbers",
  "shared-audience":
    "they meet more than by chance, as people do who care for the same things, read one page or follow one account: their common taste explains it, or they are in no haste (they come to the same things at any distance in time), or an audience’s reading fits",
  candidate: "found, but the test did not pass it or could not see it; no error rate stands behind it",
};

const WORDINGS = {
  "one-wording":
    "The texts of its shared moments are nearly one wording, as those of campaigns and wire copy are.",
  retold: "The texts of its shared moments tell one story, each in other words.",
  unlike: "The texts of its shared moments are unlike each other.",
} as const;

/** How varied the wording of a group is; null where there is no text. */
export const wordingSentence = ({ wording }: Dossier): string | null => (wording ? WORDINGS[wording] : null);
