/** What a report of the chosen groups is drawn from, gathered from a finished case. */
import { DOSSIER_LIMITS, networkPicture, readDossiers } from "../../evidence/index.js";
import type { ReportInput } from "../../model/index.js";
import type { Decided } from "../../outputs/report/shared.js";
import { readSignals } from "../../signals/index.js";
import { REFERENCES, TRACES } from "../catalog.js";
import { narrowToGroups } from "../group-dossier.js";
import { groupTotals } from "../group-totals.js";
import type { ExportContext } from "./format.js";

/** The input, its groups those chosen, the strongest where they are more than a report holds. */
export async function reportInput(context: ExportContext): Promise<ReportInput> {
  const { store, manifest, quality } = await context.store();
  const ids = context.groups.ids.slice(0, DOSSIER_LIMITS.groups);
  if (ids.length < context.groups.ids.length)
    context.note(
      `The ${ids.length} strongest of ${context.groups.ids.length} groups are told; choose others with --groups.`,
    );
  const session = await store.beside();
  try {
    await narrowToGroups(session, ids.length > 0 ? ids : [""], "events");
    const found = await readDossiers(session, { inputs: quality.inputs });
    const rank = new Map(context.groups.rows.map((row) => [String(row.group_id), Number(row.rank)]));
    return {
      createdAt: manifest.finishedAt ?? manifest.createdAt,
      claqueVersion: manifest.claque,
      plan: manifest.plan,
      quality: { ...quality, warnings: [...quality.warnings, ...manifest.notes] },
      network: manifest.network,
      traces: TRACES.map(({ id, title, question }) => ({ id, title, question })),
      dossiers: found.map((dossier) => ({ ...dossier, rank: rank.get(dossier.groupId) ?? dossier.rank })),
      picture: await networkPicture(session),
      methods: {
        binSeconds: 3600,
        popularityCap: 12,
        skippedTraces: manifest.skippedTraces,
        references: REFERENCES,
      },
      limits: {
        groups: DOSSIER_LIMITS.groups,
        groupsTotal: context.groups.ids.length,
        meetingsKept: manifest.meetings.kept,
        meetingsLeftOut: manifest.meetings.leftOut,
      },
      totals: await groupTotals(session, manifest.selfCheck),
      groupTest: manifest.groupTest,
      selfCheck: manifest.selfCheck,
      signals: await readSignals(session),
    };
  } finally {
    session.close();
  }
}

/** Verdicts of the chosen groups, one a group and reviewer, without who gave them. */
export async function decidedOf(context: ExportContext): Promise<Decided[]> {
  const standing = await context.decisions();
  const decided = context.groups.ids.flatMap((groupId) =>
    (standing.get(groupId)?.verdicts ?? []).map(({ verdict, reason, at }) => ({
      groupId,
      verdict: verdict ?? "",
      reason: reason ?? "",
      at,
    })),
  );
  if (decided.length > 0)
    context.note(
      "Reasons stand as reviewers wrote them. Read them before you hand this on: they may name somebody.",
    );
  return decided;
}
