/** Draws from wide ranges: each returns one value of a parameter that a random world is made of. */
import type { Random } from "../../stats/index.js";

/** Between two positive numbers, each factor as likely as any other. */
export const logUniform = (low: number, high: number, random: Random): number =>
  low * (high / low) ** random.float();

/** The same as a whole number. */
export const wholeLogUniform = (low: number, high: number, random: Random): number =>
  Math.min(high, Math.floor(logUniform(low, high + 1, random)));

/** Between two numbers. */
export const uniform = (low: number, high: number, random: Random): number =>
  low + (high - low) * random.float();

/** One of some values, each as likely as the others. */
export const oneOf = <T>(values: readonly T[], random: Random): T => values[random.integer(values.length)];

/** A value with the given chance, else the other one. */
export const either = <T>(chance: number, value: () => T, other: T, random: Random): T =>
  random.float() < chance ? value() : other;
