/** Words that differ between two like texts are marked; texts that are unlike stay plain; nothing becomes markup. */
import { describe, expect, it } from "vitest";
import { compared } from "./compared.js";

describe("compared texts", () => {
  it("marks what only one of two like texts has", () => {
    const [a, b] = ["the library closes at six today", "the library closes at seven today"];
    expect(compared(a, b).markup).toBe('<bdi dir="auto">the library closes at <mark>six</mark> today</bdi>');
    expect(compared(b, a).markup).toContain("<mark>seven</mark>");
  });

  it("leaves unlike texts, equal texts and a text alone plain", () => {
    for (const other of ["something else entirely is said", "the library closes", ""])
      expect(compared("the library closes", other).markup).not.toContain("<mark>");
  });

  it("escapes words and marks alike", () => {
    const { markup } = compared("a b c <img src=x>", "a b c <i>");
    expect(markup).toContain("<mark>&lt;img</mark> <mark>src=x&gt;</mark>");
  });
});
