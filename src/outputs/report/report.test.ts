/** The page as text: what the first screen says, one way of counting, what is said when nothing is found, hostile data, size. */
import { describe, expect, it } from "vitest";
import type { Dossier, GroupStatus, NetworkSummary, Reading, ReportInput } from "../../model/index.js";
import { renderReport } from "./index.js";
import { sampleInput, sampleTotals } from "./sample.js";

/** Visible words of a page or a part of it. */
const words = (markup: string): string[] =>
  markup
    .replace(/<style>[\s\S]*?<\/style>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .split(/\s+/)
    .filter(Boolean);

const title = (page: string): string => /<h1>(.*)<\/h1>/.exec(page)?.[1] ?? "";
const answers = (page: string): string[] =>
  [...(/<dl class="answers">(.*?)<\/dl>/s.exec(page)?.[1] ?? "").matchAll(/<dd>(.*?)<\/dd>/g)].map(
    ([, text]) => text,
  );

const UNCONFIRMED = { ...sampleInput(0).groupTest, confirmed: 0 };

/** The sample with other dossiers, counted anew. */
const withDossiers = (input: ReportInput, dossiers: readonly Dossier[]): ReportInput => ({
  ...input,
  dossiers,
  totals: sampleTotals(dossiers),
});

/** Groups of these statuses, each with readings in these states. */
function grouped(...groups: [GroupStatus, ...Reading["state"][]][]): ReportInput {
  const input = sampleInput(groups.length);
  return withDossiers(
    input,
    groups.map(([status, ...states], i) => ({
      ...input.dossiers[i],
      status,
      level: status === "shared-audience" ? ("volume" as const) : ("attention" as const),
      log10E: status === "candidate" ? null : 5,
      followed: status === "candidate" ? null : 321,
      followedExpected: status === "candidate" ? null : 12.5,
      readings: input.dossiers[i].readings.map((reading, n) => ({
        ...reading,
        state: states[n % states.length],
        testable: states[n % states.length] !== "not-measurable",
      })),
    })),
  );
}

const candidatesOnly = (): ReportInput => ({
  ...grouped(["candidate", "ruled-out"], ["candidate", "ruled-out"], ["candidate", "ruled-out"]),
  groupTest: UNCONFIRMED,
});

const blind = (input: ReportInput): ReportInput => ({
  ...input,
  groupTest: { ...UNCONFIRMED, chances: 10, saturated: 990 },
});

const [open, out] = ["not-measurable", "ruled-out"] as const;

/** Cases of every kind, with their headline. */
const CASES: [ReportInput, string][] = [
  [grouped(["coordinated", out]), "20 accounts acted together; no innocent explanation tested fits"],
  [grouped(["open", open]), "20 accounts acted together; why they did stays open"],
  [grouped(["contested", "fits", out]), "20 accounts acted together; an innocent explanation fits"],
  [
    grouped(["open", open], ["contested", "fits", out], ["coordinated", out]),
    "Three groups of accounts acted together; an innocent explanation fits one",
  ],
  [
    grouped(["contested", "fits"], ["contested", "fits"]),
    "Two groups of accounts acted together; innocent explanations fit both",
  ],
  [grouped(["open", open], ["open", open]), "Two groups of accounts acted together; why they did stays open"],
  [
    grouped(["open", open], ["coordinated", out], ["candidate", out]),
    "Two groups of accounts acted together; why one did stays open",
  ],
  [grouped(["shared-audience", "fits"]), "20 accounts met more than by chance, as an audience does"],
  [
    grouped(["shared-audience", "fits"], ["shared-audience", out]),
    "Two groups met more than by chance, as audiences do",
  ],
  [candidatesOnly(), "No group passed the test; two candidates deserve a look"],
  [blind(candidatesOnly()), "The test could see too little; two candidates deserve a look"],
  [
    { ...candidatesOnly(), totals: { ...candidatesOnly().totals, leads: 0 } },
    "No group passed the test, and no candidate stands out",
  ],
  [sampleInput(0), "No group of accounts stood out"],
];

describe("the first screen", () => {
  it.each(CASES)("says what was found in twelve words at most (case %#)", (input, headline) => {
    const page = renderReport(input);
    expect(title(page)).toBe(headline);
    expect(words(headline).length).toBeLessThanOrEqual(12);
    const said = answers(page);
    expect(said).toHaveLength(3);
    for (const text of said) expect(text).toMatch(/^[^.]*(?:\d\.\d[^.]*)*\.$/);
    expect(page).not.toMatch(/\b(?:1 stands|Of the 1|the 1 )\b/);
  });

  it("says what was counted, beside what is expected and how often the test errs", () => {
    const [found, sure] = answers(renderReport(grouped(["coordinated", out])));
    expect(found).toBe(
      "20 of 3,412 accounts posted the same link within 60 seconds of one another 321 times; going by who was active at those moments, about 13 would be expected.",
    );
    expect(sure).toContain("chance gives evidence this strong once in 100,000 times at most");
    expect(sure).toContain("the test is built to be wrong about at most 5 % of the groups it reports.");
  });

  it("names what else could explain it, and what this data cannot test", () => {
    const otherwise = (input: ReportInput) => answers(renderReport(input))[2];
    const fitting = grouped(["contested", "fits", out, out, out, out, out, out, out, out]);
    expect(otherwise(fitting)).toBe(
      "An innocent explanation fits the numbers: one publisher or wire copy; take it first.",
    );
    expect(otherwise(grouped(["open", open, out, out, out, out, out, out, out, out]))).toBe(
      "None of nine innocent explanations fits, but this data cannot test one of the common ones, one publisher or wire copy, so it stays possible.",
    );
    expect(otherwise(grouped(["coordinated", out, out, open]))).toBe(
      "No innocent explanation fits; 3 of 9 could not be settled.",
    );
    expect(otherwise(grouped(["open", open], ["contested", "fits", out], ["coordinated", out]))).toBe(
      "An innocent explanation fits one of them; for one of them, no explanation that could be tested fits, but this data cannot test all of the common ones; for the other one, all of the common ones could be tested, and none fits.",
    );
    expect(otherwise(grouped(["open", open], ["open", open]))).toBe(
      "For both, no explanation that could be tested fits, but this data cannot test all of the common ones.",
    );
  });

  it("gives a shared audience its reasons, haste among them, and no chance that it does not have", () => {
    const input = grouped(["shared-audience", out]);
    const sure = (log10E: number | null) =>
      answers(renderReport({ ...input, dossiers: input.dossiers.map((one) => ({ ...one, log10E })) }))[1];
    expect(sure(5)).toMatch(/^On data .* once in 100,000 times at most, but nothing here shows/);
    expect(sure(null)).toMatch(/^Chance alone does not explain it, but nothing/);
    expect(sure(5)).toContain("at any distance in time");
  });

  it("shows the posts of the strongest group's closest moment, and of a candidate none", () => {
    const first = (page: string) => page.slice(page.indexOf("<header"), page.indexOf("</header>"));
    const page = first(renderReport(sampleInput()));
    expect(page.match(/class="picture closest-moment"/g)).toHaveLength(2);
    expect(page).toContain("Library opening hours have changed");
    expect(first(renderReport(candidatesOnly()))).toContain('class="picture activity-strip"');
    expect(first(renderReport(candidatesOnly()))).not.toContain("closest-moment");
  });

  it("says what data would let a blind test see more", () => {
    const page = renderReport(blind(candidatesOnly()));
    expect(page).toContain("What data would show more");
    expect(answers(page)[1]).toContain("clears nobody");
    expect(answers(page)[2]).toContain("Posts of other accounts that were active in the same hours");
    const coarse = { ...sampleInput(0).quality, precision: { minute: 22_000 } };
    expect(answers(renderReport({ ...sampleInput(0), quality: coarse }))[2]).toContain("imes to the second");
  });

  it("names the filter that emptied the result", () => {
    const found = (change: (input: ReportInput) => Partial<ReportInput>): string => {
      const input = sampleInput(0);
      return answers(renderReport({ ...input, ...change(input) }))[0];
    };
    const network = (part: Partial<NetworkSummary>) => (input: ReportInput) => ({
      network: input.network.map((row) => ({ ...row, ...part })),
    });
    const { quality } = sampleInput(0);
    expect(found(() => ({ quality: { ...quality, rowsRead: 0, events: 0 } }))).toBe(
      "The input holds no rows.",
    );
    expect(found(() => ({ quality: { ...quality, events: 0 } }))).toContain(
      "None of the 22,424 rows could be used",
    );
    expect(found(network({ actions: 0 }))).toContain("no two accounts acted on the same thing");
    expect(found(network({ pairs: 0 }))).toContain("never within 5 minutes of each other");
    expect(found(network({ edges: 0 }))).toContain(
      "19,402 pairs of accounts met within 5 minutes, each on one thing only",
    );
    expect(found(() => ({}))).toContain("no 4 accounts or more held together");
  });
});

describe("the report", () => {
  it("is the same for the same input", () => {
    expect(renderReport(sampleInput())).toBe(renderReport(sampleInput()));
  });

  it("has its parts in the order a reader asks", () => {
    const page = renderReport(sampleInput());
    const parts = ["top", "groups", "group-1", "candidates", "data", "method", "limits"];
    const places = parts.map((id) => page.indexOf(` id="${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("counts groups, shared audiences and candidates in one way everywhere", () => {
    const input = grouped(
      ["open", open],
      ["contested", "fits", out],
      ["shared-audience", "fits", out],
      ["candidate", out],
      ["candidate", out],
    );
    const page = renderReport(input);
    expect(title(page)).toContain("Two groups of accounts");
    expect(page).toContain('<a href="#groups">The 2 groups</a>');
    expect(page).toContain("<h2>The 2 groups</h2>");
    expect(page).toContain('<a href="#audiences">1 shared audience</a>');
    expect(page).toContain("<h2>1 shared audience</h2>");
    expect(page).toContain('<a href="#candidates">2 candidates</a>');
    expect(page).toContain("<h2>2 candidates</h2>");
    expect(page).toContain("Told here: 2 groups, 1 shared audience and 2 candidates.");
    expect(page).not.toMatch(/\b(?!2)\d+ candidates/);
  });

  it("keeps candidates pale and folded, with the shuffled copy in Method", () => {
    const page = renderReport(sampleInput(6));
    expect(page).toContain('<details class="candidates"><summary><h2>5 candidates</h2>');
    expect(page).toContain("no error rate stands behind them");
    expect(page).toMatch(/three of them stand out more than what the same search finds in shuffled copies/i);
    const method = page.slice(page.indexOf('id="method"'));
    expect(method).toContain("accounts exchanged at random among posts of the same hour");
    expect(page.slice(0, page.indexOf('id="method"'))).not.toContain("exchanged at random");
    expect(renderReport({ ...sampleInput(), selfCheck: null })).toContain("--self-check 5 does it");
  });

  it("says of a candidate what raises its chance, and of a group how little and sure go together", () => {
    const input = candidatesOnly();
    const filled = { contrast: "hour", observed: 26360, expected: 17000, expectedRhythm: 3800 } as const;
    const page = (change: Partial<Dossier>) =>
      renderReport(withDossiers(input, [{ ...input.dossiers[0], ...change }]));
    const said = "Of all such acts in the hours of the meetings 40 % are its own";
    expect(page(filled)).toContain(said);
    expect(page({ ...filled, expected: 900 })).not.toContain(said);
    expect(page({ ...filled, ownShare: 0.05 })).not.toContain(said);
    const group = grouped(["open", out]);
    const close = { ...group.dossiers[0], followed: 7597, followedExpected: 6133 };
    const little = "only a little above what is expected does not speak against the test";
    expect(renderReport(withDossiers(group, [close]))).toContain(little);
    expect(renderReport(group)).not.toContain(little);
  });

  it("says whether a pair stands out by itself", () => {
    const input = grouped(["open", out]);
    const page = (pairsStanding: number) =>
      renderReport(withDossiers(input, [{ ...input.dossiers[0], pairsStanding }]));
    expect(page(5)).toContain("5 of 190 do.");
    expect(page(0)).toContain("<strong>No pair of this group stands out by itself</strong>");
  });

  it("names things by their words before their code", () => {
    const input = grouped(["open", out]);
    const [first] = input.dossiers;
    const objects = first.objects.map((object, i) =>
      i === 0
        ? {
            ...object,
            trace: "co-phrase",
            objectId: "phrases:368a1b2c3d4e",
            sample: "The reading room closes",
          }
        : object,
    );
    expect(renderReport(withDossiers(input, [{ ...first, objects }]))).toContain(
      '“<bdi dir="auto">The reading room closes</bdi>” <span class="code">',
    );
  });

  it("has no rows of zeros", () => {
    const input = sampleInput();
    const network = [
      ...input.network,
      { ...input.network[0], trace: "co-post", pairs: 0, edges: 0, edgesByLevel: {} },
    ];
    const page = renderReport({ ...input, network });
    expect(page).toContain("Nobody met by “Posting at the same time”.");
    expect(page).not.toMatch(/<tr>(?:<th[^>]*>[^<]*<\/th>)(?:<td[^>]*>0<\/td>)+<\/tr>/);
    const counts = input.dossiers[0].counts.filter(({ observed }) => observed === 0);
    expect(counts.length).toBeGreaterThan(0);
    expect(page).not.toMatch(/Nearly the same text, 60 seconds: counted 0/);
  });

  it("says how names are revealed and how the case is opened, where that is needed", () => {
    const page = renderReport(sampleInput());
    expect(page).toContain("<code>claque reveal CASE g-001 --purpose TEXT</code>");
    expect(page).toContain("<code>claque open CASE</code>");
    const plain = {
      ...sampleInput().plan,
      identity: { mode: "plain" as const, purpose: "test", keyFingerprint: null },
    };
    expect(renderReport({ ...sampleInput(), plan: plain })).not.toContain("claque reveal");
  });

  it("shows what accounts are called, where the data says it, as text", () => {
    const input = sampleInput(1);
    const [first] = input.dossiers;
    const members = first.members.map((member) => ({ ...member, names: ["Old", "The <b>Herald</b>"] }));
    const page = renderReport(withDossiers(input, [{ ...first, members }]));
    expect(page).toContain("The &lt;b&gt;Herald&lt;/b&gt;, formerly Old");
    expect(renderReport(input)).not.toContain(">Called<");
  });

  it("says what was left out, and which command shows it", () => {
    const input = sampleInput(2);
    const byStatus = { ...input.totals.byStatus, candidate: 38 };
    const page = renderReport({ ...input, totals: { byStatus, leads: 17 } });
    expect(page).toContain("37 more candidates: <code>claque show CASE groups --limit all</code>");
    expect(page).toContain("Of 3,532 meetings in the groups, 3,120 were kept");
  });

  it("holds no script, no outside address that loads, and no markup from data", () => {
    const page = renderReport(sampleInput());
    expect(page).not.toMatch(
      /<script|<img|<link|<iframe|<object|<foreignObject|\son[a-z]+="|javascript:|@import|url\(/i,
    );
    expect(page).toContain("&lt;/script&gt;&lt;img src=x onerror=");
    expect(page).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  });

  it("stays small with texts of a million signs", () => {
    const input = sampleInput(2);
    const long = "x".repeat(1_000_000);
    const dossiers = input.dossiers.map((dossier) => ({
      ...dossier,
      objects: dossier.objects.map((object) => ({ ...object, objectId: long, sample: long })),
      moment: dossier.moment && {
        ...dossier.moment,
        objectId: long,
        posts: dossier.moment.posts.map((post) => ({ ...post, text: long })),
      },
    }));
    expect(renderReport({ ...input, dossiers }).length).toBeLessThan(renderReport(input).length + 60_000);
  });

  it("stays a page with two thousand files and as many warnings", () => {
    const input = sampleInput();
    const files = Array.from({ length: 2000 }, (_, i) => ({
      ...input.quality.inputs[0],
      name: `part-${i}.ndjson`,
    }));
    const quality = {
      ...input.quality,
      inputs: files,
      warnings: files.map(({ name }) => `${name}: look at it.`),
    };
    const plan = { ...input.plan, inputs: files };
    const page = renderReport({ ...input, quality, plan });
    expect(page).toContain("part-0.ndjson and 1,999 more files");
    expect(page).toContain("The first 40 of 2,000 files");
    expect(page.length).toBeLessThan(renderReport(input).length + 60_000);
  });

  it("is read in a sitting: 12,000 words and 700 kB with a group and thirty candidates, twice that with a hundred", () => {
    const page = renderReport(sampleInput(32));
    expect(words(page).length).toBeLessThanOrEqual(12_000);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(700_000);
    const many = renderReport(
      grouped(...Array.from({ length: 100 }, (): [GroupStatus, Reading["state"]] => ["open", open])),
    );
    expect(Buffer.byteLength(many)).toBeLessThan(1_400_000);
    expect(many).toContain("80 more groups");
  });

  it("never names an account with a verdict", () => {
    expect(renderReport(sampleInput(9)).toLowerCase()).not.toMatch(/\b(bot|troll|fake)s?\b/);
  });
});
