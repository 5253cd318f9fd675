/** Communities in steps against the library's own search, and a graph that is larger than the library takes. */
import { expect, test } from "vitest";
import { random } from "../stats/index.js";
import { type CsrGraph, csrGraph } from "./graph.js";
import { leidenCommunities, leidenInSteps } from "./leiden.js";

/** Groups of `each` nodes, in which every node has `inside` edges, and some edges between groups; whole weights. */
function world(groups: number, each: number, inside: number, between: number, seed: number): CsrGraph {
  const chance = random(seed);
  const edges = new Map<number, number>();
  const size = groups * each;
  const add = (x: number, y: number) => {
    if (x !== y) edges.set(Math.min(x, y) * size + Math.max(x, y), 1 + chance.integer(3));
  };
  for (let node = 0; node < size; node++) {
    const home = node - (node % each);
    for (let n = 0; n < inside; n++) add(node, home + chance.integer(each));
  }
  for (let n = 0; n < between; n++) add(chance.integer(size), chance.integer(size));
  const keys = [...edges.keys()];
  return csrGraph(
    size,
    keys.map((key) => Math.floor(key / size)),
    keys.map((key) => key % size),
    [...edges.values()],
  );
}

/** Communities by the first of their nodes. */
function named(assignments: Int32Array): number[] {
  const first = new Map<number, number>();
  for (const [node, community] of assignments.entries())
    if (!first.has(community)) first.set(community, node);
  return Array.from(assignments, (community) => first.get(community) ?? -1);
}

test("in steps as by the library, where both can", () => {
  for (let seed = 0; seed < 12; seed++)
    for (const resolution of [1, 0.4, 0.15]) {
      const graph = world(20, 15, 3, 40 * seed, seed);
      const options = { seed, resolution };
      const [own, library] = [leidenInSteps(graph, options), leidenCommunities(graph, options)];
      expect(named(own.assignments)).toEqual(named(library.assignments));
      expect(own.modularity).toBeCloseTo(library.modularity, 12);
    }
});

test("more nodes than the library merges at once: pairs by the ten thousand, and one large group", () => {
  const [pairs, large] = [70_000, 200];
  const size = 2 * pairs + large;
  const chance = random(2);
  const [a, b]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    a.push(2 * pair);
    b.push(2 * pair + 1);
  }
  for (let node = 2 * pairs + 1; node < size; node++)
    for (let n = 0; n < 5; n++) {
      const other = 2 * pairs + chance.integer(node - 2 * pairs);
      if (a.some((x, e) => e >= pairs && x === other && b[e] === node)) continue;
      a.push(other);
      b.push(node);
    }
  const graph = csrGraph(size, a, b, new Float64Array(a.length).fill(1));
  const { assignments, modularity } = leidenCommunities(graph, { seed: 1, resolution: 0.15 });
  expect(new Set(assignments).size).toBeGreaterThan(pairs);
  for (let pair = 0; pair < pairs; pair += 1000)
    expect(assignments[2 * pair]).toBe(assignments[2 * pair + 1]);
  expect(new Set(assignments.subarray(2 * pairs)).size).toBeLessThan(20);
  expect(modularity).toBeGreaterThan(0.9);
});
