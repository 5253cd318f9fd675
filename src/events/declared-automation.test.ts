/** What a profile says of being automatic, and which sites of its own it names. */
import { expect, test } from "vitest";
import { declaresAutomation } from "./declared-automation.js";
import { namedSites } from "./named-sites.js";

const profile = (change: { handle?: string; name?: string; bio?: string }) => ({
  handle: null,
  name: null,
  bio: null,
  ...change,
});

test.each([
  ["I am a retweet bot for #tok", true],
  ["Bot. Tweets the weather of tok every hour", true],
  ["Automated account, run by tok", true],
  ["I retweet everything with #tok", true],
  ["posts via the API", true],
  ["an unofficial RSS feed of tok", true],
  ["Automatische Meldungen aus tok", true],
  ["Бот, пишет о погоде", true],
  ["not a bot", false],
  ["I am not a bot, promise", false],
  ["kein Bot", false],
  ["Sabotage and robots, mostly", false],
  ["retweets are no endorsement", false],
  ["loves long walks", false],
])("the text %j: %s", (bio, says) => expect(declaresAutomation(profile({ bio }))).toBe(says));

test.each([
  ["tok_bot", true],
  ["bot_tok", true],
  ["TokBot", true],
  ["tok-bot-2", true],
  ["abbott", false],
  ["talbot", false],
  ["botanist", false],
])("the handle %s: %s", (handle, says) => expect(declaresAutomation(profile({ handle }))).toBe(says));

test.each([
  ["its address in the text", { bio: "all of tok: https://tok-daily.example" }, true],
  ["its name in the handle", { handle: "TokDaily_Sport" }, true],
  ["its name in the display name", { name: "Tok Daily | Sport" }, true],
  ["another name", { handle: "tok_sport", bio: "daily walks" }, false],
])("a profile with %s: %s", (_, change, names) =>
  expect(namedSites(["tok-daily.example"], profile(change))).toEqual(names ? ["tok-daily.example"] : []),
);

test("a short name is looked for as a word, and one of three letters not at all", () => {
  const named = namedSites(["toka.example", "abc.example"], profile({ bio: "stokaton abc" }));
  expect(named).toEqual([]);
  expect(namedSites(["toka.example"], profile({ bio: "Toka, every day" }))).toEqual(["toka.example"]);
});
