/** MISP events. */
export { type MispEvent, mispEvent } from "./event.js";
export {
  ACCOUNTS,
  CATEGORY,
  MICROBLOG,
  type MispTemplate,
  NARRATIVE,
  SOCIAL_MEDIA_GROUP,
  USER_ACCOUNT,
} from "./templates.js";
