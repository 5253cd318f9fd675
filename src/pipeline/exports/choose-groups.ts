/** Which groups an export is about: named by number or by status, all otherwise; those too small to hide a person in are never among them. */
import { GROUP_STATUSES, UsageError } from "../../model/index.js";
import type { OpenCase } from "../case.js";
import type { ChosenGroups } from "./format.js";

/** Members below which no group leaves a case: fewer could be told apart by who knows the setting. */
export const SMALLEST_GROUP = 4;

/** Names shown of a case's groups where one is not known. */
const SHOWN = 6;

/**
 * The groups that `--groups` names: numbers (`g-001`), statuses (`coordinated`) or `all`. Throws `UsageError` for a group or a word that is not
 * known, for a group that is too small, and for a status that no group has.
 */
export async function chooseGroups(opened: OpenCase, wanted?: readonly string[]): Promise<ChosenGroups> {
  const held: Record<string, unknown>[] = [];
  if (opened.tables.includes("groups")) for await (const row of opened.rows("groups")) held.push(row);
  const large = held.filter(({ size }) => Number(size) >= SMALLEST_GROUP);
  const words = (wanted ?? ["all"]).map((word) => word.trim()).filter((word) => word !== "");
  if (words.length === 0)
    throw new UsageError("--groups: names no group. Write g-001,g-002, a status, or all.");
  const rows = words.includes("all")
    ? large
    : large.filter((row) => words.some((word) => isMeant(row, word)));
  for (const word of words) if (word !== "all") assertKnown(word, held);
  return {
    rows,
    ids: rows.map(({ group_id }) => String(group_id)),
    whole: rows.length === held.length && !isNamed(words),
    named: isNamed(words),
    tooSmall: words.includes("all") ? held.length - large.length : 0,
  };
}

const isNamed = (words: readonly string[]): boolean => !words.includes("all");

const isMeant = ({ group_id, status }: Record<string, unknown>, word: string): boolean =>
  group_id === word || status === word;

function assertKnown(word: string, held: readonly Record<string, unknown>[]): void {
  const meant = held.filter((row) => isMeant(row, word));
  if (meant.some(({ size }) => Number(size) >= SMALLEST_GROUP)) return;
  if (meant.length > 0)
    throw new UsageError(
      `--groups: ${word} has fewer than ${SMALLEST_GROUP} members, and no group so small leaves a case. Nothing was written.`,
    );
  if ((GROUP_STATUSES as readonly string[]).includes(word))
    throw new UsageError(`--groups: no group of this case is ${word}. ${heldWords(held)}`);
  throw new UsageError(`--groups: no such group, "${word}". ${heldWords(held)}`);
}

function heldWords(held: readonly Record<string, unknown>[]): string {
  if (held.length === 0) return "The case holds no group. Nothing was written.";
  const names = held.slice(0, SHOWN).map(({ group_id, status }) => `${group_id} (${status})`);
  const more = held.length > SHOWN ? ` and ${held.length - SHOWN} more` : "";
  return `The case holds ${names.join(", ")}${more}; or write all.`;
}
