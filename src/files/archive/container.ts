/**
 * Files that hold files: a zip archive with members, a workbook with sheets. A member is named behind its container:
 * `exports.zip!/posts.csv`, `book.xlsx!/Sheet 2`.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { isPipe, PipeBlocks } from "../pipe-blocks.js";
import { isZip, openMember, zipMembers } from "./zip-file.js";

/** A container, and the member of it that a path names. */
export interface Container {
  readonly kind: "zip" | "workbook";
  /** Path of the file itself. */
  readonly path: string;
  /** Member or sheet; null where the path names the whole. */
  readonly member: string | null;
}

const BEHIND = "!/";
const WORKBOOK = "xl/workbook.xml";

/** The path of a member. */
export const memberPath = (container: string, member: string): string => `${container}${BEHIND}${member}`;

/** The name of an input: that of the file, and of the member behind it. */
export function inputName(path: string): string {
  const at = path.indexOf(BEHIND);
  return at < 0 ? basename(path) : `${basename(path.slice(0, at))}/${path.slice(at + BEHIND.length)}`;
}

/** The container that a path is or leads into; null for a plain file, for standard input and for what does not exist. */
export async function containerOf(path: string): Promise<Container | null> {
  if (path === "-") return null;
  if (await isFile(path)) return (await isZip(path)) ? await kindOf(path, null) : null;
  for (let at = path.indexOf(BEHIND); at > 0; at = path.indexOf(BEHIND, at + 1)) {
    const outer = path.slice(0, at);
    if ((await isFile(outer)) && (await isZip(outer)))
      return await kindOf(outer, path.slice(at + BEHIND.length));
  }
  return null;
}

async function kindOf(path: string, member: string | null): Promise<Container> {
  const members = await zipMembers(path);
  return { kind: members.some(({ name }) => name === WORKBOOK) ? "workbook" : "zip", path, member };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Milliseconds that a pipe gets to say anything when it was read before. */
const HASH_WAIT = 2000;

/** The bytes whose hash stands for an input: those of the file, or of the member of an archive, unpacked. */
export async function hashedBytes(path: string): Promise<AsyncIterable<Buffer>> {
  const container = await containerOf(path);
  if (container === null)
    return (await isPipe(path))
      ? new PipeBlocks(path, HASH_WAIT)
      : createReadStream(path, { highWaterMark: 1 << 20 });
  const { kind, member } = container;
  if (kind === "workbook" || member === null)
    return createReadStream(container.path, { highWaterMark: 1 << 20 });
  return (await openMember(container.path, member)).stream;
}
