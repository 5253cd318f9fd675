/** The registry of traces: an explicit list, never a folder scan. Order is the order of help, plan and report. */
import type { Trace } from "../model/index.js";
import { coDomain } from "./co-domain.js";
import { coHashtag } from "./co-hashtag.js";
import { coHashtagSequence } from "./co-hashtag-sequence.js";
import { coImage } from "./co-image.js";
import { coLink } from "./co-link.js";
import { coMention } from "./co-mention.js";
import { coPhrase } from "./co-phrase.js";
import { coPost } from "./co-post.js";
import { coReply } from "./co-reply.js";
import { coRepost } from "./co-repost.js";
import { coShare } from "./co-share.js";
import { coText } from "./co-text.js";

/** Every trace that claque knows. */
export const TRACES: readonly Trace[] = [
  coShare,
  coRepost,
  coLink,
  coDomain,
  coHashtag,
  coHashtagSequence,
  coText,
  coPhrase,
  coImage,
  coReply,
  coMention,
  coPost,
];
