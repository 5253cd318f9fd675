/**
 * The one registry of `analyze`'s options. From it come the flags of the command line, the environment variables, the
 * config file with its JSON Schema, the page in the docs and the checks.
 */
import { z } from "zod";

/** One option: how it is typed, where it is read, what it means. */
export interface OptionSpec {
  readonly name: string;
  readonly flag: string;
  /** Placeholder of the value in help; absent for switches. */
  readonly argument?: string;
  readonly repeatable?: boolean;
  readonly about: string;
  readonly default?: string | number;
  /** The form in the config file, after defaults. */
  readonly schema: z.ZodType;
}

const list = z.array(z.string());

/** Options of `analyze`, in the order of help. */
export const ANALYZE_OPTIONS: readonly OptionSpec[] = [
  {
    name: "out",
    flag: "out",
    argument: "CASE",
    about: "folder of the case; made when absent, resumed when unfinished",
    schema: z.string(),
  },
  {
    name: "source",
    flag: "source",
    argument: "ID",
    about: "format of the inputs (else recognised by content)",
    schema: z.string(),
  },
  {
    name: "map",
    flag: "map",
    argument: "FIELD=COLUMN",
    repeatable: true,
    about: "which column holds which field",
    schema: list,
  },
  {
    name: "timezone",
    flag: "timezone",
    argument: "ZONE",
    about: "zone of clocks that carry none, or name one that several places use, e.g. Europe/Berlin",
    schema: z.string(),
  },
  {
    name: "dateOrder",
    flag: "date-order",
    argument: "ORDER",
    about: "dmy, mdy or ymd: order of dates such as 01/05/2024, where a file does not tell it",
    schema: z.enum(["dmy", "mdy", "ymd"]),
  },
  {
    name: "media",
    flag: "media",
    argument: "DIR",
    about: "folder of the pictures that rows name, for co-image (needs the package sharp)",
    schema: z.string(),
  },
  {
    name: "trace",
    flag: "trace",
    argument: "ID",
    repeatable: true,
    about: "trace to use (default: all that the data allows)",
    schema: list,
  },
  {
    name: "window",
    flag: "window",
    argument: "TIME",
    repeatable: true,
    about: "window, e.g. 60s or co-link=60s; a number without a unit is seconds (default: 60s, 5m, 30m)",
    schema: list,
  },
  {
    name: "fdr",
    flag: "fdr",
    argument: "SHARE",
    about: "false discovery rate for the level of a pair",
    default: 0.01,
    schema: z.number().positive().max(0.5),
  },
  {
    name: "groupFdr",
    flag: "group-fdr",
    argument: "SHARE",
    about: "false discovery rate of the group test",
    default: 0.05,
    schema: z.number().positive().max(0.5),
  },
  {
    name: "minGroup",
    flag: "min-group",
    argument: "N",
    about: "smallest group, at least 4",
    default: 4,
    schema: z.number().int().min(4),
  },
  {
    name: "identity",
    flag: "identity",
    argument: "MODE",
    about: "pseudonym or plain; plain needs --purpose",
    default: "pseudonym",
    schema: z.enum(["pseudonym", "plain"]),
  },
  {
    name: "purpose",
    flag: "purpose",
    argument: "TEXT",
    about: "why identifiers are shown; the manifest keeps it",
    schema: z.string(),
  },
  {
    name: "engine",
    flag: "engine",
    argument: "WHERE",
    about: "local; engines on other machines come later",
    default: "local",
    schema: z.string(),
  },
  {
    name: "memory",
    flag: "memory",
    argument: "SIZE",
    about: "memory to stay under, e.g. 4GB",
    default: "4GB",
    schema: z.string(),
  },
  {
    name: "threads",
    flag: "threads",
    argument: "N",
    about: "threads to use (default: the machine's cores, at most 8)",
    schema: z.number().int().min(1).max(64),
  },
  {
    name: "seed",
    flag: "seed",
    argument: "N",
    about: "seed of everything that is drawn",
    default: 1,
    schema: z.number().int().min(0).max(0xffffffff),
  },
  {
    name: "selfCheck",
    flag: "self-check",
    argument: "N",
    about: "shuffled copies of the data to search as a yardstick (default: 1 up to 60,000 actions, else 0)",
    schema: z.number().int().min(0).max(1000),
  },
  {
    name: "signals",
    flag: "signals",
    argument: "ID",
    repeatable: true,
    about: "signal to measure for coordinated groups (default: all; none switches them off)",
    schema: list,
  },
  {
    name: "factChecks",
    flag: "fact-checks",
    argument: "FILE",
    about: "ClaimReview JSON file; its fact-checks are matched with the narratives of coordinated groups",
    schema: z.string(),
  },
  {
    name: "maxRejected",
    flag: "max-rejected",
    argument: "SHARE",
    about: "share of rows that may be quarantined before the run stops, e.g. 0.05 or 5%",
    default: 0.05,
    schema: z.number().min(0).max(1),
  },
];

/** The options as an object: what the config file holds, and what `resolvePlan` takes. */
export interface AnalyzeOptions {
  out?: string;
  source?: string;
  map?: string[];
  timezone?: string;
  dateOrder?: "dmy" | "mdy" | "ymd";
  trace?: string[];
  window?: string[];
  fdr?: number;
  groupFdr?: number;
  minGroup?: number;
  identity?: "pseudonym" | "plain";
  purpose?: string;
  engine?: string;
  memory?: string;
  threads?: number;
  seed?: number;
  selfCheck?: number;
  signals?: string[];
  factChecks?: string;
  maxRejected?: number;
  media?: string;
}

/** Schema of `claque.config.json`: every option, none required, nothing else. */
export const CONFIG_SCHEMA = z.strictObject(
  Object.fromEntries(ANALYZE_OPTIONS.map((o) => [o.name, o.schema.describe(o.about).optional()])),
);

/** Name of the environment variable of an option: `CLAQUE_MIN_GROUP`. */
export const environmentName = (option: OptionSpec): string =>
  `CLAQUE_${option.flag.toUpperCase().replaceAll("-", "_")}`;
