/** Where a Chromium stands, and how the tests start it. */
import { existsSync } from "node:fs";

/** The first Chromium of this machine; undefined where there is none, and then the tests in a browser are skipped. */
export const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** What a test in a browser is called by: where the browser stands, or that it is skipped. */
export const WHERE = CHROMIUM ?? "skipped: no Chromium found";

/** Flags that keep it to itself. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
