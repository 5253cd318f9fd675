/** `quality.json` of a case: what the reading came to, written by the first stage and read by whoever opens the case. */
import { join } from "node:path";
import { readTextFile } from "../files/index.js";
import { CaseError, type QualityReport } from "../model/index.js";
import { readManifest, unfinishedWords } from "./manifest.js";

/** Its name in a case. */
export const QUALITY_FILE = "quality.json";

/** The quality report of a case. Throws `CaseError` where the folder is none, or holds no report that can be read. */
export async function readQuality(folder: string): Promise<QualityReport> {
  try {
    return JSON.parse(await readTextFile(join(folder, QUALITY_FILE))) as QualityReport;
  } catch (cause) {
    const unfinished = unfinishedWords(await readManifest(folder));
    throw new CaseError(
      `case: ${folder} holds no ${QUALITY_FILE} that can be read, ${(cause as Error).message}. ${unfinished ?? `Run "claque verify ${folder}" to see what changed.`}`,
      { cause },
    );
  }
}
