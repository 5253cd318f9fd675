/**
 * Builds the documentation site: lays the documents out as pages, makes the reference of the library from its doc comments, and lets VitePress
 * write `tools/dist/site`, which any web server can serve and which asks nobody else. A dead link fails.
 *
 *     npm run site                       # build
 *     npm run site -- --serve            # build, then look at it on the loopback
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { filesUnder, isStarted, ROOT, readText } from "./lib/project.mjs";

const TOOLS = join(ROOT, "tools");
const PAGES = join(TOOLS, "dist", "pages");

/** Documents at the top of the repository, and the pages that they become. */
const TOP = {
  "README.md": "readme.md",
  "ARCHITECTURE.md": "project/architecture.md",
  "CONTRIBUTING.md": "project/contributing.md",
  "CHANGELOG.md": "project/changelog.md",
  "SECURITY.md": "project/reporting.md",
};

/** The page that a document becomes, or the file of the site; null for what is not part of it. */
export function placeOf(path) {
  if (path in TOP) return TOP[path];
  if (!path.startsWith("docs/")) return null;
  const inside = path.slice("docs/".length);
  if (inside === "README.md") return "documents.md";
  return inside.replace(/(^|\/)README\.md$/, "$1index.md");
}

const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/** A document as a page: links lead to pages, and what leads out of the site stays as text. */
export function asPage(path, text) {
  const place = placeOf(path);
  return text.replace(LINK, (whole, mark, words, target) => {
    if (/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(target)) return whole;
    const [file, anchor] = target.split("#");
    const to = placeOf(posix.normalize(posix.join(posix.dirname(path), file)));
    if (to === null) return words;
    let from = posix.relative(posix.dirname(place), to.endsWith(".md") ? to : `public/${to}`);
    if (!to.endsWith(".md")) from = mark ? posix.relative(posix.dirname(place), to) : `/${to}`;
    const way = from.startsWith(".") || from.startsWith("/") ? from : `./${from}`;
    return `${mark}[${words}](${way}${anchor ? `#${anchor}` : ""})`;
  });
}

function layOut() {
  rmSync(PAGES, { recursive: true, force: true });
  for (const path of [...Object.keys(TOP), ...filesUnder("docs")]) {
    const place = placeOf(path);
    const put = (target) => {
      mkdirSync(dirname(target), { recursive: true });
      return target;
    };
    if (path.endsWith(".md")) writeFileSync(put(join(PAGES, place)), asPage(path, readText(path)));
    else {
      copyFileSync(join(ROOT, path), put(join(PAGES, place)));
      if (!/\.(?:svg|png)$/.test(path)) copyFileSync(join(ROOT, path), put(join(PAGES, "public", place)));
    }
  }
  copyFileSync(join(TOOLS, "site", "index.md"), join(PAGES, "index.md"));
}

function run(program, args, cwd = TOOLS) {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0)
    throw new Error(
      `site: ${program} ${args.join(" ")} failed${error ? `, ${error.message}` : ""}. Mend what stands above, then run: npm run site`,
    );
}

const tool = (name) => join(TOOLS, "node_modules", ...name.split("/"));

/** Installs the tools where they are not those that their lock file names; code of theirs that wants to run while it installs does not. */
export function installTools() {
  const lock = readFileSync(join(TOOLS, "package-lock.json"), "utf8");
  const mark = join(TOOLS, "node_modules", ".installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(mark, lock);
}

/** Makes the reference of the library as Markdown among the pages. */
function reference() {
  run(process.execPath, [tool("typedoc/bin/typedoc"), "--options", join(TOOLS, "site", "typedoc.json")]);
  // pages hold no markup of their own: anchors that are written as such would be shown
  for (const path of filesUnder("api", PAGES)) {
    const text = readFileSync(join(PAGES, path), "utf8");
    writeFileSync(join(PAGES, path), text.replace(/<a id="[^"]*"><\/a> ?/g, ""));
  }
}

function main() {
  installTools();
  layOut();
  reference();
  run(process.execPath, [tool("vitepress/bin/vitepress.js"), "build", "site"]);
  process.stdout.write("site: built into tools/dist/site\n");
  if (process.argv.includes("--serve"))
    run(process.execPath, [tool("vitepress/bin/vitepress.js"), "preview", "site", "--host", "127.0.0.1"]);
}

if (isStarted(import.meta.url)) {
  try {
    main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
