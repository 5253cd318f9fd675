/** The report's pictures as files. */
import { writePictures } from "../picture-export.js";
import type { ExportFormat } from "./format.js";

/** Pictures of the file and of the chosen groups: SVG, and PNG where the package for it is installed. */
export const PICTURES: ExportFormat = {
  id: "pictures",
  title: "the report's pictures (SVG, and PNG where the package sharp is installed)",
  writes: "folder",
  takes: ["groups"],
  write: async (part, { groups, store, note }) =>
    writePictures(part, await store(), { ...(groups.named && { groups: groups.ids }), note }),
};
