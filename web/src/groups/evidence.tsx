/** The evidence: what the last click means in posts, two and two side by side, with where each stands in the files. */
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { Clause, Evidence, Sheet } from "../../../src/server/api.js";
import { Copy } from "../parts/copy.js";
import { difference, type Stretch } from "../parts/difference.js";
import { clock, count, counted, dayAndMonth, duration, share, timeOfDay } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { Spoken, Token } from "../parts/spoken.js";
import { tracePhrase } from "../parts/trace-words.js";
import { quoteWords } from "../parts/words.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { type EvidenceFilter, useWorkbench } from "../state/workbench.js";

const [FIRST, MORE] = [20, 60];
/** From this similarity on the difference of two texts is marked; below it everything would be. */
const ALIKE = 0.35;

/** The column of evidence for the open group. */
export function EvidencePanel({ sheet }: { readonly sheet: Sheet }) {
  const { state, dispatch } = useWorkbench();
  const filter = state.evidence;
  const asked = useMemo(() => withSelection(filter, state.selection), [filter, state.selection]);
  const key = `${sheet.id} ${JSON.stringify(asked)}`;
  const [wanted, setWanted] = useState({ key, limit: FIRST });
  const limit = wanted.key === key ? wanted.limit : FIRST;
  const answer = useAnswer(`evidence ${key} ${limit}`, () =>
    ask.evidence({ group: sheet.id, ...asked, limit }),
  );
  const members = useMemo(
    () => new Map(sheet.dossier.members.map(({ accountId }, i) => [accountId, `A${i + 1}`])),
    [sheet.dossier.members],
  );
  return (
    <section className="evidence" aria-label="Evidence">
      <h2>Two posts at a time</h2>
      <Narrowed
        filter={filter}
        members={members}
        onChange={(next) => dispatch({ do: "evidence", filter: next })}
      />
      <Awaited answer={answer} what="the posts">
        {(evidence) => (
          <>
            <Total
              evidence={evidence}
              filter={filter}
              onChange={(next) => dispatch({ do: "evidence", filter: next })}
            />
            {evidence.pairs.map((pair, i) => (
              <Pair
                key={`${pair.a.eventId} ${pair.b.eventId} ${pair.trace}`}
                pair={pair}
                members={members}
                number={i}
              />
            ))}
            {evidence.pairs.length < evidence.total && evidence.pairs.length < 200 && (
              <Button className="more" onPress={() => setWanted({ key, limit: Math.min(200, limit + MORE) })}>
                {`Show more of ${counted(evidence.total, "pair")}`}
              </Button>
            )}
          </>
        )}
      </Awaited>
    </section>
  );
}

/** The filter with the span of time of the selection, where it names none of its own. */
function withSelection(filter: EvidenceFilter, selection: readonly Clause[]): EvidenceFilter {
  const time = selection.find((clause) => clause.kind === "time");
  return time && !filter.from ? { ...filter, from: time.from, to: time.to } : filter;
}

function Total({
  evidence,
  filter,
  onChange,
}: {
  readonly evidence: Evidence;
  readonly filter: EvidenceFilter;
  readonly onChange: (filter: EvidenceFilter) => void;
}) {
  const { total, leftOut } = evidence;
  const isByTime = filter.order === "time";
  const order = isByTime ? "earliest first" : "closest in time first";
  return (
    <p className="aside" role="status" data-testid="evidence-total">
      {total === 0
        ? "No two posts fit this. Take a narrowing off."
        : `${counted(total, "pair")} of posts, ${order}.`}
      {leftOut > 0 &&
        ` The case keeps a part of all meetings (${count(leftOut)} were left out by its caps), so there may be more.`}{" "}
      {total > 1 && (
        <Button
          className="link"
          onPress={() => onChange({ ...filter, order: isByTime ? "closest" : "time" })}
        >
          {isByTime ? "closest first" : "earliest first"}
        </Button>
      )}
    </p>
  );
}

/** What the evidence is narrowed to, each with a way to take it off. */
function Narrowed({
  filter,
  members,
  onChange,
}: {
  readonly filter: EvidenceFilter;
  readonly members: ReadonlyMap<string, string>;
  readonly onChange: (filter: EvidenceFilter) => void;
}) {
  const chips: { words: string; next: EvidenceFilter }[] = [];
  const { trace, object, from, to } = filter;
  if (filter.members && filter.members.length > 0)
    chips.push({
      words: filter.members.map((id) => members.get(id) ?? id).join(" and "),
      next: { ...filter, members: [] },
    });
  if (object)
    chips.push({
      words: `one ${trace ? tracePhrase(trace).one : "object"}`,
      next: { ...filter, object: undefined, trace: undefined },
    });
  else if (trace) chips.push({ words: tracePhrase(trace).did, next: { ...filter, trace: undefined } });
  if (from && to)
    chips.push({ words: spanWords(from, to), next: { ...filter, from: undefined, to: undefined } });
  if (chips.length === 0) return null;
  return (
    <div className="narrowed">
      {chips.map(({ words, next }) => (
        <span key={words} className="chip">
          <bdi>{words}</bdi>
          <Button aria-label={`Take off: ${words}`} onPress={() => onChange(next)}>
            ×
          </Button>
        </span>
      ))}
    </div>
  );
}

const spanWords = (from: string, to: string): string => {
  const near = Date.parse(to) - Date.parse(from) < 60_000;
  const start = `${dayAndMonth(from)} ${timeOfDay(from, near ? "second" : "minute")}`;
  return near ? `at ${start}` : `${start} – ${dayAndMonth(to)} ${timeOfDay(to, "minute")}`;
};

type PairData = Evidence["pairs"][number];

function Pair({
  pair,
  members,
  number,
}: {
  readonly pair: PairData;
  readonly members: ReadonlyMap<string, string>;
  readonly number: number;
}) {
  const { dispatch } = useWorkbench();
  const { a, b } = pair;
  const alike = pair.similarity !== null && pair.similarity >= ALIKE;
  const [stretchesA, stretchesB] = useMemo(
    () =>
      alike && a.text && b.text
        ? difference(a.text.slice(0, 20_000), b.text.slice(0, 20_000))
        : [undefined, undefined],
    [alike, a.text, b.text],
  );
  return (
    <article className="pair" aria-label={`Pair ${number + 1}`} data-testid="pair">
      <header>
        <p>
          <b className="gap">{gapWords(pair)}</b> <span>both {tracePhrase(pair.trace).did}</span>
          {pair.similarity !== null && <span className="aside"> · {sameness(pair)}</span>}
        </p>
        <p className="pair-object">
          <Token text={pair.objects[0] ?? ""} most={120} />
          {pair.objects.length > 1 && (
            <span className="aside"> and {count(pair.objects.length - 1)} more</span>
          )}
        </p>
      </header>
      <div className="pair-posts">
        <PostCard post={a} name={members.get(a.account)} stretches={stretchesA} />
        <PostCard post={b} name={members.get(b.account)} stretches={stretchesB} />
      </div>
      <footer>
        <Copy text={() => [a, b].map(quoteWords).join("\n\n")}>copy both with their sources</Copy>
        {pair.objects.length === 1 && (
          <Button
            className="link"
            onPress={() =>
              dispatch({
                do: "select",
                clause: { kind: "object", trace: pair.trace, values: [pair.objects[0]] },
              })
            }
          >
            keep groups on this {tracePhrase(pair.trace).one}
          </Button>
        )}
      </footer>
    </article>
  );
}

function gapWords({ deltaSeconds, a }: PairData): string {
  if (deltaSeconds > 0) return `${duration(deltaSeconds)} apart,`;
  return a.timePrecision === "minute" || a.timePrecision === "day"
    ? `in the same ${a.timePrecision},`
    : "in the same second,";
}

function sameness({ similarity, a, b }: PairData): string {
  if (a.text === b.text) return "the same words";
  if ((similarity ?? 0) < ALIKE) return "in different words";
  return `${share(similarity ?? 0, 1)} of the words are shared`;
}

function PostCard({
  post,
  name,
  stretches,
}: {
  readonly post: PairData["a"];
  readonly name: string | undefined;
  readonly stretches: readonly Stretch[] | undefined;
}) {
  return (
    <div className="post">
      <p className="post-head">
        <b>{name ?? "no member now"}</b> <Token text={post.account} most={26} />
      </p>
      <p className="post-time" title={post.timeRaw ? `in the file: ${post.timeRaw}` : undefined}>
        <time dateTime={post.timeUtc}>{clock(post.timeUtc, post.timePrecision)} UTC</time>
      </p>
      {post.text ? (
        <blockquote>
          <Spoken text={post.text} stretches={stretches} />
        </blockquote>
      ) : (
        <p className="aside">{post.kind === "repost" ? "A repost" : "An act"} without text of its own.</p>
      )}
      {post.links.length > 0 && (
        <p className="post-links">
          <Token text={post.links[0]} most={90} />
          {post.links.length > 1 && ` +${post.links.length - 1}`}
        </p>
      )}
      <p className="post-source">
        <Token text={post.place} most={70} /> <Copy text={() => quoteWords(post)}>quote</Copy>
      </p>
    </div>
  );
}
