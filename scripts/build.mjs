/**
 * Builds dist/ from src/: drops what no source stands behind any more, compiles, copies what is not TypeScript, puts the command and
 * what it loads into a few files, for opening six hundred takes half a second, and makes it executable. The workbench's page is built
 * from web/ into dist/web, with the licences of what it holds.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
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

/** Packages that stay beside the command: with machine code in them, or brought by the user. */
const BESIDE = ["@duckdb/node-bindings", "sharp"];

/** Where a module says where it stands it goes on saying so: workers and data lie beside it, not beside the command. */
const standingPlaces = (folder) => ({
  name: "standing-places",
  transform(code, id) {
    if (!code.includes("import.meta.url")) return null;
    const place = JSON.stringify(relative(folder, id).split(sep).join("/"));
    return code.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`);
  },
});

async function bundle(root) {
  const { rolldown } = await import("rolldown");
  const folder = join(root, "dist", "cli");
  const bundled = await rolldown({
    input: join(folder, "main.js"),
    platform: "node",
    external: (id) => BESIDE.includes(id) || id.startsWith("node:"),
    plugins: [standingPlaces(folder)],
  });
  const { output } = await bundled.write({
    dir: folder,
    format: "esm",
    chunkFileNames: "part-[name]-[hash].js",
  });
  await bundled.close();
  writeFileSync(join(folder, "LICENCES.txt"), licences(root, "command", output));
}

/** The page: a build of its own, since its types and its target are a browser's. */
async function buildPage(root) {
  const configFile = join(root, "web", "vite.config.ts");
  if (!existsSync(configFile)) return;
  const { build: viteBuild } = await import("vite");
  const { output } = await viteBuild({ configFile, mode: "production" });
  writeFileSync(join(root, "dist", "web", "LICENCES.txt"), licences(root, "page", output));
}

const packageOf = (id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.split(sep).join("/"))?.[1];

/** The licences of the packages that the chunks of a build hold. */
function licences(root, holder, chunks) {
  const names = new Set(chunks.flatMap((chunk) => chunk.moduleIds ?? []).map(packageOf));
  const texts = [...names]
    .filter(Boolean)
    .sort()
    .map((name) => {
      const folder = join(root, "node_modules", name);
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (!file)
        throw new Error(`build: the package ${name} has no licence that could go with the ${holder}.`);
      return `${name}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    });
  return `The ${holder} holds these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`;
}

/** Builds dist/ whole; throws an `Error` whose message is meant for a person. */
export async function build(root = ROOT) {
  const value = fingerprint(root);
  unmarkBuilt(root);
  dropStale(root);
  compile(root);
  copyAssets(root);
  await Promise.all([bundle(root), buildPage(root)]);
  const command = join(root, "dist", "cli", "main.js");
  if (existsSync(command)) chmodSync(command, 0o755);
  markBuilt(value, root);
}

if (isStarted(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
