/** What a workbook holds beside its sheets: their names and parts, the texts that cells share, and which styles show dates. */
import { InputError } from "../../model/index.js";
import { zipMembers } from "../archive/zip-file.js";
import { type NumberStyle, numberStyle, unescapedText } from "./cell-text.js";
import { parsedPart } from "./xml-part.js";

/** A sheet: its name as the workbook shows it, and the part that holds it. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** A workbook that is open for reading. */
export interface Workbook {
  readonly path: string;
  readonly sheets: readonly Sheet[];
  readonly shared: readonly string[];
  /** By number of style. */
  readonly styles: readonly NumberStyle[];
  readonly from1904: boolean;
}

/** Most characters of shared texts; they stand in memory, and a workbook that has more is better saved as CSV. */
const MOST_SHARED = 400e6;
const FOLDER = "xl/";

/** The sheets of a workbook that hold cells, in its order; hidden ones are left out. */
export async function sheetsOf(path: string): Promise<Sheet[]> {
  const { sheets } = await outline(path);
  const found: Sheet[] = [];
  for (const sheet of sheets) if (await hasCells(path, sheet)) found.push(sheet);
  return found;
}

/** Opens a workbook. Throws `InputError` where it is damaged or holds more shared texts than memory should. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const { sheets, from1904, parts } = await outline(path);
  return {
    path,
    sheets,
    from1904,
    shared: parts.has(`${FOLDER}sharedStrings.xml`) ? await sharedTexts(path) : [],
    styles: parts.has(`${FOLDER}styles.xml`) ? await stylesOf(path) : [],
  };
}

async function outline(path: string) {
  const parts = new Set((await zipMembers(path)).map(({ name }) => name));
  const targets = new Map<string, string>();
  const ignore = () => {};
  if (parts.has(`${FOLDER}_rels/workbook.xml.rels`))
    await parsedPart(path, `${FOLDER}_rels/workbook.xml.rels`, {
      open: (name, { Id, Target }) => {
        if (name === "Relationship" && Id && Target) targets.set(Id, partOf(Target));
      },
      text: ignore,
      close: ignore,
    });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await parsedPart(path, `${FOLDER}workbook.xml`, {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      const key = Object.keys(attributes).find((attribute) => /(?:^|:)id$/.test(attribute));
      const part = key === undefined ? undefined : targets.get(attributes[key]);
      if (
        name === "sheet" &&
        part !== undefined &&
        parts.has(part) &&
        !/hidden/i.test(attributes.state ?? "")
      )
        sheets.push({ name: attributes.name ?? `sheet ${sheets.length + 1}`, part });
    },
    text: ignore,
    close: ignore,
  });
  return { sheets, from1904, parts };
}

const partOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `${FOLDER}${target}`);

/** Looks into a sheet until the first cell that holds something. */
async function hasCells(path: string, sheet: Sheet): Promise<boolean> {
  const found = new Error("found");
  try {
    await parsedPart(path, sheet.part, {
      open: (name) => {
        if (name === "v" || name === "t") throw found;
      },
      text: () => {},
      close: () => {},
    });
  } catch (cause) {
    if (cause === found || (cause as Error).cause === found) return true;
    throw cause;
  }
  return false;
}

async function sharedTexts(path: string): Promise<string[]> {
  const texts: string[] = [];
  let [inText, phonetic, text, characters] = [false, 0, "", 0];
  await parsedPart(path, `${FOLDER}sharedStrings.xml`, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      inText = name === "t" && phonetic === 0;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic--;
      if (name !== "si") return;
      characters += text.length;
      if (characters > MOST_SHARED)
        throw new InputError(`read: the workbook holds too much text, ${path}. Save the sheet as CSV.`);
      texts.push(unescapedText(text));
    },
  });
  return texts;
}

async function stylesOf(path: string): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await parsedPart(path, `${FOLDER}styles.xml`, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(numFmtId ?? 0);
        styles.push(numberStyle(id, codes.get(id)));
      }
    },
    text: () => {},
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}
