/** The registry of worlds: an explicit list in the order of help. */
import { CONCERT_WORLDS } from "./concert.js";
import { HONEST_WORLDS } from "./honest.js";
import { LOOK_ALIKES } from "./look-alikes.js";
import { OFFICE_WORLDS } from "./office-worlds.js";
import { OPERATIONS } from "./operations.js";
import type { WorldDefinition } from "./world-kit.js";

export { UNREALISTIC_ALWAYS, type WorldDefinition } from "./world-kit.js";

/** Every world. */
export const WORLDS: readonly WorldDefinition[] = [
  ...OPERATIONS,
  ...OFFICE_WORLDS,
  ...HONEST_WORLDS,
  ...CONCERT_WORLDS,
  ...LOOK_ALIKES,
];
