/** Clients that say by their names that a machine posts for them. */

/** Clients that schedule, syndicate or follow a feed. */
const SCHEDULERS =
  /(^|[^a-z])(rss|atom|feeds?|bots?|auto(mat\w*|post\w*|tweet\w*)?|cron|webhooks?|schedul\w*|planner)([^a-z]|$)|feed|ifttt|zapier|dlvr|buffer|hootsuite|tweetdeck|sprout ?social|later\b|socialbee|publer|crowdfire|newswire|syndicat|publicize|make\.com|integromat|n8n|socialoomph|echobox|wordpress|bot$/i;

/** Clients that post by themselves, in lower case: feeds, syndication services, declared automation. */
export const MACHINE_CLIENTS =
  /(^|[^a-z])(rss|atom|feeds?|bots?|auto(mat\w*|post\w*|tweet\w*)?|cron|webhooks?)([^a-z]|$)|feed|ifttt|zapier|dlvr|newswire|syndicat|publicize|revive old|make\.com|integromat|n8n|socialoomph|echobox|wordpress|bot$/;

const NUMBER = /p:[0-9a-f]{16}/g;

/** Whether the name of a client, which may hold the number of a hidden name, is that of a scheduler, a syndicator or a feed. */
export const namesScheduler = (client: string): boolean => SCHEDULERS.test(client.replace(NUMBER, "p:"));

/** What the name of a client says of machines, in words that say the same to both tests; empty where it says nothing. */
export function machineWord(client: string): string {
  if (MACHINE_CLIENTS.test(client.toLowerCase())) return "feed";
  return namesScheduler(client) ? "scheduler" : "";
}
