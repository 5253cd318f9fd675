/**
 * Finds what the documents point at and cannot reach: relative links, their anchors, and paths of this repository in
 * code marks. Called by the house tests and by `npm run check`.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { filesUnder, ROOT, readText, shown } from "./project.mjs";

const LINK = /\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;
const CODE_PATH = /`((?:src|test|scripts|docs|bench|web|\.ci)\/[\w./-]*)`/g;
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Markdown of the project, relative to the root. */
export const documents = (root = ROOT) => filesUnder(".", root).filter((path) => path.endsWith(".md"));

const withoutFences = (text) =>
  text.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, (block) => block.replace(/[^\n]/g, " "));

const lineAt = (text, index) => text.slice(0, index).split("\n").length;

/** The anchor that a heading gets on the usual hosts: lower case, punctuation dropped, spaces to hyphens. */
export const anchorOf = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

function anchors(path) {
  const text = withoutFences(readFileSync(path, "utf8"));
  return new Set([...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => anchorOf(match[1])));
}

function linkFault(path, target, root) {
  const [file, anchor] = decodeURI(target).split("#");
  const absolute = file === "" ? join(root, path) : normalize(join(root, dirname(path), file));
  if (!existsSync(absolute)) return `link to ${target} leads nowhere`;
  if (anchor && statSync(absolute).isFile() && absolute.endsWith(".md") && !anchors(absolute).has(anchor))
    return `no heading #${anchor} in ${shown(absolute, root)}`;
  return null;
}

/** Dead links and paths of one document, as lines `path:line: what. next step`. */
export function deadLinks(path, root = ROOT) {
  const text = withoutFences(readText(path, root));
  const faults = [];
  const add = (index, what) =>
    faults.push(`${path}:${lineAt(text, index)}: ${what}. Mend the path or the text.`);
  for (const match of text.matchAll(LINK)) {
    const what = OUTSIDE.test(match[1]) ? null : linkFault(path, match[1], root);
    if (what) add(match.index, what);
  }
  for (const match of text.matchAll(CODE_PATH))
    if (!existsSync(join(root, match[1]))) add(match.index, `path ${match[1]} does not exist`);
  return faults;
}
