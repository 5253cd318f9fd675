/**
 * Says whether dist/ was built from the sources that stand in src/ now. Contents are compared and not clocks, because a
 * checkout, a copy or an unpacked archive gives files any time it likes.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, isTest, ROOT } from "./project.mjs";

const stamp = (root) => join(root, "dist", ".stamp");

/** SHA-256 over names and contents of everything that the build reads, as hexadecimal text. */
export function fingerprint(root = ROOT) {
  const hash = createHash("sha256");
  const inputs = [...filesUnder("src", root), ...filesUnder("web", root)].filter((path) => !isTest(path));
  for (const path of [...inputs, "tsconfig.json", "package.json", "scripts/build.mjs"]) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** True when dist/ carries the stamp of the present sources. */
export const isBuilt = (root = ROOT) =>
  existsSync(stamp(root)) && readFileSync(stamp(root), "utf8").trim() === fingerprint(root);

/** Marks dist/ as built from the sources of this fingerprint. */
export const markBuilt = (value, root = ROOT) => writeFileSync(stamp(root), `${value}\n`);

/** Takes the mark away, so that a build that stops half-way counts as none. */
export const unmarkBuilt = (root = ROOT) => rmSync(stamp(root), { force: true });
