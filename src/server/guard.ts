/**
 * Who may ask: a browser that opened the link of this server, from a page of this server. Everything else on the machine, other pages and
 * names that resolve to the loopback included, is refused before a route is looked up.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** Headers of every answer. The page brings all that it needs; nothing is framed, nothing goes elsewhere. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cache-Control": "no-store",
};

/** Tokens of links and the session's secret, both for the life of the process. */
export class Guard {
  /** Hashes of links that were given out and not used. */
  private readonly links = new Set<string>();
  private readonly secret = randomBytes(32).toString("base64url");

  /** `port` is known once the server listens. */
  constructor(private readonly port: () => number) {}

  /** A link for one use. */
  link(): string {
    const token = randomBytes(32).toString("base64url");
    this.links.add(hash(token));
    return `http://127.0.0.1:${this.port()}/open?token=${token}`;
  }

  /** Sets headers, and refuses what does not come from this server's own page. */
  readonly check: MiddlewareHandler = async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    const refusal = this.refusal(c);
    if (refusal) return refusal;
    await next();
  };

  /** `GET /open`: a link is exchanged for the cookie, once. */
  readonly open = (c: Context): Response => {
    if (!this.links.delete(hash(c.req.query("token") ?? "")))
      return told(
        c,
        403,
        "This link was used already, or is not of this server. Take a new one from the terminal.",
      );
    setCookie(c, this.cookie(), this.secret, { httpOnly: true, sameSite: "Strict", path: "/" });
    return c.redirect("/", 303);
  };

  private refusal(c: Context): Response | null {
    const host = c.req.header("host") ?? "";
    if (host !== `127.0.0.1:${this.port()}` && host !== `localhost:${this.port()}`)
      return told(c, 403, "This name is not the server's own. Open the link that the terminal shows.");
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const writes = c.req.method !== "GET" && c.req.method !== "HEAD";
    if ((origin !== undefined || writes) && origin !== `http://${host}`)
      return told(c, 403, "The request comes from another page. Open the link that the terminal shows.");
    if (c.req.path === "/open") return null;
    if (site !== undefined && site !== "same-origin" && site !== "none")
      return told(c, 403, "The request comes from another page. Open the link that the terminal shows.");
    if (!same(getCookie(c, this.cookie()) ?? "", this.secret))
      return told(
        c,
        401,
        "This page is not open here. Open the link that the terminal shows; it is good for one use.",
      );
    return null;
  }

  /** Cookies know no ports: two servers of one machine would take each other's. */
  private cookie(): string {
    return `claque-${this.port()}`;
  }
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(hash(a)), Buffer.from(hash(b)));

/** A refusal: JSON for the page's requests, a sentence for a browser's window. */
function told(c: Context, status: 401 | 403, message: string): Response {
  return c.req.path.startsWith("/api/")
    ? c.json({ code: "refused", message }, status)
    : c.text(`${message}\n`, status);
}
