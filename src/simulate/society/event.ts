/** An act as it stands in `events.ndjson` of a society: fields as `--map` names them, empty ones left out. */
import type { SimulatedEvent } from "../events.js";
import type { Content } from "./content.js";
import type { Resident } from "./resident.js";

const CLIENTS = ["app for android", "app for iphone", "web"];

/** The client of an honest account that no tool posts for. */
export const ownClient = (who: number): string => CLIENTS[who % CLIENTS.length];

/** What is known of an event beside its content. */
export interface Head {
  readonly account: string;
  readonly post: string;
  readonly time: string;
  readonly client: string;
}

/** Puts an event together; `profile` for those that carry it. */
export function eventOf(head: Head, content: Content, platform: string, profile: object): SimulatedEvent {
  const { text, repost_of, reply_to, links, hashtags, media, lang } = content;
  const { account, post, time, client } = head;
  const kind = repost_of ? "repost" : reply_to ? "reply" : "post";
  const event = {
    account,
    post,
    time,
    kind,
    text,
    repost_of,
    reply_to,
    links,
    hashtags,
    platform,
    lang,
    client,
  } as const;
  return { ...event, ...(media.length > 0 ? { media } : {}), ...profile };
}

/** What an event says of its account. */
export function profileFields({ handle, name, bio, portrait }: Resident, created: string): object {
  return {
    handle,
    account_name: name,
    ...(bio ? { bio } : {}),
    account_created: created,
    ...(portrait === null ? {} : { portrait }),
  };
}
