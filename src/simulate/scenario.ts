/** Scenarios by id, with parameters set: what is written down becomes a validated scenario, or an error that names the parameter. */
import { UsageError } from "../model/index.js";
import type { WorldCard } from "./card.js";
import { SCENARIO_SCHEMA, type Scenario, type ScenarioInput } from "./schema.js";
import { SOCIETY_SCHEMA, type Society, type SocietyInput } from "./society/schema.js";
import { WORLDS } from "./worlds/index.js";

/** Ids of the scenarios, in the order of help. */
export const SCENARIO_IDS: readonly string[] = WORLDS.map(({ scenario }) => scenario.id);

/** The scenarios by id, as they are written down. */
export const SCENARIOS: Readonly<Record<string, ScenarioInput | SocietyInput>> = Object.fromEntries(
  WORLDS.map(({ scenario }) => [scenario.id, scenario]),
);

/** The data cards of all scenarios, in the order of help. */
export const CARDS: readonly WorldCard[] = WORLDS.map(({ scenario, card }) => ({ id: scenario.id, ...card }));

/** The data card of a scenario; throws `UsageError` for an unknown id. */
export function cardOf(id: string): WorldCard {
  const card = CARDS.find((c) => c.id === id);
  if (!card) throw unknownScenario(id);
  return card;
}

/**
 * The data card of a scenario as it is made: where parameters were set, it says which, and that its text is of the world without
 * them, since the text names numbers.
 */
export function cardOfMade(scenario: Scenario | Society): WorldCard {
  const card = cardOf(scenario.id);
  const before = leavesOf(scenarioOf(scenario.id));
  const set = [...leavesOf(scenario)].filter(([path, value]) => before.get(path) !== value);
  if (set.length === 0) return card;
  const words = set.map(([path, value]) => `${path}=${value}`).join(", ");
  return {
    ...card,
    models: `Changed by what was set: ${words}. Without that: ${card.models}`,
    planted: `Without what was set: ${card.planted}`,
  };
}

/** Every parameter by its path, as JSON. */
function leavesOf(value: unknown, path = ""): Map<string, string> {
  if (!isPlain(value)) return new Map([[path, JSON.stringify(value)]]);
  const inside = Object.entries(value).map(([name, child]) =>
    leavesOf(child, path === "" ? name : `${path}.${name}`),
  );
  return new Map(inside.flatMap((leaves) => [...leaves]));
}

type Parameters = Readonly<Record<string, unknown>>;

/**
 * A scenario by id with parameters overridden, nested ones field by field; throws `UsageError` for an unknown id, or naming
 * the parameter that makes no sense.
 */
export function scenarioOf(id: string, parameters: Parameters = {}): Scenario | Society {
  const base = Object.hasOwn(SCENARIOS, id) ? SCENARIOS[id] : undefined;
  if (!base) throw unknownScenario(id);
  const schema = "model" in base ? SOCIETY_SCHEMA : SCENARIO_SCHEMA;
  const result = schema.safeParse(merged(base, parameters));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UsageError(
      `simulate: ${issue.path.join(".") || "scenario"}, ${issue.message}. Mend the parameter or leave it out.`,
    );
  }
  if ("model" in result.data) return result.data;
  const { among } = result.data.farm ?? { among: null };
  if (among !== null && !Object.hasOwn(result.data.crowds, among))
    throw new UsageError(`simulate: farm.among, no such crowd, "${among}". Name a crowd of the scenario.`);
  return result.data;
}

/**
 * Parameters from entries such as `farm.jitterSeconds=600`, for `scenarioOf`. A value is JSON, or a word, or a comma-separated
 * list where the scenario has a list. Throws `UsageError` for what the scenario does not have.
 */
export function parametersOf(id: string, entries: readonly string[]): Record<string, unknown> {
  const scenario = scenarioOf(id) as unknown as Record<string, unknown>;
  const parameters: Record<string, unknown> = {};
  const given = new Set<string>();
  for (const entry of entries) {
    const at = entry.indexOf("=");
    const path = entry.slice(0, at).trim();
    if (at < 1 || entry.slice(at + 1).trim() === "")
      throw new UsageError(
        `--set: not name=value, "${entry}". Write for example --set farm.jitterSeconds=600.`,
      );
    if (given.has(path)) throw new UsageError(`--set: "${path}" is set twice. Keep one of the two.`);
    given.add(path);
    const value = readValue(entry.slice(at + 1).trim(), standing(id, scenario, path));
    const steps = path.split(".");
    let into = parameters;
    for (const step of steps.slice(0, -1)) {
      if (!Object.hasOwn(into, step)) into[step] = {};
      into = into[step] as Record<string, unknown>;
    }
    into[steps.at(-1)!] = value;
  }
  return parameters;
}

/** The value that stands at a path of a scenario. */
function standing(id: string, scenario: Record<string, unknown>, path: string): unknown {
  let at: unknown = scenario;
  const walked: string[] = [];
  for (const step of path.split(".")) {
    if (at === null && walked[0] === "farm")
      throw new UsageError(
        `--set: ${id} plants nobody, so ${path} cannot be set. Choose an operation; see "claque simulate --list".`,
      );
    const here = isPlain(at) && Object.hasOwn(at, step);
    if (!here || path === "id")
      throw new UsageError(
        `--set: ${id} has no parameter "${path}". ${walked.join(".") || "It"} has ${isPlain(at) ? Object.keys(at).join(", ") || "none" : "no parameters inside"}.`,
      );
    walked.push(step);
    at = (at as Record<string, unknown>)[step];
  }
  if (isPlain(at))
    throw new UsageError(
      `--set: "${path}" holds parameters, set one of them: ${Object.keys(at).join(", ")}.`,
    );
  return at;
}

function readValue(text: string, stands: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (/^[+-]?\.\d+$/.test(text)) return Number(text);
    return Array.isArray(stands) ? text.split(",").map((part) => readValue(part.trim(), null)) : text;
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function merged(base: unknown, over: Parameters): Record<string, unknown> {
  const result: Record<string, unknown> = { ...(base as Record<string, unknown>) };
  for (const [name, value] of Object.entries(over))
    result[name] = isPlain(value) && isPlain(result[name]) ? merged(result[name], value) : value;
  return result;
}

const unknownScenario = (id: string): UsageError =>
  new UsageError(`simulate: no such scenario, "${id}". Scenarios: ${SCENARIO_IDS.join(", ")}.`);
