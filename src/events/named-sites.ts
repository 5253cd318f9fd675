/** Which of the sites that an account links to its own profile names: a title of a house says whose it is. */

/** Letters of a site's name below which it is looked for as a whole word only, and not at all below the second. */
const [LONG, SHORT] = [6, 4];

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const words = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;

/**
 * Of some registrable domains those whose address stands in a profile text, or whose first label stands in the handle, the display name or
 * the profile text. Names of three letters and fewer are everybody's.
 */
export function namedSites(
  domains: readonly string[],
  { handle, name, bio }: { handle: string | null; name: string | null; bio: string | null },
): string[] {
  const texts = [handle, name, bio].filter((text): text is string => text !== null);
  const joined = texts.map(plain);
  const spaced = texts.map(words);
  return domains.filter((domain) => {
    if (bio?.toLowerCase().includes(domain)) return true;
    const label = domain.split(".")[0];
    const bare = plain(label);
    if (bare.length < SHORT) return false;
    if (bare.length >= LONG) return joined.some((text) => text.includes(bare));
    return spaced.some((text) => text.includes(words(label)));
  });
}
