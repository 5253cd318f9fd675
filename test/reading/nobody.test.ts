/** Rows of accounts that are gone or never had a name, in any spelling: quarantined, and shared by nobody. */
import { expect, it } from "vitest";
import { sharedData } from "../shared-data.js";
import { readPaths, readText } from "./read.js";

it("are quarantined in every spelling, each for its reason, and nobody else is", async () => {
  const authors = [
    "u/[deleted]",
    "[Removed]",
    "Deleted Account",
    "deleted",
    "Gelöschtes Konto",
    "/u/[deleted]",
    " [DELETED] ",
    "Anonymous",
    "-",
  ];
  const rows = [...authors, "u/user_1", "deleted_scenes"].map(
    (author, i) => `${author},162388109${i % 10},text ${i}`,
  );
  const { accounts, rejected } = await readText(["author,timestamp,body", ...rows].join("\n"));
  expect(accounts.map(({ account_id }) => account_id)).toEqual([
    "unknown::deleted_scenes",
    "unknown::u/user_1",
  ]);
  expect(rejected.map(({ reason, detail }) => [reason, detail])).toEqual([
    ...authors.slice(0, 7).map((author) => ["deleted-account", `account=${author.trim()}`]),
    ["no-account", "account=Anonymous"],
    ["no-account", "account=-"],
  ]);
});

it("go by the handle too, whatever number stands beside it", async () => {
  const { events } = await readText("author_id,username,time\n1,[deleted],1623881091\n2,two,1623881092\n");
  expect(events.map(({ account_id }) => account_id)).toEqual(["unknown::2"]);
});

it("leave no text that all of them would share", async () => {
  const { events } = await readText(
    'author,time,body\na,1623881091,[removed]\nb,1623881092," [deleted]"\nc,1623881093,[removed] my hat\n',
  );
  expect(events.map(({ text }) => text)).toEqual([null, null, "[removed] my hat"]);
});

const path = sharedData("hard/formats/04-reddit-u-deleted.csv");
it.skipIf(path === null)("are none of the accounts of hard/formats 04", async () => {
  const { accounts, report } = await readPaths([path!], {
    map: { account: "author", time: "created" },
    timezone: "UTC",
  });
  expect(accounts.map(({ account_id }) => account_id)).toEqual(
    [0, 1, 2, 3].map((i) => `unknown::u/user_${i}`),
  );
  expect(report.rejections.map(({ reason, rows }) => [reason, rows])).toEqual([["deleted-account", 4]]);
});
