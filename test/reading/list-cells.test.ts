/** Lists in cells as a user meets them: read as what they are, or left out with a count; never fragments that all rows share. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { sharedData } from "../shared-data.js";
import { readText } from "./read.js";

const file = (cells: readonly (readonly [hashtags: string, links: string, mentions: string])[]): string => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const rows = cells.map(
    (row, i) => `${i},u${i},2021-03-01T09:00:0${i}Z,words ${i},${row.map(quoted).join(",")}`,
  );
  return ["id,user_id,created_at,text,hashtags,urls,user_mentions", ...rows].join("\n");
};

const lists = async (text: string) =>
  (await readText(text)).events.map(({ hashtags, links, mentions }) => ({ hashtags, links, mentions }));

const ALPHA = {
  hashtags: ["alpha"],
  links: ["https://example.org/a"],
  mentions: ["unknown::11"],
};
const BETA = { hashtags: ["beta"], links: ["https://example.org/b"], mentions: ["unknown::22"] };

describe("lists in cells", () => {
  const path = sharedData("hard/formats/01-python-dict-list-in-cell.csv");
  it.skipIf(path === null)("of Python's dicts give what they list (hard/formats 01)", async () => {
    expect(await lists(await readFile(path!, "utf8"))).toEqual([ALPHA, BETA]);
  });

  it("of Python's dicts, of records as they are printed, of JSON and of Java come to the same", async () => {
    const text = file([
      [
        "[{'text': 'alpha', 'indices': [3, 9]}]",
        "[{'url': 'https://t.co/a', 'expanded_url': 'https://example.org/a', 'indices': [1, 24]}]",
        "[{'screen_name': 'p1', 'name': 'N One', 'id': '11'}]",
      ],
      [
        "[Hashtag(text='beta', indices=(5, 10))]",
        "[TextLink(text='example.org/b', url='https://example.org/b', tcourl='https://t.co/b', indices=(1, 24))]",
        "[User(username='p2', id=22, displayname='N Two')]",
      ],
      [
        '[{"text": "alpha", "indices": [3, 9]}]',
        '[{"url": "https://t.co/a", "expanded_url": "https://example.org/a"}]',
        '{"screen_name": "p1", "id_str": "11", "id": 12}',
      ],
      ["{text=beta, indices=[5, 10]}", '("https://example.org/b",)', "[{screen_name=p2, id=22}]"],
    ]);
    expect(await lists(text)).toEqual([ALPHA, BETA, ALPHA, BETA]);
  });

  it("that are cut short are left out, and counted with a place", async () => {
    const cut = "[{'text': 'alpha', 'indices': [3, 9";
    const { events, report } = await readText(
      file([
        [cut, "", ""],
        [cut, "", ""],
        ["['beta']", "", ""],
      ]),
    );
    expect(events.map((event) => event.hashtags)).toEqual([[], [], ["beta"]]);
    expect(report.warnings).toContain(
      "2 cells of hashtags begin as a list and cannot be read as one, or not all of it, the first in input line 2: what is not read was left out. Look whether it is cut short, or export the list as JSON.",
    );
  });

  it("of objects are the same in a plain and in a pseudonymous reading", async () => {
    const objects = ["{a,b}", "a;b", "('a', 'b')", "one title; of words", "a|b"];
    const text = ["account,time,object", ...objects.map((o, i) => `u${i},162388109${i},"${o}"`)].join("\n");
    const found = async (options: object) =>
      (await readText(text, options)).events.map((event) => event.object_ids);
    const plain = await found({});
    expect(plain).toEqual([["a", "b"], ["a", "b"], ["a", "b"], ["one title; of words"], ["a|b"]]);
    const identity = { mode: "pseudonym", purpose: null, keyFingerprint: null };
    expect(await found({ identity, key: Buffer.alloc(32, 1) })).toEqual(plain);
  });
});
