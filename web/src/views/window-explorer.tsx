/** The window explorer: pairs met beside pairs expected for every window. The slider shows candidates; only a run makes a finding. */
import { useState } from "react";
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import type { BesideRequest, Candidates, Windows } from "../../../src/server/api.js";
import { Copy } from "../parts/copy.js";
import { count, counted, roughly, windowWords } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { WindowsPicture } from "../pictures/windows.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { useWorkbench } from "../state/workbench.js";
import { RunBeside } from "./run-beside.js";

/** The section of the file view. */
export function WindowExplorer() {
  const answer = useAnswer("windows", ask.windows);
  return (
    <section className="explorer">
      <h2>Window explorer</h2>
      <Awaited answer={answer} what="the pairs of every window">
        {(windows) =>
          windows.traces.length === 0 ? (
            <p>Nothing in this data is shared by two accounts.</p>
          ) : (
            <Explorer windows={windows} />
          )
        }
      </Awaited>
    </section>
  );
}

function Explorer({ windows }: { readonly windows: Windows }) {
  const [traceId, setTrace] = useState(windows.traces[0].trace);
  const trace = windows.traces.find((item) => item.trace === traceId) ?? windows.traces[0];
  const seconds = windows.windowsSeconds;
  const start = Math.max(
    0,
    seconds.findIndex((value) => value >= (trace.runWindowsSeconds[0] ?? 60)),
  );
  const [at, setAt] = useState(start);
  const [asked, setAsked] = useState<{ trace: string; windowSeconds: number } | null>(null);
  const candidates = useAnswer(asked ? `candidates ${asked.trace} ${asked.windowSeconds}` : null, () =>
    ask.candidates(asked as { trace: string; windowSeconds: number }),
  );
  const choose = (id: string, index: number) => setAsked({ trace: id, windowSeconds: seconds[index] });
  return (
    <>
      <p className="explorer-controls">
        <label>
          Trace{" "}
          <select
            value={trace.trace}
            onChange={(event) => {
              setTrace(event.target.value);
              if (asked) choose(event.target.value, at);
            }}
          >
            {windows.traces.map(({ trace: id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </p>
      <WindowsPicture windows={windows} trace={trace} at={seconds[at]} />
      <WindowSlider
        seconds={seconds}
        trace={trace}
        at={at}
        onMove={setAt}
        onEnd={(index) => choose(trace.trace, index)}
      />
      <p className="aside">{windows.about}</p>
      {asked && (
        <Awaited answer={candidates} what="which groups would stay">
          {(found) => <Would found={found} settings={asked} />}
        </Awaited>
      )}
    </>
  );
}

/** Where a window stands on the chart's logarithmic axis, 0 to 1, so that the thumb stands under its line. */
const placeOf = (seconds: readonly number[], at: number): number =>
  Math.log(seconds[at] / seconds[0]) / Math.log(seconds[seconds.length - 1] / seconds[0]);

function WindowSlider({
  seconds,
  trace,
  at,
  onMove,
  onEnd,
}: {
  readonly seconds: readonly number[];
  readonly trace: Windows["traces"][number];
  readonly at: number;
  readonly onMove: (index: number) => void;
  readonly onEnd: (index: number) => void;
}) {
  return (
    <Slider
      className="window-slider"
      minValue={0}
      maxValue={seconds.length - 1}
      value={at}
      onChange={onMove}
      onChangeEnd={onEnd}
    >
      <Label>Window</Label>
      <SliderOutput>
        {windowWords(seconds[at])}: {count(trace.met[at])} pairs met, {roughly(trace.expected[at])} expected
      </SliderOutput>
      <SliderTrack className="track-bar">
        <SliderThumb
          className="thumb"
          style={{ left: `${100 * placeOf(seconds, at)}%` }}
          aria-valuetext={windowWords(seconds[at])}
        />
      </SliderTrack>
    </Slider>
  );
}

function Would({ found, settings }: { readonly found: Candidates; readonly settings: BesideRequest }) {
  const { dispatch } = useWorkbench();
  const groups = (list: Candidates["stay"]) => (
    <>
      {list.slice(0, 12).map(({ group, accounts, of }) => (
        <button key={group} type="button" className="link" onClick={() => dispatch({ do: "open", group })}>
          {group} ({count(accounts)} of {count(of)})
        </button>
      ))}
      {list.length > 12 && <span className="aside">and {count(list.length - 12)} more</span>}
    </>
  );
  return (
    <div className="would" role="status">
      <p>
        <b>At {windowWords(settings.windowSeconds)}, as candidates and no findings:</b> {found.about}
      </p>
      <dl className="plain">
        <div>
          <dt>{counted(found.stay.length, "group")} would stay</dt>
          <dd>{groups(found.stay)}</dd>
        </div>
        <div>
          <dt>{counted(found.leave.length, "group")} would leave</dt>
          <dd>{groups(found.leave)}</dd>
        </div>
        <div>
          <dt>
            {found.cut
              ? "What would enter was not searched"
              : `${counted(found.enter.length, "cluster")} would enter`}
          </dt>
          <dd>
            {found.enter.slice(0, 6).map(({ accounts, pairs, objects }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: clusters have no names
              <span key={i} className="pill">
                {counted(accounts, "account")}, {counted(pairs, "pair")}, {counted(objects, "object")}
              </span>
            ))}
          </dd>
        </div>
      </dl>
      <p className="aside">
        Moving the slider makes no finding: a window that was chosen by its result would be wrong more often
        than the stated rate. A run with these settings makes a second case beside this one, to compare.
      </p>
      <RunBeside settings={settings} />
      <p className="aside command">
        In a terminal: <code>{found.command}</code> <Copy text={() => found.command}>copy</Copy>
      </p>
    </div>
  );
}
