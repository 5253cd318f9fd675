/** Requests for a timestamp over the manifest and the reviewers' log, for the user to submit: claque sends nothing. */
import { copyFile, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { timestampRequest } from "../../outputs/timestamp/index.js";
import { DECISIONS_FILE } from "../decision-log.js";
import { fileHash, MANIFEST_FILE } from "../manifest.js";
import type { ExportFormat } from "./format.js";

/** A folder with a copy of each file, the request for its timestamp (`.tsq`), and their hashes. */
export const TIMESTAMP: ExportFormat = {
  id: "timestamp",
  title: "requests for a timestamp (RFC 3161, OpenTimestamps) over manifest and decisions; nothing is sent",
  writes: "folder",
  takes: [],
  async write(part, { folder, log }) {
    await log();
    await mkdir(part);
    const files: string[] = [];
    let sums = "";
    for (const name of [MANIFEST_FILE, DECISIONS_FILE]) {
      if (!(await stat(join(folder, name)).catch(() => null))) continue;
      await copyFile(join(folder, name), join(part, name));
      const { sha256 } = await fileHash(join(part, name));
      await writeParts(join(part, `${name}.tsq`), timestampRequest(sha256));
      sums += `${sha256}  ${name}\n`;
      files.push(name, `${name}.tsq`);
    }
    await writeParts(join(part, "SHA256SUMS"), sums);
    return [...files, "SHA256SUMS"];
  },
};
