/**
 * Keyed numbers: what stands in the place of names, links, posts and media under pseudonyms. One text has one number in a case and in
 * every case with the same key, two texts have two, so that whatever is compared for equality compares as it did before.
 */
import { createHash, createHmac } from "node:crypto";

/** What a number is of; one text of two kinds has two numbers. */
export type MaskedKind =
  | "link"
  | "part"
  | "domain"
  | "hashtag"
  | "client"
  | "lang"
  | "medium"
  | "object"
  | "address"
  | "phone";

/** Under plain identities texts are masked for comparison only, and no number is kept. */
const PLAIN_KEY = "claque, plain identities";

/** Gives keyed numbers: `p:` and 16 hexadecimal digits. */
export class Masks {
  /** The key of posts and other things, for SQL: so short that most texts go into one block of the hash with it, 128 bits. */
  readonly short: string;
  private readonly key: Buffer | string;

  constructor(key: Buffer | null) {
    this.key = key ?? PLAIN_KEY;
    this.short = createHmac("sha256", this.key).update("claque posts").digest("base64url").slice(0, 22);
  }

  /** The number of an account id (`platform:namespace:id`). */
  account(account: string): string {
    return accountMask(this.key, account);
  }

  /** The number of a post. */
  post(platform: string, post: string): string {
    return this.digest(`${platform}|${post}`);
  }

  /** The number of anything else. */
  of(kind: MaskedKind, text: string): string {
    return this.digest(`=${kind}|${text}`);
  }

  private digest(text: string): string {
    return `p:${createHash("sha256").update(this.short).update(text).digest("hex").slice(0, 16)}`;
  }
}

/** The pseudonym of an account id under a key: `p:` and 16 hexadecimal digits of HMAC-SHA-256. */
export const accountMask = (key: Buffer | string, account: string): string =>
  `p:${createHmac("sha256", key).update(account).digest("hex").slice(0, 16)}`;

/** SQL of the number of a post; `$1` is `Masks.short`. The same as `Masks.post`. */
export const shownPostSql = (platform: string, post: string): string =>
  `'p:' || left(sha256($1 || ${platform} || '|' || ${post}), 16)`;

/** SQL of the number of a text; `$1` is `Masks.short`. The same as `Masks.of`. */
export const maskSql = (kind: MaskedKind, text: string): string =>
  `'p:' || left(sha256($1 || '=${kind}|' || ${text}), 16)`;
