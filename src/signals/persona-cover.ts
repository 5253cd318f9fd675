/**
 * Several professions, one voice: do accounts that claim different professions act on the same things, and on other things than
 * accounts outside that claim the same professions?
 */
import type { AccountSet } from "./account-set.js";
import { type Alikeness, alikenessOf, type Claims, readClaims } from "./claimed-roles.js";
import { defineSignal } from "./signal.js";
import { outOf, percent, whole } from "./words.js";

/** Fewest accounts of a set, and of the ground, that claim a role and have topics. */
const FEWEST = 4;
const FEWEST_GROUND = 40;
/** Share of the claims that one role may have at most for there to be several. */
const ONE_ROLE = 0.8;
/** What is added to alikeness before logarithms are taken, as a share of the usual. */
const FLOOR = 0.1;

/** Professions as covers. Value: mean cosine of topics of members that claim different professions. */
export const personaCover = defineSignal<Claims>({
  id: "persona-cover",
  version: 1,
  title: "Several professions, one voice",
  question:
    "Do accounts that claim different professions act on the same things, unlike others of their professions?",
  needs: ["profile texts that claim professions or roles", "hashtags, links, texts or reposts in common"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const claims = await readClaims(ground);
    const all = claims.counts.reduce((sum, count) => sum + count, 0);
    if (all < FEWEST_GROUND || claims.usual.across <= 0)
      return {
        notMeasurable: `Not measurable: ${whole(all)} accounts claim a profession or role in a profile text and act on anything that others act on.`,
      };
    return oneRole(claims, ground.group) ?? claims;
  },
  measure(claims, set) {
    const own = claimants(claims, set);
    if (own.length < FEWEST || mostClaimed(claims, own).share > ONE_ROLE) return null;
    const alike = alikenessOf(claims, own)!;
    return { value: alike.across, statistic: divergence(alike, own, claims), accounts: own.length };
  },
  async tell(claims, group, compared) {
    const own = claimants(claims, group);
    const counts = countsOf(claims, own);
    const roles = counts.filter((count) => count > 0).length;
    const claiming = `${outOf(own.length, group.size)} members claim ${roles} professions or roles, ${percent(claimShare(claims, group))} of the accounts like them claim any`;
    return {
      note: `${claiming}. Across different claims the members' topics are alike by ${compared.value.toFixed(2)} of 1, in groups of accounts like them by ${compared.controlValue.toFixed(2)}. ${matesWords(claims, alikenessOf(claims, own)!.own)}`,
      pictures: [
        {
          kind: "table" as const,
          title: "What the members claim to be",
          caption:
            "The first profession or role that each profile text names, as it says and not as it is; beside it how many of as many accounts like them would claim it.",
          columns: ["Profession or role", "Members", "Expected"],
          rows: [...counts.keys()]
            .filter((role) => counts[role] > 0)
            .sort((x, y) => counts[y] - counts[x] || x - y)
            .slice(0, 15)
            .map((role) => [
              claims.roles[role].replace(/_/g, " "),
              counts[role],
              Number(expectedOf(claims, own, role).toFixed(1)),
            ]),
        },
      ],
    };
  },
  innocentReadings: [
    "A union or a network of professionals speaking on its own matter",
    "Supporters, neighbours or fans of all professions who share one interest",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "DiResta, R. et al. (2018). The tactics and tropes of the Internet Research Agency. New Knowledge, for the US Senate Select Committee on Intelligence.",
      url: "https://digitalcommons.unl.edu/senatedocs/2/",
    },
  ],
});

const claimants = ({ role }: Claims, set: AccountSet): number[] =>
  [...set.numbers].filter((account) => role[account] >= 0);

function countsOf({ role, roles }: Claims, accounts: readonly number[]): Int32Array {
  const counts = new Int32Array(roles.length);
  for (const account of accounts) counts[role[account]]++;
  return counts;
}

function mostClaimed(claims: Claims, accounts: readonly number[]): { role: number; share: number } {
  const counts = countsOf(claims, accounts);
  const most = Math.max(...counts);
  return { role: counts.indexOf(most), share: most / Math.max(1, accounts.length) };
}

/** The sentence for a group whose members claim nothing, or nearly all the same. */
function oneRole(claims: Claims, group: AccountSet): { notMeasurable: string } | null {
  const own = claimants(claims, group);
  if (own.length < FEWEST)
    return {
      notMeasurable: `Not measurable: ${outOf(own.length, group.size)} members claim a profession or role and act on what others act on.`,
    };
  const { role, share } = mostClaimed(claims, own);
  if (share <= ONE_ROLE) return null;
  return {
    notMeasurable: `Not measurable: ${percent(share)} of the ${whole(own.length)} members that claim a profession or role claim one (${claims.roles[role].replace(/_/g, " ")}), as a union or a network of that profession would.`,
  };
}

/**
 * How far a set is from what is usual, in the lesser of two respects: alike across claims, and unlike others that claim the same. Both
 * relative to how alike the same accounts are with everybody, which their volume decides.
 */
function divergence(alike: Alikeness, accounts: readonly number[], { usual, base, shows }: Claims): number {
  const level = accounts.reduce((sum, account) => sum + base[account], 0) / accounts.length;
  const floor = FLOOR * usual.across;
  const voice = Math.log((Math.max(0, alike.across) + floor) / (level + floor));
  const spoken = (own: number, at: number) => (Math.max(0, own) / (at + floor)) * (usual.across + floor);
  const cover = Math.log(((1 + FLOOR) * usual.own) / (spoken(alike.own, level) + FLOOR * usual.own));
  return shows ? Math.min(voice, cover) : voice;
}

function matesWords({ usual, shows }: Claims, own: number): string {
  if (!shows)
    return "Accounts of one profession have no more in common than others in this data, so it cannot be said whether members speak as their professions do.";
  const share = Math.max(0, own) / usual.own;
  return `With accounts outside that claim the same, members have ${percent(share)} of what such accounts have in common beyond chance.`;
}

/** Share of the accounts outside a set that claim anything. */
function claimShare({ role }: Claims, set: AccountSet): number {
  const inside = new Set(set.numbers);
  let claiming = 0;
  for (const [account, code] of role.entries()) if (code >= 0 && !inside.has(account)) claiming++;
  return claiming / Math.max(1, role.length - set.size);
}

/** How many of as many claims outside a set are of a role. */
function expectedOf(claims: Claims, own: readonly number[], role: number): number {
  const inside = countsOf(claims, own);
  const all = claims.counts.reduce((sum, count) => sum + count, 0) - own.length;
  return all > 0 ? (own.length * (claims.counts[role] - inside[role])) / all : 0;
}
