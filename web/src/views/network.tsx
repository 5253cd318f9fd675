/** The network: communities first, then the accounts of one. The layout is the server's and stays. */
import { useMemo } from "react";
import type { GroupsList, Network } from "../../../src/server/api.js";
import { NetworkCanvas } from "../network/canvas.js";
import { prepared } from "../network/draw.js";
import { count, counted } from "../parts/format.js";
import { Awaited } from "../parts/notice.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { Mark } from "../pictures/mark.js";
import { useAnswer } from "../state/answers.js";
import { ask } from "../state/ask.js";
import { useWorkbench } from "../state/workbench.js";

/** The whole view. */
export function NetworkView({ list }: { readonly list: GroupsList | undefined }) {
  const answer = useAnswer("network", ask.network);
  return (
    <div className="view wide" data-testid="network">
      <h1>Network</h1>
      <Awaited answer={answer} what="the network">
        {(network) =>
          network.groups.id.length === 0 ? (
            <p>This case holds no groups to draw.</p>
          ) : (
            <Drawn network={network} list={list} />
          )
        }
      </Awaited>
    </div>
  );
}

interface GroupRow {
  readonly index: number;
  readonly id: string;
  readonly words: string;
  readonly status: string;
  readonly accounts: number;
  readonly bridges: number;
}

function Drawn({ network, list }: { readonly network: Network; readonly list: GroupsList | undefined }) {
  const { state, dispatch } = useWorkbench();
  const what = useMemo(() => prepared(network), [network]);
  const rows = useMemo(() => rowsOf(network), [network]);
  const columns = useMemo(columnsOf, []);
  const kept = useMemo(() => {
    if (!list || list.count === list.total) return null;
    const ids = new Set<string>(list.columns.id);
    return new Set(network.groups.id.flatMap((id, i) => (ids.has(id) ? [i] : [])));
  }, [list, network]);
  const { id } = network.groups;
  const open = state.cursor ? id.indexOf(state.cursor) : -1;
  return (
    <>
      <p className="aside">
        A circle is a group, as large as its accounts need; filled ones passed the test, grey ones are
        candidates or audiences. The strongest lines join groups whose accounts meet, or that share some;
        those of a group under the pointer are all drawn.{" "}
        {network.nodes.account.length < network.nodesTotal &&
          `${count(network.nodes.account.length)} of ${counted(network.nodesTotal, "account")} are drawn. `}
        {network.edges.a.length < network.edgesTotal &&
          `${count(network.edges.a.length)} of ${counted(network.edgesTotal, "edge")} are drawn, the strongest. `}
        Near is not alike: places only keep circles apart.
      </p>
      <div className="drawn">
        <div>
          <NetworkCanvas
            what={what}
            open={open < 0 ? null : open}
            kept={kept}
            onOpen={(group) => dispatch({ do: "cursor", group: id[group] })}
            onLasso={(groups) => {
              if (groups.length > 0)
                dispatch({ do: "select", clause: { kind: "group", values: groups.map((i) => id[i]) } });
            }}
          />
          {open >= 0 && (
            <p>
              <button
                type="button"
                className="primary"
                onClick={() => dispatch({ do: "open", group: id[open] })}
              >
                Open {id[open]}: {network.groups.words[open]}
              </button>
            </p>
          )}
        </div>
        <DataTable
          caption="Groups in the picture"
          rows={rows}
          columns={columns}
          isChosen={({ index }) => index === open}
          onPick={(row) => dispatch({ do: "open", group: row.id })}
        />
      </div>
    </>
  );
}

function rowsOf({ groups, bridges }: Network): readonly GroupRow[] {
  const joined = new Array<number>(groups.id.length).fill(0);
  bridges.a.forEach((a, i) => {
    joined[a]++;
    joined[bridges.b[i]]++;
  });
  return groups.id.map((id, index) => ({
    index,
    id,
    words: groups.words[index],
    status: groups.status[index],
    accounts: groups.accounts[index],
    bridges: joined[index],
  }));
}

const columnsOf = (): readonly TableColumn<GroupRow>[] => [
  {
    id: "group",
    head: "Group",
    value: ({ id }) => id,
    cell: ({ id }) => (
      <>
        <Mark rank={Number(id.slice(2)) || 1} size={12} /> {id}
      </>
    ),
  },
  { id: "words", head: "What it is", value: ({ words }) => words },
  { id: "status", head: "Status", value: ({ status }) => status },
  { id: "accounts", head: "Accounts", value: ({ accounts }) => accounts, number: true },
  { id: "bridges", head: "Joined to", value: ({ bridges }) => bridges, number: true },
];
