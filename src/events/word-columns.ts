/** Columns of `raw` that hold words of a list, platforms and kinds: what becomes of each word is worked out once for all rows. */
import type { InputQuality } from "../model/index.js";
import { literal, type Store } from "../store/index.js";

/** SQL of columns of words, and whether it is one word for all rows. */
export type Words = Readonly<Record<"platform" | "kind", { readonly sql: string; readonly lone: boolean }>>;

/** Looks at the words of `raw`. */
export const wordsOf = async (store: Store): Promise<Words> => ({
  platform: await wordSql(store, "platform", platformSql),
  kind: await wordSql(store, "kind", kindSql),
});

/** Words of a column that are few: each is looked at once. */
const FEW_WORDS = 64;

/** Columns of `read_rows` that are the same in every row; the platform of rows with handles stands in the table, where rows are changed by it. */
export function loneValues(
  { platform, kind }: Words,
  inputs: readonly InputQuality[],
  filled: ReadonlySet<string>,
): Map<string, string> {
  const values = new Map<string, string>();
  if (platform.lone && !filled.has("account_handle")) values.set("platform", platform.sql);
  if (kind.lone) values.set("kind", kind.sql);
  if (inputs.length === 1) values.set("source_file", "0::INTEGER");
  return values;
}

/** SQL of what becomes of a column of words of `raw`, given the SQL of it for any text: a column with few words names each. */
async function wordSql(
  store: Store,
  column: "platform" | "kind",
  any: (text: string) => string,
): Promise<Words["kind"]> {
  const words = await store.rows<{ word: string | null; shown: string | null }>(
    `SELECT ${column} AS word, ${any(column)} AS shown FROM (SELECT DISTINCT ${column} FROM raw LIMIT ${FEW_WORDS + 1}) ORDER BY ALL`,
  );
  const sql = (shown: string | null) => (shown === null ? "NULL::VARCHAR" : literal(shown));
  if (words.length > FEW_WORDS || words.some(({ word }) => word?.includes("\0")))
    return { sql: any(`raw.${column}`), lone: false };
  if (words.length < 2) return { sql: sql(words[0]?.shown ?? null), lone: true };
  const branches = words.map(
    ({ word, shown }) =>
      `WHEN raw.${column} ${word === null ? "IS NULL" : `= ${literal(word)}`} THEN ${sql(shown)}`,
  );
  return { sql: `CASE ${branches.join(" ")} END`, lone: false };
}

/** SQL of a platform's name: one name for each. */
const platformSql = (text: string): string => platformNameSql(`nullif(lower(trim(${text})), '')`);

const platformNameSql = (name: string): string =>
  `CASE ${name} WHEN 'twitter' THEN 'x' WHEN 'fb' THEN 'facebook' WHEN 'ig' THEN 'instagram' WHEN 'tg' THEN 'telegram' ELSE coalesce(${name}, 'unknown') END`;

const kindSql = (kind: string): string =>
  `CASE lower(${kind}) WHEN 'retweet' THEN 'repost' WHEN 'retweeted' THEN 'repost' WHEN 'comment' THEN 'reply' WHEN 'tweet' THEN 'post'
    WHEN 'post' THEN 'post' WHEN 'repost' THEN 'repost' WHEN 'reply' THEN 'reply' WHEN 'quote' THEN 'quote' WHEN 'share' THEN 'share' END`;
