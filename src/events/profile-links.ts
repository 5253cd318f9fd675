/**
 * Links that name an account (`x.com/NAME/status/1`, `t.me/NAME`): which part is the name. Under pseudonyms that part is
 * replaced, in links and in text, by the same pseudonym as the account itself.
 */

/** Give the name of an account, and the number of a post, in a link their replacements. */
export interface Renames {
  readonly account: (platform: string, name: string) => string;
  readonly post: (platform: string, id: string) => string;
}

interface ProfileHost {
  readonly platform: string;
  /** The path with the name as its second group. */
  readonly path: RegExp;
  /** Names that are pages of the platform, not accounts. */
  readonly pages: ReadonlySet<string>;
}

const pages = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const HOSTS: Readonly<Record<string, ProfileHost>> = {
  "x.com": {
    platform: "x",
    path: /^(\/(?:#!\/)?@?)([A-Za-z0-9_]{1,20})/,
    pages: pages(
      "i home search hashtag intent share explore settings compose messages notifications login signup tos privacy",
    ),
  },
  "t.me": {
    platform: "telegram",
    // an invitation (`/+…`, `/joinchat/…`) leads to one channel as surely as its name
    path: /^(\/(?:\+|joinchat\/|s\/)?)((?<=\+|joinchat\/)[A-Za-z0-9_-]{6,60}|[A-Za-z][A-Za-z0-9_]{2,40})/,
    pages: pages("joinchat share s c addstickers proxy iv boost addlist"),
  },
  "facebook.com": {
    platform: "facebook",
    path: /^(\/(?:pg\/|people\/)?)([A-Za-z0-9.\-_%]{2,80})/,
    pages: pages(
      "watch groups events photo.php photo permalink.php story.php sharer sharer.php share share.php pages profile.php reel reels hashtag plugins dialog l.php login help policies marketplace gaming media stories",
    ),
  },
  "instagram.com": {
    platform: "instagram",
    path: /^(\/(?:stories\/)?)([A-Za-z0-9._]{2,40})/,
    pages: pages("p reel reels tv explore stories accounts about"),
  },
  "tiktok.com": { platform: "tiktok", path: /^(\/@)([A-Za-z0-9._]{2,40})/, pages: pages("") },
  "youtube.com": {
    platform: "youtube",
    path: /^(\/(?:@|c\/|user\/|channel\/))([^/?#\s]{2,100})/,
    pages: pages(""),
  },
  "vk.com": {
    platform: "vk",
    path: /^(\/(?:(?:wall|photo|video|clip|album|topic|story)-?(?=\d))?)([A-Za-z0-9._]{2,40})/,
    pages: pages("feed video clip photo wall share.php away.php album doc search im"),
  },
  "ok.ru": {
    platform: "ok",
    path: /^(\/(?:profile\/)?)([A-Za-z0-9._]{2,40})/,
    pages: pages("video group profile live dk"),
  },
  "threads.net": { platform: "threads", path: /^(\/@)([A-Za-z0-9._]{2,40})/, pages: pages("") },
  "truthsocial.com": { platform: "truthsocial", path: /^(\/@)([A-Za-z0-9._]{2,40})/, pages: pages("") },
  "bsky.app": { platform: "bluesky", path: /^(\/profile\/)([A-Za-z0-9.:_-]{3,120})/, pages: pages("") },
  "reddit.com": { platform: "reddit", path: /^(\/(?:user|u)\/)([A-Za-z0-9_-]{2,40})/, pages: pages("") },
  "linkedin.com": { platform: "linkedin", path: /^(\/in\/)([^/?#\s]{2,100})/, pages: pages("") },
};

const ALIASES: Readonly<Record<string, string>> = {
  "twitter.com": "x.com",
  "telegram.me": "t.me",
  "telegram.dog": "t.me",
  "fb.com": "facebook.com",
  "threads.com": "threads.net",
  "vkontakte.ru": "vk.com",
};

const NAMES = [...Object.keys(HOSTS), ...Object.keys(ALIASES)].map((host) => host.replaceAll(".", "\\."));

/** A profile host with what follows it, in a link or in running text. */
const IN_TEXT = new RegExp(
  `(^|[^A-Za-z0-9.-])((?:(?:www|m|mobile|mbasic|[a-z]{2}-[a-z]{2})\\.)?(?:${NAMES.join("|")}))(/[^\\s<>"'«»]*)`,
  "gi",
);
const PROBE = new RegExp(IN_TEXT.source, "i");
/** Profiles on hosts without a list: `/@name` (Mastodon and others), `/users/name` (ActivityPub). */
const OTHER_AT = /(https?:\/\/[^/\s]+\/(?:@|users\/))([A-Za-z0-9._]{2,60})/g;
/** Parameters that name an account: follow buttons of X, `tg://resolve?domain=`. */
const NAME_PARAMETER = /([?&](?:screen_name|user_id|domain|username)=)([A-Za-z0-9_.]{2,60})/g;
/** The address of a record of Bluesky: it begins with its author. */
const AT_ADDRESS = /at:\/\/did:[a-z]+:[^\s"'<>()]+/g;
const ID_PARAMETER = /([?&](?:id|owner_id|author_id)=)(\d{5,25})/g;
/** The number of a post: whoever asks the platform for it is led to its author. */
const POST_NUMBER = /(?<![A-Za-z0-9:])\d{9,25}(?![A-Za-z0-9])/g;

/** The text (or the link) with every account name and every number of a post in a profile link renamed. */
export function renamedProfiles(text: string, renames: Renames): string {
  const known = text
    .replace(AT_ADDRESS, (address) => renames.post("bluesky", address))
    .replace(
      IN_TEXT,
      (_, before: string, host: string, rest: string) =>
        `${before}${host}${renamedPath(host, rest, renames)}`,
    );
  return known.replace(OTHER_AT, (_, before: string, name: string) =>
    name.startsWith("p:")
      ? before + name
      : before + renames.account(before.replace(/^https?:\/\/|\/(?:@|users\/)$/g, ""), name),
  );
}

const PROFILE_MARKS = ["/@", "/users/", "at://"];

/** Quick test: whether a text may hold a profile link. */
export const mayHoldProfile = (text: string): boolean =>
  text.includes("/") && (PROBE.test(text) || PROFILE_MARKS.some((mark) => text.includes(mark)));

function renamedPath(host: string, rest: string, renames: Renames): string {
  const plain = host.toLowerCase().replace(/^(?:www|m|mobile|mbasic|[a-z]{2}-[a-z]{2})\./, "");
  const { platform, path, pages } = HOSTS[ALIASES[plain] ?? plain];
  const [whole, before, name] = path.exec(rest) ?? ["", "", ""];
  const named = name !== "" && !pages.has(name.toLowerCase()) && !name.startsWith("p:");
  const head = named ? before + renames.account(platform, name) : whole;
  const tail = rest.slice(whole.length);
  const people =
    platform === "facebook"
      ? tail.replace(ID_PARAMETER, (_, lead: string, id: string) => lead + renames.account(platform, id))
      : tail;
  const parameters = people.replace(
    NAME_PARAMETER,
    (_, lead: string, who: string) => lead + renames.account(platform, who),
  );
  return head + parameters.replace(POST_NUMBER, (id) => renames.post(platform, id));
}
