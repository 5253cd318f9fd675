/**
 * The innocent readings: explanations of co-action that need no hidden coordination. Every group carries all of them until
 * a test rules one out, and the report prints each as a sentence that a layperson understands.
 */

/** One innocent reading. */
export interface InnocentReading {
  readonly id: string;
  /** Its name, lower case. */
  readonly title: string;
  /** The reading as a sentence, and what would speak for it. */
  readonly about: string;
  /** Without an answer to it nothing can be said of why a group acts together: a group is `open` until each of these could be tested. */
  readonly core?: true;
  /** An order leaves the same traces, so that how a group lives is asked even where this reading alone fits. */
  readonly likeAnOrder?: true;
}

/** All innocent readings, in the order in which a report lists them. */
export const INNOCENT_READINGS: readonly InnocentReading[] = [
  {
    id: "same-publisher",
    title: "one publisher or wire copy",
    core: true,
    about:
      "The accounts may belong to one publisher, or print the copy of one agency: newsrooms of one house share the same story within minutes. Look for a common imprint, owner or by-line.",
  },
  {
    id: "feed",
    title: "a feed or declared automation",
    core: true,
    about:
      "The accounts may repeat one feed, each by its own openly automatic set-up: weather, traffic, news tickers. Look for profiles that say so and for delays that are always the same.",
  },
  {
    id: "notification",
    title: "followers with notifications on",
    about:
      "People who get a message whenever somebody posts often react within seconds of it and of each other. Look whether one well-known account comes first each time.",
  },
  {
    id: "public-call",
    title: "a public call",
    core: true,
    about:
      "A fan club, a union, a movement or a community page may call in public, and those who follow it answer in their own time. Look whether one account comes first, and whether its posts ask others to act.",
  },
  {
    id: "common-source",
    title: "a common source outside the data",
    core: true,
    about:
      "An app with a share button, a newsletter or a channel gives the same text or link to all who use it, and each passes it on in their own time. Look whether the words are a service's own, and whether what the accounts share can be read somewhere.",
    likeAnOrder: true,
  },
  {
    id: "scheduler",
    title: "a scheduling tool",
    about:
      "Social-media teams plan posts ahead, and planning tools publish on the full hour or the quarter. Look whether the times fall on round minutes.",
  },
  {
    id: "trending",
    title: "a trending topic",
    about:
      "A topic that the platform shows to everybody brings many people to the same link or tag at once. Look whether accounts outside the group acted at the same moments.",
  },
  {
    id: "one-time-zone",
    title: "one time zone or routine",
    about:
      "People of one region are awake, pause and commute at the same times. The comparison allows for this by the hour, not by the minute.",
  },
  {
    id: "shared-audience",
    title: "a shared audience, fandom or movement",
    core: true,
    about:
      "Fans, party members, union members and protesters care for the same things and often agree in public on when to post. That is coordination, and it is honest. Look for public calls to act.",
  },
];

/** Ids of the core readings: common source, shared audience, public call, same publisher or feed. */
export const CORE_READINGS: readonly string[] = INNOCENT_READINGS.filter(({ core }) => core).map(
  ({ id }) => id,
);
