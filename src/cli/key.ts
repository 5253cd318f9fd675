/**
 * The pseudonym key: 32 random bytes outside every case folder, made once. The same key gives the same person the same
 * pseudonym in a later case; without it nobody can make the link.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { UsageError } from "../model/index.js";

/** Where the key lies: `CLAQUE_KEY_FILE`, else the user's configuration folder. */
export function keyPath(): string {
  return (
    process.env.CLAQUE_KEY_FILE ||
    join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "claque", "pseudonym.key")
  );
}

/** Throws `UsageError` where the key lies in the case folder: whoever gets the case would get the key. */
export function refuseKeyInside(caseFolder: string): void {
  const inside = relative(resolve(caseFolder), resolve(keyPath()));
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return;
  throw new UsageError(
    `key: the pseudonym key would lie inside the case, ${keyPath()}. Choose another --out, or set CLAQUE_KEY_FILE to a path outside of it.`,
  );
}

/** The key that is there; `UsageError` where there is none. */
export function existingKey(): Buffer {
  const key = readKey(keyPath());
  if (key) return key;
  throw new UsageError(
    `key: there is no pseudonym key, ${keyPath()}. Set CLAQUE_KEY_FILE to the key with which the case was made.`,
  );
}

/** The key, null where there is no file. Throws `UsageError` for a file that cannot be read or holds no key. */
function readKey(path: string): Buffer | null {
  try {
    return checkedKey(path, readFileSync(path, "utf8"));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(
      `key: ${path} cannot be read, ${(cause as Error).message}. Set CLAQUE_KEY_FILE to a file you can read.`,
      { cause },
    );
  }
}

/** The key, made where there is none. `say` gets one sentence when it is made. */
export function pseudonymKey(say: (line: string) => void): Buffer {
  const path = keyPath();
  const there = readKey(path);
  if (there) return there;
  const key = randomBytes(32);
  try {
    makeFolder(dirname(resolve(path)));
    writeKey(path, key);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST" && existsSync(path)) return pseudonymKey(say);
    throw new UsageError(
      `key: ${path} cannot be written, ${(cause as Error).message}. Set CLAQUE_KEY_FILE to a path you can write.`,
      { cause },
    );
  }
  say(
    `A pseudonym key was made: ${path}. Keep it out of what you share; with it the same account has the same pseudonym in every case.`,
  );
  return key;
}

/** Writes the key whole or not at all, and over nothing: beside its place first, then linked there. */
function writeKey(path: string, key: Buffer): void {
  const part = `${path}.part-${randomBytes(4).toString("hex")}`;
  try {
    const file = openSync(part, "wx", 0o600);
    try {
      const text = Buffer.from(`${key.toString("hex")}\n`);
      for (let at = 0; at < text.length; ) at += writeSync(file, text, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      linkSync(part, path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "EEXIST" || existsSync(path)) throw cause;
      // a disk without links
      renameSync(part, path);
    }
  } finally {
    rmSync(part, { force: true });
  }
}

/** Makes a folder and those above it. (`recursive` of Node never ends where `/proc` refuses.) */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function checkedKey(path: string, text: string): Buffer {
  if (!/^[0-9a-f]{64}\s*$/i.test(text))
    throw new UsageError(
      `key: ${path} is no key of 64 hexadecimal digits. Restore it, or set CLAQUE_KEY_FILE to another file.`,
    );
  return Buffer.from(text.trim(), "hex");
}
