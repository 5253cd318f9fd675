/** Writes zip archives and workbooks for tests, also such as no honest program writes. */
import { deflateRawSync } from "node:zlib";

/** A member: its text, or bytes that are packed already with what the directory says of them. */
export type MemberContent =
  | string
  | { packed: Buffer; size: number; crc: number; flags?: number; at?: number };

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum of zip. */
export const crcOf = (bytes: Buffer): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

/** A member as it is packed. */
export const packedMember = (text: string | Buffer): { packed: Buffer; size: number; crc: number } => {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return { packed: deflateRawSync(bytes), size: bytes.length, crc: crcOf(bytes) };
};

/** An archive. A member with `at` is not written: the directory points it at that offset. */
export function zipOf(members: Readonly<Record<string, MemberContent>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const member = typeof content === "string" ? packedMember(content) : content;
    const { packed, size, crc, flags = 0, at } = { flags: 0, at: undefined, ...member };
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at ?? offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), fields, rest, Buffer.from(name)]),
    );
    if (at !== undefined) continue;
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook whose sheets hold these rows of XML; style 1 shows a date with a time, style 2 a date, style 3 a length of time. */
export function workbookOf(
  sheets: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, MemberContent>> = {},
  properties = "",
): Buffer {
  const names = Object.keys(sheets);
  return zipOf({
    "xl/workbook.xml": `<workbook ${MAIN} ${RELATIONS}><workbookPr ${properties}/><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i}.xml`,
        `<worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  });
}

/** A row of XML: texts as they are, `=…` as a number, `=…@1` as a number in style 1. */
export const sheetRow = (...cells: readonly string[]): string =>
  `<row>${cells
    .map((cell) => {
      const number = /^=([^@]*)(?:@(\d+))?$/.exec(cell);
      return number
        ? `<c${number[2] ? ` s="${number[2]}"` : ""}><v>${number[1]}</v></c>`
        : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
    })
    .join("")}</row>`;
