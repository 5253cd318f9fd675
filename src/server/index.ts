/** The workbench's server: a page on the loopback over one case. */

import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { UsageError } from "../model/index.js";
import { workbenchApp } from "./app.js";
import { Guard } from "./guard.js";
import { WEB_FOLDER, webFiles } from "./web-files.js";
import { Workbench, type WorkbenchOptions } from "./workbench.js";

/** How to start a server. */
export interface ServerOptions extends WorkbenchOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** Folder of the built page; absent for the one that came with this command. */
  readonly web?: string;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** A new link, good for one use. */
  link(): string;
  /** Whether the page is there. */
  readonly built: boolean;
  /** What stands in the way of the case; null where nothing does. */
  readonly trouble: string | null;
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1. Throws `UsageError` where the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const files = await webFiles(options.web ?? WEB_FOLDER);
  const bench = new Workbench(options);
  let port = options.port;
  const guard = new Guard(() => port);
  const app = workbenchApp(bench, guard, files, options.report);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  port = await listening(server, options.port).catch(async (cause) => {
    await bench.close();
    throw new UsageError(
      `--port: ${options.port} cannot be listened on, ${(cause as Error).message}. Choose another, or leave it out for a free one.`,
      { cause },
    );
  });
  await bench.open();
  const { message, state } = await bench.session();
  return {
    port,
    link: () => guard.link(),
    built: files.size > 0,
    trouble: state === "unfinished" || state === "damaged" ? message : null,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await bench.close();
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });
}
