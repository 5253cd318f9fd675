/// <reference lib="dom" />
/**
 * A page of the workbench in a real Chromium: built from web/ as it stands now, served by the real server over a case, and watched, so that
 * no test passes while something was asked elsewhere, refused by the policy, or written to the console.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type RunningServer, startServer } from "../../src/server/index.js";
import { CHROMIUM, FLAGS } from "../support/browser.js";
import { KEY } from "../support/small-case.js";

/** A workbench with its page and a browser. */
export interface Bench {
  /** Folder in which runs make their cases. */
  readonly cases: string;
  /** A page of a session of its own, and what it may not do: `noise` is filled when it does. */
  readonly open: (options?: OpenOptions) => Promise<{ page: Page; context: BrowserContext; noise: string[] }>;
  readonly close: () => Promise<void>;
}

/** How to open a page. */
export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
}

/** Milliseconds that a page may take for one step before a test gives up. */
const PATIENCE = 20_000;

/** Builds the page, serves it and starts the browser. */
export async function startBench(folder: string | null, others: readonly string[] = []): Promise<Bench> {
  const place = mkdtempSync(join(tmpdir(), "claque-page-"));
  const web = join(place, "web");
  const cases = join(place, "cases");
  buildPage(web);
  const faults: string[] = [];
  const server = await startServer({
    folder,
    others,
    reviewer: "anna",
    cases,
    key: () => KEY,
    memoryBytes: 1e9,
    threads: 1,
    port: 0,
    web,
    report: (error) => faults.push(String(error)),
  });
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  return {
    cases,
    open: (options = {}) => openPage(browser, server, options, faults),
    async close() {
      await browser.close();
      await server.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** The page as users get it: in a process of its own, since a test's environment would give the packages' own test builds. */
function buildPage(folder: string): void {
  const vite = createRequire(import.meta.url)
    .resolve("vite/package.json")
    .replace("package.json", "bin/vite.js");
  const config = fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url));
  const args = [vite, "build", "--config", config, "--outDir", folder, "--emptyOutDir"];
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_ENV: "production" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`page: the build failed.\n${stderr}`);
}

async function openPage(browser: Browser, server: RunningServer, options: OpenOptions, noise: string[]) {
  const { width = 1280, height = 800, colorScheme = "light" } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "blob:" && hostname !== "127.0.0.1") noise.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(server.link());
  return { page, context, noise };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What hinders a reader on the page, of the sorts that axe calls serious or critical; by all rules of axe, or by these only. */
export async function hindrances(page: Page, only: readonly string[] = []): Promise<string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: { run: (where: Document, how: object) => Promise<{ violations: Violation[] }> };
    };
    const { violations } = await axe.run(document, rules.length > 0 ? { runOnly: rules } : {});
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 4)
          .map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`),
      );
  }, only);
}

/** Pixels by which the page is wider than its window. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Goes to a view by its address. */
export async function goTo(page: Page, view: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, view);
}
