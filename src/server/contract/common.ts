/** What every answer of the workbench is made of: columns, clauses of a selection, clocks, errors. */
import { z } from "zod";

/** A clock in UTC, ISO 8601 with `Z`. */
export const Clock = z.iso.datetime({ offset: false });

/** Statuses of groups, as in `groups.parquet`. */
export const Status = z.enum(["coordinated", "open", "contested", "shared-audience", "candidate"]);
export type Status = z.infer<typeof Status>;

/** What a reviewer may say of a group. */
export const Verdict = z.enum(["harmful concert", "honest concert", "same owner", "unclear", "not concert"]);
export type Verdict = z.infer<typeof Verdict>;

/** Id of a group: `g-001`. */
export const GroupId = z.string().regex(/^g-\d{1,9}$/);

const words = z.array(z.string().min(1).max(200)).min(1).max(500);

/**
 * One clause of the selection; a selection is the conjunction of its clauses, and the values inside a clause are alternatives.
 * There is no clause of an account by itself: `members` names accounts inside a group.
 */
export const Clause = z.discriminatedUnion("kind", [
  /** Acts in [from, to); groups that met in it. */
  z.strictObject({ kind: z.literal("time"), from: Clock, to: Clock }),
  z.strictObject({ kind: z.literal("group"), values: z.array(GroupId).min(1).max(5000) }),
  z.strictObject({ kind: z.literal("status"), values: z.array(Status).min(1) }),
  z.strictObject({ kind: z.literal("trace"), values: words }),
  z.strictObject({ kind: z.literal("platform"), values: words }),
  /** `none`: groups without a verdict. */
  z.strictObject({ kind: z.literal("verdict"), values: z.array(Verdict.or(z.literal("none"))).min(1) }),
  /** Groups with a shared post or object that holds the text, without regard to case. Identifiers of accounts are not looked at. */
  z.strictObject({ kind: z.literal("text"), text: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal("object"),
    trace: z.string().max(60),
    values: z.array(z.string().max(4000)).min(1).max(500),
  }),
  z.strictObject({
    kind: z.literal("members"),
    group: GroupId,
    values: z.array(z.string().max(400)).min(1).max(5000),
  }),
]);
export type Clause = z.infer<typeof Clause>;

/** A selection: all clauses hold. */
export const Selection = z.array(Clause).max(40);
export type Selection = z.infer<typeof Selection>;

/** What the server says instead of an answer, with status 400, 401, 403, 404, 409, 413, 422, 500 or 507. */
export const Refusal = z.object({
  /** `usage`, `case`, `resource`, … as the errors of `claque/model`; `refused` where host, origin or token are not this page's. */
  code: z.string(),
  /** One sentence for a person, ending in what to do. */
  message: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;
