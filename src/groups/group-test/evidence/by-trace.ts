/** In which traces a group stands: what each of them says alone. */
import type { Candidate } from "../nets/candidate.js";
import { candidateEvidence, type Here } from "./candidate-evidence.js";

/**
 * Natural logarithms of the e-values of a candidate with one trace alone, by trace id; of the traces in which it met on the half that
 * found it. They are looked at after the group stands and decide nothing but what is shown first. Cost: one test a trace.
 */
export function evidenceByTrace(here: Here, candidate: Candidate): Map<string, number> {
  const { presence } = here;
  return new Map(
    presence.order.flatMap((trace, i) => {
      if (candidate.weights[trace] === 0) return [];
      const weights = candidate.weights.map((_, other) => (other === trace ? 1 : 0));
      return [[presence.traces[i].id, candidateEvidence(here, { ...candidate, weights }).logE] as const];
    }),
  );
}
