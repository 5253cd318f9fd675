/** Posts of Instagram from Meta Content Library: the fields of Facebook's without surfaces and shares. */
import { libraryExpressions, libraryRows, recognisedLibrary } from "../content-library.js";
import { defineSource } from "../source.js";

/** The source `instagram-content-library`. */
export const instagramContentLibrary = defineSource({
  id: "instagram-content-library",
  title: "Instagram (Meta Content Library)",
  about: "CSV or JSON of Instagram posts from Meta Content Library.",
  platform: "instagram",
  timeZone: "UTC",
  listsInText: ["links", "hashtags"],
  recognise: (head) => recognisedLibrary(head, "Instagram"),
  expressions: libraryExpressions,
  rows: libraryRows,
});
