/** What `claque show --help` lists is what a case holds. */
import { expect, test } from "vitest";
import { STAGES } from "../pipeline/stages.js";
import { SHOWN_TABLES } from "./commands/show.js";

test("every table that a run leaves can be asked for by a name in the help", () => {
  const held = new Set(STAGES.flatMap(({ tables }) => tables.map(({ name }) => name)));
  expect([...SHOWN_TABLES].sort()).toEqual([...held, "quality"].sort());
});
