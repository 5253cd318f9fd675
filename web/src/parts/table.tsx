/** A table that sorts by its heads and draws only the rows that can be seen. */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef } from "react";
import { counted } from "./format.js";
import { Scroll } from "./scroll.js";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

/** A column: `value` sorts and is shown, `cell` shows it otherwise. */
export interface TableColumn<R> {
  readonly id: string;
  readonly head: string;
  readonly value: (row: R) => string | number | null;
  readonly cell?: (row: R) => ReactNode;
  readonly number?: boolean;
  readonly sorts?: boolean;
}

interface DataTableProps<R> {
  readonly caption: string;
  readonly rows: readonly R[];
  readonly columns: readonly TableColumn<R>[];
  readonly onPick?: (row: R) => void;
  readonly isChosen?: (row: R) => boolean;
}

/** Height of a row before it is measured, pixels. */
const ROW = 34;

/** The table in a box of its own that scrolls. */
export function DataTable<R extends object>({ caption, rows, columns, onPick, isChosen }: DataTableProps<R>) {
  const table = useSorted(rows, columns);
  const box = useRef<HTMLElement | null>(null);
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 600, height: 420 },
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <Scroll className="table-box" boxRef={box} label={caption}>
      <table aria-rowcount={rows.length + 1}>
        <caption className="hidden">{`${caption}, ${counted(rows.length, "row")}`}</caption>
        <thead>
          <tr>
            {table.getHeaderGroups()[0]?.headers.map((header) => (
              <Head
                key={header.id}
                column={byId.get(header.id) as TableColumn<R>}
                order={header.column.getIsSorted()}
                onSort={header.column.getToggleSortingHandler()}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} columns={columns.length} />}
          {items.map((item) => (
            <Row
              key={sorted[item.index].id}
              row={sorted[item.index].original as R}
              index={item.index}
              columns={columns}
              measure={virtual.measureElement}
              onPick={onPick}
              chosen={isChosen?.(sorted[item.index].original as R) ?? false}
            />
          ))}
          {below > 0 && <Spacer height={below} columns={columns.length} />}
        </tbody>
      </table>
    </Scroll>
  );
}

function Head<R>({
  column,
  order,
  onSort,
}: {
  readonly column: TableColumn<R>;
  readonly order: false | "asc" | "desc";
  readonly onSort: ((event: unknown) => void) | undefined;
}) {
  return (
    <th
      scope="col"
      className={column.number ? "n" : undefined}
      aria-sort={order === "asc" ? "ascending" : order === "desc" ? "descending" : undefined}
    >
      {column.sorts === false ? (
        column.head || <span className="hidden">{column.id}</span>
      ) : (
        <button type="button" className="head" onClick={onSort}>
          {column.head}
          <span aria-hidden="true">{order === "asc" ? " ↑" : order === "desc" ? " ↓" : ""}</span>
        </button>
      )}
    </th>
  );
}

function useSorted<R extends object>(rows: readonly R[], columns: readonly TableColumn<R>[]) {
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, R>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row: R) => column.value(row) ?? "", {
          id: column.id,
          header: column.head,
          sortFn: "basic",
          sortUndefined: "last",
        }),
      ),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  return useTable({ features, columns: defined, data });
}

const Spacer = ({ height, columns }: { readonly height: number; readonly columns: number }) => (
  <tr className="spacer">
    <td colSpan={columns} style={{ height }} />
  </tr>
);

function Row<R>({
  row,
  index,
  columns,
  measure,
  onPick,
  chosen,
}: {
  readonly row: R;
  readonly index: number;
  readonly columns: readonly TableColumn<R>[];
  readonly measure: (element: HTMLTableRowElement | null) => void;
  readonly onPick?: (row: R) => void;
  readonly chosen: boolean;
}) {
  const shown = (column: TableColumn<R>): ReactNode => {
    if (column.cell) return column.cell(row);
    const value = column.value(row);
    return typeof value === "number" ? value.toLocaleString("en-GB") : value;
  };
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={chosen ? "chosen" : undefined}>
      {columns.map((column, i) => (
        <td key={column.id} className={column.number ? "n" : undefined}>
          {i === 0 && onPick ? (
            <button type="button" className="link" onClick={() => onPick(row)}>
              {shown(column)}
            </button>
          ) : (
            shown(column)
          )}
        </td>
      ))}
    </tr>
  );
}
