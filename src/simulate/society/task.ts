/** What several accounts act on: an order, a call, news, a rumour; and what is to happen. */
import type { TOPIC_KINDS } from "./schema.js";

/** What a task names. */
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** How a text is told. */
export type Telling = "near" | "paraphrase" | "translated" | "repost";

/** An act as it became an event. */
export interface Done {
  readonly who: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly post: string;
  readonly telling: Telling | null;
}

/** A post that others repost or answer. */
export interface Source {
  readonly who: number;
  readonly post: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly hashtags: readonly string[];
  readonly media: readonly string[];
  /** Language of the text. */
  readonly lang: string;
}

/** A common object. */
export interface Task {
  readonly kind: TopicKind;
  readonly url: string | null;
  readonly tags: readonly string[];
  readonly image: string | null;
  /** Numbers of the words of the text; empty where everybody writes an own one about `circle`. */
  readonly words: readonly number[];
  /** Names and numbers that every telling keeps. */
  readonly marks: readonly string[];
  /** Language in which the text was written; null: that of whoever tells it. */
  readonly language: string | null;
  /** Circle that own texts are about. */
  readonly circle: number;
  /** Share of the words that each account changes. */
  readonly paraphrase: number;
  /** Whether those who repost take the latest post on it, and not the first. */
  readonly latest: boolean;
  /** By platform: the post that those who repost take. */
  readonly posts: Map<string, Source>;
  /** Called with each event on the task. */
  readonly done?: (done: Done) => void;
}

/** An act that is to happen; without a task it is of free choice. */
export interface Act {
  /** Seconds since the start of the world. */
  readonly time: number;
  readonly who: number;
  readonly task?: Task;
  readonly telling?: Telling;
  /** Whether it reposts or answers a post of the office. */
  readonly applause?: boolean;
  /** Client name, where it is not the account's own. */
  readonly client?: string;
}
