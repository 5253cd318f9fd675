/** Pseudonyms: the same account is the same everywhere, and no name is left in text or links. */
import { describe, expect, it } from "vitest";
import { UsageError } from "../model/index.js";
import { accountId, handleId, Identities } from "./identities.js";

const KEY = Buffer.from("a key for tests");
const hidden = () => Identities.open({ mode: "pseudonym", purpose: null, keyFingerprint: "x" }, KEY);
const plain = () => Identities.open({ mode: "plain", purpose: "a test", keyFingerprint: null }, null);

describe("identities", () => {
  it("are 16 hexadecimal digits of HMAC-SHA-256", () => {
    expect(hidden().shown("x::123")).toMatch(/^p:[0-9a-f]{16}$/);
    expect(hidden().shown("x::123")).toBe(hidden().shown("x::123"));
    expect(hidden().shown("x::123")).not.toBe(hidden().shown("x::124"));
    expect(plain().shown("x::123")).toBe("x::123");
  });

  it("need a key", () => {
    expect(() => Identities.open({ mode: "pseudonym", purpose: null, keyFingerprint: null }, null)).toThrow(
      UsageError,
    );
    expect(() =>
      Identities.open({ mode: "pseudonym", purpose: null, keyFingerprint: null }, Buffer.alloc(0)),
    ).toThrow(UsageError);
  });

  it("match a handle to the account where the data gives both", () => {
    const identities = hidden();
    identities.learnMention("x", "77 @Seven");
    const seven = identities.shown(accountId("x", "77"));
    expect(identities.shownMention("x", "77 @Seven")).toBe(seven);
    expect(identities.shownMention("x", "@seven")).toBe(seven);
    expect(identities.shownMention("x", "77")).toBe(seven);
    expect(identities.shownText("x", "RT @SEVEN: hello")).toBe(`RT @${seven}: hello`);
    expect(identities.shownText("x", "/u/seven, u/Seven")).toBe(`/u/${seven}, u/${seven}`);
    expect(identities.shownMention("x", "@eight")).toBe(identities.shown(handleId("x", "eight")));
  });

  it.each([
    "mail @one and https://x.com/one/status/1?s=20",
    "twitter.com/one, www.twitter.com/one/ and HTTPS://MOBILE.TWITTER.COM/ONE",
    "t.me/one/12 https://t.me/s/one https://telegram.me/one",
    "https://www.facebook.com/one/posts/1 m.facebook.com/one fb.com/one",
    "https://www.instagram.com/one/ https://www.tiktok.com/@one/video/1 https://youtube.com/@one",
    "https://vk.com/one https://bsky.app/profile/one/post/1 reddit.com/u/one https://www.linkedin.com/in/one/",
    "https://medium.com/@one/a-post https://mastodon.example/@one/1",
    "(@one) .@one «@one» @one@mastodon.example",
  ])("leaves no name in: %s", (text) => {
    expect(hidden().shownText("x", text)).not.toMatch(/\bone\b/i);
    expect(plain().shownText("x", text)).toBe(text);
  });

  it("replaces an invitation to a channel, which names it, by one pseudonym wherever it stands", () => {
    const shown = hidden().shownText(
      "x",
      "https://t.me/+HWFl-uXhzKdh t.me/joinchat/AAAAAFYz_8x and t.me/+HWFl-uXhzKdh?a=1",
    );
    expect(shown).not.toMatch(/HWFl|AAAAAF/);
    const [one, , , again] = shown.split(" ");
    expect(again.startsWith(one.replace("https://", ""))).toBe(true);
    expect(plain().shownText("x", "t.me/+HWFl-uXhzKdh")).toBe("t.me/+HWFl-uXhzKdh");
  });

  it.each([
    "https://example.org/a/b",
    "see example.org/a/b, end.Next and x.com",
    "5/7 and a/b",
    "on 2024-05-01 10:00:00 or 01/05/2024 10 30, 12 345 678 of them, for 1,000,000,000 or $1000000000",
  ])("leaves %s as it is", (text) => expect(hidden().shownText("x", text)).toBe(text));

  it("replaces names of people in their own words, and leaves words that only look like them", () => {
    const identities = hidden();
    const author = [{ name: "Free Ride", account: "x::1" }];
    expect(identities.shownText("x", "a free ride, Free Riders", author)).toBe(
      `a @${identities.shown("x::1")}, Free Riders`,
    );
    expect(identities.shownText("x", "a free ride")).toBe("a free ride");
  });

  it.each([
    ["https://x.com/Seven/status/1", "x.com"],
    ["https://de.linkedin.com/in/seven", "linkedin.com"],
    ["https://facebook.com/profile.php?id=100001234567890", "facebook.com"],
    ["https://facebook.com/groups/seven", "facebook.com"],
    ["https://nitter.net/seven/status/1", "nitter.net"],
    ["https://social.example/@seven/1", "social.example"],
    ["https://social.example/users/seven/statuses/1", "social.example"],
    ["https://twitter.com.evil.example/seven", "evil.example"],
  ])("shows %s as its host and numbers", (link, host) => {
    expect(hidden().shownLink(link)).toMatch(new RegExp(`^https://${host}(?:/p:[0-9a-f]{16}){1,2}$`));
    expect(hidden().shownText("x", `see ${link}, there`)).toBe(`see ${hidden().shownLink(link)}, there`);
    expect(plain().shownLink(link)).toBe(link);
  });

  it("shows links to one page alike and keeps every difference between two", () => {
    const links = [
      "https://t.me/One",
      "https://t.me/one",
      "https://t.me/one/1",
      "https://t.me/one/2",
      "https://x.com/one",
    ];
    const shown = links.map((link) => hidden().shownLink(link));
    expect(new Set(shown).size).toBe(links.length);
    expect(shown[2].slice(0, shown[1].length)).toBe(shown[1]);
  });

  it("keeps the path of other links", () => {
    const link = "https://news.example.org/2024/05/a-story.html?id=77";
    expect(hidden().shownLink(link)).toBe(link);
    expect(hidden().shownLink("https://example.org/1400000000000000001")).toContain("1400000000000000001");
  });

  it.each([
    "zq.one@mail.example and zq.one (at) mail (dot) example",
    "mailto:zq.one@mail.example?cc=zq.two@mail.example",
    "tel:+49 151 700 00023 or +4915170000023, 0151 70000023, (030) 123 456 78, 555-700-0023",
    "tg://resolve?domain=zq_one whatsapp://send?phone=4915170000023 https://wa.me/4915170000023",
    "[words](https://example.org/a)[more](https://x.com/zq_one)",
    "http://x.com//zq_one https://me@x.com/zq_one https://x.com:443/zq_one https://x.com/%7Aq_one HTTPS://X.COM/zq_one",
    "seehttps://x.com/zq_one and https://web.archive.org/web/2020/https://x.com/zq_one/status/1",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fzq_one https://example.org/?u=https%3A%2F%2Fx.com%2Fzq_one",
    "https://example.org/?u=zq.one%40mail.example https://example.org/call?phone=4915170000023",
    "zq-one.tumblr.com/post https://zq-one.substack.com/ https://user:zq_one@example.org/",
    "did:plc:zq35aaaaaaaaaaaaaaaa at://did:plc:zq35aaaaaaaaaaaaaaaa/app.bsky.feed.post/3k",
  ])("leaves no way to a person in: %s", (text) => {
    const left = hidden()
      .shownText("x", text)
      .replace(/p:[0-9a-f]{16}/g, "#");
    expect(left).not.toMatch(/zq|7aq|700|23|(?<!ph)one/i);
    expect(plain().shownText("x", text)).toBe(text);
  });
});
