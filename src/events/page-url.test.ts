/** The parts of an address that are cut out of its text are those that `URL` gives. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { pageUrl, queryText } from "./page-url.js";

const byUrl = (text: string) => {
  const { protocol, hostname, port, pathname, search, hash, searchParams } = new URL(text);
  if (protocol !== "http:" && protocol !== "https:") return null;
  return { hostname, port, pathname, search, hash, parameters: [...searchParams], query: `${searchParams}` };
};

function same(text: string): void {
  const page = pageUrl(text);
  const parameters = page?.parameters() ?? [];
  expect(page && { ...page, parameters, query: queryText(parameters) }, text).toEqual(byUrl(text));
}

it.each([
  "https://site1.example/2?utm_source=x",
  "http://example.org",
  "https://example.org?",
  "https://example.org/a/?a&b=&=c&&d=e=f",
  "https://example.org/a/../b/./c",
  "https://example.org/.well-known/a..b/~c",
  "https://example.org/a?b=~c*d+e%20f",
  "https://1.2.3.4/a",
  "https://example.1/a".replace("example.1", "a.b1"),
  "https://a--b.example.org/a",
  "https://xn--d1abbgf6aiiy.xn--p1ai/a",
  "https://example.org:443/a#b",
  "https://user@example.org/a",
  "ftp://example.org/a",
])("%s", (text) => same(text));

it("holds for addresses of any letters that are left as they are", () => {
  const label = fc.string({ unit: fc.constantFrom(..."ab1-x0n"), minLength: 1, maxLength: 6 });
  const part = fc.string({ unit: fc.constantFrom(..."aB1_.~-%/=&?#+*"), maxLength: 12 });
  fc.assert(
    fc.property(
      label,
      label,
      fc.constantFrom("org", "b1", "x2", "1", "0x1"),
      part,
      (one, two, last, rest) => {
        const text = `https://${one}.${two}.${last}/${rest}`;
        if (URL.canParse(text)) same(text);
        else expect(pageUrl(text)).toBeNull();
      },
    ),
    { numRuns: 3000 },
  );
});
