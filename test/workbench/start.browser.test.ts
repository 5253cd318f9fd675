/** From a file that is dropped on the page to the posts of a group. Skipped where no Chromium is installed. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, WHERE } from "../support/browser.js";
import { smallPosts } from "../support/small-case.js";
import { type Bench, hindrances, overhang, startBench } from "./chromium.js";

/** A table whose heads say nothing to a program, with clocks of a place. */
function strangeTable(): string {
  const rows = smallPosts()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { account: string; time: string; text: string; links: string[] });
  const cells = rows.map(({ account, time, text, links }) =>
    [account, time.slice(0, 19).replace("T", " "), `"${text.replaceAll('"', '""')}"`, links[0]].join(","),
  );
  return `c1,c2,c3,c4\n${cells.join("\n")}\n`;
}

/** Milliseconds that clocks of Tehran are ahead of UTC. */
const TEHRAN_AHEAD = 3.5 * 3_600_000;

describe.skipIf(!CHROMIUM)(`the start screen in a browser (${WHERE})`, () => {
  let bench: Bench;
  let place: string;
  let page: Page;
  let context: BrowserContext;
  let noise: string[] = [];

  const open = async (options: Parameters<Bench["open"]>[0] = {}) => {
    ({ page, context, noise } = await bench.open(options));
    await page.getByTestId("start").waitFor();
  };

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), "claque-start-"));
    writeFileSync(join(place, "strange.csv"), strangeTable());
    bench = await startBench(null);
  });
  afterEach(async () => {
    await context?.close();
    expect(noise).toEqual([]);
  });
  afterAll(async () => {
    await bench?.close();
    rmSync(place, { recursive: true, force: true });
  });

  it("offers files and the demo, and hinders nobody on a telephone", async () => {
    await open({ width: 390, height: 844, colorScheme: "dark" });
    expect(await page.getByRole("button", { name: "Open the demo" }).count()).toBe(1);
    expect(await hindrances(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
  });

  it("takes a file that is dropped, lets its columns be named, runs, and shows two posts", async () => {
    await open();
    await drop(page, join(place, "strange.csv"));
    await page.getByRole("heading", { name: "What was found" }).waitFor();
    const run = page.getByRole("button", { name: "Run", exact: true });
    expect(await run.isDisabled()).toBe(true);
    for (const [column, field] of [
      ["c1", "account"],
      ["c2", "time"],
      ["c3", "text"],
      ["c4", "links"],
    ])
      await page.getByLabel(`Column ${column} is read as`).selectOption(field);
    expect(await page.locator(".mapping tbody tr").first().locator(".examples .token").count()).toBe(3);
    await page.getByLabel("Clocks without a zone").selectOption("Asia/Tehran");
    await page.locator(".clocks tbody tr").first().waitFor();
    const [raw] = await page.locator(".clocks tbody tr").first().locator("td").allInnerTexts();
    const utc = new Date(Date.parse(`${raw.replace(" ", "T")}Z`) - TEHRAN_AHEAD).toISOString();
    await page.locator(".clocks tbody tr").first().getByText(utc.slice(0, 19).replace("T", " ")).waitFor();
    expect(await hindrances(page)).toEqual([]);
    for (const box of await page.getByRole("checkbox", { name: /Same (?!link)/ }).all()) await box.uncheck();
    await page.getByLabel("Windows").fill("60s");
    await page.getByLabel("Name of the case").fill("strange");
    await run.click();
    await page.getByTestId("running").waitFor();
    await page.locator("[data-testid=list] [role=option]").first().waitFor({ timeout: 90_000 });
    await page.keyboard.press("Enter");
    await page.getByTestId("pair").first().waitFor();
    expect(await page.getByTestId("pair").first().locator("blockquote").allInnerTexts()).toEqual([
      expect.stringContaining("Read this now"),
      expect.stringContaining("Read this now"),
    ]);
    expect(existsSync(bench.cases)).toBe(true);
  });
});

/** A file dropped by the browser itself, as from a folder. */
async function drop(page: Page, path: string): Promise<void> {
  const box = await page.locator(".drop").boundingBox();
  if (!box) throw new Error("drop: there is no place to drop a file.");
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  await session.detach();
}
