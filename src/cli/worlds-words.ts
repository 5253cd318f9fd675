/** The worlds as a person reads them: a list for the terminal, and the page docs/methods/worlds.md. Both come from the data cards. */
import { CARDS, DIALS, SCENARIO_IDS, UNREALISTIC_ALWAYS, type WorldCard } from "../pipeline/worlds.js";

const SORTS: readonly { sort: WorldCard["sort"]; title: string; about: string }[] = [
  {
    sort: "operation",
    title: "Operations",
    about: "Some accounts are planted; labels.csv says which, and in which group.",
  },
  {
    sort: "honest",
    title: "Honest, each by himself",
    about: "Nobody acts in concert: a group that is found here is a false find.",
  },
  {
    sort: "honest-concert",
    title: "Honest, in concert",
    about:
      "Accounts do act together, in public and for a reason. A search that finds them is right; the reading beside it must say why.",
  },
];

/** The data cards for the terminal. */
export function worldsList(): string {
  const parts = SORTS.map(({ sort, title, about }) => {
    const cards = CARDS.filter((card) => card.sort === sort).map(
      ({ id, ...card }) =>
        `  ${id}: ${card.title}\n    models: ${card.models}\n    planted: ${card.planted}\n    unrealistic: ${card.unrealistic}\n`,
    );
    return `${title}. ${about}\n\n${cards.join("\n")}`;
  });
  return `${parts.join("\n")}\nUnrealistic in all: ${UNREALISTIC_ALWAYS}\n`;
}

/** Markdown of `docs/methods/worlds.md`. */
export function worldsPage(): string {
  return `${[
    "# Worlds",
    "Made from the data cards by `npm run generate`; do not edit. The same world, parameters and seed give the same bytes, on any machine.",
    "    claque simulate ID --seed N --out DIR [--set farm.jitterSeconds=600]",
    "Each writes `events.ndjson` (what `analyze` reads), `labels.csv` (`account,label,group,platform,crowd`; label is `honest` or `planted`) and `scenario.json` (every effective parameter, this card, the seed, counts). `farm`, `farm-full` and the worlds named `like-` are societies: their labels add `operator,batch,cover,team`, and `truth.json` says what was planted ([Simulate](simulate.md#societies)). Texts are token words and all names are made up.",
    `Unrealistic in all ${SCENARIO_IDS.length} of them: ${UNREALISTIC_ALWAYS}`,
    ...SORTS.flatMap(({ sort, title, about }) => [
      `## ${title}`,
      about,
      ...CARDS.filter((card) => card.sort === sort).map(section),
    ]),
    "## Dials",
    "Parameters of any operation; every other parameter of a world is set the same way, by the name that it has in `scenario.json`. With all dials at rest a world is what its card says.",
    [
      "| parameter | what it does |",
      "|---|---|",
      ...DIALS.map((d) => `| \`${d.parameter}\` | ${d.about} |`),
    ].join("\n"),
    ...FROM_DATA,
  ].join("\n\n")}\n`;
}

const section = ({ id, title, models, planted, unrealistic }: WorldCard): string =>
  `### ${id}\n\n**${title}.** ${models}\n\n- Planted: ${planted}\n- Unrealistic: ${unrealistic}`;

const FROM_DATA: readonly string[] = [
  "## Surrogates: honest by construction, from anybody's data",
  "    claque simulate surrogate INPUT... --seed N --out DIR [--bin 1h|15m]",
  "Reads the inputs as `analyze` does, keeps every post at its time with all that it carries (by all traces at once), and exchanges authors at random among posts of the same time bin (shifted by 20 minutes against the bins of the tests), platform, popularity class of the most popular object, and like number of objects (powers of two). Each account keeps its number of posts in each bin, each object its number of posts. A post carries an object only where it was its account's first act on it, as everywhere in claque. Names of accounts and objects are dealt anew; texts become token words, one text a family; times stay as they were.",
  "What it is not: a model of every honest crowd. It is a null for searches by co-action at a resolution coarser than the bin; where one group owns most of a stratum, its own labels fill the stratum again.",
  "## Implants: known positives among known negatives",
  "    claque simulate implant --operation A --background B --seed N --out DIR [--accounts N] [--embed 0.5]",
  "A is a folder that `simulate` made, or an export with `--labels FILE` (`account,label`, `planted` where it is so). The posts of its planted accounts are shifted by whole weeks, so that most fall into the time of B; those that do not are left out and counted in `scenario.json`. B becomes a surrogate first. A share of A's objects (`--embed`) is mapped onto objects of B, of the same trace, that two accounts or more share and that somebody acts on within six hours; the rest stay A's own. A platform or a trace that B does not have becomes B's most usual one: on a background of shared objects, a link that the operation shares becomes such an object.",
];
