/** Escaping: nothing that data says becomes markup, and nothing unseen stays unseen. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, html, spoken, token } from "./html.js";

const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.constantFrom(...[..."<>&\"'=/ "].map((c) => c.charCodeAt(0))),
    ),
  )
  .map((points) => String.fromCodePoint(...points));

describe("html", () => {
  it("escapes values and joins lists; absent values are nothing", () => {
    expect(html`<p title="${'"'}">${"<b>&'"}${[1, "<"]}${null}${undefined}${false}</p>`.markup).toBe(
      '<p title="&quot;">&lt;b&gt;&amp;&#39;1&lt;</p>',
    );
  });

  it("keeps markup that it made itself", () => {
    expect(html`<p>${html`<b>${"<"}</b>`}</p>`.markup).toBe("<p><b>&lt;</b></p>");
  });

  it("never lets data open a tag, an attribute or an entity", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { markup } of [html`${text}`, spoken(text), token(text)]) {
          const inner = markup.replace(/^<bdi [^>]*>|<\/bdi>$/g, "");
          expect(inner).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        }
      }),
    );
  });

  it("makes control characters, overrides and lone surrogates visible", () => {
    expect(html`${"a\u0007\u202Eb\uD800"}`.markup).toBe("a⟨U+0007⟩⟨U+202E⟩b⟨U+D800⟩");
    expect(spoken("\u202Ex").markup).toBe('<bdi dir="auto">⟨U+202E⟩x</bdi>');
  });

  it("leaves the joiners of Persian and emoji in posts, and shows them in identifiers", () => {
    expect(spoken("می‌خوانیم").markup).toContain("می‌خوانیم");
    expect(token("a\u200bb").markup).toContain("a⟨U+200B⟩b");
  });

  it("cuts between whole characters", () => {
    expect(cut("😀😀😀", 2)).toBe("😀😀…");
    expect(cut("😀😀", 2)).toBe("😀😀");
  });
});
