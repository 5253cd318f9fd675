/**
 * Sites whose addresses lead to people: platforms with their mirrors, short hosts, caches of pictures and directories, and sites
 * that give each person a host of its own. Under pseudonyms what stands behind the host is a keyed number.
 */
import { parse } from "tldts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Sites where any address below the home page may lead to an account, its posts or its groups. */
const PLATFORMS = words(`
  x.com twitter.com t.co twimg.com pic.twitter.com fxtwitter.com vxtwitter.com fixupx.com fixvx.com twittpr.com nitter.net nitter.it
  nitter.poast.org nitter.privacydev.net xcancel.com twstalker.com sotwe.com threadreaderapp.com twitlonger.com twitpic.com periscope.tv pscp.tv
  facebook.com facebook.net fb.com fb.me fb.watch m.me messenger.com fbcdn.net fbsbx.com instagram.com instagr.am cdninstagram.com ig.me ddinstagram.com
  imginn.com picuki.com threads.net threads.com whatsapp.com whatsapp.net wa.me
  t.me telegram.me telegram.dog telegram.org telesco.pe tx.me tgstat.com tgstat.ru telemetr.io telemetr.me telega.ph tlgrm.ru tlgrm.eu tg.dev graph.org
  youtube.com youtu.be youtube-nocookie.com ytimg.com ggpht.com yewtu.be invidious.io piped.video
  tiktok.com tiktokcdn.com tiktokv.com vxtiktok.com musical.ly douyin.com kuaishou.com kwai.com likee.video likee.com
  reddit.com redd.it redditmedia.com redditstatic.com rxddit.com vxreddit.com libreddit.de teddit.net reveddit.com
  bsky.app bsky.social bsky.network bskx.app fxbsky.app skyview.social clearsky.app
  vk.com vk.ru vk.cc vkontakte.ru vk.me vkvideo.ru userapi.com ok.ru ok.me odnoklassniki.ru mycdn.me max.ru my.mail.ru rutube.ru dzen.ru zen.yandex.ru
  linkedin.com lnkd.in licdn.com xing.com pinterest.com pin.it pinimg.com snapchat.com snap.com tumblr.com
  twitch.tv kick.com discord.com discord.gg discordapp.com guilded.gg steamcommunity.com
  truthsocial.com gettr.com gab.com parler.com parler.us minds.com mewe.com rumble.com odysee.com bitchute.com brighteon.com locals.com
  dailymotion.com dai.ly vimeo.com weibo.com weibo.cn t.cn zhihu.com douban.com bilibili.com b23.tv xiaohongshu.com xhslink.com qq.com
  line.me lin.ee naver.me kakao.com viber.com signal.me signal.group signal.org threema.id skype.com zalo.me imo.im clubhouse.com
  soundcloud.com on.soundcloud.com spotify.link mixcloud.com last.fm bandcamp.com goodreads.com letterboxd.com strava.com flickr.com flic.kr 500px.com
  imgur.com deviantart.com behance.net dribbble.com ask.fm curiouscat.me curiouscat.live ngl.link sarahah.com tellonym.me
  github.com gist.github.com gitlab.com bitbucket.org codeberg.org dev.to stackoverflow.com stackexchange.com news.ycombinator.com lobste.rs keybase.io about.me
  patreon.com paypal.me paypal.com venmo.com cash.app ko-fi.com buymeacoffee.com gofundme.com liberapay.com onlyfans.com fansly.com boosty.to
  linktr.ee lnk.bio beacons.ai bio.link allmylinks.com taplink.cc campsite.bio carrd.co solo.to
  quora.com medium.com substack.com hubpages.com wattpad.com archiveofourown.org myspace.com badoo.com tinder.com okcupid.com
  mastodon.social mastodon.online mstdn.social gravatar.com disqus.com meetup.com couchsurfing.com academia.edu researchgate.net orcid.org
`);

/** Sites that give each person a host below theirs. */
const PERSONAL = words(`
  tumblr.com substack.com medium.com wordpress.com blogspot.com livejournal.com dreamwidth.org deviantart.com bandcamp.com carrd.co itch.io
  github.io gitlab.io bsky.social weebly.com wixsite.com typepad.com blogger.com hatenablog.com ameblo.jp over-blog.com tistory.com
  neocities.org webflow.io write.as micro.blog ghost.io telegra.ph beehiiv.com
`);

/** A path that names an account on any host: `/@name` of Mastodon and others, `/users/name` of ActivityPub, `/u/name`. */
const PROFILE_PATH = /(?:^|\/)(?:@|~|%40|(?:users?|u|profiles?|channel\/@|add)\/)[^/?#]/i;

/** What is known of a host as one that leads to people. */
export interface PeopleHost {
  /** The site that may be shown. */
  readonly shown: string;
  /** A person's own host, which says who it is without any path. */
  readonly personal: boolean;
}

const MAX_KNOWN = 100_000;
const known = new Map<string, PeopleHost | null>();

/** The site of a host whose addresses lead to people; null for any other. */
export function peopleHost(host: string): PeopleHost | null {
  let found = known.get(host);
  if (found === undefined) {
    found = lookUp(host);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(host, found);
  }
  return found;
}

function lookUp(host: string): PeopleHost | null {
  const labels = host.toLowerCase().split(".");
  const dressed = labels[0] === "www" ? labels.slice(1) : labels;
  for (let at = 0; at < dressed.length - 1; at++) {
    const site = dressed.slice(at).join(".");
    const personal = PERSONAL.has(site) && at > 0;
    if (personal || PLATFORMS.has(site)) return { shown: site, personal };
  }
  for (let at = 0; at < dressed.length; at++)
    for (let to = at + 2; to < dressed.length; to++)
      if (PLATFORMS.has(dressed.slice(at, to).join(".")))
        return { shown: parse(host, { allowPrivateDomains: true }).domain ?? "host", personal: false };
  return null;
}

/** Whether a path of any host names an account by its form. */
export const namesProfile = (path: string): boolean => PROFILE_PATH.test(path);

/** The site below which a registrable domain is a person's own; null for any other domain. */
export function siteOfPerson(domain: string): string | null {
  const host = peopleHost(domain);
  return host?.personal ? host.shown : null;
}
