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
  return {
    start(name, size = 0) {
      const again = name.toLowerCase() === label.toLowerCase();
      [label, total, done, spoken] = [name, size, 0, Date.now()];
      if (!again) say(`${label} …`);
    },
    advance(by) {
      done += by;
      if (label === "" || Date.now() - spoken < 10_000) return;
      spoken = Date.now();
      say(
        `${label}: ${done.toLocaleString("en")}${total > 0 ? ` of ${total.toLocaleString("en")} (${Math.floor((100 * done) / total)} %)` : ""}`,
      );
    },
    note: say,
    end() {},
  };
}

function barProgress(): Progress {
  let bar: SingleBar | null = null;
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  return {
    start(name, total = 0, unit = "") {
      stop();
      const label = printable(name);
      const counted = total > 0;
      bar = new SingleBar(
        {
          format: counted
            ? `${label} {bar} {percentage} %  {value} of {total} ${unit}  {eta_formatted} left`
            : `${label}  {value} ${unit}`,
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
