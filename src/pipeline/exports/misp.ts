/** MISP: a folder with an event for each group. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { mispEvent } from "../../outputs/misp/index.js";
import type { ExportFormat } from "./format.js";
import { caseFacts, handedGroups } from "./hand-off.js";

/** Events for MISP. */
export const MISP: ExportFormat = {
  id: "misp",
  title: "MISP, an event for each group that passed the test",
  writes: "folder",
  takes: ["groups", "tlp"],
  ofGroups: true,
  async write(part, context) {
    const of = caseFacts(context);
    await mkdir(part);
    const files: string[] = [];
    for await (const facts of handedGroups(context)) {
      const name = `${facts.groupId}.json`;
      await writeParts(join(part, name), `${JSON.stringify({ Event: mispEvent(facts, of) }, null, 2)}\n`);
      files.push(name);
    }
    return files;
  },
};
