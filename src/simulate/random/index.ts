/** Random worlds: everything drawn from wide ranges, for benches that nobody can tune to. */

export { CROWD_KINDS, type CrowdKind } from "./crowd-kinds.js";
export { DAMAGES, type Damage } from "./damage.js";
export type { Operation } from "./operation.js";
export { type PostsForm, postLines, postsForm } from "./posts-form.js";
export { type SharesForm, sharesForm } from "./shares-form.js";
export { type DrawnWorld, type RandomWorld, randomWorld, smallRandomWorld, type WorldWish } from "./world.js";
