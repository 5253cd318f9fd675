/**
 * The background level: simply posting at the same time. The object is a platform and a UTC day, so an account acts once a day, with
 * its first event. A group that stands out here as much as elsewhere shares hours, not objects. Nothing is built on it alone.
 */
import { defineTrace } from "../model/index.js";

/** Same time: Did the accounts begin their day at the same time? */
export const coPost = defineTrace({
  id: "co-post",
  version: 1,
  title: "Same time",
  question: "Did the accounts begin their day at the same time?",
  needs: [],
  parameters: [],
  byDefault: false,
  prepares: [],
  actions: () =>
    `SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || strftime(time_utc, '%Y-%m-%d') AS object_id, account_id, event_id, time_utc FROM events`,
  innocentReadings: ["scheduler", "one-time-zone"],
  references: [],
});
