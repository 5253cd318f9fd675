/** Markings of the Traffic Light Protocol as STIX 2.1 fixes them (section 7.2.1.4). Platforms know them by these identifiers; TLP:CLEAR is what STIX 2.1 calls white. */
import type { Tlp } from "../handoff/index.js";
import type { StixObject } from "./objects.js";

const marking = (uuid: string, tlp: string): StixObject => ({
  type: "marking-definition",
  spec_version: "2.1",
  id: `marking-definition--${uuid}`,
  created: "2017-01-20T00:00:00.000Z",
  definition_type: "tlp",
  name: `TLP:${tlp.toUpperCase()}`,
  definition: { tlp },
});

/** The marking of a label. */
export const MARKINGS: Readonly<Record<Tlp, StixObject>> = {
  clear: marking("613f2e26-407d-48c7-9eca-b8e91df99dc9", "white"),
  green: marking("34098fce-860f-48ae-8e50-ebd3cc5e41da", "green"),
  amber: marking("f88d31f6-486f-44da-b317-01333bde0b82", "amber"),
  red: marking("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red"),
};
