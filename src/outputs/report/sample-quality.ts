/** The quality report of the made-up input: two files, some refused rows, a gap, hostile details. */
import type { QualityReport } from "../../model/index.js";

/** Activity by the hour with a daily rhythm and two days without data. */
function counts(): number[] {
  return Array.from({ length: 14 * 24 }, (_, hour) => {
    if (hour >= 170 && hour < 214) return 0;
    const rhythm = 40 + 38 * Math.sin(((hour % 24) - 9) * (Math.PI / 12));
    return Math.round(rhythm + ((hour * 7919) % 23));
  });
}

const FILE = { encoding: "utf-8", preambleLines: 0, unusedColumns: ["favourites"] };

const INPUTS: QualityReport["inputs"] = [
  {
    ...FILE,
    name: "posts-may.ndjson.gz",
    path: "exports/posts-may.ndjson.gz",
    bytes: 18_402_113,
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    source: "ndjson",
    recognisedBy: "12 of 14 fields",
    delimiter: null,
    compression: "gzip",
    rowsRead: 21_220,
    rowsKept: 20_911,
    rowsRejected: 221,
    rowsSkipped: 88,
    mapping: { account: "author" },
  },
  {
    ...FILE,
    name: "posts-june.csv",
    path: "exports/posts-june.csv",
    bytes: 9_120,
    sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
    source: "table",
    recognisedBy: "the options of --map",
    delimiter: ";",
    compression: null,
    rowsRead: 1204,
    rowsKept: 1190,
    rowsRejected: 14,
    rowsSkipped: 0,
    mapping: { account: "author" },
  },
];

const REJECTIONS: QualityReport["rejections"] = [
  {
    reason: "time-unreadable",
    about:
      "The clock of the row cannot be read. Say how it is written with --map time=COLUMN and --timezone.",
    rows: 190,
    examples: [
      { file: "posts-may.ndjson.gz", line: 402, detail: 'time: "32 May <b>2024</b>"' },
      { file: "posts-may.ndjson.gz", line: 9120, detail: "time: \u202E0000" },
    ],
  },
  {
    reason: "identifier-rounded",
    about:
      "A spreadsheet rounded the identifier; two accounts may have become one. Export the file again as text.",
    rows: 45,
    examples: [{ file: "posts-june.csv", line: 17, detail: "account: 1.78E+18" }],
  },
];

/** Everything that the data section shows. */
export function sampleQuality(): QualityReport {
  return {
    inputs: INPUTS,
    rowsRead: 22_424,
    rowsKept: 22_101,
    rowsRejected: 235,
    rowsSkipped: 88,
    rejections: REJECTIONS,
    duplicates: 97,
    events: 22_004,
    accounts: 3412,
    platforms: { x: 20_814, telegram: 1190 },
    firstEvent: "2024-05-01T00:00:04Z",
    lastEvent: "2024-05-14T23:58:41Z",
    precision: { second: 20_814, minute: 1190 },
    languages: [
      { lang: "fa", events: 12_004 },
      { lang: "ru", events: 6100 },
      { lang: "en", events: 2900 },
    ],
    clients: [
      { client: "Some Web Client", events: 14_020 },
      { client: "<b>Planner</b> for teams", events: 3_811 },
    ],
    gaps: [{ from: "2024-05-08T02:00:00Z", to: "2024-05-09T22:00:00Z", hours: 44 }],
    activity: { firstBucket: "2024-05-01T00:00:00Z", bucketSeconds: 3600, counts: counts() },
    platformActivity: [
      {
        platform: "x",
        firstEvent: "2024-05-01T00:00:04Z",
        lastEvent: "2024-05-14T23:58:41Z",
        counts: counts(),
        gaps: [],
      },
      {
        platform: "telegram",
        firstEvent: "2024-05-01T00:10:00Z",
        lastEvent: "2024-05-12T20:00:00Z",
        counts: counts().map((n, i) => (i > 100 && i < 160 ? 0 : Math.round(n / 16))),
        gaps: [{ from: "2024-05-05T04:00:00Z", to: "2024-05-07T16:00:00Z", hours: 60 }],
      },
    ],
    stopObjects: [{ object: "https://t.co/", events: 88 }],
    warnings: [
      "1,190 events have a clock to the minute only; meetings closer than 60 seconds cannot be told apart there. Use --window 120s or more for posts-june.csv.",
    ],
  };
}
