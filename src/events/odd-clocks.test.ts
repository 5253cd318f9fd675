/** Clocks as people, spreadsheets and programs write them: what each comes to, and the true reason where it comes to nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateOrder, plainClock } from "./odd-clocks.js";
import { windowsZone } from "./zone-names.js";

const plain = (clock: string, order: DateOrder | null = null) => plainClock(clock, order).plain;

describe("odd clocks", () => {
  it.each<[string, DateOrder | null, string]>([
    ["03/01/2021 09:00:05 AM", "mdy", "2021-03-01 09:00:05"],
    ["03/01/2021 12:03:05 PM", "mdy", "2021-03-01 12:03:05"],
    ["03/04/2021 12:07:05 AM", "mdy", "2021-03-04 00:07:05"],
    ["3/1/21 9:00", "mdy", "2021-03-01 09:00"],
    ["1.3.21 09.00", "dmy", "2021-03-01 09:00"],
    ["01.03.2021, 09:00:05", "dmy", "2021-03-01 09:00:05"],
    ["1. 3. 2021 9:00", "dmy", "2021-03-01 09:00"],
    ["21/03/01 09:00", "ymd", "2021-03-01 09:00"],
    ["2021.03.01 09:00", null, "2021-03-01 09:00"],
    ["2021/3/1 9:00:05 PM", null, "2021-03-01 21:00:05"],
    ["2025-06-03 9", null, "2025-06-03 09:00"],
    ["2025-06-03 9 p.m.", null, "2025-06-03 21:00"],
    ["Mon, 01 Mar 2021 09:00:05 +0100", null, "2021-03-01 09:00:05+01:00"],
    ["01 Mar 2021 09:00:05 GMT", null, "2021-03-01 09:00:05+00:00"],
    ["Mon, 1 Mar 21 09:00:05 EST", null, "2021-03-01 09:00:05-05:00"],
    ["Mar 1, 2021 at 9:00 PM", null, "2021-03-01 21:00"],
    ["9:00 AM · Mar 1, 2021", null, "2021-03-01 09:00"],
    ["Mon Mar  1 09:00:05 2021", null, "2021-03-01 09:00:05"],
    ["Mon Mar 01 09:00:05 UTC 2021", null, "2021-03-01 09:00:05+00:00"],
    ["Mon Mar 01 2021 09:00:05 GMT+0100 (Central European Standard Time)", null, "2021-03-01 09:00:05+01:00"],
    ["1. März 2021 09:00", null, "2021-03-01 09:00"],
    ["1 de março de 2021 09:00", null, "2021-03-01 09:00"],
    ["1 марта 2021 г., 09:00", null, "2021-03-01 09:00"],
    ["20210301T090005Z", null, "2021-03-01 09:00:05Z"],
    ["20210301T090005.250+0100", null, "2021-03-01 09:00:05.250+01:00"],
    ["20210301090005", null, "2021-03-01 09:00:05"],
    ["20210301", null, "2021-03-01"],
    ["2021-03-01T09:00:05+01:00[Europe/Paris]", null, "2021-03-01 09:00:05+01:00"],
    ["2021-03-01 09:00:05 +0800 CST", null, "2021-03-01 09:00:05+08:00"],
    ["2021-03-01 09:00 UTC+5:30", null, "2021-03-01 09:00+05:30"],
    ["۲۰۲۱-۰۳-۰۱ ۰۹:۰۰", null, "2021-03-01 09:00"],
    ["1.6E9", null, "1600000000"],
    ["1.623881091E9", null, "1623881091"],
    ["1.623881091123E12", null, "1623881091123"],
  ])("%s (%s) is %s", (clock, order, expected) => {
    expect(plain(clock, order)).toBe(expected);
  });

  it.each([
    ["2 years ago", "relative-time"],
    ["2 years ago (edited)", "relative-time"],
    ["vor 3 Tagen", "relative-time"],
    ["hace 2 años", "relative-time"],
    ["3 года назад", "relative-time"],
    ["5h", "relative-time"],
    ["yesterday", "relative-time"],
    ["3 天前", "relative-time"],
    ["01/05/2024 08:00", "unclear-date"],
    ["13/13/2024", "unclear-date"],
    ["2021-13-01 09:00 PM", "bad-time"],
    ["25:00 · Mar 1, 2021", "bad-time"],
    ["words of a text", "bad-time"],
    ["Paris 1 2021", "bad-time"],
    ["", "bad-time"],
  ])("%s: %s", (clock, reason) => {
    expect(plainClock(clock, null)).toMatchObject({ plain: null, fault: reason });
  });

  it("names zones of Windows, and asks for those that several places use", () => {
    expect(plainClock("2021-03-01 03:00:05 Romance Standard Time", null)).toMatchObject({
      plain: "2021-03-01 03:00:05",
      zone: "Europe/Paris",
    });
    expect(
      ["W. Europe Daylight Time", "Russia Time Zone 3", "SE Asia Standard Time", "Central Summer Time"].map(
        windowsZone,
      ),
    ).toEqual(["Europe/Berlin", "Europe/Samara", "Asia/Bangkok", "America/Chicago"]);
    expect(plainClock("2021-03-01 10:00:05 CST", null)).toMatchObject({
      plain: "2021-03-01 10:00:05",
      unclear: "CST",
    });
    expect(plainClock("2021-03-01 10:00:05 Europe/Berlin", null).zone).toBe("Europe/Berlin");
  });

  it("never throws, and reads any date in any order as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => void plainClock(text, "dmy")),
      { numRuns: 1000 },
    );
    const date = fc.date({ min: new Date("2004-01-02"), max: new Date("2099-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(
        date,
        fc.constantFrom<DateOrder>("dmy", "mdy", "ymd"),
        fc.boolean(),
        (when, order, short) => {
          const iso = when.toISOString();
          const year = short || order === "ymd" ? iso.slice(2, 4) : iso.slice(0, 4);
          const part = { d: String(when.getUTCDate()), m: String(when.getUTCMonth() + 1), y: year };
          const hour = when.getUTCHours();
          const text = `${[...order].map((letter) => part[letter as "d"]).join("/")} ${hour % 12 || 12}${iso.slice(13, 19)} ${hour < 12 ? "AM" : "pm"}`;
          expect(plain(text, order)).toBe(iso.slice(0, 19).replace("T", " "));
        },
      ),
    );
  });
});
