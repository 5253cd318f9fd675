/** Bets on one account after the other at the chances that a group gave it, held against the accounts outside. */
import { firstAtLeast } from "../../../stats/index.js";
import { CLASSES, classOf, countIn } from "../evidence/bins.js";
import { givenChancesOf, placesOfMembers } from "../evidence/chances.js";
import { Labels } from "../evidence/labels.js";
import { LaneBets, type Question, windowsByRank } from "../evidence/lanes.js";
import { type Stakes, staked, stakesOf } from "../evidence/stakes.js";
import { actedEarlier, labelsOf, OTHERS_PRESENT, tilted, within } from "../evidence/urn.js";
import type { PresentPosts, PresentTrace } from "../presence/presence.js";
import { Outsiders } from "./outsiders.js";

/** The post was a chance in no earlier trace. */
const FRESH = -2;
/** No one member alone: several gave the chance. */
const SEVERAL = -1;

/** Chances of a trace and window in one half, in order of time. */
interface ChanceTable {
  readonly trace: PresentTrace;
  readonly odds: number;
  readonly posts: Int32Array;
  /** The one member that gave the chance, or −1. */
  readonly sole: Int32Array;
  /** Weight of the labels of accounts outside that could have made the post. */
  readonly outside: Float64Array;
  /** Who gave it in an earlier trace: −2 nobody, −1 several members, else the one. */
  readonly earlier: Int32Array;
  /** Acts of the group on the object, and of others; −1 for a post with several objects. */
  readonly own: Int32Array;
  readonly others: Int32Array;
}

/**
 * Natural logarithm of the wealth at which betting on an account ends: no bound of the product comes near it, and chance reaches it once in
 * a million million. An e-value that is ended when it has grown so far is an e-value still.
 */
const ENOUGH = Math.log(1e12);
/** Spans in which an account posted, of both halves, after which its wealth is looked at for the first time; then again after half as many more (rounded up), and so on. */
const FIRST_LOOK = 8;
/** Members by which stakes are learnt, about that many, spread over the order in which they first posted; and how far their mean is believed. */
const TEACHERS = 40;
const TEMPER = 2;

/** Who is judged, and where. */
export interface Judged {
  /** A group that gives the chances; its odds of taste hold for whoever is judged. */
  readonly question: Question;
  /** Accounts that are proposed as members: they are judged, and are nobody's measure. */
  readonly proposed: Int32Array;
}

/**
 * Natural logarithms of e-values of the proposed accounts on the half that is asked, by index, stakes learnt on the other half.
 *
 * Idea: at each chance that the group gave it (an act of another member on the object, shortly before or after), the account is held against the accounts outside
 * that were present: its share is that of its labels among its own and theirs, weighed by habit, without whoever acted on the object already. Labels are all of the span,
 * before the post or behind it, less its own hits so far and what `Outsiders` knows; outside is who is neither proposed nor taken out of the data. The acts of the group are
 * given, so that both directions of time make one chance; posts of other proposed accounts are no trials. A post that is a chance in several traces is bet on in the first, and in a
 * later one only if it was the account itself that gave the earlier ones. Shares are weighed alike in both halves. Under
 * chance (it is as likely to act there as those outside) the expectation is 1. Betting on an account ends when it is beyond doubt. Cost: the chances in the spans of each account.
 */
export function memberEvidence(judged: Judged): Float64Array {
  const { fold, group, presence } = judged.question;
  const { postsOf, postStart } = presence.posts;
  const first = (account: number) => postsOf[postStart[account]];
  const members = group.members.slice().sort((x, y) => first(x) - first(y));
  const step = Math.max(1, Math.floor(members.length / TEACHERS));
  const teachers = members.filter((_, i) => i % step === 0);
  const stakes = stakesFrom(new MemberBets(judged, fold === 0 ? 1 : 0), teachers);
  const bets = new MemberBets(judged, fold);
  return Float64Array.from(judged.proposed, (account) => bets.on(account, stakes));
}

function stakesFrom(bets: MemberBets, teachers: Int32Array): Stakes {
  let sum: number[][] = [];
  for (const account of teachers) {
    bets.on(account, null);
    const logs = bets.logs();
    sum = logs.map((lane, n) => lane.map((log, i) => log + (sum[n]?.[i] ?? 0)));
  }
  const mean = (teachers.length > 0 ? sum : bets.logs()).map((lane) =>
    lane.map((log) => log / Math.max(1, teachers.length)),
  );
  return stakesOf(mean, TEMPER);
}

class MemberBets {
  private readonly isProposed: Uint8Array;
  /** By window, from the narrowest on, and trace. */
  private readonly tables: readonly (readonly (ChanceTable | null)[])[];
  private readonly bets: readonly LaneBets[];

  constructor(
    private readonly judged: Judged,
    private readonly fold: number,
  ) {
    const { question, proposed } = judged;
    const { presence, looked, windows } = question;
    this.isProposed = new Uint8Array(presence.posts.accounts);
    for (const account of proposed) this.isProposed[account] = 1;
    this.tables = windowsByRank({ presence, looked, windows }).map((ticks) =>
      withEarlier(
        ticks.map((own, i) => (own === null ? null : this.table(i, own))),
        presence.posts.posts,
      ),
    );
    this.bets = this.tables.map((row) => new LaneBets(row.length));
  }

  /** Bets on an account; with stakes until it is beyond doubt. Gives its e-value as a natural logarithm (0 without stakes). */
  on(account: number, stakes: Stakes | null): number {
    for (const own of this.bets) own.clear();
    const spans = spansWithPosts(this.judged.question.presence.posts, account);
    let look = FIRST_LOOK;
    for (let n = 0; n < spans.length; n++) {
      for (const [w, row] of this.tables.entries())
        for (const [i, table] of row.entries())
          if (table) this.betInSpan(table, i, this.bets[w], account, spans[n]);
      if (n + 1 < look || !stakes) continue;
      look = Math.ceil(look * 1.5);
      if (staked(this.logs(), stakes) >= ENOUGH) break;
    }
    return stakes ? staked(this.logs(), stakes) : 0;
  }

  /** Logarithms of wealth by window, tilt and bin. */
  logs(): number[][] {
    return this.bets.flatMap((own) => own.logs());
  }

  private table(i: number, windowTicks: number): ChanceTable {
    const { question, proposed } = this.judged;
    const { presence, group, scratch, odds, folds } = question;
    const { isProposed, fold } = this;
    const trace = presence.traces[i];
    const given = givenChancesOf(trace, group.members, windowTicks, scratch);
    const labels = Labels.of(trace, proposed);
    const out = group.out && Labels.of(trace, group.out.accounts);
    const isOut = group.out?.isOut ?? null;
    const places = placesOfMembers(trace, group.members);
    const rows: number[] = [];
    const acts: number[] = [];
    const others: number[] = [];
    const outside: number[] = [];
    const outsiders = new Outsiders(trace, (account) => isProposed[account] === 0 && isOut?.[account] !== 1);
    for (let n = 0; n < given.posts.length; n++) {
      const post = given.posts[n];
      if (folds[post] !== fold || isOut?.[trace.account[post]] === 1) continue;
      const span = trace.span[post];
      if (trace.present[span] - labels.presentIn(span) - (out?.presentIn(span) ?? 0) < OTHERS_PRESENT)
        continue;
      const weight =
        trace.weights.whole(span, trace.kind[post]) -
        labels.weightInSpan(trace, post) -
        (out?.weightInSpan(trace, post) ?? 0) -
        outsiders.gone(post);
      if (weight <= 1e-9) continue;
      rows.push(n);
      outside.push(weight);
      const place = trace.placeOf[post];
      const own = place < 0 ? -1 : countIn(places, trace.objectStart[place], trace.objectEnd[place]);
      acts.push(own);
      others.push(place < 0 ? -1 : trace.objectEnd[place] - trace.objectStart[place] - own);
    }
    return {
      trace,
      odds: odds[i],
      posts: Int32Array.from(rows, (n) => given.posts[n]),
      sole: Int32Array.from(rows, (n) => given.sole[n]),
      outside: Float64Array.from(outside),
      earlier: new Int32Array(rows.length).fill(FRESH),
      own: Int32Array.from(acts),
      others: Int32Array.from(others),
    };
  }

  /** The class of an object for an account: by all acts on it whatever the moment, those of accounts taken out too; the account's own counts among the others'. */
  private classFor(
    account: number,
    isOfGroup: boolean,
    { trace, posts, own, others }: ChanceTable,
    row: number,
  ): number {
    const place = trace.placeOf[posts[row]];
    const { placeStart, placesOf, objectStart, objectEnd } = trace;
    const acted =
      isOfGroup &&
      countIn(
        placesOf.subarray(placeStart[account], placeStart[account + 1]),
        objectStart[place],
        objectEnd[place],
      ) > 0;
    return classOf(own[row] - Number(acted), others[row] + Number(acted));
  }

  private betInSpan(table: ChanceTable, i: number, bets: LaneBets, account: number, span: number): void {
    const { trace, posts, sole, outside, earlier, odds, own } = table;
    const isOfGroup = this.judged.question.group.isMember[account] === 1;
    const { isProposed } = this;
    const end = trace.start[span + 1];
    let labels = labelsOf(trace, account, trace.start[span], "forward");
    for (
      let row = firstAtLeast(posts, trace.start[span], 0, posts.length);
      row < posts.length && posts[row] < end;
      row++
    ) {
      const post = posts[row];
      const by = trace.account[post];
      if (sole[row] === account || (by !== account && isProposed[by] === 1)) continue;
      if (earlier[row] !== FRESH && earlier[row] !== account) continue;
      if (labels === 0 || actedEarlier(trace, post, account, "forward")) continue;
      const mine = labels * trace.weights.of(span, account, trace.kind[post]);
      if (by === account) labels--;
      const share = tilted(within(mine / (mine + outside[row])), odds);
      bets
        .at(i, own[row] < 0 ? CLASSES - 1 : this.classFor(account, isOfGroup, table, row))
        .add(share, by === account);
    }
  }
}

function spansWithPosts({ postStart, postsOf, span }: PresentPosts, account: number): number[] {
  const spans: number[] = [];
  for (let n = postStart[account]; n < postStart[account + 1]; n++)
    if (spans[spans.length - 1] !== span[postsOf[n]]) spans.push(span[postsOf[n]]);
  return spans;
}

/** Tables of several traces over the same posts, with what each repeats of those before it. */
function withEarlier(tables: readonly (ChanceTable | null)[], posts: number): (ChanceTable | null)[] {
  if (tables.filter((table) => table !== null).length < 2) return [...tables];
  const giver = new Int32Array(posts).fill(FRESH);
  return tables.map((table) => {
    if (!table) return null;
    const earlier = new Int32Array(table.posts.length);
    for (let row = 0; row < table.posts.length; row++) {
      const post = table.posts[row];
      earlier[row] = giver[post];
      giver[post] = earlier[row] === FRESH || earlier[row] === table.sole[row] ? table.sole[row] : SEVERAL;
    }
    return { ...table, earlier };
  });
}
