/** The package as others get it: packed, laid out as an installation, and held against what it promises. Used by the tests and by the release. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./project.mjs";
import { unreachedSources } from "./reach.mjs";

/** Bytes that the package may have: as a download, and unpacked. Raise them in a commit of its own, and say why. */
export const BUDGET = { packed: 4_000_000, unpacked: 12_000_000 };

/** Sources that nothing of the product imports and that are part of it all the same: started as threads under a name that is put together, or made to write the docs. */
const STARTED =
  /^src\/(?:[\w/-]+-(?:worker|thread|child)|cli\/(?:man-page|reference|[\w-]+-words)|outputs\/pictures\/[\w-]+)\.ts$/;

const TEXT = /\.(?:js|ts|json|html|css|md|txt|svg|csv|cff|1)$|LICENSE$/;
const MACHINE = /(?:^|[\s"'`(=:])\/(?:home|root|Users|work)\/\w[\w.-]*/;

/** Runs a program and gives its output; throws with what it said. */
export function ran(program, args, options = {}) {
  const run = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1e9,
    shell: process.platform === "win32",
    ...options,
  });
  if (run.status === 0) return run.stdout;
  throw new Error(
    `${program} ${args.join(" ")}: exit code ${run.status}\n${run.stdout ?? ""}${run.stderr ?? run.error ?? ""}`,
  );
}

/** Packs into a folder: `{ file, size, unpackedSize, files: [{ path, size }] }`. Runs no script; dist/ is taken as it is. */
export function packed(folder, root = ROOT) {
  const text = ran("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
  });
  const [about] = [JSON.parse(text)].flat();
  const one = about.filename ? about : Object.values(about)[0];
  return { ...one, file: join(folder, one.filename.replace(/^@/, "").replace("/", "-")) };
}

/**
 * Unpacks a tarball into `folder/node_modules/claque`, with the packages of this repository beside it: an installation without the registry.
 * What is not among claque's dependencies is left out, so that what the package forgot to name is missed.
 */
export function laidOut(tarball, folder, names, root = ROOT) {
  const at = join(folder, "node_modules", "claque");
  mkdirSync(at, { recursive: true });
  ran("tar", ["-xzf", tarball, "--strip-components=1", "-C", at]);
  for (const name of names) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link, "junction");
  }
  return at;
}

/** What is wrong with an unpacked package, as lines; none when all is well. */
export function packageFaults({ size, unpackedSize, files }, at, root = ROOT) {
  const faults = [];
  if (size > BUDGET.packed) faults.push(`the download has ${size} bytes, more than ${BUDGET.packed}`);
  if (unpackedSize > BUDGET.unpacked)
    faults.push(`unpacked it has ${unpackedSize} bytes, more than ${BUDGET.unpacked}`);
  const unreached = new Set(unreachedSources(root).filter((path) => !STARTED.test(path)));
  for (const { path } of files) {
    if (/\.test\.|\.map$|\/fixtures\/|\.stamp$|node_modules|\.npmrc/.test(path))
      faults.push(`${path} is of no use to anybody else`);
    const source = path.replace(/^dist\//, "src/").replace(/(\.d)?\.[jt]s$/, ".ts");
    if (unreached.has(source))
      faults.push(`${path} is used by tests alone: leave it out in "files" of package.json`);
    if (!TEXT.test(path)) continue;
    const text = readFileSync(join(at, path), "utf8");
    if (text.includes(root) || MACHINE.test(text)) faults.push(`${path} names a path of a machine`);
    if (/\/\/# sourceMappingURL=/.test(text)) faults.push(`${path} points at a map that is not there`);
  }
  const manifest = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  for (const name of ["preinstall", "install", "postinstall", "prepare"])
    if (manifest.scripts?.[name]) faults.push(`package.json runs "${name}" while it installs`);
  if (readdirSync(at).some((name) => name === "binding.gyp")) faults.push("binding.gyp is there");
  return faults;
}
