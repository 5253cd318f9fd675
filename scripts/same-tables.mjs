/**
 * Compares the tables of two cases: `node scripts/same-tables.mjs A B`. For whoever makes a stage faster: a table whose file is the
 * same byte for byte is told as such; of another, whether the same rows stand in another order, and else the first row that differs,
 * with its columns. Ends with 1 where rows differ. Needs dist/.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isStarted } from "./lib/project.mjs";

const hashOf = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

const tablesIn = (folder) => readdirSync(folder).filter((file) => file.endsWith(".parquet"));

/** What two cases have in common, a line a table: `{ table, state, words }`, `state` one of "same", "order", "differs", "absent". */
export async function comparedTables(a, b) {
  const { fileLiteral, identifier, Store } = await import("../dist/store/index.js");
  const store = await Store.open({ memoryBytes: 2e9, threads: 1 });
  const source = (path) => `read_parquet(${fileLiteral(path, "read")}, hive_partitioning = false)`;
  try {
    const told = [];
    for (const file of [...new Set([...tablesIn(a), ...tablesIn(b)])].sort()) {
      const [left, right] = [join(a, file), join(b, file)];
      const table = file.replace(/\.parquet$/, "");
      const absent = [left, right].find((path) => !existsSync(path));
      if (absent) told.push({ table, state: "absent", words: `not in ${absent === left ? a : b}` });
      else if (hashOf(left) === hashOf(right)) told.push({ table, state: "same", words: "byte for byte" });
      else told.push({ table, ...(await difference(store, [source(left), source(right)], identifier)) });
    }
    return told;
  } finally {
    store.close();
  }
}

async function difference(store, [left, right], identifier) {
  const columns = (await store.rows(`DESCRIBE SELECT * FROM ${left}`)).map((row) => row.column_name);
  const others = (await store.rows(`DESCRIBE SELECT * FROM ${right}`)).map((row) => row.column_name);
  if (columns.join() !== others.join())
    return { state: "differs", words: `columns ${columns.join(", ")} against ${others.join(", ")}` };
  const count = async (of) => (await store.row(`SELECT count(*) AS n FROM ${of}`)).n;
  const [n, m] = [await count(left), await count(right)];
  const only = async (x, y) => count(`(FROM ${x} EXCEPT ALL FROM ${y})`);
  if (n === m && (await only(left, right)) === 0)
    return { state: "order", words: `the same ${n} rows in another order or encoding` };
  const numbered = (of) => `(SELECT row_number() OVER () AS "row", * FROM ${of})`;
  const differs = columns.map((name) => `x.${identifier(name)} IS DISTINCT FROM y.${identifier(name)}`);
  const first = await store.row(
    `SELECT x, y FROM ${numbered(left)} x FULL JOIN ${numbered(right)} y ON x."row" = y."row"
     WHERE ${differs.join(" OR ")} ORDER BY coalesce(x."row", y."row") LIMIT 1`,
  );
  const names = columns.filter((name) => text(first?.x?.[name]) !== text(first?.y?.[name]));
  const values = names.map((name) =>
    `${name} ${text(first?.x?.[name])} against ${text(first?.y?.[name])}`.slice(0, 200),
  );
  return {
    state: "differs",
    words: `${n} and ${m} rows; first in row ${first?.x?.row ?? first?.y?.row}: ${values.join("; ")}`,
  };
}

const text = (value) =>
  JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one)) ?? "nothing";

if (isStarted(import.meta.url)) {
  const [a, b] = process.argv.slice(2);
  if (!a || !b) {
    process.stderr.write("same-tables: two cases are needed. Run: node scripts/same-tables.mjs CASE CASE\n");
    process.exitCode = 2;
  } else {
    const told = await comparedTables(a, b);
    for (const { table, state, words } of told) process.stdout.write(`${table}: ${state}, ${words}\n`);
    process.exitCode = told.some(({ state }) => state !== "same" && state !== "order") ? 1 : 0;
  }
}
