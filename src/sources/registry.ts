/** Every source, in the order in which ties of recognition are broken: the more particular format first. */

import { blueskyAppview } from "./bluesky-appview/bluesky-appview.js";
import { blueskyJetstream } from "./bluesky-jetstream/bluesky-jetstream.js";
import { coordinationToolkit } from "./coordination-toolkit/coordination-toolkit.js";
import { facebookContentLibrary } from "./facebook-content-library/facebook-content-library.js";
import { facebookCrowdtangle } from "./facebook-crowdtangle/facebook-crowdtangle.js";
import { fourCat } from "./four-cat/four-cat.js";
import { generic } from "./generic/generic.js";
import { instagramContentLibrary } from "./instagram-content-library/instagram-content-library.js";
import { instagramCrowdtangle } from "./instagram-crowdtangle/instagram-crowdtangle.js";
import { instagramZeeschuimer } from "./instagram-zeeschuimer/instagram-zeeschuimer.js";
import { mastodon } from "./mastodon/mastodon.js";
import { reddit } from "./reddit/reddit.js";
import { shares } from "./shares/shares.js";
import type { Source } from "./source.js";
import { telegramDesktop } from "./telegram-desktop/telegram-desktop.js";
import { telethon } from "./telethon/telethon.js";
import { tiktokResearch } from "./tiktok-research/tiktok-research.js";
import { tiktokZeeschuimer } from "./tiktok-zeeschuimer/tiktok-zeeschuimer.js";
import { twarcCsv } from "./twarc-csv/twarc-csv.js";
import { xApi } from "./x-api/x-api.js";
import { xApiV1 } from "./x-api-v1/x-api-v1.js";
import { xArchive } from "./x-archive/x-archive.js";
import { xZeeschuimer } from "./x-zeeschuimer/x-zeeschuimer.js";
import { youtube } from "./youtube/youtube.js";

/** The sources. */
export const SOURCES: readonly Source[] = [
  shares,
  xApi,
  xApiV1,
  xArchive,
  xZeeschuimer,
  twarcCsv,
  telegramDesktop,
  telethon,
  facebookContentLibrary,
  facebookCrowdtangle,
  instagramContentLibrary,
  instagramCrowdtangle,
  instagramZeeschuimer,
  tiktokResearch,
  tiktokZeeschuimer,
  youtube,
  blueskyJetstream,
  blueskyAppview,
  mastodon,
  reddit,
  fourCat,
  coordinationToolkit,
  generic,
];
