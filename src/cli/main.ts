#!/usr/bin/env node
/**
 * The command line's entry. Before DuckDB is loaded its allocator is told to keep pages for ten seconds: by itself it hands them back
 * to the system after one, and asking for fresh ones costs more than what is written there. What the user set stands.
 */
process.env.DUCKDB_JE_MALLOC_CONF ??= "dirty_decay_ms:10000,muzzy_decay_ms:10000";
const { runProgram } = await import("./run-program.js");
await runProgram();
