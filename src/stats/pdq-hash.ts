/**
 * PDQ, the perceptual hash that Meta published for matching photographs: 256 bits that stay nearly the same when a picture is
 * scaled, compressed or coloured a little.
 */

const SIDE = 64;
const KEPT = 16;
const PASSES = 2;

/** A hash with its quality. */
export interface PdqHash {
  /** 64 hexadecimal digits. */
  readonly hash: string;
  /** 0 to 100: how much there is to see. Below 50 a hash says little (flat colours, plain gradients). */
  readonly quality: number;
}

const DCT = Float64Array.from(
  { length: KEPT * SIDE },
  (_, n) =>
    Math.sqrt(2 / SIDE) * Math.cos((Math.PI / 2 / SIDE) * (Math.floor(n / SIDE) + 1) * (2 * (n % SIDE) + 1)),
);

/**
 * The PDQ hash of a picture given as luminance, row by row, 0 to 255.
 *
 * Idea: blur by a tent as wide as 1/64 of the picture, take 64 × 64 points, keep the 16 × 16 lowest frequencies of their
 * cosine transform without the constant ones; a bit says whether a frequency lies above the median of all. When it misleads:
 * rotated, mirrored and heavily cropped pictures have other hashes; pictures of text on white look alike; quality below 50 is
 * noise. Cost: four passes over the picture. Reference: Davis, Rosen 2019, https://github.com/facebook/ThreatExchange/tree/main/pdq.
 *
 * @returns null for pictures under 5 points wide or high.
 */
export function pdqHash(luminance: Float32Array, width: number, height: number): PdqHash | null {
  if (width < 5 || height < 5) return null;
  const small = width === SIDE && height === SIDE ? luminance : decimated(luminance, width, height);
  return { hash: bitsOf(transformed(small)), quality: qualityOf(small) };
}

function decimated(luminance: Float32Array, width: number, height: number): Float32Array {
  const windowOf = (length: number) => Math.floor((length + 2 * SIDE - 1) / (2 * SIDE));
  const [from, to] = [luminance.slice(), new Float32Array(luminance.length)];
  for (let pass = 0; pass < PASSES; pass++) {
    for (let row = 0; row < height; row++) boxed(from, to, row * width, width, 1, windowOf(width));
    for (let column = 0; column < width; column++) boxed(to, from, column, height, width, windowOf(height));
  }
  const small = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < SIDE; i++) {
    const row = Math.floor(((i + 0.5) * height) / SIDE);
    for (let j = 0; j < SIDE; j++)
      small[i * SIDE + j] = from[row * width + Math.floor(((j + 0.5) * width) / SIDE)];
  }
  return small;
}

/** Means over a sliding window of one row or column; at both ends over what of it there is. */
function boxed(
  from: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  stride: number,
  full: number,
): void {
  const half = Math.floor((full + 2) / 2);
  let [sum, size, left, right, out] = [0, 0, start, start, start];
  const add = () => {
    sum += from[right];
    right += stride;
    size++;
  };
  const drop = () => {
    sum -= from[left];
    left += stride;
    size--;
  };
  const write = () => {
    to[out] = sum / size;
    out += stride;
  };
  for (let n = 0; n < half - 1; n++) add();
  for (let n = 0; n < full - half + 1; n++) {
    add();
    write();
  }
  for (let n = 0; n < length - full; n++) {
    add();
    drop();
    write();
  }
  for (let n = 0; n < half - 1; n++) {
    drop();
    write();
  }
}

function transformed(small: Float32Array): Float64Array {
  const half = new Float64Array(KEPT * SIDE);
  for (let i = 0; i < KEPT; i++)
    for (let j = 0; j < SIDE; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum += DCT[i * SIDE + k] * small[k * SIDE + j];
      half[i * SIDE + j] = sum;
    }
  const whole = new Float64Array(KEPT * KEPT);
  for (let i = 0; i < KEPT; i++)
    for (let j = 0; j < KEPT; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum += half[i * SIDE + k] * DCT[j * SIDE + k];
      whole[i * KEPT + j] = sum;
    }
  return whole;
}

/** The first bit is the last of the text. The median is the lower of the two in the middle. */
function bitsOf(frequencies: Float64Array): string {
  const median = frequencies.slice().sort()[frequencies.length / 2 - 1];
  let text = "";
  for (let at = frequencies.length - 4; at >= 0; at -= 4) {
    const bit = (k: number) => (frequencies[at + k] > median ? 1 << k : 0);
    text += (bit(0) | bit(1) | bit(2) | bit(3)).toString(16);
  }
  return text;
}

function qualityOf(small: Float32Array): number {
  let sum = 0;
  const step = (u: number, v: number) => Math.abs(Math.trunc(((u - v) * 100) / 255));
  for (let i = 0; i < SIDE - 1; i++)
    for (let j = 0; j < SIDE; j++) sum += step(small[i * SIDE + j], small[(i + 1) * SIDE + j]);
  for (let i = 0; i < SIDE; i++)
    for (let j = 0; j < SIDE - 1; j++) sum += step(small[i * SIDE + j], small[i * SIDE + j + 1]);
  return Math.min(100, Math.floor(sum / 90));
}
