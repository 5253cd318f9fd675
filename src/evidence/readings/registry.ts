/** The registry of readings that are tested: an explicit list, in the order of `INNOCENT_READINGS`. */
import { commonSource } from "./common-source.js";
import { feed } from "./feed.js";
import { notification } from "./notification.js";
import { oneTimeZone } from "./one-time-zone.js";
import { publicCall } from "./public-call.js";
import type { ReadingTest } from "./reading.js";
import { samePublisher } from "./same-publisher.js";
import { scheduler } from "./scheduler.js";
import { sharedAudience } from "./shared-audience.js";
import { trending } from "./trending.js";

/** Every innocent reading that claque tests. */
export const READING_TESTS: readonly ReadingTest[] = [
  samePublisher,
  feed,
  notification,
  publicCall,
  commonSource,
  scheduler,
  trending,
  oneTimeZone,
  sharedAudience,
];
