/**
 * What a status says of one group, and what brought it about: the test on held-out data gives it, innocent readings that fit
 * lower it, and a core reading that this data cannot test leaves it open. Readings that could not be settled are always counted beside it.
 */
import { CORE_READINGS, type Dossier, INNOCENT_READINGS, type Reading } from "../../model/index.js";
import { count, listed } from "../text/format.js";

const ofState = ({ readings }: Dossier, state: Reading["state"]): readonly Reading[] =>
  readings.filter((reading) => reading.state === state);

/** The name of a reading, lower case; its id where it is unknown. */
export const readingTitle = (id: string): string =>
  INNOCENT_READINGS.find((reading) => reading.id === id)?.title ?? id;

/** Names of the readings that fit a group, in the order of the report. */
export const fittingTitles = (dossier: Dossier): readonly string[] =>
  ofState(dossier, "fits").map(({ id }) => readingTitle(id));

/** How many readings of a group could not be settled. */
export const unsettled = (dossier: Dossier): number => ofState(dossier, "not-measurable").length;

/** Names of the core readings that this data cannot test, where they were asked. */
const untestable = (dossier: Dossier): readonly string[] =>
  dossier.readings
    .filter(({ id, state, testable }) => CORE_READINGS.includes(id) && state !== "not-tested" && !testable)
    .map(({ id }) => readingTitle(id));

/** What the innocent readings of a group came to, in one or two sentences; null where none was tested. */
export function readingsInShort(dossier: Dossier): string | null {
  const all = dossier.readings.length;
  if (all === 0 || ofState(dossier, "not-tested").length === all) return null;
  const fitting = fittingTitles(dossier);
  const open = unsettled(dossier);
  if (fitting.length > 0) {
    const words = fitsTitles(fitting);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  }
  return `No innocent reading fits; ${open === 0 ? "all are ruled out" : `${count(open)} of ${count(all)} could not be settled`}.${cannotTest(dossier)}`;
}

function cannotTest(dossier: Dossier): string {
  const missing = dossier.status === "open" ? untestable(dossier) : [];
  return missing.length > 0 ? ` This data cannot test: ${listed(missing)}.` : "";
}

const fitsTitles = (titles: readonly string[]): string =>
  `${titles.length === 1 ? "an innocent reading fits" : `${count(titles.length)} innocent readings fit`}: ${listed(titles)}`;

/** What the status of a group means and why it has it. */
export function statusSentence(dossier: Dossier): string {
  const { status } = dossier;
  const readings = readingsInShort(dossier) ?? "";
  if (status === "candidate") return `Status: candidate, worth a look, not yet a finding. ${readings}`.trim();
  return `Status: ${status}. ${STANDING[dossier.level]}${lowered(dossier)}. ${readings}`.trim();
}

const WORDINGS = {
  "one-wording":
    "The texts of its shared moments are nearly one wording, as those of campaigns and wire copy are.",
  retold: "The texts of its shared moments tell one story, each in other words.",
  unlike: "The texts of its shared moments are unlike each other.",
} as const;

/** How varied the wording of a group is, as a sentence after others; empty where there is no text. */
export const wordingSentence = ({ wording }: Dossier): string => (wording ? ` ${WORDINGS[wording]}` : "");

/** How far the test carries a group, by the level that it reached. */
const STANDING: Readonly<Record<Dossier["level"], string>> = {
  none: "The group passed the test against chance",
  volume: "The group passed the test against chance, but not with its common taste held fixed",
  audience: "The group passed the test, also with its common taste held fixed",
  attention: "The group passed the test, also with its common taste and haste held fixed",
};

/** What lowered the status after the test. */
function lowered(dossier: Dossier): string {
  if (dossier.status === "contested") return "; an innocent reading that fits makes it contested";
  if (dossier.status === "open") return "; why these accounts act together stays open";
  if (dossier.status === "shared-audience")
    return dossier.level === "volume"
      ? ": that makes it an audience"
      : "; an innocent reading that fits makes it an audience";
  return "";
}

/** The groups that act together more than taste explains, as the end of a headline: which readings fit, and how many are open. */
export function readingsOfFound(found: readonly Dossier[]): string {
  const fitted = found.filter((dossier) => ofState(dossier, "fits").length > 0);
  const rest = found.filter((dossier) => !fitted.includes(dossier));
  if (found.length === 1 && fitted.length === 1) return fitsTitles(fittingTitles(found[0]));
  return [fitsWords(fitted.length, found.length), openWords(rest, fitted.length)].filter(Boolean).join("; ");
}

function fitsWords(fitted: number, found: number): string {
  if (fitted === 0) return "";
  if (fitted < found) return `an innocent reading fits ${count(fitted)} of them`;
  return "an innocent reading fits each of them";
}

function openWords(rest: readonly Dossier[], fitted: number): string {
  if (rest.length === 0) return "";
  const all = rest[0].readings.length;
  const open = rest.map(unsettled).sort((x, y) => x - y);
  const [fewest, most] = [open[0], open[open.length - 1]];
  const others = rest.length === 1 ? "the other one" : `the other ${count(rest.length)}`;
  const subject = fitted === 0 ? "no innocent reading fits" : `none fits ${others}`;
  if (most === 0) return subject;
  const range =
    fewest === most ? count(most) : `${count(fewest)} ${rest.length === 2 ? "and" : "to"} ${count(most)}`;
  return `${subject}, but ${range} of ${count(all)} readings could not be settled`;
}

/** Groups that the test or a reading takes for an audience, as a headline that names what fits. */
export function audienceHeadline(groups: readonly Dossier[]): string {
  const one = groups.length === 1;
  const titles = [...new Set(groups.flatMap(fittingTitles))];
  const byTaste = groups.every(({ level }) => level === "volume");
  const subject = `${count(groups.length)} ${one ? "group of accounts meets" : "groups of accounts meet"} more than chance gives`;
  const taste = `not more than ${one ? "its" : "their"} common taste may explain`;
  if (titles.length === 0) return `${subject}, but ${taste}`;
  const fit =
    titles.length > MOST_NAMED
      ? `${count(titles.length)} innocent readings fit`
      : `what fits: ${listed(titles)}`;
  return byTaste ? `${subject}, but ${taste}; ${fit}` : `${subject}; ${fit}`;
}

/** Readings that a headline can name. */
const MOST_NAMED = 3;
