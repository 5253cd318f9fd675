/** A simulated society through the whole program: profiles arrive in `accounts`, and stay out of it under pseudonyms. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { claque, desk } from "./program.js";

let at: ReturnType<typeof desk>;
beforeAll(async () => {
  at = desk();
  const made = await claque(at.folder, [
    ...["simulate", "like-class", "--seed", "6", "--out", "world", "--quiet"],
    ...["--set", "accounts=150", "--set", "days=6"],
  ]);
  expect(made.code, made.stderr).toBe(0);
});
afterAll(() => at.remove());

interface Account {
  readonly handles: readonly string[];
  readonly names: readonly string[];
  readonly created: string | null;
  readonly bio: string | null;
}

async function accounts(folder: string, identity: readonly string[]): Promise<Account[]> {
  const ended = await claque(at.folder, [
    ...["analyze", "world/events.ndjson", "--out", folder, "--quiet"],
    ...identity,
  ]);
  expect(ended.code, ended.stderr).toBe(0);
  const shown = await claque(at.folder, ["show", folder, "accounts", "--json", "--limit", "all"]);
  return shown.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Account);
}

it("keeps handles, names, bios and dates of creation where identities are shown", async () => {
  const rows = await accounts("plain", ["--identity", "plain", "--purpose", "a test"]);
  expect(rows.length).toBeGreaterThan(100);
  expect(
    rows.every(({ handles, names, created }) => handles.length === 1 && names.length === 1 && created),
  ).toBe(true);
  expect(rows.filter(({ bio }) => bio).length).toBeGreaterThan(rows.length / 2);
});

it("keeps dates of creation and nothing else under pseudonyms", async () => {
  const rows = await accounts("hidden", []);
  expect(rows.every(({ handles, names, bio }) => handles.length + names.length === 0 && !bio)).toBe(true);
  expect(rows.every(({ created }) => created)).toBe(true);
});
