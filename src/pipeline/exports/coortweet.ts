/** Tables in CooRTweet's own columns: what it starts from, the pairs of posts, the network, and its summaries by object and by account. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import {
  accountStatLines,
  coortweetFromStore,
  edgeLines,
  objectStatLines,
  pairLines,
  shareLines,
} from "../../network/index.js";
import type { FolderFormat } from "./format.js";
import { peerTraces, viewShares } from "./peer-actions.js";

/** CooRTweet's defaults of `min_participation` and `edge_weight`. */
const [PARTICIPATION, EDGE_WEIGHT] = [2, 0.5];

/** CooRTweet. */
export const COORTWEET: FolderFormat = {
  id: "coortweet",
  title: "shares, pairs, network, group_stats and account_stats of the groups, in CooRTweet's columns",
  writes: "folder",
  takes: ["groups"],
  ofGroups: true,
  async write(part, context) {
    const { store } = await context.store();
    await mkdir(part);
    const names: string[] = [];
    for (const { trace, windowSeconds } of await peerTraces(context)) {
      await viewShares(store, context, trace);
      const network = await coortweetFromStore(store, "peer_shares", {
        windowSeconds,
        minimumParticipation: PARTICIPATION,
        edgeWeightQuantile: EDGE_WEIGHT,
      });
      const folder = `${trace}-${windowSeconds}s`;
      await mkdir(join(part, folder));
      const files = {
        "shares.csv": shareLines(store, "peer_shares"),
        "result.csv": pairLines(network),
        "network.csv": edgeLines(network),
        "group_stats.csv": objectStatLines(network),
        "account_stats.csv": accountStatLines(network),
      };
      for (const [name, lines] of Object.entries(files)) {
        await writeParts(join(part, folder, name), lines);
        names.push(join(folder, name));
      }
    }
    return names;
  },
};
