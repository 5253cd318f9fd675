/** Words of a society: token words by language, made-up names, and the ordinary words for professions that profiles claim. */
import type { Random } from "../../stats/index.js";

/** Token words of a language begin like this, so that texts of two languages share none. */
const TOKENS = { en: "tok", de: "wor", fr: "mot", es: "voz", pt: "fal", it: "par" } as const;

/** A language of a society. */
export type Language = keyof typeof TOKENS;

/** The token word of a number in a language. */
export const token = (language: Language, number: number): string => `${TOKENS[language]}${number}`;

/** Professions by id, in the order of the languages en, de, fr, es, pt, it. */
const PROFESSIONS: Readonly<Record<string, readonly string[]>> = {
  nurse: ["nurse", "Krankenpfleger", "infirmière", "enfermera", "enfermeira", "infermiera"],
  teacher: ["teacher", "Lehrerin", "enseignant", "profesora", "professora", "insegnante"],
  farmer: ["farmer", "Landwirt", "agricultrice", "agricultor", "agricultor", "agricoltore"],
  lawyer: ["lawyer", "Rechtsanwältin", "avocat", "abogada", "advogada", "avvocato"],
  driver: ["driver", "Fahrer", "chauffeur", "conductor", "motorista", "autista"],
  engineer: ["engineer", "Ingenieurin", "ingénieur", "ingeniera", "engenheiro", "ingegnere"],
  baker: ["baker", "Bäcker", "boulangère", "panadero", "padeiro", "fornaio"],
  doctor: ["doctor", "Ärztin", "médecin", "médica", "médico", "medico"],
  student: ["student", "Studentin", "étudiant", "estudiante", "estudante", "studentessa"],
  journalist: ["journalist", "Journalistin", "journaliste", "periodista", "jornalista", "giornalista"],
  electrician: ["electrician", "Elektriker", "électricien", "electricista", "eletricista", "elettricista"],
  accountant: ["accountant", "Buchhalterin", "comptable", "contable", "contadora", "contabile"],
  musician: ["musician", "Musiker", "musicienne", "músico", "músico", "musicista"],
  photographer: ["photographer", "Fotografin", "photographe", "fotógrafa", "fotógrafo", "fotografa"],
  cook: ["cook", "Köchin", "cuisinier", "cocinera", "cozinheiro", "cuoco"],
  carpenter: ["carpenter", "Tischler", "menuisier", "carpintero", "carpinteiro", "falegname"],
  programmer: [
    "programmer",
    "Programmiererin",
    "programmeuse",
    "programador",
    "programador",
    "programmatrice",
  ],
  translator: ["translator", "Übersetzerin", "traducteur", "traductora", "tradutora", "traduttrice"],
  gardener: ["gardener", "Gärtner", "jardinière", "jardinero", "jardineiro", "giardiniere"],
  pharmacist: ["pharmacist", "Apothekerin", "pharmacien", "farmacéutica", "farmacêutica", "farmacista"],
};

/** Ids of the professions, in the order of the interests that belong to them. */
export const PROFESSION_IDS: readonly string[] = Object.keys(PROFESSIONS);

/** What a profession is called in a language; an id that no list knows stands for itself. */
export function professionWord(id: string, language: Language): string {
  const words = Object.hasOwn(PROFESSIONS, id) ? PROFESSIONS[id] : null;
  return words?.[Object.keys(TOKENS).indexOf(language)] ?? id;
}

const SYLLABLES =
  "ba be bo da do ka ki ko la le li lo ma mi mo na ne no ra ri ro sa se so ta te ti to va vi".split(" ");

/** A made-up name of two or three syllables, with a capital. */
export function madeUpName(random: Random): string {
  let name = "";
  for (let i = 2 + random.integer(2); i > 0; i--) name += SYLLABLES[random.integer(SYLLABLES.length)];
  return name[0].toUpperCase() + name.slice(1);
}

/** Digits, none of them a zero in front. */
export function digits(count: number, random: Random): string {
  let text = String(1 + random.integer(9));
  while (text.length < count) text += random.integer(10);
  return text;
}

const HEX = "0123456789abcdef";

/** A perceptual hash of 256 bits that no picture has: `pdq:` and 64 digits. */
export function madeUpHash(random: Random): string {
  let hash = "";
  for (let i = 0; i < 64; i++) hash += HEX[random.integer(16)];
  return `pdq:${hash}`;
}

/** The hash of the same picture after another upload: up to eight bits differ. */
export function nearHash(hash: string, random: Random): string {
  const places = hash.split("");
  for (let change = random.integer(9); change > 0; change--) {
    const at = 4 + random.integer(64);
    places[at] = HEX[Number.parseInt(places[at], 16) ^ (1 << random.integer(4))];
  }
  return places.join("");
}
