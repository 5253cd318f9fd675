/**
 * Names of accounts: `platform:namespace:id` where the identifier is known (`x::123`), `platform:@:handle` where only a
 * handle is, which sources write `@handle`. Under pseudonyms each becomes `p:` and 16 hexadecimal digits of HMAC-SHA-256 under the key of the case; the
 * same account gets the same pseudonym as author, in mentions and in text. Posts, and links to platforms, get pseudonyms of their own:
 * on most platforms the number of a post leads to its author. What is compared for equality keeps every difference.
 */
import { type IdentityPlan, machineWord, UsageError } from "../model/index.js";
import { perceptualHash } from "../stats/index.js";
import type { Store } from "../store/index.js";
import { KnownNames, type NamedPerson } from "./known-names.js";
import { accountMask, Masks } from "./masks.js";
import { ShownLinks } from "./shown-links.js";
import { ShownTexts } from "./shown-text.js";

/** Platforms whose handles may hold a hyphen. */
const HYPHENATED: ReadonlySet<string> = new Set(["bluesky", "mastodon", "reddit", "unknown", "youtube"]);

/** An object that may be the number of a post or an account, wherever it was made. */
const NUMBER = /^\d{5,}$/;

/** The name of an account before pseudonyms. */
export const accountId = (platform: string, id: string): string => `${platform}::${id}`;

/** The name of an account of which only the handle is known. */
export const handleId = (platform: string, handle: string): string => `${platform}:@:${handle.toLowerCase()}`;

/** SQL of the name of an account: `account` is an identifier, or a handle behind `@`. */
export const accountIdSql = (platform: string, account: string): string =>
  `CASE WHEN starts_with(${account}, '@') THEN ${platform} || ':@:' || lower(substr(${account}, 2)) ELSE ${platform} || '::' || ${account} END`;

/** The pseudonym of an account id (`platform:namespace:id`) under a key: `p:` and 16 hexadecimal digits. */
export const pseudonymOf = (key: Buffer, account: string): string => accountMask(key, account);

/** Says what accounts, and all that leads to them, are called in this case. */
export class Identities {
  private readonly masks: Masks;
  private readonly known = new KnownNames();
  private readonly links: ShownLinks;
  private readonly texts: ShownTexts;
  private readonly ids = new Set<string>();
  private readonly handles = new Map<string, string>();
  private readonly pseudonyms = new Map<string, string>();

  private constructor(
    /** Names are replaced by pseudonyms. */
    readonly hidden: boolean,
    key: Buffer | null,
  ) {
    this.masks = new Masks(hidden ? key : null);
    this.links = new ShownLinks(this.masks, this.known);
    this.texts = new ShownTexts(this.masks, this.known, this.links, {
      account: (account) => this.mask(account),
      handle: (platform, handle) => this.mask(this.ofHandle(platform, handle)),
      handleIn: (platform, word) => this.handleIn(platform, word),
    });
  }

  /** Opens the identities of a case. Throws `UsageError` when pseudonyms are asked for without a key. */
  static open(identity: IdentityPlan, key: Buffer | null): Identities {
    const hidden = identity.mode === "pseudonym";
    if (hidden && !key?.length)
      throw new UsageError(
        "read: no key for pseudonyms. Give a key, or use --identity plain with --purpose.",
      );
    return new Identities(hidden, key);
  }

  /** The key of posts and other numbers, for `shownPostSql` and `maskSql`. */
  get postKey(): string {
    return this.masks.short;
  }

  /** Accounts (`platform:namespace:id`) that `learn` met, every author there is; none before it was called. */
  get learned(): ReadonlySet<string> {
    return this.ids;
  }

  /** Learns identifiers and handles from `read_rows`: a handle that several accounts bore belongs to the last of them. */
  async learn(store: Store): Promise<void> {
    const chunks = store.chunks(
      `SELECT platform, account, ${accountIdSql("platform", "account")} AS id, lower(account_handle) AS handle FROM read_rows WHERE reason IS NULL
       GROUP BY ALL ORDER BY max(micros), account`,
    );
    for await (const chunk of chunks) {
      const [platforms, accounts, ids, handles] = [0, 1, 2, 3].map((c) => chunk.values(c) as string[]);
      for (let r = 0; r < chunk.rowCount; r++) this.meet(platforms[r], accounts[r], ids[r], handles[r]);
    }
  }

  private meet(platform: string, account: string, id: string, handle: string | null): void {
    this.ids.add(id);
    this.known.learn(account.replace(/^@/, ""), id);
    if (handle === null) return;
    this.handles.set(handleId(platform, handle.replace(/^@/, "")), id);
    this.known.learn(handle.replace(/^@/, ""), id);
  }

  /** Learns from mentions that give both (`123 @name`). What authors say of themselves wins. */
  learnMention(platform: string, mention: string): void {
    const both = /^(\S+) @(\S+)$/.exec(mention);
    if (!both) return;
    const handle = handleId(platform, both[2]);
    if (this.handles.has(handle)) return;
    const id = accountId(platform, both[1]);
    this.handles.set(handle, id);
    for (const name of [both[1], both[2]]) this.known.learn(name, id);
  }

  /** Learns posts of the data (identifier to platform) that may stand in objects and links. */
  learnPosts(posts: ReadonlyMap<string, string>): void {
    this.links.posts = posts;
  }

  /** Learns display names from `read_rows`, for links that spell them. */
  async learnPeople(store: Store): Promise<void> {
    const names =
      "SELECT DISTINCT account_name FROM read_rows WHERE reason IS NULL AND account_name IS NOT NULL";
    for await (const chunk of store.chunks(names))
      for (const name of chunk.values(0) as string[]) this.known.learnPerson(name);
  }

  /** What a post is called: its identifier, or its pseudonym. */
  shownPost(platform: string, post: string): string {
    return this.hidden ? this.masks.post(platform, post) : post;
  }

  /** What an account is called: its name, or its pseudonym. */
  shown(account: string): string {
    return this.hidden ? this.mask(account) : account;
  }

  private mask(account: string): string {
    let pseudonym = this.pseudonyms.get(account);
    if (!pseudonym) {
      pseudonym = this.masks.account(account);
      this.pseudonyms.set(account, pseudonym);
    }
    return pseudonym;
  }

  /** What a mentioned account is called. The mention is an identifier, `@handle`, both, or an identifier and `=name`. */
  shownMention(platform: string, mention: string): string {
    const both = /^(\S+) [@=].+$/s.exec(mention);
    if (both) return this.shown(accountId(platform, both[1]));
    const id = accountId(platform, mention);
    if (!mention.startsWith("@") && (this.ids.has(id) || /^(?:user|channel|chat)?\d+$/.test(mention)))
      return this.shown(id);
    return this.shownHandle(platform, mention.replace(/^@/, ""));
  }

  /** What the account behind a handle is called. */
  shownHandle(platform: string, handle: string): string {
    return this.shown(this.ofHandle(platform, handle));
  }

  private ofHandle(platform: string, handle: string): string {
    const id = handleId(platform, handle);
    return (
      this.handles.get(id) ?? (this.ids.has(accountId(platform, handle)) ? accountId(platform, handle) : id)
    );
  }

  /** The handle at the beginning of a word behind an `@`: up to a hyphen where the platform's handles hold none. */
  private handleIn(platform: string, word: string): string {
    const plain = word.split("-", 1)[0];
    if (plain === word || this.isKnown(platform, word)) return word;
    return HYPHENATED.has(platform) && !this.isKnown(platform, plain) ? word : plain;
  }

  private isKnown(platform: string, handle: string): boolean {
    return this.handles.has(handleId(platform, handle)) || this.ids.has(accountId(platform, handle));
  }

  /** A link: a platform's by its host and a number, any other with the names in it replaced. */
  shownLink(link: string): string {
    return this.hidden ? this.links.canonical(link) : link;
  }

  /** A registrable domain with the names in it replaced. */
  shownDomain(domain: string): string {
    return this.hidden ? this.links.domain(domain) : domain;
  }

  /** A hashtag; a number where it names an account. */
  shownHashtag(tag: string): string {
    return this.hidden && this.known.inWord(tag, () => "") !== tag ? this.masks.of("hashtag", tag) : tag;
  }

  /** The name of a client; a number where it names an account, with what it says of itself as a scheduler. */
  shownClient(client: string): string {
    if (!this.hidden || !this.telling(client)) return client;
    return `${this.masks.of("client", client)} ${machineWord(client)}`.trim();
  }

  /** A medium: a perceptual hash stays, anything else is a number. */
  shownMedium(medium: string): string {
    return this.hidden && perceptualHash(medium) === null ? this.masks.of("medium", medium) : medium;
  }

  /** An opaque identifier of an object: a number where it is a post or an account, or names one. */
  shownObject(object: string): string {
    if (!this.hidden) return object;
    const account = this.known.accountOf(object);
    if (account?.endsWith(`:${object}`)) return this.mask(account);
    if (object.startsWith("at://")) return this.masks.post("bluesky", object);
    const platform = this.links.posts.get(object);
    if (platform !== undefined) return this.masks.post(platform, object);
    if (NUMBER.test(object) || this.telling(object)) return this.masks.of("object", object);
    return object;
  }

  private telling(text: string): boolean {
    return this.known.inIdentifier(text) || this.maskedText("", text) !== text;
  }

  /** A text as it is shown. */
  shownText(platform: string, text: string, people: readonly NamedPerson[] = []): string {
    return this.hidden ? this.maskedText(platform, text, people) : text;
  }

  /** A text with the accounts it names (by `@handle`, by link or as one of `people`), addresses and phone numbers replaced, whether names are hidden or not: it is what is compared. */
  maskedText(platform: string, text: string, people: readonly NamedPerson[] = []): string {
    return this.texts.shown(platform, text, people);
  }
}
