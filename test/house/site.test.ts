/** Documents as pages of the site, without building it: every link of a page leads to a page or a file that the site has, and pages to begin with are there. */
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { documents } from "../../scripts/lib/doc-links.mjs";
import { filesUnder, readText } from "../../scripts/lib/project.mjs";
import { wordFaults } from "../../scripts/release.mjs";
import { asPage, placeOf } from "../../scripts/site.mjs";

const paths: string[] = [...documents(), ...filesUnder("docs")].filter(
  (path: string) => placeOf(path) !== null,
);
const places = new Set(paths.map((path) => placeOf(path)));

describe("pages of the site", () => {
  it("lead to pages and files of the site", () => {
    const dead = paths
      .filter((path) => path.endsWith(".md"))
      .flatMap((path) =>
        [...asPage(path, readText(path)).matchAll(/\]\(((?:\.{0,2}\/)[^)\s#]*)/g)]
          .map(([, target]) =>
            target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(placeOf(path)), target),
          )
          .filter((target) => !places.has(target))
          .map((target) => `${path}: ${target}`),
      );
    expect(dead).toEqual([]);
  });

  it("turn the index of a folder into its first page, and what leads out of the site into words", () => {
    expect(asPage("docs/faq.md", "[a](sources/README.md#x) [b](../src/index.ts) [c](https://e.org)")).toBe(
      "[a](./sources/index.md#x) b [c](https://e.org)",
    );
    expect(asPage("docs/methods/limits.md", "[a](../../CONTRIBUTING.md) ![p](../pictures/spark.svg)")).toBe(
      "[a](../project/contributing.md) ![p](../pictures/spark.svg)",
    );
  });

  it("are there for whoever begins", () => {
    for (const page of [
      "install",
      "first-case",
      "exports",
      "migrating",
      "faq",
      "glossary",
      "library",
      "security",
    ])
      expect(places).toContain(`${page}.md`);
  });
});

describe("a release", () => {
  const good = {
    version: "1.0.0-rc.1",
    changelog: "# Changelog\n\n## [1.0.0-rc.1] - 2026-12-01\n\n### Read\n\n- It reads.\n",
    citation: "\nversion: 1.0.0-rc.1\n",
    tags: [""],
  };

  it("is refused where version, changelog, citation or tag do not fit", () => {
    expect(wordFaults(good)).toEqual([]);
    const refused = (change: Partial<typeof good>) => wordFaults({ ...good, ...change }).join("\n");
    expect(refused({ version: "1.0" })).toMatch(/version: "1.0" is none/);
    expect(refused({ tags: ["v1.0.0-rc.1"] })).toMatch(/released already/);
    expect(refused({ changelog: good.changelog.replace("2026-12-01", "not yet released") })).toMatch(
      /no entry/,
    );
    expect(refused({ changelog: good.changelog.replace("- It reads.\n", "") })).toMatch(/no entry/);
    expect(
      refused({ changelog: `# Changelog\n\n## [Unreleased]\n\n- New.\n\n${good.changelog.slice(13)}` }),
    ).toMatch(/Unreleased/);
    expect(refused({ citation: "\nversion: 0.1.0\n" })).toMatch(/CITATION/);
  });
});
