/** Who may ask: the page that the link opened, and nobody else on the machine. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../../src/server/index.js";
import { type Page, raw, serve } from "./http-page.js";

let server: RunningServer;
let page: Page;

beforeAll(async () => {
  const web = mkdtempSync(join(tmpdir(), "claque-web-"));
  mkdirSync(join(web, "assets"));
  writeFileSync(join(web, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(web, "assets", "page.js"), "export {};");
  writeFileSync(join(web, "secret.key"), "no type, not sent");
  ({ server, page } = await serve(null, { web }));
});
afterAll(() => server.close());

const host = () => `127.0.0.1:${server.port}`;
const get = (path: string, headers: Record<string, string> = {}) =>
  raw(server.port, path, { headers: { host: host(), ...headers } });

describe("a link", () => {
  it("is good once, and gives a cookie that no script and no other site can use", async () => {
    const link = new URL(server.link());
    const first = await get(link.pathname + link.search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe("/");
    expect(String(first.headers["set-cookie"])).toMatch(
      /^claque-\d+=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const stolen = await get(link.pathname + link.search);
    expect(stolen.status).toBe(403);
    expect(stolen.headers["set-cookie"]).toBeUndefined();
    expect(stolen.text).toMatch(/used already/);
  });

  it("that was made up opens nothing", async () => {
    expect((await get("/open")).status).toBe(403);
    expect((await get(`/open?token=${"A".repeat(43)}`)).status).toBe(403);
  });
});

describe("a request", () => {
  it("without the cookie, or with another one, is refused on every path", async () => {
    for (const path of ["/", "/assets/page.js", "/api/session", "/api/case", "/nothing"]) {
      expect((await get(path)).status, path).toBe(401);
      expect((await get(path, { cookie: `${page.cookie.slice(0, -4)}AAAA` })).status, path).toBe(401);
    }
  });

  it("to another name is refused, though it resolves to the loopback", async () => {
    for (const name of [
      "evil.example",
      `evil.example:${server.port}`,
      "127.0.0.1",
      `127.0.0.1.evil.example:${server.port}`,
      `[::1]:${server.port}`,
    ]) {
      const answer = await raw(server.port, "/api/session", { headers: { host: name, cookie: page.cookie } });
      expect(answer.status, name).toBe(403);
      const link = new URL(server.link());
      expect((await raw(server.port, link.pathname + link.search, { headers: { host: name } })).status).toBe(
        403,
      );
    }
  });

  it("of a page elsewhere is refused, of one on another port of the loopback too", async () => {
    const cookie = page.cookie;
    for (const origin of ["https://evil.example", "http://127.0.0.1:1", "null", `https://${host()}`]) {
      expect((await get("/api/session", { cookie, origin })).status, origin).toBe(403);
      const posted = await raw(server.port, "/api/demo", {
        method: "POST",
        headers: { host: host(), cookie, origin },
      });
      expect(posted.status, origin).toBe(403);
    }
    for (const site of ["cross-site", "same-site"])
      expect((await get("/api/session", { cookie, "sec-fetch-site": site })).status, site).toBe(403);
  });

  it("that writes needs the page's own origin and JSON", async () => {
    const headers = { host: host(), cookie: page.cookie };
    expect((await raw(server.port, "/api/demo", { method: "POST", headers })).status).toBe(403);
    const form = await raw(server.port, "/api/inspect", {
      method: "POST",
      headers: { ...headers, origin: page.base, "content-type": "text/plain" },
      body: '{"uploads":["x"]}',
    });
    expect(form.status).toBe(400);
    expect(form.text).toContain("application/json");
  });
});

describe("the page", () => {
  it("comes with its types and headers that keep everything else out", async () => {
    const index = await get("/", { cookie: page.cookie });
    expect(index.status).toBe(200);
    expect(index.headers["content-type"]).toMatch(/^text\/html/);
    expect(index.headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(index.headers["content-security-policy"]).not.toMatch(/unsafe|https?:/);
    expect(index.headers["x-content-type-options"]).toBe("nosniff");
    expect(index.headers["access-control-allow-origin"]).toBeUndefined();
    expect((await get("/assets/page.js", { cookie: page.cookie })).headers["content-type"]).toMatch(
      /^text\/javascript/,
    );
  });

  it("is never a way to other files", async () => {
    for (const path of [
      "/secret.key",
      "/../package.json",
      "/%2e%2e/package.json",
      "/..%2fpackage.json",
      "/assets/../../x",
      "//etc/passwd",
      "/assets/page.js/../../secret.key",
    ])
      expect((await get(path, { cookie: page.cookie })).status, path).toBe(404);
  });

  it("that was not built is told plainly", async () => {
    const bare = await serve(null);
    const answer = await bare.page.answer("/");
    expect(answer.status).toBe(503);
    expect(answer.text).toContain("npm run build");
    expect(bare.server.built).toBe(false);
    await bare.server.close();
  });
});

describe("the server", () => {
  it("listens on the loopback and on no other address of the machine", async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one !== undefined && !one.internal && one.family === "IPv4")
      .map((one) => one!.address);
    for (const address of others) {
      const refused = await new Promise<boolean>((done) => {
        const socket = connect({ host: address, port: server.port });
        socket.on("connect", () => {
          socket.destroy();
          done(false);
        });
        socket.on("error", () => done(true));
      });
      expect(refused, address).toBe(true);
    }
  });

  it("says which port it cannot have", async () => {
    await expect(serve(null, { port: server.port })).rejects.toThrow(/--port: \d+ cannot be listened on/);
  });
});
