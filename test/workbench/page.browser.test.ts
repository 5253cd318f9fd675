/// <reference lib="dom" />
/** The loop of a reviewer in a real browser: to the posts, a verdict, back, the selection, the views. Skipped where no Chromium is installed. */
import { readFileSync, rmSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, WHERE } from "../support/browser.js";
import { type Bench, goTo, hindrances, overhang, startBench } from "./chromium.js";
import { LONG, type ReviewCase, reviewCase } from "./review-case.js";

const VIEWS = ["network", "file", "compare", "log", "export"] as const;

describe.skipIf(!CHROMIUM)(`the workbench in a browser (${WHERE})`, () => {
  let bench: Bench;
  let made: ReviewCase;
  let page: Page;
  let context: BrowserContext;
  let noise: string[] = [];

  const open = async (options: Parameters<Bench["open"]>[0] = {}) => {
    ({ page, context, noise } = await bench.open(options));
    await page.waitForSelector("[data-testid=list] [role=option]");
  };
  const pair = () => page.locator("[data-testid=pair]").first();

  beforeAll(async () => {
    made = await reviewCase();
    bench = await startBench(made.folder, [made.other]);
  });
  afterEach(async () => {
    await context?.close();
    expect(noise).toEqual([]);
  });
  afterAll(async () => {
    await bench?.close();
    made?.remove();
  });

  it("leads from the first screen to two posts of the planted group with one key", async () => {
    await open();
    await page.keyboard.press("Enter");
    await pair().waitFor();
    expect(await pair().locator(".post").count()).toBe(2);
    expect(await pair().locator("blockquote").allInnerTexts()).toEqual([
      expect.stringContaining("Read this now"),
      expect.stringContaining("Read this now"),
    ]);
    expect(await pair().innerText()).toMatch(/posts\.ndjson:\d+/);
    expect(await page.locator("[data-testid=sheet]").innerText()).toContain("Beside chance");
  });

  it("takes a verdict with a reason, keeps it over a reload, and takes it back", async () => {
    await open();
    await page.keyboard.press("Enter");
    await page.keyboard.press("2");
    await page.keyboard.type("A newsroom, see the imprint");
    await page.keyboard.press("Enter");
    const row = page.locator("[role=option]").first();
    await row.locator(".verdict").waitFor();
    expect(await row.innerText()).toContain("honest concert");
    await page.reload();
    await row.locator(".verdict").waitFor();
    expect(await row.innerText()).toContain("honest concert");
    const entries = readFileSync(`${made.folder}/decisions.ndjson`, "utf8").trim().split("\n");
    expect(JSON.parse(entries[0])).toMatchObject({ reason: "A newsroom, see the imprint" });
    await page.keyboard.press("u");
    await row.locator(".verdict").waitFor({ state: "detached" });
    await goTo(page, "log");
    await page.locator(".entry", { hasText: "taken back" }).first().waitFor();
    expect(await page.locator(".entry").count()).toBe(2);
  });

  it("pins a group, and takes an account out of it with a reason", async () => {
    await open();
    await page.keyboard.press("Enter");
    await page.keyboard.press("p");
    await page.locator("[role=option] .pin").waitFor();
    await page.getByRole("button", { name: "Take out A2" }).click();
    await page.keyboard.type("the agency's own account");
    await page.keyboard.press("Enter");
    await page.getByText("1 account taken out by a reviewer: A2 (the agency's own account)").waitFor();
    await page.keyboard.press("u");
    await page.getByText("taken out by a reviewer").waitFor({ state: "detached" });
  });

  it("acts on the group that is marked, and on nothing while somebody writes", async () => {
    await open();
    await page.keyboard.press("/");
    await page.keyboard.type("j2u?");
    expect(await page.getByRole("searchbox").inputValue()).toBe("j2u?");
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    const marked = await page.locator("[role=option][aria-selected=true]").getAttribute("data-group");
    await page.keyboard.press("4");
    expect(await page.locator(".verdict-bar .reason").innerText()).toContain(`${marked} is`);
    await page.keyboard.press("Escape");
    await page.locator(".verdict-bar .reason").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("complementary", { name: "Keys" }).waitFor();
  });

  it("shows text of others as text", async () => {
    await open();
    await page.keyboard.press("Enter");
    await pair().waitFor();
    await page.locator(".more").click();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=pair]").length > 20);
    const posts = page.locator(".evidence blockquote");
    const words = (await posts.allInnerTexts()).join("\n");
    expect(words).toContain("<script>");
    expect(words).toContain("‹RLO›");
    expect(words).toContain("␛[31m");
    expect(await page.evaluate(() => (window as { wasRun?: boolean }).wasRun)).toBeUndefined();
    const all = page.getByRole("button", { name: /show all .* characters/ }).first();
    await all.scrollIntoViewIfNeeded();
    expect(await all.innerText()).toContain(LONG.toLocaleString("en-GB").slice(0, 4));
    await all.click();
    await page.locator(".spoken.whole").waitFor();
    expect(await overhang(page)).toBe(0);
  });

  it("keeps a selection of clauses that can be taken off, and gives the query behind it", async () => {
    await open();
    const total = await page.locator(".chips-count").innerText();
    await page.keyboard.press("/");
    await page.keyboard.type("order.example");
    await page.keyboard.press("Enter");
    await page.locator(".chip", { hasText: "order.example" }).waitFor();
    await page.waitForFunction(() => document.querySelector(".chips-count")?.textContent?.includes(" of "));
    await page.getByRole("slider", { name: "from" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelectorAll(".chip-list .chip").length === 2);
    await goTo(page, "export");
    await page.getByText("The query", { exact: true }).click();
    const sql = await page.locator("pre").innerText();
    expect(sql).toMatch(/SELECT[\s\S]*\.parquet/);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Download/ }).click();
    const rows = readFileSync(await (await download).path(), "utf8")
      .trim()
      .split("\n");
    expect(JSON.parse(rows[0])).toHaveProperty("group_id");
    await goTo(page, "groups");
    for (let left = 2; left > 0; left--) await page.locator(".chip button").first().click();
    await page.waitForFunction(
      (words) => document.querySelector(".chips-count")?.textContent === words,
      total,
    );
  });

  it("narrows the evidence by a cell, a lane, a trace", async () => {
    await open();
    await page.keyboard.press("Enter");
    await pair().waitFor();
    const all = await page.getByTestId("evidence-total").innerText();
    const matrix = page.getByTestId("matrix");
    const { left, top, cell, row } = await matrix
      .locator("svg.picture")
      .evaluate((svg) => ({ ...(svg as SVGElement).dataset }) as Record<string, string>);
    const first = { x: Number(left) + Number(cell) / 2, y: Number(top) + Number(row) / 2 };
    await matrix.hover({ position: first });
    await page.locator(".matrix-under", { hasText: "first of the group" }).waitFor();
    await matrix.click({ position: first });
    await page.locator(".narrowed .chip", { hasText: "one link" }).waitFor();
    await page.waitForFunction(
      (before) => document.querySelector("[data-testid=evidence-total]")?.textContent !== before,
      all,
    );
    for (const chip of [1, 2]) {
      await page.locator(".narrowed .chip button").first().click();
      expect(chip).toBeGreaterThan(0);
    }
    await page.waitForFunction(
      (words) => document.querySelector("[data-testid=evidence-total]")?.textContent === words,
      all,
    );
  });

  it("moves the window without making a finding", async () => {
    await open();
    await goTo(page, "file");
    const slider = page.locator(".window-slider input");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    const would = page.locator(".would");
    await would.waitFor();
    expect(await would.innerText()).toContain("as candidates and no findings");
    expect(await would.locator("code").innerText()).toContain("claque analyze");
  });

  it("draws the network and opens a group of it", async () => {
    await open();
    await goTo(page, "network");
    const canvas = page.locator("canvas");
    await canvas.waitFor();
    const drawn = await canvas.evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const data =
        (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
      return count;
    });
    expect(drawn).toBeGreaterThan(1000);
    await page
      .getByRole("region", { name: "Groups in the picture" })
      .getByRole("button", { name: /g-001/ })
      .click();
    await pair().waitFor();
  });

  it("compares two cases and exports labels", async () => {
    await open();
    await page.keyboard.press("5");
    await page.keyboard.type("=a reason with a formula");
    await page.keyboard.press("Enter");
    await page.locator("[role=option] .verdict").first().waitFor();
    await goTo(page, "compare");
    await page.getByRole("heading", { name: "Why they may differ" }).waitFor();
    expect(await page.getByTestId("compare").innerText()).toMatch(/Enter|Leave|Change|Stay/);
    await goTo(page, "export");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Labels as CSV" }).click();
    const labels = readFileSync(await (await download).path(), "utf8");
    expect(labels).toMatch(/g-001,not concert/);
    expect(labels).not.toMatch(/(^|,)"?=/m);
  });

  for (const colorScheme of ["light", "dark"] as const)
    it(`hinders no reader (${colorScheme})`, async () => {
      await open({ colorScheme });
      const rules = colorScheme === "dark" ? ["color-contrast"] : [];
      const found: string[] = (await hindrances(page, rules)).map((words) => `groups: ${words}`);
      await page.keyboard.press("Enter");
      await pair().waitFor();
      found.push(...(await hindrances(page, rules)).map((words) => `sheet: ${words}`));
      for (const view of VIEWS) {
        await goTo(page, view);
        await page.getByTestId(view).locator("h1").waitFor();
        await page.waitForFunction(() => document.querySelector(".awaited") === null);
        found.push(...(await hindrances(page, rules)).map((words) => `${view}: ${words}`));
      }
      expect(found).toEqual([]);
    });

  it("fits a telephone: one column at a time, nothing sideways", async () => {
    await open({ width: 390, height: 844 });
    const wide: string[] = [];
    const measure = async (name: string) => {
      if ((await overhang(page)) > 0) wide.push(name);
    };
    await measure("list");
    await page.locator("[role=option]").first().click();
    await page.getByRole("button", { name: "See the posts side by side" }).click();
    await pair().waitFor();
    await measure("evidence");
    await page.getByRole("button", { name: "Group", exact: true }).click();
    await page.locator("[data-testid=sheet]").waitFor();
    await measure("sheet");
    for (const view of VIEWS) {
      await goTo(page, view);
      await page.getByTestId(view).locator("h1").waitFor();
      await page.waitForFunction(() => document.querySelector(".awaited") === null);
      await measure(view);
    }
    expect(wide).toEqual([]);
  });

  it("says so when the workbench is gone", async () => {
    rmSync(`${made.folder}/decisions.ndjson`, { force: true });
    await open();
    await context.route("**/api/groups/*", (route) => route.abort());
    await page.keyboard.press("Enter");
    await page.getByText("does not answer any more").first().waitFor();
    noise.splice(0);
  });
});
