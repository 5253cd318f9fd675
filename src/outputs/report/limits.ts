/** What the report cannot say, and what to do before anybody publishes from it. */
import type { ReportInput } from "../../model/index.js";
import { count } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { detectionLimit } from "./test-words.js";

/** The last section. */
export function limitsSection(input: ReportInput): Html {
  const { limits, plan } = input;
  const all = limits.meetingsKept + limits.meetingsLeftOut;
  return html`<section id="limits"><h2>What it cannot say</h2>
<div class="columns"><ul>
<li><strong>Who is behind it.</strong> No person, organisation, place or state is inferred.</li>
<li><strong>Whether it is wrong.</strong> Newsrooms, unions, fandoms and protest movements act in concert openly and honestly.</li>
<li><strong>Anything about one account.</strong> Counts and error rates belong to groups; one account may stand in a group by chance.</li>
<li><strong>What it could not see.</strong> ${detectionLimit(input)}</li>
<li><strong>More than the data holds.</strong> What was deleted, never collected or refused is missing here too.</li>
</ul>
<div><h3>Before you publish</h3>
<ol>
<li>Read the posts in the original, by somebody who knows the language.</li>
<li>Look up ten meetings in the input files.</li>
<li>Write down why each innocent explanation fails.</li>
<li>Ask the accounts, and say that you asked.</li>
<li>Have a second person repeat the run.</li>
<li>Write “acted together more often than expected by chance, with an error rate of …” of groups, and nothing but “worth a look” of candidates.</li>
</ol></div></div>
<p class="aside">${
    plan.identity.mode === "pseudonym"
      ? html`Accounts stand under pseudonyms made with a key that is kept apart; the same key gives the same names again. Whoever holds it and the input files can name the members of one group, for a purpose that the case keeps: <code>claque reveal CASE GROUP --purpose TEXT</code>. What a text itself tells of its author is not hidden.`
      : html`Accounts stand under the identifiers of the data. Purpose given: ${plan.identity.purpose ?? "none"}.`
  }${limits.meetingsLeftOut > 0 && ` Of ${count(all)} meetings in the groups, ${count(limits.meetingsKept)} were kept as evidence, closest in time first; the counts cover all.`}</p>
</section>`;
}
