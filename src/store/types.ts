/** Column types by name, for appending. */
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  TIMESTAMP,
  UBIGINT,
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
  DATE,
  UBIGINT,
  "VARCHAR[]": LIST(VARCHAR),
  "BIGINT[]": LIST(BIGINT),
  "UBIGINT[]": LIST(UBIGINT),
};

/** The DuckDB type of a type name that `model/tables.ts` uses. */
export function columnType(name: string): DuckDBType {
  const type = TYPES[name];
  if (!type) throw new QueryError(`store: no such column type, ${name}`, "");
  return type;
}

/** A value as a column of this type takes it: a TIMESTAMP from microseconds, a DATE from an ISO date, a list from an array. */
export function columnValue(value: unknown, type: string): DuckDBValue {
  if (value === undefined || value === null) return null;
  if (type === "TIMESTAMP" && typeof value === "bigint") return new DuckDBTimestampValue(value);
  if (type === "DATE" && typeof value === "string")
    return new DuckDBDateValue(Math.round(Date.parse(`${value}T00:00:00Z`) / 86_400_000));
  return Array.isArray(value) ? listValue(value as DuckDBValue[]) : (value as DuckDBValue);
}
