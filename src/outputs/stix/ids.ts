/** Identifiers of STIX objects: version 5 UUIDs, so that an object exported twice is the same object. */
import { claqueUuid, uuid5 } from "../handoff/index.js";

/** An identifier of STIX. */
export type StixId = `${string}--${string}`;

/** Identifier of a domain object, by what makes it what it is. */
export const sdoId = (type: string, ...parts: readonly (string | number)[]): StixId =>
  `${type}--${claqueUuid(type, ...parts)}`;

/** Namespace of observables: STIX 2.1, section 2.9. */
const OBSERVABLES = "00abedb4-aa42-466c-9c01-fed23315a9b7";

/** Identifier of an observable from its contributing properties, as canonical JSON (RFC 8785: text values, keys in order). */
export const scoId = (type: string, contributing: Readonly<Record<string, string>>): StixId =>
  `${type}--${uuid5(
    OBSERVABLES,
    JSON.stringify(Object.fromEntries(Object.entries(contributing).sort(([a], [b]) => (a < b ? -1 : 1)))),
  )}`;
