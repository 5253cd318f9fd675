/**
 * Posts as a labelled world: numbers become opaque names, what a post carries becomes the field from which the same trace
 * reads it again. Names are dealt by the seed and tell nothing about where an account or an object came from.
 */
import type { Label, WorldContent } from "../simulate/index.js";
import type { Random } from "../stats/index.js";
import type { Posts } from "./posts.js";

/** Posts with their owners exchanged or joined from two sets, and the truth about each account. */
export interface LabelledPosts extends Posts {
  /** Name of the planted group of each account; empty for honest ones. */
  readonly groups: readonly string[];
}

/** Token words of a text family: long enough to be compared, and unlike those of any other family. */
const FAMILY_WORDS = 10;

/** The lines and labels of a world. */
export function worldOf(posts: LabelledPosts, random: Random): Pick<WorldContent, "events" | "labels"> {
  const numbers = random.shuffle(Int32Array.from(posts.accountIds, (_, i) => i + 1));
  const names = Array.from(numbers, (number) => `a${String(number).padStart(7, "0")}`);
  const objects = random.shuffle(Int32Array.from({ length: posts.objects.count }, (_, i) => i + 1));
  return { events: lines(posts, names, objects), labels: labelsOf(posts, names) };
}

function labelsOf(posts: LabelledPosts, names: readonly string[]): Label[] {
  const platform = new Map<number, string>();
  for (let i = 0; i < posts.count; i++) platform.set(posts.account[i], posts.platforms[posts.platform[i]]);
  return [...platform]
    .map(
      ([account, where]): Label => ({
        account: names[account],
        label: posts.groups[account] ? "planted" : "honest",
        group: posts.groups[account],
        platform: where,
        crowd: "",
      }),
    )
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}

function* lines(posts: Posts, names: readonly string[], objects: Int32Array): Generator<string> {
  let batch = "";
  for (let i = 0; i < posts.count; i++) {
    const event = {
      account: names[posts.account[i]],
      post: `p${String(i + 1).padStart(8, "0")}`,
      time: clock(posts.time[i]),
      kind: posts.kinds[posts.kind[i]],
      platform: posts.platforms[posts.platform[i]],
      ...fieldsOf(posts, i, objects),
    };
    batch += `${JSON.stringify(event)}\n`;
    if (batch.length > 65536) {
      yield batch;
      batch = "";
    }
  }
  if (batch) yield batch;
}

/** Microseconds as ISO 8601, no finer than the clock is. */
function clock(micros: number): string {
  const text = new Date(Math.floor(micros / 1000)).toISOString();
  const rest = ((micros % 1000) + 1000) % 1000;
  if (rest > 0) return text.replace("Z", `${String(rest).padStart(3, "0")}Z`);
  return text.replace(".000Z", "Z");
}

interface Fields {
  text: string | null;
  repost_of: string | null;
  reply_to: string | null;
  links: string[];
  hashtags: string[];
  mentions: string[];
  media: string[];
  objects: string[];
}

function fieldsOf(posts: Posts, post: number, objects: Int32Array): Fields {
  const fields: Fields = {
    text: null,
    repost_of: null,
    reply_to: null,
    links: [],
    hashtags: [],
    mentions: [],
    media: [],
    objects: [],
  };
  let [wording, story] = [-1, -1];
  for (let at = posts.start[post]; at < posts.start[post + 1]; at++) {
    const object = posts.object[at];
    const name = objects[object];
    switch (posts.traces[posts.objects.trace[object]]) {
      case "co-repost":
        fields.repost_of ??= `r${name}`;
        break;
      case "co-reply":
        fields.reply_to ??= `r${name}`;
        break;
      case "co-link":
        fields.links.push(`https://site${posts.objects.site[object]}.example/item${name}`);
        break;
      case "co-hashtag":
        fields.hashtags.push(`tag${name}`);
        break;
      case "co-mention":
        fields.mentions.push(`m${name}`);
        break;
      case "co-image":
        fields.media.push(`i${name}`);
        break;
      case "co-text":
        wording = name;
        break;
      case "co-phrase":
        story = name;
        break;
      default:
        fields.objects.push(`o${name}`);
    }
  }
  if (story >= 0) fields.text = `${wordsOf(story)} ${ownWords(wording >= 0 ? `w${wording}` : `p${post}`)}`;
  else if (wording >= 0) fields.text = wordsOf(wording);
  return fields;
}

/** Words that all posts of a family share; each bears the number of the family in another spelling. */
function wordsOf(family: number): string {
  const word = (i: number) => (Math.imul(family + 1, 0x9e3779b1 + 2 * i) >>> 0).toString(36).padStart(7, "0");
  return Array.from({ length: FAMILY_WORDS }, (_, i) => `w${word(i)}`).join(" ");
}

/** Words by which one wording of a story differs from another: enough to be no copy, too few to be another story. */
const ownWords = (wording: string): string =>
  Array.from({ length: FAMILY_WORDS / 2 }, (_, i) => `${wording}x${i}`.padStart(8, "q")).join(" ");
