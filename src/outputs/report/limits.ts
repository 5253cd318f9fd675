/** What the report cannot say, and what to do before anybody publishes from it. */
import type { ReportInput } from "../../model/index.js";
import { count } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { detectionLimit } from "./test-words.js";

/** The last section. */
export function limitsSection(input: ReportInput): Html {
  const { limits, plan } = input;
  const all = limits.meetingsKept + limits.meetingsLeftOut;
  return html`<section id="limits"><h2>What this report cannot say</h2>
<div class="columns">
<ul>
<li><strong>Who is behind it.</strong> No person, organisation, place or state is inferred, and none should be read into it.</li>
<li><strong>Whether it is wrong.</strong> Acting in concert is not the same as being inauthentic, and neither is the same as doing harm. Each needs its own evidence.</li>
<li><strong>Anything about one account.</strong> The counts belong to groups. No account is scored by itself: what stands beside a member says how firmly the test holds it in its group, and an account may have been put into a group by chance.</li>
<li><strong>What it could not see.</strong> ${detectionLimit(input)}</li>
<li><strong>That others are innocent.</strong> Accounts that wait longer than the window, act through other things, or lie outside the data are not seen.</li>
<li><strong>More than the data holds.</strong> What was deleted, never collected or refused above is missing here too.</li>
</ul>
<div><h3>Before you publish</h3>
<ol>
<li>Read the posts of every group you mean to name, in the original, by somebody who knows the language.</li>
<li>Look up ten meetings in the input files; file and line stand under each post.</li>
<li>Go through “What else may explain it” and write down why each reading fails.</li>
<li>Ask the accounts, and say that you asked.</li>
<li>Have a second person repeat the run; the options and the SHA-256 of the input stand above.</li>
<li>Write “acted together more often than chance gives, with an error rate of …” of groups that passed, and nothing but “worth a look” of candidates.</li>
</ol></div>
</div>
<p class="aside">${plan.identity.mode === "pseudonym" ? "Accounts are shown under pseudonyms made with a key that is kept apart from this report; the same key gives the same names again. Whoever holds the key and the input files can name the members of one group, for a purpose that the case keeps: claque reveal CASE GROUP --purpose TEXT. What a text itself tells of its author, a display name in it for instance, is not hidden." : html`Accounts are shown under the identifiers of the data. Purpose given: ${plan.identity.purpose ?? "none"}.`}${limits.meetingsLeftOut > 0 && ` Of ${count(all)} meetings in the groups, ${count(limits.meetingsKept)} were kept as evidence, closest in time first; the counts cover all.`} Folded sections are not printed: open what you need first.</p>
</section>`;
}
