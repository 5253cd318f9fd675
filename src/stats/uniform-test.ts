/** Whether numbers between 0 and 1 look uniform: the one-sample Kolmogorov-Smirnov test, exact. */

/** The largest distance between the numbers' distribution and the uniform one, and its p-value. */
export interface UniformTest {
  /** 0 to 1. */
  readonly distance: number;
  /** P(distance at least this large) under uniformity; 1 for no numbers. */
  readonly pValue: number;
}

/**
 * One-sample Kolmogorov-Smirnov test against the uniform distribution on [0, 1], two-sided.
 *
 * Idea: D is the largest gap between the empirical distribution and the diagonal; P(D_n < d) is an entry of the n-th power of a
 * matrix of size 2⌈nd⌉ − 1. What for: p-values of a valid test on data without an effect must be uniform. When it misleads: ties
 * (p-values on a grid) make it too small, so break them at random first. Cost: (nd)³ log n. Exact to about 13 digits.
 * Reference: Marsaglia, Tsang, Wang 2003, https://doi.org/10.18637/jss.v008.i18.
 */
export function uniformTest(values: readonly number[]): UniformTest {
  const n = values.length;
  if (n === 0) return { distance: 0, pValue: 1 };
  const sorted = [...values].sort((x, y) => x - y);
  const distance = sorted.reduce((most, value, i) => Math.max(most, (i + 1) / n - value, value - i / n), 0);
  return { distance, pValue: Math.min(1, Math.max(0, 1 - below(n, distance))) };
}

/** P(D_n < d). */
function below(n: number, d: number): number {
  if (d >= 1) return 1;
  const k = Math.floor(n * d) + 1;
  const size = 2 * k - 1;
  const h = k - n * d;
  const matrix = startMatrix(size, h);
  const { values, exponent } = power(matrix, size, n);
  let result = values[(k - 1) * size + k - 1];
  let scale = exponent;
  for (let i = 1; i <= n; i++) {
    result *= i / n;
    if (result < 1e-140) {
      result *= 1e140;
      scale -= 140;
    }
  }
  return result * 10 ** scale;
}

function startMatrix(size: number, h: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix[i * size + j] = i - j + 1 < 0 ? 0 : 1;
  for (let i = 0; i < size; i++) {
    matrix[i * size] -= h ** (i + 1);
    matrix[(size - 1) * size + i] -= h ** (size - i);
  }
  matrix[(size - 1) * size] += 2 * h - 1 > 0 ? (2 * h - 1) ** size : 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) for (let g = 1; g <= i - j + 1; g++) matrix[i * size + j] /= g;
  return matrix;
}

interface Scaled {
  readonly values: Float64Array;
  /** Power of ten that the values are to be multiplied by. */
  readonly exponent: number;
}

/** A matrix to the n-th by squaring, scaled so that nothing overflows. */
function power(matrix: Float64Array, size: number, n: number): Scaled {
  if (n === 1) return { values: matrix, exponent: 0 };
  const half = power(matrix, size, Math.floor(n / 2));
  const square = product(half.values, half.values, size);
  const whole = n % 2 === 0 ? square : product(matrix, square, size);
  const middle = whole[Math.floor(size / 2) * size + Math.floor(size / 2)];
  if (middle <= 1e140) return { values: whole, exponent: 2 * half.exponent };
  return { values: whole.map((value) => value * 1e-140), exponent: 2 * half.exponent + 140 };
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      const left = a[i * size + k];
      for (let j = 0; j < size; j++) result[i * size + j] += left * b[k * size + j];
    }
  return result;
}
