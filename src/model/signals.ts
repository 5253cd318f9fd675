/**
 * Signals: what gives an operation away besides co-action, as plain data. A picture is one of a few kinds, so that faces draw
 * by kind and know no signal by name.
 */

/** What one signal says of one group, as the report shows it. */
export interface SignalFinding {
  readonly signal: string;
  readonly title: string;
  readonly question: string;
  readonly measurable: boolean;
  readonly value: number | null;
  readonly controlValue: number | null;
  readonly effect: number | null;
  readonly pValue: number | null;
  readonly accountsMeasured: number;
  readonly placebos: number;
  /** One or two sentences with the numbers; why not, where it could not be measured. */
  readonly note: string;
  readonly innocentReadings: readonly string[];
  /** Innocent readings of the group, by id, from which such a mark follows by itself. */
  readonly followsFrom: readonly string[];
  readonly pictures: readonly SignalPicture[];
}

interface Captioned {
  readonly title: string;
  /** What the reader sees and how to read it, one or two sentences. */
  readonly caption: string;
}

/** A span that a picture points out: on the picture's own x axis. */
export interface PictureMark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Counts of the group over bins, beside what controls of the same number give. `unit` says what x is; times are epoch seconds UTC. */
export interface HistogramPicture extends Captioned {
  readonly kind: "histogram";
  readonly unit: "time" | "seconds" | "count";
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly group: number;
    readonly control: number;
  }[];
  readonly marks: readonly PictureMark[];
}

/** Posts by hour of the week, as shares that add up to 1; index = weekday (0 Monday) × 24 + hour, UTC. */
export interface WeekHoursPicture extends Captioned {
  readonly kind: "week-hours";
  readonly group: readonly number[];
  readonly control: readonly number[];
  /** Offsets ahead of UTC, hours, with which the hours agree; never a place. */
  readonly offsets: readonly number[];
}

/** Points in time on labelled lanes, some of them joined: hand-overs, roads of a narrative, platforms. */
export interface LanesPicture extends Captioned {
  readonly kind: "lanes";
  readonly lanes: readonly string[];
  /** `time` in epoch seconds UTC; `mark` tells sorts of points apart, from 0, named in `marks`. */
  readonly points: readonly { readonly lane: number; readonly time: number; readonly mark: number }[];
  readonly marks: readonly string[];
  /** Pairs of points (indices) that are joined by a line. */
  readonly joins: readonly (readonly [number, number])[];
}

/** A matrix of rows over days: how active each row was. `cells` row by row, 0 to 1; −1 where nothing can be said. */
export interface StripPicture extends Captioned {
  readonly kind: "strip";
  readonly rows: readonly string[];
  /** ISO dates. */
  readonly days: readonly string[];
  readonly cells: readonly number[];
  /** Indices of days that are pointed out. */
  readonly marked: readonly number[];
}

/** Lines over time. `time` in epoch seconds UTC, the same for all lines; null where a line has no value. */
export interface SeriesPicture extends Captioned {
  readonly kind: "series";
  readonly unit: "share" | "count";
  readonly times: readonly number[];
  readonly lines: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly marks: readonly PictureMark[];
}

/** The group's value beside those of placebo groups. */
export interface SpreadPicture extends Captioned {
  readonly kind: "spread";
  readonly value: number;
  readonly placebos: readonly number[];
}

/** A short table. */
export interface TablePicture extends Captioned {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A picture of a signal. */
export type SignalPicture =
  | HistogramPicture
  | WeekHoursPicture
  | LanesPicture
  | StripPicture
  | SeriesPicture
  | SpreadPicture
  | TablePicture;

/** An entry of the order book. */
export interface Order {
  /** Entries of one number are one topic: the same posts carry what each of them names. */
  readonly number: number;
  /** ISO date, UTC. */
  readonly day: string;
  readonly topicKind: string;
  readonly topic: string;
  /** Of a wording or a story the first post, as the data has it; null for other sorts. */
  readonly sample: string | null;
  readonly firstTaker: string;
  readonly onset: string;
  readonly takers: number;
  readonly groupShare: number;
  readonly medianLagMinutes: number | null;
  readonly posts: number;
  readonly conversationShare: number;
  readonly platforms: readonly string[];
  readonly pValue: number;
  readonly qValue: number;
}

/** A family of text that a group carried, with its road. */
export interface Narrative {
  readonly number: number;
  readonly joinedBy: readonly string[];
  readonly sample: string;
  readonly posts: number;
  readonly accounts: number;
  readonly members: number;
  readonly groupShare: number;
  readonly firstSeen: string;
  readonly firstByMember: boolean;
  readonly firstMemberSeen: string;
  readonly lastSeen: string;
  readonly languages: readonly string[];
  readonly platforms: readonly string[];
  readonly factChecks: readonly string[];
}

/** How many people a group's accounts look like. */
export interface OperatorEstimate {
  readonly operators: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly accountsMeasured: number;
  readonly accountsPerOperator: number | null;
  readonly note: string;
}

/** A technique of the DISARM framework that behaviour suggests. */
export interface DisarmSuggestion {
  readonly technique: string;
  readonly frameworkVersion: string;
  readonly because: string;
}

/** All signals of one group. */
export interface GroupSignals {
  readonly findings: readonly SignalFinding[];
  readonly orderBook: readonly Order[];
  readonly narratives: readonly Narrative[];
  readonly operators: OperatorEstimate | null;
  readonly disarm: readonly DisarmSuggestion[];
}
