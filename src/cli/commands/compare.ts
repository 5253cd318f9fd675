/** `claque compare`: two cases beside each other, in the terminal or as JSON. */
import { Command } from "commander";
import { type CaseComparison, compareCases, type GroupChange } from "../../pipeline/compare-cases.js";
import { write } from "../machine.js";
import { jsonText, shown } from "../printable.js";
import { textTable } from "../text-table.js";

/** The command. */
export function compareCommand(): Command {
  return new Command("compare")
    .description("two cases: which groups enter, which leave, and why")
    .argument("<a>", "the case before")
    .argument("<b>", "the case after")
    .option("--json", "one JSON object a line: first what differs, then the groups")
    .addHelpText(
      "before",
      "Examples:\n  claque compare march-case april-case\n  claque compare strict-case loose-case --json\n",
    )
    .action(compare);
}

async function compare(a: string, b: string, flags: { json?: boolean }): Promise<void> {
  const comparison = await compareCases(a, b);
  if (!flags.json) return write(`${comparisonWords(shown(comparison))}\n`);
  const { groups, ...head } = comparison;
  await write(`${jsonText(snake(head))}\n`);
  for (const group of groups) await write(`${jsonText(row(group))}\n`);
}

const snake = ({ a, b, why, comparable }: Omit<CaseComparison, "groups">) => ({ a, b, comparable, why });

/** A line of the comparison with the names of tables. */
const row = ({ state, a, b, jaccard, accountsEnter, accountsLeave, why }: GroupChange) => ({
  state,
  group_a: a?.id ?? null,
  group_b: b?.id ?? null,
  status_a: a?.status ?? null,
  status_b: b?.status ?? null,
  size_a: a?.accounts.length ?? null,
  size_b: b?.accounts.length ?? null,
  jaccard,
  accounts_enter: accountsEnter,
  accounts_leave: accountsLeave,
  why,
});

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
    const { accounts_enter, accounts_leave, jaccard, ...rest } = row(change);
    return {
      ...rest,
      jaccard: jaccard === null ? "" : jaccard.toFixed(2),
      enter: accounts_enter.length,
      leave: accounts_leave.length,
      why: change.why ?? "",
    };
  });
  return [...head, sum, textTable(rows, process.stdout.columns ?? PIPE_WIDTH).trimEnd()].join("\n");
}
