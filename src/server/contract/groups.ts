/** Groups: the list, the sheet of one, its evidence, the network. */
import { z } from "zod";
import type { Dossier, GroupSignals } from "../../model/index.js";
import { Clock, GroupId, Selection, Status, Verdict } from "./common.js";
import { Entry } from "./decisions.js";

/** `POST /api/groups`. */
export const GroupsRequest = z.strictObject({
  selection: Selection.default([]),
  /** `test`: findings first, then by the test's rank. `wording`: one wording last. `rank`: strongest first. */
  order: z
    .enum(["test", "rank", "accounts", "meetings", "first", "last", "wording", "undecided"])
    .default("test"),
});
export type GroupsRequest = z.input<typeof GroupsRequest>;

/** One array a column, all of `count` values, in the order asked for. */
export const GroupsList = z.object({
  count: z.number(),
  /** Groups of the case, with the filter or without. */
  total: z.number(),
  /** Width of a bin of `spark`, seconds; the first bin begins at `sparkStart`. */
  sparkStart: Clock.nullable(),
  sparkBinSeconds: z.number(),
  columns: z.object({
    id: z.array(GroupId),
    rank: z.array(z.number()),
    status: z.array(Status),
    /** What it is, in seven words at most. */
    words: z.array(z.string()),
    accounts: z.array(z.number()),
    meetings: z.array(z.number()),
    expected: z.array(z.number()),
    /** Acts of the group with a meeting, in 40 bins of the whole file. */
    spark: z.array(z.array(z.number())),
    wording: z.array(z.enum(["one-wording", "retold", "unlike"]).nullable()),
    /** Ids of innocent readings that fit. */
    fits: z.array(z.array(z.string())),
    /** Core readings that this data could not test. */
    untested: z.array(z.array(z.string())),
    traces: z.array(z.array(z.string())),
    leadTrace: z.array(z.string()),
    windowSeconds: z.array(z.number()),
    platforms: z.array(z.array(z.string())),
    firstSeen: z.array(Clock),
    lastSeen: z.array(Clock),
    /** The reviewer's. */
    verdict: z.array(Verdict.nullable()),
    pinned: z.array(z.boolean()),
    contested: z.array(z.boolean()),
    notes: z.array(z.number()),
  }),
});
export type GroupsList = z.infer<typeof GroupsList>;

/** `GET /api/groups/:id`. */
export const Sheet = z.object({
  id: GroupId,
  words: z.string(),
  /** The group in one sentence, no verdict in it. */
  sentence: z.string(),
  /** Observed beside chance, with the error rate, as sentences and as numbers. */
  chance: z.object({
    observed: z.number(),
    expected: z.number(),
    expectedRhythm: z.number(),
    windowSeconds: z.number(),
    trace: z.string(),
    /** Acts that followed another member's, and how many the deciding null model expects; null where the group did not pass. */
    followed: z.number().nullable(),
    followedExpected: z.number().nullable(),
    log10E: z.number().nullable(),
    falseDiscoveryRate: z.number(),
    candidatesTested: z.number().nullable(),
    words: z.array(z.string()),
  }),
  /** As in the report; members in order of their first meeting. `timeline` refers to `members` and `objects` by index. */
  dossier: z.custom<Omit<Dossier, "edges">>((value) => typeof value === "object" && value !== null),
  /** Readings of the dossier have ids; here are their titles. */
  readingTitles: z.record(z.string(), z.string()),
  /** Null where the group's signals were not measured. */
  signals: z.custom<GroupSignals>((value) => typeof value === "object" && value !== null).nullable(),
  /**
   * The account × object matrix: rows are `dossier.members`, columns are `dossier.objects` (shared objects only). One cell an act:
   * arrays of equal length. `seconds` since the object's first act of a member; `met`: another member acted within the window.
   */
  matrix: z.object({
    member: z.array(z.number()),
    object: z.array(z.number()),
    seconds: z.array(z.number()),
    met: z.array(z.boolean()),
    eventId: z.array(z.string()),
  }),
  /** Shared moments of a group that passed: who was present, with the chance that they would be. */
  occasions: z.array(
    z.object({
      occasion: z.number(),
      trace: z.string(),
      objectId: z.string(),
      present: z.number(),
      firstSeen: Clock.nullable(),
      /** Index into `dossier.members`; −1 for an account that is no member any more. */
      member: z.array(z.number()),
      isPresent: z.array(z.boolean()),
      timeUtc: z.array(Clock.nullable()),
      chance: z.array(z.number().nullable()),
    }),
  ),
  /** Accounts that the reviewer excluded, with the reason. */
  excluded: z.array(z.object({ account: z.string(), reason: z.string() })),
  /** Decisions on this group, oldest first, undone ones marked. */
  decisions: z.array(Entry),
  /** Groups before and after it in order of rank, for `j` and `k`. */
  before: GroupId.nullable(),
  after: GroupId.nullable(),
});
export type Sheet = z.infer<typeof Sheet>;

/** `POST /api/evidence`: what a click means in posts. Every filter narrows; none gives the group's closest pairs. */
export const EvidenceRequest = z.strictObject({
  group: GroupId,
  trace: z.string().max(60).optional(),
  object: z.string().max(4000).optional(),
  /** One member: pairs that it is in. Two: the pairs of the two. */
  members: z.array(z.string().max(400)).max(2).default([]),
  from: Clock.optional(),
  to: Clock.optional(),
  order: z.enum(["closest", "time"]).default("closest"),
  limit: z.number().int().min(1).max(200).default(20),
  offset: z.number().int().min(0).default(0),
});
export type EvidenceRequest = z.input<typeof EvidenceRequest>;

/** A post as the case keeps it: scrubbed under pseudonyms, as in the report. */
export const Post = z.object({
  eventId: z.string(),
  account: z.string(),
  platform: z.string(),
  postId: z.string().nullable(),
  timeUtc: Clock,
  timePrecision: z.string(),
  timeRaw: z.string().nullable(),
  kind: z.string(),
  text: z.string().nullable(),
  links: z.array(z.string()),
  hashtags: z.array(z.string()),
  file: z.string(),
  line: z.number(),
  /** Where the row stands, in words: `posts.csv:12`. */
  place: z.string(),
  /** SHA-256 of the file. */
  sha256: z.string().nullable(),
});
export type Post = z.infer<typeof Post>;

/** Pairs side by side. `a` acted first. */
export const Evidence = z.object({
  /** Pairs that the filters mean; post pairs with several objects come once, `objects` names them. */
  total: z.number(),
  /** Meetings that the case's caps left out for the whole case: where above 0, `total` may be too low. */
  leftOut: z.number(),
  pairs: z.array(
    z.object({
      trace: z.string(),
      objects: z.array(z.string()),
      deltaSeconds: z.number(),
      windowSeconds: z.number(),
      /** Jaccard similarity of the words of both texts, 0 to 1; null where one has none. */
      similarity: z.number().nullable(),
      a: Post,
      b: Post,
    }),
  ),
});
export type Evidence = z.infer<typeof Evidence>;

/** `GET /api/network`: communities first, then accounts. Layout computed once; x and y from −1 to 1. */
export const Network = z.object({
  groups: z.object({
    id: z.array(GroupId),
    status: z.array(Status),
    words: z.array(z.string()),
    accounts: z.array(z.number()),
    x: z.array(z.number()),
    y: z.array(z.number()),
    /** Radius that holds its accounts, same unit. */
    radius: z.array(z.number()),
  }),
  /** Accounts in more than one group stand in the one of best rank. `group` indexes `groups.id`. */
  nodes: z.object({
    account: z.array(z.string()),
    group: z.array(z.number()),
    x: z.array(z.number()),
    y: z.array(z.number()),
    partners: z.array(z.number()),
  }),
  /** Indices into `nodes`; strongest first. `weight` is −log10 p of the strongest trace and window. */
  edges: z.object({
    a: z.array(z.number()),
    b: z.array(z.number()),
    weight: z.array(z.number()),
    trace: z.array(z.string()),
  }),
  /** Accounts that two groups share, or edges between them: indices into `groups.id`. */
  bridges: z.object({
    a: z.array(z.number()),
    b: z.array(z.number()),
    edges: z.array(z.number()),
    shared: z.array(z.number()),
  }),
  nodesTotal: z.number(),
  edgesTotal: z.number(),
});
export type Network = z.infer<typeof Network>;
