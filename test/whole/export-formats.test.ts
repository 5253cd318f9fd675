/**
 * Exports for other programs, read back by readers that are not ours: XML by sax, Arrow by apache-arrow, Parquet by DuckDB, workbooks by SheetJS. What
 * is generated is drawn with a fixed seed; `CLAQUE_PROPERTY_RUNS=1000` draws a thousand cases.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";
import { tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPORT_FORMATS, type ExportRequest, exportCase } from "../../src/pipeline/export.js";
import { identifier, Store } from "../../src/store/index.js";
import { caseRows, rewriteCase } from "../support/generated-case.js";
import { type SmallCase, smallCase } from "../support/small-case.js";
import { smallDisk } from "../support/small-disk.js";
import { asItStood, xmlGraph } from "../support/xml-graph.js";

const RUNS = Number(process.env.CLAQUE_PROPERTY_RUNS ?? 24);

let small: SmallCase;
let number = 0;
beforeAll(async () => {
  small = await smallCase();
}, 60_000);
afterAll(() => small.remove());

const target = (): string => small.path(`out-${number++}`);
async function exported(folder: string, request: Omit<ExportRequest, "to">, ending = ""): Promise<string> {
  const to = `${target()}${ending}`;
  await exportCase(folder, { ...request, to });
  return to;
}

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "<script>alert(1)</script>",
  "]]>&amp;<!--",
  "\u202egnp.exe",
  "a\u0000b\u0007c",
  "\ufffd0007",
  "_x0007_",
  "tab\tnew\nline\r",
  '"quoted",\';',
  "[x](javascript:alert(1))",
  "http://evil.example/a?b=<c>",
  "\u{1f600}\uffff",
  `long ${"a".repeat(3000)}`,
];
const names = fc.uniqueArray(
  fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", minLength: 1, maxLength: 9 })),
  {
    minLength: 4,
    maxLength: 7,
    selector: (name) => name.replaceAll("\0", ""),
  },
);
const world = names
  .map((list) => [...new Set(list.map((name) => `p:${name.replaceAll("\0", "")}`))].sort())
  .filter((list) => list.length >= 4)
  .chain((list) =>
    fc.record({
      names: fc.constant(list),
      edges: fc.uniqueArray(
        fc.record({
          a: fc.nat(list.length - 2),
          b: fc.constant(list.length - 1),
          trace: fc.constantFrom("co-link", "co-text", "co-image"),
          at: fc.integer({ min: 0, max: 900_000 }),
          lasts: fc.constantFrom(0, 0.0004, 1, 86_400),
          support: fc.integer({ min: 2, max: 2 ** 31 - 1 }),
          expected: fc.double({ min: 0, max: 1e6, noNaN: true }),
        }),
        { minLength: 1, maxLength: 8, selector: ({ a, b, trace }) => `${a} ${b} ${trace}` },
      ),
    }),
  );

describe("round trips of generated cases lose nothing", () => {
  it(
    "GEXF and GraphML by a reader of XML, workbook by SheetJS, Arrow by apache-arrow, Parquet by DuckDB",
    async () => {
      const folder = small.copy("generated");
      await fc.assert(
        fc.asyncProperty(world, async (drawn) => {
          await rewriteCase(folder, caseRows(drawn.names, drawn.edges));
          for (const format of ["gexf", "graphml"]) {
            const graph = xmlGraph(readFileSync(await exported(folder, { format }), "utf8"));
            expect(graph.nodes.map(({ attributes }) => asItStood(attributes.id)).sort()).toEqual(
              [...drawn.names].sort(),
            );
            expect(
              graph.edges
                .map(({ attributes, values }) =>
                  edgeKey(asItStood(attributes.source), asItStood(attributes.target), values),
                )
                .sort(),
            ).toEqual(
              drawn.edges
                .map((e) => edgeKey(drawn.names[e.a], drawn.names[e.b], { ...e, meetings: "" }))
                .sort(),
            );
            for (const { values } of graph.edges) expect(values.meetings).toMatch(/^\d+-\d+$/);
            for (const { attributes } of format === "gexf" ? [...graph.nodes, ...graph.edges] : [])
              expect(Date.parse(attributes.start)).toBeLessThan(Date.parse(attributes.end));
          }
          const book = read(readFileSync(await exported(folder, { format: "xlsx", tables: ["edges"] })), {
            cellFormula: true,
          });
          expect(rowKeys(utils.sheet_to_json(book.Sheets.edges))).toEqual(keysOf(drawn));
          const arrow = tableFromIPC(
            readFileSync(`${await exported(folder, { format: "arrow", tables: ["edges"] })}/edges.arrow`),
          );
          expect(rowKeys(arrow.toArray().map((row) => row.toJSON()))).toEqual(keysOf(drawn));
          const parquet = await exported(folder, { format: "parquet", groups: ["g-001"], tables: ["edges"] });
          expect(rowKeys(await parquetRows(`${parquet}/edges.parquet`))).toEqual(keysOf(drawn));
        }),
        { numRuns: RUNS },
      );
    },
    RUNS * 5000 + 60_000,
  );
});

type Drawn = {
  names: string[];
  edges: { a: number; b: number; trace: string; support: number; expected: number }[];
};
const edgeKey = (a: string, b: string, values: Record<string, unknown>): string =>
  JSON.stringify([a, b, values.trace, Number(values.support), Number(values.expected)]);
const keysOf = ({ names: list, edges }: Drawn): string[] =>
  edges.map((e) => edgeKey(list[e.a], list[e.b], e)).sort();
const rowKeys = (rows: readonly unknown[]): string[] =>
  (rows as Record<string, unknown>[])
    .map((row) => edgeKey(String(row.account_a), String(row.account_b), row))
    .sort();

async function parquetRows(path: string): Promise<unknown[]> {
  const store = await Store.open({ memoryBytes: 1e8, threads: 1 });
  try {
    return await store.rows(`SELECT * FROM ${identifier(path)}`);
  } finally {
    store.close();
  }
}

describe("every format", () => {
  it("writes a case, and the same bytes twice", async () => {
    for (const { id, writes } of EXPORT_FORMATS.filter(({ id }) => id !== "report")) {
      const [one, two] = [
        await exported(small.folder, { format: id }),
        await exported(small.folder, { format: id }),
      ];
      const files =
        writes === "file"
          ? [""]
          : (readdirSync(one, { recursive: true }) as string[]).map((name) => `/${name}`);
      for (const file of files.filter((name) => writes === "file" || /\.\w+$/.test(name)))
        expect(readFileSync(one + file).equals(readFileSync(two + file)), `${id}${file}`).toBe(true);
    }
  }, 60_000);

  it("names nobody in a pseudonymous case", async () => {
    for (const { id } of EXPORT_FORMATS) {
      const to = await exported(small.folder, { format: id });
      const files = existsSync(`${to}/.`)
        ? (readdirSync(to, { recursive: true }) as string[]).map((name) => `${to}/${name}`)
        : [to];
      for (const file of files.filter((path) => /\.\w+$|out-\d+$/.test(path) && !existsSync(`${path}/.`)))
        expect(readFileSync(file).toString("latin1"), file).not.toMatch(/desk[0-5]|person\d/);
    }
  }, 60_000);
});

describe("counts only", () => {
  it("hold no account, no post, no object, and no count of so few", async () => {
    const to = await exported(small.folder, { format: "csv", aggregate: true });
    expect(readdirSync(to).sort()).toEqual(["edge_counts.csv", "group_counts.csv", "totals.csv"]);
    for (const name of readdirSync(to)) {
      const text = readFileSync(`${to}/${name}`, "utf8");
      expect(text, name).not.toMatch(/p:[0-9a-f]|example|account_id/);
      if (name === "edge_counts.csv") expect(text).not.toMatch(/,[1-3]\r/);
    }
  });
});

describe("what cannot be", () => {
  const refusals: [string, Omit<ExportRequest, "to">, RegExp][] = [
    [
      "a group that is not there",
      { format: "gexf", groups: ["g-900"] },
      /--groups: no such group, "g-900"\. The case holds g-001/,
    ],
    [
      "a status that no group has",
      { format: "gexf", groups: ["shared-audience"] },
      /no group of this case is shared-audience/,
    ],
    [
      "an option without sense",
      { format: "gexf", aggregate: true },
      /--aggregate: of no use with --format gexf\. It goes with csv/,
    ],
    [
      "tables of a network",
      { format: "graphml", tables: ["edges"] },
      /--table: of no use with --format graphml/,
    ],
    [
      "tables of counts",
      { format: "csv", aggregate: true, tables: ["edges"] },
      /--table: of no use with --aggregate/,
    ],
    ["no group named", { format: "csv", groups: [""] }, /--groups: names no group/],
  ];
  it.each(refusals)("%s is told, and nothing is written", async (_, request, words) => {
    const before = readdirSync(small.path("."));
    await expect(exportCase(small.folder, { ...request, to: target() })).rejects.toThrow(words);
    expect(readdirSync(small.path("."))).toEqual(before);
  });

  it("groups of fewer than four members never leave", async () => {
    const folder = small.copy("tiny");
    const rows = caseRows(["p:a", "p:b", "p:c"], []);
    await rewriteCase(folder, rows);
    await expect(exportCase(folder, { format: "gexf", to: target() })).rejects.toThrow(/holds no group/);
    await expect(exportCase(folder, { format: "csv", groups: ["g-001"], to: target() })).rejects.toThrow(
      /fewer than 4 members/,
    );
    const { notes } = await exportCase(folder, {
      format: "csv",
      tables: ["members", "groups"],
      to: small.path("tiny-csv"),
    });
    expect(notes.join()).toMatch(/A group of fewer than 4 members left out/);
    expect(readFileSync(small.path("tiny-csv/members.csv"), "utf8").trim().split("\n")).toHaveLength(1);
  });

  it("a text longer than a cell is refused, never cut", async () => {
    const folder = small.copy("long");
    await rewriteCase(folder, caseRows(["p:a", "p:b", "p:c", `p:${"x".repeat(1_000_000)}`], []));
    const before = readdirSync(small.path("."));
    await expect(exportCase(folder, { format: "xlsx", to: target() })).rejects.toThrow(
      /members\.account_id, row 5, has 1,000,002 letters, and a cell holds 32,767/,
    );
    expect(readdirSync(small.path("."))).toEqual(before);
    await exported(folder, { format: "gexf" });
  });

  it("a case shown by name is not written for others", async () => {
    const folder = small.copy("plain");
    const path = `${folder}/manifest.json`;
    const { writeFileSync } = await import("node:fs");
    writeFileSync(path, readFileSync(path, "utf8").replace('"mode": "pseudonym"', '"mode": "plain"'));
    await expect(exportCase(folder, { format: "html", to: target() })).rejects.toThrow(/html is for others/);
  });

  it("a full disk leaves nothing", async (context) => {
    const disk = smallDisk(small.path("disk"), "4k");
    if (!disk) return context.skip();
    try {
      for (const { id } of EXPORT_FORMATS.filter(
        ({ id }) => !["codebook", "labels", "report", "methods"].includes(id),
      ))
        await expect(
          exportCase(small.folder, { format: id, to: small.path(`disk/${id}`) }),
          id,
        ).rejects.toThrow(/no room left/);
      expect(readdirSync(small.path("disk"))).toEqual([]);
    } finally {
      disk.remove();
    }
  }, 60_000);

  it("a target that stands, and a case that is not finished", async () => {
    mkdirSync(small.path("there"));
    const folder = small.copy("half");
    const { writeFileSync } = await import("node:fs");
    const path = `${folder}/manifest.json`;
    writeFileSync(path, readFileSync(path, "utf8").replace('"status": "complete"', '"status": "running"'));
    for (const { id } of EXPORT_FORMATS) {
      await expect(exportCase(small.folder, { format: id, to: small.path("there") })).rejects.toThrow(
        /exists already/,
      );
      await expect(exportCase(folder, { format: id, to: small.path("no") })).rejects.toThrow(
        /is no whole case/,
      );
    }
    expect(existsSync(small.path("no"))).toBe(false);
  }, 60_000);
});
