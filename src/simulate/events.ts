/** What a simulated world consists of: events in the field names that `--map` knows, and the truth about each account. */

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
}

/** The truth about one account. */
export interface Label {
  readonly account: string;
  readonly label: "honest" | "planted";
  /** Name of the planted group; empty for honest accounts. */
  readonly group: string;
}

/** A world: events in order of time, labels in order of account. */
export interface World {
  readonly events: readonly SimulatedEvent[];
  readonly labels: readonly Label[];
}

/** An act that is to happen: who, when (seconds since the start), and on what where that is decided beforehand. */
export interface Act {
  readonly time: number;
  readonly account: number;
  /** Undefined for acts of free choice. */
  readonly order?: Order;
}

/** A common object: a link to share, a post to repost, or a wording to vary. */
export interface Order {
  readonly kind: "link" | "repost" | "wording";
  /** Index of the link; -1 where there is none. */
  readonly link: number;
  readonly hashtag: number;
  /** Token words of the wording; empty where each account writes its own. */
  readonly words: readonly number[];
  /** Set when the first account acts: the post that the others repost. */
  post: number;
}
