/**
 * Texts under pseudonyms: links, addresses, phone numbers and mentions in one pass over the text, so that nothing is replaced twice;
 * then the names that the data gives to its accounts.
 */
import { trimmedLink } from "./from-text.js";
import type { KnownNames, NamedPerson } from "./known-names.js";
import type { Masks } from "./masks.js";
import type { ShownLinks } from "./shown-links.js";

/** What a link in a text runs up to. */
const RUN = "[^\\s<>\"'«»“”„‘’`{}|^\\\\]";
/** Schemes that need no `//` behind them. */
const APPS = "mailto|skype|facetime|xmpp|sips?|acct|whatsapp|viber|tg|bitcoin|ethereum";

/** What is replaced, with the sign without which a text holds none of it. */
const KINDS: readonly { readonly mark: RegExp; readonly pattern: string }[] = [
  {
    mark: /:/,
    pattern: [
      String.raw`(?<record>at:\/\/[^\s"'<>()]+)`,
      String.raw`(?<did>(?<![\p{L}\p{N}])did:[a-z]+:[A-Za-z0-9._:%-]+)`,
      `(?<app>(?<![\\p{L}\\p{N}])(?:(?:${APPS}):(?:\\/\\/)?(?=[^\\s/])|(?![a-z\\d+.-]*https?:)[a-z][a-z\\d+.-]{1,30}:\\/\\/)${RUN}+)`,
      `(?<page>https?:\\/\\/${RUN}+)`,
    ].join("|"),
  },
  {
    mark: /@|＠|%40|[[(]at[\])]/i,
    pattern: [
      String.raw`(?<email>(?<![\p{L}\p{N}@._%+-])[\p{L}\p{N}._%+-]+(?:@|%40|\s?[[(](?:at|@)[\])]\s?)[\p{L}\p{N}-]+(?:(?:\.|\s?[[(](?:dot|\.)[\])]\s?)[\p{L}\p{N}-]+)+)`,
      String.raw`(?<mention>(?<=^|[^\p{L}\p{N}_@]|(?=%40))(?:@|＠|%40)[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)`,
    ].join("|"),
  },
  {
    mark: /[\p{L}\p{N}-]\.\p{L}/u,
    pattern: `(?<bare>(?<![\\p{L}\\p{N}@＠._/%-])[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}(?![\\p{L}\\p{N}_@-]|\\.\\p{L})(?::\\d+)?(?:[/?#]${RUN}*)?)`,
  },
  {
    mark: /\bu(?:ser)?\//i,
    pattern: String.raw`(?<user>(?<![\p{L}\p{N}_/-])\/?u(?:ser)?\/[A-Za-z0-9_-]{3,20}(?![\w-]))`,
  },
  {
    mark: /\p{Nd}[\p{Nd}\s()./-]{5,}\p{Nd}/u,
    pattern: `(?<phone>${[
      String.raw`(?<![\p{L}\p{N}_.,$€£+-])(?:\+|00)\(?\p{Nd}(?:[\s().\/-]{0,2}\p{Nd}){6,14}(?![\p{L}\p{N}_])`,
      String.raw`(?<![\p{L}\p{N}_.,:$€£+-])\(?0\p{Nd}{1,5}\)?(?:[\s.\/-]{1,2}\p{Nd}{2,8}){1,5}(?![\p{L}\p{N}_]|[:.,-]\p{Nd})`,
      String.raw`(?<![\p{L}\p{N}_.,:$€£+-])\(?\p{Nd}{3}\)?[\s.-]{1,2}\p{Nd}{3}[\s.-]\p{Nd}{4}(?![\p{L}\p{N}_]|[:.,-]\p{Nd})`,
      String.raw`(?<![\p{L}\p{N}_.,$€£])\p{Nd}{10,25}(?![\p{L}\p{N}_]|[.,]\p{Nd})`,
    ].join("|")})`,
  },
];

/** The pattern of the kinds that a text may hold, by their bits. */
const patterns = new Map<number, RegExp | null>();

function patternFor(text: string): RegExp | null {
  let bits = 0;
  for (let at = 0; at < KINDS.length; at++) if (KINDS[at].mark.test(text)) bits |= 1 << at;
  let pattern = patterns.get(bits);
  if (pattern === undefined) {
    const parts = KINDS.filter((_, at) => bits & (1 << at)).map((kind) => kind.pattern);
    pattern = parts.length === 0 ? null : new RegExp(parts.join("|"), "giu");
    patterns.set(bits, pattern);
  }
  return pattern;
}

/** Dates and clocks, which look like phone numbers where they are written with hyphens. */
const CLOCK =
  /^(?:\p{Nd}{4}[-./\s]\p{Nd}{1,2}[-./\s]\p{Nd}{1,2}|\p{Nd}{1,2}[-./\s]\p{Nd}{1,2}[-./\s]\p{Nd}{2,4})(?!\p{Nd})/u;
/** Fewest digits of a phone number without a sign before it. */
const PHONE_DIGITS = 9;

/** Gives accounts their replacements. */
export interface ShownAccounts {
  /** Of an account (`platform:namespace:id`). */
  readonly account: (account: string) => string;
  /** Of a handle on a platform. */
  readonly handle: (platform: string, handle: string) => string;
  /** The handle at the beginning of a word behind an `@`. */
  readonly handleIn: (platform: string, word: string) => string;
}

/** SQL: a text may hold something that is replaced. */
export const mayHoldLinkSql = (text: string): string =>
  `regexp_matches(${text}, '[@＠/:]|\\pN[\\pN\\s()./-]{5,}\\pN|[\\pL\\pN-][.]\\pL|(?i:[\\[(]at[\\])])|%40')`;

/** Shows texts of one case. */
export class ShownTexts {
  constructor(
    private readonly masks: Masks,
    private readonly known: KnownNames,
    private readonly links: ShownLinks,
    private readonly accounts: ShownAccounts,
  ) {}

  /** The text with the accounts that it names, and whatever leads to people, replaced. `people` may be named by their display names. */
  shown(platform: string, text: string, people: readonly NamedPerson[]): string {
    return this.known.inText(this.linked(platform, text), people, (_, account) =>
      this.accounts.account(account),
    );
  }

  private linked(platform: string, text: string): string {
    const pattern = patternFor(text);
    if (pattern === null) return text;
    return text.replace(pattern, (...found) =>
      this.replaced(platform, found[0] as string, found[found.length - 1] as Groups),
    );
  }

  private replaced(platform: string, found: string, groups: Groups): string {
    const { masks, accounts } = this;
    if (groups.record) return masks.post("bluesky", found);
    if (groups.did) return accounts.account(`bluesky::${found}`);
    if (groups.app) {
      const scheme = /^[a-z][a-z\d+.-]*:(?:\/\/)?/i.exec(found)![0];
      return scheme + masks.of("link", found);
    }
    if (groups.page || groups.bare) return this.link(platform, found);
    if (groups.email) return masks.of("address", found.toLowerCase());
    if (groups.mention) {
      const sign = /^(?:@|＠|%40)/.exec(found)![0];
      const word = found.slice(sign.length);
      const handle = accounts.handleIn(platform, word);
      return sign + accounts.handle(platform, handle) + word.slice(handle.length);
    }
    if (groups.user) {
      const lead = found.slice(0, found.lastIndexOf("/") + 1);
      return lead + accounts.handle(platform, found.slice(lead.length));
    }
    const digits = found.match(/\p{Nd}/gu)?.length ?? 0;
    if (!/^(?:\+|00)/.test(found) && (digits < PHONE_DIGITS || CLOCK.test(found))) return found;
    return masks.of("phone", found.replace(/[^\p{Nd}]+/gu, ""));
  }

  /** A link, and what stands behind it without a space, which may be the next one. */
  private link(platform: string, found: string): string {
    if (this.known.accountOf(found) !== undefined) return found;
    const own = trimmedLink(found);
    return (this.links.inText(own) ?? own) + this.linked(platform, found.slice(own.length));
  }
}

type Groups = Readonly<Record<string, string | undefined>>;
