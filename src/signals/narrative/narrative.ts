/** Narratives: stories that several members tell in nearly the same words, paraphrased or translated, and the road of each. */
import { unheard } from "../../model/index.js";
import { benjaminiHochberg, logHypergeometricUpperTail } from "../../stats/index.js";
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { defineSignal, type Told } from "../signal.js";
import { percent, whole } from "../words.js";
import { carriedBy, everybody, FEWEST_TELLERS, tellingsOf } from "./carried.js";
import { readFactChecks } from "./fact-checks.js";
import { FactCheckIndex } from "./match-fact-checks.js";
import { narrativeRows, type Road, roadsOf, roadsPicture } from "./narrative-rows.js";
import { type Stories, storiesOf } from "./stories.js";
import { fillStoryPosts } from "./story-posts.js";
import { type StoryTexts, storyTexts } from "./story-texts.js";

const FEWEST_ACCOUNTS = 4;
const FEWEST_TEXTS = 20;
/** q up to which a story is told of: more tellers among the members than among as many others. */
const TOLD_Q = 0.01;
const MOST_STORIES = 200;

interface NarrativeData {
  readonly texts: StoryTexts;
  readonly stories: Stories;
  readonly factChecks: FactCheckIndex | null;
}

/** Stories that a group carries. Value: share of its posts with text that tell a story which three of its accounts tell. */
export const narrative = defineSignal<NarrativeData>({
  id: "narrative",
  version: 1,
  title: "Stories and their roads",
  question: "Does the group tell the same stories in many posts, and who told them first?",
  needs: ["texts of posts"],
  parameters: [],
  effect: "ratio",
  async prepare(ground, { factChecks, run }) {
    const texts = await storyTexts(ground);
    if (texts.document.length < FEWEST_TEXTS)
      return {
        notMeasurable: "Not measurable: the data holds no texts, or hardly any of 30 characters or more.",
      };
    return {
      texts,
      stories: unheard(run, () => storiesOf(texts, ground.seed)),
      factChecks: factChecks === null ? null : new FactCheckIndex(await readFactChecks(factChecks)),
    };
  },
  measure({ texts, stories }, set) {
    const { share, accountsWithText } = carriedBy(texts, stories, set.numbers);
    return accountsWithText < FEWEST_ACCOUNTS ? null : { value: share, accounts: accountsWithText };
  },
  async tell(data, group, compared, ground) {
    const chosen = storiesOfGroup(data, group, ground);
    const share = `${percent(compared.value)} of the members' texts tell a story that three members or more tell, ${percent(compared.controlValue)} among accounts like them`;
    if (chosen.length === 0)
      return { note: `${share}. No single story is told by more members than by as many others.` };
    await fillStoryPosts(ground, data.texts, data.stories, chosen);
    const roads = await roadsOf(ground);
    const told: Told = {
      note: `${share}. ${roadsInWords(roads)}`,
      pictures: [await roadsPicture(ground, roads)],
      rows: [{ table: "narratives", rows: narrativeRows(ground, roads, data.stories, data) }],
    };
    await ground.store.run("DROP TABLE temp.story_posts");
    return told;
  },
  innocentReadings: [
    "A story that spreads by itself",
    "Agency copy, press releases, or one publisher's text under several names",
    "Petitions, prayers, lyrics and jokes that people copy",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Leskovec, J., Backstrom, L., Kleinberg, J. (2009). Meme-tracking and the dynamics of the news cycle. KDD '09, 497-506.",
      url: "https://doi.org/10.1145/1557019.1557077",
    },
    { text: "schema.org: ClaimReview", url: "https://schema.org/ClaimReview" },
  ],
});

/** Stories with more tellers among the members than chance gives, most posts of the group first. */
function storiesOfGroup({ texts, stories }: NarrativeData, group: AccountSet, ground: Ground): number[] {
  const own = tellingsOf(texts, stories, group.numbers);
  const all = tellingsOf(texts, stories, everybody(group, ground.accounts.ids.length));
  const tested = [...all.accounts.keys()].filter((story) => all.accounts[story] >= FEWEST_TELLERS);
  const logP = Float64Array.from(tested, (story) =>
    logHypergeometricUpperTail(own.accounts[story], {
      all: all.accountsWithText,
      marked: all.accounts[story],
      drawn: own.accountsWithText,
    }),
  );
  const q = benjaminiHochberg(logP, tested.length);
  return tested
    .filter((story, i) => own.accounts[story] >= FEWEST_TELLERS && q[i] <= TOLD_Q)
    .sort((x, y) => own.posts[y] - own.posts[x] || x - y)
    .slice(0, MOST_STORIES);
}

function roadsInWords(roads: readonly Road[]): string {
  const first = roads.filter((road) => road.first === road.firstMember).length;
  const posts = roads.reduce((sum, road) => sum + road.posts, 0);
  const own = roads.reduce((sum, road) => sum + road.own, 0);
  return `${roads.length === 1 ? "One story stands" : `${whole(roads.length)} stories stand`} out: ${percent(own / posts)} of ${roads.length === 1 ? "its" : "their"} ${whole(posts)} posts in this data came from the group, and ${whole(first)} ${first === 1 ? "was" : "were"} seen first with a member.`;
}
