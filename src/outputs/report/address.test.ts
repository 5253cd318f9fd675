/** The address of a post in the evidence: a link where the data gives an address, words of the data nowhere. */
import { expect, test } from "vitest";
import { renderReport } from "./index.js";
import { sampleInput } from "./sample.js";

/** The sample with one address on every post of the evidence. */
const withAddress = (permalink: string | null) => {
  const input = sampleInput();
  const post = <Post extends object>(given: Post) => ({ ...given, permalink });
  return renderReport({
    ...input,
    dossiers: input.dossiers.map((dossier) => ({
      ...dossier,
      edges: dossier.edges.map((edge) => ({
        ...edge,
        meetings: edge.meetings.map((meeting) => ({ ...meeting, a: post(meeting.a), b: post(meeting.b) })),
      })),
    })),
  });
};

test("an address is shown as a link that tells the platform nothing", () => {
  expect(withAddress("https://social.example/@one/1?a=1&b=2")).toContain(
    '<a href="https://social.example/@one/1?a=1&amp;b=2" rel="noreferrer noopener">',
  );
});

test("without one, or with what is none, there is no link", () => {
  for (const permalink of [null, "javascript:alert(1)", "data:text/html,x", "not an address"])
    expect(withAddress(permalink)).not.toMatch(/href="(?!#|https:\/\/)|href="https:\/\/social/);
});

test("an address cannot leave its place", () => {
  const html = withAddress('https://e.org/"onclick="x"><script>y</script>');
  expect(html).not.toMatch(/<script|"onclick=/);
});
