/** Several files in one case: what two of them hold is one event, and each is said to be read. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inFolder, readPaths } from "./read.js";

const read = (files: readonly string[]) =>
  inFolder(async (folder) => {
    const paths = files.map((_, i) => join(folder, `file-${i}`));
    await Promise.all(files.map((text, i) => writeFile(paths[i], text)));
    return await readPaths(paths, { maxRejected: 1 });
  });

const API = JSON.stringify({
  data: [
    {
      id: "1400000000000000001",
      author_id: "11",
      created_at: "2021-06-02T07:23:05.000Z",
      text: "from the API",
      entities: { urls: [{ expanded_url: "https://example.org/a" }] },
    },
  ],
});
const ARCHIVE = `tweetid,userid,tweet_time,tweet_text,hashtags,urls
1400000000000000001,11,2021-06-02 07:23,from the archive,[Tag],[https://example.org/b]
1400000000000000002,11,2021-06-02 07:24,only in the archive,[],[]
`;
const FOUR_CAT = `id,thread_id,timestamp,unix_timestamp,author,author_id,body,is_retweet,hashtags
1400000000000000001,1,2021-06-02 07:23:05,1622618585,one,11,from 4CAT,no,Other
`;

it("merges a post that three files hold, each with a clock of its own, and unites their lists", async () => {
  const { report, events } = await read([ARCHIVE, `${API}\n${API}\n`, FOUR_CAT]);
  expect(report.inputs.map(({ source, rowsKept }) => [source, rowsKept])).toEqual([
    ["x-archive", 2],
    ["x-api", 2],
    ["4cat", 1],
  ]);
  expect(report).toMatchObject({ duplicates: 3, events: 2, accounts: 1, platforms: { x: 2 } });
  expect(events[0]).toMatchObject({
    post_id: "1400000000000000001",
    text: "from the archive",
    time_precision: "millisecond",
    source_file: 0,
    links: ["https://example.org/a", "https://example.org/b"],
    hashtags: ["tag", "other"],
  });
});

it("keeps apart posts of one number on two platforms, by two accounts, or at two times", async () => {
  const rows = [
    ["x", "u1", "7", "2021-06-02T10:00:00Z"],
    ["telegram", "u1", "7", "2021-06-02T10:00:00Z"],
    ["x", "u2", "7", "2021-06-02T10:00:00Z"],
    ["x", "u1", "7", "2021-06-02T10:05:00Z"],
    ["x", "u1", "8", "2021-06-02 10:00Z"],
  ];
  const table = (part: typeof rows) =>
    ["platform,account,post,time,text", ...part.map((row) => `${row.join(",")},t`)].join("\n");
  const again = [["x", "u1", "8", "2021-06-02T10:00:59.123Z"]];
  const { report, events } = await read([table(rows), table(again)]);
  expect(report).toMatchObject({ duplicates: 1, events: 5 });
  expect(events.find((event) => event.post_id === "8")).toMatchObject({
    time_precision: "millisecond",
    time_raw: "2021-06-02T10:00:59.123Z",
  });
});
