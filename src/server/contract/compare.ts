/** Two cases beside each other. */
import { z } from "zod";
import { Clock, GroupId, Status } from "./common.js";

const Side = z.object({
  id: GroupId,
  status: Status,
  accounts: z.number(),
  words: z.string(),
  firstSeen: Clock,
  lastSeen: Clock,
});

/** `GET /api/compare/:index`: this case is A. Groups are matched by members, best Jaccard similarity first, each at most once. */
export const Comparison = z.object({
  a: z.object({ name: z.string(), groups: z.number() }),
  b: z.object({ name: z.string(), groups: z.number() }),
  /** Why they may differ: sentences, each of one sort. */
  why: z.array(z.object({ sort: z.enum(["setting", "data", "version", "identity"]), text: z.string() })),
  /** Members can be compared only where both cases name accounts alike (same key, or both plain). */
  comparable: z.boolean(),
  groups: z.array(
    z.object({
      /** `stays`: in both, same status. `changes`: in both, another status. `enters`: in B alone. `leaves`: in A alone. */
      state: z.enum(["stays", "changes", "enters", "leaves"]),
      a: Side.nullable(),
      b: Side.nullable(),
      jaccard: z.number().nullable(),
      accountsEnter: z.array(z.string()),
      accountsLeave: z.array(z.string()),
      /** What is known of why this group differs, one sentence; null where nothing is. */
      why: z.string().nullable(),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;
