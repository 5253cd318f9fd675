#!/usr/bin/env node
/**
 * The command line's entry. Before DuckDB is loaded its allocator is told to keep pages for ten seconds: by itself it hands them back
 * to the system after one, and asking for fresh ones costs more than what is written there. What the user set stands.
 */
const SETTING = "DUCKDB_JE_MALLOC_CONF";
const own = process.env[SETTING] === undefined;
if (own) process.env[SETTING] = "dirty_decay_ms:10000,muzzy_decay_ms:10000";
const { runProgram } = await import("./run-program.js");
// loaded, and told: a process that is started, such as a rival of the bench, keeps the defaults
if (own) delete process.env[SETTING];
await runProgram();
