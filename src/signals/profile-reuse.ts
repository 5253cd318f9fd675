/** One factory for profiles: are profile texts and portraits used again, more than among accounts like them? */
import { type BioSketch, bioFamilies, SHORTEST_BIO } from "./bio-families.js";
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

/** Kinds of what is used again, by code. */
const REUSED = ["portrait", "profile text"];
interface Profiles extends SharedFeatures {
  readonly texts: number;
  readonly portraits: number;
}

/** Portraits and profile texts used again. Value: share of members in a family that shares one. */
export const profileReuse = defineSignal<Profiles>({
  id: "profile-reuse",
  version: 1,
  title: "Profiles used again",
  question: "Do accounts share portraits or nearly the same profile text?",
  needs: ["profile texts or portraits of accounts"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    const profiles = await readProfiles(ground);
    return tooFewKnown(profiles, ground.group, "profile texts or portraits") ?? profiles;
  },
  measure: sharedMeasure,
  async tell(data, group, compared, ground) {
    const { families } = familiesIn(data, group);
    const of = (kind: number) => families.filter((family) => family.kind === kind);
    const members = (kind: number) => of(kind).reduce((sum, family) => sum + family.members.length, 0);
    const missing =
      data.texts === 0
        ? " The data gives no profile texts."
        : data.portraits === 0
          ? " The data gives no portraits."
          : "";
    return {
      note: `${outOf(members(0), compared.accounts)} members show ${oneOf(of(0).length, "portrait")} that at least three of them share, ${outOf(members(1), compared.accounts)} have nearly ${oneOf(of(1).length, "profile text")} (${percent(compared.controlValue)} share either in groups of accounts like them).${missing}${families.length > 0 ? await oneHouse(ground, "an emblem or a text") : ""}`,
      pictures: [
        {
          kind: "table" as const,
          title: "What members share",
          caption:
            "Each member stands in one row at most. Expected is what the accounts outside the group lead to expect.",
          columns: ["What is shared", "Members", "Expected"],
          rows: families
            .slice(0, 12)
            .map(({ kind, members: all, expected }) => [
              REUSED[kind],
              whole(all.length),
              Number(expected.toPrecision(2)),
            ]),
        },
      ],
    };
  },
  innocentReadings: [
    "A picture or a line that fans or supporters put on their profiles",
    "The emblem of an organisation and the text that it asks its people to use",
    "A stock phrase or the picture of a public figure",
  ],
  references: [
    {
      text: "Ferrara, E. (2022). Twitter spam and false accounts prevalence, detection and characterization: a survey. First Monday 27(12).",
      url: "https://doi.org/10.5210/fm.v27i12.12872",
    },
    {
      text: "Davis, A., Rosen, G. (2019). PDQ and TMK+PDQF: reference implementation and description.",
      url: "https://github.com/facebook/ThreatExchange/tree/main/pdq",
    },
  ],
});

async function readProfiles(ground: Ground): Promise<Profiles> {
  const { store, accounts } = ground;
  const known = new Uint8Array(accounts.ids.length);
  const sketches = await readSketches(ground);
  const family = bioFamilies(sketches);
  const { columns } = await store.numbers(
    `SELECT g.number, (dense_rank() OVER (ORDER BY p.portrait) - 1)::INTEGER FROM profiles p JOIN ground_accounts g USING (account_id)
     WHERE p.portrait IS NOT NULL`,
  );
  const [holders, portraits] = [0, 1].map((i) => (columns[i] as Int32Array) ?? new Int32Array(0));
  const first = portraits.reduce((most, code) => Math.max(most, code + 1), 0);
  for (const account of holders) known[account] = 1;
  for (const { account } of sketches) known[account] = 1;
  const pairs = {
    accounts: Int32Array.from([...holders, ...sketches.map(({ account }) => account)]),
    features: Int32Array.from([...portraits, ...family.map((code) => first + code)]),
    kinds: Int32Array.from({ length: holders.length + family.length }, (_, i) => Number(i >= holders.length)),
  };
  return {
    ...sharedFeatures(ground, pairs, known),
    texts: sketches.length,
    portraits: holders.length,
  };
}

async function readSketches({ store }: Ground): Promise<BioSketch[]> {
  const { columns, rowCount } = await store.numbers(
    `SELECT number, (dense_rank() OVER (ORDER BY gram) - 1)::INTEGER AS code, size FROM (
       SELECT g.number, unnest(p.bio_grams) AS gram, p.bio_size AS size FROM profiles p JOIN ground_accounts g USING (account_id)
       WHERE p.bio_size >= ${SHORTEST_BIO}) ORDER BY number, code`,
  );
  const [numbers, grams, sizes] = columns as Int32Array[];
  const sketches: BioSketch[] = [];
  for (let at = 0; at < rowCount; ) {
    let end = at;
    while (end < rowCount && numbers[end] === numbers[at]) end++;
    sketches.push({ account: numbers[at], grams: grams.slice(at, end), size: sizes[at] });
    at = end;
  }
  return sketches;
}

/** "one portrait", or "one of 4 portraits". */
const oneOf = (count: number, thing: string): string =>
  count === 1 ? `the one ${thing}` : `one of ${whole(count)} ${thing}s`;
