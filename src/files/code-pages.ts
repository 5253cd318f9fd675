/**
 * The code pages of Windows, told apart by the letters that are commonest in the languages written in each. Where letters
 * beyond ASCII stand side by side the script is not Latin; else they are the accented letters among plain ones.
 */

/** Encodings of one byte a letter that are recognised. */
export const CODE_PAGES = [
  "windows-1252",
  "windows-1250",
  "windows-1254",
  "windows-1251",
  "windows-1253",
  "windows-1255",
  "windows-1256",
] as const;

/** One of them. */
export type CodePage = (typeof CODE_PAGES)[number];

/** Letters beyond ASCII, the commonest of each language of a code page. */
const COMMON: Readonly<Record<CodePage, string>> = {
  "windows-1252": "éèàçêñáíóúâôîïëäöüßãåøæõ",
  "windows-1250": "ąęłśżćńóźáíéěščřžýůőűöüúťďňľăţş",
  "windows-1254": "ıışğüöçİŞâ",
  "windows-1251": "оеаинтсрвлкмдупяыьі",
  "windows-1253": "αοιετσνηρπκλμςίόάέ",
  "windows-1255": "יוהלאמרתבנשםחדע",
  "windows-1256": "اليمونرتبهدسعةکپگ",
};
const LATIN: readonly CodePage[] = ["windows-1252", "windows-1250", "windows-1254"];
const SAMPLE_BYTES = 65_536;
/** From this share of letters that touch another one on the script is not Latin. */
const TOUCHING = 0.6;

/** The code page of bytes that are no UTF-8: the one whose common letters make up most of them, the earlier one of two alike. */
export function codePageOf(bytes: Buffer): CodePage {
  const [high, touching] = highBytes(bytes);
  const candidates = CODE_PAGES.filter((page) => LATIN.includes(page) === touching <= TOUCHING);
  let [best, most] = [candidates[0], -1];
  for (const page of candidates) {
    const letters = [...new TextDecoder(page).decode(high)];
    const share = letters.filter((letter) => COMMON[page].includes(letter)).length;
    if (share > most) [best, most] = [page, share];
  }
  return best;
}

/** The bytes beyond ASCII of a sample, and the share of the letters among them that touch another. */
function highBytes(bytes: Buffer): [high: Buffer, touching: number] {
  const found: number[] = [];
  let letters = 0;
  let touching = 0;
  for (let at = 0; at < bytes.length && found.length < SAMPLE_BYTES; at++) {
    if (bytes[at] < 0x80) continue;
    found.push(bytes[at]);
    if (bytes[at] < 0xc0) continue;
    letters++;
    if (bytes[at - 1] >= 0xc0 || bytes[at + 1] >= 0xc0) touching++;
  }
  return [Buffer.from(found), letters ? touching / letters : 0];
}
