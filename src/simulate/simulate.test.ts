/** What `claque simulate` leaves on the disk. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MAP_FIELDS, quietContext, UsageError } from "../model/index.js";
import { SCENARIO_IDS } from "./scenario.js";
import { simulate } from "./simulate.js";
import { cell } from "./write.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-simulate-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const parameters = { accounts: 250, days: 2 };
/** Fields that the generic reader knows by these names beside those of the mapping. */
const KNOWN = ["account_name", "portrait"];

test.each(SCENARIO_IDS.map((id) => [id]))(
  "%s: three files, the same bytes for the same seed",
  async (scenario) => {
    const first = await simulate(
      { scenario, seed: 4, folder: join(folder, "a"), parameters },
      quietContext(),
    );
    const second = await simulate(
      { scenario, seed: 4, folder: join(folder, "b"), parameters },
      quietContext(),
    );
    for (const path of ["eventsPath", "labelsPath", "scenarioPath"] as const)
      expect(await readFile(second[path], "utf8")).toBe(await readFile(first[path], "utf8"));
    const lines = (await readFile(first.eventsPath, "utf8")).trimEnd().split("\n");
    expect(lines.length).toBe(first.events);
    expect(
      Object.keys(JSON.parse(lines[0])).filter(
        (field) => !([...MAP_FIELDS, ...KNOWN] as readonly string[]).includes(field),
      ),
    ).toEqual([]);
    expect((await readFile(first.labelsPath, "utf8")).split("\n", 1)[0]).toMatch(
      /^account,label,group,platform,crowd(,operator,batch,cover,team)?$/,
    );
    expect(JSON.parse(await readFile(first.scenarioPath, "utf8"))).toMatchObject({
      seed: 4,
      counts: { events: first.events, planted: first.planted },
    });
  },
);

test("unknown scenarios and parameters that make no sense are refused with the next step", async () => {
  await expect(simulate({ scenario: "toString", seed: 1, folder }, quietContext())).rejects.toThrow(
    /no such scenario, "toString"\. Scenarios: small-farm/,
  );
  await expect(
    simulate({ scenario: "small-farm", seed: 1, folder, parameters: { accounts: -1 } }, quietContext()),
  ).rejects.toThrow(UsageError);
  await expect(
    simulate({ scenario: "small-farm", seed: 1, folder, parameters: { acounts: 5 } }, quietContext()),
  ).rejects.toThrow(UsageError);
});

test("a folder that cannot be made is a clear error", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(
    simulate(
      { scenario: "honest-plain", seed: 1, folder: join(folder, "file", "x"), parameters },
      quietContext(),
    ),
  ).rejects.toThrow(UsageError);
});

test("files that no scenario made are left alone", async () => {
  await writeFile(join(folder, "events.ndjson"), "mine");
  const options = { scenario: "honest-plain", seed: 1, folder, parameters };
  await expect(simulate(options, quietContext())).rejects.toThrow(UsageError);
  expect(await readFile(join(folder, "events.ndjson"), "utf8")).toBe("mine");
});

test("another world is left alone, and the same may be written again", async () => {
  const options = { scenario: "honest-plain", seed: 1, folder, parameters };
  const { eventsPath } = await simulate(options, quietContext());
  const before = await readFile(eventsPath, "utf8");
  await expect(simulate({ ...options, seed: 2 }, quietContext())).rejects.toThrow(
    /holds another world.*--out/,
  );
  expect(await readFile(eventsPath, "utf8")).toBe(before);
  await writeFile(eventsPath, before.slice(0, 100));
  await simulate(options, quietContext());
  expect(await readFile(eventsPath, "utf8")).toBe(before);
});

test("the data card says which numbers of its text were changed", async () => {
  const { scenarioPath } = await simulate(
    {
      scenario: "farm",
      seed: 1,
      folder,
      parameters: { accounts: 60, days: 2, farm: { accounts: 12, operators: 4 } },
    },
    quietContext(),
  );
  const { card } = JSON.parse(await readFile(scenarioPath, "utf8"));
  expect(card.models).toMatch(
    /^Changed by what was set: .*accounts=60.*farm\.accounts=12, farm\.operators=4\. Without that: /,
  );
  expect(card.planted).toMatch(/^Without what was set: /);
});

test("no cell is a formula", () => {
  expect(["=1+1", "-2", "@x", "plain", 'a"b,c'].map(cell)).toEqual([
    "'=1+1",
    "'-2",
    "'@x",
    "plain",
    '"a""b,c"',
  ]);
});
