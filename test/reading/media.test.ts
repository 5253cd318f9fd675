/** Pictures in a folder: the published PDQ hashes, near copies, names in rows, and what is no picture. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { pictureReader } from "../../src/files/index.js";
import { UsageError } from "../../src/model/index.js";
import { pdqHash } from "../../src/stats/index.js";
import { inFolder, readText } from "./read.js";

const image = (name: string) => fileURLToPath(new URL(`../images/${name}`, import.meta.url));
const BRIDGE = "d0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22";
const BLACK = "0007001f003f003f007f00ff00ff00ff01ff01ff01ff03ff03ff03ff03ff03ff";

const pdqOf = async (path: string) => {
  const picture = await (await pictureReader())(path);
  return picture && pdqHash(picture.luminance, picture.width, picture.height);
};

const distance = (a: string, b: string): number =>
  [...a].reduce((sum, digit, i) => {
    const differs = Number.parseInt(digit, 16) ^ Number.parseInt(b[i], 16);
    return sum + differs.toString(2).replaceAll("0", "").length;
  }, 0);

describe("PDQ", () => {
  it.each([
    ["pdq-bridge.jpg", BRIDGE, 100],
    ["pdq-small.jpg", BLACK, 0],
  ])("of %s is the published one", async (name, hash, quality) => {
    expect(await pdqOf(image(name))).toEqual({ hash, quality });
  });

  it("hardly changes when the picture is enlarged, compressed or brightened; a mirrored one is another", async () => {
    await inFolder(async (folder) => {
      const copy = async (name: string, change: (picture: Sharp) => Sharp) => {
        await change(sharp(image("pdq-bridge.jpg"))).toFile(join(folder, name));
        return distance((await pdqOf(join(folder, name)))?.hash ?? "", BRIDGE);
      };
      expect(await copy("large.png", (p) => p.resize(400))).toBeLessThanOrEqual(31);
      expect(await copy("poor.jpg", (p) => p.jpeg({ quality: 25 }))).toBeLessThanOrEqual(31);
      expect(await copy("bright.webp", (p) => p.modulate({ brightness: 1.15 }))).toBeLessThanOrEqual(31);
      expect(await copy("mirrored.png", (p) => p.flop())).toBeGreaterThan(90);
    });
  });

  it("is null for a picture of four points", () => {
    expect(pdqHash(new Float32Array(16), 4, 4)).toBeNull();
  });
});

describe("--media", () => {
  it("gives rows the hashes of the pictures that they name, by path, name or name without ending", async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, "photos"));
      await copyFile(image("pdq-bridge.jpg"), join(folder, "photos", "3_17.jpg"));
      await copyFile(image("pdq-small.jpg"), join(folder, "black.jpg"));
      await writeFile(join(folder, "broken.png"), "no picture");
      const media = [
        "photos/3_17.jpg",
        "https://img.example/a/3_17.jpg?w=2",
        "3_17",
        "black.jpg",
        "broken.png",
        "absent",
      ];
      const rows = media.map((medium, i) =>
        JSON.stringify({ account: `a${i}`, time: 1623881091 + i, media: [medium] }),
      );
      const { events, report } = await readText(rows.join("\n"), { media: folder });
      expect(events.map((event) => (event.media as string[])[0])).toEqual([
        ...new Array(3).fill(`pdq:${BRIDGE}`),
        "black.jpg",
        "broken.png",
        "absent",
      ]);
      expect(report.warnings.join()).toContain(
        "3 of 6 media that rows name were found among 1 hashed pictures of the folder (1 could not be read, 1 show too little to compare).",
      );
    });
  });

  it("does not guess between two pictures of one name", async () => {
    await inFolder(async (folder) => {
      await copyFile(image("pdq-bridge.jpg"), join(folder, "a.jpg"));
      await mkdir(join(folder, "other"));
      await sharp(image("pdq-bridge.jpg"))
        .flop()
        .toFile(join(folder, "other", "a.jpg"));
      const { events } = await readText(
        '{"account":"a","time":1623881091,"media":["img/a.jpg"]}\n{"account":"b","time":1623881092,"media":["other/a.jpg"]}',
        {
          media: folder,
        },
      );
      expect(events[0].media).toEqual(["img/a.jpg"]);
      expect(events[1].media).toEqual([expect.stringMatching(/^pdq:/)]);
    });
  });

  it("refuses an absent folder", async () => {
    await expect(readText('{"account":"a","time":1623881091}\n{}', { media: "/nowhere" })).rejects.toThrow(
      UsageError,
    );
  });
});
