/** The page of the documents on every table and column, made from the registry of tables. */
import type { Table } from "../../model/index.js";
import { codebookRows } from "./rows.js";

/** What the page is made of. */
export interface PageTables {
  /** Tables that a case holds, in the order of its stages. */
  readonly kept: readonly Table[];
  /** Tables that export makes of other files. */
  readonly made: readonly Table[];
  /** Tables between stages, which a library that runs a stage by itself meets. */
  readonly between: readonly Table[];
}

/** Markdown of `docs/tables.md`: the introduction, then a section for each table. */
export function codebookPage(introduction: string, { kept, made, between }: PageTables): string {
  const parts = [
    introduction.trim(),
    ...[...kept, ...made].map((table) => section(table, "##")),
    "## Between stages",
    "These tables are no files of a case. They are what a stage reads that runs by itself.",
    ...between.map((table) => section(table, "###")),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(table: Table, level: string): string {
  const rows = codebookRows([table]).map(
    ({ column, type, unit, meaning, missing }) =>
      `| \`${column}\` | ${[type, unit].filter(Boolean).join(", ")} | ${cell(meaning)} | ${cell(missing)} |`,
  );
  return [
    `${level} ${table.name}`,
    `${table.about[0].toUpperCase()}${table.about.slice(1)}. Rows stand in the order of ${table.order.map((name) => `\`${name}\``).join(", ")}.`,
    ["| column | type, unit | meaning | empty means |", "|---|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
