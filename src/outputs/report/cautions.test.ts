/** What weakens a group is said. */
import { describe, expect, it } from "vitest";
import type { Dossier } from "../../model/index.js";
import { cautions } from "./cautions.js";
import { sampleDossier } from "./sample-dossier.js";

const dossier = (change: Partial<Dossier>): Dossier => {
  const base = sampleDossier(1, 4);
  return {
    ...base,
    objects: base.objects.map((object) => ({ ...object, accounts: object.members })),
    topPair: null,
    ...change,
  };
};

describe("cautions", () => {
  it("says nothing where nothing weakens the group", () => {
    expect(cautions(dossier({}))).toEqual([]);
  });

  it("gives the group's measured share of its hours, and draws no more from it than it shows", () => {
    const said = (ownShare: number, log10E: number | null) =>
      cautions(dossier({ contrast: "rhythm", observed: 244, expected: 217.7, ownShare, log10E }))[0];
    expect(said(0.93, 16)).toContain(
      "220 of the 244 meetings would be expected. Of all such acts in those hours 93 % are this group's own, so exchanging accounts within the hour shows nothing.",
    );
    expect(said(0.38, 16)).toContain("38 % are this group's own, which raises what is expected by chance.");
    expect(said(0.04, 16)).toContain("only 4.0 % of all such acts in those hours, so the hours may explain");
    expect(said(0.38, null)).toContain(
      "38 % of all such acts in them are its own. This data cannot tell which.",
    );
    expect(said(0.04, null)).toContain("so the hours may explain them.");
  });

  it("tells a pair with hangers-on from a group", () => {
    const { members } = dossier({});
    const topPair = { accountA: members[0].accountId, accountB: members[2].accountId, meetings: 229 };
    expect(cautions(dossier({ observed: 237, topPair }))).toEqual([
      "Mostly one pair: A1 and A3 make 229 of the 237 meetings (97 %). Little speaks for the other 2 accounts.",
    ]);
    const loose = members.map((member, i) => ({ ...member, partners: i === 0 ? 3 : i === 3 ? 0 : 1 }));
    expect(cautions(dossier({ members: loose }))).toEqual([
      "Loosely tied: 2 of the 4 accounts met one other member only, and 1 of the 4 met none in this trace and window.",
    ]);
  });

  it("says where a few posts carry all the things", () => {
    expect(cautions(dossier({ actions: 90, posts: 9 }))).toEqual([
      "Several links in one post: the 90 acts behind the meetings stand in 9 posts. What one post carries comes together: count the posts, not the links.",
    ]);
  });

  it("names one day, popular things and machine-like gaps", () => {
    const { objects } = dossier({});
    const crowd = objects.map((object) => ({ ...object, accounts: object.members * 11 }));
    expect(cautions(dossier({ lastSeen: dossier({}).firstSeen }))[0]).toContain("within 24 hours");
    expect(cautions(dossier({ objects: crowd }))[0]).toContain("more than nine in ten");
    expect(cautions(dossier({ medianGapSeconds: 0 }))[0]).toContain("a second or less apart");
  });
});
