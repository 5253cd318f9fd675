/** A group as it is handed over, with whatever text a test wants in every field that comes from data. */
import type { CaseFacts, GroupFacts } from "../../src/outputs/handoff/index.js";

/** The case of the group. */
export const HANDED_CASE: CaseFacts = {
  version: "0.1.0",
  planSha256: "a".repeat(64),
  manifestSha256: "b".repeat(64),
  inputsSha256: ["c".repeat(64)],
  finishedAt: "2025-04-01T10:00:00.000Z",
  pseudonymous: true,
  groupFdr: 0.05,
  tlp: "amber",
};

/** A group of `size` accounts; `say` gives the text of a field. */
export function handedGroup(say: (field: string) => string, size = 5): GroupFacts {
  const when = "2025-03-03T09:42:35.000Z";
  return {
    groupId: "g-001",
    membersSha256: "d".repeat(64),
    status: "contested",
    level: "attention",
    size,
    excluded: 1,
    log10EValue: 21.11,
    candidatesTested: 178,
    leadTrace: "co-link",
    windowSeconds: 300,
    observed: 605,
    expected: 189.2,
    expectedRhythm: 28.38,
    followed: 179,
    followedExpected: 45.5,
    medianGapSeconds: 96,
    firstSeen: when,
    lastSeen: "2025-03-16T18:24:09.000Z",
    evidenceFrom: when,
    standsFrom: null,
    accounts: Array.from({ length: size }, (_, i) => ({
      accountId: `p:${i}${say("account")}`,
      platform: say("platform") || "x",
      nativeId: null,
      handle: null,
    })),
    traces: [
      {
        trace: "co-link",
        windowSeconds: 300,
        observed: 605,
        expected: 189.2,
        expectedRhythm: 28.38,
        objects: 36,
        accounts: size,
        medianGapSeconds: 96,
      },
    ],
    links: [{ url: "https://order.example/1?a=%3Cb%3E", accounts: 4 }],
    linksTotal: 3,
    posts: [
      {
        accountId: `p:0${say("account")}`,
        platform: "x",
        kind: "post",
        text: say("text"),
        at: when,
        objectId: say("object"),
        hashtags: [say("hashtag")],
      },
    ],
    readings: [{ reading: "feed", title: "a feed", state: "not-measurable", note: say("note") }],
    signals: [
      { signal: "shift", measurable: true, value: 0.18, controlValue: 0.19, pValue: 0.79, note: say("note") },
      {
        signal: "roster",
        measurable: false,
        value: null,
        controlValue: null,
        pValue: null,
        note: say("note"),
      },
    ],
    operators: { low: 1, high: 3, note: say("note") },
    narratives: [
      {
        number: 1,
        sample: say("sample"),
        posts: 13,
        accounts: 13,
        members: 5,
        groupShare: 0.6,
        firstSeen: when,
        lastSeen: when,
        languages: [say("language")],
        factChecks: ["https://checks.example/1", say("fact-check")],
      },
    ],
    techniques: [
      {
        id: "T0084.001",
        version: "1.6",
        name: "Use Copypasta",
        phase: "develop-content",
        stixId: "attack-pattern--4cd719a9-e817-4acc-9581-6b6a60e42f35",
        galaxyName: "Use Copypasta",
        because: say("because"),
      },
      {
        id: "T0116.001",
        version: "1.6",
        name: null,
        phase: "deliver-content",
        stixId: null,
        galaxyName: null,
        because: say("because"),
      },
    ],
    verdicts: [
      {
        verdict: "honest concert",
        reviewer: say("reviewer"),
        reason: say("reason"),
        at: "2025-04-02T10:00:00.000Z",
        hash: "e".repeat(64),
      },
    ],
    contested: [say("reason")],
    remarks: [say("remark")],
  };
}
