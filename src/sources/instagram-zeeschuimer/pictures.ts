/**
 * Pictures of a captured post of Instagram: photos, each of an album, and the still of a film. Their addresses are signed anew for each
 * answer and served by changing hosts; the name of the file stays, and downloads bear it.
 */
import { listOf, objectOf, textOf } from "../json-values.js";

type Json = Readonly<Record<string, unknown>>;

/** Names of the files of a post's pictures, without host and signature; empty where the capture has none. */
export const picturesOf = (item: Json): (string | null)[] => {
  const album = [
    ...listOf(item.carousel_media).map(objectOf),
    ...listOf(objectOf(item.edge_sidecar_to_children).edges).map((edge) => objectOf(objectOf(edge).node)),
  ];
  return [...new Set((album.length ? album : [item]).map((part) => fileName(addressOf(part))))];
};

/** The largest picture comes first; the older form has one address. */
const addressOf = (part: Json): string | null =>
  textOf(objectOf(listOf(objectOf(part.image_versions2).candidates)[0]).url) ?? textOf(part.display_url);

const fileName = (address: string | null): string | null =>
  /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)/.exec(address ?? "")?.[1] ?? null;
