/**
 * Makes small cases of generated posts and replays each in a process of another time zone, language and number of threads:
 * node scripts/replay-many.mjs 100. Prints how many came out the same; ends with 1 where one did not.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { analyze } from "../dist/pipeline/analyze.js";
import { replayCase } from "../dist/pipeline/replay.js";
import { random } from "../dist/stats/index.js";

const KEY = Buffer.alloc(32, 7);
/** Cases in one go; the first of each has every trace and signal. */
const BATCH = 20;
const ELSEWHERE = { TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
/** Words in which languages sort and fold letters each in its own way. */
const WORDS = ["İstanbul", "ılık", "IRMAK", "straße", "Ärger", "zebra", "éclair", "愛", "🙂", "I", "i", "ǅ"];

const [first, folder] = process.argv.slice(2);
if (first === "--replay") await replayAll(folder);
else await makeAll(Number(first ?? 10));

async function makeAll(many) {
  let equal = 0;
  for (let from = 0; from < many; from += BATCH) {
    equal += await equalOf(from, Math.min(many, from + BATCH));
    console.log(
      `replay: ${equal} of ${Math.min(many, from + BATCH)} equal, ${ELSEWHERE.TZ}, ${ELSEWHERE.LC_ALL}`,
    );
  }
  process.exitCode = equal === many ? 0 : 1;
}

/** Makes the cases of some seeds and has them replayed elsewhere; how many came out the same. */
async function equalOf(from, to) {
  const place = mkdtempSync(join(tmpdir(), "claque-replays-"));
  try {
    for (let seed = from; seed < to; seed++) {
      const at = join(place, String(seed).padStart(4, "0"));
      mkdirSync(at);
      writeFileSync(join(at, "posts.ndjson"), posts(seed));
      const narrow =
        seed % BATCH === 0 ? {} : { trace: ["co-link", "co-text"], window: ["60s"], signals: ["none"] };
      await analyze({
        inputs: [join(at, "posts.ndjson")],
        out: join(at, "case"),
        key: KEY,
        selfCheck: 0,
        threads: 1 + (seed % 2),
        seed,
        ...narrow,
      });
    }
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--replay", place], {
      env: { ...process.env, ...ELSEWHERE },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [told, ...differing] = child.stdout.trim().split("\n").reverse();
    for (const line of differing) console.log(line);
    return child.status === 0 ? Number(told) : 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function replayAll(place) {
  let equal = 0;
  const names = readdirSync(place).sort();
  for (const [index, name] of names.entries()) {
    const request = { folder: join(place, name, "case"), inputs: null, to: null, key: KEY };
    const { tables, equal: same } = await replayCase(
      { ...request, threads: 2 - (index % 2), memoryBytes: 1e9 },
      { signal: new AbortController().signal, progress: { start() {}, advance() {}, note() {}, end() {} } },
    );
    if (same) equal++;
    else
      console.log(
        name,
        tables
          .filter(({ state }) => state !== "same")
          .map(({ file }) => file)
          .join(", "),
      );
  }
  console.log(equal);
}

/** Posts of some dozen accounts, five of which share the same links at once. */
function posts(seed) {
  const draw = random(seed + 1);
  const rows = [];
  const start = Date.parse("2024-10-20T00:00:00Z");
  const days = 10 * 86_400;
  const post = (account, second, link) => {
    const words = Array.from({ length: 8 }, () => WORDS[draw.integer(WORDS.length)]).join(" ");
    const time = new Date(start + 1000 * Math.floor(second)).toISOString();
    rows.push({
      account,
      time: draw.float() < 0.5 ? time : time.replace("Z", "+00:00"),
      post: `p${rows.length}`,
      text: `${words} #${WORDS[link % WORDS.length]}`,
      links: [`https://news.example/${link}?utm_source=x`],
      platform: link % 3 ? "forum" : "Board",
    });
  };
  const people = 12 + draw.integer(12);
  for (let a = 0; a < people; a++)
    for (let p = 0; p < 12; p++) post(`Kişi${a}`, draw.float() * days, draw.integer(60));
  for (let o = 0; o < 16; o++) {
    const when = draw.float() * days;
    for (let a = 0; a < 5; a++) if (draw.float() < 0.8) post(`ISIK${a}`, when + draw.float() * 50, 100 + o);
  }
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
