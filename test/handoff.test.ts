/**
 * What leaves for platforms of threat intelligence: STIX bundles stand before OASIS's own schemas, MISP events before MISP's own templates, whatever
 * the text in the data is; numbers stand twice, identifiers are the same each time, and nobody is named a threat.
 */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoted, seen, uuid5 } from "../src/outputs/handoff/index.js";
import { ACCOUNTS, CATEGORY, type MispEvent, mispEvent } from "../src/outputs/misp/index.js";
import { ACCOUNTS_A_BUNDLE, type StixBundle, stixBundles } from "../src/outputs/stix/index.js";
import { HANDED_CASE, handedGroup } from "./support/handed-group.js";

const SCHEMAS = new URL("third-party/stix-2.1/schemas/", import.meta.url);
const TEMPLATES = new URL("third-party/misp-objects/", import.meta.url);
const BASE = "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
const read = (url: URL) => JSON.parse(readFileSync(url, "utf8"));

const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
ajv.addFormat("idn-hostname", true);
const folderOf = new Map<string, string>();
for (const folder of ["common", "observables", "sdos", "sros"])
  for (const file of readdirSync(new URL(`${folder}/`, SCHEMAS))) {
    ajv.addSchema(read(new URL(`${folder}/${file}`, SCHEMAS)));
    folderOf.set(file.replace(".json", ""), folder);
  }

const UNLISTED = ["extension-definition", "grouping", "note", "opinion", "narrative"];

/** What OASIS's schemas have against a bundle. */
function faults(bundle: StixBundle): string[] {
  const found: string[] = [];
  const check = (id: string, value: unknown) => {
    const validate = ajv.getSchema(BASE + id)!;
    if (!validate(value))
      found.push(...(validate.errors ?? []).map((error) => `${id} ${error.instancePath}: ${error.message}`));
  };
  // the schema of bundles lists no notes, groupings and opinions, and takes custom types for observables too: these are checked one by one
  const listed = bundle.objects.filter(({ type }) => !UNLISTED.includes(type));
  check("common/bundle.json", { ...bundle, objects: listed });
  for (const object of bundle.objects)
    check(
      object.type === "narrative" ? "common/core.json" : `${folderOf.get(object.type)}/${object.type}.json`,
      object,
    );
  return found;
}

const templates = new Map(
  readdirSync(TEMPLATES)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [file.replace(".json", ""), read(new URL(file, TEMPLATES))]),
);

/** Categories that MISP's describeTypes allows for the types that are used. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  text: ["Other", "External analysis", "Social network"],
  link: ["External analysis", "Internal reference"],
  datetime: ["Other"],
};

/** What MISP's templates have against an event. */
function objections(event: MispEvent): string[] {
  const found: string[] = [];
  const uuids = new Set<string>();
  const once = (uuid: string) => {
    if (
      uuids.has(uuid) ||
      !/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)
    )
      found.push(`uuid ${uuid}`);
    uuids.add(uuid);
  };
  for (const object of event.Object) {
    const template = templates.get(object.name);
    if (template.uuid !== object.template_uuid || String(template.version) !== object.template_version)
      found.push(`${object.name}: template`);
    const relations = object.Attribute.map(({ object_relation }) => object_relation!);
    if (!template.requiredOneOf.some((name: string) => relations.includes(name)))
      found.push(`${object.name}: required`);
    once(object.uuid);
    for (const attribute of object.Attribute) {
      const known = template.attributes[attribute.object_relation!];
      if (known?.["misp-attribute"] !== attribute.type)
        found.push(`${object.name}: ${attribute.object_relation}`);
      if (!known?.multiple && relations.filter((name) => name === attribute.object_relation).length > 1)
        found.push(`${object.name}: ${attribute.object_relation} twice`);
    }
    for (const { referenced_uuid } of object.ObjectReference ?? [])
      if (!event.Object.some(({ uuid }) => uuid === referenced_uuid)) found.push(`${object.name}: reference`);
  }
  for (const attribute of [...event.Attribute, ...event.Object.flatMap(({ Attribute }) => Attribute)]) {
    once(attribute.uuid);
    if (!ALLOWED[attribute.type].includes(attribute.category))
      found.push(`${attribute.type}: ${attribute.category}`);
    if (attribute.to_ids || attribute.value === "") found.push(`${attribute.type}: ${attribute.value}`);
  }
  return found;
}

const plain = handedGroup((field) => `some ${field}`);

describe("STIX", () => {
  it("keeps to the schemas of OASIS and to types that OpenCTI keeps, and refers to nothing outside of the bundle", () => {
    const [bundle] = stixBundles(plain, HANDED_CASE);
    expect(faults(bundle)).toEqual([]);
    const types = new Set(bundle.objects.map(({ type }) => type));
    const kept =
      "attack-pattern extension-definition grouping identity marking-definition narrative note observed-data opinion report url user-account";
    expect([...types].sort()).toEqual(kept.split(" "));
    const ids = new Set<unknown>(bundle.objects.map(({ id }) => id));
    expect(ids.size).toBe(bundle.objects.length);
    for (const object of bundle.objects)
      for (const ref of [
        object.object_refs ?? [],
        object.object_marking_refs ?? [],
        object.created_by_ref ?? [],
      ].flat())
        expect(ids).toContain(ref);
    expect(bundle.objects.filter(({ type }) => type === "identity")).toMatchObject([{ name: "claque" }]);
  });

  it("has the identifiers that STIX prescribes for observables, and the same ones each time", () => {
    expect(uuid5("00abedb4-aa42-466c-9c01-fed23315a9b7", '{"value":"198.51.100.3"}')).toBe(
      "28bb3599-77cd-5a82-a950-b5bc3caf07c4",
    );
    expect(JSON.stringify(stixBundles(plain, HANDED_CASE))).toBe(
      JSON.stringify(stixBundles(plain, HANDED_CASE)),
    );
  });

  it("says every number of the group in a property and in words", () => {
    const { objects } = stixBundles(plain, HANDED_CASE)[0];
    const words = objects
      .map(({ content, description }) => `${content ?? ""} ${description ?? ""}`)
      .join("\n");
    for (const said of ["605", "190", "28", "179", "46", "21.11", "178", "1 min 36 s", "0.79", "1 to 3"])
      expect(words, said).toContain(said);
    const grouping = objects.find(({ type }) => type === "grouping")!;
    expect(Object.values(grouping.extensions as object)[0]).toMatchObject({
      extension_type: "property-extension",
      observed: 605,
      expected: 189.2,
      log10_e_value: 21.11,
      followed_expected: 45.5,
    });
  });

  it("takes a verdict for an opinion on the concert, and says what the reviewer said", () => {
    const [opinion] = stixBundles(plain, HANDED_CASE)[0].objects.filter(({ type }) => type === "opinion");
    expect(opinion).toMatchObject({
      opinion: "agree",
      authors: ["some reviewer"],
      created: "2025-04-02T10:00:00.000Z",
    });
    expect(opinion.explanation).toMatch(
      /honest concert\. Nothing harmful is said of the accounts\. Reason: “some reason”/,
    );
  });

  it("names techniques by id and version, without a name that says who acts", () => {
    const patterns = stixBundles(plain, HANDED_CASE)[0].objects.filter(
      ({ type }) => type === "attack-pattern",
    );
    expect(patterns.map(({ name }) => name)).toEqual(["Use Copypasta", "DISARM T0116.001"]);
    for (const { external_references } of patterns)
      expect(external_references).toMatchObject([
        { source_name: "DISARM", description: expect.stringContaining("1.6") },
      ]);
  });

  it("puts a large group into several bundles, each far below 3,000 objects", () => {
    const bundles = stixBundles(
      handedGroup((field) => field, 2 * ACCOUNTS_A_BUNDLE + 1),
      HANDED_CASE,
    );
    expect(bundles.map(({ objects }) => objects.length < 2500)).toEqual([true, true, true]);
    const accounts = bundles.flatMap(({ objects }) => objects.filter(({ type }) => type === "user-account"));
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(2 * ACCOUNTS_A_BUNDLE + 1);
    expect(new Set(bundles.map(({ objects }) => objects.at(-1)!.id)).size).toBe(1);
  });
});

describe("MISP", () => {
  it("keeps to the templates and types of MISP", () => {
    const event = mispEvent(plain, HANDED_CASE);
    expect(objections(event)).toEqual([]);
    expect(event).toMatchObject({ published: false, distribution: "0", threat_level_id: "4" });
    expect(event.Tag).toEqual([
      { name: "tlp:amber" },
      { name: 'misp-galaxy:disarm-techniques="Use Copypasta"' },
    ]);
    expect(new Set(event.Object.map(({ name }) => name))).toEqual(
      new Set(["social-media-group", "user-account", "narrative", "microblog"]),
    );
    for (const type of Object.keys(CATEGORY)) expect(ALLOWED).toHaveProperty(type);
  });

  it("takes a platform's own object for plain names, and the generic one where MISP has none", () => {
    const accounts = [...Object.keys(ACCOUNTS), "tiktok"].map((platform, i) => ({
      accountId: `${platform}::${i}`,
      platform,
      nativeId: String(i),
      handle: `handle${i}`,
    }));
    const event = mispEvent({ ...plain, accounts }, { ...HANDED_CASE, pseudonymous: false });
    expect(objections(event)).toEqual([]);
    expect(event.Object.slice(1, 8).map(({ name }) => name)).toEqual([
      "twitter-account",
      "facebook-account",
      "instagram-account",
      "telegram-account",
      "reddit-account",
      "youtube-channel",
      "user-account",
    ]);
  });
});

/** Text that somebody writes who knows where it will be shown. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    "![x](https://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "\u202egnp.exe",
    "a\u0000b\ud800c",
    '"}],"type":"threat-actor"',
    "x".repeat(70_000),
    "",
    " \n ",
    "=cmd|' /C calc'!A0",
  ),
);

describe("hostile text", () => {
  it("stays text in every bundle and event: valid, whole and without markup", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const facts = handedGroup(() => text);
        const [bundle] = stixBundles(facts, HANDED_CASE);
        expect(faults(JSON.parse(JSON.stringify(bundle)))).toEqual([]);
        const event = mispEvent(facts, HANDED_CASE);
        expect(objections(JSON.parse(JSON.stringify(event)))).toEqual([]);
        for (const json of [JSON.stringify(bundle), JSON.stringify(event)])
          expect(json).not.toMatch(/\\u0000|\\ud[89a-f]|[\u202a-\u202e]/i);
        expect(seen(text).isWellFormed()).toBe(true);
        expect(quoted(text).slice(1, -1)).not.toMatch(/(?<!\\)[<>[\]`*_|!]|https?:|\n/i);
      }),
      { numRuns: 120 },
    );
  });
});
