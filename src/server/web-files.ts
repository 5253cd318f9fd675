/** The built page, file by file: its folder is listed once, so that no path of a request ever reaches the disk. */
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/** A file as it is sent. */
export interface WebFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where the build puts the page. */
export const WEB_FOLDER: string = fileURLToPath(new URL("../web/", import.meta.url));

/** Files of the page by the path of their address; empty where the page was not built. */
export async function webFiles(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  const files = new Map<string, WebFile>();
  if (!(await stat(join(folder, "index.html")).catch(() => null))) return files;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const address = path
      .slice(folder.length)
      .split(/[\\/]+/)
      .filter(Boolean)
      .join("/");
    files.set(`/${address}`, { type, bytes: new Uint8Array(await readFile(path)) });
  }
  files.set("/", files.get("/index.html")!);
  return files;
}
