/**
 * The law of comments as a check: a file opens with a paragraph that says what it is and why it exists, and every export
 * has a doc comment. Called by the house tests and by `npm run check`.
 */
import { lineOf, parsed } from "./source.mjs";

const SHEBANG = /^#!.*\n/;

/** What is missing in one file, as lines `path:line: what. next step`. */
export const missingComments = (path, root) => missingCommentsIn(parsed(path, root));

/** The same for a file that is parsed already. */
export function missingCommentsIn(file) {
  const { path, text } = file;
  const faults = [];
  const start = text.match(SHEBANG)?.[0].length ?? 0;
  if (!text.startsWith("/*", start))
    faults.push(`${path}:1: no opening comment. Begin with a short paragraph: what it is and why it exists.`);
  for (const { name, line } of undocumented(file))
    faults.push(
      `${path}:${line}: export ${name} has no doc comment. Say what it is, its units, shape and errors.`,
    );
  return faults;
}

function undocumented(file) {
  const documented = new Set();
  const open = new Map();
  for (const { name, node } of exportsOf(file.program)) {
    if (hasDoc(file, node)) documented.add(name);
    else if (!open.has(name)) open.set(name, lineOf(file.text, node.start));
  }
  return [...open].filter(([name]) => !documented.has(name)).map(([name, line]) => ({ name, line }));
}

function* exportsOf(program) {
  const local = new Map();
  for (const node of program.body) for (const name of declaredNames(node)) local.set(name, node);
  for (const node of program.body) {
    if (node.type !== "ExportNamedDeclaration" || node.source) continue;
    for (const name of declaredNames(node.declaration)) yield { name, node };
    for (const { local: inner } of node.specifiers ?? [])
      if (local.has(inner.name)) yield { name: inner.name, node: local.get(inner.name) };
  }
}

function declaredNames(node) {
  if (!node) return [];
  if (node.type === "VariableDeclaration")
    return node.declarations.map((item) => item.id.name).filter(Boolean);
  return /Declaration$|^TSDeclareFunction$/.test(node.type) && node.id?.name ? [node.id.name] : [];
}

function hasDoc(file, node) {
  return file.comments.some(
    (comment) =>
      comment.type === "Block" &&
      comment.value.startsWith("*") &&
      comment.end <= node.start &&
      /^\s*$/.test(file.text.slice(comment.end, node.start)),
  );
}
