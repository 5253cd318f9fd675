/**
 * Documents that lead somewhere: every relative link, anchor and path of this repository that a page names exists.
 */
import { describe, expect, it } from "vitest";
import { anchorOf, deadLinks, documents } from "../../scripts/lib/doc-links.mjs";
import { glossaryPage } from "../../scripts/lib/glossary.mjs";
import { readText } from "../../scripts/lib/project.mjs";

const PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

describe("documents", () => {
  it("exist", () => {
    expect(documents()).toEqual(expect.arrayContaining(PAGES));
  });

  it("lead to what is there", () => {
    expect(documents().flatMap((path: string) => deadLinks(path))).toEqual([]);
  });

  it("have the glossary of the code", () => {
    expect(readText("docs/glossary.md")).toBe(glossaryPage());
  });

  it("fit a page where a page was promised", () => {
    expect(readText("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(100);
  });
});

describe("anchors", () => {
  it.each([
    ["What it is", "what-it-is"],
    ["`claque analyze`: the main job", "claque-analyze-the-main-job"],
  ])("of %s", (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });
});
