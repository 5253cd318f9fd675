/** The jobs of the sweep, and who does them. */
import { type CountJob, type CountResult, count } from "./sweep-count.js";
import { type OrderJob, order } from "./sweep-order.js";
import { type ListJob, type ListSizes, list, type TallyJob, tally } from "./sweep-partners.js";
import { type SpreadJob, spread } from "./sweep-spread.js";

/** A job of any step. */
export type Job = SpreadJob | OrderJob | TallyJob | ListJob | CountJob;

/** What a job comes to; null where it writes to shared memory only. */
export type ResultOf<J extends Job> = J extends CountJob
  ? CountResult
  : J extends TallyJob
    ? ListSizes
    : null;

/** Does a job in this thread. */
export function perform<J extends Job>(job: J): ResultOf<J> {
  return (performed(job) ?? null) as ResultOf<J>;
}

function performed(job: Job): CountResult | ListSizes | undefined {
  switch (job.kind) {
    case "spread":
      spread(job);
      return undefined;
    case "order":
      order(job);
      return undefined;
    case "tally":
      return tally(job);
    case "list":
      list(job);
      return undefined;
    case "count":
      return count(job);
  }
}
