/** The three sentences under the headline: what was found, how sure that is, what else could explain it. */
import { type Dossier, INNOCENT_READINGS, lacksPower, type ReportInput } from "../../model/index.js";
import { count, counted, listed, share } from "../text/format.js";
import { dataThatWouldHelp, nothing } from "./nothing.js";
import { fittingTitles, readingsInShort, untestable } from "./status-words.js";
import { onceIn, ratePercent } from "./test-words.js";
import { capital, countedWords, groupsOf, isGroup, numberHead, numberWord } from "./words.js";

/** The sentences with what each answers. */
export interface Answers {
  readonly found: string;
  readonly sure: string;
  readonly otherwise: string;
  /** What the last one answers, where nothing was found that could be explained. */
  readonly helps?: true;
}

/** The answers for a case, whatever was found. */
export function answers(input: ReportInput): Answers {
  const { totals, dossiers } = input;
  const groups = groupsOf(totals);
  if (groups > 0) {
    const shown = dossiers.filter(isGroup);
    return {
      found: groups === 1 ? oneFound(shown[0], input) : severalFound(shown, groups),
      sure: sure(shown[0], input, groups > 1),
      otherwise: groups === 1 ? otherwiseOne(shown[0]) : otherwiseSeveral(input, shown),
    };
  }
  const audience = dossiers.find(({ status }) => status === "shared-audience");
  if (audience) return audienceAnswers(audience, input);
  return totals.byStatus.candidate > 0 ? candidateAnswers(input) : noAnswers(input);
}

function oneFound(dossier: Dossier, { quality }: ReportInput): string {
  return `${numberHead(dossier.size)} of ${count(quality.accounts)} accounts ${countedWords(dossier)}`;
}

function severalFound(shown: readonly Dossier[], groups: number): string {
  const sizes = shown.map(({ size }) => size).sort((a, b) => a - b);
  const [least, most] = [sizes[0], sizes[sizes.length - 1]];
  return `${numberHead(groups)} groups of ${least === most ? count(least) : `${count(least)} to ${count(most)}`} accounts kept doing the same things shortly after one another; in the strongest, ${numberWord(shown[0].size)} accounts ${countedWords(shown[0])}`;
}

function sure({ log10E }: Dossier, { groupTest }: ReportInput, several: boolean): string {
  const evidence =
    log10E === null
      ? ""
      : `On data that had no part in finding ${several ? "the strongest" : "them"}, chance gives evidence this strong ${onceIn(log10E)}; `;
  return `${capital(`${evidence}the test is built to be wrong about at most ${ratePercent(groupTest)} of the groups it reports`)}.`;
}

function otherwiseOne(dossier: Dossier): string {
  const fitting = fittingTitles(dossier);
  if (fitting.length > 0)
    return fitting.length === 1
      ? `An innocent explanation fits the numbers: ${fitting[0]}; take it first.`
      : `Innocent explanations fit the numbers: ${listed(fitting)}; take them first.`;
  const all = numberWord(INNOCENT_READINGS.length);
  const missing = untestable(dossier);
  if (dossier.status === "open" && missing.length > 0)
    return `None of ${all} innocent explanations fits, but this data cannot test ${missing.length === 1 ? `one of the common ones, ${missing[0]}` : listed(missing)}, so it stays possible.`.replace(
      "it stays",
      missing.length === 1 ? "it stays" : "they stay",
    );
  return readingsInShort(dossier) ?? `None of ${all} innocent explanations was tested.`;
}

function otherwiseSeveral({ totals: { byStatus } }: ReportInput, shown: readonly Dossier[]): string {
  const { contested, open, coordinated } = byStatus;
  const titles = [...new Set(shown.flatMap(fittingTitles))];
  if (open + coordinated === 0 && titles.length <= MOST_NAMED)
    return `${titles.length === 1 ? "An innocent explanation fits" : "Innocent explanations fit"} ${ofAll(contested, contested)}: ${listed(titles)}; take ${titles.length === 1 ? "it" : "them"} first.`;
  const parts = [
    contested > 0
      ? `an innocent explanation fits ${ofAll(contested, contested + open + coordinated)}${named(shown)}`
      : "",
    open > 0
      ? `for ${ofAll(open, contested + open + coordinated)}, no explanation that could be tested fits, but this data cannot test all of the common ones`
      : "",
    coordinated > 0
      ? `${contested + open > 0 ? `for the other ${numberWord(coordinated)}` : "for each"}, all of the common ones could be tested, and none fits`
      : "",
  ].filter(Boolean);
  return `${capital(parts.join("; "))}.`;
}

const ofAll = (part: number, all: number): string => {
  if (part < all) return `${numberWord(part)} of them`;
  return all === 2 ? "both" : "each of them";
};

/** What fits the contested groups, where few words say it. */
function named(shown: readonly Dossier[]): string {
  const titles = [...new Set(shown.flatMap(fittingTitles))];
  return titles.length > 0 && titles.length <= MOST_NAMED ? ` (${listed(titles)})` : "";
}

/** Explanations that a sentence can name. */
const MOST_NAMED = 3;

function audienceAnswers(dossier: Dossier, input: ReportInput): Answers {
  const several = input.totals.byStatus["shared-audience"] > 1;
  const fitting = fittingTitles(dossier);
  const { log10E } = dossier;
  const chance =
    log10E !== null && log10E > 0
      ? `On data that had no part in finding them, chance gives evidence this strong ${onceIn(log10E)}`
      : "Chance alone does not explain it";
  return {
    found: `${several ? "In the strongest of them, " : ""}${several ? numberWord(dossier.size) : numberHead(dossier.size)} accounts ${countedWords(dossier)}`,
    sure: `${chance}, but nothing here shows that they act in concert: it goes away once their common taste is held fixed, or they come to their things at any distance in time, or an audience's reading fits.`,
    otherwise:
      fitting.length > 0
        ? `What fits: ${listed(fitting)}.`
        : "People who care for the same things, read one page or follow one account take up the same at about the same time; nothing here goes beyond that.",
  };
}

function candidateAnswers(input: ReportInput): Answers {
  const { groupTest, totals, quality, selfCheck } = input;
  const { candidate } = totals.byStatus;
  const blind = lacksPower(groupTest);
  const found =
    groupTest.tested === 0
      ? `${counted(quality.events, "post")} by ${counted(quality.accounts, "account")} were searched, and nothing repeats enough to be tested.`
      : blind
        ? `At ${share(groupTest.saturated, Math.max(1, groupTest.saturated + groupTest.chances))} of the moments there was nobody else to compare with, so the test could tell next to nothing.`
        : `Of ${counted(groupTest.tested, "set")} of accounts that kept meeting in ${counted(quality.events, "post")}, none passed the test.`;
  return {
    found,
    sure: blind
      ? `That nothing passed clears nobody, and the ${counted(candidate, "candidate")} below ${candidate === 1 ? "carries" : "carry"} no error rate.`
      : `The ${counted(candidate, "candidate")} below ${candidate === 1 ? "carries" : "carry"} no error rate${selfCheck ? `, and ${totals.leads === 0 ? "none stands" : totals.leads === candidate ? (candidate === 1 ? "it stands" : "all stand") : `${numberWord(totals.leads)} ${totals.leads === 1 ? "stands" : "stand"}`} out more than what the same search finds in shuffled copies of this file` : ""}.`,
    ...(blind ? { helps: true as const } : {}),
    otherwise: blind
      ? dataThatWouldHelp(input)
      : "Chance and common habits can explain them; groups that wait longer, or are small, can escape the test.",
  };
}

function noAnswers(input: ReportInput): Answers {
  return {
    found: nothing(input),
    sure: "This does not show that nobody acted in concert: who waits longer, acts on things that this data does not hold, or is not in these files leaves no mark here.",
    otherwise: dataThatWouldHelp(input),
    helps: true,
  };
}
