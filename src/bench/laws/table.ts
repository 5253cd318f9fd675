/** The laws as a table: a row a case, over one input or many worlds. */
import type { LawsFile } from "./run-laws.js";
import type { LawResult } from "./try-case.js";
import type { GroupChange } from "./verdict.js";

/** Changes of groups that a row shows at most. */
const SHOWN = 3;

/** The cases as cells for a terminal: of an input what became of every group, of many worlds what broke a law. */
export function lawCells({ worlds }: Pick<LawsFile, "worlds">): Record<string, string | number>[] {
  const all = worlds.flatMap(({ cases }) => cases);
  return [...new Set(all.map(({ id }) => id))].map((id) => {
    const results = all.filter((one) => one.id === id);
    const [{ law, title }] = results;
    const shown = worlds.length === 1 ? results : results.filter(({ holds }) => holds === false);
    const groups = shown.flatMap((one) => one.groups.map(changeText));
    const more = groups.length > SHOWN ? `; and ${groups.length - SHOWN} more` : "";
    const none = worlds.length === 1 ? "none before, none after" : "";
    return {
      law,
      change: title,
      verdict: verdictOf(results),
      groups: `${groups.slice(0, SHOWN).join("; ") || none}${more}`,
    };
  });
}

function verdictOf(results: readonly LawResult[]): string {
  const tried = results.filter(({ holds }) => holds !== null);
  const broken = tried.filter(({ holds }) => holds === false);
  if (tried.length === 0) return "cannot be tried";
  if (results.length > 1)
    return broken.length === 0 ? `holds in ${tried.length}` : `broken in ${broken.length} of ${tried.length}`;
  return broken.length === 0 ? "holds" : `broken by ${broken[0].breaches}`;
}

function changeText({ verdict, before, after, jaccard }: GroupChange): string {
  const text = (group: GroupChange["before"]) => (group ? `${group.status} ${group.size}` : "nothing");
  const shared = before && after ? `, ${Math.round(100 * jaccard)} % in common` : "";
  return `${text(before)} > ${text(after)}${shared}${verdict === "same" ? "" : ` (${verdict})`}`;
}

/** What it came to, in a sentence or two. */
export function lawWords({ worlds }: Pick<LawsFile, "worlds">): string {
  const sum = (value: (world: LawsFile["worlds"][number]) => number) =>
    worlds.reduce((total, world) => total + value(world), 0);
  const tried = sum(({ cases }) => cases.filter(({ holds }) => holds !== null).length);
  const broken = worlds.flatMap(({ cases }) => cases.filter(({ holds }) => holds === false));
  const from = worlds.length === 1 ? "" : ` in ${worlds.length} random worlds`;
  const size = `${sum(({ posts }) => posts)} posts of ${sum(({ accounts }) => accounts)} accounts${from}, ${sum(({ named }) => named)} groups named.`;
  if (broken.length === 0) return `${size} No law is broken in ${tried} cases.`;
  const ids = [...new Set(broken.map(({ id }) => id))].join(", ");
  return `${size} Laws are broken in ${broken.length} of ${tried} cases: ${ids}.`;
}
