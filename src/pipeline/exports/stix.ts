/** STIX 2.1: a folder with a bundle for each group. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { stixBundles } from "../../outputs/stix/index.js";
import type { ExportFormat } from "./format.js";
import { caseFacts, handedGroups } from "./hand-off.js";

/** Bundles for OpenCTI and other platforms. */
export const STIX: ExportFormat = {
  id: "stix",
  title: "STIX 2.1, a bundle for each group that passed the test",
  writes: "folder",
  takes: ["groups", "tlp"],
  ofGroups: true,
  async write(part, context) {
    const of = caseFacts(context);
    await mkdir(part);
    const files: string[] = [];
    for await (const facts of handedGroups(context))
      for (const [index, bundle] of stixBundles(facts, of).entries()) {
        const name = `${facts.groupId}${index === 0 ? "" : `-part-${index + 1}`}.json`;
        await writeParts(join(part, name), `${JSON.stringify(bundle, null, 2)}\n`);
        files.push(name);
      }
    return files;
  },
};
