/** Families of profile texts that are nearly the same, told from sketches of hashes alone. */

/** A sketch: hashes as numbers, ascending, and how many groups of characters the whole text has. */
export interface BioSketch {
  readonly account: number;
  readonly grams: Int32Array;
  readonly size: number;
}

/** Hashes that a sketch holds at most, as `profiles` says. */
const SKETCH = 48;
/** Groups of characters below which a text is too short to compare. */
export const SHORTEST_BIO = 12;
/** Jaccard similarity from which two texts are nearly the same. */
const ALIKE = 0.5;

/**
 * Sorts texts into families: each joins the most similar first text of a family, from a similarity of .5 on, or founds one. Longest
 * texts come first, so that the answer does not depend on whose texts they are. Similarity of texts of up to 48 groups of characters is
 * exact; of longer ones it is estimated from hashes that both sketches must hold if the texts do. Returns the family of each sketch.
 */
export function bioFamilies(sketches: readonly BioSketch[]): Int32Array {
  const order = [...sketches.keys()].sort((x, y) => inOrder(sketches[x], sketches[y]));
  const family = new Int32Array(sketches.length);
  const founders: BioSketch[] = [];
  const founded = new Map<number, number[]>();
  const shared = new Int32Array(sketches.length);
  for (const at of order) {
    const { grams } = sketches[at];
    const met: number[] = [];
    for (const gram of grams)
      for (const founder of founded.get(gram) ?? []) if (shared[founder]++ === 0) met.push(founder);
    let [best, similarity] = [-1, ALIKE];
    for (const founder of met) {
      const found = similarityOf(sketches[at], founders[founder], shared[founder]);
      if (found > similarity || (found === similarity && (best < 0 || founder < best)))
        [best, similarity] = [founder, found];
      shared[founder] = 0;
    }
    if (best < 0) {
      best = founders.push(sketches[at]) - 1;
      for (const gram of grams) {
        const list = founded.get(gram);
        if (list) list.push(best);
        else founded.set(gram, [best]);
      }
    }
    family[at] = best;
  }
  return family;
}

function inOrder(a: BioSketch, b: BioSketch): number {
  if (a.size !== b.size) return b.size - a.size;
  for (let i = 0; i < Math.min(a.grams.length, b.grams.length); i++)
    if (a.grams[i] !== b.grams[i]) return a.grams[i] - b.grams[i];
  return a.grams.length - b.grams.length;
}

function similarityOf(a: BioSketch, b: BioSketch, shared: number): number {
  const common = Math.min(a.size, b.size, shared * Math.max(1, Math.max(a.size, b.size) / SKETCH));
  return common / (a.size + b.size - common);
}
