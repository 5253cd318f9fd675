/** The selection: clauses as chips that can be taken off, how much they keep, and the query that returns the same rows. */
import { type FormEvent, type RefObject, useState } from "react";
import { Button, Tag, TagGroup, TagList } from "react-aria-components";
import type { CaseSummary, Clause, GroupsList, Status, Verdict } from "../../../src/server/api.js";
import { Copy } from "../parts/copy.js";
import { count, counted } from "../parts/format.js";
import { visible } from "../parts/visible.js";
import { clauseWords, ORDERS } from "../parts/words.js";
import { ask } from "../state/ask.js";
import { useWorkbench, VERDICTS, type Workbench } from "../state/workbench.js";

/** Search and filters: each adds a clause. */
export function Filters({
  summary,
  searchRef,
}: {
  readonly summary: CaseSummary;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { state, dispatch } = useWorkbench();
  const add = (clause: Clause) => dispatch({ do: "select", clause });
  const statuses = summary.groupsByStatus.filter(({ groups }) => groups > 0);
  return (
    <div className="filters">
      <Search searchRef={searchRef} onSearch={(text) => add({ kind: "text", text })} />
      <div className="selects">
        <Adder
          label="status"
          options={statuses.map(({ status, groups }) => [status, `${status} (${count(groups)})`])}
          onAdd={(value) => add({ kind: "status", values: [value as Status] })}
        />
        <Adder
          label="trace"
          options={summary.traces
            .filter(({ groups }) => groups > 0)
            .map(({ trace, title, groups }) => [trace, `${title} (${count(groups)})`])}
          onAdd={(value) => add({ kind: "trace", values: [value] })}
        />
        {summary.platforms.length > 1 && (
          <Adder
            label="platform"
            options={summary.platforms.map(({ platform }) => [platform, platform])}
            onAdd={(value) => add({ kind: "platform", values: [value] })}
          />
        )}
        <Adder
          label="verdict"
          options={[["none", "without a verdict"], ...VERDICTS.map((value) => [value, value] as const)]}
          onAdd={(value) => add({ kind: "verdict", values: [value as Verdict] })}
        />
      </div>
      <label className="order">
        in order of{" "}
        <select
          value={state.order}
          onChange={(event) => dispatch({ do: "order", order: event.target.value as Workbench["order"] })}
        >
          {Object.entries(ORDERS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Search({
  searchRef,
  onSearch,
}: {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onSearch: (text: string) => void;
}) {
  const [text, setText] = useState("");
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onSearch(text.trim().slice(0, 200));
    setText("");
    searchRef.current?.blur();
  };
  return (
    <search>
      <form onSubmit={search}>
        <input
          ref={searchRef}
          type="search"
          value={text}
          maxLength={200}
          placeholder="Search shared posts and links  ( / )"
          aria-label="Search in shared posts and objects; Enter adds it to the selection"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && searchRef.current?.blur()}
        />
      </form>
    </search>
  );
}

function Adder({
  label,
  options,
  onAdd,
}: {
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onAdd: (value: string) => void;
}) {
  return (
    <select
      aria-label={`Keep groups of one ${label}`}
      value=""
      onChange={(event) => event.target.value !== "" && onAdd(event.target.value)}
    >
      <option value="">{label}</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** The chips, and what they keep. */
export function Chips({ list }: { readonly list: GroupsList | undefined }) {
  const { state, dispatch } = useWorkbench();
  const { selection } = state;
  const query = async () => (await ask.rows({ selection: [...selection], table: "groups", limit: 0 })).sql;
  return (
    <div className="chips">
      {selection.length > 0 && (
        <TagGroup
          aria-label="Selection"
          selectionMode="none"
          onRemove={(keys) => {
            for (const key of keys) dispatch({ do: "unselect", index: Number(key) });
          }}
        >
          <TagList className="chip-list">
            {selection.map((clause, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a clause is taken off by its place
              <Tag key={i} id={String(i)} className="chip" textValue={clauseWords(clause)}>
                <bdi>{visible(clauseWords(clause))}</bdi>
                <Button slot="remove" aria-label={`Take off: ${clauseWords(clause)}`}>
                  ×
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <p className="chips-count" role="status">
        {list
          ? selection.length === 0
            ? counted(list.total, "group")
            : `${count(list.count)} of ${counted(list.total, "group")}`
          : "…"}
      </p>
      {selection.length > 1 && (
        <Button className="link" onPress={() => dispatch({ do: "clear" })}>
          take all off
        </Button>
      )}
      <Copy text={query}>copy query</Copy>
    </div>
  );
}
