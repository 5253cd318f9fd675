/** The reviewers' log: what stands in it, who may write it, and what happens when somebody edits it or the disk is full. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DecisionAction, type NewDecision, VERDICTS } from "../model/index.js";
import { DECISIONS_FILE, DecisionLog, readLog, undoTarget } from "./decision-log.js";
import { agreementOf, mergedLog, standingDecisions } from "./decisions.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, DECISIONS_FILE);
let clock = 0;
const line = (action: DecisionAction, group: string, more: Partial<NewDecision> = {}): NewDecision => ({
  action,
  at: new Date(Date.parse("2026-01-01T00:00:00Z") + 1000 * clock++).toISOString(),
  claque: "0.0.0",
  reviewer: "anna",
  group_id: group,
  members_sha256: `members of ${group}`,
  ...more,
});

const actions = fc.array(
  fc.record({
    action: fc.constantFrom("verdict", "pin", "unpin", "note", "undo" as const),
    group: fc.constantFrom("g-001", "g-002", "g-003"),
    verdict: fc.constantFrom(...VERDICTS),
    reason: fc.string({ maxLength: 20 }),
  }),
  { maxLength: 12 },
);

describe("a log", () => {
  it("holds every decision in its order, and comes to what a list of them comes to", async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        rmSync(file(), { force: true });
        const log = new DecisionLog(folder);
        const done: { action: string; group: string; verdict: string }[] = [];
        for (const { action, group, verdict, reason } of list) {
          if (action === "undo") {
            if (done.length === 0) continue;
            await log.append((read) => line("undo", group, { of: undoTarget(read, "anna").hash }));
            done.pop();
          } else {
            await log.append(() =>
              line(action, group, action === "verdict" ? { verdict, reason } : { reason }),
            );
            done.push({ action, group, verdict });
          }
        }
        const read = await log.read();
        expect(read.brokenLine).toBeNull();
        const standing = standingDecisions(read.decisions);
        for (const group of ["g-001", "g-002", "g-003"]) {
          const own = done.filter((one) => one.group === group);
          const verdict = own.findLast((one) => one.action === "verdict")?.verdict ?? null;
          expect(standing.get(group)?.verdict?.verdict ?? null).toBe(verdict);
          const pin = own.findLast((one) => one.action === "pin" || one.action === "unpin");
          expect(standing.get(group)?.pinned ?? false).toBe(pin?.action === "pin");
        }
      }),
      { numRuns: 25 },
    );
  });

  it("takes decisions of several programs at once, none lost and the chain whole", async () => {
    const logs = [new DecisionLog(folder), new DecisionLog(folder), new DecisionLog(folder)];
    await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        logs[i % 3].append(() => line("note", "g-001", { reason: `note ${i}` })),
      ),
    );
    const { decisions, brokenLine } = await logs[0].read();
    expect(brokenLine).toBeNull();
    expect(new Set(decisions.map(({ reason }) => reason)).size).toBe(15);
  });

  it("tells any edit, of the last line too, and writes nothing more", async () => {
    const log = new DecisionLog(folder);
    for (const reason of ["one", "two", "three"]) await log.append(() => line("note", "g-001", { reason }));
    const whole = readFileSync(file(), "utf8");
    for (let at = 0; at < whole.length - 1; at += 7) {
      writeFileSync(file(), `${whole.slice(0, at)}${whole[at] === "x" ? "y" : "x"}${whole.slice(at + 1)}`);
      expect((await log.read()).brokenLine, `byte ${at}`).not.toBeNull();
    }
    const lines = whole.trimEnd().split("\n");
    writeFileSync(file(), `${[lines[0], lines[2]].join("\n")}\n`);
    const edited = readFileSync(file());
    await expect(log.append(() => line("pin", "g-001"))).rejects.toThrow(/line 2 is not as it was written/);
    expect(readFileSync(file())).toEqual(edited);
  });

  it("drops a line that was never finished, and says so in the next", async () => {
    const log = new DecisionLog(folder);
    await log.append(() => line("note", "g-001", { reason: "whole" }));
    appendFileSync(file(), '{"action":"verdict","at":"20');
    expect((await log.read()).unfinishedBytes).toBeGreaterThan(0);
    const { decisions, brokenLine } = await log.append(() => line("pin", "g-001"));
    expect(brokenLine).toBeNull();
    expect(decisions.map(({ action }) => action)).toEqual(["note", "pin"]);
    expect(decisions[1].dropped_bytes).toBe(28);
  });

  it("is as it was where the disk is full in the middle of a line", async () => {
    await new DecisionLog(folder).append(() => line("note", "g-001", { reason: "kept" }));
    const before = readFileSync(file());
    const full = new DecisionLog(folder, async (handle, bytes) => {
      await handle.appendFile(bytes.subarray(0, 40));
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    });
    await expect(full.append(() => line("pin", "g-001"))).rejects.toThrow(
      /no room left on the disk.*not written/,
    );
    expect(readFileSync(file())).toEqual(before);
    expect((await new DecisionLog(folder).append(() => line("pin", "g-001"))).decisions).toHaveLength(2);
  });
});

describe("undo", () => {
  it("takes back the reviewer's own last decision, once, and never another undo", async () => {
    const log = new DecisionLog(folder);
    const first = await log.append(() => line("verdict", "g-001", { verdict: "unclear" }));
    await log.append(() => line("pin", "g-001", { reviewer: "ben" }));
    const read = await log.read();
    expect(undoTarget(read, "anna").hash).toBe(first.head);
    const after = await log.append((now) => line("undo", "g-001", { of: undoTarget(now, "anna").hash }));
    expect(() => undoTarget(after, "anna")).toThrow(/nothing to undo/);
    expect(() => undoTarget(after, "anna", first.head!)).toThrow(/undone already/);
    expect(() => undoTarget(after, "anna", after.head!)).toThrow(/an undo is not undone/);
  });
});

describe("two reviewers", () => {
  const verdicts = async (reviewer: string, given: Record<string, (typeof VERDICTS)[number]>) => {
    rmSync(file(), { force: true });
    const log = new DecisionLog(folder);
    for (const [group, verdict] of Object.entries(given))
      await log.append(() => line("verdict", group, { reviewer, verdict, reason: "seen" }));
    return { path: file(), log: await log.read() };
  };

  it("have their logs merged into one whole chain, and their agreement told", async () => {
    const a = await verdicts("anna", {
      "g-001": "honest concert",
      "g-002": "unclear",
      "g-003": "same owner",
    });
    const b = await verdicts("ben", {
      "g-001": "honest concert",
      "g-002": "not concert",
      "g-004": "unclear",
    });
    const merged = join(folder, "merged.ndjson");
    writeFileSync(merged, mergedLog(a, b));
    const read = await readLog(merged);
    expect(read.brokenLine).toBeNull();
    expect(read.decisions.map(({ origin }) => origin)).toEqual(["a", "a", "a", "b", "b", "b"]);
    expect(
      standingDecisions(read.decisions)
        .get("g-002")
        ?.verdicts.map(({ reviewer }) => reviewer),
    ).toEqual(["anna", "ben"]);
    const agreement = agreementOf(a.log.decisions, b.log.decisions);
    expect(agreement).toMatchObject({ inA: 3, inB: 3, inBoth: 2, agreed: 1, apart: [{ group_id: "g-002" }] });
    expect(agreement.kappa).toBeCloseTo(1 / 3, 12);
  });

  it("share what they wrote before they parted only once", async () => {
    const log = new DecisionLog(folder);
    await log.append(() => line("pin", "g-001"));
    const a = { path: file(), log: await log.read() };
    await log.append(() => line("note", "g-001", { reason: "later", reviewer: "ben" }));
    const b = { path: file(), log: await log.read() };
    expect(mergedLog(a, b).trimEnd().split("\n")).toHaveLength(2);
  });

  it("of two different cases are not merged", async () => {
    const a = await verdicts("anna", { "g-001": "unclear" });
    const log = new DecisionLog(folder);
    rmSync(file());
    await log.append(() => line("pin", "g-001", { members_sha256: "others" }));
    expect(() => mergedLog(a, { path: file(), log: { ...a.log, decisions: [] } })).not.toThrow();
    const b = { path: file(), log: await log.read() };
    expect(() => mergedLog(a, b)).toThrow(/g-001 has other members/);
  });
});
