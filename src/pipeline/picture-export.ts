/** `claque export --format pictures`: the report's pictures of the file and of chosen groups, as SVG, and as PNG where a package for it is installed. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pngWriter } from "../files/index.js";
import { namesAccounts, UsageError } from "../model/index.js";
import { filePictures, groupPictures, type PictureFile } from "../outputs/pictures/index.js";
import type { CaseStore } from "./case-store.js";
import { TRACES } from "./catalog.js";
import { groupDossiers } from "./group-dossier.js";

/** Groups drawn where none are named: the foremost of those that passed. */
const FOREMOST = 20;

/** Pixels of a PNG for each of the picture, so that it can be printed. */
const DENSITY = 2;

/** Names of groups that may stand in a file's name. */
const SAFE = /^[\w-]{1,40}$/;

/** How it is done. */
export interface PictureExport {
  /** Ids of groups; absent for the foremost twenty that passed the test. */
  readonly groups?: readonly string[];
  /** Hears what was left out. */
  readonly note: (sentence: string) => void;
}

/**
 * Writes pictures into a new folder; gives the names of the files. Throws `UsageError` for a group that the case does not have.
 */
export async function writePictures(
  to: string,
  { store, quality }: CaseStore,
  { groups, note }: PictureExport,
): Promise<string[]> {
  const held = await store.rows<{ group_id: string; status: string }>(
    "SELECT group_id, status FROM groups ORDER BY rank",
  );
  const unknown = groups?.find((id) => held.every(({ group_id }) => group_id !== id));
  if (unknown !== undefined) throw new UsageError(`export: the case has no group "${unknown}".`);
  const passed = held.filter(({ status }) => namesAccounts(status)).map(({ group_id }) => group_id);
  const chosen = (groups ?? passed.slice(0, FOREMOST)).filter((id) => SAFE.test(id));
  if (groups === undefined && held.length > chosen.length)
    note(
      `Pictures of ${chosen.length} of ${held.length} groups: the foremost of those that passed the test.`,
    );
  const session = await store.beside();
  try {
    const dossiers = await groupDossiers(session, chosen, { inputs: quality.inputs, events: "events" });
    const titleOf = (id: string) => TRACES.find((trace) => trace.id === id)?.title ?? id;
    await mkdir(to);
    const names: string[] = [];
    const png = await pngWriter();
    if (!png)
      note('PNG files were not made: they need the package sharp. Run "npm install sharp" beside claque.');
    const write = async ({ name, svg, plainSvg }: PictureFile) => {
      await writeFile(join(to, `${name}.svg`), svg);
      names.push(`${name}.svg`);
      if (!png) return;
      await png(join(to, `${name}.png`), plainSvg, DENSITY);
      names.push(`${name}.png`);
    };
    for (const picture of filePictures(quality)) await write(picture);
    for (const id of chosen) {
      const dossier = dossiers.get(id);
      for (const picture of dossier ? groupPictures(dossier, titleOf) : []) await write(picture);
    }
    return names;
  } finally {
    session.close();
  }
}
