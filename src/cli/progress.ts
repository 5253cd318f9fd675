/** Progress on standard error: a bar on a terminal, a few plain lines elsewhere, nothing when quiet. */
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../model/index.js";
import { printable } from "./printable.js";

const QUIET: Progress = { start() {}, advance() {}, note() {}, end() {} };

/** The progress for a command. */
export function terminalProgress(options: { quiet: boolean }): Progress {
  if (options.quiet) return QUIET;
  return process.stderr.isTTY ? barProgress() : lineProgress(say, () => Date.now());
}

/** Milliseconds after which a line is said again of what goes on; each time twice as long, up to the last. */
const [SOON, SELDOM] = [10_000, 60_000];

/** Plain lines: one when a stage of a run begins (a piece of work, outside of a run), now and then one of how far it is, one for each note. */
export function lineProgress(say: (line: string) => void, clock: () => number): Progress {
  const piece = new Piece();
  let run: Whole | null = null;
  let spoken = clock();
  let wait = SOON;
  const tell = (line: string) => {
    spoken = clock();
    say(line);
  };
  return {
    start(name, size = 0, unit = "") {
      const again = name.toLowerCase() === piece.label.toLowerCase();
      piece.begin(name, size, unit, clock());
      if (!run && !again) tell(`${name} …`);
    },
    advance(by) {
      piece.done += by;
      if (piece.label === "" || clock() - spoken < wait) return;
      wait = Math.min(SELDOM, 2 * wait);
      tell(run ? `${wordsIn(run, piece)}${shareWords(run)}` : `${piece.words()}${piece.left(clock())}`);
    },
    note: say,
    end() {},
    whole(stage, share, secondsLeft) {
      const begins = run?.stage !== stage;
      if (share >= 1) {
        run = null;
        return;
      }
      run = { stage, share, secondsLeft };
      if (begins) piece.begin("", 0, "", clock());
      if (begins) tell(`${stage} …${shareWords(run)}`);
    },
  };
}

/** The whole run that pieces of work are of. */
interface Whole {
  readonly stage: string;
  readonly share: number;
  readonly secondsLeft: number | null;
}

const shareWords = ({ share, secondsLeft }: Whole): string =>
  share < 0.005
    ? ""
    : ` (${Math.floor(100 * share)} % of the run${secondsLeft === null ? "" : `, about ${durationWords(secondsLeft * 1000)} left`})`;

/** A piece of work and how far it is. */
class Piece {
  label = "";
  done = 0;
  private total = 0;
  private began = 0;
  private amount = amountIn("");

  begin(label: string, total: number, unit: string, now: number): void {
    [this.label, this.total, this.done, this.began] = [label, total, 0, now];
    this.amount = amountIn(unit);
  }

  words(): string {
    const { label, total, done } = this;
    if (total === 0) return done === 0 ? label : `${label}: ${this.amount(done)}`;
    return `${label}: ${this.amount(done)} of ${this.amount(total)} (${Math.floor((100 * done) / total)} %)`;
  }

  left(now: number): string {
    const { total, done, began } = this;
    if (total === 0 || done < TELLING * total) return "";
    return `, about ${durationWords((now - began) * (total / done - 1))} left`;
  }
}

/** A piece of a run, with its stage before it. */
const wordsIn = ({ stage }: Whole, piece: Piece): string =>
  piece.label === "" ? stage : piece.label === stage ? piece.words() : `${stage}: ${piece.words()}`;

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

/** Steps of a bar. */
const STEPS = 1000;

function barProgress(): Progress {
  const piece = new Piece();
  let run: Whole | null = null;
  let bar: SingleBar | null = null;
  let total = 0;
  const stop = () => {
    bar?.stop();
    bar = null;
  };
  const draw = () => {
    const share = run ? run.share : total > 0 ? Math.min(1, piece.done / total) : 0;
    const words = run ? wordsIn(run, piece) : piece.words();
    const left = run
      ? run.secondsLeft === null
        ? ""
        : `about ${durationWords(run.secondsLeft * 1000)} left of the run`
      : piece.left(Date.now()).replace(", ", "");
    const shown = { words: printable(words), left };
    if (bar) bar.update(share * STEPS, shown);
    else {
      const format = run || total > 0 ? "{bar} {percentage} %  {left}  {words}" : "{words}";
      const stream = process.stderr;
      bar = new SingleBar(
        { format, stream, hideCursor: true, clearOnComplete: true, barsize: 24 },
        process.env.NO_COLOR ? Presets.legacy : Presets.shades_classic,
      );
      bar.start(STEPS, share * STEPS, shown);
    }
  };
  return {
    start(name, size = 0, unit = "") {
      if (!run) stop();
      total = size;
      piece.begin(name, size, unit, Date.now());
      draw();
    },
    advance(by) {
      piece.done += by;
      if (bar || run) draw();
    },
    note(line) {
      stop();
      say(line);
    },
    end() {
      if (!run) stop();
    },
    whole(stage, share, secondsLeft) {
      if (!run) stop();
      if (share >= 1) {
        stop();
        run = null;
        return;
      }
      if (run?.stage !== stage) piece.begin("", 0, "", Date.now());
      run = { stage, share, secondsLeft };
      draw();
    },
  };
}

const say = (line: string): void => {
  process.stderr.write(`${printable(line)}\n`);
};
