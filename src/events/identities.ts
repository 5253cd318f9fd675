/**
 * Names of accounts: `platform:namespace:id` where the identifier is known (`x::123`), `platform:@:handle` where only a
 * handle is, which sources write `@handle`. Under pseudonyms each becomes `p:` and 16 hexadecimal digits of HMAC-SHA-256 under the key of the case; the
 * same account gets the same pseudonym as author, in mentions, in text and in links. Posts get pseudonyms too: on most
 * platforms the number of a post leads to its author.
 */
import { createHash, createHmac } from "node:crypto";
import { type IdentityPlan, UsageError } from "../model/index.js";
import type { Store } from "../store/index.js";
import { KnownNames, type NamedPerson } from "./known-names.js";
import { mayHoldProfile, type Renames, renamedProfiles } from "./profile-links.js";

const MENTION = /(^|[^\p{L}\p{N}_@/]|(?=%40))(@|＠|%40)([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)/gu;
/** Platforms whose handles may hold a hyphen. */
const HYPHENATED: ReadonlySet<string> = new Set(["bluesky", "mastodon", "reddit", "unknown", "youtube"]);

/** Reddit's way to name somebody. */
const USER = /(^|[^\p{L}\p{N}_/-])(\/?u\/)([A-Za-z0-9_-]{3,20})(?![\w-])/gu;

/** The name of an account before pseudonyms. */
export const accountId = (platform: string, id: string): string => `${platform}::${id}`;

/** The name of an account of which only the handle is known. */
export const handleId = (platform: string, handle: string): string => `${platform}:@:${handle.toLowerCase()}`;

/** SQL of the name of an account: `account` is an identifier, or a handle behind `@`. */
export const accountIdSql = (platform: string, account: string): string =>
  `CASE WHEN starts_with(${account}, '@') THEN ${platform} || ':@:' || lower(substr(${account}, 2)) ELSE ${platform} || '::' || ${account} END`;

/** The pseudonym of an account id (`platform:namespace:id`) under a key: `p:` and 16 hexadecimal digits. */
export const pseudonymOf = (key: Buffer, account: string): string =>
  `p:${createHmac("sha256", key).update(account).digest("hex").slice(0, 16)}`;

/** SQL of the pseudonym of a post; `$1` is `Identities.postKey`. The same as `Identities.shownPost`. */
export const shownPostSql = (platform: string, post: string): string =>
  `'p:' || left(sha256($1 || ${platform} || '|' || ${post}), 16)`;

/** Says what accounts are called in this case. */
export class Identities {
  /** The key of posts, for `shownPostSql`: so short that most identifiers go into one block of the hash with it, 128 bits. */
  readonly postKey: string;
  private readonly known = new KnownNames();
  private readonly renames: Renames = {
    account: (platform, name) => this.shownHandle(platform, name),
    post: (platform, id) => this.shownPost(platform, id),
  };
  private readonly renamed = (account: string): string => this.shown(account);
  private readonly ids = new Set<string>();
  private readonly handles = new Map<string, string>();
  private readonly pseudonyms = new Map<string, string>();

  constructor(
    readonly hidden: boolean,
    private readonly key: Buffer | null,
  ) {
    this.postKey = createHmac("sha256", key ?? "")
      .update("claque posts")
      .digest("base64url")
      .slice(0, 22);
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

  /** What a post is called: its identifier, or its pseudonym. */
  shownPost(platform: string, post: string): string {
    if (!this.hidden) return post;
    const digest = createHash("sha256").update(`${this.postKey}${platform}|${post}`).digest("hex");
    return `p:${digest.slice(0, 16)}`;
  }

  /** What an account is called: its name, or its pseudonym. */
  shown(account: string): string {
    if (!this.hidden) return account;
    let pseudonym = this.pseudonyms.get(account);
    if (!pseudonym) {
      pseudonym = pseudonymOf(this.key!, account);
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
    const id = handleId(platform, handle);
    return this.shown(
      this.handles.get(id) ?? (this.ids.has(accountId(platform, handle)) ? accountId(platform, handle) : id),
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

  /** A hashtag, a domain or the name of a client with the accounts it names replaced under pseudonyms. */
  shownWord(word: string): string {
    return this.hidden ? this.known.inWord(word, this.renamed) : word;
  }

  /** A link with the account it names replaced under pseudonyms. */
  shownLink(link: string): string {
    if (!this.hidden) return link;
    const linked = mayHoldProfile(link) ? renamedProfiles(link, this.renames) : link;
    return this.known.inLink(linked, this.renamed);
  }

  /** An opaque identifier of an object or a medium with the accounts it names replaced under pseudonyms. */
  shownObject(object: string): string {
    return this.hidden ? this.known.inIdentifier(this.shownLink(object), this.renamed) : object;
  }

  /** A text with the accounts it names, by `@handle`, by link or as one of `people`, replaced under pseudonyms. */
  shownText(platform: string, text: string, people: readonly NamedPerson[] = []): string {
    if (!this.hidden) return text;
    const linked = mayHoldProfile(text) ? renamedProfiles(text, this.renames) : text;
    const mentioned = /[@＠]|%40/.test(linked)
      ? linked.replace(MENTION, (_, before: string, sign: string, word: string) => {
          const handle = this.handleIn(platform, word);
          return `${before}${sign}${this.shownHandle(platform, handle)}${word.slice(handle.length)}`;
        })
      : linked;
    const users = mentioned.includes("u/")
      ? mentioned.replace(
          USER,
          (_, before: string, lead: string, name: string) => before + lead + this.shownHandle(platform, name),
        )
      : mentioned;
    return this.known.inText(users, people, this.renamed);
  }
}
