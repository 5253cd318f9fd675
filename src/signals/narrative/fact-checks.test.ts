/** Files of fact-checks: the shapes that are published, and what hostile or broken files get as an answer. */
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseFactChecks, readFactChecks } from "./fact-checks.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-fact-checks-"));
});
afterAll(() => rm(folder, { recursive: true }));

const review = { "@type": "ClaimReview", url: "https://check.example/1", claimReviewed: "A claim" };
const parsed = (data: unknown) => parseFactChecks(JSON.stringify(data), "checks.json");

describe("shapes", () => {
  test.each([
    ["one object", review],
    ["a list", [review]],
    ["a graph", { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, review] }],
    ["a feed", { "@type": "DataFeed", dataFeedElement: [{ "@type": "DataFeedItem", item: [review] }] }],
    ["several types", { ...review, "@type": ["Review", "ClaimReview"] }],
  ])("%s", (_, data) => {
    expect(parsed(data)).toEqual([{ url: "https://check.example/1", claim: "A claim", appearances: [] }]);
  });

  test("appearances of the claim, in every place where they stand", () => {
    const itemReviewed = {
      "@type": "Claim",
      firstAppearance: { "@type": "CreativeWork", url: "https://a.example/1" },
      appearance: [{ url: "https://b.example/2" }, "https://c.example/3"],
    };
    expect(parsed({ ...review, itemReviewed })[0].appearances).toEqual([
      "https://a.example/1",
      "https://b.example/2",
      "https://c.example/3",
    ]);
  });
});

describe("what is not trusted", () => {
  test("addresses that are no web addresses, claims that are no text, endless nesting", () => {
    expect(parsed({ ...review, url: "javascript:alert(1)" })).toEqual([]);
    expect(parsed({ ...review, claimReviewed: { text: "no" } })).toEqual([]);
    expect(
      parsed({ ...review, itemReviewed: { appearance: [{ url: "file:///etc/passwd" }, 7, null] } })[0]
        .appearances,
    ).toEqual([]);
    expect(parsed(Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], review))).toEqual([]);
    expect(() => parseFactChecks("[".repeat(100_000), "deep.json")).toThrow(/not JSON/);
  });

  test.each([
    ["absent.json", null, /there is no such file, .*absent\.json\. Name a JSON file/],
    ["broken.json", "{", /not JSON.*ClaimReview/],
    ["empty.json", "[]", /no ClaimReview/],
  ])("%s", async (name, text, message) => {
    const path = join(folder, name);
    if (text !== null) await writeFile(path, text);
    await expect(readFactChecks(path)).rejects.toThrow(message);
  });

  test("a folder, and a file beyond the limit", async () => {
    await expect(readFactChecks(folder)).rejects.toThrow(/no file/);
    const path = join(folder, "large.json");
    await writeFile(path, "[]");
    await truncate(path, 60_000_000);
    await expect(readFactChecks(path)).rejects.toThrow(/too large, 60 MB.*cut the feed/);
  });
});
