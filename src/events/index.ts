/** Events: the table `raw` → `events`, `accounts`, the quarantine and the quality report. */

export { assertQuality, passesGate } from "./assert-quality.js";
export { accountId, pseudonymOf } from "./identities.js";
export { type EventOptions, makeEvents } from "./make-events.js";
export { type RevealedName, revealedNames } from "./revealed-names.js";
export { makeShares, type ShareOptions } from "./share-rows.js";
export { windowsZone } from "./zone-names.js";
