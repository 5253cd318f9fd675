/** `claque compare`: two cases beside each other, in the terminal or as JSON. */
import { Command } from "commander";
import { type CaseComparison, compareCases, type GroupChange } from "../../pipeline/compare-cases.js";
import { comparisonRow, refuseStanding, writeComparison } from "../../pipeline/comparison-table.js";
import { write } from "../machine.js";
import { jsonText, shown } from "../printable.js";
import { textTable } from "../text-table.js";

/** The command. */
export function compareCommand(): Command {
  return new Command("compare")
    .description("two cases: which groups enter, which leave, and why")
    .argument("<a>", "the case before")
    .argument("<b>", "the case after")
    .option("--to <file>", "write the comparison as a table (CSV), a group a row; must not exist")
    .option("--json", "one JSON object a line: first what differs, then the groups")
    .addHelpText(
      "before",
      "Examples:\n  claque compare march-case april-case\n  claque compare strict-case loose-case --json\n  claque compare march-case april-case --to changes.csv\n",
    )
    .action(compare);
}

interface Flags {
  readonly json?: boolean;
  readonly to?: string;
}

async function compare(a: string, b: string, flags: Flags): Promise<void> {
  const { to } = flags;
  if (to !== undefined) await refuseStanding(to);
  const comparison = await compareCases(a, b);
  if (to !== undefined) await writeComparison(to, comparison);
  if (!flags.json) return write(`${comparisonWords(shown(comparison))}\n`);
  const { groups, ...head } = comparison;
  await write(`${jsonText(snake(head))}\n`);
  for (const group of groups) await write(`${jsonText(comparisonRow(group))}\n`);
}

const snake = ({ a, b, why, comparable }: Omit<CaseComparison, "groups">) => ({ a, b, comparable, why });

/** Width of the table where no terminal limits it. */
const PIPE_WIDTH = 300;

function comparisonWords({ a, b, why, comparable, groups }: CaseComparison): string {
  const count = (state: GroupChange["state"]) => groups.filter((group) => group.state === state).length;
  const head = [
    `A ${a.name}: ${a.groups} groups. B ${b.name}: ${b.groups} groups.`,
    ...(why.length > 0
      ? why.map(({ sort, text }) => `${sort}: ${text}`)
      : ["Nothing differs in data, settings and version."]),
  ];
  if (!comparable) return head.join("\n");
  const sum = `${count("stays")} stay, ${count("changes")} change their status, ${count("enters")} enter, ${count("leaves")} leave.`;
  if (groups.length === 0) return [...head, "Neither case has a group."].join("\n");
  const rows = groups.map((change) => {
    const { accounts_enter: _, accounts_leave: __, ...rest } = comparisonRow(change);
    return {
      ...rest,
      jaccard: change.jaccard === null ? "" : change.jaccard.toFixed(2),
      enter: change.accountsEnter.length,
      leave: change.accountsLeave.length,
      why: change.why ?? "",
    };
  });
  return [...head, sum, textTable(rows, process.stdout.columns ?? PIPE_WIDTH).trimEnd()].join("\n");
}
