/** Posts written anew read as the same posts: the laws compare answers on such files. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { quietContext } from "../../model/index.js";
import { simulate } from "../../simulate/index.js";
import { readFiles } from "../data/read-files.js";
import { alikePost, alonePost, ownName, type PostAct, readPosts, thingsOf, writePosts } from "./posts.js";

const OPTIONS = { seed: 1, threads: 1, memoryBytes: 5e8 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-posts-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function postsOf(path: string): Promise<PostAct[]> {
  const { store } = await readFiles([path], {}, OPTIONS, quietContext());
  return readPosts(store).finally(() => store.close());
}

it("reads again what it wrote, field by field", async () => {
  const parameters = { accounts: 40, days: 4, profiles: true, platforms: ["x", "telegram"] };
  const { eventsPath } = await simulate(
    { scenario: "small-farm", seed: 3, folder, parameters },
    quietContext(),
  );
  const posts = await postsOf(eventsPath);
  expect(posts.length).toBeGreaterThan(100);
  expect(
    posts.some(({ links }) => links.length > 0) && posts.some(({ repost_of }) => repost_of !== null),
  ).toBe(true);
  const again = join(folder, "again.ndjson");
  await writePosts(again, posts);
  expect(await postsOf(again)).toEqual(posts);
}, 60_000);

it("calls accounts by what they are called on their platform", () => {
  expect(["x::12", "x:@:somebody", "telegram:channel:5", "plain"].map(ownName)).toEqual([
    "12",
    "@somebody",
    "channel:5",
    "plain",
  ]);
});

it("makes posts that share nothing, and posts that share what another is on but not its words", () => {
  const post: PostAct = {
    ...alonePost([{ platform: "x", precision: "second", kind: "post", text: "some words" } as PostAct])({
      account: "a",
      time: 0,
      post: "p1",
    }),
    links: ["https://site.example/1"],
    text: "some words",
  };
  const act = { account: "b", time: 5, post: "p2" };
  const [alone, alike] = [alonePost([post])(act), alikePost([post])(post, act)];
  const shared = (other: PostAct) => thingsOf(other).filter((thing) => thingsOf(post).includes(thing));
  expect(shared(alone)).toEqual([]);
  expect(shared(alike)).toEqual(["https://site.example/1"]);
});
