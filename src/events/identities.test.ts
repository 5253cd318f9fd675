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
    expect(identities.shownLink("https://x.com/Seven/status/1")).toBe(`https://x.com/${seven}/status/1`);
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
    expect(again.replace("?a=1", "")).toBe(one.replace("https://", ""));
    expect(plain().shownText("x", "t.me/+HWFl-uXhzKdh")).toBe("t.me/+HWFl-uXhzKdh");
  });

  it.each([
    "https://x.com/search?q=a",
    "https://t.me/addstickers/abc",
    "https://www.facebook.com/groups/1",
    "https://instagram.com/p/abc",
    "name@example.org",
    "https://example.org/a/b",
    "5/7 and a/b",
  ])("leaves %s as it is", (text) => expect(hidden().shownText("x", text)).toBe(text));

  it("replaces names of people in their own words, and leaves words that only look like them", () => {
    const identities = hidden();
    const author = [{ name: "Free Ride", account: "x::1" }];
    expect(identities.shownText("x", "a free ride, Free Riders", author)).toBe(
      `a @${identities.shown("x::1")}, Free Riders`,
    );
    expect(identities.shownText("x", "a free ride")).toBe("a free ride");
  });

  it("replaces the numbers of posts, which lead to their authors", () => {
    const post = hidden().shownPost("x", "1400000000000000001");
    expect(hidden().shownLink("https://x.com/i/web/status/1400000000000000001")).toBe(
      `https://x.com/i/web/status/${post}`,
    );
    expect(hidden().shownLink("https://example.org/1400000000000000001")).toContain("1400000000000000001");
  });

  it("replaces the number of a profile", () => {
    const link = hidden().shownLink("https://facebook.com/profile.php?id=100001234567890");
    expect(link).toBe(
      `https://facebook.com/profile.php?id=${hidden().shownHandle("facebook", "100001234567890")}`,
    );
  });
});
