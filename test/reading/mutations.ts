/**
 * Ways in which files are damaged on their way to an analyst, each a function of the bytes and a seeded chance. Used by the
 * property test over fuzzed files; a new way is one more entry here.
 */
import { gzipSync } from "node:zlib";
import type { Random } from "../../src/stats/index.js";

/** Damages bytes; the same chance gives the same bytes. */
export type Mutation = (bytes: Buffer, draw: Random) => Buffer;

const TOKENS = [
  ..."\"',;|\t\\{}[]:\0\u001e\u001f\r\n",
  "\r\n",
  '""',
  "\ufeff",
  "\u2028",
  "\ud83d\ude42",
  "NaN",
  "null",
  "-1",
  "1e999",
  '{"a":1}',
  "=1+1",
  "[deleted]",
  "2021-02-30",
  "\u202e",
  "../../etc",
  "'); DROP TABLE raw; --",
];

const VALUES = ["null", "true", "[]", "{}", '""', "0", "-0.5", "1e400", "[null]", '{"id":{}}', "[[[]]]"];

const at = (length: number, draw: Random): number => draw.integer(length + 1);
const slice = (bytes: Buffer, draw: Random, most = bytes.length): [number, number] => {
  const from = at(bytes.length, draw);
  return [from, Math.min(bytes.length, from + draw.integer(most + 1))];
};
const asText = (change: (text: string, draw: Random) => string): Mutation => {
  return (bytes, draw) => Buffer.from(change(bytes.toString("utf8"), draw));
};
const onLines = (change: (lines: string[], draw: Random) => string[]): Mutation =>
  asText((text, draw) => change(text.split("\n"), draw).join("\n"));
const someMatch = (pattern: RegExp, replacement: (found: string, draw: Random) => string): Mutation =>
  asText((text, draw) => {
    const share = draw.float();
    return text.replace(pattern, (found) => (draw.float() < share ? replacement(found, draw) : found));
  });
const inserted = (bytes: Buffer, draw: Random, what: Buffer): Buffer => {
  const place = at(bytes.length, draw);
  return Buffer.concat([bytes.subarray(0, place), what, bytes.subarray(place)]);
};
const utf16 = (bytes: Buffer, swap: boolean, mark: boolean): Buffer => {
  const wide = Buffer.from((mark ? "\ufeff" : "") + bytes.toString("utf8"), "utf16le");
  return swap ? wide.swap16() : wide;
};

/** Cheap damages, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  "cut short": (bytes, draw) => bytes.subarray(0, at(bytes.length, draw)),
  "begin cut off": (bytes, draw) => bytes.subarray(at(bytes.length, draw)),
  "a piece left out": (bytes, draw) => {
    const [from, to] = slice(bytes, draw, 200);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  "a piece twice": (bytes, draw) => {
    const [from, to] = slice(bytes, draw);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  "bytes changed": (bytes, draw) => {
    const changed = Buffer.from(bytes);
    for (let n = 1 + draw.integer(8); n > 0 && changed.length > 0; n--)
      changed[draw.integer(changed.length)] = draw.integer(256);
    return changed;
  },
  "a token put in": (bytes, draw) => inserted(bytes, draw, Buffer.from(TOKENS[draw.integer(TOKENS.length)])),
  "many tokens put in": (bytes, draw) => {
    let changed = bytes;
    for (let n = 0; n < 12; n++)
      changed = inserted(changed, draw, Buffer.from(TOKENS[draw.integer(TOKENS.length)]));
    return changed;
  },
  "NUL bytes": (bytes, draw) => inserted(bytes, draw, Buffer.alloc(1 + draw.integer(5))),
  "line ends mixed": asText((text, draw) =>
    text.replace(/\r?\n/g, () => ["\n", "\r\n", "\r", "\n\n", "\n\r"][draw.integer(5)]),
  ),
  "line ends of an old Mac": asText((text) => text.replace(/\r?\n/g, "\r")),
  "UTF-16": (bytes, draw) => utf16(bytes, draw.float() < 0.5, draw.float() < 0.5),
  "UTF-16 cut inside a letter": (bytes, draw) =>
    utf16(bytes, draw.float() < 0.5, true).subarray(0, 1 + 2 * draw.integer(bytes.length + 1)),
  "windows-125x": (bytes, draw) =>
    Buffer.from(
      `${bytes.toString("utf8")}\ncaf\xe9 \xcf\xf0\xe8\xe2\xe5\xf2`,
      draw.float() < 0.5 ? "latin1" : "binary",
    ),
  "encodings mixed": (bytes, draw) => inserted(bytes, draw, Buffer.from("\xe9\xff\xc3(\xa0\xa1", "latin1")),
  "byte order mark": (bytes, draw) =>
    Buffer.concat([...new Array(1 + draw.integer(2)).fill(Buffer.from("\ufeff")), bytes]),
  "identifiers as floats": someMatch(
    /(?<![\w.])\d{6,20}(?![\w.])/g,
    (found, draw) =>
      [
        Number(found).toExponential(5).toUpperCase(),
        `${found}.0`,
        `${found.slice(0, 4)}${"0".repeat(found.length - 4)}`,
        Number(found).toString(),
      ][draw.integer(4)],
  ),
  "values replaced": someMatch(
    /(?<=:\s*)(?:"[^"\n]*"|\d+)/g,
    (_, draw) => VALUES[draw.integer(VALUES.length)],
  ),
  "keys renamed": someMatch(/"\w+"(?=\s*:)/g, (found, draw) =>
    draw.float() < 0.5 ? '"__proto__"' : `${found.slice(0, -1)}_"`,
  ),
  "columns swapped": onLines((lines, draw) => {
    const mark = [",", "\t", ";"][draw.integer(3)];
    const whole = draw.float() < 0.5;
    return lines.map((line, i) =>
      whole || i === 0 || draw.float() < 0.2 ? draw.shuffle(line.split(mark)).join(mark) : line,
    );
  }),
  "lines shuffled": onLines((lines, draw) => draw.shuffle(lines)),
  "lines twice": onLines((lines, draw) =>
    lines.flatMap((line) => (draw.float() < 0.5 ? [line, line] : [line])),
  ),
  "lines joined": onLines((lines, draw) => [
    lines.slice(0, 1 + draw.integer(lines.length)).join(""),
    ...lines.slice(-2),
  ]),
  "ragged rows": onLines((lines, draw) =>
    lines.map((line) =>
      draw.float() < 0.3
        ? line + [",", ",x,y", ""][draw.integer(3)]
        : line.slice(0, line.length - draw.integer(3)),
    ),
  ),
  "quotes opened": onLines((lines, draw) =>
    lines.map((line) => (draw.float() < 0.2 ? line.replace(/[,;\t:]/, '$&"') : line)),
  ),
  packed: (bytes) => gzipSync(bytes, { level: 1 }),
  "packed and cut short": (bytes, draw) => {
    const packed = gzipSync(bytes, { level: 1 });
    return packed.subarray(0, at(packed.length, draw));
  },
  "packed and damaged": (bytes, draw) => {
    const packed = gzipSync(bytes, { level: 1 });
    packed[draw.integer(packed.length)] ^= 1 << draw.integer(8);
    return packed;
  },
  nothing: (bytes) => bytes,
};

/** Damages that cost much, used for few files. */
export const HEAVY_MUTATIONS: Readonly<Record<string, Mutation>> = {
  "a cell of 1 MB": (bytes, draw) =>
    inserted(bytes, draw, Buffer.alloc(1_050_000, draw.float() < 0.5 ? "x" : 'a"b,')),
  "deep JSON": (bytes, draw) => {
    const deep = 1000 + draw.integer(60_000);
    const [open, close] = draw.float() < 0.5 ? ["[", "]"] : ['{"a":', "}"];
    const text = bytes.toString("utf8");
    const value =
      open.repeat(deep) + (open === "[" ? "" : "1") + (draw.float() < 0.8 ? close.repeat(deep) : "");
    return Buffer.from(text.replace(/(?<=:\s*)"[^"\n]*"/, () => value));
  },
  "thousands of columns": onLines((lines) => lines.map((line) => line + ",x".repeat(5000))),
  "thousands of keys": asText((text) =>
    text.replace("{", () => `{${Array.from({ length: 5000 }, (_, i) => `"k${i}":${i}`).join(",")},`),
  ),
};
