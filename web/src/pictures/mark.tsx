/** The mark of a group: a colour and a shape, the same in list, sheet, strip, network and report. */
import { mark } from "../../../src/outputs/pictures/index.js";
import { Drawn } from "./drawn.js";

/** Decorative: the text beside it names the group. */
export const Mark = ({ rank, size = 16 }: { readonly rank: number; readonly size?: number }) => (
  <Drawn picture={mark(rank, size)} />
);
