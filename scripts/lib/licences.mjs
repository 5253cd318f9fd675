/**
 * The packages that claque rests on, with their licences, from what the lock files pin: what an installation brings, what stands inside the
 * workbench's page, and what only making claque needs. Written by `npm run generate`, compared by a house test.
 */
import { ROOT, readJson } from "./project.mjs";

const nameOf = (path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** Packages of a lock file as `{ name, version, licence, dev, optional, integrity }`, by name and version. */
export function lockedPackages(file, root = ROOT) {
  return Object.entries(readJson(file, root).packages)
    .filter(([path]) => path !== "")
    .map(([path, { version, license, dev = false, optional = false, integrity }]) => ({
      name: nameOf(path),
      version,
      licence: license ?? "none",
      dev,
      optional,
      integrity,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** Everything that package.json names as needed by the page, found by following dependencies in the lock file. */
function reached(names, root) {
  const packages = readJson("package-lock.json", root).packages;
  const found = new Set();
  const visit = (name) => {
    const item = packages[`node_modules/${name}`];
    if (!item || found.has(name)) return;
    found.add(name);
    for (const next of Object.keys(item.dependencies ?? {})) visit(next);
  };
  for (const name of names) visit(name);
  return found;
}

/** What web/src imports by name and the build puts into the page. */
const OF_THE_PAGE = [
  "@tanstack/react-table",
  "@tanstack/react-virtual",
  "react",
  "react-aria-components",
  "react-dom",
];

/** The rows of a table; one of several versions a row. */
function table(packages) {
  const seen = new Set();
  const rows = packages.flatMap(({ name, version, licence }) => {
    const row = `| \`${name}\` | ${version} | ${licence} |`;
    if (seen.has(row)) return [];
    seen.add(row);
    return [row];
  });
  return ["| package | version | licence |", "|---|---|---|", ...rows].join("\n");
}

/** Markdown of `docs/third-party/packages.md`. */
export function licencesPage(root = ROOT) {
  const locked = lockedPackages("package-lock.json", root);
  const page = reached(OF_THE_PAGE, root);
  const installed = locked.filter(({ dev }) => !dev);
  const inPage = locked.filter(({ dev, name }) => dev && page.has(name) && !name.startsWith("@types/"));
  const making = locked.filter((item) => item.dev && !inPage.includes(item));
  const tools = lockedPackages("tools/package-lock.json", root);
  const parts = [
    "# Packages that claque rests on",
    "Made from the lock files by `npm run generate`; do not edit. Licences are what the packages say of themselves. The same list for machines is the SBOM of a release (CycloneDX, `node scripts/release.mjs`).",
    "## Installed with claque",
    `${installed.length} packages; of those that hold machine code for one system only the one that fits is installed. Their code that stands inside the command goes with its licence: \`dist/cli/LICENCES.txt\`.`,
    table(installed),
    "## Inside the workbench's page",
    "What the page can hold; the build takes what it uses and writes the licences beside it (`dist/web/LICENCES.txt`). Nobody installs these.",
    table(inPage),
    "## For making claque",
    "Compiler, tests, formatter, browser driver; never part of the package.",
    table(making),
    "## For the documentation site and a release",
    "In `tools/`, with a lock file of its own.",
    table(tools),
  ];
  return `${parts.join("\n\n")}\n`;
}
