/** What the report is drawn from: plain data that the pipeline gathers, so that rendering needs neither store nor clock. */
import type { Dossier, NetworkPicture } from "./dossier.js";
import type { Plan } from "./plan.js";
import type { QualityReport } from "./quality.js";
import type { GroupSignals } from "./signals.js";
import type { EvidenceLevel, GroupStatus } from "./words.js";

/** What the network stage found for one trace and window. */
export interface NetworkSummary {
  readonly trace: string;
  readonly windowSeconds: number;
  readonly actions: number;
  readonly accounts: number;
  readonly objects: number;
  /** Distinct account pairs that met on one object or more. */
  readonly pairs: number;
  /** Pairs that met on two objects or more. */
  readonly edges: number;
  /** Of these, how many have which level; a level that is absent has none. */
  readonly edgesByLevel: Readonly<Partial<Record<EvidenceLevel, number>>>;
  /** Edges have this support or more; above 2 where memory did not hold them all. */
  readonly minimumSupport?: number;
}

/** A trace as a reader meets it: its name and the question it answers. */
export interface TraceWords {
  readonly id: string;
  readonly title: string;
  readonly question: string;
}

/** Numbers and settings that the methods paragraph states; what is absent is not stated. */
export interface MethodFacts {
  /** Width of the time strata in which labels are permuted, seconds. */
  readonly binSeconds: number;
  /** Cap of the popularity class, a power of two. */
  readonly popularityCap: number;
  /** Traces that were asked for or are standard but that the data does not hold, each with a reason. */
  readonly skippedTraces: readonly { readonly trace: string; readonly reason: string }[];
  /** Works the method rests on. */
  readonly references: readonly { readonly text: string; readonly url?: string }[];
}

/** What was left out so that the report stays readable; 0 where nothing was. */
export interface ReportLimits {
  /** Groups with a dossier at most. */
  readonly groups: number;
  /** Groups found in all, with or without a dossier. */
  readonly groupsTotal: number;
  /** Meetings kept as evidence, and those left out by the caps of the evidence stage. */
  readonly meetingsKept: number;
  readonly meetingsLeftOut: number;
}

/** Groups over all of the case, those that the report does not show included. */
export interface GroupTotals {
  /** Groups of each status. */
  readonly byStatus: Readonly<Record<GroupStatus, number>>;
  /** Candidates that stand out more than every one of the shuffled copies; all of them where no copy was searched. */
  readonly leads: number;
}

/** Whether any trace had something that two accounts share: where none had, nothing could be searched. */
export const anythingShared = (network: readonly NetworkSummary[]): boolean =>
  network.some(({ actions }) => actions > 0);

/** What the group test had to work with, over all candidates. */
export interface GroupTest {
  /** Candidates of both halves; those that passed; of these, those of which no member could be told apart. */
  readonly tested: number;
  readonly confirmed: number;
  readonly unresolved: number;
  /** Chances that could say something, and those at which the group held all labels of the moment, or none. */
  readonly chances: number;
  readonly saturated: number;
  /** False discovery rate over the candidates. */
  readonly alpha: number;
}

/** Share of chances without a say from which on the test is said to have no power. */
export const NO_POWER = 0.8;

/** Whether nearly all chances were saturated (or there were none): then "nothing found" says nothing. */
export const lacksPower = ({ chances, saturated }: GroupTest): boolean =>
  saturated > NO_POWER * (chances + saturated) || chances + saturated === 0;

/** What the search finds on one copy of the data with accounts exchanged at random. */
export interface ShuffledCopy {
  readonly groups: number;
  /** Groups that passed the group test: errors, or what the exchange could not take apart. */
  readonly confirmed: number;
  /** The same for groups whose members are not resolved. */
  readonly unresolved: number;
  /** The largest score of a candidate with this contrast; null where there is none. */
  readonly hour: number | null;
  readonly rhythm: number | null;
  /** The strongest group of the copy; null where there is none. */
  readonly first: {
    readonly size: number;
    readonly trace: string;
    readonly windowSeconds: number;
    readonly observed: number;
    readonly expected: number;
  } | null;
}

/** The self-check: the yardstick for what the search finds on the data itself. */
export interface SelfCheck {
  readonly copies: readonly ShuffledCopy[];
  /** Accounts of standing groups that were taken out before; `rest`: something still stood when that was given up. */
  readonly takenOut: { readonly accounts: number; readonly rest: boolean };
}

/** The largest score of a group with a contrast over all copies; 0 where no copy has one. */
export const strongestByChance = (check: SelfCheck, contrast: "hour" | "rhythm"): number =>
  Math.max(0, ...check.copies.map((copy) => copy[contrast] ?? 0));

/** Everything that the HTML report shows. */
export interface ReportInput {
  /** When the report was made, ISO 8601 UTC; given by the caller, since rendering knows no clock. */
  readonly createdAt: string;
  readonly claqueVersion: string;
  readonly plan: Plan;
  readonly quality: QualityReport;
  readonly network: readonly NetworkSummary[];
  readonly traces: readonly TraceWords[];
  /** In order of rank. */
  readonly dossiers: readonly Dossier[];
  readonly picture: NetworkPicture;
  readonly methods: MethodFacts;
  readonly limits: ReportLimits;
  readonly totals: GroupTotals;
  readonly groupTest: GroupTest;
  /** Null where it was not run. */
  readonly selfCheck: SelfCheck | null;
  /** Signals of the coordinated groups, by group. */
  readonly signals: Readonly<Record<string, GroupSignals>>;
}
