/**
 * Measures the server of the workbench on a large case: node scripts/measure-workbench.mjs CASE [COPIES] [GROUPS]. CASE is copied so often that
 * events, edges and groups come to a multiple (accounts, things and times of each copy are its own), opened with the built program, and asked
 * what the page asks: at once, while the server still prepares, and later. Prints a line a kind of question, milliseconds.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const { fileLiteral, Store } = await import(new URL("../dist/store/index.js", import.meta.url).href);
const [from, copies = "20", most = "200"] = process.argv.slice(2);
if (!from) throw new Error("Name a finished case, for instance one that claque demo made.");
/** Selections that are asked for in turn. */
const CLAUSES = [
  [{ kind: "status", values: ["open", "coordinated"] }],
  [{ kind: "text", text: "item40" }],
  [{ kind: "trace", values: ["co-link"] }],
  [{ kind: "time", from: "2025-03-04T00:00:00.000Z", to: "2025-03-06T00:00:00.000Z" }],
  [],
];

const place = mkdtempSync(join(tmpdir(), "claque-measure-"));
const folder = join(place, "case");
cpSync(from, folder, { recursive: true });
const rows = await enlarge(Number(copies), Number(most));
const found = await measured();
process.stdout.write(`${JSON.stringify({ ...rows, ...found }, null, 1)}\n`);
rmSync(place, { recursive: true, force: true });

/** Writes the tables anew, each copy with names of its own. */
async function enlarge(times, groups) {
  const store = await Store.open({ memoryBytes: 3e9, threads: 2, temporaryDirectory: join(place, "spill") });
  const file = (name) => `read_parquet(${fileLiteral(join(folder, `${name}.parquet`), "read")})`;
  const { events } = await store.row(`SELECT (max(event_id) + 1)::BIGINT AS events FROM ${file("events")}`);
  const own = (column) => `CASE WHEN n = 0 THEN ${column} ELSE ${column} || '~' || n END AS ${column}`;
  const number = (column) => `${column} + n * ${events} AS ${column}`;
  const per = Math.ceil(groups / times);
  const group = `printf('g-%05d', (CAST(substr(group_id, 3) AS INTEGER) - 1) % ${per} + 1 + n * ${per}) AS group_id`;
  const chosen = `CAST(substr(group_id, 3) AS INTEGER) <= ${per}`;
  const tables = {
    events: `SELECT * REPLACE (${number("event_id")}, ${own("account_id")}) FROM T, N ORDER BY n, event_id`,
    accounts: `SELECT * REPLACE (${own("account_id")}) FROM T, N`,
    actions: `SELECT * REPLACE (${own("object_id")}, ${own("account_id")}, ${number("event_id")}) FROM T, N`,
    edges: `SELECT * REPLACE (${own("account_a")}, ${own("account_b")}) FROM T, N QUALIFY row_number() OVER (PARTITION BY n ORDER BY log10_p) <= 1000`,
    groups: `SELECT * REPLACE (${group}, (rank + n * ${per})::INTEGER AS rank) FROM T, N WHERE ${chosen} ORDER BY rank`,
    members: `SELECT * REPLACE (${group}, ${own("account_id")}) FROM T, N WHERE ${chosen}`,
    meetings: `SELECT * REPLACE (${group}, ${own("object_id")}, ${own("account_a")}, ${own("account_b")}, ${number("event_a")}, ${number("event_b")}) FROM T, N WHERE ${chosen}`,
    occasions: `SELECT * REPLACE (${group}, ${own("object_id")}, ${own("account_id")}) FROM T, N WHERE ${chosen}`,
  };
  for (const name of [
    "group_traces",
    "readings",
    "signals",
    "signal_pictures",
    "order_book",
    "narratives",
    "operators",
  ])
    tables[name] = `SELECT * REPLACE (${group}) FROM T, N WHERE ${chosen}`;
  const counts = {};
  for (const [name, sql] of Object.entries(tables)) {
    const target = join(folder, `${name}-large.parquet`);
    const whole = sql.replace("FROM T, N", `FROM ${file(name)}, range(${times}) r(n)`);
    await store.run(`COPY (${whole}) TO ${fileLiteral(target, "write")} (FORMAT parquet)`);
    counts[name] = (
      await store.row(`SELECT count(*)::INTEGER AS n FROM read_parquet(${fileLiteral(target, "read")})`)
    ).n;
    cpSync(target, join(folder, `${name}.parquet`));
    rmSync(target);
  }
  store.close();
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  for (const output of manifest.stages.flatMap(({ outputs }) => outputs))
    output.bytes = statSync(join(folder, output.file)).size;
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  const { events: posts, edges, groups: made, actions } = counts;
  return { events: posts, actions, edges, groups: made };
}

async function measured() {
  const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, [main, "open", folder, "--no-browser"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const link = await new Promise((done) => child.stdout.once("data", (part) => done(String(part).trim())));
    const { origin } = new URL(link);
    const opened = await fetch(link, { redirect: "manual" });
    const cookie = opened.headers.get("set-cookie").split(";")[0];
    const ask = async (path, body) => {
      const start = performance.now();
      const answer = await fetch(origin + path, {
        method: body ? "POST" : "GET",
        headers: {
          cookie,
          "sec-fetch-site": "same-origin",
          ...(body && { origin, "content-type": "application/json" }),
        },
        body: body && JSON.stringify(body),
      });
      const value = await answer.json();
      if (!answer.ok) throw new Error(`${path}: ${value.message}`);
      return [performance.now() - start, value];
    };
    const serving = performance.now() - began;
    const viewed = performance.now();
    const [[, list], [, summary]] = await Promise.all([
      ask("/api/groups", {}),
      ask("/api/case"),
      ask("/api/session"),
      ask("/api/activity", { bins: 400, groups: [] }),
    ]);
    const view = performance.now() - viewed;
    const ids = list.columns.id;
    const trace = summary.traces[0].trace;
    const round = async (shift) => {
      const kinds = { filter: [], slider: [], strip: [], sheet: [], evidence: [] };
      const note = async (kind, path, body) => kinds[kind].push((await ask(path, body))[0]);
      for (let i = 0; i < 20; i++) {
        const id = ids[(i * 37 + shift) % ids.length];
        await note("sheet", `/api/groups/${id}`);
        await note("evidence", "/api/evidence", { group: id });
        await note("strip", "/api/activity", { bins: 400, groups: [id] });
        await note("filter", "/api/groups", { selection: CLAUSES[i % CLAUSES.length] });
        if (i % 4 === 0)
          await note("slider", "/api/windows/candidates", { trace, windowSeconds: 30 + 10 * i });
      }
      return Object.fromEntries(Object.entries(kinds).map(([kind, times]) => [kind, told(times)]));
    };
    const atOnce = await round(0);
    const [network] = await ask("/api/network");
    const [windows] = await ask("/api/windows");
    const later = await round(11);
    const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0);
    return {
      milliseconds: {
        serving: whole(serving),
        view: whole(view),
        network: whole(network),
        windows: whole(windows),
      },
      atOnce,
      later,
      serverMegabytes: whole(memory / 1024),
    };
  } finally {
    child.kill("SIGINT");
  }
}

function told(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => whole(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  return { median: at(0.5), p95: at(0.95), most: whole(sorted.at(-1)) };
}

function whole(value) {
  return Math.round(value);
}
