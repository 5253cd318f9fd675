/** Code pages: a sentence in each language is told from its bytes alone. */
import { expect, it } from "vitest";
import { CODE_PAGES, type CodePage, codePageOf } from "./code-pages.js";
import { encodingOf } from "./encoding.js";

const SENTENCES: Readonly<Record<CodePage, readonly string[]>> = {
  "windows-1252": [
    "Straße führt über Köln, schöne Grüße aus Österreich",
    "Élections: les résultats à l’étranger, où ça ?",
    "El niño comió piñas mañana, según la información",
    "Þetta er íslenska, góðan daginn",
  ],
  "windows-1250": [
    "Wybory w Polsce: następny krok należy do wyborców, źródło jest łatwe",
    "Příliš žluťoučký kůň úpěl ďábelské ódy v České republice",
    "A választások eredménye őszinte és gyűlölet nélkül",
  ],
  "windows-1254": ["Seçim sonuçları açıklandı, Türkiye’de oy kullanımı başladı ışık güneş"],
  "windows-1251": [
    "Выборы в Думу: результаты и явка",
    "ВЫБОРЫ СЕГОДНЯ Россия",
    "Україна: вибори відбудуться їжак є",
  ],
  "windows-1253": ["Οι εκλογές στην Ελλάδα, τα αποτελέσματα και η συμμετοχή"],
  "windows-1255": ["הבחירות בישראל והתוצאות של היום"],
  "windows-1256": ["نتائج الانتخابات في البلاد اليوم وغدا", "انتخابات در ايران و نتيجه آن براي مردم"],
};

/** The text in a code page: Node decodes them and encodes none, so the table is turned round. */
function encoded(text: string, page: CodePage): Buffer {
  const decoder = new TextDecoder(page);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]),
  );
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 63));
}

it.each(CODE_PAGES.flatMap((page) => SENTENCES[page].map((text) => [page, text] as const)))(
  "%s: %s",
  (page, text) => {
    const bytes = encoded(text, page);
    expect(codePageOf(bytes)).toBe(page);
    expect(encodingOf(Buffer.concat([Buffer.from("id,text\n1,"), bytes])).encoding).toBe(page);
  },
);
