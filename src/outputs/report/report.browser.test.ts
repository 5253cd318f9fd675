/// <reference lib="dom" />
/** The page in a real browser, opened from disk. Skipped where no Chromium is installed. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, FLAGS, WHERE } from "../../../test/support/browser.js";
import { renderReport } from "./index.js";
import { sampleInput } from "./sample.js";

describe.skipIf(!CHROMIUM)(`report in a browser (${WHERE})`, () => {
  let browser: Browser;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "claque-report-"));
    await writeFile(join(folder, "report.html"), renderReport(sampleInput()));
    url = pathToFileURL(join(folder, "report.html")).href;
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const visit = async (width: number, colorScheme: "light" | "dark" = "light") => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const noise: string[] = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => request.url() !== url && noise.push(request.url()));
    await page.goto(url);
    return { page, noise };
  };

  it("opens from disk without a request, an error or a script", async () => {
    const { page, noise } = await visit(1280);
    await unfold(page);
    expect(noise).toEqual([]);
    expect(await page.locator("script, img, iframe, link, [onerror], [onload]").count()).toBe(0);
    await page.close();
  });

  it("shows headline, answers and the posts of the closest moment on the first screen", async () => {
    const { page } = await visit(1280);
    for (const part of ["h1", ".answers dd >> nth=2", ".first .on-wide svg.closest-moment"]) {
      const box = await page.locator(part).first().boundingBox();
      expect(box && box.y + box.height, part).toBeLessThanOrEqual(900);
    }
    expect(await page.locator(".first .on-phone").isVisible()).toBe(false);
    await page.setViewportSize({ width: 390, height: 844 });
    const answers = await page.locator(".answers").boundingBox();
    expect(answers && answers.y + answers.height).toBeLessThanOrEqual(844);
    expect(await page.locator(".first .on-phone").isVisible()).toBe(true);
    await page.close();
  });

  it("has headings in order, table headers with scope, pictures with names and links that lead somewhere", async () => {
    const { page } = await visit(1280);
    await unfold(page);
    const levels = await page
      .locator("h1, h2, h3, h4")
      .evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, i) => i === 0 || level - levels[i - 1] <= 1)).toBe(true);
    expect(await page.locator("th:not([scope])").count()).toBe(0);
    expect(await page.locator("svg:not([aria-hidden]):not([role=img]):not(svg svg)").count()).toBe(0);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((element) => element.id));
    expect(new Set(ids).size).toBe(ids.length);
    const broken = await page
      .locator("a[href^='#']")
      .evaluateAll((all) => all.filter((a) => !document.querySelector(a.getAttribute("href") ?? "")).length);
    expect(broken).toBe(0);
    await page.close();
  });

  it("opens the candidates where a link leads to them", async () => {
    const { page } = await visit(1280);
    expect(await page.locator("#candidates").isVisible()).toBe(false);
    await page.locator("a[href='#candidates']").click();
    expect(await page.locator("#candidates").isVisible()).toBe(true);
    await page.close();
  });

  it("prints what is folded", async () => {
    const { page } = await visit(1280);
    const hidden = () =>
      page
        .locator("details > :not(summary)")
        .evaluateAll(
          (all) => all.filter((element) => !element.checkVisibility({ contentVisibilityAuto: true })).length,
        );
    expect(await hidden()).toBeGreaterThan(10);
    await page.emulateMedia({ media: "print" });
    const flat = await page
      .locator("details > :not(summary):not(.on-phone)")
      .evaluateAll((all) => all.filter((element) => element.getBoundingClientRect().height === 0).length);
    expect(flat).toBe(0);
    expect(await hidden()).toBe(0);
    await page.close();
  });

  it("does not scroll sideways, on a phone or a screen, light or dark", async () => {
    const { page } = await visit(360);
    await unfold(page);
    for (const [width, colorScheme] of [
      [360, "light"],
      [800, "dark"],
      [1400, "dark"],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.close();
  });

  it("sets right-to-left posts from the right", async () => {
    const { page } = await visit(1280);
    await unfold(page);
    const direction = await page
      .locator("blockquote bdi", { hasText: "کتابخانه" })
      .first()
      .evaluate((bdi) => [getComputedStyle(bdi).direction, getComputedStyle(bdi).textAlign]);
    expect(direction).toEqual(["rtl", "start"]);
    await page.close();
  });
});

/** Opens every fold, in one go. */
async function unfold(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const details of all) details.setAttribute("open", "");
  });
}
