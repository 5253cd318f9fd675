/** Whose a file is that is of one account and does not say whose: the folder or the name of the file tells archives apart. */
import type { PlanInput } from "../model/index.js";

const PARTS = /[-_. ]*(?:deleted[-_]?)?tweets?(?:[-_. ]?part[-_. ]?\d+)?(?:\.js(?:on)?)?(?:\.gz|\.zst)?$/i;
const INNER = /^(?:data|tweets?_media|)$/i;

/** The name of an account that no other archive has: parts of one archive (`tweets.js`, `tweets-part1.js`) give the same. */
export function fileAccount({ path, name }: PlanInput): string {
  if (path === "-") return `archive ${name}`;
  const steps = path.split(/(?:\.zip!)?[\\/]/);
  const own = (steps.pop() ?? "").replace(PARTS, "");
  const folder = steps.reverse().find((step) => !INNER.test(step)) ?? "";
  return `archive ${own || folder || name}`;
}
