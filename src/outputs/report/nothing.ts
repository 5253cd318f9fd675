/** Where nothing was found: which filter emptied the result, and what data would let the test see more. */
import { anythingShared, type NetworkSummary, type ReportInput } from "../../model/index.js";
import { count, counted, listed, windowWords } from "../text/format.js";
import { capital } from "./words.js";

const DAY = 86_400_000;
/** Spans and crowds below which the test has little to learn from. */
const [FEW_ACCOUNTS, FEW_DAYS] = [60, 7];

/** Which filter emptied the result, the first that did. */
export function nothing(input: ReportInput): string {
  const { quality, network, plan } = input;
  if (quality.rowsRead === 0) return "The input holds no rows.";
  if (quality.events === 0)
    return `None of the ${counted(quality.rowsRead, "row")} could be used; “What was read” says why.`;
  const sum = (pick: (part: NetworkSummary) => number) =>
    network.reduce((total, part) => total + pick(part), 0);
  const most = (pick: (part: NetworkSummary) => number) => Math.max(0, ...network.map(pick));
  if (!anythingShared(network))
    return `${counted(quality.events, "post")} by ${counted(quality.accounts, "account")} were read, and no two accounts acted on the same thing in any trace that this data allows.`;
  const widest = windowWords(most((part) => part.windowSeconds));
  if (sum((part) => part.pairs) === 0)
    return `Accounts acted on the same things, but never within ${widest} of each other.`;
  if (most((part) => part.minimumSupport ?? 2) > 2 && sum((part) => part.edges) === 0)
    return `More pairs of accounts met on two or more things within ${widest} than fit in memory; nothing can be said of them. Raise --memory or narrow the window.`;
  if (sum((part) => part.edges) === 0)
    return `Up to ${counted(
      most((part) => part.pairs),
      "pair",
    )} of accounts met within ${widest}, each on one thing only; claque asks for two or more.`;
  return `Up to ${counted(
    most((part) => part.edges),
    "pair",
  )} of accounts met on two or more things within ${widest}, but no ${count(plan.minGroup)} accounts or more held together above what is expected by chance.`;
}

/** What data would let the test see more, as one sentence: only what this data lacks. */
export function dataThatWouldHelp({ quality, groupTest, network }: ReportInput): string {
  const coarse = (quality.precision.minute ?? 0) + (quality.precision.day ?? 0);
  const days =
    quality.firstEvent && quality.lastEvent
      ? (Date.parse(quality.lastEvent) - Date.parse(quality.firstEvent)) / DAY
      : 0;
  const traces = new Set(network.filter(({ actions }) => actions > 0).map(({ trace }) => trace));
  const wanted = [
    quality.accounts < FEW_ACCOUNTS || groupTest.saturated > groupTest.chances
      ? "posts of other accounts that were active in the same hours (a hashtag, a list or a channel as a whole, not only the accounts in question)"
      : "",
    days < FEW_DAYS ? "more days" : "",
    coarse * 2 > quality.events ? "times to the second" : "",
    traces.size < 2 ? "more of what accounts can share: links, hashtags, texts, reposts" : "",
  ].filter(Boolean);
  return wanted.length > 0
    ? `${capital(listed(wanted))}.`
    : "A longer collection, or one that covers more of the conversation.";
}
