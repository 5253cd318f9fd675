/** A post record of Bluesky, as both the stream and the API carry it: text, facets, embeds, reply. */
import { listOf, listText, numberOf, objectOf, textOf } from "./json-values.js";
import { linksOfText } from "./links-of-text.js";
import type { RawRow } from "./source.js";

type Json = Readonly<Record<string, unknown>>;

/** The text of a field; the SDK for Python, and so 4CAT, write `created_at` for `createdAt`. */
export const named = (object: Json, name: string): string | null =>
  textOf(object[name]) ?? textOf(object[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]);

/** The fields of a row that a post record fills. */
export function postRecordRow(record: Json): RawRow {
  const text = textOf(record.text);
  const facets = facetsOf(record, text ?? "");
  const embed = embedsOf(objectOf(record.embed));
  const reply = textOf(objectOf(objectOf(record.reply).parent).uri);
  return {
    kind: reply ? "reply" : embed.quote ? "quote" : "post",
    text,
    reply_to: reply,
    quote_of: embed.quote,
    links: listText([...new Set([...facets.links, ...embed.links, ...linksOfText(facets.rest)])]),
    hashtags: listText([...new Set([...facets.tags, ...listOf(record.tags).map(textOf)])]),
    mentions: listText([...new Set(facets.mentions)]),
    media: listText(embed.media),
    lang: textOf(listOf(record.langs)[0]),
    client: textOf(record.via),
  };
}

interface Facets {
  /** The text without what is marked in it: programs shorten the words of a marked link, and leave others bare. */
  readonly rest: string;
  readonly links: (string | null)[];
  readonly tags: (string | null)[];
  readonly mentions: (string | null)[];
}

/** Facets point into the UTF-8 bytes of the text, not into its characters. */
function facetsOf(record: Json, text: string): Facets {
  const bytes = Buffer.from(text);
  const found = {
    links: [] as (string | null)[],
    tags: [] as (string | null)[],
    mentions: [] as (string | null)[],
  };
  const rest = Buffer.from(bytes);
  for (const facet of listOf(record.facets).map(objectOf)) {
    const index = objectOf(facet.index);
    const [start, end] = [numberOf(named(index, "byteStart")) || 0, numberOf(named(index, "byteEnd")) || 0];
    const shown = bytes.toString("utf8", Math.max(0, start), Math.max(0, end)).trim();
    rest.fill(" ", Math.min(rest.length, Math.max(0, start)), Math.min(rest.length, Math.max(0, end, start)));
    for (const feature of listOf(facet.features).map(objectOf)) {
      const did = textOf(feature.did);
      found.links.push(textOf(feature.uri));
      found.tags.push(textOf(feature.tag));
      if (did)
        found.mentions.push(/^@\S+$/.test(shown) ? `${did} ${shown}` : shown ? `${did} =${shown}` : did);
    }
  }
  return { ...found, rest: rest.toString("utf8") };
}

interface Embeds {
  readonly quote: string | null;
  readonly links: (string | null)[];
  readonly media: (string | null)[];
}

/** A quoted post, a linked page and media; `recordWithMedia` holds a record and a medium, each wrapped once more. */
function embedsOf(embed: Json): Embeds {
  const media = "media" in embed ? objectOf(embed.media) : embed;
  const record = objectOf(embed.record);
  const uri = textOf(record.uri) ?? textOf(objectOf(record.record).uri);
  const blobs = [
    ...listOf(media.images).map((image) => objectOf(objectOf(image).image)),
    objectOf(media.video),
  ];
  return {
    quote: uri?.includes("/app.bsky.feed.post/") ? uri : null,
    links: [textOf(objectOf(media.external).uri)],
    media: blobs.map(
      (blob) => textOf(objectOf(blob.ref).$link) ?? textOf(objectOf(blob.ref).link) ?? textOf(blob.cid),
    ),
  };
}
