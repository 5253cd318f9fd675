/** How it was done: a paragraph exact enough for an article's method box, the works it rests on, and every option. */
import type { Plan, ReportInput } from "../../model/index.js";
import { bytes, count, counted, duration, listed, windowWords } from "../text/format.js";
import { type Content, type Html, html, spoken, token } from "../text/html.js";
import { selfCheckMethod } from "./self-check.js";
import { table } from "./table.js";
import { groupTestMethod } from "./test-words.js";
import { traceTitle } from "./words.js";

/** The section on the method. */
export function methodsSection(input: ReportInput): Html {
  const { methods, plan, quality } = input;
  return html`<section id="method"><h2>Method</h2>
<div class="prose">${paragraphs(input).map((text) => html`<p>${text}</p>`)}</div>
${methods.references.length > 0 && html`<h3>Works this rests on</h3><ul class="references">${methods.references.map(reference)}</ul>`}
<details class="fold"><summary><h3>Every option of this run</h3></summary>${table(
    "The plan; with the same input it gives the same tables",
    [{ head: "Option" }, { head: "Value" }],
    options(plan),
  )}${table(
    "Input files and their SHA-256",
    [{ head: "File" }, { head: "Encoding" }, { head: "SHA-256" }],
    quality.inputs.map((file) => [
      token(file.name),
      [file.encoding, file.compression, file.delimiter === "\t" ? "tab" : file.delimiter]
        .filter(Boolean)
        .join(", "),
      token(file.sha256),
    ]),
  )}</details></section>`;
}

function paragraphs(input: ReportInput): string[] {
  const { plan, quality, methods, network, claqueVersion } = input;
  const titles = [...new Set(network.map((row) => row.trace))].map(
    (id) => `“${traceTitle(input.traces, id)}”`,
  );
  const windows = [...new Set(network.map((row) => row.windowSeconds))]
    .sort((a, b) => a - b)
    .map(windowWords);
  const bin = methods.binSeconds === 3600 ? "hour" : `span of ${duration(methods.binSeconds)}`;
  const read = `claque ${claqueVersion} read ${counted(quality.rowsRead, "row")} from ${counted(quality.inputs.length, "file")} and kept ${counted(quality.events, "event")} by ${counted(quality.accounts, "account")}; ${quality.rowsRejected === 0 ? "no row was refused" : `${counted(quality.rowsRejected, "row")} ${quality.rowsRejected === 1 ? "was" : "were"} refused for stated reasons`}.`;
  const meet = `It looked for accounts that did the same thing (${listed(titles) || "no trace had data"}) within ${listed(windows) || "no window"} of each other. Only the first act of an account on a thing counts. Two such acts by two accounts within the window are a meeting; a post that carries several things makes one with each, and these are not independent of each other.`;
  const chance = `What chance gives was computed exactly, as the mean under random exchange of account labels among acts of the same ${bin} and the same popularity class (accounts per thing, in powers of two up to ${count(2 ** methods.popularityCap)}), including acts on either side of a boundary. Each account keeps how much and when it acts, each thing keeps how popular it is and when; only who met whom is left to chance. For every pair of accounts that met on two things or more, p is the upper tail of a Poisson distribution with that mean, and q follows Benjamini and Hochberg over all pairs of accounts with two acts or more on shared things. A pair with q\u00a0≤\u00a0${plan.fdr} is said to stand out by itself (in the tables: level “volume”).`;
  const groups = `Groups of ${count(plan.minGroup)} accounts or more were put together from a more liberal comparison: pairs with p < 0.02 against the larger of two means, the same one by ${bin} of the day with all days pooled, and one that knows only how much each account does. The Leiden algorithm (seed ${plan.seed}) made communities of them, and each was reduced to its dense core; where ties are close, another seed draws some borders elsewhere. Groups that passed the test (next paragraph) are ranked first, by their e-value; those that do not stand with taste held fixed after the others. Candidates follow, ranked by O ln(O/E) − (O − E), where O is the number of meetings among members and E what chance gives, for the trace and window where this is largest; candidates of which one pair makes more than half of the meetings come after the others, candidates whose meetings stand above that mean only when all days are pooled come last, both say so, and candidates that meet no more than chance gives were dropped. A trace and window counts only where ${count(plan.minGroup)} members or more met. These counts come from the data that found the groups, so their contrast with chance is optimistic; they are evidence to look at, and not what decides.`;
  const check = selfCheckMethod(input);
  return [`${read} ${meet}`, chance, groups, groupTestMethod(input), ...(check ? [check] : [])];
}

function reference({ text, url }: { readonly text: string; readonly url?: string }): Html {
  const safe = url?.startsWith("https://") ? url : null;
  return html`<li>${spoken(text)}${safe && html` <a href="${safe}" rel="noreferrer noopener">${safe.slice(8)}</a>`}</li>`;
}

function options(plan: Plan): Content[][] {
  const { read, identity } = plan;
  const map = Object.entries(read.map).map(([field, column]) => `${field}=${column}`);
  const byTrace = Object.entries(plan.windowsByTrace).map(
    ([id, list]) => `${id}: ${list.map(windowWords).join(", ")}`,
  );
  const rows: [string, string | null][] = [
    ["claque", plan.version],
    ["inputs", plan.inputs.map((file) => file.path).join(", ")],
    ["source", read.source ?? "recognised by content"],
    ["map", map.join(", ") || "none"],
    ["timezone", read.timezone ?? "as the data says"],
    ["max-rejected", String(read.maxRejected)],
    ["traces", plan.traces?.join(", ") ?? "all that the data allows"],
    ["windows", plan.windowsSeconds.map(windowWords).join(", ")],
    ["windows by trace", byTrace.join("; ") || "none"],
    ["fdr", String(plan.fdr)],
    ["group-fdr", String(plan.groupFdr)],
    ["min-group", String(plan.minGroup)],
    ["identity", identity.mode],
    ["purpose", identity.purpose],
    ["key fingerprint", identity.keyFingerprint],
    ["seed", String(plan.seed)],
    ["self-check", plan.selfCheck === null ? "by size of the data" : String(plan.selfCheck)],
    ["engine", plan.engine],
    ["memory", bytes(plan.memoryBytes)],
    ["threads", String(plan.threads)],
  ];
  return rows.filter(([, value]) => value !== null).map(([name, value]) => [name, token(value ?? "")]);
}
