/**
 * Generated shares for the speed bench: a load with the skew of real platforms and nothing else. Objects and accounts follow
 * Zipf's law, times are uniform, rows are in no order, and accounts may share an object again.
 */
import type { ActionColumns } from "../model/index.js";
import { type Random, random } from "../stats/index.js";

/** What to generate. */
export interface Load {
  /** Rows. */
  readonly shares: number;
  readonly accounts: number;
  readonly objects: number;
  /** Exponents of Zipf's law: the k-th has weight k^(−exponent). */
  readonly objectExponent: number;
  readonly accountExponent: number;
  readonly days: number;
  /** Rows of one object beside the others; 0 for none. */
  readonly giant: number;
  /** Seconds over which that object's rows are spread. */
  readonly giantSeconds: number;
  readonly seed: number;
}

/** The load of the bench for a number of shares: 50,000 accounts, 30 days, one object for ten shares. */
export function usualLoad(shares: number, seed: number, giant = 0, giantSeconds = 30 * 86400): Load {
  return {
    shares,
    accounts: 50_000,
    objects: Math.ceil(shares / 10),
    objectExponent: 1,
    accountExponent: 0.5,
    days: 30,
    giant,
    giantSeconds,
    seed,
  };
}

/** Columns in no order, on shared memory as the store gives them, times in whole seconds. Cost: about 100 ns a row. */
export function generatedShares(load: Load): ActionColumns {
  const r = random(load.seed);
  const pickObject = zipf(load.objects, load.objectExponent, r);
  const pickAccount = zipf(load.accounts, load.accountExponent, r);
  const account = new Int32Array(new SharedArrayBuffer(load.shares * 4));
  const object = new Int32Array(new SharedArrayBuffer(load.shares * 4));
  const time = new Float64Array(new SharedArrayBuffer(load.shares * 8));
  const objectNumber = r.shuffle(Int32Array.from({ length: load.objects }, (_, i) => i));
  const accountNumber = r.shuffle(Int32Array.from({ length: load.accounts }, (_, i) => i));
  for (let i = 0; i < load.shares; i++) {
    account[i] = accountNumber[pickAccount()];
    object[i] = i < load.giant ? load.objects : objectNumber[pickObject()];
    time[i] = 1_700_000_000 + r.integer(i < load.giant ? load.giantSeconds : load.days * 86400);
  }
  return { accountCount: load.accounts, objectCount: load.objects + 1, account, object, time };
}

/** Draws 0 … n − 1 with weights (k + 1)^(−exponent), by Walker's alias table: two draws whatever n is. */
export function zipf(n: number, exponent: number, r: Random): () => number {
  const weight = new Float64Array(n);
  let sum = 0;
  for (let k = 0; k < n; k++) sum += weight[k] = (k + 1) ** -exponent;
  const alias = new Int32Array(n);
  const low: number[] = [];
  const high: number[] = [];
  for (let k = 0; k < n; k++) {
    weight[k] *= n / sum;
    (weight[k] < 1 ? low : high).push(k);
  }
  while (low.length && high.length) {
    const [small, large] = [low.pop() as number, high[high.length - 1]];
    alias[small] = large;
    weight[large] -= 1 - weight[small];
    if (weight[large] < 1) low.push(high.pop() as number);
  }
  for (const k of [...low, ...high]) weight[k] = 1;
  return () => {
    const k = r.integer(n);
    return r.float() < weight[k] ? k : alias[k];
  };
}
