/** One group as STIX 2.1 bundles, each far below what platforms take at once; a large group goes into several. */
import type { CaseFacts, GroupFacts } from "../handoff/index.js";
import { sdoId } from "./ids.js";
import { MARKINGS } from "./markings.js";
import { CLAQUE, EXTENSION, GroupObjects, type StixObject } from "./objects.js";

/** Members in one bundle: with links, notes and the rest it holds well below 3,000 objects. */
export const ACCOUNTS_A_BUNDLE = 1500;

/** A bundle. */
export interface StixBundle {
  readonly type: "bundle";
  readonly id: string;
  readonly objects: readonly StixObject[];
}

/**
 * The bundles of a group: one, or for a group of more than `ACCOUNTS_A_BUNDLE` members several that carry the same report and grouping, each with
 * a part of the members; a platform adds up what they refer to. References never lead out of a bundle.
 */
export function stixBundles(facts: GroupFacts, of: CaseFacts): StixBundle[] {
  const bundles: StixBundle[] = [];
  for (let from = 0; from === 0 || from < facts.accounts.length; from += ACCOUNTS_A_BUNDLE)
    bundles.push(
      bundleOf(
        { ...facts, accounts: facts.accounts.slice(from, from + ACCOUNTS_A_BUNDLE) },
        of,
        bundles.length,
      ),
    );
  return bundles;
}

function bundleOf(facts: GroupFacts, of: CaseFacts, part: number): StixBundle {
  const marking = MARKINGS[of.tlp];
  const make = new GroupObjects(facts, of, marking.id);
  const accounts = facts.accounts.map((one) => make.account(one));
  const links = facts.links.map((one) => make.link(one));
  const seen = [...accounts, ...links].map(idOf);
  const observed = facts.traces.map((trace) =>
    make.observed(trace, trace.trace === "co-link" ? seen : accounts.map(idOf)),
  );
  const techniques = facts.techniques.map((one) => make.technique(one));
  const narratives = facts.narratives.map((one) => make.narrative(one));
  const grouping = make.grouping([...seen, ...[...observed, ...techniques, ...narratives].map(idOf)]);
  const notes = make.notes([grouping.id]);
  const opinions = facts.verdicts.map((one) => make.opinion(one, [grouping.id]));
  const held = [
    grouping,
    ...accounts,
    ...links,
    ...observed,
    ...techniques,
    ...narratives,
    ...notes,
    ...opinions,
  ];
  const objects = unique([marking, CLAQUE, EXTENSION, ...held, make.report(unique(held).map(idOf))]);
  return { type: "bundle", id: sdoId("bundle", of.manifestSha256, facts.membersSha256, part), objects };
}

const idOf = ({ id }: StixObject) => id;

/** Objects by identifier, the first of each. */
const unique = (objects: readonly StixObject[]): StixObject[] =>
  [...new Map([...objects].reverse().map((one) => [one.id, one])).values()].reverse();
