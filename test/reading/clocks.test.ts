/** Clocks: every form, zones applied, precision told per event and per file. */
import { describe, expect, it } from "vitest";
import { sharedData } from "../shared-data.js";
import { readPaths, readText } from "./read.js";

const one = async (time: string, timezone: string | null = null): Promise<unknown[]> => {
  const { events, rejected } = await readText(`account,time\na,"${time}"\n`, { timezone });
  return events.length ? [events[0].time_utc, events[0].time_precision] : [rejected[0].reason];
};

describe("forms of clocks", () => {
  it.each([
    ["1623881091", null, "2021-06-16T22:04:51.000Z", "second"],
    ["1623881091123", null, "2021-06-16T22:04:51.123Z", "millisecond"],
    ["1623881091123456", null, "2021-06-16T22:04:51.123Z", "microsecond"],
    ["1623881091.5", null, "2021-06-16T22:04:51.500Z", "millisecond"],
    ["2021-07-06T16:45:20Z", null, "2021-07-06T16:45:20.000Z", "second"],
    ["2021-07-06T16:45:20.125Z", null, "2021-07-06T16:45:20.125Z", "millisecond"],
    ["2021-07-06 16:45:20+02", null, "2021-07-06T14:45:20.000Z", "second"],
    ["2021-07-06 16:45:20 -0330", null, "2021-07-06T20:15:20.000Z", "second"],
    ["2021-07-06T16:45+02:00", null, "2021-07-06T14:45:00.000Z", "minute"],
    ["Fri Feb 23 22:34:37 +0000 2018", null, "2018-02-23T22:34:37.000Z", "second"],
    ["2021-07-06 16:45:20 EDT", null, "2021-07-06T20:45:20.000Z", "second"],
    ["2021-07-06 16:45 UTC", null, "2021-07-06T16:45:00.000Z", "minute"],
    ["2021-07-06 16:45:20", "Europe/Berlin", "2021-07-06T14:45:20.000Z", "second"],
    ["2021-01-06 16:45:20", "europe/berlin", "2021-01-06T15:45:20.000Z", "second"],
    ["2021-07-06 16:45:20", "-03:30", "2021-07-06T20:15:20.000Z", "second"],
    ["2021-07-06 16:45", "UTC", "2021-07-06T16:45:00.000Z", "minute"],
    ["2021-07-06", "UTC", "2021-07-06T00:00:00.000Z", "day"],
    ["2021-07-06T16:45:20Z", "Europe/Berlin", "2021-07-06T16:45:20.000Z", "second"],
  ])("reads %s (%s)", async (time, zone, utc, precision) => {
    expect(await one(time, zone)).toEqual([utc, precision]);
  });

  it.each([
    ["2021-02-30T10:00:00Z", "bad-time"],
    ["yesterday", "relative-time"],
    ["some day", "bad-time"],
    ["2021-07-06T16:00:00+99:00", "bad-time"],
    ["2021-07-06 16:45:20 IST", "unclear-zone"],
    ["2021-07-06 16:45:20 XYZ", "unclear-zone"],
    ["1.62E+09", "rounded-time"],
    ["99999999999999999999", "bad-time"],
    ["1003-01-01T00:00:00Z", "time-out-of-range"],
    ["0", "time-out-of-range"],
    ["2101-01-01T00:00:00Z", "time-out-of-range"],
  ])("refuses %s", async (time, reason) => {
    expect(await one(time)).toEqual([reason]);
  });
});

describe("dates that a spreadsheet writes", () => {
  const read = async (...times: string[]) => {
    const rows = times.map((time, i) => `a${i},"${time}"`);
    return readText(["account,time", ...rows].join("\n"), { timezone: "Europe/Berlin" });
  };
  const clocks = async (...times: string[]) =>
    (await read(...times)).events.map(({ time_utc, time_raw }) => [time_utc, time_raw]);

  it("are read day first where some first number is above 12 and no second is", async () => {
    expect(await clocks("01/05/2024 08:00", "31/05/2024 08:00:30")).toEqual([
      ["2024-05-01T06:00:00.000Z", "01/05/2024 08:00"],
      ["2024-05-31T06:00:30.000Z", "31/05/2024 08:00:30"],
    ]);
    expect(await clocks("1.2.2024 8:05", "13.2.2024 8:05")).toEqual([
      ["2024-02-01T07:05:00.000Z", "1.2.2024 8:05"],
      ["2024-02-13T07:05:00.000Z", "13.2.2024 8:05"],
    ]);
  });

  it("are read month first where it is the other way about, and a note says so", async () => {
    const { events, report } = await read("1/5/2024 08:00", "1/31/2024 08:00");
    expect(events.map((event) => event.time_utc)).toEqual([
      "2024-01-05T07:00:00.000Z",
      "2024-01-31T07:00:00.000Z",
    ]);
    expect(report.warnings.join()).toMatch(/dates are read with the month first, since the second number/);
  });

  it("are not guessed where the file shows neither, or both", async () => {
    for (const times of [
      ["01/05/2024 08:00", "02/05/2024 08:00"],
      ["13/05/2024 08:00", "05/13/2024 08:00"],
      ["99/05/2024 08:00", "02/05/2024 08:00"],
      ["05/06/07 08:00", "06/06/07 08:00"],
    ]) {
      const { events, rejected } = await read(...times);
      expect(events).toEqual([]);
      expect(rejected.map(({ reason }) => reason)).toEqual(["unclear-date", "unclear-date"]);
    }
  });
});

describe("precision of a whole file", () => {
  const file = (times: readonly number[]) =>
    ["account,time", ...times.map((time, i) => `a${i},${time}`)].join("\n");
  const precision = async (times: readonly number[]) => (await readText(file(times))).report.precision;
  const start = 1623880800;

  it("is a minute when all of many times fall on full minutes", async () => {
    expect(await precision(Array.from({ length: 60 }, (_, i) => start + i * 60))).toEqual({ minute: 60 });
  });

  it("is a day when all of many days have one time of day", async () => {
    expect(await precision(Array.from({ length: 60 }, (_, i) => start + i * 86400))).toEqual({ day: 60 });
  });

  it("stays a second when one time does not, and when a burst on one minute explains it", async () => {
    expect(await precision([...Array.from({ length: 60 }, (_, i) => start + i * 60), start + 1])).toEqual({
      second: 61,
    });
    expect(await precision(Array.from({ length: 60 }, () => start))).toEqual({ second: 60 });
  });

  it("is told from few rows and few times, where all of them are round", async () => {
    expect(await precision([0, 60, 180].map((seconds) => start + seconds))).toEqual({ minute: 3 });
    expect(await precision([0, 86400, 4 * 86400].map((seconds) => start + seconds))).toEqual({ day: 3 });
    const midnight = 1623888000;
    expect(await precision([midnight, midnight, midnight + 86400])).toEqual({ day: 3 });
    expect(await precision([start, start + 60])).toEqual({ second: 2 });
  });

  it("is a day when midnights of a zone with summer time were computed to UTC", async () => {
    const days = [-120, -90, 0, 10, 20].map((day) => start + day * 86400 + (day < 0 ? 3600 : 0));
    expect(await precision(days)).toEqual({ day: 5 });
  });

  it("is a second when milliseconds are all zero", async () => {
    const times = Array.from({ length: 60 }, (_, i) => (start + i * 61) * 1000);
    expect(await precision(times)).toEqual({ second: 60 });
  });

  it("warns that windows finer than a minute say nothing", async () => {
    const { report } = await readText(file(Array.from({ length: 60 }, (_, i) => start + i * 60)));
    expect(report.warnings.join()).toMatch(
      /60 events have a clock of minutes: .*Use --window 60s or wider\./,
    );
  });
});

describe("a few rows with a date and no time", () => {
  const dates = (n: number, of: number) =>
    [
      "account,time",
      ...Array.from({ length: of }, (_, i) => `a${i},2021-03-01${i < n ? "" : ` 10:00:${10 + (i % 49)}`}`),
    ].join("\n");

  it("are set aside and counted, and the clock of the file stays as fine as it is", async () => {
    const { report, rejected } = await readText(dates(2, 50), { timezone: "UTC" });
    expect(report.precision).toEqual({ second: 48 });
    expect(rejected.map(({ reason, detail }) => [reason, detail])).toEqual([
      ["date-only", "time=2021-03-01"],
      ["date-only", "time=2021-03-01"],
    ]);
  });

  it("are a clock of days where they are many", async () => {
    const { report } = await readText(dates(10, 50), { timezone: "UTC" });
    expect([report.precision, report.rowsRejected]).toEqual([{ day: 10, second: 40 }, 0]);
  });
});

describe("the order of numeric dates", () => {
  const read = (times: readonly string[], dateOrder?: "dmy" | "mdy" | "ymd") =>
    readText(["account,time", ...times.map((time, i) => `a${i},"${time}"`)].join("\n"), {
      timezone: "UTC",
      ...(dateOrder && { dateOrder }),
    });
  const days = async (times: readonly string[], dateOrder?: "dmy" | "mdy" | "ymd") =>
    (await read(times, dateOrder)).events.map(({ time_utc }) => String(time_utc).slice(0, 16));

  it("is what the user says, where the file does not", async () => {
    const times = ["01/05/24 08:00", "02/05/24 08:00 PM"];
    expect(await days(times, "dmy")).toEqual(["2024-05-01T08:00", "2024-05-02T20:00"]);
    expect(await days(times, "mdy")).toEqual(["2024-01-05T08:00", "2024-02-05T20:00"]);
    expect(await days(times, "ymd")).toEqual(["2001-05-24T08:00", "2002-05-24T20:00"].slice(2));
    expect((await read(["13/05/2024", "05/13/2024"], "dmy")).rejected.map(({ reason }) => reason)).toEqual([
      "bad-time",
    ]);
  });

  it("is told by years of two digits that move less than days, and by full stops", async () => {
    expect(await days(["21/05/03 08:00", "21/05/04 08:00"])).toEqual([
      "2021-05-03T08:00",
      "2021-05-04T08:00",
    ]);
    expect(await days(["20/05/21 08:00", "14/05/21 08:00"])).toEqual([
      "2021-05-20T08:00",
      "2021-05-14T08:00",
    ]);
    const { events, report } = await read(["1.2.2024 8:05", "3.2.24, 8.05"]);
    expect(events.map(({ time_utc }) => String(time_utc).slice(0, 16))).toEqual([
      "2024-02-01T08:05",
      "2024-02-03T08:05",
    ]);
    expect(report.warnings.join()).toMatch(/read with the day first, since they are written with full stops/);
  });
});

describe("zones in words", () => {
  /** The identifier of a post of X at a moment. */
  const postAt = (iso: string) => (((BigInt(Date.parse(iso)) - 1288834974657n) << 22n) + 5n).toString();
  const read = (rows: readonly string[], options: object = {}) =>
    readText(["id,user_id,created_at,timezone", ...rows].join("\n"), options);
  const times = async (...args: Parameters<typeof read>) =>
    (await read(...args)).events.map(({ time_utc }) => time_utc);

  it("that several places use are told by the identifiers of the file's posts", async () => {
    const rows = [
      `${postAt("2021-03-01T02:00:05.120Z")},u1,2021-03-01 10:00:05 CST,`,
      "12,u2,2021-03-01 10:00:06 CST,",
    ];
    expect(await times(rows)).toEqual(["2021-03-01T02:00:05.120Z", "2021-03-01T02:00:06.000Z"]);
    const chicago = [`${postAt("2021-03-01T16:00:05.120Z")},u1,2021-03-01 10:00:05 CST,`];
    expect(await times(chicago)).toEqual(["2021-03-01T16:00:05.120Z"]);
  });

  it("are told by the offset that a mapped column gives each row", async () => {
    const rows = [
      "1,u1,2021-03-01 10:00:05 IST,+0530",
      "2,u2,2021-03-01 10:00:05 IST,+02:00",
      "3,u3,2021-03-01 10:00:05 IST,Asia/Kolkata",
      "4,u4,2021-03-01 10:00:05 IST,7200",
    ];
    const utc = [
      "2021-03-01T04:30:05.000Z",
      "2021-03-01T08:00:05.000Z",
      "2021-03-01T04:30:05.000Z",
      "2021-03-01T08:00:05.000Z",
    ];
    expect(await times(rows, { map: { zone: "timezone" } })).toEqual(utc);
    const local = rows.map((row) => row.replace(" IST", ""));
    expect(await times(local, { map: { zone: "timezone" } })).toEqual(utc);
  });

  it("are told by another abbreviation of the same clock, or by --timezone", async () => {
    const winter = "1,u1,2021-03-01 10:00:05 CST,";
    expect(await times([winter, "2,u2,2021-07-01 10:00:05 CDT,"])).toEqual([
      "2021-03-01T16:00:05.000Z",
      "2021-07-01T15:00:05.000Z",
    ]);
    expect(await times(["1,u1,2021-07-01 10:00:05 BST,", "2,u2,2021-03-01 10:00:05 GMT,"])).toEqual([
      "2021-07-01T09:00:05.000Z",
      "2021-03-01T10:00:05.000Z",
    ]);
    expect(await times([winter], { timezone: "Asia/Shanghai" })).toEqual(["2021-03-01T02:00:05.000Z"]);
    expect(await times(["1,u1,2021-03-01 10:00:05 XYZ,"], { timezone: "Asia/Shanghai" })).toEqual([
      "2021-03-01T02:00:05.000Z",
    ]);
    expect(await times(["1,u1,2021-03-01 10:00:05,"], { timezone: "China Standard Time" })).toEqual([
      "2021-03-01T02:00:05.000Z",
    ]);
  });

  it("are what --timezone says, before a column that was only guessed to hold them", async () => {
    const rows = ["1,u1,2021-03-01 10:00:05 CST,+0800"];
    expect(await times(rows)).toEqual(["2021-03-01T02:00:05.000Z"]);
    expect(await times(rows, { timezone: "America/Chicago" })).toEqual(["2021-03-01T16:00:05.000Z"]);
    expect(await times(rows, { timezone: "America/Chicago", map: { zone: "timezone" } })).toEqual([
      "2021-03-01T02:00:05.000Z",
    ]);
  });

  it("that nothing tells are asked about, for the reason that is true", async () => {
    const { rejected, report } = await read(["1,u1,2021-03-01 10:00:05 BST,"]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["unclear-zone"]);
    expect(report.rejections[0].about).toMatch(
      /several places use.*--timezone Asia\/Shanghai.*--map zone=COLUMN/,
    );
  });

  it("missing in a few rows of a file cost these rows; in many, the run stops", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i},u${i},2021-03-01 10:00:${10 + i}${i < 2 ? "" : "Z"},`,
    );
    expect((await read(rows)).rejected.map(({ reason }) => reason)).toEqual(["no-zone", "no-zone"]);
    await expect(read(rows.slice(0, 20))).rejects.toThrow(/carries no zone, 2 of 20 rows/);
  });
});

describe("times in two columns", () => {
  it("are put together, in tables and in JSON", async () => {
    const table = await readText(
      "Date,Hour,Author\n2025-06-03,09:00:15,u1\n2025-06-03,9,u2\n2025-06-03,10:00 PM,u3\n",
      {
        map: { account: "Author", time: "date + hour" },
        timezone: "UTC",
      },
    );
    expect(table.events.map(({ time_utc, time_precision }) => [time_utc, time_precision])).toEqual([
      ["2025-06-03T09:00:15.000Z", "second"],
      ["2025-06-03T09:00:00.000Z", "day"],
      ["2025-06-03T22:00:00.000Z", "minute"],
    ]);
    expect(table.report.inputs[0].unusedColumns).toEqual([]);
    const json = await readText('{"who":"u1","at":{"day":"2025-06-03","clock":"09:00:15"}}\n', {
      map: { account: "who", time: "at.day+at.clock" },
      timezone: "UTC",
    });
    expect(json.events.map(({ time_utc }) => time_utc)).toEqual(["2025-06-03T09:00:15.000Z"]);
    await expect(
      readText("Date,Hour,Author\n2025-06-03,9,u\n", { map: { account: "Author", time: "Date+Hours" } }),
    ).rejects.toThrow(
      /no such column, Hours \(--map time=Date\+Hours\).*Did you mean --map time=Date\+Hour\?/,
    );
  });

  it("do not part a column whose name holds the mark", async () => {
    const { events } = await readText("a+b,time\nu1,2025-06-03T09:00:15Z\n", { map: { account: "a+b" } });
    expect(events.map(({ account_id }) => account_id)).toEqual(["unknown::u1"]);
  });
});

describe("numbers with an exponent", () => {
  const read = (times: readonly string[]) =>
    readText(["account,time", ...times.map((time, i) => `a${i},${time}`)].join("\n"));

  it("are read where they are whole, and where they stand among whole ones", async () => {
    const { events } = await read([
      "1.623881091E9",
      "1.6E9",
      ...Array.from({ length: 30 }, (_, i) => `${1623881000 + i}`),
    ]);
    expect(events.slice(0, 2).map(({ time_utc }) => time_utc)).toEqual([
      "2021-06-16T22:04:51.000Z",
      "2020-09-13T12:26:40.000Z",
    ]);
  });

  it("are told as rounded where the file has few others", async () => {
    const { rejected } = await read(["1.62E+09", "1.62E+09", "1.63E+09", "1623881091"]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["rounded-time", "rounded-time", "rounded-time"]);
  });
});

describe("stamps that are a collector's", () => {
  const warnings = async (rows: readonly (readonly [account: string, time: number | string])[]) =>
    (await readText(["account,time", ...rows.map((row) => row.join(","))].join("\n"))).report.warnings.join(
      "\n",
    );
  const start = 1623880807;
  const honest = (n: number) =>
    Array.from({ length: n }, (_, i) => [`h${i % 40}`, start + i * 7919 + ((i * i) % 613)] as const);

  it("are told of accounts that share nearly all of theirs to the second", async () => {
    const polled = Array.from(
      { length: 60 },
      (_, i) => [`p${i % 6}`, start + Math.floor(i / 6) * 86_411] as const,
    );
    expect(await warnings([...honest(200), ...polled])).toMatch(
      /6 accounts have nearly all of their stamps, 60, on 10 moments/,
    );
    expect(await warnings(honest(260))).not.toMatch(/stamps|moments/);
  });

  it("are told of accounts that are seen in a few minutes of each day only", async () => {
    const rounds = Array.from(
      { length: 150 },
      (_, i) =>
        [`p${i % 6}`, 1623888000 + Math.floor(i / 25) * 86_400 + 3 * 3600 + ((i * 37) % 190)] as const,
    );
    expect(await warnings([...honest(300), ...rounds])).toMatch(
      /6 accounts have nearly all of their stamps, 150, in a few minutes of each day, most of them from 03:0/,
    );
  });

  it("are told of a file whose times were computed from words, or polled", async () => {
    const polls = Array.from({ length: 40 }, (_, i) => [`p${i}`, start + (i % 5) * 3607] as const);
    expect(await warnings(polls)).toMatch(
      /40 of 40 events sit on 5 moments that several accounts share exactly/,
    );
    const year = (n: number) =>
      new Date(Date.UTC(2024, 5, 14) - n * 365 * 86_400_000).toISOString().slice(0, 10);
    const aged = Array.from(
      { length: 30 },
      (_, i) => [`p${i}`, `${i < 12 ? `2024-06-${14 - i}` : year(1 + (i % 2))}T00:00:00Z`] as const,
    );
    expect(
      await warnings(aged.map(([who, time]) => [who, time.replace(/-(\d)T/, "-0$1T")] as const)),
    ).toMatch(/18 events older than a year sit on 2 days/);
  });
});

describe("clocks of files that were read wrongly (hard/formats)", () => {
  const of = (name: string, options: object = {}) =>
    readPaths([sharedData(`hard/formats/${name}`)!], options);
  const first = async (name: string, options: object = {}) => {
    const { events, report } = await of(name, options);
    return [events[0].time_utc, report.precision, report.rowsRejected];
  };
  const here = it.skipIf(sharedData("hard/formats") === null);

  here("02: a clock of days, by 15 distinct days, computed from words", async () => {
    const { report } = await of("02-day-clock-few-days.jsonl", { source: "generic" });
    expect(report.precision).toEqual({ day: 60 });
    expect(report.warnings.join()).toMatch(/11 events older than a year sit on 2 days/);
  });

  here("05, 05b, 05c: zones in words are settled by the rows themselves", async () => {
    for (const name of ["05-cst-is-china", "05b-ist-refused", "05c-windows-zone-names"]) {
      const [time, , rejected] = await first(`${name}.csv`, { source: "generic" });
      expect([String(time).slice(0, 19), rejected]).toEqual(["2021-03-01T02:00:05", 0]);
    }
  });

  here("06: midnights without a time are set aside, the rest has a clock of seconds", async () => {
    const { report } = await of("06-r-midnight-date-only.csv", { timezone: "UTC" });
    expect(report.precision).toEqual({ second: report.events });
    expect(report.rejections.map(({ reason, rows }) => [reason, rows])).toEqual([
      ["date-only", report.rowsRead - report.events],
    ]);
    expect(report.rowsRejected / report.rowsRead).toBeLessThan(0.02);
  });

  here("08, 08b, 14: AM and PM, years of two digits, date and hour in two columns", async () => {
    expect(await first("08-us-am-pm.csv", { timezone: "America/New_York" })).toMatchObject([
      "2021-03-01T14:00:05.000Z",
      {},
      0,
    ]);
    expect(await first("08b-two-digit-year.csv", { timezone: "America/New_York" })).toMatchObject([
      "2021-03-01T14:00:00.000Z",
      {},
      0,
    ]);
    const map = { account: "Author", time: "Date+Hour", text: "Message" };
    expect(await first("14-date-and-hour-columns.csv", { map, timezone: "UTC" })).toEqual([
      "2025-06-03T09:00:15.000Z",
      { second: 8 },
      0,
    ]);
  });
});

describe("a finer clock in the identifier", () => {
  it("is used where it agrees with the clock, and only there", async () => {
    const id = ((BigInt(Date.parse("2018-02-23T22:34:37Z") + 123 - 1288834974657) << 22n) + 7n).toString();
    const rows = [
      `${id},u1,t,2018-02-23 22:34`,
      `${id},u2,t,2018-02-23 22:35`,
      "12345,u3,t,2018-02-23 22:35",
    ];
    const { events } = await readText(["tweetid,userid,tweet_text,tweet_time", ...rows].join("\n"));
    expect(events.map((event) => [event.time_utc, event.time_precision])).toEqual([
      ["2018-02-23T22:34:37.123Z", "millisecond"],
      ["2018-02-23T22:35:00.000Z", "minute"],
      ["2018-02-23T22:35:00.000Z", "minute"],
    ]);
  });
});
