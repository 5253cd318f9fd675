/** Posts of Facebook from Meta Content Library: who posted (`post_owner`) and where (`surface`) are two things. */
import { libraryExpressions, libraryRows, recognisedLibrary } from "../content-library.js";
import { defineSource } from "../source.js";

/** The source `facebook-content-library`. */
export const facebookContentLibrary = defineSource({
  id: "facebook-content-library",
  title: "Facebook (Meta Content Library)",
  about:
    "CSV or JSON of Facebook posts from Meta Content Library. A post without an owner counts for its surface.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links", "hashtags"],
  alsoReads: ["surface.id", "surface.name", "surface.username"],
  recognise: (head) => recognisedLibrary(head, "Facebook"),
  expressions: libraryExpressions,
  rows: libraryRows,
});
