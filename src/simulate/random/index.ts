/** Random worlds: everything drawn from wide ranges, for benches that nobody can tune to. */

export type { Operation } from "./operation.js";
export { type SharesForm, sharesForm } from "./shares-form.js";
export { type DrawnWorld, type RandomWorld, randomWorld, smallRandomWorld, type WorldWish } from "./world.js";
