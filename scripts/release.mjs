/**
 * Makes a release, or says why not: looks at what would go out, refuses what is not green, and writes the tarball, its list of packages (SBOM) and
 * their hashes into `release/`. It publishes nothing; the last line is what to type.
 *
 *     node scripts/release.mjs                # everything, as a release needs it
 *     node scripts/release.mjs --package      # the package alone: no tests, a dirty tree is told and does not stop
 *     node scripts/release.mjs --list         # what would be done
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { laidOut, packageFaults, packed, ran } from "./lib/package.mjs";
import { isStarted, ROOT, readJson, readText } from "./lib/project.mjs";
import { installTools } from "./site.mjs";

const OUT = join(ROOT, "release");
const manifest = readJson("package.json");

/** What is wrong with the words of a release: the version, its entry in the changelog, what else names it. */
export function wordFaults({ version, changelog, citation, tags }) {
  const faults = [];
  if (!/^\d+\.\d+\.\d+(?:-rc\.\d+)?$/.test(version))
    faults.push(`version: "${version}" is none. Write for example 1.0.0-rc.1 into package.json.`);
  if (tags.includes(`v${version}`))
    faults.push(`version: ${version} was released already (tag v${version}). Raise it in package.json.`);
  const entry = new RegExp(
    `^## \\[${version.replaceAll(".", "\\.")}\\] - \\d{4}-\\d\\d-\\d\\d\\n+(?:(?!## ).*\\n)*?- `,
    "m",
  );
  if (!entry.test(changelog))
    faults.push(
      `CHANGELOG.md: no entry with a date for ${version}. Write "## [${version}] - YYYY-MM-DD" and what a user sees.`,
    );
  const open = /^## \[Unreleased\]\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog)?.[1] ?? "";
  if (/^- /m.test(open))
    faults.push("CHANGELOG.md: something stands under Unreleased. Move it under the version.");
  if (!citation.includes(`\nversion: ${version}\n`))
    faults.push(`CITATION.cff: another version than ${version}.`);
  return faults;
}

const git = (...args) => ran("git", args, { cwd: ROOT }).trim();
const npm =
  (...args) =>
  () =>
    ran("npm", args, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
const refuse = (faults) => {
  if (faults.length > 0) throw new Error(faults.join("\n"));
};
const tool = (path) => join(ROOT, "tools", "node_modules", ...path.split("/"));

/** What the steps hand on. */
const made = { pack: null, folder: null };

function words() {
  refuse(
    wordFaults({
      version: manifest.version,
      changelog: readText("CHANGELOG.md"),
      citation: readText("CITATION.cff"),
      tags: git("tag", "--list").split("\n"),
    }),
  );
}

function cleanTree() {
  const changed = git("status", "--porcelain");
  if (changed !== "")
    throw new Error(`The tree is not clean:\n${changed}\nCommit or put away what stands above.`);
}

function generated() {
  npm("run", "generate")();
  cleanTree();
}

function pack() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  made.pack = packed(OUT);
  made.folder = mkdtempSync(join(tmpdir(), "claque-release-"));
  refuse(packageFaults(made.pack, laidOut(made.pack.file, made.folder, [])));
}

function publint() {
  installTools();
  ran(process.execPath, [tool("publint/src/cli.js"), made.pack.file, "--strict"], { cwd: ROOT });
}

/** The package is ESM alone: what require() cannot reach in old Node is known, and said in its documents. */
function types() {
  ran(
    process.execPath,
    [
      tool("@arethetypeswrong/cli/dist/index.js"),
      made.pack.file,
      "--profile",
      "esm-only",
      "--format",
      "ascii",
    ],
    {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: "1" },
    },
  );
}

/** As a new user does: an empty folder, the registry, the demo. */
function newUser() {
  const folder = mkdtempSync(join(tmpdir(), "claque-new-user-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    const env = { ...process.env, CLAQUE_KEY_FILE: join(folder, "key"), NO_COLOR: "1" };
    const options = { cwd: folder, env };
    ran("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", made.pack.file], options);
    ran("npx", ["--no-install", "claque", "demo", "--quiet"], options);
    if (!existsSync(join(folder, "claque-demo", "case", "report.html")))
      throw new Error("The demo wrote no report.");
    const use =
      'import { openCase } from "claque"; import "claque/read"; import "claque/model"; import "claque/stats"; (await openCase("claque-demo/case")).close();';
    ran(process.execPath, ["--input-type=module", "-e", use], options);
    ran("npx", ["--no-install", "claque", "verify", "claque-demo/case"], options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sbom() {
  const text = ran("npm", ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"], {
    cwd: ROOT,
  });
  const { components } = JSON.parse(text);
  if (components.length < Object.keys(manifest.dependencies).length)
    throw new Error("The list of packages is shorter than the dependencies.");
  writeFileSync(join(OUT, "sbom.cdx.json"), text);
}

function hashes() {
  const files = [made.pack.file, join(OUT, "sbom.cdx.json")];
  const lines = files.map(
    (file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${basename(file)}\n`,
  );
  writeFileSync(join(OUT, "SHA256SUMS"), lines.join(""));
}

/** Steps in order: name, what it does, whether `--package` does it too, and whether it only tells then. */
const STEPS = [
  { name: "the tree is clean", work: cleanTree, alone: "told" },
  { name: "version, changelog and citation agree", work: words, alone: "told" },
  { name: "built anew", work: npm("run", "build"), alone: "done" },
  { name: "types, format, documents (npm run check)", work: npm("run", "check") },
  {
    name: "generated pages are those of the program (npm run generate)",
    work: generated,
  },
  { name: "every test (npm test)", work: npm("test") },
  { name: "the documentation site, no dead link (npm run site)", work: npm("run", "site") },
  { name: "packed: no test, no map, no machine, within its budget", work: pack, alone: "done" },
  { name: "publint", work: publint, alone: "done" },
  { name: "arethetypeswrong", work: types, alone: "done" },
  { name: "a new user: empty folder, npm install, npx claque demo", work: newUser, alone: "done" },
  { name: "SBOM (CycloneDX)", work: sbom, alone: "done" },
  { name: "SHA-256 of what goes out", work: hashes, alone: "done" },
];

function main() {
  const { values } = parseArgs({ options: { package: { type: "boolean" }, list: { type: "boolean" } } });
  const say = (line) => process.stdout.write(`${line}\n`);
  const steps = values.package ? STEPS.filter(({ alone }) => alone) : STEPS;
  if (values.list) {
    for (const { name } of steps) say(name);
    return;
  }
  try {
    for (const { name, work, alone } of steps) {
      try {
        work();
        say(`ok    ${name}`);
      } catch (error) {
        say(`NOT   ${name}\n${error.message}`);
        if (!(values.package && alone === "told")) {
          process.exitCode = 1;
          return;
        }
      }
    }
  } finally {
    if (made.folder) rmSync(made.folder, { recursive: true, force: true });
  }
  const { size, unpackedSize, entryCount } = made.pack;
  say(
    `\n${basename(made.pack.file)}: ${size} bytes, ${unpackedSize} unpacked, ${entryCount} files; in release/ with its SBOM and hashes.`,
  );
  if (values.package) return say("Not a release: tests and tree were not asked for.");
  const channel = manifest.version.includes("-") ? "next" : "latest";
  say(
    `Nothing was published. To publish:\n  git tag v${manifest.version}\n  npm publish release/${basename(made.pack.file)} --tag ${channel} --provenance`,
  );
}

if (isStarted(import.meta.url)) main();
