/** The case in short: what was read, what was found, and what a reader should know of both. */
import { INNOCENT_READINGS, lacksPower, namesAccounts, placeWords } from "../../model/index.js";
import { TRACES } from "../../pipeline/catalog.js";
import type { CaseSummary, FileView } from "../api.js";
import type { Desk } from "../desk.js";

/** Titles of the innocent readings, by id. */
export const READING_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  INNOCENT_READINGS.map(({ id, title }) => [id, title]),
);

/** Name and question of a trace; its id where it is unknown. */
export function traceWords(id: string): { title: string; question: string } {
  const { title, question } = TRACES.find((trace) => trace.id === id) ?? { title: id, question: "" };
  return { title, question };
}

const STATUSES = ["coordinated", "open", "contested", "shared-audience", "candidate"] as const;

/** Answers `GET /api/case`. */
export async function summaryAnswer(desk: Desk): Promise<CaseSummary> {
  const { manifest, quality, store } = desk.case_;
  const named = await store.row<{ n: number }>(
    "SELECT count(DISTINCT account_id) AS n FROM members JOIN groups USING (group_id) WHERE status IN ('coordinated', 'open', 'contested')",
  );
  const { rowsRead, rowsKept, rowsRejected, rowsSkipped, duplicates, gaps, languages } = quality;
  return {
    name: desk.name,
    title: manifest.plan.inputs.map(({ name }) => name).join(", "),
    createdAt: manifest.createdAt,
    claque: manifest.claque,
    identity: manifest.plan.identity.mode,
    events: quality.events,
    accounts: quality.accounts,
    platforms: Object.entries(quality.platforms).map(([platform, events]) => ({ platform, events })),
    firstEvent: quality.firstEvent,
    lastEvent: quality.lastEvent,
    groups: desk.groups.length,
    accountsNamed: named?.n ?? 0,
    groupsByStatus: STATUSES.map((status) => ({
      status,
      groups: desk.groups.filter((group) => group.status === status).length,
    })),
    traces: tracesOf(desk),
    skippedTraces: [...manifest.skippedTraces],
    files: quality.inputs.map(({ name, bytes, sha256, rowsRead: rows, source }) => ({
      name,
      bytes,
      sha256,
      rows,
      source,
    })),
    health: {
      rowsRead,
      rowsKept,
      rowsRejected,
      rowsSkipped,
      duplicates,
      gaps: [...gaps],
      warnings: [...quality.warnings],
      languages: [...languages],
      clients: [...(quality.clients ?? [])],
    },
    test: {
      tested: manifest.groupTest.tested,
      passed: desk.groups.filter(({ status }) => namesAccounts(status)).length,
      falseDiscoveryRate: manifest.groupTest.alpha,
      lacksPower: lacksPower(manifest.groupTest),
    },
    nothingFound: desk.groups.length > 0 ? null : nothingWords(desk),
    notes: [...manifest.notes, ...lackingWords(desk)],
  };
}

function tracesOf({ case_, groups }: Desk): CaseSummary["traces"] {
  const ids = [...new Set(case_.manifest.network.map(({ trace }) => trace))];
  return ids.map((trace) => ({
    trace,
    ...traceWords(trace),
    windowsSeconds: case_.manifest.network
      .filter((part) => part.trace === trace)
      .map((part) => part.windowSeconds),
    groups: groups.filter((group) => group.traces.includes(trace)).length,
  }));
}

function lackingWords({ case_ }: Desk): string[] {
  return case_.lacking.length === 0
    ? []
    : [
        `The case was made by claque ${case_.manifest.claque} and lacks what this version writes: ${case_.lacking.slice(0, 12).join(", ")}. What rests on it is empty here; analyze the files again into a new folder to have it.`,
      ];
}

/** Which filter emptied the list, the first that did. */
function nothingWords({ case_: { manifest, quality } }: Desk): string {
  if (quality.events === 0)
    return `No row could be used: ${quality.rowsRejected} of ${quality.rowsRead} were refused. The file view says why.`;
  if (quality.accounts < 2) return "The data holds one account: nobody can act in concert alone.";
  const most = (pick: (part: (typeof manifest.network)[number]) => number) =>
    Math.max(0, ...manifest.network.map(pick));
  if (most((part) => part.actions) === 0)
    return "No two accounts share anything in what was read. The file view shows which columns were read, and which were not.";
  if (most((part) => part.pairs) === 0)
    return "Accounts acted on the same things, but never within a window of each other. The window explorer shows wider windows.";
  if (most((part) => part.edges) === 0)
    return "Pairs of accounts met on one thing only; a group needs pairs that meet on two or more.";
  return `Up to ${most((part) => part.edges)} pairs met on two things or more, and no ${manifest.plan.minGroup} accounts held together above what is expected by chance.`;
}

/** Rows of the quarantine that are shown. */
const SHOWN_REJECTED = 200;

/** Answers `GET /api/file`. */
export async function fileAnswer({ case_: { quality, store } }: Desk): Promise<FileView> {
  const total = await store.row<{ n: number }>("SELECT count(*) AS n FROM rejected");
  const rows = await store.rows<{
    source_file: number | null;
    file: string;
    source_line: number | null;
    reason: string;
    detail: string | null;
    raw: string | null;
  }>(`SELECT * FROM rejected LIMIT ${SHOWN_REJECTED}`);
  return {
    quality: { ...quality, inputs: quality.inputs.map((input) => ({ ...input, path: input.name })) },
    rejected: {
      total: total?.n ?? 0,
      rows: rows.map(({ source_file, file, source_line, reason, detail, raw }) => ({
        file,
        line: source_line ?? 0,
        place: placeWords(file, source_line ?? 0, quality.inputs[source_file ?? -1]?.place),
        reason,
        detail,
        raw,
      })),
    },
    kinds: await store.rows(
      "SELECT coalesce(platform, '') AS platform, coalesce(kind, '') AS kind, count(*) AS events FROM events GROUP BY ALL ORDER BY ALL",
    ),
  };
}
