/** The reviewers' log as the page reads and writes it. */
import { type Decision, type NewDecision, UsageError, VERDICTS } from "../../model/index.js";
import { brokenWords, membersHash, type ReadLog, undoTarget } from "../../pipeline/decision-log.js";
import { standingDecisions } from "../../pipeline/decisions.js";
import { VERSION } from "../../pipeline/version.js";
import type { Decisions, Entry } from "../api.js";
import { DecisionRequest } from "../contract/decisions.js";
import type { Desk } from "../desk.js";

/** A line of the log as the page reads it. */
export const entryOf = (d: Decision): Entry => ({
  hash: d.hash,
  line: d.line,
  at: d.at,
  reviewer: d.reviewer,
  action: d.action,
  group: d.group_id,
  account: d.account_id ?? null,
  verdict: d.verdict ?? null,
  reason: d.reason ?? null,
  of: d.of ?? null,
  undone: d.undone,
});

/** Answers `GET /api/decisions`. */
export const decisionsAnswer = async (desk: Desk): Promise<Decisions> =>
  decisionsOf(desk, await desk.log.read());

/** Answers `POST /api/decisions`. Throws `UsageError`, `CaseError` or `ResourceError`; nothing is written then. */
export async function decideAnswer(desk: Desk, body: unknown, reviewer: string): Promise<Decisions> {
  const request = DecisionRequest.parse(body);
  const at = new Date().toISOString();
  const base = { at, claque: VERSION, reviewer };
  if (request.action === "undo") {
    const undo = (log: ReadLog) => {
      const target = undoTarget(log, reviewer, request.of);
      const { group_id, members_sha256 } = target;
      return { ...base, action: "undo" as const, group_id, members_sha256, of: target.hash };
    };
    return decisionsOf(desk, await desk.log.append(undo));
  }
  const members = await membersOf(desk, desk.group(request.group).id);
  if ("account" in request && !members.includes(request.account))
    throw new UsageError(`decisions: an account that is no member of ${request.group}. Choose a member.`);
  const line: NewDecision = {
    ...base,
    action: request.action,
    group_id: request.group,
    members_sha256: membersHash(members),
    ...("account" in request ? { account_id: request.account } : {}),
    ...("verdict" in request ? { verdict: request.verdict } : {}),
    ...("reason" in request ? { reason: request.reason } : {}),
    ...("text" in request ? { reason: request.text } : {}),
  };
  return decisionsOf(desk, await desk.log.append(() => line));
}

async function membersOf({ store }: Desk, group: string): Promise<string[]> {
  const rows = await store.rows<{ account_id: string }>("SELECT account_id FROM members WHERE group_id = ?", [
    group,
  ]);
  return rows.map((row) => row.account_id);
}

function decisionsOf(desk: Desk, log: ReadLog): Decisions {
  const standing = standingDecisions(log.decisions);
  const verdicts = [...standing.values()].map((group) => group.verdict?.verdict);
  const given = verdicts.filter((verdict) => verdict !== undefined).length;
  return {
    entries: log.decisions.map(entryOf),
    chain: {
      state: log.brokenLine === null ? "whole" : "broken",
      line: log.brokenLine,
      message: brokenWords(desk.log.path, log),
    },
    head: log.head,
    verdicts: VERDICTS.map((verdict) => ({ verdict, groups: verdicts.filter((v) => v === verdict).length })),
    undecided: Math.max(0, desk.groups.length - given),
  };
}
