/** The signals of a group on the page: pictures by kind, words without a verdict, hostile text as text. */
import { describe, expect, it } from "vitest";
import { offsetWords } from "../../pictures/signals/week-hours.js";
import { renderReport } from "../index.js";
import { sampleInput } from "../sample.js";

const page = renderReport(sampleInput());
const part = page.slice(page.indexOf("How the group lives"), page.indexOf("Every pair and post"));

describe("signals in the report", () => {
  it("draws every kind of picture, with a name for those who hear it, of what stands apart", () => {
    const input = sampleInput();
    const apart = Object.entries(input.signals).map(([groupId, { findings, ...rest }]) => [
      groupId,
      { ...rest, findings: findings.map((one) => ({ ...one, pValue: one.measurable ? 0.005 : null })) },
    ]);
    const all = renderReport({ ...input, signals: Object.fromEntries(apart) });
    for (const kind of ["histogram", "week-hours", "lanes", "strip", "series", "spread"])
      expect(all.includes(`<figure class="sign sign-${kind}">`), kind).toBe(true);
    const named = [...all.matchAll(/aria-labelledby="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(named).size).toBe(named.length);
    for (const id of named) expect(all.includes(`<title id="${id}">`), id).toBe(true);
    expect(part.includes("sign-strip")).toBe(false);
  });

  it("says how many marks chance gives, what could not be measured, and the honest explanations", () => {
    expect(part).toContain(
      "In 3 of 5 marks the group stands apart at p ≤ 0.01, where chance alone gives about 0.05",
    );
    expect(part).toContain(
      "Many professions, one voice. <small>Not measurable: the data holds no profile texts.</small>",
    );
    expect(part).toContain("Honest explanations: a class that joined together; an invitation wave.");
    expect(part).toContain("They are not added up");
  });

  it("counts no marks apart by chance where none could be measured", () => {
    const input = sampleInput();
    const bare = Object.entries(input.signals).map(([groupId, { findings, ...rest }]) => [
      groupId,
      { ...rest, findings: findings.map((one) => ({ ...one, measurable: false, pValue: null })) },
    ]);
    const none = renderReport({ ...input, signals: Object.fromEntries(bare) });
    expect(none).toContain("None of 6 marks could be measured with this data");
    expect(none).not.toContain("where chance alone gives");
  });

  it("counts topics that the same posts carry once, and says what hands may be", () => {
    const input = sampleInput();
    const paired = Object.entries(input.signals).map(([groupId, { orderBook, ...rest }]) => [
      groupId,
      { ...rest, orderBook: orderBook.map((order, i) => ({ ...order, number: 1 + (i >> 1) })) },
    ]);
    const twos = renderReport({ ...input, signals: Object.fromEntries(paired) });
    expect(twos).toContain("took up 20 topics as a body, more than placebo groups do. They make 40 entries");
    expect(part).toMatch(/a hand need be no person[\s\S]{0,80}Honest explanations/);
  });

  it("shows the order book, the stories, how many hands and what to confirm", () => {
    expect(part).toContain("On 20 days the group took up 40 topics as a body");
    expect(part).toContain("outside; a member followed 2 May 2024, 09:10:00");
    expect(part).toContain("about <b>7 hands</b> kept them (90 % interval 5 to 11)");
    expect(part).toContain("T0084.001");
  });

  it("shows a wording in the order book by the words of its first post", () => {
    expect(part).toContain("words &lt;i&gt;2&lt;/i&gt; of the first post");
  });

  it("escapes what data says", () => {
    expect(part).not.toMatch(/<b>that<\/b>|w88 <i>/);
    expect(part).toContain("w88 &lt;i&gt;");
  });

  it("says nothing of groups that are not coordinated", () => {
    expect(renderReport({ ...sampleInput(), signals: {} })).not.toContain("How the group lives");
  });

  it("says beside an innocent reading that fits which marks it brings by itself, and only there", () => {
    const input = sampleInput();
    const [first, ...rest] = input.dossiers;
    const readings = [{ id: "common-source", state: "fits" as const, testable: true, about: "", note: "" }];
    const contested = renderReport({
      ...input,
      dossiers: [{ ...first, status: "contested", readings }, ...rest],
    });
    expect(contested).toContain("fits this group: <strong>a common source outside the data</strong>");
    expect(contested).toContain("It brings by itself: “A conversation turned”.");
    expect(contested).toContain("It does not bring: “Made in series”; “Working day”.");
    expect(page).not.toContain("It brings by itself");
  });

  it("uses no word of guilt", () => {
    expect(part).not.toMatch(/\b(?:bot|troll|fake|guilt|suspicious)/i);
  });
});

describe("offsets in words", () => {
  it.each([
    [[3], "+3:00"],
    [[3.5, 2, 2.5, 3], "+2:00 to +3:30"],
    [[-5, -4.5, 8], "−5:00 to −4:30, +8:00"],
    [[], ""],
  ])("%j is %s", (offsets, words) => {
    expect(offsetWords(offsets)).toBe(words);
  });
});
