/**
 * One page, one link: the form in which two links to a page are the same text. Lower-case host without `www`, mobile and
 * AMP dress, always https, no fragment, no default port, no trailing slash, tracking parameters dropped, the others sorted.
 */
import { parse } from "tldts";
import {
  DRESS_LABELS,
  PLATFORM_HOSTS,
  REDIRECTORS,
  SAME_HOST,
  SHARE_BUTTONS,
  SHORTENERS,
  SITE_TRACKING,
  TRACKING_PARAMETERS,
} from "./link-rules.js";
import { type PageUrl, pageUrl, queryText } from "./page-url.js";

/** A link in canonical form. */
export interface CanonicalLink {
  readonly link: string;
  readonly host: string;
  /** Registrable domain by the public suffix list; null where it is a platform's or a shortener's and says nothing. */
  readonly domain: string | null;
  /** A home page of a platform or a share button: nothing that two accounts could share. */
  readonly stop: boolean;
  readonly shortener: boolean;
}

const MAX_REDIRECTS = 3;
const REDIRECTING_HOSTS: ReadonlySet<string> = new Set(
  Object.keys(REDIRECTORS).map((place) => place.split("/", 1)[0]),
);

/** The canonical form of a link; null for what is no link to a page. Never throws. */
export function canonicalLink(text: string, depth = 0): CanonicalLink | null {
  const url = parsedUrl(text);
  if (!url) return null;
  const { host, domain, platform, shortener } = hostOf(url.hostname.replace(/\.$/, ""));
  if (!domain) return null;
  const target = depth < MAX_REDIRECTS ? redirectTarget(url, host) : null;
  if (target !== null) return canonicalLink(target, depth + 1);
  const port = url.port && url.port !== "80" && url.port !== "443" ? `:${url.port}` : "";
  const { path, query } = pageOf(url, host);
  const button = port === "" && SHARE_BUTTONS[host]?.test(path) === true;
  return {
    link: `https://${host}${port}${path}${query}`,
    host,
    domain: platform || shortener ? null : domain,
    stop: (platform && path === "" && query === "") || button,
    shortener,
  };
}

const QUOTED = /^(?:<(.*)>|"(.*)"|'(.*)'|«(.*)»)$/s;

function parsedUrl(text: string): PageUrl | null {
  const bare = text.trim();
  const trimmed = /^[<"'«]/.test(bare) ? bare.replace(QUOTED, "$1$2$3$4").trim() : bare;
  const schemed = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed)
    ? trimmed
    : trimmed.startsWith("//")
      ? `https:${trimmed}`
      : /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[:/?#]|$)/u.test(trimmed)
        ? `https://${trimmed}`
        : null;
  return schemed === null ? null : pageUrl(schemed);
}

/** What is known of a host. */
interface Host {
  readonly host: string;
  readonly domain: string | null;
  readonly platform: boolean;
  readonly shortener: boolean;
}

const hosts = new Map<string, Host>();
const MAX_HOSTS = 100_000;

function hostOf(hostname: string): Host {
  const known = hosts.get(hostname);
  if (known) return known;
  const { domain, subdomain, isIp } = parse(hostname, { allowPrivateDomains: true });
  const labels = (subdomain ?? "").split(".").filter((label) => label && !DRESS_LABELS.has(label));
  const plain = domain ? [...labels, domain].join(".") : hostname;
  const host = SAME_HOST[plain] ?? plain;
  const registrable = isIp ? hostname : domain ? (SAME_HOST[domain] ?? domain) : null;
  const platform = PLATFORM_HOSTS.has(host) || (registrable !== null && PLATFORM_HOSTS.has(registrable));
  const found = { host, domain: registrable, platform, shortener: SHORTENERS.has(host) };
  if (hosts.size >= MAX_HOSTS) hosts.clear();
  hosts.set(hostname, found);
  return found;
}

/** Where a page that only leads on leads to: redirectors, and the caches that serve AMP pages. */
function redirectTarget(url: PageUrl, host: string): string | null {
  const names = REDIRECTING_HOSTS.has(host) ? REDIRECTORS[`${host}${url.pathname}`] : undefined;
  const target = names
    ?.map((wanted) => url.parameters().find(([name]) => name === wanted)?.[1])
    .find((value) => value && /^https?:\/\//i.test(value));
  if (target) return target;
  if (host === "youtu.be" && url.pathname.length > 1)
    return `https://youtube.com/watch?v=${url.pathname.slice(1)}`;
  if (host !== "google.com" && !host.endsWith("cdn.ampproject.org")) return null;
  const cached = /^\/(?:amp|c|v|a)\/s\/(.+)$/.exec(url.pathname);
  return cached && `https://${cached[1]}${url.search}`;
}

function pageOf(url: PageUrl, host: string): { path: string; query: string } {
  const fragment = /^#[!/]/.test(url.hash) ? url.hash : "";
  let path = url.pathname;
  if (path.includes("%")) path = path.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  if (path.includes("amp")) path = path.replace(/\/amp\/?$/, "").replace(/\.amp(?=\.html?$)|\.amp$/, "");
  if (path.endsWith("/")) path = path.replace(/\/+$/, "");
  if (host === "t.me") path = path.replace(/^\/s(?=\/)/, "");
  if (!url.search) return { path, query: fragment };
  const site = SITE_TRACKING[host];
  const kept = url.parameters().filter(([name]) => {
    const folded = name.toLowerCase();
    return (
      !folded.startsWith("utm_") &&
      !folded.startsWith("__hs") &&
      !TRACKING_PARAMETERS.has(folded) &&
      !site?.has(folded)
    );
  });
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = queryText(kept);
  return { path, query: (query && `?${query}`) + fragment };
}
