/**
 * Where the project stands and which files it holds. The scripts and the house tests walk the same lists, so that a
 * check on the command line and a check in the suite can never disagree.
 */
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project's root. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const SKIPPED = new Set(["node_modules", "dist", "coverage", ".git", ".claque"]);

/** Every file under a folder, as sorted paths relative to the root with forward slashes; an absent folder has none. */
export function filesUnder(folder, root = ROOT) {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  const found = [];
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesUnder(path, root));
    else if (entry.isFile()) found.push(path.split(sep).join("/"));
  }
  return found.sort();
}

/** Text of a file named relative to the root. */
export const readText = (path, root = ROOT) => readFileSync(join(root, path), "utf8");

/** A parsed JSON file named relative to the root. */
export const readJson = (path, root = ROOT) => JSON.parse(readText(path, root));

/** True for a test or a file that only tests use. */
export const isTest = (path) => /\.test\.ts$/.test(path);

/** TypeScript of the product: under src/, no tests, no declaration files. */
export const sourceFiles = (root = ROOT) =>
  filesUnder("src", root).filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts") && !isTest(path));

/** TypeScript of the workbench's page: under web/src/, no tests. */
export const pageFiles = (root = ROOT) =>
  filesUnder("web/src", root).filter(
    (path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts") && !isTest(path),
  );

/** Path relative to the root, for messages. */
export const shown = (path, root = ROOT) => relative(root, path).split(sep).join("/") || ".";

/** True when a script was started by name and not imported; pass `import.meta.url`. */
export const isStarted = (url) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
