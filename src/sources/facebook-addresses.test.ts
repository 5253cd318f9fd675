/** What an address on Facebook leads to, worked out by the store itself. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../store/index.js";
import { linkedNumber, ownerIn, ownNumber, undamaged } from "./facebook-addresses.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 100e6, threads: 1 });
});
afterAll(() => store.close());

const value = async (sql: string, parameters: readonly (string | null)[]): Promise<unknown> =>
  (
    await store.row<{ value: unknown }>(
      `SELECT ${sql} AS value FROM (SELECT ?::VARCHAR AS a, ?::VARCHAR AS b)`,
      parameters,
    )
  )?.value;

describe("a link leads to", () => {
  it.each([
    ["https://www.facebook.com/page.one/posts/4000000000000001", "4000000000000001"],
    ["https://www.facebook.com/page.one/posts/pfbid0abcXYZ?x=1", "pfbid0abcXYZ"],
    ["https://m.facebook.com/groups/1234567/permalink/4000000000000002/", "4000000000000002"],
    ["https://www.facebook.com/page/photos/a.1/4000000000000003/?type=3", "4000000000000003"],
    ["https://www.facebook.com/photo.php?fbid=4000000000000004&set=a.1", "4000000000000004"],
    ["https://www.facebook.com/watch/?v=4000000000000005", "4000000000000005"],
    ["https://www.facebook.com/permalink.php?story_fbid=4000000000000006&id=1", "4000000000000006"],
    ["https://www.facebook.com/groups/1234567/?multi_permalinks=4000000000000007", "4000000000000007"],
    ["https://www.facebook.com/reel/4000000000000008", "4000000000000008"],
    ["https://www.facebook.com/groups/1234567", null],
    ["https://www.facebook.com/events/1234567/?x=1", null],
    ["https://www.facebook.com/100000000000011", null],
    ["https://www.facebook.com/page.one", null],
    ["https://www.facebook.com/profile.php?id=100000000000011", null],
    ["https://www.facebook.com/", null],
    ["https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F1234567", null],
    ["https://example.org/posts/4000000000000001", null],
    ["https://notfacebook.com/a/4000000000000001", null],
    [null, null],
  ])("%s: post %s", async (link, post) => {
    expect(await value(linkedNumber("a"), [link, null])).toBe(post);
  });
});

it.each([
  ["https://www.facebook.com/Page.One/posts/1", "page.one"],
  ["https://www.facebook.com/groups/123/permalink/2", "123"],
  ["https://www.facebook.com/people/A-Name/100000000000011/", "100000000000011"],
  ["https://example.org/page.one", null],
])("%s is of %s", async (address, owner) => {
  expect(await value(ownerIn("a"), [address, null])).toBe(owner);
});

it("the number of a post stands in its own address", async () => {
  expect(await value(ownNumber("a"), ["https://www.facebook.com/1/posts/22/", null])).toBe("22");
});

it.each([
  ["1E+14", "https://www.facebook.com/100000000000013/posts/1", "100000000000013"],
  ["1000000000000130", "https://www.facebook.com/1000000000000137/posts/1", "1000000000000137"],
  ["100000000000013", "https://www.facebook.com/100000000000099/posts/1", "100000000000013"],
  ["1E+14", "https://www.facebook.com/page/posts/1", "1E+14"],
  ["1E+14", null, "1E+14"],
])("the account %s of %s is %s", async (account, address, expected) => {
  expect(await value(undamaged("a", "b"), [account, address])).toBe(expected);
});
