/** The ladder: what else than volume a group that stands is held against. */
import type { EvidenceOptions } from "../evidence/candidate-evidence.js";

/** The null models that a group can beat, in order. */
export type Level = "volume" | "audience" | "attention";

const HALF_A_DAY = 43_200;

/**
 * Taste holds from the widest window to half a day; haste is looked for beyond what half an hour of attention gives. Each trace by its
 * own windows: an hour for links says nothing of what a minute means for texts.
 */
export const LADDER: readonly { readonly level: Level; readonly options: EvidenceOptions }[] = [
  {
    level: "audience",
    options: {
      taste: (windowsSeconds) => {
        const widest = Math.max(...windowsSeconds);
        return { fromSeconds: widest, toSeconds: Math.max(HALF_A_DAY, 4 * widest) };
      },
    },
  },
  {
    level: "attention",
    options: {
      taste: (windowsSeconds) => {
        const narrowest = Math.min(...windowsSeconds);
        return { fromSeconds: 5 * narrowest, toSeconds: 30 * narrowest };
      },
      windows: (windowsSeconds) => [Math.min(...windowsSeconds)],
    },
  },
];
