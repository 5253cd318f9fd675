/** Names of months, whole and cut, in eleven languages of Europe, as the standard library of the language knows them. */

const LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "uk"];
/** Forms that no language's list has and people write. */
const ALSO: Readonly<Record<string, number>> = { sept: 9, mär: 3, mrz: 3, agosto: 8 };

let names: ReadonlyMap<string, number> | null = null;

const folded = (name: string): string => name.toLowerCase().replace(/[.\s]/g, "");

/** Words of several languages that name different months name none. */
function allNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>(Object.entries(ALSO));
  const unclear = new Set<string>();
  for (const language of LANGUAGES)
    for (const month of ["long", "short"] as const)
      for (const day of [undefined, "numeric"] as const) {
        const format = new Intl.DateTimeFormat(language, { month, day, timeZone: "UTC" });
        for (let number = 1; number <= 12; number++) {
          const parts = format.formatToParts(Date.UTC(2021, number - 1, 15));
          const name = folded(parts.find(({ type }) => type === "month")?.value ?? "");
          if (!/^\p{L}{3,}$/u.test(name)) continue;
          if (found.has(name) && found.get(name) !== number) unclear.add(name);
          else found.set(name, number);
        }
      }
  for (const name of unclear) found.delete(name);
  return found;
}

/** The number of a month by its name, 1 to 12; null for any other word. */
export function monthOf(name: string): number | null {
  names ??= allNames();
  return names.get(folded(name)) ?? null;
}
