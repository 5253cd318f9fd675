/**
 * Links under pseudonyms. A link to a platform is its host and a keyed number, whoever it leads to; any other link keeps its path,
 * with a keyed number for each part of it that is a handle, a name or an identifier of the data, an address or a phone number.
 */
import { canonicalLink } from "./canonical-link.js";
import type { KnownNames } from "./known-names.js";
import type { Masks } from "./masks.js";
import { namesProfile, type PeopleHost, peopleHost, siteOfPerson } from "./platform-hosts.js";

const PARTS = /^([a-z][a-z\d+.-]*:\/\/)?([^/?#]*)(.*)$/is;
/** What stands between two separators of an address. */
const PART = /[^/?#&=;:,|+!$()'*\s]+/g;
const PHONE_PARAMETER = /([?&#](?:phone|tel|telephone|mobile|msisdn|whatsapp|sms|call)[a-z_]*=)([^&#]+)/gi;
const withoutPort = (host: string): string => host.replace(/:\d+$/, "");
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/** Shows links of one case. */
export class ShownLinks {
  /** Posts of the data that may stand in other links. */
  posts: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly masks: Masks,
    private readonly known: KnownNames,
  ) {}

  /** A canonical link. */
  canonical(link: string): string {
    const [, scheme = "", authority, rest] = PARTS.exec(link)!;
    const people = peopleHost(withoutPort(authority));
    if (people || namesProfile(rest)) return scheme + this.numbered(link, people);
    return scheme + this.host(authority) + this.rest(rest);
  }

  /** A registrable domain. */
  domain(domain: string): string {
    return this.host(domain);
  }

  /**
   * Host and numbers of a canonical link: that of its first segment (a channel, a page), so that links to one of them can still be told
   * from others, and that of the whole link where there is more.
   */
  private numbered(link: string, people: PeopleHost | null): string {
    const [, , place, path = ""] = link.split("/");
    const [host, port] = [withoutPort(place), /:\d+$/.exec(place)?.[0] ?? ""];
    const shown = people && !people.personal ? people.shown + port : this.host(place.replace(/[?#].*$/s, ""));
    const segment = path.replace(/[?#].*$/s, "");
    const first = this.masks.of("link", `${host}${port}/${segment}`);
    return `${shown}/${first}${link.endsWith(`${place}/${segment}`) ? "" : `/${this.masks.of("link", link)}`}`;
  }

  /** A host label by label, so that a domain is shown as the end of its hosts. */
  private host(host: string): string {
    const site = siteOfPerson(withoutPort(host));
    const labels = host.split(".");
    return labels
      .map((label, at) => {
        const from = labels.slice(at).join(".");
        if (site !== null && withoutPort(from) !== site && withoutPort(from).endsWith(`.${site}`))
          return this.masks.of("domain", withoutPort(from));
        if (at < labels.length - 1 && this.known.accountOf(withoutPort(from)) !== undefined)
          return this.masks.of("part", withoutPort(from));
        return this.known.inWord(label, (word) => this.masks.of("part", word));
      })
      .join(".");
  }

  /** A link as it stands in a text, with or without a scheme; null for what may stay as it is. */
  inText(link: string): string | null {
    const [, scheme = "", authority, rest] = PARTS.exec(link)!;
    const people = peopleHost(withoutPort(authority.replace(/^.*@/s, "")));
    const named = authority.includes("@");
    if (rest.length < 2 && !named && (scheme === "" ? !people?.personal : people && !people.personal))
      return null;
    const found = canonicalLink(link);
    if (!found) return scheme || people ? scheme + this.masks.of("link", link) : null;
    const leads = peopleHost(found.host) ?? people;
    if (leads || named || namesProfile(rest)) {
      const shown = leads ? this.numbered(found.link, leads) : this.canonical(found.link);
      return scheme + shown.replace(/^https:\/\//, "");
    }
    return scheme + this.host(authority) + this.rest(rest);
  }

  /** Path, query and fragment of a link to no platform; what follows the host of a platform in it is its address. */
  private rest(rest: string): string {
    if (rest.length < 2) return rest;
    for (const { 0: part, index } of rest.matchAll(PART))
      if (peopleHost(part)) return this.rest(rest.slice(0, index)) + this.masks.of("link", rest.slice(index));
    return rest
      .replace(PHONE_PARAMETER, (_, lead: string, phone: string) => lead + this.masks.of("phone", phone))
      .replace(PART, (part) => this.part(part));
  }

  private part(part: string): string {
    const decoded = part.includes("%") ? decodedPart(part) : part;
    if (
      this.known.isNamed(decoded) ||
      this.posts.has(decoded) ||
      EMAIL.test(decoded) ||
      /^@|[\s:]@\w/.test(decoded) ||
      (decoded !== part && this.hides(decoded))
    )
      return this.masks.of("part", part);
    return this.known.inWord(part, (word) => this.masks.of("part", word));
  }

  /** Whether what was escaped in an address names somebody. */
  private hides(decoded: string): boolean {
    return (
      this.known.inWord(decoded, () => "") !== decoded ||
      decoded.split(/[\s/?#&=:,;|+]+/).some((word) => this.known.isNamed(word) || peopleHost(word) !== null)
    );
  }
}

function decodedPart(part: string): string {
  let text = part;
  for (let times = 0; times < 3 && text.includes("%"); times++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    }
  }
  return text;
}
