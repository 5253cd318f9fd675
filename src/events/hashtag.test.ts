/** Hashtags: what belongs to the word stays, what nobody sees goes; in a list and in a text alike. */
import { expect, it } from "vitest";
import { Store } from "../store/index.js";
import { hashtagsInText } from "./from-text.js";
import { foldedHashtag } from "./hashtag.js";

const PERSIAN = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
const HINDI = "\u0939\u093F\u0928\u094D\u0926\u0940";

it.each([
  ["case and the sign", "#StopTheThing", "stopthething"],
  ["a full-width sign and letters", "＃Ｔａｇ", "tag"],
  ["a zero-width non-joiner inside", `#${PERSIAN}`, PERSIAN],
  ["combining vowel signs", `#${HINDI}`, HINDI],
  ["an accent put together or not", "#cafe\u0301", "café"],
  ["marks of direction around it", "\u200F#\u202B\u0648\u0637\u0646\u202C\u200E", "\u0648\u0637\u0646"],
  ["a joiner at the end", `#${PERSIAN}\u200C`, PERSIAN],
  ["digits", "#2024", "2024"],
  ["a sign alone", "#", null],
  ["emoji alone", "#\u{1F525}", null],
])("keeps apart and makes one: %s", (_, text, folded) => {
  expect(foldedHashtag(text)).toBe(folded);
});

it("finds hashtags whole in a text", async () => {
  const store = await Store.open({ memoryBytes: 1e8, threads: 1 });
  try {
    const text = `#${PERSIAN}\u060C #${HINDI}! (#Straße) \u200F#\u0648\u0637\u0646\u200F a#no &#39; https://a.example/#frag ##two #1 #今天。`;
    const row = await store.row<{ tags: string }>(
      `SELECT ${hashtagsInText("t")} AS tags FROM (SELECT ? AS t)`,
      [text],
    );
    expect((JSON.parse(row!.tags) as string[]).map(foldedHashtag)).toEqual([
      PERSIAN,
      HINDI,
      "straße",
      "\u0648\u0637\u0646",
      "今天",
    ]);
  } finally {
    store.close();
  }
});
