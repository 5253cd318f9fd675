/** Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing when quiet. */
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../model/index.js";
import { printable } from "./text-table.js";

const QUIET: Progress = { start() {}, advance() {}, note() {}, end() {} };

/** The progress for a command. */
export function terminalProgress(options: { quiet: boolean }): Progress {
  if (options.quiet) return QUIET;
  return process.stderr.isTTY ? barProgress() : lineProgress();
}

/** Plain lines: one when a piece of work begins, one every ten seconds, one for each note. */
function lineProgress(): Progress {
  let label = "";
  let total = 0;
  let done = 0;
  let spoken = 0;
  let began = 0;
  let amount = amountIn("");
  return {
    start(name, size = 0, unit = "") {
      const again = name.toLowerCase() === label.toLowerCase();
      [label, total, done, spoken, began] = [name, size, 0, Date.now(), Date.now()];
      amount = amountIn(unit);
      if (!again) say(`${label} …`);
    },
    advance(by) {
      done += by;
      if (label === "" || Date.now() - spoken < 10_000) return;
      spoken = Date.now();
      if (total === 0) return say(`${label}: ${amount(done)}`);
      const left = (spoken - began) * (total / done - 1);
      const estimate = done >= TELLING * total ? `, about ${durationWords(left)} left` : "";
      say(`${label}: ${amount(done)} of ${amount(total)} (${Math.floor((100 * done) / total)} %)${estimate}`);
    },
    note: say,
    end() {},
  };
}

/** Share of a piece of work from which on what is left is estimated: the first steps are often the dearest. */
const TELLING = 0.05;

/** How an amount is written: bytes as megabytes, everything else as a number. */
const amountIn = (unit: string) =>
  unit === "bytes"
    ? (n: number) => `${Math.round(n / 1e6).toLocaleString("en")} MB`
    : (n: number) => Math.round(n).toLocaleString("en");

/** Milliseconds in words, whole minutes from two on. */
function durationWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60).toLocaleString("en")} min`;
}

function barProgress(): Progress {
  let bar: SingleBar | null = null;
  let done = 0;
  let telling = 0;
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  return {
    start(name, total = 0, unit = "") {
      stop();
      done = 0;
      telling = TELLING * total;
      const label = printable(name);
      const counted = total > 0;
      const amount = amountIn(unit);
      const shownUnit = unit === "bytes" ? "" : ` ${unit}`;
      bar = new SingleBar(
        {
          format: counted
            ? `${label} {bar} {percentage} %  {value} of {total}${shownUnit}  {eta_formatted} left`
            : `${label}  {value}${shownUnit}`,
          formatValue: (value, _, type) =>
            type === "value" || type === "total" ? amount(value) : String(value),
          formatTime: (seconds) => (done > 0 && done >= telling ? durationWords(seconds * 1000) : "?"),
          stream: process.stderr,
          hideCursor: true,
          clearOnComplete: true,
          etaBuffer: 50,
        },
        process.env.NO_COLOR ? Presets.legacy : Presets.shades_classic,
      );
      bar.start(counted ? total : 1, 0);
    },
    advance(by) {
      done += by;
      bar?.increment(by);
    },
    note(line) {
      stop();
      say(line);
    },
    end: stop,
  };
}

const say = (line: string): void => {
  process.stderr.write(`${printable(line)}\n`);
};
