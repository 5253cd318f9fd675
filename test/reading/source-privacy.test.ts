/** Under pseudonyms no form of export leaves a handle, a number or a name of a person in the tables, refused rows included. */
import { expect, it } from "vitest";
import { readText } from "./read.js";

const HIDDEN = {
  identity: { mode: "pseudonym", purpose: null, keyFingerprint: "f" },
  key: Buffer.from("a key for tests"),
  maxRejected: 1,
} as const;

const person = (i: number) => ({ id: `88000100${i}`, handle: `zorp_handle${i}`, name: `Zelda Quux ${i}` });
const SECRET = /88000100\d|zorp|zelda|quux/i;
const [one, two] = [person(1), person(2)];
const words = (author: typeof one) =>
  `for @${two.handle}, ${two.handle} and https://x.com/${two.handle}/status/1 by ${author.name}`;

const lines = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join("\n");
const table = (header: string, ...rows: readonly (readonly string[])[]) =>
  [header, ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))].join("\n");

const legacy = (id: string, author: typeof one) => ({
  id_str: id,
  created_at: "Fri Feb 23 22:34:37 +0000 2018",
  full_text: words(author),
  user_id_str: author.id,
  entities: { user_mentions: [{ id_str: two.id, screen_name: two.handle }] },
});

const FORMS: Readonly<Record<string, string>> = {
  "x-api-v1": lines(
    ...[one, two].map((author, i) => ({
      ...legacy(`96716582799435367${i}`, author),
      user: { id_str: author.id, screen_name: author.handle, name: author.name, description: author.name },
    })),
    { id: 1, user: { screen_name: one.handle } },
  ),
  "x-zeeschuimer": lines(
    ...[one, two].map((author, i) => ({
      rest_id: `96716582799435367${i}`,
      core: {
        user_results: {
          result: { rest_id: author.id, legacy: { screen_name: author.handle, name: author.name } },
        },
      },
      legacy: legacy(`96716582799435367${i}`, author),
    })),
    { rest_id: one.id, legacy: {} },
  ),
  "twarc-csv": table(
    "id,author_id,author.username,author.name,author.description,created_at,text,entities.mentions",
    ...[one, two].map((author, i) => [
      `96716582799435367${i}`,
      author.id,
      author.handle,
      author.name,
      author.name,
      "2018-02-23T22:34:37.000Z",
      words(author),
      JSON.stringify([{ id: two.id, username: two.handle }]),
    ]),
    ["1.3e+18", one.id, one.handle, one.name, one.name, "2018-02-23T22:34:37.000Z", words(one), ""],
  ),
  telethon: lines(
    ...[one, two].map((author, i) => ({
      _type: "Message",
      id: i + 1,
      date: 1625565600 + i,
      message: `${words(author)} ${two.name}`,
      peer_id: { user_id: one.id },
      from_id: { user_id: author.id },
      fwd_from: { from_id: { channel_id: two.id }, channel_post: 7 },
      entities: [
        {
          _type: "MessageEntityMentionName",
          offset: words(author).length + 1,
          length: two.name.length,
          user_id: two.id,
        },
      ],
      _sender: { id: author.id, username: author.handle, first_name: author.name },
    })),
    {
      _type: "Message",
      id: 3,
      date: 1,
      message: "x",
      _chat: { id: 5 },
      _sender: { id: one.id, deleted: true, username: one.handle },
    },
  ),
  "facebook-crowdtangle": table(
    "Page Name,User Name,Facebook Id,Page Description,Post Created,Type,URL,Message,Link,Final Link",
    ...[one, two].map((author, i) => [
      author.name,
      author.handle,
      author.id,
      author.name,
      "2021-07-06 16:45:20 EDT",
      "Link",
      `https://www.facebook.com/${author.id}/posts/400000000000000${i}`,
      `${words(author)} https://www.facebook.com/${two.handle}/posts/1`,
      `https://www.facebook.com/${two.handle}/posts/4000000000000009`,
      "",
    ]),
    [one.name, one.handle, one.id, "", "2021-07-06 16:45:20 IST", "Link", "", words(one), "", ""],
  ),
  "facebook-content-library": lines(
    ...[one, two].map((author, i) => ({
      id: `90000000000000000${i}`,
      creation_time: "2024-01-15T12:34:56+0000",
      text: words(author),
      post_owner: { id: author.id, username: author.handle, name: author.name },
      surface: { id: two.id, name: two.name },
    })),
    { id: one.id, surface: { name: one.name } },
  ),
  "instagram-crowdtangle": table(
    "Account,User Name,Post Created,URL,Link,Description",
    ...[one, two].map((author, i) => [
      author.name,
      author.handle,
      "2021-07-06 16:45:20 EDT",
      `https://www.instagram.com/p/Cu${i}/`,
      "",
      words(author),
    ]),
    [one.name, "", "2021-07-06 16:45:20 EDT", "https://www.instagram.com/p/Cu9/", "", words(one)],
  ),
  "instagram-zeeschuimer": lines(
    ...[one, two].map((author, i) => ({
      code: `Cu${i}`,
      taken_at: 1_690_000_000 + i,
      media_type: 1,
      user: { pk: author.id, username: author.handle, full_name: author.name },
      caption: { text: words(author) },
      usertags: { in: [{ user: { pk: two.id, username: two.handle } }] },
    })),
    { code: one.handle, user: one },
  ),
};

it.each(Object.entries(FORMS))("%s names nobody", async (source, text) => {
  const found = await readText(text, HIDDEN);
  expect(found.report.inputs[0].source).toBe(source);
  expect(found.report).toMatchObject({ events: 2, accounts: 2, rowsRejected: 1 });
  const shown = JSON.stringify([found.events, found.accounts, found.rejected, found.report.rejections]);
  expect(shown.match(SECRET)).toBeNull();
});
