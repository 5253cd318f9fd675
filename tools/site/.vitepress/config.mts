/** The site: menus made from the pages that are there, search in the page itself, nothing asked elsewhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const PAGES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "pages");

/** The first heading of a page, without marks of code. */
const title = (path: string): string =>
  (/^# (.+)$/m.exec(readFileSync(join(PAGES, path), "utf8"))?.[1] ?? path).replace(/[`*]/g, "");

const page = (path: string, text?: string) => ({
  text: text ?? title(path),
  link: `/${path.replace(/(index)?\.md$/, "")}`,
});

/** Pages of a folder in order of their titles. */
const folder = (name: string, wanted: (file: string) => boolean = () => true) =>
  (existsSync(join(PAGES, name)) ? readdirSync(join(PAGES, name)) : [])
    .filter((file) => file.endsWith(".md") && file !== "index.md" && wanted(file))
    .map((file) => page(`${name}/${file}`))
    .sort((a, b) => (a.text < b.text ? -1 : 1));

const isTrace = (file: string) => file.startsWith("co-");
const isSignal = (file: string) => file.startsWith("signal");
const NULLS = ["null-models.md", "group-test.md", "finding.md", "readings.md", "laws.md"];

const sidebar = [
  {
    text: "Start",
    items: [
      page("install.md"),
      page("first-case.md"),
      page("report.md"),
      page("workbench.md"),
      page("responsible-use.md"),
      page("methods/limits.md"),
      page("faq.md", "Questions"),
      page("glossary.md"),
    ],
  },
  { text: "Sources", collapsed: true, items: [page("sources/index.md", "All forms"), ...folder("sources")] },
  { text: "Traces", collapsed: true, items: folder("methods", isTrace) },
  { text: "Chance, and the test", collapsed: true, items: NULLS.map((file) => page(`methods/${file}`)) },
  { text: "Signals", collapsed: true, items: folder("methods", isSignal) },
  {
    text: "Exports",
    collapsed: true,
    items: [page("exports.md"), ...folder("exports"), page("tables.md"), page("examples/gephi.md", "Gephi")],
  },
  { text: "Moving from other tools", items: [page("migrating.md", "CooRTweet, the toolkit")] },
  {
    text: "Library",
    collapsed: true,
    items: [page("library.md"), ...folder("examples"), page("api/index.md", "Reference")],
  },
  {
    text: "Command line",
    collapsed: true,
    items: [page("commands.md"), page("faults.md"), page("speed.md")],
  },
  {
    text: "Measured",
    collapsed: true,
    items: folder("methods", (file) => !isTrace(file) && !isSignal(file) && !NULLS.includes(file) && file !== "limits.md"),
  },
  {
    text: "The project",
    collapsed: true,
    items: [
      page("documents.md", "All documents"),
      page("security.md"),
      page("third-party/packages.md", "Packages and licences"),
      ...folder("project"),
    ],
  },
];

export default defineConfig({
  title: "claque",
  description: "Finds accounts that act in concert in social-media exports, says how sure that is, and shows the posts",
  lang: "en",
  srcDir: "../dist/pages",
  outDir: "../dist/site",
  cacheDir: "../dist/cache",
  base: process.env.CLAQUE_SITE_BASE ?? "/",
  cleanUrls: false,
  markdown: { html: false },
  head: [
    ["meta", { name: "referrer", content: "no-referrer" }],
    ["link", { rel: "icon", href: "data:," }],
  ],
  themeConfig: {
    nav: [
      { text: "Start", link: "/first-case" },
      { text: "Sources", link: "/sources/" },
      { text: "Method", link: "/methods/group-test" },
      { text: "Commands", link: "/commands" },
      { text: "Library", link: "/library" },
    ],
    sidebar,
    search: { provider: "local" },
    outline: [2, 3],
    docFooter: { prev: false, next: false },
    footer: { message: "Apache-2.0. A group is no verdict: read responsible use before you name anybody." },
  },
});
