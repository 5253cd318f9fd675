/** Community search on graphs whose answer is known: cliques, crowds, hangers-on. */
import { expect, test } from "vitest";
import { quietContext } from "../model/index.js";
import { random } from "../stats/index.js";
import { communities } from "./communities.js";
import { denseCore } from "./core.js";
import { connectedParts, csrGraph, inducedGraph } from "./graph.js";

type Edge = [a: number, b: number, weight: number];

function graphOf(size: number, edges: readonly Edge[]) {
  const sorted = [...edges].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return csrGraph(
    size,
    sorted.map((e) => e[0]),
    sorted.map((e) => e[1]),
    sorted.map((e) => e[2]),
  );
}

const clique = (from: number, to: number, weight: number): Edge[] => {
  const edges: Edge[] = [];
  for (let a = from; a < to; a++) for (let b = a + 1; b < to; b++) edges.push([a, b, weight]);
  return edges;
};

/** A sparse crowd: each node has about `degree` edges of weight 2. */
function crowd(from: number, to: number, degree: number, seed: number): Edge[] {
  const chance = random(seed);
  const edges = new Map<string, Edge>();
  for (let i = 0; i < ((to - from) * degree) / 2; i++) {
    const a = from + chance.integer(to - from);
    const b = from + chance.integer(to - from);
    if (a !== b) edges.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b), 2]);
  }
  return [...edges.values()];
}

const options = { minGroup: 4, seed: 1 };
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test("cliques are groups, pairs and triples are none", () => {
  const graph = graphOf(17, [
    ...clique(0, 6, 3),
    ...clique(6, 11, 3),
    ...clique(11, 14, 9),
    ...clique(14, 16, 50),
  ]);
  expect(communities(graph, options, quietContext()).map((group) => [...group])).toEqual([
    range(0, 6),
    range(6, 11),
  ]);
});

test("hangers-on stay out, members who act less stay in", () => {
  const edges = clique(0, 12, 8).map(([a, b, w]): Edge => (b === 11 ? [a, b, w * 0.4] : [a, b, w]));
  const graph = graphOf(15, [...edges, [0, 12, 2], [1, 12, 2], [3, 13, 2], [3, 14, 2]]);
  expect(communities(graph, options, quietContext()).map((group) => [...group])).toEqual([range(0, 12)]);
});

test("one heavy pair does not break up a group", () => {
  const edges = clique(0, 10, 6).map(([a, b, w]): Edge => (a === 2 && b === 3 ? [a, b, 40] : [a, b, w]));
  expect(communities(graphOf(10, edges), options, quietContext()).map((group) => [...group])).toEqual([
    range(0, 10),
  ]);
});

test("a small dense group inside a large loose crowd comes out whole", () => {
  const chance = random(2);
  const bridges = range(0, 40).map((): Edge => [chance.integer(8), 8 + chance.integer(592), 2]);
  const unique = new Map(
    [...clique(0, 8, 7), ...crowd(8, 600, 6, 5), ...bridges].map((edge) => [`${edge[0]} ${edge[1]}`, edge]),
  );
  const groups = communities(graphOf(600, [...unique.values()]), options, quietContext());
  const dense = groups.find((group) => group.includes(0));
  expect([...(dense ?? [])]).toEqual(range(0, 8));
});

test("the same graph and seed give the same groups; no node is in two", () => {
  const graph = graphOf(300, crowd(0, 300, 8, 3));
  const first = communities(graph, options, quietContext());
  expect(communities(graph, options, quietContext())).toEqual(first);
  const nodes = first.flatMap((group) => [...group]);
  expect(new Set(nodes).size).toBe(nodes.length);
  expect(first.every((group) => group.length >= 4)).toBe(true);
});

test("an empty graph has no groups", () => {
  expect(communities(graphOf(0, []), options, quietContext())).toEqual([]);
});

test("the core and the rest are everybody", () => {
  const graph = graphOf(30, [...clique(0, 6, 5), ...crowd(0, 30, 3, 8).filter(([a, b]) => a >= 6 || b >= 6)]);
  const { core, rest } = denseCore(graph);
  expect([...core, ...rest].sort((x, y) => x - y)).toEqual(range(0, 30));
});

test("induced graphs keep the edges among their nodes; parts are connected", () => {
  const graph = graphOf(6, [
    [0, 1, 1],
    [1, 2, 2],
    [3, 4, 3],
    [2, 5, 4],
  ]);
  expect([...inducedGraph(graph, Int32Array.of(1, 2, 3)).weights]).toEqual([2, 2]);
  expect(connectedParts(graph, [0, 0, 0, 0, 0, 1]).map((part) => [...part])).toEqual([
    [0, 1, 2],
    [3, 4],
    [5],
  ]);
});
