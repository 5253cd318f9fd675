/** Column types by name, for appending. */
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBType,
  INTEGER,
  LIST,
  TIMESTAMP,
  VARCHAR,
} from "@duckdb/node-api";
import { QueryError } from "../model/index.js";

const TYPES: Readonly<Record<string, DuckDBType>> = {
  VARCHAR,
  INTEGER,
  BIGINT,
  DOUBLE,
  BOOLEAN,
  TIMESTAMP,
  "VARCHAR[]": LIST(VARCHAR),
};

/** The DuckDB type of a type name that `model/tables.ts` uses. */
export function columnType(name: string): DuckDBType {
  const type = TYPES[name];
  if (!type) throw new QueryError(`store: no such column type, ${name}`, "");
  return type;
}
