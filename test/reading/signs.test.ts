/** A file is taken for a format only by what no other format has: fields that any forum may have name no platform. */
import { describe, expect, it } from "vitest";
import { readText } from "./read.js";

const lines = (...records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

const sourceOf = async (text: string, options = {}) => {
  const { report } = await readText(text, { timezone: "UTC", maxRejected: 1, ...options });
  return report.inputs[0].source;
};

const FORUM = lines(
  { id: "a1", author_id: "m1", created_at: "2024-01-01T10:00:00Z", text: "from a forum" },
  { id: "a2", author_id: "m2", created_at: "2024-01-01T10:01:00Z", text: "also" },
);

describe("a format is not recognised", () => {
  it.each([
    ["X API v2 by id, author_id and text", FORUM],
    [
      "X API v2 by long numbers that hold another time",
      lines({ id: "1700000000000000001", author_id: "9", created_at: "2024-05-01T10:00:00Z", text: "one" }),
    ],
    [
      "twarc-csv by the dotted author of any flattened JSON",
      "id,author.id,author.username,created_at,text\np1,u1,one,2024-01-01T10:00:00Z,words\n",
    ],
    [
      "Telethon by the number of a chat",
      lines({ id: 1, date: "2024-01-01T10:00:00Z", chat_id: "room 5", message: "hello", user_id: "m1" }),
    ],
    [
      "TikTok by id, desc and createTime",
      lines({ id: "5", desc: "words", createTime: 1_700_000_000, author: "m1", timestamp: 1_700_000_000 }),
    ],
    [
      "Instagram by a code and a user",
      lines({ code: "B1", user: "m1", __typename: "Voucher", created_at: "2024-01-01T10:00:00Z" }),
    ],
    [
      "4CAT by the columns of a forum",
      "id,thread_id,author,body,timestamp\n1,1,m1,words,2024-01-01 10:00:00\n",
    ],
  ])("as %s", async (_, text) => {
    expect(await sourceOf(text)).toBe("generic");
  });
});

describe("a format that may be meant", () => {
  it("is read so where --source names it", async () => {
    expect(await sourceOf(FORUM, { source: "x-api" })).toBe("x-api");
    expect(
      await sourceOf("id,thread_id,author,body,timestamp\n1,1,m1,words,2024-01-01 10:00:00\n", {
        source: "4cat",
      }),
    ).toBe("4cat");
  });

  it("is recognised where an identifier of X holds the time of its post", async () => {
    const post = {
      id: "1400029422714617857",
      author_id: "11",
      created_at: "2021-06-02T10:00:00.000Z",
      text: "words",
    };
    const time = new Date(Number((1400029422714617857n >> 22n) + 1288834974657n));
    expect(await sourceOf(lines({ ...post, created_at: time.toISOString() }))).toBe("x-api");
    expect(await sourceOf(lines({ ...post, created_at: "2019-06-02T10:00:00.000Z" }))).toBe("generic");
  });
});
