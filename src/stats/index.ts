/**
 * Seeded, pure mathematics: one statistic a file. Public as `claque/stats`.
 *
 * @module claque/stats
 */

export { type AccountRows, accountRows, actionTicks } from "./account-rows.js";
export { averagePrecision } from "./average-precision.js";
export { type BCubed, bCubed } from "./b-cubed.js";
export { benjaminiHochberg } from "./benjamini-hochberg.js";
export { binomialUpperTail } from "./binomial-upper-tail.js";
export { clopperPearson, type ShareBounds } from "./clopper-pearson.js";
export { closedEBenjaminiHochberg } from "./closed-e-bh.js";
export { cohenKappa } from "./cohen-kappa.js";
export { eBenjaminiHochberg } from "./e-bh.js";
export { firstAtLeast } from "./first-at-least.js";
export { logHypergeometricUpperTail, type Urn } from "./hypergeometric-upper-tail.js";
export { indexBy } from "./index-by.js";
export { jensenShannon } from "./jensen-shannon.js";
export { logGamma, stirlingError } from "./log-gamma.js";
export { type LongerFirst, longerFirst } from "./longer-first.js";
export { microseconds } from "./microseconds.js";
export { minhash, SKETCH_BINS, sketchSimilarity } from "./minhash.js";
export { type FamilyMember, SimilarFamilies } from "./minhash-families.js";
export { jaccard, shingles } from "./minhash-shingles.js";
export { type HashPlace, NearHashes } from "./near-hashes.js";
export { logNormalUpperTail } from "./normal-upper-tail.js";
export { Numbers } from "./numbers.js";
export { type PdqHash, pdqHash } from "./pdq-hash.js";
export { perceptualHash } from "./perceptual-hash.js";
export { type PermutationNull, permutationNull, permutationNulls } from "./permutation-null.js";
export { permutedLabels } from "./permuted-labels.js";
export { PhraseFamilies, type Retelling } from "./phrase-families.js";
export { PhraseCounts, phrases } from "./phrases.js";
export { poissonBinomialUpperTail } from "./poisson-binomial-upper-tail.js";
export { logPoisson, logPoissonUpperTail } from "./poisson-upper-tail.js";
export { type Random, random } from "./random.js";
export { recallAtRate } from "./recall-at-rate.js";
export { lastRemembered, remembered } from "./remembered.js";
export { type Strata, type StrataOptions, type Stratification, strata, stratification } from "./strata.js";
export { FOLDED_LIMIT, foldText, isUnspaced } from "./text-fold.js";
export { TextNumbers } from "./text-numbers.js";
export { TextStore } from "./text-store.js";
export { logEOf, logMeanExp, logWeightedMeanExp, TILTS, TiltedBets } from "./tilted-bets.js";
export { type UniformTest, uniformTest } from "./uniform-test.js";
