/** Which column holds which field is told by names and values together; each case with the column that the name alone would take. */
import { describe, expect, it } from "vitest";
import { readText } from "../../../test/reading/read.js";
import type { FileHead, Mapping } from "../source.js";
import { guessedMapping } from "./guessed-mapping.js";

/** A head of a table from a few rows. */
const head = (columns: readonly string[], rows: readonly (readonly string[])[]): FileHead => ({
  layout: "table",
  columns,
  records: [],
  context: {},
  headerDoubt: false,
  sample: (column) => rows.map((row) => row[columns.indexOf(column)] ?? ""),
});

const guess = (columns: string, ...rows: readonly string[]): Mapping =>
  guessedMapping(
    head(
      columns.split(","),
      rows.map((row) => row.split(",")),
    ),
    {},
  );

describe("a time", () => {
  it("is not a column of times of day, nor of words, where one that holds dates stands beside it", () => {
    expect(guess("created_at,date,time,user_id", "2021-03-01 10:00:05 CET,2021-03-01,10:00:05,1").time).toBe(
      "created_at",
    );
    expect(guess("time,author,time_parsed", "2 years ago,u,1600000000.0").time).toBe("time_parsed");
    expect(guess("date,user,posted_at", "Monday,u,1 Mar 2021 10:00").time).toBe("posted_at");
    expect(guess("timestamp,user,created_at", "true,u,2021-03-01T10:00:05Z").time).toBe("created_at");
  });

  it("is put together from a date and a time of day where no column has both", () => {
    expect(guess("Date,Hour,Author", "2025-06-03,09:00:15,u").time).toBe("Date+Hour");
    expect(guess("date,time,user", "2025-06-03,9:00 PM,u").time).toBe("date+time");
    expect(guess("Datum,Uhrzeit,Autor", "03.06.2025,09:00,u").time).toBe("Datum+Uhrzeit");
    expect(guess("日付,時刻,投稿者", "2025/06/03,09:00,u").time).toBe("日付+時刻");
    expect(guess("date,hour,author", "2025-06-03 09:00:15,9,u").time).toBe("date");
  });

  it("is taken by its name where nothing better is there, so that the reason can be told", () => {
    expect(guess("time,author", "2 years ago,u").time).toBe("time");
  });
});

describe("an account", () => {
  it("is no column of records, of truths or of one value, where another names who acted", () => {
    expect(guess("user,username,date", "{'id': 1},u1,2021-03-01", "{'id': 2},u2,2021-03-01").account).toBe(
      "username",
    );
    const rows = Array.from({ length: 6 }, (_, i) => `C1,u${i % 3},2021-03-0${i + 1}`);
    expect(guess("channel_id,author,date", ...rows).account).toBe("author");
    expect(
      guess("author_id,author,date", ...Array.from({ length: 6 }, (_, i) => `,u${i},2021-03-01`)).account,
    ).toBe("author");
  });
});

describe("an address", () => {
  const rows = (url: (i: number) => string) =>
    Array.from({ length: 8 }, (_, i) => `u${i},2021-03-01,id_00${i},${url(i)}`);

  it("that stands on rows of several accounts is a link", () => {
    expect(guess("user,date,id,url", ...rows((i) => `https://example.org/${i % 3}`))).toMatchObject({
      links: "url",
    });
    expect(guess("user,date,id,url", ...rows(() => "https://example.org/x"))).toMatchObject({ links: "url" });
    expect(guess("user,date,id,url", ...rows((i) => `https://site${i}.example.org/x`))).toMatchObject({
      links: "url",
    });
  });

  it("that names the post or its author, or leads to posts, is the post's own", () => {
    expect(guess("user,date,id,url", ...rows((i) => `https://example.org/p/id_00${i}`))).toMatchObject({
      permalink: "url",
    });
    expect(
      guess("user,date,id,link", ...rows((i) => `https://example.org/status/${1000 + i}`)),
    ).toMatchObject({ permalink: "link" });
    expect(guess("user,date,id,url", ...rows((i) => `https://example.org/${i}`))).toMatchObject({
      permalink: "url",
    });
  });

  it("of both sorts, each by what it is", () => {
    const columns = "author,created,link,url";
    const both = Array.from(
      { length: 6 },
      (_, i) =>
        `u${i},2023-01-01 10:1${i},https://www.reddit.com/r/s/comments/ab${i}/t/,https://example.org/${i % 2}`,
    );
    expect(guess(columns, ...both)).toMatchObject({ permalink: "link", links: "url" });
  });
});

describe("other fields", () => {
  it("are passed over where their values are of another sort", () => {
    const columns = "user,date,text,message,comment,reply_to,in_reply_to_status_id,tags";
    const row = (i: number) =>
      `u${i},2021-03-01,${i},words of a post ${i},${i * 3},[{'screen_name': 'x'}],99${i},true`;
    const found = guess(columns, ...[1, 2, 3, 4, 5].map(row));
    expect(found).toMatchObject({ text: "message", reply_to: "in_reply_to_status_id" });
    expect(found.hashtags).toBe(undefined);
  });

  it("are never the collector's, the software's or a label", () => {
    const columns = "user,date,user_agent,source,source_url,sourceLabel,author_flair_text,source_app";
    const found = guess(
      columns,
      "u1,2021-03-01,Agent/1,web,https://x.org/a,Web,label,app",
      "u2,2021-03-02,Agent/1,web,https://x.org/a,Web,label,app",
    );
    expect(Object.values(found).sort()).toEqual(["date", "user"]);
  });

  it("bear names in many languages, in any case and notation", () => {
    const languages: Readonly<Record<string, readonly [account: string, time: string, text: string]>> = {
      german: ["Nutzername", "Veröffentlicht", "Beitrag"],
      french: ["Auteur", "Date de publication", "Contenu"],
      spanish: ["Usuario", "Fecha y hora", "Mensaje"],
      portuguese: ["Usuário", "Data", "Conteúdo"],
      italian: ["Utente", "Data e ora", "Testo"],
      dutch: ["Gebruiker", "Tijdstip", "Bericht"],
      polish: ["Użytkownik", "Data publikacji", "Treść"],
      russian: ["Автор", "Дата публикации", "Текст"],
      ukrainian: ["Користувач", "Дата", "Повідомлення"],
      turkish: ["Kullanıcı Adı", "Tarih", "Metin"],
      arabic: ["المستخدم", "التاريخ", "النص"],
      persian: ["کاربر", "تاریخ", "متن"],
      chinese: ["用户名", "发布时间", "内容"],
      japanese: ["ユーザー名", "投稿日時", "本文"],
      korean: ["작성자", "작성일", "내용"],
      indonesian: ["Pengguna", "Tanggal", "Isi"],
    };
    for (const [account, time, text] of Object.values(languages))
      expect(guess(`${account},${time},${text}`, "u1,2021-03-01 10:00,some words here")).toEqual({
        account,
        time,
        text,
      });
    expect(guess("ownerId,createdAt,fullText", "1,2021-03-01T10:00:00Z,some words")).toEqual({
      account: "ownerId",
      time: "createdAt",
      text: "fullText",
    });
  });
});

describe("numbers with a letter before them, as rtweet writes them", () => {
  const columns = "user_id,status_id,created_at,text,retweet_status_id,mentions_user_id";
  const rows = [
    "x1000001,x1366303911111111111,2021-03-01 09:00:05,one two,x1366303000000000001,x55555 x66666",
    "x1000002,x1366303922222222222,2021-03-01 09:01:05,one two,,",
  ];

  it("lose it, where all posts are written so", async () => {
    const { events } = await readText([columns, ...rows].join("\n"), { timezone: "UTC" });
    expect(
      events.map(({ account_id, post_id, repost_of, mentions }) => [
        account_id,
        post_id,
        repost_of,
        mentions,
      ]),
    ).toEqual([
      ["x::1000001", "1366303911111111111", "1366303000000000001", []],
      ["x::1000002", "1366303922222222222", null, []],
    ]);
  });

  it("keep it in JSON as in tables only where it is not the notation of the file", async () => {
    const json = rows.map((row) => {
      const cells = row.split(",");
      return JSON.stringify(Object.fromEntries(columns.split(",").map((name, i) => [name, cells[i]])));
    });
    const { events } = await readText(json.join("\n"), { timezone: "UTC" });
    expect(events.map(({ account_id }) => account_id)).toEqual(["unknown::1000001", "unknown::1000002"]);
    const named = await readText("username,id,time\nx1000001,p1,1623881091\nx1000002,p2,1623881092\n");
    expect(named.events.map(({ account_id }) => account_id)).toEqual([
      "unknown::x1000001",
      "unknown::x1000002",
    ]);
  });
});
