/**
 * Names that the forms of Telegram data have in common, so that the same account and the same post are the same whichever
 * program exported them: `user1`, `channel1`, posts as `chat/number`.
 */
import { createHash } from "node:crypto";

/**
 * Key of a post that was forwarded without its number: made of the origin and the text, so the same post forwarded twice has
 * one key and two posts of one channel have two.
 */
export const forwardKey = (origin: string, text: string): string =>
  `forward:${createHash("sha256").update(`${origin}\0${text}`).digest("hex").slice(0, 16)}`;

/** A person by number; with the name that the text shows, where it shows one. */
export const personMention = (user: string, name: string | null): string =>
  name ? `user${user} =${name}` : `user${user}`;

/** The number of a chat without the mark that some programs put before it (`-100123`, `-123`). */
export const chatNumber = (id: string): string => id.replace(/^-(?:100(?=\d{9}))?/, "");
