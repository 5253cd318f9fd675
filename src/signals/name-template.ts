/** One template for names: do handles and display names follow patterns that other accounts do not? */
import type { Ground } from "./ground.js";
import { oneHouse } from "./one-house.js";
import {
  familiesIn,
  type SharedFeatures,
  sharedFeatures,
  sharedMeasure,
  tooFewKnown,
} from "./shared-features.js";
import { defineSignal } from "./signal.js";
import { outOf, percent, whole } from "./words.js";

/** Kinds of what is shared, by code. */
const SHARED = ["a handle of one shape", "a handle with one part in common", "nearly one display name"];

interface Names extends SharedFeatures {
  /** Shape of each account's handle; "" where it has none. */
  readonly shapes: readonly string[];
  readonly byDefault: Uint8Array;
}

const FEATURES = `
  WITH own AS (SELECT g.number, p.* FROM profiles p JOIN ground_accounts g USING (account_id)),
  every AS (
    SELECT number, 0 AS kind, handle_shape AS feature FROM own WHERE handle_shape <> '' AND NOT handle_default
    UNION ALL SELECT number, 1, unnest(handle_patterns)::VARCHAR FROM own WHERE NOT handle_default
    UNION ALL SELECT number, 2, unnest(name_patterns)::VARCHAR FROM own)
  SELECT number, (dense_rank() OVER (ORDER BY kind, feature) - 1)::INTEGER, kind
  FROM (SELECT DISTINCT * FROM every QUALIFY count(*) OVER (PARTITION BY kind, feature) > 1)`;

/** Handles and names by template. Value: share of members in a family that shares a rare pattern. */
export const nameTemplate = defineSignal<Names>({
  id: "name-template",
  version: 1,
  title: "Names by one template",
  question: "Do handles and names follow patterns that accounts like them do not follow?",
  needs: ["handles or display names of accounts"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    const names = await readNames(ground);
    return (
      tooFewKnown(
        names,
        ground.group,
        "handles or names (those that the platform makes by itself left out)",
      ) ?? names
    );
  },
  measure: sharedMeasure,
  async tell(data, group, compared, ground) {
    const { families } = familiesIn(data, group);
    const covered = families.reduce((sum, { members }) => sum + members.length, 0);
    const byDefault = [...group.numbers].filter((account) => data.byDefault[account]).length;
    const left =
      byDefault > 0
        ? ` ${outOf(byDefault, group.size)} members have a handle of a shape that the platform makes by itself; such handles are not compared.`
        : "";
    return {
      note: `${outOf(covered, compared.accounts)} members share a pattern of handle or name with at least two others and with few accounts like them (${percent(compared.controlValue)} in groups of such accounts).${left}${covered > 0 ? await oneHouse(ground, "names by a rule") : ""}`,
      pictures: [
        {
          kind: "table" as const,
          title: "Patterns that members share",
          caption:
            "Each member stands in one row at most. Shapes hold no letter of a handle: a and A for words, a 9 for each digit.",
          columns: ["What is shared", "Usual shape", "Members", "Expected"],
          rows: families
            .slice(0, 12)
            .map(({ kind, members, expected }) => [
              SHARED[kind],
              kind === 2 ? null : usual(members.map((account) => data.shapes[account])),
              whole(members.length),
              Number(expected.toPrecision(2)),
            ]),
        },
      ],
    };
  },
  innocentReadings: [
    "Handles that the platform proposed",
    "A fashion among fans",
    "An organisation's rule for the names of its accounts",
  ],
  references: [
    {
      text: "Freeman, D. (2013). Using naive Bayes to detect spammy names in social networks. AISec, 3-12.",
      url: "https://doi.org/10.1145/2517312.2517314",
    },
  ],
});

/** The most frequent of some texts, the first of them in order of letters. */
function usual(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))[0][0];
}

async function readNames(ground: Ground): Promise<Names> {
  const { store, accounts } = ground;
  const known = new Uint8Array(accounts.ids.length);
  const byDefault = new Uint8Array(accounts.ids.length);
  const shapes = accounts.ids.map(() => "");
  const rows = await store.rows<{ number: number; shape: string; made: boolean; named: boolean }>(
    `SELECT g.number, coalesce(p.handle_shape, '') AS shape, coalesce(p.handle_default, FALSE) AS made, len(p.name_patterns) > 0 AS named
     FROM profiles p JOIN ground_accounts g USING (account_id)`,
  );
  for (const { number, shape, made, named } of rows) {
    shapes[number] = shape;
    byDefault[number] = Number(made);
    known[number] = Number((shape !== "" && !made) || named);
  }
  const { columns } = await store.numbers(FEATURES);
  const [accountsOf, features, kinds] = [0, 1, 2].map((i) => (columns[i] as Int32Array) ?? new Int32Array(0));
  return {
    ...sharedFeatures(ground, { accounts: accountsOf, features, kinds }, known),
    shapes,
    byDefault,
  };
}
