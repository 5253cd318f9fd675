/** Rows are worked on in blocks; nothing that is said of all rows may depend on where a block ends. */
import { describe, expect, it } from "vitest";
import { BLOCK_BYTES } from "../../src/events/row-blocks.js";
import { readText } from "./read.js";

const ROWS = 50_000;
/** Texts so long that a block ends before the rows do. */
const LONG = "x".repeat(BLOCK_BYTES / 40_000);
const BEGIN = 1_623_881_091;

/** The last 3,000 rows are the first 3,000 again. */
function rowOf(place: number): string {
  const n = place < ROWS - 3000 ? place : place - (ROWS - 3000);
  const link =
    n % 10_000 === 1
      ? "https://bit.ly/same"
      : n % 10_000 === 2
        ? "https://www.facebook.com/sharer/sharer.php?u=x"
        : `https://example.org/${n}`;
  return `a${n % 97},p${n},${BEGIN + n},word ${n} #Tag${n % 7} ${LONG},${link}`;
}

const text = `account,post,time,text,links\n${Array.from({ length: ROWS }, (_, n) => rowOf(n)).join("\n")}\n`;

describe("blocks of rows", () => {
  it("merge rows that lie blocks apart, and count what all of them hold once", {
    timeout: 120_000,
  }, async () => {
    const { events, accounts, report } = await readText(text, {
      map: { account: "account", post: "post", time: "time", text: "text", links: "links" },
      timezone: "UTC",
    });
    expect(report).toMatchObject({ rowsRead: ROWS, rowsKept: ROWS, duplicates: 3000, events: ROWS - 3000 });
    expect(accounts).toHaveLength(97);
    expect(accounts.reduce((sum, account) => sum + Number(account.events), 0)).toBe(ROWS - 3000);
    expect(events.every((event, n) => event.event_id === n + 1)).toBe(true);
    expect(events.at(-1)).toMatchObject({
      post_id: `p${ROWS - 3001}`,
      links: [`https://example.org/${ROWS - 3001}`],
      hashtags: [`tag${(ROWS - 3001) % 7}`],
    });
    expect(events[0]).toMatchObject({
      post_id: "p0",
      links: ["https://example.org/0"],
      domains: ["example.org"],
    });
    const short = report.warnings.find((warning) => warning.includes("shorteners"));
    expect(short).toContain("1 distinct links go through shorteners (bit.ly 1)");
    const tens = Math.ceil((ROWS - 3000 - 2) / 10_000);
    expect(report.stopObjects).toEqual([
      { object: "https://facebook.com/sharer/sharer.php", events: tens + 1 },
    ]);
  });
});
