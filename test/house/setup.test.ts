/**
 * What makes a fresh clone run: dist/ is rebuilt when a source changed and left alone when only a test did, and a setup
 * that died does not lock out the next one.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fingerprint, isBuilt, markBuilt, unmarkBuilt } from "../../scripts/lib/fingerprint.mjs";
import { withLock } from "../../scripts/lib/lock.mjs";

const NO_PROCESS = 2 ** 22 + 1;
let root: string;

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "claque-house-"));
  for (const path of ["tsconfig.json", "package.json", "scripts/build.mjs"]) write(path, "{}");
  write("src/a.ts", "a");
  write("dist/a.js", "a");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("dist/", () => {
  it("counts as built when it carries the mark of the present sources", () => {
    expect(isBuilt(root)).toBe(false);
    markBuilt(fingerprint(root), root);
    expect(isBuilt(root)).toBe(true);
    write("src/a.test.ts", "a test");
    expect(isBuilt(root)).toBe(true);
    unmarkBuilt(root);
    expect(isBuilt(root)).toBe(false);
  });

  it.each([
    ["a source changed", (): void => write("src/a.ts", "b")],
    ["a source is new", (): void => write("src/b/c.ts", "c")],
    ["a source is gone", (): void => rmSync(join(root, "src/a.ts"))],
    ["the compiler is told something else", (): void => write("tsconfig.json", "{ }")],
  ])("counts as old when %s", (_, change) => {
    markBuilt(fingerprint(root), root);
    change();
    expect(isBuilt(root)).toBe(false);
  });
});

describe("the lock of a setup", () => {
  const lock = (): string => join(root, ".claque", "setup.lock");

  it("is held while the work goes on, and released when it fails", async () => {
    const held = await withLock(lock(), () => existsSync(lock()));
    expect(held).toBe(true);
    const failing = withLock(lock(), () => Promise.reject(new Error("stop")));
    await expect(failing).rejects.toThrow("stop");
    expect(existsSync(lock())).toBe(false);
  });

  it("lets one wait for another", async () => {
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, 20));
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(lock(), work("first")), withLock(lock(), work("second"))]);
    expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("is taken over from a process that is gone", async () => {
    write(".claque/setup.lock", String(NO_PROCESS));
    expect(await withLock(lock(), () => "done")).toBe("done");
  });
});
