/** What a person can check about one group: plain data, made by the evidence stage, drawn by the outputs. */
import type { EvidenceLevel, GroupStatus, Wording } from "./words.js";

/** Observed against expected under one trace and window. */
export interface TraceCount {
  readonly trace: string;
  readonly windowSeconds: number;
  readonly observed: number;
  readonly expected: number;
  readonly expectedRhythm: number;
  readonly objects: number;
  readonly accounts: number;
  readonly medianGapSeconds: number | null;
}

/** One post as it is shown beside another. */
export interface EvidencePost {
  readonly eventId: string;
  readonly accountId: string;
  readonly postId: string | null;
  readonly timeUtc: string;
  readonly timePrecision: string;
  readonly text: string | null;
  readonly file: string;
  readonly line: number;
  /** Where the row stands, in words. */
  readonly place: string;
  /** Address of the post on its platform; null under pseudonyms, and where the data gives none. */
  readonly permalink: string | null;
}

/** Two posts on one object, side by side. */
export interface Meeting {
  readonly objectId: string;
  readonly trace: string;
  readonly deltaSeconds: number;
  readonly a: EvidencePost;
  readonly b: EvidencePost;
}

/** The moment that holds the most members on one object of the lead trace within the group's window. */
export interface ClosestMoment {
  readonly trace: string;
  readonly objectId: string;
  /** Members in it; `posts` may show fewer. */
  readonly members: number;
  /** Accounts outside the group that acted on the object from the first of the posts to the last. */
  readonly others: number;
  readonly spanSeconds: number;
  /** In order of time. */
  readonly posts: readonly EvidencePost[];
}

/** One edge inside the group with its strongest meetings. */
export interface EdgeEvidence {
  readonly accountA: string;
  readonly accountB: string;
  readonly trace: string;
  readonly windowSeconds: number;
  readonly support: number;
  /** Pairs of posts behind the support: fewer where a post carries several of the objects. */
  readonly postPairs: number;
  readonly expected: number;
  readonly log10P: number;
  readonly qValue: number;
  readonly level: EvidenceLevel;
  /** Meetings shown, closest in time first; `meetingsTotal` says how many there are. */
  readonly meetings: readonly Meeting[];
  readonly meetingsTotal: number;
}

/** A member as the dossier shows it. */
export interface DossierMember {
  readonly accountId: string;
  readonly platform: string;
  /** Empty under pseudonyms. */
  readonly handles: readonly string[];
  /** Display names; empty under pseudonyms. */
  readonly names: readonly string[];
  readonly events: number;
  /** Objects on which the account met another member. */
  readonly support: number;
  readonly partners: number;
  /** log10 of the member's e-value and what it was held against; null and `not` in a group that was not confirmed. */
  readonly log10E: number | null;
  readonly judged: "all" | "non-members" | "not";
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** One object that the group met on. */
export interface DossierObject {
  readonly objectId: string;
  readonly trace: string;
  /** Members that acted on it within the window of another member. */
  readonly members: number;
  /** All accounts of the data that acted on it. */
  readonly accounts: number;
  readonly firstSeen: string;
  readonly spanSeconds: number;
  /** A text that shows what it is (the post's text), where there is one. */
  readonly sample: string | null;
}

/** One action on the group's timeline. */
export interface TimelinePoint {
  readonly timeUtc: string;
  /** Index into `Dossier.members`. */
  readonly member: number;
  /** Index into `Dossier.objects`, or -1 for an object that is not listed. */
  readonly object: number;
  /** Whether another member acted on the same object within the group's window. */
  readonly met: boolean;
}

/** An innocent reading with what is known of it. */
export interface Reading {
  readonly id: string;
  /** The reading as a sentence. */
  readonly about: string;
  /** `not-measurable`: the data cannot settle it. `not-tested`: the group stands beyond the limit of the test. */
  readonly state: "fits" | "ruled-out" | "not-measurable" | "not-tested";
  /** Whether this data could show it; false where it lacks what the test needs, or was not tested. */
  readonly testable: boolean;
  /** The numbers behind the state, in one sentence; empty when not tested. */
  readonly note: string;
}

/** Everything about one group. */
export interface Dossier {
  readonly groupId: string;
  readonly rank: number;
  readonly size: number;
  readonly status: GroupStatus;
  readonly level: EvidenceLevel;
  readonly wording: Wording;
  readonly traces: readonly string[];
  readonly leadTrace: string;
  readonly windowSeconds: number;
  readonly observed: number;
  /** What chance gives by hour × popularity, and by hour of day × popularity with all days pooled. */
  readonly expected: number;
  readonly expectedRhythm: number;
  /** The mean that the group stands above: see `groups.contrast`. */
  readonly contrast: "hour" | "rhythm";
  /** O ln(O/E) − (O − E) against that mean: the order of the ranking, and what shuffled copies are compared by. */
  readonly score: number;
  /** The group test: log10 of the e-value, candidates it was corrected for, since when the evidence was there, and since when a search of the past alone finds it. Null where it did not pass. */
  readonly log10E: number | null;
  readonly candidatesTested: number | null;
  readonly evidenceFrom: string | null;
  readonly standsFrom: string | null;
  /** Acts that followed another member's within the window, and how many the deciding null model expects; null where it did not pass. */
  readonly followed: number | null;
  readonly followedExpected: number | null;
  readonly medianGapSeconds: number | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly actions: number;
  /** Posts that hold these actions: fewer where a post carries several of the objects. */
  readonly posts: number;
  /** The group's share, 0 to 1, of all actions of the lead trace in the hours in which members met. */
  readonly ownShare: number;
  readonly objectCount: number;
  readonly counts: readonly TraceCount[];
  readonly members: readonly DossierMember[];
  readonly objects: readonly DossierObject[];
  /** Objects with a meeting within the group's window in any of its traces; `objects` may show fewer. */
  readonly objectsTotal: number;
  readonly timeline: readonly TimelinePoint[];
  /** Actions in all; the timeline may show fewer. */
  readonly timelineTotal: number;
  /** Null where no two members met by the lead trace within the window. */
  readonly moment: ClosestMoment | null;
  readonly edges: readonly EdgeEvidence[];
  /** The pair with the most meetings under the lead trace and window, so that a pair with hangers-on is not taken for a group. */
  readonly topPair: {
    readonly accountA: string;
    readonly accountB: string;
    readonly meetings: number;
  } | null;
  /** Pairs of members that met on two objects or more in a trace of the group; of these, those that stand out one by one. */
  readonly edgesTotal: number;
  readonly pairsStanding: number;
  readonly readings: readonly Reading[];
}

/** The network picture: strongest edges among members of groups, and the groups they belong to. */
export interface NetworkPicture {
  readonly nodes: readonly { accountId: string; groupId: string | null }[];
  /** `weight` is −log10 p of the strongest trace and window. */
  readonly edges: readonly { a: number; b: number; weight: number }[];
  readonly nodesTotal: number;
  readonly edgesTotal: number;
}
