/** Canonical links: two links to one page are one text, two pages are two. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalLink } from "./canonical-link.js";

const link = (text: string) => canonicalLink(text)?.link ?? null;

describe("canonical links", () => {
  it.each([
    ["http://www.Example.org/A/?utm_source=x&b=2&a=1&fbclid=abc#top", "https://example.org/A?a=1&b=2"],
    ["https://m.example.org/a/", "https://example.org/a"],
    ["https://amp.example.co.uk/a/amp/", "https://example.co.uk/a"],
    ["https://en.m.wikipedia.org/wiki/Owl", "https://en.wikipedia.org/wiki/Owl"],
    ["https://www.google.com/amp/s/example.org/news/a", "https://example.org/news/a"],
    ["https://example-org.cdn.ampproject.org/c/s/example.org/news/a", "https://example.org/news/a"],
    [
      "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Futm_medium%3Ds&h=x",
      "https://example.org/a",
    ],
    ["https://example.org:443/a", "https://example.org/a"],
    ["http://example.org:8080/a", "https://example.org:8080/a"],
    ["example.org/a", "https://example.org/a"],
    ["//example.org/a", "https://example.org/a"],
    ["https://twitter.com/one/status/1?s=20", "https://x.com/one/status/1"],
    ["https://mobile.twitter.com/one/status/1", "https://x.com/one/status/1"],
    ["https://youtu.be/abc?t=30", "https://youtube.com/watch?v=abc"],
    ["https://m.youtube.com/watch?v=abc&feature=share", "https://youtube.com/watch?v=abc"],
    ["https://t.me/s/channel/12?single", "https://t.me/channel/12"],
    ["https://m.me/someone", "https://m.me/someone"],
    ["https://президент.рф/a", "https://xn--d1abbgf6aiiy.xn--p1ai/a"],
    ["https://example.org/%d0%b0", "https://example.org/%D0%B0"],
    ["https://example.org/а", "https://example.org/%D0%B0"],
    ["https://example.org/#/page/2", "https://example.org#/page/2"],
    ["<https://example.org/a>", "https://example.org/a"],
  ])("%s", (text, expected) => {
    expect(link(text)).toBe(expected);
  });

  it.each([
    "",
    "mailto:a@example.org",
    "javascript:alert(1)",
    "ftp://example.org/a",
    "hello",
    "http://",
    "https://localhost/a",
    "https://a b/c",
  ])("%s is no link", (text) => {
    expect(link(text)).toBeNull();
  });

  it("takes the domain by the public suffix list, and none of platforms and shorteners", () => {
    expect(canonicalLink("https://news.bbc.co.uk/a")?.domain).toBe("bbc.co.uk");
    expect(canonicalLink("https://one.blogspot.com/a")?.domain).toBe("one.blogspot.com");
    expect(canonicalLink("https://x.com/one/status/1")?.domain).toBeNull();
    expect(canonicalLink("https://bit.ly/abc")).toMatchObject({ domain: null, shortener: true });
  });

  it.each([
    "https://www.facebook.com/",
    "https://twitter.com",
    "https://www.facebook.com/sharer/sharer.php?u=x",
    "https://twitter.com/intent/tweet?text=a",
    "https://t.me/share/url?url=x",
    "https://api.whatsapp.com/send?text=x",
    "https://x.com/home",
  ])("%s is nothing to share", (text) => expect(canonicalLink(text)?.stop).toBe(true));

  it("does not stop at pages of platforms and at home pages of others", () => {
    for (const text of [
      "https://x.com/one",
      "https://example.org/",
      "https://facebook.com/groups/1",
      "https://youtube.com/watch?v=a",
    ])
      expect(canonicalLink(text)?.stop).toBe(false);
  });

  it("never throws, and is its own canonical form", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          fc.string(),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          const once = canonicalLink(text);
          if (once) expect(link(once.link)).toBe(once.link);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
