/**
 * Builds dist/ from src/: drops what no source stands behind any more, compiles, copies what is not TypeScript, and
 * makes the command executable. dist/web belongs to the workbench's own build and is left alone.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fingerprint, markBuilt, unmarkBuilt } from "./lib/fingerprint.mjs";
import { filesUnder, isStarted, ROOT, sourceFiles } from "./lib/project.mjs";

const COMPILED = /\.(js|d\.ts)$/;
const isAsset = (path) => /\.(css|html|svg|json|txt)$/.test(path) && !path.includes("/fixtures/");

function assets(root) {
  return filesUnder("src", root).filter(isAsset);
}

function dropStale(root) {
  const wanted = new Set([
    ...sourceFiles(root).map((path) => path.replace(/^src\//, "dist/").replace(/\.ts$/, "")),
    ...assets(root).map((path) => path.replace(/^src\//, "dist/")),
  ]);
  for (const path of distFiles(root)) {
    if (path.startsWith("dist/web/") || path === "dist/.stamp") continue;
    if (!wanted.has(path) && !wanted.has(path.replace(COMPILED, ""))) rmSync(join(root, path));
  }
}

const distFiles = (root) => filesUnder(".", join(root, "dist")).map((path) => `dist/${path}`);

function compile(root) {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(tsc)) throw new Error("build: the compiler is not installed. Run: node scripts/setup.mjs");
  const run = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.json")], {
    cwd: root,
    encoding: "utf8",
  });
  if (run.status === 0) return;
  const words = `${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}`.trim();
  throw new Error(
    `build: the compiler refused the sources.\n${words}\nMend the lines above, then run: npm run build`,
  );
}

function copyAssets(root) {
  for (const path of assets(root)) {
    const target = join(root, path.replace(/^src\//, "dist/"));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, path), target);
  }
}

/** Builds dist/ whole; throws an `Error` whose message is meant for a person. */
export function build(root = ROOT) {
  const value = fingerprint(root);
  unmarkBuilt(root);
  dropStale(root);
  compile(root);
  copyAssets(root);
  const command = join(root, "dist", "cli", "main.js");
  if (existsSync(command)) chmodSync(command, 0o755);
  markBuilt(value, root);
}

if (isStarted(import.meta.url)) {
  try {
    build();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
