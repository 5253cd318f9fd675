/** One group as a MISP event: objects by MISP's own templates, the words as an event report, tags of the Traffic Light Protocol and of the DISARM galaxy. */
import {
  type CaseFacts,
  claqueUuid,
  cut,
  description,
  type GroupFacts,
  groupName,
  type HandedAccount,
  type HandedNarrative,
  type HandedPost,
  linksNote,
  numbersNote,
  platformWords,
  quoted,
  readingsNote,
  remarksNote,
  seen,
  signalsNote,
  techniqueWords,
  verdictWords,
} from "../handoff/index.js";
import {
  ACCOUNTS,
  type AttributeType,
  CATEGORY,
  MICROBLOG,
  type MispTemplate,
  NARRATIVE,
  SOCIAL_MEDIA_GROUP,
  USER_ACCOUNT,
} from "./templates.js";

/** An attribute of MISP. */
export interface MispAttribute {
  readonly uuid: string;
  readonly type: AttributeType;
  readonly category: string;
  readonly object_relation?: string;
  readonly value: string;
  readonly to_ids: false;
  readonly disable_correlation: boolean;
  readonly distribution: "5";
  readonly timestamp: string;
  readonly comment: string;
}

/** An object of MISP. */
export interface MispObject {
  readonly uuid: string;
  readonly name: string;
  readonly "meta-category": "misc";
  readonly template_uuid: string;
  readonly template_version: string;
  readonly description: string;
  readonly distribution: "5";
  readonly timestamp: string;
  readonly comment: string;
  readonly Attribute: readonly MispAttribute[];
  readonly ObjectReference?: readonly {
    readonly uuid: string;
    readonly object_uuid: string;
    readonly referenced_uuid: string;
    readonly relationship_type: string;
    readonly comment: string;
  }[];
}

/** An event of MISP, without what the platform adds. */
export interface MispEvent {
  readonly uuid: string;
  readonly info: string;
  readonly date: string;
  readonly timestamp: string;
  readonly published: false;
  readonly analysis: "2";
  readonly threat_level_id: "4";
  readonly distribution: "0";
  readonly Tag: readonly { readonly name: string }[];
  readonly Attribute: readonly MispAttribute[];
  readonly Object: readonly MispObject[];
  readonly EventReport: readonly {
    readonly uuid: string;
    readonly name: string;
    readonly content: string;
    readonly distribution: "5";
    readonly timestamp: string;
  }[];
}

/** The event of a group. Its distribution is the own organisation and it is not published: whoever imports it decides. */
export function mispEvent(facts: GroupFacts, of: CaseFacts): MispEvent {
  const make = new EventParts(facts, of);
  const accounts = facts.accounts.map((one) => make.account(one));
  const byId = new Map(facts.accounts.map(({ accountId }, i) => [accountId, accounts[i]]));
  const narratives = facts.narratives.map((one) => make.narrative(one));
  const posts = facts.posts
    .filter(({ text }) => text.trim() !== "")
    .map((one, i) => make.post(one, i, byId.get(one.accountId)));
  const group = make.group([...accounts, ...narratives]);
  return {
    uuid: make.uuid("event"),
    info: `claque, ${groupName(facts)}`,
    date: facts.firstSeen.slice(0, 10),
    timestamp: make.timestamp,
    published: false,
    analysis: "2",
    threat_level_id: "4",
    distribution: "0",
    Tag: [
      { name: `tlp:${of.tlp}` },
      ...facts.techniques.flatMap(({ galaxyName }) =>
        galaxyName === null ? [] : [{ name: `misp-galaxy:disarm-techniques="${galaxyName}"` }],
      ),
    ],
    Attribute: [...make.links(), ...make.techniques()],
    Object: [group, ...accounts, ...narratives, ...posts],
    EventReport: make.reports(),
  };
}

/** What stands where the data has no text, since MISP wants one. */
const textOf = (text: string): string => (text.trim() === "" ? "(no text in the data)" : text);

class EventParts {
  readonly timestamp: string;

  constructor(
    private readonly facts: GroupFacts,
    private readonly of: CaseFacts,
  ) {
    this.timestamp = String(Math.floor(Date.parse(of.finishedAt) / 1000));
  }

  uuid(...parts: readonly (string | number)[]): string {
    const { facts, of } = this;
    return claqueUuid("misp", of.planSha256, of.inputsSha256.join(), facts.membersSha256, ...parts);
  }

  account({ accountId, platform, nativeId, handle }: HandedAccount): MispObject {
    const own = nativeId !== null && Object.hasOwn(ACCOUNTS, platform) ? ACCOUNTS[platform] : undefined;
    if (own)
      return this.object(own.template, accountId, [
        [own.id, nativeId ?? ""],
        [own.handle, handle ?? ""],
      ]);
    return this.object(USER_ACCOUNT, accountId, [
      ["user-id", nativeId ?? accountId],
      ["username", handle ?? ""],
      ["account-type", platform],
      [
        "description",
        nativeId === null && this.of.pseudonymous
          ? "keyed pseudonym of claque, no identifier of the platform"
          : "",
      ],
    ]);
  }

  group(members: readonly MispObject[]): MispObject {
    const made = this.object(SOCIAL_MEDIA_GROUP, "group", [
      ["group-name", groupName(this.facts)],
      [
        "description",
        `${description(this.facts, this.of)} This is no group of the platform: the accounts were put together by what they did.`,
      ],
      ...[...new Set(this.facts.accounts.map(({ platform }) => platform))]
        .sort()
        .map((one) => ["platform", one] as const),
    ]);
    return {
      ...made,
      ObjectReference: members.map(({ uuid, name }) => ({
        uuid: this.uuid("reference", uuid),
        object_uuid: made.uuid,
        referenced_uuid: uuid,
        relationship_type: name === NARRATIVE.name ? "shares" : "includes",
        comment: "",
      })),
    };
  }

  narrative({ number, sample, posts, accounts, members, factChecks }: HandedNarrative): MispObject {
    return this.object(
      NARRATIVE,
      `narrative ${number}`,
      [
        ["narrative-summary", textOf(sample)],
        ["external-references", factChecks.find((one) => /^https?:\/\//.test(one)) ?? ""],
      ],
      `A family of like texts: ${posts} posts by ${accounts} accounts in the data, ${members} of them members. The text is the first one of the group, and no claim of claque's.`,
    );
  }

  post(
    { platform, text, at, accountId, objectId, hashtags }: HandedPost,
    index: number,
    author?: MispObject,
  ): MispObject {
    const made = this.object(
      MICROBLOG,
      `post ${index}`,
      [
        ["post", text],
        ["type", platform],
        ["creation-date", at],
        ["username", this.nameOf(accountId)],
        ...[...new Set(hashtags)].map((one) => ["hashtag", one] as const),
      ],
      `Acted on ${cut(seen(objectId).replace(/\s+/g, " "), 300)} together with other members.`,
    );
    if (!author) return made;
    return {
      ...made,
      ObjectReference: [
        {
          uuid: this.uuid("reference", made.uuid),
          object_uuid: made.uuid,
          referenced_uuid: author.uuid,
          relationship_type: "authored-by",
          comment: "",
        },
      ],
    };
  }

  private nameOf(id: string): string {
    const account = this.facts.accounts.find(({ accountId }) => accountId === id);
    return account?.handle ?? account?.nativeId ?? id;
  }

  links(): MispAttribute[] {
    return this.facts.links.map(({ url, accounts }) => ({
      ...this.attribute("link", ["link", url], url),
      disable_correlation: false,
      comment: `Shared by ${accounts} members. No indicator: do not block.`,
    }));
  }

  /** Techniques of which MISP's galaxy has no name that may be said: by their id. */
  techniques(): MispAttribute[] {
    return this.facts.techniques
      .filter(({ galaxyName }) => galaxyName === null)
      .map((one) => ({
        ...this.attribute("text", ["technique", one.id], `DISARM ${one.version} ${one.id}`),
        disable_correlation: true,
        comment: "Suggested by behaviour, confirmed by nobody; the event report says why.",
      }));
  }

  reports(): MispEvent["EventReport"] {
    const { facts, of } = this;
    const techniques = facts.techniques.map((one) => `- ${techniqueWords(one)}`).join("\n");
    const verdicts = facts.verdicts
      .map((one) => `- ${quoted(one.reviewer)}: ${verdictWords(one)}`)
      .join("\n");
    const chapters: readonly (readonly [string, string | null])[] = [
      ["What it is", `${description(facts, of)} Platforms: ${platformWords(facts)}.`],
      ["Numbers", numbersNote(facts, of)],
      ["Innocent readings", readingsNote(facts)],
      ["Shared links", linksNote(facts)],
      ["Signals", signalsNote(facts)],
      ["Techniques that behaviour suggests", techniques || null],
      ["Verdicts of reviewers", verdicts || null],
      ["Said by reviewers", remarksNote(facts)],
    ];
    const content = chapters
      .flatMap(([title, text]) => (text === null ? [] : [`## ${title}\n\n${text}`]))
      .join("\n\n");
    return [
      {
        uuid: this.uuid("report"),
        name: groupName(facts),
        content,
        distribution: "5",
        timestamp: this.timestamp,
      },
    ];
  }

  private object(
    template: MispTemplate,
    what: string,
    values: readonly (readonly [string, string])[],
    comment = "",
  ): MispObject {
    const held = values.filter(([, value]) => value.trim() !== "");
    return {
      uuid: this.uuid(template.name, what),
      name: template.name,
      "meta-category": "misc",
      template_uuid: template.uuid,
      template_version: template.version,
      description: "",
      distribution: "5",
      timestamp: this.timestamp,
      comment,
      Attribute: held.map(([relation, value]) => ({
        ...this.attribute(template.attributes[relation], [template.name, what, relation, value], value),
        object_relation: relation,
        disable_correlation: this.of.pseudonymous || template.uncorrelated.includes(relation),
      })),
    };
  }

  private attribute(type: AttributeType, what: readonly string[], value: string): MispAttribute {
    return {
      uuid: this.uuid("attribute", ...what),
      type,
      category: CATEGORY[type],
      value: type === "text" ? seen(value).trim() : value,
      to_ids: false,
      disable_correlation: true,
      distribution: "5",
      timestamp: this.timestamp,
      comment: "",
    };
  }
}
