/**
 * Told before DuckDB is loaded: its allocator hands pages back to the system a second after they were used, and asking for fresh
 * ones costs more than what is written there. Kept a little longer they are used again. What the user set stands.
 */
process.env.DUCKDB_JE_MALLOC_CONF ??= "dirty_decay_ms:10000,muzzy_decay_ms:10000";
