/**
 * Which sources the product can reach: from what package.json points at, along imports and along names of files that a module starts beside
 * itself (workers, children). What only tests use is none of the package.
 */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { ROOT, readJson, sourceFiles } from "./project.mjs";
import { imports, parsed, strings } from "./source.mjs";

const asSource = (path) => path.replace(/^(\.\/)?dist\//, "src/").replace(/(\.d\.ts|\.js)$/, ".ts");

function entries(root) {
  const { bin, exports } = readJson("package.json", root);
  const points = [...Object.values(bin), ...Object.values(exports).map((entry) => entry.default ?? entry)];
  return points.filter((path) => path.includes("dist/")).map(asSource);
}

/** Paths of src/ that the product reaches, as a set. */
export function reachedSources(root = ROOT) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path) || !existsSync(join(root, path))) return;
    found.add(path);
    const file = parsed(path, root);
    const names = [
      ...imports(file).map(({ name }) => name),
      ...strings(file)
        .map(({ value }) => value)
        .filter((value) => /^\.{1,2}\/[\w./-]+\.js$/.test(value)),
    ];
    for (const name of names)
      if (name.startsWith(".")) visit(asSource(posix.join(posix.dirname(path), name)));
  };
  for (const path of entries(root)) visit(path);
  return found;
}

/** Sources that the product does not reach. */
export const unreachedSources = (root = ROOT) => {
  const reached = reachedSources(root);
  return sourceFiles(root).filter((path) => !reached.has(path));
};
