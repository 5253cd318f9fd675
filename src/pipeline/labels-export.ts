/** Labels: the verdicts of reviewers on the groups of a case, with what the group test said of each and who its members are. */
import { CaseError } from "../model/index.js";
import { csvRow } from "../outputs/csv/index.js";
import { openCase } from "./case.js";
import { brokenWords, DecisionLog } from "./decision-log.js";
import { standingDecisions } from "./decisions.js";

/** Columns of a label file, in order: one row a group and reviewer. */
export const LABEL_COLUMNS = [
  "group_id",
  "verdict",
  "reason",
  "reviewer",
  "decided_at",
  "decision_sha256",
  "contested",
  "notes",
  "excluded",
  "members_sha256",
  "members",
  "size",
  "status",
  "log10_e_value",
  "traces",
  "lead_trace",
  "window_seconds",
  "observed",
  "expected",
  "expected_rhythm",
  "followed",
  "followed_expected",
  "wording",
  "readings_open",
  "first_seen",
  "last_seen",
  "claque",
  "plan_sha256",
] as const;

/** A label: a value for every column. */
export type Label = Readonly<Record<(typeof LABEL_COLUMNS)[number], unknown>>;

/** The labels of a case, by group, then by time. Throws `CaseError` for an edited log. */
export async function labelsOf(folder: string): Promise<Label[]> {
  const log = new DecisionLog(folder);
  const read = await log.read();
  const broken = brokenWords(log.path, read);
  if (broken) throw new CaseError(broken);
  const standing = standingDecisions(read.decisions);
  const opened = await openCase(folder);
  try {
    const members = new Map<string, string[]>();
    for await (const row of opened.rows("members")) {
      const id = String(row.group_id);
      members.set(id, [...(members.get(id) ?? []), String(row.account_id)]);
    }
    const labels: Label[] = [];
    for await (const group of opened.rows("groups")) {
      const found = standing.get(String(group.group_id));
      for (const decision of found?.verdicts ?? [])
        labels.push({
          ...(Object.fromEntries(LABEL_COLUMNS.map((name) => [name, group[name] ?? null])) as Label),
          verdict: decision.verdict,
          reason: decision.reason ?? null,
          reviewer: decision.reviewer,
          decided_at: decision.at,
          decision_sha256: decision.hash,
          contested: found!.contested.map(({ reason }) => reason),
          notes: found!.notes.map(({ reason }) => reason),
          excluded: found!.excluded.map(({ account_id, reason }) => ({ account_id, reason })),
          members_sha256: decision.members_sha256,
          members: members.get(String(group.group_id)) ?? [],
          claque: opened.manifest.claque,
          plan_sha256: opened.manifest.planSha256,
        });
    }
    return labels;
  } finally {
    opened.close();
  }
}

/** Labels as the text of a file. */
export function labelsText(labels: readonly Label[], format: "csv" | "ndjson"): string {
  if (format === "ndjson") return labels.map((label) => `${JSON.stringify(label)}\n`).join("");
  return [LABEL_COLUMNS, ...labels.map((label) => LABEL_COLUMNS.map((name) => label[name]))]
    .map((row) => csvRow(row))
    .join("");
}
