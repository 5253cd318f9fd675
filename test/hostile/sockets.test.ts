/**
 * What goes over the network while claque works: nothing goes out, and nothing listens but the workbench, on the loopback. Watched twice. Node's own
 * modules are watched from within, in every process and thread that the program starts; that sees no code that talks to the kernel by itself, as a
 * database could. `strace`, where the machine has it, sees every call of every thread.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smallPosts } from "../support/small-case.js";
import { claque, desk, start } from "../whole/program.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const CASE = ["--trace", "co-link", "--window", "60s", "--self-check", "0", "--quiet"];

/** Loaded before the program: says every address that is asked for or listened on, and goes on, but for what would leave the machine. */
const WATCH = (log: string) => `
const { appendFileSync } = require("node:fs");
const say = (what) => appendFileSync(${JSON.stringify(log)}, what + "\\n");
const net = require("node:net"), dns = require("node:dns"), dgram = require("node:dgram");
const refuse = (what) => { say("out " + what); throw new Error("no network"); };
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (first && first.path) return connect.apply(this, args);
  return refuse("connect " + JSON.stringify(first && first.host));
};
const lookup = dns.lookup;
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = dns.promises[name] = () => refuse("dns " + name);
dns.lookup = (host, ...rest) => (net.isIP(host) ? lookup(host, ...rest) : refuse("dns lookup " + host));
dgram.createSocket = () => refuse("datagram");
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) { say("listen " + JSON.stringify(args.slice(0, 2))); return listen.apply(this, args); };
say("watched");
`;

let at: ReturnType<typeof desk>;
let env: Record<string, string>;
const heard = (): string[] =>
  readFileSync(at.path("heard"), "utf8")
    .trim()
    .split("\n")
    .filter((line) => line !== "watched");

beforeAll(async () => {
  at = desk();
  writeFileSync(at.path("watch.cjs"), WATCH(at.path("heard")));
  writeFileSync(at.path("posts.ndjson"), smallPosts());
  env = { NODE_OPTIONS: `--require ${at.path("watch.cjs")}` };
}, 60_000);
afterAll(() => at.remove());

async function run(...args: string[]): Promise<void> {
  const ended = await claque(at.folder, args, { env });
  expect(ended.code, `${args[0]} ${ended.stderr}`).toBe(0);
}

describe("watched from within", () => {
  it("demo, inspect, analyze, show, export and verify connect to nothing and listen on nothing", async () => {
    await run("demo", "--out", "demo", "--quiet");
    await run("inspect", "posts.ndjson");
    await run("analyze", "posts.ndjson", "--out", "case", ...CASE);
    await run("show", "case");
    for (const format of ["csv", "parquet"])
      await run("export", "case", "--format", format, "--to", `out-${format}`);
    await run("verify", "case");
    expect(heard()).toEqual([]);
  });

  it("the workbench listens on the loopback alone, and asks nobody", async () => {
    const { child, ended } = start(at.folder, ["open", "case", "--no-browser"], { env });
    const link = await new Promise<string>((done) => {
      let text = "";
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (part) => {
          text += part;
          const found = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/.exec(text);
          if (found) done(found[0]);
        });
    });
    const status = await new Promise((done) => get(link, (answer) => done(answer.resume().statusCode)));
    expect(status).toBe(303);
    const outside = openAddresses(child.pid!).filter((address) => address !== "127.0.0.1");
    child.kill("SIGINT");
    await ended;
    expect(heard().filter((line) => !/^listen \[\d+,"127\.0\.0\.1"\]$/.test(line))).toEqual([]);
    expect(heard().length).toBe(1);
    expect(outside).toEqual([]);
  });
});

const canTrace =
  existsSync("/usr/bin/strace") && spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;

it.skipIf(!canTrace)(
  "the kernel is asked for no socket of the network, by no thread, DuckDB's included",
  () => {
    const log = at.path("calls");
    const environment = {
      PATH: process.env.PATH,
      HOME: at.folder,
      CLAQUE_KEY_FILE: at.path("key"),
      NO_COLOR: "1",
    };
    const traced = (...args: string[]) => {
      const asked = ["-f", "-qq", "-e", "trace=network", "-o", log, process.execPath, MAIN, ...args];
      const { status, stderr } = spawnSync("strace", asked, {
        cwd: at.folder,
        env: environment,
        encoding: "utf8",
      });
      expect(status, stderr).toBe(0);
      return readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => /AF_INET|AF_PACKET|AF_NETLINK|listen\(|\bbind\(/.test(line));
    };
    expect(traced("analyze", "posts.ndjson", "--out", "traced", ...CASE)).toEqual([]);
    expect(traced("export", "traced", "--format", "parquet", "--to", "traced-out")).toEqual([]);
  },
);

/** Local addresses of the TCP sockets that a process holds and that listen, as Linux tells them; none elsewhere. */
function openAddresses(pid: number): string[] {
  if (!existsSync(`/proc/${pid}/fd`)) return [];
  const held = spawnSync("ls", ["-l", join("/proc", String(pid), "fd")], { encoding: "utf8" }).stdout;
  const mine = new Set([...held.matchAll(/socket:\[(\d+)\]/g)].map(([, inode]) => inode));
  const LISTENS = "0A";
  return ["tcp", "tcp6"].flatMap((family) =>
    readFileSync(`/proc/net/${family}`, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((cells) => cells[3] === LISTENS && mine.has(cells[9]))
      .map(([, local]) => local.split(":")[0])
      .map((hex) =>
        hex.length === 8
          ? hex
              .match(/../g)!
              .reverse()
              .map((byte) => Number.parseInt(byte, 16))
              .join(".")
          : hex,
      ),
  );
}
