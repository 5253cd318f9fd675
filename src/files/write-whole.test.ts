/** Files that are there whole or not at all. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeWhole, removeParts, writeWhole } from "./write-whole.js";

let folder: string;
const path = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-whole-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const STAGE = { stage: "export" };

async function* failing() {
  yield "half";
  throw new Error("broken");
}

it("leaves what stood there when the writing fails, and nothing beside it", async () => {
  writeFileSync(path("a"), "before");
  await expect(writeWhole(path("a"), failing(), STAGE)).rejects.toThrow("broken");
  await expect(writeWhole(path("b"), failing(), STAGE)).rejects.toThrow("broken");
  expect(readFileSync(path("a"), "utf8")).toBe("before");
  expect(readdirSync(folder)).toEqual(["a"]);
});

it("writes text and bytes in their order, through a link, and over nothing that should be new", async () => {
  writeFileSync(path("a"), "before");
  symlinkSync("a", path("link"));
  await writeWhole(path("link"), ["one ", Buffer.from("two "), "three"], STAGE);
  expect(readFileSync(path("a"), "utf8")).toBe("one two three");
  await expect(writeWhole(path("a"), "x", { ...STAGE, fresh: true })).rejects.toThrow(/exists already/);
  await expect(writeWhole(path("none/a"), "x", STAGE)).rejects.toThrow(/not a possible path/);
  expect(readdirSync(folder).sort()).toEqual(["a", "link"]);
});

it("makes a folder whole, and takes back what is under way when the process must end", async () => {
  await makeWhole(path("out"), STAGE, async (part) => {
    mkdirSync(part);
    writeFileSync(join(part, "table"), "rows");
    expect(readdirSync(folder)).toHaveLength(1);
  });
  expect(readdirSync(path("out"))).toEqual(["table"]);
  const ending = makeWhole(path("other"), STAGE, async (part) => {
    writeFileSync(part, "half");
    removeParts();
  });
  await expect(ending).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(["out"]);
});
