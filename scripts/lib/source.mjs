/**
 * Reads TypeScript as a syntax tree, so that the house rules judge code and not text that looks like code. The parser is
 * the one that vitest already brings (vite's), since TypeScript 7 has no stable one of its own.
 */
import { parseSync } from "vite";
import { ROOT, readText } from "./project.mjs";

const cache = new Map();

/** `{ path, text, program, comments }` of a file named relative to the root; throws where the parser finds a fault. */
export function parsed(path, root = ROOT) {
  const key = `${root}\0${path}`;
  if (!cache.has(key)) cache.set(key, parsedText(path, readText(path, root)));
  return cache.get(key);
}

/** The same of a text that stands in no file. */
export function parsedText(path, text) {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: does not parse, ${errors[0].message}. Mend the syntax.`);
  return { path, text, program, comments };
}

/** 1-based line of an offset. */
export const lineOf = (text, offset) => text.slice(0, offset).split("\n").length;

/** Lines of a text; a final line break opens no further line. */
export const lineCount = (text) => text.replace(/\n$/, "").split("\n").length;

/** Every node of a tree, parents first, as `[node, parent]`. */
export function* nodes(node, parent = null) {
  if (!node || typeof node !== "object") return;
  if (Array.isArray(node)) {
    for (const item of node) yield* nodes(item, parent);
    return;
  }
  if (typeof node.type !== "string") return;
  yield [node, parent];
  for (const key in node) if (key !== "type") yield* nodes(node[key], node);
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

/** Every module that a file names: static, dynamic, re-exported or as a type, as `{ name, line }`. */
export function imports(file) {
  const found = [];
  for (const [node] of nodes(file.program)) {
    const source = IMPORTING.has(node.type) ? (node.source ?? node.argument) : null;
    const name = source?.value ?? source?.literal?.value;
    if (typeof name === "string") found.push({ name, line: lineOf(file.text, node.start) });
  }
  return found;
}

/** Uses of a global: the identifier itself, not a property or a key of that name. */
export function globals(file, name) {
  const lines = [];
  for (const [node, parent] of nodes(file.program)) {
    if (node.type !== "Identifier" || node.name !== name) continue;
    const isProperty = parent?.type === "MemberExpression" && parent.property === node && !parent.computed;
    const isKey = parent?.key === node && !parent.computed;
    if (!isProperty && !isKey) lines.push(lineOf(file.text, node.start));
  }
  return lines;
}

/** Every string and every fixed part of a template, as `{ value, line }`. Names of imported modules are left out. */
export function strings(file) {
  const found = [];
  for (const [node, parent] of nodes(file.program)) {
    if (parent && IMPORTING.has(parent.type)) continue;
    const value =
      node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.cooked : undefined;
    if (typeof value === "string") found.push({ value, line: lineOf(file.text, node.start) });
  }
  return found;
}
