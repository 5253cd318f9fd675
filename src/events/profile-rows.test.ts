/** What is left of profiles: shapes, patterns and roles, the same for those that are alike, and nothing that can be read. */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { EVENTS } from "../model/index.js";
import { createTable, Store } from "../store/index.js";
import { handlePatterns, handleShape, isDefaultHandle, namePatterns } from "./handle-shape.js";
import { Identities } from "./identities.js";
import { KeyedHashes } from "./keyed-hashes.js";
import { Portraits, portraitKey } from "./portraits.js";
import { makeProfileRows } from "./profile-rows.js";
import { claimedRoles, ROLES } from "./roles.js";

describe("handles", () => {
  test.each([
    ["Peter_1984", "A_9999"],
    ["@nurseBami_47", "aA_99"],
    ["anna.k@example.social", "a.a"],
    ["anna.bsky.social", "a"],
    ["мария2000", "a9999"],
    ["", ""],
  ])("%s has the shape %s", (handle, shape) => expect(handleShape(handle)).toBe(shape));

  test.each([
    ["x", "BamikoTo83920184", true],
    ["x", "peter_1984", false],
    ["reddit", "Quiet_Garden_4821", true],
    ["facebook", "anna.maria.88", true],
    ["facebook", "bakery_on_main", false],
    ["telegram", "user83920184", true],
    ["youtube", "user-ab3cd9ef", true],
    ["unknown", "839201847362", true],
  ])("on %s %s is a default handle: %s", (platform, handle, is) =>
    expect(isDefaultHandle(platform, handle)).toBe(is),
  );

  test("two handles of one template share a pattern, two of another make do not", () => {
    const shared = (a: string, b: string) =>
      handlePatterns(a).filter((pattern) => handlePatterns(b).includes(pattern));
    expect(shared("bami_nurse47", "koto_teacher47")).toEqual(["a_a[47]"]);
    expect(shared("theBamiko4712", "theLota4799")).toEqual(["[the]A9999", "aA[47…99]"]);
    expect(shared("bami_nurse47", "KotoTeacher")).toEqual([]);
    expect(shared("nurse_bami", "nurse_koto"), "a profession is nobody's template").toEqual([]);
  });
});

describe("names", () => {
  test("near-duplicates share a pattern, others none", () => {
    const shared = (a: string, b: string) =>
      namePatterns(a).some((pattern) => namePatterns(b).includes(pattern));
    expect(shared("Maria Kowalski 🌻", "maria kowalsky")).toBe(true);
    expect(shared("Maria Kowalski", "Maria Kowalski 2")).toBe(true);
    expect(shared("Maria Kowalski", "Marek Nowak")).toBe(false);
    expect(namePatterns("Al")).toEqual([]);
  });
});

describe("roles", () => {
  test.each([
    ["Registered nurse | mother of two | coffee", ["nurse", "mother"]],
    ["Krankenschwester und Mutter", ["nurse", "mother"]],
    ["Infirmière à la retraite", ["nurse", "retiree"]],
    ["profesora y madre", ["teacher", "mother"]],
    ["Médico. Pai de 3", ["doctor", "father"]],
    ["Insegnante, musicista", ["teacher", "musician"]],
    ["Учитель и отец", ["teacher", "father"]],
    ["Журналістка, мама", ["journalist", "mother"]],
    ["معلم و پدر", ["teacher", "father"]],
    ["المهندس أحمد", ["engineer"]],
    ["öğretmen", ["teacher"]],
    ["我是一名护士", ["nurse"]],
    ["#teacher", ["teacher"]],
    ["just here for the memes", []],
  ])("%s claims %j", (bio, roles) => expect(claimedRoles(bio)).toEqual(roles));

  test("no role is a religion, an origin, a place or a party", () => {
    expect(ROLES.length).toBeGreaterThanOrEqual(40);
    for (const role of ROLES)
      expect(role).not.toMatch(/muslim|christian|jew|priest|imam|liberal|conservative|party|patriot|migrant/);
  });
});

describe("portraits", () => {
  test.each([
    ["https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png", null],
    ["https://mastodon.example/avatars/original/missing.png", null],
    [
      "https://pbs.twimg.com/profile_images/12/abc_normal.jpg",
      "https://pbs.twimg.com/profile_images/12/abc.jpg",
    ],
    [
      "https://pbs.twimg.com/profile_images/12/abc_400x400.jpg",
      "https://pbs.twimg.com/profile_images/12/abc.jpg",
    ],
  ])("%s is compared as %s", (given, key) => expect(portraitKey(given)).toBe(key));

  test("the same picture under two uploads of one content address, and hashes a few bits apart, are one", () => {
    const cid = `bafkrei${"a2".repeat(26)}`;
    const address = (did: string) => `https://cdn.bsky.app/img/avatar/plain/${did}/${cid}@jpeg`;
    expect(portraitKey(address("did:plc:a"))).toBe(portraitKey(address("did:plc:b")));
    const portraits = new Portraits();
    const hash = `pdq:${"0123456789abcdef".repeat(4)}`;
    expect(portraits.firstLike(hash)).toBe(hash);
    expect(portraits.firstLike(hash.replace("pdq:0", "pdq:f"))).toBe(hash);
    const other = `pdq:${"fedcba9876543210".repeat(4)}`;
    expect(portraits.firstLike(other)).toBe(other);
  });
});

describe("keyed hashes", () => {
  test("equal under one key, unrelated under another, and apart by kind", () => {
    const [key, other] = [randomBytes(32), randomBytes(32)];
    const hash = (by: Buffer | null, kind: "name" | "handle", text: string) =>
      new KeyedHashes(by).ofTexts(kind, [text])[0];
    expect(hash(key, "name", "maria")).toBe(hash(key, "name", "maria"));
    expect(hash(key, "name", "maria")).not.toBe(hash(other, "name", "maria"));
    expect(hash(key, "name", "maria")).not.toBe(hash(key, "handle", "maria"));
    expect(hash(key, "name", "maria")).not.toBe(hash(null, "name", "maria"));
  });
});

describe("the table", () => {
  test("has nothing of the profile that could be read, and the last profile where it changed", async () => {
    const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
    await createTable(store, EVENTS);
    await store.run(`CREATE TEMP TABLE read_rows AS SELECT * FROM (VALUES
      ('x', '1', 'old_handle', 'Old Name', 'a teacher of old things', NULL, 1, NULL),
      ('x', '1', 'bami_nurse47', 'Bami Koto', 'a nurse who likes long walks', 'https://pic.example/1.png', 2, NULL),
      ('x', '2', NULL, NULL, NULL, NULL, 3, NULL),
      ('x', '3', 'koto_cook47', NULL, NULL, 'https://pic.example/1.png', 3, NULL),
      ('x', '4', 'refused', NULL, NULL, NULL, 3, 'no-time'))
      AS t(platform, account, account_handle, account_name, account_bio, account_picture, micros, reason)`);
    const key = randomBytes(32);
    const identities = Identities.open({ mode: "pseudonym", purpose: null, keyFingerprint: null }, key);
    await makeProfileRows(store, { identities, key, hashes: null });
    const rows = await store.rows<Record<string, unknown>>("SELECT * FROM profiles");
    const of = (id: string) => rows.find((row) => row.account_id === identities.shown(`x::${id}`));
    expect(rows).toHaveLength(2);
    expect(of("1")).toMatchObject({ handle_shape: "a_a99", handle_default: false, roles: ["nurse"] });
    expect(of("1")?.portrait).toBe(of("3")?.portrait);
    const patterns = (id: string) => of(id)?.handle_patterns as string[];
    expect(patterns("1").filter((pattern) => patterns("3").includes(pattern))).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/bami|koto|walks|pic.example|old/i);
    store.close();
  });

  test("holds every account, however many there are", async () => {
    const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
    await createTable(store, EVENTS);
    await store.run(`CREATE TEMP TABLE read_rows AS SELECT 'x' AS platform, i::VARCHAR AS account, 'name_' || i AS account_handle,
      NULL::VARCHAR AS account_name, NULL::VARCHAR AS account_bio, NULL::VARCHAR AS account_picture, i AS micros, NULL AS reason FROM range(9500) t(i)`);
    const identities = Identities.open({ mode: "plain", purpose: "a test", keyFingerprint: null }, null);
    await makeProfileRows(store, { identities, key: null, hashes: null });
    const [row] = await store.rows<{ n: number }>("SELECT count(DISTINCT account_id) AS n FROM profiles");
    expect(row.n).toBe(9500);
    store.close();
  });
});
