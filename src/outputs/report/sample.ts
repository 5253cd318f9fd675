/**
 * A made-up report input for tests and for looking at the page, with as many groups as asked. Nothing in it comes from
 * real accounts.
 */
import type { Dossier, NetworkPicture, ReportInput } from "../../model/index.js";
import { draws, sampleDossier } from "./sample-dossier.js";
import { sampleQuality } from "./sample-quality.js";
import { sampleSignals } from "./sample-signals.js";

const NETWORK: ReportInput["network"] = [
  {
    trace: "co-link",
    windowSeconds: 60,
    actions: 18_204,
    accounts: 3120,
    objects: 2871,
    pairs: 6204,
    edges: 602,
    edgesByLevel: { none: 371, volume: 231 },
  },
  {
    trace: "co-link",
    windowSeconds: 300,
    actions: 18_204,
    accounts: 3120,
    objects: 2871,
    pairs: 19_402,
    edges: 1311,
    edgesByLevel: { none: 1102, volume: 209 },
  },
  {
    trace: "co-text",
    windowSeconds: 60,
    actions: 4120,
    accounts: 1207,
    objects: 733,
    pairs: 940,
    edges: 212,
    edgesByLevel: { none: 20, volume: 192 },
  },
];

const TRACES: ReportInput["traces"] = [
  { id: "co-link", title: "Same link", question: "Did the accounts post the same link?" },
  {
    id: "co-text",
    title: "Nearly the same text",
    question: "Did the accounts post nearly the same text?",
  },
  {
    id: "co-post",
    title: "Posting at the same time",
    question: "Were the accounts simply active at the same time?",
  },
];

const METHODS: ReportInput["methods"] = {
  binSeconds: 3600,
  popularityCap: 12,
  skippedTraces: [{ trace: "co-reply", reason: "no row of the input says what it answers." }],
  references: [
    {
      text: "Benjamini, Hochberg 1995: Controlling the false discovery rate",
      url: "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
    },
    {
      text: "Traag, Waltman, van Eck 2019: From Louvain to Leiden",
      url: "https://doi.org/10.1038/s41598-019-41695-z",
    },
  ],
};

/** A report input with `groups` groups; the first has 20 accounts, the others fewer. */
export function sampleInput(groups = 3): ReportInput {
  const sizes = Array.from({ length: groups }, (_, i) => (i === 0 ? 20 : i === 1 ? 9 : 5 + (i % 4)));
  const dossiers = sizes.map((size, i) => sampleDossier(i + 1, size));
  return {
    createdAt: "2024-07-02T14:05:00Z",
    claqueVersion: "0.1.0",
    plan: samplePlan(),
    quality: sampleQuality(),
    network: NETWORK,
    traces: TRACES,
    dossiers,
    picture: samplePicture(dossiers),
    methods: METHODS,
    limits: { groups: 100, groupsTotal: groups, meetingsKept: 3120, meetingsLeftOut: 412 },
    totals: sampleTotals(dossiers),
    groupTest: { tested: 41, confirmed: 1, unresolved: 0, chances: 5210, saturated: 1890, alpha: 0.05 },
    selfCheck: sampleSelfCheck(dossiers),
    signals:
      dossiers.length > 0
        ? { [dossiers[0].groupId]: sampleSignals(dossiers[0].members.map((m) => m.accountId)) }
        : {},
  };
}

/** Totals of the sample; the copy below leaves a third of the groups, rounded down, behind. */
export function sampleTotals(dossiers: readonly Dossier[]): ReportInput["totals"] {
  const byStatus = { coordinated: 0, open: 0, contested: 0, "shared-audience": 0, candidate: 0 };
  for (const { status } of dossiers) byStatus[status]++;
  return { byStatus, leads: Math.max(0, byStatus.candidate - Math.floor(dossiers.length / 3)) };
}

/** One copy with two groups, stronger than the last third of the sample's groups. */
function sampleSelfCheck(dossiers: readonly Dossier[]): ReportInput["selfCheck"] {
  const scores = dossiers.map((dossier) => dossier.score).sort((x, y) => y - x);
  const hour = scores[Math.ceil((scores.length * 2) / 3)] ?? 0;
  const first = { size: 5, trace: "co-link", windowSeconds: 300, observed: 12, expected: 3.4 };
  return {
    copies: [{ groups: 2, confirmed: 0, unresolved: 0, hour, rhythm: null, first }],
    takenOut: { accounts: 6, rest: false },
  };
}

function samplePlan(): ReportInput["plan"] {
  return {
    version: "0.1.0",
    inputs: [
      { path: "exports/posts-may.ndjson.gz", name: "posts-may.ndjson.gz" },
      { path: "exports/posts-june.csv", name: "posts-june.csv" },
    ],
    read: { source: null, map: { account: "author" }, timezone: "UTC", maxRejected: 0.05 },
    identity: { mode: "pseudonym", purpose: null, keyFingerprint: "b1946ac9" },
    traces: null,
    windowsSeconds: [60, 300],
    windowsByTrace: { "co-text": [60] },
    fdr: 0.01,
    groupFdr: 0.05,
    minGroup: 4,
    seed: 1,
    selfCheck: null,
    signals: null,
    factChecks: null,
    engine: "local",
    memoryBytes: 4e9,
    threads: 2,
  };
}

function samplePicture(dossiers: readonly Dossier[]): NetworkPicture {
  const draw = draws(5);
  const nodes = dossiers
    .flatMap(({ groupId, members }) => members.map(({ accountId }) => ({ accountId, groupId })))
    .slice(0, 400);
  const edges: { a: number; b: number; weight: number }[] = [];
  for (let a = 0; a < nodes.length; a++)
    for (let b = a + 1; b < nodes.length; b++)
      if (draw() < (nodes[a].groupId === nodes[b].groupId ? 0.6 : 0.001))
        edges.push({ a, b, weight: 2 + 30 * draw() });
  return { nodes, edges: edges.slice(0, 2000), nodesTotal: nodes.length, edgesTotal: edges.length };
}
