/** In which traces a group stands: what each of them says alone. */
import type { Candidate } from "./candidate.js";
import { candidateEvidence } from "./evidence.js";
import type { Lab } from "./lab.js";

/**
 * Natural logarithms of the e-values of a candidate with one trace alone, by trace id; of the traces in which it met on the half that
 * found it. They are looked at after the group stands and decide nothing but what is shown first. Cost: one test a trace.
 */
export function evidenceByTrace(lab: Lab, candidate: Candidate): Map<string, number> {
  const traces = [...lab.traces.keys()].filter((trace) => candidate.weights[trace] > 0);
  return new Map(
    traces.map((trace) => {
      const weights = candidate.weights.map((_, other) => (other === trace ? 1 : 0));
      return [lab.traces[trace].data.id, candidateEvidence(lab, { ...candidate, weights }).logE];
    }),
  );
}
