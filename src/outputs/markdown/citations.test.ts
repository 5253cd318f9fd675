/** The entry of the program says what CITATION.cff says. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bibtex } from "./citations.js";

it("cites the program as CITATION.cff asks", () => {
  const cff = readFileSync(new URL("../../../CITATION.cff", import.meta.url), "utf8");
  const field = (name: string) => new RegExp(`^(?:  - )?${name}: (.+)$`, "m").exec(cff)?.[1] ?? "absent";
  const entry = /@misc\{claque,[^@]*/.exec(bibtex(field("version")))?.[0] ?? "";
  for (const name of ["title", "version"]) expect(entry).toContain(field(name));
  expect(entry).toContain(/- name: (.+)/.exec(cff)?.[1] ?? "absent");
});
