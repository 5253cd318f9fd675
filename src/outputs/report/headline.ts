/** The headline: what was found in at most twelve words, whatever was found. */
import { anythingShared, type Dossier, lacksPower, type ReportInput } from "../../model/index.js";
import { groupsOf, isGroup, numberHead, numberWord } from "./words.js";

/** The headline, without a full stop. */
export function headline(input: ReportInput): string {
  const { totals, dossiers, network } = input;
  const audiences = totals.byStatus["shared-audience"];
  if (groupsOf(totals) > 0) return found(input);
  if (audiences > 0) return audience(dossiers, audiences);
  if (totals.byStatus.candidate > 0) return candidatesOnly(input);
  return anythingShared(network)
    ? "No group of accounts stood out"
    : "Nothing could be searched: no two accounts share anything here";
}

function found({ totals, dossiers }: ReportInput): string {
  const groups = groupsOf(totals);
  const { contested, open } = totals.byStatus;
  const who =
    groups === 1
      ? `${numberHead(dossiers.find(isGroup)?.size ?? 0)} accounts`
      : `${numberHead(groups)} groups of accounts`;
  if (groups === 1) {
    if (contested === 1) return `${who} acted together; an innocent explanation fits`;
    return open === 1
      ? `${who} acted together; why they did stays open`
      : `${who} acted together; no innocent explanation tested fits`;
  }
  if (contested === 1) return `${who} acted together; an innocent explanation fits one`;
  if (contested > 0)
    return `${who} acted together; innocent explanations fit ${contested === groups ? (groups === 2 ? "both" : "all") : numberWord(contested)}`;
  if (open === 0) return `${who} acted together; no innocent explanation tested fits`;
  return `${who} acted together; why ${open === groups ? "they" : numberWord(open)} did stays open`;
}

function audience(dossiers: readonly Dossier[], audiences: number): string {
  return audiences === 1
    ? `${numberHead(dossiers.find(({ status }) => status === "shared-audience")?.size ?? 0)} accounts met more than by chance, as an audience does`
    : `${numberHead(audiences)} groups met more than by chance, as audiences do`;
}

function candidatesOnly({ totals: { leads }, groupTest }: ReportInput): string {
  const look = `${numberWord(leads)} ${leads === 1 ? "candidate deserves" : "candidates deserve"} a look`;
  if (lacksPower(groupTest))
    return leads > 0
      ? `The test could see too little; ${look}`
      : "The test could see too little to say anything";
  return leads > 0
    ? `No group passed the test; ${look}`
    : "No group passed the test, and no candidate stands out";
}
