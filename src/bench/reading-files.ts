/**
 * Generated exports for the reading bench: posts with long identifiers, text in three scripts, links, tags and mentions, as flat
 * CSV, as flat NDJSON, or nested as X API v2 gives them. Token words only.
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { RunContext } from "../model/index.js";
import { type Random, random } from "../stats/index.js";

/** How the posts are written. */
export type PostsFormat = "csv" | "ndjson" | "x-api";

/** What to write. */
export interface PostsFile {
  readonly path: string;
  readonly format: PostsFormat;
  /** Size of the file, reached and passed by less than a megabyte. */
  readonly bytes: number;
  readonly seed: number;
}

interface Post {
  readonly number: number;
  readonly account: number;
  readonly seconds: number;
  readonly text: string;
  readonly link: string;
  readonly tag: string;
  readonly mentioned: number;
  readonly lang: string;
}

const WORDS = ["token", "wörter", "слово", "کلمه", "river", "stone", "lamp", "harbour", "clock", "paper"];
const LANGUAGES = ["en", "de", "ru", "fa"];
const BEGIN = 1_700_000_000;
const FLUSH_CHARACTERS = 1 << 19;

const accountOf = (n: number): string => `1${String(n).padStart(6, "0")}900734519283`;
const postOf = (n: number): string => `16${String(n).padStart(10, "0")}4410217`;
const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Writes the file; returns its number of posts. Cost: half a minute to a minute a gigabyte. */
export async function writePosts(file: PostsFile, run: RunContext): Promise<number> {
  const draw = random(file.seed);
  const out = createWriteStream(file.path);
  const line = { csv: csvLine, ndjson: flatLine, "x-api": nestedLine }[file.format];
  let [held, written, count] = [file.format === "csv" ? CSV_HEADER : "", 0, 0];
  run.progress.start(`Generating ${file.format}`, file.bytes, "bytes");
  while (written < file.bytes) {
    run.signal.throwIfAborted();
    while (held.length < FLUSH_CHARACTERS) held += line(post(count++, draw));
    const block = Buffer.from(held);
    held = "";
    written += block.length;
    if (!out.write(block)) await once(out, "drain");
    run.progress.advance(block.length);
  }
  out.end();
  await finished(out);
  run.progress.end();
  return count;
}

function post(number: number, draw: Random): Post {
  const words = Array.from({ length: 8 + draw.integer(24) }, () => WORDS[draw.integer(WORDS.length)]);
  return {
    number,
    account: draw.integer(50_000),
    seconds: BEGIN + draw.integer(30 * 86_400),
    text: `${words.join(" ")} ${draw.integer(100_000)}`,
    link: `https://site${draw.integer(500)}.example/${draw.integer(200_000)}?utm_source=x`,
    tag: `tag${draw.integer(2000)}`,
    mentioned: draw.integer(50_000),
    lang: LANGUAGES[draw.integer(LANGUAGES.length)],
  };
}

const CSV_HEADER = "account_id,username,post_id,created_at,text,urls,hashtags,lang,likes\n";

const csvLine = (p: Post): string =>
  `${accountOf(p.account)},handle_${p.account},${postOf(p.number)},${timeOf(p.seconds)},"${p.text}, said ""${p.tag}""",${p.link},${p.tag},${p.lang},${p.number % 97}\n`;

const flatLine = (p: Post): string =>
  `${JSON.stringify({
    account_id: accountOf(p.account),
    username: `handle_${p.account}`,
    post_id: postOf(p.number),
    created_at: timeOf(p.seconds),
    text: p.text,
    urls: [p.link],
    hashtags: [p.tag],
    lang: p.lang,
    likes: p.number % 97,
  })}\n`;

const user = (n: number) => ({
  id: accountOf(n),
  username: `handle_${n}`,
  name: `Name ${n}`,
  created_at: timeOf(BEGIN - n * 3600),
  description: `token words of ${n}`,
  verified: false,
  protected: false,
  public_metrics: { followers_count: n % 977, following_count: n % 313, tweet_count: n, listed_count: 0 },
});

const nestedLine = (p: Post): string =>
  `${JSON.stringify({
    id: postOf(p.number),
    author_id: accountOf(p.account),
    conversation_id: postOf(p.number),
    created_at: timeOf(p.seconds),
    text: p.text,
    lang: p.lang,
    source: "some client",
    possibly_sensitive: false,
    reply_settings: "everyone",
    edit_history_tweet_ids: [postOf(p.number)],
    public_metrics: {
      retweet_count: p.number % 13,
      reply_count: 0,
      like_count: p.number % 97,
      quote_count: 0,
    },
    context_annotations: [
      {
        domain: { id: "46", name: "Token domain", description: "token words" },
        entity: { id: "781974597310615553", name: "Token" },
      },
    ],
    referenced_tweets: p.number % 4 === 0 ? [{ type: "retweeted", id: postOf(p.number >> 1) }] : undefined,
    entities: {
      urls: [
        {
          start: 0,
          end: 23,
          url: "https://t.co/abcdefghij",
          expanded_url: p.link,
          display_url: p.link.slice(8, 30),
        },
      ],
      hashtags: [{ start: 24, end: 30, tag: p.tag }],
      mentions: [{ start: 31, end: 40, username: `handle_${p.mentioned}`, id: accountOf(p.mentioned) }],
      annotations: [{ start: 3, end: 9, probability: 0.87, type: "Place", normalized_text: "Token" }],
    },
    author: user(p.account),
    __twarc: {
      url: "https://api.example/2/tweets/search/all",
      version: "2.13.0",
      retrieved_at: timeOf(p.seconds),
    },
  })}\n`;
