/** Two cases beside each other: who enters, who leaves, and what is known of why. One crosshair runs through all of them. */
import { useContext, useState } from "react";
import type { Comparison, Session } from "../../../src/server/api.js";
import { capital, count, counted, share } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { Token } from "../parts/spoken.js";
import { Spans } from "../pictures/spans.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { LatestRun } from "../state/session.js";
import { useWorkbench } from "../state/workbench.js";

/** The whole view. */
export function CompareView({ session }: { readonly session: Session }) {
  const made = useContext(LatestRun)?.beside?.index ?? null;
  const [chosen, setIndex] = useState<number | null>(null);
  const index = chosen ?? made ?? session.others[0]?.index ?? null;
  return (
    <div className="view" data-testid="compare">
      <h1>Compare</h1>
      {index === null ? (
        <p>
          No second case is open. Make one in <a href="#file">the window explorer</a> ("run with these
          settings"), or name it behind this one and open both:{" "}
          <code>claque open {session.name ?? "CASE"} --with OTHER-CASE</code>
        </p>
      ) : (
        <>
          {session.others.length > 1 && (
            <label>
              Beside{" "}
              <select value={index} onChange={(event) => setIndex(Number(event.target.value))}>
                {session.others.map((other) => (
                  <option key={other.index} value={other.index}>
                    {other.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Compared index={index} />
        </>
      )}
    </div>
  );
}

const STATES = [
  ["enters", "Enter"],
  ["leaves", "Leave"],
  ["changes", "Change their status"],
  ["stays", "Stay"],
] as const;

function Compared({ index }: { readonly index: number }) {
  const answer = useAnswer(`compare ${index}`, () => ask.compare(index));
  const [cross, setCross] = useState<number | null>(null);
  return (
    <Awaited answer={answer} what="both cases">
      {(comparison) => (
        <>
          <p>
            <a className="download" href={`/api/compare/${index}/csv`} download>
              Download as a table (CSV)
            </a>
          </p>
          <p>
            <b>A</b> <Token text={comparison.a.name} />, {counted(comparison.a.groups, "group")}; <b>B</b>{" "}
            <Token text={comparison.b.name} />, {counted(comparison.b.groups, "group")}.
          </p>
          {!comparison.comparable && (
            <p className="notice">
              The two cases name accounts by different keys, so members cannot be matched: every group of A
              leaves and every group of B enters.
            </p>
          )}
          <section>
            <h2>Why they may differ</h2>
            {comparison.why.length === 0 ? (
              <p>Same settings, same data, same version.</p>
            ) : (
              <ul className="plain">
                {comparison.why.map(({ sort, text }) => (
                  <li key={text}>
                    <span className="pill">{sort}</span> {text}
                  </li>
                ))}
              </ul>
            )}
          </section>
          {STATES.map(([state, words]) => (
            <State
              key={state}
              words={words}
              comparison={comparison}
              state={state}
              cross={cross}
              onCross={setCross}
            />
          ))}
        </>
      )}
    </Awaited>
  );
}

type Pairing = Comparison["groups"][number];

/** Groups of one state shown before "all of them" is asked for. */
const FIRST = 12;

function State({
  words,
  comparison,
  state,
  cross,
  onCross,
}: {
  readonly words: string;
  readonly comparison: Comparison;
  readonly state: Pairing["state"];
  readonly cross: number | null;
  readonly onCross: (time: number | null) => void;
}) {
  const [all, setAll] = useState(false);
  const groups = comparison.groups.filter((group) => group.state === state);
  if (groups.length === 0) return null;
  const whole = wholeOf(comparison);
  return (
    <section>
      <h2>
        {words} <span className="aside">{count(groups.length)}</span>
      </h2>
      <ul className="plain compared">
        {groups.slice(0, all ? undefined : FIRST).map((group) => (
          <li key={`${group.a?.id} ${group.b?.id}`}>
            <Sides group={group} />
            <Spans
              rows={{ a: spanOfSide(group.a), b: spanOfSide(group.b), whole }}
              cross={cross}
              onCross={onCross}
            />
            <p className="aside">
              {group.jaccard !== null && `${share(group.jaccard, 1)} of the members of both are the same. `}
              {group.accountsEnter.length > 0 && `${counted(group.accountsEnter.length, "account")} enter. `}
              {group.accountsLeave.length > 0 && `${counted(group.accountsLeave.length, "account")} leave. `}
              {group.why && capital(group.why)}
            </p>
          </li>
        ))}
      </ul>
      {groups.length > FIRST && !all && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {count(groups.length)}
        </button>
      )}
    </section>
  );
}

function Sides({ group: { a, b } }: { readonly group: Pairing }) {
  const { dispatch } = useWorkbench();
  return (
    <p className="sides">
      {a && (
        <span>
          A{" "}
          <button type="button" className="link" onClick={() => dispatch({ do: "open", group: a.id })}>
            {a.id}
          </button>{" "}
          {a.words} <span className={`status s-${a.status}`}>{a.status}</span>{" "}
          {counted(a.accounts, "account")}
        </span>
      )}
      {b && (
        <span>
          B <b>{b.id}</b> {b.words} <span className={`status s-${b.status}`}>{b.status}</span>{" "}
          {counted(b.accounts, "account")}
        </span>
      )}
    </p>
  );
}

type Side = NonNullable<Pairing["a"]>;

const spanOfSide = (side: Side | null) =>
  side && { from: Date.parse(side.firstSeen), to: Date.parse(side.lastSeen) };

function wholeOf({ groups }: Comparison) {
  const spans = groups.flatMap(({ a, b }) => [a, b].flatMap((side) => spanOfSide(side) ?? []));
  const from = Math.min(...spans.map((span) => span.from));
  return { from, to: Math.max(from + 1, ...spans.map((span) => span.to)) };
}
