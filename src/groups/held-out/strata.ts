/** Strata of posts: inside one, chance deals the accounts. */

/** The stratum of each post, its place there from 0, and the posts in each stratum. Posts come in order of time. */
export interface Strata {
  readonly stratum: Int32Array;
  readonly position: Int32Array;
  readonly size: Int32Array;
}

/** Time bin × kind × whether the post has many objects, numbered as they come. Bins begin at 1970. */
export function cellStrata(
  posts: { readonly ticks: Float64Array; readonly kind: Uint8Array; readonly objects: Int32Array },
  binSeconds: number,
): Strata {
  const width = binSeconds * 1e6;
  const count = posts.ticks.length;
  const [stratum, position, size] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const numbers = new Int32Array(2 * KINDS);
  let strata = 0;
  let [bin, first] = [Number.NaN, 0];
  for (let post = 0; post < count; post++) {
    const here = Math.floor(posts.ticks[post] / width);
    if (here !== bin) [bin, first] = [here, strata];
    const cell = 2 * posts.kind[post] + Number(posts.objects[post] >= MANY_OBJECTS);
    // numbers of an earlier bin are below the first of this one
    if (numbers[cell] <= first) numbers[cell] = ++strata;
    const number = numbers[cell] - 1;
    stratum[post] = number;
    position[post] = size[number]++;
  }
  return { stratum, position, size: size.slice(0, strata) };
}

const KINDS = 256;
/** From so many objects on a post is one of those that touch what comes along; it is held against such posts only. */
const MANY_OBJECTS = 4;

/**
 * Time alone: bins of `mostSeconds`, each halved again and again down to `leastSeconds` while both halves hold `posts` posts or more.
 * A quiet hour is so one stratum and a busy one four.
 */
export function timeStrata(
  ticks: Float64Array,
  leastSeconds: number,
  { mostSeconds, posts }: { readonly mostSeconds: number; readonly posts: number },
): Strata {
  const stratum = new Int32Array(ticks.length);
  const position = new Int32Array(ticks.length);
  const size: number[] = [];
  const leaf = (from: number, to: number) => {
    for (let post = from; post < to; post++) {
      stratum[post] = size.length;
      position[post] = post - from;
    }
    size.push(to - from);
  };
  const split = (from: number, to: number, start: number, width: number) => {
    const middle = start + width / 2;
    let at = from;
    while (at < to && ticks[at] < middle) at++;
    if (width / 2 < leastSeconds * 1e6 || at - from < posts || to - at < posts) return leaf(from, to);
    split(from, at, start, width / 2);
    split(at, to, middle, width / 2);
  };
  const most = mostSeconds * 1e6;
  for (let from = 0, to = 0; from < ticks.length; from = to) {
    const start = Math.floor(ticks[from] / most) * most;
    while (to < ticks.length && ticks[to] < start + most) to++;
    split(from, to, start, most);
  }
  return { stratum, position, size: Int32Array.from(size) };
}
