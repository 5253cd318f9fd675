/**
 * A selection as SQL: each clause is a condition, and every view reads the same ones. The same functions give the statement that the server runs
 * and the one that a person takes along ("copy query"), which differ in where a table comes from and in nothing else. Values are literals, for
 * a statement that is taken along can bind none; each passes `literal`, so that text stays text.
 */
import { TABLES } from "../model/index.js";
import { identifier, literal } from "../store/index.js";
import type { Clause, Selection } from "./api.js";

/** Tables that a selection means rows of. */
export type SelectedTable = "groups" | "members" | "meetings" | "actions" | "events";

/** Where tables stand. `posts` are the events that meetings name. */
export type From = (table: SelectedTable | "accounts" | "posts") => string;

/** Groups with a verdict, by the log: it is no table of the case. */
export type GroupsOfVerdict = (clause: Extract<Clause, { kind: "verdict" }>) => readonly string[];

/** The whole statement, rows in the table's order. */
export function selectionSql(
  table: SelectedTable,
  selection: Selection,
  { from, verdicts, columns = "*" }: { from: From; verdicts: GroupsOfVerdict; columns?: string },
): string {
  const conditions = selection.map((clause) => CONDITIONS[table](clause, { from, verdicts }));
  const where = conditions.length > 0 ? `\nWHERE ${conditions.map((c) => `(${c})`).join("\n  AND ")}` : "";
  return `SELECT ${columns} FROM ${from(table)}${where}`;
}

/** The order of a table's rows. */
export function orderSql(table: SelectedTable): string {
  const { order } = TABLES.find(({ name }) => name === table)!;
  return `ORDER BY ${order.map((name) => `${identifier(name)} NULLS FIRST`).join(", ")}`;
}

interface Context {
  readonly from: From;
  readonly verdicts: GroupsOfVerdict;
}

type Condition = (clause: Clause, context: Context) => string;

const list = (values: readonly string[]): string =>
  values.length === 0 ? "NULL" : values.map(literal).join(", ");
const during = (column: string, { from, to }: Extract<Clause, { kind: "time" }>): string =>
  `${column} >= TIMESTAMP ${literal(plainClock(from))} AND ${column} < TIMESTAMP ${literal(plainClock(to))}`;
const plainClock = (iso: string): string => iso.replace("T", " ").replace(/Z$/, "");
const holds = (column: string, text: string): string => `contains(lower(${column}), lower(${literal(text)}))`;

/** Objects that name accounts are no text to look for. */
const SPEAKING = "trace NOT IN ('co-mention', 'co-reply', 'co-repost')";

/** Groups for which a condition on meetings holds. */
const met = (condition: string, { from }: Context): string =>
  `group_id IN (SELECT group_id FROM ${from("meetings")} WHERE ${condition})`;

const textMet = (text: string, { from }: Context): string => {
  const posts = `SELECT event_id FROM ${from("posts")} WHERE ${holds("text", text)}`;
  return `(${SPEAKING} AND ${holds("object_id", text)}) OR event_a IN (${posts}) OR event_b IN (${posts})`;
};

const onPlatform = (column: string, values: readonly string[], { from }: Context): string =>
  `${column} IN (SELECT account_id FROM ${from("accounts")} WHERE platform IN (${list(values)}))`;

/** Of a table with `group_id`: clauses that are of groups as such. */
const ofGroup: Condition = (clause, context) => {
  const { from } = context;
  const groups = (condition: string) =>
    `group_id IN (SELECT group_id FROM ${from("groups")} WHERE ${condition})`;
  switch (clause.kind) {
    case "group":
      return `group_id IN (${list(clause.values)})`;
    case "status":
      return groups(`status IN (${list(clause.values)})`);
    case "verdict":
      return `group_id IN (${list(context.verdicts(clause))})`;
    case "time":
      return met(`${during("time_a", clause)} OR ${during("time_b", clause)}`, context);
    case "trace":
      return groups(`list_has_any(traces, [${list(clause.values)}])`);
    case "platform":
      return `group_id IN (SELECT group_id FROM ${from("members")} WHERE ${onPlatform("account_id", clause.values, context)})`;
    case "text":
      return met(textMet(clause.text, context), context);
    case "object":
      return met(`trace = ${literal(clause.trace)} AND object_id IN (${list(clause.values)})`, context);
    case "members":
      return `group_id = ${literal(clause.group)}`;
  }
};

const ofMember: Condition = (clause, context) => {
  if (clause.kind === "members")
    return `${ofGroup(clause, context)} AND account_id IN (${list(clause.values)})`;
  if (clause.kind === "platform") return onPlatform("account_id", clause.values, context);
  return ofGroup(clause, context);
};

const ofMeeting: Condition = (clause, context) => {
  switch (clause.kind) {
    case "time":
      return `${during("time_a", clause)} OR ${during("time_b", clause)}`;
    case "trace":
      return `trace IN (${list(clause.values)})`;
    case "platform":
      return `${onPlatform("account_a", clause.values, context)} OR ${onPlatform("account_b", clause.values, context)}`;
    case "text":
      return textMet(clause.text, context);
    case "object":
      return `trace = ${literal(clause.trace)} AND object_id IN (${list(clause.values)})`;
    case "members": {
      const accounts = list(clause.values);
      return `${ofGroup(clause, context)} AND (account_a IN (${accounts}) OR account_b IN (${accounts}))`;
    }
    default:
      return ofGroup(clause, context);
  }
};

/** Of acts: what was done at the time, by the trace, on the object; by members where the clause is of groups. */
const ofAct: Condition = (clause, context) => {
  if (clause.kind === "time") return during("time_utc", clause);
  const { from } = context;
  return `account_id IN (SELECT account_id FROM ${from("members")} WHERE ${ofMember(clause, context)})`;
};

const ofAction: Condition = (clause, context) => {
  const { from } = context;
  switch (clause.kind) {
    case "trace":
      return `trace IN (${list(clause.values)})`;
    case "object":
      return `trace = ${literal(clause.trace)} AND object_id IN (${list(clause.values)})`;
    case "platform":
      return onPlatform("account_id", clause.values, context);
    case "text":
      return `(${SPEAKING} AND ${holds("object_id", clause.text)}) OR event_id IN (SELECT event_id FROM ${from("events")} WHERE ${holds("text", clause.text)})`;
    default:
      return ofAct(clause, context);
  }
};

const ofEvent: Condition = (clause, context) => {
  const { from } = context;
  const actions = (condition: string) =>
    `event_id IN (SELECT event_id FROM ${from("actions")} WHERE ${condition})`;
  switch (clause.kind) {
    case "trace":
      return actions(`trace IN (${list(clause.values)})`);
    case "object":
      return actions(`trace = ${literal(clause.trace)} AND object_id IN (${list(clause.values)})`);
    case "platform":
      return `platform IN (${list(clause.values)})`;
    case "text":
      return holds("text", clause.text);
    default:
      return ofAct(clause, context);
  }
};

const CONDITIONS: Readonly<Record<SelectedTable, Condition>> = {
  groups: ofGroup,
  members: ofMember,
  meetings: ofMeeting,
  actions: ofAction,
  events: ofEvent,
};
