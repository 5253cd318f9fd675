/** What claque can do, as explicit lists: every source and trace, and the defaults of a run. */
import { SIGNAL_LIST } from "../signals/index.js";
import { SOURCES } from "../sources/index.js";
import { TRACES } from "../traces/index.js";

export { SOURCES, type Source } from "../sources/index.js";
export { TRACES } from "../traces/index.js";

/** Ids of the sources, for `--source`. */
export const SOURCE_IDS: readonly string[] = SOURCES.map((source) => source.id);

/** Ids of the traces, for `--trace`. */
export const TRACE_IDS: readonly string[] = TRACES.map((trace) => trace.id);

/** Ids of the signals, for `--signal`. */
export const SIGNAL_IDS: readonly string[] = SIGNAL_LIST.map((signal) => signal.id);

/** Windows used where the user names none, seconds. METHOD: a minute for machines, five and thirty for people on a task. */
export const DEFAULT_WINDOWS_SECONDS: readonly number[] = [60, 300, 1800];

/** Works the method of pairs and groups rests on. */
export const REFERENCES: readonly { readonly text: string; readonly url?: string }[] = [
  {
    text: "Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. J. R. Stat. Soc. B 57, 289-300.",
    url: "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
  },
  {
    text: "Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden. Sci. Rep. 9, 5233.",
    url: "https://doi.org/10.1038/s41598-019-41695-z",
  },
  {
    text: "Pacheco, D. et al. (2021). Uncovering coordinated networks on social media. ICWSM 15, 455-466.",
    url: "https://doi.org/10.1609/icwsm.v15i1.18075",
  },
  {
    text: "Righetti, N., Balluff, P. (2025). CooRTweet: a generalized R software for coordinated network detection. Comput. Commun. Res.",
    url: "https://doi.org/10.5117/CCR2025.1.7.RIGH",
  },
];
