/**
 * The last words of `claque inspect` are a command, and it is the right one: typed to the letter, as often as it asks for something, it
 * leads to the events that the file holds, or to a plain word that it holds none.
 */
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectionWords } from "../../src/cli/inspection-words.js";
import { quietContext, shellWord } from "../../src/model/index.js";
import { type InspectionResult, inspectFiles } from "../../src/pipeline/inspect.js";
import { resolvePlan } from "../../src/pipeline/plan.js";
import { sharedData } from "../shared-data.js";
import { inFolder } from "./read.js";

/** What a person answers who is asked. */
const ANSWERS: Readonly<Record<string, string>> = { ZONE: "UTC", ORDER: "mdy" };
/** What is right to say of a file that holds nothing to analyze. */
const NOTHING = "Next: mend the file, or export it again; nothing that could be typed would help.";
const MOST_STEPS = 4;

/** Words of a command as a shell takes them. */
const words = (line: string): string[] =>
  [...line.matchAll(/(?:"([^"]*)"|'((?:[^']|'\\'')*)'|(\S+))(?:\s+|$)/g)].map(
    ([, double, single, bare]) => double ?? single?.replaceAll("'\\''", "'") ?? bare,
  );

interface Followed {
  readonly command: string | null;
  readonly result: InspectionResult | null;
  readonly said: string;
}

/** Types `claque inspect FILE`, then what it says to type, until it says `analyze` or asks what nobody here knows. */
async function followed(path: string): Promise<Followed> {
  let typed = ["claque", "inspect", path];
  let last: Followed = { command: null, result: null, said: "" };
  for (let step = 0; step < MOST_STEPS; step++) {
    const flags = typed.slice(3);
    const values = (flag: string) => flags.flatMap((word, i) => (word === `--${flag}` ? [flags[i + 1]] : []));
    const options = {
      map: values("map"),
      ...(values("timezone").length && { timezone: values("timezone")[0] }),
      ...(values("date-order").length && { dateOrder: values("date-order")[0] as "dmy" }),
      ...(values("max-rejected").length && {
        maxRejected: Number.parseFloat(values("max-rejected")[0]) / 100,
      }),
      identity: "pseudonym" as const,
    };
    const plan = resolvePlan([typed[2]], options, { cores: 1 }, null);
    const read = {
      paths: plan.inputs.map((input) => input.path),
      read: plan.read,
      memoryBytes: 5e8,
      threads: 1,
    };
    const result = await inspectFiles(read, quietContext()).catch((cause: Error) => cause.message);
    if (typeof result === "string") return { command: null, result: null, said: result };
    const echoed = [
      shellWord(typed[2]),
      ...flags.flatMap((word, i) => (i % 2 ? [] : [`${word} ${shellWord(flags[i + 1])}`])),
    ];
    const said = inspectionWords(result, echoed);
    const line = said.split("\n").at(-1)!.trim();
    const next = words(line).map((word) => ANSWERS[word] ?? word);
    last = { command: result.next.command, result, said };
    if (result.next.command !== "inspect" || next.some((word) => word.endsWith("COLUMN"))) return last;
    expect(next.slice(0, 3)).toEqual(["claque", "inspect", path]);
    typed = next;
  }
  return last;
}

const outcome = ({ command, result }: Followed) => ({
  command,
  events: result?.quality?.events ?? 0,
  accounts: result?.quality?.accounts ?? 0,
  first: result?.quality?.firstEvent?.slice(0, 19) ?? null,
});

describe("the advice of inspect, followed to the letter", () => {
  const follow = (name: string, text: string) =>
    inFolder(async (folder) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return await followed(path);
    });

  it("asks for the zone, and for the order of dates, and gets there", async () => {
    const rows = ["01/05/2024 08:00", "02/05/2024 09:00", "03/05/2024 10:00"].map(
      (time, i) => `u${i},${time},https://e.org/${i % 2}`,
    );
    const { said, ...rest } = await follow("a file.csv", ["user,posted at,url", ...rows].join("\n"));
    expect(outcome({ said, ...rest })).toEqual({
      command: "analyze",
      events: 3,
      accounts: 3,
      first: "2024-01-05T08:00:00",
    });
    expect(said.split("\n").at(-1)).toMatch(
      /^ {2}claque analyze "[^"]*\/a file\.csv" --map account=user --map "time=posted at" --map links=url --timezone UTC --date-order mdy --out my-case$|--date-order mdy --timezone UTC/,
    );
  });

  it("proposes no column of the collector, none that is empty, and none whose values are of another sort", async () => {
    const rows = Array.from({ length: 8 }, (_, i) =>
      [
        `"words of post ${i} and more"`,
        `acc_${i % 3}`,
        `2024-05-0${1 + i}T10:00:0${i}Z`,
        "Agent/1.0",
        "https://tool.example.org/x",
        "label",
        i % 2 ? "true" : "false",
        "",
      ].join(","),
    );
    const header =
      "post words,who posted user,moment utc,user_agent,source_url,author_flair_text,has_image_media,image_url";
    const { said, result } = await follow("odd.csv", [header, ...rows].join("\n"));
    expect(result?.next.command).toBe("analyze");
    expect(said).toContain('--map "account=who posted user" --map "time=moment utc" --map "text=post words"');
    expect(said.split("\n").at(-1)).not.toMatch(/agent|source|flair|image/);
  });

  it("says plainly that no column holds a time", async () => {
    const { said, result } = await follow(
      "none.csv",
      '"","id","user_id","tweet","likes"\n"1","9","100","hello you","3"\n"2","8","101","hello too","4"\n',
    );
    expect(result?.next).toEqual({ command: null, flags: [] });
    expect(said).toMatch(/Should a column hold it all the same: .*--map time=COLUMN/);
    expect(said).toMatch(/Columns found: id, user_id, tweet, likes\. No column seems to hold a time/);
    expect(said).not.toMatch(/first row looks like data/);
  });
});

/** What the files of hard/formats hold, by an independent look at them; null for those that hold nothing to analyze. */
const HOLD: Readonly<Record<string, { events: number; accounts?: number; first?: string } | null>> = {
  "01": { events: 2, accounts: 2, first: "2021-03-01T09:00:05" },
  "02": { events: 60, accounts: 58 },
  "03": { events: 8, accounts: 8 },
  "03c": { events: 2, accounts: 2, first: "2024-01-01T10:00:00" },
  "04": { events: 8, accounts: 4, first: "2023-01-01T10:11:00" },
  "05": { events: 24, accounts: 5, first: "2021-03-01T02:00:05" },
  "05b": { events: 24, accounts: 5, first: "2021-03-01T02:00:05" },
  "05c": { events: 24, accounts: 5, first: "2021-03-01T02:00:05" },
  "06": { events: 990, accounts: 41 },
  "07": { events: 8, accounts: 4, first: "2021-03-01T09:00:05" },
  "07b": { events: 8, accounts: 4, first: "2020-09-13" },
  "08": { events: 60, accounts: 4, first: "2021-03-01T09:00:05" },
  "08b": { events: 60, accounts: 4, first: "2021-03-01T09:00:00" },
  "09": null,
  "10": { events: 8, accounts: 4, first: "2021-03-01T09:00:05" },
  "11": { events: 8, accounts: 4, first: "2020-05-01T10:00:05" },
  "11b": { events: 8, accounts: 4, first: "2020-05-01T10:00:05" },
  "12": { events: 8, accounts: 4, first: "2021-03-01T09:00:05" },
  "12b": { events: 8, accounts: 4, first: "2023-12-17T02:27:13" },
  "12c": { events: 8, accounts: 4, first: "2021-03-01T09:05:05" },
  "12d": { events: 8, accounts: 4, first: "2023-12-17T02:27:13" },
  "13": { events: 8, accounts: 4, first: "2021-03-01T09:00:05" },
  "14": { events: 8, accounts: 4, first: "2025-06-03T09:00:15" },
  "15": { events: 8, accounts: 4 },
  "16": { events: 8, accounts: 4, first: "2021-03-01T09:00:05" },
  "17": { events: 8, accounts: 1 },
  "18": { events: 8, accounts: 1 },
  "19": null,
  "20": { events: 199, accounts: 58 },
  "21": { events: 240 },
  "22": null,
};

const folder = sharedData("hard/formats");
const files = folder === null ? [] : readdirSync(folder);

describe.skipIf(folder === null)(
  "every file of hard/formats (skipped where the shared data is absent)",
  () => {
    it.each(files)("%s", async (name) => {
      const done = await followed(join(folder!, name));
      const wanted = HOLD[basename(name).split("-")[0]];
      if (wanted === null) return expect(done.said.split("\n").at(-1)).toBe(NOTHING);
      const { first, ...values } = wanted;
      const asks = done.command !== "analyze";
      expect({ command: done.command, said: asks ? done.said : "" }).toEqual({
        command: "analyze",
        said: "",
      });
      expect(outcome(done)).toMatchObject(values);
      if (first !== undefined) expect(outcome(done).first?.slice(0, first.length)).toBe(first);
    });
  },
);
