/** Random worlds as full posts, honest crowds among them, and collections that were damaged. */
import { describe, expect, it } from "vitest";
import { random } from "../../stats/index.js";
import { CROWD_KINDS, DAMAGES, postLines, postsForm, type RandomWorld, randomWorld } from "../index.js";

const WISH = { operations: "some", pace: "quick", mostActs: 3000 } as const;
const EMPTY = { operations: "none", pace: "quick", mostActs: 3000 } as const;

describe("posts of a random world", () => {
  const world = randomWorld(WISH, 41);
  const { events, names } = postsForm(world, 41);

  it("are the same for a seed, in order of time, each with an identifier of its own", () => {
    expect(postLines(postsForm(randomWorld(WISH, 41), 41).events)).toEqual(postLines(events));
    expect(new Set(events.map(({ post }) => post)).size).toBe(events.length);
    expect(events.every(({ seconds }, i) => i === 0 || seconds >= events[i - 1].seconds)).toBe(true);
  });

  it("hold acts of every account that acts, of several kinds, and posts that share nothing", () => {
    const acting = new Set(world.acts.map(({ account }) => names[account]));
    const posting = new Set(events.map(({ account }) => account));
    expect([...acting].filter((account) => !posting.has(account))).toEqual([]);
    for (const kind of ["post", "repost", "reply"])
      expect(events.some((event) => event.kind === kind)).toBe(true);
    expect(events.some(({ links, hashtags }) => links.length === 0 && hashtags.length === 0)).toBe(true);
  });

  it("repost and answer what was posted before", () => {
    const at = new Map(events.map(({ post, seconds }) => [post, seconds]));
    for (const { repost_of, reply_to, seconds } of events)
      for (const source of [repost_of, reply_to])
        if (source !== null && at.has(source)) expect(at.get(source)).toBeLessThanOrEqual(seconds);
  });
});

describe.each(CROWD_KINDS.map((kind) => [kind.id, kind] as const))("the crowd %s", (_, crowd) => {
  const world: RandomWorld = randomWorld({ ...EMPTY, crowd }, 42);

  it("is honest, of its size, and acts on its calls more than anybody else", () => {
    expect(world.operationOf.every((of) => of === -1)).toBe(true);
    expect(world.crowd.length).toBe(Math.min(world.drawn.crowd!.members, world.accounts.length));
    const members = new Set(world.crowd);
    const called = world.acts.filter(({ object }) => world.origins.has(object));
    const own = called.filter(({ account }) => members.has(account)).length / members.size;
    const others = (called.length - own * members.size) / (world.accounts.length - members.size);
    if (world.drawn.crowd!.callsPerDay === 0) expect(called).toEqual([]);
    else expect(own).toBeGreaterThan(2 * others);
  });

  it("opens each call by its leader, where it has one", () => {
    const { leader } = world.drawn.crowd!;
    const first = new Map<number, number>();
    for (const { account, object } of world.acts)
      if (world.origins.has(object) && !first.has(object)) first.set(object, account);
    if (leader) expect([...first.values()].every((account) => account === world.crowd[0])).toBe(true);
  });
});

describe.each(DAMAGES.map((damage) => [damage.id, damage] as const))("the collection %s", (_, damage) => {
  const { events } = postsForm(randomWorld(EMPTY, 43), 43);

  it("holds posts that were made, changed as it says, and another draw changes others", () => {
    const collect = (seed: number) => damage.collected(events, random(seed));
    const files = collect(1);
    expect(collect(1)).toEqual(files);
    const made = new Map(events.map((event) => [event.post, event]));
    const posts = files.flat();
    expect(posts.length).toBeGreaterThan(0);
    for (const post of posts) {
      const whole = made.get(post.post.replace(/again$/, ""));
      expect({ ...post, seconds: 0, post: "" }).toEqual({ ...whole, seconds: 0, post: "" });
    }
    expect(JSON.stringify(files)).not.toBe(JSON.stringify([events]));
    expect(JSON.stringify(collect(2))).not.toBe(JSON.stringify(files));
  });
});
