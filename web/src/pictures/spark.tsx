/** A spark: the group's shared acts over the whole file. */
import { spark } from "../../../src/outputs/pictures/index.js";
import { Drawn } from "./drawn.js";

/** The counts as bars. */
export const Spark = ({ counts }: { readonly counts: readonly number[] }) => (
  <Drawn picture={spark(counts, { width: 120 })} className="spark-box" />
);
