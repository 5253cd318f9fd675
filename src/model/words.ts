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
 * - status: what a group is worth. `coordinated`, `open` and `contested` passed the group test beyond shared taste: of a `coordinated` group the
 *   core readings could be tested and none fits; of an `open` one none fits, but this data cannot test all core readings; a `contested` one is
 *   fitted by an innocent reading. A `shared-audience` passed against volume only, or an audience's reading fits. A `candidate` did not pass.
 * - finding: a group with status `coordinated` or `open`.
 * - innocent reading: an explanation without hidden coordination (wire copy, fandom, feed, scheduler, …).
 * - core reading: a reading without which nothing can be said of why accounts act together: common source, shared audience, public call, same
 *   publisher or feed.
 * - plan: every effective option of a run, as plain data. manifest: the plan with hashes and counts.
 * - case: the folder of one investigation.
 */

/** Statuses of groups whose accounts are said to act in concert: they passed the group test beyond shared taste. */
export const NAMING_STATUSES = ["coordinated", "open", "contested"] as const;

/** Every status, the strongest first. */
export const GROUP_STATUSES = [...NAMING_STATUSES, "shared-audience", "candidate"] as const;

/** What a group is worth: see the glossary in this file and the contract in the docs. */
export type GroupStatus = (typeof GROUP_STATUSES)[number];

/** Whether a status, as text of a table, names the accounts of its group as acting in concert. */
export const namesAccounts = (status: string): boolean =>
  (NAMING_STATUSES as readonly string[]).includes(status);

/** How varied the texts of a group's shared moments are; null where there are none. */
export type Wording = "one-wording" | "retold" | "unlike" | null;

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
