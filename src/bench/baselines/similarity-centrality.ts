/** The similarity network: accounts with like lists of objects, and who stands in the middle of it. */
import type { Detector } from "../detectors.js";
import { type Layer, layersOf } from "./layers.js";
import { PairGroups } from "./pair-groups.js";

/** Share of the accounts, by centrality, that is flagged. */
const FLAGGED = 0.01;
const STEPS = 100;
const TOLERANCE = 1e-9;

/**
 * Cosine similarity of TF-IDF lists of objects (accounts with two objects or more), the similarities of all traces added up,
 * eigenvector centrality by power iteration; the most central 1 % are flagged, and those that share an object are one group. Plain on
 * purpose: no tuned filter of edges. It locks onto the densest community of a set, whoever that is. Reference: Luceri et al. 2024,
 * https://doi.org/10.1145/3589334.3645529; Pacheco et al. 2021, https://doi.org/10.1609/icwsm.v15i1.18075.
 */
export const similarityCentrality = (): Detector => ({
  id: "similarity-centrality",
  title: "TF-IDF cosine, eigenvector centrality, top 1 %",
  async detect(store, traces, options) {
    const layers = (await layersOf(store, traces, options)).map(lists);
    const { names, places } = everybody(layers);
    const centrality = eigenvector(layers, places, names.length);
    const flagged = mostCentral(names, centrality);
    const groups = new PairGroups();
    const strength = new Map(names.map((name, i) => [name, centrality[i]]));
    for (const layer of layers) joinOnObjects(layer, flagged, strength, groups);
    return { groups: groups.detected().groups, accountScores: strength };
  },
});

interface Lists {
  readonly layer: Layer;
  /** Entry of each action in the unit-length list of its account; 0 for accounts with one object. */
  readonly value: Float64Array;
}

function lists(layer: Layer): Lists {
  const { account, object, objectCount, accountCount } = layer.actions;
  const accountsOn = new Int32Array(objectCount);
  for (const o of object) accountsOn[o]++;
  const square = new Float64Array(accountCount);
  const value = Float64Array.from(object, (o, row) =>
    layer.degree[account[row]] >= 2 ? Math.log(accountCount / accountsOn[o]) : 0,
  );
  for (let row = 0; row < value.length; row++) square[account[row]] += value[row] ** 2;
  for (let row = 0; row < value.length; row++)
    value[row] = square[account[row]] > 0 ? value[row] / Math.sqrt(square[account[row]]) : 0;
  return { layer, value };
}

function everybody(layers: readonly Lists[]): { names: string[]; places: Int32Array[] } {
  const names = [...new Set(layers.flatMap(({ layer }) => layer.actions.accountIds))].sort();
  const place = new Map(names.map((name, i) => [name, i]));
  return {
    names,
    places: layers.map(({ layer }) => Int32Array.from(layer.actions.accountIds, (id) => place.get(id) ?? -1)),
  };
}

/**
 * Power iteration on the sum of similarity matrices without listing them: lists times objects and back, less the diagonal. The
 * vector itself is added in each step, so that a chain of two parts cannot swing for ever.
 */
function eigenvector(layers: readonly Lists[], places: readonly Int32Array[], size: number): Float64Array {
  let vector = new Float64Array(size).fill(1);
  for (let step = 0; step <= STEPS; step++) {
    const next = step === 0 ? new Float64Array(size) : vector.slice();
    layers.forEach(({ layer, value }, n) => {
      multiply(layer, value, places[n], vector, next);
    });
    const length = Math.sqrt(next.reduce((sum, x) => sum + x * x, 0));
    if (length === 0) return next;
    let change = 0;
    for (let i = 0; i < size; i++) {
      next[i] /= length;
      change = Math.max(change, Math.abs(next[i] - vector[i]));
    }
    vector = next;
    if (change < TOLERANCE) break;
  }
  return vector;
}

function multiply(
  { actions }: Layer,
  value: Float64Array,
  place: Int32Array,
  vector: Float64Array,
  sum: Float64Array,
): void {
  const { account, object, objectCount } = actions;
  const onObject = new Float64Array(objectCount);
  for (let row = 0; row < value.length; row++)
    onObject[object[row]] += value[row] * vector[place[account[row]]];
  for (let row = 0; row < value.length; row++) {
    const i = place[account[row]];
    sum[i] += value[row] * (onObject[object[row]] - value[row] * vector[i]);
  }
}

function mostCentral(names: readonly string[], centrality: Float64Array): ReadonlySet<string> {
  const order = names.map((_, i) => i).sort((x, y) => centrality[y] - centrality[x] || x - y);
  const count = Math.max(2, Math.ceil(FLAGGED * names.length));
  return new Set(
    order
      .slice(0, count)
      .filter((i) => centrality[i] > 1e-12)
      .map((i) => names[i]),
  );
}

function joinOnObjects(
  { layer, value }: Lists,
  flagged: ReadonlySet<string>,
  strength: ReadonlyMap<string, number>,
  groups: PairGroups,
): void {
  const { account, object, accountIds } = layer.actions;
  const first = new Map<number, string>();
  for (let row = 0; row < value.length; row++) {
    const name = accountIds[account[row]];
    if (value[row] === 0 || !flagged.has(name)) continue;
    const other = first.get(object[row]);
    if (other === undefined) first.set(object[row], name);
    else groups.add(other, name, Math.max(strength.get(other) ?? 0, strength.get(name) ?? 0), true);
  }
}
