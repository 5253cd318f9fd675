/** The list of groups, one of which the keys act on. Only the rows that can be seen are drawn; their order is the server's. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { GroupsList } from "../../../src/server/api.js";
import { capital, counted, days } from "../parts/format.js";
import { WORDING_WORDS } from "../parts/words.js";
import { Mark } from "../pictures/mark.js";
import { Spark } from "../pictures/spark.js";
import { useWorkbench } from "../state/workbench.js";

const ROW = 92;

/** All groups of the selection. */
export function GroupList({ list, nothing }: { readonly list: GroupsList; readonly nothing: string | null }) {
  const { state, dispatch } = useWorkbench();
  const box = useRef<HTMLDivElement | null>(null);
  const ids = list.columns.id;
  const at = state.cursor ? ids.indexOf(state.cursor) : -1;
  const virtual = useVirtualizer({
    count: list.count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => ids[index],
    overscan: 8,
    initialRect: { width: 320, height: 700 },
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  if (list.count === 0) return <Empty nothing={nothing} filtered={list.total > 0} />;
  return (
    <div className="list" ref={box} data-testid="list">
      <div
        role="listbox"
        aria-label="Groups"
        tabIndex={0}
        aria-activedescendant={at >= 0 ? `row-${ids[at]}` : undefined}
        className="list-inner"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => (
          <Row
            key={item.key}
            list={list}
            index={item.index}
            start={item.start}
            chosen={item.index === at}
            open={ids[item.index] === state.open}
            measure={virtual.measureElement}
            onOpen={() => dispatch({ do: "open", group: ids[item.index] })}
          />
        ))}
      </div>
    </div>
  );
}

function Empty({ nothing, filtered }: { readonly nothing: string | null; readonly filtered: boolean }) {
  return (
    <p className="notice list-empty">
      {filtered
        ? "No group fits the whole selection. Take a chip off."
        : (nothing ?? "This case holds no groups.")}
    </p>
  );
}

interface RowProps {
  readonly list: GroupsList;
  readonly index: number;
  readonly start: number;
  readonly chosen: boolean;
  readonly open: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onOpen: () => void;
}

function Row({ list: { columns }, index, start, chosen, open, measure, onOpen }: RowProps) {
  const id = columns.id[index];
  return (
    <div
      id={`row-${id}`}
      ref={measure}
      data-index={index}
      data-group={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={`row${chosen ? " chosen" : ""}${open ? " open" : ""}`}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onOpen}
      onKeyDown={undefined}
    >
      <p className="row-words">
        <Mark rank={columns.rank[index]} />
        <b>{capital(columns.words[index])}</b>
        {columns.pinned[index] && (
          <span className="pin" title="pinned">
            {" "}
            ★<span className="hidden">pinned</span>
          </span>
        )}
      </p>
      <p className="row-line">
        <span className={`status s-${columns.status[index]}`}>{columns.status[index]}</span>
        <span>{counted(columns.accounts[index], "account")}</span>
        <span className="row-id">{id}</span>
        {columns.contested[index] && <span className="badge">contested by a reviewer</span>}
      </p>
      <div className="row-foot">
        <Spark counts={columns.spark[index]} />
        <RowFacts columns={columns} index={index} />
      </div>
    </div>
  );
}

function RowFacts({ columns, index }: { readonly columns: GroupsList["columns"]; readonly index: number }) {
  const verdict = columns.verdict[index];
  const fits = columns.fits[index].length;
  const wording = columns.wording[index];
  return (
    <p className="row-facts">
      {verdict ? (
        <span className={`verdict v-${verdict.replace(" ", "-")}`}>{verdict}</span>
      ) : (
        <>
          <span>
            {fits > 0 ? `${counted(fits, "reading")} ${fits === 1 ? "fits" : "fit"}` : "no reading fits"}
          </span>
          <span>
            {wording ? WORDING_WORDS[wording] : days(columns.firstSeen[index], columns.lastSeen[index])}
          </span>
        </>
      )}
    </p>
  );
}
