/** All posts of the chosen stories in the data: of the ground, of the families of co-text, and of others that share its phrases, links, names and numbers. */
import { foldText } from "../../stats/index.js";
import { comparedTextSql } from "../../store/index.js";
import type { Ground } from "../ground.js";
import { markKeys, phraseKeys, type Stories } from "./stories.js";
import { marksOf, phrasesOf } from "./story-features.js";
import type { StoryTexts } from "./story-texts.js";

/** Posts of others that are looked at for marks, at most. */
const MOST_LOOKED_AT = 200_000;
/** Features that are searched for, of one story and in all, at most. */
const SEARCHED_OF_STORY = 12;
const MOST_SEARCHED = 600;

/** SQL of the posts of others that could belong to a story: one of its links, or one of its names, numbers and phrases in the text. */
export const othersSql = (): string => `
  SELECT e.event_id::DOUBLE AS id, ${comparedTextSql("e")} AS text, coalesce(e.links, []) AS links
  FROM events e ANTI JOIN ground_accounts USING (account_id)
  WHERE e.kind IS DISTINCT FROM 'repost' AND e.time_utc IS NOT NULL
    AND (list_has_any(coalesce(e.links, []), (SELECT coalesce(list(mark), []) FROM story_marks WHERE kind = 'link'))
         OR list_has_any(regexp_extract_all(lower(${comparedTextSql("e")}), '[\\p{L}\\p{M}\\p{N}]+'), (SELECT coalesce(list(mark), []) FROM story_marks WHERE kind = 'word')))
  ORDER BY e.time_utc, text, e.event_id LIMIT ${MOST_LOOKED_AT}`;

const FAMILIES = `
  INSERT INTO story_posts
  SELECT arg_min(s.story, s.story), b.event_id FROM actions a JOIN story_posts s USING (event_id)
  JOIN actions b ON b.trace = 'co-text' AND b.object_id = a.object_id
  WHERE a.trace = 'co-text' GROUP BY b.event_id`;

/** Fills the temp table `story_posts (story, event_id)` with every post of these stories, each once. Drop it when done. */
export async function fillStoryPosts(
  { store }: Ground,
  texts: StoryTexts,
  stories: Stories,
  chosen: readonly number[],
): Promise<void> {
  const wanted = new Set(chosen);
  const own: { story: number; event: bigint }[] = [];
  for (let i = 0; i < texts.document.length; i++) {
    const story = stories.storyOf[texts.document[i]];
    if (wanted.has(story)) own.push({ story, event: BigInt(texts.eventId[i]) });
  }
  await store.run("CREATE OR REPLACE TEMP TABLE story_posts (story INTEGER, event_id BIGINT)");
  const append = (rows: typeof own) =>
    store.append(
      "story_posts",
      ["INTEGER", "BIGINT"],
      [rows.map(({ story }) => story), rows.map(({ event }) => event)],
    );
  await append(own);
  await store.run(FAMILIES);
  await append(await others({ store } as Ground, stories, wanted));
  await store.run(
    "CREATE OR REPLACE TEMP TABLE story_posts AS SELECT min(story) AS story, event_id FROM story_posts GROUP BY event_id",
  );
}

async function others(
  { store }: Pick<Ground, "store">,
  { keys }: Stories,
  wanted: ReadonlySet<number>,
): Promise<{ story: number; event: bigint }[]> {
  const own = new Map([...keys].filter(([, story]) => wanted.has(story)));
  const marks = searchedMarks(own);
  if (marks.length === 0) return [];
  const searched = [
    ...marks.filter(([kind]) => kind === "link"),
    ...marks.filter(([kind]) => kind !== "link").map(([, mark]) => ["word", longestWord(mark)] as const),
  ];
  await store.run("CREATE OR REPLACE TEMP TABLE story_marks (kind VARCHAR, mark VARCHAR)");
  await store.append(
    "story_marks",
    ["VARCHAR", "VARCHAR"],
    [searched.map(([kind]) => kind), searched.map(([, mark]) => mark)],
  );
  const found: { story: number; event: bigint }[] = [];
  const named = new Set([...own.keys()].flatMap((key) => key.split("\n")));
  for await (const { id, text, links } of store.stream<{ id: number; text: string | null; links: string[] }>(
    othersSql(),
  )) {
    const features = [...marksOf(text ?? "", links), ...phrasesOf(foldText(text ?? ""))].filter(
      ({ kind, value }) => named.has(`${kind}:${value}`),
    );
    const key = [...markKeys(features), ...phraseKeys(features)].find((one) => own.has(one));
    if (key) found.push({ story: own.get(key)!, event: BigInt(id) });
  }
  await store.run("DROP TABLE temp.story_marks");
  return found;
}

/** Features of the keys, some of each story, as kind and value. */
function searchedMarks(keys: ReadonlyMap<string, number>): [kind: string, value: string][] {
  const ofStory = new Map<number, Set<string>>();
  for (const [key, story] of keys) {
    const own = ofStory.get(story) ?? new Set();
    for (const name of key.split("\n")) if (own.size < SEARCHED_OF_STORY) own.add(name);
    ofStory.set(story, own);
  }
  return [...new Set([...ofStory.values()].flatMap((own) => [...own]))]
    .slice(0, MOST_SEARCHED)
    .map((name) => [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)]);
}

/** The longest word of a name, number or phrase, as the database finds words. */
const longestWord = (mark: string): string =>
  (mark.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [""]).reduce((longest, word) =>
    word.length > longest.length ? word : longest,
  );
