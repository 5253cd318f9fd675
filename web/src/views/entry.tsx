/** One line of the reviewers' log. */
import { Button } from "react-aria-components";
import type { Decisions } from "../../../src/server/api.js";
import { clock } from "../parts/format.js";
import { Spoken, Token } from "../parts/spoken.js";
import { decide } from "../state/decide.js";

/** An entry of the log. */
export type LogEntry = Decisions["entries"][number];

const ACTIONS: Readonly<Record<LogEntry["action"], string>> = {
  verdict: "verdict",
  pin: "pinned",
  unpin: "unpinned",
  note: "note",
  exclude: "took out",
  include: "took back",
  contested: "contested",
  undo: "took a line back",
};

/** The line, with the way to take it back. */
export function Entry({
  entry,
  onError,
}: {
  readonly entry: LogEntry;
  readonly onError: (error: Error) => void;
}) {
  return (
    <li className={entry.undone ? "entry undone" : "entry"}>
      <p>
        <span className="aside">{entry.line}</span>{" "}
        <time dateTime={entry.at}>{clock(entry.at, "minute")}</time>{" "}
        <b>
          <bdi>{entry.reviewer}</bdi>
        </b>
        {entry.group && <> on {entry.group}</>}:{" "}
        {entry.verdict ? (
          <span className={`verdict v-${entry.verdict.replace(" ", "-")}`}>{entry.verdict}</span>
        ) : (
          ACTIONS[entry.action]
        )}
        {entry.account && (
          <>
            {" "}
            <Token text={entry.account} most={30} />
          </>
        )}
        {entry.undone && <span className="badge">taken back</span>}
        {!entry.undone && entry.action !== "undo" && (
          <Button
            className="link"
            aria-label={`Take back line ${entry.line}`}
            onPress={() => decide({ action: "undo", of: entry.hash }).catch(onError)}
          >
            take back
          </Button>
        )}
      </p>
      {entry.reason && (
        <p className="entry-reason">
          <Spoken text={entry.reason} most={400} />
        </p>
      )}
    </li>
  );
}
