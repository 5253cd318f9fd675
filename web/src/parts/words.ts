/** Words of the page: statuses, verdicts and clauses as a reader meets them. */
import type { Clause, GroupsList, Status } from "../../../src/server/api.js";
import { clock, dayAndMonth, listed, timeOfDay } from "./format.js";
import { tracePhrase } from "./trace-words.js";

/** What a status says, and what it does not, in one sentence. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  coordinated:
    "Passed the test on data that did not find it; the four common innocent explanations could be tested, and none fits.",
  open: "Passed the test and nothing innocent fits, but this data cannot test each of the common explanations.",
  contested: "Passed the test, but an innocent reading fits the numbers. Take the reading first.",
  "shared-audience":
    "They meet more than by chance, as people do who care for the same things, read one page or follow one account.",
  candidate: "Worth a look and not a finding: no error rate stands behind it.",
};

/** Names of the orders of the list. */
export const ORDERS = {
  test: "the test",
  undecided: "undecided first",
  wording: "most varied wording",
  rank: "strongest",
  accounts: "accounts",
  meetings: "meetings",
  first: "first seen",
  last: "last seen",
} as const;

/** How varied the wording of a group is. */
export const WORDING_WORDS: Readonly<Record<NonNullable<GroupsList["columns"]["wording"][number]>, string>> =
  {
    "one-wording": "one wording",
    retold: "retold in other words",
    unlike: "varied wording",
  };

/** A clause as a chip says it. */
export function clauseWords(clause: Clause): string {
  switch (clause.kind) {
    case "time":
      return `${spanStart(clause.from)} – ${spanStart(clause.to)} UTC`;
    case "text":
      return `holds “${clause.text}”`;
    case "object":
      return `${tracePhrase(clause.trace).one} ${short(clause.values)}`;
    case "members":
      return `${clause.values.length} of ${clause.group}'s accounts`;
    case "verdict":
      return `verdict ${listed(clause.values.map((value) => (value === "none" ? "not given" : value)))}`;
    default:
      return `${clause.kind} ${short(clause.values)}`;
  }
}

const spanStart = (iso: string): string =>
  iso.slice(11, 19) === "00:00:00" ? dayAndMonth(iso) : `${dayAndMonth(iso)} ${timeOfDay(iso, "minute")}`;

function short(values: readonly string[]): string {
  if (values.length > 3) return `${values.length} of them`;
  return listed(values.map((value) => (value.length > 40 ? `${value.slice(0, 39)}…` : value)));
}

/** A post as a quotation with its source, for the clipboard. */
export function quoteWords(post: {
  readonly text: string | null;
  readonly account: string;
  readonly timeUtc: string;
  readonly timePrecision: string;
  readonly place: string;
  readonly sha256: string | null;
}): string {
  const words = post.text?.trim() ? `“${post.text.trim()}”` : "(an act without text)";
  const file = post.sha256 ? `${post.place} (SHA-256 ${post.sha256})` : post.place;
  return `${words}\n— ${post.account}, ${clock(post.timeUtc, post.timePrecision)} UTC. Source: ${file}.`;
}
