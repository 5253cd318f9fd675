/**
 * The package as others get it: every dependency has its reason and a licence that fits, and what package.json points at
 * is what the build makes.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { licencesPage, lockedPackages } from "../../scripts/lib/licences.mjs";
import { filesUnder, ROOT, readJson, readText } from "../../scripts/lib/project.mjs";

const LICENCES = [
  "MIT",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "0BSD",
  "CC0-1.0",
  "BlueOak-1.0.0",
];

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const manifest = readJson("package.json");
const lock = readJson("package-lock.json");
const locked: [string, Locked][] = Object.entries<Locked>(lock.packages).filter(([name]) => name !== "");
const runtime = locked.filter(([, item]) => !item.dev);
const dependencies: Record<string, string> = manifest.dependencies;
const everyDependency = [
  ...Object.keys(dependencies),
  ...Object.keys(manifest.devDependencies),
  ...Object.keys(readJson("tools/package.json").dependencies),
];

describe("dependencies", () => {
  it("have a section with their reason in docs/decisions/", () => {
    const pages = filesUnder("docs/decisions").map((path: string) => readText(path));
    const headings = pages.flatMap((text: string) => text.match(/^#{2,4} .*$/gm) ?? []).join("\n");
    expect(everyDependency.filter((name) => !headings.includes(`\`${name}\``))).toEqual([]);
  });

  it("are pinned to one version where they run at the user's", () => {
    expect(
      Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)),
    ).toEqual([]);
  });

  it("carry a licence that fits Apache-2.0, all the way down", () => {
    const licence = ([name, item]: [string, Locked]): string => {
      const path = join(name, "package.json");
      return (existsSync(join(ROOT, path)) ? readJson(path).license : item.license) ?? "none";
    };
    expect(runtime.map((item) => `${item[0]}: ${licence(item)}`).filter((line) => !isAllowed(line))).toEqual(
      [],
    );
  });

  it("run nothing at the user's while they install", () => {
    expect(runtime.filter(([, item]) => item.hasInstallScript).map(([name]) => name)).toEqual([]);
  });

  it("are the ones that package-lock.json holds, from the public registry", () => {
    expect(lock.packages[""].dependencies).toEqual(manifest.dependencies);
    expect(lock.packages[""].devDependencies).toEqual(manifest.devDependencies);
    const elsewhere = locked.filter(([, { resolved }]) => resolved && !resolved.startsWith(PUBLIC));
    expect(elsewhere.map(([name]) => name)).toEqual([]);
  });
});

describe("lock files", () => {
  it.each(["package-lock.json", "tools/package-lock.json"])("%s holds a hash of every package", (file) => {
    const packages = lockedPackages(file);
    expect(packages.length).toBeGreaterThan(100);
    const without = packages.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it("are the list of licences in the docs", () => {
    expect(readText("docs/third-party/packages.md")).toBe(licencesPage());
  });
});

const PUBLIC = "https://registry.npmjs.org/";
const isAllowed = (line: string): boolean => {
  const words = line.slice(line.lastIndexOf(": ") + 2).replace(/[()]/g, "");
  return words.split(" AND ").every((part) => part.split(" OR ").some((name) => LICENCES.includes(name)));
};

describe("package.json", () => {
  it("asks for Node 20 or later and is an Apache-2.0 module", () => {
    expect(manifest.engines.node).toBe(">=20");
    expect(manifest.type).toBe("module");
    expect(manifest.license).toBe("Apache-2.0");
    expect(readText("LICENSE")).toMatch(/Apache License\s+Version 2\.0, January 2004/);
  });

  it("points at files that the build makes", () => {
    const points: string[] = [...Object.values<string>(manifest.bin), ...targets(manifest.exports)];
    const built = points.filter((path) => path.includes("dist/"));
    const sources = built.map((path) =>
      path.replace(/^(\.\/)?dist\//, "src/").replace(/(\.d\.ts|\.js)$/, ".ts"),
    );
    expect(sources.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("ships what it names", () => {
    const shipped: string[] = manifest.files;
    expect(shipped).toEqual(expect.arrayContaining(["dist", "README.md", "LICENSE"]));
    const named = shipped.filter((path) => path !== "dist" && !path.startsWith("!"));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("agrees with CITATION.cff on the version", () => {
    expect(readText("CITATION.cff")).toContain(`\nversion: ${manifest.version}\n`);
  });
});

function targets(entry: unknown): string[] {
  if (typeof entry === "string") return [entry];
  return Object.values(entry as Record<string, unknown>).flatMap(targets);
}
