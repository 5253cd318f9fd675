/** Signals of profiles and machines on small worlds: what they must find, what is honest, and what cannot be measured. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quietContext } from "../model/index.js";
import { random } from "../stats/index.js";
import { Store } from "../store/index.js";
import { bioFamilies } from "./bio-families.js";
import { measureSignals } from "./index.js";
import { fillWorld, plainAccounts, type WorldAccount, type WorldProfile } from "./test-world.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

interface Row {
  value: number | null;
  p_value: number | null;
  measurable: boolean;
  accounts_measured: number;
  note: string;
}

async function measured(signal: string, world: readonly WorldAccount[], size: number): Promise<Row> {
  await fillWorld(store, world, { group: world.slice(0, size).map(({ id }) => id) });
  await measureSignals(store, { signals: [signal], seed: 1, factChecks: null }, quietContext());
  const [row] = await store.rows<Row>("SELECT * FROM signals");
  return row;
}

const SIZE = 12;
const GRAMS = 40;

/** Accounts with profiles of their own: one handle in five is by default, one in ten has a shape that many have. */
function people(seed: number, change: (i: number, own: WorldProfile) => WorldProfile = (_, own) => own) {
  const rng = random(seed);
  return plainAccounts(400, { seed }).map((account, i): WorldAccount => {
    const own: WorldProfile = {
      shape: ["a_a", "aA", "a99", "A9999", "Aa99999999"][rng.integer(5)],
      byDefault: rng.integer(5) === 0,
      patterns: [1000 + rng.integer(300), 2000 + rng.integer(300)],
      names: [10_000 + i],
      bio: Array.from({ length: GRAMS }, () => 1 + rng.integer(2000)).filter(
        (g, n, all) => all.indexOf(g) === n,
      ),
      portrait: rng.integer(10) === 0 ? "shown by many" : `own ${i}`,
    };
    return { ...account, profile: change(i, own) };
  });
}

describe("name-template", () => {
  test("finds handles by one template, and says their shape", async () => {
    const world = people(3, (i, own) =>
      i < SIZE ? { ...own, shape: "a_a99", byDefault: false, patterns: [5_000_000, 6_000_000 + i] } : own,
    );
    const row = await measured("name-template", world, SIZE);
    expect(row).toMatchObject({ measurable: true, value: 1, p_value: 0.005, accounts_measured: SIZE });
    expect(row.note).toMatch(/^12 of 12 members share a pattern/);
  });

  test("handles that the platform makes are no template", async () => {
    const world = people(4, (i, own) =>
      i < SIZE ? { ...own, shape: "Aa99999999", byDefault: true, patterns: [7_000_000] } : own,
    );
    const row = await measured("name-template", world, SIZE);
    expect(row).toMatchObject({ measurable: true, value: 0, p_value: 1 });
    expect(row.note).toContain("12 of 12 members have a handle of a shape that the platform makes by itself");
  });

  test("a fashion that as many others follow is no template", async () => {
    const world = people(5, (i, own) =>
      i < SIZE || i % 2 ? { ...own, byDefault: false, patterns: [77] } : own,
    );
    expect((await measured("name-template", world, SIZE)).value).toBe(0);
  });

  test("nearly equal names are found", async () => {
    const world = people(6, (i, own) => (i < 8 ? { ...own, names: [900_000, 900_001 + i] } : own));
    expect(await measured("name-template", world, SIZE)).toMatchObject({
      value: 0.6666666667,
      p_value: 0.005,
    });
  });

  test("no profiles: says so", async () => {
    const row = await measured("name-template", plainAccounts(100, { seed: 7 }), 5);
    expect(row).toMatchObject({ measurable: false, value: null });
    expect(row.note).toMatch(/^Not measurable: the data gives no handles or names/);
  });
});

describe("profile-reuse", () => {
  test("finds nearly equal texts and portraits used again", async () => {
    const text = Array.from({ length: GRAMS }, (_, n) => 50_000 + n);
    const world = people(13, (i, own) => {
      if (i < 6) return { ...own, bio: [...text.slice(0, 34), 60_000 + i] };
      return i < SIZE ? { ...own, portrait: `pool ${i % 2}` } : own;
    });
    const row = await measured("profile-reuse", world, SIZE);
    expect(row).toMatchObject({ measurable: true, value: 1, p_value: 0.005 });
    expect(row.note).toMatch(
      /6 of 12 members show one of 2 portraits .* 6 of 12 have nearly the one profile text/,
    );
  });

  test("a portrait that as many others show is nothing", async () => {
    const world = people(14, (i, own) => (i < SIZE || i % 2 ? { ...own, portrait: "the platform's" } : own));
    expect((await measured("profile-reuse", world, SIZE)).value).toBe(0);
  });

  test("no texts and no portraits: says so", async () => {
    const row = await measured("profile-reuse", plainAccounts(100, { seed: 7 }), 4);
    expect(row.note).toBe("Not measurable: the data gives no profile texts or portraits.");
  });

  test("families of texts are the same in any order of accounts", () => {
    const rng = random(15);
    const sketches = Array.from({ length: 60 }, (_, account) => {
      const base = rng.integer(6) * 1000;
      const grams = new Set(Array.from({ length: 30 }, () => base + rng.integer(36)));
      return { account, grams: Int32Array.from(grams).sort(), size: grams.size };
    });
    const partition = (list: typeof sketches) => {
      const family = bioFamilies(list);
      return sketches.map((_, x) =>
        sketches.map((__, y) => {
          const at = (account: number) => family[list.findIndex((one) => one.account === account)];
          return at(x) === at(y);
        }),
      );
    };
    expect(partition(rng.shuffle([...sketches]))).toEqual(partition(sketches));
  });
});

describe("persona-cover", () => {
  const ROLES = ["nurse", "teacher", "farmer", "driver", "lawyer", "cook"];
  /** Each talks of its profession for a third, of one of 20 interests for the rest. */
  function professions(seed: number, member: (i: number) => { role?: string; topic?: string } = () => ({})) {
    const rng = random(seed);
    return plainAccounts(400, { seed }).map((account, i): WorldAccount => {
      const { role = ROLES[rng.integer(ROLES.length)], topic } = i < SIZE ? member(i) : {};
      const interest = rng.integer(20);
      const objects = account.times.map((): [string, string] => {
        const style = rng.float();
        if (topic && style < 0.9) return ["co-hashtag", `${topic} ${rng.integer(15)}`];
        if (style < 0.33) return ["co-link", `${role} ${rng.integer(15)}`];
        return ["co-hashtag", `interest ${interest} ${rng.integer(15)}`];
      });
      return { ...account, objects, profile: { roles: i < SIZE || i % 2 ? [role] : [] } };
    });
  }

  test("finds one voice under several professions", async () => {
    const row = await measured(
      "persona-cover",
      professions(21, () => ({ topic: "the order" })),
      SIZE,
    );
    expect(row).toMatchObject({ measurable: true, accounts_measured: SIZE });
    expect(row.p_value).toBeLessThan(0.01);
    expect(row.note).toMatch(/12 of 12 members claim \d professions or roles/);
  });

  test("people who talk as others of their professions do are not found", async () => {
    expect((await measured("persona-cover", professions(22), SIZE)).p_value).toBeGreaterThan(0.05);
  });

  test("a union speaks on its own matter: the sentence says so", async () => {
    const row = await measured(
      "persona-cover",
      professions(23, () => ({ role: "nurse", topic: "nurse" })),
      SIZE,
    );
    expect(row.measurable).toBe(false);
    expect(row.note).toMatch(/claim one \(nurse\), as a union or a network of that profession would/);
  });

  test("no profile texts: says so", async () => {
    const row = await measured("persona-cover", plainAccounts(100, { seed: 7 }), 4);
    expect(row.note).toMatch(/^Not measurable: 0 accounts claim a profession/);
  });
});

describe("automation", () => {
  const start = Date.UTC(2024, 0, 1) / 1000;
  const world = (
    seed: number,
    times: (i: number, own: readonly number[]) => readonly number[],
    client?: string,
  ) =>
    plainAccounts(400, { seed }).map(
      (account, i): WorldAccount =>
        i < SIZE
          ? { ...account, times: times(i, account.times), client }
          : { ...account, client: client && "Web" },
    );

  test("finds posts at full minutes", async () => {
    const row = await measured(
      "automation",
      world(31, (_, own) => own.map((t) => t - (t % 60))),
      SIZE,
    );
    expect(row).toMatchObject({ measurable: true, p_value: 0.005 });
    expect(row.note).toContain("This data cannot tell");
  });

  test("finds equal pauses", async () => {
    const row = await measured(
      "automation",
      world(32, (i, own) => own.map((_, n) => start + i * 97 + n * 40_009)),
      SIZE,
    );
    expect(row).toMatchObject({ p_value: 0.005 });
    expect(row.value).toBeGreaterThan(0.9);
  });

  test("finds links passed on at a fixed time after a feed", async () => {
    const feed = Array.from({ length: 40 }, (_, n) => start + n * 55_000 + ((n * 7919) % 9000));
    const plain = world(33, (i) => feed.map((t) => t + 95 + i)).map((account, i) => ({
      ...account,
      objects: account.times.map((_, n): [string, string] => [
        "co-link",
        i < SIZE || i === 50 ? `feed ${n}` : `l${(i * 7 + n * n) % 900}`,
      ]),
      times: i === 50 ? feed : account.times,
    }));
    const row = await measured("automation", plain, SIZE);
    expect(row).toMatchObject({ p_value: 0.005 });
  });

  test("a mark on one post in two hundred is no machine, however surely the group has more of it", async () => {
    const plain = plainAccounts(400, { seed: 36 }).map((account, i): WorldAccount => {
      const marked = i < 60 ? Math.ceil(account.times.length / 200) * Number(i % 4 === 0) : 0;
      return {
        ...account,
        times: account.times.map((t, n) => (n < marked ? t - (t % 60) : t % 60 < 1 ? t + 7 : t)),
      };
    });
    const row = await measured("automation", plain, 60);
    expect(row).toMatchObject({ measurable: true, p_value: 1 });
    expect(row.value).toBeGreaterThan(0);
  });

  test("a declared scheduler is named as such", async () => {
    const row = await measured(
      "automation",
      world(34, (_, own) => own, "Hootsuite"),
      SIZE,
    );
    expect(row).toMatchObject({ p_value: 0.005 });
    expect(row.note).toContain("Most of it is declared: 100 % of the posts");
  });

  test("clocks of a minute without client names: says so", async () => {
    const plain = world(35, (_, own) => own.map((t) => t - (t % 60)));
    await fillWorld(store, plain, { group: plain.slice(0, SIZE).map(({ id }) => id) });
    await store.run("UPDATE events SET time_precision = 'minute'");
    await measureSignals(store, { signals: ["automation"], seed: 1, factChecks: null }, quietContext());
    const [row] = await store.rows<Row>("SELECT * FROM signals");
    expect(row.note).toBe("Not measurable: the clocks are of a minute, and the data names no clients.");
  });
});

describe("creation-batch", () => {
  const day = Date.UTC(2022, 4, 3) / 1000;

  test("dates that all accounts of a platform share are no batch", async () => {
    const rng = random(41);
    const world = plainAccounts(400, { seed: 41 }).map(
      (account, i): WorldAccount =>
        i % 2 ? { ...account, platform: "young", created: day + rng.float() * 3 * 86_400 } : account,
    );
    expect((await measured("creation-batch", world, SIZE)).p_value).toBeGreaterThan(0.05);
  });

  test("few dates: says of how many", async () => {
    const world = plainAccounts(100, { seed: 42 }).map((account, i) =>
      i < 60 ? { ...account, created: null } : account,
    );
    const none = await measured("creation-batch", world, 5);
    expect(none.note).toBe("Not measurable: the data does not say when accounts were made.");
    const some = world.map((account, i) => (i < 2 ? { ...account, created: day } : account));
    expect((await measured("creation-batch", some, 5)).note).toMatch(/^Not measurable: of 2 of 5 members/);
  });
});
