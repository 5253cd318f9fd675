/** The generator: fixed streams, and moments within their sampling error. */
import { expect, it } from "vitest";
import { random } from "./random.js";

const moments = (draw: () => number, n = 200_000) => {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
};

it("repeats itself for a seed and differs between seeds", () => {
  const take = (seed: number) => Array.from({ length: 8 }, random(seed).float);
  expect(take(1)).toEqual(take(1));
  const firsts = new Set(Array.from({ length: 2000 }, (_, seed) => random(seed - 1000).float()));
  expect(firsts.size).toBe(2000);
  expect(take(0)).toEqual(take(-0));
});

it("has the moments of its distributions", () => {
  const r = random(42);
  const uniform = moments(r.float);
  expect(uniform.mean).toBeCloseTo(0.5, 2);
  expect(uniform.variance).toBeCloseTo(1 / 12, 2);
  const normal = moments(r.normal);
  expect(Math.abs(normal.mean)).toBeLessThan(0.015);
  expect(normal.variance).toBeCloseTo(1, 1);
  expect(moments(() => r.exponential(4)).mean).toBeCloseTo(0.25, 2);
  for (const mean of [0.3, 5, 70]) {
    const poisson = moments(() => r.poisson(mean), 50_000);
    expect(Math.abs(poisson.mean - mean)).toBeLessThan(5 * Math.sqrt(mean / 50_000));
    expect(Math.abs(poisson.variance / mean - 1)).toBeLessThan(0.06);
  }
  expect(r.poisson(0)).toBe(0);
});

it("draws integers evenly and shuffles to every order", () => {
  const r = random(7);
  const counts = new Int32Array(7);
  for (let i = 0; i < 70_000; i++) counts[r.integer(7)]++;
  for (const c of counts) expect(Math.abs(c - 10_000)).toBeLessThan(500);
  const orders = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const key = r.shuffle([0, 1, 2, 3]).join("");
    orders.set(key, (orders.get(key) ?? 0) + 1);
  }
  expect(orders.size).toBe(24);
  for (const c of orders.values()) expect(Math.abs(c - 1000)).toBeLessThan(170);
  expect([...r.shuffle(Int32Array.of(3, 1, 2))].sort()).toEqual([1, 2, 3]);
});
