/**
 * Whether a profile says by itself that the account is automatic: "retweet bot", "automated feed", "tweets by API". Many platforms ask
 * for that label, and honest relays give it. Says what the profile claims, not what is true; a profile that says nothing claims nothing.
 */

/** Words of profile texts and names, in any case; `bot` by itself where nothing denies it. */
const SAYS = [
  String.raw`(?<!\b(?:not|no|kein|keine|nicht|pas|ningún|non|не)\s(?:an?\s|ein\s|un\s|una\s)?)(?<![\p{L}\p{N}])(?:(?:re)?tweet|rt|news|auto|twitter|mastodon|feed|weather|info|social)?[- ]?bots?(?![\p{L}\p{N}])`,
  String.raw`\bautomated (?:account|feed|posts?|tweets?|by|service)`,
  String.raw`\b(?:this account is|posts? are|tweets? are|fully|i am) automat(?:ed|ic)\b`,
  String.raw`\bauto(?:matic(?:ally)?)?[- ]?(?:re)?(?:tweets?|posts?|shares?|publish\w*)\b`,
  String.raw`\b(?:i |we |which |that )?(?:re-?tweet|repost|rt|boost)s? (?:all|every|everything|any|posts with|tweets with|whatever|anything|the hashtag|#)`,
  String.raw`\b(?:rss|atom)[- ]?feeds?\b|\b(?:via|by|from) rss\b`,
  String.raw`\b(?:via|by|using|through) (?:the |an )?api\b`,
  String.raw`\b(?:feed of|unofficial feed|headline feed|news feed of)\b`,
  String.raw`\bautomatis(?:ch|iert)e?[rsn]?\b`,
  String.raw`\b(?:compte|tweets?|fil) automatiques?\b|\bcuenta autom[aá]tica\b|\bconta autom[aá]tica\b|\baccount automatico\b`,
  String.raw`(?<!\p{L}|не )(?:бот|автоматическ\p{L}*|ретвит\p{L}* бот)(?!\p{L})`,
].join("|");
const TEXT = new RegExp(SAYS, "iu");

/** Handles in which `bot` is a word of its own: set off by a sign, a number or a capital. */
const HANDLE = /(?:^|[^a-z])bot(?:[^a-z]|$)|(?:^|[^A-Za-z])Bot(?![a-z])|[a-z0-9]B[oO][tT]$|_bot$/u;

/** Characters of a text that are looked at. */
const LOOKED_AT = 500;

/** Whether a handle, a name or a profile text says that the account is automatic. */
export function declaresAutomation(profile: {
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
}): boolean {
  if (profile.handle !== null && HANDLE.test(profile.handle)) return true;
  return [profile.name, profile.bio].some((text) => text !== null && TEXT.test(text.slice(0, LOOKED_AT)));
}
