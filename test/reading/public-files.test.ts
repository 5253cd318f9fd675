/**
 * Kinds of faults that public files of other people showed, each made up small: headers as wide as no row, headings without a text, names of
 * columns that lie, descriptions before the data. What is read is right, or what is asked for is.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quietContext } from "../../src/model/index.js";
import { type InspectionResult, inspectFiles } from "../../src/pipeline/inspect.js";
import { inFolder, readText } from "./read.js";

const inspected = (text: string): Promise<InspectionResult> =>
  inFolder(async (folder) => {
    const path = join(folder, "posts");
    await writeFile(path, text);
    const read = { source: null, map: {}, timezone: null, maxRejected: 0.05 };
    return await inspectFiles({ paths: [path], read, memoryBytes: 5e8, threads: 1 }, quietContext());
  });

/** An account without its platform. */
const nameOf = ({ account_id }: Record<string, unknown>): string => String(account_id).split(":").at(-1)!;

const minute = (n: number): string => `2024-03-01T10:${String(n).padStart(2, "0")}:07Z`;
const rows = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => row(n)).join("\n");

describe("a header that is wider than most rows is the header all the same", () => {
  const header = "post_id,account_id,created_at,text,likes,shares,reach,views,clicks";
  it.each([3, 1, 6])("by %i columns", async (fewer) => {
    const narrow = (n: number) =>
      [n, `u${n}`, minute(n), `text ${n}`, 1, 2, 3, 4, 5].slice(0, 9 - Math.min(fewer, 4)).join(",");
    const { files, refusal } = await inspected(`${header}\n${rows(30, narrow)}\n`);
    expect(files[0].mapping).toMatchObject({ account: "account_id", time: "created_at", post: "post_id" });
    expect(refusal).toMatch(/too-few-cells \(30\)/);
  });

  it("and the rows of a second export behind it are kept apart, not cut to fit", async () => {
    const text = `${header}\n${rows(20, (n) => `${n},u${n},${minute(n)},text ${n},1,2`)}\n${rows(20, (n) => `${90 + n},v${n},${minute(n)},text ${n},1,2,3,4,5`)}\n`;
    const { report, events } = await readText(text);
    expect([report.rowsKept, report.rowsRejected]).toEqual([20, 20]);
    expect(events.every((event) => /^v\d+$/.test(nameOf(event)))).toBe(true);
  });
});

describe("a heading is the text of posts that have no other", () => {
  const posts = (title: string, text: string) =>
    `id,author,created,${title},${text}\n${rows(8, (n) => `p${n},u${n},${minute(n)},Heading number ${n},${n % 2 ? `words of post ${n}` : ""}`)}\n`;
  it.each([
    ["Title", "Text"],
    ["subject", "body"],
    ["Заголовок", "Текст"],
  ])("%s before %s", async (title, text) => {
    const { events } = await readText(posts(title, text));
    expect(events.map((event) => event.text).sort()).toEqual(
      Array.from({ length: 8 }, (_, n) => `Heading number ${n}${n % 2 ? ` words of post ${n}` : ""}`),
    );
  });

  it("a heading of the thread is not the text of those who answer in it", async () => {
    const text = `id,author,created,title,text\n${rows(12, (n) => `p${n},u${n},${minute(n)},What all talk about,${n % 3 ? `words ${n}` : ""}`)}\n`;
    const { events } = await readText(text);
    expect(events.filter((event) => /What all/.test(String(event.text)))).toEqual([]);
  });
});

describe("names of columns that lie", () => {
  it("a column called data that holds texts is no date where another holds the times", async () => {
    const { next } = await inspected(
      `data,name,mobile\n${rows(9, (n) => `words of post ${n},659${n}4443,2024-02-01 17:34:1${n}+00:00`)}\n`,
    );
    expect(next.flags).toContain("--map time=mobile");
    expect(next.flags).toContain("--map text=data");
  });

  it("a display name is not the handle where the handle stands beside it", async () => {
    const { files } = await inspected(
      `tweet_id,user_id,user_name,user_screen_name,date,text\n${rows(6, (n) => `${n},77${n},Ada B. ${n},ada_${n},${minute(n)},text ${n}`)}\n`,
    );
    expect(files[0].mapping).toMatchObject({ account_handle: "user_screen_name", account_name: "user_name" });
  });

  it("the user name of a channel is proposed as who acted, before its title", async () => {
    const { next } = await inspected(
      `Channel Title,Channel Username,ID,Message,Date\n${rows(6, (n) => `A shop,@shop,${n},words of post ${n},${minute(n)}`)}\n`,
    );
    expect(next.flags[0]).toBe('--map "account=Channel Username"');
  });

  it("times of the last change are not proposed, and named where nothing else holds a time", async () => {
    const { refusal, next } = await inspected(
      `author,updated_at,text\n${rows(6, (n) => `u${n},${minute(n)},words ${n}`)}\n`,
    );
    expect(refusal).toMatch(/Should updated_at hold it all the same: .*--map time=updated_at/);
    expect(next.command).toBeNull();
  });
});

describe("a description before the data", () => {
  const post = (n: number) =>
    `{"author":"u${n}","tweet_id":"${n}","created_at":"${minute(n)}","text":"words of post ${n}"}`;
  it.each(["records", "tweets", "results", "rows"])("{meta, %s: […]} is the list", async (key) => {
    const { events, rejected } = await readText(
      `{"meta":{"account":"@all","generated_at":"2024-05-05"},"${key}":[${Array.from({ length: 5 }, (_, n) => post(n)).join(",")}]}`,
    );
    expect(events.map(nameOf).sort()).toEqual(["u0", "u1", "u2", "u3", "u4"]);
    expect(rejected).toEqual([]);
  });

  it("is proposed for nothing where it is a line of its own", async () => {
    const { next } = await inspected(
      `{"_meta":{"account":"@all"}}\n${rows(30, (n) => `{"tweet_id":"${n}","created_at":"${minute(n)}","text":"words ${n}"}`)}\n`,
    );
    expect(next.flags[0]).toBe("--map account=COLUMN");
  });
});

it("a column of accounts that is empty, and none beside it: nothing that could be typed helps", async () => {
  const { next, refusal } = await inspected(
    `date,sender_id,message\n${rows(9, (n) => `${minute(n)},,words ${n}`)}\n`,
  );
  expect(refusal).toMatch(/no-account/);
  expect(next).toEqual({ command: null, flags: [] });
});

describe("files as desks have them", () => {
  const post = (n: number) => ({
    id: `p${n}`,
    author: `u${n % 3}`,
    created_at: minute(n),
    text: `words of post ${n}`,
  });
  const posts = Array.from({ length: 9 }, (_, n) => post(n));
  const read = async (text: string) => {
    const { events, rejected } = await readText(text);
    expect(rejected).toEqual([]);
    return events.map((event) => `${nameOf(event)} ${event.text}`).sort();
  };
  const right = posts.map(({ author, text }) => `${author} ${text}`).sort();
  const table = (header: string) =>
    `${header}\n${posts.map((p) => `${p.id},${p.author},${p.created_at},${p.text}`).join("\n")}\n`;

  it.each([
    ["titles over groups of columns", `Post,,Content,\n${table("id,author,created_at,text")}`],
    ["one record a line, a comma behind each", posts.map((p) => JSON.stringify(p)).join(",\n")],
    ["a list under data", JSON.stringify({ status: "ok", data: posts })],
    ["records by their key", JSON.stringify(Object.fromEntries(posts.map((p, n) => [`k${n}`, p])))],
    [
      "columns of pandas",
      JSON.stringify(
        Object.fromEntries(
          (["id", "author", "created_at", "text"] as const).map((name) => [
            name,
            Object.fromEntries(posts.map((p, n) => [n, p[name]])),
          ]),
        ),
      ),
    ],
  ])("%s", async (_, text) => {
    expect(await read(text)).toEqual(right);
  });

  it("one post with objects in it is no list of posts", async () => {
    const { report } = await readText(
      JSON.stringify({ author: { id: "7" }, created_at: minute(1), text: "alone", place: {}, entities: {} }),
      { map: { account: "author.id" } },
    );
    expect(report.rowsRead).toBe(1);
  });

  it.each(["True", "yes", "false"])("a column of %s and its contrary is no account", async (word) => {
    const other = { True: "False", yes: "no", false: "true" }[word];
    const { events } = await readText(
      `author,user,created_at,text\n${rows(9, (n) => `${n % 2 ? word : other},u${n},${minute(n)},words ${n}`)}\n`,
    );
    expect(events.map(nameOf).sort()).toEqual(Array.from({ length: 9 }, (_, n) => `u${n}`));
  });

  it.each([
    ["Veröffentlicht am", "Uhrzeit", "05.03.2024", "14:07 Uhr"],
    ["Datum", "Uhrzeit", "05.03.2024", "14.07 Uhr"],
    ["Date", "Heure", "05.03.2024", "14h07"],
  ])("%s and %s are one clock", async (date, hour, day, time) => {
    const { events } = await readText(
      `Autor;${date};${hour};Text\n${rows(5, (n) => `u${n};${day};${time};words ${n}`)}\nu9;25.03.2024;${time};last\n`,
      { timezone: "UTC" },
    );
    expect(events.length).toBe(6);
    expect(new Date(String(events[0].time_utc)).toISOString().slice(11, 16)).toBe("14:07");
  });
});
