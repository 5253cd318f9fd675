/** Pictures as files: they stand alone, load nothing, and say what a group is worth. */
import { describe, expect, it } from "vitest";
import { filePictures, groupPictures } from "../../src/outputs/pictures/index.js";
import { sampleInput } from "../../src/outputs/report/sample.js";

const { dossiers, quality } = sampleInput();
const [group] = dossiers;
const titleOf = (trace: string) => trace;

describe("pictures as files", () => {
  it("are SVG documents that bring their style and load nothing", () => {
    const files = [...filePictures(quality), ...groupPictures(group, titleOf)];
    expect(files.map(({ name }) => name)).toEqual([
      "activity",
      ...["closest-moment", "counted-and-expected", "who-took-part", "timeline"].map(
        (name) => `${group.groupId}-${group.status}-${name}`,
      ),
    ]);
    for (const { svg, plainSvg } of files) {
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
      for (const text of [svg, plainSvg])
        expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(
          /https?:|url\(|<script|href|@import/i,
        );
      expect(plainSvg).not.toMatch(/var\(|@media/);
    }
  });

  it("name the status of their group, and hold no post of a candidate", () => {
    const names = groupPictures({ ...group, status: "candidate" }, titleOf).map(({ name }) => name);
    expect(names.every((name) => name.includes("-candidate-"))).toBe(true);
    expect(names.some((name) => name.includes("moment"))).toBe(false);
  });
});
