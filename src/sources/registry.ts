/** Every source, in the order in which ties of recognition are broken: the more particular format first. */

import { apifyFacebook } from "./apify-facebook/apify-facebook.js";
import { apifyInstagram } from "./apify-instagram/apify-instagram.js";
import { apifyTiktok } from "./apify-tiktok/apify-tiktok.js";
import { blueskyAppview } from "./bluesky-appview/bluesky-appview.js";
import { blueskyJetstream } from "./bluesky-jetstream/bluesky-jetstream.js";
import { coordinationToolkit } from "./coordination-toolkit/coordination-toolkit.js";
import { coornet } from "./coornet/coornet.js";
import { crowdtangleApi } from "./crowdtangle-api/crowdtangle-api.js";
import { facebookContentLibrary } from "./facebook-content-library/facebook-content-library.js";
import { facebookCrowdtangle } from "./facebook-crowdtangle/facebook-crowdtangle.js";
import { fourCat } from "./four-cat/four-cat.js";
import { generic } from "./generic/generic.js";
import { germanElections } from "./german-elections/german-elections.js";
import { instagramContentLibrary } from "./instagram-content-library/instagram-content-library.js";
import { instagramCrowdtangle } from "./instagram-crowdtangle/instagram-crowdtangle.js";
import { instagramZeeschuimer } from "./instagram-zeeschuimer/instagram-zeeschuimer.js";
import { mastodon } from "./mastodon/mastodon.js";
import { mastodonOutbox } from "./mastodon-outbox/mastodon-outbox.js";
import { pyktok } from "./pyktok/pyktok.js";
import { reddit } from "./reddit/reddit.js";
import { redditCsv } from "./reddit-csv/reddit-csv.js";
import { rtweet } from "./rtweet/rtweet.js";
import { shares } from "./shares/shares.js";
import { snscrape } from "./snscrape/snscrape.js";
import type { Source } from "./source.js";
import { tdl } from "./tdl/tdl.js";
import { telegramDesktop } from "./telegram-desktop/telegram-desktop.js";
import { telethon } from "./telethon/telethon.js";
import { tiktokResearch } from "./tiktok-research/tiktok-research.js";
import { tiktokZeeschuimer } from "./tiktok-zeeschuimer/tiktok-zeeschuimer.js";
import { truthSocial } from "./truth-social/truth-social.js";
import { twarcCsv } from "./twarc-csv/twarc-csv.js";
import { twint } from "./twint/twint.js";
import { xApi } from "./x-api/x-api.js";
import { xApiV1 } from "./x-api-v1/x-api-v1.js";
import { xArchive } from "./x-archive/x-archive.js";
import { xOwnArchive } from "./x-own-archive/x-own-archive.js";
import { xZeeschuimer } from "./x-zeeschuimer/x-zeeschuimer.js";
import { youtube } from "./youtube/youtube.js";
import { youtubeCommentDownloader } from "./youtube-comment-downloader/youtube-comment-downloader.js";
import { ytDlp } from "./yt-dlp/yt-dlp.js";

/** The sources. */
export const SOURCES: readonly Source[] = [
  shares,
  germanElections,
  xApi,
  xApiV1,
  xArchive,
  xZeeschuimer,
  xOwnArchive,
  snscrape,
  twint,
  rtweet,
  twarcCsv,
  telegramDesktop,
  telethon,
  tdl,
  facebookContentLibrary,
  facebookCrowdtangle,
  crowdtangleApi,
  coornet,
  apifyFacebook,
  instagramContentLibrary,
  instagramCrowdtangle,
  instagramZeeschuimer,
  apifyInstagram,
  tiktokResearch,
  tiktokZeeschuimer,
  apifyTiktok,
  pyktok,
  youtube,
  ytDlp,
  youtubeCommentDownloader,
  blueskyJetstream,
  blueskyAppview,
  truthSocial,
  mastodon,
  mastodonOutbox,
  reddit,
  redditCsv,
  fourCat,
  coordinationToolkit,
  generic,
];
