/** The page as text: order of sections, what is said when nothing is found, hostile data, size. */
import { describe, expect, it } from "vitest";
import type { Dossier, NetworkSummary, Reading, ReportInput } from "../../model/index.js";
import { renderReport } from "./index.js";
import { closestMoment } from "./moment.js";
import { sampleInput } from "./sample.js";

const empty = (change: (input: ReportInput) => Partial<ReportInput>): string => {
  const input = sampleInput(0);
  return renderReport({ ...input, ...change(input) });
};

const withNetwork = (part: Partial<NetworkSummary>) => (input: ReportInput) => ({
  network: input.network.map((row) => ({ ...row, ...part })),
});

const UNCONFIRMED = { ...sampleInput(0).groupTest, confirmed: 0 };

/** The sample as it looks where no group passed the test. */
function candidatesOnly(): ReportInput {
  const input = sampleInput();
  const dossiers = input.dossiers.map((dossier) => ({
    ...dossier,
    status: "candidate" as const,
    level: "none" as const,
    log10E: null,
  }));
  const { passed, candidates, leads } = input.totals;
  const totals = {
    ...input.totals,
    passed: 0,
    passedAccounts: 0,
    candidates: candidates + passed,
    leads: leads + passed,
  };
  return { ...input, dossiers, totals, groupTest: UNCONFIRMED };
}

describe("renderReport", () => {
  it("is the same for the same input", () => {
    expect(renderReport(sampleInput())).toBe(renderReport(sampleInput()));
  });

  it("has its sections in the order an editor reads", () => {
    const page = renderReport(sampleInput());
    const sections = [...page.matchAll(/<(?:header class="head"|section) id="([a-z]+)"/g)].map(
      (match) => match[1],
    );
    expect(sections).toEqual(["top", "data", "groups", "dossiers", "network", "traces", "method", "limits"]);
  });

  it("leads with the group that passed the test, its error rate and its words", () => {
    const page = renderReport(sampleInput());
    expect(page).toContain(
      "<h1>1 group of accounts acts together more than chance and taste explain; no innocent reading fits, but 3 of 9 readings could not be settled</h1>",
    );
    expect(page).toContain("The texts of its shared moments are nearly one wording");
    expect(page).toContain(
      "41 candidates from one half of the time were tested on the other at a false discovery rate of 5.0 %: 1 passed",
    );
    expect(page).toContain(
      "chance gives evidence this strong once in 1,700,000 times at most (one of 41 candidates tested)",
    );
    expect(page).toContain(
      "Members acted within 60 seconds of another member on the same thing 321 times; had those acts been dealt among all accounts present, by their posts and habits, 13 would be expected",
    );
    expect(page).toContain("With its members known, the evidence was there by 2 May 2024, 09:15 UTC");
    expect(page).toContain("A search of the past alone finds the group from 3 May 2024, 00:00 UTC on");
    expect(page).toContain("What would change this:");
    expect(page).toContain(
      "What escapes this test: accounts that leave more than 5 minutes between their acts",
    );
    expect(page).toContain(
      "Slower groups may show in a further run with a wider window beside the usual ones: --window 60s --window 5m --window 30m --window 2h. That errs more often",
    );
    expect(page).toContain(
      "<b>321 times</b> one of these 20 accounts posted the same link within 60 seconds after another of them.",
    );
  });

  it("says first which innocent reading fits, and how many could not be settled", () => {
    const input = sampleInput(4);
    const as = (...groups: [Dossier["status"], ...Reading["state"][]][]) =>
      renderReport({
        ...input,
        dossiers: groups.map(([status, ...states], i) => ({
          ...input.dossiers[i],
          status,
          level: status === "shared-audience" ? ("volume" as const) : ("attention" as const),
          log10E: 5,
          readings: input.dossiers[i].readings.map((reading, n) => ({
            ...reading,
            state: states[n % states.length],
            testable: states[n % states.length] !== open,
          })),
        })),
      });
    const open = "not-measurable";
    const out = "ruled-out";
    const title = (page: string) => /<h1>(.*)<\/h1>/.exec(page)?.[1];
    expect(title(as(["contested", "fits"]))).toContain(
      "taste explain; 9 innocent readings fit: one publisher or wire copy, ",
    );
    expect(title(as(["coordinated", out]))).toContain("; no innocent reading fits");
    expect(
      title(as(["coordinated", open], ["contested", "fits", out, out], ["coordinated", out, open, open])),
    ).toBe(
      "3 groups of accounts act together more than chance and taste explain; an innocent reading fits 1 of them; none fits the other 2, but 6 and 9 of 9 readings could not be settled",
    );
    const unknown = as(["open", open]);
    expect(title(unknown)).toContain("no innocent reading fits, but 9 of 9 readings could not be settled");
    expect(unknown).toContain(
      "; why these accounts act together stays open. No innocent reading fits; 9 of 9 could not be settled. This data cannot test: one publisher or wire copy, a feed or declared automation, a public call, a common source outside the data and a shared audience, fandom or movement.",
    );
    expect(as(["coordinated", open])).toContain(
      "What is not ruled out stays possible, though it lowers no status.",
    );
    expect(title(as(["shared-audience", "fits", open, out, open, open, out, out, open, out]))).toBe(
      "1 group of accounts meets more than chance gives, but not more than its common taste may explain; what fits: one publisher or wire copy",
    );
  });

  it("says what lowered the status of a group, and what the test said before", () => {
    const input = sampleInput();
    const [first, ...rest] = input.dossiers;
    const readings = first.readings.map((reading, i) => ({
      ...reading,
      state: i === 2 ? ("fits" as const) : ("ruled-out" as const),
    }));
    const status = "shared-audience";
    const page = renderReport({
      ...input,
      dossiers: [{ ...first, status, level: "attention", readings }, ...rest],
    });
    expect(page).toContain(
      "Status: shared-audience. The group passed the test, also with its common taste and haste held fixed; an innocent reading that fits makes it an audience. An innocent reading fits: followers with notifications on.",
    );
  });

  it("counts the pairs that stand out, and says where none does", () => {
    const input = sampleInput(1);
    const [first] = input.dossiers;
    const page = (pairsStanding: number) =>
      renderReport({ ...input, dossiers: [{ ...first, pairsStanding }] });
    expect(page(5)).toContain("5 of 190 pairs stand out by themselves");
    expect(page(5)).not.toContain("No pair of this group stands out by itself");
    expect(page(0)).toContain("none of 190 pairs stands out by itself");
    expect(page(0)).toContain("<strong>No pair of this group stands out by itself.</strong> The evidence");
  });

  it("says how a small excess and a strong test go together", () => {
    const input = sampleInput(1);
    const [first] = input.dossiers;
    const page = (followedExpected: number) =>
      renderReport({ ...input, dossiers: [{ ...first, followed: 7597, followedExpected }] });
    expect(page(6133)).toContain("That is about 1.2 times what chance gives.");
    expect(page(6133)).toContain("only a little above what is expected does not speak against the test");
    expect(page(60)).not.toContain("only a little above what is expected");
  });

  it("says that the test has no power instead of that nothing was found", () => {
    const page = renderReport({
      ...candidatesOnly(),
      groupTest: { ...UNCONFIRMED, chances: 10, saturated: 990 },
    });
    expect(page).toContain("2 groups of accounts may be worth a look; the test has no power here");
    expect(page).toContain("That nothing passed says nothing");
    const passed = renderReport({
      ...sampleInput(),
      groupTest: { ...sampleInput().groupTest, chances: 10, saturated: 990 },
    });
    expect(passed).not.toContain("That nothing passed says nothing");
    expect(passed).toContain("What did not pass may still act together");
  });

  it("says where a group fills its own hours, so that chance of the hour is mostly the group itself", () => {
    const input = sampleInput();
    const [first, ...rest] = input.dossiers;
    const page = (change: Partial<Dossier>) =>
      renderReport({ ...input, dossiers: [{ ...first, ...change }, ...rest] });
    const filled = {
      contrast: "hour",
      observed: 26360,
      expected: 17000,
      expectedRhythm: 3800,
      log10E: null,
      followed: null,
      followedExpected: null,
    } as const;
    const said = "Of all such acts in the hours of the meetings 40 % are the group's own";
    expect(page(filled)).toContain(said);
    expect(page({ ...filled, expected: 900 })).not.toContain(said);
    expect(page({ ...filled, expectedRhythm: 15000 })).not.toContain(said);
    expect(page({ ...filled, ownShare: 0.05 })).not.toContain("in the hours of the meetings");
  });

  it("sets candidates against a shuffled copy, and calls those below it no leads", () => {
    const input = candidatesOnly();
    const page = renderReport(input);
    expect(page).toContain("<h1>No group of accounts passed the test; 2 candidates may be worth a look</h1>");
    expect(page).toContain(
      "put together 2 groups, of which none passed the test. The rest is the data without 6 accounts: everybody for whom some evidence was found",
    );
    expect(page).toContain("1 more group (all no stronger than in a shuffled copy)");
    expect(page).toContain(
      "and not whether what stands is right. Of the 3 candidates here, 2 stand out more than every one of those.",
    );
    const copies = [{ groups: 9, confirmed: 0, unresolved: 0, hour: 1e9, rhythm: null, first: null }];
    const noise = renderReport({
      ...input,
      totals: { ...input.totals, leads: 0 },
      selfCheck: { copies, takenOut: { accounts: 0, rest: false } },
    });
    expect(noise).not.toContain("The rest is the data");
    expect(noise).toContain("passed the test, and none stands out more than chance makes one stand out</h1>");
    expect(noise).toContain("None of the 3 groups below is a lead.");
    expect(noise).not.toContain('class="dossier" id="group-1" open');
    const without = renderReport({ ...input, totals: { ...input.totals, leads: 3 }, selfCheck: null });
    expect(without).toContain("3 candidates may be worth a look</h1>");
    expect(without).toContain("No shuffled copy of the data was searched");
  });

  it("says so where only the pooled days leave a contrast", () => {
    const input = sampleInput(1);
    const [first] = input.dossiers;
    const dossier: typeof first = {
      ...first,
      contrast: "rhythm",
      observed: 400,
      expected: 390,
      expectedRhythm: 3,
      log10E: null,
      followed: null,
      followedExpected: null,
    };
    const page = renderReport({ ...input, dossiers: [dossier] });
    expect(page).toContain("how much each does at which time of day");
    expect(page).toContain("This data cannot tell which.");
    const passed = renderReport({ ...input, dossiers: [{ ...dossier, expectedRhythm: 380, log10E: 6.25 }] });
    expect(passed).not.toContain("This data cannot tell which.");
    expect(passed).not.toContain("times what chance gives");
    expect(passed).toContain("The finding rests on the test");
    expect(passed).toContain("chance gives evidence this strong once in 1,700,000 times at most.");
  });

  it("names the filter that emptied the result", () => {
    const quality = sampleInput(0).quality;
    expect(empty(() => ({ quality: { ...quality, rowsRead: 0, events: 0 } }))).toContain(
      "The input holds no rows.",
    );
    expect(empty(() => ({ quality: { ...quality, events: 0 } }))).toContain(
      "None of the 22,424 rows could be used",
    );
    expect(empty(withNetwork({ actions: 0 }))).toContain("no two accounts acted on the same thing");
    expect(empty(withNetwork({ actions: 0 }))).toContain("<h1>Nothing could be searched");
    expect(empty(withNetwork({ pairs: 0 }))).toContain("never within 5 minutes of each other");
    expect(empty(withNetwork({ edges: 0 }))).toContain(
      "19,402 pairs of accounts met within 5 minutes, each on one thing only",
    );
    expect(empty(() => ({}))).toContain("no 4 accounts or more held together as a group");
    expect(empty(() => ({}))).toContain("It does not show that nobody acted in concert");
  });

  it("holds no script, no outside address that loads, and no markup from data", () => {
    const page = renderReport(sampleInput());
    expect(page).not.toMatch(/<script|<img|<link|<iframe|<object|\son[a-z]+="|javascript:|@import|url\(/i);
    expect(page).toContain("&lt;/script&gt;&lt;img src=x onerror=");
    expect(page).not.toContain("\u202e");
  });

  it("stays under 6 MB with a hundred groups, each still with its posts", () => {
    const page = renderReport(sampleInput(100));
    expect(Buffer.byteLength(page)).toBeLessThan(6_000_000);
    expect(page.match(/<details class="dossier"/g)).toHaveLength(100);
    expect(page.match(/<details class="dossier"[^>]* open/g)).toHaveLength(3);
  });

  it("shows what accounts are called, where the data says it, as text", () => {
    const input = sampleInput(1);
    const [first] = input.dossiers;
    const members = first.members.map((member) => ({ ...member, names: ["Old", "The <b>Herald</b>"] }));
    const page = renderReport({ ...input, dossiers: [{ ...first, members }] });
    expect(page).toContain("The &lt;b&gt;Herald&lt;/b&gt;, formerly Old");
    expect(renderReport(input)).not.toContain(">Called<");
  });

  it("says how many posts hold what a pair met on", () => {
    const input = sampleInput(1);
    const [first] = input.dossiers;
    const edges = first.edges.map((edge) => ({ ...edge, postPairs: 1 }));
    const page = renderReport({ ...input, dossiers: [{ ...first, edges }] });
    expect(page).toContain("met on 25 links in 1 pair of posts within 60 seconds");
  });

  it("counts groups that passed apart from candidates, those that are not shown included", () => {
    const input = sampleInput(2);
    const totals = {
      passed: 1,
      passedAccounts: 17,
      candidates: 38,
      candidateAccounts: 201,
      leads: 17,
      inSeveral: 9,
    };
    const tiles = (page: string) =>
      [...page.matchAll(/<div><dt>(.*?)<\/dt><dd>(.*?)<\/dd><\/div>/g)]
        .slice(2, 7)
        .map(([, dt, dd]) => `${dd} ${dt}`);
    expect(tiles(renderReport({ ...input, totals }))).toEqual([
      "1 group passed the test",
      "17 accounts in it",
      "38 candidates, no findings",
      "201 accounts in candidates alone",
      "9 accounts in more than one group",
    ]);
    const none = renderReport({ ...candidatesOnly(), totals: { ...totals, passed: 0, passedAccounts: 0 } });
    expect(none).toContain(
      "<h1>No group of accounts passed the test; 17 candidates may be worth a look</h1>",
    );
    expect(none).toContain(
      "Of the 38 candidates here, 17 stand out more than every one of those; 2 of them are shown below.",
    );
  });

  it("names the trace and window beside what covers one of them only", () => {
    const input = sampleInput(2);
    const page = renderReport(input);
    expect(page).toContain("First meeting by “Same link” within 60 seconds: ");
    expect(page).toContain("and partners, are those by “Same link” within 60 seconds");
    expect(
      page.match(/what members shared in the group(?:'|&#39;)s other traces is not in these/g),
    ).toHaveLength(1);
    expect(page).toContain("acts on one thing by “Same link” within 60 seconds of the next");
  });

  it("says what was left out", () => {
    const input = sampleInput(2);
    const page = renderReport({ ...input, limits: { ...input.limits, groupsTotal: 9 } });
    expect(page).toContain("7 more groups stand in groups.parquet");
    expect(page).toContain("Of 3,532 meetings in the groups, 3,120 were kept");
  });

  it("never names an account with a verdict", () => {
    expect(renderReport(sampleInput(9)).toLowerCase()).not.toMatch(/\b(bot|troll|fake)s?\b/);
  });
});

describe("closestMoment", () => {
  it("finds the window with the most members, the shortest of equals", () => {
    const [dossier] = sampleInput(1).dossiers;
    const at = (second: number) => new Date(second * 1000).toISOString();
    const timeline = [0, 50, 200, 210, 220, 500, 505, 507, 590].map((second, member) => ({
      timeUtc: at(second),
      member,
      object: 0,
      met: true,
    }));
    const moment = closestMoment({ ...dossier, timeline });
    expect(moment?.start).toBe(at(500));
    expect(moment?.offsets.map((o) => o.seconds)).toEqual([0, 5, 7]);
    expect(closestMoment({ ...dossier, timeline: timeline.slice(0, 2) })).toBeNull();
  });
});
