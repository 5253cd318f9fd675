/**
 * What is handed over of one group to a platform of threat intelligence, as plain data: STIX and MISP are two ways of writing it down. It says
 * what was counted and what reviewers decided; who stands behind the accounts, and why, is nowhere in it.
 */
import type { TraceCount } from "../../model/index.js";

/** A member that no reviewer excluded. */
export interface HandedAccount {
  /** Pseudonym, or the identifier where the case shows names. */
  readonly accountId: string;
  readonly platform: string;
  /** With plain names: identifier on the platform and last handle. */
  readonly nativeId: string | null;
  readonly handle: string | null;
}

/** Observed against expected, by trace: the window with most evidence. */
export type HandedTrace = TraceCount;

/** A web address on which members met. */
export interface HandedLink {
  readonly url: string;
  readonly accounts: number;
}

/** A post of a member in a shared moment. */
export interface HandedPost {
  readonly accountId: string;
  readonly platform: string;
  readonly kind: string;
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly objectId: string;
  readonly hashtags: readonly string[];
}

/** An innocent reading as it was tested. */
export interface HandedReading {
  readonly reading: string;
  readonly title: string;
  readonly state: string;
  readonly note: string;
}

/** A signal beside groups of accounts like these. */
export interface HandedSignal {
  readonly signal: string;
  readonly measurable: boolean;
  readonly value: number | null;
  readonly controlValue: number | null;
  readonly pValue: number | null;
  readonly note: string;
}

/** A story that the group carried. */
export interface HandedNarrative {
  readonly number: number;
  readonly sample: string;
  readonly posts: number;
  readonly accounts: number;
  readonly members: number;
  readonly groupShare: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly languages: readonly string[];
  readonly factChecks: readonly string[];
}

/** A technique of DISARM that behaviour suggests. */
export interface HandedTechnique {
  readonly id: string;
  /** Version of the framework. */
  readonly version: string;
  /** The framework's name; null where the name says what was not measured. */
  readonly name: string | null;
  readonly phase: string | null;
  /** STIX id of the framework's own object. */
  readonly stixId: string | null;
  /** Name of the technique in MISP's galaxy; null where that has none, or where it says what was not measured. */
  readonly galaxyName: string | null;
  readonly because: string;
}

/** A verdict of a reviewer that stands. */
export interface HandedVerdict {
  readonly verdict: string;
  readonly reviewer: string;
  readonly reason: string;
  readonly at: string;
  readonly hash: string;
}

/** One group with all that goes with it. */
export interface GroupFacts {
  readonly groupId: string;
  /** SHA-256 of its members: the same accounts are the same group in every export. */
  readonly membersSha256: string;
  readonly status: string;
  readonly level: string;
  readonly size: number;
  readonly excluded: number;
  readonly log10EValue: number | null;
  readonly candidatesTested: number | null;
  readonly leadTrace: string;
  readonly windowSeconds: number;
  readonly observed: number;
  readonly expected: number;
  readonly expectedRhythm: number;
  readonly followed: number | null;
  readonly followedExpected: number | null;
  readonly medianGapSeconds: number | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly evidenceFrom: string | null;
  readonly standsFrom: string | null;
  readonly accounts: readonly HandedAccount[];
  readonly traces: readonly HandedTrace[];
  readonly links: readonly HandedLink[];
  /** Links on which members met, of which `links` are those with most members. */
  readonly linksTotal: number;
  readonly posts: readonly HandedPost[];
  readonly readings: readonly HandedReading[];
  readonly signals: readonly HandedSignal[];
  readonly operators: { readonly low: number; readonly high: number; readonly note: string } | null;
  readonly narratives: readonly HandedNarrative[];
  readonly techniques: readonly HandedTechnique[];
  readonly verdicts: readonly HandedVerdict[];
  /** Reasons for which reviewers contest the group, and their notes. */
  readonly contested: readonly string[];
  readonly remarks: readonly string[];
}

/** The case that groups come from. */
export interface CaseFacts {
  readonly version: string;
  readonly planSha256: string;
  readonly manifestSha256: string;
  readonly inputsSha256: readonly string[];
  /** When the run ended, ISO 8601 with milliseconds. */
  readonly finishedAt: string;
  readonly pseudonymous: boolean;
  /** False discovery rate of the group test. */
  readonly groupFdr: number;
  readonly tlp: Tlp;
}

/** Labels of the Traffic Light Protocol. */
export const TLP = ["clear", "green", "amber", "red"] as const;

/** A label of the Traffic Light Protocol. */
export type Tlp = (typeof TLP)[number];
