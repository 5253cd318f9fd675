/** STIX 2.1 objects of one group: types that OpenCTI keeps, and no other. Numbers stand in claque's property extension, and once more in the words of notes. */
import {
  type CaseFacts,
  cut,
  description,
  type GroupFacts,
  groupName,
  type HandedAccount,
  type HandedLink,
  type HandedNarrative,
  type HandedTechnique,
  type HandedTrace,
  type HandedVerdict,
  linksNote,
  numbersNote,
  quoted,
  readingsNote,
  remarksNote,
  seen,
  signalsNote,
  techniqueWords,
  verdictWords,
} from "../handoff/index.js";
import { type StixId, scoId, sdoId } from "./ids.js";

/** An object of a bundle. */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: StixId };

/** When the first version of the definitions was made; their identifiers never change. */
const DEFINED = "2026-12-01T00:00:00.000Z";

/** Who makes the objects: a program, no person and no organisation. */
export const CLAQUE: StixObject = {
  type: "identity",
  spec_version: "2.1",
  id: sdoId("identity", "claque"),
  created: DEFINED,
  modified: DEFINED,
  name: "claque",
  identity_class: "system",
  description:
    "Open-source program that finds accounts acting in concert in exports of social media and shows the posts behind every number. It attributes to nobody.",
};

/** Identifier of claque's property extension. */
export const EXTENSION_ID = sdoId("extension-definition", "numbers", 1);

/** The definition of claque's property extension. */
export const EXTENSION: StixObject = {
  type: "extension-definition",
  spec_version: "2.1",
  id: EXTENSION_ID,
  created: DEFINED,
  modified: DEFINED,
  created_by_ref: CLAQUE.id,
  name: "claque numbers",
  description:
    "Numbers of a group of accounts under the names of claque's tables (groups, group_traces, signals, readings). A number that is not known is absent.",
  schema: "Names, units and meanings of the properties are those of the columns in claque's docs/tables.md.",
  version: "1.0.0",
  extension_types: ["property-extension"],
};

/** Words of the vocabulary for platforms that it knows; others stand as claque names them. */
const ACCOUNT_TYPES: Readonly<Record<string, string>> = { x: "twitter" };

/** What every domain object of a case carries. */
interface Frame {
  readonly spec_version: "2.1";
  readonly created: string;
  readonly modified: string;
  readonly created_by_ref: StixId;
  readonly object_marking_refs: readonly StixId[];
}

/** Makes the objects of one group of a case. */
export class GroupObjects {
  private readonly frame: Frame;

  constructor(
    private readonly facts: GroupFacts,
    private readonly of: CaseFacts,
    private readonly marking: StixId,
  ) {
    const at = this.of.finishedAt;
    this.frame = {
      spec_version: "2.1",
      created: at,
      modified: at,
      created_by_ref: CLAQUE.id,
      object_marking_refs: [marking],
    };
  }

  /** Identifier of a domain object of the group. */
  private id(type: string, ...parts: readonly (string | number)[]): StixId {
    return sdoId(type, this.of.planSha256, this.of.inputsSha256.join(), this.facts.membersSha256, ...parts);
  }

  /** A member. */
  account({ accountId, platform, nativeId, handle }: HandedAccount): StixObject {
    const account_type = seen(Object.hasOwn(ACCOUNT_TYPES, platform) ? ACCOUNT_TYPES[platform] : platform);
    const user_id = seen(nativeId ?? accountId);
    return {
      type: "user-account",
      spec_version: "2.1",
      id: scoId("user-account", { account_type, user_id }),
      object_marking_refs: [this.marking],
      user_id,
      account_type,
      ...(handle !== null && { display_name: seen(handle) }),
      extensions: property({ pseudonym: nativeId === null && this.of.pseudonymous }),
    };
  }

  /** A web address that members shared. */
  link({ url, accounts }: HandedLink): StixObject {
    return {
      type: "url",
      spec_version: "2.1",
      id: scoId("url", { value: url }),
      object_marking_refs: [this.marking],
      value: url,
      extensions: property({ accounts, indicator: false }),
    };
  }

  /** What was observed in one trace. */
  observed(trace: HandedTrace, refs: readonly StixId[]): StixObject {
    return {
      type: "observed-data",
      id: this.id("observed-data", trace.trace, trace.windowSeconds),
      ...this.frame,
      first_observed: this.facts.firstSeen,
      last_observed: this.facts.lastSeen,
      number_observed: Math.max(1, Math.min(999_999_999, trace.observed)),
      object_refs: refs,
      labels: [trace.trace],
      extensions: property({
        trace: trace.trace,
        window_seconds: trace.windowSeconds,
        observed: trace.observed,
        expected: trace.expected,
        expected_rhythm: trace.expectedRhythm,
        objects: trace.objects,
        accounts: trace.accounts,
        median_gap_seconds: trace.medianGapSeconds,
      }),
    };
  }

  /** A technique that behaviour suggests: an object of claque's own, since only its maker may change the framework's. */
  technique(technique: HandedTechnique): StixObject {
    return {
      type: "attack-pattern",
      id: sdoId("attack-pattern", "DISARM", technique.id, technique.version),
      ...this.frame,
      name: technique.name ?? `DISARM ${technique.id}`,
      description: `Technique ${technique.id} of the DISARM Red framework, version ${technique.version}. The name is the framework's. Why it is suggested for a group stands in a note on the group; nobody has confirmed it.`,
      ...(technique.phase !== null && {
        kill_chain_phases: [{ kill_chain_name: "disarm", phase_name: technique.phase }],
      }),
      external_references: [
        {
          source_name: "DISARM",
          external_id: technique.id,
          description: `DISARM Red framework, version ${technique.version}`,
        },
      ],
      extensions: property({
        framework_version: technique.version,
        framework_object: technique.stixId,
        confirmed: false,
      }),
    };
  }

  /** A story that the group carried; OpenCTI's own type. */
  narrative(narrative: HandedNarrative): StixObject {
    const { number, sample, posts, accounts, members, groupShare, languages, factChecks } = narrative;
    return {
      type: "narrative",
      id: this.id("narrative", number),
      ...this.frame,
      name: `${this.facts.groupId} story ${number}: ${cut(seen(sample).replace(/\s+/g, " ").trim(), 80)}`,
      narrative_types: ["observed-story"],
      description: `A family of like texts, not a claim of claque's: first text of the group ${quoted(sample)}. ${posts} posts by ${accounts} accounts in the data, ${members} of them members; ${Math.round(100 * groupShare)} % of the posts came from the group. First post ${narrative.firstSeen}, last ${narrative.lastSeen}.${languages.length > 0 ? ` Languages: ${languages.map(quoted).join(", ")}.` : ""}${factChecks.length > 0 ? ` Fact-checks that match: ${factChecks.map(quoted).join(", ")}.` : ""}`,
      extensions: {
        [OPENCTI_SDO]: { extension_type: "new-sdo" },
        ...property({ posts, accounts, members, group_share: groupShare }),
      },
    };
  }

  /** The group. */
  grouping(refs: readonly StixId[]): StixObject {
    const { facts } = this;
    return {
      type: "grouping",
      id: this.id("grouping"),
      ...this.frame,
      name: groupName(facts),
      description: description(facts, this.of),
      context: "unspecified",
      object_refs: refs,
      labels: [facts.status],
      extensions: property(groupNumbers(facts)),
    };
  }

  /** Words with the numbers of the group, its readings and its signals. */
  notes(refs: readonly StixId[]): StixObject[] {
    const { facts, of } = this;
    const texts: readonly (readonly [string, string | null, Record<string, unknown>])[] = [
      ["Numbers", numbersNote(facts, of), groupNumbers(facts)],
      ["Innocent readings", readingsNote(facts), readingNumbers(facts)],
      ["Shared links", linksNote(facts), { links_total: facts.linksTotal }],
      ["Signals", signalsNote(facts), signalNumbers(facts)],
      ["Techniques that behaviour suggests", techniquesNote(facts), {}],
      ["Said by reviewers", remarksNote(facts), {}],
    ];
    return texts.flatMap(([abstract, content, numbers]) =>
      content === null
        ? []
        : [
            {
              type: "note",
              id: this.id("note", abstract),
              ...this.frame,
              abstract: `${facts.groupId}: ${abstract}`,
              content,
              object_refs: refs,
              ...(Object.keys(numbers).length > 0 && { extensions: property(numbers) }),
            },
          ],
    );
  }

  /** A reviewer's verdict as an opinion on the group. */
  opinion(verdict: HandedVerdict, refs: readonly StixId[]): StixObject {
    const at = new Date(verdict.at).toISOString();
    const { created_by_ref: _, ...frame } = this.frame;
    return {
      type: "opinion",
      id: sdoId("opinion", verdict.hash),
      ...frame,
      created: at,
      modified: at,
      authors: [seen(verdict.reviewer)],
      opinion: OPINIONS[verdict.verdict] ?? "neutral",
      explanation: verdictWords(verdict),
      object_refs: refs,
      extensions: property({ verdict: verdict.verdict, decision_sha256: verdict.hash }),
    };
  }

  /** The report that holds all of it. */
  report(refs: readonly StixId[]): StixObject {
    return {
      type: "report",
      id: this.id("report"),
      ...this.frame,
      name: `claque, ${groupName(this.facts)}`,
      description: description(this.facts, this.of),
      report_types: ["observed-data"],
      published: this.of.finishedAt,
      object_refs: refs,
      labels: [this.facts.status],
      extensions: property({
        plan_sha256: this.of.planSha256,
        manifest_sha256: this.of.manifestSha256,
        inputs_sha256: this.of.inputsSha256,
        version: this.of.version,
      }),
    };
  }
}

/** OpenCTI's extension, under which it reads and writes types that STIX has not. */
const OPENCTI_SDO = "extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba";

/** An opinion says how right the object is: that accounts act in concert. Whether that is harmful stands in its explanation. */
const OPINIONS: Readonly<Record<string, string>> = {
  "harmful concert": "agree",
  "honest concert": "agree",
  "same owner": "agree",
  unclear: "neutral",
  "not concert": "disagree",
};

/** Properties of claque's extension; what is not known is left out, since STIX has no null. */
const property = (values: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  [EXTENSION_ID]: {
    extension_type: "property-extension",
    ...Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null && !isEmptyList(value)),
    ),
  },
});

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const groupNumbers = (facts: GroupFacts): Record<string, unknown> => ({
  group_id: facts.groupId,
  members_sha256: facts.membersSha256,
  status: facts.status,
  level: facts.level,
  size: facts.size,
  excluded: facts.excluded,
  log10_e_value: facts.log10EValue,
  candidates_tested: facts.candidatesTested,
  lead_trace: facts.leadTrace,
  window_seconds: facts.windowSeconds,
  observed: facts.observed,
  expected: facts.expected,
  expected_rhythm: facts.expectedRhythm,
  followed: facts.followed,
  followed_expected: facts.followedExpected,
  median_gap_seconds: facts.medianGapSeconds,
  evidence_from: facts.evidenceFrom,
  stands_from: facts.standsFrom,
  links_total: facts.linksTotal,
});

const readingNumbers = ({ readings }: GroupFacts): Record<string, unknown> => ({
  readings: readings.map(({ reading, state }) => ({ reading, state })),
});

const signalNumbers = ({ signals }: GroupFacts): Record<string, unknown> => ({
  signals: signals.map(({ signal, measurable, value, controlValue, pValue }) => ({
    signal,
    measurable,
    ...(value !== null && { value }),
    ...(controlValue !== null && { control_value: controlValue }),
    ...(pValue !== null && { p_value: pValue }),
  })),
});

const techniquesNote = ({ techniques }: GroupFacts): string | null =>
  techniques.length === 0 ? null : techniques.map((one) => `- ${techniqueWords(one)}`).join("\n");
