/** What is known of links on the web: parameters that only track, hosts with two names, buttons, shorteners, platforms. */

/** Parameters that say where a reader came from, not what is read; `utm_` and `__hs` prefixes are tested apart. */
export const TRACKING_PARAMETERS: ReadonlySet<string> = new Set(
  "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mc_cid mc_eid _openstat mkt_tok vero_id oly_enc_id oly_anon_id wickedid _hsenc _hsmi s_cid cmpid ref_src ref_url at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 xtor ns_mchannel ns_source ns_campaign ns_linkname ns_fee smid soc_src soc_trk guccounter guce_referrer guce_referrer_sig sharetype spm amp usqp outputtype amp_js_v mibextid rdid share_url fb_action_ids fb_action_types action_object_map action_type_map action_ref_map".split(
    " ",
  ),
);

/** Parameters that only track on one site. */
export const SITE_TRACKING: Readonly<Record<string, ReadonlySet<string>>> = {
  "x.com": new Set(["s", "t", "cxt", "lang"]),
  "youtube.com": new Set(["feature", "si", "pp", "ab_channel", "app", "t", "index", "start_radio"]),
  "open.spotify.com": new Set(["si"]),
  "facebook.com": new Set([
    "__tn__",
    "__xts__",
    "refsrc",
    "_rdr",
    "hc_ref",
    "fref",
    "ref",
    "comment_tracking",
    "paipv",
    "eav",
    "sfnsn",
    "extid",
  ]),
  "instagram.com": new Set(["hl", "taken-by"]),
  "t.me": new Set(["single", "embed"]),
  "tiktok.com": new Set(["is_from_webapp", "sender_device", "_t", "_r", "web_id", "lang", "q"]),
};

/** Labels of hosts that show the same page in another dress. */
export const DRESS_LABELS: ReadonlySet<string> = new Set([
  "www",
  "www2",
  "m",
  "mobile",
  "amp",
  "touch",
  "mbasic",
]);

/** Hosts that are another name of one. */
export const SAME_HOST: Readonly<Record<string, string>> = {
  "twitter.com": "x.com",
  "telegram.me": "t.me",
  "telegram.dog": "t.me",
  "fb.com": "facebook.com",
  "youtube-nocookie.com": "youtube.com",
  "vkontakte.ru": "vk.com",
};

/** Pages that only lead on, with the parameter that says where to. Host and path are canonical. */
export const REDIRECTORS: Readonly<Record<string, readonly string[]>> = {
  "l.facebook.com/l.php": ["u"],
  "lm.facebook.com/l.php": ["u"],
  "facebook.com/l.php": ["u"],
  "l.instagram.com/": ["u"],
  "google.com/url": ["q", "url"],
  "youtube.com/redirect": ["q"],
  "vk.com/away.php": ["to"],
  "out.reddit.com/": ["url"],
  "t.umblr.com/redirect": ["z"],
};

/** Platforms: their home page says nothing, and their domain is no object to share. */
export const PLATFORM_HOSTS: ReadonlySet<string> = new Set(
  "x.com t.co facebook.com fb.me instagram.com threads.net threads.com t.me telegram.org youtube.com youtu.be tiktok.com vm.tiktok.com vk.com ok.ru reddit.com redd.it linkedin.com lnkd.in pinterest.com pin.it bsky.app whatsapp.com wa.me chat.whatsapp.com discord.com discord.gg snapchat.com twitch.tv truthsocial.com gettr.com gab.com rumble.com odysee.com bitchute.com dailymotion.com vimeo.com max.ru dzen.ru google.com google.ru play.google.com apps.apple.com itunes.apple.com weibo.com douyin.com line.me viber.com".split(
    " ",
  ),
);

/** Buttons for sharing: the link says that something was shared, not what. Host to what the path matches. */
export const SHARE_BUTTONS: Readonly<Record<string, RegExp>> = {
  "facebook.com": /^\/(?:sharer|share\.php|dialog\/|plugins\/)/,
  "x.com": /^\/(?:intent|share|home|compose)(?:\/|$)/,
  "t.me": /^\/share(?:\/|$)/,
  "api.whatsapp.com": /^\/send/,
  "whatsapp.com": /^\/send/,
  "wa.me": /^$/,
  "linkedin.com": /^\/(?:shareArticle|sharing)/i,
  "pinterest.com": /^\/pin\/create/,
  "vk.com": /^\/share\.php/,
  "connect.ok.ru": /^\//,
  "reddit.com": /^\/submit/,
  "addtoany.com": /^\/share/,
  "addthis.com": /^\/bookmark/,
};

/** Shorteners: two short links to one page look like two pages. */
export const SHORTENERS: ReadonlySet<string> = new Set(
  "bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly dlvr.it ift.tt fb.me lnkd.in trib.al cutt.ly rb.gy shorturl.at rebrand.ly t.ly tiny.cc clck.ru vk.cc u.to soo.gd s.id bitly.com j.mp amzn.to wp.me nyti.ms reut.rs cnn.it bbc.in wapo.st on.rt.com shar.es po.st fw.to sptnkne.ws l.smartnews.com".split(
    " ",
  ),
);
