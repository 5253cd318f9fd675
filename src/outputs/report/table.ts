/** A plain table that scrolls inside its own frame on narrow screens and keeps its headers for readers of any kind. */
import { count } from "../text/format.js";
import { type Content, type Html, html } from "../text/html.js";

/** A column: its header, and whether it holds numbers (right-aligned, tabular). */
export interface TableColumn {
  readonly head: string;
  readonly number?: boolean;
  /** Extra class of the cells. */
  readonly kind?: string;
}

/** How a table is laid out. */
export interface TableLayout {
  /** As wide as its content instead of the page. */
  readonly auto?: boolean;
  /** Rows that stand open; the rest is folded. All when absent. */
  readonly open?: number;
}

/** A table with caption; the first cell of each row is its header. */
export function table(
  caption: Content,
  columns: readonly TableColumn[],
  rows: readonly (readonly Content[])[],
  layout: TableLayout = {},
): Html {
  const open = layout.open !== undefined && rows.length > layout.open + 3 ? layout.open : rows.length;
  const rest = rows.slice(open);
  const first = frame(caption, columns, rows.slice(0, open), layout);
  if (rest.length === 0) return first;
  const more = `${count(rest.length)} more`;
  return html`${first}<details class="more"><summary>${more}</summary>${frame(html`<span class="hidden">${more}</span>`, columns, rest, layout)}</details>`;
}

function frame(
  caption: Content,
  columns: readonly TableColumn[],
  rows: readonly (readonly Content[])[],
  { auto }: TableLayout,
): Html {
  const cells = (row: readonly Content[]) =>
    row.map((cell, i) =>
      i === 0
        ? html`<th scope="row"${style(columns[i])}>${cell}</th>`
        : html`<td${style(columns[i])}>${cell}</td>`,
    );
  return html`<div class="scroll" role="group" tabindex="0"><table${auto && html` class="auto"`}><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${style(column)}>${column.head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody></table></div>`;
}

function style(column: TableColumn): Html | false {
  const names = [column.number && "n", column.kind].filter(Boolean).join(" ");
  return names !== "" && html` class="${names}"`;
}
