/** A public call: does one account call where everybody can see it, and do the others answer in their own time? */
import { type Called, callsOf } from "./call-posts.js";
import { chance, duration, FEWEST, FITS_FROM, notMeasurable, outOf, rounded, whole } from "./decide.js";
import { byGroupId } from "./ground.js";
import { followsByMachine, type Lead, leadersOf } from "./leaders.js";
import { firstWords, followsAtOnce, MACHINE_WORDS } from "./notification.js";
import { isAnswered, type Opener, openerP, openersOf, type Spread, spreadsOf } from "./openers.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/**
 * A fan club, a union, a movement or a community page that calls where everybody can see it. Three ways are looked for: one account opens most shared moments;
 * one account brings most of what the members take up over hours, as who publishes a bank of texts does; posts of an account name a hashtag before anybody else
 * uses it, and members point to it or paste its words. Value: share of the members' further acts that fall in moments which one account opened, or that are
 * called for; control: share of moments that equal chances would let it open.
 */
export const publicCall = defineReading({
  id: "public-call",
  question: "Does one account that the data shows call, and do the members answer it within hours?",
  needs: ["five shared moments", "clocks of a minute", "the account that calls, in the data"],
  async measure(store, groups) {
    const leads = await leadersOf(store, groups);
    const openers = byGroupId(await openersOf(store));
    const calls = byGroupId(await callsOf(store));
    const spreads = byGroupId(await spreadsOf(store));
    return groups.map((group, i) =>
      finding(group, leads[i], {
        opener: openers.get(group.groupId),
        called: calls.get(group.groupId),
        spread: spreads.get(group.groupId),
      }),
    );
  },
  references: [
    {
      text: "Gonzalez-Bailon, Borge-Holthoefer, Rivero, Moreno 2011: The dynamics of protest recruitment through an online network",
      url: "https://doi.org/10.1038/srep00197",
    },
  ],
});

/** Share of further acts that come later than half an hour, up to which nobody answers in its own time. */
const PROMPT_UP_TO = 0.02;

interface Seen {
  readonly opener: Opener | undefined;
  readonly called: Called | undefined;
  readonly spread: Spread | undefined;
}

function finding(group: TestedGroup, lead: Lead, { opener, called, spread }: Seen): Finding {
  const { groupId, clock } = group;
  const { first } = lead;
  if (clock === "day")
    return notMeasurable(groupId, "Clocks give the day only, so that nobody can be seen to come first.");
  if (opener && isAnswered(opener)) return answered(groupId, opener);
  if (called && called.calls > 0 && called.acts >= FEWEST && called.called >= FITS_FROM * called.acts)
    return calledFor(groupId, called);
  if (!first || first.moments < FEWEST)
    return notMeasurable(
      groupId,
      `There are ${first?.moments ?? 0} shared moments, and fewer than ${FEWEST} show no habit.`,
    );
  const led = `${firstWords(lead)}; ${outOf(first.led, first.acts)} further acts fall in these`;
  const atOnce = lead.leads && followsAtOnce(lead);
  const machine = followsByMachine(lead);
  const prompt = isPrompt(spread);
  const fits = lead.leads && !atOnce && !machine && !prompt;
  const ruledOut = lead.visible && (lead.nobody || (lead.leads && !atOnce && prompt));
  const more = atOnce
    ? "; they follow at once, as people do who are notified"
    : prompt && lead.leads
      ? `; but of ${whole(spread?.further ?? 0)} further acts on ${whole(spread?.things ?? 0)} things of theirs ${whole(spread?.late ?? 0)} came later than half an hour: nobody answers in its own time`
      : lead.nobody && !lead.visible
        ? "; an account that calls them may stand outside this data"
        : "";
  return {
    groupId,
    testable: fits || lead.visible,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(first.led / Math.max(1, first.acts)),
    controlValue: rounded(first.luck / first.moments),
    pValue: lead.p,
    note: `${led}${machine ? MACHINE_WORDS : more}.`,
  };
}

/** Whether all come within half an hour to what few others act on. */
const isPrompt = (spread: Spread | undefined): boolean =>
  spread !== undefined && spread.things >= FEWEST && spread.late <= PROMPT_UP_TO * spread.further;

function answered(groupId: string, opener: Opener): Finding {
  const p = openerP(opener);
  return {
    groupId,
    testable: true,
    state: "fits",
    value: rounded(opener.led / opener.acts),
    controlValue: rounded(opener.luck / opener.things),
    pValue: p,
    note: `Of ${outOf(opener.opened, opener.things)} things that members share, the same account ${opener.inside ? "of" : "outside"} the group was the first in all the data (equal chances would give ${Number(opener.luck.toFixed(1))}, ${chance(p)}); ${outOf(opener.led, opener.acts)} further acts of members are on these, by a median of ${duration(opener.middle)} after it and ${duration(opener.apart)} after the first of them.`,
  };
}

const calledFor = (groupId: string, { called, acts, calls, middle }: Called): Finding => ({
  groupId,
  testable: true,
  state: "fits",
  value: rounded(called / acts),
  controlValue: null,
  pValue: null,
  note: `${outOf(called, acts)} posts of shared moments carry a hashtag that an account named before anybody else, in ${calls === 1 ? "one call" : `${calls} calls`} which members point to, paste or answer again and again; they came by a median of ${duration(middle)} after it.`,
});
