/** The tables of a case in the hands of R and Python: their own readers of Parquet see the same rows, times and text identifiers. Skipped where a reader is not installed. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCase } from "../../src/pipeline/case.js";
import { type SmallCase, smallCase } from "../support/small-case.js";

const works = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

const PYTHON = (read: string) => `
import json, sys
${read}
print(json.dumps([[str(r["group_id"]), int(r["size"]), list(r["traces"]), str(r["first_seen"])[:19]] for r in rows(sys.argv[1] + "/groups.parquet")]))
print(len(rows(sys.argv[1] + "/events.parquet")))
print(all(isinstance(r["account_id"], str) for r in rows(sys.argv[1] + "/events.parquet")))
`;

interface Reader {
  readonly name: string;
  readonly there: boolean;
  readonly run: (folder: string, path: (name: string) => string) => string;
}

const python = (name: string, probe: string, read: string): Reader => ({
  name,
  there: works("python3", "-c", probe),
  run(folder, path) {
    writeFileSync(path("read.py"), PYTHON(read));
    return spawnSync("python3", [path("read.py"), folder], { encoding: "utf8" }).stdout;
  },
});

const READERS: readonly Reader[] = [
  python(
    "Python with pyarrow",
    "import pyarrow.parquet",
    "import pyarrow.parquet as p\nrows = lambda f: p.read_table(f).to_pylist()",
  ),
  python(
    "Python with DuckDB",
    "import duckdb",
    "import duckdb\ndef rows(f):\n    r = duckdb.sql(f\"FROM '{f}'\")\n    return [dict(zip(r.columns, v)) for v in r.fetchall()]",
  ),
  {
    name: "R with arrow",
    there: works("Rscript", "-e", "library(arrow); library(jsonlite)"),
    run(folder, path) {
      writeFileSync(
        path("read.R"),
        `f <- commandArgs(TRUE)[1]
g <- arrow::read_parquet(file.path(f, "groups.parquet")); e <- arrow::read_parquet(file.path(f, "events.parquet"))
one <- function(i) list(g$group_id[i], g$size[i], as.list(g$traces[[i]]), format(g$first_seen[i], "%Y-%m-%d %H:%M:%S", tz = "UTC"))
cat(jsonlite::toJSON(lapply(seq_len(nrow(g)), one), auto_unbox = TRUE), nrow(e), if (is.character(e$account_id)) "True" else "False", sep = "\\n")`,
      );
      return spawnSync("Rscript", [path("read.R"), folder], { encoding: "utf8" }).stdout;
    },
  },
];

let made: SmallCase | null = null;
beforeAll(async () => {
  if (READERS.some(({ there }) => there)) made = await smallCase();
}, 60_000);
afterAll(() => made?.remove());

describe.each(READERS)("$name", ({ there, run, name }) => {
  it.skipIf(!there)(
    `reads the tables${there ? "" : ` (skipped: ${name} is not on this machine)`}`,
    async () => {
      const { folder, path } = made!;
      const opened = await openCase(folder);
      const expected: unknown[] = [];
      for await (const group of opened.rows("groups"))
        expected.push([
          group.group_id,
          group.size,
          group.traces,
          String(group.first_seen).slice(0, 19).replace("T", " "),
        ]);
      let events = 0;
      for await (const _ of opened.rows("events")) events++;
      opened.close();
      const [groups, count, text] = run(folder, (file) => path(join(file)))
        .trim()
        .split("\n");
      expect(JSON.parse(groups)).toEqual(expected);
      expect(Number(count)).toBe(events);
      expect(text).toBe("True");
    },
  );
});
