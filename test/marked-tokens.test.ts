/**
 * Marked tokens: every fixture of every source with each name, identifier and number of a post in it marked, analyzed with pseudonyms;
 * then every file of the case, byte by byte and cell by cell, is searched for the marks.
 */
import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { quietContext, type ReadPlan } from "../src/model/index.js";
import { resolvePlan } from "../src/pipeline/plan.js";
import { runPlan } from "../src/pipeline/run.js";
import { readInputs } from "../src/sources/index.js";
import { literal, Store } from "../src/store/index.js";

const FIXTURES = fileURLToPath(new URL("./fixtures/", import.meta.url));
const KEY = Buffer.alloc(32, 5);
/** Columns of `raw` that name accounts, people and posts. */
const NAMING = [
  "account",
  "account_handle",
  "account_name",
  "post",
  "repost_of",
  "reply_to",
  "quote_of",
  "mentions",
];
/** Beginnings of identifiers by which platforms tell what they are. */
const FORM = /^(?:@|did:plc:|UC|t\d_|user|channel|chat|supergroup)/;
const NOT_TEXT = /\.(?:parquet|xlsx|zip|zst)$/;

const files = readdirSync(FIXTURES).flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .filter((file) => !/\.(?:expected|options|expected-changed)\.json$/.test(file) && !NOT_TEXT.test(file))
    .map((file) => `${folder}/${file}`),
);

function optionsOf(file: string): Partial<ReadPlan> {
  try {
    return JSON.parse(readFileSync(join(FIXTURES, file.replace(/\.[a-z]+$/, ".options.json")), "utf8"));
  } catch {
    return {};
  }
}

/** A value with marks of its length, for formats that count characters: a word begins with `zq`, a number of six digits or more with 99. Short numbers stay: they are hardly anybody's. */
function marked(value: string): string {
  const form = FORM.exec(value)?.[0] ?? "";
  return (
    form +
    value
      .slice(form.length)
      .replace(/[A-Za-z]{2,}[A-Za-z0-9_]*|(?<![A-Za-z0-9])\d{6,}/g, (run) =>
        /^\d/.test(run) ? `99${run.slice(2)}` : `zq${run.slice(2)}`,
      )
  );
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-marked-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Names in a file, with their marked forms; the longest first. */
async function namesIn(path: string, read: ReadPlan): Promise<[name: string, mark: string][]> {
  const store = await Store.open({ memoryBytes: 3e8, threads: 1 });
  try {
    const inputs = [{ path, name: "input" }];
    await readInputs(store, { inputs, read, workFolder: folder }, quietContext());
    const rows = await store.rows<Record<string, string | null>>(`SELECT ${NAMING.join(", ")} FROM raw`);
    const names = rows.flatMap((row) =>
      NAMING.flatMap((column) =>
        (row[column] ?? "")
          .split(column === "mentions" ? /[\s"'[\],=]+/ : /\0/)
          .flatMap((name) => [name, name.replace(/^@/, "")]),
      ),
    );
    return [...new Set(names)]
      .filter((name) => name.length >= 4 && /[A-Za-z]{2}|\d{6}/.test(name) && !/^(?:https?:|at:)/.test(name))
      .map((name): [string, string] => [name, marked(name)])
      .filter(([name, mark]) => name !== mark)
      .sort(([a], [b]) => b.length - a.length);
  } finally {
    store.close();
  }
}

async function textsOf(path: string): Promise<string> {
  if (statSync(path).isDirectory())
    return (await Promise.all(readdirSync(path).map((name) => textsOf(join(path, name))))).join("\n");
  const bytes = readFileSync(path).toString("latin1");
  if (!path.endsWith(".parquet")) return bytes;
  const store = await Store.open({ memoryBytes: 3e8, threads: 1 });
  try {
    return `${bytes}\n${JSON.stringify(await store.rows(`SELECT * FROM read_parquet(${literal(path)})`))}`;
  } finally {
    store.close();
  }
}

it.each(files)("%s leaves no mark in any file of a case", { timeout: 240_000 }, async (file) => {
  const source = join(FIXTURES, file);
  const packed = extname(file) === ".gz";
  const read = { source: null, map: {}, timezone: "UTC", maxRejected: 1, ...optionsOf(file) };
  const names = await namesIn(source, read);
  const bytes = packed ? gunzipSync(readFileSync(source)) : readFileSync(source);
  const encoding = bytes[0] === 0xff ? "utf16le" : isUtf8(bytes) ? "utf8" : "latin1";
  let text = bytes.toString(encoding);
  for (const [name, mark] of names) {
    const escaped = name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    text = text.replace(new RegExp(`(?<![A-Za-z0-9_])(?:${escaped})(?![A-Za-z0-9_])`, "g"), () => mark);
  }
  const path = join(folder, file.replace("/", "-"));
  const marks = Buffer.from(text, encoding);
  await writeFile(path, packed ? gzipSync(marks) : marks);
  const out = `${path}.case`;
  const map = Object.entries(read.map).map(([field, column]) => `${field}=${column}`);
  const options = {
    ...(read.source && { source: read.source }),
    map,
    timezone: read.timezone ?? "UTC",
    window: ["60s", "300s", "1800s", "86400s"],
    maxRejected: 1,
  };
  const plan = resolvePlan([path], { ...options, memory: "1GB", threads: 1 }, { cores: 1 }, KEY);
  const summary = await runPlan(plan, { out, key: KEY });
  expect(summary.quality.rowsKept).toBeGreaterThan(0);
  const found = (await textsOf(out)).replaceAll(path, "").replaceAll(file.replace("/", "-"), "");
  expect(found.match(/.{0,60}zq[A-Za-z].{0,40}/)?.[0]).toBeUndefined();
  for (const [, mark] of names) {
    const number = /(?<![A-Za-z0-9])99\d{4,}/.exec(mark)?.[0];
    if (number) expect(found.includes(number) ? number : null, file).toBeNull();
  }
});
