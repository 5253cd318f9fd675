/**
 * The object templates of MISP that an event is made of (github.com/MISP/misp-objects): identifier, version, and the attributes that are used, with
 * their types. Nothing is marked for detection: an account or a link of a group is no indicator.
 */

/** Type of a MISP attribute that is used here. */
export type AttributeType = "text" | "link" | "datetime";

/** A template as far as it is used. */
export interface MispTemplate {
  readonly name: string;
  readonly uuid: string;
  readonly version: string;
  /** Relation to type; a list stands for one that MISP does not correlate. */
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly uncorrelated: readonly string[];
}

/** Category of an attribute, by its type: one that MISP allows for it. */
export const CATEGORY: Readonly<Record<AttributeType, string>> = {
  text: "Other",
  link: "External analysis",
  datetime: "Other",
};

/** An account of whatever platform, and every account under a pseudonym. */
export const USER_ACCOUNT: MispTemplate = {
  name: "user-account",
  uuid: "49606b06-22f0-4ac8-8eee-2f12ad46f3d3",
  version: "6",
  attributes: { "account-type": "text", description: "text", "user-id": "text", username: "text" },
  uncorrelated: ["description"],
};

/** The group. */
export const SOCIAL_MEDIA_GROUP: MispTemplate = {
  name: "social-media-group",
  uuid: "c4939ec4-ab53-4c35-9a98-3d4d4caf5b6c",
  version: "1",
  attributes: { "group-name": "text", description: "text", platform: "text", username: "text" },
  uncorrelated: ["platform"],
};

/** A post. */
export const MICROBLOG: MispTemplate = {
  name: "microblog",
  uuid: "8ec8c911-ddbe-4f5b-895b-fbff70c42a60",
  version: "20",
  attributes: {
    post: "text",
    type: "text",
    "creation-date": "datetime",
    username: "text",
    hashtag: "text",
  },
  uncorrelated: ["type"],
};

/** A story. */
export const NARRATIVE: MispTemplate = {
  name: "narrative",
  uuid: "83bea299-514a-4719-a84b-f6fd0997fac1",
  version: "4",
  attributes: { "narrative-summary": "text", "external-references": "link" },
  uncorrelated: ["external-references"],
};

/** An account object of one platform, with the relations that hold its identifier and its handle. */
export interface AccountTemplate {
  readonly template: MispTemplate;
  readonly id: string;
  readonly handle: string;
}

const account = (
  name: string,
  uuid: string,
  version: string,
  id: string,
  handle: string,
): AccountTemplate => ({
  template: { name, uuid, version, attributes: { [id]: "text", [handle]: "text" }, uncorrelated: [] },
  id,
  handle,
});

/** Account objects by platform, for plain names; every other platform, and every pseudonym, has the generic `user-account`. */
export const ACCOUNTS: Readonly<Record<string, AccountTemplate>> = {
  x: account("twitter-account", "8066563f-881e-4f6a-9d6c-a9d15b8658bb", "7", "id", "name"),
  facebook: account(
    "facebook-account",
    "b9862b95-7d78-4938-a2b5-13e45c60f25a",
    "1",
    "account-id",
    "account-name",
  ),
  instagram: account(
    "instagram-account",
    "656ced16-23f3-4322-925d-c9c961684999",
    "1",
    "account-id",
    "account-name",
  ),
  telegram: account("telegram-account", "06f02ecf-5afb-42c5-9cb0-b362e222f52c", "2", "id", "username"),
  reddit: account(
    "reddit-account",
    "6802f885-2003-494a-b234-61aadce62731",
    "2",
    "account-id",
    "account-name",
  ),
  youtube: account(
    "youtube-channel",
    "cb9f492b-9930-4388-98e1-5d0cdcfa51df",
    "1",
    "channel-id",
    "channel-name",
  ),
};
