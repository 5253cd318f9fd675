/** Every source, in the order in which ties of recognition are broken: the more particular format first. */
import { blueskyAppview } from "./bluesky-appview/bluesky-appview.js";
import { blueskyJetstream } from "./bluesky-jetstream/bluesky-jetstream.js";
import { coordinationToolkit } from "./coordination-toolkit/coordination-toolkit.js";
import { fourCat } from "./four-cat/four-cat.js";
import { generic } from "./generic/generic.js";
import { mastodon } from "./mastodon/mastodon.js";
import { reddit } from "./reddit/reddit.js";
import { shares } from "./shares/shares.js";
import type { Source } from "./source.js";
import { telegramDesktop } from "./telegram-desktop/telegram-desktop.js";
import { tiktokResearch } from "./tiktok-research/tiktok-research.js";
import { tiktokZeeschuimer } from "./tiktok-zeeschuimer/tiktok-zeeschuimer.js";
import { xApi } from "./x-api/x-api.js";
import { xArchive } from "./x-archive/x-archive.js";
import { youtube } from "./youtube/youtube.js";

/** The sources. */
export const SOURCES: readonly Source[] = [
  shares,
  xApi,
  xArchive,
  telegramDesktop,
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
