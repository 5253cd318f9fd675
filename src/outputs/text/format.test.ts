/** Numbers, spans and clocks in words. */
import { describe, expect, it } from "vitest";
import { spanTicks } from "../pictures/scales.js";
import {
  clock,
  count,
  counted,
  dayAndMonth,
  days,
  duration,
  expectedCount,
  listed,
  measured,
  probability,
  ratioWords,
  share,
  windowWords,
} from "./format.js";

describe("format", () => {
  it("writes counts", () => {
    expect([count(12345), counted(1, "group"), counted(0, "group")]).toEqual([
      "12,345",
      "1 group",
      "0 groups",
    ]);
    expect([0, 0.004, 0.414, 3.06, 9.96, 124, 1290].map(expectedCount)).toEqual([
      "0",
      "< 0.01",
      "0.41",
      "3.1",
      "10",
      "120",
      "1,300",
    ]);
    expect([share(1, 8), share(1, 100_000), share(99_999, 100_000), share(0, 0)]).toEqual([
      "13 %",
      "< 0.1 %",
      "> 99.9 %",
      "0 %",
    ]);
  });

  it("gives no ratio where chance gives next to nothing", () => {
    expect(ratioWords(28, 0.002)).toBeNull();
    expect(ratioWords(412, 3.1)).toBe("about 130 times what chance gives");
    expect(ratioWords(10, 9)).toBe("about 1.1 times what chance gives");
    expect(ratioWords(1, 9)).toBe("about 0.11 times what chance gives");
  });

  it("writes spans and windows", () => {
    expect([0, 0.43, 43, 59.7, 60, 130, 7800, 272_000].map(duration)).toEqual([
      "0 s",
      "0.4 s",
      "43 s",
      "1 min",
      "1 min",
      "2 min 10 s",
      "2 h 10 min",
      "3 d 4 h",
    ]);
    expect([1, 10, 60, 90, 300, 3600, 86_400].map(windowWords)).toEqual([
      "1 second",
      "10 seconds",
      "60 seconds",
      "90 seconds",
      "5 minutes",
      "1 hour",
      "1 day",
    ]);
  });

  it("writes probabilities from their logarithm", () => {
    expect([-0.3, -2, -11.4, -400, -10.001].map(probability)).toEqual([
      "0.5",
      "0.01",
      "4 × 10⁻¹²",
      "1 × 10⁻⁴⁰⁰",
      "1 × 10⁻¹⁰",
    ]);
  });

  it("writes measured numbers without a zero below zero", () => {
    expect([-0.00001, -0.0307, 1234.5, 0].map(measured)).toEqual(["0", "-0.0307", "1,230", "0"]);
    expect(dayAndMonth("2025-03-20")).toBe("20 Mar");
  });

  it("sets round steps on an axis of spans", () => {
    expect(spanTicks(0, 2900)).toEqual([0, 600, 1200, 1800, 2400]);
    expect(spanTicks(-70, 130)).toEqual([-60, 0, 60, 120]);
    expect(spanTicks(0, 500_000)).toEqual([0, 86_400, 172_800, 259_200, 345_600, 432_000]);
    expect(spanTicks(0, 1)).toContain(0.2);
  });

  it("writes clocks no finer than their precision", () => {
    const iso = "2024-05-03T10:00:04.500Z";
    expect(clock(iso)).toBe("3 May 2024, 10:00:04");
    expect(clock(iso, "millisecond")).toBe("3 May 2024, 10:00:04.5");
    expect(clock(iso, "minute")).toBe("3 May 2024, 10:00");
    expect(clock(iso, "day")).toBe("3 May 2024");
    expect(days(iso, "2024-05-09T00:00:00Z")).toBe("3–9 May 2024");
    expect(days(iso, "2024-06-09T00:00:00Z")).toBe("3 May – 9 Jun 2024");
    expect(days("2023-12-31T00:00:00Z", iso)).toBe("31 Dec 2023 – 3 May 2024");
  });

  it("lists as prose", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
  });
});
