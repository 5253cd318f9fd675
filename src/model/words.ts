/**
 * The glossary. claque's nouns in reading order; every other file uses these words and no synonyms.
 *
 * - account: one author on one platform, `platform:namespace:id`.
 * - event: one act by one account (a post, repost, reply).
 * - object: what was acted on (a link, a hashtag, a post that is reposted, a family of near-duplicate texts).
 * - action: account × object × time, by one trace; the first action of an account on an object counts.
 * - trace: one definition of "doing the same thing".
 * - window: how far apart in time two actions on one object may lie and still be a meeting; `windowSeconds`.
 * - meeting: two actions of two accounts on one object within the window.
 * - edge: two accounts with their meetings under one trace and window.
 * - support: the number of distinct objects on which the two accounts of an edge met.
 * - expected: what chance gives for the support, under a stated null model.
 * - group: accounts that the `find` step puts together; `candidate` until a test on held-out data confirms it.
 * - dossier: what a person can check about a group.
 * - finding: a group with status `coordinated`.
 * - innocent reading: an explanation without hidden coordination (wire copy, fandom, feed, scheduler, …).
 * - plan: every effective option of a run, as plain data. manifest: the plan with hashes and counts.
 * - case: the folder of one investigation.
 */

/** What a group is worth: see the glossary in this file and the contract in the docs. */
export type GroupStatus = "coordinated" | "candidate" | "shared-audience" | "contested";

/** The highest null model that an edge or a group beats; `none` when it beats none. */
export type EvidenceLevel = "none" | "volume" | "audience" | "attention";

/** What an event is. */
export type EventKind = "post" | "repost" | "reply" | "quote" | "share";

/** How fine a clock is; a window finer than the precision is refused. */
export type TimePrecision = "microsecond" | "millisecond" | "second" | "minute" | "day";

/** How accounts are shown: keyed pseudonyms (the default) or the identifiers of the data. */
export type IdentityMode = "pseudonym" | "plain";

/** Seconds of the finest window that a clock of this precision supports. */
export const PRECISION_SECONDS: Readonly<Record<TimePrecision, number>> = {
  microsecond: 0.000001,
  millisecond: 0.001,
  second: 1,
  minute: 60,
  day: 86400,
};
