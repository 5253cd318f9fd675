/** `claque decisions`: the reviewers' log of a case, shown; two logs merged, with how far the reviewers agree. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { type Decision, UsageError } from "../../model/index.js";
import { brokenWords, DECISIONS_FILE, readLog } from "../../pipeline/decision-log.js";
import { type Agreement, agreementOf, mergedLog, writeNew } from "../../pipeline/decisions.js";
import { write } from "../machine.js";
import { jsonText, printable, shown } from "../printable.js";
import { textTable } from "../text-table.js";

/** The command. */
export function decisionsCommand(): Command {
  const show = new Command("show")
    .description("the log of a case: who decided what, when and why")
    .argument("<case>", "a case, or a log file")
    .option("--json", "one JSON object a line")
    .action(showLog);
  const merge = new Command("merge")
    .description(
      "the logs of two copies of one case as one, with how far the reviewers agree (Cohen's kappa)",
    )
    .argument("<a>", "a case, or a log file")
    .argument("<b>", "the other")
    .option("--to <file>", "where to write the merged log; without it only the agreement is told")
    .option("--json", "one JSON object")
    .action(mergeLogs);
  return new Command("decisions")
    .description("the reviewers' log of a case: show, merge, agreement")
    .addHelpText(
      "before",
      "Examples:\n  claque decisions my-case\n  claque decisions merge my-case colleague-case\n  claque decisions merge my-case colleague-case --to merged.ndjson\n",
    )
    .addCommand(show, { isDefault: true })
    .addCommand(merge);
}

async function showLog(place: string, flags: { json?: boolean }): Promise<void> {
  const { path, log } = await logAt(place);
  for (const decision of flags.json ? log.decisions : []) await write(`${jsonText(decision)}\n`);
  if (!flags.json)
    await write(
      log.decisions.length === 0
        ? `decisions: nobody has decided anything yet, ${printable(path)}. Open the case with claque open.\n`
        : `${textTable(shown(log.decisions.map(cellsOf)), process.stdout.columns ?? 300)}\n`,
    );
  const broken = brokenWords(path, log);
  if (broken) throw new UsageError(broken);
}

const cellsOf = (d: Decision) => ({
  line: d.line,
  at: d.at.slice(0, 19),
  reviewer: d.reviewer,
  action: d.undone ? `${d.action} (undone)` : d.action,
  group: d.group_id ?? "",
  verdict: d.verdict ?? "",
  account: d.account_id ?? "",
  reason: d.reason ?? "",
});

async function mergeLogs(a: string, b: string, flags: { to?: string; json?: boolean }): Promise<void> {
  const [one, other] = [await logAt(a), await logAt(b)];
  const text = mergedLog(one, other);
  const agreement = agreementOf(one.log.decisions, other.log.decisions);
  if (flags.to !== undefined) await writeNew(flags.to, text);
  await write(
    flags.json
      ? `${jsonText({ ...agreement, merged: flags.to ?? null })}\n`
      : `${agreementWords(shown(agreement), flags.to && printable(flags.to))}\n`,
  );
}

function agreementWords(
  { inA, inB, inBoth, agreed, kappa, apart }: Agreement,
  to: string | undefined,
): string {
  return [
    `Groups with a verdict: ${inA} in A, ${inB} in B, ${inBoth} in both.`,
    inBoth === 0
      ? "No group has a verdict in both: nothing can be said of agreement."
      : `Agreed on ${agreed} of ${inBoth}. Cohen's kappa: ${kappa === null ? "says nothing, one verdict stands for all" : kappa.toFixed(2)}.`,
    ...apart.map((one) => `${one.group_id}: ${one.a} in A, ${one.b} in B`),
    to === undefined ? "Nothing was written: add --to FILE for the merged log." : `Merged log: ${to}`,
  ].join("\n");
}

/** The log of a case's folder, or a log file by itself. */
async function logAt(place: string) {
  const there = await stat(place).catch(() => null);
  if (!there)
    throw new UsageError(`decisions: no such case or log, ${place}. Name a case, or a decisions.ndjson.`);
  const path = there.isDirectory() ? join(place, DECISIONS_FILE) : place;
  if (there.isDirectory() && !(await stat(join(place, "manifest.json")).catch(() => null)))
    throw new UsageError(
      `decisions: ${place} is not a case, it has no manifest.json. Name a case, or a log file.`,
    );
  return { path, log: await readLog(path) };
}
