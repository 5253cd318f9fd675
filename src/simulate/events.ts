/** What a simulated world consists of: events in the field names that `--map` knows, and the truth about each account. */
import type { OBJECT_KINDS } from "./schema.js";
import type { SocietyTruth } from "./society/truth.js";

/** One event as it stands in `events.ndjson`. */
export interface SimulatedEvent {
  readonly account: string;
  readonly post: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly time: string;
  readonly kind: "post" | "repost" | "reply";
  readonly text: string;
  readonly repost_of: string | null;
  readonly reply_to: string | null;
  readonly links: readonly string[];
  readonly hashtags: readonly string[];
  readonly platform: string;
  /** Only where a client is named. */
  readonly client?: string;
  /** Only in worlds with profiles; ISO 8601, UTC. */
  readonly account_created?: string;
  /** Only in societies, where there is something to say. */
  readonly lang?: string;
  readonly handle?: string;
  readonly account_name?: string;
  readonly bio?: string;
  /** Perceptual hash of the account's portrait. */
  readonly portrait?: string;
  /** Perceptual hashes of pictures. */
  readonly media?: readonly string[];
}

/** The truth about one account. */
export interface Label {
  readonly account: string;
  readonly label: "honest" | "planted";
  /** Name of the planted group; empty for honest accounts. */
  readonly group: string;
  readonly platform: string;
  /** Name of the honest crowd that the account is of; empty for none. */
  readonly crowd: string;
  /** In societies only; empty for honest accounts: who runs the account, in which series it was made, what it claims to be. */
  readonly operator?: string;
  readonly batch?: string;
  readonly cover?: string;
  readonly team?: string;
}

/** A world: events in order of time, labels in order of account, in societies the truth about what was planted. */
export interface World {
  readonly events: readonly SimulatedEvent[];
  readonly labels: readonly Label[];
  readonly truth?: SocietyTruth;
}

/** What an order gives to act on. */
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** An act that is to happen: who, when (seconds since the start), and on what where that is decided beforehand. */
export interface Act {
  readonly time: number;
  readonly account: number;
  /** Undefined for acts of free choice. */
  readonly order?: Order;
  /** Client name, where one is told. */
  readonly client?: string;
}

/** A common object: a link to share, a post to repost or to answer, a hashtag, or a wording to vary. */
export interface Order {
  readonly kind: ObjectKind;
  /** Address of the link; null where there is none. */
  readonly url: string | null;
  readonly tags: readonly string[];
  /** Token words of the wording; empty where each account writes its own. */
  readonly words: readonly number[];
  /** Share of the words that each account changes, beside the single word that half of them change; null: none at all. */
  readonly paraphrase: number | null;
  /** By platform: index of the first event on the order, which the others repost, or of the post that all answer. */
  readonly posts: Map<string, number>;
}
