/**
 * Each picture against its fixture and the golden picture that the docs show. A difference is written beside the golden file as
 * NAME-changed.svg; look at it, and move it over the golden one where the change is meant.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  accountObjectMatrix,
  activityStrip,
  closestMoment,
  groupTimeline,
  type MomentRows,
  network,
  observedExpected,
  spark,
  standalone,
  twoSpans,
  windowCurve,
} from "../../src/outputs/pictures/index.js";
import type { Html } from "../../src/outputs/text/html.js";

const PICTURES = {
  "account-object-matrix": accountObjectMatrix,
  "activity-strip": activityStrip,
  "closest-moment": closestMoment,
  "group-timeline": groupTimeline,
  network,
  "observed-expected": observedExpected,
  spark,
  "two-spans": twoSpans,
  "window-curve": windowCurve,
} as Record<string, (rows: never, options: { width: number }) => Html>;

const golden = (name: string): string => `docs/pictures/${name}.svg`;
const fixture = (name: string) => JSON.parse(readFileSync(`test/pictures/${name}.json`, "utf8"));

describe("pictures", () => {
  it("have a fixture each", () => {
    const fixtures = readdirSync("test/pictures").filter((file) => file.endsWith(".json"));
    expect(fixtures.map((file) => file.replace(".json", "")).sort()).toEqual(Object.keys(PICTURES).sort());
  });

  for (const [name, draw] of Object.entries(PICTURES))
    it(`draw ${name} as it was, small, at any width and without rows`, () => {
      const { rows, width } = fixture(name);
      const file = standalone(draw(rows as never, { width }));
      const known = existsSync(golden(name)) ? readFileSync(golden(name), "utf8") : "";
      if (file !== known) writeFileSync(golden(`${name}-changed`), file);
      expect(file === known, `${golden(`${name}-changed`)} differs from the golden picture`).toBe(true);
      expect(file.length).toBeLessThan(40_000);
      for (const narrow of [300, 1200]) {
        const { markup } = draw(rows as never, { width: narrow });
        expect(markup).toContain(`viewBox="0 0 ${narrow} `);
        expect(markup).not.toMatch(/NaN|undefined|Infinity/);
      }
    });
});

const moment = (...texts: (string | null)[]): MomentRows => ({
  precision: "second",
  total: texts.length,
  posts: texts.map((text, i) => ({ timeUtc: `2024-05-03T09:42:${10 + i}Z`, name: `A${i + 1}`, text })),
});

describe("the closest moment", () => {
  it("shows hostile text as text, and no more of it than fits", () => {
    const hostile = [
      '</text></svg><script>alert(1)</script><img src=x onerror="alert(1)">',
      "x".repeat(1_000_000),
      "\u202Ebackwards\u202C \u0007bell \u001b[31mred \ufffe",
      "]]><!--",
    ];
    const { markup } = closestMoment(moment(...hostile), { width: 400 });
    expect(markup).not.toMatch(/<script|<img|<!--/);
    expect(markup).toContain("&lt;/text&gt;&lt;/svg&gt;");
    expect(markup).toContain("⟨U+202E⟩");
    expect(markup).toContain("⟨U+001B⟩");
    expect(markup).not.toMatch(/(?!\n)[\p{Cc}\u202e\ufffe]/u);
    expect(markup.length).toBeLessThan(6000);
  });

  it("says what repeats instead of writing it again, and what is not drawn", () => {
    const { markup } = closestMoment(moment("one", "one", "two", null), { width: 700, posts: 4 });
    expect(markup).toContain("the same words as A1");
    expect(markup).toContain("no text in the data");
    expect(closestMoment({ ...moment("a", "b"), total: 9 }, { width: 700 }).markup).toContain(
      "and 7 more posts",
    );
  });

  it("sets text from the right where its first letter is", () => {
    expect(
      closestMoment(moment("سلام", "hello"), { width: 700 }).markup.match(/direction="rtl"/g),
    ).toHaveLength(1);
  });
});
