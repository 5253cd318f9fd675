/** Names of clients that say that a machine posts: feeds, syndication services, declared automation. */

/** Words and services, lower case. */
const MACHINE =
  /(^|[^a-z])(rss|atom|feeds?|bots?|api|rt|auto(mat\w*|post\w*|tweet\w*)?|cron|webhooks?|relay)([^a-z]|$)|feed|re-?tweet|ifttt|zapier|dlvr|newswire|syndicat|publicize|revive old|make\.com|integromat|n8n|socialoomph|echobox|wordpress|bot$/;
/** A tool is a machine by name, unless it plans posts that people write. */
const TOOL = /(^|[^a-z])tools?([^a-z]|$)/;
const PLANS = /schedul|plan|post|publish|desk/;

/** Whether the name of a client says that a machine posts by it. */
export function isMachineClient(client: string): boolean {
  const name = client.toLowerCase();
  return MACHINE.test(name) || (TOOL.test(name) && !PLANS.test(name));
}
