/** Progress where there is no terminal: a line a stage with the share and time left of the run, and seldom one between. */
import { expect, it } from "vitest";
import { lineProgress } from "./progress.js";

it("says a run in a few lines, however many pieces it has", () => {
  const lines: string[] = [];
  let now = 0;
  const progress = lineProgress(
    (line) => lines.push(line),
    () => now,
  );
  progress.whole?.("Network", 0, null);
  for (let piece = 0; piece < 200; piece++) {
    progress.start(`piece ${piece}`, 10, "pairs");
    now += 500;
    progress.whole?.("Network", piece / 400, 60);
    progress.advance(5);
  }
  progress.whole?.("Groups", 0.5, 100);
  progress.note("A note stays.");
  progress.whole?.("", 1, null);
  expect(lines).toEqual([
    "Network …",
    "Network: piece 19: 5 of 10 (50 %) (4 % of the run, about 60 s left)",
    "Network: piece 59: 5 of 10 (50 %) (14 % of the run, about 60 s left)",
    "Network: piece 139: 5 of 10 (50 %) (34 % of the run, about 60 s left)",
    "Groups … (50 % of the run, about 100 s left)",
    "A note stays.",
  ]);
});

it("says each piece of what is no run, with the time left of it", () => {
  const lines: string[] = [];
  let now = 0;
  const progress = lineProgress(
    (line) => lines.push(line),
    () => now,
  );
  progress.start("Reading a.csv", 100e6, "bytes");
  now = 12_000;
  progress.advance(50e6);
  progress.start("reading a.csv");
  expect(lines).toEqual(["Reading a.csv …", "Reading a.csv: 50 MB of 100 MB (50 %), about 12 s left"]);
});
