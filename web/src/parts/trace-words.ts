/** Traces as sentences: what accounts did together, and what the objects are called. A trace that is not listed reads plainly. */

/** A trace in words. */
export interface TracePhrase {
  /** Present tense with its object: "post the same link". */
  readonly act: string;
  /** Past tense: "posted the same link". */
  readonly did: string;
  readonly one: string;
  readonly many: string;
}

const phraseOf = (act: string, did: string, one: string, many = `${one}s`): TracePhrase => ({
  act,
  did,
  one,
  many,
});

const PHRASES: Readonly<Record<string, TracePhrase>> = {
  "co-share": phraseOf("share the same object", "shared the same object", "object"),
  "co-repost": phraseOf("repost the same post", "reposted the same post", "post"),
  "co-link": phraseOf("post the same link", "posted the same link", "link"),
  "co-domain": phraseOf("link to the same site", "linked to the same site", "site"),
  "co-hashtag": phraseOf("use the same hashtag", "used the same hashtag", "hashtag"),
  "co-hashtag-sequence": phraseOf(
    "use the same row of hashtags",
    "used the same row of hashtags",
    "row of hashtags",
    "rows of hashtags",
  ),
  "co-text": phraseOf("post nearly the same text", "posted nearly the same text", "text"),
  "co-phrase": phraseOf(
    "tell one story in other words",
    "told the same story in other words",
    "story",
    "stories",
  ),
  "co-image": phraseOf("post the same picture", "posted the same picture", "picture"),
  "co-reply": phraseOf("answer the same post", "answered the same post", "post"),
  "co-mention": phraseOf("mention the same account", "mentioned the same account", "account"),
  "co-post": phraseOf("post in the same hours", "posted anything at all", "day"),
};

/** The words of a trace. */
export const tracePhrase = (trace: string): TracePhrase =>
  PHRASES[trace] ?? phraseOf("act on the same object", "acted on the same object", "object");
