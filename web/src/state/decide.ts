/** Writes a decision, and lets every view that shows decisions ask again. */
import type { DecisionRequest, Decisions } from "../../../src/server/api.js";
import { forget } from "./answers.js";
import { ask } from "./ask.js";

/** Throws `Refused` where the log cannot be written. */
export async function decide(body: DecisionRequest): Promise<Decisions> {
  const decisions = await ask.decide(body);
  forget("decisions", "groups", "sheet");
  return decisions;
}
