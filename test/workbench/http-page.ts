/** A browser as far as a server sees one: it opens the link, keeps the cookie, sends the headers that a page of the server sends. */

import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server/index.js";
import { KEY } from "../support/small-case.js";

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One request with exactly these headers. */
export function raw(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    const { method = "GET", headers = {}, body } = options;
    const asked = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

/** A page of the server. */
export interface Page {
  readonly base: string;
  readonly cookie: string;
  /** GET, or POST where there is a body; the JSON of the answer. */
  ask<T>(path: string, body?: unknown): Promise<T>;
  /** The same with the status, for refusals. */
  answer(path: string, body?: unknown): Promise<Answer>;
}

/** Opens the server's link. */
export async function openPage(server: RunningServer): Promise<Page> {
  const link = new URL(server.link());
  const opened = await raw(server.port, link.pathname + link.search, { headers: { host: link.host } });
  const cookie = String(opened.headers["set-cookie"]).split(";")[0];
  const base = `http://${link.host}`;
  const answer = (path: string, body?: unknown) =>
    raw(server.port, path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        host: link.host,
        cookie,
        "sec-fetch-site": "same-origin",
        ...(body === undefined ? {} : { origin: base, "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  return {
    base,
    cookie,
    answer,
    async ask<T>(path: string, body?: unknown) {
      const { status, text } = await answer(path, body);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      return JSON.parse(text) as T;
    },
  };
}

/** Starts a server over a case, for tests; faults it reports fail the test that closes it. */
export async function serve(
  folder: string | null,
  options: Partial<ServerOptions> = {},
): Promise<{ server: RunningServer; page: Page; faults: unknown[]; cases: string }> {
  const faults: unknown[] = [];
  const cases = mkdtempSync(join(tmpdir(), `claque-cases-${randomBytes(3).toString("hex")}`));
  const server = await startServer({
    folder,
    others: [],
    reviewer: "anna",
    cases,
    key: () => KEY,
    memoryBytes: 1e9,
    threads: 1,
    port: 0,
    web: join(cases, "no-page"),
    report: (error) => faults.push(error),
    ...options,
  });
  return { server, page: await openPage(server), faults, cases };
}
