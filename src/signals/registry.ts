/** The registry of signals: an explicit list, in the order in which a report shows them. */
import { closedAmplification } from "./amplification/closed-amplification.js";
import { automation } from "./automation.js";
import { creationBatch } from "./creation-batch.js";
import { hashtagDiversion } from "./diversion/hashtag-diversion.js";
import { operatorSwitch } from "./hands/operator-switch.js";
import { nameTemplate } from "./name-template.js";
import { narrative } from "./narrative/narrative.js";
import { personaCover } from "./persona-cover.js";
import { crossPlatform } from "./platforms/cross-platform.js";
import { profileReuse } from "./profile-reuse.js";
import { roster } from "./roster/roster.js";
import { shift } from "./shift/shift.js";
import type { Signal } from "./signal.js";
import { dailyTasking } from "./tasking/daily-tasking.js";

/** Every signal that claque measures. */
export const SIGNAL_LIST: readonly Signal[] = [
  creationBatch,
  nameTemplate,
  profileReuse,
  personaCover,
  shift,
  operatorSwitch,
  roster,
  dailyTasking,
  hashtagDiversion,
  narrative,
  closedAmplification,
  crossPlatform,
  automation,
];
