/** Hostile text in every place of a report that data fills: the page has the elements of a harmless one, and nothing in it does anything. */
import { expect, it } from "vitest";
import type { ReportInput } from "../../src/model/index.js";
import { renderReport } from "../../src/outputs/report/index.js";
import { sampleInput } from "../../src/outputs/report/sample.js";
import { anatomy } from "./markup.js";
import { found, HOW_MANY, hostileTexts } from "./strings.js";

/** Fields that name an account: the same name is the same account everywhere on the page. */
const NAMES = new Set(["accountId", "accountA", "accountB", "firstTaker"]);

/** Fields that data, file names or columns fill. */
const FILLED = new Set(
  "handles names postId permalink text file place objectId object sample topic lang client detail name path unusedColumns account recognisedBy encoding delimiter warnings note caption label lanes rows columns factChecks languages because reason about".split(
    " ",
  ),
);

/** The input with a hostile text in each of these fields. */
function poisoned(input: ReportInput, next: () => string): ReportInput {
  const accounts = new Map<string, string>();
  const renamed = (name: string): string => {
    if (!accounts.has(name)) accounts.set(name, next());
    return accounts.get(name)!;
  };
  const visit = (value: unknown, field: string): unknown => {
    if (NAMES.has(field) && typeof value === "string") return renamed(value);
    if (FILLED.has(field) && (typeof value === "string" || (value === null && field === "permalink")))
      return next();
    if (Array.isArray(value)) return value.map((part) => visit(part, field));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, visit(part, name)]));
  };
  const filled = visit(input, "") as ReportInput;
  const people = filled.dossiers.map((dossier) => ({
    ...dossier,
    members: dossier.members.map((member) => ({ ...member, handles: [next()], names: [next(), next()] })),
  }));
  const plain = { mode: "plain" as const, purpose: next(), keyFingerprint: null };
  return { ...filled, dossiers: people, plan: { ...filled.plan, identity: plain } };
}

it(`${HOW_MANY} hostile texts in reports: none alive`, () => {
  const harmless = anatomy(renderReport(permitted(sampleInput(4))));
  expect(harmless.alive).toEqual([]);
  const next = hostileTexts();
  let seen = 0;
  for (let page = 0; seen < HOW_MANY; page++) {
    const markup = renderReport(poisoned(sampleInput(4), next));
    const { parts, styles, alive } = anatomy(markup);
    expect(alive, `page ${page}`).toEqual([]);
    expect([...parts].filter((part) => !harmless.parts.has(part))).toEqual([]);
    expect(styles).toBe(harmless.styles);
    const shown = found(markup).size;
    expect(shown).toBeGreaterThan(100);
    seen += shown;
  }
});

/** A harmless case in which each field is filled that may be: plain names, links to posts. */
function permitted(input: ReportInput): ReportInput {
  let number = 0;
  return poisoned(input, () => (number++ % 2 ? `https://e.example/${number}` : `harmless words ${number}`));
}
