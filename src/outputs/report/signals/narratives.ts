/** Families of text that the group carried, with their roads. */
import type { Narrative } from "../../../model/index.js";
import { clock, count, counted, days, share } from "../../text/format.js";
import { type Content, cut, type Html, html, spoken, token } from "../../text/html.js";
import { table } from "../table.js";

const [SHOWN, OPEN, TEXT] = [8, 4, 160];

/** The table; nothing where there is no family. */
export function narrativesTable(narratives: readonly Narrative[]): Html | false {
  if (narratives.length === 0) return false;
  return html`<h5>Stories and their roads</h5>${table(
    html`${counted(narratives.length, "family", "families")} of text that members carried: wordings that nearly agree, share rare phrases, or share links, names and numbers across languages. Who posted it first in this data need not have made it up.${narratives.length > SHOWN && ` The first ${SHOWN}; all: `}${narratives.length > SHOWN && html`<code>claque show CASE narratives --limit all</code>`}`,
    [
      { head: "Story", kind: "sample" },
      { head: "Posts", number: true },
      { head: "From the group", number: true },
      { head: "Accounts", number: true },
      { head: "Seen first", kind: "when" },
      { head: "Road" },
    ],
    narratives.slice(0, SHOWN).map(row),
    { open: OPEN },
  )}`;
}

function row(story: Narrative): Content[] {
  return [
    html`<span class="sample">${spoken(cut(story.sample, TEXT))}</span><small>${story.joinedBy.join(", ")}${story.languages.length > 1 && `; languages ${story.languages.join(", ")}`}</small>${story.factChecks.map((address) => html`<small>fact-check: ${token(cut(address, 120))}</small>`)}`,
    count(story.posts),
    share(story.groupShare, 1),
    html`${count(story.accounts)}<small>${count(story.members)} of the group</small>`,
    html`${clock(story.firstSeen)}<small>${story.firstByMember ? "by a member" : `outside; a member followed ${clock(story.firstMemberSeen)}`}</small>`,
    html`${days(story.firstSeen, story.lastSeen)}${story.platforms.length > 1 && html`<small>${story.platforms.join(", ")}</small>`}`,
  ];
}
