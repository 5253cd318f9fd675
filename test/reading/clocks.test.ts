/** Clocks: every form, zones applied, precision told per event and per file. */
import { describe, expect, it } from "vitest";
import { readText } from "./read.js";

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
    ["yesterday", "bad-time"],
    ["2021-07-06T16:00:00+99:00", "bad-time"],
    ["2021-07-06 16:45:20 IST", "bad-time"],
    ["1.62E+09", "bad-time"],
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
    ]) {
      const { events, rejected } = await read(...times);
      expect(events).toEqual([]);
      expect(rejected.map(({ reason }) => reason)).toEqual(["bad-time", "bad-time"]);
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
