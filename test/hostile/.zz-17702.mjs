// test/hostile/sockets.test.ts
import { spawnSync } from "node:child_process";
import { existsSync as existsSync2, readFileSync as readFileSync2, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join as join2 } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";

// ../../../tmp/shim.mjs
import assert from "node:assert";
var mk = (a, m, neg) => {
  const ck = (ok, w) => {
    if (neg ? ok : !ok) throw new Error(w + " " + JSON.stringify(a)?.slice(0, 300) + " " + (m ?? ""));
  };
  return { toEqual: (b) => {
    let ok = true;
    try {
      assert.deepEqual(a, b);
    } catch {
      ok = false;
    }
    ck(ok, "toEqual " + JSON.stringify(b)?.slice(0, 300));
  }, toBe: (b) => ck(Object.is(a, b), "toBe " + b), toBeGreaterThan: (b) => ck(a > b, "gt " + b), toBeLessThanOrEqual: (b) => ck(a <= b, "le" + b), toMatch: (r) => ck(r.test ? r.test(a) : a.includes(r), "match " + r), toHaveLength: (n) => ck(a.length === n, "len " + n), toContain: (x) => ck(a.includes(x), "contain " + x), toMatchObject: (o) => {
    for (const k in o) if (JSON.stringify(o[k]) !== JSON.stringify(a[k])) ck(false, "mo " + k);
  }, toBeUndefined: () => ck(a === void 0, "undef"), toBeGreaterThanOrEqual: (b) => ck(a >= b, "ge " + b) };
};
var expect = (a, m) => ({ ...mk(a, m, false), not: mk(a, m, true) });
var q = [];
var hooks = { b: [], a: [] };
var describe = (n, f) => f();
describe.each = (l) => (n, f) => l.forEach((x) => f(x));
var it = (n, f) => {
  q.push([n, f]);
};
it.skipIf = (c) => (n, f) => c ? console.log("skip", n) : it(n, f);
it.runIf = (c) => it.skipIf(!c);
it.each = (l) => (n, f) => l.forEach((x) => it(n + " " + (Array.isArray(x) ? x[0] : x), () => f(...Array.isArray(x) ? x : [x])));
var beforeAll = (f) => hooks.b.push(f);
var afterAll = (f) => hooks.a.push(f);
setTimeout(async () => {
  let bad = 0;
  try {
    for (const f of hooks.b) await f();
    for (const [n, f] of q) {
      const t = performance.now();
      try {
        await f();
        console.log("ok", n, Math.round(performance.now() - t) + "ms");
      } catch (e) {
        bad++;
        console.log("FAIL", n, e.message?.slice(0, 1500), (e.stack ?? "").split("\n").slice(1, 5).join("|"));
      }
    }
  } finally {
    for (const f of hooks.a) await f();
  }
  process.exitCode = bad ? 1 : 0;
}, 0);

// src/model/errors.ts
var ClaqueError = class extends Error {
  code;
  /** Flags that would mend it, as somebody types them; a word in capitals is to be filled in. */
  flags;
  constructor(code, message, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.flags = options?.flags ?? [];
  }
};
var InputError = class extends ClaqueError {
  constructor(message, options) {
    super("input", message, options);
  }
};
var UsageError = class extends ClaqueError {
  constructor(message, options) {
    super("usage", message, options);
  }
};
var QueryError = class extends ClaqueError {
  sql;
  constructor(message, sql, options) {
    super("query", message, options);
    this.sql = sql;
  }
};

// src/model/table.ts
var columns = (spec) => Object.entries(spec).map(([name, [type, about, notes]]) => ({ name, type, about, ...notes }));

// src/model/event-tables.ts
var RAW = {
  name: "raw",
  about: "rows of all inputs, as text",
  order: ["source_file", "source_line", "source_part"],
  columns: columns({
    source_file: ["INTEGER", "index of the input in the plan"],
    source_line: [
      "BIGINT",
      "1-based line in the input (number of the record in a JSON document, of the row in a workbook or Parquet)"
    ],
    source_part: ["INTEGER", "0; counts up where one record holds several events"],
    platform: ["VARCHAR", "x, facebook, instagram, telegram, \u2026"],
    account: ["VARCHAR", "identifier of the author, or its handle behind @ where nothing else is known"],
    account_handle: ["VARCHAR", "handle of the author"],
    account_name: ["VARCHAR", "display name of the author"],
    account_created: ["VARCHAR", "when the account was made, as text"],
    account_bio: ["VARCHAR", "profile text"],
    account_picture: ["VARCHAR", "portrait of the author: address, identifier or perceptual hash"],
    post: ["VARCHAR", "identifier of the post"],
    permalink: [
      "VARCHAR",
      "address of the post itself; mends a rounded identifier, is no link that is shared"
    ],
    time: ["VARCHAR", "time of the event, as text"],
    time_zone: [
      "VARCHAR",
      "zone that the format guarantees for a clock without one; NULL where it guarantees none"
    ],
    time_finer: [
      "VARCHAR",
      "a finer clock from the same row, epoch milliseconds; used where it agrees with `time`"
    ],
    kind: ["VARCHAR", "post, repost, reply, quote, share"],
    text: ["VARCHAR", "text of the post"],
    repost_of: ["VARCHAR", "identifier of the post that is reposted"],
    reply_to: ["VARCHAR", "identifier of the post that is answered"],
    quote_of: ["VARCHAR", "identifier of the post that is quoted"],
    links: ["VARCHAR", "list of links: JSON, Python, comma-joined or [a, b]"],
    hashtags: ["VARCHAR", "list of hashtags, same notations"],
    mentions: ["VARCHAR", "list of mentioned handles or ids, same notations"],
    media: ["VARCHAR", "list of media identifiers or hashes, same notations"],
    objects: ["VARCHAR", "list of opaque object ids given by the data, same notations"],
    lang: ["VARCHAR", "language code given by the data"],
    client: ["VARCHAR", "client or application name"]
  })
};
var EVENTS = {
  name: "events",
  about: "one act by one account",
  order: ["time_utc", "event_id"],
  columns: columns({
    event_id: ["BIGINT", "number of the event in this case, in order of input and line"],
    platform: ["VARCHAR", "x, facebook, instagram, telegram, \u2026"],
    account_id: ["VARCHAR", "platform:namespace:id, or a pseudonym"],
    post_id: ["VARCHAR", "identifier of the post on its platform", { missing: "the data names no post" }],
    time_utc: ["TIMESTAMP", "microseconds, UTC"],
    time_precision: ["VARCHAR", "microsecond, millisecond, second, minute, day"],
    time_raw: ["VARCHAR", "the clock as it stood in the file"],
    kind: ["VARCHAR", "post, repost, reply, quote, share"],
    text: [
      "VARCHAR",
      "text as it stood, handles scrubbed under pseudonyms",
      { missing: "the post has no text, or the data gives none" }
    ],
    wording: [
      "VARCHAR",
      "text as it is compared, where more than links and mentions is left out of it: names, addresses, phone numbers",
      { missing: "text and what is compared differ in nothing more, or there is no text" }
    ],
    repost_of: ["VARCHAR", "post that is reposted", { missing: "no repost, or of what is not told" }],
    reply_to: ["VARCHAR", "post that is answered", { missing: "no reply, or to what is not told" }],
    quote_of: ["VARCHAR", "post that is quoted", { missing: "no quote, or of what is not told" }],
    links: ["VARCHAR[]", "canonical links"],
    domains: ["VARCHAR[]", "registrable domains of the links"],
    hashtags: ["VARCHAR[]", "folded hashtags without the sign"],
    mentions: ["VARCHAR[]", "mentioned accounts"],
    media: ["VARCHAR[]", "media identifiers or hashes"],
    object_ids: ["VARCHAR[]", "opaque ids given by the data"],
    lang: ["VARCHAR", "language code", { missing: "the data does not say" }],
    client: ["VARCHAR", "client name", { missing: "the data does not say" }],
    account_created: [
      "TIMESTAMP",
      "when the account was made, UTC; the day under pseudonyms",
      { missing: "the data does not say" }
    ],
    permalink: [
      "VARCHAR",
      "address of the post itself, as the data gives it",
      { missing: "the data gives none, or the case is pseudonymous" }
    ],
    source_file: ["INTEGER", "index of the input in the plan"],
    source_line: ["BIGINT", "line in that input"]
  })
};
var ACCOUNTS = {
  name: "accounts",
  about: "one author on one platform",
  order: ["account_id"],
  columns: columns({
    account_id: ["VARCHAR", "as in events"],
    platform: ["VARCHAR", "as in events"],
    handles: ["VARCHAR[]", "handles seen, in order of time; empty under pseudonyms"],
    names: ["VARCHAR[]", "display names seen; empty under pseudonyms"],
    created: [
      "TIMESTAMP",
      "when the account was made, UTC; the day under pseudonyms",
      { missing: "the data does not say" }
    ],
    bio: [
      "VARCHAR",
      "last profile text; empty under pseudonyms",
      { missing: "the data gives none, or the case is pseudonymous" }
    ],
    events: ["BIGINT", "events of the account", { unit: "events" }],
    first_seen: ["TIMESTAMP", "first event, UTC"],
    last_seen: ["TIMESTAMP", "last event, UTC"]
  })
};
var REJECTED = {
  name: "rejected",
  about: "rows that were not trusted, with the reason",
  order: ["source_file", "source_line", "reason"],
  columns: columns({
    source_file: ["INTEGER", "index of the input in the plan"],
    file: ["VARCHAR", "name of the input"],
    source_line: ["BIGINT", "line in that input"],
    reason: ["VARCHAR", "stable code of the reason"],
    detail: ["VARCHAR", "column and value, in words", { missing: "the reason says all" }],
    raw: ["VARCHAR", "the row as it stood, cut at 2,000 characters"]
  })
};
var QUALITY = {
  name: "quality",
  about: "the quality report, a row for each number or sentence of it; made by export from quality.json",
  order: ["measure"],
  columns: columns({
    input: ["VARCHAR", "name of the input", { missing: "said of all inputs together" }],
    measure: ["VARCHAR", "what is told: rows_read, rows_kept, rejected, platform, language, warning, \u2026"],
    key: [
      "VARCHAR",
      "of what: the reason, the platform, the language, the hour",
      { missing: "the measure needs none" }
    ],
    value: ["DOUBLE", "the number", { unit: "rows, events or accounts", missing: "told in words alone" }],
    words: ["VARCHAR", "the words", { missing: "told by the number alone" }]
  })
};
var TEXT_FAMILIES = {
  name: "text_families",
  about: "event to family of near-duplicate text",
  order: ["event_id"],
  columns: columns({
    event_id: ["BIGINT", "as in events"],
    family_id: ["VARCHAR", "text:<hash of the folded first text of the family>"],
    similarity: [
      "DOUBLE",
      "verified Jaccard similarity to the first text of the family, 0 to 1",
      { unit: "share, 0 to 1" }
    ]
  })
};
var PHRASE_FAMILIES = {
  name: "phrase_families",
  about: "event to family of texts that tell the same in other words; a family of one wording has no rows",
  order: ["event_id"],
  columns: columns({
    event_id: ["BIGINT", "as in events"],
    family_id: ["VARCHAR", "phrases:<hash of the folded text of its first founder>"],
    similarity: [
      "DOUBLE",
      "Jaccard similarity of recurring phrases to the nearest founder of the family, weighed by rarity, 0 to 1",
      { unit: "share, 0 to 1" }
    ]
  })
};
var IMAGE_FAMILIES = {
  name: "image_families",
  about: "event to family of near-equal images; an event with several images has several rows",
  order: ["event_id", "family_id"],
  columns: columns({
    event_id: ["BIGINT", "as in events"],
    family_id: [
      "VARCHAR",
      "image:<perceptual hash of the family's first image>, or media:<platform>:<identifier>"
    ],
    distance: [
      "INTEGER",
      "bits in which the image differs from the family's first; 0 for an identifier",
      { unit: "bits" }
    ]
  })
};

// src/model/formula-guard.ts
var SIGN = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b]";
var UNSEEN = `'"\\s\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}`;
var BREAKS = ";\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029";
var patterns = (breaks) => {
  const passed = `[${UNSEEN}${breaks}]`;
  return {
    start: new RegExp(`^(?:${passed}*${SIGN}|'*[\\t\\r\\n])`, "u"),
    run: new RegExp(`(?<!${passed})${passed}+(?=${SIGN})`, "gu"),
    breaks: new RegExp(`[${breaks}]`, "gu")
  };
};
var PATTERNS = {
  ",": patterns(BREAKS),
  ";": patterns(`,${BREAKS}`)
};
var SUSPECT = new RegExp(`${SIGN}|^'*[\\t\\r\\n]`, "u");

// src/model/list-marks.ts
var LIST_MARKS = ["[", "(", "{", ",", ";", "|", '"', "'"];

// src/model/nobody.ts
var DELETED = "deleted|removed|deleted account|account deleted|deleted user|user deleted|deleted by user|deleted deleted|removed account|removed user|account removed|user removed|removed by reddit|removed by moderator|suspended|suspended account|account suspended|suspended user|user suspended|deactivated|deactivated account|account deactivated|deactivated user|account unavailable|unavailable account|user unavailable|user not found|account not found|banned account|banned user|deleted profile|this account has been deleted|this user has been deleted|gel\xF6scht|gel\xF6schtes konto|konto gel\xF6scht|gel\xF6schter account|account gel\xF6scht|gel\xF6schter nutzer|gel\xF6schter benutzer|nutzer gel\xF6scht|benutzer gel\xF6scht|gel\xF6schtes profil|supprim\xE9|compte supprim\xE9|utilisateur supprim\xE9|profil supprim\xE9|eliminado|eliminada|cuenta eliminada|usuario eliminado|perfil eliminado|borrado|cuenta borrada|usuario borrado|cuenta suspendida|exclu\xEDdo|conta exclu\xEDda|usu\xE1rio exclu\xEDdo|conta eliminada|utilizador eliminado|perfil exclu\xEDdo|removido|eliminato|account eliminato|utente eliminato|profilo eliminato|account cancellato|utente cancellato|rimosso|verwijderd|verwijderd account|account verwijderd|verwijderde gebruiker|gebruiker verwijderd|usuni\u0119ty|usuni\u0119te|usuni\u0119te konto|konto usuni\u0119te|usuni\u0119ty u\u017Cytkownik|u\u017Cytkownik usuni\u0119ty|\u0443\u0434\u0430\u043B\u0451\u043D|\u0443\u0434\u0430\u043B\u0435\u043D|\u0443\u0434\u0430\u043B\u0435\u043D\u043E|\u0443\u0434\u0430\u043B\u0451\u043D\u043D\u044B\u0439 \u0430\u043A\u043A\u0430\u0443\u043D\u0442|\u0443\u0434\u0430\u043B\u0435\u043D\u043D\u044B\u0439 \u0430\u043A\u043A\u0430\u0443\u043D\u0442|\u0430\u043A\u043A\u0430\u0443\u043D\u0442 \u0443\u0434\u0430\u043B\u0451\u043D|\u0430\u043A\u043A\u0430\u0443\u043D\u0442 \u0443\u0434\u0430\u043B\u0435\u043D|\u0443\u0434\u0430\u043B\u0451\u043D\u043D\u044B\u0439 \u043F\u043E\u043B\u044C\u0437\u043E\u0432\u0430\u0442\u0435\u043B\u044C|\u0443\u0434\u0430\u043B\u0435\u043D\u043D\u044B\u0439 \u043F\u043E\u043B\u044C\u0437\u043E\u0432\u0430\u0442\u0435\u043B\u044C|\u043F\u043E\u043B\u044C\u0437\u043E\u0432\u0430\u0442\u0435\u043B\u044C \u0443\u0434\u0430\u043B\u0451\u043D|\u043F\u043E\u043B\u044C\u0437\u043E\u0432\u0430\u0442\u0435\u043B\u044C \u0443\u0434\u0430\u043B\u0435\u043D|\u0432\u0438\u0434\u0430\u043B\u0435\u043D\u043E|\u0432\u0438\u0434\u0430\u043B\u0435\u043D\u0438\u0439 \u0430\u043A\u0430\u0443\u043D\u0442|\u0430\u043A\u0430\u0443\u043D\u0442 \u0432\u0438\u0434\u0430\u043B\u0435\u043D\u043E|\u0432\u0438\u0434\u0430\u043B\u0435\u043D\u0438\u0439 \u043E\u0431\u043B\u0456\u043A\u043E\u0432\u0438\u0439 \u0437\u0430\u043F\u0438\u0441|\u0432\u0438\u0434\u0430\u043B\u0435\u043D\u0438\u0439 \u043A\u043E\u0440\u0438\u0441\u0442\u0443\u0432\u0430\u0447|\u043A\u043E\u0440\u0438\u0441\u0442\u0443\u0432\u0430\u0447\u0430 \u0432\u0438\u0434\u0430\u043B\u0435\u043D\u043E|silindi|silinmi\u015F|silinmi\u015F hesap|silinen hesap|hesap silindi|silinmi\u015F kullan\u0131c\u0131|\u0645\u062D\u0630\u0648\u0641|\u062D\u0633\u0627\u0628 \u0645\u062D\u0630\u0648\u0641|\u0627\u0644\u062D\u0633\u0627\u0628 \u0645\u062D\u0630\u0648\u0641|\u062A\u0645 \u062D\u0630\u0641 \u0627\u0644\u062D\u0633\u0627\u0628|\u0645\u0633\u062A\u062E\u062F\u0645 \u0645\u062D\u0630\u0648\u0641|\u062D\u0630\u0641 \u0634\u062F\u0647|\u062D\u0633\u0627\u0628 \u062D\u0630\u0641 \u0634\u062F\u0647|\u0627\u06A9\u0627\u0646\u062A \u062D\u0630\u0641 \u0634\u062F\u0647|\u06A9\u0627\u0631\u0628\u0631 \u062D\u0630\u0641 \u0634\u062F\u0647|akun terhapus|akun dihapus|akun yang dihapus|dihapus|pengguna dihapus|akaun dipadam|\u0111\xE3 x\xF3a|t\xE0i kho\u1EA3n \u0111\xE3 x\xF3a|ng\u01B0\u1EDDi d\xF9ng \u0111\xE3 x\xF3a|\u5DF2\u5220\u9664|\u5DF2\u522A\u9664|\u5DF2\u5220\u9664\u7684\u7528\u6237|\u5DF2\u5220\u9664\u7528\u6237|\u5DF2\u522A\u9664\u7684\u5E33\u865F|\u5DF2\u522A\u9664\u7684\u7528\u6236|\u5E10\u53F7\u5DF2\u5220\u9664|\u8D26\u53F7\u5DF2\u5220\u9664|\u5E33\u865F\u5DF2\u522A\u9664|\u5DF2\u6CE8\u9500|\u8D26\u53F7\u5DF2\u6CE8\u9500|\u5E10\u53F7\u5DF2\u6CE8\u9500|\u7528\u6237\u5DF2\u6CE8\u9500|\u8BE5\u7528\u6237\u5DF2\u6CE8\u9500|\u524A\u9664\u6E08\u307F|\u524A\u9664\u6E08\u307F\u30A2\u30AB\u30A6\u30F3\u30C8|\u524A\u9664\u3055\u308C\u305F\u30A2\u30AB\u30A6\u30F3\u30C8|\u524A\u9664\u3055\u308C\u305F\u30E6\u30FC\u30B6\u30FC|\u9000\u4F1A\u3057\u305F\u30E6\u30FC\u30B6\u30FC|\uC0AD\uC81C\uB428|\uC0AD\uC81C\uB41C \uACC4\uC815|\uC0AD\uC81C\uB41C \uC0AC\uC6A9\uC790|\uD0C8\uD1F4\uD55C \uC0AC\uC6A9\uC790|\uD0C8\uD1F4\uD55C \uD68C\uC6D0|\u0939\u091F\u093E\u092F\u093E \u0917\u092F\u093E|\u0939\u091F\u093E\u092F\u093E \u0917\u092F\u093E \u0916\u093E\u0924\u093E|\u0939\u091F\u093E\u092F\u093E \u0917\u092F\u093E \u0905\u0915\u093E\u0909\u0902\u091F|raderat|raderat konto|raderad anv\xE4ndare|borttagen|borttaget konto|borttagen anv\xE4ndare|slettet|slettet konto|slettet bruger|slettet bruker|poistettu|poistettu tili|smaz\xE1no|smazan\xFD \xFA\u010Det|smazan\xFD u\u017Eivatel|odstran\u011Bno|vymazan\xFD \xFA\u010Det|t\xF6r\xF6lt|t\xF6r\xF6lt fi\xF3k|t\xF6r\xF6lt felhaszn\xE1l\xF3|\u0219ters|cont \u0219ters|utilizator \u0219ters|\u0438\u0437\u0442\u0440\u0438\u0442|\u0438\u0437\u0442\u0440\u0438\u0442 \u0430\u043A\u0430\u0443\u043D\u0442|\u03B4\u03B9\u03B1\u03B3\u03C1\u03B1\u03BC\u03BC\u03AD\u03BD\u03BF\u03C2 \u03BB\u03BF\u03B3\u03B1\u03C1\u03B9\u03B1\u03C3\u03BC\u03CC\u03C2|\u03B4\u03B9\u03B1\u03B3\u03C1\u03B1\u03BC\u03BC\u03AD\u03BD\u03BF\u03C2 \u03C7\u03C1\u03AE\u03C3\u03C4\u03B7\u03C2|\u03B4\u03B9\u03B1\u03B3\u03C1\u03AC\u03C6\u03B7\u03BA\u03B5|\u05E0\u05DE\u05D7\u05E7|\u05D7\u05E9\u05D1\u05D5\u05DF \u05E9\u05E0\u05DE\u05D7\u05E7|\u05DE\u05E9\u05EA\u05DE\u05E9 \u05E9\u05E0\u05DE\u05D7\u05E7";
var NAMELESS = "anonymous|anon|anonymous user|unknown|unknown user|unknown account|no name|not available|none|null|nan|undefined|facebook user|instagram user|linkedin member|unbekannt|anonym|anonyme|inconnu|utilisateur inconnu|utilisateur facebook|an\xF3nimo|an\xF3nima|desconocido|usuario de facebook|an\xF4nimo|desconhecido|anonimo|sconosciuto|anoniem|onbekend|anonimowy|nieznany|\u0430\u043D\u043E\u043D\u0438\u043C|\u043D\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043D\u043E|\u043D\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043D\u044B\u0439|\u0430\u043D\u043E\u043D\u0456\u043C|\u043D\u0435\u0432\u0456\u0434\u043E\u043C\u0438\u0439|anonim|bilinmeyen|\u0645\u062C\u0647\u0648\u0644|\u063A\u064A\u0631 \u0645\u0639\u0631\u0648\u0641|\u0646\u0627\u0634\u0646\u0627\u0633|\u0646\u0627\u0645\u0634\u062E\u0635|\u533F\u540D|\u533F\u540D\u7528\u6237|\u533F\u540D\u7528\u6236|\u672A\u77E5|\u4E0D\u660E|\u540D\u7121\u3057|\u540D\u7121\u3057\u3055\u3093|\uC775\uBA85|\uC54C \uC218 \uC5C6\uC74C";
var KINDS = new Map([
  ...NAMELESS.split("|").map((name) => [folded(name), "nameless"]),
  ...DELETED.split("|").map((name) => [folded(name), "deleted"])
]);
var LONGEST = 120;
function folded(name) {
  return name.normalize("NFKC").toLowerCase().trim().replace(/^https?:\/\/\S*\/(?=[^/]+\/?$)/, "").replace(/^(?:\/?(?:u|user)\/|@)/, "").replace(/#0{4}$/, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}
function nobodyOf(name) {
  if (name.length > LONGEST) return null;
  if (/^[\s!-/:-@[-`{-~–—]*$/.test(name)) return "nameless";
  return KINDS.get(folded(name)) ?? null;
}
var isGoneText = (text) => /^\s*\[.*\]\s*$/.test(text) && nobodyOf(text) === "deleted";

// src/model/place.ts
var NUMBER = new Intl.NumberFormat("en-GB");

// src/model/plugins.ts
var defineTrace = (trace) => trace;

// src/model/probability.ts
function probability(log10) {
  if (log10 >= -3) return Number((10 ** log10).toPrecision(2)).toString();
  const exponent = Math.floor(log10);
  const mantissa = Math.round(10 ** (log10 - exponent));
  const [digit, power] = mantissa === 10 ? [1, exponent + 1] : [mantissa, exponent];
  return `${digit} \xD7 10${superscript(power)}`;
}
function superscript(value) {
  return [...String(value)].map((c) => c === "-" ? "\u207B" : "\u2070\xB9\xB2\xB3\u2074\u2075\u2076\u2077\u2078\u2079"[Number(c)]).join("");
}

// src/model/readings.ts
var INNOCENT_READINGS = [
  {
    id: "same-publisher",
    title: "one publisher or wire copy",
    core: true,
    about: "The accounts may belong to one publisher, or print the copy of one agency: newsrooms of one house share the same story within minutes. Look for a common imprint, owner or by-line."
  },
  {
    id: "feed",
    title: "a feed or declared automation",
    core: true,
    about: "The accounts may repeat one feed, each by its own openly automatic set-up: weather, traffic, news tickers. Look for profiles that say so and for delays that are always the same."
  },
  {
    id: "notification",
    title: "followers with notifications on",
    about: "People who get a message whenever somebody posts often react within seconds of it and of each other. Look whether one well-known account comes first each time."
  },
  {
    id: "public-call",
    title: "a public call",
    core: true,
    about: "A fan club, a union, a movement or a community page may call in public, and those who follow it answer in their own time. Look whether one account comes first, and whether its posts ask others to act."
  },
  {
    id: "common-source",
    title: "a common source outside the data",
    core: true,
    about: "An app with a share button, a newsletter or a channel gives the same text or link to all who use it, and each passes it on in their own time. Look whether the words are a service's own, and whether what the accounts share can be read somewhere.",
    likeAnOrder: true
  },
  {
    id: "scheduler",
    title: "a scheduling tool",
    about: "Social-media teams plan posts ahead, and planning tools publish on the full hour or the quarter. Look whether the times fall on round minutes."
  },
  {
    id: "trending",
    title: "a trending topic",
    about: "A topic that the platform shows to everybody brings many people to the same link or tag at once. Look whether accounts outside the group acted at the same moments."
  },
  {
    id: "one-time-zone",
    title: "one time zone or routine",
    about: "People of one region are awake, pause and commute at the same times. The comparison allows for this by the hour, not by the minute."
  },
  {
    id: "shared-audience",
    title: "a shared audience, fandom or movement",
    core: true,
    about: "Fans, party members, union members and protesters care for the same things and often agree in public on when to post. That is coordination, and it is honest. Look for public calls to act."
  }
];
var CORE_READINGS = INNOCENT_READINGS.filter(({ core }) => core).map(
  ({ id }) => id
);

// src/model/run.ts
var unheard = (run2, work) => run2.unheard ? run2.unheard(work) : work();

// src/model/scheduler-names.ts
var SCHEDULERS = /(^|[^a-z])(rss|atom|feeds?|bots?|auto(mat\w*|post\w*|tweet\w*)?|cron|webhooks?|schedul\w*|planner)([^a-z]|$)|feed|ifttt|zapier|dlvr|buffer|hootsuite|tweetdeck|sprout ?social|later\b|socialbee|publer|crowdfire|newswire|syndicat|publicize|make\.com|integromat|n8n|socialoomph|echobox|wordpress|bot$/i;
var MACHINE = /(^|[^a-z])(rss|atom|feeds?|bots?|api|rt|auto(mat\w*|post\w*|tweet\w*)?|cron|webhooks?|relay)([^a-z]|$)|feed|re-?tweet|ifttt|zapier|dlvr|newswire|syndicat|publicize|revive old|make\.com|integromat|n8n|socialoomph|echobox|wordpress|bot$/;
var TOOL = /(^|[^a-z])tools?([^a-z]|$)/;
var PLANS = /schedul|plan|post|publish|desk/;
var NUMBER2 = /p:[0-9a-f]{16}/g;
var namesScheduler = (client) => SCHEDULERS.test(client.replace(NUMBER2, "p:"));
function isMachineClient(client) {
  const name = client.toLowerCase().replace(NUMBER2, "p:");
  return MACHINE.test(name) || TOOL.test(name) && !PLANS.test(name);
}

// src/model/signal-tables.ts
var PROFILES = {
  name: "profiles",
  about: "what profiles have in common, without the profiles: shapes and keyed hashes",
  order: ["account_id"],
  columns: columns({
    account_id: ["VARCHAR", "as in events"],
    handle_shape: [
      "VARCHAR",
      "the last handle without its letters: Peter_1984 is A_9999",
      { missing: "the data gives no handle" }
    ],
    handle_default: [
      "BOOLEAN",
      "whether the platform makes handles of this shape by itself",
      { missing: "the data gives no handle" }
    ],
    handle_patterns: ["UBIGINT[]", "keyed hashes of the handle's shape with one word or number kept"],
    name_patterns: ["UBIGINT[]", "keyed hashes of the last display name, folded, whole and less a letter"],
    bio_grams: ["UBIGINT[]", "keyed hashes of up to 48 groups of five characters of the last profile text"],
    bio_size: [
      "INTEGER",
      "groups of five characters of the folded profile text",
      { unit: "groups of five characters", missing: "the data gives no profile text" }
    ],
    roles: ["VARCHAR[]", "professions and roles that the profile text claims, by the open word lists"],
    declares_automation: [
      "BOOLEAN",
      "whether handle, name or profile text says that the account is automatic",
      { missing: "neither handle, name nor profile text is known" }
    ],
    named_sites: [
      "UBIGINT[]",
      "keyed hashes of the sites that the account links to and that its handle, name or profile text names"
    ],
    portrait: [
      "VARCHAR",
      "keyed hash of the portrait; the same for pictures nearly alike, empty for the platform's own",
      { missing: "the data gives none, or the platform's own" }
    ]
  })
};
var SIGNALS = {
  name: "signals",
  about: "what gives an operation away besides co-action, one row a coordinated group and signal",
  order: ["group_id", "signal"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    signal: ["VARCHAR", "id of the signal; docs/methods has a page of each"],
    value: [
      "DOUBLE",
      "the measure for the group",
      { unit: "depends on the signal", missing: "not measurable" }
    ],
    control_value: [
      "DOUBLE",
      "mean of the measure over groups of matched controls, none of them a member",
      { unit: "as value", missing: "not measurable" }
    ],
    effect: [
      "DOUBLE",
      "value against control_value: their ratio or difference, as the signal's page says",
      { unit: "ratio or difference", missing: "not measurable" }
    ],
    p_value: [
      "DOUBLE",
      "(1 + placebo groups at least as extreme) / (1 + placebo groups)",
      { unit: "probability", missing: "not measurable" }
    ],
    accounts_measured: [
      "INTEGER",
      "members that it could be computed for",
      { unit: "accounts", missing: "not measurable" }
    ],
    placebos: ["INTEGER", "placebo groups behind p_value", { unit: "groups", missing: "not measurable" }],
    measurable: ["BOOLEAN", "false: not measurable with this data, the note says why"],
    note: ["VARCHAR", "one or two sentences with the numbers"]
  })
};
var SIGNAL_PICTURES = {
  name: "signal_pictures",
  about: "what the report draws for a signal of a group",
  order: ["group_id", "signal", "number"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    signal: ["VARCHAR", "id of the signal"],
    number: ["INTEGER", "0, 1, \u2026 in order of reading"],
    kind: ["VARCHAR", "histogram, week-hours, lanes, strip, series, spread, table"],
    data: ["VARCHAR", "the picture as JSON"]
  })
};
var ORDER_BOOK = {
  name: "order_book",
  about: "topics that a coordinated group took up as a body, day by day, beyond what placebo groups do",
  order: ["group_id", "day", "onset", "topic_kind", "topic"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    day: ["DATE", "UTC day of the onset"],
    topic_kind: ["VARCHAR", "hashtag, link, text, story (the same in other words), image, repost, reply"],
    topic: ["VARCHAR", "the object, as in actions"],
    first_taker: ["VARCHAR", "member that took it up first"],
    onset: ["TIMESTAMP", "when it did, UTC"],
    takers: ["INTEGER", "members that took it up on that day", { unit: "accounts" }],
    group_share: [
      "DOUBLE",
      "their share of the members that were active on the day",
      { unit: "share, 0 to 1" }
    ],
    median_lag_minutes: [
      "DOUBLE",
      "median time from the onset to each further taker's first post, minutes",
      { unit: "minutes", missing: "one taker" }
    ],
    posts: ["BIGINT", "posts of members on the topic on that day", { unit: "posts" }],
    conversation_share: [
      "DOUBLE",
      "their share of all posts of the data on the topic on that day",
      { unit: "share, 0 to 1" }
    ],
    platforms: ["VARCHAR[]", "platforms on which members took it up"],
    p_value: [
      "DOUBLE",
      "exact tail: what groups drawn from members and matched controls give in the same hours, corrected for the windows looked at",
      { unit: "probability" }
    ],
    q_value: [
      "DOUBLE",
      "Benjamini-Hochberg over all topics and days that three accounts or more share",
      { unit: "share, 0 to 1" }
    ],
    order_number: [
      "INTEGER",
      "order within the group; topics that the same posts carry, and reposts of these posts, bear one number"
    ]
  })
};
var NARRATIVES = {
  name: "narratives",
  about: "families of near-duplicate, paraphrased or translated text that a coordinated group carried",
  order: ["group_id", "number"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    number: ["INTEGER", "1 is the one with most posts of the group"],
    joined_by: ["VARCHAR[]", "what holds the family together: wording, phrases, links, names-and-numbers"],
    sample: ["VARCHAR", "the group's first text of the family"],
    posts: ["BIGINT", "posts of the family in the data", { unit: "posts" }],
    accounts: ["INTEGER", "accounts that carried it", { unit: "accounts" }],
    members: ["INTEGER", "of these, members of the group", { unit: "accounts" }],
    group_share: ["DOUBLE", "share of the posts that came from the group", { unit: "share, 0 to 1" }],
    first_seen: ["TIMESTAMP", "first post of the family in the data, UTC"],
    first_by_member: ["BOOLEAN", "whether a member of the group posted it first"],
    first_member_seen: ["TIMESTAMP", "first post of a member, UTC"],
    last_seen: ["TIMESTAMP", "last post of the family, UTC"],
    languages: ["VARCHAR[]", "languages of its posts, as the data gives them"],
    platforms: ["VARCHAR[]", "platforms of its posts"],
    fact_checks: ["VARCHAR[]", "addresses of fact-checks (ClaimReview) that match"],
    event_ids: ["BIGINT[]", "its posts of the group, in order of time, at most 1,000"]
  })
};
var OPERATORS = {
  name: "operators",
  about: "estimated number of operators of a coordinated group, with an interval",
  order: ["group_id"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    operators: ["DOUBLE", "estimate", { unit: "persons", missing: "not measurable, the note says why" }],
    low: ["DOUBLE", "lower end of the 90 % interval", { unit: "persons", missing: "not measurable" }],
    high: ["DOUBLE", "upper end of the 90 % interval", { unit: "persons", missing: "not measurable" }],
    accounts_measured: [
      "INTEGER",
      "members with enough posts to say something",
      { unit: "accounts", missing: "not measurable" }
    ],
    accounts_per_operator: [
      "DOUBLE",
      "accounts_measured / operators",
      { unit: "accounts", missing: "not measurable" }
    ],
    note: ["VARCHAR", "one sentence with what the estimate rests on, or why there is none"]
  })
};
var DISARM_SUGGESTIONS = {
  name: "disarm_suggestions",
  about: "techniques of the DISARM framework that the behaviour of a coordinated group suggests, for a person to confirm",
  order: ["group_id", "technique"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    technique: ["VARCHAR", "external id, e.g. T0084.001"],
    framework_version: ["VARCHAR", "version of the framework that the id is from"],
    because: ["VARCHAR", "the traces or signals and numbers that suggest it, one sentence"],
    confirmed: ["BOOLEAN", "whether a person confirms it", { missing: "for a person to say" }]
  })
};

// src/model/tables.ts
var ACTIONS = {
  name: "actions",
  about: "account \xD7 object \xD7 time, by one trace; the first action of an account on an object",
  order: ["trace", "time_utc", "event_id", "object_id"],
  columns: columns({
    trace: ["VARCHAR", "id of the trace"],
    object_id: ["VARCHAR", "what was acted on"],
    account_id: ["VARCHAR", "as in events"],
    event_id: ["BIGINT", "as in events"],
    time_utc: ["TIMESTAMP", "as in events"]
  })
};
var EDGES = {
  name: "edges",
  about: "two accounts that met on two objects or more, with expected count, p and q",
  order: ["trace", "window_seconds", "p_value", "account_a", "account_b"],
  columns: columns({
    account_a: ["VARCHAR", "the smaller identifier of the two"],
    account_b: ["VARCHAR", "the larger identifier of the two"],
    trace: ["VARCHAR", "id of the trace"],
    window_seconds: ["DOUBLE", "window, seconds", { unit: "seconds" }],
    support: ["INTEGER", "distinct objects on which both acted within the window", { unit: "objects" }],
    expected: [
      "DOUBLE",
      "mean of the support under label permutation within hour \xD7 popularity strata",
      { unit: "objects" }
    ],
    p_value: ["DOUBLE", "upper tail P(X >= support), X Poisson(expected)", { unit: "probability" }],
    log10_p: [
      "DOUBLE",
      "log10 of the p value, finite where p underflows",
      { unit: "log10 of a probability" }
    ],
    q_value: [
      "DOUBLE",
      "Benjamini-Hochberg over all pairs of accounts with two objects or more",
      { unit: "share, 0 to 1" }
    ],
    expected_rhythm: [
      "DOUBLE",
      "the same mean with hour of day \xD7 popularity strata, all days pooled; the liberal count that finding uses",
      { unit: "objects" }
    ],
    level: ["VARCHAR", "highest null model beaten: none, volume, audience, attention"],
    first_seen: ["TIMESTAMP", "first meeting, UTC"],
    last_seen: ["TIMESTAMP", "last meeting, UTC"]
  })
};
var GROUPS = {
  name: "groups",
  about: "accounts that meet more than chance, ranked by observed against expected",
  order: ["rank"],
  columns: columns({
    group_id: ["VARCHAR", "g-001, g-002, \u2026 in order of rank"],
    rank: ["INTEGER", "1 is the strongest"],
    size: ["INTEGER", "members", { unit: "accounts" }],
    traces: ["VARCHAR[]", "traces in which the members meet more than chance, or that pass the test alone"],
    status: ["VARCHAR", "coordinated, open, contested, shared-audience, candidate"],
    level: ["VARCHAR", "none, volume, audience, attention"],
    log10_e_value: ["DOUBLE", "held-out group test", { unit: "log10", missing: "the group was not tested" }],
    candidates_tested: [
      "INTEGER",
      "groups the test corrected for",
      { unit: "groups", missing: "the group was not tested" }
    ],
    lead_trace: ["VARCHAR", "trace of observed and expected"],
    window_seconds: ["DOUBLE", "window of observed and expected", { unit: "seconds" }],
    observed: ["BIGINT", "meetings among members: (pair, object) within the window", { unit: "meetings" }],
    expected: [
      "DOUBLE",
      "mean of the same count under label permutation within hour \xD7 popularity strata",
      { unit: "meetings" }
    ],
    expected_rhythm: [
      "DOUBLE",
      "the same with hour of day \xD7 popularity strata, all days pooled",
      { unit: "meetings" }
    ],
    score: [
      "DOUBLE",
      "log-likelihood ratio of observed against the mean of the contrast; ranks the groups, is no probability",
      { unit: "natural logarithm" }
    ],
    contrast: [
      "VARCHAR",
      "hour: observed stands above expected; rhythm: above expected_rhythm only, since the group owns its hours or is explained by them"
    ],
    median_gap_seconds: ["DOUBLE", "median |\u0394t| of the meetings", { unit: "seconds" }],
    readings_open: ["VARCHAR[]", "innocent readings not ruled out, or not tested"],
    wording: [
      "VARCHAR",
      "texts of the shared moments: one-wording, retold (one story in other words), unlike",
      { missing: "without texts, or beyond the groups whose readings are tested" }
    ],
    first_seen: ["TIMESTAMP", "first meeting, UTC"],
    last_seen: ["TIMESTAMP", "last meeting, UTC"],
    evidence_from: [
      "TIMESTAMP",
      "since when the evidence against this group was there, its members known",
      { missing: "the group was not tested, or only the whole data shows it" }
    ],
    stands_from: [
      "TIMESTAMP",
      "since when a search of the past alone finds the group",
      { missing: "not tried (large data), or the past alone does not show the group" }
    ],
    followed: [
      "BIGINT",
      "acts of members within the window after another member's act on the same object, where the group test can tell",
      { unit: "acts", missing: "the group was not tested, or the test cannot tell" }
    ],
    followed_expected: [
      "DOUBLE",
      "the same under the null model that decided: who was present, and their habits",
      { unit: "acts", missing: "as followed" }
    ],
    actions: ["BIGINT", "actions of the members that took part in a meeting", { unit: "actions" }],
    objects: ["BIGINT", "distinct objects with a meeting", { unit: "objects" }]
  })
};
var GROUP_TRACES = {
  name: "group_traces",
  about: "observed against expected of a group, by trace and window",
  order: ["group_id", "trace", "window_seconds"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    trace: ["VARCHAR", "id of the trace; co-post is the background level"],
    window_seconds: ["DOUBLE", "window, seconds", { unit: "seconds" }],
    observed: ["BIGINT", "meetings among members", { unit: "meetings" }],
    expected: [
      "DOUBLE",
      "mean under label permutation within hour \xD7 popularity strata",
      { unit: "meetings" }
    ],
    expected_rhythm: [
      "DOUBLE",
      "the same with hour of day \xD7 popularity strata, all days pooled",
      { unit: "meetings" }
    ],
    objects: ["BIGINT", "distinct objects with a meeting", { unit: "objects" }],
    accounts: ["INTEGER", "members with a meeting", { unit: "accounts" }],
    median_gap_seconds: ["DOUBLE", "median |\u0394t| of the meetings", { unit: "seconds", missing: "no meeting" }]
  })
};
var MEMBERS = {
  name: "members",
  about: "account in group",
  order: ["group_id", "account_id"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    account_id: ["VARCHAR", "as in events"],
    log10_e_value: [
      "DOUBLE",
      "member e-value, at least: betting ends far beyond every bound",
      { unit: "log10", missing: "not tested" }
    ],
    individually_tested: ["VARCHAR", "all, non-members, or not"],
    support: [
      "INTEGER",
      "objects on which the account met another member (lead trace and window)",
      { unit: "objects" }
    ],
    partners: ["INTEGER", "members that the account met on such objects", { unit: "accounts" }],
    role: ["VARCHAR", "member"]
  })
};
var OCCASIONS = {
  name: "occasions",
  about: "the shared moments of a group that passed the test: each member, present or not, with its chance",
  order: ["group_id", "occasion", "account_id"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    occasion: ["INTEGER", "from 1, those with most members first; 40 at most"],
    trace: ["VARCHAR", "the trace in which the group stands most"],
    object_id: ["VARCHAR", "what was acted on"],
    account_id: ["VARCHAR", "the member"],
    present: ["BOOLEAN", "whether it acted on the object in that moment"],
    time_utc: ["TIMESTAMP", "when it did", { missing: "the member was not present" }],
    chance: [
      "DOUBLE",
      "chance that it would, had who acted been dealt among all accounts that were present, by their posts and habits",
      { unit: "probability" }
    ]
  })
};
var MEETINGS = {
  name: "meetings",
  about: "two actions of two members on one object within the window, with both events",
  order: ["group_id", "trace", "account_a", "account_b", "delta_seconds", "object_id", "event_a", "event_b"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    trace: ["VARCHAR", "id of the trace"],
    window_seconds: ["DOUBLE", "the group's widest window, seconds", { unit: "seconds" }],
    object_id: ["VARCHAR", "what both acted on"],
    account_a: ["VARCHAR", "the smaller identifier of the two"],
    account_b: ["VARCHAR", "the larger identifier of the two"],
    event_a: ["BIGINT", "event of account_a"],
    event_b: ["BIGINT", "event of account_b"],
    time_a: ["TIMESTAMP", "UTC"],
    time_b: ["TIMESTAMP", "UTC"],
    delta_seconds: ["DOUBLE", "|time_b - time_a|, seconds", { unit: "seconds" }]
  })
};
var READINGS = {
  name: "readings",
  about: "whether an innocent reading fits a group, is ruled out, or could not be settled",
  order: ["group_id", "reading"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    reading: ["VARCHAR", "id of the innocent reading"],
    state: ["VARCHAR", "fits, ruled-out, or not-measurable: the data cannot settle it, the note says why"],
    testable: [
      "BOOLEAN",
      "whether this data could show it; true and not-measurable: the numbers lie between"
    ],
    value: [
      "DOUBLE",
      "the measure for the group; docs/methods/readings.md says what each reading measures",
      { unit: "depends on the reading", missing: "could not be measured" }
    ],
    control_value: [
      "DOUBLE",
      "the same measure for matched controls",
      { unit: "as value", missing: "no controls" }
    ],
    p_value: [
      "DOUBLE",
      "exact p of the value against the controls or chance",
      { unit: "probability", missing: "none makes sense for the reading" }
    ],
    note: ["VARCHAR", "one sentence with the numbers behind the state"]
  })
};

// src/model/words.ts
var NAMING_STATUSES = ["coordinated", "open", "contested"];

// src/pipeline/options.ts
import { z } from "zod";
var list = z.array(z.string());
var ANALYZE_OPTIONS = [
  {
    name: "out",
    flag: "out",
    argument: "CASE",
    about: "folder of the case; made when absent, resumed when unfinished",
    schema: z.string()
  },
  {
    name: "source",
    flag: "source",
    argument: "ID",
    about: "format of the inputs (else recognised by content)",
    schema: z.string()
  },
  {
    name: "map",
    flag: "map",
    argument: "FIELD=COLUMN",
    repeatable: true,
    about: "which column holds which field",
    schema: list
  },
  {
    name: "timezone",
    flag: "timezone",
    argument: "ZONE",
    about: "zone of clocks that carry none, or name one that several places use, e.g. Europe/Berlin",
    schema: z.string()
  },
  {
    name: "dateOrder",
    flag: "date-order",
    argument: "ORDER",
    about: "dmy, mdy or ymd: order of dates such as 01/05/2024, where a file does not tell it",
    schema: z.enum(["dmy", "mdy", "ymd"])
  },
  {
    name: "media",
    flag: "media",
    argument: "DIR",
    about: "folder of the pictures that rows name, for co-image (needs the package sharp)",
    schema: z.string()
  },
  {
    name: "trace",
    flag: "trace",
    argument: "ID",
    repeatable: true,
    about: "trace to use (default: all that the data allows)",
    schema: list
  },
  {
    name: "window",
    flag: "window",
    argument: "TIME",
    repeatable: true,
    about: "window, e.g. 60s or co-link=60s; a number without a unit is seconds (default: 60s, 5m, 30m)",
    schema: list
  },
  {
    name: "fdr",
    flag: "fdr",
    argument: "SHARE",
    about: "false discovery rate for the level of a pair",
    default: 0.01,
    schema: z.number().positive().max(0.5)
  },
  {
    name: "groupFdr",
    flag: "group-fdr",
    argument: "SHARE",
    about: "false discovery rate of the group test",
    default: 0.05,
    schema: z.number().positive().max(0.5)
  },
  {
    name: "minGroup",
    flag: "min-group",
    argument: "N",
    about: "smallest group, at least 4",
    default: 4,
    schema: z.number().int().min(4)
  },
  {
    name: "identity",
    flag: "identity",
    argument: "MODE",
    about: "pseudonym or plain; plain needs --purpose",
    default: "pseudonym",
    schema: z.enum(["pseudonym", "plain"])
  },
  {
    name: "purpose",
    flag: "purpose",
    argument: "TEXT",
    about: "why identifiers are shown; the manifest keeps it",
    schema: z.string()
  },
  {
    name: "engine",
    flag: "engine",
    argument: "WHERE",
    about: "local; engines on other machines come later",
    default: "local",
    schema: z.string()
  },
  {
    name: "memory",
    flag: "memory",
    argument: "SIZE",
    about: "memory to stay under, e.g. 4GB",
    default: "4GB",
    schema: z.string()
  },
  {
    name: "threads",
    flag: "threads",
    argument: "N",
    about: "threads to use (default: the machine's cores, at most 8)",
    schema: z.number().int().min(1).max(64)
  },
  {
    name: "seed",
    flag: "seed",
    argument: "N",
    about: "seed of everything that is drawn",
    default: 1,
    schema: z.number().int().min(0).max(4294967295)
  },
  {
    name: "selfCheck",
    flag: "self-check",
    argument: "N",
    about: "shuffled copies of the data to search as a yardstick (default: 1 up to 60,000 actions, else 0)",
    schema: z.number().int().min(0).max(1e3)
  },
  {
    name: "signals",
    flag: "signals",
    argument: "ID",
    repeatable: true,
    about: "signal to measure for coordinated groups (default: all; none switches them off)",
    schema: list
  },
  {
    name: "factChecks",
    flag: "fact-checks",
    argument: "FILE",
    about: "ClaimReview JSON file; its fact-checks are matched with the narratives of coordinated groups",
    schema: z.string()
  },
  {
    name: "maxRejected",
    flag: "max-rejected",
    argument: "SHARE",
    about: "share of rows that may be quarantined before the run stops, e.g. 0.05 or 5%",
    default: 0.05,
    schema: z.number().min(0).max(1)
  }
];
var CONFIG_SCHEMA = z.strictObject(
  Object.fromEntries(ANALYZE_OPTIONS.map((o) => [o.name, o.schema.describe(o.about).optional()]))
);

// src/files/pipe-blocks.ts
var BLOCK_BYTES = 1 << 16;

// src/files/archive/zip-file.ts
import * as yauzl from "yauzl";

// src/files/record-scanner.ts
var CELL_MARK = 31;
var BREAK_MARK = 30;
var MAX_RECORD_BYTES = 1 << 20;

// src/files/dialect.ts
var BREAK = String.fromCharCode(BREAK_MARK);

// src/files/json-text.ts
var DIGITS = "\\d".repeat(16);
var LONG_NUMBER = new RegExp(`[:,[\\s-]${DIGITS}`);
var ONLY_LONG_NUMBER = /^\s*-?\d{16}/;
var STRING_OR_LONG_NUMBER = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;
var HEX_ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|[\s\S])/g;
function parsedJson(text) {
  const safe = LONG_NUMBER.test(text) || ONLY_LONG_NUMBER.test(text) ? quotedLongNumbers(text) : text;
  try {
    return JSON.parse(safe);
  } catch (cause) {
    if (!safe.includes("\\x")) throw cause;
    return JSON.parse(repairedEscapes(safe));
  }
}
var quotedLongNumbers = (text) => text.replace(STRING_OR_LONG_NUMBER, (found2) => found2.startsWith('"') ? found2 : `"${found2}"`);
var repairedEscapes = (text) => text.replace(HEX_ESCAPE, (found2, hex) => hex ? `\\u00${hex}` : found2);

// src/files/stage-table.ts
var FLUSH_BYTES = 1 << 20;

// src/files/json-lines.ts
var MAX_LINE_BYTES = 256 << 20;
var BATCH_BYTES = 1 << 16;
var LONG_LINE_BYTES = 1 << 16;
var KEPT_BYTES = 16 << 20;

// src/files/json-document.ts
var [QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = Buffer.from('"\\,:{}[]');
var EMPTY = Buffer.alloc(0);

// src/files/literals.ts
var DEEPEST = 24;
var NOTHING = /^(?:none|null|nan|na|nil|undefined|<na>|nat)$/i;
var KEY = /([A-Za-z_][\w.-]*)\s*(?:=(?!=)>?|:(?!\/\/))\s*/y;
var CALL = /([A-Za-z_][\w.]*)\s*\(/y;
var QUOTE2 = /(?:[ubr]{0,2}(?=['"]))(['"])/iy;
var SPACE = /\s*/y;
var NUMBER3 = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?L?$/i;
var ESCAPE = /\\(?:u\{?([0-9a-f]{4,6})\}?|x([0-9a-f]{2})|([\s\S]))/gi;
var ESCAPES = { n: "\n", t: "	", r: "\r", b: "\b", f: "\f" };
var CLOSING = { "[": "]", "(": ")", "{": "}" };
var MAKERS = /^(?:c|list|array|set|frozenset|tuple|dict|Index|Series|OrderedDict|deque)\s*\(/;
function parsedLiteral(text, bare2) {
  if (!/^[[({'"]/.test(text) && !MAKERS.test(text)) return void 0;
  const found2 = new Reader(text, bare2).whole();
  if (found2 !== void 0 || !/""|\\["']/.test(text)) return found2;
  const once = text.replaceAll('""', '"').replaceAll(/\\(["'])/g, "$1");
  return new Reader(once, bare2).whole();
}
var NoLiteral = class extends Error {
};
var Reader = class {
  constructor(text, bare2) {
    this.text = text;
    this.bare = bare2;
  }
  at = 0;
  /** The value, or several with commas between them; undefined where the text is none. */
  whole() {
    try {
      const found2 = this.sequence("", 0);
      return found2.length === 1 ? found2[0] : found2;
    } catch (cause) {
      if (cause instanceof NoLiteral) return void 0;
      throw cause;
    }
  }
  /** Values up to a closing bracket (none: the end of the text), which is passed over. */
  sequence(closing, depth) {
    const found2 = [];
    for (; ; ) {
      this.space();
      if (this.ends(closing)) return found2;
      const quoted = this.quoted();
      found2.push(quoted ?? this.value(closing, depth, closing !== "" && closing !== ")"));
      this.space();
      if (this.passes(",") || this.passes(";")) continue;
      if (this.ends(closing)) return found2;
      if (quoted === null || !this.looksAt(QUOTE2)) throw new NoLiteral();
    }
  }
  value(closing, depth, words3) {
    if (depth > DEEPEST) throw new NoLiteral();
    const call = depth > 0 || MAKERS.test(this.text) ? this.match(CALL) : null;
    if (call) return this.called(depth + 1);
    const open2 = this.text[this.at];
    if (open2 in CLOSING && open2 !== void 0) {
      this.at++;
      if (open2 === "{") return this.record("}", depth + 1) ?? this.sequence("}", depth + 1);
      return this.sequence(CLOSING[open2], depth + 1);
    }
    return this.word(closing, words3);
  }
  /** What stands between the brackets of a call: fields where they are named, else a list. */
  called(depth) {
    const fields = this.record(")", depth);
    if (fields) return fields;
    const list3 = [];
    for (; ; ) {
      this.space();
      if (this.ends(")")) return list3;
      if (this.match(KEY)) this.item(")", depth);
      else list3.push(this.item(")", depth));
      this.space();
      if (!this.passes(",") && !this.looksAhead(")")) throw new NoLiteral();
    }
  }
  /** Fields up to a closing bracket; null, with nothing passed over, where the first has no name. */
  record(closing, depth) {
    const fields = /* @__PURE__ */ new Map();
    const from = this.at;
    for (; ; ) {
      this.space();
      if (this.ends(closing)) return fields;
      const key = this.key();
      if (key === null) {
        if (fields.size > 0) throw new NoLiteral();
        this.at = from;
        return null;
      }
      fields.set(key, this.item(closing, depth));
      this.space();
      if (!this.passes(",") && !this.looksAhead(closing)) throw new NoLiteral();
    }
  }
  item(closing, depth) {
    this.space();
    return this.quoted() ?? this.value(closing, depth, true);
  }
  /** A name with the colon or equals sign behind it. */
  key() {
    const named2 = this.match(KEY);
    if (named2) return named2[1];
    const from = this.at;
    const quoted = this.quoted() ?? this.match(/(\d+)(?=\s*:)/y)?.[1] ?? null;
    this.space();
    if (quoted !== null && (this.passes("=>") || this.passes(":"))) {
      this.space();
      return quoted;
    }
    this.at = from;
    return null;
  }
  quoted() {
    const quote = this.match(QUOTE2)?.[1];
    if (quote === void 0) return null;
    const from = this.at;
    for (; this.at < this.text.length; this.at++) {
      if (this.text[this.at] === "\\") this.at++;
      else if (this.text[this.at] === quote) return unescaped(this.text.slice(from, this.at++));
    }
    throw new NoLiteral();
  }
  /** What stands without quotes, up to a comma or the bracket around it: a number, a word for nothing, and any word where `words`. */
  word(closing, words3) {
    const from = this.at;
    while (this.at < this.text.length && !",;".includes(this.text[this.at]) && this.text[this.at] !== closing)
      this.at++;
    const word = this.text.slice(from, this.at).trim();
    if (NOTHING.test(word) || word === "") return null;
    if (NUMBER3.test(word)) return word.replace(/L$/, "");
    if (/^\\["']/.test(word)) throw new NoLiteral();
    if (!words3 && !/^(?:true|false)$/i.test(word)) throw new NoLiteral();
    if (this.bare === "single" && /\s/.test(word)) throw new NoLiteral();
    return word;
  }
  match(pattern) {
    pattern.lastIndex = this.at;
    const found2 = pattern.exec(this.text);
    if (found2) this.at = pattern.lastIndex;
    return found2;
  }
  looksAt(pattern) {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }
  space() {
    this.match(SPACE);
  }
  passes(mark2) {
    const found2 = this.text.startsWith(mark2, this.at);
    if (found2) this.at += mark2.length;
    return found2;
  }
  looksAhead(mark2) {
    this.space();
    return this.text.startsWith(mark2, this.at);
  }
  /** The closing bracket stands here, and is passed over; without one, the text ends here. */
  ends(closing) {
    if (closing !== "") return this.passes(closing);
    return this.at >= this.text.length;
  }
};
var unescaped = (text) => text.includes("\\") ? text.replace(
  ESCAPE,
  (_, code, short2, plain3) => plain3 === void 0 ? characterOf(Number.parseInt(code ?? short2, 16)) : ESCAPES[plain3] ?? plain3
) : text;
var characterOf = (code) => code <= 1114111 ? String.fromCodePoint(code) : "\uFFFD";

// src/files/zstd/fse.ts
var highBit = (value) => 31 - Math.clz32(value);
function builtTable(counts3, log) {
  const size = 1 << log;
  const table2 = {
    log,
    symbol: new Uint8Array(size),
    bits: new Uint8Array(size),
    base: new Uint16Array(size)
  };
  const states = counts3.map((count3) => count3 === -1 ? 1 : count3);
  let high = size;
  for (const [symbol2, count3] of counts3.entries()) if (count3 === -1) table2.symbol[--high] = symbol2;
  const step = (size >> 1) + (size >> 3) + 3;
  let place2 = 0;
  for (const [symbol2, count3] of counts3.entries())
    for (let i = 0; i < count3; i++) {
      table2.symbol[place2] = symbol2;
      do
        place2 = place2 + step & size - 1;
      while (place2 >= high);
    }
  for (let state = 0; state < size; state++) {
    const next = states[table2.symbol[state]]++;
    table2.bits[state] = log - highBit(next);
    table2.base[state] = (next << table2.bits[state]) - size;
  }
  return table2;
}

// src/files/zstd/history.ts
var PAGE_BYTES = 4 << 20;

// src/files/zstd/literals.ts
var MAX_LITERALS = 128 << 10;

// src/files/zstd/sequences.ts
var counts = (text) => text.split(" ").flatMap((part2) => {
  const [count3, times] = part2.split("x").map(Number);
  return new Array(times ?? 1).fill(count3);
});
var KINDS2 = [
  { known: builtTable(counts("4 3 2x11 1x3 2x9 3 2 1x5 -1x4"), 6), max: { log: 9, symbol: 35 } },
  { known: builtTable(counts("1x6 2x3 1x15 -1x5"), 5), max: { log: 8, symbol: 31 } },
  { known: builtTable(counts("1 4 3 2x6 1x37 -1x7"), 6), max: { log: 9, symbol: 52 } }
];
function lengths(first, bits) {
  const base = new Uint32Array(bits.length);
  for (let code = 0, next = first; code < bits.length; next += 2 ** bits[code++]) base[code] = next;
  return { bits: Uint8Array.from(bits), base };
}
var LITERALS = lengths(0, counts("0x16 1x4 2x2 3x2 4 6 7 8 9 10 11 12 13 14 15 16"));
var MATCHES = lengths(3, counts("0x32 1x4 2x2 3x2 4x2 5 7 8 9 10 11 12 13 14 15 16"));

// src/files/zstd/frames.ts
var MAX_BLOCK_BYTES = 128 << 10;

// src/files/open-bytes.ts
var BLOCK_BYTES2 = 1 << 20;

// src/files/open-json.ts
var SAMPLE_BYTES = 4 << 20;
var SEARCH_BYTES = 128 << 20;

// src/files/workbook/cell-text.ts
var BUILT_IN = Object.fromEntries([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "date"]),
  ...[18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, "date-time"])
]);

// src/files/workbook/xml-part.ts
import sax from "sax";

// src/files/workbook/sheet-text.ts
var [BREAK2, CELL] = [BREAK_MARK, CELL_MARK].map((mark2) => String.fromCharCode(mark2));
var UNSAFE = new RegExp(`[",\\r\\n\\0${BREAK2}${CELL}]`);
var MARKS = new RegExp(`[\\0${BREAK2}${CELL}]`, "g");

// src/files/workbook/open-sheet.ts
var HEAD_BYTES = 1 << 20;

// src/files/open-text.ts
var HEAD_BYTES2 = 1 << 20;
var [QUOTE3, BACKSLASH2, OPEN2, CLOSE2] = '"\\{}'.split("");

// src/files/stage-files.ts
import { closeSync, existsSync, ftruncateSync, openSync, unlinkSync, writeSync } from "node:fs";
var FULL_BYTES = 48 << 20;
var OPEN_FILES = ["/proc/self/fd", "/dev/fd"].find((folder) => existsSync(folder)) ?? null;

// src/files/write-whole.ts
var BATCH = 1 << 16;

// src/stats/index-by.ts
function indexBy(count3, of) {
  const start2 = new Int32Array(count3 + 1);
  for (let i = 0; i < of.length; i++) start2[of[i] + 1]++;
  for (let n = 0; n < count3; n++) start2[n + 1] += start2[n];
  const next = start2.slice(0, count3);
  const items = new Int32Array(of.length);
  for (let i = 0; i < of.length; i++) items[next[of[i]]++] = i;
  return { start: start2, items };
}

// src/stats/microseconds.ts
function microseconds(seconds) {
  const ticks = new Float64Array(seconds.length);
  for (let i = 0; i < seconds.length; i++) ticks[i] = Math.round(seconds[i] * 1e6);
  return ticks;
}

// src/stats/remembered.ts
function remembered(make2) {
  const known2 = /* @__PURE__ */ new WeakMap();
  return (of) => {
    let found2 = known2.get(of);
    if (!found2) {
      found2 = { made: make2(of) };
      known2.set(of, found2);
    }
    return found2.made;
  };
}

// src/stats/account-rows.ts
var actionTicks = remembered(
  ({ time }) => microseconds(time)
);
var accountRows = remembered(
  ({ account: account2, accountCount }) => {
    const { start: start2, items } = indexBy(accountCount, account2);
    return { start: start2, rows: items };
  }
);

// src/stats/benjamini-hochberg.ts
function benjaminiHochberg(logP, tests) {
  const sorted2 = logP.slice().sort();
  const logTests = Math.log(Math.max(tests, logP.length));
  const q2 = new Float64Array(sorted2.length);
  let smallest = 0;
  for (let i = sorted2.length - 1; i >= 0; i--) {
    smallest = Math.min(smallest, sorted2[i] + logTests - Math.log(i + 1));
    q2[i] = Math.exp(smallest);
  }
  return logP.map((p) => q2[firstNotBelow(sorted2, p)]);
}
function firstNotBelow(sorted2, value) {
  let low = 0;
  let high = sorted2.length - 1;
  while (low < high) {
    const middle = low + high >>> 1;
    if (sorted2[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/stats/log-gamma.ts
var HALF_LOG_TWO_PI = 0.9189385332046727;
var FROM = 16;
function logGamma(x) {
  if (!(x > 0)) return Number.NaN;
  if (x === 1 || x === 2) return 0;
  if (x === Number.POSITIVE_INFINITY) return x;
  let product = 1;
  let y = x;
  for (; y < 7; y++) product *= y;
  return HALF_LOG_TWO_PI + (y - 0.5) * Math.log(y) - y + stirlingError(y) - Math.log(product);
}
function stirlingError(x) {
  let steps = 0;
  let y = x;
  for (; y < FROM; y++) steps += (y + 0.5) * Math.log1p(1 / y) - 1;
  const s = 1 / (y * y);
  return steps + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) / y;
}

// src/stats/poisson-upper-tail.ts
var HALF_LOG_TWO_PI2 = 0.9189385332046727;
function logPoissonUpperTail(k, mean2) {
  if (!(mean2 >= 0) || Number.isNaN(k)) return Number.NaN;
  if (k <= 0) return 0;
  if (mean2 === 0) return Number.NEGATIVE_INFINITY;
  if (k <= mean2) return Math.log1p(-Math.exp(logPoisson(k - 1, mean2) + Math.log(fallingSum(k - 1, mean2))));
  return logPoisson(k, mean2) + Math.log(risingSum(k, mean2));
}
function logPoisson(k, mean2) {
  if (k === 0) return -mean2;
  return -stirlingError(k) - deviance(k, mean2) - HALF_LOG_TWO_PI2 - 0.5 * Math.log(k);
}
function risingSum(k, mean2) {
  let sum3 = 1;
  let term = 1;
  for (let n = k + 1; term > sum3 * 1e-17; n++) {
    term *= mean2 / n;
    sum3 += term;
  }
  return sum3;
}
function fallingSum(k, mean2) {
  let sum3 = 1;
  let term = 1;
  for (let n = k; n > 0 && term > sum3 * 1e-17; n--) {
    term *= n / mean2;
    sum3 += term;
  }
  return sum3;
}
function deviance(k, mean2) {
  const difference = k - mean2;
  if (Math.abs(difference) >= 0.1 * (k + mean2)) return k * Math.log(k / mean2) + mean2 - k;
  const v = difference / (k + mean2);
  let sum3 = difference * v;
  let power = 2 * k * v;
  for (let j = 1; j < 1e3; j++) {
    power *= v * v;
    const next = sum3 + power / (2 * j + 1);
    if (next === sum3) return sum3;
    sum3 = next;
  }
  return sum3;
}

// src/stats/binomial-upper-tail.ts
var HALF_LOG_TWO_PI3 = 0.9189385332046727;
function binomialUpperTail(count3, trials, share2) {
  if (!(share2 >= 0 && share2 <= 1)) return Number.NaN;
  if (count3 <= 0) return 1;
  if (count3 > trials || share2 === 0) return 0;
  if (share2 === 1) return 1;
  const odds = share2 / (1 - share2);
  const top = Math.max(count3, Math.min(trials, Math.floor((trials + 1) * share2)));
  let sum3 = 1;
  for (let k = top, ratio = 1; k < trials && ratio > 1e-18 * sum3; k++) {
    ratio *= (trials - k) / (k + 1) * odds;
    sum3 += ratio;
  }
  for (let k = top, ratio = 1; k > count3 && ratio > 1e-18 * sum3; k--) {
    ratio *= k / ((trials - k + 1) * odds);
    sum3 += ratio;
  }
  return Math.min(1, Math.exp(logBinomial(top, trials, share2)) * sum3);
}
function logBinomial(count3, trials, share2) {
  const rest = trials - count3;
  if (rest === 0) return trials * Math.log(share2);
  if (count3 === 0) return trials * Math.log1p(-share2);
  return stirlingError(trials) - stirlingError(count3) - stirlingError(rest) - deviance(count3, trials * share2) - deviance(rest, trials * (1 - share2)) - HALF_LOG_TWO_PI3 - 0.5 * (Math.log(count3) + Math.log(rest / trials));
}

// src/stats/clopper-pearson.ts
function clopperPearson(count3, trials, confidence) {
  if (!(Number.isInteger(count3) && Number.isInteger(trials) && count3 >= 0 && count3 <= trials))
    throw new UsageError(`share: not a count among trials, ${count3} of ${trials}. Give whole numbers.`);
  if (!(confidence > 0.5 && confidence < 1))
    throw new UsageError(`share: the confidence must lie between .5 and 1, ${confidence}. Give .95.`);
  const rest = 1 - confidence;
  return {
    lower: count3 === 0 ? 0 : 1 - atMostShare(trials - count3, trials, rest),
    upper: count3 === trials ? 1 : atMostShare(count3, trials, rest)
  };
}
function atMostShare(count3, trials, chance2) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(count3, trials, middle) > chance2) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
function atMost(count3, trials, share2) {
  let sum3 = 0;
  const logShare = Math.log(share2);
  const logRest = Math.log1p(-share2);
  const logAll = logGamma(trials + 1);
  for (let k = 0; k <= count3; k++)
    sum3 += Math.exp(
      logAll - logGamma(k + 1) - logGamma(trials - k + 1) + k * logShare + (trials - k) * logRest
    );
  return sum3;
}

// src/stats/hypergeometric-upper-tail.ts
function logHypergeometricUpperTail(count3, { all, marked, drawn: drawn3 }) {
  if (!(marked >= 0 && drawn3 >= 0 && marked <= all && drawn3 <= all)) return Number.NaN;
  const least = Math.max(0, marked + drawn3 - all);
  const most2 = Math.min(marked, drawn3);
  if (count3 <= least) return 0;
  if (count3 > most2) return Number.NEGATIVE_INFINITY;
  const log = (k) => logChoose(marked, k) + logChoose(all - marked, drawn3 - k) - logChoose(all, drawn3);
  if (count3 > drawn3 * marked / all) {
    const rising = sum(
      count3,
      most2,
      (k) => (marked - k) * (drawn3 - k) / ((k + 1) * (all - marked - drawn3 + k + 1))
    );
    return Math.min(0, log(count3) + Math.log(rising));
  }
  const falling = sum(
    -(count3 - 1),
    -least,
    (k) => -k * (all - marked - drawn3 - k) / ((marked + k + 1) * (drawn3 + k + 1))
  );
  return Math.log1p(-Math.min(1, Math.exp(log(count3 - 1)) * falling));
}
var logChoose = (n, k) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
function sum(from, to, ratio) {
  let total2 = 1;
  let term = 1;
  for (let k = from; k < to && term > total2 * 1e-17; k++) {
    term *= ratio(k);
    total2 += term;
  }
  return total2;
}

// src/stats/jensen-shannon.ts
function jensenShannon(a, b) {
  const [totalA, totalB] = [total(a), total(b)];
  if (totalA === 0 || totalB === 0) return Number.NaN;
  let divergence2 = 0;
  for (let i = 0; i < a.length; i++) {
    const [p, q2] = [a[i] / totalA, b[i] / totalB];
    const mean2 = (p + q2) / 2;
    if (p > 0) divergence2 += p / 2 * Math.log2(p / mean2);
    if (q2 > 0) divergence2 += q2 / 2 * Math.log2(q2 / mean2);
  }
  return Math.min(1, Math.max(0, divergence2));
}
function total(counts3) {
  let sum3 = 0;
  for (let i = 0; i < counts3.length; i++) sum3 += counts3[i];
  return sum3;
}

// src/stats/sort-hashes.ts
var FEW = 16;
var MOST_BUCKETS = 2 ** 12;
var ends = new Int32Array(MOST_BUCKETS + 1);
var spare = new Uint32Array(8192);
function sortHashes(hashes, length) {
  if (length < FEW) sortByInsertion(hashes, length);
  else deal(hashes, length);
  let kept2 = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i];
    if (kept2 === 0 || hash !== hashes[kept2 - 1]) hashes[kept2++] = hash;
  }
  return kept2;
}
function deal(hashes, length) {
  const bits = Math.min(32 - Math.clz32(length), 12);
  const buckets = 1 << bits;
  const shift2 = 32 - bits;
  if (spare.length < length) spare = new Uint32Array(2 * length);
  ends.fill(0, 0, buckets + 1);
  for (let i = 0; i < length; i++) ends[(hashes[i] >>> shift2) + 1]++;
  let crowded = 0;
  for (let bucket = 1; bucket <= buckets; bucket++) {
    if (ends[bucket] > crowded) crowded = ends[bucket];
    ends[bucket] += ends[bucket - 1];
  }
  for (let i = 0; i < length; i++) spare[ends[hashes[i] >>> shift2]++] = hashes[i];
  for (let i = 0; i < length; i++) hashes[i] = spare[i];
  if (crowded > FEW) hashes.subarray(0, length).sort();
  else sortByInsertion(hashes, length);
}
function sortByInsertion(numbers, length) {
  for (let i = 1; i < length; i++) {
    const number = numbers[i];
    let at2 = i - 1;
    while (at2 >= 0 && numbers[at2] > number) {
      numbers[at2 + 1] = numbers[at2];
      at2--;
    }
    numbers[at2 + 1] = number;
  }
}

// src/stats/text-fold.ts
var ADDRESSES = /https?:\/\/\S+|www\.\S+/giu;
var NAMES = /@?p:[0-9a-f]{16}|@[\p{L}\p{M}\p{N}_.]+/giu;
var MANUAL_REPOST = /^\s*rt(?=\s*(@|p:[0-9a-f]{16}))/iu;
var INVISIBLE = /(?!\u200C)[\p{Cf}\p{Variation_Selector}\u0640\u064B-\u065F\u0670]/gu;
var NOT_WORD = /[^\p{L}\p{M}\p{N}]+/gu;
var ARABIC = /[\u0600-\u06FF]/u;
var CYRILLIC = /[\u0400-\u04FF]/u;
var ARABIC_VARIANTS = /[\u0622\u0623\u0625\u0671\u0629\u06C0\u06C1\u06D5\u064A\u0649\u06CC\u0643\u06A9\u0660-\u0669\u06F0-\u06F9]/gu;
var LATIN_VARIANTS = /[\u00DF\u03C2\u0131\u0451]|i\u0307/gu;
var LATIN_FORMS = { \u00DF: "ss", \u03C2: "\u03C3", \u0131: "i", \u0451: "\u0435", "i\u0307": "i" };
var MIXED_WORD = /[a-z]*[\u0400-\u04FF][a-z\u0400-\u04FF]*/gu;
var LOOKALIKES = {
  a: "\u0430",
  c: "\u0441",
  e: "\u0435",
  o: "\u043E",
  p: "\u0440",
  x: "\u0445",
  y: "\u0443",
  i: "\u0456",
  k: "\u043A",
  m: "\u043C",
  t: "\u0442"
};
var UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
var BEYOND_SPACED = /[\u0E00-\uFFFF]/;
var NOT_ASCII = /[^\0-\x7F]/;
var NOT_ASCII_WORD = /[^a-z0-9]+/g;
var FOLDED_LIMIT = 5e3;
function foldText(text) {
  const folded3 = NOT_ASCII.test(text) ? foldLetters(text) : foldAscii(text);
  return folded3.trim().slice(0, FOLDED_LIMIT).trim();
}
var foldAscii = (text) => text.replace(MANUAL_REPOST, " ").replace(ADDRESSES, " ").replace(NAMES, " ").toLowerCase().replace(NOT_ASCII_WORD, " ");
function foldLetters(text) {
  const plain3 = text.normalize("NFKC").replace(MANUAL_REPOST, " ").replace(ADDRESSES, " ").replace(NAMES, " ").replace(INVISIBLE, "").toLowerCase().replace(LATIN_VARIANTS, (letter) => LATIN_FORMS[letter]);
  const arabic = ARABIC.test(plain3) ? plain3.replace(ARABIC_VARIANTS, arabicForm) : plain3;
  const oneForm = CYRILLIC.test(arabic) ? arabic.replace(MIXED_WORD, cyrillicWord) : arabic;
  return oneForm.replace(NOT_WORD, " ");
}
function arabicForm(letter) {
  const code = letter.charCodeAt(0);
  if (code >= 1776) return String(code - 1776);
  if (code >= 1632 && code <= 1641) return String(code - 1632);
  if (code === 1603 || code === 1705) return "\u06A9";
  if (code === 1610 || code === 1609 || code === 1740) return "\u06CC";
  return code === 1577 || code > 1705 ? "\u0647" : "\u0627";
}
function cyrillicWord(word) {
  const letters = [...word];
  if (letters.some((letter) => letter <= "z" && !(letter in LOOKALIKES))) return word;
  return letters.map((letter) => LOOKALIKES[letter] ?? letter).join("");
}
function isUnspaced(folded3) {
  if (!BEYOND_SPACED.test(folded3)) return false;
  const found2 = folded3.match(UNSPACED)?.length ?? 0;
  return 2 * found2 > folded3.length - (folded3.match(/ /g)?.length ?? 0);
}

// src/stats/minhash-shingles.ts
var SPACED = 5;
var UNSPACED2 = 3;
function shingles(folded3, into) {
  if (folded3.length === 0) return new Uint32Array(0);
  const unspaced = isUnspaced(folded3);
  const text = unspaced ? folded3.replaceAll(" ", "") : folded3;
  const size = Math.min(unspaced ? UNSPACED2 : SPACED, text.length);
  const length = text.length - size + 1;
  const hashes = into && into.length >= length ? into : new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    let hash = size;
    for (let j = i; j < i + size; j++) {
      hash = Math.imul(hash ^ text.charCodeAt(j), 3432918353);
      hash = Math.imul(hash << 15 | hash >>> 17, 461845907) ^ hash >>> 11;
    }
    hashes[i] = mixed(hash);
  }
  return hashes.subarray(0, sortHashes(hashes, length));
}
function mixed(value) {
  let h = value;
  h = Math.imul(h ^ h >>> 16, 2246822507);
  h = Math.imul(h ^ h >>> 13, 3266489909);
  return (h ^ h >>> 16) >>> 0;
}
function jaccard(a, b, atLeast = 0) {
  const sizes = a.length + b.length;
  if (sizes === 0) return 1;
  let misses = Math.floor(sizes * (1 - atLeast) / (1 + atLeast) + 1e-9);
  let common2 = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length && misses >= 0) {
    const x = a[i];
    const y = b[j];
    if (x === y) common2++;
    else misses--;
    if (x <= y) i++;
    if (x >= y) j++;
  }
  const similarity = misses < 0 ? 0 : common2 / (sizes - common2);
  return similarity < atLeast ? 0 : similarity;
}

// src/stats/minhash.ts
var SKETCH_BINS = 128;
var BIN_SHIFT = 32 - Math.log2(SKETCH_BINS);
function minhash(set, seed, sketch = new Uint32Array(SKETCH_BINS)) {
  FILLED.fill(0);
  if (set.length === 0) return sketch.fill(0);
  const salt = mixed(Math.floor(seed) ^ 2654435769);
  for (let i = 0; i < set.length; i++) {
    const hash = mixed(set[i] ^ salt);
    const bin = hash >>> BIN_SHIFT;
    if (FILLED[bin] && hash >= sketch[bin]) continue;
    sketch[bin] = hash;
    FILLED[bin] = 1;
  }
  densify(sketch, FILLED);
  return sketch;
}
var FILLED = new Uint8Array(SKETCH_BINS);
var TRIES = 32;
var DONORS = Uint8Array.from(
  { length: SKETCH_BINS * TRIES },
  (_, i) => donor(Math.floor(i / TRIES), 1 + i % TRIES)
);
function donor(bin, attempt2) {
  return mixed(bin * 65537 + attempt2) >>> BIN_SHIFT;
}
function densify(sketch, filled) {
  for (let bin = 0; bin < SKETCH_BINS; bin++) {
    if (filled[bin]) continue;
    let attempt2 = 1;
    let from = DONORS[bin * TRIES];
    while (!filled[from]) {
      attempt2++;
      from = attempt2 <= TRIES ? DONORS[bin * TRIES + attempt2 - 1] : donor(bin, attempt2);
    }
    sketch[bin] = sketch[from];
  }
}

// src/stats/numbers.ts
var Numbers = class {
  /** @param Kind of the array, which says what numbers it keeps. */
  constructor(Kind) {
    this.Kind = Kind;
    this.values = new Kind(1024);
  }
  values;
  used = 0;
  /** Numbers so far. */
  get size() {
    return this.used;
  }
  /** Adds a number at the end. */
  push(value) {
    if (this.used === this.values.length) {
      const wider = new this.Kind(2 * this.used);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.used++] = value;
  }
  /** Replaces the number at a place that is taken. */
  set(place2, value) {
    this.values[place2] = value;
  }
  /** The number at a place that is taken. */
  at(place2) {
    return this.values[place2];
  }
  /** All numbers so far, a view. */
  all() {
    return this.values.subarray(0, this.used);
  }
};
function doubled(old) {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
}

// src/stats/set-store.ts
var BLOCK = 1 << 20;
var SetStore = class {
  blocks = [];
  block = new Numbers(Int32Array);
  start = new Numbers(Int32Array);
  length = new Numbers(Int32Array);
  used = 0;
  /** Sets so far. */
  get size() {
    return this.start.size;
  }
  /** Copies a set; its number. */
  push(set) {
    if (this.blocks.length === 0 || this.used + set.length > this.blocks[this.blocks.length - 1].length) {
      this.blocks.push(new Uint32Array(Math.max(BLOCK, set.length)));
      this.used = 0;
    }
    this.blocks[this.blocks.length - 1].set(set, this.used);
    this.block.push(this.blocks.length - 1);
    this.length.push(set.length);
    this.start.push(this.used);
    this.used += set.length;
    return this.start.size - 1;
  }
  /** Forgets all of a set but its first numbers. */
  shorten(number, length) {
    this.length.set(number, length);
  }
  /** A set; a view. */
  at(number) {
    const from = this.start.at(number);
    return this.blocks[this.block.at(number)].subarray(from, from + this.length.at(number));
  }
};

// src/stats/sketch-digest.ts
var WORDS = 8;
var BITS = 32 * (WORDS - 1);
var FIRST = 4;
var FEW2 = 256;
var PLACES = BITS / 2;
var SLACK = 31;
var SALT = 1757159915;
var Digests = class {
  /**
   * @param similarity bound of the Jaccard similarity, above 0, to 1.
   * @param room sets for which there is space from the start; more may come.
   */
  constructor(similarity, room) {
    this.similarity = similarity;
    this.words = new Int32Array(room * WORDS);
    this.apart = (1 - similarity) / (1 + similarity);
    this.most = 0.75 * (1 - similarity) * PLACES + SLACK;
  }
  words;
  /** Elements in one of two sets alone, by elements of both together, that similar sets have at most. */
  apart;
  most;
  /** Writes the digest of a set, whose MinHash sketch is given too. */
  write(number, set, sketch) {
    const from = number * WORDS;
    if (from === this.words.length) this.words = doubled(this.words);
    const { words: words3 } = this;
    words3[from] = set.length;
    if (set.length > FEW2)
      for (let bin = 0; bin < PLACES; bin++)
        words3[from + 1 + (bin >> 4)] |= (sketch[bin] & 3) << 2 * (bin & 15);
    else
      for (let i = 0; i < set.length; i++) {
        const bit = Math.imul(mixed(set[i] ^ SALT) >>> 16, BITS) >>> 16;
        words3[from + 1 + (bit >> 5)] ^= 1 << (bit & 31);
      }
  }
  /**
   * Whether two sets are less alike than the bound: for certain, where either has up to 256 elements; of larger pairs at the bound
   * fewer than one in a million is turned away. Nothing is said of two sets of which one alone has more and whose sizes are near.
   */
  unlike(one, other) {
    const { words: words3 } = this;
    const a = one * WORDS;
    const b = other * WORDS;
    const sizeA = words3[a];
    const sizeB = words3[b];
    const least = this.similarity * Math.max(sizeA, sizeB) - 1e-9;
    if (sizeA < least || sizeB < least) return true;
    if (sizeA > FEW2 || sizeB > FEW2) return sizeA > FEW2 && sizeB > FEW2 && this.placesDiffer(a, b);
    const most2 = (sizeA + sizeB) * this.apart + 1e-9;
    let bytes2 = 0;
    for (let word = 1; word <= FIRST; word++) bytes2 += onesByByte(words3[a + word] ^ words3[b + word]);
    if (sumOfBytes(bytes2) > most2) return true;
    for (let word = FIRST + 1; word < WORDS; word++) bytes2 += onesByByte(words3[a + word] ^ words3[b + word]);
    return sumOfBytes(bytes2) > most2;
  }
  /** Copies the digests of these sets into another row, in that order. */
  copy(numbers, count3, into) {
    while (into.words.length < count3 * WORDS) into.words = doubled(into.words);
    const { words: words3 } = this;
    const copies = into.words;
    for (let i = 0; i < count3; i++) {
      const from = numbers[i] * WORDS;
      const to = i * WORDS;
      for (let word = 0; word < WORDS; word++) copies[to + word] = words3[from + word];
    }
  }
  placesDiffer(a, b) {
    let bytes2 = 0;
    for (let word = 1; word < WORDS; word++) {
      const differing = this.words[a + word] ^ this.words[b + word];
      bytes2 += onesByByte((differing | differing >>> 1) & 1431655765);
    }
    return sumOfBytes(bytes2) > this.most;
  }
};
function onesByByte(number) {
  const pairs = number - (number >>> 1 & 1431655765);
  const fours = (pairs & 858993459) + (pairs >>> 2 & 858993459);
  return fours + (fours >>> 4) & 252645135;
}
var sumOfBytes = (bytes2) => Math.imul(bytes2, 16843009) >>> 24;

// src/stats/minhash-families.ts
var THOROUGH = { bands: 25, rows: 5 };
var QUICK = { bands: 21, rows: 6 };
var MANY = 5e5;
var QUICK_FROM = 0.7;
var FEWEST = 1024;
var mostOlder = (pairs) => pairs < 2 ** 26 ? 1e3 : pairs < 2 ** 28 ? 64 : 8;
var SimilarFamilies = class {
  /**
   * @param similarity bound of the Jaccard similarity, above 0, to 1.
   * @param seed of the sketches.
   * @param expected sets, for which space is kept from the start; more may come. Where they are many, bands are narrower.
   * @param setOf gives a set again, where the caller keeps sets in less space than the 4 bytes an element that they take here.
   */
  constructor(similarity, seed, expected = 0, setOf) {
    this.similarity = similarity;
    this.seed = seed;
    const sets = setOf ? null : new SetStore();
    this.sets = sets;
    this.setOf = setOf ?? ((number) => sets.at(number));
    this.banding = expected >= MANY && similarity >= QUICK_FROM ? QUICK : THOROUGH;
    const room = Math.max(FEWEST, expected);
    this.keys = Array.from({ length: this.banding.bands }, () => new Int32Array(room));
    this.digests = new Digests(similarity, room);
  }
  /** Sets; null where they are kept elsewhere. */
  sets;
  setOf;
  banding;
  sketch = new Uint32Array(SKETCH_BINS);
  digests;
  /** Of each band that is not searched yet the keys of all sets. */
  keys;
  taken = 0;
  searched = 0;
  /** Pairs that may be alike: a set, and an older one; how many there are of each set. */
  pairs = {
    own: new Numbers(Int32Array),
    other: new Numbers(Int32Array),
    of: new Uint16Array(0)
  };
  /** The older ones by set, ascending, once all bands are searched. */
  older = null;
  /** Family of each founder that was placed; -1 for others. */
  familyOf = new Int32Array(0);
  founders = 0;
  /** Families so far. */
  get size() {
    return this.founders;
  }
  /** Takes a set: hashes ascending, each once. Throws where bands were searched already. */
  take(set) {
    if (this.searched > 0) throw new Error("families: a set came after the search had begun.");
    const number = this.taken++;
    minhash(set, this.seed, this.sketch);
    this.writeKeys(number);
    this.digests.write(number, set, this.sketch);
    this.sets?.push(set);
  }
  /** Searches the next band, when all sets are taken; the share of them that is searched, 1 when all are. What `place` would do at first, in steps. */
  search() {
    const { keys, searched } = this;
    if (searched === keys.length) return 1;
    if (searched === 0) this.pairs.of = new Uint16Array(this.taken);
    this.pairUp(bySlot(keys[searched], this.taken));
    keys[searched] = new Int32Array(0);
    this.searched++;
    return this.searched / keys.length;
  }
  /** Places a set. All are placed, each once, in the order in which they were taken. */
  place(number) {
    if (!this.older) {
      while (this.search() < 1) ;
      this.older = this.ordered();
    }
    const best = this.mostSimilar(number, this.older);
    this.familyOf[number] = best ? -1 : this.founders;
    return best ? { family: this.familyOf[best.founder], similarity: best.similarity, founder: false } : { family: this.founders++, similarity: 1, founder: true };
  }
  writeKeys(number) {
    const { keys, sketch } = this;
    const { bands, rows } = this.banding;
    for (let band = 0; band < bands; band++) {
      let key = band;
      for (let row3 = band * rows; row3 < (band + 1) * rows; row3++)
        key = mixed(Math.imul(key, 2654435761) ^ sketch[row3]);
      if (number === keys[band].length) keys[band] = doubled(keys[band]);
      keys[band][number] = key;
    }
  }
  /** Holds all sets of each slot against each other by their digests. */
  pairUp({ starts, numbers }) {
    const near = new Digests(this.similarity, FEWEST);
    const { own, other, of } = this.pairs;
    for (let slot = 0; slot + 1 < starts.length; slot++) {
      const count3 = starts[slot + 1] - starts[slot];
      if (count3 < 2) continue;
      const members = numbers.subarray(starts[slot], starts[slot + 1]);
      this.digests.copy(members, count3, near);
      const most2 = mostOlder(own.size);
      for (let i = 1; i < count3; i++)
        for (let j = 0; j < i && of[members[i]] < most2; j++) {
          if (near.unlike(i, j)) continue;
          own.push(members[i]);
          other.push(members[j]);
          of[members[i]]++;
        }
    }
  }
  ordered() {
    this.familyOf = new Int32Array(this.taken);
    const [own, other] = [this.pairs.own.all(), this.pairs.other.all()];
    const starts = new Int32Array(this.taken + 1);
    for (let i = 0; i < own.length; i++) starts[own[i]]++;
    for (let number = 0; number < this.taken; number++) starts[number + 1] += starts[number];
    const others3 = new Int32Array(own.length);
    for (let i = own.length - 1; i >= 0; i--) others3[--starts[own[i]]] = other[i];
    for (let number = 0; number < this.taken; number++)
      if (starts[number + 1] - starts[number] > 1) others3.subarray(starts[number], starts[number + 1]).sort();
    return { starts, others: others3 };
  }
  mostSimilar(number, { starts, others: others3 }) {
    let own = null;
    let best = null;
    for (let at2 = starts[number]; at2 < starts[number + 1]; at2++) {
      const founder = others3[at2];
      if (this.familyOf[founder] < 0 || at2 > starts[number] && founder === others3[at2 - 1]) continue;
      own ??= this.setOf(number, 0);
      const similarity = jaccard(own, this.setOf(founder, 1), this.similarity);
      if (similarity >= this.similarity && similarity > (best?.similarity ?? 0))
        best = { founder, similarity };
    }
    return best;
  }
};
function bySlot(keys, count3) {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, count3)));
  const starts = new Int32Array(slots + 1);
  const numbers = new Int32Array(count3);
  for (let number = 0; number < count3; number++) starts[keys[number] & slots - 1]++;
  for (let slot = 0; slot < slots; slot++) starts[slot + 1] += starts[slot];
  for (let number = count3 - 1; number >= 0; number--) numbers[--starts[keys[number] & slots - 1]] = number;
  return { starts, numbers };
}

// src/stats/near-hashes.ts
var BAND_BITS = 16;
var BUCKETS = 1 << BAND_BITS;
var MARKS2 = 3;
var ENTRY = MARKS2 + 1;

// src/stats/normal-upper-tail.ts
var HALF_LOG_TWO_PI4 = 0.9189385332046727;
var FAR = 3;
function logNormalUpperTail(z2) {
  if (Number.isNaN(z2)) return Number.NaN;
  if (z2 < -FAR) return Math.log1p(-Math.exp(logNormalUpperTail(-z2)));
  if (z2 > FAR) return -0.5 * z2 * z2 - HALF_LOG_TWO_PI4 - Math.log(millsDenominator(z2));
  let term = z2;
  let sum3 = z2;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum3); n++) {
    term *= z2 * z2 / (2 * n + 1);
    sum3 += term;
  }
  return Math.log(0.5 - Math.exp(-0.5 * z2 * z2 - HALF_LOG_TWO_PI4) * sum3);
}
function millsDenominator(z2) {
  let value = z2;
  for (let n = 120; n > 0; n--) value = z2 + n / value;
  return value;
}

// src/stats/pdq-hash.ts
var SIDE = 64;
var KEPT = 16;
var DCT = Float64Array.from(
  { length: KEPT * SIDE },
  (_, n) => Math.sqrt(2 / SIDE) * Math.cos(Math.PI / 2 / SIDE * (Math.floor(n / SIDE) + 1) * (2 * (n % SIDE) + 1))
);

// src/stats/strata.ts
var runsOf = remembered((actions) => {
  const known2 = /* @__PURE__ */ new Map();
  return (binSeconds) => {
    const found2 = known2.get(binSeconds) ?? withMeetings(binRuns(actions, binSeconds), actions, binSeconds);
    known2.set(binSeconds, found2);
    return found2;
  };
});
function withMeetings(bins, actions, binSeconds) {
  let last2 = null;
  return {
    ...bins,
    meetings: (windowSeconds) => {
      if (last2?.windowSeconds !== windowSeconds)
        last2 = { windowSeconds, found: runMeetings(bins, actionTicks(actions), binSeconds, windowSeconds) };
      return last2.found;
    }
  };
}
function binRuns(actions, binSeconds) {
  const { object } = actions;
  const ticks = actionTicks(actions);
  const width = binSeconds * 1e6;
  const rows = object.length;
  const start2 = new Int32Array(rows + 1);
  const bin = new Float64Array(rows);
  let count3 = 0;
  let [lastObject, end] = [-1, 0];
  for (let i = 0; i < rows; i++) {
    if (object[i] === lastObject && ticks[i] < end) continue;
    lastObject = object[i];
    start2[count3] = i;
    bin[count3] = Math.floor(ticks[i] / width);
    end = (bin[count3++] + 1) * width;
  }
  start2[count3] = rows;
  return { count: count3, start: start2.subarray(0, count3 + 1), bin: bin.subarray(0, count3), object };
}
function runMeetings({ count: count3, start: start2, object, bin }, ticks, binSeconds, windowSeconds) {
  const window = Math.round(windowSeconds * 1e6);
  const list3 = {
    count: 0,
    from: new Int32Array(1024),
    to: new Int32Array(1024),
    meetings: new Float64Array(1024)
  };
  const lags = Math.ceil(windowSeconds / binSeconds);
  for (let r = 0; r < count3; r++) {
    const inside2 = meetingsInside(ticks, start2[r], start2[r + 1], window);
    if (inside2) append(list3, r, r, inside2);
    for (let q2 = r + 1; q2 < count3 && object[start2[q2]] === object[start2[r]] && bin[q2] - bin[r] <= lags; q2++) {
      const across = meetingsAcross(ticks, start2[r], start2[r + 1], start2[q2], start2[q2 + 1], window);
      if (across === 0) break;
      append(list3, r, q2, across);
    }
  }
  return list3;
}
function meetingsInside(ticks, from, to, window) {
  let total2 = 0;
  for (let i = from, first = from; i < to; i++) {
    while (ticks[i] - ticks[first] > window) first++;
    total2 += i - first;
  }
  return total2;
}
function meetingsAcross(ticks, from, to, laterFrom, laterTo, window) {
  let total2 = 0;
  for (let i = laterFrom, first = from; i < laterTo; i++) {
    while (first < to && ticks[i] - ticks[first] > window) first++;
    if (first === to) break;
    total2 += to - first;
  }
  return total2;
}
function append(list3, from, to, meetings) {
  if (list3.count === list3.from.length) {
    const size = list3.count * 2;
    const wider = { from: new Int32Array(size), to: new Int32Array(size), meetings: new Float64Array(size) };
    wider.from.set(list3.from);
    wider.to.set(list3.to);
    wider.meetings.set(list3.meetings);
    Object.assign(list3, wider);
  }
  list3.from[list3.count] = from;
  list3.to[list3.count] = to;
  list3.meetings[list3.count++] = meetings;
}

// src/stats/permutation-null.ts
var nullsOf = remembered((_) => /* @__PURE__ */ new Map());

// src/stats/phrases.ts
var MOST_SLOTS = 2 ** 28;
var EXACT_STEPS = 128;
var STEPS = 256;
var WIDER = 1.1;
var TEXTS_OF_STEP = Float64Array.from(
  { length: STEPS },
  (_, step) => step <= EXACT_STEPS ? step : EXACT_STEPS + (WIDER ** (step - EXACT_STEPS) - 1) / (WIDER - 1)
);
var GOES_ON = Float64Array.from(
  { length: STEPS },
  (_, step) => 2 ** 32 / ((TEXTS_OF_STEP[step + 1] ?? Number.POSITIVE_INFINITY) - TEXTS_OF_STEP[step])
);

// src/stats/poisson-binomial-upper-tail.ts
var STEPS2 = 60;
var SMALLEST = 1e-300;
var STEEPEST = 700;
function poissonBinomialUpperTail(count3, chances) {
  if (chances.some((p) => !(p >= 0 && p <= 1))) return Number.NaN;
  const sure = chances.filter((p) => p === 1).length;
  const open2 = chances.filter((p) => p > SMALLEST && p < 1);
  const needed = count3 - sure;
  if (needed <= 0) return 1;
  if (needed > open2.length) return 0;
  const tilt = tiltOf(needed, open2);
  const terms = distribution(open2.map((p) => tilted(p, tilt)));
  let sum3 = 0;
  for (let k = open2.length; k >= needed; k--) sum3 += terms[k] * Math.exp(-tilt * (k - needed));
  const each = needed / open2.length;
  const weight = (p) => (1 - p) * Math.exp(-tilt * each) + p * Math.exp(tilt * (1 - each));
  const log = open2.reduce((total2, p) => total2 + Math.log(weight(p)), 0);
  return Math.min(1, Math.exp(log) * sum3);
}
var tilted = (p, tilt) => 1 / (1 + (1 - p) / p * Math.exp(-tilt));
function tiltOf(count3, chances) {
  const mean2 = (tilt) => chances.reduce((sum3, p) => sum3 + tilted(p, tilt), 0);
  const wanted = Math.min(count3, chances.length - 0.5);
  if (mean2(0) >= wanted) return 0;
  let [low, high] = [0, 1];
  while (mean2(high) < wanted && high < STEEPEST) high = Math.min(STEEPEST, 2 * high);
  for (let step = 0; step < STEPS2; step++) {
    const middle = (low + high) / 2;
    if (mean2(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
function distribution(chances) {
  const terms = new Float64Array(chances.length + 1);
  terms[0] = 1;
  for (const [n, p] of chances.entries())
    for (let k = n + 1; k >= 0; k--) terms[k] = terms[k] * (1 - p) + (k > 0 ? terms[k - 1] * p : 0);
  return terms;
}

// src/stats/random.ts
function random(seed) {
  const word = xoshiro(seed);
  const float = () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  const exponential = (rate) => -Math.log1p(-float()) / rate;
  const integer = (n) => {
    const limit = 4294967296 - 4294967296 % n;
    let value = word();
    while (value >= limit) value = word();
    return value % n;
  };
  return {
    float,
    integer,
    exponential,
    normal: polarNormal(float),
    poisson: (mean2) => poissonCount(mean2, float),
    shuffle: (array) => shuffled(array, integer)
  };
}
function splitmix(state) {
  let s = state >>> 0;
  return () => {
    s = s + 2654435769 >>> 0;
    let z2 = s;
    z2 = Math.imul(z2 ^ z2 >>> 16, 569420461);
    z2 = Math.imul(z2 ^ z2 >>> 15, 1935289751);
    return (z2 ^ z2 >>> 15) >>> 0;
  };
}
function xoshiro(seed) {
  const bits = new Uint32Array(new Float64Array([seed === 0 ? 0 : seed]).buffer);
  const low = splitmix(bits[0]);
  const high = splitmix(bits[1] ^ 1542469173);
  let a = low() ^ high();
  let b = low() ^ Math.imul(high(), 5);
  let c = low() ^ Math.imul(high(), 9);
  let d = low() ^ Math.imul(high(), 17) | 1;
  return () => {
    const x = Math.imul(b, 5);
    const result = Math.imul(x << 7 | x >>> 25, 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = d << 11 | d >>> 21;
    return result;
  };
}
function polarNormal(float) {
  let spare2 = null;
  return () => {
    if (spare2 !== null) {
      const value = spare2;
      spare2 = null;
      return value;
    }
    for (; ; ) {
      const u = 2 * float() - 1;
      const v = 2 * float() - 1;
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt(-2 * Math.log(s) / s);
      spare2 = v * scale;
      return u * scale;
    }
  };
}
function poissonCount(mean2, float) {
  let count3 = 0;
  for (let rest = mean2; rest > 0; rest -= 16) {
    const limit = Math.exp(-Math.min(rest, 16));
    for (let product = float(); product > limit; product *= float()) count3++;
  }
  return count3;
}
function shuffled(array, integer) {
  const items = array;
  for (let i = items.length - 1; i > 0; i--) {
    const j = integer(i + 1);
    const held = items[i];
    items[i] = items[j];
    items[j] = held;
  }
  return array;
}

// src/stats/text-store.ts
var BLOCK2 = 1 << 22;

// src/stats/tilted-bets.ts
var TILTS = [2, 5, 20, 100, 500];
var LOG_TILTS = TILTS.map(Math.log);
var GAINS = TILTS.map((tilt) => tilt - 1);

// src/events/known-names.ts
var [LETTER, DIGIT, LINE] = [1, 2, 4];
var KINDS3 = Uint8Array.from({ length: 1 << 16 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z]/.test(character) ? LETTER : /[0-9]/.test(character) ? DIGIT : character === "_" ? LINE : 0;
});
var LONG_WORD = 10;
var mayHoldNameSql = (text) => `regexp_matches(${text}, '[A-Za-z][0-9_]|[0-9_][A-Za-z]|[0-9]{7}|[A-Za-z]{${LONG_WORD}}|[A-Za-z0-9_][.-][A-Za-z0-9_]')`;

// src/events/canonical-link.ts
import { parse } from "tldts";

// src/events/link-rules.ts
var TRACKING_PARAMETERS = new Set(
  "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mc_cid mc_eid _openstat mkt_tok vero_id oly_enc_id oly_anon_id wickedid _hsenc _hsmi s_cid cmpid ref_src ref_url at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 xtor ns_mchannel ns_source ns_campaign ns_linkname ns_fee smid soc_src soc_trk guccounter guce_referrer guce_referrer_sig sharetype spm amp usqp outputtype amp_js_v mibextid rdid share_url fb_action_ids fb_action_types action_object_map action_type_map action_ref_map".split(
    " "
  )
);
var REDIRECTORS = {
  "l.facebook.com/l.php": ["u"],
  "lm.facebook.com/l.php": ["u"],
  "facebook.com/l.php": ["u"],
  "l.instagram.com/": ["u"],
  "google.com/url": ["q", "url"],
  "youtube.com/redirect": ["q"],
  "vk.com/away.php": ["to"],
  "out.reddit.com/": ["url"],
  "t.umblr.com/redirect": ["z"]
};
var PLATFORM_HOSTS = new Set(
  "x.com t.co facebook.com fb.me instagram.com threads.net threads.com t.me telegram.org youtube.com youtu.be tiktok.com vm.tiktok.com vk.com ok.ru reddit.com redd.it linkedin.com lnkd.in pinterest.com pin.it bsky.app whatsapp.com wa.me chat.whatsapp.com discord.com discord.gg snapchat.com twitch.tv truthsocial.com gettr.com gab.com rumble.com odysee.com bitchute.com dailymotion.com vimeo.com max.ru dzen.ru google.com google.ru play.google.com apps.apple.com itunes.apple.com weibo.com douyin.com line.me viber.com".split(
    " "
  )
);
var SHORTENERS = new Set(
  "bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly dlvr.it ift.tt fb.me lnkd.in trib.al cutt.ly rb.gy shorturl.at rebrand.ly t.ly tiny.cc clck.ru vk.cc u.to soo.gd s.id bitly.com j.mp amzn.to wp.me nyti.ms reut.rs cnn.it bbc.in wapo.st on.rt.com shar.es po.st fw.to sptnkne.ws l.smartnews.com".split(
    " "
  )
);

// src/events/canonical-link.ts
var REDIRECTING_HOSTS = new Set(
  Object.keys(REDIRECTORS).map((place2) => place2.split("/", 1)[0])
);

// src/events/platform-hosts.ts
import { parse as parse2 } from "tldts";
var words = (text) => new Set(text.trim().split(/\s+/));
var PLATFORMS = words(`
  x.com twitter.com t.co twimg.com pic.twitter.com fxtwitter.com vxtwitter.com fixupx.com fixvx.com twittpr.com nitter.net nitter.it
  nitter.poast.org nitter.privacydev.net xcancel.com twstalker.com sotwe.com threadreaderapp.com twitlonger.com twitpic.com periscope.tv pscp.tv
  facebook.com facebook.net fb.com fb.me fb.watch m.me messenger.com fbcdn.net fbsbx.com instagram.com instagr.am cdninstagram.com ig.me ddinstagram.com
  imginn.com picuki.com threads.net threads.com whatsapp.com whatsapp.net wa.me
  t.me telegram.me telegram.dog telegram.org telesco.pe tx.me tgstat.com tgstat.ru telemetr.io telemetr.me telega.ph tlgrm.ru tlgrm.eu tg.dev graph.org
  youtube.com youtu.be youtube-nocookie.com ytimg.com ggpht.com yewtu.be invidious.io piped.video
  tiktok.com tiktokcdn.com tiktokv.com vxtiktok.com musical.ly douyin.com kuaishou.com kwai.com likee.video likee.com
  reddit.com redd.it redditmedia.com redditstatic.com rxddit.com vxreddit.com libreddit.de teddit.net reveddit.com
  bsky.app bsky.social bsky.network bskx.app fxbsky.app skyview.social clearsky.app
  vk.com vk.ru vk.cc vkontakte.ru vk.me vkvideo.ru userapi.com ok.ru ok.me odnoklassniki.ru mycdn.me max.ru my.mail.ru rutube.ru dzen.ru zen.yandex.ru
  linkedin.com lnkd.in licdn.com xing.com pinterest.com pin.it pinimg.com snapchat.com snap.com tumblr.com
  twitch.tv kick.com discord.com discord.gg discordapp.com guilded.gg steamcommunity.com
  truthsocial.com gettr.com gab.com parler.com parler.us minds.com mewe.com rumble.com odysee.com bitchute.com brighteon.com locals.com
  dailymotion.com dai.ly vimeo.com weibo.com weibo.cn t.cn zhihu.com douban.com bilibili.com b23.tv xiaohongshu.com xhslink.com qq.com
  line.me lin.ee naver.me kakao.com viber.com signal.me signal.group signal.org threema.id skype.com zalo.me imo.im clubhouse.com
  soundcloud.com on.soundcloud.com spotify.link mixcloud.com last.fm bandcamp.com goodreads.com letterboxd.com strava.com flickr.com flic.kr 500px.com
  imgur.com deviantart.com behance.net dribbble.com ask.fm curiouscat.me curiouscat.live ngl.link sarahah.com tellonym.me
  github.com gist.github.com gitlab.com bitbucket.org codeberg.org dev.to stackoverflow.com stackexchange.com news.ycombinator.com lobste.rs keybase.io about.me
  patreon.com paypal.me paypal.com venmo.com cash.app ko-fi.com buymeacoffee.com gofundme.com liberapay.com onlyfans.com fansly.com boosty.to
  linktr.ee lnk.bio beacons.ai bio.link allmylinks.com taplink.cc campsite.bio carrd.co solo.to
  quora.com medium.com substack.com hubpages.com wattpad.com archiveofourown.org myspace.com badoo.com tinder.com okcupid.com
  mastodon.social mastodon.online mstdn.social gravatar.com disqus.com meetup.com couchsurfing.com academia.edu researchgate.net orcid.org
`);
var PERSONAL = words(`
  tumblr.com substack.com medium.com wordpress.com blogspot.com livejournal.com dreamwidth.org deviantart.com bandcamp.com carrd.co itch.io
  github.io gitlab.io bsky.social weebly.com wixsite.com typepad.com blogger.com hatenablog.com ameblo.jp over-blog.com tistory.com
  neocities.org webflow.io write.as micro.blog ghost.io telegra.ph beehiiv.com
`);

// src/store/sql.ts
function identifier(name) {
  if (name.length === 0 || name.includes("\0"))
    throw new QueryError(`store: a name that SQL cannot hold, ${JSON.stringify(name)}`, "");
  return `"${name.replaceAll('"', '""')}"`;
}
function literal(text) {
  return `'${text.replaceAll("\0", "").replaceAll("'", "''")}'`;
}

// src/store/compared-text.ts
var LINK = "(?i)https?://\\S+|www\\.\\S+";
var NAME = "(?i)@?p:[0-9a-f]{16}|@[\\pL\\pM\\pN_.]+";
var MARKS3 = ["@", "p:", "P:", "://", "www.", "WWW."];
var neutralTextSql = (text) => `CASE WHEN ${MARKS3.map((mark2) => `contains(${text}, '${mark2}')`).join(" OR ")}
    THEN regexp_replace(regexp_replace(${text}, '${LINK}', ' ', 'g'), '${NAME}', '@ ', 'g') ELSE ${text} END`;
var comparedTextSql = (event) => `coalesce(${event}.wording, ${neutralTextSql(`${event}.text`)})`;

// src/store/table.ts
var heldName = (name) => `${name}_held`;

// src/store/store.ts
import {
  DuckDBDataChunk,
  DuckDBInstance
} from "@duckdb/node-api";

// src/store/types.ts
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  DuckDBTimestampValue,
  INTEGER,
  LIST,
  listValue,
  TIMESTAMP,
  UBIGINT,
  VARCHAR
} from "@duckdb/node-api";
var TYPES = {
  VARCHAR,
  INTEGER,
  BIGINT,
  DOUBLE,
  BOOLEAN,
  TIMESTAMP,
  DATE,
  UBIGINT,
  "VARCHAR[]": LIST(VARCHAR),
  "BIGINT[]": LIST(BIGINT),
  "UBIGINT[]": LIST(UBIGINT)
};

// src/events/shown-text.ts
var RUN = "[^\\s<>\"'\xAB\xBB\u201C\u201D\u201E\u2018\u2019`{}|^\\\\]";
var APPS = "mailto|skype|facetime|xmpp|sips?|acct|whatsapp|viber|tg|bitcoin|ethereum";
var KINDS4 = [
  {
    mark: /:/,
    pattern: [
      String.raw`(?<record>at:\/\/[^\s"'<>()]+)`,
      String.raw`(?<did>(?<![\p{L}\p{N}])did:[a-z]+:[A-Za-z0-9._:%-]+)`,
      `(?<app>(?<![\\p{L}\\p{N}])(?:(?:${APPS}):(?:\\/\\/)?(?=[^\\s/])|(?![a-z\\d+.-]*https?:)[a-z][a-z\\d+.-]{1,30}:\\/\\/)${RUN}+)`,
      `(?<page>https?:\\/\\/${RUN}+)`
    ].join("|")
  },
  {
    mark: /@|＠|%40|[[(]at[\])]/i,
    pattern: [
      String.raw`(?<email>(?<![\p{L}\p{N}@._%+-])[\p{L}\p{N}._%+-]+(?:@|%40|\s?[[(](?:at|@)[\])]\s?)[\p{L}\p{N}-]+(?:(?:\.|\s?[[(](?:dot|\.)[\])]\s?)[\p{L}\p{N}-]+)+)`,
      String.raw`(?<mention>(?<=^|[^\p{L}\p{N}_@]|(?=%40))(?:@|＠|%40)[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)`
    ].join("|")
  },
  {
    mark: /[\p{L}\p{N}-]\.\p{L}/u,
    pattern: `(?<bare>(?<![\\p{L}\\p{N}@\uFF20._/%-])[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}(?![\\p{L}\\p{N}_@-]|\\.\\p{L})(?::\\d+)?(?:[/?#]${RUN}*)?)`
  },
  {
    mark: /\bu(?:ser)?\//i,
    pattern: String.raw`(?<user>(?<![\p{L}\p{N}_/-])\/?u(?:ser)?\/[A-Za-z0-9_-]{3,20}(?![\w-]))`
  },
  {
    mark: /\p{Nd}[\p{Nd}\s()./-]{5,}\p{Nd}/u,
    pattern: `(?<phone>${[
      String.raw`(?<![\p{L}\p{N}_.,$€£+-])(?:\+|00)\(?\p{Nd}(?:[\s().\/-]{0,2}\p{Nd}){6,14}(?![\p{L}\p{N}_])`,
      String.raw`(?<![\p{L}\p{N}_.,:$€£+-])\(?0\p{Nd}{1,5}\)?(?:[\s.\/-]{1,2}\p{Nd}{2,8}){1,5}(?![\p{L}\p{N}_]|[:.,-]\p{Nd})`,
      String.raw`(?<![\p{L}\p{N}_.,:$€£+-])\(?\p{Nd}{3}\)?[\s.-]{1,2}\p{Nd}{3}[\s.-]\p{Nd}{4}(?![\p{L}\p{N}_]|[:.,-]\p{Nd})`,
      String.raw`(?<![\p{L}\p{N}_.,$€£])\p{Nd}{10,25}(?![\p{L}\p{N}_]|[.,]\p{Nd})`
    ].join("|")})`
  }
];
var mayHoldLinkSql = (text) => `regexp_matches(${text}, '[@\uFF20/:]|\\pN[\\pN\\s()./-]{5,}\\pN|[\\pL\\pN-][.]\\pL|(?i:[\\[(]at[\\])])|%40')`;

// src/events/identities.ts
var accountIdSql = (platform, account2) => `CASE WHEN starts_with(${account2}, '@') THEN ${platform} || ':@:' || lower(substr(${account2}, 2)) ELSE ${platform} || '::' || ${account2} END`;

// src/events/account-rows.ts
var seen = (column) => `(SELECT account_id, list(${column} ORDER BY first, ${column}) AS list FROM
    (SELECT ${accountIdSql("platform", "account")} AS account_id, ${column}, min(micros) AS first FROM read_rows WHERE reason IS NULL AND ${column} IS NOT NULL GROUP BY ALL) GROUP BY account_id)`;
var profilesSql = `SELECT account_id, h.list AS handles, n.list AS names, b.bio FROM ${seen("account_handle")} h
  FULL JOIN ${seen("account_name")} n USING (account_id)
  FULL JOIN (SELECT ${accountIdSql("platform", "account")} AS account_id, arg_max(account_bio, (micros, account_bio)) AS bio FROM read_rows
    WHERE reason IS NULL AND account_bio IS NOT NULL GROUP BY account_id) b USING (account_id)`;

// src/events/apart-clocks.ts
var FARTHEST_MINUTES = 26 * 60;

// src/events/nothing.ts
var WORDS2 = [
  "",
  "nan",
  "NaN",
  "null",
  "NULL",
  "None",
  "none",
  "NA",
  "NaT",
  "N/A",
  "n/a",
  "(null)",
  "#N/A",
  "\\N",
  "<NA>",
  "undefined",
  "[]",
  "{}",
  '""',
  "''"
];
var SET = new Set(WORDS2);
var LONGEST2 = Math.max(...WORDS2.map((word) => word.length));
var FIRST2 = [...new Set(WORDS2.map((word) => word.codePointAt(0) ?? 0))];

// src/events/read-row-table.ts
var CLEANED = [
  "account",
  "account_handle",
  "account_name",
  "account_created",
  "account_picture",
  "post",
  "permalink",
  "time",
  "repost_of",
  "reply_to",
  "quote_of",
  "links",
  "hashtags",
  "mentions",
  "media",
  "objects",
  "lang",
  "client"
];
var NUMBERS = {
  number: "BIGINT",
  source_file: "INTEGER",
  source_line: "BIGINT",
  source_part: "INTEGER",
  form: "INTEGER",
  micros: "BIGINT",
  damaged_references: "INTEGER",
  crowd: "BIGINT"
};
var ALWAYS = [
  "number",
  "source_file",
  "source_line",
  "source_part",
  "platform",
  "form",
  "micros",
  "precision",
  "reason"
];
var READ_ROWS = {
  name: "read_rows",
  columns: [
    ...ALWAYS,
    ...CLEANED,
    ...["account_bio", "text", "zone", "kind", "mended_post", "damaged_references", "crowd"]
  ].map((name) => ({ name, type: NUMBERS[name] ?? "VARCHAR" }))
};
var READ_TABLE = heldName(READ_ROWS.name);

// src/events/zone-names.ts
var WINDOWS = "Dateline=Etc/GMT+12|UTC-11=Etc/GMT+11|Aleutian=America/Adak|Hawaiian=Pacific/Honolulu|Marquesas=Pacific/Marquesas|Alaskan=America/Anchorage|UTC-09=Etc/GMT+9|Pacific (Mexico)=America/Tijuana|UTC-08=Etc/GMT+8|Pacific=America/Los_Angeles|US Mountain=America/Phoenix|Mountain (Mexico)=America/Mazatlan|Mountain=America/Denver|Yukon=America/Whitehorse|Central America=America/Guatemala|Central=America/Chicago|Easter Island=Pacific/Easter|Central (Mexico)=America/Mexico_City|Canada Central=America/Regina|SA Pacific=America/Bogota|Eastern (Mexico)=America/Cancun|Eastern=America/New_York|Haiti=America/Port-au-Prince|Cuba=America/Havana|US Eastern=America/Indiana/Indianapolis|Turks And Caicos=America/Grand_Turk|Paraguay=America/Asuncion|Atlantic=America/Halifax|Venezuela=America/Caracas|Central Brazilian=America/Cuiaba|SA Western=America/La_Paz|Pacific SA=America/Santiago|Newfoundland=America/St_Johns|Tocantins=America/Araguaina|E. South America=America/Sao_Paulo|SA Eastern=America/Cayenne|Argentina=America/Argentina/Buenos_Aires|Greenland=America/Nuuk|Montevideo=America/Montevideo|Magallanes=America/Punta_Arenas|Saint Pierre=America/Miquelon|Bahia=America/Bahia|UTC-02=Etc/GMT+2|Mid-Atlantic=Etc/GMT+2|Azores=Atlantic/Azores|Cape Verde=Atlantic/Cape_Verde|UTC=UTC|GMT=Europe/London|Greenwich=Atlantic/Reykjavik|Greenwich Mean=UTC|Sao Tome=Africa/Sao_Tome|Morocco=Africa/Casablanca|W. Europe=Europe/Berlin|Central Europe=Europe/Budapest|Romance=Europe/Paris|Central European=Europe/Warsaw|W. Central Africa=Africa/Lagos|Jordan=Asia/Amman|GTB=Europe/Bucharest|Middle East=Asia/Beirut|Egypt=Africa/Cairo|E. Europe=Europe/Chisinau|Syria=Asia/Damascus|West Bank=Asia/Hebron|South Africa=Africa/Johannesburg|FLE=Europe/Kyiv|Israel=Asia/Jerusalem|South Sudan=Africa/Juba|Kaliningrad=Europe/Kaliningrad|Sudan=Africa/Khartoum|Libya=Africa/Tripoli|Namibia=Africa/Windhoek|Arabic=Asia/Baghdad|Turkey=Europe/Istanbul|Arab=Asia/Riyadh|Belarus=Europe/Minsk|Russian=Europe/Moscow|E. Africa=Africa/Nairobi|Volgograd=Europe/Volgograd|Iran=Asia/Tehran|Arabian=Asia/Dubai|Astrakhan=Europe/Astrakhan|Azerbaijan=Asia/Baku|Russia Time Zone 3=Europe/Samara|Mauritius=Indian/Mauritius|Saratov=Europe/Saratov|Georgian=Asia/Tbilisi|Caucasus=Asia/Yerevan|Afghanistan=Asia/Kabul|West Asia=Asia/Tashkent|Qyzylorda=Asia/Qyzylorda|Ekaterinburg=Asia/Yekaterinburg|Pakistan=Asia/Karachi|India=Asia/Kolkata|Sri Lanka=Asia/Colombo|Nepal=Asia/Kathmandu|Central Asia=Asia/Bishkek|Bangladesh=Asia/Dhaka|Omsk=Asia/Omsk|Myanmar=Asia/Yangon|SE Asia=Asia/Bangkok|Altai=Asia/Barnaul|W. Mongolia=Asia/Hovd|North Asia=Asia/Krasnoyarsk|N. Central Asia=Asia/Novosibirsk|Tomsk=Asia/Tomsk|China=Asia/Shanghai|North Asia East=Asia/Irkutsk|Singapore=Asia/Singapore|W. Australia=Australia/Perth|Taipei=Asia/Taipei|Ulaanbaatar=Asia/Ulaanbaatar|North Korea=Asia/Pyongyang|Aus Central W.=Australia/Eucla|Transbaikal=Asia/Chita|Tokyo=Asia/Tokyo|Japan=Asia/Tokyo|Korea=Asia/Seoul|Korean=Asia/Seoul|Yakutsk=Asia/Yakutsk|Cen. Australia=Australia/Adelaide|AUS Central=Australia/Darwin|E. Australia=Australia/Brisbane|AUS Eastern=Australia/Sydney|West Pacific=Pacific/Port_Moresby|Tasmania=Australia/Hobart|Vladivostok=Asia/Vladivostok|Lord Howe=Australia/Lord_Howe|Bougainville=Pacific/Bougainville|Russia Time Zone 10=Asia/Srednekolymsk|Magadan=Asia/Magadan|Norfolk=Pacific/Norfolk|Sakhalin=Asia/Sakhalin|Central Pacific=Pacific/Guadalcanal|Russia Time Zone 11=Asia/Kamchatka|New Zealand=Pacific/Auckland|UTC+12=Etc/GMT-12|Fiji=Pacific/Fiji|Kamchatka=Asia/Kamchatka|Chatham Islands=Pacific/Chatham|UTC+13=Etc/GMT-13|Tonga=Pacific/Tongatapu|Samoa=Pacific/Apia|Line Islands=Pacific/Kiritimati|Eastern European=Europe/Kyiv|Western European=Europe/Lisbon|British=Europe/London|Moscow=Europe/Moscow|Coordinated Universal=UTC";
var BY_NAME = new Map(
  WINDOWS.split("|").map((entry) => {
    const at2 = entry.indexOf("=");
    return [entry.slice(0, at2).toLowerCase(), entry.slice(at2 + 1)];
  })
);

// src/events/clock-sql.ts
var DATE2 = "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}";
var TIME = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?";
var ISO = `${DATE2}(?:[T ]${TIME})?`;

// src/events/row-blocks.ts
var GROUP_ROWS = 122880;
var BLOCK_ROWS = 9 * GROUP_ROWS;
var BLOCK_BYTES3 = 32 << 20;

// src/events/shown-names.ts
var NAME2 = accountIdSql("platform", "account");
var has = (name) => `coalesce(contains(lower(text), lower(${name})), FALSE)`;
var namedTextsSql = `SELECT number, platform, text, CASE WHEN by_name OR by_handle THEN ${NAME2} END AS account,
    CASE WHEN by_name OR by_handle THEN concat_ws(chr(31), CASE WHEN by_name THEN account_name END, CASE WHEN by_handle THEN account_handle END) END AS own_names,
    CASE WHEN contains(mentions, ' =') THEN mentions END AS named
  FROM (SELECT number, platform, text, account, account_name, account_handle, mentions, ${has("account_name")} AS by_name, ${has("account_handle")} AS by_handle FROM block_rows)
  WHERE ${mayHoldLinkSql("text")} OR ${mayHoldNameSql("text")}
    OR contains(mentions, ' =') OR by_name OR by_handle`;

// src/events/event-rows.ts
var WORDING = `CASE WHEN ${neutralTextSql("r.text")} <> ${neutralTextSql("shown_texts.shown")} THEN ${neutralTextSql("shown_texts.shown")} END`;

// src/events/declared-automation.ts
var SAYS = [
  String.raw`(?<!\b(?:not|no|kein|keine|nicht|pas|ningún|non|не)\s(?:an?\s|ein\s|un\s|una\s)?)(?<![\p{L}\p{N}])(?:(?:re)?tweet|rt|news|auto|twitter|mastodon|feed|weather|info|social)?[- ]?bots?(?![\p{L}\p{N}])`,
  String.raw`\bautomated (?:account|feed|posts?|tweets?|by|service)`,
  String.raw`\b(?:this account is|posts? are|tweets? are|fully|i am) automat(?:ed|ic)\b`,
  String.raw`\bauto(?:matic(?:ally)?)?[- ]?(?:re)?(?:tweets?|posts?|shares?|publish\w*)\b`,
  String.raw`\b(?:i |we |which |that )?(?:re-?tweet|repost|rt|boost)s? (?:all|every|everything|any|posts with|tweets with|whatever|anything|the hashtag|#)`,
  String.raw`\b(?:rss|atom)[- ]?feeds?\b|\b(?:via|by|from) rss\b`,
  String.raw`\b(?:via|by|using|through) (?:the |an )?api\b`,
  String.raw`\b(?:feed of|unofficial feed|headline feed|news feed of)\b`,
  String.raw`\bautomatis(?:ch|iert)e?[rsn]?\b`,
  String.raw`\b(?:compte|tweets?|fil) automatiques?\b|\bcuenta autom[aá]tica\b|\bconta autom[aá]tica\b|\baccount automatico\b`,
  String.raw`(?<!\p{L}|не )(?:бот|автоматическ\p{L}*|ретвит\p{L}* бот)(?!\p{L})`
].join("|");
var TEXT = new RegExp(SAYS, "iu");

// src/events/role-words.ts
var ROLE_WORDS = {
  nurse: "nurse, registered nurse, Krankenpfleger, Krankenpflegerin, Krankenschwester, Pflegefachkraft, infirmier, infirmi\xE8re, enfermero, enfermera, enfermeiro, enfermeira, infermiere, infermiera, verpleegkundige, verpleegster, piel\u0119gniarka, piel\u0119gniarz, \u043C\u0435\u0434\u0441\u0435\u0441\u0442\u0440\u0430, \u043C\u0435\u0434\u0431\u0440\u0430\u0442, \u043C\u0435\u0434\u0438\u0447\u043A\u0430, \u043C\u0435\u0434\u0438\u0447\u043D\u0430 \u0441\u0435\u0441\u0442\u0440\u0430, hem\u015Fire, \u067E\u0631\u0633\u062A\u0627\u0631, \u0645\u0645\u0631\u0636, \u0645\u0645\u0631\u0636\u0629, \u62A4\u58EB, \u8B77\u58EB",
  doctor: "doctor, physician, surgeon, Arzt, \xC4rztin, Chirurg, Chirurgin, m\xE9decin, chirurgien, chirurgienne, m\xE9dico, m\xE9dica, doctora, m\xE9dica, cirujano, cirujana, medico, dottoressa, huisarts, chirurg, lekarz, lekarka, \u0432\u0440\u0430\u0447, \u0445\u0438\u0440\u0443\u0440\u0433, \u0434\u043E\u043A\u0442\u043E\u0440, \u043B\u0456\u043A\u0430\u0440, \u043B\u0456\u043A\u0430\u0440\u043A\u0430, \u0445\u0456\u0440\u0443\u0440\u0433, doktor, hekim, cerrah, \u067E\u0632\u0634\u06A9, \u062F\u06A9\u062A\u0631, \u062C\u0631\u0627\u062D, \u0637\u0628\u064A\u0628, \u0637\u0628\u064A\u0628\u0629, \u062F\u0643\u062A\u0648\u0631, \u062F\u0643\u062A\u0648\u0631\u0629, \u533B\u751F, \u91AB\u751F, \u533B\u5E08",
  pharmacist: "pharmacist, Apotheker, Apothekerin, pharmacien, pharmacienne, farmac\xE9utico, farmac\xE9utica, farmac\xEAutico, farmac\xEAutica, farmacista, apotheker, farmaceuta, farmaceutka, \u0444\u0430\u0440\u043C\u0430\u0446\u0435\u0432\u0442, \u043F\u0440\u043E\u0432\u0438\u0437\u043E\u0440, \u043F\u0440\u043E\u0432\u0456\u0437\u043E\u0440, eczac\u0131, \u062F\u0627\u0631\u0648\u0633\u0627\u0632, \u0635\u064A\u062F\u0644\u064A, \u0635\u064A\u062F\u0644\u0627\u0646\u064A\u0629, \u836F\u5242\u5E08, \u85E5\u5291\u5E2B",
  psychologist: "psychologist, therapist, Psychologe, Psychologin, Therapeut, Therapeutin, psychologue, th\xE9rapeute, psic\xF3logo, psic\xF3loga, terapeuta, psicologo, psicologa, psycholoog, psycholog, \u043F\u0441\u0438\u0445\u043E\u043B\u043E\u0433, \u043F\u0441\u0438\u0445\u043E\u043B\u043E\u0433\u0438\u043D\u044F, psikolog, \u0631\u0648\u0627\u0646\u0634\u0646\u0627\u0633, \u0623\u062E\u0635\u0627\u0626\u064A \u0646\u0641\u0633\u064A, \u5FC3\u7406\u54A8\u8BE2\u5E08, \u5FC3\u7406\u5B66\u5BB6",
  teacher: "teacher, schoolteacher, educator, Lehrer, Lehrerin, Lehrkraft, enseignant, enseignante, instituteur, institutrice, maestra, profesor, profesora, docente, professor, professora, insegnante, maestro elementare, leraar, lerares, docent, nauczyciel, nauczycielka, \u0443\u0447\u0438\u0442\u0435\u043B\u044C, \u0443\u0447\u0438\u0442\u0435\u043B\u044C\u043D\u0438\u0446\u0430, \u043F\u0440\u0435\u043F\u043E\u0434\u0430\u0432\u0430\u0442\u0435\u043B\u044C, \u0432\u0447\u0438\u0442\u0435\u043B\u044C, \u0432\u0447\u0438\u0442\u0435\u043B\u044C\u043A\u0430, \xF6\u011Fretmen, \u0645\u0639\u0644\u0645, \u0622\u0645\u0648\u0632\u06AF\u0627\u0631, \u062F\u0628\u06CC\u0631, \u0645\u0639\u0644\u0645\u0629, \u0645\u062F\u0631\u0633, \u0645\u062F\u0631\u0633\u0629 \u0644\u063A\u0629, \u6559\u5E08, \u8001\u5E08, \u6559\u5E2B",
  scientist: "scientist, researcher, Wissenschaftler, Wissenschaftlerin, Forscher, Forscherin, scientifique, chercheur, chercheuse, cient\xEDfico, cient\xEDfica, investigador, investigadora, cientista, pesquisador, pesquisadora, scienziato, scienziata, ricercatore, ricercatrice, wetenschapper, onderzoeker, naukowiec, badacz, \u0443\u0447\u0451\u043D\u044B\u0439, \u0438\u0441\u0441\u043B\u0435\u0434\u043E\u0432\u0430\u0442\u0435\u043B\u044C, \u0432\u0447\u0435\u043D\u0438\u0439, \u0434\u043E\u0441\u043B\u0456\u0434\u043D\u0438\u043A, \u0434\u043E\u0441\u043B\u0456\u0434\u043D\u0438\u0446\u044F, bilim insan\u0131, ara\u015Ft\u0131rmac\u0131, \u067E\u0698\u0648\u0647\u0634\u06AF\u0631, \u062F\u0627\u0646\u0634\u0645\u0646\u062F, \u0628\u0627\u062D\u062B, \u0628\u0627\u062D\u062B\u0629, \u0639\u0627\u0644\u0645 \u0623\u0628\u062D\u0627\u062B, \u79D1\u5B66\u5BB6, \u7814\u7A76\u5458",
  student: "student, undergraduate, PhD student, Studentin, Studierende, \xE9tudiant, \xE9tudiante, estudiante, estudante, universit\xE1rio, universit\xE1ria, studente, studentessa, studente universitario, studentka, \u0441\u0442\u0443\u0434\u0435\u043D\u0442, \u0441\u0442\u0443\u0434\u0435\u043D\u0442\u043A\u0430, \xF6\u011Frenci, \u062F\u0627\u0646\u0634\u062C\u0648, \u0637\u0627\u0644\u0628 \u062C\u0627\u0645\u0639\u064A, \u0637\u0627\u0644\u0628\u0629, \u0637\u0627\u0644\u0628, \u5B66\u751F, \u5927\u5B66\u751F, \u5B78\u751F",
  engineer: "engineer, Ingenieur, Ingenieurin, ing\xE9nieur, ing\xE9nieure, ingeniero, ingeniera, engenheiro, engenheira, ingegnere, ingenieur, in\u017Cynier, \u0438\u043D\u0436\u0435\u043D\u0435\u0440, \u0456\u043D\u0436\u0435\u043D\u0435\u0440, \u0456\u043D\u0436\u0435\u043D\u0435\u0440\u043A\u0430, m\xFChendis, \u0645\u0647\u0646\u062F\u0633, \u0645\u0647\u0646\u062F\u0633\u0629, \u5DE5\u7A0B\u5E08, \u5DE5\u7A0B\u5E2B",
  programmer: "programmer, software developer, developer, coder, software engineer, Programmierer, Programmiererin, Softwareentwickler, Softwareentwicklerin, programmeur, programmeuse, d\xE9veloppeur, d\xE9veloppeuse, programador, programadora, desarrollador, desarrolladora, desenvolvedor, desenvolvedora, programmatore, programmatrice, sviluppatore, sviluppatrice, ontwikkelaar, programista, programistka, \u043F\u0440\u043E\u0433\u0440\u0430\u043C\u043C\u0438\u0441\u0442, \u043F\u0440\u043E\u0433\u0440\u0430\u043C\u043C\u0438\u0441\u0442\u043A\u0430, \u0440\u0430\u0437\u0440\u0430\u0431\u043E\u0442\u0447\u0438\u043A, \u043F\u0440\u043E\u0433\u0440\u0430\u043C\u0456\u0441\u0442, \u043F\u0440\u043E\u0433\u0440\u0430\u043C\u0456\u0441\u0442\u043A\u0430, \u0440\u043E\u0437\u0440\u043E\u0431\u043D\u0438\u043A, yaz\u0131l\u0131mc\u0131, programc\u0131, \u0628\u0631\u0646\u0627\u0645\u0647 \u0646\u0648\u06CC\u0633, \u0645\u0628\u0631\u0645\u062C, \u0645\u0628\u0631\u0645\u062C\u0629, \u7A0B\u5E8F\u5458, \u5DE5\u7A0B\u5E2B\u8EDF\u9AD4, \u7A0B\u5F0F\u8A2D\u8A08\u5E2B",
  architect: "architect, Architekt, Architektin, architecte, arquitecto, arquitecta, arquiteto, arquiteta, architetto, architetta, architekt, \u0430\u0440\u0445\u0438\u0442\u0435\u043A\u0442\u043E\u0440, \u0430\u0440\u0445\u0456\u0442\u0435\u043A\u0442\u043E\u0440, \u0430\u0440\u0445\u0456\u0442\u0435\u043A\u0442\u043E\u0440\u043A\u0430, mimar, \u0645\u0639\u0645\u0627\u0631, \u0645\u0647\u0646\u062F\u0633 \u0645\u0639\u0645\u0627\u0631\u064A, \u5EFA\u7B51\u5E08, \u5EFA\u7BC9\u5E2B",
  lawyer: "lawyer, attorney, solicitor, barrister, Rechtsanwalt, Rechtsanw\xE4ltin, Anwalt, Anw\xE4ltin, Jurist, Juristin, avocat, avocate, juriste, abogado, abogada, advogado, advogada, avvocato, avvocata, advocaat, adwokat, prawnik, prawniczka, \u0430\u0434\u0432\u043E\u043A\u0430\u0442, \u044E\u0440\u0438\u0441\u0442, \u044E\u0440\u0438\u0441\u0442\u043A\u0430, \u0430\u0434\u0432\u043E\u043A\u0430\u0442\u043A\u0430, avukat, \u0648\u06A9\u06CC\u0644, \u062D\u0642\u0648\u0642\u062F\u0627\u0646, \u0645\u062D\u0627\u0645, \u0645\u062D\u0627\u0645\u064A, \u0645\u062D\u0627\u0645\u064A\u0629, \u5F8B\u5E08, \u5F8B\u5E2B",
  judge: "judge, Richter, Richterin, magistrat, magistrate, juez, jueza, ju\xEDza, giudice, rechter, s\u0119dzia, \u0441\u0443\u0434\u044C\u044F, \u0441\u0443\u0434\u0434\u044F, hakim, \u0642\u0627\u0636\u06CC, \u0642\u0627\u0636, \u6CD5\u5B98",
  journalist: "journalist, reporter, correspondent, Journalistin, Reporterin, journaliste, periodista, reportero, reportera, jornalista, rep\xF3rter, giornalista, journaliste, dziennikarz, dziennikarka, \u0436\u0443\u0440\u043D\u0430\u043B\u0438\u0441\u0442, \u0436\u0443\u0440\u043D\u0430\u043B\u0438\u0441\u0442\u043A\u0430, \u043A\u043E\u0440\u0440\u0435\u0441\u043F\u043E\u043D\u0434\u0435\u043D\u0442, \u0436\u0443\u0440\u043D\u0430\u043B\u0456\u0441\u0442, \u0436\u0443\u0440\u043D\u0430\u043B\u0456\u0441\u0442\u043A\u0430, gazeteci, muhabir, \u0631\u0648\u0632\u0646\u0627\u0645\u0647 \u0646\u06AF\u0627\u0631, \u062E\u0628\u0631\u0646\u06AF\u0627\u0631, \u0635\u062D\u0641\u064A, \u0635\u062D\u0641\u064A\u0629, \u0635\u062D\u0627\u0641\u064A, \u0645\u0631\u0627\u0633\u0644, \u8BB0\u8005, \u8A18\u8005",
  writer: "writer, author, novelist, poet, Schriftsteller, Schriftstellerin, Autor, Autorin, \xE9crivain, \xE9crivaine, auteur, autrice, escritor, escritora, scrittore, scrittrice, schrijver, schrijfster, pisarz, pisarka, \u043F\u0438\u0441\u0430\u0442\u0435\u043B\u044C, \u043F\u0438\u0441\u0430\u0442\u0435\u043B\u044C\u043D\u0438\u0446\u0430, \u043F\u0438\u0441\u044C\u043C\u0435\u043D\u043D\u0438\u043A, \u043F\u0438\u0441\u044C\u043C\u0435\u043D\u043D\u0438\u0446\u044F, \u043F\u043E\u0435\u0442, yazar, \u0646\u0648\u06CC\u0633\u0646\u062F\u0647, \u0634\u0627\u0639\u0631, \u0643\u0627\u062A\u0628, \u0643\u0627\u062A\u0628\u0629, \u4F5C\u5BB6, \u8BD7\u4EBA",
  translator: "translator, interpreter, \xDCbersetzer, \xDCbersetzerin, Dolmetscher, Dolmetscherin, traducteur, traductrice, interpr\xE8te, traductor, traductora, int\xE9rprete, tradutor, tradutora, traduttore, traduttrice, vertaler, vertaalster, t\u0142umacz, t\u0142umaczka, \u043F\u0435\u0440\u0435\u0432\u043E\u0434\u0447\u0438\u043A, \u043F\u0435\u0440\u0435\u0432\u043E\u0434\u0447\u0438\u0446\u0430, \u043F\u0435\u0440\u0435\u043A\u043B\u0430\u0434\u0430\u0447, \u043F\u0435\u0440\u0435\u043A\u043B\u0430\u0434\u0430\u0447\u043A\u0430, \xE7evirmen, terc\xFCman, \u0645\u062A\u0631\u062C\u0645, \u0645\u062A\u0631\u062C\u0645\u0629, \u7FFB\u8BD1, \u7FFB\u8B6F, \u8BD1\u8005",
  librarian: "librarian, Bibliothekar, Bibliothekarin, biblioth\xE9caire, bibliotecario, bibliotecaria, bibliotec\xE1rio, bibliotec\xE1ria, bibliothecaris, bibliotekarz, bibliotekarka, \u0431\u0438\u0431\u043B\u0438\u043E\u0442\u0435\u043A\u0430\u0440\u044C, \u0431\u0456\u0431\u043B\u0456\u043E\u0442\u0435\u043A\u0430\u0440, \u0431\u0456\u0431\u043B\u0456\u043E\u0442\u0435\u043A\u0430\u0440\u043A\u0430, k\xFCt\xFCphaneci, \u06A9\u062A\u0627\u0628\u062F\u0627\u0631, \u0623\u0645\u064A\u0646 \u0645\u0643\u062A\u0628\u0629, \u56FE\u4E66\u7BA1\u7406\u5458, \u5716\u66F8\u9928\u54E1",
  photographer: "photographer, Fotograf, Fotografin, photographe, fot\xF3grafo, fot\xF3grafa, fotografo, fotografa, fotograaf, fotografka, \u0444\u043E\u0442\u043E\u0433\u0440\u0430\u0444, \u0444\u043E\u0442\u043E\u0433\u0440\u0430\u0444\u0438\u043D\u044F, foto\u011Fraf\xE7\u0131, \u0639\u06A9\u0627\u0633, \u0645\u0635\u0648\u0631, \u0645\u0635\u0648\u0631\u0629, \u6444\u5F71\u5E08, \u651D\u5F71\u5E2B",
  musician: "musician, singer, guitarist, pianist, Musiker, Musikerin, S\xE4nger, S\xE4ngerin, musicien, musicienne, chanteur, chanteuse, m\xFAsico, m\xFAsica profesional, cantante, cantor, cantora, musicista, muzikant, zanger, zangeres, muzyk, piosenkarz, piosenkarka, \u043C\u0443\u0437\u044B\u043A\u0430\u043D\u0442, \u043F\u0435\u0432\u0435\u0446, \u043F\u0435\u0432\u0438\u0446\u0430, \u043C\u0443\u0437\u0438\u043A\u0430\u043D\u0442, \u043C\u0443\u0437\u0438\u043A\u0430\u043D\u0442\u043A\u0430, \u0441\u043F\u0456\u0432\u0430\u043A, \u0441\u043F\u0456\u0432\u0430\u0447\u043A\u0430, m\xFCzisyen, \u015Fark\u0131c\u0131, \u0645\u0648\u0633\u06CC\u0642\u06CC\u062F\u0627\u0646, \u062E\u0648\u0627\u0646\u0646\u062F\u0647, \u0645\u0648\u0633\u064A\u0642\u064A \u0645\u062D\u062A\u0631\u0641, \u0645\u063A\u0646\u064A, \u0645\u063A\u0646\u064A\u0629, \u97F3\u4E50\u5BB6, \u6B4C\u624B, \u97F3\u6A02\u5BB6",
  artist: "artist, painter, sculptor, K\xFCnstler, K\xFCnstlerin, Maler, Malerin, artiste, peintre, artista, pintor, pintora, pittore, pittrice, kunstenaar, artysta, artystka, malarz, malarka, \u0445\u0443\u0434\u043E\u0436\u043D\u0438\u043A, \u0445\u0443\u0434\u043E\u0436\u043D\u0438\u0446\u0430, \u0445\u0443\u0434\u043E\u0436\u043D\u0438\u0446\u044F, \u043C\u0438\u0441\u0442\u043A\u0438\u043D\u044F, ressam, sanat\xE7\u0131, \u0646\u0642\u0627\u0634, \u0647\u0646\u0631\u0645\u0646\u062F, \u0641\u0646\u0627\u0646, \u0641\u0646\u0627\u0646\u0629, \u0631\u0633\u0627\u0645, \u827A\u672F\u5BB6, \u753B\u5BB6, \u85DD\u8853\u5BB6",
  actor: "actor, actress, Schauspieler, Schauspielerin, acteur, actrice, com\xE9dien, com\xE9dienne, actriz, ator, atriz, attore, attrice, aktor, aktorka, \u0430\u043A\u0442\u0451\u0440, \u0430\u043A\u0442\u0440\u0438\u0441\u0430, \u0430\u043A\u0442\u043E\u0440, \u0430\u043A\u0442\u043E\u0440\u043A\u0430, oyuncu, \u0628\u0627\u0632\u06CC\u06AF\u0631, \u0645\u0645\u062B\u0644, \u0645\u0645\u062B\u0644\u0629, \u6F14\u5458, \u6F14\u54E1",
  designer: "designer, Grafiker, Grafikerin, Gestalter, Gestalterin, graphiste, dise\xF1ador, dise\xF1adora, designer gr\xE1fico, grafico pubblicitario, vormgever, projektant, projektantka, \u0434\u0438\u0437\u0430\u0439\u043D\u0435\u0440, \u0434\u0438\u0437\u0430\u0439\u043D\u0435\u0440\u043A\u0430, tasar\u0131mc\u0131, \u0637\u0631\u0627\u062D, \u0645\u0635\u0645\u0645, \u0645\u0635\u0645\u0645\u0629, \u8BBE\u8BA1\u5E08, \u8A2D\u8A08\u5E2B",
  accountant: "accountant, bookkeeper, Buchhalter, Buchhalterin, Steuerberater, Steuerberaterin, comptable, contable, contador, contadora, contabilista, contabile, commercialista, boekhouder, accountant, ksi\u0119gowy, ksi\u0119gowa, \u0431\u0443\u0445\u0433\u0430\u043B\u0442\u0435\u0440, \u0431\u0443\u0445\u0433\u0430\u043B\u0442\u0435\u0440\u043A\u0430, muhasebeci, \u062D\u0633\u0627\u0628\u062F\u0627\u0631, \u0645\u062D\u0627\u0633\u0628, \u0645\u062D\u0627\u0633\u0628\u0629 \u0642\u0627\u0646\u0648\u0646\u064A\u0629, \u4F1A\u8BA1, \u6703\u8A08, \u4F1A\u8BA1\u5E08",
  economist: "economist, banker, \xD6konom, \xD6konomin, Volkswirt, Volkswirtin, \xE9conomiste, economista, econoom, ekonomista, ekonomistka, \u044D\u043A\u043E\u043D\u043E\u043C\u0438\u0441\u0442, \u0435\u043A\u043E\u043D\u043E\u043C\u0456\u0441\u0442, \u0435\u043A\u043E\u043D\u043E\u043C\u0456\u0441\u0442\u043A\u0430, ekonomist, iktisat\xE7\u0131, \u0627\u0642\u062A\u0635\u0627\u062F\u062F\u0627\u0646, \u062E\u0628\u064A\u0631 \u0627\u0642\u062A\u0635\u0627\u062F\u064A, \u0627\u0642\u062A\u0635\u0627\u062F\u064A, \u7ECF\u6D4E\u5B66\u5BB6, \u7D93\u6FDF\u5B78\u5BB6",
  entrepreneur: "entrepreneur, founder, business owner, Unternehmer, Unternehmerin, Gr\xFCnder, Gr\xFCnderin, entrepreneure, empresario, empresaria, emprendedor, emprendedora, empres\xE1rio, empres\xE1ria, empreendedor, empreendedora, imprenditore, imprenditrice, ondernemer, przedsi\u0119biorca, \u043F\u0440\u0435\u0434\u043F\u0440\u0438\u043D\u0438\u043C\u0430\u0442\u0435\u043B\u044C, \u043F\u0456\u0434\u043F\u0440\u0438\u0454\u043C\u0435\u0446\u044C, \u043F\u0456\u0434\u043F\u0440\u0438\u0454\u043C\u0438\u0446\u044F, giri\u015Fimci, i\u015F insan\u0131, \u06A9\u0627\u0631\u0622\u0641\u0631\u06CC\u0646, \u0631\u0627\u0626\u062F \u0623\u0639\u0645\u0627\u0644, \u0631\u0627\u0626\u062F\u0629 \u0623\u0639\u0645\u0627\u0644, \u4F01\u4E1A\u5BB6, \u521B\u4E1A\u8005, \u4F01\u696D\u5BB6",
  salesperson: "salesperson, salesman, saleswoman, shop assistant, cashier, Verk\xE4ufer, Verk\xE4uferin, vendeur, vendeuse, vendedor, vendedora, venditore, venditrice, commesso, commessa, verkoper, verkoopster, sprzedawca, sprzedawczyni, \u043F\u0440\u043E\u0434\u0430\u0432\u0435\u0446, \u043F\u0440\u043E\u0434\u0430\u0432\u0449\u0438\u0446\u0430, \u043F\u0440\u043E\u0434\u0430\u0432\u0435\u0446\u044C, \u043F\u0440\u043E\u0434\u0430\u0432\u0447\u0438\u043D\u044F, sat\u0131c\u0131, kasiyer, \u0641\u0631\u0648\u0634\u0646\u062F\u0647, \u0628\u0627\u0626\u0639, \u0628\u0627\u0626\u0639\u0629, \u552E\u8D27\u5458, \u92B7\u552E\u54E1, \u9500\u552E\u5458",
  farmer: "farmer, rancher, Landwirt, Landwirtin, Bauer, B\xE4uerin, agriculteur, agricultrice, \xE9leveur, agricultor, agricultora, ganadero, agricoltore, agricoltrice, contadino, boer, boerin, rolnik, rolniczka, \u0444\u0435\u0440\u043C\u0435\u0440, \u0444\u0435\u0440\u043C\u0435\u0440\u043A\u0430, \xE7ift\xE7i, \u06A9\u0634\u0627\u0648\u0631\u0632, \u0645\u0632\u0627\u0631\u0639, \u0645\u0632\u0627\u0631\u0639\u0629, \u0641\u0644\u0627\u062D, \u519C\u6C11, \u8FB2\u6C11",
  gardener: "gardener, G\xE4rtner, G\xE4rtnerin, jardinier, jardini\xE8re, jardinero, jardinera, jardineiro, jardineira, giardiniere, giardiniera, tuinman, hovenier, ogrodnik, ogrodniczka, \u0441\u0430\u0434\u043E\u0432\u043D\u0438\u043A, \u0441\u0430\u0434\u0456\u0432\u043D\u0438\u043A, \u0441\u0430\u0434\u0456\u0432\u043D\u0438\u0446\u044F, bah\xE7\u0131van, \u0628\u0627\u063A\u0628\u0627\u0646, \u0628\u0633\u062A\u0627\u0646\u064A, \u56ED\u4E01, \u5712\u4E01",
  fisher: "fisherman, fisherwoman, Fischer, Fischerin, p\xEAcheur, pescador, pescadora, pescatore, pescatrice, visser, rybak, \u0440\u044B\u0431\u0430\u043A, \u0440\u0438\u0431\u0430\u043B\u043A\u0430, bal\u0131k\xE7\u0131, \u0645\u0627\u0647\u06CC\u06AF\u06CC\u0631, \u0635\u064A\u0627\u062F \u0633\u0645\u0643, \u6E14\u6C11, \u6F01\u6C11",
  cook: "cook, chef, pastry chef, Koch, K\xF6chin, cuisinier, cuisini\xE8re, cocinero, cocinera, cozinheiro, cozinheira, cuoco, cuoca, kok, kokkin, kucharz, kucharka, \u043F\u043E\u0432\u0430\u0440, \u043A\u0443\u0445\u0430\u0440, \u043A\u0443\u0445\u0430\u0440\u043A\u0430, a\u015F\xE7\u0131, \u0622\u0634\u067E\u0632, \u0637\u0628\u0627\u062E, \u0637\u0628\u0627\u062E\u0629, \u0634\u064A\u0641, \u53A8\u5E08, \u5EDA\u5E2B",
  baker: "baker, B\xE4cker, B\xE4ckerin, boulanger, boulang\xE8re, p\xE2tissier, p\xE2tissi\xE8re, panadero, panadera, padeiro, padeira, fornaio, fornaia, bakker, piekarz, \u043F\u0435\u043A\u0430\u0440\u044C, \u043F\u0435\u043A\u0430\u0440, f\u0131r\u0131nc\u0131, \u0646\u0627\u0646\u0648\u0627, \u062E\u0628\u0627\u0632, \u9762\u5305\u5E08, \u9EB5\u5305\u5E2B",
  waiter: "waiter, waitress, bartender, barista, Kellner, Kellnerin, serveur, serveuse, camarero, camarera, mesero, mesera, gar\xE7om, gar\xE7onete, cameriere, cameriera, ober, serveerster, kelner, kelnerka, \u043E\u0444\u0438\u0446\u0438\u0430\u043D\u0442, \u043E\u0444\u0438\u0446\u0438\u0430\u043D\u0442\u043A\u0430, \u043E\u0444\u0456\u0446\u0456\u0430\u043D\u0442, \u043E\u0444\u0456\u0446\u0456\u0430\u043D\u0442\u043A\u0430, garson, \u06AF\u0627\u0631\u0633\u0648\u0646, \u0646\u0627\u062F\u0644, \u0646\u0627\u062F\u0644\u0629, \u670D\u52A1\u5458, \u670D\u52D9\u751F",
  hairdresser: "hairdresser, barber, Friseur, Friseurin, Fris\xF6r, coiffeur, coiffeuse, peluquero, peluquera, cabeleireiro, cabeleireira, barbiere, parrucchiere, parrucchiera, kapper, kapster, fryzjer, fryzjerka, \u043F\u0430\u0440\u0438\u043A\u043C\u0430\u0445\u0435\u0440, \u043F\u0435\u0440\u0443\u043A\u0430\u0440, \u043F\u0435\u0440\u0443\u043A\u0430\u0440\u043A\u0430, kuaf\xF6r, berber, \u0622\u0631\u0627\u06CC\u0634\u06AF\u0631, \u062D\u0644\u0627\u0642, \u7406\u53D1\u5E08, \u7F8E\u9AEE\u5E2B",
  driver: "driver, taxi driver, bus driver, truck driver, trucker, Fahrer, Fahrerin, Busfahrer, Taxifahrer, chauffeur, chauffeuse, conducteur, conductrice, conductor, conductora, camionero, taxista, motorista, caminhoneiro, autista, camionista, vrachtwagenchauffeur, kierowca, \u0432\u043E\u0434\u0438\u0442\u0435\u043B\u044C, \u0442\u0430\u043A\u0441\u0438\u0441\u0442, \u0432\u043E\u0434\u0456\u0439, \u0432\u043E\u0434\u0456\u0439\u043A\u0430, \u015Fof\xF6r, taksici, \u0631\u0627\u0646\u0646\u062F\u0647, \u0633\u0627\u0626\u0642, \u0633\u0627\u0626\u0642\u0629, \u53F8\u673A, \u53F8\u6A5F",
  pilot: "pilot, airline pilot, flight attendant, Pilotin, Flugbegleiter, Flugbegleiterin, pilote, h\xF4tesse de l'air, piloto, azafata, aeromo\xE7a, pilota, piloot, stewardessa, \u043B\u0451\u0442\u0447\u0438\u043A, \u043F\u0438\u043B\u043E\u0442, \u043F\u0456\u043B\u043E\u0442, \u0441\u0442\u044E\u0430\u0440\u0434\u0435\u0441\u0430, kabin memuru, \u062E\u0644\u0628\u0627\u0646, \u0637\u064A\u0627\u0631, \u0645\u0636\u064A\u0641\u0629 \u0637\u064A\u0631\u0627\u0646, \u98DE\u884C\u5458, \u98DB\u884C\u54E1, \u7A7A\u59D0",
  sailor: "sailor, seaman, Seemann, Matrose, marin, marinero, marinera, marinheiro, marinheira, marinaio, zeeman, marynarz, \u043C\u043E\u0440\u044F\u043A, denizci, \u0645\u0644\u0648\u0627\u0646, \u062F\u0631\u06CC\u0627\u0646\u0648\u0631\u062F, \u0628\u062D\u0627\u0631, \u6D77\u5458, \u6C34\u624B",
  mechanic: "mechanic, Mechaniker, Mechanikerin, m\xE9canicien, m\xE9canicienne, mec\xE1nico, mec\xE1nica de autos, mec\xE2nico, meccanico, monteur, mechanik, \u043C\u0435\u0445\u0430\u043D\u0438\u043A, \u043C\u0435\u0445\u0430\u043D\u0456\u043A, tamirci, \u0645\u06A9\u0627\u0646\u06CC\u06A9, \u0645\u064A\u0643\u0627\u0646\u064A\u0643\u064A, \u673A\u68B0\u5E08, \u4FEE\u7406\u5DE5",
  electrician: "electrician, Elektriker, Elektrikerin, \xE9lectricien, \xE9lectricienne, electricista, eletricista, elettricista, elektricien, elektryk, \u044D\u043B\u0435\u043A\u0442\u0440\u0438\u043A, \u0435\u043B\u0435\u043A\u0442\u0440\u0438\u043A, elektrik\xE7i, \u0628\u0631\u0642\u06A9\u0627\u0631, \u0643\u0647\u0631\u0628\u0627\u0626\u064A, \u7535\u5DE5, \u96FB\u5DE5",
  plumber: "plumber, Klempner, Klempnerin, Installateur, plombier, plombi\xE8re, fontanero, fontanera, plomero, encanador, encanadora, idraulico, loodgieter, hydraulik, \u0441\u0430\u043D\u0442\u0435\u0445\u043D\u0438\u043A, \u0441\u0430\u043D\u0442\u0435\u0445\u043D\u0456\u043A, tesisat\xE7\u0131, \u0644\u0648\u0644\u0647 \u06A9\u0634, \u0633\u0628\u0627\u0643, \u6C34\u7BA1\u5DE5",
  carpenter: "carpenter, joiner, Tischler, Tischlerin, Schreiner, Schreinerin, Zimmermann, menuisier, menuisi\xE8re, charpentier, charpenti\xE8re, carpintero, carpintera, carpinteiro, carpinteira, falegname, timmerman, stolarz, \u043F\u043B\u043E\u0442\u043D\u0438\u043A, \u0441\u0442\u043E\u043B\u044F\u0440, \u0442\u0435\u0441\u043B\u044F, marangoz, \u0646\u062C\u0627\u0631, \u6728\u5320, \u6728\u5DE5",
  builder: "builder, construction worker, bricklayer, welder, Maurer, Maurerin, Bauarbeiter, Schwei\xDFer, ma\xE7on, soudeur, alba\xF1il, soldador, soldadora, pedreiro, muratore, saldatore, bouwvakker, metselaar, lasser, murarz, spawacz, \u0441\u0442\u0440\u043E\u0438\u0442\u0435\u043B\u044C, \u043A\u0430\u043C\u0435\u043D\u0449\u0438\u043A, \u0441\u0432\u0430\u0440\u0449\u0438\u043A, \u0431\u0443\u0434\u0456\u0432\u0435\u043B\u044C\u043D\u0438\u043A, \u0437\u0432\u0430\u0440\u044E\u0432\u0430\u043B\u044C\u043D\u0438\u043A, in\u015Faat i\u015F\xE7isi, kaynak\xE7\u0131, \u0628\u0646\u0627, \u062C\u0648\u0634\u06A9\u0627\u0631, \u0639\u0627\u0645\u0644 \u0628\u0646\u0627\u0621, \u0644\u062D\u0627\u0645, \u5EFA\u7B51\u5DE5\u4EBA, \u710A\u5DE5",
  miner: "miner, coal miner, Bergmann, Bergarbeiter, mineur de fond, minero, minera de carb\xF3n, mineiro de carv\xE3o, minatore, mijnwerker, g\xF3rnik, \u0448\u0430\u0445\u0442\u0451\u0440, \u0448\u0430\u0445\u0442\u0435\u0440, \u0448\u0430\u0445\u0442\u0430\u0440, madenci, \u0645\u0639\u062F\u0646\u0686\u06CC, \u0639\u0627\u0645\u0644 \u0645\u0646\u062C\u0645, \u77FF\u5DE5, \u7926\u5DE5",
  worker: "factory worker, labourer, laborer, Arbeiter, Arbeiterin, ouvrier, ouvri\xE8re, obrero, obrera, oper\xE1rio, oper\xE1ria, operaio, operaia, arbeider, fabrieksarbeider, robotnik, robotnica, \u0440\u0430\u0431\u043E\u0447\u0438\u0439, \u0440\u0430\u0431\u043E\u0447\u0430\u044F, \u0440\u043E\u0431\u0456\u0442\u043D\u0438\u043A, \u0440\u043E\u0431\u0456\u0442\u043D\u0438\u0446\u044F, fabrika i\u015F\xE7isi, i\u015F\xE7i, \u06A9\u0627\u0631\u06AF\u0631, \u0639\u0627\u0645\u0644 \u0645\u0635\u0646\u0639, \u5DE5\u4EBA",
  police: "police officer, policeman, policewoman, cop, Polizist, Polizistin, policier, polici\xE8re, gendarme, oficial de polic\xEDa, agente de polic\xEDa, policial militar, policial, poliziotto, poliziotta, carabiniere, politieagent, policjant, policjantka, \u043F\u043E\u043B\u0438\u0446\u0435\u0439\u0441\u043A\u0438\u0439, \u043F\u043E\u043B\u0456\u0446\u0435\u0439\u0441\u044C\u043A\u0438\u0439, \u043F\u043E\u043B\u0456\u0446\u0435\u0439\u0441\u044C\u043A\u0430, polis memuru, \u0627\u0641\u0633\u0631 \u067E\u0644\u06CC\u0633, \u0636\u0627\u0628\u0637 \u0634\u0631\u0637\u0629, \u0634\u0631\u0637\u064A, \u8B66\u5BDF, \u6C11\u8B66",
  firefighter: "firefighter, fireman, paramedic, Feuerwehrmann, Feuerwehrfrau, Rettungssanit\xE4ter, pompier, pompi\xE8re, sapeur-pompier, bombero, bombera, bombeiro, bombeira, vigile del fuoco, pompiere, brandweerman, stra\u017Cak, \u043F\u043E\u0436\u0430\u0440\u043D\u044B\u0439, \u043F\u043E\u0436\u0435\u0436\u043D\u0438\u043A, itfaiyeci, \u0622\u062A\u0634 \u0646\u0634\u0627\u0646, \u0631\u062C\u0644 \u0625\u0637\u0641\u0627\u0621, \u0625\u0637\u0641\u0627\u0626\u064A, \u0645\u0633\u0639\u0641, \u6D88\u9632\u5458, \u6D88\u9632\u54E1",
  soldier: "soldier, serviceman, army officer, Soldat, Soldatin, Offizier, militaire de carri\xE8re, soldate, soldado, militar de carrera, soldato, soldatessa, militair, \u017Co\u0142nierz, \u0441\u043E\u043B\u0434\u0430\u0442, \u0432\u043E\u0435\u043D\u043D\u043E\u0441\u043B\u0443\u0436\u0430\u0449\u0438\u0439, \u0432\u0456\u0439\u0441\u044C\u043A\u043E\u0432\u043E\u0441\u043B\u0443\u0436\u0431\u043E\u0432\u0435\u0446\u044C, \u0432\u0456\u0439\u0441\u044C\u043A\u043E\u0432\u043E\u0441\u043B\u0443\u0436\u0431\u043E\u0432\u0438\u0446\u044F, asker, \u0633\u0631\u0628\u0627\u0632, \u062C\u0646\u062F\u064A, \u062C\u0646\u062F\u064A\u0629, \u0636\u0627\u0628\u0637 \u062C\u064A\u0634, \u519B\u4EBA, \u58EB\u5175, \u8ECD\u4EBA",
  veteran: "veteran, army veteran, war veteran, Veteranin, v\xE9t\xE9ran, ancien combattant, veterano, veterana, excombatiente, ex-combatente, reduce di guerra, oud-strijder, weteran, weteranka, \u0432\u0435\u0442\u0435\u0440\u0430\u043D, \u0432\u0435\u0442\u0435\u0440\u0430\u043D\u043A\u0430, gazi, \u06A9\u0647\u0646\u0647 \u0633\u0631\u0628\u0627\u0632, \u0645\u062D\u0627\u0631\u0628 \u0642\u062F\u064A\u0645, \u9000\u4F0D\u519B\u4EBA, \u8001\u5175, \u9000\u4F0D\u8ECD\u4EBA",
  civil_servant: "civil servant, public servant, Beamter, Beamtin, fonctionnaire, funcionario p\xFAblico, funcionaria p\xFAblica, funcion\xE1rio p\xFAblico, servidor p\xFAblico, servidora p\xFAblica, funzionario pubblico, ambtenaar, urz\u0119dnik, urz\u0119dniczka, \u0433\u043E\u0441\u0441\u043B\u0443\u0436\u0430\u0449\u0438\u0439, \u0447\u0438\u043D\u043E\u0432\u043D\u0438\u043A, \u0434\u0435\u0440\u0436\u0441\u043B\u0443\u0436\u0431\u043E\u0432\u0435\u0446\u044C, \u0434\u0435\u0440\u0436\u0441\u043B\u0443\u0436\u0431\u043E\u0432\u0438\u0446\u044F, memur, \u06A9\u0627\u0631\u0645\u0646\u062F \u062F\u0648\u0644\u062A, \u0645\u0648\u0638\u0641 \u062D\u0643\u0648\u0645\u064A, \u0645\u0648\u0638\u0641\u0629 \u062D\u0643\u0648\u0645\u064A\u0629, \u516C\u52A1\u5458, \u516C\u52D9\u54E1",
  social_worker: "social worker, carer, caregiver, Sozialarbeiter, Sozialarbeiterin, Erzieher, Erzieherin, assistant social, assistante sociale, trabajador social, trabajadora social, assistente social, assistente sociale, maatschappelijk werker, pracownik socjalny, \u0441\u043E\u0446\u0440\u0430\u0431\u043E\u0442\u043D\u0438\u043A, \u0441\u043E\u0446\u0438\u0430\u043B\u044C\u043D\u044B\u0439 \u0440\u0430\u0431\u043E\u0442\u043D\u0438\u043A, \u0441\u043E\u0446\u0456\u0430\u043B\u044C\u043D\u0438\u0439 \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A, \u0441\u043E\u0446\u0456\u0430\u043B\u044C\u043D\u0430 \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u0446\u044F, sosyal hizmet uzman\u0131, \u0645\u062F\u062F\u06A9\u0627\u0631 \u0627\u062C\u062A\u0645\u0627\u0639\u06CC, \u0623\u062E\u0635\u0627\u0626\u064A \u0627\u062C\u062A\u0645\u0627\u0639\u064A, \u0623\u062E\u0635\u0627\u0626\u064A\u0629 \u0627\u062C\u062A\u0645\u0627\u0639\u064A\u0629, \u793E\u5DE5, \u793E\u4F1A\u5DE5\u4F5C\u8005",
  coach: "coach, trainer, personal trainer, athlete, footballer, Trainerin, Sportler, Sportlerin, entra\xEEneur, entra\xEEneuse, athl\xE8te, entrenador, entrenadora, deportista, treinador, treinadora, atleta, allenatore, allenatrice, sporter, trener, trenerka, sportowiec, \u0442\u0440\u0435\u043D\u0435\u0440, \u0441\u043F\u043E\u0440\u0442\u0441\u043C\u0435\u043D, \u0441\u043F\u043E\u0440\u0442\u0441\u043C\u0435\u043D\u043A\u0430, \u0442\u0440\u0435\u043D\u0435\u0440\u043A\u0430, antren\xF6r, sporcu, \u0645\u0631\u0628\u06CC \u0648\u0631\u0632\u0634, \u0648\u0631\u0632\u0634\u06A9\u0627\u0631, \u0645\u062F\u0631\u0628, \u0645\u062F\u0631\u0628\u0629, \u0631\u064A\u0627\u0636\u064A \u0645\u062D\u062A\u0631\u0641, \u6559\u7EC3, \u8FD0\u52A8\u5458, \u6559\u7DF4",
  mother: "mother, mom, mum, mother of two, Mutter, Mama, maman, m\xE8re, mam\xE1, madre, m\xE3e, mamma, moeder, matka, mama, \u043C\u0430\u043C\u0430, \u043C\u0430\u0442\u044C, \u043C\u0430\u0442\u0438, \u043C\u0430\u0442\u0443\u0441\u044F, annesi, \u0645\u0627\u062F\u0631, \u0645\u0627\u0645\u0627\u0646, \u0623\u0645 \u0644\u0637\u0641\u0644\u064A\u0646, \u0648\u0627\u0644\u062F\u0629, \u5988\u5988, \u6BCD\u4EB2, \u5ABD\u5ABD",
  father: "father, dad, father of two, Vater, Papa, p\xE8re de famille, padre de familia, pap\xE1, pai de, pap\xE0, padre di famiglia, vader, ojciec, tata, \u043F\u0430\u043F\u0430, \u043E\u0442\u0435\u0446, \u0442\u0430\u0442\u043E, \u0431\u0430\u0442\u044C\u043A\u043E, babas\u0131, \u067E\u062F\u0631, \u0648\u0627\u0644\u062F, \u0623\u0628 \u0644\u0637\u0641\u0644\u064A\u0646, \u7238\u7238, \u7236\u4EB2, \u7238",
  grandparent: "grandmother, grandma, grandfather, grandpa, Gro\xDFmutter, Oma, Gro\xDFvater, Opa, grand-m\xE8re, grand-p\xE8re, abuela, abuelo, av\xF3, av\xF4, nonna, nonno, babcia, dziadek, \u0431\u0430\u0431\u0443\u0448\u043A\u0430, \u0434\u0435\u0434\u0443\u0448\u043A\u0430, \u0431\u0430\u0431\u0443\u0441\u044F, \u0434\u0456\u0434\u0443\u0441\u044C, b\xFCy\xFCkanne, \u0645\u0627\u062F\u0631\u0628\u0632\u0631\u06AF, \u067E\u062F\u0631\u0628\u0632\u0631\u06AF, \u062C\u062F\u0629, \u062C\u062F \u0644\u0623\u062D\u0641\u0627\u062F, \u5976\u5976, \u7237\u7237, \u5916\u5A46",
  retiree: "retired, retiree, pensioner, Rentner, Rentnerin, Pension\xE4r, Pension\xE4rin, retrait\xE9, retrait\xE9e, jubilado, jubilada, aposentado, aposentada, pensionato, pensionata, gepensioneerd, emeryt, emerytka, \u043F\u0435\u043D\u0441\u0438\u043E\u043D\u0435\u0440, \u043F\u0435\u043D\u0441\u0438\u043E\u043D\u0435\u0440\u043A\u0430, \u043F\u0435\u043D\u0441\u0456\u043E\u043D\u0435\u0440, \u043F\u0435\u043D\u0441\u0456\u043E\u043D\u0435\u0440\u043A\u0430, emekli, \u0628\u0627\u0632\u0646\u0634\u0633\u062A\u0647, \u0645\u062A\u0642\u0627\u0639\u062F, \u0645\u062A\u0642\u0627\u0639\u062F\u0629, \u9000\u4F11"
};

// src/events/roles.ts
var folded2 = (text) => foldText(text).normalize("NFD").replace(/\p{M}+/gu, "").normalize("NFC");
var PHRASES = /* @__PURE__ */ new Map();
var UNSPACED3 = [];
for (const [role, words3] of Object.entries(ROLE_WORDS))
  for (const word of words3.split(",").map(folded2)) {
    if (isUnspaced(word)) UNSPACED3.push([word, role]);
    else if (!PHRASES.has(word)) PHRASES.set(word, role);
  }
var ROLES = Object.keys(ROLE_WORDS);

// src/events/profile-rows.ts
var last = (column) => `arg_max(${column}, (micros, ${column})) FILTER (${column} IS NOT NULL)`;
var PROFILE_ROWS = `SELECT row_number() OVER (ORDER BY picture, id) AS number, * FROM (SELECT ${accountIdSql("platform", "account")} AS id, any_value(platform) AS platform,
    coalesce(${last("account_handle")}, any_value(CASE WHEN starts_with(account, '@') THEN account END)) AS handle,
    ${last("account_name")} AS name, ${last("account_bio")} AS bio, ${last("account_picture")} AS picture
  FROM read_rows WHERE reason IS NULL AND (coalesce(account_handle, account_name, account_bio, account_picture) IS NOT NULL OR starts_with(account, '@'))
  GROUP BY ALL)
  WHERE coalesce(handle, name, bio, picture) IS NOT NULL`;

// src/events/activity.ts
var HOUR = 3600;
var MAX_HOURS = 24 * 62;
var GAP_SECONDS = 6 * HOUR;

// src/events/damaged-ids.ts
var writtenRounded = (id) => `(${id} BETWEEN '0' AND ':' AND (contains(${id}, '+') OR contains(${id}, '.') OR contains(${id}, ',')) AND regexp_full_match(${id}, '[0-9]+(?:[.,][0-9]+[eE][+]?[0-9]+|[eE][+][0-9]+)(?: in [A-Z]{1,3}[0-9]+)?|[0-9]{16,}[.]0+'))`;

// src/events/odd-clocks.ts
var TIME2 = "(\\d{1,2})(?:(?:[:.]|\\s?[hHuU]\\s?)(\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?(?:\\s?[hH](?![A-Za-z]))?\\s*([AaPp]\\.?\\s?[Mm]\\.?(?![A-Za-z]))?";
var GAP = "(?:\\s*[,\xB7|]\\s*|\\s+(?:at|um|\xE0|a las|\xE0s|om|o|\u0432|\u043E)\\s+|\\s+-\\s+|[T_]|\\s+)";
var SEPARATED = new RegExp(
  `^(\\d{1,4})\\s?([./\\-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})\\.?(?:${GAP}${TIME2})?(?:\\s*(\\D.*))?$`
);
var DAY_MONTH = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.|\xBA)?[\\s-]+(?:de\\s+|of\\s+)?(\\p{L}+)\\.?,?[\\s-]+(?:de\\s+)?(\\d{4}|\\d{2})(?:\\s*\u0433\\.?)?(?:${GAP}${TIME2})?(?:\\s*([^\\d].*))?$`,
  "u"
);
var MONTH_DAY = new RegExp(
  `^(\\p{L}+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:${GAP}${TIME2})?(?:\\s*([^\\d].*))?$`,
  "u"
);
var YEAR_LAST = new RegExp(`^(\\p{L}+)\\s+(\\d{1,2})\\s+${TIME2}\\s+(?:(.*)\\s)?(\\d{4})$`, "u");
var TIME_FIRST = new RegExp(`^(${TIME2})(?:\\s*[\xB7,|-]\\s*|\\s+(?:on\\s+)?)(\\S.*)$`);

// src/events/read-rows.ts
var RAW_TABLE = heldName(RAW.name);
var EARLIEST_MICROS = Date.UTC(2004, 0, 1) * 1e3;
var LATEST_MICROS = Date.UTC(2101, 0, 1) * 1e3;
var detailSql = `CASE reason WHEN 'damaged-id' THEN CASE WHEN crowd IS NOT NULL THEN 'account=' || account || ', borne by ' || crowd || ' handles by turns' WHEN ${writtenRounded("account")} THEN 'account=' || account
    WHEN ${writtenRounded("coalesce(post, '')")} THEN 'post=' || post WHEN ${writtenRounded("coalesce(objects, '')")} THEN 'object=' || objects
    ELSE concat_ws(', ', 'account=' || account, 'post=' || post, 'object=' || objects) END
  WHEN 'deleted-account' THEN 'account=' || account WHEN 'no-account' THEN 'account=' || account WHEN 'no-time' THEN NULL ELSE 'time=' || time END`;

// src/events/quarantine.ts
var FIELDS = RAW.columns.map((c) => c.name).filter((name) => !/^source_|^time_zone$|^time_finer$/.test(name));

// src/events/hidden-shares.ts
var ACCOUNT = accountIdSql("platform", "account_id");

// src/signals/account-set.ts
var FEWEST_ACCOUNTS = 4;
var AccountSet = class _AccountSet {
  constructor(numbers) {
    this.numbers = numbers;
  }
  /** The set of these accounts. Throws `RangeError` for fewer than four. */
  static of(numbers) {
    const distinct = Int32Array.from(new Set(numbers)).sort();
    if (distinct.length < FEWEST_ACCOUNTS)
      throw new RangeError(
        `signals: a set of ${distinct.length} accounts. A signal is computed for groups of ${FEWEST_ACCOUNTS} or more, never for single accounts.`
      );
    return new _AccountSet(distinct);
  }
  /** Accounts in the set. */
  get size() {
    return this.numbers.length;
  }
};

// src/signals/collection/member-times.ts
var DAY = 86400;
var HOUR2 = 3600;
var MONDAY = 3 * DAY;
var BY_CHANCE = Math.log(1e-4);

// src/signals/collection/daily-cut.ts
var SLOT = 300;
var SLOTS = DAY / SLOT;
var HOUR_SLOTS = 12;
var BREAK3 = 3 * HOUR_SLOTS;

// src/signals/collection/outages.ts
var EDGE = 4 * HOUR2;

// src/signals/collection/row-cap.ts
var BY_CHANCE2 = Math.log(1e-6);

// src/signals/words.ts
var whole = (n) => Math.round(n).toLocaleString("en");
var outOf = (count3, total2) => `${whole(count3)} of ${whole(total2)}`;
var percent = (share2) => `${(100 * share2).toFixed(share2 > 0 && share2 < 0.0995 ? 1 : 0)} %`;
var isoDay = (seconds) => new Date(seconds * 1e3).toISOString().slice(0, 10);
var days = (seconds) => {
  const n = Math.round(seconds / 86400);
  return n === 1 ? "one day" : `${whole(n)} days`;
};

// src/signals/collection/collection.ts
var SECOND = "(epoch_us(time_utc) / 1e6)";
var OF_DAY = `(${SECOND} - 86400 * floor(${SECOND} / 86400))`;
var OF_WEEK = `((${SECOND} + 259200) - 604800 * floor((${SECOND} + 259200) / 604800))`;

// src/signals/matched-controls.ts
var LOOKED_AT = 3e3;
var REACH = 2;
var CANDIDATES = `
  WITH own AS (SELECT DISTINCT a.platform, floor(log2(greatest(a.events, 1)))::INTEGER AS bucket
               FROM members m JOIN accounts a USING (account_id) WHERE m.group_id = $1),
  wanted AS (SELECT DISTINCT platform, bucket + unnest(range(-${REACH}, ${REACH + 1})) AS bucket FROM own)
  SELECT a.* FROM accounts a JOIN wanted w ON w.platform = a.platform AND w.bucket = floor(log2(greatest(a.events, 1)))
  ANTI JOIN (SELECT account_id FROM members JOIN groups USING (group_id) WHERE status <> 'candidate' OR group_id = $1) USING (account_id)
  QUALIFY row_number() OVER (PARTITION BY a.platform, w.bucket ORDER BY hash(a.first_seen, a.last_seen, a.events), a.account_id) <= ${LOOKED_AT}`;

// src/signals/ground.ts
var controlsIn = (ground) => Int32Array.from(
  { length: ground.accounts.ids.length - ground.group.size },
  (_, i) => ground.group.size + i
);
var daysIn = ({ firstSeconds, lastSeconds }) => (lastSeconds - firstSeconds) / 86400;

// src/signals/signal.ts
var defineSignal = (signal) => signal;

// src/signals/amplification/closed-amplification.ts
var FEWEST_ACCOUNTS2 = 4;
var FEWEST_ACTS = 20;
var ACTS = ["repost", "reply", "quote"];
var applauseSql = () => `
  WITH acts AS (${ACTS.map(
  (act, i) => `SELECT g.number, e.platform, e.account_id, ${i} AS act, e.${act}_${act === "reply" ? "to" : "of"} AS post_id, e.time_utc
       FROM events e JOIN ground_accounts g USING (account_id) WHERE trim(e.${act}_${act === "reply" ? "to" : "of"}) <> ''`
).join(" UNION ALL ")}),
  targets AS (SELECT platform, post_id, min(account_id) AS author FROM events
    WHERE trim(post_id) <> '' AND kind IS DISTINCT FROM 'repost' GROUP BY platform, post_id)
  SELECT acts.number, coalesce(g.number, -1), acts.act
  FROM acts JOIN targets ON targets.post_id = acts.post_id AND targets.platform IS NOT DISTINCT FROM acts.platform
  LEFT JOIN ground_accounts g ON g.account_id = targets.author
  WHERE targets.author <> acts.account_id ORDER BY acts.number, acts.time_utc, 2, 3`;
var closedAmplification = defineSignal({
  id: "closed-amplification",
  version: 1,
  title: "Applause among themselves",
  question: "Do the accounts repost, answer and quote each other rather than others?",
  needs: ["reposts, replies or quotes of posts that are in the data"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const { columns: columns2 } = await ground.store.numbers(applauseSql());
    const [number, author2, act] = columns2;
    if ((number?.length ?? 0) < FEWEST_ACTS)
      return {
        notMeasurable: "Not measurable: the data holds hardly any reposts, replies or quotes whose original is in the data too."
      };
    const from = new Int32Array(ground.accounts.ids.length + 1);
    for (const n of number) from[n + 1]++;
    for (let i = 0; i + 1 < from.length; i++) from[i + 1] += from[i];
    return { from, author: author2, act };
  },
  measure(data, set, ground) {
    const { all, inside: inside2, accounts } = counted(data, set.numbers, ground);
    const acts = sum2(all);
    return accounts < FEWEST_ACCOUNTS2 || acts === 0 ? null : { value: sum2(inside2) / acts, accounts };
  },
  async tell(data, group, compared2, ground) {
    const { all, inside: inside2 } = counted(data, group.numbers, ground);
    return {
      note: `${outOf(sum2(inside2), sum2(all))} reposts, replies and quotes by members, of posts whose author the data knows, are of other members' posts (${percent(compared2.value)}); ${percent(compared2.controlValue)} stay inside groups of accounts like them.`,
      pictures: [
        {
          kind: "table",
          title: "Whose posts the members act on",
          caption: "Acts on posts whose author is in the data; acts on one's own posts are left out.",
          columns: ["act", "all", "on members' posts", "share"],
          rows: ACTS.map((act, i) => [
            act,
            all[i],
            inside2[i],
            all[i] === 0 ? null : percent(inside2[i] / all[i])
          ]).filter(([, count3]) => count3 !== 0)
        }
      ]
    };
  },
  innocentReadings: [
    "A small community of friends or colleagues who talk with each other",
    "Fans who pass on what their club's own accounts post",
    "Threads of one discussion that the data was collected around"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Schoch, D., Keller, F. B., Stier, S., Yang, J. (2022). Coordination patterns reveal online political astroturfing across the world. Scientific Reports 12, 4572.",
      url: "https://doi.org/10.1038/s41598-022-08404-9"
    }
  ]
});
var sum2 = (counts3) => counts3.reduce((total2, count3) => total2 + count3, 0);
function counted({ from, author: author2, act }, numbers, { accounts }) {
  const member = new Uint8Array(accounts.ids.length);
  for (const n of numbers) member[n] = 1;
  const all = ACTS.map(() => 0);
  const inside2 = ACTS.map(() => 0);
  let measured2 = 0;
  for (const n of numbers) {
    measured2 += Number(from[n + 1] > from[n]);
    for (let i = from[n]; i < from[n + 1]; i++) {
      all[act[i]]++;
      if (author2[i] >= 0) inside2[act[i]] += member[author2[i]];
    }
  }
  return { all, inside: inside2, accounts: measured2 };
}

// src/signals/machine-marks.ts
var MARKS4 = [
  { id: "minute", words: "at the first second of a minute" },
  { id: "pause", words: "after a pause as long as another of the same account" },
  { id: "feed", words: "at a fixed time after the link first appeared" },
  { id: "client", words: "from a client that names a scheduler or feed" }
];
var SHORTEST_PAUSE = 120;
var LONGEST_PAUSE = 2 * 86400;
var SAME = 1;
var RECURS = 3;
var LONGEST_LAG = 86400;
async function readMarks(ground) {
  const { seconds, client, clients } = ground.events;
  const fine = ground.clockSeconds < 60;
  const says = clients.map(namesScheduler);
  const none = () => new Int8Array(seconds.length).fill(-1);
  const marks = [
    fine ? Int8Array.from(seconds, (time) => Number(Math.floor(time) % 60 === 0)) : none(),
    fine ? pauseMarks(ground) : none(),
    fine ? await feedMarks(ground) : none(),
    Int8Array.from(client, (code) => code < 0 ? -1 : Number(says[code]))
  ];
  return { marks, possible: marks.map((mark2) => mark2.some((value) => value >= 0)) };
}
function pauseMarks({ events: { from, seconds } }) {
  const marks = new Int8Array(seconds.length).fill(-1);
  for (let i = 0; i + 1 < from.length; i++) {
    const places = [];
    const pauses = [];
    for (let at2 = from[i] + 1; at2 < from[i + 1]; at2++) {
      const pause = seconds[at2] - seconds[at2 - 1];
      if (pause < SHORTEST_PAUSE || pause > LONGEST_PAUSE) continue;
      places.push(at2);
      pauses.push(pause);
    }
    recurring(pauses).forEach((recurs, n) => {
      marks[places[n]] = Number(recurs);
    });
  }
  return marks;
}
function recurring(spans) {
  const order2 = [...spans.keys()].sort((x, y) => spans[x] - spans[y]);
  const result = spans.map(() => false);
  let [low, high] = [0, 0];
  for (let n = 0; n < order2.length; n++) {
    while (spans[order2[n]] - spans[order2[low]] > SAME) low++;
    while (high < order2.length && spans[order2[high]] - spans[order2[n]] <= SAME) high++;
    result[order2[n]] = high - low >= RECURS;
  }
  return result;
}
async function feedMarks(ground) {
  const { from, eventId } = ground.events;
  const marks = new Int8Array(eventId.length).fill(-1);
  const { columns: columns2, rowCount: rowCount2 } = await ground.store.numbers(
    `WITH own AS (SELECT g.number, a.object_id, a.event_id, a.time_utc FROM actions a JOIN ground_accounts g USING (account_id) WHERE a.trace = 'co-link'),
     firsts AS (SELECT object_id, min(time_utc) AS first FROM actions WHERE trace = 'co-link' AND object_id IN (SELECT object_id FROM own) GROUP BY object_id)
     SELECT o.number, o.event_id::DOUBLE, epoch_us(o.time_utc)::DOUBLE / 1e6 - epoch_us(f.first)::DOUBLE / 1e6 AS lag
     FROM own o JOIN firsts f USING (object_id) WHERE o.time_utc > f.first AND o.time_utc - f.first <= INTERVAL ${LONGEST_LAG} SECOND
     ORDER BY o.number, lag, o.event_id`
  );
  if (rowCount2 === 0) return marks;
  const [numbers, events, lags] = columns2;
  for (let at2 = 0; at2 < rowCount2; ) {
    let end = at2;
    while (end < rowCount2 && numbers[end] === numbers[at2]) end++;
    const account2 = numbers[at2];
    const placeOf = /* @__PURE__ */ new Map();
    for (let place2 = from[account2]; place2 < from[account2 + 1]; place2++) placeOf.set(eventId[place2], place2);
    recurring([...lags.subarray(at2, end)]).forEach((recurs, n) => {
      const place2 = placeOf.get(events[at2 + n]);
      marks[place2] = Math.max(marks[place2], Number(recurs));
    });
    at2 = end;
  }
  return marks;
}

// src/signals/automation.ts
var FEWEST_POSTS = 5;
var FEWEST_ACCOUNTS3 = 4;
var LEAST_EXCESS = 0.01;
var FEWEST_LIKE = 30;
var automation = defineSignal({
  id: "automation",
  version: 1,
  title: "Scheduled by a machine",
  question: "Do posts come at full minutes, at equal pauses, at a fixed time after a feed, or from clients that schedule?",
  needs: ["clocks of a second, or client names"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    const { marks, possible } = await readMarks(ground);
    if (!possible.some(Boolean))
      return {
        notMeasurable: `Not measurable: the clocks are of a ${ground.clockSeconds >= 86400 ? "day" : "minute"}, and the data names no clients.`
      };
    return machineOf(ground, marks, possible);
  },
  measure(data, set) {
    const accounts = measuredOf(data, set);
    if (accounts.length < FEWEST_ACCOUNTS3) return null;
    const surprise = data.scores.map((scores, mark2) => {
      const known2 = accounts.filter((account2) => !Number.isNaN(scores[account2]));
      if (known2.length < FEWEST_ACCOUNTS3 || meanOf(data.excess[mark2], known2) < LEAST_EXCESS) return 0;
      return meanOf(scores, known2) * Math.sqrt(known2.length);
    });
    return {
      value: meanOf(data.any, accounts),
      statistic: Math.max(...surprise),
      accounts: accounts.length
    };
  },
  async tell(data, group, compared2) {
    const accounts = measuredOf(data, group);
    const shown = MARKS4.map(({ words: words3 }, mark2) => {
      const known2 = accounts.filter((account2) => !Number.isNaN(data.shares[mark2][account2]));
      return {
        words: words3,
        share: meanOf(data.shares[mark2], known2),
        usual: data.usual[mark2],
        possible: data.possible[mark2] && known2.length > 0
      };
    });
    const declared = shown[MARKS4.length - 1];
    const said = declared.possible && declared.share >= 0.5 * compared2.value && declared.share > 0.1;
    const missing = shown.filter(({ possible }) => !possible).map(({ words: words3 }) => words3);
    return {
      note: `${percent(compared2.value)} of a member's posts bear a mark of a machine, ${percent(compared2.controlValue)} among accounts like them.${said ? ` Most of it is declared: ${percent(declared.share)} of the posts come from clients that name themselves as schedulers or feeds.` : ""}${missing.length > 0 ? ` This data cannot tell: ${missing.join("; ")}.` : ""}`,
      pictures: [
        {
          kind: "table",
          title: "Marks of a machine",
          caption: `Mean share of the posts of ${outOf(accounts.length, group.size)} members with five posts or more, beside all accounts compared.`,
          columns: ["Posts", "Members", "Usual"],
          rows: shown.filter(({ possible }) => possible).map(({ words: words3, share: share2, usual: usual2 }) => [words3, percent(share2), percent(usual2)])
        }
      ]
    };
  },
  innocentReadings: [
    "Customers of a scheduler, or a newsroom that plans its posts",
    "Declared automation and feeds",
    "Accounts that pass on one publisher's feed"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Zhang, C. M., Paxson, V. (2011). Detecting and analyzing automated activity on Twitter. PAM, 102-111.",
      url: "https://doi.org/10.1007/978-3-642-19260-9_11"
    },
    {
      text: "Chu, Z. et al. (2012). Detecting automation of Twitter accounts. IEEE TDSC 9(6), 811-824.",
      url: "https://doi.org/10.1109/TDSC.2012.75"
    }
  ]
});
function machineOf(ground, marks, possible) {
  const { from } = ground.events;
  const accounts = ground.accounts.ids.length;
  const shares2 = marks.map(() => new Float64Array(accounts).fill(Number.NaN));
  const any = new Float64Array(accounts).fill(Number.NaN);
  for (let i = 0; i < accounts; i++) {
    if (from[i + 1] - from[i] < FEWEST_POSTS) continue;
    let marked = 0;
    const [bearing, known2] = [new Int32Array(marks.length), new Int32Array(marks.length)];
    for (let at2 = from[i]; at2 < from[i + 1]; at2++) {
      let one = false;
      for (let mark2 = 0; mark2 < marks.length; mark2++) {
        if (marks[mark2][at2] < 0) continue;
        known2[mark2]++;
        bearing[mark2] += marks[mark2][at2];
        one ||= marks[mark2][at2] === 1;
      }
      if (one) marked++;
    }
    any[i] = marked / (from[i + 1] - from[i]);
    for (let mark2 = 0; mark2 < marks.length; mark2++)
      if (known2[mark2] >= FEWEST_POSTS) shares2[mark2][i] = bearing[mark2] / known2[mark2];
  }
  const sizes = ground.accounts.events;
  const beside = shares2.map((own) => besideLike(own, sizes));
  return {
    shares: shares2,
    any,
    possible,
    scores: beside.map(({ scores }) => scores),
    excess: beside.map(({ excess }) => excess),
    usual: shares2.map((own) => spreadOf([...own].filter((share2) => !Number.isNaN(share2))).mean)
  };
}
function besideLike(shares2, sizes) {
  const level = (account2) => Math.floor(Math.log2(Math.max(1, sizes[account2])));
  const byLevel = Array.from({ length: 32 }, () => []);
  for (const [account2, share2] of shares2.entries())
    if (!Number.isNaN(share2)) byLevel[level(account2)].push(share2);
  const usual2 = byLevel.map((_, at2) => {
    for (let reach = 0; ; reach++) {
      const near = byLevel.slice(Math.max(0, at2 - reach), at2 + reach + 1).flat();
      if (near.length >= FEWEST_LIKE || reach > byLevel.length) return spreadOf(near);
    }
  });
  const excess = shares2.map((share2, account2) => share2 - usual2[level(account2)].mean);
  const scores = excess.map((one, account2) => {
    const { spread: spread3 } = usual2[level(account2)];
    return spread3 > 0 || Number.isNaN(one) ? one / spread3 : 0;
  });
  return { scores, excess };
}
function spreadOf(known2) {
  if (known2.length === 0) return { mean: 0, spread: 0 };
  const mean2 = known2.reduce((sum3, share2) => sum3 + share2, 0) / known2.length;
  return {
    mean: mean2,
    spread: Math.sqrt(known2.reduce((sum3, share2) => sum3 + (share2 - mean2) ** 2, 0) / known2.length)
  };
}
var measuredOf = ({ any }, set) => [...set.numbers].filter((account2) => !Number.isNaN(any[account2]));
var meanOf = (values, accounts) => accounts.reduce((sum3, account2) => sum3 + values[account2], 0) / Math.max(1, accounts.length);

// src/signals/creation-batch.ts
var FEWEST2 = 4;
var FEWEST_GROUND = 24;
var REACHES = [3600, 86400, 3 * 86400, 7 * 86400];
var SHOWN = 86400;
var BURST_GAP = 86400;
var BURST_P = 0.01;
var SHRINKING = 20;
var creationBatch = defineSignal({
  id: "creation-batch",
  version: 2,
  title: "Made in series",
  question: "Were the accounts made in batches, closer together than accounts like them?",
  needs: ["dates of creation of accounts"],
  parameters: [],
  effect: "ratio",
  async prepare({ accounts: { created, platform, platforms }, group }) {
    const ordered = platforms.map(
      (_, code) => Int32Array.from(created.keys()).filter((account2) => platform[account2] === code && !Number.isNaN(created[account2])).sort((x, y) => created[x] - created[y])
    );
    const members = [...group.numbers].filter((account2) => !Number.isNaN(created[account2])).length;
    if (members < FEWEST2 || ordered.reduce((sum3, list3) => sum3 + list3.length, 0) < FEWEST_GROUND)
      return {
        notMeasurable: members === 0 ? "Not measurable: the data does not say when accounts were made." : `Not measurable: of ${outOf(members, group.size)} members and of few others the data says when they were made.`
      };
    return { created, platform, ordered };
  },
  measure(data, set) {
    const dates = datesOf(data.created, set.numbers);
    if (dates.length < FEWEST2) return null;
    const pairs = dates.length * (dates.length - 1) / 2;
    const expected = expectedPairs(data, set);
    const surprise = REACHES.map(
      (reach, i) => -logPoissonUpperTail(closePairs(dates, reach), expected[i]) / Math.LN10
    );
    return {
      value: closePairs(dates, SHOWN) / pairs,
      statistic: Math.max(...surprise),
      accounts: dates.length
    };
  },
  async tell(data, group, compared2, ground) {
    const dates = datesOf(data.created, group.numbers);
    const controls = datesOf(data.created, controlsIn(ground));
    const bursts = burstsOf(data, group);
    const inBursts = bursts.reduce((sum3, { count: count3 }) => sum3 + count3, 0);
    const named2 = bursts.slice(0, 3).map(
      ({ from, to, count: count3 }) => isoDay(from) === isoDay(to) ? `${count3} on ${isoDay(from)}` : `${count3} from ${isoDay(from)} to ${isoDay(to)}`
    ).join(", ");
    const pairs = `${percent(compared2.value)} of the pairs were made within a day of each other, ${percent(compared2.controlValue)} among accounts like them`;
    return {
      note: `${pairs}. ${bursts.length > 0 ? `${outOf(inBursts, dates.length)} members were made in ${bursts.length === 1 ? "one burst" : `${bursts.length} bursts`}: ${named2}` : "No burst stands out"}.`,
      pictures: [pictureOf(dates, controls, bursts)]
    };
  },
  innocentReadings: [
    "An event that brought many new users at once",
    "A school class, a course or an association that joined together",
    "An invitation wave or a campaign of the platform"
  ],
  references: [
    {
      text: "Pacheco, D. et al. (2021). Uncovering coordinated networks on social media. ICWSM 15, 455-466.",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    }
  ]
});
var datesOf = (created, numbers) => Float64Array.from(numbers, (n) => created[n]).filter((date) => !Number.isNaN(date)).sort();
function closePairs(dates, reach) {
  let pairs = 0;
  for (let i = 0, j = 0; i < dates.length; i++) {
    while (dates[i] - dates[j] > reach) j++;
    pairs += i - j;
  }
  return pairs;
}
function closeAcross(one, other, reach) {
  let pairs = 0;
  for (let i = 0, low = 0, high = 0; i < one.length; i++) {
    while (low < other.length && other[low] < one[i] - reach) low++;
    while (high < other.length && other[high] <= one[i] + reach) high++;
    pairs += high - low;
  }
  return pairs;
}
function byPlatform({ created, ordered }, set, inside2) {
  const own = new Set(set.numbers);
  return ordered.map(
    (list3) => Float64Array.from(
      list3.filter((account2) => own.has(account2) === inside2),
      (account2) => created[account2]
    )
  );
}
function expectedPairs(data, set) {
  const counts3 = byPlatform(data, set, true).map(({ length }) => length);
  const outside = byPlatform(data, set, false);
  const strata2 = outside.flatMap(
    (one, p) => outside.slice(p).map((other, n) => ({
      own: n === 0 ? counts3[p] * (counts3[p] - 1) / 2 : counts3[p] * counts3[p + n],
      pairs: n === 0 ? one.length * (one.length - 1) / 2 : one.length * other.length,
      close: REACHES.map((reach) => n === 0 ? closePairs(one, reach) : closeAcross(one, other, reach))
    }))
  );
  const all = strata2.reduce((sum3, { pairs }) => sum3 + pairs, 0);
  return REACHES.map((_, i) => {
    const pooled = Math.max(
      0.5 / Math.max(1, all),
      strata2.reduce((sum3, { close }) => sum3 + close[i], 0) / Math.max(1, all)
    );
    return strata2.reduce(
      (sum3, { own, pairs, close }) => sum3 + own * (close[i] + SHRINKING * pooled) / (pairs + SHRINKING),
      0
    );
  });
}
function burstsOf(data, group) {
  const dates = datesOf(data.created, group.numbers);
  const counts3 = byPlatform(data, group, true).map(({ length }) => length);
  const outside = byPlatform(data, group, false);
  const bursts = [];
  for (let i = 0; i < dates.length; ) {
    let j = i;
    while (j + 1 < dates.length && dates[j + 1] - dates[j] <= BURST_GAP) j++;
    const [from, to] = [dates[i] - BURST_GAP, dates[j] + BURST_GAP];
    const expected = outside.reduce((sum3, list3, p) => {
      const near = list3.filter((date) => date >= from && date <= to).length;
      return sum3 + counts3[p] * Math.max(near, 0.5) / Math.max(1, list3.length);
    }, 0);
    const count3 = j - i + 1;
    if (count3 >= FEWEST2 && logPoissonUpperTail(count3, expected) < Math.log(BURST_P / dates.length))
      bursts.push({ from: dates[i], to: dates[j], count: count3 });
    i = j + 1;
  }
  return bursts.sort((x, y) => y.count - x.count || x.from - y.from);
}
var BINS = 120;
var ROOM = 180 * 86400;
function pictureOf(dates, controls, bursts) {
  const span = Math.max(ROOM, dates[dates.length - 1] - dates[0]);
  const from = Math.floor((dates[0] - span / 2) / 86400) * 86400;
  const to = dates[dates.length - 1] + span / 4 + 1;
  const width = Math.max(1, Math.ceil((to - from) / 86400 / BINS)) * 86400;
  const bins = Array.from({ length: Math.ceil((to - from) / width) }, (_, i) => ({
    from: from + i * width,
    to: from + (i + 1) * width,
    group: 0,
    control: 0
  }));
  for (const date of dates) bins[Math.floor((date - from) / width)].group++;
  for (const date of controls.filter((one) => one >= from && one < to))
    bins[Math.floor((date - from) / width)].control += dates.length / controls.length;
  const marks = bursts.slice(0, 10).map((burst) => ({ from: burst.from, to: burst.to, label: `${burst.count} accounts` }));
  return {
    kind: "histogram",
    title: "When the accounts were made",
    caption: `Members by date of creation, a bar for ${days(width)}; the line is what the same number of accounts like them gives; their dates before and after are not drawn.`,
    unit: "time",
    bins,
    marks
  };
}

// src/signals/diversion/entries.ts
var DAY2 = 86400;
var BEFORE = 14 * DAY2;
var AFTER = 5 * DAY2;
var FEWEST_POSTS_BEFORE = 10;
var FEWEST_ACCOUNTS_BEFORE = 5;
var FEWEST_POSTS2 = 5;
var BLOCK_ACCOUNTS = 3;
var BLOCK_SHARE = 0.05;
var DRAWS = 20;
var MOST_COMPARED = 300;
var turnOf = (entry) => Math.max(0, entry.shareAfter - entry.shareBefore) * Math.max(0, entry.divergence - entry.reference);
function entriesOf(posts, set, accounts, seed) {
  const member = new Uint8Array(accounts);
  for (const n of set.numbers) member[n] = 1;
  const least = Math.max(BLOCK_ACCOUNTS, Math.ceil(BLOCK_SHARE * set.size));
  const counts3 = new TermCounts(posts);
  const entries = [];
  for (let tag = 0; tag < posts.tags.length; tag++) {
    const at2 = blockIn(posts, tag, member, least);
    if (!at2) continue;
    const entry = entryOf(posts, tag, at2, { member, counts: counts3, rng: random(seed * 65537 + tag) });
    if (entry) entries.push(entry);
  }
  return entries;
}
function blockIn({ from, account: account2, seconds }, tag, member, least) {
  const firsts = [];
  const seen2 = /* @__PURE__ */ new Set();
  for (let i = from[tag]; i < from[tag + 1]; i++) {
    if (!member[account2[i]] || seen2.has(account2[i])) continue;
    seen2.add(account2[i]);
    firsts.push(seconds[i]);
  }
  let best = null;
  for (let i = 0, j = 0; i < firsts.length; i++) {
    while (j < firsts.length && firsts[j] - firsts[i] <= DAY2) j++;
    if (j - i >= least && j - i > (best?.accounts ?? 0)) best = { seconds: firsts[i], accounts: j - i };
  }
  return best;
}
function entryOf(posts, tag, block, { member, counts: counts3, rng }) {
  const before = { own: 0, others: 0, accounts: /* @__PURE__ */ new Set() };
  const own = [];
  const others3 = [];
  let othersAfter = 0;
  for (let i = posts.from[tag]; i < posts.from[tag + 1]; i++) {
    const since = posts.seconds[i] - block.seconds;
    if (since < -BEFORE || since > AFTER) continue;
    const isOwn = member[posts.account[i]] === 1;
    if (since < 0) {
      if (isOwn) before.own++;
      else {
        before.others++;
        before.accounts.add(posts.account[i]);
      }
    } else if (isOwn) own.push(i);
    else othersAfter++;
    if (!isOwn) others3.push(i);
  }
  if (before.others < FEWEST_POSTS_BEFORE || before.accounts.size < FEWEST_ACCOUNTS_BEFORE) return null;
  const size = Math.min(own.length, Math.floor(others3.length / 2), MOST_COMPARED);
  if (size < FEWEST_POSTS2) return null;
  const drawn3 = rng.shuffle(own).slice(0, size);
  let reference = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const mixed3 = rng.shuffle(others3);
    reference += counts3.divergence(mixed3.slice(0, size), mixed3.slice(size, 2 * size)) / DRAWS;
  }
  const divergence2 = counts3.divergence(drawn3, rng.shuffle(others3).slice(0, size));
  return {
    tag,
    seconds: block.seconds,
    block: block.accounts,
    shareBefore: before.own / (before.own + before.others),
    shareAfter: own.length / (own.length + othersAfter),
    divergence: divergence2,
    reference
  };
}
var TermCounts = class {
  constructor(posts) {
    this.posts = posts;
    this.place = new Int32Array(posts.termCount).fill(-1);
  }
  place;
  divergence(a, b) {
    const used = [];
    const counts3 = [[], []];
    [a, b].forEach((lot, side) => {
      for (const post of lot)
        for (const term of this.posts.terms[post]) {
          if (this.place[term] < 0) {
            this.place[term] = used.push(term) - 1;
            counts3[0].push(0);
            counts3[1].push(0);
          }
          counts3[side][this.place[term]]++;
        }
    });
    for (const term of used) this.place[term] = -1;
    const value = jensenShannon(counts3[0], counts3[1]);
    return Number.isNaN(value) ? 0 : value;
  }
};

// src/signals/diversion/tag-posts.ts
var MOST_POSTS = 2e5;
var FEWEST_ACCOUNTS4 = 8;
var MOST_WORDS = 40;
var COMPARED = comparedTextSql("e");
var POSTS = `FROM events e JOIN ground_accounts g USING (account_id)
  WHERE e.kind IS DISTINCT FROM 'repost' AND len(e.hashtags) > 0 AND e.time_utc IS NOT NULL`;
async function tagPosts({ store }) {
  const count3 = (await store.row(`SELECT count(*) AS n ${POSTS}`))?.n ?? 0;
  const oneOf2 = Math.max(1, Math.ceil(count3 / MOST_POSTS));
  const codes = /* @__PURE__ */ new Map();
  const code = (term) => {
    const known2 = codes.get(term);
    if (known2 !== void 0) return known2;
    codes.set(term, codes.size);
    return codes.size - 1;
  };
  const byTag = /* @__PURE__ */ new Map();
  const sql = `SELECT g.number AS account, epoch_us(e.time_utc)::DOUBLE / 1e6 AS seconds, coalesce(${COMPARED}, '') AS text, e.hashtags AS tags, coalesce(e.domains, []) AS domains
    ${POSTS} AND hash(${COMPARED}, e.time_utc) % $1 = 0 ORDER BY e.time_utc, g.number, text, e.event_id`;
  for await (const { account: account2, seconds, text, tags, domains } of store.stream(sql, [oneOf2])) {
    const words3 = foldText(text).split(" ").slice(0, MOST_WORDS);
    const about = [
      ...words3.filter((word) => word !== "").map((word) => `w:${word}`),
      ...domains.map((domain) => `d:${domain}`)
    ];
    for (const tag of new Set(tags)) {
      const others3 = tags.filter((other) => other !== tag).map((other) => `t:${other}`);
      const own = new Set([...about.filter((term) => term !== `w:${tag}`), ...others3].map(code));
      const post = { account: account2, seconds, terms: Int32Array.from(own) };
      const list3 = byTag.get(tag);
      if (list3) list3.push(post);
      else byTag.set(tag, [post]);
    }
  }
  const kept2 = [...byTag].filter(([, posts2]) => new Set(posts2.map(({ account: account2 }) => account2)).size >= FEWEST_ACCOUNTS4).sort(([x], [y]) => x < y ? -1 : 1);
  const posts = kept2.flatMap(([, own]) => own);
  const from = new Int32Array(kept2.length + 1);
  kept2.forEach(([, own], t) => {
    from[t + 1] = from[t] + own.length;
  });
  return {
    tags: kept2.map(([tag]) => tag),
    from,
    account: Int32Array.from(posts, ({ account: account2 }) => account2),
    seconds: Float64Array.from(posts, ({ seconds }) => seconds),
    terms: posts.map(({ terms }) => terms),
    termCount: codes.size
  };
}

// src/signals/diversion/hashtag-diversion.ts
var DAY3 = 86400;
var FEWEST_DAYS = 7;
var PICTURES = 3;
var TURNED = 0.05;
var hashtagDiversion = defineSignal({
  id: "hashtag-diversion",
  version: 2,
  title: "Conversations entered",
  question: "Did the group enter hashtags of others in a block, with posts unlike the rest of the tag?",
  needs: ["hashtags", "a week of data"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    if (daysIn(ground) < FEWEST_DAYS)
      return {
        notMeasurable: `Not measurable: the data spans ${daysIn(ground).toFixed(1)} days; what a hashtag was before needs ${FEWEST_DAYS} or more.`
      };
    const posts = await tagPosts(ground);
    if (posts.tags.length === 0)
      return {
        notMeasurable: "Not measurable: no hashtag is used by eight accounts of the members and those like them."
      };
    return posts;
  },
  measure(posts, set, ground) {
    const entries = turnsOf(posts, set, ground);
    return {
      value: entries.reduce((most2, entry) => Math.max(most2, turnOf(entry)), 0),
      statistic: entries.reduce((sum3, entry) => sum3 + turnOf(entry), 0),
      accounts: set.size
    };
  },
  async tell(posts, group, _, ground) {
    const told4 = turnsOf(posts, group, ground).sort((x, y) => turnOf(y) - turnOf(x) || x.tag - y.tag);
    if (told4.length === 0)
      return {
        note: "No hashtag of others was entered in a block with posts unlike the rest of it."
      };
    const [first] = told4;
    return {
      note: `${told4.length === 1 ? "One hashtag was" : `${whole(told4.length)} hashtags were`} entered in a block. The one turned most: ${first.block} members came within a day from ${isoDay(first.seconds)}, the group's share among members and accounts like them went from ${percent(first.shareBefore)} to ${percent(first.shareAfter)}, and its posts stand ${first.divergence.toFixed(2)} from the others', where as many posts of others stand ${first.reference.toFixed(2)} apart.`,
      pictures: await Promise.all(told4.slice(0, PICTURES).map((entry) => shareByDay(ground, posts, entry)))
    };
  },
  innocentReadings: [
    "Newcomers with a legitimate different view",
    "An event that brings new people to an old hashtag",
    "A hashtag that means two things"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on Information Theory 37, 145-151.",
      url: "https://doi.org/10.1109/18.61115"
    },
    {
      text: "Hadgu, A. T., Garimella, K., Weber, I. (2013). Political hashtag hijacking in the U.S. WWW '13 Companion, 55-56.",
      url: "https://doi.org/10.1145/2487788.2487809"
    }
  ]
});
var turnsOf = (posts, set, ground) => entriesOf(posts, set, ground.accounts.ids.length, ground.seed).filter((entry) => turnOf(entry) >= TURNED);
var DAYS = `SELECT epoch(date_trunc('day', e.time_utc)) AS day, count(*)::INTEGER AS "all", count(*) FILTER (g.member)::INTEGER AS own
  FROM events e LEFT JOIN ground_accounts g USING (account_id)
  WHERE list_contains(e.hashtags, $1) AND e.kind IS DISTINCT FROM 'repost' GROUP BY day ORDER BY day`;
async function shareByDay({ store, firstSeconds, lastSeconds }, { tags }, entry) {
  const rows = await store.rows(DAYS, [tags[entry.tag]]);
  const first = Math.floor(firstSeconds / DAY3);
  const times = Array.from(
    { length: Math.floor(lastSeconds / DAY3) - first + 1 },
    (_, i) => (first + i) * DAY3
  );
  const of = new Map(rows.map((row3) => [row3.day, row3]));
  return {
    kind: "series",
    title: `The group's share of the hashtag ${tags[entry.tag]}`,
    caption: "Share of all posts of this data on the hashtag that came from members, by UTC day; a gap is a day without posts on it.",
    unit: "share",
    times,
    lines: [
      {
        label: "share of the group",
        values: times.map((day2) => of.has(day2) ? of.get(day2).own / of.get(day2).all : null)
      }
    ],
    marks: [{ from: entry.seconds, to: entry.seconds + DAY3, label: `${entry.block} members enter` }]
  };
}

// src/signals/hands/pair-gaps.ts
var PAUSES = [15, 30, 60, 120, 240, 480, 960, 1800, 3600];
var AT_ONCE = 2;
var pairAt = (i, j) => i < j ? j * (j - 1) / 2 + i : i * (i - 1) / 2 + j;
function pairPauses({ accounts, account: account2, seconds }) {
  const counts3 = new Uint16Array(accounts * (accounts - 1) / 2 * PAUSES.length);
  const last2 = new Float64Array(accounts).fill(Number.NEGATIVE_INFINITY);
  const recent = new Recency(accounts);
  const longest = PAUSES[PAUSES.length - 1];
  for (let e = 0; e < account2.length; e++) {
    const own = account2[e];
    for (let other = recent.first; other !== own && other >= 0; other = recent.next[other]) {
      const pause = seconds[e] - last2[other];
      if (pause > longest) break;
      counts3[pairAt(own, other) * PAUSES.length + sortOf(pause)]++;
    }
    last2[own] = seconds[e];
    recent.touch(own);
  }
  return { accounts, anchors: accounts, counts: counts3, pairAt };
}
function anchorPauses({ accounts, account: account2, seconds }, anchors) {
  const counts3 = new Uint16Array(anchors * accounts * PAUSES.length);
  const last2 = new Float64Array(accounts).fill(Number.NEGATIVE_INFINITY);
  const turn = new Int32Array(accounts).fill(-1);
  const all = new Recency(accounts);
  const some = new Recency(anchors);
  const longest = PAUSES[PAUSES.length - 1];
  for (let e = 0; e < account2.length; e++) {
    const own = account2[e];
    const now = seconds[e];
    if (own < anchors)
      for (let other = all.first; other !== own && other >= 0; other = all.next[other]) {
        if (now - last2[other] > longest) break;
        counts3[(own * accounts + other) * PAUSES.length + sortOf(now - last2[other])]++;
      }
    for (let anchor2 = some.first; anchor2 !== own && anchor2 >= 0; anchor2 = some.next[anchor2]) {
      if (now - last2[anchor2] > longest || turn[anchor2] < turn[own]) break;
      counts3[(anchor2 * accounts + own) * PAUSES.length + sortOf(now - last2[anchor2])]++;
    }
    last2[own] = now;
    turn[own] = e;
    all.touch(own);
    if (own < anchors) some.touch(own);
  }
  return { accounts, anchors, counts: counts3, pairAt: (i, j) => i * accounts + j };
}
function sortOf(pause) {
  let sort = 0;
  while (pause > PAUSES[sort]) sort++;
  return sort;
}
var Recency = class {
  first = -1;
  next;
  before;
  known;
  constructor(accounts) {
    this.next = new Int32Array(accounts).fill(-1);
    this.before = new Int32Array(accounts).fill(-1);
    this.known = new Uint8Array(accounts);
  }
  touch(account2) {
    if (this.first === account2) return;
    const { next, before, known: known2 } = this;
    if (known2[account2]) {
      next[before[account2]] = next[account2];
      if (next[account2] >= 0) before[next[account2]] = before[account2];
    }
    known2[account2] = 1;
    next[account2] = this.first;
    before[account2] = -1;
    if (this.first >= 0) before[this.first] = account2;
    this.first = account2;
  }
};
function busyAccounts({ events }, set, { fewest, most: most2 }) {
  const busy = set.numbers.filter((n) => events.from[n + 1] - events.from[n] >= fewest);
  if (busy.length <= most2) return busy;
  return Int32Array.from({ length: most2 }, (_, i) => busy[Math.floor(i * busy.length / most2)]);
}

// src/signals/hands/same-hand.ts
var SORTS = PAUSES.length;
var ROUNDS = 80;
var MOST_PAIRS = 5e5;
var LEAK = 0.03;
var FLOOR = 0.03;
var GUESS = [0.02, 0.02, 0.2, 0.6, 1.5, 1.8, 1.5, 1, 0.7];
var PRIOR = 50;
function handModel(all, startShare) {
  const pauses = thinned(all);
  const pairs = pauses.counts.length / SORTS;
  const pooled = normalised(
    sums(pauses, () => 1),
    1
  );
  let apart2 = pooled;
  let same = bounded(
    apart2.map((one, s) => one * GUESS[s]),
    apart2
  );
  let share2 = startShare;
  let ratio = ratios(pauses, same, apart2);
  for (let round2 = 0; round2 < ROUNDS; round2++) {
    const odds = share2 / (1 - share2);
    const belief = ratio.map((one) => 1 / (1 + Math.exp(-one) / odds));
    const total2 = belief.reduce((sum3, one) => sum3 + one, 0);
    share2 = Math.min(0.9, Math.max(1e-6, total2 / pairs));
    apart2 = normalised(
      sums(pauses, (p) => 1 - belief[p]),
      1
    );
    const guess = normalised(
      apart2.map((one, s) => one * GUESS[s]),
      PRIOR
    );
    const counted3 = sums(pauses, (p) => belief[p]);
    same = bounded(
      counted3.map((one, s) => one + guess[s]),
      apart2
    );
    ratio = ratios(pauses, same, apart2);
  }
  return { apart: apart2, same, share: share2, ratio: pauses === all ? ratio : ratios(all, same, apart2) };
}
function thinned(all) {
  const pairs = all.counts.length / SORTS;
  if (pairs <= MOST_PAIRS) return all;
  const counts3 = new Uint16Array(MOST_PAIRS * SORTS);
  for (let i = 0; i < MOST_PAIRS; i++) {
    const from = Math.floor(i * pairs / MOST_PAIRS) * SORTS;
    counts3.set(all.counts.subarray(from, from + SORTS), i * SORTS);
  }
  return { counts: counts3 };
}
function sums({ counts: counts3 }, weight) {
  const total2 = new Float64Array(SORTS);
  for (let p = 0; p < counts3.length / SORTS; p++) {
    const w = weight(p);
    for (let s = 0; s < SORTS; s++) total2[s] += w * counts3[p * SORTS + s];
  }
  return total2;
}
function normalised(values, to) {
  const total2 = values.reduce((sum3, one) => sum3 + one, 0);
  return values.map((one) => total2 > 0 ? to * one / total2 : to / SORTS);
}
function bounded(values, apart2) {
  const shares2 = normalised(values, 1);
  return normalised(
    shares2.map(
      (one, s) => Math.max(FLOOR * apart2[s], s < AT_ONCE ? Math.min(one, LEAK * apart2[s]) : one, 1e-9)
    ),
    1
  );
}
function ratios({ counts: counts3 }, same, apart2) {
  const log = same.map((one, s) => Math.log(one / Math.max(apart2[s], 1e-12)));
  const result = new Float64Array(counts3.length / SORTS);
  for (let p = 0; p < result.length; p++)
    for (let s = 0; s < SORTS; s++) result[p] += counts3[p * SORTS + s] * log[s];
  return result;
}
function guessedRatios(pauses) {
  const apart2 = normalised(
    sums(pauses, () => 1),
    1
  );
  return ratios(
    pauses,
    bounded(
      apart2.map((one, s) => one * GUESS[s]),
      apart2
    ),
    apart2
  );
}

// src/signals/hands/streams.ts
var MOVES = 2;
var REACH2 = 1800;
var TICKS = 8;
var PLACES2 = 2 ** 18;
var PART = 1 / 200;
var wholes = remembered(
  (ground) => Array.from({ length: 1 + MOVES }, (_, move) => {
    const { events, accounts, seed } = ground;
    const times = new Float64Array(events.seconds);
    for (let n = 0; move > 0 && n < accounts.ids.length; n++) {
      const own = events.seconds.subarray(events.from[n], events.from[n + 1]);
      const { float } = random(seed * 7919 + 41 + move * PLACES2 + n);
      times.set(movedSittings(own, REACH2, float), events.from[n]);
    }
    let order2 = null;
    return {
      times,
      inOrder() {
        order2 ??= sorted(
          times,
          accounts.ids.map((_2, n) => [n, events.from[n], events.from[n + 1]])
        );
        return order2;
      }
    };
  })
);
function streamOf(ground, numbers, move = 0) {
  const { events, accounts } = ground;
  const { times, inOrder: inOrder2 } = wholes(ground)[move];
  const place2 = new Int32Array(accounts.ids.length).fill(-1);
  for (const [at2, number] of numbers.entries()) place2[number] = at2;
  const total2 = numbers.reduce((sum3, n) => sum3 + events.from[n + 1] - events.from[n], 0);
  const from = total2 < PART * times.length ? sorted(
    times,
    Array.from(numbers, (n) => [n, events.from[n], events.from[n + 1]])
  ) : inOrder2();
  const account2 = new Int32Array(total2);
  const seconds = new Float64Array(total2);
  let kept2 = 0;
  for (let e = 0; e < from.account.length; e++) {
    const at2 = place2[from.account[e]];
    if (at2 < 0) continue;
    account2[kept2] = at2;
    seconds[kept2++] = from.seconds[e];
  }
  return { accounts: numbers.length, account: account2, seconds };
}
function sorted(times, parts) {
  const keys = new Float64Array(parts.reduce((sum3, [, from, to]) => sum3 + to - from, 0));
  let at2 = 0;
  for (const [number, from, to] of parts)
    for (let i = from; i < to; i++) keys[at2++] = Math.round(times[i] * TICKS) * PLACES2 + number;
  keys.sort();
  return {
    accounts: parts.length,
    account: Int32Array.from(keys, (key) => key % PLACES2),
    seconds: Float64Array.from(keys, (key) => Math.floor(key / PLACES2) / TICKS)
  };
}
var SITTING = 300;
function movedSittings(times, reach, float) {
  const moved = new Float64Array(times.length);
  let by = 0;
  for (let i = 0; i < times.length; i++) {
    if (i === 0 || times[i] - times[i - 1] > SITTING) by = (2 * float() - 1) * reach;
    moved[i] = times[i] + by;
  }
  return moved.sort();
}

// src/signals/hands/best-partners.ts
var FEWEST_POSTS3 = 20;
var MANY2 = 300;
var ANCHORS = 50;
var MOST_ACCOUNTS = 8192;
function partnersOf(ground, numbers, move = 0) {
  const stream = streamOf(ground, numbers, move);
  const pauses = numbers.length > MANY2 ? anchorPauses(stream, ANCHORS) : pairPauses(stream);
  const ratio = guessedRatios(pauses);
  const partner = new Int32Array(pauses.anchors);
  let nats2 = 0;
  for (let i = 0; i < partner.length; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < numbers.length; j++) {
      if (j === i || ratio[pauses.pairAt(i, j)] <= best) continue;
      best = ratio[pauses.pairAt(i, j)];
      partner[i] = j;
    }
    nats2 += Math.max(0, best) / partner.length;
  }
  return { numbers, pauses, partner, nats: nats2 };
}
function bestPartners(ground, set) {
  const busy = busyAccounts(ground, set, { fewest: FEWEST_POSTS3, most: MOST_ACCOUNTS });
  if (busy.length < 4) return null;
  const numbers = busy.length > MANY2 ? anchorsFirst(busy) : busy;
  const moved = Array.from({ length: MOVES }, (_, i) => partnersOf(ground, numbers, i + 1));
  return { own: partnersOf(ground, numbers), moved };
}
var natsBeyond = ({ own, moved }) => own.nats - moved.reduce((sum3, one) => sum3 + one.nats, 0) / moved.length;
function partnerPauses({ partner, pauses }) {
  const pairs = new Set(
    Array.from(partner, (j, i) => j < i && partner[j] === i ? pauses.pairAt(j, i) : pauses.pairAt(i, j))
  );
  const total2 = new Float64Array(PAUSES.length);
  for (const pair of pairs)
    for (let sort = 0; sort < PAUSES.length; sort++)
      total2[sort] += pauses.counts[pair * PAUSES.length + sort];
  return total2;
}
function anchorsFirst(busy) {
  const places = new Set(Array.from({ length: ANCHORS }, (_, i) => Math.floor(i * busy.length / ANCHORS)));
  return Int32Array.from([
    ...busy.filter((_, place2) => places.has(place2)),
    ...busy.filter((_, place2) => !places.has(place2))
  ]);
}

// src/signals/hands/hand-overs.ts
var LANES = 24;
var HOURS = 4;
var FROM2 = 60;
var TO = 1200;
function handOvers({ events }, partners) {
  const { numbers, partner } = partners;
  const order2 = chain(partner).slice(0, LANES);
  const start2 = busiest(
    order2.map((i) => events.seconds.subarray(events.from[numbers[i]], events.from[numbers[i] + 1]))
  );
  const lane = new Map(order2.map((i, place2) => [i, place2]));
  const points = order2.flatMap(
    (i, place2) => Array.from(events.seconds.subarray(events.from[numbers[i]], events.from[numbers[i] + 1])).filter((time) => time >= start2 && time < start2 + HOURS * 3600).map((time) => ({ lane: place2, time, mark: 0 }))
  ).sort((a, b) => a.time - b.time || a.lane - b.lane);
  const joins = [];
  const last2 = /* @__PURE__ */ new Map();
  for (const [at2, point] of points.entries()) {
    const other = lane.get(partner[order2[point.lane]]);
    const from = other === void 0 ? void 0 : last2.get(other);
    const since = from === void 0 ? 0 : point.time - points[from].time;
    const own = last2.get(point.lane);
    if (from !== void 0 && since >= FROM2 && since <= TO && (own === void 0 || own < from))
      joins.push([from, at2]);
    last2.set(point.lane, at2);
  }
  return {
    kind: "lanes",
    title: "Changes from account to account",
    caption: `${HOURS} hours of ${order2.length} members, one lane each, without names. A line joins a post to the next one of the member it changes with most, where that is 1 to 20 minutes later.`,
    lanes: order2.map(() => ""),
    points,
    marks: ["post"],
    joins
  };
}
function chain(partner) {
  const order2 = [];
  const seen2 = /* @__PURE__ */ new Set();
  for (let i = 0; i < partner.length; i++)
    for (let at2 = i; at2 !== void 0 && !seen2.has(at2); at2 = partner[at2]) {
      seen2.add(at2);
      order2.push(at2);
    }
  return order2;
}
function busiest(times) {
  const hours = /* @__PURE__ */ new Map();
  for (const own of times)
    for (const time of own) {
      const hour2 = Math.floor(time / 3600);
      for (let from = hour2 - HOURS + 1; from <= hour2; from++) hours.set(from, (hours.get(from) ?? 0) + 1);
    }
  const [hour] = [...hours].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0];
  return hour * 3600;
}

// src/signals/hands/partitions.ts
import { setImmediate as nextTurn } from "node:timers/promises";
var SWEEPS = 300;
var BURN_IN = 100;
async function handCounts(ratio, accounts, { seed, temper, alone, signal }) {
  const rng = random(seed);
  const pull = pulls(ratio, accounts, temper);
  const hand = Int32Array.from({ length: accounts }, (_, i) => i);
  const size = new Int32Array(accounts).fill(1);
  const weight = new Float64Array(accounts);
  const counts3 = [];
  for (let sweep2 = 0; sweep2 < SWEEPS; sweep2++) {
    for (let i = 0; i < accounts; i++) {
      size[hand[i]]--;
      weight.fill(0);
      const row3 = pull.subarray(i * accounts, (i + 1) * accounts);
      for (let j = 0; j < accounts; j++) if (j !== i) weight[hand[j]] += row3[j];
      hand[i] = drawn({ weight, size, alone }, rng.float());
      size[hand[i]]++;
    }
    await nextTurn();
    signal.throwIfAborted();
    if (sweep2 >= BURN_IN) counts3.push(size.reduce((sum3, one) => sum3 + (one > 0 ? 1 : 0), 0));
  }
  return counts3.sort((x, y) => x - y);
}
function pulls(ratio, accounts, temper) {
  const pull = new Float64Array(accounts * accounts);
  for (let j = 1; j < accounts; j++)
    for (let i = 0; i < j; i++) {
      const one = temper * ratio[pairAt(i, j)];
      pull[i * accounts + j] = one;
      pull[j * accounts + i] = one;
    }
  return pull;
}
var NEGLIGIBLE = -40;
var open = { hands: new Int32Array(0), parts: new Float64Array(0) };
function drawn({ weight, size, alone }, draw) {
  if (open.hands.length < size.length) {
    open.hands = new Int32Array(size.length);
    open.parts = new Float64Array(size.length);
  }
  const { hands, parts } = open;
  const empty = size.indexOf(0);
  let count3 = 0;
  let most2 = Number.NEGATIVE_INFINITY;
  for (let hand = 0; hand < size.length; hand++) {
    if (size[hand] === 0 && hand !== empty) continue;
    hands[count3] = hand;
    parts[count3] = hand === empty ? Math.log(alone) : weight[hand];
    if (parts[count3] > most2) most2 = parts[count3];
    count3++;
  }
  let total2 = 0;
  for (let n = 0; n < count3; n++) {
    const below = parts[n] - most2;
    parts[n] = below < NEGLIGIBLE ? 0 : Math.exp(below);
    total2 += parts[n];
  }
  let rest = draw * total2;
  for (let n = 0; n < count3; n++) {
    rest -= parts[n];
    if (rest < 0) return hands[n];
  }
  return empty >= 0 ? empty : size.length - 1;
}

// src/signals/hands/operators.ts
var FEWEST_NATS = 3;
var FEWEST_AT_ONCE = 1;
var MOST_P = 0.01;
var WIDTH = 1.6;
var WIDEST = 3;
var MOST_COUNTED = 5e3;
var TEMPER = 0.5;
async function operatorRow(evidence2) {
  const { groupId, busy } = evidence2;
  const none = (why) => [groupId, null, null, null, busy, null, `Not measurable: ${why}.`];
  return { table: "operators", rows: [await row(evidence2, none)] };
}
async function row(evidence2, none) {
  const { groupId, seed, pauses, busy, nats: nats2, pValue, signal } = evidence2;
  if (!pauses)
    return none(
      `the number of operators is estimated for at most ${whole(MOST_COUNTED)} members, the group has ${whole(busy)}`
    );
  const { accounts } = pauses;
  if (pValue > MOST_P || nats2 < FEWEST_NATS)
    return none(
      "changes from one account to another do not stand out from moved times clearly enough to count who made them"
    );
  if (atOnce(pauses) < FEWEST_AT_ONCE)
    return none("two members are seldom active in the same hour, so that never meeting says little");
  const { ratio } = handModel(pauses, Math.min(0.3, 1.5 / accounts));
  const counts3 = await handCounts(ratio, accounts, { seed, temper: TEMPER, alone: 1, signal });
  const at2 = (share2) => counts3[Math.round(share2 * (counts3.length - 1))];
  const operators = at2(0.5);
  const low = Math.max(1, Math.round(Math.min(at2(0.05), operators / WIDTH)));
  const high = Math.min(accounts, Math.round(Math.max(at2(0.95), operators * WIDTH)));
  if (high > WIDEST * low && high - low > 4) return none("the interval is wider than a factor of three");
  const note2 = `Rests on ${whole(accounts)} members: pairs that change within minutes and are never active within half a minute of each other count as one hand. The interval reaches a factor of ${WIDTH} either way at least, at which it held on simulated farms.`;
  return [groupId, operators, low, high, accounts, Number((accounts / operators).toPrecision(4)), note2];
}
function atOnce({ counts: counts3 }) {
  let sum3 = 0;
  for (let i = 0; i < counts3.length; i++) if (i % PAUSES.length < AT_ONCE) sum3 += counts3[i];
  return sum3 * PAUSES.length / Math.max(1, counts3.length);
}

// src/signals/hands/operator-switch.ts
var FEWEST_DAYS2 = 7;
var CHANGES = [4, 5, 6];
var operatorSwitch = defineSignal({
  id: "operator-switch",
  version: 2,
  title: "From account to account",
  question: "Do members that never post at the same moment follow each other within minutes?",
  needs: ["times to the second over a week or more"],
  parameters: [],
  effect: "difference",
  ofTime: true,
  async prepare(ground, { run: run2 }) {
    if (ground.clockSeconds >= 60)
      return {
        notMeasurable: "Not measurable: the clocks give minutes or days, so that posts at the same moment cannot be told from a change of account."
      };
    if (daysIn(ground) < FEWEST_DAYS2 - 1)
      return {
        notMeasurable: `Not measurable: the data spans ${Math.ceil(daysIn(ground))} days, changes of account are counted over ${FEWEST_DAYS2} or more.`
      };
    return { signal: run2.signal };
  },
  measure(_, set, ground) {
    const partners = bestPartners(ground, set);
    return partners && { value: natsBeyond(partners), accounts: partners.own.numbers.length };
  },
  async tell({ signal }, group, compared2, ground) {
    return told(ground, { group, compared: compared2, signal });
  },
  innocentReadings: [
    "One person with several declared accounts, for instance a private and an official one",
    "An agency or a press office whose people look after several clients",
    "A tool that posts for its customers one after the other",
    "A shared desk at which people take turns"
  ],
  references: [
    {
      text: "Cao, Q. et al. (2014). Uncovering large groups of active malicious accounts in online social networks. CCS 2014, 477-488.",
      url: "https://doi.org/10.1145/2660267.2660269"
    },
    {
      text: "Johansson, F., Kaati, L., Shrestha, A. (2013). Detecting multiple aliases in social media. ASONAM 2013, 1004-1011.",
      url: "https://doi.org/10.1145/2492517.2500261"
    }
  ]
});
var nats = (value) => (Math.round(10 * value) / 10 + 0).toFixed(1);
async function told(ground, { group, compared: compared2, signal }) {
  const partners = bestPartners(ground, group);
  const own = partnerPauses(partners.own);
  const moved = PAUSES.map(
    (_, sort) => partners.moved.reduce((sum3, one) => sum3 + partnerPauses(one)[sort], 0) / partners.moved.length
  );
  const total2 = own.reduce((sum3, one) => sum3 + one, 0);
  const movedTotal = moved.reduce((sum3, one) => sum3 + one, 0);
  const share2 = (counts3, all, sorts) => percent(sorts.reduce((sum3, sort) => sum3 + counts3[sort], 0) / Math.max(1, all));
  const once = Array.from({ length: AT_ONCE }, (_, sort) => sort);
  const busy = busyAccounts(ground, group, { fewest: FEWEST_POSTS3, most: group.size });
  return {
    note: `Of the pauses of up to an hour between a member and the one it changes with most, ${share2(own, total2, once)} are under 30 seconds and ${share2(own, total2, CHANGES)} between 2 and 16 minutes; ${share2(moved, movedTotal, once)} and ${share2(moved, movedTotal, CHANGES)} where every sitting is moved by up to half an hour. The likeness of a member and its best partner to one hand (natural logarithm of the likelihood ratio, mean of all members) lies ${nats(compared2.value)} above that with moved times, ${nats(compared2.controlValue)} among accounts like them.`,
    pictures: [
      histogram(
        own,
        moved.map((one) => one * total2 / Math.max(1, movedTotal)),
        [partners.own.partner.length, partners.own.numbers.length]
      ),
      handOvers(ground, partners.own)
    ],
    rows: [
      await operatorRow({
        groupId: ground.groupId,
        seed: ground.seed,
        pauses: busy.length > MOST_COUNTED ? null : pairPauses(streamOf(ground, busy)),
        busy: busy.length,
        nats: compared2.value,
        pValue: compared2.pValue,
        signal
      })
    ]
  };
}
function histogram(own, moved, [looked, all]) {
  return {
    kind: "histogram",
    title: "Pauses between a member and the one it changes with most",
    caption: `Pauses by length, ${looked < all ? `of ${whole(looked)} members, evenly spread, with all ${whole(all)}` : "all members together"}; the line is the same after every sitting is moved by up to half an hour.`,
    unit: "seconds",
    bins: PAUSES.map((to, sort) => ({
      from: sort === 0 ? 0 : PAUSES[sort - 1],
      to,
      group: own[sort],
      control: Number(moved[sort].toPrecision(6))
    })),
    marks: []
  };
}

// src/signals/one-house.ts
var ONE_SITE = 0.5;
var FEWEST_LINKS = 20;
var SITES = `
  WITH linked AS (SELECT DISTINCT g.member, e.event_id, unnest(e.domains) AS site FROM events e JOIN ground_accounts g USING (account_id)
    WHERE len(e.domains) > 0 AND e.kind IS DISTINCT FROM 'repost')
  SELECT site, count(*) FILTER (member) AS own, count(*) FILTER (NOT member) AS other,
    (SELECT count(DISTINCT event_id) FROM linked WHERE member) AS "allOwn", (SELECT count(DISTINCT event_id) FROM linked WHERE NOT member) AS "allOther"
  FROM linked GROUP BY site ORDER BY own DESC, site LIMIT 1`;
async function oneHouse({ store }, what) {
  const top = await store.row(SITES);
  if (!top || top.allOwn < FEWEST_LINKS || top.own < ONE_SITE * top.allOwn) return "";
  const usual2 = top.other / Math.max(1, top.allOther);
  if (usual2 > 0.2 * (top.own / top.allOwn)) return "";
  return ` ${percent(top.own / top.allOwn)} of the members' ${whole(top.allOwn)} posts with links lead to one site, ${top.site} (others: ${percent(usual2)}): one house that gives its accounts ${what} would look like this.`;
}

// src/signals/shared-features.ts
var FEWEST_SHARING = 3;
var FEWEST_KNOWN = 20;
var SURPRISING = 3;
function sharedFeatures(ground, pairs, known2) {
  const { platform, platforms } = ground.accounts;
  const size = pairs.features.reduce((most2, code) => Math.max(most2, code + 1), 0);
  const from = new Int32Array(known2.length + 1);
  for (const account2 of pairs.accounts) from[account2 + 1]++;
  for (let i = 0; i < known2.length; i++) from[i + 1] += from[i];
  const next = from.slice();
  const codes = new Int32Array(pairs.features.length);
  const kindOf = new Int32Array(size);
  const counts3 = new Int32Array(size * platforms.length);
  for (let i = 0; i < codes.length; i++) {
    const [account2, feature] = [pairs.accounts[i], pairs.features[i]];
    codes[next[account2]++] = feature;
    kindOf[feature] = pairs.kinds[i];
    counts3[feature * platforms.length + platform[account2]]++;
  }
  const totals = new Float64Array(platforms.length);
  for (let i = 0; i < known2.length; i++) totals[platform[i]] += known2[i];
  return { from, codes, kindOf, known: known2, platform, totals, counts: counts3 };
}
function familiesIn(data, set) {
  const own = [...set.numbers].filter((account2) => data.known[account2]);
  const platforms = data.totals.length;
  const inSet = new Float64Array(platforms);
  for (const account2 of own) inSet[data.platform[account2]]++;
  const bearers = /* @__PURE__ */ new Map();
  for (const account2 of own)
    for (let at2 = data.from[account2]; at2 < data.from[account2 + 1]; at2++) {
      const list3 = bearers.get(data.codes[at2]);
      if (list3) list3.push(account2);
      else bearers.set(data.codes[at2], [account2]);
    }
  const expectedOf2 = (feature, all) => {
    const within4 = new Float64Array(platforms);
    for (const account2 of all) within4[data.platform[account2]]++;
    const others3 = data.totals.reduce((sum3, total2, p) => sum3 + total2 - inSet[p], 0);
    let expected = 0.5 * own.length / (others3 + 1);
    for (let p = 0; p < platforms; p++)
      if (inSet[p] > 0)
        expected += inSet[p] * (data.counts[feature * platforms + p] - within4[p]) / Math.max(1, data.totals[p] - inSet[p]);
    return expected;
  };
  const candidates = [...bearers].filter(([, all]) => all.length >= FEWEST_SHARING).map(([feature, all]) => {
    const expected = expectedOf2(feature, all);
    return { feature, all, expected, surprise: surpriseOf(all.length, expected) };
  }).filter(({ surprise }) => surprise >= SURPRISING).sort((x, y) => y.surprise - x.surprise || y.all.length - x.all.length || x.all[0] - y.all[0]);
  const taken = /* @__PURE__ */ new Set();
  const families = [];
  for (const { feature, all, expected } of candidates) {
    const members = all.filter((account2) => !taken.has(account2));
    const surprise = surpriseOf(members.length, expected);
    if (members.length < FEWEST_SHARING || surprise < SURPRISING) continue;
    for (const account2 of members) taken.add(account2);
    families.push({ feature, kind: data.kindOf[feature], members, expected, surprise });
  }
  return { families, accounts: own.length };
}
var surpriseOf = (count3, expected) => -logPoissonUpperTail(count3, expected) / Math.LN10;
function tooFewKnown({ known: known2 }, group, what) {
  const all = known2.reduce((sum3, one) => sum3 + one, 0);
  const members = [...group.numbers].filter((account2) => known2[account2]).length;
  if (members >= 4 && all >= FEWEST_KNOWN) return null;
  return {
    notMeasurable: all === 0 ? `Not measurable: the data gives no ${what}.` : `Not measurable: the data gives ${what} of ${members} of ${group.size} members and of ${all - members} accounts like them.`
  };
}
function sharedMeasure(data, set) {
  const { families, accounts } = familiesIn(data, set);
  if (accounts < 4) return null;
  const covered = families.reduce((sum3, { members }) => sum3 + members.length, 0);
  return {
    value: covered / accounts,
    statistic: families.reduce((sum3, { surprise }) => sum3 + surprise, 0),
    accounts
  };
}

// src/signals/name-template.ts
var SHARED = ["a handle of one shape", "a handle with one part in common", "nearly one display name"];
var FEATURES = `
  WITH own AS (SELECT g.number, p.* FROM profiles p JOIN ground_accounts g USING (account_id)),
  every AS (
    SELECT number, 0 AS kind, handle_shape AS feature FROM own WHERE handle_shape <> '' AND NOT handle_default
    UNION ALL SELECT number, 1, unnest(handle_patterns)::VARCHAR FROM own WHERE NOT handle_default
    UNION ALL SELECT number, 2, unnest(name_patterns)::VARCHAR FROM own)
  SELECT number, (dense_rank() OVER (ORDER BY kind, feature) - 1)::INTEGER, kind
  FROM (SELECT DISTINCT * FROM every QUALIFY count(*) OVER (PARTITION BY kind, feature) > 1)`;
var nameTemplate = defineSignal({
  id: "name-template",
  version: 1,
  title: "Names by one template",
  question: "Do handles and names follow patterns that accounts like them do not follow?",
  needs: ["handles or display names of accounts"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    const names2 = await readNames(ground);
    return tooFewKnown(
      names2,
      ground.group,
      "handles or names (those that the platform makes by itself left out)"
    ) ?? names2;
  },
  measure: sharedMeasure,
  async tell(data, group, compared2, ground) {
    const { families } = familiesIn(data, group);
    const covered = families.reduce((sum3, { members }) => sum3 + members.length, 0);
    const byDefault = [...group.numbers].filter((account2) => data.byDefault[account2]).length;
    const left = byDefault > 0 ? ` ${outOf(byDefault, group.size)} members have a handle of a shape that the platform makes by itself; such handles are not compared.` : "";
    return {
      note: `${outOf(covered, compared2.accounts)} members share a pattern of handle or name with at least two others and with few accounts like them (${percent(compared2.controlValue)} in groups of such accounts).${left}${covered > 0 ? await oneHouse(ground, "names by a rule") : ""}`,
      pictures: [
        {
          kind: "table",
          title: "Patterns that members share",
          caption: "Each member stands in one row at most. Shapes hold no letter of a handle: a and A for words, a 9 for each digit.",
          columns: ["What is shared", "Usual shape", "Members", "Expected"],
          rows: families.slice(0, 12).map(({ kind, members, expected }) => [
            SHARED[kind],
            kind === 2 ? null : usual(members.map((account2) => data.shapes[account2])),
            whole(members.length),
            Number(expected.toPrecision(2))
          ])
        }
      ]
    };
  },
  innocentReadings: [
    "Handles that the platform proposed",
    "A fashion among fans",
    "An organisation's rule for the names of its accounts"
  ],
  references: [
    {
      text: "Freeman, D. (2013). Using naive Bayes to detect spammy names in social networks. AISec, 3-12.",
      url: "https://doi.org/10.1145/2517312.2517314"
    }
  ]
});
function usual(texts) {
  const counts3 = /* @__PURE__ */ new Map();
  for (const text of texts) counts3.set(text, (counts3.get(text) ?? 0) + 1);
  return [...counts3].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))[0][0];
}
async function readNames(ground) {
  const { store, accounts } = ground;
  const known2 = new Uint8Array(accounts.ids.length);
  const byDefault = new Uint8Array(accounts.ids.length);
  const shapes = accounts.ids.map(() => "");
  const rows = await store.rows(
    `SELECT g.number, coalesce(p.handle_shape, '') AS shape, coalesce(p.handle_default, FALSE) AS made, len(p.name_patterns) > 0 AS named
     FROM profiles p JOIN ground_accounts g USING (account_id)`
  );
  for (const { number, shape, made, named: named2 } of rows) {
    shapes[number] = shape;
    byDefault[number] = Number(made);
    known2[number] = Number(shape !== "" && !made || named2);
  }
  const { columns: columns2 } = await store.numbers(FEATURES);
  const [accountsOf, features, kinds] = [0, 1, 2].map((i) => columns2[i] ?? new Int32Array(0));
  return {
    ...sharedFeatures(ground, { accounts: accountsOf, features, kinds }, known2),
    shapes,
    byDefault
  };
}

// src/signals/narrative/carried.ts
var FEWEST_TELLERS = 3;
function tellingsOf(texts, { storyOf, count: count3 }, numbers) {
  const accounts = new Int32Array(count3);
  const posts = new Int32Array(count3);
  const last2 = new Int32Array(count3).fill(-1);
  let all = 0;
  let withText = 0;
  for (const n of numbers) {
    withText += Number(texts.from[n + 1] > texts.from[n]);
    for (let i = texts.from[n]; i < texts.from[n + 1]; i++) {
      const story = storyOf[texts.document[i]];
      posts[story]++;
      all++;
      if (last2[story] === n) continue;
      last2[story] = n;
      accounts[story]++;
    }
  }
  return { accounts, posts, texts: all, accountsWithText: withText };
}
function carriedShare({ accounts, posts, texts }) {
  let carried = 0;
  for (let story = 0; story < posts.length; story++)
    if (accounts[story] >= FEWEST_TELLERS) carried += posts[story];
  return texts === 0 ? 0 : carried / texts;
}
var everybody = (set, accounts) => Int32Array.from({ length: Math.max(accounts, set.size) }, (_, i) => i);

// src/signals/narrative/fact-checks.ts
import { readFile, stat } from "node:fs/promises";
var MOST_BYTES = 5e7;
var MOST_REVIEWS = 2e5;
var LONGEST3 = 2e3;
var DEEPEST2 = 12;
async function readFactChecks(path) {
  const size = await stat(path).catch((cause) => {
    throw new UsageError(
      `--fact-checks: ${cause.code === "ENOENT" || cause.code === "ENOTDIR" ? "there is no such file" : "the file cannot be read"}, ${path}. Name a JSON file with ClaimReview entries.`,
      { cause }
    );
  });
  if (!size.isFile())
    throw new UsageError(`--fact-checks: no file, ${path}. Name a JSON file with ClaimReview entries.`);
  if (size.size > MOST_BYTES)
    throw new UsageError(
      `--fact-checks: too large, ${Math.ceil(size.size / 1e6)} MB in ${path}. At most ${MOST_BYTES / 1e6} MB are read: cut the feed to the time of your data.`
    );
  const checks = parseFactChecks(await readFile(path, "utf8"), path);
  if (checks.length === 0)
    throw new InputError(
      `--fact-checks: no ClaimReview with a claim and a web address, ${path}. Give schema.org ClaimReview as a JSON-LD object, a list or a DataFeed.`
    );
  return checks;
}
function parseFactChecks(text, where) {
  let data;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new InputError(
      `--fact-checks: not JSON, ${where}. Give schema.org ClaimReview as a JSON-LD object, a list or a DataFeed.`,
      { cause }
    );
  }
  const found2 = /* @__PURE__ */ new Map();
  for (const review of reviewsIn(data, 0)) {
    const check = factCheckOf(review);
    if (check) found2.set(`${check.url}
${check.claim}`, check);
    if (found2.size === MOST_REVIEWS) break;
  }
  return [...found2.values()];
}
function* reviewsIn(data, depth) {
  if (depth > DEEPEST2 || typeof data !== "object" || data === null) return;
  if (Array.isArray(data)) {
    for (const one of data) yield* reviewsIn(one, depth + 1);
    return;
  }
  const object = data;
  if (listOf(object["@type"]).includes("ClaimReview")) yield object;
  else
    for (const key of ["@graph", "dataFeedElement", "item", "itemListElement"])
      yield* reviewsIn(object[key], depth + 1);
}
function factCheckOf(review) {
  const url = addressOf(review.url) ?? addressOf(review["@id"]);
  const claim = typeof review.claimReviewed === "string" ? review.claimReviewed.trim().slice(0, LONGEST3) : "";
  if (!url || !claim) return null;
  const reviewed = listOf(review.itemReviewed).filter(
    (item) => typeof item === "object" && item !== null
  );
  const appearances = reviewed.flatMap(
    (item) => [item.url, item.sameAs, item.firstAppearance, item.appearance].flatMap(listOf).map(addressOf)
  );
  return { url, claim, appearances: [...new Set(appearances.filter((one) => one !== null))] };
}
var listOf = (value) => Array.isArray(value) ? value : value === void 0 || value === null ? [] : [value];
function addressOf(value) {
  if (typeof value === "object" && value !== null) return addressOf(value.url);
  if (typeof value !== "string" || value.length > LONGEST3) return null;
  try {
    const address = new URL(value.trim());
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : null;
  } catch {
    return null;
  }
}

// src/signals/narrative/story-features.ts
var ADDRESS = /https?:\/\/\S+|www\.\S+|[@#]\S+|p:[0-9a-f]{16}/giu;
var NAMES2 = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}'’-]{2,}(?:\s+\p{Lu}[\p{L}\p{M}\p{N}'’-]{2,})*/gu;
var NUMBERS2 = /(?<![\p{L}\p{N}.,-])\p{Nd}[\p{Nd}.,]*\p{Nd}(?![\p{L}\p{N}-])/gu;
var YEAR = /^(19|20)\d\d$/;
var LETTERS = /\p{L}/gu;
var CAPITALS = /\p{Lu}/gu;
var PHRASE_WORDS = 3;
var PHRASE_CHARACTERS = 6;
var MOST_MARKS = 12;
function marksOf(text, links) {
  const plain3 = text.normalize("NFKC").replace(ADDRESS, " ");
  const shouted = 2 * (plain3.match(CAPITALS)?.length ?? 0) > (plain3.match(LETTERS)?.length ?? 0);
  const names2 = shouted ? [] : (plain3.match(NAMES2) ?? []).map((name) => name.toLowerCase().replace(/\s+/g, " "));
  const numbers = (plain3.match(NUMBERS2) ?? []).map(digits).filter((number) => number.length >= 3 && !YEAR.test(number));
  const of = (kind, values) => [...new Set(values)].slice(0, MOST_MARKS).map((value) => ({ kind, value, at: 0 }));
  return [...of("name", names2), ...of("number", numbers), ...of("link", links)];
}
function phrasesOf(folded3) {
  const unspaced = isUnspaced(folded3);
  const parts = unspaced ? [...folded3.replaceAll(" ", "")] : folded3.split(" ");
  const size = unspaced ? PHRASE_CHARACTERS : PHRASE_WORDS;
  return Array.from({ length: Math.max(0, parts.length - size + 1) }, (_, at2) => ({
    kind: "phrase",
    value: parts.slice(at2, at2 + size).join(unspaced ? "" : " "),
    at: at2 / size
  }));
}
var digits = (number) => Array.from(number.replace(/[.,]/g, ""), (digit) => {
  const code = digit.codePointAt(0);
  if (code >= 1776 && code <= 1785) return String(code - 1776);
  return code >= 1632 && code <= 1641 ? String(code - 1632) : digit;
}).join("");

// src/signals/narrative/match-fact-checks.ts
var HELD = 0.7;
var FEWEST_SHINGLES = 20;
var MOST_TEXTS = 50;
var FactCheckIndex = class {
  byAddress = /* @__PURE__ */ new Map();
  checks;
  constructor(checks) {
    for (const { url, appearances } of checks)
      for (const address of appearances) {
        const key = bareAddress(address);
        this.byAddress.set(key, [...this.byAddress.get(key) ?? [], url]);
      }
    this.checks = checks.map(({ url, claim }) => ({
      url,
      shingles: shingles(foldText(claim)),
      marks: marksOf(claim, [])
    }));
  }
  /** Addresses of the fact-checks that match, in their own order, each once. */
  matching(story) {
    const texts = story.slice(0, MOST_TEXTS);
    const found2 = new Set(
      story.flatMap(({ links }) => links).flatMap((link) => this.byAddress.get(bareAddress(link)) ?? [])
    );
    const sets = texts.map(({ folded: folded3 }) => shingles(folded3));
    const marks = texts.map(
      ({ text }) => new Set(marksOf(text, []).map(({ kind, value }) => `${kind}:${value}`))
    );
    for (const check of this.checks)
      if (sets.some((set) => holds(set, check.shingles)) || marks.some((set) => sharesMarks(set, check)))
        found2.add(check.url);
    return [...found2].sort();
  }
};
function holds(text, claim) {
  if (claim.length < FEWEST_SHINGLES) return false;
  const similarity = jaccard(text, claim);
  const common2 = similarity * (text.length + claim.length) / (1 + similarity);
  return common2 >= HELD * claim.length;
}
function sharesMarks(text, { marks }) {
  const shared = marks.filter(({ kind, value }) => text.has(`${kind}:${value}`));
  const names2 = shared.filter(({ kind }) => kind === "name").length;
  return names2 >= 3 || names2 >= 1 && shared.length > names2;
}
function bareAddress(address) {
  try {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()])
      if (/^(utm_|fbclid|gclid)/.test(name)) url.searchParams.delete(name);
    return `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`.toLowerCase();
  } catch {
    return address.toLowerCase();
  }
}

// src/signals/narrative/narrative-rows.ts
var EVENTS_KEPT = 1e3;
var SAMPLE = 500;
var LANES2 = 6;
var POINTS = 200;
var ROADS = `
  SELECT s.story, count(*)::INTEGER AS posts, count(DISTINCT e.account_id)::INTEGER AS accounts,
    count(DISTINCT CASE WHEN g.member THEN e.account_id END)::INTEGER AS members,
    count(*) FILTER (g.member)::INTEGER AS own,
    epoch_us(min(e.time_utc)) AS first, epoch_us(min(e.time_utc) FILTER (g.member)) AS "firstMember", epoch_us(max(e.time_utc)) AS last,
    arg_min(e.text, (e.time_utc, ${comparedTextSql("e")}, e.event_id)) FILTER (g.member) AS sample,
    list_sort(list_distinct(list(e.lang) FILTER (trim(e.lang) <> ''))) AS languages, list_sort(list_distinct(list(e.platform))) AS platforms,
    list(e.event_id ORDER BY e.time_utc, e.event_id) FILTER (g.member) AS events
  FROM story_posts s JOIN events e USING (event_id) LEFT JOIN ground_accounts g USING (account_id)
  GROUP BY s.story ORDER BY own DESC, first, min((e.time_utc, ${comparedTextSql("e")}, e.event_id)) FILTER (g.member)`;
var roadsOf = ({ store }) => store.rows(ROADS);
function narrativeRows({ groupId }, roads, stories, { texts, factChecks }) {
  const documents = documentsOf(texts, stories, new Set(roads.map(({ story }) => story)));
  return roads.map((road, i) => {
    const values = {
      group_id: groupId,
      number: i + 1,
      joined_by: joinsOf(stories.joins.get(road.story)),
      sample: road.sample.slice(0, SAMPLE),
      posts: BigInt(road.posts),
      accounts: road.accounts,
      members: road.members,
      group_share: road.own / road.posts,
      first_seen: BigInt(road.first),
      first_by_member: road.first === road.firstMember,
      first_member_seen: BigInt(road.firstMember),
      last_seen: BigInt(road.last),
      languages: road.languages ?? [],
      platforms: road.platforms,
      fact_checks: factChecks?.matching((documents.get(road.story) ?? []).map((d) => texts.documents[d])) ?? [],
      event_ids: road.events.slice(0, EVENTS_KEPT).map(BigInt)
    };
    return NARRATIVES.columns.map(({ name }) => values[name]);
  });
}
var joinsOf = (joins) => ["wording", "phrases", "links", "names-and-numbers"].filter(
  (join3) => joins?.has(join3) ?? join3 === "wording"
);
function documentsOf(texts, { storyOf }, wanted) {
  const found2 = /* @__PURE__ */ new Map();
  for (let d = 0; d < texts.documents.length; d++)
    if (wanted.has(storyOf[d])) found2.set(storyOf[d], [...found2.get(storyOf[d]) ?? [], d]);
  return found2;
}
async function roadsPicture({ store }, roads) {
  const shown = roads.slice(0, LANES2);
  const rows = await store.rows(
    `SELECT s.story, epoch_us(e.time_utc)::DOUBLE / 1e6 AS time, coalesce(g.member, false) AS own
     FROM story_posts s JOIN events e USING (event_id) LEFT JOIN ground_accounts g USING (account_id)
     QUALIFY row_number() OVER (PARTITION BY s.story ORDER BY e.time_utc, own, e.event_id) <= ${POINTS} ORDER BY s.story, time, own`
  );
  const lane = new Map(shown.map(({ story }, i) => [story, i]));
  return {
    kind: "lanes",
    title: "Roads of stories",
    caption: `Each lane is a story; points are its posts in the order of time, the first ${POINTS} of each.`,
    lanes: shown.map(({ sample }, i) => `${i + 1}: ${sample.replace(/\s+/g, " ").slice(0, 40)}`),
    points: rows.filter(({ story }) => lane.has(story)).map(({ story, time, own }) => ({ lane: lane.get(story), time, mark: own ? 0 : 1 })),
    marks: ["group", "others"],
    joins: []
  };
}

// src/signals/narrative/stories.ts
var SIMILARITY = 0.7;
var RAREST = 6;
var LIFT = 20;
function storiesOf(texts, seed) {
  const sets = new Sets(texts.documents.length);
  const joins = [];
  wordings(texts, sets, seed, joins);
  const keys = /* @__PURE__ */ new Map();
  for (const make2 of [phraseKeys, markKeys]) {
    const { documentsOf: documentsOf2, joinOf } = rareKeys(texts, make2);
    for (const [key, documents] of documentsOf2) {
      for (const document of documents) sets.join(documents[0], document);
      joins.push([documents[0], joinOf(key)]);
      keys.set(key, documents[0]);
    }
  }
  const storyOf = sets.numbered();
  const found2 = /* @__PURE__ */ new Map();
  for (const [document, join3] of joins) {
    const own = found2.get(storyOf[document]) ?? /* @__PURE__ */ new Set();
    found2.set(storyOf[document], own.add(join3));
  }
  return {
    storyOf,
    count: storyOf.reduce((most2, story) => Math.max(most2, story + 1), 0),
    joins: found2,
    keys: new Map([...keys].map(([key, document]) => [key, storyOf[document]]))
  };
}
function markKeys(features) {
  const marks = features.filter(({ kind }) => kind !== "phrase").sort(byValue);
  const keys = [];
  const firm = ({ kind }) => kind === "number" || kind === "link";
  for (let i = 0; i < marks.length; i++)
    for (let j = i + 1; j < marks.length; j++) {
      const [a, b] = [marks[i], marks[j]];
      if (a.kind === "link" && b.kind === "link") continue;
      if (firm(a) || firm(b)) keys.push(keyOf([a, b]));
      else
        for (let k = j + 1; k < marks.length; k++)
          if (marks[k].kind === "name") keys.push(keyOf([a, b, marks[k]]));
    }
  return keys;
}
function phraseKeys(features) {
  const phrases2 = features.filter(({ kind }) => kind === "phrase").sort(byValue);
  const keys = [];
  for (let i = 0; i < phrases2.length; i++)
    for (let j = i + 1; j < phrases2.length; j++)
      if (Math.abs(phrases2[i].at - phrases2[j].at) >= 1) keys.push(keyOf([phrases2[i], phrases2[j]]));
  return keys;
}
var byValue = (x, y) => x.kind < y.kind ? -1 : x.kind > y.kind ? 1 : x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
var keyOf = (features) => features.map(({ kind, value }) => `${kind}:${value}`).join("\n");
var kindsIn = (key) => key.split("\n").map((part2) => part2.slice(0, part2.indexOf(":")));
function wordings({ documents }, sets, seed, joins) {
  const families = new SimilarFamilies(SIMILARITY, seed);
  const founders = [];
  const order2 = documents.map((_, i) => i).sort(
    (x, y) => documents[x].folded < documents[y].folded ? -1 : documents[x].folded > documents[y].folded ? 1 : x - y
  );
  for (const i of order2) families.take(shingles(documents[i].folded));
  for (const [place2, i] of order2.entries()) {
    const { family, founder } = families.place(place2);
    if (founder) founders[family] = i;
    else {
      sets.join(founders[family], i);
      joins.push([i, "wording"]);
    }
  }
}
function rareKeys(texts, keysOf) {
  const read = (document) => {
    const { text, links, folded: folded3 } = texts.documents[document];
    return keysOf === markKeys ? marksOf(text, links) : phrasesOf(folded3);
  };
  const uses = featureUses(texts, read);
  const documentsOf2 = /* @__PURE__ */ new Map();
  for (let document = 0; document < texts.documents.length; document++) {
    const rarest = read(document).filter((feature) => (uses.get(nameOf(feature))?.accounts ?? 0) >= 2).sort((x, y) => uses.get(nameOf(x)).documents - uses.get(nameOf(y)).documents || byValue(x, y)).slice(0, RAREST);
    for (const key of new Set(keysOf(rarest))) {
      const list3 = documentsOf2.get(key);
      if (list3) list3.push(document);
      else documentsOf2.set(key, [document]);
    }
  }
  const total2 = texts.documents.length;
  for (const [key, documents] of documentsOf2) {
    const [a, b] = key.split("\n").map((name) => uses.get(name).documents);
    if (documents.length < 2 || documents.length * total2 / (a * b) < LIFT) documentsOf2.delete(key);
  }
  return { documentsOf: documentsOf2, joinOf: (key) => joinBy(kindsIn(key)) };
}
function joinBy(kinds) {
  if (kinds.includes("phrase")) return "phrases";
  return kinds.includes("link") ? "links" : "names-and-numbers";
}
var nameOf = ({ kind, value }) => `${kind}:${value}`;
function featureUses({ documents, document, account: account2 }, read) {
  const first = new Int32Array(documents.length).fill(-1);
  const several = new Uint8Array(documents.length);
  for (let i = 0; i < document.length; i++) {
    if (first[document[i]] < 0) first[document[i]] = account2[i];
    else if (first[document[i]] !== account2[i]) several[document[i]] = 1;
  }
  const uses = /* @__PURE__ */ new Map();
  for (let d = 0; d < documents.length; d++)
    for (const name of new Set(read(d).map(nameOf))) {
      const use = uses.get(name) ?? { documents: 0, accounts: 1, first: first[d] };
      use.documents++;
      if (several[d] || use.first !== first[d]) use.accounts = 2;
      uses.set(name, use);
    }
  return uses;
}
var Sets = class {
  parent;
  constructor(size) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }
  join(a, b) {
    const [x, y] = [this.root(a), this.root(b)];
    if (x < y) this.parent[y] = x;
    else this.parent[x] = y;
  }
  /** Number of each element's set, from 0 in order of the first element. */
  numbered() {
    const numbers = /* @__PURE__ */ new Map();
    return Int32Array.from(this.parent, (_, i) => {
      const root = this.root(i);
      if (!numbers.has(root)) numbers.set(root, numbers.size);
      return numbers.get(root);
    });
  }
  root(element) {
    let at2 = element;
    while (this.parent[at2] !== at2) {
      this.parent[at2] = this.parent[this.parent[at2]];
      at2 = this.parent[at2];
    }
    return at2;
  }
};

// src/signals/narrative/story-posts.ts
var MOST_LOOKED_AT = 2e5;
var SEARCHED_OF_STORY = 12;
var MOST_SEARCHED = 600;
var othersSql = () => `
  SELECT e.event_id::DOUBLE AS id, ${comparedTextSql("e")} AS text, coalesce(e.links, []) AS links
  FROM events e ANTI JOIN ground_accounts USING (account_id)
  WHERE e.kind IS DISTINCT FROM 'repost' AND e.time_utc IS NOT NULL
    AND (list_has_any(coalesce(e.links, []), (SELECT coalesce(list(mark), []) FROM story_marks WHERE kind = 'link'))
         OR list_has_any(regexp_extract_all(lower(${comparedTextSql("e")}), '[\\p{L}\\p{M}\\p{N}]+'), (SELECT coalesce(list(mark), []) FROM story_marks WHERE kind = 'word')))
  ORDER BY e.time_utc, text, e.event_id LIMIT ${MOST_LOOKED_AT}`;
var FAMILIES = `
  INSERT INTO story_posts
  SELECT arg_min(s.story, s.story), b.event_id FROM actions a JOIN story_posts s USING (event_id)
  JOIN actions b ON b.trace = 'co-text' AND b.object_id = a.object_id
  WHERE a.trace = 'co-text' GROUP BY b.event_id`;
async function fillStoryPosts({ store }, texts, stories, chosen) {
  const wanted = new Set(chosen);
  const own = [];
  for (let i = 0; i < texts.document.length; i++) {
    const story = stories.storyOf[texts.document[i]];
    if (wanted.has(story)) own.push({ story, event: BigInt(texts.eventId[i]) });
  }
  await store.run("CREATE OR REPLACE TEMP TABLE story_posts (story INTEGER, event_id BIGINT)");
  const append2 = (rows) => store.append(
    "story_posts",
    ["INTEGER", "BIGINT"],
    [rows.map(({ story }) => story), rows.map(({ event }) => event)]
  );
  await append2(own);
  await store.run(FAMILIES);
  await append2(await others({ store }, stories, wanted));
  await store.run(
    "CREATE OR REPLACE TEMP TABLE story_posts AS SELECT min(story) AS story, event_id FROM story_posts GROUP BY event_id"
  );
}
async function others({ store }, { keys }, wanted) {
  const own = new Map([...keys].filter(([, story]) => wanted.has(story)));
  const marks = searchedMarks(own);
  if (marks.length === 0) return [];
  const searched = [
    ...marks.filter(([kind]) => kind === "link"),
    ...marks.filter(([kind]) => kind !== "link").map(([, mark2]) => ["word", longestWord(mark2)])
  ];
  await store.run("CREATE OR REPLACE TEMP TABLE story_marks (kind VARCHAR, mark VARCHAR)");
  await store.append(
    "story_marks",
    ["VARCHAR", "VARCHAR"],
    [searched.map(([kind]) => kind), searched.map(([, mark2]) => mark2)]
  );
  const found2 = [];
  for await (const { id, text, links } of store.stream(
    othersSql()
  )) {
    const features = [...marksOf(text ?? "", links), ...phrasesOf(foldText(text ?? ""))];
    const key = [...markKeys(features), ...phraseKeys(features)].find((one) => own.has(one));
    if (key) found2.push({ story: own.get(key), event: BigInt(id) });
  }
  await store.run("DROP TABLE temp.story_marks");
  return found2;
}
function searchedMarks(keys) {
  const ofStory = /* @__PURE__ */ new Map();
  for (const [key, story] of keys) {
    const own = ofStory.get(story) ?? /* @__PURE__ */ new Set();
    for (const name of key.split("\n")) if (own.size < SEARCHED_OF_STORY) own.add(name);
    ofStory.set(story, own);
  }
  return [...new Set([...ofStory.values()].flatMap((own) => [...own]))].slice(0, MOST_SEARCHED).map((name) => [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)]);
}
var longestWord = (mark2) => (mark2.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [""]).reduce(
  (longest, word) => word.length > longest.length ? word : longest
);

// src/signals/narrative/story-texts.ts
var MOST_TEXTS2 = 1e5;
var SHORTEST = 30;
var COMPARED2 = comparedTextSql("e");
var TEXTS = `FROM events e JOIN ground_accounts g USING (account_id)
  WHERE e.kind IS DISTINCT FROM 'repost' AND length(trim(${COMPARED2})) >= ${SHORTEST} AND e.time_utc IS NOT NULL`;
async function storyTexts({ store, accounts }) {
  const count3 = (await store.row(`SELECT count(*) AS n ${TEXTS}`))?.n ?? 0;
  const oneOf2 = Math.max(1, Math.ceil(count3 / MOST_TEXTS2));
  const places = /* @__PURE__ */ new Map();
  const documents = [];
  const rows = [];
  const from = new Int32Array(accounts.ids.length + 1);
  const sql = `SELECT g.number, epoch_us(e.time_utc)::DOUBLE / 1e6 AS seconds, e.event_id::DOUBLE AS "eventId", ${COMPARED2} AS text, coalesce(e.links, []) AS links ${TEXTS}
    AND hash(${COMPARED2}, e.time_utc) % $1 = 0 ORDER BY g.number, e.time_utc, text, e.event_id`;
  for await (const { number, text, links, ...row3 } of store.stream(sql, [oneOf2])) {
    const folded3 = foldText(text);
    if (folded3.length < SHORTEST) continue;
    const key = `${folded3}
${links.join(" ")}`;
    let document = places.get(key);
    if (document === void 0) {
      document = documents.push({ text, folded: folded3, links }) - 1;
      places.set(key, document);
    }
    rows.push({ ...row3, account: number, document });
    from[number + 1]++;
  }
  for (let i = 0; i < accounts.ids.length; i++) from[i + 1] += from[i];
  return {
    documents,
    from,
    account: Int32Array.from(rows, ({ account: account2 }) => account2),
    document: Int32Array.from(rows, ({ document }) => document),
    seconds: Float64Array.from(rows, ({ seconds }) => seconds),
    eventId: Float64Array.from(rows, ({ eventId }) => eventId),
    oneOf: oneOf2
  };
}

// src/signals/narrative/narrative.ts
var FEWEST_ACCOUNTS5 = 4;
var FEWEST_TEXTS = 20;
var TOLD_Q = 0.01;
var MOST_STORIES = 200;
var narrative = defineSignal({
  id: "narrative",
  version: 1,
  title: "Stories and their roads",
  question: "Does the group tell the same stories in many posts, and who told them first?",
  needs: ["texts of posts"],
  parameters: [],
  effect: "ratio",
  async prepare(ground, { factChecks, run: run2 }) {
    const texts = await storyTexts(ground);
    if (texts.document.length < FEWEST_TEXTS)
      return {
        notMeasurable: "Not measurable: the data holds no texts, or hardly any of 30 characters or more."
      };
    return {
      texts,
      stories: unheard(run2, () => storiesOf(texts, ground.seed)),
      factChecks: factChecks === null ? null : new FactCheckIndex(await readFactChecks(factChecks))
    };
  },
  measure({ texts, stories }, set) {
    const tellings = tellingsOf(texts, stories, set.numbers);
    if (tellings.accountsWithText < FEWEST_ACCOUNTS5) return null;
    return { value: carriedShare(tellings), accounts: tellings.accountsWithText };
  },
  async tell(data, group, compared2, ground) {
    const chosen = storiesOfGroup(data, group, ground);
    const share2 = `${percent(compared2.value)} of the members' texts tell a story that three members or more tell, ${percent(compared2.controlValue)} among accounts like them`;
    if (chosen.length === 0)
      return { note: `${share2}. No single story is told by more members than by as many others.` };
    await fillStoryPosts(ground, data.texts, data.stories, chosen);
    const roads = await roadsOf(ground);
    const told4 = {
      note: `${share2}. ${roadsInWords(roads)}`,
      pictures: [await roadsPicture(ground, roads)],
      rows: [{ table: "narratives", rows: narrativeRows(ground, roads, data.stories, data) }]
    };
    await ground.store.run("DROP TABLE temp.story_posts");
    return told4;
  },
  innocentReadings: [
    "A story that spreads by itself",
    "Agency copy, press releases, or one publisher's text under several names",
    "Petitions, prayers, lyrics and jokes that people copy"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Leskovec, J., Backstrom, L., Kleinberg, J. (2009). Meme-tracking and the dynamics of the news cycle. KDD '09, 497-506.",
      url: "https://doi.org/10.1145/1557019.1557077"
    },
    { text: "schema.org: ClaimReview", url: "https://schema.org/ClaimReview" }
  ]
});
function storiesOfGroup({ texts, stories }, group, ground) {
  const own = tellingsOf(texts, stories, group.numbers);
  const all = tellingsOf(texts, stories, everybody(group, ground.accounts.ids.length));
  const tested2 = [...all.accounts.keys()].filter((story) => all.accounts[story] >= FEWEST_TELLERS);
  const logP = Float64Array.from(
    tested2,
    (story) => logHypergeometricUpperTail(own.accounts[story], {
      all: all.accountsWithText,
      marked: all.accounts[story],
      drawn: own.accountsWithText
    })
  );
  const q2 = benjaminiHochberg(logP, tested2.length);
  return tested2.filter((story, i) => own.accounts[story] >= FEWEST_TELLERS && q2[i] <= TOLD_Q).sort((x, y) => own.posts[y] - own.posts[x] || x - y).slice(0, MOST_STORIES);
}
function roadsInWords(roads) {
  const first = roads.filter((road) => road.first === road.firstMember).length;
  const posts = roads.reduce((sum3, road) => sum3 + road.posts, 0);
  const own = roads.reduce((sum3, road) => sum3 + road.own, 0);
  return `${roads.length === 1 ? "One story stands" : `${whole(roads.length)} stories stand`} out: ${percent(own / posts)} of ${roads.length === 1 ? "its" : "their"} ${whole(posts)} posts in this data came from the group, and ${whole(first)} ${first === 1 ? "was" : "were"} seen first with a member.`;
}

// src/signals/topics.ts
async function readTopics(ground, traces, marked) {
  const { store } = ground;
  const numbersOf2 = Int32Array.from(ground.accounts.ids.keys()).filter(marked);
  await store.run("CREATE OR REPLACE TEMP TABLE topic_accounts (number INTEGER)");
  await store.append("topic_accounts", ["INTEGER"], [numbersOf2]);
  const { columns: columns2, rowCount: rowCount2 } = await store.numbers(
    `WITH own AS (SELECT DISTINCT g.number, a.trace, a.object_id FROM actions a JOIN ground_accounts g USING (account_id)
       SEMI JOIN topic_accounts t ON t.number = g.number
       WHERE a.trace IN (${traces.map((trace) => `'${trace}'`).join(", ")})),
     common AS (SELECT trace, object_id, (row_number() OVER (ORDER BY min(number), trace, object_id) - 1)::INTEGER AS code, count(*)::INTEGER AS bearers
       FROM own GROUP BY trace, object_id HAVING count(*) > 1)
     SELECT o.number, c.code, c.bearers FROM own o JOIN common c USING (trace, object_id) ORDER BY o.number, c.code`
  );
  await store.run("DROP TABLE temp.topic_accounts");
  const [numbers, codes, bearers] = rowCount2 > 0 ? columns2 : [0, 1, 2].map(() => new Int32Array(0));
  const accounts = ground.accounts.ids.length;
  const from = new Int32Array(accounts + 1);
  for (const number of numbers) from[number + 1]++;
  for (let i = 0; i < accounts; i++) from[i + 1] += from[i];
  const weights = Float64Array.from(bearers, (n) => Math.log((numbersOf2.length + 1) / n));
  for (let i = 0; i < accounts; i++) {
    let square = 0;
    for (let at2 = from[i]; at2 < from[i + 1]; at2++) square += weights[at2] ** 2;
    for (let at2 = from[i]; at2 < from[i + 1]; at2++) weights[at2] /= Math.sqrt(square);
  }
  return { from, codes, weights, size: codes.reduce((most2, code) => Math.max(most2, code + 1), 0) };
}
var TopicSum = class {
  /** A sum over these topics. */
  constructor(topics) {
    this.topics = topics;
    this.values = new Float64Array(topics.size);
  }
  values;
  touched = [];
  /** Adds the vector of an account. */
  add(account2) {
    const { from, codes, weights } = this.topics;
    for (let at2 = from[account2]; at2 < from[account2 + 1]; at2++) {
      if (this.values[codes[at2]] === 0) this.touched.push(codes[at2]);
      this.values[codes[at2]] += weights[at2];
    }
  }
  /** The inner product with another sum. */
  times(other) {
    let sum3 = 0;
    for (const code of this.touched) sum3 += this.values[code] * other[code];
    return sum3;
  }
  /** Empties the sum. */
  clear() {
    for (const code of this.touched) this.values[code] = 0;
    this.touched.length = 0;
  }
};

// src/signals/claimed-roles.ts
var TRACES = ["co-hashtag", "co-link", "co-text", "co-repost", "co-share"];
var SHOWS = 3;
async function readClaims(ground) {
  const rows = await ground.store.rows(
    "SELECT g.number, p.roles[1] AS role FROM profiles p JOIN ground_accounts g USING (account_id) WHERE len(p.roles) > 0 ORDER BY g.number"
  );
  const roles = [...new Set(rows.map(({ role: role2 }) => role2))].sort();
  const role = new Int32Array(ground.accounts.ids.length).fill(-1);
  for (const row3 of rows) role[row3.number] = roles.indexOf(row3.role);
  const topics = await readTopics(ground, TRACES, (account2) => role[account2] >= 0);
  for (let i = 0; i < role.length; i++) if (topics.from[i] === topics.from[i + 1]) role[i] = -1;
  const counts3 = new Int32Array(roles.length);
  const sums3 = roles.map(() => new Float32Array(topics.size));
  const total2 = new Float32Array(topics.size);
  for (let i = 0; i < role.length; i++) {
    if (role[i] < 0) continue;
    counts3[role[i]]++;
    for (let at2 = topics.from[i]; at2 < topics.from[i + 1]; at2++) {
      sums3[role[i]][topics.codes[at2]] += topics.weights[at2];
      total2[topics.codes[at2]] += topics.weights[at2];
    }
  }
  const room = { role: new TopicSum(topics), all: new TopicSum(topics) };
  const made = { topics, role, roles, counts: counts3, sums: sums3, total: total2, room };
  return { ...made, ...usualOf(made) };
}
function usualOf({ role, counts: counts3, sums: sums3, total: total2, room }) {
  const all = counts3.reduce((sum3, count3) => sum3 + count3, 0);
  const base = new Float64Array(role.length);
  let [across, pairs, measured2, own, squares] = [0, 0, 0, 0, 0];
  for (let i = 0; i < role.length; i++) {
    const count3 = role[i] < 0 ? 0 : counts3[role[i]];
    if (count3 === 0 || count3 === all) continue;
    room.role.add(i);
    const mates = room.role.times(sums3[role[i]]);
    const others3 = room.role.times(total2) - mates;
    room.role.clear();
    base[i] = others3 / (all - count3);
    across += others3;
    pairs += all - count3;
    if (count3 < 2) continue;
    const difference = (mates - 1) / (count3 - 1) - others3 / (all - count3);
    measured2++;
    own += difference;
    squares += difference ** 2;
  }
  const mean2 = own / Math.max(1, measured2);
  const error = Math.sqrt(Math.max(0, squares / Math.max(1, measured2) - mean2 ** 2) / Math.max(1, measured2));
  return { usual: { across: across / Math.max(1, pairs), own: mean2 }, base, shows: mean2 > SHOWS * error };
}
function alikenessOf(claims, accounts) {
  const { role, counts: counts3, sums: sums3, total: total2, room } = claims;
  const byRole = /* @__PURE__ */ new Map();
  for (const account2 of accounts) {
    room.all.add(account2);
    const list3 = byRole.get(role[account2]);
    if (list3) list3.push(account2);
    else byRole.set(role[account2], [account2]);
  }
  const all = counts3.reduce((sum3, count3) => sum3 + count3, 0);
  let [squares, pairs, own, measured2] = [0, 0, 0, 0];
  for (const [code, list3] of byRole) {
    for (const account2 of list3) room.role.add(account2);
    const square = room.role.times(room.role.values);
    const mates = room.role.times(sums3[code]);
    const outside = {
      mates: counts3[code] - list3.length,
      others: all - counts3[code] - (accounts.length - list3.length)
    };
    squares += square;
    pairs += list3.length ** 2;
    if (outside.mates > 0 && outside.others > 0) {
      const others3 = room.role.times(total2) - mates - (room.role.times(room.all.values) - square);
      own += (mates - square) / outside.mates - others3 / outside.others;
      measured2 += list3.length;
    }
    room.role.clear();
  }
  const whole3 = room.all.times(room.all.values);
  room.all.clear();
  if (byRole.size < 2) return null;
  return { across: (whole3 - squares) / (accounts.length ** 2 - pairs), own: own / Math.max(1, measured2) };
}

// src/signals/persona-cover.ts
var FEWEST3 = 4;
var FEWEST_GROUND2 = 40;
var ONE_ROLE = 0.8;
var FLOOR2 = 0.1;
var personaCover = defineSignal({
  id: "persona-cover",
  version: 1,
  title: "Several professions, one voice",
  question: "Do accounts that claim different professions act on the same things, unlike others of their professions?",
  needs: ["profile texts that claim professions or roles", "hashtags, links, texts or reposts in common"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const claims = await readClaims(ground);
    const all = claims.counts.reduce((sum3, count3) => sum3 + count3, 0);
    if (all < FEWEST_GROUND2 || claims.usual.across <= 0)
      return {
        notMeasurable: `Not measurable: ${whole(all)} accounts claim a profession or role in a profile text and act on anything that others act on.`
      };
    return oneRole(claims, ground.group) ?? claims;
  },
  measure(claims, set) {
    const own = claimants(claims, set);
    if (own.length < FEWEST3 || mostClaimed(claims, own).share > ONE_ROLE) return null;
    const alike = alikenessOf(claims, own);
    return { value: alike.across, statistic: divergence(alike, own, claims), accounts: own.length };
  },
  async tell(claims, group, compared2) {
    const own = claimants(claims, group);
    const counts3 = countsOf(claims, own);
    const roles = counts3.filter((count3) => count3 > 0).length;
    const claiming = `${outOf(own.length, group.size)} members claim ${roles} professions or roles, ${percent(claimShare(claims, group))} of the accounts like them claim any`;
    return {
      note: `${claiming}. Across different claims the members' topics are alike by ${compared2.value.toFixed(2)} of 1, in groups of accounts like them by ${compared2.controlValue.toFixed(2)}. ${matesWords(claims, alikenessOf(claims, own).own)}`,
      pictures: [
        {
          kind: "table",
          title: "What the members claim to be",
          caption: "The first profession or role that each profile text names, as it says and not as it is; beside it how many of as many accounts like them would claim it.",
          columns: ["Profession or role", "Members", "Expected"],
          rows: [...counts3.keys()].filter((role) => counts3[role] > 0).sort((x, y) => counts3[y] - counts3[x] || x - y).slice(0, 15).map((role) => [
            claims.roles[role].replace(/_/g, " "),
            counts3[role],
            Number(expectedOf(claims, own, role).toFixed(1))
          ])
        }
      ]
    };
  },
  innocentReadings: [
    "A union or a network of professionals speaking on its own matter",
    "Supporters, neighbours or fans of all professions who share one interest"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "DiResta, R. et al. (2018). The tactics and tropes of the Internet Research Agency. New Knowledge, for the US Senate Select Committee on Intelligence.",
      url: "https://digitalcommons.unl.edu/senatedocs/2/"
    }
  ]
});
var claimants = ({ role }, set) => [...set.numbers].filter((account2) => role[account2] >= 0);
function countsOf({ role, roles }, accounts) {
  const counts3 = new Int32Array(roles.length);
  for (const account2 of accounts) counts3[role[account2]]++;
  return counts3;
}
function mostClaimed(claims, accounts) {
  const counts3 = countsOf(claims, accounts);
  const most2 = Math.max(...counts3);
  return { role: counts3.indexOf(most2), share: most2 / Math.max(1, accounts.length) };
}
function oneRole(claims, group) {
  const own = claimants(claims, group);
  if (own.length < FEWEST3)
    return {
      notMeasurable: `Not measurable: ${outOf(own.length, group.size)} members claim a profession or role and act on what others act on.`
    };
  const { role, share: share2 } = mostClaimed(claims, own);
  if (share2 <= ONE_ROLE) return null;
  return {
    notMeasurable: `Not measurable: ${percent(share2)} of the ${whole(own.length)} members that claim a profession or role claim one (${claims.roles[role].replace(/_/g, " ")}), as a union or a network of that profession would.`
  };
}
function divergence(alike, accounts, { usual: usual2, base, shows }) {
  const level = accounts.reduce((sum3, account2) => sum3 + base[account2], 0) / accounts.length;
  const floor = FLOOR2 * usual2.across;
  const voice = Math.log((Math.max(0, alike.across) + floor) / (level + floor));
  const spoken2 = (own, at2) => Math.max(0, own) / (at2 + floor) * (usual2.across + floor);
  const cover = Math.log((1 + FLOOR2) * usual2.own / (spoken2(alike.own, level) + FLOOR2 * usual2.own));
  return shows ? Math.min(voice, cover) : voice;
}
function matesWords({ usual: usual2, shows }, own) {
  if (!shows)
    return "Accounts of one profession have no more in common than others in this data, so it cannot be said whether members speak as their professions do.";
  const share2 = Math.max(0, own) / usual2.own;
  return `With accounts outside that claim the same, members have ${percent(share2)} of what such accounts have in common beyond chance.`;
}
function claimShare({ role }, set) {
  const inside2 = new Set(set.numbers);
  let claiming = 0;
  for (const [account2, code] of role.entries()) if (code >= 0 && !inside2.has(account2)) claiming++;
  return claiming / Math.max(1, role.length - set.size);
}
function expectedOf(claims, own, role) {
  const inside2 = countsOf(claims, own);
  const all = claims.counts.reduce((sum3, count3) => sum3 + count3, 0) - own.length;
  return all > 0 ? own.length * (claims.counts[role] - inside2[role]) / all : 0;
}

// src/signals/tasking/topic-acts.ts
var PAUSE_HOURS = 8;
var FEWEST_ACCOUNTS6 = 3;
var KIND_OF_TRACE = {
  "co-text": "text",
  "co-phrase": "story",
  "co-image": "image",
  "co-repost": "repost",
  "co-reply": "reply"
};
var actionTopicsSql = (columns2, joined2 = "") => `SELECT CASE a.trace ${Object.entries(KIND_OF_TRACE).map(([trace, kind]) => `WHEN '${trace}' THEN '${kind}'`).join(" ")} END AS kind, a.object_id AS topic, ${columns2} FROM actions a ${joined2}
  WHERE a.trace IN (${Object.keys(KIND_OF_TRACE).map((trace) => `'${trace}'`).join(", ")})`;
var EVERY_ACT = `
  SELECT 'hashtag' AS kind, unnest(e.hashtags) AS topic, g.number, e.time_utc, e.event_id
  FROM events e JOIN ground_accounts g USING (account_id) WHERE e.kind IS DISTINCT FROM 'repost'
  UNION ALL
  SELECT 'link', unnest(e.links), g.number, e.time_utc, e.event_id
  FROM events e JOIN ground_accounts g USING (account_id) WHERE e.kind IS DISTINCT FROM 'repost'
  UNION ALL
  ${actionTopicsSql("g.number, a.time_utc, a.event_id", "JOIN ground_accounts g USING (account_id)")}`;
var topicActsSql = () => `
  CREATE OR REPLACE TEMP TABLE topic_acts AS
  WITH acts AS (SELECT kind, topic, number, time_utc, min(event_id) AS event_id FROM (${EVERY_ACT})
      WHERE trim(topic) <> '' AND time_utc IS NOT NULL GROUP BY ALL),
    kept AS (SELECT kind, topic FROM acts GROUP BY ALL HAVING count(DISTINCT number) >= ${FEWEST_ACCOUNTS6})
  SELECT acts.* FROM acts SEMI JOIN kept USING (kind, topic)
  QUALIFY coalesce(time_utc - lag(time_utc) OVER (PARTITION BY kind, topic, number ORDER BY time_utc) > INTERVAL ${PAUSE_HOURS} HOURS, true)`;
var TOPICS = `
  SELECT t.kind, t.topic, coalesce(min(e.event_id), -1)::DOUBLE AS target
  FROM (SELECT DISTINCT kind, topic FROM topic_acts) t
  LEFT JOIN (SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || post_id AS object, event_id
             FROM events SEMI JOIN ground_accounts USING (account_id) WHERE trim(post_id) <> '') e
    ON e.object = CASE WHEN t.kind IN ('repost', 'reply') THEN t.topic END
  GROUP BY t.kind, t.topic ORDER BY t.kind, t.topic`;
var ACTS2 = `
  SELECT (dense_rank() OVER (ORDER BY kind, topic) - 1)::INTEGER AS t, number, epoch_us(time_utc)::DOUBLE / 1e6, event_id::DOUBLE
  FROM topic_acts ORDER BY t, time_utc, number`;
async function topicActs({ store }) {
  await store.run(topicActsSql());
  const named2 = await store.rows(TOPICS);
  const { columns: columns2 } = await store.numbers(ACTS2);
  await store.run("DROP TABLE temp.topic_acts");
  const [topic, account2, seconds, eventId] = columns2;
  const from = new Int32Array(named2.length + 1);
  for (const t of topic ?? []) from[t + 1]++;
  for (let t = 0; t < named2.length; t++) from[t + 1] += from[t];
  return {
    kinds: named2.map(({ kind }) => kind),
    topics: named2.map((row3) => row3.topic),
    from,
    account: account2 ?? new Int32Array(0),
    seconds: seconds ?? new Float64Array(0),
    eventId: eventId ?? new Float64Array(0),
    target: Float64Array.from(named2, ({ target }) => target)
  };
}

// src/signals/platforms/cross-platform.ts
var WINDOW_SECONDS = 3600;
var FEWEST_ACCOUNTS7 = 4;
var KINDS5 = ["link", "text", "image"];
var SHOWN2 = 40;
var crossPlatform = defineSignal({
  id: "cross-platform",
  version: 1,
  title: "The same on several platforms",
  question: "Do the same links, texts and pictures appear on several platforms within the hour?",
  needs: ["accounts on two platforms", "links, texts or images", "clocks finer than an hour"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const own = new Set(Array.from(ground.group.numbers, (n) => ground.accounts.platform[n]));
    if (own.size < 2) return { notMeasurable: "Not measurable: all members are on one platform." };
    if (ground.clockSeconds > WINDOW_SECONDS)
      return { notMeasurable: "Not measurable: the clocks name days only." };
    const acts = await topicActs(ground);
    if (!acts.kinds.some((kind) => KINDS5.includes(kind)))
      return { notMeasurable: "Not measurable: no link, text or picture is shared by three accounts." };
    return acts;
  },
  measure(acts, set, ground) {
    const { acts: all, crossing, accounts } = crossingsOf(acts, set, ground);
    return accounts < FEWEST_ACCOUNTS7 ? null : { value: crossing / all, accounts };
  },
  async tell(acts, group, compared2, ground) {
    const found2 = crossingsOf(acts, group, ground);
    return {
      note: `${outOf(found2.crossing, found2.acts)} links, texts and pictures that members took up were taken up by a member on another platform within the hour (${percent(compared2.value)}; ${percent(compared2.controlValue)} in groups of accounts like them).${orderInWords(acts, found2, ground)}`,
      pictures: found2.crossed.length > 0 ? [lanesOf(acts, found2, ground)] : []
    };
  },
  innocentReadings: [
    "A tool that posts to several platforms at once, used openly",
    "A public figure, an association or a newsroom with accounts on each platform",
    "A story that is everywhere at that hour"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Ng, L. H. X., Cruickshank, I. J., Carley, K. M. (2022). Cross-platform information spread during the January 6th capitol riots. Social Network Analysis and Mining 12, 133.",
      url: "https://doi.org/10.1007/s13278-022-00937-1"
    }
  ]
});
function crossingsOf(acts, set, { accounts }) {
  const member = new Uint8Array(accounts.ids.length);
  for (const n of set.numbers) member[n] = 1;
  const seen2 = new Uint8Array(accounts.ids.length);
  const crossed = [];
  let all = 0;
  let crossing = 0;
  for (let topic = 0; topic + 1 < acts.from.length; topic++) {
    if (!KINDS5.includes(acts.kinds[topic])) continue;
    const own = [];
    for (let i = acts.from[topic]; i < acts.from[topic + 1]; i++) if (member[acts.account[i]]) own.push(i);
    for (const i of own) seen2[acts.account[i]] = 1;
    all += own.length;
    const found2 = answered(acts, own, accounts.platform);
    crossing += found2.length;
    if (found2.length > 0) crossed.push({ topic, firsts: firstsOf(acts, found2, accounts.platform) });
  }
  return { acts: all, crossing, accounts: seen2.reduce((sum3, one) => sum3 + one, 0), crossed };
}
function answered({ account: account2, seconds }, own, platform) {
  const near = new Uint8Array(own.length);
  for (const order2 of [own.keys(), [...own.keys()].reverse()]) {
    const latest = /* @__PURE__ */ new Map();
    for (const i of order2) {
      const here = platform[account2[own[i]]];
      for (const [there, at2] of latest)
        if (there !== here && Math.abs(seconds[own[i]] - at2) <= WINDOW_SECONDS) near[i] = 1;
      latest.set(here, seconds[own[i]]);
    }
  }
  return own.filter((_, i) => near[i] === 1);
}
function firstsOf({ account: account2 }, found2, platform) {
  const first = /* @__PURE__ */ new Map();
  for (const act of found2) if (!first.has(platform[account2[act]])) first.set(platform[account2[act]], act);
  return [...first.values()];
}
function orderInWords(acts, { crossed }, { accounts }) {
  if (crossed.length === 0) return "";
  const firsts = /* @__PURE__ */ new Map();
  for (const {
    firsts: [act]
  } of crossed) {
    const name = accounts.platforms[accounts.platform[acts.account[act]]];
    firsts.set(name, (firsts.get(name) ?? 0) + 1);
  }
  const ranked = [...firsts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
  return ` ${outOf(ranked[0][1], crossed.length)} that crossed appeared on ${ranked[0][0]} first.`;
}
function lanesOf(acts, { crossed }, { accounts }) {
  const shown = [...crossed].sort(
    (x, y) => y.firsts.length - x.firsts.length || acts.seconds[x.firsts[0]] - acts.seconds[y.firsts[0]]
  ).slice(0, SHOWN2);
  const points = [];
  const joins = [];
  for (const { firsts } of shown)
    firsts.forEach((act, i) => {
      points.push({
        lane: accounts.platform[acts.account[act]],
        time: acts.seconds[act],
        mark: i === 0 ? 0 : 1
      });
      if (i > 0) joins.push([points.length - 2, points.length - 1]);
    });
  return {
    kind: "lanes",
    title: "Things that crossed platforms",
    caption: `Lanes are platforms; a line joins the first posts of members on one link, text or picture within the hour. ${outOf(shown.length, crossed.length)} are drawn.`,
    lanes: accounts.platforms,
    points,
    marks: ["first platform", "further platforms"],
    joins
  };
}

// src/signals/bio-families.ts
var SKETCH = 48;
var SHORTEST_BIO = 12;
var ALIKE = 0.5;
function bioFamilies(sketches) {
  const order2 = [...sketches.keys()].sort((x, y) => inOrder(sketches[x], sketches[y]));
  const family = new Int32Array(sketches.length);
  const founders = [];
  const founded = /* @__PURE__ */ new Map();
  const shared = new Int32Array(sketches.length);
  for (const at2 of order2) {
    const { grams } = sketches[at2];
    const met = [];
    for (const gram of grams)
      for (const founder of founded.get(gram) ?? []) if (shared[founder]++ === 0) met.push(founder);
    let [best, similarity] = [-1, ALIKE];
    for (const founder of met) {
      const found2 = similarityOf(sketches[at2], founders[founder], shared[founder]);
      if (found2 > similarity || found2 === similarity && (best < 0 || founder < best))
        [best, similarity] = [founder, found2];
      shared[founder] = 0;
    }
    if (best < 0) {
      best = founders.push(sketches[at2]) - 1;
      for (const gram of grams) {
        const list3 = founded.get(gram);
        if (list3) list3.push(best);
        else founded.set(gram, [best]);
      }
    }
    family[at2] = best;
  }
  return family;
}
function inOrder(a, b) {
  if (a.size !== b.size) return b.size - a.size;
  for (let i = 0; i < Math.min(a.grams.length, b.grams.length); i++)
    if (a.grams[i] !== b.grams[i]) return a.grams[i] - b.grams[i];
  return a.grams.length - b.grams.length;
}
function similarityOf(a, b, shared) {
  const common2 = Math.min(a.size, b.size, shared * Math.max(1, Math.max(a.size, b.size) / SKETCH));
  return common2 / (a.size + b.size - common2);
}

// src/signals/profile-reuse.ts
var REUSED = ["portrait", "profile text"];
var profileReuse = defineSignal({
  id: "profile-reuse",
  version: 1,
  title: "Profiles used again",
  question: "Do accounts share portraits or nearly the same profile text?",
  needs: ["profile texts or portraits of accounts"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    const profiles = await readProfiles(ground);
    return tooFewKnown(profiles, ground.group, "profile texts or portraits") ?? profiles;
  },
  measure: sharedMeasure,
  async tell(data, group, compared2, ground) {
    const { families } = familiesIn(data, group);
    const of = (kind) => families.filter((family) => family.kind === kind);
    const members = (kind) => of(kind).reduce((sum3, family) => sum3 + family.members.length, 0);
    const missing = data.texts === 0 ? " The data gives no profile texts." : data.portraits === 0 ? " The data gives no portraits." : "";
    return {
      note: `${outOf(members(0), compared2.accounts)} members show ${oneOf(of(0).length, "portrait")} that at least three of them share, ${outOf(members(1), compared2.accounts)} have nearly ${oneOf(of(1).length, "profile text")} (${percent(compared2.controlValue)} share either in groups of accounts like them).${missing}${families.length > 0 ? await oneHouse(ground, "an emblem or a text") : ""}`,
      pictures: [
        {
          kind: "table",
          title: "What members share",
          caption: "Each member stands in one row at most. Expected is what the accounts outside the group lead to expect.",
          columns: ["What is shared", "Members", "Expected"],
          rows: families.slice(0, 12).map(({ kind, members: all, expected }) => [
            REUSED[kind],
            whole(all.length),
            Number(expected.toPrecision(2))
          ])
        }
      ]
    };
  },
  innocentReadings: [
    "A picture or a line that fans or supporters put on their profiles",
    "The emblem of an organisation and the text that it asks its people to use",
    "A stock phrase or the picture of a public figure"
  ],
  references: [
    {
      text: "Ferrara, E. (2022). Twitter spam and false accounts prevalence, detection and characterization: a survey. First Monday 27(12).",
      url: "https://doi.org/10.5210/fm.v27i12.12872"
    },
    {
      text: "Davis, A., Rosen, G. (2019). PDQ and TMK+PDQF: reference implementation and description.",
      url: "https://github.com/facebook/ThreatExchange/tree/main/pdq"
    }
  ]
});
async function readProfiles(ground) {
  const { store, accounts } = ground;
  const known2 = new Uint8Array(accounts.ids.length);
  const sketches = await readSketches(ground);
  const family = bioFamilies(sketches);
  const { columns: columns2 } = await store.numbers(
    `SELECT g.number, (dense_rank() OVER (ORDER BY p.portrait) - 1)::INTEGER FROM profiles p JOIN ground_accounts g USING (account_id)
     WHERE p.portrait IS NOT NULL`
  );
  const [holders, portraits] = [0, 1].map((i) => columns2[i] ?? new Int32Array(0));
  const first = portraits.reduce((most2, code) => Math.max(most2, code + 1), 0);
  for (const account2 of holders) known2[account2] = 1;
  for (const { account: account2 } of sketches) known2[account2] = 1;
  const pairs = {
    accounts: Int32Array.from([...holders, ...sketches.map(({ account: account2 }) => account2)]),
    features: Int32Array.from([...portraits, ...family.map((code) => first + code)]),
    kinds: Int32Array.from({ length: holders.length + family.length }, (_, i) => Number(i >= holders.length))
  };
  return {
    ...sharedFeatures(ground, pairs, known2),
    texts: sketches.length,
    portraits: holders.length
  };
}
async function readSketches({ store }) {
  const { columns: columns2, rowCount: rowCount2 } = await store.numbers(
    `SELECT number, (dense_rank() OVER (ORDER BY gram) - 1)::INTEGER AS code, size FROM (
       SELECT g.number, unnest(p.bio_grams) AS gram, p.bio_size AS size FROM profiles p JOIN ground_accounts g USING (account_id)
       WHERE p.bio_size >= ${SHORTEST_BIO}) ORDER BY number, code`
  );
  const [numbers, grams, sizes] = columns2;
  const sketches = [];
  for (let at2 = 0; at2 < rowCount2; ) {
    let end = at2;
    while (end < rowCount2 && numbers[end] === numbers[at2]) end++;
    sketches.push({ account: numbers[at2], grams: grams.slice(at2, end), size: sizes[at2] });
    at2 = end;
  }
  return sketches;
}
var oneOf = (count3, thing2) => count3 === 1 ? `the one ${thing2}` : `one of ${whole(count3)} ${thing2}s`;

// src/signals/roster/silence.ts
var DAY4 = 86400;
var HOUR3 = 3600;
function daysFrom(ground, cut2) {
  const first = Math.floor((ground.firstSeconds - cut2 * HOUR3) / DAY4) + 1;
  return { first, count: Math.floor((ground.lastSeconds - cut2 * HOUR3) / DAY4) - first, cut: cut2 };
}
function quietestHour({ events }, set) {
  const hours = new Float64Array(24);
  for (const account2 of set.numbers)
    for (let i = events.from[account2]; i < events.from[account2 + 1]; i++)
      hours[Math.floor(events.seconds[i] / HOUR3) % 24]++;
  let best = 0;
  const around2 = (hour) => [-2, -1, 0, 1].reduce((sum3, by) => sum3 + hours[(hour + by + 24) % 24], 0);
  for (let hour = 1; hour < 24; hour++) if (around2(hour) < around2(best)) best = hour;
  return best;
}
var noSums = (count3) => ({
  excess: new Float64Array(count3),
  deviation: new Float64Array(count3),
  variance: new Float64Array(count3),
  response: new Float64Array(count3),
  silent: new Float64Array(count3),
  expected: new Float64Array(count3),
  present: new Float64Array(count3)
});
var FEWEST_SPAN = 21;
var FEWEST_EACH = 4;
function silenceOf({ events }, account2, days3) {
  const active = new Uint8Array(days3.count);
  let from = days3.count;
  let to = -1;
  let count3 = 0;
  for (let i = events.from[account2]; i < events.from[account2 + 1]; i++) {
    const day2 = Math.floor((events.seconds[i] - days3.cut * HOUR3) / DAY4) - days3.first;
    if (day2 < 0 || day2 >= days3.count || active[day2]) continue;
    active[day2] = 1;
    count3++;
    from = Math.min(from, day2);
    to = day2;
  }
  const span = to - from + 1;
  if (span < FEWEST_SPAN || count3 < FEWEST_EACH || span - count3 < FEWEST_EACH) return null;
  return { from, silent: active.subarray(from, to + 1).map((one) => 1 - one) };
}
function weekdayShares(from, silent) {
  const days3 = new Float64Array(7);
  const share2 = new Float64Array(7);
  for (let i = 0; i < silent.length; i++) {
    days3[(from + i) % 7]++;
    share2[(from + i) % 7] += silent[i];
  }
  const variance = share2.map((count3, w) => {
    const q2 = count3 / Math.max(1, days3[w]);
    return days3[w] > 1 ? q2 * (1 - q2) * days3[w] / (days3[w] - 1) : 0;
  });
  return { share: share2.map((count3, w) => count3 / Math.max(1, days3[w])), variance };
}
function addAccount(ground, account2, days3, sums3) {
  const own = silenceOf(ground, account2, days3);
  if (!own) return false;
  const { share: share2, variance } = weekdayShares(own.from, own.silent);
  for (let i = 0; i < own.silent.length; i++) {
    const day2 = own.from + i;
    const weekday = day2 % 7;
    sums3.excess[day2] += own.silent[i] - share2[weekday];
    sums3.deviation[day2] += Math.sqrt(variance[weekday]);
    sums3.variance[day2] += variance[weekday];
    sums3.response[day2] += share2[weekday] > 0 ? -share2[weekday] * Math.log(share2[weekday]) : 0;
    sums3.silent[day2] += own.silent[i];
    sums3.expected[day2] += share2[weekday];
    sums3.present[day2]++;
  }
  return true;
}

// src/signals/roster/common-silence.ts
function rosterData(ground) {
  const made = /* @__PURE__ */ new Map();
  return {
    everybody(cut2) {
      const known2 = made.get(cut2);
      if (known2) return known2;
      const days3 = daysFrom(ground, cut2);
      const sums3 = noSums(days3.count);
      for (let account2 = 0; account2 < ground.accounts.ids.length; account2++)
        addAccount(ground, account2, days3, sums3);
      made.set(cut2, sums3);
      return sums3;
    }
  };
}
function commonSilence(ground, data, set) {
  const days3 = daysFrom(ground, quietestHour(ground, set));
  const own = noSums(days3.count);
  let accounts = 0;
  for (const account2 of set.numbers) if (addAccount(ground, account2, days3, own)) accounts++;
  if (accounts < 4) return null;
  const all = data.everybody(days3.cut);
  const z2 = new Float64Array(days3.count);
  const expected = new Float64Array(days3.count);
  let statistic = 0;
  let common2 = 0;
  let possible = 0;
  for (let d = 0; d < days3.count; d++) {
    const others3 = all.response[d] - own.response[d];
    const lean = others3 > 0 ? (all.excess[d] - own.excess[d]) / others3 : 0;
    const noise = others3 > 0 ? (all.variance[d] - own.variance[d]) / others3 ** 2 : 0;
    const excess = own.excess[d] - lean * own.response[d];
    expected[d] = own.silent[d] - excess;
    z2[d] = excess / Math.sqrt(Math.max(own.variance[d] + noise * own.response[d] ** 2, 1e-9));
    statistic += Math.max(0, z2[d]) ** 2 / days3.count;
    common2 += Math.max(0, excess) ** 2;
    possible += own.deviation[d] ** 2;
  }
  const share2 = possible > 0 ? common2 / possible : 0;
  return { days: days3, accounts, silent: own.silent, present: own.present, expected, z: z2, share: share2, statistic };
}

// src/signals/roster/teams.ts
var FEWEST4 = 4;
var MOST_ROWS = 8;
var ACCOUNTS_A_ROW = 12;
var ROUNDS2 = 12;
function silenceRows(ground, set, days3) {
  const lines = [...set.numbers].flatMap((account2) => lineOf(ground, account2, days3) ?? []);
  if (lines.length < FEWEST4) return [];
  const count3 = Math.max(1, Math.min(MOST_ROWS, Math.floor(lines.length / ACCOUNTS_A_ROW)));
  const centres = farthest(lines, count3);
  let of = lines.map(() => 0);
  for (let round2 = 0; round2 < ROUNDS2; round2++) {
    of = lines.map(({ excess }) => nearest(centres, excess));
    for (const [c, centre] of centres.entries()) {
      const own = lines.filter((_, i) => of[i] === c);
      if (own.length > 0)
        for (let d = 0; d < days3.count; d++) centre[d] = mean(own.map(({ excess }) => excess[d]));
    }
  }
  const clusters = centres.map((_, c) => lines.filter((_2, i) => of[i] === c)).filter((own) => own.length > 0);
  return merged(clusters).map((own) => rowOf(own, days3));
}
var activeShare = (ground, set, days3) => rowOf(
  [...set.numbers].flatMap((account2) => lineOf(ground, account2, days3) ?? []),
  days3
).active;
function lineOf(ground, account2, days3) {
  const own = silenceOf(ground, account2, days3);
  if (!own) return null;
  const { share: share2 } = weekdayShares(own.from, own.silent);
  const excess = new Float64Array(days3.count);
  const silent = new Int8Array(days3.count).fill(-1);
  for (let i = 0; i < own.silent.length; i++) {
    excess[own.from + i] = own.silent[i] - share2[(own.from + i) % 7];
    silent[own.from + i] = own.silent[i];
  }
  return { excess, silent };
}
var apart = (a, b) => a.reduce((sum3, one, i) => sum3 + (one - b[i]) ** 2, 0);
var mean = (values) => values.reduce((sum3, one) => sum3 + one, 0) / values.length;
function farthest(lines, count3) {
  const centres = [lines[0].excess.map((_, d) => mean(lines.map(({ excess }) => excess[d])))];
  while (centres.length < count3) {
    const far = lines.map(({ excess }) => Math.min(...centres.map((centre) => apart(centre, excess))));
    centres.push(lines[far.indexOf(Math.max(...far))].excess.slice());
  }
  return centres;
}
function nearest(centres, excess) {
  const far = centres.map((centre) => apart(centre, excess));
  return far.indexOf(Math.min(...far));
}
function merged(clusters) {
  const sorted2 = [...clusters].sort((a, b) => b.length - a.length);
  const small = sorted2.filter((own) => own.length < FEWEST4).flat();
  const large = sorted2.filter((own) => own.length >= FEWEST4);
  if (large.length === 0) return [small];
  return [[...large[0], ...small], ...large.slice(1)];
}
function rowOf(lines, days3) {
  const active = Float64Array.from({ length: days3.count }, (_, d) => {
    const present = lines.filter(({ silent }) => silent[d] >= 0);
    return present.length < FEWEST4 ? -1 : mean(present.map(({ silent }) => 1 - silent[d]));
  });
  return { accounts: lines.length, active };
}

// src/signals/roster/roster.ts
var FEWEST_DAYS3 = 21;
var NAMED_P = 0.01;
var NAMED = 4;
var roster = defineSignal({
  id: "roster",
  version: 2,
  title: "The same days off",
  question: "Are the members silent on the same days, beyond weekends and days on which others are quiet too?",
  needs: ["three weeks or more, accounts that are active on some days and silent on others"],
  parameters: [],
  effect: "ratio",
  ofTime: true,
  async prepare(ground) {
    if (daysIn(ground) < FEWEST_DAYS3)
      return {
        notMeasurable: `Not measurable: the data spans ${Math.ceil(daysIn(ground))} days, days off show in ${FEWEST_DAYS3 + 1} or more.`
      };
    if (controlsIn(ground).length < 4)
      return { notMeasurable: "Not measurable: no other accounts tell on which days everybody was quiet." };
    return { ...rosterData(ground), ground };
  },
  measure(data, set, ground) {
    const silence = commonSilence(ground, data, set);
    return silence && { value: silence.share, statistic: silence.statistic, accounts: silence.accounts };
  },
  async tell(data, group, compared2, ground) {
    return told2(ground, group, compared2, commonSilence(ground, data, group));
  },
  innocentReadings: [
    "Public holidays, school holidays or fasts that the members share and most others do not",
    "An outage of a network, of a platform or of the collection that met these accounts",
    "An office, a club or a class whose members live by one calendar",
    "One event at which all of them were"
  ],
  references: [
    {
      text: "Cresci, S. et al. (2016). DNA-inspired online behavioral modeling. IEEE Intelligent Systems 31(5), 58-64.",
      url: "https://doi.org/10.1109/MIS.2016.29"
    }
  ]
});
function told2(ground, group, compared2, silence) {
  const { days: days3, silent, expected, present, z: z2 } = silence;
  const named2 = [...z2.keys()].filter((d) => logNormalUpperTail(z2[d]) < Math.log(NAMED_P / days3.count)).sort((a, b) => z2[b] - z2[a] || a - b);
  const dayName = (d) => isoDay((days3.first + d) * 86400 + days3.cut * 3600);
  const list3 = named2.slice(0, NAMED).map((d) => `${dayName(d)} (${outOf(silent[d], present[d])} silent, ${whole(expected[d])} expected)`).join(", ");
  const common2 = `${percent(compared2.value)} of the members' silence beyond weekdays is in common, ${percent(compared2.controlValue)} among accounts like them`;
  const off = named2.length === 0 ? "No day stands out" : `${named2.length === 1 ? "One day stands" : `${named2.length} days stand`} out: ${list3}`;
  return { note: `${common2}. ${off}.`, pictures: [picture(ground, group, silence, { named: named2, dayName })] };
}
function picture(ground, group, { days: days3 }, { named: named2, dayName }) {
  const rows = silenceRows(ground, group, days3);
  const others3 = activeShare(ground, AccountSet.of(controlsIn(ground)), days3);
  return {
    kind: "strip",
    title: "Active days",
    caption: "Share of accounts that were active, day by day: the group in rows of members whose silent days are alike, the last row accounts like them. Marked days are those on which more of the group were silent than their weekdays and other accounts explain.",
    rows: [...rows.map(({ accounts }) => `${whole(accounts)} members`), "others"],
    days: Array.from({ length: days3.count }, (_, d) => dayName(d)),
    cells: [...rows.map(({ active }) => active), others3].flatMap(
      (active) => Array.from(active, (share2) => Number(share2.toFixed(4)))
    ),
    marked: [...named2].sort((a, b) => a - b)
  };
}

// src/signals/shift/working-week.ts
var DAY_SLOTS = 48;
var WEEK_SLOTS = 7 * DAY_SLOTS;
var LENGTHS = [12, 13, 14, 15, 16, 17, 18, 19, 20];
var LUNCH_FROM = 5;
var LUNCH_TO = 11;
var LUNCH_SLOTS = 2;
var FREE_DAYS = [
  [],
  ...Array.from({ length: 7 }, (_, day2) => [day2]),
  ...Array.from({ length: 7 }, (_, day2) => [day2, (day2 + 1) % 7])
];
function workingWeek(activity, exposure, fixed = {}) {
  const a = prefix(activity);
  const e = prefix(exposure);
  const all = { activity: a[WEEK_SLOTS], exposure: e[WEEK_SLOTS] };
  let best = null;
  for (const start2 of fixed.starts ?? STARTS)
    for (const length of fixed.length === void 0 ? LENGTHS : [fixed.length])
      for (const free of fixed.free === void 0 ? FREE_DAYS : [fixed.free]) {
        const days3 = ALL_DAYS.filter((day2) => !free.includes(day2));
        const inside2 = sums2(a, e, days3, start2, length);
        const share2 = inside2.activity / all.activity;
        const timeShare = inside2.exposure / all.exposure;
        if (best && split(share2, timeShare) + share2 * MOST_LUNCH <= best.divergence) continue;
        const lunch = lunchOf(a, e, { days: days3, start: start2, length, inside: inside2 });
        const divergence2 = split(share2, timeShare) + share2 * lunch.divergence;
        if (!best || divergence2 > best.divergence)
          best = {
            start: start2,
            length,
            free,
            lunch: lunch.at,
            lunchLevel: lunch.level,
            share: share2,
            timeShare,
            divergence: divergence2
          };
      }
  return best;
}
var MOST_LUNCH = -Math.log(1 - LUNCH_SLOTS / LENGTHS[0]);
var ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];
var STARTS = Array.from({ length: DAY_SLOTS }, (_, slot) => slot);
function prefix(values) {
  const sums3 = new Float64Array(2 * WEEK_SLOTS + 1);
  for (let i = 0; i < 2 * WEEK_SLOTS; i++) sums3[i + 1] = sums3[i] + values[i % WEEK_SLOTS];
  return sums3;
}
function sums2(a, e, days3, start2, length) {
  let activity = 0;
  let exposure = 0;
  for (const day2 of days3) {
    const from = day2 * DAY_SLOTS + start2;
    activity += a[from + length] - a[from];
    exposure += e[from + length] - e[from];
  }
  return { activity, exposure };
}
function split(p, f) {
  if (!(p > f) || f <= 0) return 0;
  return p * Math.log(p / f) + (p < 1 ? (1 - p) * Math.log((1 - p) / (1 - f)) : 0);
}
function lunchOf(a, e, { days: days3, start: start2, length, inside: inside2 }) {
  let best = { at: null, level: 1, divergence: 0 };
  for (let at2 = LUNCH_FROM; at2 <= Math.min(LUNCH_TO, length - LUNCH_SLOTS - 1); at2++) {
    const hour = sums2(a, e, days3, start2 + at2, LUNCH_SLOTS);
    const p = hour.activity / inside2.activity;
    const f = hour.exposure / inside2.exposure;
    const divergence2 = split(1 - p, 1 - f);
    if (divergence2 > best.divergence) best = { at: at2, level: p / (1 - p) * ((1 - f) / f), divergence: divergence2 };
  }
  return best;
}

// src/signals/shift/half-hours.ts
var SLOT2 = 1800;
var MOST_OF_ONE = 500;
var FIRST_SLOT = 3 * DAY_SLOTS;
var weekSlot = (slot) => (slot + FIRST_SLOT) % WEEK_SLOTS;
function activeSlots({ events }, account2) {
  const slots = [];
  for (let i = events.from[account2]; i < events.from[account2 + 1]; i++) {
    const slot = Math.floor(events.seconds[i] / SLOT2);
    if (slots[slots.length - 1] !== slot) slots.push(slot);
  }
  return slots;
}
var slotWeight = (slots) => Math.min(1, MOST_OF_ONE / slots);
function accountWeeks(ground) {
  const accounts = ground.accounts.ids.length;
  const weight = new Float32Array(accounts * WEEK_SLOTS);
  const slots = new Int32Array(accounts);
  const middle = new Int32Array(accounts);
  for (let account2 = 0; account2 < accounts; account2++) {
    const active = activeSlots(ground, account2);
    slots[account2] = active.length;
    middle[account2] = middleOfDay(active);
    for (const slot of active) weight[account2 * WEEK_SLOTS + weekSlot(slot)] += slotWeight(active.length);
  }
  const exposure = new Float64Array(WEEK_SLOTS);
  const last2 = Math.floor(ground.lastSeconds / SLOT2);
  for (let slot = Math.floor(ground.firstSeconds / SLOT2); slot <= last2; slot++) exposure[weekSlot(slot)]++;
  return { weight, slots, middle, exposure };
}
function middleOfDay(slots) {
  let x = 0;
  let y = 0;
  for (const slot of slots) {
    const angle = 2 * Math.PI * (slot % DAY_SLOTS) / DAY_SLOTS;
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  return (Math.round(Math.atan2(y, x) / (2 * Math.PI) * DAY_SLOTS) + DAY_SLOTS) % DAY_SLOTS;
}
function setWeek({ weight, slots, middle }, set, { fewest, aligned }) {
  const week = new Float64Array(WEEK_SLOTS);
  let accounts = 0;
  let total2 = 0;
  for (const account2 of set.numbers) {
    if (slots[account2] < fewest) continue;
    accounts++;
    total2 += slots[account2] * slotWeight(slots[account2]);
    const by = aligned ? (DAY_SLOTS / 2 - middle[account2] + WEEK_SLOTS) % WEEK_SLOTS : 0;
    for (let slot = 0, at2 = account2 * WEEK_SLOTS; slot < WEEK_SLOTS; slot++)
      week[(slot + by) % WEEK_SLOTS] += weight[at2 + slot];
  }
  return { week, accounts, total: total2 };
}
function setDays(ground, set, { cut: cut2, fewest }) {
  const dayOf = (slot) => Math.floor((slot - cut2) / DAY_SLOTS);
  const first = dayOf(Math.floor(ground.firstSeconds / SLOT2));
  const count3 = dayOf(Math.floor(ground.lastSeconds / SLOT2)) - first + 1;
  const days3 = Array.from({ length: count3 }, () => new Float64Array(DAY_SLOTS));
  const from = first * DAY_SLOTS + cut2;
  for (const account2 of set.numbers) {
    const active = activeSlots(ground, account2);
    if (active.length < fewest) continue;
    for (const slot of active)
      days3[dayOf(slot) - first][(slot - from) % DAY_SLOTS] += slotWeight(active.length);
  }
  return { from, days: days3 };
}
function weekOfDays({ from, days: days3 }, of) {
  const week = new Float64Array(WEEK_SLOTS);
  for (let place2 = 0; place2 < days3.length; place2++) {
    const day2 = days3[of(place2)];
    for (let slot = 0; slot < DAY_SLOTS; slot++) week[weekSlot(from + place2 * DAY_SLOTS + slot)] += day2[slot];
  }
  return week;
}

// src/signals/shift/clock-move.ts
var FEWEST_DAYS4 = 14;
var GAIN = 0.02;
var ONE_HOUR = 2;
var SHORTEST2 = 12;
function clockMove(days3, found2) {
  const even = new Float64Array(WEEK_SLOTS).fill(1);
  const count3 = days3.days.length;
  const part2 = (from, to) => {
    const week = weekOfDays(
      { ...days3, days: days3.days.map((day2, i) => i >= from && i < to ? day2 : NOTHING2) },
      (i) => i
    );
    return { week, total: week.reduce((sum3, one) => sum3 + one, 0) };
  };
  const bestFrom = (week, by, length) => workingWeek(week, even, { starts: [(found2.start + by + 48) % 48], length, free: found2.free });
  let best = null;
  for (let cut2 = FEWEST_DAYS4; cut2 <= count3 - FEWEST_DAYS4; cut2 += 7) {
    const [first, second] = [part2(0, cut2), part2(cut2, count3)];
    const score = (a, b) => (first.total * a.divergence + second.total * b.divergence) / (first.total + second.total);
    const fits = [found2.length, found2.length - ONE_HOUR].filter((length) => length >= SHORTEST2).map(
      (length) => [-2, -1, 0, 1, 2].map((by) => ({
        first: bestFrom(first.week, by, length),
        second: bestFrom(second.week, by, length)
      }))
    );
    const one = Math.max(...fits.flat().map((at2) => score(at2.first, at2.second)));
    for (const both of fits)
      for (const by of [-ONE_HOUR, ONE_HOUR])
        for (const [i, at2] of both.entries()) {
          const gain = both[i + by] ? score(at2.first, both[i + by].second) - one : 0;
          if (gain > GAIN && gain > (best?.gain ?? 0)) best = { from: days3.from + cut2 * 48, by, gain };
        }
  }
  return best;
}
var NOTHING2 = new Float64Array(48);

// src/signals/shift/offsets.ts
var ASSUMED = {
  start: [7.5, 10.5],
  end: [15, 20],
  /** Middle of the lunch hour; used where that hour has at most `lunchLevel` of the activity of the others. */
  lunch: [11.75, 14.25],
  lunchLevel: 0.75
};
var OFFSETS = Array.from({ length: 53 }, (_, i) => -12 + i / 2);
var WEEKENDS = [[5, 6], [6], [5], [4, 5], [4], [3, 4]];
var KEPT2 = 0.05;
function compatibleOffsets(weeks) {
  const agreeing = OFFSETS.map((offset) => ({
    offset,
    share: weeks.filter((week) => agrees(week, offset)).length / weeks.length,
    rank: Math.min(...weeks.filter((week) => agrees(week, offset)).map((week) => weekendRank(week, offset)))
  })).filter(({ share: share2 }) => share2 >= KEPT2);
  const best = Math.min(...agreeing.map(({ rank }) => rank));
  const kept2 = agreeing.filter(({ rank }) => rank === best).map(({ offset }) => offset);
  return kept2.some((offset) => kept2.includes(offset + 24)) ? kept2.filter((offset) => offset > -10) : kept2;
}
function agrees(week, offset) {
  const begin = local(week.start, offset);
  const within4 = ([from, to], hour) => hour >= from && hour <= to;
  if (!within4(ASSUMED.start, begin)) return false;
  const lunch = week.lunch === null ? null : begin + (week.lunch + 1) / 2;
  return within4(ASSUMED.end, begin + week.length / 2) && (lunch === null || week.lunchLevel > ASSUMED.lunchLevel || within4(ASSUMED.lunch, lunch));
}
var local = (slot, offset) => ((slot / 2 + offset) % 24 + 24) % 24;
function localFreeDays(week, offset) {
  const later = Math.floor((week.start / 2 + offset) / 24);
  return week.free.map((day2) => (day2 + later + 7) % 7).sort((x, y) => x - y);
}
function weekendRank(week, offset) {
  const free = localFreeDays(week, offset);
  const rank = WEEKENDS.findIndex(
    (days3) => days3.length === free.length && days3.every((day2) => free.includes(day2))
  );
  return free.length === 0 ? 0 : rank < 0 ? WEEKENDS.length : rank;
}
var clockTime = (slot) => {
  const at2 = (slot % DAY_SLOTS + DAY_SLOTS) % DAY_SLOTS;
  return `${String(Math.floor(at2 / 2)).padStart(2, "0")}:${at2 % 2 ? "30" : "00"}`;
};

// src/signals/shift/shift-note.ts
var NAMES3 = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
var SILENT = 0.1;
function shiftNote({ found: found2, compared: compared2, offsets, move, days: days3, stands }) {
  const { start: start2, length, free, share: share2, timeShare } = found2;
  const off = free.length === 0 ? "every day" : `all days but ${free.map((day2) => NAMES3[day2]).join(" and ")}`;
  const hours = `${percent(share2)} of the half hours with posts lie between ${clockTime(start2)} and ${clockTime(start2 + length)} UTC on ${off} (${percent(timeShare)} of the week). Where the middle of each account's day is moved to noon, so that time zones do not count, the best working week holds ${percent(compared2.value)} more of the activity than of the time, ${percent(compared2.controlValue)} among accounts like them`;
  if (!stands) return `${hours}.`;
  const silent = silentDays(days3, found2);
  return [
    `${hours}.`,
    lunchWords(found2),
    silent > 0 ? `${silent === 1 ? "One working day is" : `${silent} working days are`} as good as silent.` : "",
    moveWords(move),
    offsetWords(offsets)
  ].filter((words3) => words3 !== "").join(" ");
}
function lunchWords({ start: start2, lunch, lunchLevel }) {
  if (lunch === null || lunchLevel > ASSUMED.lunchLevel) return "No hour in between is much quieter.";
  return `From ${clockTime(start2 + lunch)} to ${clockTime(start2 + lunch + 2)} activity is ${percent(1 - lunchLevel)} lower than in the other hours.`;
}
function moveWords(move) {
  if (!move) return "";
  const where = move.by < 0 ? "earlier" : "later";
  return `From about ${isoDay(move.from * 1800)} on the hours lie one hour ${where} in UTC, as where clocks change; the offsets cover both parts.`;
}
function offsetWords(offsets) {
  const hours = ([from, to]) => `${plain(from)} and ${plain(to)}`;
  const assumed = `If a working day begins between ${hours(ASSUMED.start)}, ends between ${hours(ASSUMED.end)} and has the middle of its lunch hour between ${hours(ASSUMED.lunch)}`;
  if (offsets.length === 0) return `${assumed}, no clock agrees with these hours.`;
  return `${assumed}, its clock is ${signed(offsets[0])} to ${signed(offsets[offsets.length - 1])} hours ahead of UTC.`;
}
var plain = (hour) => `${Math.floor(hour)}:${String(Math.round(60 * (hour % 1))).padStart(2, "0")}`;
var signed = (offset) => offset < 0 ? `\u2212${-offset}` : `+${offset}`;
function silentDays({ from, days: days3 }, { start: start2, length, free }) {
  const shift2 = (start2 - from % DAY_SLOTS + DAY_SLOTS) % DAY_SLOTS;
  const worked = days3.map((day2, i) => ({
    weekday: (Math.floor((from + i * DAY_SLOTS + shift2) / DAY_SLOTS) + 3) % 7,
    activity: day2.slice(shift2, shift2 + length).reduce((sum3, one) => sum3 + one, 0)
  })).slice(1, -1).filter(({ weekday }) => !free.includes(weekday)).map(({ activity }) => activity);
  const usual2 = [...worked].sort((x, y) => x - y)[Math.floor(worked.length / 2)] ?? 0;
  return worked.filter((activity) => activity < SILENT * usual2).length;
}

// src/signals/shift/shift.ts
var FEWEST_DAYS5 = 14;
var FEWEST_SLOTS = 10;
var FEWEST_IN_ALL = 100;
var FEWEST_ACCOUNTS8 = 4;
var READ_FROM = 0.7;
var REDRAWS = 99;
var READ_UP_TO = 0.01;
var EVEN = new Float64Array(WEEK_SLOTS).fill(1);
var shift = defineSignal({
  id: "shift",
  version: 2,
  title: "A working day",
  question: "Do the members keep working hours, with a lunch break and free days?",
  needs: ["times finer than a day over two weeks or more"],
  parameters: [],
  effect: "difference",
  ofTime: true,
  async prepare(ground) {
    if (ground.clockSeconds >= 86400)
      return { notMeasurable: "Not measurable: the data gives days without the time of day." };
    if (daysIn(ground) < FEWEST_DAYS5 - 1)
      return {
        notMeasurable: `Not measurable: the data spans ${Math.ceil(daysIn(ground))} days, a working week shows in ${FEWEST_DAYS5} or more.`
      };
    return accountWeeks(ground);
  },
  measure(data, set) {
    const { week, accounts, total: total2 } = setWeek(data, set, { fewest: FEWEST_SLOTS, aligned: true });
    if (accounts < FEWEST_ACCOUNTS8 || total2 < FEWEST_IN_ALL) return null;
    const found2 = workingWeek(week, EVEN);
    return { value: found2.share - found2.timeShare, statistic: found2.divergence, accounts };
  },
  async tell(data, group, compared2, ground) {
    return told3(data, group, compared2, ground);
  },
  innocentReadings: [
    "A newsroom, a public office, an association or a company whose people post at work",
    "Social-media managers and agencies that work for several clients",
    "A tool that posts at office hours",
    "Volunteers who live by one clock and write in their lunch break or after work"
  ],
  references: [
    {
      text: "DiResta, R. et al. (2018). The tactics and tropes of the Internet Research Agency. New Knowledge.",
      url: "https://digitalcommons.unl.edu/senatedocs/2/"
    },
    {
      text: "La Morgia, M. et al. (2018). Time-zone geolocation of crowds in the dark web. ICDCS 2018, 445-455.",
      url: "https://doi.org/10.1109/ICDCS.2018.00051"
    }
  ]
});
function told3(data, group, compared2, ground) {
  const { week } = setWeek(data, group, { fewest: FEWEST_SLOTS, aligned: false });
  const found2 = workingWeek(week, data.exposure);
  const cut2 = (found2.start + DAY_SLOTS - Math.floor((DAY_SLOTS - found2.length) / 2)) % DAY_SLOTS;
  const days3 = setDays(ground, group, { cut: cut2, fewest: FEWEST_SLOTS });
  const stands = compared2.pValue <= READ_UP_TO && found2.share >= READ_FROM && !ground.collection.cutsHours;
  const move = stands ? clockMove(days3, found2) : null;
  const weeks = redrawn({ data, ground, days: days3, found: found2 });
  const offsets = stands ? compatibleOffsets(weeks) : [];
  const controls = new Float64Array(week.length);
  for (const account2 of controlsIn(ground))
    for (let slot = 0, at2 = account2 * week.length; slot < week.length; slot++)
      controls[slot] += data.weight[at2 + slot];
  return {
    note: shiftNote({ found: found2, compared: compared2, offsets, move, days: days3, stands }),
    pictures: [
      {
        kind: "week-hours",
        title: "The week in hours",
        caption: `Half hours with posts by hour of the week, UTC; ${percent(found2.share)} of the group's lie in the working week that fits best.`,
        group: hourly(week),
        control: hourly(controls),
        offsets
      }
    ]
  };
}
function redrawn({ data, ground, days: days3, found: found2 }) {
  const rng = random(ground.seed * 7919 + 29);
  const count3 = days3.days.length;
  const starts = Array.from({ length: 9 }, (_, i) => (found2.start - 4 + i + DAY_SLOTS) % DAY_SLOTS);
  return Array.from({ length: REDRAWS }, () => {
    const of = (place2) => place2 % 7 + 7 * rng.integer(Math.ceil((count3 - place2 % 7) / 7));
    return workingWeek(weekOfDays(days3, of), data.exposure, { starts, free: found2.free });
  });
}
function hourly(week) {
  const total2 = week.reduce((sum3, one) => sum3 + one, 0);
  return Array.from(
    { length: week.length / 2 },
    (_, hour) => Number(((week[2 * hour] + week[2 * hour + 1]) / Math.max(total2, 1e-9)).toPrecision(6))
  );
}

// src/signals/tasking/awake.ts
var BIN = 900;
function postCounts(ground, numbers) {
  const { events, firstSeconds, lastSeconds } = ground;
  const start2 = Math.floor(firstSeconds / BIN) * BIN;
  const sums3 = new Float64Array(Math.floor((lastSeconds - start2) / BIN) + 2);
  const add = (i, to) => {
    for (let e = events.from[i]; e < to; e++) sums3[Math.floor((events.seconds[e] - start2) / BIN) + 1]++;
  };
  if (numbers) for (const n of numbers) add(n, events.from[n + 1]);
  else add(0, events.seconds.length);
  for (let b = 1; b < sums3.length; b++) sums3[b] += sums3[b - 1];
  return { start: start2, all: sums3 };
}
function postsWithin({ start: start2, all }, from, to) {
  const bin = (at2) => Math.min(all.length - 1, Math.max(0, Math.floor((at2 - start2) / BIN)));
  return all[Math.min(all.length - 1, bin(to) + 1)] - all[bin(from)];
}
function presence({ events, firstSeconds, lastSeconds }) {
  const start2 = Math.floor(firstSeconds / BIN) * BIN;
  const bins = Math.floor((lastSeconds - start2) / BIN) + 1;
  const byBin = indexBy(
    bins,
    Int32Array.from(events.seconds, (at2) => Math.floor((at2 - start2) / BIN))
  );
  const seconds = new Float64Array(events.seconds.length);
  const before = new Float64Array(events.seconds.length);
  const account2 = new Int32Array(events.seconds.length);
  const accountOf = new Int32Array(events.seconds.length);
  for (let n = 0; n + 1 < events.from.length; n++) accountOf.fill(n, events.from[n], events.from[n + 1]);
  for (let i = 0; i < seconds.length; i++) {
    const event = byBin.items[i];
    seconds[i] = events.seconds[event];
    account2[i] = accountOf[event];
    before[i] = events.from[account2[i]] === event ? Number.NEGATIVE_INFINITY : events.seconds[event - 1];
  }
  return { start: start2, from: byBin.start, account: account2, seconds, before };
}
function awakeWithin({ start: start2, from: starts, account: account2, seconds, before }, member, from, to) {
  const bins = starts.length - 1;
  const first = Math.max(0, Math.floor((from - start2) / BIN));
  const end = Math.min(bins, Math.floor((to - start2) / BIN) + 1);
  let [all, own] = [0, 0];
  for (let i = first < end ? starts[first] : 0; first < end && i < starts[end]; i++)
    if (seconds[i] >= from && seconds[i] <= to && before[i] < from) {
      all++;
      own += member[account2[i]];
    }
  return { all, own };
}
function activeByDay(ground, set) {
  const first = Math.floor(ground.firstSeconds / 86400);
  const active = new Int32Array(Math.floor(ground.lastSeconds / 86400) - first + 1);
  for (const n of set.numbers) {
    let last2 = -1;
    for (let e = ground.events.from[n]; e < ground.events.from[n + 1]; e++) {
      const day2 = Math.floor(ground.events.seconds[e] / 86400) - first;
      if (day2 !== last2) active[day2]++;
      last2 = day2;
    }
  }
  return active;
}

// src/signals/tasking/order-pictures.ts
var DAY5 = 86400;
var LANES3 = 12;
var POINTS2 = 150;
var NAME3 = 40;
function ordersByDay(ground, orders) {
  const first = Math.floor(ground.firstSeconds / DAY5);
  const counts3 = new Array(Math.floor(ground.lastSeconds / DAY5) - first + 1).fill(0);
  for (const { day: day2 } of orders) if (counts3[day2 - first] !== void 0) counts3[day2 - first]++;
  return {
    kind: "series",
    title: "Topics taken up as a body, by day",
    caption: "Topics that the group took up as a body within hours, by day of the onset (UTC); topics that the same posts carry count once. A day without any stays at zero.",
    unit: "count",
    times: counts3.map((_, i) => (first + i) * DAY5),
    lines: [{ label: "topics taken up as a body", values: counts3 }],
    marks: []
  };
}
function takersOfLargest(acts, orders) {
  const largest = [...orders].sort((x, y) => y.uptakes[0].acts.length - x.uptakes[0].acts.length || x.onset - y.onset).slice(0, LANES3).sort((x, y) => x.onset - y.onset);
  const points = largest.flatMap(
    ({ uptakes: [uptake] }, lane) => Array.from(uptake.acts.subarray(0, POINTS2), (act, i) => ({
      lane,
      time: acts.seconds[act],
      mark: i === 0 ? 0 : 1
    }))
  );
  return {
    kind: "lanes",
    title: "The topics that most members took up",
    caption: `Each lane is a topic on its day; points are the first posts of members on it, at most ${POINTS2} a lane.`,
    lanes: largest.map(
      ({ day: day2, uptakes: [{ topic }] }) => `${isoDay(day2 * DAY5)} ${acts.kinds[topic]} ${short(acts.topics[topic])}`
    ),
    points,
    marks: ["first taker", "further takers"],
    joins: []
  };
}
var short = (topic) => topic.length > NAME3 ? `${topic.slice(0, NAME3 - 1)}\u2026` : topic;

// src/signals/tasking/order-rows.ts
var SPANS = `CREATE OR REPLACE TEMP TABLE book_spans (number INTEGER, kind VARCHAR, topic VARCHAR, from_seconds DOUBLE, to_seconds DOUBLE)`;
var conversationSql = () => `
  WITH posts AS (
    SELECT 'hashtag' AS kind, unnest(hashtags) AS topic, account_id, event_id, time_utc FROM events WHERE kind IS DISTINCT FROM 'repost'
    UNION ALL SELECT 'link', unnest(links), account_id, event_id, time_utc FROM events WHERE kind IS DISTINCT FROM 'repost'
    UNION ALL ${actionTopicsSql("a.account_id, a.event_id, a.time_utc")})
  SELECT s.number, count(DISTINCT p.event_id)::INTEGER AS "all", count(DISTINCT CASE WHEN g.member THEN p.event_id END)::INTEGER AS own
  FROM book_spans s JOIN posts p ON p.kind = s.kind AND p.topic = s.topic
    AND epoch_us(p.time_utc)::DOUBLE / 1e6 >= s.from_seconds AND epoch_us(p.time_utc)::DOUBLE / 1e6 < s.to_seconds
  LEFT JOIN ground_accounts g USING (account_id) GROUP BY s.number ORDER BY s.number`;
async function orderRows(ground, acts, orders) {
  const entries = orders.flatMap(
    ({ uptakes }, number) => uptakes.map((uptake) => ({ uptake, number: number + 1 }))
  );
  if (entries.length === 0) return [];
  const { store } = ground;
  await store.run(SPANS);
  await store.append(
    "book_spans",
    ["INTEGER", "VARCHAR", "VARCHAR", "DOUBLE", "DOUBLE"],
    [
      entries.map((_, i) => i),
      entries.map(({ uptake }) => acts.kinds[uptake.topic]),
      entries.map(({ uptake }) => acts.topics[uptake.topic]),
      entries.map(({ uptake }) => uptake.onset),
      entries.map(({ uptake }) => uptake.end)
    ]
  );
  const counted3 = await store.rows(conversationSql());
  await store.run("DROP TABLE temp.book_spans");
  const of = new Map(counted3.map((row3) => [row3.number, row3]));
  return entries.map(({ uptake, number }, i) => row2(ground, acts, uptake, { ...of.get(i), number }));
}
function row2({ groupId, accounts }, acts, uptake, { number, all, own }) {
  const takers = Array.from(uptake.acts, (act) => acts.account[act]);
  const values = {
    group_id: groupId,
    day: new Date(uptake.day * 864e5).toISOString().slice(0, 10),
    topic_kind: acts.kinds[uptake.topic],
    topic: acts.topics[uptake.topic],
    first_taker: accounts.ids[takers[0]],
    onset: BigInt(Math.round(uptake.onset * 1e6)),
    takers: takers.length,
    group_share: uptake.groupShare,
    median_lag_minutes: medianLag(acts, uptake),
    posts: BigInt(own),
    conversation_share: own / all,
    platforms: [...new Set(takers.map((taker) => accounts.platforms[accounts.platform[taker]]))].sort(),
    p_value: Math.exp(uptake.logP),
    q_value: uptake.qValue,
    order_number: number
  };
  return ORDER_BOOK.columns.map(({ name }) => values[name]);
}
function medianLag({ seconds }, { acts, onset }) {
  const lags = Float64Array.from(acts.subarray(1), (act) => (seconds[act] - onset) / 60).sort();
  if (lags.length === 0) return null;
  const middle = lags.length >> 1;
  return lags.length % 2 ? lags[middle] : (lags[middle - 1] + lags[middle]) / 2;
}

// src/signals/tasking/orders.ts
var BOOK_Q = 0.01;
var COMMON = 0.5;
function ordersOf(acts, uptakes) {
  const byDay = /* @__PURE__ */ new Map();
  for (const uptake of uptakes.filter(({ qValue }) => qValue <= BOOK_Q))
    byDay.set(uptake.day, [...byDay.get(uptake.day) ?? [], uptake]);
  return [...byDay.values()].flatMap((own) => joined(acts, own)).sort((x, y) => x.onset - y.onset || x.uptakes[0].topic - y.uptakes[0].topic);
}
function joined(acts, uptakes) {
  const larger = (x, y) => y.acts.length - x.acts.length || x.topic - y.topic;
  const follows = ({ topic }) => Number(acts.target[topic] >= 0);
  const ranked = [...uptakes].sort((x, y) => follows(x) - follows(y) || larger(x, y));
  const events = ranked.map((uptake) => new Set(Array.from(uptake.acts, (act) => acts.eventId[act])));
  const orders = [];
  ranked.forEach((uptake, i) => {
    const own = events[i];
    const order2 = orders.find(
      (one) => one.events.some(
        (known2) => known2.has(acts.target[uptake.topic]) || common(own, known2) >= COMMON * own.size
      )
    );
    if (order2) {
      order2.events.push(own);
      order2.uptakes.push(uptake);
    } else orders.push({ events: [own], uptakes: [uptake] });
  });
  return orders.map(({ uptakes: own }) => ({
    day: own[0].day,
    onset: Math.min(...own.map(({ onset }) => onset)),
    uptakes: own.sort(larger)
  }));
}
function common(a, b) {
  let count3 = 0;
  for (const value of a) if (b.has(value)) count3++;
  return count3;
}

// src/signals/tasking/uptakes.ts
var DAY6 = 86400;
var WINDOWS2 = [3600, 6 * 3600];
var SHARE = 0.05;
var FEWEST5 = 3;
var FOLLOWING_SHARE = 0.1;
var FOLLOWING_SECONDS = 1800;
var SCREEN = Math.log(0.01);
function uptakesOf(data, set, ground) {
  const scan = new Scan(data, set, ground);
  const found2 = scan.all();
  const q2 = benjaminiHochberg(
    Float64Array.from(found2, ({ logP }) => logP),
    data.tests
  );
  return found2.map((uptake, i) => ({ ...uptake, qValue: Math.min(1, q2[i]) }));
}
function possibleTests({ from, seconds }) {
  let tests = 0;
  for (let t = 0; t + 1 < from.length; t++)
    for (let i = from[t], j = i; i < from[t + 1]; i = j) {
      while (j < from[t + 1] && Math.floor(seconds[j] / DAY6) === Math.floor(seconds[i] / DAY6)) j++;
      if (j - i >= FEWEST5) tests++;
    }
  return tests;
}
var Scan = class {
  constructor(data, set, ground) {
    this.data = data;
    this.member = new Uint8Array(ground.accounts.ids.length);
    for (const n of set.numbers) this.member[n] = 1;
    this.posts = postCounts(ground, set.numbers);
    this.active = activeByDay(ground, set);
    this.activeDays = this.active.filter((accounts) => accounts > 0).length;
    this.firstDay = Math.floor(ground.firstSeconds / DAY6);
  }
  member;
  posts;
  active;
  firstDay;
  activeDays;
  /** The set's acts on the topic at hand. */
  own = new Int32Array(1024);
  count = 0;
  all() {
    const found2 = [];
    for (let t = 0; t + 1 < this.data.acts.from.length; t++) {
      this.gather(t);
      if (this.count < FEWEST5) continue;
      for (let at2 = 0; at2 < this.count; ) {
        const { uptake, next } = this.onDayOf(t, at2);
        if (uptake && uptake.logP <= SCREEN) found2.push(uptake);
        at2 = next;
      }
    }
    return found2;
  }
  gather(topic) {
    const { from, account: account2 } = this.data.acts;
    if (this.own.length < from[topic + 1] - from[topic])
      this.own = new Int32Array(2 * (from[topic + 1] - from[topic]));
    this.count = 0;
    for (let i = from[topic]; i < from[topic + 1]; i++)
      if (this.member[account2[i]]) this.own[this.count++] = i;
  }
  time(at2) {
    return this.data.acts.seconds[this.own[at2]];
  }
  /** The uptake on the UTC day of the act at `at`, if any, and the first act after it. */
  onDayOf(topic, at2) {
    const day2 = Math.floor(this.time(at2) / DAY6);
    const next = this.firstAfter(at2, (day2 + 1) * DAY6);
    const least = this.fewestOn(day2);
    const windows = WINDOWS2.map((seconds) => this.fullest(at2, next, seconds)).filter(
      ({ count: count3 }) => count3 >= least
    );
    if (windows.length === 0) return { uptake: null, next };
    const logP = Math.min(...windows.map((window) => this.surprise(topic, window, next - at2)));
    if (logP > SCREEN) return { uptake: null, next };
    return this.told(topic, windows[windows.length - 1], logP);
  }
  fewestOn(day2) {
    return Math.max(FEWEST5, Math.ceil(SHARE * this.active[day2 - this.firstDay]));
  }
  firstAfter(at2, seconds) {
    let next = at2;
    while (next < this.count && this.time(next) < seconds) next++;
    return next;
  }
  /** The window with most takers that begins with one of these acts; of two the earlier. */
  fullest(from, to, seconds) {
    let best = { first: from, count: 0, seconds };
    for (let i = from, j = from; i < to; i++) {
      while (j < this.count && this.time(j) - this.time(i) <= seconds) j++;
      if (j - i > best.count) best = { first: i, count: j - i, seconds };
    }
    return best;
  }
  /** log p of a window, corrected for the windows looked at: the largest of the three views of it. */
  surprise(topic, { first, count: count3, seconds }, looks) {
    const [from, to] = [this.time(first), this.time(first) + seconds];
    const marked = count3 + this.othersWithin(topic, from, to);
    const correction = Math.log(looks * WINDOWS2.length);
    const drawn3 = Math.max(count3, postsWithin(this.posts, from, to));
    const all = Math.max(drawn3 + marked - count3, postsWithin(this.data.posts, from, to));
    const byPosts = logHypergeometricUpperTail(count3, { all, marked, drawn: drawn3 }) + correction;
    if (byPosts > SCREEN) return byPosts;
    const other = (this.count - count3) / Math.max(1, this.activeDays - 1);
    const byHabit = logPoissonUpperTail(count3, other) + correction;
    if (byHabit > SCREEN) return byHabit;
    return Math.max(byPosts, byHabit, this.byAwake(marked, count3, from, to) + correction);
  }
  byAwake(marked, count3, from, to) {
    const { all, own } = awakeWithin(this.data.presence, this.member, from, to);
    return logHypergeometricUpperTail(count3, { all, marked, drawn: own });
  }
  /** Takes of accounts outside the set from one second to another. */
  othersWithin(topic, from, to) {
    const { acts } = this.data;
    let low = acts.from[topic];
    let high = acts.from[topic + 1];
    while (low < high) {
      const middle = low + high >>> 1;
      if (acts.seconds[middle] < from) low = middle + 1;
      else high = middle;
    }
    let others3 = 0;
    for (; low < acts.from[topic + 1] && acts.seconds[low] <= to; low++)
      if (!this.member[acts.account[low]]) others3++;
    return others3;
  }
  told(topic, window, logP) {
    const first = this.onsetIn(window);
    const onset = this.time(first);
    const day2 = Math.floor(onset / DAY6);
    const end = Math.max((day2 + 1) * DAY6, onset + window.seconds);
    const next = this.firstAfter(first, end);
    const takers = /* @__PURE__ */ new Map();
    for (let i = first; i < next; i++) {
      const account2 = this.data.acts.account[this.own[i]];
      if (!takers.has(account2)) takers.set(account2, this.own[i]);
    }
    const active = Math.max(this.active[day2 - this.firstDay], takers.size);
    const acts = Int32Array.from(takers.values());
    return { uptake: { topic, day: day2, onset, end, acts, groupShare: acts.length / active, logP }, next };
  }
  /** The first act of a window that enough takers follow at once; strays before it are no onset. */
  onsetIn({ first, count: count3 }) {
    const following = Math.max(1, Math.ceil(FOLLOWING_SHARE * count3));
    for (let i = first; i + following < first + count3; i++)
      if (this.time(i + following) - this.time(i) <= FOLLOWING_SECONDS) return i;
    return first;
  }
};

// src/signals/tasking/daily-tasking.ts
var FEWEST_DAYS6 = 3;
var CLOCK_SECONDS = 3600;
var dailyTasking = defineSignal({
  id: "daily-tasking",
  version: 2,
  title: "Topics of the day",
  question: "Does a topic of the day arrive that the group takes up as a body within hours?",
  needs: [
    "hashtags, links, texts, images, reposts or replies that accounts share",
    "clocks finer than an hour",
    "three days"
  ],
  parameters: [],
  effect: "difference",
  ofTime: true,
  async prepare(ground) {
    if (ground.clockSeconds > CLOCK_SECONDS)
      return {
        notMeasurable: "Not measurable: the clocks name days only, so nobody can be said to be first or to follow."
      };
    if (daysIn(ground) < FEWEST_DAYS6)
      return {
        notMeasurable: `Not measurable: the data spans ${daysIn(ground).toFixed(1)} days; a topic of the day needs ${FEWEST_DAYS6} or more to be told from a single event.`
      };
    const acts = await topicActs(ground);
    const tests = possibleTests(acts);
    if (tests === 0)
      return {
        notMeasurable: "Not measurable: no hashtag, link, text, image, repost or reply is shared by three accounts on one day."
      };
    return { acts, tests, posts: postCounts(ground, null), presence: presence(ground) };
  },
  measure(data, set, ground) {
    const uptakes = uptakesOf(data, set, ground);
    const active = activeByDay(ground, set).filter((accounts) => accounts > 0).length;
    return {
      value: ordersOf(data.acts, uptakes).length / Math.max(1, active),
      statistic: uptakes.reduce((sum3, { logP }) => sum3 - logP, 0),
      accounts: set.size
    };
  },
  async tell(data, group, compared2, ground) {
    const orders = ordersOf(data.acts, uptakesOf(data, group, ground));
    if (orders.length === 0)
      return {
        note: `No topic was taken up as a body more than accounts like the members take topics up in the same hours; ${whole(data.tests)} topics and days were looked at.`
      };
    const days3 = new Set(orders.map(({ day: day2 }) => day2)).size;
    const active = activeByDay(ground, group).filter((accounts) => accounts > 0).length;
    return {
      note: `${noteOf(data, orders)} on ${outOf(days3, active)} active days; groups of accounts like them have ${compared2.controlValue.toFixed(2)} a day.`,
      pictures: [ordersByDay(ground, orders), takersOfLargest(data.acts, orders)],
      rows: [{ table: "order_book", rows: await orderRows(ground, data.acts, orders) }]
    };
  },
  innocentReadings: [
    "Breaking news or a trending list that reached these accounts first",
    "A movement's, a union's or a fan club's public call",
    "A newsroom or an association that publishes on a plan"
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Keller, F. B., Schoch, D., Stier, S., Yang, J. (2020). Political astroturfing on Twitter. Political Communication 37, 256-280.",
      url: "https://doi.org/10.1080/10584609.2019.1661888"
    },
    {
      text: "Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300.",
      url: "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x"
    }
  ]
});
function noteOf({ acts }, orders) {
  const middle = (values) => values.sort((x, y) => x - y)[values.length >> 1];
  const share2 = middle(orders.map(({ uptakes }) => uptakes[0].groupShare));
  const lag = middle(orders.map(({ uptakes }) => medianLag(acts, uptakes[0]) ?? 0));
  return `${orders.length === 1 ? "One topic was" : `${whole(orders.length)} topics were`} taken up as a body, by ${percent(share2)} of the members active that day in the median, ${whole(lag)} minutes after the first`;
}

// src/signals/registry.ts
var SIGNAL_LIST = [
  creationBatch,
  nameTemplate,
  profileReuse,
  personaCover,
  shift,
  operatorSwitch,
  roster,
  dailyTasking,
  hashtagDiversion,
  narrative,
  closedAmplification,
  crossPlatform,
  automation
];

// src/signals/placebos.ts
var PLACEBOS = 199;
var OTHERS_ALONE = 40;

// src/signals/measure-signals.ts
var COMPARISONS = PLACEBOS + OTHERS_ALONE;
var GROUPS_TO_MEASURE = `
  WITH fitting AS (
    SELECT group_id, bool_and(list_contains(${readingsLikeAnOrder()}, reading)) AS "likeAnOrder"
    FROM readings WHERE state = 'fits' GROUP BY group_id)
  SELECT group_id AS "groupId" FROM groups LEFT JOIN fitting USING (group_id)
  WHERE status IN ('coordinated', 'open') OR (status = 'contested' AND "likeAnOrder") ORDER BY rank LIMIT $1`;
function readingsLikeAnOrder() {
  const ids = INNOCENT_READINGS.filter(({ likeAnOrder }) => likeAnOrder).map(({ id }) => `'${id}'`);
  return `[${ids.join(", ")}]::VARCHAR[]`;
}

// src/signals/read-signals.ts
var ORDERS = `WITH worded AS (
    SELECT e.account_id AS first_taker, e.time_utc AS onset, arg_min(e.text, e.event_id) AS sample FROM events e
    SEMI JOIN (SELECT first_taker, onset FROM order_book WHERE topic_kind IN ('text', 'story')) o
      ON o.first_taker = e.account_id AND o.onset = e.time_utc
    WHERE trim(e.text) <> '' GROUP BY e.account_id, e.time_utc HAVING count(DISTINCT ${comparedTextSql("e")}) = 1)
  SELECT group_id AS "groupId", order_number AS "number", day::VARCHAR AS day, topic_kind AS "topicKind", topic,
  CASE WHEN topic_kind IN ('text', 'story') THEN sample END AS sample, first_taker AS "firstTaker", onset, takers,
  group_share AS "groupShare", median_lag_minutes AS "medianLagMinutes", posts, conversation_share AS "conversationShare", platforms,
  p_value AS "pValue", q_value AS "qValue" FROM order_book LEFT JOIN worded USING (first_taker, onset) ORDER BY group_id, day, onset, topic_kind, topic`;

// src/sources/columns.ts
var namesOf = remembered((columns2) => ({
  exact: new Set(columns2),
  anyCase: new Map([...columns2].reverse().map((column) => [column.toLowerCase(), column]))
}));
function columnNamed(head, name) {
  const { exact, anyCase } = namesOf(head.columns);
  return exact.has(name) ? name : anyCase.get(name.toLowerCase());
}
function columnsOf(head, name) {
  if (!name.includes("+") || columnNamed(head, name) !== void 0) return [name];
  return name.split("+").map((part2) => part2.trim());
}
function presentMapping(head, mapping) {
  const pairs = Object.entries(mapping).map(([field2, name]) => [field2, columnNamed(head, name)]);
  return Object.fromEntries(pairs.filter(([, name]) => name !== void 0));
}
function recognisedColumns(head, format) {
  if (head.layout !== "table" || !format.required.every((name) => columnNamed(head, name))) return null;
  const found2 = format.known.filter((name) => columnNamed(head, name)).length;
  return {
    confidence: 0.8 + 0.2 * (found2 / format.known.length),
    because: `${format.title}: ${found2} of ${format.known.length} columns`,
    mapping: presentMapping(head, format.mapping)
  };
}

// src/sources/json-values.ts
var NO_FIELDS = Object.freeze({});
var NO_ITEMS = Object.freeze([]);
var objectOf = (value) => value !== null && typeof value === "object" && !Array.isArray(value) ? value : NO_FIELDS;
var listOf2 = (value) => Array.isArray(value) ? value : NO_ITEMS;
function textOf(value) {
  if (value === null || value === void 0) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number")
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
  return typeof value === "boolean" ? String(value) : jsonText(value);
}
var numberOf = (value) => typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
function jsonText(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
var isPresent = (value) => value !== null && value !== void 0 && value !== "";
function listText(values) {
  if (values.length === 0) return null;
  const present = values.every(isPresent) ? values : values.filter(isPresent);
  return present.length ? JSON.stringify(present) : null;
}
function valueAt(record, path) {
  const object = objectOf(record);
  if (Object.hasOwn(object, path)) return object[path];
  const dot = path.indexOf(".");
  if (dot < 0) return void 0;
  const key = path.slice(0, dot);
  return Object.hasOwn(object, key) ? valueAt(object[key], path.slice(dot + 1)) : void 0;
}

// src/sources/snowflake.ts
var EPOCH_MS = 1288834974657;
var CLOCK_UNIT = 1 << 22;
var ZERO = 48;
var snowflakeTime = (id) => `CASE WHEN regexp_full_match(${id}, '[1-9][0-9]{14,18}') THEN ((TRY_CAST(${id} AS BIGINT) >> 22) + ${EPOCH_MS})::VARCHAR END`;
function snowflakeTimeOf(id) {
  if (id === null || id.length < 15 || id.length > 19 || id.charCodeAt(0) === ZERO) return null;
  let [high, low] = [0, 0];
  for (let i = 0; i < id.length; i++) {
    const digit = id.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return null;
    if (i < id.length - 9) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  const rest = high % CLOCK_UNIT * 1e9 + low;
  return String(Math.floor(high / CLOCK_UNIT) * 1e9 + Math.floor(rest / CLOCK_UNIT) + EPOCH_MS);
}

// src/sources/source.ts
var ONLY_WHEN_NAMED = 0.2;
var defineSource = (source) => source;

// src/sources/generic/column-values.ts
var NOTHING3 = /^(?:|nan|null|none|na|nat|n\/a|undefined|\[\]|\{\})$/i;
var DATE3 = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?=$|\D|T)/;
var WORDED_DATE = /^(?=.{8,60}$)(?=.*\b(?:19|20)\d\d\b)(?=.*\b\d{1,2}\b)(?=.*\p{L}{3})(?!.*[!?#@"]).*\d/u;
var TIME3 = /[T\s,_·]\d{1,2}(?:[:.]\d{2}|\s?[ap]m)|\d{8}T\d{4}/i;
var HOUR4 = /^(?:[01]?\d|2[0-4])(?::[0-5]\d){0,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?$/i;
var NUMBER4 = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;
var LINK2 = /^[[{("'\s]*(?:https?:\/\/|www\.)\S/i;
var LONGEST4 = 400;
function isEpoch(value) {
  if (!/^\d{10}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$/.test(value) && !/^\d\.\d{5,}e\+?\d{1,2}$/i.test(value))
    return false;
  const seconds = Number(value) / (value.includes("e") || value.includes("E") ? 1 : 10 ** (value.split(".")[0].length - 10));
  return seconds >= 1072915200 && seconds < 4134e6;
}
var isDate = (value) => DATE3.test(value) || WORDED_DATE.test(value);
function columnValues(head, name) {
  const rows = (head.sample?.(name) ?? []).map((value) => {
    const text = value.trim();
    return NOTHING3.test(text) ? "" : text.slice(0, LONGEST4);
  });
  const filled = rows.filter((value) => value !== "");
  const count3 = (test) => filled.filter(test).length;
  const clocks = filled.filter((value) => isEpoch(value) || isDate(value));
  return {
    name,
    rows,
    filled: filled.length,
    distinct: new Set(filled).size,
    clocks: clocks.length,
    times: clocks.filter((value) => isEpoch(value) || TIME3.test(value)).length,
    hours: count3((value) => HOUR4.test(value)),
    links: count3((value) => LINK2.test(value)),
    numbers: count3((value) => NUMBER4.test(value)),
    truths: count3((value) => /^(?:true|false|yes|no|t|f|0|1)$/i.test(value)),
    records: count3((value) => /^\[?\s*\{/.test(value)),
    sentences: count3((value) => /\S\s+\S/.test(value) && !LINK2.test(value)),
    zones: count3((value) => /^(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?$|^[A-Z][a-z]+\/[A-Z]\w+/i.test(value))
  };
}
var most = (part2, of) => of > 0 && part2 >= of * 0.8;

// src/sources/generic/common-names.ts
var NAMES4 = {
  account: "account, account_id, author_id, user_id, userid, sender_id, from_id, owner_id, poster_id, author.id, user.id_str, user.id, account.id, channel_id, did, author, user, username, user_name, screen_name, owner_username, author_username, account_name, sender, poster, from, author_fullname, author.username, user.username, author_unique_id, unique_id, autor, autora, auteur, autore, nutzer, benutzer, nutzername, benutzername, konto, verfasser, utilisateur, compte, nom d'utilisateur, pseudo, usuario, usu\xE1ria, cuenta, nombre de usuario, usu\xE1rio, utilizador, conta, nome de usu\xE1rio, utente, nome utente, gebruiker, gebruikersnaam, u\u017Cytkownik, nazwa u\u017Cytkownika, \u0430\u0432\u0442\u043E\u0440, \u043F\u043E\u043B\u044C\u0437\u043E\u0432\u0430\u0442\u0435\u043B\u044C, \u0430\u043A\u043A\u0430\u0443\u043D\u0442, \u0438\u043C\u044F \u043F\u043E\u043B\u044C\u0437\u043E\u0432\u0430\u0442\u0435\u043B\u044F, \u043A\u043E\u0440\u0438\u0441\u0442\u0443\u0432\u0430\u0447, \u0430\u043A\u0430\u0443\u043D\u0442, \u043E\u0431\u043B\u0456\u043A\u043E\u0432\u0438\u0439 \u0437\u0430\u043F\u0438\u0441, yazar, kullan\u0131c\u0131, kullan\u0131c\u0131 ad\u0131, hesap, \u0627\u0644\u0643\u0627\u062A\u0628, \u0627\u0644\u0645\u0624\u0644\u0641, \u0627\u0644\u0645\u0633\u062A\u062E\u062F\u0645, \u0627\u0633\u0645 \u0627\u0644\u0645\u0633\u062A\u062E\u062F\u0645, \u0627\u0644\u062D\u0633\u0627\u0628, \u0646\u0648\u06CC\u0633\u0646\u062F\u0647, \u06A9\u0627\u0631\u0628\u0631, \u0646\u0627\u0645 \u06A9\u0627\u0631\u0628\u0631\u06CC, \u062D\u0633\u0627\u0628, \u4F5C\u8005, \u7528\u6237, \u7528\u6237\u540D, \u8D26\u53F7, \u767C\u6587\u8005, \u4F7F\u7528\u8005, \u6295\u7A3F\u8005, \u30E6\u30FC\u30B6\u30FC, \u30E6\u30FC\u30B6\u30FC\u540D, \u30A2\u30AB\u30A6\u30F3\u30C8, \u8457\u8005, \uC791\uC131\uC790, \uC0AC\uC6A9\uC790, \uC0AC\uC6A9\uC790\uBA85, \uACC4\uC815, penulis, pengguna, akun, nama pengguna, t\xE1c gi\u1EA3, ng\u01B0\u1EDDi d\xF9ng, t\xE0i kho\u1EA3n, \u0932\u0947\u0916\u0915, \u0909\u092A\u092F\u094B\u0917\u0915\u0930\u094D\u0924\u093E",
  post: "post, post_id, content_id, message_id, tweet_id, tweetid, status_id, comment_id, video_id, media_id, id_str, id, uri, cid, short_code, shortcode, beitrag_id, beitragsnummer, id de publication, id de publicaci\xF3n",
  time: "time, timestamp, time_utc, unix_timestamp, created_at, created_utc, timestamp_share, datetime, date_time, date_unixtime, date, published_at, published, tweet_time, post_created, create_time, creation_time, created_time, created, time_parsed, taken_at, taken_at_timestamp, posted_at, post_date, publish_date, date_published, date_created, pubdate, created_at_ms, utc_time, local_time, datum, zeit, zeitpunkt, zeitstempel, uhrzeit, ver\xF6ffentlicht, erstellt, erstellt am, datum und uhrzeit, heure, horodatage, date et heure, date de publication, publi\xE9 le, fecha, hora, fecha y hora, fecha de publicaci\xF3n, data, data e hora, data de publica\xE7\xE3o, hor\xE1rio, data e ora, data di pubblicazione, tijd, tijdstip, tijdstempel, datum en tijd, czas, data i godzina, data publikacji, \u0434\u0430\u0442\u0430, \u0432\u0440\u0435\u043C\u044F, \u0434\u0430\u0442\u0430 \u0438 \u0432\u0440\u0435\u043C\u044F, \u0434\u0430\u0442\u0430 \u043F\u0443\u0431\u043B\u0438\u043A\u0430\u0446\u0438\u0438, \u0447\u0430\u0441, \u0434\u0430\u0442\u0430 \u0456 \u0447\u0430\u0441, \u0434\u0430\u0442\u0430 \u043F\u0443\u0431\u043B\u0456\u043A\u0430\u0446\u0456\u0457, tarih, zaman, tarih ve saat, yay\u0131n tarihi, \u0627\u0644\u062A\u0627\u0631\u064A\u062E, \u0627\u0644\u0648\u0642\u062A, \u0627\u0644\u062A\u0627\u0631\u064A\u062E \u0648\u0627\u0644\u0648\u0642\u062A, \u062A\u0627\u0631\u064A\u062E \u0627\u0644\u0646\u0634\u0631, \u062A\u0627\u0631\u06CC\u062E, \u0632\u0645\u0627\u0646, \u062A\u0627\u0631\u06CC\u062E \u0648 \u0632\u0645\u0627\u0646, \u062A\u0627\u0631\u06CC\u062E \u0627\u0646\u062A\u0634\u0627\u0631, \u65E5\u671F, \u65F6\u95F4, \u65E5\u671F\u65F6\u95F4, \u53D1\u5E03\u65F6\u95F4, \u767C\u4F48\u6642\u9593, \u767C\u5E03\u6642\u9593, \u521B\u5EFA\u65F6\u95F4, \u65E5\u6642, \u6295\u7A3F\u65E5\u6642, \u516C\u958B\u65E5\u6642, \u65E5\u4ED8, \uB0A0\uC9DC, \uC2DC\uAC04, \uC77C\uC2DC, \uC791\uC131\uC77C, \uC791\uC131\uC77C\uC2DC, \uAC8C\uC2DC\uC77C, tanggal, waktu, tanggal dan waktu, ng\xE0y, th\u1EDDi gian, \u0924\u093E\u0930\u0940\u0916, \u0926\u093F\u0928\u093E\u0902\u0915, \u0938\u092E\u092F",
  account_handle: "account_handle, handle, username, user_name, screen_name, user_screen_name, author.username, user.username, user.screen_name, owner_username, author_username",
  account_name: "account_name, display_name, author_name, user_display_name, author.name, user.name, user.displayname, owner_full_name, full_name",
  account_created: "account_created, account_creation_date, account_created_at, user.created_at, author.created_at, user.created",
  account_bio: "account_bio, bio, user_profile_description, user.description, author.description",
  account_picture: "account_picture, portrait, avatar, profile_image_url, author.profile_image_url, user.profile_image_url",
  text: "text, full_text, message, body, tweet_text, tweet, content, caption, post_text, comment_text, message_text, selftext, comment, description, video_description, title, nachricht, inhalt, beitrag, kommentar, beitragstext, texte, contenu, commentaire, texto, mensaje, contenido, comentario, mensagem, conte\xFAdo, coment\xE1rio, testo, messaggio, contenuto, commento, tekst, bericht, inhoud, reactie, tre\u015B\u0107, wiadomo\u015B\u0107, komentarz, \u0442\u0435\u043A\u0441\u0442, \u0441\u043E\u043E\u0431\u0449\u0435\u043D\u0438\u0435, \u043A\u043E\u043C\u043C\u0435\u043D\u0442\u0430\u0440\u0438\u0439, \u0441\u043E\u0434\u0435\u0440\u0436\u0430\u043D\u0438\u0435, \u043F\u043E\u0432\u0456\u0434\u043E\u043C\u043B\u0435\u043D\u043D\u044F, \u043A\u043E\u043C\u0435\u043D\u0442\u0430\u0440, metin, mesaj, i\xE7erik, yorum, \u0627\u0644\u0646\u0635, \u0627\u0644\u0631\u0633\u0627\u0644\u0629, \u0627\u0644\u0645\u062D\u062A\u0648\u0649, \u0627\u0644\u062A\u0639\u0644\u064A\u0642, \u0645\u062A\u0646, \u067E\u06CC\u0627\u0645, \u0645\u062D\u062A\u0648\u0627, \u0646\u0638\u0631, \u5185\u5BB9, \u6B63\u6587, \u6587\u672C, \u5167\u5BB9, \u8BC4\u8BBA, \u672C\u6587, \u30C6\u30AD\u30B9\u30C8, \u30B3\u30E1\u30F3\u30C8, \uB0B4\uC6A9, \uBCF8\uBB38, \uB313\uAE00, teks, isi, pesan, komentar, n\u1ED9i dung, b\xECnh lu\u1EADn, \u0938\u0902\u0926\u0947\u0936, \u092A\u093E\u0920",
  kind: "kind",
  repost_of: "repost_of, repost_id, retweet_id, retweeted_id, retweet_status_id, retweeted_status_id, retweeted_status_id_str, retweet_tweetid, retweeted_tweet.id, retweeted_status.id_str, reposted_post_id",
  reply_to: "reply_to, reply_id, reply_to_id, reply_to_status_id, in_reply_to_status_id, in_reply_to_status_id_str, in_reply_to_tweetid, in_reply_to_tweet_id, in_reply_to_id, parent_id",
  quote_of: "quote_of, quote_id, quoted_status_id, quoted_status_id_str, quoted_tweet_tweetid, quoted_tweet.id, quoted_id",
  links: "links, urls, link, urls_expanded_url, expanded_urls, expanded_url, outlinks, entities.urls, external_links, link_url, url, weblinks, liens, enlaces, enlace, lien, collegamenti, koppelingen, linki, \u0441\u0441\u044B\u043B\u043A\u0438, \u0441\u0441\u044B\u043B\u043A\u0430, \u043F\u043E\u0441\u0438\u043B\u0430\u043D\u043D\u044F, ba\u011Flant\u0131lar, ba\u011Flant\u0131, \u0627\u0644\u0631\u0648\u0627\u0628\u0637, \u0627\u0644\u0631\u0627\u0628\u0637, \u067E\u06CC\u0648\u0646\u062F\u0647\u0627, \u067E\u06CC\u0648\u0646\u062F, \u0644\u06CC\u0646\u06A9, \u94FE\u63A5, \u9023\u7D50, \u30EA\u30F3\u30AF, \uB9C1\uD06C, tautan, li\xEAn k\u1EBFt",
  hashtags: "hashtags, hashtag_names, tags, entities.hashtags, hashtag, schlagw\xF6rter, mots-di\xE8se, etiquetas, \u0445\u0435\u0448\u0442\u0435\u0433\u0438, \u0445\u044D\u0448\u0442\u0435\u0433\u0438, \u0648\u0633\u0648\u0645, \u0647\u0634\u062A\u06AF, \u8BDD\u9898, \u6A19\u7C64, \u30CF\u30C3\u30B7\u30E5\u30BF\u30B0, \uD574\uC2DC\uD0DC\uADF8, tagar",
  mentions: "mentions, user_mentions, mentioned_users, entities.user_mentions, mentions_user_id, mentions_screen_name, erw\xE4hnungen, menciones, men\xE7\xF5es, menzioni, \u0443\u043F\u043E\u043C\u0438\u043D\u0430\u043D\u0438\u044F",
  media: "media, media_ids, image_hash, phash",
  objects: "object, objects, object_ids, object_id",
  lang: "lang, language, sprache, langue, idioma, lingua, taal, j\u0119zyk, \u044F\u0437\u044B\u043A, \u043C\u043E\u0432\u0430, dil, \u0627\u0644\u0644\u063A\u0629, \u0632\u0628\u0627\u0646, \u8BED\u8A00, \u8A9E\u8A00, \u8A00\u8A9E, \uC5B8\uC5B4, bahasa, ng\xF4n ng\u1EEF",
  client: "client, tweet_client_name",
  platform: "platform"
};
var HOUR_NAMES = "hour, hours, time, time_of_day, clock, uhrzeit, zeit, stunde, heure, hora, hor\xE1rio, ora, orario, tijd, uur, godzina, czas, \u0432\u0440\u0435\u043C\u044F, \u0447\u0430\u0441, saat, \u0627\u0644\u0648\u0642\u062A, \u0627\u0644\u0633\u0627\u0639\u0629, \u0633\u0627\u0639\u062A, \u0632\u0645\u0627\u0646, \u65F6\u95F4, \u6642\u9593, \u6642\u523B, \uC2DC\uAC04, \uC2DC\uAC01, jam, waktu, gi\u1EDD, \u0938\u092E\u092F";
var ZONE_NAMES = "timezone, time_zone, tz, utc_offset, tz_offset, zone, zeitzone, fuseau horaire, zona horaria, \u0447\u0430\u0441\u043E\u0432\u043E\u0439 \u043F\u043E\u044F\u0441";
var wordsOf2 = (name) => name.normalize("NFKC").replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim().toLowerCase();
var namesOf2 = (list3) => list3.split(", ").map(wordsOf2);
var COMMON_NAMES = Object.fromEntries(
  Object.entries(NAMES4).map(([field2, list3]) => [field2, namesOf2(list3)])
);

// src/sources/generic/url-role.ts
var POST_PATH = /\/(?:status(?:es)?|comments|posts?|p|reels?|videos?|permalink|tweet|statuses)\/|[?&](?:v|story_fbid)=|\/\/t\.me\/\w+\/\d|\/\/youtu\.be\/|\/@[\w.]+\/\d+/i;
var ONLY_LINKS = /^(?:links|urls|outlinks|weblinks|liens|enlaces)$|expanded|external|^link url$|entities/;
var SEVERAL = /https?:\/\/\S+?[\s,;|]+https?:\/\//i;
var UNSAID = /^(?:url|permalink|.*\b(?:post|tweet|status|message|comment|web) (?:url|link))$/;
function urlRole(values, name, { account: account2, own }) {
  const { filled, rows, distinct } = values;
  if (filled === 0) return UNSAID.test(name) ? "own" : "link";
  if (!most(values.links, filled) && !(values.records > 0 && ONLY_LINKS.test(name)) && !rows.some((value) => /^\[/.test(value)))
    return ONLY_LINKS.test(name) && !most(values.truths, filled) && !most(values.numbers, filled) ? "link" : null;
  if (ONLY_LINKS.test(name) || rows.some((value) => value.startsWith("["))) return "link";
  if (isShared(rows, account2) || rows.some((value) => SEVERAL.test(value))) return "link";
  if (most(
    rows.filter((value, row3) => value !== "" && own.some((column) => names(value, column[row3] ?? ""))).length,
    filled
  ))
    return "own";
  const mostlyDistinct = distinct >= filled * 0.9;
  if (mostlyDistinct && most(rows.filter((value) => POST_PATH.test(value)).length, filled)) return "own";
  if (!UNSAID.test(name)) return "link";
  return mostlyDistinct && hostsOf(rows) === 1 ? "own" : "link";
}
function isShared(rows, account2) {
  const first = /* @__PURE__ */ new Map();
  return rows.some((value, row3) => {
    if (value === "" || !account2[row3]) return false;
    const earlier = first.get(value);
    if (earlier === void 0) first.set(value, account2[row3]);
    return earlier !== void 0 && earlier !== account2[row3];
  });
}
var names = (address, part2) => {
  const plain3 = part2.replace(/^(?:u\/|@)/, "");
  return plain3.length >= 3 && address.toLowerCase().includes(plain3.toLowerCase());
};
var hostsOf = (rows) => new Set(
  rows.filter((value) => value !== "").map((value) => /^(?:https?:\/\/)?(?:www\.)?([^/?#\s]+)/i.exec(value)?.[1].toLowerCase())
).size;

// src/sources/generic/guessed-mapping.ts
var PERMALINKS = namesOf2(
  "permalink, post_url, tweet_url, status_url, message_url, comment_url, permanent_url, web_url, post_link, permalink_url, url, link, lien, enlace, \u0441\u0441\u044B\u043B\u043A\u0430, \u30EA\u30F3\u30AF, \u94FE\u63A5, \uB9C1\uD06C, \u0644\u06CC\u0646\u06A9"
);
var HOURS2 = namesOf2(HOUR_NAMES);
var ZONES = namesOf2(ZONE_NAMES);
function guessedMapping(head, given) {
  return new Guess(head, given).mapping();
}
var Guess = class {
  constructor(head, given) {
    this.head = head;
    this.found = { ...given };
    const parts = Object.values(given).flatMap((name) => columnsOf(head, name));
    this.taken = new Set(parts.map((name) => columnNamed(head, name) ?? name));
    const words3 = /* @__PURE__ */ new Map();
    for (const column of head.columns) if (!words3.has(wordsOf2(column))) words3.set(wordsOf2(column), column);
    this.words = words3;
  }
  found;
  taken;
  words;
  values = /* @__PURE__ */ new Map();
  mapping() {
    for (const [field2, names2] of Object.entries(COMMON_NAMES)) {
      if (this.found[field2] !== void 0) continue;
      if (field2 === "time") this.time(names2);
      else if (field2 === "links") this.links(names2);
      else this.take(field2, this.first(field2, names2));
    }
    this.zone();
    return this.found;
  }
  take(field2, column) {
    if (column === void 0) return;
    this.found[field2] = column;
    for (const part2 of columnsOf(this.head, column)) this.taken.add(part2);
  }
  valuesOf(column) {
    let values = this.values.get(column);
    if (!values) {
      values = columnValues(this.head, column);
      this.values.set(column, values);
    }
    return values;
  }
  /** Columns of these names that serve no field yet, in the order of the names. */
  named(names2) {
    return names2.flatMap((name) => {
      const column = this.words.get(name);
      return column === void 0 || this.taken.has(column) ? [] : [column];
    });
  }
  /** The first column that fits; where none does, the first that holds nothing in these rows, and of what every row needs the first at all. */
  first(field2, names2) {
    const columns2 = this.named(names2);
    const fits = columns2.find((column) => {
      const values = this.valuesOf(column);
      return values.filled > 0 && canBe(field2, values);
    });
    const empty = columns2.find((column) => this.valuesOf(column).filled === 0);
    return fits ?? empty ?? (field2 === "account" ? columns2[0] : void 0);
  }
  /** A column of whole times; else one of dates and one of times of day; else what there is. */
  time(names2) {
    const columns2 = this.named(names2);
    const clocks = columns2.filter(
      (column) => most(this.valuesOf(column).clocks, this.valuesOf(column).filled)
    );
    const whole3 = clocks.find((column) => most(this.valuesOf(column).times, this.valuesOf(column).filled));
    const hours = this.named(HOURS2).find((column) => {
      const { hours: fits, clocks: others3, filled } = this.valuesOf(column);
      return most(fits, filled) && others3 < filled / 2;
    });
    const both = clocks[0] !== void 0 && hours !== void 0 ? `${clocks[0]}+${hours}` : void 0;
    const unseen = columns2.find((column) => this.valuesOf(column).filled === 0);
    this.take("time", whole3 ?? both ?? clocks[0] ?? unseen ?? columns2[0]);
  }
  links(names2) {
    const account2 = this.found.account === void 0 ? [] : this.valuesOf(this.found.account).rows;
    const others3 = [this.found.account_handle, this.found.post].flatMap(
      (column) => column === void 0 ? [] : [this.valuesOf(column).rows]
    );
    const roles = new Map(
      [.../* @__PURE__ */ new Set([...this.named(names2), ...this.named(PERMALINKS)])].map((column) => [
        column,
        urlRole(this.valuesOf(column), wordsOf2(column), { account: account2, own: [account2, ...others3] })
      ])
    );
    const ofRole = (list3, role) => list3.find((column) => roles.get(column) === role);
    if (this.found.permalink === void 0) this.take("permalink", ofRole(this.named(PERMALINKS), "own"));
    this.take("links", ofRole(this.named(names2), "link"));
  }
  /** Offsets beside clocks that name their zone in letters. */
  zone() {
    const time = this.found.time;
    if (time === void 0 || this.found.time_zone !== void 0) return;
    const clock2 = this.valuesOf(time);
    const lettered = clock2.rows.filter((value) => /\d\s*\(?[A-Z]{2,5}\)?$|\d .*Time$/.test(value)).length;
    if (!most(lettered, clock2.filled)) return;
    const column = this.named(ZONES).find(
      (name) => most(this.valuesOf(name).zones, this.valuesOf(name).filled)
    );
    this.take("time_zone", column);
  }
};
function canBe(field2, values) {
  const { filled, distinct, clocks, times, numbers, truths, records, sentences, links } = values;
  const few = filled < 4;
  switch (field2) {
    case "account":
      return !most(records, filled) && !(most(times, filled) && !most(numbers, filled)) && (few || distinct > 1 || filled < values.rows.length / 2);
    case "post":
      return !most(records, filled) && !most(sentences, filled) && (few || distinct > filled / 2);
    case "account_created":
      return most(clocks, filled);
    case "account_handle":
    case "account_name":
      return !most(records, filled) && !most(links, filled);
    case "text":
      return !most(records, filled) && !most(numbers, filled) && !most(links, filled) && !most(truths, filled) && !most(clocks, filled);
    case "repost_of":
    case "reply_to":
    case "quote_of":
      return records === 0 && !most(sentences, filled) && !(most(truths, filled) && distinct < 3 && filled > 2);
    case "hashtags":
    case "mentions":
    case "media":
      return !(most(truths, filled) && distinct < 3) && !(most(numbers, filled) && values.rows.every((value) => value.length < 6));
    case "lang":
      return !most(sentences, filled) && !most(numbers, filled);
    default:
      return true;
  }
}

// src/sources/generic/generic.ts
function mappedText(record, path) {
  const whole3 = textOf(valueAt(record, path));
  if (whole3 !== null || !path.includes("+")) return whole3;
  const parts = path.split("+").map((part2) => textOf(valueAt(record, part2.trim())));
  return parts.filter((part2) => part2 !== null && part2 !== "").join(" ") || null;
}
var generic = defineSource({
  id: "generic",
  title: "Any CSV, TSV, NDJSON or Parquet",
  about: "Any table or JSON records; --map field=column says what stands where, the rest is guessed from common names.",
  platform: "unknown",
  timeZone: null,
  byMapping: true,
  recognise: (head) => {
    const mapping = guessedMapping(head, {});
    if (!mapping.account || !mapping.time) return null;
    return { confidence: 0.3, because: `common column names: ${Object.values(mapping).join(", ")}`, mapping };
  },
  expressions: (column, has2) => has2("post") ? { time_finer: snowflakeTime(column("post")) } : {},
  rows: (record, _context, mapping) => {
    if (record === null || typeof record !== "object" || Array.isArray(record))
      return { rows: [], skipped: 0, rejected: [{ reason: "not-a-record", detail: "no JSON object" }] };
    const row3 = {};
    for (const field2 in mapping) row3[field2] = mappedText(record, mapping[field2]);
    row3.time_finer = snowflakeTimeOf(row3.post ?? null);
    return { rows: [row3], skipped: 0, rejected: [] };
  }
});

// src/sources/generic/likely-columns.ts
var NOT_WHICH = new Set(
  "count counts number num total is has likes type typename score verified".split(" ")
);
var OF_ACCOUNT = new Set("user author account profile avatar sender channel owner actor".split(" "));
var OF_COLLECTOR = new Set(
  "agent source client app flair collected retrieved scraped crawled fetched downloaded updated edited modified query search platform sensitive cashtags symbols thumbnail geo place near trans translate xmlns context version nav duration voice music display".split(
    " "
  )
);
var ABOUT_ACCOUNT = new Set(
  "url uri link image picture avatar photo bio description created date location followers color background".split(
    " "
  )
);
var NAMING = new Set(
  "id rest username handle screen author user sender account owner actor from poster channel".split(" ")
);

// src/sources/apify.ts
var isErrorItem = (value) => {
  const item = objectOf(value);
  return ("error" in item || "errorCode" in item || item.noResults === true) && !("text" in item) && !("caption" in item);
};
var firstText = (item, ...names2) => names2.map((name) => textOf(item[name])).find((text) => text !== null && text !== "") ?? null;

// src/sources/records.ts
function recognisedRecords(head, format) {
  if (head.layout !== "records" || !head.records.length) return null;
  const found2 = head.records.filter(format.is).length;
  if (found2 < head.records.length / 2) return null;
  return {
    confidence: 0.95,
    because: `${format.title}: ${found2} of the first ${head.records.length} records are ${format.what}`,
    mapping: format.mapping
  };
}
var keptRows = (...rows) => ({ rows, skipped: 0, rejected: [] });
var SKIPPED = { rows: [], skipped: 1, rejected: [] };
var refused = (reason, detail) => ({
  rows: [],
  skipped: 0,
  rejected: [{ reason, detail }]
});
function together(parts) {
  if (!parts.length) return SKIPPED;
  return {
    rows: parts.flatMap((part2) => part2.rows),
    skipped: parts.reduce((sum3, part2) => sum3 + part2.skipped, 0),
    rejected: parts.flatMap((part2) => part2.rejected)
  };
}

// src/sources/cell-records.ts
var WORDS3 = /(?:text|content|caption|message|description|title|name|signature|biography|label|source|url|link)$/i;
var WHOLE = /^\d+$/;
function recordOfCells(cells) {
  const record = /* @__PURE__ */ Object.create(null);
  for (const [column, cell] of Object.entries(cells)) {
    const path = column.split(/[/.]/).filter((part2) => part2 !== "");
    if (path.length === 0) continue;
    const last2 = path.findLast((part2) => !WHOLE.test(part2)) ?? "";
    place(record, path, /^is[A-Z]/.test(last2) ? truth(cell) : cellValue(cell, last2));
  }
  return lists(record);
}
function place(record, path, value) {
  let node = record;
  for (const part2 of path.slice(0, -1)) {
    node[part2] ??= /* @__PURE__ */ Object.create(null);
    if (typeof node[part2] !== "object" || Array.isArray(node[part2])) return;
    node = node[part2];
  }
  node[path.at(-1)] ??= value;
}
function lists(node) {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  for (const key of keys) node[key] = lists(node[key]);
  if (keys.length === 0 || !keys.every((key) => WHOLE.test(key))) return node;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => node[key]);
}
var truth = (cell) => /^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : cell;
function cellValue(cell, name) {
  if (WORDS3.test(name) || !/^(?:[[{]|[A-Z]\w*\()/.test(cell)) return cell;
  if (/^[[{]/.test(cell)) {
    try {
      return parsedJson(cell);
    } catch {
    }
  }
  const found2 = parsedLiteral(/^[A-Z]/.test(cell) ? `[${cell}]` : cell, "free");
  if (found2 === void 0) return cell;
  const value = plain2(found2);
  return /^[A-Z]/.test(cell) && Array.isArray(value) && value.length === 1 ? value[0] : value;
}
function plain2(value) {
  if (value === null || typeof value === "string") return value;
  if (value instanceof Map) {
    const node = /* @__PURE__ */ Object.create(null);
    for (const [key, child] of value)
      node[key] = /^(?:created|date)$/.test(key) ? clockOf(child) : plain2(child);
    return node;
  }
  return value.map(plain2);
}
function clockOf(value) {
  const parts = Array.isArray(value) ? value.map(String) : [];
  if (parts.length < 3 || !parts.slice(0, 3).every((part2) => WHOLE.test(part2))) return plain2(value);
  const [year, month, day2, hour = "0", minute = "0", second = "0"] = parts.filter((part2) => WHOLE.test(part2));
  const two = (part2) => part2.padStart(2, "0");
  return `${year}-${two(month)}-${two(day2)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
}
function recognisedCells(head, format) {
  if (head.layout !== "table" || !head.sample || !format.has(new Set(head.columns))) return null;
  const columns2 = head.columns.map((column) => [column, head.sample(column)]);
  const records = Array.from(
    { length: columns2[0]?.[1].length ?? 0 },
    (_, row3) => format.recordOf(
      Object.fromEntries(columns2.flatMap(([column, cells]) => cells[row3] ? [[column, cells[row3]]] : []))
    )
  );
  return recognisedRecords({ ...head, layout: "records", records }, format);
}

// src/sources/crowdtangle.ts
function recognisedExport(head, format) {
  const clock2 = columnNamed(head, "Post Created") ? "Post Created" : "Created";
  return recognisedColumns(head, {
    ...format,
    required: [...format.required, clock2],
    known: [...format.known, clock2],
    mapping: { ...format.mapping, time: clock2 }
  });
}
var bareAddress2 = (address) => `regexp_replace(${address}, '/*([?#].*)?$', '')`;
var lastPart = (address) => `nullif(regexp_extract(${bareAddress2(address)}, '[^/]+/([^/]+)$', 1), '')`;

// src/sources/facebook-addresses.ts
var ON_FACEBOOK = "(?i)^https?://([a-z0-9-]+\\.)*(facebook\\.com|fb\\.com)/";
var REDIRECTOR = "(?i)^https?://([a-z0-9-]+\\.)*facebook\\.com/l\\.php";
var IN_QUERY = "[?&](?:story_fbid|fbid|v|multi_permalinks)=([A-Za-z0-9]+)";
var IN_PATH = "^https?://[^/]+/[^?#]+/([0-9]{5,}|pfbid[A-Za-z0-9]+)/?(?:[?#].*)?$";
var PLACE = "^https?://[^/]+/(?:groups|events|pages)/[^/?#]+/?(?:[?#].*)?$";
var OWNER = "^https?://[^/]+/(?:groups/|pg/|people/[^/]+/)?([^/?#]+)";
var OWNER_NUMBER = "^https?://[^/]+/(?:groups/)?([0-9]{5,})(?:/|$)";
var extract = (address, pattern) => `nullif(regexp_extract(${address}, ${literal(pattern)}, 1), '')`;
var matches = (address, pattern) => `regexp_matches(${address}, ${literal(pattern)})`;
var ownNumber = (address) => `coalesce(${extract(address, IN_QUERY)}, ${lastPart(address)})`;
var linkedNumber = (link) => `CASE WHEN ${matches(link, ON_FACEBOOK)} AND NOT ${matches(link, REDIRECTOR)}
    THEN coalesce(${extract(link, IN_QUERY)}, CASE WHEN NOT ${matches(link, PLACE)} THEN ${extract(link, IN_PATH)} END) END`;
var ownerIn = (address) => `CASE WHEN ${matches(address, ON_FACEBOOK)} THEN lower(${extract(address, OWNER)}) END`;
function undamaged(account2, address) {
  const owner = extract(address, OWNER_NUMBER);
  const rounded2 = `NOT regexp_full_match(${account2}, '[0-9]+') OR (length(${account2}) > 15 AND left(${account2}, 15) = left(${owner}, 15))`;
  return `CASE WHEN ${rounded2} THEN coalesce(${owner}, ${account2}) ELSE ${account2} END`;
}
var found = (address, pattern) => new RegExp(pattern).exec(address)?.[1] ?? null;
var tested = (address, pattern) => new RegExp(pattern.replace("(?i)", ""), "i").test(address);
var linkedNumberOf = (link) => !tested(link, ON_FACEBOOK) || tested(link, REDIRECTOR) ? null : found(link, IN_QUERY) ?? (tested(link, PLACE) ? null : found(link, IN_PATH));
var ownerOf = (address) => tested(address, ON_FACEBOOK) ? found(address, OWNER)?.toLowerCase() ?? null : null;

// src/sources/apify-facebook/apify-facebook.ts
var MAPPING = {
  account: "user.id, else facebookId; of comments profileId",
  account_handle: "pageName, else the address of the profile",
  account_name: "user.name, else pageName; of comments profileName",
  post: "postId, else legacyId; of comments id",
  permalink: "url, of comments commentUrl",
  time: "time, else timestamp; of comments date",
  kind: "sharedPost",
  text: "text",
  repost_of: "sharedPost.postId",
  reply_to: "feedback of comments",
  links: "link"
};
var ON_FACEBOOK2 = /^https?:\/\/(?:[\w-]+\.)*facebook\.com\//i;
var isComment = (item) => "commentUrl" in item || "profileName" in item && "threadingDepth" in item;
var isItem = (value) => {
  const item = objectOf(value);
  const address = firstText(item, "facebookUrl", "url", "commentUrl", "inputUrl");
  if (address === null || !ON_FACEBOOK2.test(address)) return false;
  const post = firstText(item, "postId", "legacyId") !== null && firstText(item, "time", "timestamp") !== null;
  return post || isComment(item) && textOf(item.date) !== null;
};
var handleIn = (address) => {
  const name = /^https?:\/\/(?:[\w-]+\.)*facebook\.com\/([A-Za-z0-9.]+)\/?(?:[?#].*)?$/i.exec(
    address ?? ""
  )?.[1];
  return name && !/^\d+$|\.php$/.test(name) ? name : null;
};
function postRow(item) {
  const user = objectOf(item.user);
  const id = firstText(item, "postId", "legacyId");
  const shared = objectOf(item.sharedPost);
  const link = textOf(item.link);
  const repost = firstText(shared, "postId", "legacyId") ?? linkedNumberOf(firstText(shared, "url") ?? link ?? "");
  const isShare = repost !== null && repost !== id;
  return {
    account: textOf(user.id) ?? firstText(item, "facebookId", "pageId"),
    account_handle: handleIn(textOf(user.profileUrl)) ?? handleIn(firstText(item, "facebookUrl")),
    account_name: textOf(user.name) ?? textOf(item.pageName),
    account_picture: textOf(user.profilePic),
    post: id,
    permalink: firstText(item, "url", "topLevelUrl"),
    time: firstText(item, "time", "timestamp"),
    kind: isShare ? "share" : "post",
    text: textOf(item.text) || textOf(shared.text) || null,
    repost_of: isShare ? repost : null,
    links: listText([link !== null && ON_FACEBOOK2.test(link) ? null : link]),
    media: listText(listOf2(item.media).map((medium) => textOf(objectOf(medium).id)))
  };
}
function commentRow(item) {
  const post = linkedNumberOf(firstText(item, "facebookUrl", "inputUrl") ?? "");
  return {
    account: textOf(item.profileId),
    account_handle: handleIn(textOf(item.profileUrl)),
    account_name: textOf(item.profileName),
    account_picture: textOf(item.profilePicture),
    post: textOf(item.id),
    permalink: textOf(item.commentUrl),
    time: textOf(item.date),
    kind: "reply",
    text: textOf(item.text),
    reply_to: firstText(item, "replyToCommentId", "postId") ?? post
  };
}
var FORMAT = { title: "Apify, Facebook", what: "posts or comments", mapping: MAPPING, is: isItem };
var hasColumns = (columns2) => (columns2.has("facebookUrl") || columns2.has("url") || columns2.has("commentUrl")) && ["postId", "legacyId", "commentUrl", "profileName"].some((name) => columns2.has(name)) && ["time", "timestamp", "date"].some((name) => columns2.has(name));
var apifyFacebook = defineSource({
  id: "apify-facebook",
  title: "Facebook (Apify)",
  about: "JSON, JSON lines or CSV of Apify's scrapers of posts, groups and comments of Facebook. Error items are skipped.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) => recognisedRecords(head, FORMAT) ?? recognisedCells(head, { ...FORMAT, recordOf: recordOfCells, has: hasColumns }),
  recordOf: recordOfCells,
  rows: (record) => {
    const item = objectOf(record);
    if (!isItem(record))
      return isErrorItem(record) ? SKIPPED : refused("not-a-record", "no post or comment of Facebook");
    return keptRows(isComment(item) ? commentRow(item) : postRow(item));
  }
});

// src/sources/instagram-tags.ts
var LETTERS2 = "[\\p{L}\\p{N}\\p{M}_\u200C\u200D]";
var TAG = `[#\uFF03](${LETTERS2}*[\\p{L}\\p{M}_]${LETTERS2}*)`;
var TAGS = new RegExp(TAG, "gu");
var tagsIn = (caption) => Array.from(caption.matchAll(TAGS), ([, tag]) => tag);
var tagsInSql = (caption) => `nullif(to_json(regexp_extract_all(${caption}, ${literal(TAG)}, 1))::VARCHAR, '[]')`;

// src/sources/apify-instagram/apify-instagram.ts
var MAPPING2 = {
  account: "ownerId",
  account_handle: "ownerUsername",
  account_name: "ownerFullName",
  post: "shortCode, of comments id",
  permalink: "url",
  time: "timestamp",
  text: "caption, of comments text",
  reply_to: "postUrl of comments",
  hashtags: "hashtags, else caption",
  mentions: "mentions, taggedUsers"
};
var isItem2 = (value) => {
  const item = objectOf(value);
  return firstText(item, "ownerUsername", "ownerId") !== null && textOf(item.timestamp) !== null && (firstText(item, "shortCode") !== null || isComment2(item) && textOf(item.id) !== null);
};
var isComment2 = (item) => !("shortCode" in item) && "text" in item && ("ownerProfilePicUrl" in item || "postUrl" in item || "repliesCount" in item);
var codeIn = (address) => /instagram\.com\/(?:[\w.]+\/)?(?:p|reel|tv)\/([\w-]+)/i.exec(address ?? "")?.[1] ?? null;
function itemRow(item) {
  const owner = objectOf(item.owner);
  const comment = isComment2(item);
  const text = textOf(comment ? item.text : item.caption);
  const tags = listOf2(item.hashtags).map(textOf);
  const tagged = listOf2(item.taggedUsers).map(objectOf);
  const named2 = tagged.map((user) => {
    const handle = textOf(user.username);
    return [textOf(user.id), handle && `@${handle}`].filter(Boolean).join(" ");
  });
  return {
    account: textOf(item.ownerId) ?? textOf(owner.id),
    account_handle: textOf(item.ownerUsername) ?? textOf(owner.username),
    account_name: textOf(item.ownerFullName) ?? textOf(owner.full_name),
    account_picture: textOf(item.ownerProfilePicUrl),
    post: comment ? textOf(item.id) : textOf(item.shortCode),
    permalink: comment ? textOf(item.commentUrl) : textOf(item.url),
    time: textOf(item.timestamp),
    kind: comment ? "reply" : "post",
    text,
    reply_to: comment ? codeIn(firstText(item, "postUrl", "commentUrl")) : null,
    hashtags: listText([...new Set(tags.length ? tags : tagsIn(text ?? ""))]),
    mentions: listText([
      ...named2,
      ...listOf2(item.mentions).map((handle) => {
        const name = textOf(handle)?.replace(/^@/, "");
        return name ? `@${name}` : null;
      })
    ])
  };
}
var FORMAT2 = { title: "Apify, Instagram", what: "posts or comments", mapping: MAPPING2, is: isItem2 };
var hasColumns2 = (columns2) => columns2.has("timestamp") && (columns2.has("ownerUsername") || columns2.has("ownerId"));
var apifyInstagram = defineSource({
  id: "apify-instagram",
  title: "Instagram (Apify)",
  about: "JSON, JSON lines or CSV of Apify's scrapers of posts and comments of Instagram. Error items are skipped.",
  platform: "instagram",
  timeZone: "UTC",
  listsInText: ["mentions"],
  recognise: (head) => recognisedRecords(head, FORMAT2) ?? recognisedCells(head, { ...FORMAT2, recordOf: recordOfCells, has: hasColumns2 }),
  recordOf: recordOfCells,
  rows: (record) => {
    if (isItem2(record)) return keptRows(itemRow(objectOf(record)));
    return isErrorItem(record) ? SKIPPED : refused("not-a-record", "no post or comment of Instagram");
  }
});

// src/sources/apify-tiktok/apify-tiktok.ts
var MAPPING3 = {
  account: "authorMeta.name, of comments uniqueId",
  account_handle: "authorMeta.name",
  account_name: "authorMeta.nickName",
  account_bio: "authorMeta.signature",
  account_picture: "authorMeta.avatar",
  post: "id, of comments cid",
  permalink: "webVideoUrl",
  time: "createTime, else createTimeISO",
  text: "text",
  reply_to: "repliesToId, else videoWebUrl",
  hashtags: "hashtags.name",
  mentions: "detailedMentions, else mentions",
  objects: "musicMeta.musicId",
  lang: "textLanguage"
};
var timeOf = (item) => firstText(item, "createTime", "createTimeISO");
var isComment3 = (item) => textOf(item.cid) !== null && "uniqueId" in item;
var isVideo = (item) => textOf(item.id) !== null && "webVideoUrl" in item && ("authorMeta" in item || "musicMeta" in item);
var isItem3 = (value) => {
  const item = objectOf(value);
  return (isVideo(item) || isComment3(item)) && timeOf(item) !== null;
};
function videoRow(video) {
  const author2 = objectOf(video.authorMeta);
  const handle = textOf(author2.name);
  return {
    account: handle,
    account_handle: handle,
    account_name: textOf(author2.nickName),
    account_bio: textOf(author2.signature),
    account_picture: textOf(author2.avatar),
    post: textOf(video.id),
    permalink: textOf(video.webVideoUrl),
    time: timeOf(video),
    kind: "post",
    text: textOf(video.text),
    hashtags: listText([...new Set(listOf2(video.hashtags).map((tag) => textOf(objectOf(tag).name) || null))]),
    mentions: mentionsOf(video),
    objects: textOf(objectOf(video.musicMeta).musicId) || null,
    lang: textOf(video.textLanguage)
  };
}
function mentionsOf(item) {
  const detailed = listOf2(item.detailedMentions).map((user) => textOf(objectOf(user).name));
  const names2 = detailed.length ? detailed : listOf2(item.mentions).map(textOf);
  return listText(names2.map((name) => name ? `@${name.replace(/^@/, "")}` : null));
}
function commentRow2(comment) {
  const handle = textOf(comment.uniqueId);
  const video = /\/(?:video|photo)\/(\d+)/.exec(firstText(comment, "videoWebUrl", "submittedVideoUrl") ?? "");
  return {
    account: handle,
    account_handle: handle,
    account_picture: textOf(comment.avatarThumbnail),
    post: textOf(comment.cid),
    time: timeOf(comment),
    kind: "reply",
    text: textOf(comment.text),
    reply_to: textOf(comment.repliesToId) ?? video?.[1] ?? null,
    mentions: mentionsOf(comment)
  };
}
var FORMAT3 = { title: "Apify, TikTok", what: "videos or comments", mapping: MAPPING3, is: isItem3 };
var hasColumns3 = (columns2) => columns2.has("webVideoUrl") || columns2.has("cid") && columns2.has("uniqueId");
var apifyTiktok = defineSource({
  id: "apify-tiktok",
  title: "TikTok (Apify)",
  about: "JSON, JSON lines or CSV of Apify's scrapers of videos and comments of TikTok. Advertisements are skipped.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, FORMAT3) ?? recognisedCells(head, { ...FORMAT3, recordOf: recordOfCells, has: hasColumns3 }),
  recordOf: recordOfCells,
  rows: (record) => {
    const item = objectOf(record);
    if (!isItem3(record))
      return isErrorItem(record) ? SKIPPED : refused("not-a-record", "no video or comment of TikTok");
    if (item.isAd === true || item.isSponsored === true) return SKIPPED;
    return keptRows(isComment3(item) ? commentRow2(item) : videoRow(item));
  }
});

// src/sources/links-of-text.ts
var CHARACTERS = "[^\\s<>\"'\xAB\xBB\u201C\u201D\u201E\u2018\u2019\\\\^`{|}]+";
var LINK3 = new RegExp(`https?://${CHARACTERS}`, "gi");
var OTHER = /https?:\/\/(?!t\.co\/)/i;
var OF_X = /^https?:\/\/(?:www\.)?t\.co\//i;
var linksOfText = (text) => [
  ...new Set(text.replaceAll("](", "] (").replaceAll(")[", ") [").match(LINK3) ?? [])
];
var unshortenedLinks = (text) => OTHER.test(text) ? linksOfText(text).filter((link) => !OF_X.test(link)) : [];
var unshortenedLinksSql = (text) => `CASE WHEN contains(${text}, '://') THEN nullif(to_json(list_filter(regexp_extract_all(replace(replace(${text}, '](', '] ('), ')[', ') ['), ${literal(`(?i)https?://${CHARACTERS}`)}),
    lambda l: NOT regexp_matches(l, ${literal("(?i)^https?://(www\\.)?t\\.co/")})))::VARCHAR, '[]') END`;
var linksOrThoseOfText = (links, text) => `CASE WHEN coalesce(${links}, '[]') IN ('[]', '') THEN ${unshortenedLinksSql(text)} ELSE ${links} END`;

// src/sources/bluesky-record.ts
var named = (object, name) => textOf(object[name]) ?? textOf(object[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]);
function postRecordRow(record) {
  const text = textOf(record.text);
  const facets = facetsOf(record, text ?? "");
  const embed = embedsOf(objectOf(record.embed));
  const reply = textOf(objectOf(objectOf(record.reply).parent).uri);
  return {
    kind: reply ? "reply" : embed.quote ? "quote" : "post",
    text,
    reply_to: reply,
    quote_of: embed.quote,
    links: listText([.../* @__PURE__ */ new Set([...facets.links, ...embed.links, ...linksOfText(facets.rest)])]),
    hashtags: listText([.../* @__PURE__ */ new Set([...facets.tags, ...listOf2(record.tags).map(textOf)])]),
    mentions: listText([...new Set(facets.mentions)]),
    media: listText(embed.media),
    lang: textOf(listOf2(record.langs)[0]),
    client: textOf(record.via)
  };
}
function facetsOf(record, text) {
  const bytes2 = Buffer.from(text);
  const found2 = {
    links: [],
    tags: [],
    mentions: []
  };
  const rest = Buffer.from(bytes2);
  for (const facet of listOf2(record.facets).map(objectOf)) {
    const index = objectOf(facet.index);
    const [start2, end] = [numberOf(named(index, "byteStart")) || 0, numberOf(named(index, "byteEnd")) || 0];
    const shown = bytes2.toString("utf8", Math.max(0, start2), Math.max(0, end)).trim();
    rest.fill(" ", Math.min(rest.length, Math.max(0, start2)), Math.min(rest.length, Math.max(0, end, start2)));
    for (const feature of listOf2(facet.features).map(objectOf)) {
      const did = textOf(feature.did);
      found2.links.push(textOf(feature.uri));
      found2.tags.push(textOf(feature.tag));
      if (did)
        found2.mentions.push(/^@\S+$/.test(shown) ? `${did} ${shown}` : shown ? `${did} =${shown}` : did);
    }
  }
  return { ...found2, rest: rest.toString("utf8") };
}
function embedsOf(embed) {
  const media2 = "media" in embed ? objectOf(embed.media) : embed;
  const record = objectOf(embed.record);
  const uri = textOf(record.uri) ?? textOf(objectOf(record.record).uri);
  const blobs = [
    ...listOf2(media2.images).map((image) => objectOf(objectOf(image).image)),
    objectOf(media2.video)
  ];
  return {
    quote: uri?.includes("/app.bsky.feed.post/") ? uri : null,
    links: [textOf(objectOf(media2.external).uri)],
    media: blobs.map(
      (blob) => textOf(objectOf(blob.ref).$link) ?? textOf(objectOf(blob.ref).link) ?? textOf(blob.cid)
    )
  };
}

// src/sources/bluesky-appview/view-rows.ts
var isView = (value) => /^at:\/\//.test(textOf(value.uri) ?? "") && "record" in value && textOf(objectOf(value.author).did) !== null;
var isItem4 = (value) => {
  const item = objectOf(value);
  return isView(item) || isView(objectOf(item.post));
};
function itemsOf(record) {
  const object = objectOf(record);
  for (const list3 of [object.feed, object.posts]) if (Array.isArray(list3)) return list3;
  if ("thread" in object) return threadItems(object.thread);
  if (isView(object)) return [object];
  return "replies" in object || "parent" in object ? threadItems(object) : isItem4(object) ? [object] : null;
}
function threadItems(thread) {
  const above = [];
  for (let at2 = objectOf(thread).parent; at2 !== void 0; at2 = objectOf(at2).parent) above.push(postOf(at2));
  const found2 = above.reverse();
  const open2 = [thread];
  while (open2.length) {
    const node = open2.pop();
    found2.push(postOf(node));
    for (const reply of [...listOf2(objectOf(node).replies)].reverse()) open2.push(reply);
  }
  return found2;
}
var postOf = (node) => objectOf(node).post ?? node;
function itemRows(value) {
  const item = objectOf(value);
  if ("notFound" in item || "blocked" in item) return SKIPPED;
  const view = isView(item) ? item : objectOf(item.post);
  if (!isView(view)) return refused("not-a-record", "no post with uri, author and record");
  const by = objectOf(objectOf(item.reason).by);
  return keptRows(textOf(by.did) === null ? viewRow(view) : repostRow(view, by, objectOf(item.reason)));
}
function viewRow(view) {
  const record = objectOf(view.record);
  return {
    ...postRecordRow(record),
    ...authorOf(objectOf(view.author)),
    post: textOf(view.uri),
    time: named(view, "indexedAt") ?? named(record, "createdAt")
  };
}
function repostRow(view, by, reason) {
  const uri = textOf(view.uri);
  return {
    ...postRecordRow(objectOf(view.record)),
    ...authorOf(by),
    kind: "repost",
    reply_to: null,
    quote_of: null,
    repost_of: uri,
    post: textOf(reason.uri) ?? `${textOf(by.did)} repost ${uri}`,
    time: named(reason, "indexedAt")
  };
}
var authorOf = (author2) => ({
  account: textOf(author2.did),
  account_handle: textOf(author2.handle),
  account_name: named(author2, "displayName"),
  account_created: named(author2, "createdAt"),
  account_picture: textOf(author2.avatar)
});

// src/sources/bluesky-appview/bluesky-appview.ts
var MAPPING4 = {
  account: "author.did",
  account_handle: "author.handle",
  account_name: "author.displayName",
  account_created: "author.createdAt",
  account_picture: "author.avatar",
  post: "uri",
  time: "indexedAt, else record.createdAt",
  text: "record.text",
  repost_of: "post.uri under reason",
  reply_to: "record.reply.parent.uri",
  quote_of: "record.embed.record.uri",
  links: "facets, embed.external.uri",
  hashtags: "facets",
  mentions: "facets",
  media: "embed",
  lang: "record.langs"
};
var blueskyAppview = defineSource({
  id: "bluesky-appview",
  title: "Bluesky AppView",
  about: "Answers of getAuthorFeed, searchPosts, getPostThread and their kin, as JSON or JSON lines.",
  platform: "bluesky",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "Bluesky AppView",
    what: "posts or pages of them",
    mapping: MAPPING4,
    is: (record) => itemsOf(record)?.some(isItem4) === true
  }),
  rows: (record) => {
    const items = itemsOf(record);
    if (items) return together(items.map(itemRows));
    return refused(
      "not-a-record",
      `no post, feed or thread: ${Object.keys(objectOf(record)).slice(0, 5).join(", ")}`
    );
  }
});

// src/sources/bluesky-jetstream/bluesky-jetstream.ts
var MAPPING5 = {
  account: "did",
  post: "at://did/commit.collection/commit.rkey",
  time: "time_us, else commit.record.createdAt",
  kind: "commit.collection",
  text: "commit.record.text",
  repost_of: "commit.record.subject.uri",
  reply_to: "commit.record.reply.parent.uri",
  quote_of: "commit.record.embed.record.uri",
  links: "facets, embed.external.uri",
  hashtags: "facets",
  mentions: "facets",
  media: "embed",
  objects: "commit.record.subject.uri of a like",
  lang: "commit.record.langs"
};
var isEvent = (value) => {
  const event = objectOf(value);
  return /^did:/.test(textOf(event.did) ?? "") && ("time_us" in event || "commit" in event) && ("kind" in event || "commit" in event);
};
var ACTS3 = {
  "app.bsky.feed.post": postRecordRow,
  "app.bsky.feed.repost": (record) => ({ kind: "repost", repost_of: subject(record) }),
  "app.bsky.feed.like": (record) => {
    const liked = subject(record);
    return { kind: "share", objects: liked && listText([`like:${liked}`]) };
  }
};
var isCreation = (commit) => (textOf(commit.operation) ?? textOf(commit.type)) === ("operation" in commit ? "create" : "c");
var subject = (record) => textOf(objectOf(record.subject).uri);
var blueskyJetstream = defineSource({
  id: "bluesky-jetstream",
  title: "Bluesky Jetstream",
  about: "NDJSON of the Jetstream: posts, reposts and likes. Other events of the network, edits and deletions are skipped.",
  platform: "bluesky",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "Bluesky Jetstream",
    what: "events with did and time_us",
    mapping: MAPPING5,
    is: isEvent
  }),
  rows: (value) => {
    if (!isEvent(value)) return refused("not-a-record", "no event with did and commit");
    const event = objectOf(value);
    const commit = objectOf(event.commit);
    const collection = textOf(commit.collection) ?? "";
    const act = Object.hasOwn(ACTS3, collection) ? ACTS3[collection] : void 0;
    if (!act || !isCreation(commit)) return SKIPPED;
    const record = objectOf(commit.record);
    return keptRows({
      ...act(record),
      account: textOf(event.did),
      post: `at://${textOf(event.did)}/${collection}/${textOf(commit.rkey)}`,
      time: textOf(event.time_us) ?? textOf(record.createdAt)
    });
  }
});

// src/sources/coordination-toolkit/coordination-toolkit.ts
var MAPPING6 = {
  account: "user_id",
  account_handle: "username",
  post: "message_id",
  time: "timestamp",
  text: "message",
  repost_of: "repost_id",
  reply_to: "reply_id",
  links: "urls"
};
var COLUMNS = Object.values(MAPPING6);
var coordinationToolkit = defineSource({
  id: "coordination-toolkit",
  title: "Coordination network toolkit CSV",
  about: "Columns message_id, user_id, username, repost_id, reply_id, message, timestamp, urls, in any order.",
  platform: "unknown",
  timeZone: null,
  recognise: (head) => recognisedColumns(head, {
    title: "coordination network toolkit",
    required: ["message_id", "user_id", "message", "timestamp", "repost_id", "reply_id"],
    known: COLUMNS,
    mapping: MAPPING6
  }),
  expressions: (column, has2) => ({
    time_finer: snowflakeTime(column("post")),
    ...has2("links") && { links: linksOrThoseOfText(column("links"), column("text")) }
  })
});

// src/sources/coornet/coornet.ts
var MAPPING7 = {
  platform: "platform",
  account: "account.platformId",
  account_handle: "account.handle",
  account_name: "account.name",
  account_picture: "account.profileImage",
  post: "platformId",
  permalink: "postUrl",
  time: "date",
  text: "message",
  repost_of: "expanded",
  links: "expanded",
  lang: "languageCode"
};
var COLUMNS2 = [
  ...Object.values(MAPPING7),
  "updated",
  "type",
  "link",
  "subscriberCount",
  "score",
  "account.subscriberCount",
  "account.url",
  "account.accountType"
];
var known = (cell) => `nullif(${cell}, 'NA')`;
var coornet = defineSource({
  id: "coornet",
  title: "Facebook and Instagram (CooRnet CSV)",
  about: "The table ct_shares of CooRnet as CSV, marked or not. A page, group or profile is the account.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links"],
  alsoReads: ["description", "link"],
  recognise: (head) => {
    const link = columnNamed(head, "expanded") ?? columnNamed(head, "link");
    return link === void 0 ? null : recognisedColumns(head, {
      title: "CooRnet CSV",
      required: ["platformId", "date", "account.platformId", "postUrl"],
      known: COLUMNS2,
      mapping: { ...MAPPING7, links: link, repost_of: link }
    });
  },
  expressions: (column, has2, also) => {
    const instagram = `coalesce(lower(${column("platform")}) = 'instagram', FALSE)`;
    const number = `regexp_replace(${column("post")}, ${literal("^[0-9]+_")}, '')`;
    const link = `coalesce(${known(column("links"))}, ${known(also("link"))})`;
    const own = `(${link} = ${column("permalink")} OR coalesce(${linkedNumber(link)} = ${number}, FALSE))`;
    const shared = `CASE WHEN NOT ${own} THEN ${linkedNumber(link)} END`;
    return {
      post: `CASE WHEN ${instagram} THEN coalesce(${lastPart(column("permalink"))}, ${column("post")}) ELSE ${number} END`,
      text: `coalesce(${known(column("text"))}, ${known(also("description"))})`,
      kind: `CASE WHEN ${shared} IS NOT NULL THEN 'share' ELSE 'post' END`,
      repost_of: shared,
      ...has2("links") && {
        links: `CASE WHEN ${shared} IS NULL AND NOT coalesce(${own}, FALSE) THEN ${link} END`
      }
    };
  }
});

// src/sources/crowdtangle-api/crowdtangle-api.ts
var MAPPING8 = {
  platform: "platform",
  account: "account.platformId",
  account_handle: "account.handle",
  account_name: "account.name",
  account_picture: "account.profileImage",
  post: "platformId, of Instagram postUrl",
  permalink: "postUrl",
  time: "date",
  kind: "expandedLinks",
  text: "message, else description",
  repost_of: "expandedLinks, link",
  links: "expandedLinks.expanded, else link",
  lang: "languageCode"
};
var isPost = (value) => {
  const post = objectOf(value);
  return textOf(post.platformId) !== null && textOf(post.date) !== null && "account" in post && ("postUrl" in post || "subscriberCount" in post);
};
var pageOf = (record) => {
  const { posts } = objectOf(objectOf(record).result);
  return Array.isArray(posts) ? posts : null;
};
function numberOf2(post, platform) {
  const id = textOf(post.platformId);
  if (platform === "instagram")
    return /instagram\.com\/(?:p|reel|tv)\/([\w-]+)/.exec(textOf(post.postUrl) ?? "")?.[1] ?? id;
  return id?.replace(/^\d+_(?=\d)/, "") ?? null;
}
function postRow2(post) {
  const account2 = objectOf(post.account);
  const platform = (textOf(post.platform) ?? "unknown").toLowerCase();
  const id = numberOf2(post, platform);
  const owner = textOf(account2.platformId);
  const handle = textOf(account2.handle) || null;
  const links = linksIn(post, platform).filter((link) => {
    const whose = ownerOf(link);
    return whose === null || whose !== owner && whose !== handle?.toLowerCase();
  });
  const shared = links.map(linkedNumberOf).find((number) => number !== null && number !== id) ?? null;
  const text = textOf(post.message) || textOf(post.description) || null;
  return {
    platform,
    account: owner,
    account_handle: handle,
    account_name: textOf(account2.name),
    account_picture: textOf(account2.profileImage),
    post: id,
    permalink: textOf(post.postUrl),
    time: textOf(post.date),
    kind: shared === null ? "post" : "share",
    text,
    repost_of: shared,
    links: listText(links.filter((link) => linkedNumberOf(link) === null)),
    ...platform === "instagram" && { hashtags: listText([...new Set(tagsIn(text ?? ""))]) },
    lang: textOf(post.languageCode)
  };
}
function linksIn(post, platform) {
  const expanded = listOf2(post.expandedLinks).map(objectOf);
  const links = expanded.length ? expanded.map((link) => textOf(link.expanded) ?? textOf(link.original)) : [textOf(post.link)];
  const own = textOf(post.postUrl);
  return [...new Set(links)].filter(
    (link) => link !== null && link !== "" && link !== own && !(platform === "instagram" && /^https?:\/\/(?:[\w-]+\.)*instagram\.com(?:\/|$)/i.test(link))
  );
}
var crowdtangleApi = defineSource({
  id: "crowdtangle-api",
  title: "Facebook and Instagram (CrowdTangle API)",
  about: "JSON of CrowdTangle's API, whole answers or one post a line. A page, group or profile is the account.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) => recognisedRecords(head, {
    title: "CrowdTangle API",
    what: "posts with platformId and account, or answers with them",
    mapping: MAPPING8,
    is: (record) => (pageOf(record) ?? [record]).some(isPost)
  }),
  rows: (record) => {
    const page = pageOf(record) ?? [record];
    return together(
      page.map(
        (post) => isPost(post) ? keptRows(postRow2(objectOf(post))) : refused("not-a-record", "no post with platformId, date and account")
      )
    );
  }
});

// src/sources/content-library.ts
var LIBRARY_MAPPING = {
  account: "post_owner.id",
  account_handle: "post_owner.username",
  account_name: "post_owner.name",
  post: "id",
  time: "creation_time",
  kind: "is_reshare",
  text: "text",
  repost_of: "shared_post_id",
  links: "link_attachment.link",
  hashtags: "hashtags",
  media: "multimedia",
  lang: "lang"
};
var FIELDS2 = "id creation_time modified_time text lang content_type multimedia is_branded_content mcl_url post_owner.id post_owner.name post_owner.type post_owner.username statistics.comment_count statistics.like_count statistics.views statistics.views_date_last_refreshed".split(
  " "
);
var OF_FACEBOOK = [
  "surface.id",
  "surface.name",
  "surface.type",
  "statistics.share_count",
  "statistics.reaction_count",
  "shared_post_id"
];
var isPost2 = (value) => textOf(valueAt(value, "id")) !== null && textOf(valueAt(value, "creation_time")) !== null && ["post_owner", "post_owner.id", "surface", "surface.id"].some((path) => valueAt(value, path) !== void 0);
var postsOf = (record) => {
  const { data } = objectOf(record);
  return Array.isArray(data) ? data : isPost2(record) ? [record] : null;
};
function recognisedLibrary(head, platform) {
  const posts = head.records.flatMap((record) => postsOf(record) ?? []).filter(isPost2);
  const has2 = (name) => head.layout === "table" ? columnNamed(head, name) !== void 0 : posts.some((post) => valueAt(post, name) !== void 0);
  const needed = ["id", "creation_time"].every(has2) && (has2("post_owner.id") || has2("surface.id"));
  if (!needed || head.layout === "records" && !posts.length) return null;
  const facebook = OF_FACEBOOK.filter(has2);
  if (platform === "Instagram" && facebook.length) return null;
  const known2 = platform === "Facebook" ? [...FIELDS2, ...OF_FACEBOOK] : [...FIELDS2, "hashtags"];
  const found2 = known2.filter(has2).length;
  const sure = platform === "Instagram" || facebook.length > 0;
  return {
    confidence: (sure ? 0.8 : 0.6) + 0.15 * (found2 / known2.length),
    because: `Meta Content Library, ${platform}: ${found2} of ${known2.length} ${head.layout === "table" ? "columns" : "fields"}`,
    mapping: head.layout === "table" ? presentMapping(head, tableMapping(has2)) : recordsMapping(has2)
  };
}
var tableMapping = (has2) => has2("post_owner.id") ? LIBRARY_MAPPING : {
  ...LIBRARY_MAPPING,
  account: "surface.id",
  account_handle: "surface.username",
  account_name: "surface.name"
};
var mediaCell = (cell) => `CASE WHEN starts_with(${cell}, '[') AND json_valid(${cell}) THEN ${cell} END`;
var recordsMapping = (has2) => Object.fromEntries(
  Object.entries(LIBRARY_MAPPING).filter(
    ([field2, path]) => ["account", "post", "time", "text"].includes(field2) || has2(path)
  )
);
var libraryExpressions = (column, has2, also) => ({
  account: `coalesce(${column("account")}, ${also("surface.id")})`,
  account_handle: `CASE WHEN ${column("account")} IS NOT NULL THEN ${column("account_handle")} ELSE ${also("surface.username")} END`,
  account_name: `CASE WHEN ${column("account")} IS NOT NULL THEN ${column("account_name")} ELSE ${also("surface.name")} END`,
  media: mediaCell(column("media")),
  kind: `CASE WHEN ${has2("repost_of") ? `${column("repost_of")} IS NOT NULL` : "FALSE"} OR ${has2("kind") ? `coalesce(lower(${column("kind")}) IN ('true', 't', '1'), FALSE)` : "FALSE"} THEN 'share' ELSE 'post' END`
});
function libraryRows(record) {
  const posts = postsOf(record);
  if (posts === null) return refused("not-a-record", "no id, creation_time and owner");
  return together(
    posts.map(
      (post) => isPost2(post) ? keptRows(postRow3(post)) : refused("not-a-record", "no id, creation_time and owner")
    )
  );
}
function postRow3(post) {
  const at2 = (path) => textOf(valueAt(post, path));
  const owner = at2("post_owner.id") === null ? "surface" : "post_owner";
  const repost = at2("shared_post_id");
  const tags = valueAt(post, "hashtags");
  return {
    account: at2(`${owner}.id`),
    account_handle: at2(`${owner}.username`),
    account_name: at2(`${owner}.name`),
    post: at2("id"),
    time: at2("creation_time"),
    kind: repost !== null || valueAt(post, "is_reshare") === true ? "share" : "post",
    text: at2("text"),
    repost_of: repost,
    links: at2("link_attachment.link"),
    hashtags: Array.isArray(tags) ? listText(listOf2(tags).map(textOf)) : at2("hashtags") ?? null,
    media: mediaIds(valueAt(post, "multimedia")),
    lang: at2("lang")
  };
}
var mediaIds = (multimedia) => listText(listOf2(multimedia).map((medium) => textOf(objectOf(medium).id)));

// src/sources/facebook-content-library/facebook-content-library.ts
var facebookContentLibrary = defineSource({
  id: "facebook-content-library",
  title: "Facebook (Meta Content Library)",
  about: "CSV or JSON of Facebook posts from Meta Content Library. A post without an owner counts for its surface.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links", "hashtags"],
  alsoReads: ["surface.id", "surface.name", "surface.username"],
  recognise: (head) => recognisedLibrary(head, "Facebook"),
  expressions: libraryExpressions,
  rows: libraryRows
});

// src/sources/facebook-crowdtangle/facebook-crowdtangle.ts
var MAPPING9 = {
  account: "Facebook Id",
  account_handle: "User Name",
  account_created: "Page Created",
  account_bio: "Page Description",
  post: "URL",
  permalink: "URL",
  kind: "Link",
  text: "Message",
  repost_of: "Link",
  links: "Final Link"
};
var COLUMNS3 = "User Name,Facebook Id,Likes at Posting,Followers at Posting,Type,Total Interactions,Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,Video Share Status,Is Video Owner?,Post Views,Total Views,Total Views For All Crossposts,Video Length,URL,Message,Link,Final Link,Image Text,Link Text,Description,Sponsor Id,Sponsor Name,Sponsor Category".split(
  ","
);
var OF_PAGES = ["Page Name", "Page Category", "Page Admin Top Country", "Page Description", "Page Created"];
var facebookCrowdtangle = defineSource({
  id: "facebook-crowdtangle",
  title: "Facebook (CrowdTangle CSV)",
  about: "CrowdTangle's CSV of posts of pages, or of posts in groups, where the account is the group.",
  platform: "facebook",
  timeZone: null,
  listsInText: ["links"],
  alsoReads: ["Link", "Final Link"],
  recognise: (head) => {
    const name = ["Page Name", "Group Name"].find((column) => columnNamed(head, column));
    if (name === void 0) return null;
    const pages = name === "Page Name";
    return recognisedExport(head, {
      title: `CrowdTangle CSV of Facebook ${pages ? "pages" : "groups"}`,
      required: ["Facebook Id", "URL"],
      known: [...pages ? OF_PAGES : ["Group Name"], ...COLUMNS3],
      mapping: {
        ...MAPPING9,
        account_name: name,
        links: columnNamed(head, "Final Link") ? "Final Link" : "Link"
      }
    });
  },
  expressions: (column, has2, also) => {
    const [post, account2] = [column("post"), column("account")];
    const link = `coalesce(${also("Final Link")}, ${also("Link")})`;
    const own = `coalesce(${linkedNumber(link)} = ${ownNumber(post)}, FALSE) OR coalesce(${ownerIn(link)} IN (${account2}, lower(${column("account_handle")})), FALSE)`;
    const shared = `CASE WHEN NOT (${own}) THEN ${linkedNumber(link)} END`;
    return {
      account: undamaged(account2, post),
      post: ownNumber(post),
      repost_of: shared,
      kind: `CASE WHEN ${shared} IS NOT NULL THEN 'share' ELSE 'post' END`,
      ...has2("links") && { links: `CASE WHEN NOT (${own}) AND ${shared} IS NULL THEN ${link} END` }
    };
  }
});

// src/sources/four-cat/four-cat.ts
var COLUMNS4 = {
  account: ["author_id", "author"],
  account_handle: ["author_username", "author"],
  account_name: ["author_fullname", "author_full", "author_name", "author_display_name"],
  account_created: ["author_created_at"],
  account_bio: ["author_profile"],
  post: ["id"],
  permalink: ["link", "url", "tiktok_url", "comment_url"],
  time: ["unix_timestamp", "timestamp"],
  kind: ["is_retweet"],
  text: ["body"],
  repost_of: [
    "retweeted_user",
    "author_forwarded_from_id",
    "author_forwarded_from_username",
    "author_forwarded_from_name"
  ],
  reply_to: ["reply_to", "replied_to_post"],
  quote_of: ["quote_tweet_id", "quoted_post"],
  links: ["urls", "links", "link_url"],
  hashtags: ["hashtags", "tags"],
  mentions: ["mentions"],
  media: ["images", "image_url"],
  objects: ["music_id"],
  lang: ["language_guess", "languages"],
  client: ["source"]
};
var PLATFORMS2 = [
  ["is_retweet", "x"],
  ["tiktok_url", "tiktok"],
  ["is_liked_by_post_author", "tiktok"],
  ["author_forwarded_from_name", "telegram"],
  ["replies_allowed", "bluesky"],
  ["subreddit", "reddit"],
  ["num_likes", "instagram"],
  ["is_in_group", "facebook"]
];
var REQUIRED = ["id", "thread_id", "author", "body"];
function mappingOf(head) {
  const first = Object.entries(COLUMNS4).flatMap(([field2, names2]) => {
    const column = names2.find((name) => columnNamed(head, name) !== void 0);
    return column === void 0 ? [] : [[field2, column]];
  });
  return presentMapping(head, Object.fromEntries(first));
}
var yes = (cell) => `coalesce(lower(${cell}) IN ('yes', 'true', '1'), FALSE)`;
var repostKey = (isRepost, whom, text) => `CASE WHEN ${isRepost} AND ${whom} IS NOT NULL AND ${text} IS NOT NULL THEN 'repost:' || md5(lower(${whom}) || '|' || ${text}) END`;
var replyKey = (reply, post) => `CASE WHEN regexp_full_match(${reply}, '[0-9]+') AND regexp_matches(${post}, ${literal("-[0-9]+$")}) THEN regexp_replace(${post}, ${literal("[0-9]+$")}, ${reply}) ELSE ${reply} END`;
var fourCat = defineSource({
  id: "4cat",
  title: "4CAT CSV",
  about: "The CSV that 4CAT makes of any of its data sources. Columns that tell the platform are recognised.",
  platform: "unknown",
  timeZone: null,
  recognise: (head) => {
    if (head.layout !== "table" || !REQUIRED.every((name) => columnNamed(head, name))) return null;
    const mapping = mappingOf(head);
    if (!mapping.time) return null;
    const found2 = PLATFORMS2.find(([column]) => columnNamed(head, column) !== void 0);
    if (!found2 && !columnNamed(head, "unix_timestamp"))
      return {
        confidence: ONLY_WHEN_NAMED,
        because: `4CAT CSV, if told so: ${REQUIRED.join(", ")}, and nothing that only 4CAT writes`,
        mapping
      };
    const told4 = found2 ? `${found2[0]} tells ${found2[1]}` : "no column tells the platform";
    return {
      confidence: 0.85,
      because: `4CAT CSV: ${REQUIRED.join(", ")} and ${mapping.time}; ${told4}`,
      mapping,
      ...found2 && { platform: found2[1] }
    };
  },
  expressions: (column, has2) => {
    const whom = column("repost_of");
    const isRepost = has2("kind") ? yes(column("kind")) : `${whom} IS NOT NULL`;
    return {
      time_finer: snowflakeTime(column("post")),
      ...has2("links") && { links: linksOrThoseOfText(column("links"), column("text")) },
      kind: has2("repost_of") ? `CASE WHEN ${isRepost} THEN 'repost' END` : "NULL::VARCHAR",
      ...has2("repost_of") && { repost_of: repostKey(isRepost, whom, column("text")) },
      ...has2("reply_to") && { reply_to: replyKey(column("reply_to"), column("post")) }
    };
  }
});

// src/sources/german-elections/german-elections.ts
var MAPPING10 = {
  platform: "account_id",
  account: "account_id",
  post: "post_id",
  time: "timestamp",
  hashtags: "hashtag_id",
  media: "phash_id",
  objects: "url_id"
};
var COLUMNS5 = ["account_id", "post_id", "url_id", "hashtag_id", "domain_id", "phash_id", "timestamp"];
var PLATFORMS3 = [
  ["fb_", "facebook"],
  ["tw_", "x"],
  ["ig_", "instagram"]
];
var germanElections = defineSource({
  id: "german-elections",
  title: "CooRTweet's german_elections",
  about: "Columns account_id, post_id, url_id, hashtag_id, domain_id, phash_id, timestamp of numbers without words.",
  platform: "unknown",
  timeZone: null,
  recognise: (head) => recognisedColumns(head, {
    title: "german_elections",
    required: ["account_id", "post_id", "timestamp", "url_id", "phash_id"],
    known: COLUMNS5,
    mapping: MAPPING10
  }),
  expressions: (column) => ({
    platform: `CASE ${PLATFORMS3.map(([prefix2, platform]) => `WHEN starts_with(${column("account")}, '${prefix2}') THEN '${platform}'`).join(" ")} END`,
    kind: "'share'",
    hashtags: `'tag_' || ${column("hashtags")}`,
    media: `'phash_' || ${column("media")}`,
    objects: `'url_' || ${column("objects")}`
  })
});

// src/sources/instagram-content-library/instagram-content-library.ts
var instagramContentLibrary = defineSource({
  id: "instagram-content-library",
  title: "Instagram (Meta Content Library)",
  about: "CSV or JSON of Instagram posts from Meta Content Library.",
  platform: "instagram",
  timeZone: "UTC",
  listsInText: ["links", "hashtags"],
  recognise: (head) => recognisedLibrary(head, "Instagram"),
  expressions: libraryExpressions,
  rows: libraryRows
});

// src/sources/instagram-crowdtangle/instagram-crowdtangle.ts
var MAPPING11 = {
  account: "User Name",
  account_handle: "User Name",
  account_name: "Account",
  post: "URL",
  permalink: "URL",
  text: "Description",
  hashtags: "Description",
  links: "Link"
};
var COLUMNS6 = "Account,User Name,Followers at Posting,Type,Total Interactions,Likes,Comments,Views,URL,Link,Photo,Title,Description,Image Text,Sponsor Id,Sponsor Name".split(
  ","
);
var instagramCrowdtangle = defineSource({
  id: "instagram-crowdtangle",
  title: "Instagram (CrowdTangle CSV)",
  about: "CrowdTangle's CSV of Instagram posts. Accounts are handles; the code of a post is taken from its address.",
  platform: "instagram",
  timeZone: null,
  listsInText: ["links"],
  recognise: (head) => recognisedExport(head, {
    title: "CrowdTangle CSV of Instagram",
    required: ["Account", "User Name", "URL", "Description"],
    known: COLUMNS6,
    mapping: MAPPING11
  }),
  expressions: (column, has2) => ({
    account: `'@' || lower(ltrim(${column("account")}, '@'))`,
    post: lastPart(column("post")),
    kind: "'post'",
    hashtags: tagsInSql(column("text")),
    ...has2("links") && {
      links: `CASE WHEN NOT regexp_matches(${column("links")}, '(?i)^https?://([a-z0-9-]+\\.)*instagram\\.com(/|$)') THEN ${column("links")} END`
    }
  })
});

// src/sources/zeeschuimer-item.ts
function capturedItem(record) {
  const line = objectOf(record);
  const meta = "data" in line && "source_platform" in line ? line : objectOf(line.__import_meta);
  const item = meta === line ? objectOf(line.data) : line;
  return { item, platform: textOf(meta.source_platform) };
}

// src/sources/instagram-zeeschuimer/pictures.ts
var picturesOf = (item) => {
  const album = [
    ...listOf2(item.carousel_media).map(objectOf),
    ...listOf2(objectOf(item.edge_sidecar_to_children).edges).map((edge) => objectOf(objectOf(edge).node))
  ];
  return [...new Set((album.length ? album : [item]).map((part2) => fileName(addressOf2(part2))))];
};
var addressOf2 = (part2) => textOf(objectOf(listOf2(objectOf(part2.image_versions2).candidates)[0]).url) ?? textOf(part2.display_url);
var fileName = (address) => /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)/.exec(address ?? "")?.[1] ?? null;

// src/sources/instagram-zeeschuimer/instagram-zeeschuimer.ts
var MAPPING12 = {
  account: "user.pk",
  account_handle: "user.username",
  account_name: "user.full_name",
  post: "code",
  time: "taken_at",
  text: "caption.text",
  hashtags: "caption.text",
  mentions: "usertags",
  media: "image_versions2"
};
var codeOf = (item) => textOf(item.code) ?? textOf(item.shortcode);
var hasAuthor = (item) => [item.user, item.owner].some((person) => ["pk", "username"].some((key) => key in objectOf(person)));
var isPost3 = (record) => {
  const { item, platform } = capturedItem(record);
  return codeOf(item) !== null && ("user" in item || "owner" in item) && (["taken_at", "taken_at_timestamp", "media_type"].some((key) => key in item) || "__typename" in item && hasAuthor(item)) && !("text_post_app_info" in item) && (platform === null || /instagram/.test(platform));
};
var isAdvertisement = (item) => item.product_type === "ad" || /^https:\/\/www\.facebook\.com\/ads\/ig_redirect/.test(textOf(item.link) ?? "");
function postRow4(item) {
  const [user, owner] = [objectOf(item.user), objectOf(item.owner)];
  const one = (...keys) => [user, owner].flatMap((person) => keys.map((key) => textOf(person[key]))).find((value) => value !== null) ?? null;
  const text = textOf(objectOf(item.caption).text) ?? oldCaption(item);
  return {
    account: one("pk", "id", "pk_id"),
    account_handle: one("username"),
    account_name: one("full_name") || null,
    post: codeOf(item),
    time: textOf(item.taken_at) ?? textOf(item.taken_at_timestamp),
    kind: "post",
    text,
    hashtags: listText([...new Set(tagsIn(text ?? ""))]),
    mentions: listText(taggedPeople(item)),
    media: listText(picturesOf(item))
  };
}
function oldCaption(item) {
  const [first] = listOf2(objectOf(item.edge_media_to_caption).edges);
  return textOf(objectOf(objectOf(first).node).text);
}
function taggedPeople(item) {
  const present = listOf2(objectOf(item.usertags).in).map((tag) => objectOf(objectOf(tag).user));
  const old = listOf2(objectOf(item.edge_media_to_tagged_user).edges).map(
    (edge) => objectOf(objectOf(objectOf(edge).node).user)
  );
  return [...present, ...old].map((user) => {
    const handle = textOf(user.username);
    return [textOf(user.pk) ?? textOf(user.id), handle && `@${handle}`].filter(Boolean).join(" ");
  });
}
var instagramZeeschuimer = defineSource({
  id: "instagram-zeeschuimer",
  title: "Instagram (Zeeschuimer)",
  about: "NDJSON of posts captured in a browser by Zeeschuimer, also as 4CAT keeps them. Advertisements are skipped.",
  platform: "instagram",
  timeZone: "UTC",
  listsInText: ["mentions"],
  recognise: (head) => recognisedRecords(head, {
    title: "Instagram captured by Zeeschuimer",
    what: "posts with code and author",
    mapping: MAPPING12,
    is: isPost3
  }),
  rows: (record) => {
    const { item } = capturedItem(record);
    if (isAdvertisement(item)) return SKIPPED;
    if (!isPost3(record)) return refused("not-a-record", "no code and author");
    return keptRows(postRow4(item));
  }
});

// src/sources/html-text.ts
var NAMED2 = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\xA0"
};
var BREAK4 = /<br\s*\/?>|<\/(?:div|li)\s*>/gi;
var PARAGRAPH = /<\/p\s*>\s*(?=<)/gi;
var TAG2 = /<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/gi;
var ANCHOR = /<a\s([^<>]*)>/gi;
var ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi;
var textOfHtml = (html2) => unescaped2(html2.replace(BREAK4, "\n").replace(PARAGRAPH, "\n\n").replace(TAG2, "")).trim();
function linksOfHtml(html2) {
  return [...html2.matchAll(ANCHOR)].flatMap(([, attributes]) => {
    const href = attribute(attributes, "href");
    return href === null ? [] : [{ href, className: attribute(attributes, "class") ?? "" }];
  });
}
function attribute(attributes, name) {
  const found2 = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes
  );
  return found2 ? unescaped2(found2[1] ?? found2[2] ?? found2[3]) : null;
}
var unescaped2 = (text) => text.replace(ENTITY, (whole3, decimal, hex, name) => {
  if (name) return Object.hasOwn(NAMED2, name.toLowerCase()) ? NAMED2[name.toLowerCase()] : whole3;
  const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 1114111 && (code < 55296 || code > 57343) ? String.fromCodePoint(code) : whole3;
});

// src/sources/mastodon-status.ts
var isStatus = (value) => {
  const status = objectOf(value);
  return textOf(status.uri) !== null && typeof status.content === "string" && textOf(status.created_at) !== null && textOf(objectOf(status.account).url) !== null;
};
function statusRow(status) {
  const account2 = objectOf(status.account);
  const repeated = objectOf(status.reblog);
  const repost = textOf(repeated.uri);
  const content = repost ? repeated : status;
  const quote = textOf(objectOf(objectOf(content.quote).quoted_status).uri);
  const reply = replyKey2(status);
  const html2 = textOf(content.content) ?? "";
  return {
    account: textOf(account2.url),
    account_handle: fullHandle(account2),
    account_name: textOf(account2.display_name),
    account_created: textOf(account2.created_at),
    account_bio: textOfHtml(textOf(account2.note) ?? "") || null,
    account_picture: textOf(account2.avatar_static) ?? textOf(account2.avatar),
    post: textOf(status.uri),
    permalink: textOf(status.url),
    time: textOf(status.created_at),
    kind: repost ? "repost" : reply ? "reply" : quote ? "quote" : "post",
    text: [textOf(content.spoiler_text), textOfHtml(html2)].filter(Boolean).join("\n") || null,
    repost_of: repost,
    reply_to: repost ? null : reply,
    quote_of: quote,
    links: listText(linksIn2(content, html2)),
    hashtags: listText(listOf2(content.tags).map((tag) => textOf(objectOf(tag).name))),
    mentions: listText(listOf2(content.mentions).map((mention) => mentionText(objectOf(mention)))),
    media: listText(mediaIn(content)),
    lang: textOf(content.language),
    client: textOf(objectOf(status.application).name)
  };
}
function replyKey2(status) {
  const id = textOf(status.in_reply_to_id);
  return id && `${textOf(status.in_reply_to_account_id) ?? ""}/${id}`;
}
function fullHandle(account2) {
  const acct = textOf(account2.acct) ?? textOf(account2.username);
  if (acct === null || acct.includes("@")) return acct;
  const host = /^https?:\/\/([^/?#]+)/i.exec(textOf(account2.url) ?? "")?.[1];
  return host ? `${acct}@${host.toLowerCase()}` : acct;
}
function mentionText(mention) {
  const url = textOf(mention.url);
  const handle = fullHandle(mention);
  return url && handle ? `${url} @${handle}` : url;
}
function linksIn2(content, html2) {
  const shown = linksOfHtml(html2).filter(({ href, className }) => /^https?:/i.test(href) && !/\b(?:mention|hashtag)\b/.test(className)).map(({ href }) => href);
  const card = textOf(objectOf(content.card).url);
  return [...new Set(card ? [...shown, card] : shown)];
}
var mediaIn = (content) => listOf2(content.media_attachments).map(objectOf).map((item) => textOf(item.remote_url) ?? textOf(item.url) ?? textOf(item.id));
var PAGES = ["statuses", "ancestors", "descendants"];
var statusPage = (record) => {
  const object = objectOf(record);
  const lists2 = PAGES.map((name) => object[name]).filter(Array.isArray);
  return lists2.length && !("content" in object) ? lists2.flat() : null;
};
var isOfTruthSocial = (value) => /^https?:\/\/(?:[\w-]+\.)*truthsocial\.com\//i.test(textOf(objectOf(objectOf(value).account).url) ?? "");

// src/sources/mastodon/mastodon.ts
var MAPPING13 = {
  account: "account.url",
  account_handle: "account.acct",
  account_name: "account.display_name",
  account_created: "account.created_at",
  account_bio: "account.note",
  account_picture: "account.avatar_static, else avatar",
  post: "uri",
  permalink: "url",
  time: "created_at",
  text: "content",
  repost_of: "reblog.uri",
  reply_to: "in_reply_to_id",
  quote_of: "quote.quoted_status.uri",
  links: "content, card.url",
  hashtags: "tags.name",
  mentions: "mentions.url",
  media: "media_attachments.remote_url, else url",
  lang: "language",
  client: "application.name"
};
var rowsOf2 = (record) => isStatus(record) ? keptRows(statusRow(objectOf(record))) : refused(
  "not-a-record",
  `no status with uri, account and content: ${textOf(objectOf(record).id) ?? "no id"}`
);
var mastodon = defineSource({
  id: "mastodon",
  title: "Mastodon statuses",
  about: "Statuses of the Mastodon API as JSON lines, as a list, or as the answer of a search or a conversation.",
  platform: "mastodon",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) => recognisedRecords(head, {
    title: "Mastodon",
    what: "statuses or pages of them",
    mapping: MAPPING13,
    is: (record) => (statusPage(record) ?? [record]).some((value) => isStatus(value) && !isOfTruthSocial(value))
  }),
  rows: (record) => {
    const page = statusPage(record);
    return page ? together(page.map(rowsOf2)) : rowsOf2(record);
  }
});

// src/sources/mastodon-outbox/mastodon-outbox.ts
var MAPPING14 = {
  account: "actor",
  account_handle: "actor",
  post: "object.id",
  permalink: "object.url",
  time: "published",
  kind: "type",
  text: "object.summary, object.content",
  repost_of: "object of an Announce",
  reply_to: "object.inReplyTo",
  quote_of: "object.quote",
  links: "object.content",
  hashtags: "object.tag",
  mentions: "object.tag",
  media: "object.attachment.url",
  lang: "object.contentMap"
};
var isActivity = (value) => {
  const activity = objectOf(value);
  return typeof activity.type === "string" && textOf(activity.actor) !== null && "object" in activity && "published" in activity;
};
function handleOf(actor) {
  const found2 = /^https?:\/\/([^/?#]+)\/(?:users\/|@)([\w.-]+)$/.exec(actor ?? "");
  return found2 && `${found2[2]}@${found2[1].toLowerCase()}`;
}
var profileOf = (actor) => actor?.replace(/^(https?:\/\/[^/?#]+)\/users\/([\w.-]+)$/, "$1/@$2") ?? null;
function noteRow(note2) {
  const html2 = textOf(note2.content) ?? "";
  const tags = listOf2(note2.tag).map(objectOf);
  const reply = textOf(note2.inReplyTo);
  const quote = textOf(note2.quote) ?? textOf(note2.quoteUri);
  const links = linksOfHtml(html2).filter(({ href, className }) => /^https?:/i.test(href) && !/\b(?:mention|hashtag)\b/.test(className)).map(({ href }) => href);
  return {
    post: textOf(note2.id),
    permalink: textOf(note2.url),
    kind: reply ? "reply" : quote ? "quote" : "post",
    text: [textOf(note2.summary), textOfHtml(html2)].filter(Boolean).join("\n") || null,
    reply_to: reply,
    quote_of: quote,
    links: listText([...new Set(links)]),
    hashtags: listText(
      tags.filter((tag) => tag.type === "Hashtag").map((tag) => textOf(tag.name)?.replace(/^#/, ""))
    ),
    mentions: listText(tags.filter((tag) => tag.type === "Mention").map(mentionText2)),
    media: listText(listOf2(note2.attachment).map((item) => textOf(objectOf(item).url))),
    lang: Object.keys(objectOf(note2.contentMap))[0] ?? null
  };
}
function mentionText2(tag) {
  const [address, name] = [profileOf(textOf(tag.href)), textOf(tag.name)?.replace(/^@/, "")];
  return address && name ? `${address} @${name}` : address;
}
function activityRow(activity) {
  const actor = textOf(activity.actor);
  const note2 = objectOf(activity.object);
  const about = {
    account: profileOf(actor),
    account_handle: handleOf(actor),
    time: textOf(activity.published)
  };
  if (activity.type !== "Announce") return { ...noteRow(note2), ...about };
  const repeated = typeof activity.object === "string" ? activity.object : textOf(note2.id);
  return { ...about, post: textOf(activity.id), kind: "repost", repost_of: repeated };
}
var mastodonOutbox = defineSource({
  id: "mastodon-outbox",
  title: "Mastodon archive (outbox.json)",
  about: "The outbox of an archive that a person downloads of the own account: statuses and boosts.",
  platform: "mastodon",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) => recognisedRecords(head, {
    title: "Mastodon outbox",
    what: "activities with actor, object and published",
    mapping: MAPPING14,
    is: isActivity
  }),
  rows: (record) => {
    if (!isActivity(record)) return refused("not-a-record", "no activity with type, actor and object");
    const activity = objectOf(record);
    const status = activity.type === "Create" && typeof objectOf(activity.object).content === "string";
    return status || activity.type === "Announce" ? keptRows(activityRow(activity)) : SKIPPED;
  }
});

// src/sources/pyktok/pyktok.ts
var MAPPING15 = {
  account: "author_username",
  account_handle: "author_username",
  account_name: "author_name",
  post: "video_id",
  time: "video_timestamp",
  text: "video_description"
};
var COLUMNS7 = "video_id video_timestamp video_duration video_locationcreated video_diggcount video_sharecount video_commentcount video_playcount video_description video_is_ad video_stickers author_username author_name author_followercount author_followingcount author_heartcount author_videocount author_diggcount author_verified".split(
  " "
);
var QUARTER = 900;
var MOST_OFFSET = 14 * 3600;
var SLACK2 = 120;
function settled(time, id) {
  const local2 = `epoch(TRY_CAST(${time} AS TIMESTAMP))::BIGINT`;
  const inside2 = `CASE WHEN regexp_full_match(${id}, ${literal("[1-9][0-9]{18}")}) THEN (TRY_CAST(${id} AS UBIGINT) >> 32)::BIGINT END`;
  const offset = `(round((${local2} - ${inside2}) / ${QUARTER}.0) * ${QUARTER})::BIGINT`;
  return `CASE WHEN abs(${offset}) <= ${MOST_OFFSET} AND abs(${local2} - ${inside2} - ${offset}) <= ${SLACK2}
    THEN (${local2} - ${offset})::VARCHAR ELSE ${time} END`;
}
var pyktok = defineSource({
  id: "pyktok",
  title: "TikTok (pyktok)",
  about: "The CSV of metadata that pyktok writes. The zone of its clock is told by the numbers of the videos.",
  platform: "tiktok",
  timeZone: null,
  recognise: (head) => recognisedColumns(head, {
    title: "pyktok",
    required: ["video_id", "video_timestamp", "author_username", "video_diggcount"],
    known: COLUMNS7,
    mapping: MAPPING15
  }),
  expressions: (column) => ({ kind: "'post'", time: settled(column("time"), column("post")) })
});

// src/sources/reddit/thing-row.ts
var MENTION = /(?:^|[^\w/])\/?u\/([A-Za-z0-9_-]{3,20})(?![\w-])/g;
var thingOf = (record) => {
  const line = objectOf(record);
  return "data" in line && "kind" in line ? line.data : line;
};
var isThing = (record) => {
  const thing2 = objectOf(thingOf(record));
  return textOf(thing2.id) !== null && "author" in thing2 && textOf(thing2.created_utc) !== null && ("subreddit" in thing2 || "subreddit_id" in thing2) && (typeof thing2.body === "string" || typeof thing2.title === "string");
};
var written = (value) => {
  const text = textOf(value);
  return text === null || text.trim() === "" || isGoneText(text) ? null : text;
};
function thingRow(thing2) {
  const comment = typeof thing2.body === "string";
  const body = written(comment ? thing2.body : thing2.selftext);
  const author2 = textOf(thing2.author);
  const text = [comment ? null : written(thing2.title), body].filter((part2) => part2 !== null).join("\n\n");
  const crosspost = textOf(thing2.crosspost_parent);
  const reply = comment ? textOf(thing2.parent_id) ?? textOf(thing2.link_id) : null;
  const id = textOf(thing2.id) ?? "";
  const prefixed = /^t\d_/.test(id) ? id : `${comment ? "t1" : "t3"}_${id}`;
  const mentions2 = [...(body ?? "").matchAll(MENTION)].map(([, name]) => `@${name}`);
  return {
    account: textOf(thing2.author_fullname) ?? author2,
    account_handle: author2,
    account_created: textOf(thing2.author_created_utc),
    post: textOf(thing2.name) ?? prefixed,
    permalink: addressOf3(textOf(thing2.permalink)),
    time: wholeSeconds(textOf(thing2.created_utc)),
    kind: crosspost ? "repost" : reply ? "reply" : "post",
    text: text || null,
    repost_of: crosspost,
    reply_to: reply,
    links: listText([.../* @__PURE__ */ new Set([...linkOf(thing2), ...linksOfText(body ?? "")])]),
    mentions: listText([...new Set(mentions2)])
  };
}
var addressOf3 = (path) => path?.startsWith("/r/") || path?.startsWith("/user/") ? `https://www.reddit.com${path}` : path;
var wholeSeconds = (time) => time?.replace(/^(\d+)\.0+$/, "$1") ?? null;
function linkOf(thing2) {
  const url = textOf(thing2.url_overridden_by_dest) ?? textOf(thing2.url);
  if (url === null || thing2.is_self === true || !/^https?:\/\//i.test(url)) return [];
  const own = textOf(thing2.permalink);
  return own && url.includes(own) ? [] : [url];
}

// src/sources/reddit/reddit.ts
var MAPPING16 = {
  account: "author_fullname, else author",
  account_handle: "author",
  account_created: "author_created_utc",
  post: "name, else id",
  time: "created_utc",
  text: "title, selftext, body",
  repost_of: "crosspost_parent",
  reply_to: "parent_id, else link_id",
  links: "url, selftext, body",
  mentions: "selftext, body"
};
var reddit = defineSource({
  id: "reddit",
  title: "Reddit dumps",
  about: "NDJSON of submissions and comments, plain or .zst. Deleted authors are nobody, advertisements are skipped.",
  platform: "reddit",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "Reddit",
    what: "submissions or comments",
    mapping: MAPPING16,
    is: isThing
  }),
  rows: (record) => {
    if (!isThing(record)) return refused("not-a-record", "no submission or comment");
    const thing2 = objectOf(thingOf(record));
    const author2 = textOf(thing2.author);
    if (author2 !== null && nobodyOf(author2) === "deleted")
      return refused("deleted-account", `id=${textOf(thing2.id)}`);
    return thing2.promoted === true ? SKIPPED : keptRows(thingRow(thing2));
  }
});

// src/sources/reddit-csv/reddit-csv.ts
var MAPPING17 = {
  account: "author",
  account_handle: "author",
  post: "link",
  permalink: "link",
  time: "created",
  text: "text",
  reply_to: "link",
  links: "url"
};
var POST = "/comments/([0-9a-z]+)";
var COMMENT = "/comments/[0-9a-z]+/[^/]*/([0-9a-z]+)";
var OWN_ADDRESS = "(?i)^https?://(?:[a-z]+\\.)?reddit\\.com/r/[^/]+/comments/";
var part = (address, pattern) => `nullif(regexp_extract(${address}, ${literal(pattern)}, 1), '')`;
var account = (author2) => {
  const name = `regexp_replace(${author2}, '^/?u/', '')`;
  return `CASE WHEN starts_with(${name}, '[') THEN ${name} ELSE '@' || lower(${name}) END`;
};
var NO_TEXT = "('[deleted]', '[removed]', '[deleted by user]')";
var redditCsv = defineSource({
  id: "reddit-csv",
  title: "Reddit dumps as CSV (PushshiftDumps to_csv)",
  about: "The CSV of the script to_csv.py, of submissions or of comments. Its clock needs --timezone.",
  platform: "reddit",
  timeZone: null,
  listsInText: ["links"],
  alsoReads: ["title", "body", "selftext", "created_utc"],
  recognise: (head) => {
    const has2 = (name) => head.columns.includes(name);
    const text = ["text", "selftext", "body"].find(has2);
    const found2 = recognisedColumns(head, {
      title: "PushshiftDumps CSV",
      required: ["author", "score", "created", "link"],
      known: ["author", "title", "score", "created", "link", "text", "url", "body"],
      mapping: { ...MAPPING17, text: text ?? "title" }
    });
    return found2 && (text !== void 0 || has2("title")) ? found2 : null;
  },
  expressions: (column, has2, also) => {
    const address = column("post");
    const [post, comment] = [part(address, POST), part(address, COMMENT)];
    const written2 = [also("title"), column("text")].map(
      (words3) => `CASE WHEN ${words3} NOT IN ${NO_TEXT} THEN ${words3} END`
    );
    return {
      account: account(column("account")),
      account_handle: `regexp_replace(${column("account")}, '^/?u/', '')`,
      post: `CASE WHEN ${comment} IS NOT NULL THEN 't1_' || ${comment} WHEN ${post} IS NOT NULL THEN 't3_' || ${post} END`,
      time: `coalesce(${also("created_utc")}, ${column("time")})`,
      text: `nullif(concat_ws(chr(10) || chr(10), ${written2.join(", ")}), '')`,
      kind: `CASE WHEN ${comment} IS NOT NULL THEN 'reply' ELSE 'post' END`,
      reply_to: `CASE WHEN ${comment} IS NOT NULL THEN 't3_' || ${post} END`,
      ...has2("links") && {
        links: `CASE WHEN NOT regexp_matches(${column("links")}, ${literal(OWN_ADDRESS)}) THEN ${column("links")} END`
      }
    };
  }
});

// src/sources/rtweet/rtweet.ts
var MAPPING18 = {
  account: "user_id",
  account_handle: "screen_name",
  account_name: "name",
  account_created: "account_created_at",
  account_bio: "description",
  account_picture: "profile_image_url",
  post: "status_id",
  permalink: "status_url",
  time: "created_at",
  text: "text",
  repost_of: "retweet_status_id",
  reply_to: "reply_to_status_id",
  quote_of: "quoted_status_id",
  links: "urls_expanded_url",
  hashtags: "hashtags",
  mentions: "mentions_screen_name",
  media: "media_url",
  lang: "lang",
  client: "source"
};
var OWN = [
  "urls_t.co",
  "urls_expanded_url",
  "mentions_user_id",
  "mentions_screen_name",
  "ext_media_expanded_url",
  "display_text_width",
  "retweet_status_id"
];
var COLUMNS8 = [...Object.values(MAPPING18), ...OWN, "retweet_text", "is_quote", "is_retweet", "symbols"];
var bare = (id) => `nullif(regexp_extract(${id}, ${literal("^x?([0-9].*)$")}, 1), '')`;
var mentions = (ids, handles) => {
  const [numbers, names2] = [
    `string_split(regexp_replace(${ids}, ${literal("(^| )x")}, ${literal("\\1")}, 'g'), ' ')`,
    `string_split(${handles}, ' ')`
  ];
  return `CASE WHEN ${handles} = 'NA' THEN NULL WHEN len(${numbers}) = len(${names2})
    THEN to_json(list_transform(list_zip(${numbers}, ${names2}), lambda pair: pair[1] || ' @' || pair[2]))::VARCHAR
    ELSE to_json(list_transform(${names2}, lambda name: '@' || name))::VARCHAR END`;
};
var rtweet = defineSource({
  id: "rtweet",
  title: "X (rtweet CSV)",
  about: "The CSV of rtweet's write_as_csv, with x before identifiers or without.",
  platform: "x",
  timeZone: "UTC",
  alsoReads: ["retweet_text", "mentions_user_id", "ext_media_url"],
  recognise: (head) => OWN.filter((name) => columnNamed(head, name)).length < 2 ? null : recognisedColumns(head, {
    title: "rtweet CSV",
    required: ["user_id", "status_id", "created_at", "text"],
    known: COLUMNS8,
    mapping: MAPPING18
  }),
  expressions: (column, has2, also) => {
    const id = (field2) => bare(column(field2));
    const [repost, reply, quote] = [id("repost_of"), id("reply_to"), id("quote_of")];
    return {
      account: id("account"),
      post: id("post"),
      text: `coalesce(CASE WHEN ${repost} IS NOT NULL THEN ${also("retweet_text")} END, ${column("text")})`,
      time_finer: snowflakeTime(id("post")),
      kind: `CASE WHEN ${repost} IS NOT NULL THEN 'repost' WHEN ${reply} IS NOT NULL THEN 'reply' WHEN ${quote} IS NOT NULL THEN 'quote' ELSE 'post' END`,
      ...has2("repost_of") && { repost_of: repost },
      ...has2("reply_to") && { reply_to: reply },
      ...has2("quote_of") && { quote_of: `CASE WHEN ${repost} IS NULL THEN ${quote} END` },
      ...has2("mentions") && { mentions: mentions(also("mentions_user_id"), column("mentions")) },
      media: `replace(coalesce(${also("ext_media_url")}, ${column("media")}), ' ', ',')`
    };
  }
});

// src/sources/shares/shares.ts
var MAPPING19 = { account: "account_id", post: "content_id", time: "timestamp_share", objects: "object_id" };
var COLUMNS9 = Object.values(MAPPING19);
var oneObject = (object) => `CASE WHEN ${LIST_MARKS.map((mark2) => `contains(${object}, ${literal(mark2)})`).join(" OR ")} THEN to_json([${object}])::VARCHAR ELSE ${object} END`;
var shares = defineSource({
  id: "shares",
  title: "Shares (CooRTweet's columns)",
  about: "A table with object_id, account_id, content_id and timestamp_share (epoch seconds or ISO 8601).",
  platform: "unknown",
  timeZone: null,
  recognise: (head) => recognisedColumns(head, { title: "shares", required: COLUMNS9, known: COLUMNS9, mapping: MAPPING19 }),
  expressions: (column) => ({ kind: "'share'", objects: oneObject(column("objects")) })
});

// src/sources/hashtags-of-text.ts
var LETTERS3 = "\\p{L}\\p{N}\\p{M}_\u200C\u200D";
var TAG3 = new RegExp(`(?<![${LETTERS3}&/#\uFF03])[#\uFF03]([${LETTERS3}]*[\\p{L}\\p{M}_][${LETTERS3}]*)`, "gu");
var hashtagsOfText = (text) => [
  ...new Set(Array.from(text.replace(/\S*…$/u, "").matchAll(TAG3), ([, tag]) => tag))
];

// src/sources/x-legacy-post.ts
var legacyMapping = (from, repeated) => ({
  time: `${from}created_at`,
  kind: `${repeated}, in_reply_to_status_id_str, quoted_status_id_str`,
  text: `${from}full_text`,
  repost_of: repeated,
  reply_to: `${from}in_reply_to_status_id_str`,
  quote_of: `${from}quoted_status_id_str`,
  links: `${from}entities.urls`,
  hashtags: `${from}entities.hashtags`,
  mentions: `${from}entities.user_mentions`,
  media: `${from}extended_entities.media`,
  lang: `${from}lang`
});
function legacyRow(whole3, id, repeatedId) {
  const { post } = whole3;
  const content = whole3.repeated ?? whole3;
  const reply = textOf(post.in_reply_to_status_id_str);
  const repost = "retweeted_status" in post || "retweeted_status_result" in post;
  const quote = repost ? null : textOf(post.quoted_status_id_str);
  return {
    post: id,
    time: textOf(post.created_at),
    time_finer: snowflakeTimeOf(id),
    kind: repost ? "repost" : reply !== null ? "reply" : quote !== null ? "quote" : "post",
    text: textIn(content),
    repost_of: repeatedId,
    reply_to: reply,
    quote_of: quote,
    ...entityLists(content, quote),
    media: listText([...new Set(mediaOf(content.post).map(mediaKey))]),
    lang: textOf(post.lang)
  };
}
var clientOf = (source) => textOf(source)?.replace(/<[^>]*>/g, "").trim() || null;
var textIn = ({ post, long }) => long?.text ?? textOf(objectOf(post.extended_tweet).full_text) ?? textOf(post.full_text) ?? textOf(post.text);
function entityLists(content, quote) {
  const { post, long } = content;
  const parts = [post.entities, objectOf(post.extended_tweet).entities, long?.entities].map(objectOf);
  const all = (key) => parts.flatMap((part2) => listOf2(part2[key])).map(objectOf);
  const text = textIn(content) ?? "";
  const links = all("urls").map((url) => textOf(objectOf(url.unwound).url) ?? textOf(url.expanded_url) ?? textOf(url.url)).filter((link) => !(quote && link?.includes(`/status/${quote}`)));
  const mentions2 = all("user_mentions").map((mention) => {
    const handle = textOf(mention.screen_name);
    return [textOf(mention.id_str), handle && `@${handle}`].filter(Boolean).join(" ");
  });
  return {
    links: listText([.../* @__PURE__ */ new Set([...links, ...unshortenedLinks(text)])]),
    hashtags: listText(
      parts.some((part2) => "hashtags" in part2) ? [...new Set(all("hashtags").map((tag) => textOf(tag.text)))] : hashtagsOfText(text)
    ),
    mentions: listText([...new Set(mentions2)])
  };
}
function mediaOf(post) {
  const places = [post.extended_entities, objectOf(post.extended_tweet).extended_entities, post.entities];
  return places.map((place2) => listOf2(objectOf(place2).media)).find((list3) => list3.length)?.map(objectOf) ?? [];
}
var MEDIA_KINDS = /* @__PURE__ */ new Map([
  ["photo", "3"],
  ["video", "7"],
  ["animated_gif", "16"]
]);
function mediaKey(medium) {
  const id = textOf(medium.id_str);
  const kind = MEDIA_KINDS.get(textOf(medium.type) ?? "");
  return textOf(medium.media_key) ?? (id && kind ? `${kind}_${id}` : id);
}

// src/sources/snscrape/snscrape.ts
var MAPPING20 = {
  account: "user.id",
  account_handle: "user.username",
  account_name: "user.displayname",
  account_created: "user.created",
  account_bio: "user.rawDescription, else description",
  account_picture: "user.profileImageUrl",
  post: "id",
  permalink: "url",
  time: "date",
  kind: "retweetedTweet, inReplyToTweetId, quotedTweet",
  text: "rawContent, else content",
  repost_of: "retweetedTweet.id",
  reply_to: "inReplyToTweetId",
  quote_of: "quotedTweet.id",
  links: "links.url, else outlinks",
  hashtags: "hashtags",
  mentions: "mentionedUsers",
  media: "media",
  lang: "lang",
  client: "sourceLabel, else source"
};
var TWEET = "snscrape.modules.twitter.Tweet";
var isTweet = (value) => objectOf(value)._type === TWEET && idOf(value) !== null;
var isOther = (value) => /^snscrape\.modules\.twitter\.(?:Tombstone|TweetRef)$/.test(textOf(objectOf(value)._type) ?? "");
var idOf = (value) => {
  const post = objectOf(value);
  return textOf(post.id_str) ?? textOf(post.id);
};
function tweetRow(post) {
  const user = objectOf(post.user);
  const id = idOf(post);
  const repeatedId = idOf(post.retweetedTweet);
  const original = objectOf(post.retweetedTweet);
  const content = repeatedId !== null && "date" in original ? original : post;
  const quote = repeatedId === null ? idOf(post.quotedTweet) : null;
  const reply = textOf(post.inReplyToTweetIdStr) ?? textOf(post.inReplyToTweetId);
  const own = ["repost", "reply", "quote"][[repeatedId, reply, quote].findIndex((other) => other !== null)];
  return {
    account: idOf(user),
    account_handle: textOf(user.username),
    account_name: textOf(user.displayname),
    account_created: textOf(user.created),
    account_bio: textOf(user.rawDescription) ?? textOf(user.description),
    account_picture: textOf(user.profileImageUrl),
    post: id,
    permalink: textOf(post.url),
    time: textOf(post.date),
    time_finer: snowflakeTimeOf(id),
    kind: own ?? "post",
    text: textOf(content.rawContent) ?? textOf(content.content),
    repost_of: repeatedId,
    reply_to: reply,
    quote_of: quote,
    links: listText(linksIn3(content).filter((link) => !(quote && link?.includes(`/status/${quote}`)))),
    hashtags: listText(listOf2(content.hashtags).map(textOf)),
    mentions: listText(listOf2(content.mentionedUsers).map((user2) => mentionText3(objectOf(user2)))),
    media: listText(picturesIn(content)),
    lang: textOf(post.lang),
    client: textOf(post.sourceLabel) ?? clientOf(post.source)
  };
}
var linksIn3 = (post) => {
  const links = listOf2(post.links).map((link) => textOf(objectOf(link).url));
  return [...new Set(links.length ? links : listOf2(post.outlinks).map(textOf))];
};
function mentionText3(user) {
  const handle = textOf(user.username);
  return [idOf(user), handle && `@${handle}`].filter(Boolean).join(" ") || null;
}
function picturesIn(post) {
  const media2 = Array.isArray(post.media) ? post.media : listOf2(objectOf(post.media).photos);
  return media2.map((medium) => {
    const address = textOf(objectOf(medium).fullUrl) ?? textOf(objectOf(medium).url);
    return /\/media\/([\w-]+)/.exec(address ?? "")?.[1] ?? null;
  });
}
var hasColumns4 = (columns2) => ["id", "date"].every((name) => columns2.has(name)) && ["rawContent", "content"].some((name) => columns2.has(name)) && (columns2.has("user") || columns2.has("user.id") || columns2.has("user.username"));
function tweetOfCells(cells) {
  const record = recordOfCells(cells);
  const user = objectOf(record.user);
  const isPost7 = textOf(record.id) !== null && (textOf(user.username) !== null || idOf(user) !== null);
  return isPost7 ? { _type: TWEET, ...record } : record;
}
var FORMAT4 = {
  title: "snscrape",
  what: "posts whose _type is that of snscrape",
  mapping: MAPPING20,
  is: isTweet
};
var snscrape = defineSource({
  id: "snscrape",
  title: "X (snscrape, twscrape)",
  about: "JSON lines of posts of X that snscrape or twscrape collected, or the table that pandas makes of them.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, FORMAT4) ?? recognisedCells(head, {
    ...FORMAT4,
    what: "posts with their authors, as a table",
    recordOf: tweetOfCells,
    has: hasColumns4
  }),
  recordOf: tweetOfCells,
  rows: (record) => {
    if (isOther(record)) return SKIPPED;
    return isTweet(record) ? keptRows(tweetRow(objectOf(record))) : refused("not-a-record", "no post of snscrape with _type and id");
  }
});

// src/sources/telegram-names.ts
import { createHash } from "node:crypto";
var forwardKey = (origin, text) => `forward:${createHash("sha256").update(`${origin}\0${text}`).digest("hex").slice(0, 16)}`;
var personMention = (user, name) => name ? `user${user} =${name}` : `user${user}`;
var chatNumber = (id) => id.replace(/^-(?:100(?=\d{9}))?/, "");

// src/sources/tdl/tdl.ts
var MAPPING21 = {
  account: "raw.FromID, else the chat's id",
  post: "the chat's id, id",
  time: "date",
  kind: "raw.FwdFrom, raw.ReplyTo",
  text: "text",
  repost_of: "raw.FwdFrom",
  reply_to: "raw.ReplyTo.ReplyToMsgID",
  links: "text, raw.Entities",
  hashtags: "text",
  mentions: "text, raw.Entities",
  media: "raw.Media"
};
var isMessage = (value) => {
  const message = objectOf(value);
  return textOf(message.id) !== null && message.type === "message" && typeof message.file === "string" && (message.date === void 0 || typeof message.date === "number");
};
function peerName(value) {
  const peer = objectOf(value);
  for (const kind of ["User", "Channel", "Chat"]) {
    const id = textOf(peer[`${kind}ID`]);
    if (id !== null) return `${kind.toLowerCase()}${id}`;
  }
  return null;
}
function messageRow(message, context) {
  const raw = objectOf(message.raw);
  const place2 = peerName(raw.PeerID);
  const chat = textOf(context.id) ?? place2?.replace(/^\D+/, "") ?? "chat";
  const text = textOf(message.text) || textOf(raw.Message) || null;
  const forwarded = forwardOf(objectOf(raw.FwdFrom), text);
  const reply = textOf(objectOf(raw.ReplyTo).ReplyToMsgID);
  return {
    account: peerName(raw.FromID) ?? place2 ?? (context.id === void 0 ? null : `channel${chat}`),
    post: `${chat}/${textOf(message.id)}`,
    time: textOf(message.date) ?? textOf(raw.Date),
    kind: forwarded.is ? "repost" : reply !== null ? "reply" : "post",
    text,
    repost_of: forwarded.key,
    reply_to: reply && `${chat}/${reply}`,
    ...entityLists2(raw, text ?? ""),
    media: listText(["Photo", "Document"].map((kind) => textOf(objectOf(objectOf(raw.Media)[kind]).ID)))
  };
}
function forwardOf(forward, text) {
  if (!Object.keys(forward).length) return { is: false, key: null };
  const origin = peerName(forward.FromID) ?? textOf(forward.FromName);
  const post = textOf(forward.ChannelPost);
  if (post !== null && post !== "0" && origin?.startsWith("channel"))
    return { is: true, key: `${origin.replace(/^\D+/, "")}/${post}` };
  return { is: true, key: origin !== null && text !== null ? forwardKey(origin, text) : null };
}
function entityLists2(raw, text) {
  const entities = listOf2(raw.Entities).map(objectOf);
  const named2 = entities.flatMap((entity) => {
    const user = textOf(entity.UserID);
    const from = numberOf(entity.Offset);
    return user === null ? [] : [personMention(user, text.slice(from, from + numberOf(entity.Length)))];
  });
  const page = textOf(objectOf(objectOf(raw.Media).Webpage).URL);
  return {
    links: listText([.../* @__PURE__ */ new Set([...entities.map((entity) => textOf(entity.URL)), page])]),
    mentions: listText(named2)
  };
}
var tdl = defineSource({
  id: "tdl",
  title: "Telegram (tdl)",
  about: "JSON of tdl chat export --all --with-content, also with --raw. Without --raw the chat is the account.",
  platform: "telegram",
  timeZone: "UTC",
  listsInText: ["links", "hashtags", "mentions"],
  recognise: (head) => recognisedRecords(head, {
    title: "tdl",
    what: "messages with id, type and file",
    mapping: MAPPING21,
    is: isMessage
  }),
  rows: (record, context) => isMessage(record) ? keptRows(messageRow(objectOf(record), context)) : refused("not-a-record", "no message of tdl with id, type and file")
});

// src/sources/telegram-desktop/message-row.ts
function messageRow2(message, context) {
  const chat = textOf(context.id) ?? textOf(context.name) ?? "chat";
  const parts = partsOf(message);
  const text = parts.map((part2) => part2.text).join("");
  const forwarded = textOf(message.forwarded_from_id) ?? textOf(message.forwarded_from);
  const reply = textOf(message.reply_to_message_id);
  const of = (...types) => parts.filter((part2) => types.includes(part2.type));
  return {
    account: authorOf2(message, context),
    account_name: textOf(message.from),
    post: `${chat}/${textOf(message.id)}`,
    time: textOf(message.date_unixtime) ?? textOf(message.date),
    kind: forwarded !== null || "forwarded_from" in message ? "repost" : reply !== null ? "reply" : "post",
    text: text || null,
    repost_of: forwarded !== null && text ? forwardKey(forwarded, text) : null,
    reply_to: reply === null ? null : `${textOf(message.reply_to_peer_id)?.replace(/^\D+/, "") ?? chat}/${reply}`,
    links: listText([...new Set(of("link", "text_link").map((part2) => part2.href ?? part2.text))]),
    hashtags: listText([...new Set(of("hashtag").map((part2) => part2.text))]),
    mentions: listText([...new Set(of("mention", "mention_name").map(mentionText4))])
  };
}
var mentionText4 = ({ user, text }) => user ? `${user} =${text}` : text;
function authorOf2(message, context) {
  const id = textOf(message.from_id);
  if (id) return /^\d+$/.test(id) ? `user${id}` : id;
  return /channel$/.test(String(context.type ?? "")) && context.id !== void 0 ? `channel${context.id}` : null;
}
function partsOf(message) {
  const parts = Array.isArray(message.text) ? message.text : typeof message.text === "string" && message.text ? [message.text] : [];
  const plain3 = parts.every((part2) => typeof part2 === "string");
  const entities = listOf2(message.text_entities);
  return (plain3 && entities.length ? entities : parts).map((part2) => {
    if (typeof part2 === "string") return { type: "plain", text: part2, href: null, user: null };
    const entity = objectOf(part2);
    const user = textOf(entity.user_id);
    return {
      type: textOf(entity.type) ?? "plain",
      text: textOf(entity.text) ?? "",
      href: textOf(entity.href),
      user: user && `user${user.replace(/^user/, "")}`
    };
  });
}

// src/sources/telegram-desktop/telegram-desktop.ts
var MAPPING22 = {
  account: "from_id",
  account_name: "from",
  post: "id",
  time: "date_unixtime, else date",
  kind: "forwarded_from, reply_to_message_id",
  text: "text",
  repost_of: "forwarded_from",
  reply_to: "reply_to_message_id",
  links: "text",
  hashtags: "text",
  mentions: "text"
};
var isMessage2 = (value) => {
  const message = objectOf(value);
  return "id" in message && (message.type === "message" || message.type === "service") && typeof message.date === "string";
};
var telegramDesktop = defineSource({
  id: "telegram-desktop",
  title: "Telegram Desktop export",
  about: "result.json of one chat or of a whole account. Service rows are skipped, deleted authors are nobody.",
  platform: "telegram",
  timeZone: null,
  listsInText: ["links"],
  recognise: (head) => recognisedRecords(head, {
    title: "Telegram Desktop",
    what: "messages",
    mapping: MAPPING22,
    is: isMessage2
  }),
  rows: (record, context) => {
    const message = objectOf(record);
    if (message.type === "service") return SKIPPED;
    if (!isMessage2(record)) return refused("not-a-record", "no message");
    return "from" in message && message.from === null ? refused("deleted-account", `message ${textOf(message.id)}`) : keptRows(messageRow2(message, context));
  }
});

// src/sources/telethon/message-row.ts
var typeOf = (value) => textOf(objectOf(value)._) ?? textOf(objectOf(value)._type) ?? "";
function peerName2(value) {
  const peer = objectOf(value);
  for (const kind of ["user", "channel", "chat"]) {
    const id = textOf(peer[`${kind}_id`]);
    if (id !== null) return `${kind}${id}`;
  }
  return null;
}
function entityName(value) {
  const entity = objectOf(value);
  const id = textOf(entity.id);
  if (id === null) return null;
  const type = typeOf(entity);
  const kind = /^Channel/.test(type) ? "channel" : /^Chat/.test(type) ? "chat" : /^User/.test(type) ? "user" : null;
  return `${kind ?? ("title" in entity ? "channel" : "user")}${chatNumber(id)}`;
}
var digits2 = (name) => name?.replace(/^\D+/, "") ?? null;
function chatOf(message) {
  const given = textOf(objectOf(message._chat).id) ?? textOf(message.chat_id);
  const peer = peerName2(message.peer_id) ?? peerName2(message._chat_peer) ?? peerName2(message.to_id);
  return given === null ? digits2(peer) : chatNumber(given);
}
function messageRow3(message) {
  const sender = objectOf(message._sender);
  const chat = objectOf(message._chat);
  const chatId = chatOf(message);
  const text = textOf(message.message) || null;
  const peer = peerName2(message.from_id) ?? entityName(sender);
  const ownPost = peer === null && message.post === true && chatId !== null;
  const author2 = ownPost ? chat : sender;
  const person = [textOf(author2.first_name), textOf(author2.last_name)].filter(Boolean).join(" ");
  const reply = objectOf(message.reply_to);
  const replyTo = textOf(reply.reply_to_msg_id) ?? textOf(message.reply_to_msg_id);
  const forwarded = forwardOf2(message, text);
  return {
    account: ownPost ? `channel${chatId}` : peer,
    account_handle: textOf(author2.username),
    account_name: person || textOf(author2.title),
    post: chatId === null ? null : `${chatId}/${textOf(message.id)}`,
    time: textOf(message.date),
    kind: forwarded.is ? "repost" : replyTo !== null ? "reply" : "post",
    text,
    repost_of: forwarded.key,
    reply_to: replyTo === null ? null : `${digits2(peerName2(reply.reply_to_peer_id)) ?? chatId ?? "chat"}/${replyTo}`,
    ...entityLists3(message, text ?? ""),
    media: listText(mediaIds2(objectOf(message.media)))
  };
}
function forwardOf2(message, text) {
  const forward = objectOf(message.fwd_from);
  if (!Object.keys(forward).length) return { is: false, key: null };
  const origin = peerName2(forward.from_id) ?? textOf(forward.from_name) ?? textOf(forward.from_id);
  const post = textOf(forward.channel_post);
  if (post !== null && origin?.startsWith("channel")) return { is: true, key: `${digits2(origin)}/${post}` };
  return { is: true, key: origin !== null && text !== null ? forwardKey(origin, text) : null };
}
function entityLists3(message, text) {
  const entities = listOf2(message.entities).map((value) => {
    const entity = objectOf(value);
    const from = numberOf(entity.offset);
    return { entity, type: typeOf(entity), text: text.slice(from, from + numberOf(entity.length)) };
  });
  const of = (type) => entities.filter((found2) => found2.type === type);
  const links = [
    ...of("MessageEntityUrl").map((found2) => found2.text),
    ...of("MessageEntityTextUrl").map(({ entity }) => textOf(entity.url)),
    textOf(objectOf(objectOf(message.media).webpage).url)
  ];
  const named2 = of("MessageEntityMentionName").map(({ entity, text: text2 }) => {
    const user = textOf(entity.user_id);
    return user && personMention(user, text2);
  });
  return {
    links: listText([...new Set(links)]),
    hashtags: listText([...new Set(of("MessageEntityHashtag").map((found2) => found2.text))]),
    mentions: listText([.../* @__PURE__ */ new Set([...of("MessageEntityMention").map((found2) => found2.text), ...named2])])
  };
}
var mediaIds2 = (media2) => ["photo", "document"].map((kind) => textOf(objectOf(media2[kind]).id));

// src/sources/telethon/telethon.ts
var MAPPING23 = {
  account: "from_id, else _sender.id, else the channel",
  account_handle: "_sender.username",
  account_name: "_sender.first_name, _sender.last_name",
  post: "peer_id (or _chat.id), id",
  time: "date",
  kind: "fwd_from, reply_to",
  text: "message",
  repost_of: "fwd_from",
  reply_to: "reply_to.reply_to_msg_id",
  links: "entities, media.webpage.url",
  hashtags: "entities",
  mentions: "entities",
  media: "media.photo.id, media.document.id"
};
var PLACES3 = ["peer_id", "_chat", "_chat_peer", "to_id"];
var SIGNS = ["_", "_type", "_sender", "fwd_from", "grouped_id", "via_bot_id", "edit_hide", "noforwards"];
var hasPlace = (message) => PLACES3.some((place2) => Object.keys(objectOf(message[place2])).length > 0) || "chat_id" in message && SIGNS.some((sign) => sign in message);
var isMessage3 = (value) => {
  const message = objectOf(value);
  return textOf(message.id) !== null && "date" in message && ("message" in message || "action" in message) && hasPlace(message);
};
var telethon = defineSource({
  id: "telethon",
  title: "Telegram (Telethon, 4CAT)",
  about: "JSON or NDJSON of Telethon's messages, also as 4CAT keeps them. Service rows are skipped.",
  platform: "telegram",
  timeZone: "UTC",
  listsInText: ["links", "hashtags", "mentions"],
  recognise: (head) => recognisedRecords(head, {
    title: "Telethon",
    what: "messages with id, date and chat",
    mapping: MAPPING23,
    is: isMessage3
  }),
  rows: (record) => {
    const message = objectOf(record);
    if (typeOf(message) === "MessageEmpty") return SKIPPED;
    if (!isMessage3(message)) return refused("not-a-record", "no id, date, message and chat");
    if (typeOf(message) === "MessageService" || typeOf(message.action) !== "") return SKIPPED;
    if (objectOf(message._sender).deleted === true)
      return refused("deleted-account", `message ${chatOf(message)}/${textOf(message.id)}`);
    return keptRows(messageRow3(message));
  }
});

// src/sources/tiktok-research/tiktok-research.ts
var MAPPING24 = {
  account: "username",
  account_handle: "username",
  post: "id",
  time: "create_time",
  text: "video_description",
  hashtags: "hashtag_names",
  objects: "music_id"
};
var COLUMNS10 = "id create_time username region_code video_description music_id like_count comment_count share_count view_count hashtag_names effect_ids playlist_id voice_to_text".split(
  " "
);
var isVideo2 = (value) => {
  const video = objectOf(value);
  return textOf(video.id) !== null && textOf(video.create_time) !== null && "username" in video && ["video_description", "hashtag_names", "region_code", "music_id"].some((key) => key in video);
};
var pageOf2 = (record) => {
  const { videos } = objectOf(objectOf(record).data);
  return Array.isArray(videos) ? videos : null;
};
function videoRow2(video) {
  const username = textOf(video.username);
  const named2 = listOf2(video.hashtag_info_list).map((tag) => textOf(objectOf(tag).hashtag_name));
  const tags = Array.isArray(video.hashtag_names) ? video.hashtag_names.map(textOf) : named2;
  const music = textOf(video.music_id);
  return {
    account: username,
    account_handle: username,
    post: textOf(video.id),
    time: textOf(video.create_time),
    kind: "post",
    text: textOf(video.video_description),
    hashtags: listText(tags),
    objects: music === "0" ? null : music
  };
}
var videoRows = (record) => isVideo2(record) ? keptRows(videoRow2(objectOf(record))) : refused("not-a-record", "no video");
var tiktokResearch = defineSource({
  id: "tiktok-research",
  title: "TikTok Research API",
  about: "Videos of TikTok's Research API: response pages or videos as JSON, or one video a row of a table.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) => recognisedColumns(head, {
    title: "TikTok Research API, as a table",
    required: ["id", "create_time", "username", "video_description", "region_code"],
    known: COLUMNS10,
    mapping: MAPPING24
  }) ?? recognisedRecords(head, {
    title: "TikTok Research API",
    what: "videos or pages of them",
    mapping: MAPPING24,
    is: (record) => isVideo2(record) || pageOf2(record)?.some(isVideo2) === true
  }),
  expressions: (column, has2) => ({
    kind: "'post'",
    ...has2("objects") && {
      objects: `CASE WHEN regexp_full_match(${column("objects")}, ${literal("[1-9][0-9]*")}) THEN ${column("objects")} END`
    }
  }),
  rows: (record) => {
    const page = pageOf2(record);
    return page ? together(page.map(videoRows)) : videoRows(record);
  }
});

// src/sources/tiktok-zeeschuimer/tiktok-zeeschuimer.ts
var MAPPING25 = {
  account: "author.uniqueId",
  account_handle: "author.uniqueId",
  account_name: "author.nickname",
  account_created: "author.createTime",
  account_bio: "author.signature",
  post: "id",
  time: "createTime",
  text: "desc",
  quote_of: "duetInfo.duetFromId",
  hashtags: "challenges.title",
  objects: "music.id",
  lang: "textLanguage"
};
var videoOf = (record) => {
  const line = objectOf(record);
  return "data" in line ? objectOf(line.data) : line;
};
var SIGNS2 = [
  "author.uniqueId",
  "music",
  "challenges",
  "textExtra",
  "duetInfo",
  "stickersOnItem",
  "author.secUid",
  "__import_meta"
];
var isVideo3 = (record) => {
  const video = videoOf(record);
  return textOf(video.id) !== null && textOf(video.createTime) !== null && "desc" in video && SIGNS2.some((sign) => valueAt(video, sign) !== void 0);
};
var notZero = (value) => {
  const text = textOf(value);
  return text === "0" ? null : text;
};
function videoRow3(video) {
  const author2 = objectOf(video.author);
  const handle = typeof video.author === "string" ? video.author : textOf(author2.uniqueId);
  const duet = notZero(objectOf(video.duetInfo).duetFromId);
  const challenges = listOf2(video.challenges).map((tag) => textOf(objectOf(tag).title));
  const extras = listOf2(video.textExtra).map((part2) => textOf(objectOf(part2).hashtagName));
  return {
    account: handle,
    account_handle: handle,
    account_name: textOf(author2.nickname) ?? textOf(video.nickname),
    account_created: notZero(author2.createTime),
    account_bio: textOf(author2.signature),
    post: textOf(video.id),
    time: textOf(video.createTime),
    kind: duet ? "quote" : "post",
    text: textOf(video.desc),
    quote_of: duet,
    hashtags: listText([...new Set(challenges.length ? challenges : extras)]),
    objects: notZero(objectOf(video.music).id),
    lang: textOf(video.textLanguage)
  };
}
var tiktokZeeschuimer = defineSource({
  id: "tiktok-zeeschuimer",
  title: "TikTok, captured by Zeeschuimer",
  about: "NDJSON of the browser extension Zeeschuimer, as it saves it or as 4CAT hands it on. Advertisements are skipped.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "TikTok (Zeeschuimer)",
    what: "captured videos",
    mapping: MAPPING25,
    is: isVideo3
  }),
  rows: (record) => {
    if (!isVideo3(record)) return refused("not-a-record", "no video");
    const video = videoOf(record);
    return video.isAd === true ? SKIPPED : keptRows(videoRow3(video));
  }
});

// src/sources/truth-social/truth-social.ts
var MAPPING26 = {
  account: "account.url",
  account_handle: "account.acct",
  account_name: "account.display_name",
  account_created: "account.created_at",
  account_bio: "account.note",
  account_picture: "account.avatar_static, else avatar",
  post: "uri",
  permalink: "url",
  time: "created_at",
  text: "content",
  repost_of: "reblog.uri",
  reply_to: "in_reply_to_id",
  quote_of: "quote.uri",
  links: "content, card.url",
  hashtags: "tags.name",
  mentions: "mentions.url",
  media: "media_attachments.remote_url, else url",
  lang: "language"
};
var isTruth = (value) => isStatus(value) && isOfTruthSocial(value);
function rowsOf3(record) {
  if (!isTruth(record))
    return refused("not-a-record", `no post of Truth Social: ${textOf(objectOf(record).id) ?? "no id"}`);
  const status = objectOf(record);
  if (status.sponsored === true) return SKIPPED;
  const row3 = statusRow(status);
  const quote = row3.kind === "repost" ? null : textOf(objectOf(status.quote).uri);
  const local2 = (text) => text?.replace(/@truthsocial\.com(?=$|")/gi, "") ?? null;
  return keptRows({
    ...row3,
    account_handle: local2(row3.account_handle),
    mentions: local2(row3.mentions),
    quote_of: quote ?? row3.quote_of,
    kind: quote !== null && row3.kind === "post" ? "quote" : row3.kind
  });
}
var truthSocial = defineSource({
  id: "truth-social",
  title: "Truth Social",
  about: "JSON lines or JSON of posts of Truth Social, as truthbrush collects them. Advertisements are skipped.",
  platform: "truthsocial",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) => recognisedRecords(head, {
    title: "Truth Social",
    what: "posts or pages of them",
    mapping: MAPPING26,
    is: (record) => (statusPage(record) ?? [record]).some(isTruth)
  }),
  rows: (record) => {
    const page = statusPage(record);
    return page ? together(page.map(rowsOf3)) : rowsOf3(record);
  }
});

// src/sources/json-cells.ts
var ifJsonList = (cell, ready) => `CASE WHEN starts_with(${cell}, '[') AND json_valid(${cell}) THEN ${ready} ELSE ${cell} END`;
var jsonElements = (cell) => `json_extract(${cell}, '$[*]')::JSON[]`;
var jsonTexts = (cell, element) => `nullif(to_json(list_filter(list_transform(${jsonElements(cell)}, lambda e: ${element("e")}), lambda t: t IS NOT NULL))::VARCHAR, '[]')`;
var jsonField = (value, field2) => `(${value} ->> ${literal(field2)})`;

// src/sources/twarc-csv/twarc-csv.ts
var MAPPING27 = {
  account: "author_id",
  account_handle: "author.username",
  account_name: "author.name",
  account_created: "author.created_at",
  account_bio: "author.description",
  account_picture: "author.profile_image_url",
  post: "id",
  time: "created_at",
  text: "text",
  repost_of: "referenced_tweets.retweeted.id",
  reply_to: "referenced_tweets.replied_to.id",
  quote_of: "referenced_tweets.quoted.id",
  links: "entities.urls",
  hashtags: "entities.hashtags",
  mentions: "entities.mentions",
  media: "attachments.media_keys",
  lang: "lang",
  client: "source"
};
var COLUMNS11 = "id conversation_id author_id in_reply_to_user_id created_at text lang source public_metrics.reply_count public_metrics.retweet_count public_metrics.quote_count public_metrics.like_count reply_settings possibly_sensitive entities.annotations entities.cashtags entities.hashtags entities.mentions entities.urls context_annotations attachments.media attachments.media_keys author.id author.created_at author.username author.name author.description author.url author.location author.protected author.public_metrics.followers_count author.public_metrics.following_count author.public_metrics.tweet_count author.verified geo.place_id __twarc.retrieved_at __twarc.url __twarc.version".split(
  " "
);
var OWN2 = /^(?:(?:author\.)?public_metrics\.(?:retweet|quote|tweet|listed)_count|referenced_tweets(?:\..+)?|__twarc\..+|entities\..+|attachments\.media_keys|edit_history_tweet_ids|context_annotations)$/i;
var referenced = (cell, type) => `CASE WHEN NOT starts_with(${cell}, '[') THEN ${cell} WHEN json_valid(${cell}) THEN ${jsonField(`list_filter(${jsonElements(cell)}, lambda r: ${jsonField("r", "type")} = '${type}')[1]`, "id")} END`;
var withBreaks = (text) => `replace(${text}, '\\n', chr(10))`;
var linkText = (quote) => (e) => {
  const written2 = `coalesce(${["unwound_url", "expanded_url", "url"].map((key) => jsonField(e, key)).join(", ")})`;
  const link = `CASE WHEN json_type(${e}) = 'VARCHAR' THEN ${jsonField(e, "$")} WHEN ${jsonField(e, "media_key")} IS NULL THEN ${written2} END`;
  return `CASE WHEN regexp_matches(${link}, '^(https?://)?pic\\.(twitter|x)\\.com/') OR contains(${link}, '/status/' || ${quote}) THEN NULL ELSE ${link} END`;
};
var mentionText5 = (e) => `CASE WHEN json_type(${e}) = 'VARCHAR' THEN ${jsonField(e, "$")} ELSE nullif(concat_ws(' ', ${jsonField(e, "id")}, '@' || ${jsonField(e, "username")}), '') END`;
var twarcCsv = defineSource({
  id: "twarc-csv",
  title: "X API v2 as CSV (twarc-csv)",
  about: "The CSV that twarc2 csv makes of X API v2, in both its generations.",
  platform: "x",
  timeZone: "UTC",
  alsoReads: ["attachments.media", "author.id"],
  recognise: (head) => {
    const own = head.columns.some((name) => OWN2.test(name));
    if (!own && !["author.id", "author.username"].some((name) => columnNamed(head, name))) return null;
    const author2 = columnNamed(head, "author_id") ? "author_id" : "author.id";
    const older = columnNamed(head, "referenced_tweets");
    const found2 = recognisedColumns(head, {
      title: "twarc CSV of X API v2",
      required: ["id", "created_at", "text", author2],
      known: COLUMNS11,
      mapping: older ? { ...MAPPING27, repost_of: older, reply_to: older, quote_of: older } : MAPPING27
    });
    if (!found2) return null;
    const mapping = { ...presentMapping(head, { account: author2 }), ...found2.mapping };
    return { ...found2, mapping, ...!own && { confidence: ONLY_WHEN_NAMED } };
  },
  expressions: (column, has2, also) => {
    const repost = referenced(column("repost_of"), "retweeted");
    const reply = referenced(column("reply_to"), "replied_to");
    const quote = referenced(column("quote_of"), "quoted");
    const ready = (field2, element) => ifJsonList(column(field2), jsonTexts(column(field2), element));
    return {
      text: withBreaks(column("text")),
      account: `coalesce(${column("account")}, ${also("author.id")})`,
      ...has2("account_bio") && { account_bio: withBreaks(column("account_bio")) },
      time_finer: snowflakeTime(column("post")),
      kind: `CASE WHEN ${repost} IS NOT NULL THEN 'repost' WHEN ${reply} IS NOT NULL THEN 'reply' WHEN ${quote} IS NOT NULL THEN 'quote' ELSE 'post' END`,
      repost_of: repost,
      reply_to: reply,
      quote_of: quote,
      ...has2("links") && {
        links: linksOrThoseOfText(ready("links", linkText(quote)), column("text"))
      },
      ...has2("mentions") && { mentions: ready("mentions", mentionText5) },
      media: `coalesce(${column("media")}, ${also("attachments.media")})`
    };
  }
});

// src/sources/twint/twint.ts
var MAPPING28 = {
  account: "user_id",
  account_handle: "username",
  account_name: "name",
  post: "id",
  permalink: "link",
  time: "created_at",
  kind: "retweet",
  text: "tweet",
  repost_of: "retweet_id",
  reply_to: "conversation_id",
  quote_of: "quote_url",
  links: "urls",
  hashtags: "hashtags",
  mentions: "mentions",
  media: "photos",
  lang: "language"
};
var COLUMNS12 = "id conversation_id created_at date time timezone user_id username name place tweet language mentions urls photos replies_count retweets_count likes_count hashtags cashtags link retweet quote_url video thumbnail near geo source user_rt_id user_rt retweet_id reply_to retweet_date translate trans_src trans_dest".split(
  " "
);
var NEEDED = ["id", "user_id", "username", "tweet", "created_at"];
var OWN3 = ["conversation_id", "replies_count", "likes_count", "user_rt_id", "retweet_date", "trans_dest"];
var OFFSET = "^[+-][0-9]{4}$";
var QUOTED = "/status(?:es)?/([0-9]+)";
var isPost4 = (value) => {
  const post = objectOf(value);
  return textOf(post.id) !== null && textOf(post.user_id) !== null && "tweet" in post && OWN3.some((name) => name in post);
};
function timeOf2(post) {
  const [date, time, zone] = [textOf(post.date), textOf(post.time), textOf(post.timezone)];
  return date && time && zone && new RegExp(OFFSET).test(zone) ? `${date}T${time}${zone.slice(0, 3)}:${zone.slice(3)}` : textOf(post.created_at);
}
function postRow5(post) {
  const id = textOf(post.id);
  const repeater = textOf(post.user_rt_id) || null;
  const repost = repeater !== null && textOf(post.retweet_id) ? textOf(post.retweet_id) : null;
  const thread = textOf(post.conversation_id);
  const quote = new RegExp(QUOTED).exec(textOf(post.quote_url) ?? "")?.[1] ?? null;
  const reply = thread !== null && thread !== "" && thread !== id;
  const kind = repost !== null ? "repost" : reply ? "reply" : quote !== null ? "quote" : "post";
  const own = repost ?? id;
  return {
    account: repost !== null ? repeater : textOf(post.user_id),
    account_handle: textOf(repost !== null ? post.user_rt : post.username),
    account_name: repost !== null ? null : textOf(post.name),
    post: own,
    permalink: repost !== null ? null : textOf(post.link),
    time: repost !== null ? snowflakeTimeOf(own) ?? textOf(post.retweet_date) : timeOf2(post),
    time_finer: snowflakeTimeOf(own),
    kind,
    text: textOf(post.tweet),
    repost_of: repost !== null ? id : null,
    reply_to: kind === "reply" ? thread : null,
    quote_of: repost !== null ? null : quote,
    links: listText(listOf2(post.urls).map(textOf)),
    hashtags: listText(listOf2(post.hashtags).map((tag) => textOf(tag)?.replace(/^#/, ""))),
    mentions: listText(listOf2(post.mentions).map(mentionText6)),
    media: listText(listOf2(post.photos).map(textOf)),
    lang: textOf(post.language)
  };
}
function mentionText6(mention) {
  if (typeof mention === "string") return `@${mention.replace(/^@/, "")}`;
  const { id, screen_name: handle } = objectOf(mention);
  return [textOf(id), textOf(handle) && `@${textOf(handle)}`].filter(Boolean).join(" ") || null;
}
var recognised = (head) => {
  if (head.layout === "records")
    return recognisedRecords(head, { title: "twint", what: "posts", mapping: MAPPING28, is: isPost4 });
  const own = presentMapping(head, Object.fromEntries(OWN3.map((name) => [name, name])));
  if (Object.keys(own).length === 0) return null;
  return recognisedColumns(head, {
    title: "twint CSV",
    required: NEEDED,
    known: COLUMNS12,
    mapping: MAPPING28
  });
};
var twint = defineSource({
  id: "twint",
  title: "X (twint)",
  about: "CSV or JSON lines of twint. Its local clock is read with the offset that stands beside it.",
  platform: "x",
  timeZone: null,
  alsoReads: ["date", "time", "timezone", "user_rt_id", "user_rt", "retweet_date"],
  recognise: recognised,
  expressions: (column, has2, also) => {
    const [id, thread, second] = [column("post"), column("reply_to"), column("repost_of")];
    const repost = `(${also("user_rt_id")} IS NOT NULL AND ${second} IS NOT NULL)`;
    const quote = `nullif(regexp_extract(${column("quote_of")}, ${literal(QUOTED)}, 1), '')`;
    const reply = `coalesce(${thread} <> ${id}, FALSE)`;
    const zone = also("timezone");
    const local2 = `${also("date")} || 'T' || ${also("time")} || left(${zone}, 3) || ':' || right(${zone}, 2)`;
    const own = `CASE WHEN ${repost} THEN ${second} ELSE ${id} END`;
    const unless = (field2) => has2(field2) && { [field2]: `CASE WHEN NOT ${repost} THEN ${column(field2)} END` };
    return {
      account: `CASE WHEN ${repost} THEN ${also("user_rt_id")} ELSE ${column("account")} END`,
      account_handle: `CASE WHEN ${repost} THEN ${also("user_rt")} ELSE ${column("account_handle")} END`,
      ...unless("account_name"),
      ...unless("permalink"),
      post: own,
      time: `CASE WHEN ${repost} THEN coalesce(${snowflakeTime(second)}, ${also("retweet_date")})
        WHEN regexp_matches(${zone}, ${literal(OFFSET)}) THEN coalesce(${local2}, ${column("time")}) ELSE ${column("time")} END`,
      time_finer: snowflakeTime(own),
      kind: `CASE WHEN ${repost} THEN 'repost' WHEN ${reply} THEN 'reply' WHEN ${quote} IS NOT NULL THEN 'quote' ELSE 'post' END`,
      repost_of: `CASE WHEN ${repost} THEN ${id} END`,
      reply_to: `CASE WHEN NOT ${repost} AND ${reply} THEN ${thread} END`,
      quote_of: `CASE WHEN NOT ${repost} THEN ${quote} END`
    };
  },
  rows: (record) => isPost4(record) ? keptRows(postRow5(objectOf(record))) : refused("not-a-record", "no post of twint")
});

// src/sources/x-api/post-row.ts
function includesOf(page) {
  const { users, tweets } = objectOf(page.includes);
  const byId = (list3) => new Map(list3.map((item) => [textOf(objectOf(item).id) ?? "", objectOf(item)]));
  return { users: byId(listOf2(users)), posts: byId(listOf2(tweets)) };
}
function postRow6(post, includes) {
  const account2 = textOf(post.author_id);
  const author2 = "author" in post ? objectOf(post.author) : includes.users.get(account2 ?? "") ?? {};
  const references = listOf2(post.referenced_tweets).map(objectOf);
  const target = (type) => references.find((reference) => reference.type === type);
  const [repost, reply, quote] = [target("retweeted"), target("replied_to"), target("quoted")];
  const repeated = repost ? full(repost, includes) : null;
  const content = repeated ?? post;
  const id = textOf(post.id);
  return {
    account: account2,
    account_handle: textOf(author2.username),
    account_name: textOf(author2.name),
    account_created: textOf(author2.created_at),
    account_bio: textOf(author2.description),
    account_picture: textOf(author2.profile_image_url),
    post: id,
    time: textOf(post.created_at),
    time_finer: snowflakeTimeOf(id),
    kind: repost ? "repost" : reply ? "reply" : quote ? "quote" : "post",
    text: textOf(objectOf(content.note_tweet).text) ?? textOf(content.text),
    repost_of: textOf(repost?.id),
    reply_to: textOf(reply?.id),
    quote_of: textOf(quote?.id),
    ...entityLists4(content, textOf(quote?.id)),
    media: listText(mediaKeys(objectOf(content.attachments))),
    lang: textOf(post.lang),
    client: textOf(post.source)
  };
}
var mediaKeys = (attachments) => Array.isArray(attachments.media_keys) ? attachments.media_keys.map(textOf) : listOf2(attachments.media).map((item) => textOf(objectOf(item).media_key));
function full(reference, includes) {
  if (textOf(reference.text) !== null) return reference;
  return includes.posts.get(textOf(reference.id) ?? "") ?? null;
}
function entityLists4(content, quotedId) {
  const entities = objectOf(content.entities);
  const long = content.note_tweet === void 0 ? NO_ENTITIES : objectOf(objectOf(content.note_tweet).entities);
  const text = textOf(objectOf(content.note_tweet).text) ?? textOf(content.text) ?? "";
  const tagged = "hashtags" in entities || "hashtags" in long;
  return {
    links: listOfBoth(entities.urls, long.urls, (url) => linkOf2(url, quotedId), unshortenedLinks(text)),
    hashtags: tagged ? listOfBoth(entities.hashtags, long.hashtags, (tag) => textOf(tag.tag)) : listText(text.includes("#") || text.includes("\uFF03") ? hashtagsOfText(text) : []),
    mentions: listOfBoth(entities.mentions, long.mentions, mentionOf)
  };
}
var NO_ENTITIES = {};
function listOfBoth(first, second, text, others3 = []) {
  const texts = [];
  for (const list3 of [listOf2(first), listOf2(second)])
    for (const item of list3) texts.push(text(objectOf(item)));
  texts.push(...others3);
  return listText(texts.length > 1 ? [...new Set(texts)] : texts);
}
function linkOf2(url, quotedId) {
  if ("media_key" in url) return null;
  const link = textOf(url.unwound_url) ?? textOf(url.expanded_url) ?? textOf(url.url);
  return quotedId && link?.includes(`/status/${quotedId}`) ? null : link;
}
function mentionOf(mention) {
  const [id, handle] = [textOf(mention.id), textOf(mention.username)];
  if (handle === null) return id ?? "";
  return id === null ? `@${handle}` : `${id} @${handle}`;
}

// src/sources/x-api/x-api.ts
var MAPPING29 = {
  account: "author_id",
  account_handle: "username",
  account_name: "name",
  account_created: "created_at of the user",
  account_bio: "description",
  post: "id",
  time: "created_at",
  kind: "referenced_tweets.type",
  text: "text",
  repost_of: "referenced_tweets.id",
  reply_to: "referenced_tweets.id",
  quote_of: "referenced_tweets.id",
  links: "entities.urls",
  hashtags: "entities.hashtags",
  mentions: "entities.mentions",
  media: "attachments.media_keys",
  lang: "lang",
  client: "source"
};
var isPost5 = (value) => {
  const post = objectOf(value);
  return textOf(post.id) !== null && textOf(post.text) !== null && !("user" in post);
};
var SIGNS3 = [
  "edit_history_tweet_ids",
  "referenced_tweets",
  "public_metrics",
  "context_annotations",
  "reply_settings",
  "possibly_sensitive",
  "__twarc"
];
var isPage = (value) => {
  const page = objectOf(value);
  const first = Array.isArray(page.data) ? page.data[0] : page.data;
  const own = "includes" in page || "matching_rules" in page || "result_count" in objectOf(page.meta);
  return own ? isPost5(first) || !("data" in page) : isPost5(first) && isSigned(first);
};
var isApiPost = (value) => isPost5(value) && textOf(objectOf(value).author_id) !== null;
var isSigned = (value) => {
  const post = objectOf(value);
  const urls = listOf2(objectOf(post.entities).urls).map(objectOf);
  return SIGNS3.some((sign) => sign in post) || urls.some((url) => "expanded_url" in url) || holdsItsTime(textOf(post.id), textOf(post.created_at));
};
var NEAR_MILLISECONDS = 2e3;
var holdsItsTime = (id, time) => {
  const inside2 = snowflakeTimeOf(id);
  return inside2 !== null && time !== null && Math.abs(Number(inside2) - Date.parse(time)) <= NEAR_MILLISECONDS;
};
var xApi = defineSource({
  id: "x-api",
  title: "X API v2 (twarc JSONL)",
  about: "JSON lines or a JSON document of X API v2 response pages, or flattened by twarc to one post a line.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) => {
    if (head.layout !== "records" || !head.records.length) return null;
    const pages = head.records.filter(isPage).length;
    const posts = head.records.filter(isApiPost);
    if (pages + posts.length < head.records.length / 2) return null;
    const of = `of the first ${head.records.length} records`;
    if (pages === 0 && !posts.some(isSigned))
      return {
        confidence: ONLY_WHEN_NAMED,
        because: `X API v2, if told so: id, text and author_id in ${posts.length} ${of}, and nothing that only X has`,
        mapping: MAPPING29
      };
    const what = pages ? `pages with data in ${pages}` : `posts with id, text and author_id in ${posts.length}`;
    return { confidence: 0.95, because: `X API v2: ${what} ${of}`, mapping: MAPPING29 };
  },
  rows: (record) => {
    const page = objectOf(record);
    if (isPost5(page)) return keptRows(postRow6(page, includesOf(page)));
    if (!("data" in page) && !("meta" in page) && !("errors" in page))
      return refused("not-a-record", "no data, meta or errors");
    const includes = includesOf(page);
    const data = Array.isArray(page.data) ? listOf2(page.data) : page.data === void 0 ? [] : [page.data];
    return together(
      data.map(
        (post) => isPost5(post) ? keptRows(postRow6(objectOf(post), includes)) : refused("not-a-record", "no id and text")
      )
    );
  }
});

// src/sources/x-api-v1/x-api-v1.ts
var MAPPING30 = {
  account: "user.id_str",
  account_handle: "user.screen_name",
  account_name: "user.name",
  account_created: "user.created_at",
  account_bio: "user.description",
  account_picture: "user.profile_image_url_https",
  post: "id_str",
  ...legacyMapping("", "retweeted_status"),
  client: "source"
};
var isStatus2 = (value) => {
  const status = objectOf(value);
  return textOf(status.id_str) !== null && textOf(status.created_at) !== null && "user" in status;
};
var NOTICES = ["delete", "limit", "disconnect", "scrub_geo", "status_withheld", "user_withheld", "warning"];
var isNotice = (record) => Object.keys(record).length === 1 && NOTICES.includes(Object.keys(record)[0]);
var withoutLong = (post, repeated = null) => ({
  post,
  repeated,
  long: null
});
function statusRows(record) {
  const status = objectOf(record);
  if (!isStatus2(status)) return refused("not-a-record", "no id_str, created_at and user");
  const user = objectOf(status.user);
  const original = "retweeted_status" in status ? objectOf(status.retweeted_status) : null;
  const whole3 = withoutLong(status, original && withoutLong(original));
  return keptRows({
    account: textOf(user.id_str),
    account_handle: textOf(user.screen_name),
    account_name: textOf(user.name),
    account_created: textOf(user.created_at),
    account_bio: textOf(user.description),
    account_picture: textOf(user.profile_image_url_https) ?? textOf(user.profile_image_url),
    ...legacyRow(whole3, textOf(status.id_str), textOf(original?.id_str)),
    client: clientOf(status.source)
  });
}
var xApiV1 = defineSource({
  id: "x-api-v1",
  title: "X API v1.1",
  about: "JSON lines or a JSON list of statuses of the old API, as its stream, its search and twarc 1 gave them.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "X API v1.1",
    what: "statuses",
    mapping: MAPPING30,
    is: (record) => isStatus2(record) || listOf2(objectOf(record).statuses).some(isStatus2)
  }),
  rows: (record) => {
    const whole3 = objectOf(record);
    if (Array.isArray(whole3.statuses)) {
      return together(listOf2(whole3.statuses).map(statusRows));
    }
    return isNotice(whole3) ? SKIPPED : statusRows(record);
  }
});

// src/sources/x-archive/x-archive.ts
var MAPPING31 = {
  account: "userid",
  account_handle: "user_screen_name",
  account_name: "user_display_name",
  account_created: "account_creation_date",
  account_bio: "user_profile_description",
  post: "tweetid",
  time: "tweet_time",
  kind: "is_retweet",
  text: "tweet_text",
  repost_of: "retweet_tweetid",
  reply_to: "in_reply_to_tweetid",
  quote_of: "quoted_tweet_tweetid",
  links: "urls",
  hashtags: "hashtags",
  mentions: "user_mentions",
  lang: "tweet_language",
  client: "tweet_client_name"
};
var COLUMNS13 = "tweetid userid user_display_name user_screen_name user_reported_location user_profile_description user_profile_url follower_count following_count account_creation_date account_language tweet_language tweet_text tweet_time tweet_client_name in_reply_to_userid in_reply_to_tweetid quoted_tweet_tweetid is_retweet retweet_userid retweet_tweetid latitude longitude quote_count reply_count like_count retweet_count hashtags urls user_mentions".split(
  " "
);
var xArchive = defineSource({
  id: "x-archive",
  title: "X information-operations archive",
  about: "The CSV of posts that X (Twitter) published with each release, 2018 to 2022.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) => recognisedColumns(head, {
    title: "X archive CSV",
    required: ["tweetid", "userid", "tweet_time", "tweet_text"],
    known: COLUMNS13,
    mapping: MAPPING31
  }),
  expressions: (column, has2) => {
    const filled = (field2) => has2(field2) ? `${column(field2)} IS NOT NULL` : "FALSE";
    const repost = has2("kind") ? `coalesce(lower(${column("kind")}) IN ('true', 't', '1'), FALSE)` : filled("repost_of");
    return {
      kind: `CASE WHEN ${repost} THEN 'repost' WHEN ${filled("reply_to")} THEN 'reply' WHEN ${filled("quote_of")} THEN 'quote' ELSE 'post' END`,
      time_finer: snowflakeTime(column("post")),
      ...has2("links") && { links: linksOrThoseOfText(column("links"), column("text")) }
    };
  }
});

// src/sources/x-own-archive/x-own-archive.ts
import { createHash as createHash2 } from "node:crypto";
var MAPPING32 = {
  account: "the file",
  account_handle: "entities.media.expanded_url",
  post: "tweet.id_str",
  ...legacyMapping("tweet.", "RT @ in full_text"),
  time: "tweet.created_at",
  client: "tweet.source"
};
var tweetOf = (record) => objectOf(objectOf(record).tweet);
var isTweet2 = (record) => {
  const tweet = tweetOf(record);
  return textOf(tweet.id_str) !== null && textOf(tweet.created_at) !== null && typeof tweet.full_text === "string" && !("user" in tweet);
};
var REPOST = /^RT @(\w+): /;
var repostKey2 = (whom, text) => `repost:${createHash2("md5").update(`${whom.toLowerCase()}|${text}`).digest("hex")}`;
function tweetRow2(tweet) {
  const id = textOf(tweet.id_str);
  const row3 = legacyRow({ post: tweet, repeated: null, long: null }, id, null);
  const whom = REPOST.exec(row3.text ?? "")?.[1];
  const own = mediaOf(tweet).map(
    (medium) => /^https?:\/\/(?:x|twitter)\.com\/(\w+)\/status\/(\d+)/.exec(textOf(medium.expanded_url) ?? "")
  ).find((found2) => found2?.[2] === id);
  return {
    ...row3,
    account_handle: own?.[1] ?? null,
    ...whom !== void 0 && { kind: "repost", repost_of: repostKey2(whom, row3.text ?? "") },
    client: clientOf(tweet.source)
  };
}
var xOwnArchive = defineSource({
  id: "x-own-archive",
  title: "X archive of one's own account (tweets.js)",
  about: "tweets.js of the archive that X gives an account's owner: one file or folder is one account.",
  platform: "x",
  timeZone: "UTC",
  ofOneAccount: true,
  recognise: (head) => recognisedRecords(head, {
    title: "X's own archive",
    what: "posts under tweet, without an author",
    mapping: MAPPING32,
    is: isTweet2
  }),
  rows: (record) => isTweet2(record) ? keptRows(tweetRow2(tweetOf(record))) : refused("not-a-record", "no tweet with id_str, created_at and full_text")
});

// src/sources/x-zeeschuimer/new-layout.ts
var newTime = (item) => textOf(objectOf(item.details).created_at_ms);
function referredTo(item, ...names2) {
  for (const place2 of [objectOf(item.legacy), objectOf(item.details), item])
    for (const name of names2)
      if (objectOf(place2[name]).result !== void 0) return objectOf(place2[name]).result;
  return void 0;
}
var repeatedBy = (item) => referredTo(item, "retweeted_status_result", "retweeted_status_results", "retweeted_tweet_results") ?? ("retweeted_status_result" in objectOf(item.legacy) ? {} : void 0);
function legacyPost(item) {
  const legacy = objectOf(item.legacy);
  if ("created_at" in legacy || !("details" in item)) return legacy;
  const details = objectOf(item.details);
  const entities = objectOf(item.entities);
  const pick = (...lists2) => lists2.find(Array.isArray);
  const tags = pick(entities.hashtags, details.hashtag_entities, item.hashtag_entities);
  const mentions2 = pick(entities.user_mentions, item.mention_entities, details.mention_entities);
  const media2 = pick(
    objectOf(item.extended_entities).media,
    item.media_entities2,
    details.media,
    entities.media
  );
  return {
    ...legacy,
    created_at: newTime(item),
    full_text: details.full_text ?? details.text,
    lang: details.language ?? details.lang,
    in_reply_to_status_id_str: details.in_reply_to_status_id_str ?? textOf(objectOf(objectOf(item.reply_to_results).result).rest_id) ?? textOf(objectOf(item.reply_to_results).rest_id),
    entities: {
      urls: pick(entities.urls, item.url_entities, details.url_entities),
      ...tags && { hashtags: tags },
      user_mentions: listOf2(mentions2).map((mention) => mentionOf2(objectOf(mention)))
    },
    extended_entities: { media: listOf2(media2) }
  };
}
function mentionOf2(mention) {
  const results = objectOf(mention.user_results);
  const user = objectOf(results.result);
  return {
    id_str: textOf(mention.id_str) ?? textOf(results.rest_id) ?? textOf(user.rest_id),
    screen_name: textOf(mention.screen_name) ?? textOf(objectOf(user.core).screen_name)
  };
}

// src/sources/x-zeeschuimer/x-zeeschuimer.ts
var MAPPING33 = {
  account: "core.user_results.result.rest_id, else legacy.user_id_str",
  account_handle: "core.user_results.result.legacy.screen_name",
  account_name: "core.user_results.result.legacy.name",
  account_created: "core.user_results.result.legacy.created_at",
  account_bio: "core.user_results.result.legacy.description",
  account_picture: "core.user_results.result.legacy.profile_image_url_https",
  post: "rest_id",
  ...legacyMapping("legacy.", "legacy.retweeted_status_result"),
  time: "legacy.created_at, else details.created_at_ms",
  text: "legacy.full_text, else details.full_text",
  client: "source"
};
var unwrapped = (value) => {
  const item = objectOf(value);
  return "tweet" in item && !("legacy" in item) && !("details" in item) ? objectOf(item.tweet) : item;
};
var idOf2 = (item) => textOf(item.rest_id) ?? textOf(objectOf(item.legacy).id_str) ?? null;
var isPost6 = (item) => idOf2(item) !== null && (textOf(objectOf(item.legacy).created_at) ?? newTime(item)) !== null;
var isGone = (item) => /^Tweet(?:Tombstone|Unavailable)$/.test(textOf(item.__typename) ?? "") || "tombstone" in item;
function wholePost(item) {
  const quoted = idOf2(unwrapped(referredTo(item, "quoted_status_result", "quoted_tweet_results")));
  const post = { quoted_status_id_str: quoted, ...legacyPost(item) };
  const original = unwrapped(repeatedBy(item));
  const note2 = objectOf(objectOf(objectOf(item.note_tweet).note_tweet_results).result);
  return {
    post: repeatedBy(item) === void 0 ? post : { ...post, retweeted_status_result: {} },
    repeated: "legacy" in original || "details" in original ? wholePost(original) : null,
    long: textOf(note2.text) === null ? null : { text: textOf(note2.text), entities: objectOf(note2.entity_set) }
  };
}
function authorOf3(item) {
  const post = legacyPost(item);
  const user = objectOf(objectOf(objectOf(item.core).user_results).result);
  const [old, core, flat] = [objectOf(user.legacy), objectOf(user.core), objectOf(item.user)];
  const one = (key) => textOf(core[key]) ?? textOf(old[key]) ?? textOf(flat[key]);
  const handle = one("screen_name") ?? handleInMedia(item);
  const id = textOf(user.rest_id) ?? textOf(flat.id_str) ?? textOf(post.user_id_str);
  return {
    account: id ?? (handle && `@${handle}`),
    account_handle: handle,
    account_name: one("name"),
    account_created: one("created_at"),
    account_bio: one("description"),
    account_picture: one("profile_image_url_https") ?? textOf(objectOf(user.avatar).image_url)
  };
}
function handleInMedia(item) {
  const id = idOf2(item);
  const links = mediaOf(legacyPost(item)).map((medium) => textOf(medium.expanded_url) ?? "");
  const found2 = links.map((link) => /^https?:\/\/(?:x|twitter)\.com\/(\w+)\/status\/(\d+)/.exec(link));
  return found2.find((match) => match?.[2] === id)?.[1] ?? null;
}
var xZeeschuimer = defineSource({
  id: "x-zeeschuimer",
  title: "X (Zeeschuimer)",
  about: "NDJSON of posts captured in a browser by Zeeschuimer, also as 4CAT keeps them.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "X captured by Zeeschuimer",
    what: "posts with rest_id and legacy or details",
    mapping: MAPPING33,
    is: (record) => isPost6(unwrapped(capturedItem(record).item))
  }),
  rows: (record) => {
    const captured = capturedItem(record).item;
    const item = unwrapped(captured);
    if (isGone(item) || captured.promoted === true || item.promoted === true) return SKIPPED;
    if (!isPost6(item))
      return refused("not-a-record", "no rest_id and legacy.created_at or details.created_at_ms");
    return keptRows({
      ...authorOf3(item),
      ...legacyRow(wholePost(item), idOf2(item), idOf2(unwrapped(repeatedBy(item)))),
      client: clientOf(item.source ?? objectOf(item.legacy).source)
    });
  }
});

// src/sources/youtube/comment-row.ts
function commentsOf(item) {
  const top = valueAt(item, "snippet.topLevelComment");
  if (top === void 0) return [item];
  const video = textOf(valueAt(item, "snippet.videoId"));
  const withVideo = (comment) => ({ ...objectOf(comment), threadVideoId: video });
  return [top, ...listOf2(valueAt(item, "replies.comments"))].map(withVideo);
}
var PREFIXES = ["snippet.", "", "snippet.topLevelComment.snippet.", "topLevelComment.snippet."];
function field(comment, name) {
  for (const prefix2 of PREFIXES) {
    const value = textOf(valueAt(comment, prefix2 + name));
    if (value !== null) return value;
  }
  return null;
}
var isComment4 = (value) => textOf(objectOf(value).id) !== null && field(value, "publishedAt") !== null && (field(value, "textOriginal") ?? field(value, "textDisplay")) !== null;
var author = (comment) => {
  const id = field(comment, "authorChannelId.value") ?? field(comment, "authorChannelId");
  return id === null || id.startsWith("{") ? null : id;
};
function commentRow3(comment) {
  const name = field(comment, "authorDisplayName");
  const shown = field(comment, "textDisplay");
  return {
    account: author(comment),
    account_handle: name?.startsWith("@") ? name : null,
    account_name: name || null,
    post: textOf(objectOf(comment).id),
    time: field(comment, "publishedAt"),
    kind: "reply",
    text: field(comment, "textOriginal") ?? (shown === null ? null : textOfHtml(shown)),
    reply_to: field(comment, "parentId") ?? field(comment, "videoId") ?? textOf(objectOf(comment).threadVideoId)
  };
}

// src/sources/youtube/youtube.ts
var MAPPING34 = {
  account: "authorChannelId.value",
  account_handle: "authorDisplayName",
  account_name: "authorDisplayName",
  post: "id",
  time: "publishedAt",
  text: "textOriginal, else textDisplay",
  reply_to: "parentId, else videoId"
};
var pageOf3 = (record) => {
  const { items } = objectOf(record);
  return Array.isArray(items) ? items : null;
};
function rowsOf4(record) {
  const comments = commentsOf(record);
  return comments.length ? together(
    comments.map(
      (comment) => isComment4(comment) ? keptRows(commentRow3(comment)) : refused("not-a-record", "no comment")
    )
  ) : refused("not-a-record", "no comment");
}
var youtube = defineSource({
  id: "youtube",
  title: "YouTube comments",
  about: "commentThreads and comments of the YouTube Data API as JSON or JSON lines, in pages, single or flattened.",
  platform: "youtube",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "YouTube comments",
    what: "comments, threads or pages of them",
    mapping: MAPPING34,
    is: (record) => (pageOf3(record) ?? [record]).some((item) => commentsOf(item).some(isComment4))
  }),
  rows: (record) => {
    const page = pageOf3(record);
    return page ? together(page.map(rowsOf4)) : rowsOf4(record);
  }
});

// src/sources/youtube-time.ts
var FINE = /\b(?:second|minute)s? ago\b/i;
var WORDS4 = /\bago\b/i;
function timeAsTold(epoch, words3) {
  const seconds = Number(epoch);
  if (epoch === null || words3 === null || !WORDS4.test(words3) || !Number.isFinite(seconds)) return epoch;
  const time = new Date(seconds * 1e3);
  if (Number.isNaN(time.getTime())) return epoch;
  return FINE.test(words3) ? `${time.toISOString().slice(0, 16)}Z` : time.toISOString().slice(0, 10);
}

// src/sources/youtube-comment-downloader/youtube-comment-downloader.ts
var MAPPING35 = {
  account: "channel",
  account_handle: "author",
  account_name: "author",
  account_picture: "photo",
  post: "cid",
  time: "time_parsed, as far as time tells it",
  text: "text",
  reply_to: "the part of cid before the dot"
};
var isComment5 = (value) => {
  const comment = objectOf(value);
  return textOf(comment.cid) !== null && "author" in comment && "channel" in comment && ("votes" in comment || "time_parsed" in comment);
};
function commentRow4(comment) {
  const author2 = textOf(comment.author);
  const id = textOf(comment.cid) ?? "";
  const dot = id.indexOf(".");
  return {
    account: textOf(comment.channel),
    account_handle: author2?.startsWith("@") ? author2 : null,
    account_name: author2 || null,
    account_picture: textOf(comment.photo),
    post: id,
    time: timeAsTold(textOf(comment.time_parsed), textOf(comment.time)),
    kind: "reply",
    text: textOf(comment.text),
    reply_to: dot > 0 ? id.slice(0, dot) : null
  };
}
var youtubeCommentDownloader = defineSource({
  id: "youtube-comment-downloader",
  title: "YouTube comments (youtube-comment-downloader)",
  about: "JSON lines or JSON of the program youtube-comment-downloader.",
  platform: "youtube",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "youtube-comment-downloader",
    what: "comments with cid and channel",
    mapping: MAPPING35,
    is: isComment5
  }),
  rows: (record) => isComment5(record) ? keptRows(commentRow4(objectOf(record))) : refused("not-a-record", "no comment with cid, author and channel")
});

// src/sources/yt-dlp/yt-dlp.ts
var MAPPING36 = {
  account: "author_id",
  account_handle: "author",
  account_name: "author",
  account_picture: "author_thumbnail",
  post: "id",
  time: "timestamp",
  text: "text",
  reply_to: "parent, else the video"
};
var SIGNS4 = ["author_is_uploader", "_time_text", "author_thumbnail", "is_favorited", "author_is_verified"];
var isComment6 = (value) => {
  const comment = objectOf(value);
  return textOf(comment.id) !== null && "parent" in comment && SIGNS4.some((sign) => sign in comment);
};
var commentsOf2 = (record) => Array.isArray(objectOf(record).comments) ? listOf2(objectOf(record).comments) : [record];
function commentRow5(comment, video) {
  const author2 = textOf(comment.author);
  const parent = textOf(comment.parent);
  const root = parent === null || parent === "root";
  const id = textOf(comment.author_id);
  const extractor = textOf(video.extractor_key) ?? textOf(video.extractor);
  return {
    ...!id?.startsWith("UC") && { platform: extractor?.toLowerCase() ?? "unknown" },
    account: id,
    account_handle: author2?.startsWith("@") ? author2 : null,
    account_name: author2 || null,
    account_picture: textOf(comment.author_thumbnail),
    post: textOf(comment.id),
    time: timeAsTold(textOf(comment.timestamp), textOf(comment._time_text)),
    kind: "reply",
    text: textOf(comment.text),
    reply_to: root ? textOf(comment.video_id) ?? textOf(video.id) : parent
  };
}
var ytDlp = defineSource({
  id: "yt-dlp",
  title: "YouTube comments (yt-dlp)",
  about: "Comments of yt-dlp --write-comments: the info.json of a video, or one comment a line.",
  platform: "youtube",
  timeZone: "UTC",
  recognise: (head) => recognisedRecords(head, {
    title: "yt-dlp",
    what: "comments, or videos with them",
    mapping: MAPPING36,
    is: (record) => commentsOf2(record).some(isComment6)
  }),
  rows: (record, context) => {
    const own = commentsOf2(record);
    const video = own[0] === record ? context : objectOf(record);
    return together(
      own.map(
        (comment) => isComment6(comment) ? keptRows(commentRow5(objectOf(comment), video)) : refused("not-a-record", "no comment with id and parent")
      )
    );
  }
});

// src/sources/registry.ts
var SOURCES = [
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
  generic
];

// src/sources/raw-select.ts
var BUFFER_BYTES = 8 << 20;

// src/sources/raw-rows.ts
var RETURN_MARK = 29;
var [MARK, BREAK5, RETURN] = [CELL_MARK, BREAK_MARK, RETURN_MARK].map((code) => String.fromCharCode(code));
var UNSAFE2 = new RegExp(`[\\0\\n\\r${MARK}${BREAK5}${RETURN}]`);
var NO_TEXT2 = new RegExp(`[\\0${MARK}${BREAK5}${RETURN}]`, "g");
var HELD_BYTES = 1 << 20;
var LONG_CHARACTERS = 5e5;
var MAX_ROW_BYTES = 3 * LONG_CHARACTERS;

// src/traces/sql.ts
var ACT = "account_id, event_id, time_utc";
var NOT_REPOST = "kind IS DISTINCT FROM 'repost'";
var listActs = (column, condition = "true") => `SELECT object_id, ${ACT} FROM (SELECT unnest(${identifier(column)}) AS object_id, ${ACT} FROM events WHERE ${condition}) WHERE trim(object_id) <> ''`;
var postActs = (column, condition = "true") => `SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || ${identifier(column)} AS object_id, ${ACT} FROM events WHERE trim(${identifier(column)}) <> '' AND ${condition}`;

// src/traces/co-domain.ts
var coDomain = defineTrace({
  id: "co-domain",
  version: 1,
  title: "Same site",
  question: "Did the accounts begin to link to the same site at the same time?",
  needs: ["domains"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("domains", NOT_REPOST),
  innocentReadings: ["same-publisher", "feed", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732"
    }
  ]
});

// src/traces/co-hashtag.ts
var coHashtag = defineTrace({
  id: "co-hashtag",
  version: 1,
  title: "Same hashtag",
  question: "Did the accounts take up the same hashtag at the same time?",
  needs: ["hashtags"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("hashtags", NOT_REPOST),
  innocentReadings: ["notification", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    }
  ]
});

// src/traces/co-hashtag-sequence.ts
var coHashtagSequence = defineTrace({
  id: "co-hashtag-sequence",
  version: 1,
  title: "Same row of hashtags",
  question: "Did the accounts use the same hashtags in the same order in one post?",
  needs: ["hashtags"],
  parameters: [
    {
      name: "minimumHashtags",
      about: "distinct hashtags in one post below which they are no row",
      default: 3,
      min: 2,
      max: 20
    }
  ],
  byDefault: true,
  prepares: [],
  actions: ({ minimumHashtags }) => `SELECT '#' || array_to_string(tags, ' #') AS object_id, account_id, event_id, time_utc
     FROM (SELECT list_filter(hashtags, lambda tag: trim(tag) <> '') AS tags, account_id, event_id, time_utc FROM events WHERE ${NOT_REPOST})
     WHERE len(tags) >= ${Number(minimumHashtags)}`,
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    },
    {
      text: "Luceri, Pant\xE8, Burghardt, Ferrara 2024: Unmasking the web of deceit",
      url: "https://doi.org/10.1145/3589334.3645529"
    }
  ]
});

// src/traces/co-image.ts
var coImage = defineTrace({
  id: "co-image",
  version: 1,
  title: "Same picture",
  question: "Did the accounts post the same picture, or one nearly like it?",
  needs: ["media"],
  parameters: [
    {
      name: "distance",
      about: "bits of 256 in which two perceptual hashes may differ and be one family; a quarter of it for 64 bits",
      default: 31,
      min: 0,
      max: 31
    }
  ],
  byDefault: true,
  prepares: ["image_families"],
  actions: () => "SELECT f.family_id AS object_id, e.account_id, e.event_id, e.time_utc FROM image_families f JOIN events e USING (event_id) WHERE e.kind IS DISTINCT FROM 'repost'",
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Davis, Rosen 2019: PDQ and TMK+PDQF, the reference implementation",
      url: "https://github.com/facebook/ThreatExchange/tree/main/pdq"
    },
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    },
    {
      text: "Zannettou, Caulfield, Blackburn et al. 2018: On the origins of memes by means of fringe web communities",
      url: "https://doi.org/10.1145/3278532.3278550"
    }
  ]
});

// src/traces/co-link.ts
var coLink = defineTrace({
  id: "co-link",
  version: 1,
  title: "Same link",
  question: "Did the accounts post the same link?",
  needs: ["links"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("links", NOT_REPOST),
  innocentReadings: [
    "same-publisher",
    "feed",
    "notification",
    "scheduler",
    "trending",
    "one-time-zone",
    "shared-audience"
  ],
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732"
    },
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    }
  ]
});

// src/traces/co-mention.ts
var coMention = defineTrace({
  id: "co-mention",
  version: 1,
  title: "Same account named",
  question: "Did the accounts mention the same account at the same time?",
  needs: ["mentions"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => `SELECT * FROM (${listActs("mentions", NOT_REPOST)}) WHERE object_id IS DISTINCT FROM account_id`,
  innocentReadings: ["feed", "notification", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Magelinski, Ng, Carley 2022: A synchronized action framework for detection of coordination on social media",
      url: "https://doi.org/10.54501/jots.v1i2.30"
    },
    {
      text: "Weber, Neumann 2021: Amplifying influence through coordinated behaviour in social networks",
      url: "https://doi.org/10.1007/s13278-021-00815-2"
    }
  ]
});

// src/traces/co-phrase.ts
var coPhrase = defineTrace({
  id: "co-phrase",
  version: 1,
  title: "Same phrases",
  question: "Did the accounts tell the same in other words, with rare phrases in common?",
  needs: ["text"],
  parameters: [
    {
      name: "minimumCharacters",
      about: "characters after folding below which a text has no family",
      default: 30,
      min: 10,
      max: 1e3
    },
    {
      name: "similarity",
      about: "share of common phrases, weighed by how rare they are, that makes two texts one family",
      default: 0.2,
      min: 0.1,
      max: 1
    }
  ],
  byDefault: true,
  prepares: ["text_families", "phrase_families"],
  actions: () => `SELECT f.family_id AS object_id, e.account_id, e.event_id, e.time_utc FROM phrase_families f JOIN events e USING (event_id) WHERE e.kind IS DISTINCT FROM 'repost' AND f.family_id <> ''`,
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    },
    {
      text: "Cormode, Muthukrishnan 2005: An improved data stream summary: the count-min sketch",
      url: "https://doi.org/10.1016/j.jalgor.2003.12.001"
    }
  ]
});

// src/traces/co-post.ts
var coPost = defineTrace({
  id: "co-post",
  version: 1,
  title: "Same time",
  question: "Did the accounts begin their day at the same time?",
  needs: [],
  parameters: [],
  byDefault: false,
  prepares: [],
  actions: () => `SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || strftime(time_utc, '%Y-%m-%d') AS object_id, account_id, event_id, time_utc FROM events`,
  innocentReadings: ["scheduler", "one-time-zone"],
  references: []
});

// src/traces/co-reply.ts
var coReply = defineTrace({
  id: "co-reply",
  version: 1,
  title: "Same reply target",
  question: "Did the accounts answer the same post?",
  needs: ["reply_to"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => postActs("reply_to", NOT_REPOST),
  innocentReadings: ["notification", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Graham, Hames, Alpert 2024: The coordination network toolkit",
      url: "https://doi.org/10.1007/s42001-024-00260-z"
    }
  ]
});

// src/traces/co-repost.ts
var coRepost = defineTrace({
  id: "co-repost",
  version: 1,
  title: "Same repost",
  question: "Did the accounts repost the same post?",
  needs: ["repost_of"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => postActs("repost_of"),
  innocentReadings: ["feed", "notification", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    },
    {
      text: "Keller, Schoch, Stier, Yang 2020: Political astroturfing on Twitter",
      url: "https://doi.org/10.1080/10584609.2019.1661888"
    }
  ]
});

// src/traces/co-share.ts
var coShare = defineTrace({
  id: "co-share",
  version: 1,
  title: "Same object",
  question: "Did the accounts share the same object, as the data itself names it?",
  needs: ["object_ids"],
  parameters: [],
  byDefault: true,
  prepares: [],
  actions: () => listActs("object_ids"),
  innocentReadings: [
    "same-publisher",
    "feed",
    "notification",
    "scheduler",
    "trending",
    "one-time-zone",
    "shared-audience"
  ],
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732"
    }
  ]
});

// src/traces/co-text.ts
var coText = defineTrace({
  id: "co-text",
  version: 1,
  title: "Same wording",
  question: "Did the accounts post nearly the same text?",
  needs: ["text"],
  parameters: [
    {
      name: "minimumCharacters",
      about: "characters after folding below which a text has no family",
      default: 30,
      min: 10,
      max: 1e3
    },
    {
      name: "similarity",
      about: "share of common shingles that makes two texts one family",
      default: 0.7,
      min: 0.5,
      max: 1
    }
  ],
  byDefault: true,
  prepares: ["text_families"],
  actions: () => `SELECT f.family_id AS object_id, e.account_id, e.event_id, e.time_utc FROM text_families f JOIN events e USING (event_id) WHERE e.kind IS DISTINCT FROM 'repost' AND f.family_id <> ''`,
  innocentReadings: ["same-publisher", "feed", "scheduler", "trending", "one-time-zone", "shared-audience"],
  references: [
    {
      text: "Pacheco, Hui, Torres-Lugo et al. 2021: Uncovering coordinated networks on social media",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075"
    },
    {
      text: "Graham, Hames, Alpert 2024: The coordination network toolkit",
      url: "https://doi.org/10.1007/s42001-024-00260-z"
    }
  ]
});

// src/traces/registry.ts
var TRACES2 = [
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
  coPost
];

// src/traces/family-sorter.ts
var TEXT_END = "";

// src/traces/distinct-texts.ts
var LONGEST5 = 2 * FOLDED_LIMIT;
var AFTER_TEXT_END = String.fromCharCode(TEXT_END.charCodeAt(0) + 1);

// src/traces/image-families.ts
var LEAST_SHARE = 1 / 16;
var media = `SELECT event_id, time_utc, platform, unnest(media) AS medium FROM events WHERE ${NOT_REPOST} AND time_utc IS NOT NULL`;
var distinctMediaSql = `SELECT row_number() OVER (ORDER BY first_time, medium, platform) - 1 AS number, platform, medium
  FROM (SELECT coalesce(nullif(platform, ''), 'unknown') AS platform, medium, min(time_utc) AS first_time FROM (${media})
    WHERE trim(medium) <> '' GROUP BY ALL) ORDER BY number`;
var imageFamiliesSql = `INSERT INTO image_families
  SELECT event_id, family_id, min(distance) FROM (${media}) m
    JOIN distinct_media d ON d.medium = m.medium AND d.platform = coalesce(nullif(m.platform, ''), 'unknown') JOIN media_places USING (number)
  GROUP BY event_id, family_id QUALIFY count(*) OVER (PARTITION BY family_id) > 1 ORDER BY event_id, family_id`;

// src/pipeline/catalog.ts
var SOURCE_IDS = SOURCES.map((source) => source.id);
var TRACE_IDS = TRACES2.map((trace) => trace.id);
var SIGNAL_IDS = SIGNAL_LIST.map((signal) => signal.id);

// src/pipeline/quantities.ts
var BYTES = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3
};

// src/pipeline/version.ts
import { readFileSync } from "node:fs";
var VERSION = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8")
).version;

// src/evidence/readings/decide.ts
var FITS_FROM = 0.5;
var RULED_OUT_BELOW = 0.25;
var ABSENT_UP_TO = 0.2;
var FEWEST6 = 5;
var SIGNIFICANT = 0.01;
var upperBound = (count3, trials) => clopperPearson(count3, trials, 0.95).upper;
function stateOfShare(count3, trials) {
  if (trials >= FEWEST6 && count3 >= FITS_FROM * trials) return "fits";
  return upperBound(count3, trials) < RULED_OUT_BELOW ? "ruled-out" : "not-measurable";
}
var notMeasurable = (groupId, note2) => ({
  groupId,
  state: "not-measurable",
  testable: false,
  value: null,
  controlValue: null,
  pValue: null,
  note: note2
});
var whole2 = (n) => n.toLocaleString("en");
var outOf2 = (count3, total2) => `${whole2(count3)} of ${whole2(total2)}`;
var percent2 = (share2) => `${(100 * share2).toFixed(share2 > 0 && share2 < 0.0995 ? 1 : 0)} %`;
var duration = (seconds) => seconds < 120 ? `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))} s` : `${Math.round(seconds / 60)} min`;
var chance = (p) => p < 1e-12 ? "p < 10\u207B\xB9\xB2" : `p = ${probability(Math.log10(p))}`;
var rounded = (value) => value === null || value === void 0 || !Number.isFinite(value) ? null : Math.round(value * 1e6) / 1e6;

// src/evidence/readings/ground.ts
var LOOK_BACK = 6e8;
var passedSql = (column) => `${column} IN (${NAMING_STATUSES.map((status) => `'${status}'`).join(", ")})`;
var timeBucket = (micros) => `floor((${micros}) / (SELECT greatest(max(window_seconds) * 1000000, 1) FROM reading_groups))::BIGINT`;
async function controlMeans(store, sql) {
  const rows = await store.rows(
    `SELECT w.group_id AS "groupId", round(sum(w.weight * b.x) / sum(w.weight), 9) AS x
     FROM reading_weights w JOIN (SELECT bucket, avg(x::DOUBLE) AS x FROM (${sql}) WHERE x IS NOT NULL GROUP BY bucket) b USING (bucket)
     GROUP BY w.group_id`
  );
  return new Map(rows.map(({ groupId, x }) => [groupId, x]));
}
var byGroupId = (rows) => new Map(rows.map((row3) => [row3.groupId, row3]));

// src/evidence/readings/openers.ts
var SOON_SECONDS = 1800;
var OCCASION_SECONDS = 86400;
var OTHERS_A_MEMBER = 4;
var MOST_ACCOUNTS2 = 1e3;
var SAME_SECONDS = 1;
var FEWEST_CHARACTERS = 30;
var TABLES2 = {
  reading_takes: `
    SELECT group_id, trace, object_id, account_id, event_id, micros, takers FROM reading_acts WHERE takers > 1`,
  reading_takers: `
    SELECT a.trace, a.object_id, a.account_id, epoch_us(a.time_utc) AS micros FROM actions a
    SEMI JOIN (SELECT DISTINCT trace, object_id FROM reading_takes) USING (trace, object_id)`,
  reading_things: `
    SELECT t.group_id, t.trace, t.object_id, any_value(t.takers) AS takers, min(t.micros) AS first_member, any_value(e.accounts) AS accounts,
           any_value(e.accounts) <= (1 + ${OTHERS_A_MEMBER}) * any_value(t.takers) AS own
    FROM reading_takes t JOIN (SELECT trace, object_id, count(*) AS accounts FROM reading_takers GROUP BY ALL) e USING (trace, object_id)
    GROUP BY ALL HAVING own OR any_value(e.accounts) <= ${MOST_ACCOUNTS2}`,
  reading_openers: `
    WITH everybody AS (
      SELECT g.group_id, e.trace, e.object_id, e.account_id, e.micros FROM reading_things g JOIN reading_takers e USING (trace, object_id)
      UNION ALL
      SELECT t.group_id, t.trace, t.object_id, p.account_id, epoch_us(p.time_utc)
      FROM reading_things g JOIN reading_takes t USING (group_id, trace, object_id)
      JOIN reading_events e ON e.group_id = t.group_id AND e.account_id = t.account_id AND e.event_id = t.event_id
      JOIN events p ON p.post_id = e.repost_of AND p.platform IS NOT DISTINCT FROM e.platform
      WHERE epoch_us(p.time_utc) <= t.micros),
    once AS (SELECT group_id, trace, object_id, account_id, min(micros) AS micros FROM everybody GROUP BY ALL)
    SELECT group_id, trace, object_id, account_id, micros, count(*) OVER same AS people,
           micros = min(micros) OVER same AND count(*) OVER (PARTITION BY group_id, trace, object_id, micros) = 1 AS opens
    FROM once WINDOW same AS (PARTITION BY group_id, trace, object_id)`,
  reading_opened: `
    SELECT t.group_id, t.trace, t.object_id, o.account_id AS opener, o.micros AS opened,
           m.account_id IS NOT NULL AS inside
    FROM reading_things t JOIN reading_openers o USING (group_id, trace, object_id)
    LEFT JOIN reading_members m ON m.group_id = t.group_id AND m.account_id = o.account_id
    WHERE o.opens`,
  reading_further: `
    SELECT t.group_id, t.trace, t.object_id, t.account_id, t.event_id, g.own, o.opener, o.inside, (t.micros - o.opened) / 1e6 AS after_opener,
           (t.micros - min(t.micros) OVER same) / 1e6 AS after_member, row_number() OVER (same ORDER BY t.micros, t.account_id) AS place
    FROM reading_takes t JOIN reading_things g USING (group_id, trace, object_id)
    LEFT JOIN reading_opened o USING (group_id, trace, object_id)
    WINDOW same AS (PARTITION BY t.group_id, t.trace, t.object_id)`
};
var SEVERAL2 = 3;
var SPREADS = `
  WITH further AS (SELECT * FROM reading_further WHERE own AND place > 1 AND after_member <= ${OCCASION_SECONDS}),
  regular AS (
    SELECT group_id, trace, opener FROM reading_opened WHERE NOT inside GROUP BY ALL HAVING count(*) >= ${SEVERAL2}),
  pointed AS (
    SELECT DISTINCT e.group_id, e.account_id, p.account_id AS opener
    FROM reading_events e JOIN events p ON p.post_id = e.points_to AND p.platform IS NOT DISTINCT FROM e.platform
    SEMI JOIN regular r ON r.group_id = e.group_id AND r.opener = p.account_id),
  takes AS (
    SELECT group_id, opener, account_id, count(DISTINCT object_id) AS things FROM reading_further
    WHERE opener <> account_id GROUP BY ALL),
  followed AS (
    SELECT group_id, opener, account_id FROM pointed
    UNION SELECT group_id, opener, account_id FROM takes WHERE things >= ${SEVERAL2}),
  words AS (
    SELECT t.group_id, t.trace, t.object_id, t.account_id, e.wording, e.characters,
           count(*) OVER (PARTITION BY t.group_id, t.trace, t.object_id, e.wording) AS alike
    FROM reading_takes t JOIN reading_events e USING (group_id, account_id, event_id)),
  told AS (
    SELECT w.group_id, w.trace, w.object_id, w.account_id FROM words w JOIN reading_things g USING (group_id, trace, object_id)
    WHERE w.characters >= ${FEWEST_CHARACTERS} AND 2 * w.alike > g.takers AND g.accounts > g.takers)
  SELECT f.group_id AS "groupId", f.trace, count(DISTINCT f.object_id)::DOUBLE AS things, count(*)::DOUBLE AS further,
         count(*) FILTER (f.after_member > ${SOON_SECONDS})::DOUBLE AS late, median(f.after_member) AS middle,
         count(*) FILTER (r.opener IS NOT NULL AND x.opener IS NOT NULL)::DOUBLE AS sourced,
         count(DISTINCT r.opener)::DOUBLE AS sources,
         count(*) FILTER (w.account_id IS NOT NULL)::DOUBLE AS verbatim
  FROM further f
  LEFT JOIN regular r ON r.group_id = f.group_id AND r.trace = f.trace AND r.opener = f.opener
  LEFT JOIN followed x ON x.group_id = f.group_id AND x.opener = f.opener AND x.account_id = f.account_id
  LEFT JOIN told w ON w.group_id = f.group_id AND w.trace = f.trace AND w.object_id = f.object_id AND w.account_id = f.account_id
  GROUP BY f.group_id, f.trace`;
var OPENERS = `
  WITH acts AS (
    SELECT group_id, trace, count(*)::DOUBLE AS acts, count(DISTINCT object_id) AS things FROM reading_further
    WHERE opener IS DISTINCT FROM account_id GROUP BY ALL),
  followers AS (
    SELECT *, after_opener - min(after_opener) OVER (PARTITION BY group_id, trace, object_id) AS apart,
           row_number() OVER (PARTITION BY group_id, trace, object_id ORDER BY after_opener, account_id) AS turn
    FROM reading_further WHERE opener <> account_id AND after_opener <= ${OCCASION_SECONDS}),
  led AS (
    SELECT group_id, trace, opener, any_value(inside) AS inside, count(DISTINCT object_id) AS opened, count(*)::DOUBLE AS led,
           median(after_opener) AS middle, coalesce(median(apart) FILTER (turn > 1), 0) AS apart
    FROM followers GROUP BY group_id, trace, opener),
  regular AS (
    SELECT group_id, trace, opener, sum(n) FILTER (spread <= ${SAME_SECONDS}) / sum(n) AS steady FROM (
      SELECT group_id, trace, opener, account_id, count(*) AS n, mad(after_opener) AS spread FROM followers GROUP BY ALL HAVING count(*) >= ${FEWEST6})
    GROUP BY ALL),
  luck AS (
    SELECT group_id, trace, account_id, round(sum(1.0 / people), 9) AS luck, list(1.0 / people ORDER BY people) AS chances
    FROM reading_openers GROUP BY ALL)
  SELECT l.group_id AS "groupId", l.trace, l.inside, l.opened, a.things, k.luck, k.chances, c.candidates, l.led, a.acts, l.middle, l.apart,
         coalesce(r.steady, 0)::DOUBLE AS steady
  FROM led l JOIN acts a USING (group_id, trace)
  JOIN luck k ON k.group_id = l.group_id AND k.trace = l.trace AND k.account_id = l.opener
  JOIN (SELECT group_id, trace, count(DISTINCT account_id) AS candidates FROM reading_openers GROUP BY ALL) c
    ON c.group_id = l.group_id AND c.trace = l.trace
  LEFT JOIN regular r ON r.group_id = l.group_id AND r.trace = l.trace AND r.opener = l.opener
  QUALIFY row_number() OVER (PARTITION BY l.group_id ORDER BY l.led DESC, l.opened DESC, l.middle, l.apart, l.trace, k.luck, l.inside, l.opener) = 1`;
var KEPT3 = { reading_spreads: SPREADS, reading_lead_openers: OPENERS };
async function make(store) {
  const made = await store.row(
    "SELECT 1 AS one FROM information_schema.tables WHERE table_name = 'reading_spreads'"
  );
  if (made) return;
  for (const [name, sql] of Object.entries({ ...TABLES2, ...KEPT3 }))
    await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
  for (const name of Object.keys(TABLES2)) await store.run(`DROP TABLE temp.${name}`);
}
async function spreadsOf(store) {
  await make(store);
  return store.rows(
    `SELECT * FROM reading_spreads QUALIFY row_number() OVER (PARTITION BY "groupId" ORDER BY further DESC, trace) = 1`
  );
}
async function openersOf(store) {
  await make(store);
  return store.rows("SELECT * FROM reading_lead_openers");
}
var LED_FROM = 1 / 3;
var OWN_TIME = 600;
var openerP = ({ opened, chances, candidates }) => Math.min(1, candidates * poissonBinomialUpperTail(opened, chances));
var isAnswered = (opener) => opener.opened >= FEWEST6 && opener.led >= LED_FROM * opener.acts && openerP(opener) < SIGNIFICANT && opener.middle >= OWN_TIME && opener.apart >= OWN_TIME && opener.steady < FITS_FROM;

// src/evidence/readings/reading.ts
var defineReading = (reading) => reading;

// src/evidence/readings/common-source.ts
var ENOUGH = 11;
var WORDED_FROM = 0.8;
var commonSource = defineReading({
  id: "common-source",
  question: "Do the members take up over hours what accounts outside bring, or what a service words for all who use it?",
  needs: [
    "clocks of a minute",
    "five things that few others act on",
    "the source in the data, or its own words"
  ],
  async measure(store, groups) {
    const found2 = byGroupId(await spreadsOf(store));
    return groups.map((group) => finding(group, found2.get(group.groupId)));
  },
  references: [
    {
      text: "Barabasi 2005: The origin of bursts and heavy tails in human dynamics",
      url: "https://doi.org/10.1038/nature03459"
    }
  ]
});
function finding({ groupId, clock: clock2 }, spread3) {
  if (clock2 === "day")
    return notMeasurable(groupId, "Clocks give the day only, so that nobody can be seen to be late.");
  if (!spread3) return notMeasurable(groupId, "There is nothing that members share and few others act on.");
  const { things, further, late, middle, sourced, sources, verbatim } = spread3;
  const share2 = late / further;
  const slow = things >= FEWEST6 && share2 >= FITS_FROM;
  const visible = sourced >= FITS_FROM * further;
  const worded = verbatim >= WORDED_FROM * further;
  const fits = slow && (visible || worded);
  const ruledOut = things >= ENOUGH && share2 <= ABSENT_UP_TO;
  const source = `${outOf2(sourced, further)} were on what ${whole2(sources)} ${sources === 1 ? "account" : "accounts"} outside had brought before, ${outOf2(verbatim, further)} in the very words that others outside use too`;
  const unseen = slow && !fits ? "; a source, if there is one, stands outside this data" : "; that settles nothing";
  return {
    groupId,
    testable: fits || ruledOut,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(share2),
    controlValue: null,
    pValue: null,
    note: `On ${whole2(things)} ${things === 1 ? "thing" : "things"} that few others act on, ${outOf2(late, further)} further acts of members came over ${duration(SOON_SECONDS)} after the first (median ${duration(middle)}); ${source}${fits || ruledOut ? "" : unseen}.`
  };
}

// src/evidence/readings/rest.ts
var ENOUGH_EVENTS = 72;
var RESTLESS = 0.125;
var RESTED = 0.04;
var HOURS3 = Array.from({ length: 24 }, (_, hour) => hour);
var quietShares = (table2, columns2) => `
  WITH hours AS (
    SELECT ${columns2}, count(*) AS events,
           ${HOURS3.map((hour) => `count(*) FILTER (hour = ${hour}) AS h${hour}`).join(", ")}
    FROM (SELECT ${columns2}, (micros // 3600000000 % 24 + 24) % 24 AS hour FROM ${table2}) GROUP BY ALL HAVING count(*) >= ${ENOUGH_EVENTS})
  SELECT ${columns2}, least(${HOURS3.map(sixHoursFrom).join(", ")}) / events AS quiet FROM hours`;
var sixHoursFrom = (start2) => HOURS3.slice(0, 6).map((hour) => `h${(start2 + hour) % 24}`).join(" + ");
async function restlessCounts(store) {
  const rows = await store.rows(
    `SELECT group_id AS "groupId", count(*) AS measured, count(*) FILTER (quiet >= ${RESTLESS}) AS restless,
            count(*) FILTER (quiet <= ${RESTED}) AS rested
     FROM (${quietShares("reading_events", "group_id, account_id")}) GROUP BY ALL`
  );
  const controls = await controlMeans(
    store,
    `SELECT bucket, (quiet >= ${RESTLESS})::INTEGER AS x FROM (${quietShares("reading_control_events", "account_id, bucket")})`
  );
  return new Map(
    rows.map(({ groupId, ...row3 }) => [groupId, { ...row3, controls: controls.get(groupId) ?? null }])
  );
}

// src/evidence/readings/feed.ts
var SAME_SECONDS2 = 1;
var FEWEST_POSTS4 = 5;
var FEWEST_MEMBERS = 4;
async function makeMachineClients(store) {
  const rows = await store.rows(
    "SELECT DISTINCT client FROM (SELECT client FROM reading_events UNION ALL SELECT client FROM reading_control_events) WHERE client IS NOT NULL ORDER BY client"
  );
  const machines = rows.map(({ client }) => client).filter(isMachineClient);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE reading_machines AS SELECT unnest($1::JSON::VARCHAR[]) AS client",
    [JSON.stringify(machines)]
  );
}
var DECLARED = `
  WITH clients AS (
    SELECT group_id, account_id, count(*) AS posts, count(client) AS known, count(*) FILTER (met) AS meeting,
           count(*) FILTER (met AND client IN (SELECT client FROM reading_machines)) AS "meetingByMachine", count(*) FILTER (client IN (SELECT client FROM reading_machines)) AS machine
    FROM reading_events GROUP BY ALL)
  SELECT group_id AS "groupId", count(*) FILTER (known >= ${FEWEST_POSTS4} OR told OR automatic) AS measured,
         count(*) FILTER (automatic) AS "byProfile", 2 * sum("meetingByMachine") >= greatest(sum(meeting), 1) AS "meetByMachine",
         count(*) FILTER (automatic OR (known >= ${FEWEST_POSTS4} AND machine >= ${FITS_FROM} * posts)) AS declared
  FROM reading_profiles LEFT JOIN clients USING (group_id, account_id) GROUP BY ALL`;
var DELAYS = `
  WITH spans AS (
    SELECT group_id, moment, min(micros) AS first, max(micros) - min(micros) <= 1000000 AS together
    FROM reading_moment_acts GROUP BY ALL),
  leads AS (
    SELECT a.group_id, a.moment, any_value(a.account_id) AS leader, any_value(s.first) AS first
    FROM reading_moment_acts a JOIN spans s ON s.group_id = a.group_id AND s.moment = a.moment AND s.first = a.micros
    GROUP BY ALL HAVING count(DISTINCT a.account_id) = 1),
  gaps AS (
    SELECT a.group_id, l.leader, a.account_id, (a.micros - l.first) / 1000000.0 AS gap
    FROM reading_moment_acts a JOIN leads l USING (group_id, moment) WHERE a.account_id <> l.leader),
  pairs AS (
    SELECT group_id, count(*) AS times, mad(gap) AS spread FROM gaps GROUP BY group_id, leader, account_id HAVING count(*) >= ${FEWEST6})
  SELECT g.group_id AS "groupId", p.repeats, p.pairs, p.steady, p.spread, d.delay, s.together
  FROM reading_groups g
  LEFT JOIN (SELECT group_id, sum(times)::BIGINT AS repeats, count(*) AS pairs, median(spread) AS spread,
                    (coalesce(sum(times) FILTER (spread <= ${SAME_SECONDS2}), 0))::BIGINT AS steady FROM pairs GROUP BY ALL) p USING (group_id)
  LEFT JOIN (SELECT group_id, median(gap) AS delay FROM gaps GROUP BY ALL) d USING (group_id)
  LEFT JOIN (SELECT group_id, count(*) FILTER (together) AS together FROM spans GROUP BY ALL) s USING (group_id)`;
var OWN_ACTS = `
  SELECT group_id AS "groupId", count(*) AS acts, count(*) FILTER (takers = 1) AS own FROM reading_acts WHERE lead GROUP BY ALL`;
var feed = defineReading({
  id: "feed",
  question: "Do most members say that they are automatic, in their profiles or by the tool that makes most of their posts?",
  needs: [
    "the client column or profile texts; to be ruled out without them, pairs that met five times with clocks of a second"
  ],
  async measure(store, groups) {
    await makeMachineClients(store);
    const declared = byGroupId(await store.rows(DECLARED));
    const delays = byGroupId(await store.rows(DELAYS));
    const own = byGroupId(await store.rows(OWN_ACTS));
    const rest = await restlessCounts(store);
    const controls = await controlMeans(
      store,
      `SELECT bucket, (2 * count(*) FILTER (client IN (SELECT client FROM reading_machines)) >= count(*))::INTEGER AS x
       FROM reading_control_events WHERE client IS NOT NULL GROUP BY account_id, bucket`
    );
    await store.run("DROP TABLE temp.reading_machines");
    return groups.map((group) => {
      const { groupId } = group;
      const acts = own.get(groupId);
      return finding2(group, {
        declared: declared.get(groupId) ?? {
          groupId,
          measured: 0,
          byProfile: 0,
          meetByMachine: null,
          declared: 0
        },
        delay: delays.get(groupId),
        own: acts && acts.acts > 0 ? acts.own / acts.acts : 0,
        rest: rest.get(groupId) ?? { measured: 0, restless: 0, rested: 0, controls: null },
        control: controls.get(groupId) ?? null
      });
    });
  },
  references: [
    {
      text: "Chu, Gianvecchio, Wang, Jajodia 2012: Detecting automation of Twitter accounts",
      url: "https://doi.org/10.1109/TDSC.2012.75"
    },
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732"
    }
  ]
});
function finding2(group, signs) {
  const { groupId, clock: clock2, moments, size } = group;
  const { delay, own, rest, control } = signs;
  const { measured: measured2, declared } = signs.declared;
  const known2 = measured2 >= Math.max(FEWEST_MEMBERS, FITS_FROM * size);
  const share2 = known2 ? declared / measured2 : 0;
  const timed = clock2 === "second" && (delay?.pairs ?? 0) > 0;
  const steady = timed ? (delay?.steady ?? 0) / (delay?.repeats ?? 1) : 0;
  const together2 = clock2 === "second" ? delay?.together ?? 0 : 0;
  const fits = known2 && share2 >= FITS_FROM;
  const loose = clock2 === "second" && steady <= ABSENT_UP_TO && together2 <= ABSENT_UP_TO * moments && moments >= FEWEST6;
  const handmade = loose && timed && own >= FITS_FROM && rest.measured >= 4 && rest.rested >= 0.8 * rest.measured;
  const ruledOut = !fits && (known2 && share2 <= ABSENT_UP_TO && loose && signs.declared.meetByMachine !== true || handmade);
  const finding10 = {
    groupId,
    value: known2 ? rounded(share2) : null,
    controlValue: known2 ? rounded(control) : null,
    pValue: null,
    note: `${sentence(noteParts(group, signs))}.`
  };
  return {
    ...finding10,
    testable: fits || ruledOut || known2 && signs.declared.meetByMachine !== true,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable"
  };
}
function noteParts({ clock: clock2, moments }, signs) {
  const { delay, own, rest, control } = signs;
  const { measured: measured2, declared, byProfile } = signs.declared;
  const together2 = clock2 === "second" ? delay?.together ?? 0 : 0;
  return [
    measured2 > 0 ? `${outOf2(declared, measured2)} members say that they are automatic, ${byProfile} of them in their profiles, the others by the tool of most of their posts${control === null ? "" : ` (active accounts outside by their tool: ${percent2(control)})`}` : "the data names no client and holds no profile text, so that nobody could say that a machine posts",
    signs.declared.meetByMachine === true && declared < FITS_FROM * measured2 ? "but what they share they post by a client that says so: whether the accounts are relays this data cannot tell" : "",
    (delay?.pairs ?? 0) > 0 && clock2 === "second" ? `where the same two accounts followed each other ${FEWEST6} times or more, ${outOf2(delay?.steady ?? 0, delay?.repeats ?? 0)} delays kept one length to the second (usual spread ${duration(delay?.spread ?? 0)}, usual delay ${duration(delay?.delay ?? 0)})` : clock2 === "second" ? "no two members met five times one after the other" : `clocks of a ${clock2} do not show constant delays`,
    together2 > 0 ? `in ${outOf2(together2, moments)} shared moments all acted within a second` : "",
    rest.measured > 0 ? `${outOf2(rest.restless, rest.measured)} members with enough posts post round the clock` : "",
    own > 0 ? `${percent2(own)} of the members' acts are on things that no other member took up` : ""
  ].filter((part2) => part2 !== "");
}
function sentence(parts) {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/evidence/readings/leaders.ts
var AT_ONCE_SECONDS = 120;
var SAME_SECONDS3 = 1;
var LED_FROM2 = 1 / 3;
var TABLES3 = {
  reading_led_moments: `
    SELECT group_id || '|' || trace AS group_id, trace, object_id, hash(list(event_id ORDER BY event_id)) AS moment,
           min(micros) AS first, max(micros) AS last
    FROM reading_acts WHERE members > 1 GROUP BY group_id, trace, object_id, run`,
  reading_led_acts: `
    SELECT DISTINCT m.group_id, m.moment, a.account_id, a.event_id, a.micros
    FROM reading_acts a JOIN reading_led_moments m ON m.group_id = a.group_id || '|' || a.trace AND m.object_id = a.object_id
      AND a.micros BETWEEN m.first AND m.last
    WHERE a.members > 1`,
  reading_led_members: `
    SELECT DISTINCT l.group_id, m.account_id
    FROM reading_members m JOIN (SELECT DISTINCT group_id FROM reading_led_moments) l ON split_part(l.group_id, '|', 1) = m.group_id`,
  reading_people: `
    SELECT group_id, moment, account_id, min(micros) AS micros FROM (
      SELECT m.group_id, m.moment, o.account_id, o.micros
      FROM reading_led_moments m JOIN reading_near_acts o ON o.trace = m.trace AND o.object_id = m.object_id
        AND o.micros BETWEEN m.first - ${LOOK_BACK} AND m.last
      UNION ALL
      SELECT a.group_id, a.moment, p.account_id, epoch_us(p.time_utc)
      FROM reading_led_acts a
      JOIN reading_events e ON e.group_id = split_part(a.group_id, '|', 1) AND e.account_id = a.account_id AND e.event_id = a.event_id
      JOIN events p ON p.post_id = e.repost_of AND p.platform IS NOT DISTINCT FROM e.platform
      JOIN reading_led_moments m ON m.group_id = a.group_id AND m.moment = a.moment
        AND epoch_us(p.time_utc) BETWEEN m.first - ${LOOK_BACK} AND m.first)
    GROUP BY ALL`
};
var FIRSTS = `
  WITH sizes AS (
    SELECT group_id, moment, count(*) AS people, min(micros) AS first FROM reading_people GROUP BY ALL),
  crowd AS (
    SELECT group_id, moment, greatest(count(DISTINCT account_id) - 1, 1) AS acts FROM reading_led_acts GROUP BY ALL),
  alone AS (
    SELECT p.group_id, p.moment FROM reading_people p JOIN sizes s USING (group_id, moment)
    WHERE p.micros = s.first GROUP BY ALL HAVING count(*) = 1),
  firsts AS (
    SELECT p.group_id, p.account_id, sum(1.0 / s.people) AS luck,
           count(*) FILTER (p.micros = s.first AND a.moment IS NOT NULL) AS times,
           coalesce(sum(c.acts) FILTER (p.micros = s.first AND a.moment IS NOT NULL), 0)::DOUBLE AS led
    FROM reading_people p JOIN sizes s USING (group_id, moment) LEFT JOIN alone a USING (group_id, moment)
    LEFT JOIN crowd c USING (group_id, moment) GROUP BY ALL),
  delays AS (
    SELECT p.group_id, p.account_id, x.account_id AS follower, (x.micros - p.micros) / 1000000.0 AS delay
    FROM reading_people p JOIN sizes s USING (group_id, moment) JOIN alone USING (group_id, moment)
    JOIN reading_led_acts x ON x.group_id = p.group_id AND x.moment = p.moment AND x.account_id <> p.account_id
    WHERE p.micros = s.first),
  followed AS (
    SELECT group_id, account_id, median(delay) AS middle, round(avg(delay), 6) AS mean FROM delays GROUP BY ALL),
  regular AS (
    SELECT group_id, account_id, sum(n) FILTER (spread <= ${SAME_SECONDS3}) / sum(n) AS steady FROM (
      SELECT group_id, account_id, follower, count(*) AS n, mad(delay) AS spread FROM delays GROUP BY ALL HAVING count(*) >= ${FEWEST6})
    GROUP BY ALL),
  quick AS (
    SELECT group_id, count(*) AS moments, count(*) FILTER (second <= ${AT_ONCE_SECONDS}) AS quick FROM (
      SELECT x.group_id, x.moment, min(x.micros - s.first) FILTER (x.account_id <> p.account_id) / 1000000.0 AS second
      FROM reading_led_acts x JOIN sizes s USING (group_id, moment)
      JOIN (SELECT p.group_id, p.moment, min(p.account_id) AS account_id FROM reading_people p JOIN sizes s USING (group_id, moment)
            WHERE p.micros = s.first GROUP BY ALL) p USING (group_id, moment)
      GROUP BY ALL) GROUP BY ALL),
  leaders AS (
    SELECT f.*, d.middle, d.mean, coalesce(s.steady, 0)::DOUBLE AS steady, m.account_id IS NOT NULL AS inside, count(*) OVER (PARTITION BY f.group_id) AS candidates
    FROM firsts f LEFT JOIN followed d USING (group_id, account_id) LEFT JOIN regular s USING (group_id, account_id) LEFT JOIN reading_led_members m USING (group_id, account_id)
    QUALIFY row_number() OVER (PARTITION BY f.group_id ORDER BY f.led DESC, f.times DESC, round(f.luck, 9), d.middle, d.mean, m.account_id IS NULL, f.account_id) = 1),
  chances AS (
    SELECT p.group_id, list(1.0 / s.people ORDER BY s.people) AS chances
    FROM reading_people p JOIN sizes s USING (group_id, moment) SEMI JOIN leaders USING (group_id, account_id) GROUP BY ALL)
  SELECT f.group_id AS "groupId", f.times, f.led, a.acts, round(f.luck, 9) AS luck, c.chances, f.middle, f.mean, f.steady, f.inside, f.candidates,
         q.quick, q.moments
  FROM leaders f JOIN quick q USING (group_id) JOIN chances c USING (group_id)
  JOIN (SELECT group_id, sum(acts)::DOUBLE AS acts FROM crowd GROUP BY ALL) a USING (group_id)`;
var COVERAGE = `
  SELECT group_id AS "groupId", count(*) AS refs, count(post_id) AS found FROM (
    SELECT DISTINCT group_id, platform, points_to FROM reading_events WHERE trim(points_to) <> '') r
  LEFT JOIN (SELECT DISTINCT platform, post_id FROM events
             SEMI JOIN (SELECT DISTINCT points_to FROM reading_events) x ON x.points_to = events.post_id) p
    ON p.post_id = r.points_to AND p.platform IS NOT DISTINCT FROM r.platform
  GROUP BY ALL`;
var LEADERS = "reading_leaders";
var COVERED = "reading_coverage";
async function leadersOf(store, groups) {
  const made = await store.row("SELECT 1 AS one FROM information_schema.tables WHERE table_name = $1", [
    LEADERS
  ]);
  if (!made) {
    for (const [name, sql] of Object.entries(TABLES3))
      await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    await store.run(`CREATE OR REPLACE TEMP TABLE ${LEADERS} AS ${FIRSTS}`);
    await store.run(`CREATE OR REPLACE TEMP TABLE ${COVERED} AS ${COVERAGE}`);
    for (const name of Object.keys(TABLES3)) await store.run(`DROP TABLE temp.${name}`);
  }
  const firsts = await store.rows(`SELECT * FROM ${LEADERS} ORDER BY "groupId"`);
  const coverage = byGroupId(await store.rows(`SELECT * FROM ${COVERED}`));
  return groups.map((group) => leadOf(mostLed(group, firsts), coverage.get(group.groupId)));
}
var followsByMachine = ({ first }) => first !== void 0 && first.steady >= FITS_FROM;
function leadOf(first, coverage) {
  const visible = coverage !== void 0 && coverage.refs >= 20 && coverage.found >= FITS_FROM * coverage.refs;
  if (!first) return { first, visible, p: 1, leads: false, nobody: false };
  const { times, moments, led, acts } = first;
  const p = Math.min(1, first.candidates * poissonBinomialUpperTail(times, first.chances));
  return {
    first,
    visible,
    p,
    leads: (times >= FITS_FROM * moments || times >= FEWEST6 && led >= LED_FROM2 * acts) && p < SIGNIFICANT,
    nobody: upperBound(times, moments) < RULED_OUT_BELOW && led < RULED_OUT_BELOW * acts
  };
}
function mostLed({ groupId, trace }, firsts) {
  const own = firsts.filter((first) => first.groupId.startsWith(`${groupId}|`));
  const lead = own.find((first) => first.groupId === `${groupId}|${trace}`);
  const measured2 = own.filter(({ moments }) => moments >= FEWEST6);
  return measured2.reduce(
    (best, first) => best && best.led * first.acts >= first.led * best.acts ? best : first,
    lead && lead.moments >= FEWEST6 ? lead : void 0
  ) ?? lead;
}

// src/evidence/readings/notification.ts
var notification = defineReading({
  id: "notification",
  isAudience: true,
  question: "Does one account come first each time, and do the members follow within seconds or minutes?",
  needs: ["clocks of a second", "five shared moments", "the followed account in the data, for ruling out"],
  async measure(store, groups) {
    const leads = await leadersOf(store, groups);
    return groups.map((group, i) => finding3(group, leads[i]));
  },
  references: [
    {
      text: "Malmgren, Stouffer, Motter, Amaral 2008: A Poissonian explanation for heavy tails in e-mail communication",
      url: "https://doi.org/10.1073/pnas.0800332105"
    },
    {
      text: "Hong 2013: On computing the distribution function for the Poisson binomial distribution",
      url: "https://doi.org/10.1016/j.csda.2012.10.006"
    }
  ]
});
function firstWords({ first: row3, p }) {
  if (!row3) return "";
  const { times, moments, middle } = row3;
  return `In ${outOf2(times, moments)} shared moments the same account ${row3.inside ? "of" : "outside"} the group came first${middle === null || times === 0 ? "" : `, by a median of ${duration(middle)}`} (equal chances would give ${Number(row3.luck.toFixed(1))}, ${chance(p)})`;
}
var MACHINE_WORDS = "; most delays keep one length to the second, as no person's do";
var followsAtOnce = ({ first }) => first !== void 0 && first.middle !== null && first.mean !== null && first.middle <= AT_ONCE_SECONDS && first.middle <= first.mean;
function finding3({ groupId, clock: clock2 }, lead) {
  const row3 = lead.first;
  if (clock2 !== "second")
    return notMeasurable(groupId, `Clocks give the ${clock2} only, so that nobody can be seen to come first.`);
  if (!row3 || row3.moments < FEWEST6)
    return notMeasurable(
      groupId,
      `There are ${row3?.moments ?? 0} shared moments, and fewer than ${FEWEST6} show no habit.`
    );
  const { times, moments, quick } = row3;
  const machine = followsByMachine(lead);
  const fits = lead.leads && followsAtOnce(lead) && !machine;
  const slow = upperBound(quick, moments) < RULED_OUT_BELOW;
  const ruledOut = slow || lead.nobody && lead.visible;
  const speed = `; ${outOf2(row3.led, row3.acts)} further acts fall in these; the next act came within two minutes in ${outOf2(quick, moments)}`;
  const unseen = lead.nobody && !slow && !lead.visible ? "; an account that they all follow may stand outside this data" : "";
  return {
    groupId,
    testable: true,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(times / moments),
    controlValue: rounded(row3.luck / moments),
    pValue: lead.p,
    note: `${firstWords(lead)}${speed}${unseen}${machine ? MACHINE_WORDS : ""}.`
  };
}

// src/evidence/readings/one-time-zone.ts
var BEYOND = 1.5;
var OWNERSHIP = `
  WITH hours AS (
    SELECT DISTINCT a.group_id, g.trace, a.micros // 3600000000 AS hour
    FROM reading_moment_acts a JOIN reading_groups g USING (group_id)),
  totals AS (
    SELECT trace, epoch_us(time_utc) // 3600000000 AS hour, count(*) AS n FROM actions
    WHERE trace IN (SELECT trace FROM reading_groups) GROUP BY ALL),
  own AS (
    SELECT group_id, micros // 3600000000 AS hour, count(*) AS n FROM reading_acts WHERE lead GROUP BY ALL)
  SELECT h.group_id AS "groupId", sum(coalesce(o.n, 0)) / sum(t.n) AS share
  FROM hours h JOIN totals t USING (trace, hour) LEFT JOIN own o ON o.group_id = h.group_id AND o.hour = h.hour
  GROUP BY ALL`;
var oneTimeZone = defineReading({
  id: "one-time-zone",
  question: "Do the members meet only because they are awake in the same hours?",
  needs: ["other accounts in the hours of the meetings"],
  async measure(store, groups) {
    const shares2 = byGroupId(await store.rows(OWNERSHIP));
    return groups.map((group) => finding4(group, shares2.get(group.groupId)?.share ?? 1));
  },
  references: [
    {
      text: "Malmgren, Stouffer, Motter, Amaral 2008: A Poissonian explanation for heavy tails in e-mail communication",
      url: "https://doi.org/10.1073/pnas.0800332105"
    }
  ]
});
function finding4(group, share2) {
  const { groupId, observed, expected } = group;
  const p = Math.exp(logPoissonUpperTail(observed, expected));
  const beyond = observed >= BEYOND * expected && p < SIGNIFICANT;
  const owned = share2 >= ABSENT_UP_TO;
  const numbers = `${whole2(observed)} meetings where the same hours give ${Number(expected.toFixed(1))} (${chance(p)})`;
  const hours = `members made ${percent2(share2)} of the acts in these hours`;
  const [state, note2] = beyond ? ["ruled-out", `Among accounts awake in the same hours the members still stand out: ${numbers}`] : owned ? [
    "not-measurable",
    `The group's own acts fill much of its hours and leave too few to compare with: ${numbers}, ${hours}`
  ] : observed <= BEYOND * expected && group.contrast === "rhythm" ? ["fits", `The hour explains most of the meetings: ${numbers}, ${hours}`] : [
    "not-measurable",
    `The members stand out a little beyond their hours, too little to settle it: ${numbers}, ${hours}`
  ];
  return {
    groupId,
    testable: true,
    state,
    value: observed,
    controlValue: rounded(expected),
    pValue: p,
    note: `${note2}.`
  };
}

// src/evidence/readings/call-posts.ts
var ALONE_SECONDS = 60;
var SEVERAL3 = 3;
var POINT_FROM = 1 / 3;
var FEWEST_LETTERS = 20;
var words2 = (column) => `lower(trim(regexp_replace(regexp_replace(${column}, 'https?://[^\\s)]+|[#@][\\pL\\pN_]+', ' ', 'g'), '[^\\pL\\pN]+', ' ', 'g')))`;
var TABLES4 = {
  reading_tagged: `
    SELECT m.group_id, m.account_id, e.event_id, epoch_us(e.time_utc) AS micros, e.platform, unnest(list_distinct(e.hashtags)) AS tag, ${words2("e.text")} AS words,
           m.points_to
    FROM reading_events m JOIN events e USING (event_id) WHERE m.met AND m.kind IS DISTINCT FROM 'repost' AND len(e.hashtags) > 0`,
  reading_tags: `
    SELECT group_id, tag, count(DISTINCT account_id) AS users FROM reading_tagged
    GROUP BY ALL HAVING count(DISTINCT account_id) >= 2`,
  reading_tag_users: `
    SELECT tag, account_id, min(micros) AS micros FROM (
      SELECT unnest(list_distinct(hashtags)) AS tag, account_id, epoch_us(time_utc) AS micros FROM events
      WHERE len(hashtags) > 0 AND kind IS DISTINCT FROM 'repost') SEMI JOIN reading_tags USING (tag) GROUP BY ALL`,
  reading_callers: `
    SELECT tag, arg_min(account_id, (micros, account_id)) AS caller, min(micros) AS called, min(micros, 2)[2] AS answered
    FROM reading_tag_users GROUP BY tag HAVING count(*) >= ${SEVERAL3} AND min(micros, 2)[2] - min(micros) >= ${ALONE_SECONDS * 1e6}`,
  reading_caller_words: `
    SELECT c.tag, c.caller, list(DISTINCT ${words2("e.text")}) AS bank FROM reading_callers c JOIN events e ON e.account_id = c.caller
    WHERE list_contains(e.hashtags, c.tag) AND e.text IS NOT NULL AND epoch_us(e.time_utc) < c.answered + 86400000000 GROUP BY ALL`,
  reading_pointing: `
    SELECT DISTINCT m.group_id, m.account_id, p.account_id AS caller
    FROM reading_events m JOIN events p ON p.post_id = m.points_to AND p.platform IS NOT DISTINCT FROM m.platform
    SEMI JOIN reading_callers c ON c.caller = p.account_id`
};
var inTime = "t.micros - c.called BETWEEN 0 AND 172800000000";
var CALLED = `
  WITH told AS (
    SELECT t.group_id, t.tag, c.caller, count(DISTINCT t.account_id) AS users,
           count(DISTINCT t.account_id) FILTER (p.caller IS NOT NULL) AS pointing,
           count(*) AS posts,
           count(*) FILTER (length(t.words) >= ${FEWEST_LETTERS} AND len(list_filter(b.bank, lambda w: contains(w, t.words))) > 0) AS pasted
    FROM reading_tagged t JOIN reading_tags g USING (group_id, tag) JOIN reading_callers c ON c.tag = t.tag AND c.caller <> t.account_id AND ${inTime}
    LEFT JOIN reading_pointing p ON p.group_id = t.group_id AND p.account_id = t.account_id AND p.caller = c.caller
    LEFT JOIN reading_caller_words b ON b.tag = t.tag
    GROUP BY ALL),
  followed AS (
    SELECT *, count(*) OVER (PARTITION BY group_id, caller) AS times, count(*) OVER (PARTITION BY group_id) AS tags FROM told),
  calls AS (
    SELECT group_id, tag FROM followed
    WHERE (times >= ${SEVERAL3} AND times >= ${FITS_FROM} * tags) OR pointing >= ${POINT_FROM} * users OR pasted >= ${FITS_FROM} * posts),
  met AS (SELECT group_id, count(DISTINCT event_id) AS acts FROM reading_events WHERE met AND kind IS DISTINCT FROM 'repost' GROUP BY ALL)
  SELECT t.group_id AS "groupId", count(DISTINCT t.event_id) AS called, any_value(m.acts) AS acts, count(DISTINCT t.tag) AS calls,
         median((t.micros - c.called) / 1e6) AS middle
  FROM reading_tagged t JOIN calls k ON k.group_id = t.group_id AND k.tag = t.tag JOIN reading_callers c ON c.tag = t.tag AND ${inTime} JOIN met m ON m.group_id = t.group_id
  GROUP BY t.group_id`;
async function callsOf(store) {
  for (const [name, sql] of Object.entries(TABLES4))
    await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
  const rows = await store.rows(CALLED);
  for (const name of Object.keys(TABLES4)) await store.run(`DROP TABLE temp.${name}`);
  return rows;
}

// src/evidence/readings/public-call.ts
var publicCall = defineReading({
  id: "public-call",
  question: "Does one account that the data shows call, and do the members answer it within hours?",
  needs: ["five shared moments", "clocks of a minute", "the account that calls, in the data"],
  async measure(store, groups) {
    const leads = await leadersOf(store, groups);
    const openers = byGroupId(await openersOf(store));
    const calls = byGroupId(await callsOf(store));
    const spreads = byGroupId(await spreadsOf(store));
    return groups.map(
      (group, i) => finding5(group, leads[i], {
        opener: openers.get(group.groupId),
        called: calls.get(group.groupId),
        spread: spreads.get(group.groupId)
      })
    );
  },
  references: [
    {
      text: "Gonzalez-Bailon, Borge-Holthoefer, Rivero, Moreno 2011: The dynamics of protest recruitment through an online network",
      url: "https://doi.org/10.1038/srep00197"
    }
  ]
});
var PROMPT_UP_TO = 0.02;
function finding5(group, lead, { opener, called, spread: spread3 }) {
  const { groupId, clock: clock2 } = group;
  const { first } = lead;
  if (clock2 === "day")
    return notMeasurable(groupId, "Clocks give the day only, so that nobody can be seen to come first.");
  if (opener && isAnswered(opener)) return answered2(groupId, opener);
  if (called && called.calls > 0 && called.acts >= FEWEST6 && called.called >= FITS_FROM * called.acts)
    return calledFor(groupId, called);
  if (!first || first.moments < FEWEST6)
    return notMeasurable(
      groupId,
      `There are ${first?.moments ?? 0} shared moments, and fewer than ${FEWEST6} show no habit.`
    );
  const led = `${firstWords(lead)}; ${outOf2(first.led, first.acts)} further acts fall in these`;
  const atOnce2 = lead.leads && followsAtOnce(lead);
  const machine = followsByMachine(lead);
  const prompt = isPrompt(spread3);
  const fits = lead.leads && !atOnce2 && !machine && !prompt;
  const ruledOut = lead.visible && (lead.nobody || lead.leads && !atOnce2 && prompt);
  const more = atOnce2 ? "; they follow at once, as people do who are notified" : prompt && lead.leads ? `; but of ${whole2(spread3?.further ?? 0)} further acts on ${whole2(spread3?.things ?? 0)} things of theirs ${whole2(spread3?.late ?? 0)} came later than half an hour: nobody answers in its own time` : lead.nobody && !lead.visible ? "; an account that calls them may stand outside this data" : "";
  return {
    groupId,
    testable: fits || lead.visible,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(first.led / Math.max(1, first.acts)),
    controlValue: rounded(first.luck / first.moments),
    pValue: lead.p,
    note: `${led}${machine ? MACHINE_WORDS : more}.`
  };
}
var isPrompt = (spread3) => spread3 !== void 0 && spread3.things >= FEWEST6 && spread3.late <= PROMPT_UP_TO * spread3.further;
function answered2(groupId, opener) {
  const p = openerP(opener);
  return {
    groupId,
    testable: true,
    state: "fits",
    value: rounded(opener.led / opener.acts),
    controlValue: rounded(opener.luck / opener.things),
    pValue: p,
    note: `Of ${outOf2(opener.opened, opener.things)} things that members share, the same account ${opener.inside ? "of" : "outside"} the group was the first in all the data (equal chances would give ${Number(opener.luck.toFixed(1))}, ${chance(p)}); ${outOf2(opener.led, opener.acts)} further acts of members are on these, by a median of ${duration(opener.middle)} after it and ${duration(opener.apart)} after the first of them.`
  };
}
var calledFor = (groupId, { called, acts, calls, middle }) => ({
  groupId,
  testable: true,
  state: "fits",
  value: rounded(called / acts),
  controlValue: null,
  pValue: null,
  note: `${outOf2(called, acts)} posts of shared moments carry a hashtag that an account named before anybody else, in ${calls === 1 ? "one call" : `${calls} calls`} which members point to, paste or answer again and again; they came by a median of ${duration(middle)} after it.`
});

// src/evidence/readings/same-publisher.ts
var MAIN = 0.25;
var REGULAR = 0.05;
var COMMON2 = 0.1;
var FEWEST_POSTS5 = 10;
var DAYS2 = 3;
var LASTING = 0.5;
var addresses = (table2, columns2) => `
  SELECT DISTINCT ${columns2}, event_id, link, coalesce(
    list_filter(domains, lambda d: d = host OR ends_with(host, '.' || d))[1],
    host || '/' || split_part(split_part(split_part(link, '/', 4), '?', 1), '#', 1)) AS address
  FROM (SELECT ${columns2}, event_id, domains, link, lower(split_part(link, '/', 3)) AS host
        FROM (SELECT ${columns2}, event_id, domains, unnest(links) AS link FROM ${table2}))
  WHERE host <> ''`;
var habits = (posts, links, columns2) => `
  SELECT ${columns2}, address, count(DISTINCT event_id) / any_value(posts) AS share
  FROM (${links}) JOIN (
    SELECT ${columns2}, count(*) AS posts, max(micros) - min(micros) AS span FROM ${posts} GROUP BY ALL) USING (${columns2})
  WHERE posts >= ${FEWEST_POSTS5}
  GROUP BY ${columns2}, address
  HAVING count(DISTINCT event_id) >= greatest(${FEWEST6}, ${REGULAR} * any_value(posts)) AND count(DISTINCT micros // 86400000000) >= ${DAYS2}
    AND max(micros) - min(micros) >= ${LASTING} * any_value(span)`;
var TABLES5 = {
  reading_own_posts: "SELECT * FROM reading_events WHERE NOT met AND kind IS DISTINCT FROM 'repost'",
  reading_control_posts: "SELECT * FROM reading_control_events WHERE kind IS DISTINCT FROM 'repost'",
  reading_member_links: `
    SELECT *, count(DISTINCT account_id) OVER (PARTITION BY group_id, link) > 1 AS shared_link,
           count(DISTINCT account_id) OVER (PARTITION BY group_id, wording) > 1 AS shared_wording
    FROM (${addresses("reading_events", "group_id, account_id, micros, wording, met, kind")})`,
  reading_control_habits: habits(
    "reading_control_posts",
    addresses("reading_control_posts", "account_id, bucket, micros"),
    "account_id, bucket"
  )
};
var OWN_LINKS = `
  SELECT group_id, account_id, micros, event_id, address FROM reading_member_links
  WHERE NOT met AND kind IS DISTINCT FROM 'repost' AND CASE WHEN contains(address, '/') THEN NOT shared_wording ELSE NOT shared_link END`;
var MEASURE = `
  WITH posts AS (
    SELECT group_id, account_id, count(*) AS posts FROM reading_own_posts GROUP BY ALL HAVING count(*) >= ${FEWEST_POSTS5}),
  used AS (${habits("reading_own_posts", OWN_LINKS, "group_id, account_id")}),
  everybody AS (SELECT greatest(1, ${COMMON2} * count(DISTINCT account_id)) AS most FROM reading_control_events),
  common AS (
    SELECT address FROM reading_control_habits GROUP BY address HAVING count(*) > (SELECT most FROM everybody)),
  house AS (SELECT * FROM used WHERE address NOT IN (SELECT address FROM common)),
  tied AS (
    SELECT DISTINCT a.group_id, unnest([a.account_id, b.account_id]) AS account_id
    FROM house a JOIN house b ON a.group_id = b.group_id AND a.address = b.address AND a.account_id <> b.account_id
    WHERE a.share >= ${MAIN}),
  housed AS (
    SELECT group_id, account_id FROM house UNION SELECT group_id, account_id FROM reading_profiles WHERE len(named_sites) > 0),
  named AS (
    SELECT group_id, max(members) AS members FROM (
      SELECT group_id, site, count(*) AS members
      FROM (SELECT group_id, account_id, unnest(named_sites) AS site FROM reading_profiles) GROUP BY ALL) GROUP BY ALL),
  wording AS (
    SELECT group_id, moment, max(alike) AS alike FROM (
      SELECT a.group_id, a.moment,
             CASE WHEN max(regexp_matches(o.object_id, '^(text|phrases):')::INTEGER) = 1 THEN 2
                  WHEN max(e.characters) >= 30 THEN count(DISTINCT a.account_id) ELSE 0 END AS alike
      FROM reading_moment_acts a JOIN reading_events e USING (group_id, account_id, event_id)
      JOIN (SELECT group_id, moment, min(object_id) AS object_id FROM reading_moments GROUP BY ALL) o USING (group_id, moment)
      GROUP BY a.group_id, a.moment, e.wording) GROUP BY ALL),
  sites AS (SELECT group_id, max(moments) AS moments FROM (
    SELECT a.group_id, l.address, count(DISTINCT a.moment) AS moments
    FROM reading_moment_acts a JOIN reading_member_links l USING (group_id, account_id, event_id)
    WHERE l.address NOT IN (SELECT address FROM common) GROUP BY ALL) GROUP BY ALL)
  SELECT g.group_id AS "groupId",
    coalesce((SELECT moments FROM sites s WHERE s.group_id = g.group_id), 0) AS "oneSite",
    (SELECT count(*) FROM posts p WHERE p.group_id = g.group_id) AS measured,
    (SELECT count(*) FROM tied t WHERE t.group_id = g.group_id) AS tied,
    (SELECT count(*) FROM housed h WHERE h.group_id = g.group_id) AS housed,
    coalesce((SELECT members FROM named n WHERE n.group_id = g.group_id), 0) AS named,
    (SELECT count(*) FROM reading_profiles p WHERE p.group_id = g.group_id AND told) AS told,
    (SELECT count(*) FROM wording w WHERE w.group_id = g.group_id AND alike > 1) AS copied,
    (SELECT count(*) FROM wording w WHERE w.group_id = g.group_id) AS moments,
    (SELECT count(*) FROM reading_events e WHERE e.group_id = g.group_id AND len(e.links) > 0) AS linking,
    (SELECT count(*) FROM reading_events e WHERE e.group_id = g.group_id AND e.characters > 0) AS written
  FROM reading_groups g`;
var samePublisher = defineReading({
  id: "same-publisher",
  question: "Do the members belong to one publisher, or print one agency's copy?",
  needs: ["links in posts that are no part of the meetings, or profiles that name a site"],
  async measure(store, groups) {
    for (const [name, sql] of Object.entries(TABLES5))
      await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    const rows = byGroupId(await store.rows(MEASURE));
    const controls = await controlMeans(
      store,
      `SELECT c.bucket, (h.account_id IS NOT NULL)::INTEGER AS x
       FROM reading_controls c LEFT JOIN (SELECT DISTINCT account_id FROM reading_control_habits) h USING (account_id)`
    );
    for (const name of Object.keys(TABLES5)) await store.run(`DROP TABLE temp.${name}`);
    return groups.map(
      (group) => finding6(group, rows.get(group.groupId), controls.get(group.groupId) ?? null)
    );
  },
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732"
    }
  ]
});
function finding6({ groupId, size }, row3, control) {
  if (!row3 || row3.linking === 0)
    return notMeasurable(
      groupId,
      "The members' posts in this data hold no links, so that no house of theirs can be seen."
    );
  const site = `${outOf2(row3.oneSite, row3.moments)} shared moments point to one and the same site that few others use`;
  const profiles = `${outOf2(row3.named, size)} profiles name the same site that these accounts link to`;
  const measured2 = row3.measured >= FITS_FROM * size;
  const byProfile = row3.named >= Math.max(2, FITS_FROM * size);
  if (!measured2 && !byProfile)
    return notMeasurable(
      groupId,
      `${outOf2(row3.measured, size)} members have ${FEWEST_POSTS5} posts or more outside the shared moments, too few to know where they point to; ${site}; ${profiles}.`
    );
  const value = row3.measured > 0 ? row3.tied / row3.measured : 0;
  const housed = row3.housed / size;
  const copied = row3.moments > 0 ? row3.copied / row3.moments : 0;
  const oneHouse2 = measured2 && value >= FITS_FROM;
  const wire = housed >= FITS_FROM && copied >= FITS_FROM && row3.moments >= FEWEST6;
  const looked = row3.measured >= 0.8 * size && row3.measured >= 4 && row3.oneSite <= ABSENT_UP_TO * row3.moments;
  const absent = value <= ABSENT_UP_TO && row3.named <= ABSENT_UP_TO * size && (housed <= ABSENT_UP_TO || row3.written > 0 && copied <= ABSENT_UP_TO);
  const fits = oneHouse2 || byProfile || wire;
  const ruledOut = !fits && looked && absent;
  return {
    groupId,
    testable: fits || ruledOut || measured2 && row3.told >= FITS_FROM * size,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(value),
    controlValue: rounded(control),
    pValue: null,
    note: `Outside the shared moments ${outOf2(row3.tied, row3.measured)} members regularly post pages of the same house as another member, each by itself; ${outOf2(row3.housed, size)} have a site or channel of their own${control === null ? "" : ` (as active accounts outside the group: ${percent2(control)})`}; ${profiles}; ${site}; in ${outOf2(row3.copied, row3.moments)} members used one wording or told one story.`
  };
}

// src/evidence/readings/scheduler.ts
var ROUND = [
  { name: "quarter", sql: "(micros // 60000000) % 15 = 0", byChance: 1 / 15, words: "a quarter of an hour" },
  { name: "five", sql: "(micros // 60000000) % 5 = 0", byChance: 1 / 5, words: "five minutes" },
  { name: "second", sql: "(micros // 1000000) % 60 = 0", byChance: 1 / 60, words: "a full minute" }
];
var counts2 = ROUND.map(({ name, sql }) => `count(*) FILTER (${sql}) AS ${name}`).join(", ");
var MOMENTS = `
  SELECT group_id AS "groupId", count(*) AS moments,
         ${ROUND.map(({ name }) => `count(*) FILTER (2 * ${name} > posts) AS ${name}`).join(", ")}
  FROM (SELECT group_id, moment, count(*) AS posts, ${counts2} FROM reading_moment_acts GROUP BY ALL) GROUP BY ALL`;
var FEWEST_OWN = 10;
var FEWEST_MEMBERS2 = 4;
var OWN_CLOCKS = `
  SELECT group_id AS "groupId", count(*) AS posts, ${counts2} FROM reading_events WHERE NOT met
  GROUP BY group_id, account_id HAVING count(*) >= ${FEWEST_OWN} ORDER BY group_id, account_id`;
var scheduler = defineReading({
  id: "scheduler",
  question: "Do the members' own posts, and the shared moments with them, fall on the full minute, every fifth minute or the quarter?",
  needs: ["clocks of a minute or finer", "five shared moments", "ten posts of each member outside them"],
  async measure(store, groups) {
    const rows = byGroupId(await store.rows(MOMENTS));
    const clocks = await store.rows(OWN_CLOCKS);
    const shares2 = /* @__PURE__ */ new Map();
    for (const { name, sql } of ROUND)
      shares2.set(
        name,
        await controlMeans(
          store,
          `SELECT bucket, avg((${sql})::INTEGER) AS x FROM reading_control_events
           WHERE time_precision <> 'day' ${name === "second" ? "AND time_precision <> 'minute'" : ""} GROUP BY account_id, bucket`
        )
      );
    return groups.map((group) => {
      const { groupId } = group;
      return finding7(group, {
        row: rows.get(groupId),
        clocks: clocks.filter((clock2) => clock2.groupId === groupId),
        controlOf: ({ name, byChance }) => Math.max(byChance, shares2.get(name)?.get(groupId) ?? 0)
      });
    });
  },
  references: [
    {
      text: "Zhang, Paxson 2011: Detecting and analyzing automated activity on Twitter",
      url: "https://doi.org/10.1007/978-3-642-19260-9_11"
    }
  ]
});
var noticeable = (control) => Math.max(2 * control, control + 0.2);
function finding7({ groupId, clock: clock2, size }, { row: row3, clocks, controlOf }) {
  if (clock2 === "day") return notMeasurable(groupId, "Clocks give the day only.");
  if (!row3 || row3.moments < FEWEST6)
    return notMeasurable(
      groupId,
      `There are ${row3?.moments ?? 0} shared moments, and fewer than ${FEWEST6} show no timetable.`
    );
  const usable = ROUND.filter(
    (round2) => (round2.name !== "second" || clock2 === "second") && controlOf(round2) <= 0.5
  );
  if (usable.length === 0)
    return notMeasurable(
      groupId,
      "Nearly all posts of this data fall on round times, so that no timetable stands out."
    );
  const isRound = (count3, of, control) => count3 >= Math.max(FITS_FROM, noticeable(control)) * of && usable.length * binomialUpperTail(count3, of, control) < SIGNIFICANT;
  const tested2 = usable.map((round2) => {
    const [count3, control] = [row3[round2.name], controlOf(round2)];
    const p = Math.min(1, usable.length * binomialUpperTail(count3, row3.moments, control));
    const clear = upperBound(count3, row3.moments) < noticeable(control);
    return { round: round2, count: count3, control, p, fits: isRound(count3, row3.moments, control), clear };
  });
  const best = tested2.reduce((a, b) => (Number(b.fits) - Number(a.fits) || a.p - b.p) > 0 ? b : a);
  const keep = clocks.filter(
    (own) => usable.some((round2) => isRound(own[round2.name], own.posts, controlOf(round2)))
  );
  const told4 = clocks.length >= Math.max(FEWEST_MEMBERS2, FITS_FROM * size);
  const fits = best.fits && told4 && keep.length >= FITS_FROM * clocks.length;
  const ruledOut = tested2.every((t) => t.clear) || told4 && keep.length <= ABSENT_UP_TO * clocks.length;
  const state = fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable";
  return {
    groupId,
    testable: fits || ruledOut || told4,
    state,
    value: rounded(best.count / row3.moments),
    controlValue: rounded(best.control),
    pValue: best.p,
    note: `${outOf2(best.count, row3.moments)} shared moments fall on ${best.round.words}; of other accounts' posts ${percent2(best.control)} do (${chance(best.p)}). Outside these moments ${outOf2(keep.length, clocks.length)} members with enough posts keep a timetable of their own${state === "not-measurable" ? "; that settles nothing" : ""}.`
  };
}

// src/evidence/readings/shared-audience.ts
var FEWEST_INTERESTS = 5;
var FEWEST_MEMBERS3 = 4;
var FEWEST_CONTROLS = 20;
var ALIKE2 = 2;
var NOT_ALIKE = 1.25;
var NEARER = 0.75;
var INTEREST = "trace <> 'co-post'";
var INTERESTS = {
  reading_met: `
    WITH acts AS (
      SELECT a.group_id, a.trace, a.object_id, a.event_id, g.window_seconds * 1000000 AS reach, a.micros
      FROM reading_member_acts a JOIN reading_groups g USING (group_id) WHERE a.${INTEREST})
    SELECT group_id, trace, object_id, event_id, min(gap) OVER (PARTITION BY group_id, trace, object_id) <= reach AS met
    FROM (SELECT *, micros - lag(micros) OVER (PARTITION BY group_id, trace, object_id ORDER BY micros, event_id) AS gap FROM acts)`,
  reading_interests: `
    SELECT * FROM (
      SELECT DISTINCT a.group_id, a.account_id, a.trace, a.object_id
      FROM reading_member_acts a
      ANTI JOIN (SELECT DISTINCT group_id, trace, object_id FROM reading_met WHERE met) x
        ON x.group_id = a.group_id AND x.trace = a.trace AND x.object_id = a.object_id
      ANTI JOIN (SELECT DISTINCT group_id, event_id FROM reading_met WHERE met) y
        ON y.group_id = a.group_id AND y.event_id = a.event_id
      WHERE ${INTEREST})
    QUALIFY count(*) OVER (PARTITION BY group_id, account_id) >= ${FEWEST_INTERESTS}`,
  reading_control_interests: `
    SELECT * FROM (SELECT DISTINCT c.account_id, c.bucket, a.trace, a.object_id
                   FROM actions a JOIN reading_controls c USING (account_id) WHERE ${INTEREST})
    QUALIFY count(*) OVER (PARTITION BY account_id) >= ${FEWEST_INTERESTS}`
};
var LIKENESS = `
  WITH held AS (SELECT group_id, trace, object_id, count(*) AS n FROM reading_interests GROUP BY ALL),
  members AS (SELECT group_id, count(DISTINCT account_id) AS members, count(*) AS interests FROM reading_interests GROUP BY ALL),
  buckets AS (
    SELECT bucket, count(DISTINCT account_id) AS accounts, count(*) AS interests FROM reading_control_interests GROUP BY ALL),
  weights AS (
    SELECT w.group_id, w.bucket, w.weight / sum(w.weight) OVER (PARTITION BY w.group_id) AS weight, b.accounts, b.interests
    FROM reading_weights w JOIN buckets b USING (bucket)),
  outside AS (
    SELECT group_id, sum(accounts)::BIGINT AS controls, sum(weight * interests / accounts) AS interests FROM weights GROUP BY ALL),
  shares AS (
    SELECT w.group_id, c.trace, c.object_id, sum(w.weight * c.n / w.accounts) AS share
    FROM (SELECT bucket, trace, object_id, count(*) AS n FROM reading_control_interests GROUP BY ALL) c
    JOIN weights w USING (bucket) JOIN held h ON h.group_id = w.group_id AND h.trace = c.trace AND h.object_id = c.object_id
    GROUP BY ALL),
  near AS (
    SELECT i.group_id, i.account_id, sum(h.n - 1) / greatest(any_value(m.members) - 1, 1) AS inside, sum(coalesce(s.share, 0)) AS outside
    FROM reading_interests i JOIN held h USING (group_id, trace, object_id) JOIN members m USING (group_id)
    LEFT JOIN shares s USING (group_id, trace, object_id) GROUP BY ALL)
  SELECT m.group_id AS "groupId", m.members, o.controls,
         count(*) FILTER (round(n.inside, 9) > round(n.outside, 9)) AS nearer,
         round(avg(n.inside), 9) AS inside, round(avg(n.outside), 9) AS outside,
         m.interests / m.members AS own, round(o.interests, 9) AS others
  FROM members m JOIN near n USING (group_id) LEFT JOIN outside o USING (group_id)
  GROUP BY ALL`;
var sharedAudience = defineReading({
  id: "shared-audience",
  question: "Do the members care for the same things outside their meetings, more than other accounts do?",
  needs: ["five other things that each member acted on", "twenty accounts outside of like activity"],
  async measure(store, groups) {
    for (const [name, sql] of Object.entries(INTERESTS))
      await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    const rows = byGroupId(await store.rows(LIKENESS));
    for (const name of Object.keys(INTERESTS)) await store.run(`DROP TABLE temp.${name}`);
    return groups.map((group) => finding8(group, rows.get(group.groupId)));
  },
  references: [
    {
      text: "Conover, Gon\xE7alves, Flammini, Menczer 2012: Partisan asymmetries in online political activity",
      url: "https://doi.org/10.1140/epjds6"
    }
  ]
});
function finding8({ groupId, size }, row3) {
  if (!row3 || row3.members < Math.max(FEWEST_MEMBERS3, size / 2))
    return notMeasurable(
      groupId,
      `${outOf2(row3?.members ?? 0, size)} members acted on ${FEWEST_INTERESTS} other things or more, too few to know what else they care for.`
    );
  if ((row3.controls ?? 0) < FEWEST_CONTROLS || row3.others === null)
    return notMeasurable(
      groupId,
      `${row3.controls ?? 0} accounts outside are as active and did enough to be compared with, too few.`
    );
  const inside2 = row3.inside / (2 * row3.own - row3.inside);
  const outside = row3.outside / (row3.own + row3.others - row3.outside);
  const nearer = row3.nearer >= NEARER * row3.members;
  const fits = inside2 > 0 && inside2 >= ALIKE2 * outside && nearer;
  const ruledOut = outside > 0 && inside2 <= NOT_ALIKE * outside;
  return {
    groupId,
    testable: true,
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(inside2),
    controlValue: rounded(outside),
    pValue: binomialUpperTail(row3.nearer, row3.members, 0.5),
    note: `Outside the shared moments two members have ${percent2(inside2)} of their interests in common, a member and an account outside of like activity ${percent2(outside)}; ${outOf2(row3.nearer, row3.members)} members are nearer to each other than to such accounts.`
  };
}

// src/evidence/readings/trending.ts
var FEWEST_OUTSIDERS = 20;
var FEWEST_BESIDE = 11;
var MEMBERS_BESIDE = 0.5;
var MOMENTS2 = `
  CREATE OR REPLACE TEMP TABLE trend_moments AS
  WITH beside AS (
    SELECT a.group_id, a.trace FROM reading_acts a JOIN reading_groups g USING (group_id)
    WHERE NOT a.lead AND a.members > 1 AND ${passedSql("g.status")} GROUP BY ALL
    HAVING count(DISTINCT (a.object_id, a.run)) >= ${FEWEST_BESIDE} AND count(DISTINCT a.account_id) >= ${MEMBERS_BESIDE} * any_value(g.size))
  SELECT group_id, trace, object_id, moment, first, last, members, TRUE AS lead
  FROM reading_moments JOIN (SELECT group_id, trace FROM reading_groups) USING (group_id)
  UNION ALL
  SELECT group_id, trace, object_id, hash(list(event_id ORDER BY event_id)), min(micros), max(micros), count(*), FALSE
  FROM reading_acts JOIN beside USING (group_id, trace) WHERE members > 1 GROUP BY group_id, trace, object_id, run`;
var LONE_ACTS = "(SELECT group_id, trace, event_id, object_id, micros AS first, micros AS last FROM reading_acts WHERE lead AND members = 1)";
var widened = (table2) => `
  SELECT *, unnest(range(${timeBucket("low")}, ${timeBucket("high")} + 1)) AS bucket FROM (
    SELECT t.*, t.first - g.window_seconds * 1000000 AS low, t.last + g.window_seconds * 1000000 AS high
    FROM ${table2} t JOIN reading_groups g USING (group_id))`;
var around = (table2, key) => `
  SELECT t.group_id, t.trace, t.${key}, t.object_id, o.account_id
  FROM (${widened(table2)}) t
  JOIN reading_near_acts o ON o.trace = t.trace AND o.object_id = t.object_id AND o.bucket = t.bucket
    AND o.micros BETWEEN t.low AND t.high
  ANTI JOIN reading_members m ON m.group_id = t.group_id AND m.account_id = o.account_id`;
var others2 = (table2, key) => `
  SELECT t.group_id, t.trace, t.${key}, t.object_id, count(o.account_id) AS others
  FROM ${table2} t LEFT JOIN (
    SELECT * FROM (${around(table2, key)}) ANTI JOIN trend_regulars USING (group_id, trace, account_id)) o
    ON o.group_id = t.group_id AND o.trace = t.trace AND o.${key} = t.${key} AND o.object_id = t.object_id
  GROUP BY t.group_id, t.trace, t.${key}, t.object_id`;
var REGULARS = `
  CREATE OR REPLACE TEMP TABLE trend_regulars AS
  WITH usual AS (
    SELECT group_id, trace, greatest(median(n), ${FEWEST6}) AS moments FROM (
      SELECT m.group_id, m.trace, a.account_id, count(DISTINCT m.moment) AS n
      FROM trend_moments m JOIN reading_acts a ON a.group_id = m.group_id AND a.trace = m.trace AND a.object_id = m.object_id
        AND a.micros BETWEEN m.first AND m.last
      WHERE a.members > 1 GROUP BY ALL) GROUP BY ALL)
  SELECT a.group_id, a.trace, a.account_id FROM (${around("trend_moments", "moment")}) a JOIN usual u USING (group_id, trace)
  GROUP BY a.group_id, a.trace, a.account_id, u.moments HAVING count(DISTINCT a.moment) >= u.moments`;
var CROWDS = `
  WITH around AS (${others2("trend_moments", "moment")}),
  moments AS (
    SELECT group_id, trace, moment, bool_or(m.lead) AS lead, max(a.others) AS others, max(m.members) AS members
    FROM around a JOIN trend_moments m USING (group_id, trace, moment, object_id) GROUP BY ALL)
  SELECT group_id AS "groupId", trace, bool_or(lead) AS lead, count(*) AS moments, count(*) FILTER (others >= members) AS crowded,
         count(*) FILTER (others = 0) AS alone, median(others) AS others
  FROM moments GROUP BY ALL ORDER BY group_id, trace`;
var LONE = `
  SELECT group_id AS "groupId", median(others) AS others
  FROM (${others2(LONE_ACTS, "event_id")})
  GROUP BY ALL`;
var outsiders = (acts) => `
  SELECT g.group_id AS "groupId", g.trace, t.accounts - (SELECT count(DISTINCT account_id) FROM reading_acts a WHERE a.group_id = g.group_id AND a.trace = g.trace) AS outsiders
  FROM (SELECT DISTINCT group_id, trace FROM trend_moments) g
  JOIN (SELECT trace, count(DISTINCT account_id) AS accounts FROM ${acts} GROUP BY trace) t USING (trace)`;
var TABLES6 = ["trend_moments", "trend_regulars"];
var trending = defineReading({
  id: "trending",
  isAudience: true,
  audienceFrom: "size",
  question: "Did many accounts outside the group act on the same things in the same moments?",
  needs: [
    "twenty accounts outside the group that do the same kind of thing",
    "eleven shared moments, for ruling out"
  ],
  async measure(store, groups) {
    for (const sql of [MOMENTS2, REGULARS]) await store.run(sql);
    const crowds = await store.rows(CROWDS);
    const lone = byGroupId(await store.rows(LONE));
    const outside = await outsidersOf(store);
    for (const table2 of TABLES6) await store.run(`DROP TABLE temp.${table2}`);
    return groups.map((group) => {
      const own = crowds.filter(({ groupId }) => groupId === group.groupId).map((row3) => ({ ...row3, outsiders: outside.get(`${row3.groupId} ${row3.trace}`) ?? 0 }));
      return finding9(group, {
        row: own.find(({ lead }) => lead),
        beside: own.filter(({ lead }) => !lead),
        lone: lone.get(group.groupId)?.others ?? null
      });
    });
  },
  references: [
    {
      text: "Lehmann, Gon\xE7alves, Ramasco, Cattuto 2012: Dynamical classes of collective attention in Twitter",
      url: "https://doi.org/10.1145/2187836.2187871"
    }
  ]
});
async function outsidersOf(store) {
  const near = await store.rows(outsiders("reading_near_acts"));
  const enough = near.every((row3) => row3.outsiders >= FEWEST_OUTSIDERS);
  const rows = enough ? near : await store.rows(outsiders("actions"));
  return new Map(rows.map((row3) => [`${row3.groupId} ${row3.trace}`, row3.outsiders]));
}
function stateOf({ crowded, moments, outsiders: outsiders2 }) {
  const state = stateOfShare(crowded, moments);
  return state === "ruled-out" && outsiders2 < FEWEST_OUTSIDERS ? "not-measurable" : state;
}
function finding9({ groupId }, { row: row3, beside, lone }) {
  if (!row3) return notMeasurable(groupId, "No shared moment stands within the group's window.");
  const lead = stateOf(row3);
  const against = lead === "ruled-out" ? void 0 : beside.find((one) => stateOf(one) === "ruled-out");
  const few = row3.outsiders >= FEWEST_OUTSIDERS ? "" : `; the data holds only ${whole2(row3.outsiders)} other accounts that could have been there`;
  return {
    groupId,
    testable: true,
    state: against ? "ruled-out" : lead,
    value: rounded((against ?? row3).others),
    controlValue: rounded(lone),
    pValue: null,
    note: `In ${outOf2(row3.crowded, row3.moments)} shared moments at least as many accounts outside the group as members took part, and in ${outOf2(row3.alone, row3.moments)} nobody else did; others at a usual moment: ${whole2(row3.others)}${lone === null ? "" : `, at the members' acts that met nobody: ${whole2(lone)}`}${few}.${against ? ` That explains ${row3.trace} alone: in ${against.trace}, ${outOf2(against.crowded, against.moments)} moments had as many others (a usual one ${whole2(against.others)}).` : ""}`
  };
}

// src/network/sweep-ticks.ts
function clockOf2({ time }) {
  let low = time[0] ?? 0;
  let high = low;
  let whole3 = true;
  for (let i = 0; i < time.length; i++) {
    const t = time[i];
    if (t < low) low = t;
    if (t > high) high = t;
    if (t !== Math.floor(t)) whole3 = false;
  }
  const span = high - low;
  if (whole3 && span < 4294967295) return { low, unit: 1e6, narrow: true };
  const unit = isMilliseconds(time) ? 1e3 : 1;
  return { low, unit, narrow: span * 1e6 / unit < 4294967280 };
}
function tickOf({ low, unit }, time) {
  return unit === 1e6 ? time - low : Math.round((Math.round(time * 1e6) - Math.round(low * 1e6)) / unit);
}
function isMilliseconds(time) {
  for (let i = 0; i < time.length; i++) if (Math.round(time[i] * 1e6) % 1e3 !== 0) return false;
  return true;
}

// src/network/sweep-prepare.ts
var sharedInts = (length) => new Int32Array(new SharedArrayBuffer(length * 4));
var clockOfRows = remembered((columns2) => clockOf2(columns2));
var orderedRows = remembered((columns2) => {
  const { object, time, objectCount } = columns2;
  const rows = object.length;
  for (let i = 1; i < rows; i++)
    if (object[i] < object[i - 1] || object[i] === object[i - 1] && time[i] < time[i - 1]) return null;
  const clock2 = clockOfRows(columns2);
  const ticks = emptyTicks(rows, clock2.narrow);
  for (let i = 0; i < rows; i++) ticks[i] = tickOf(clock2, time[i]);
  const objectStart = sharedInts(objectCount + 1);
  for (let i = 0; i < rows; i++) objectStart[object[i] + 1]++;
  for (let o = 0; o < objectCount; o++) objectStart[o + 1] += objectStart[o];
  return { ticks, objectStart };
});
var emptyTicks = (rows, narrow) => narrow ? new Uint32Array(new SharedArrayBuffer(rows * 4)) : new Float64Array(new SharedArrayBuffer(rows * 8));

// src/network/network-edges.ts
var BY_HOUR = { binSeconds: 3600, popularityCap: 12 };
var BY_RHYTHM = { ...BY_HOUR, periodSeconds: 86400 };

// src/outputs/pictures/style.ts
var LIGHT = "--paper:#fdfcfa;--card:#f6f4ef;--ink:#1c2126;--soft:#59616a;--line:#dedad1;--accent:#0b5c7d;--warm:#a8480f;--chance:#7d848b;--pill:#ece8df;--edge:#cfc9bb;--g0:#0b6aa2;--g1:#bf4a00;--g2:#00785a;--g3:#a83d74;--g4:#846400;--g5:#5b55b3;--g6:#3f7a26;--g7:#77492b;--gn:#7d848b";
var DARK = "--paper:#14171a;--card:#1b1f23;--ink:#e7e4dd;--soft:#a3a9ae;--line:#32383d;--accent:#76bddb;--warm:#eb9d63;--chance:#8d959c;--pill:#2a2f34;--edge:#4a525a;--g0:#63b1e5;--g1:#f08b4b;--g2:#4fc7a1;--g3:#e58abb;--g4:#d6b04a;--g5:#a7a1f0;--g6:#8fcb71;--g7:#cf9c79;--gn:#8d959c";
var FONTS = '--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;--serif:ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif",serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace';
var THEME = `:root{color-scheme:light dark;${LIGHT};${FONTS}}@media (prefers-color-scheme:dark){:root{${DARK}}}@media print{:root{color-scheme:light;${LIGHT};--paper:#fff;--card:#fff}}`;
var HUES = [0, 1, 2, 3, 4, 5, 6, 7].map((hue) => `.g${hue}{color:var(--g${hue})}`).join("");
var PICTURE_STYLE = `${HUES}.g-none{color:var(--gn)}
svg.picture{display:block;max-width:100%;height:auto;font:400 13px var(--sans);font-variant-numeric:tabular-nums}
.picture text{fill:var(--ink);font:400 13px var(--sans)}.picture .said{unicode-bidi:plaintext;font-size:14px}.picture .soft,.picture .note-text{fill:var(--soft)}.picture .note-text{font-size:12px}
.picture .tick{fill:var(--soft);font-size:12px}.picture .strong{font-weight:650}.picture .italic{fill:var(--soft);font-style:italic}
.picture .grid{stroke:var(--line)}.picture .axis{stroke:var(--chance)}.picture .rail{stroke:var(--accent);stroke-width:2}.picture .leader{fill:none;stroke:var(--accent);opacity:.45}
.picture .area{fill:var(--accent);opacity:.8}.picture .density{fill:var(--chance);opacity:.6}.picture .band{fill:var(--card)}.picture .missing{fill:var(--warm);opacity:.16}
.picture .dot{fill:var(--accent)}.picture .ring{fill:var(--paper);stroke:var(--chance);stroke-width:2}.picture .span{stroke:var(--accent);stroke-width:2.5;opacity:.5}.picture .pale .dot{fill:var(--chance)}.picture .pale .span{stroke:var(--chance)}.picture .pale text{fill:var(--soft)}
.picture .first{fill:var(--warm)}.picture .follower{fill:var(--accent)}.picture path.met,.picture path.lone{fill:none;stroke-linecap:round}.picture path.met{stroke:var(--accent);stroke-width:6.5}.picture path.lone{stroke:var(--chance);stroke-width:4.5;opacity:.45}
.picture .hull{fill:currentColor;opacity:.09}.picture .pair-line{fill:none;stroke:var(--ink)}.picture .w0{opacity:.12;stroke-width:.7}.picture .w1{opacity:.2;stroke-width:1}.picture .w2{opacity:.32;stroke-width:1.5}
.picture .node{fill:currentColor;stroke:var(--paper);stroke-width:1.2}.picture .label{font-weight:650;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
@media print{.picture *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

// src/outputs/pictures/labels.ts
var GRAPHEMES = new Intl.Segmenter(void 0, { granularity: "grapheme" });

// src/outputs/pictures/scales.ts
import { scaleLinear, scaleLog, scaleUtc } from "d3-scale";

// src/outputs/report/detail.ts
var DETAILS = [
  {
    members: 60,
    objects: 20,
    pairs: 6,
    meetings: 2,
    text: 300,
    token: 140,
    moment: 8,
    pictures: true,
    ruledOut: true
  },
  {
    members: 30,
    objects: 10,
    pairs: 3,
    meetings: 2,
    text: 240,
    token: 120,
    moment: 5,
    pictures: true,
    ruledOut: false
  },
  {
    members: 12,
    objects: 5,
    pairs: 1,
    meetings: 1,
    text: 160,
    token: 100,
    moment: 4,
    pictures: false,
    ruledOut: false
  }
];
var BAREST = DETAILS[DETAILS.length - 1];

// src/outputs/pictures/marks.ts
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle
} from "d3-shape";

// src/outputs/pictures/signals/axes.ts
import { scaleLinear as scaleLinear2 } from "d3-scale";

// src/outputs/pictures/signals/spread.ts
import { scaleLinear as scaleLinear3 } from "d3-scale";

// src/outputs/report/groups.ts
var ORDER = [...NAMING_STATUSES, "shared-audience", "candidate"];

// src/outputs/pictures/network-layout.ts
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY
} from "d3-force";

// src/outputs/report/style.ts
var PAGE = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);font-variant-numeric:tabular-nums}
.page{max-width:72rem;margin:0 auto;padding:0 clamp(1.5rem,4vw,3rem) 5rem}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
h1,h2,h3,h4{line-height:1.2;font-weight:600;text-wrap:balance;margin:0}
h2{font:600 1.7rem/1.2 var(--serif);letter-spacing:-.01em;margin:0 0 .8rem}
h3{font-size:1.1rem}h5{font-size:.92rem;font-weight:600;margin:1.4rem 0 .5rem}
p,dl,ul,ol{margin:0 0 1rem}p{max-width:70ch}small{font-size:.82rem;color:var(--soft)}
section{margin-top:3.4rem;padding-top:1.4rem;border-top:1px solid var(--line)}
bdi{unicode-bidi:isolate}code,.token{font-family:var(--mono);font-size:.86em;overflow-wrap:anywhere;word-break:break-word}.code{color:var(--soft);font-size:.88em}
.aside{color:var(--soft);font-size:.9rem}.ways{display:flex;flex-wrap:wrap;gap:.2rem 2rem;max-width:none;margin:1.4rem 0 0;color:var(--soft);font-size:.9rem}.ways code{color:var(--ink)}
figure{margin:1.4rem 0}figcaption{color:var(--soft);font-size:.9rem;margin-bottom:.8rem;max-width:82ch}figcaption b{color:var(--ink);font-weight:600}figcaption a{white-space:nowrap}
.on-phone{display:none}@media (max-width:639px){.sheet h2 small,.sheet h3 small{display:block;margin:.2rem 0 0!important}.on-wide{display:none}.on-phone{display:block}}`;
var HEAD = `
.head{padding-top:1.6rem}.kicker{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;font-size:.84rem;color:var(--soft);max-width:none;margin:0;overflow-wrap:anywhere}.kicker .name{color:var(--ink)}
h1{font:600 clamp(1.75rem,1.1rem + 2.6vw,2.9rem)/1.12 var(--serif);letter-spacing:-.015em;margin:.7rem 0 1.5rem;max-width:24em}
.answers{margin:0}.answers div{padding:.7rem 0;border-top:1px solid var(--line)}.answers dt{font-size:.8rem;color:var(--soft);margin-bottom:.1rem}.answers dd{margin:0;font:1.08rem/1.45 var(--serif);max-width:58ch}
.first>figure{margin:1.2rem 0 0}
@media (min-width:1000px){.first{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,640px);gap:2.4rem}.first>figure{margin:0;border-top:1px solid var(--line);padding-top:.7rem}}
.not-said{color:var(--soft);font-size:.9rem;margin:1.4rem 0 .6rem;max-width:none}
nav{font-size:.92rem}nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
.columns{display:grid;gap:1rem 3rem}@media (min-width:720px){.columns{grid-template-columns:1fr 1fr}}.columns ul,.columns ol{padding-left:1.1rem;margin:0}.columns li{margin-bottom:.5rem}.columns h3{margin-bottom:.6rem;font-size:1rem}
.note,.warnings{background:var(--card);border-left:3px solid var(--warm);border-radius:0 4px 4px 0;padding:1rem 1.4rem;margin:0 0 1.2rem}.warnings{padding-left:2.4rem}.note :last-child{margin-bottom:0}.warnings li{max-width:72ch}.note li{font-size:.94rem}`;
var TABLES7 = `
.scroll{position:relative;overflow-x:auto;margin:0 0 1.4rem;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.42}
caption{text-align:left;color:var(--soft);font-size:.88rem;padding:0 0 .5rem;max-width:min(76ch,calc(100vw - 3rem));overflow-wrap:anywhere}
th,td{padding:.4rem .9rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-weight:500;color:var(--soft);font-size:.8rem;vertical-align:bottom;border-bottom-color:var(--chance);line-height:1.3}
tbody th{font-weight:500}th:last-child,td:last-child{padding-right:0}.n{text-align:right;white-space:nowrap}thead .n{white-space:normal}
td small,th small{display:block;margin-top:.1rem;font-weight:400}.plain{list-style:none;padding:0;margin:0}.plain small{display:inline}
.account,.file{min-width:9rem}.called{min-width:14rem}.object{min-width:14rem}td.when,td.within{white-space:nowrap}table.auto{width:auto;min-width:min(100%,40rem)}
.more{margin:-.7rem 0 1.4rem}.more>summary{color:var(--accent);font-size:.88rem;margin-bottom:.6rem}
.facts{display:grid;gap:.5rem 2rem;font-size:.92rem}.facts>div{display:grid;gap:.1rem 2rem}.facts dt{color:var(--soft)}.facts dd{margin:0;max-width:72ch;overflow-wrap:anywhere}@media (min-width:640px){.facts>div{grid-template-columns:11rem minmax(0,1fr)}}`;
var SHEETS = `
.sheet+.sheet{margin-top:2rem}details.sheet+details.sheet{margin-top:0}details.sheet{border-top:1px solid var(--line);padding:.9rem 0}.sheet>h3:first-child,.sheet>summary h3{font:600 1.3rem/1.3 var(--serif)}.sheet h2 small,.sheet h3 small{font:400 .85rem var(--sans);margin-left:.4rem}article.sheet>:first-child{margin-bottom:.7rem}.sheet>h3:not(:first-child),h4{font-size:1.02rem;margin:1.8rem 0 .5rem}.sheet+.fold,.ways+.fold{margin-top:1.6rem}
svg.mark{display:inline-block;vertical-align:-.12em;margin-right:.5rem}.mark path{fill:currentColor}
.sentence{font:1.06rem/1.5 var(--serif);max-width:66ch}.line{color:var(--soft);margin:.25rem 0 0;font-size:.92rem}
.pill{display:inline-block;font:500 .75rem/1.5 var(--sans);background:var(--pill);color:var(--ink);border-radius:99px;padding:.02rem .6rem;margin-left:.25rem;vertical-align:.12em}.pill.fits{background:var(--warm);color:var(--paper)}
.cautions{list-style:none;padding:0;margin:0 0 1rem;font-size:.94rem}.cautions li{max-width:72ch;padding-left:1.1rem;position:relative}.cautions li::before{content:"";position:absolute;left:0;top:.62em;width:.55em;height:.15em;background:var(--warm)}
summary{cursor:pointer}.fold,.candidates{border-top:1px solid var(--line);padding:.55rem 0}.fold+.fold{border-top:0;padding-top:0}.fold[open]{padding-bottom:1rem}.fold>summary{font-size:.98rem}.fold[open]>summary{margin-bottom:.8rem}.fold-title{font-weight:600;color:var(--accent)}
.candidates{border:0;padding:0}.candidates>summary h2,.sheet>summary h3{display:inline}.candidates>summary .line{margin-bottom:.3rem}.candidates[open]>summary{margin-bottom:1rem}
.pale{color:var(--soft)}.pale h2{color:var(--soft);font-size:1.4rem}.pale .fold-title,.pale a{color:var(--soft)}.pale svg.picture{opacity:.78}
.edge{border-top:1px solid var(--line);padding:.6rem 0}.edge>summary{font-size:.92rem}.edge>summary b{margin-right:.4rem}.edge>summary small{display:block;margin-left:1.1rem}.edge[open]>summary{margin-bottom:.8rem}
.meeting{margin:0 0 1.2rem}.meeting .object{max-width:none;margin:0 0 .4rem;font-size:.9rem;overflow-wrap:anywhere}.gap{font-weight:650;color:var(--warm);margin-right:.5rem;white-space:nowrap}
.pair{display:grid;gap:.7rem}@media (min-width:720px){.pair{grid-template-columns:1fr 1fr;gap:1rem}}
.pair article{background:var(--card);border-radius:4px;padding:.8rem 1rem;min-width:0;font-size:.92rem}.pair header{font-size:.84rem;color:var(--soft);overflow-wrap:anywhere}.pair header b{color:var(--ink)}.pair time{display:block}.pair p{margin:.5rem 0}
blockquote{margin:.5rem 0;white-space:pre-line;overflow-wrap:anywhere}blockquote bdi{display:block}mark{background:none;color:inherit;box-shadow:inset 0 -.5em 0 color-mix(in srgb,var(--warm) 28%,transparent)}.pair footer{font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}.sample bdi{display:block;overflow-wrap:anywhere}
.readings{display:grid;gap:.9rem 2.5rem}@media (min-width:820px){.readings{grid-template-columns:1fr 1fr}}.readings dt{font-weight:600;font-size:.94rem}.readings dd{margin:.1rem 0 0;font-size:.9rem;max-width:60ch}.readings small{display:block;margin-top:.2rem}
.references li{max-width:72ch;font-size:.92rem;overflow-wrap:anywhere}`;
var SIGNALS2 = `
svg.plot{display:block;overflow:visible}.plot .tick{fill:var(--soft);font:500 12px var(--sans)}.plot .tick.name{font-size:10.5px}.plot .grid{stroke:var(--line)}.plot .axis{stroke:var(--chance)}.plot .band{fill:var(--card)}.plot .area{fill:var(--accent);opacity:.75}.plot .observed{fill:var(--accent)}
.control{fill:none;stroke:var(--chance);stroke-width:2;vector-effect:non-scaling-stroke}.heat{fill:var(--accent)}.placebo{stroke:var(--chance);opacity:.55}.pointer{fill:var(--warm)}
.series-line{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;vector-effect:non-scaling-stroke}path.dots{fill:none;stroke:currentColor;stroke-width:6;stroke-linecap:round;vector-effect:non-scaling-stroke}path.join{fill:none;stroke:var(--chance);stroke-width:1;vector-effect:non-scaling-stroke;opacity:.6}
.named-lanes{display:grid;grid-template-columns:8.5rem minmax(0,1fr)}.named-lanes .names span{display:block;font-size:10.5px;color:var(--soft);overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding-right:.5rem}.tag{font-size:.8rem;color:var(--soft);margin:0 0 .4rem}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin-top:.3rem}.legend i{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:currentColor;margin-right:.4em}span.apart{font-weight:650}
@media (max-width:640px){.named-lanes{grid-template-columns:4.5rem minmax(0,1fr)}.minor{display:none}}`;
var PRINT = `
@media print{body{font-size:9.5pt;line-height:1.42}.page{max-width:none;padding:0}nav,.skip,.first a{display:none}section{margin-top:1.4rem;padding-top:.8rem}
details::details-content{content-visibility:visible;display:block;block-size:auto;overflow:visible}details>summary{list-style:none}summary::-webkit-details-marker{display:none}
figure,tr,.meeting,.pair article{break-inside:avoid}h2,h3,h4,summary,caption,figcaption{break-after:avoid}.pair article{border:1px solid var(--line)}.scroll{overflow:visible}a{color:inherit;text-decoration:none}.pale,.pale svg.picture{opacity:1}}`;
var STYLE = [THEME, PICTURE_STYLE, PAGE, HEAD, TABLES7, SHEETS, SIGNALS2, PRINT].join("");

// src/groups/background.ts
var EVENT_BITS = 40;
var EVENT_ROOM = 2 ** EVENT_BITS;
var TIME_ZERO = `${2n ** 60n}`;
var FIRSTS2 = `
  CREATE OR REPLACE TEMP TABLE background_firsts AS
  SELECT account_id, platform, time_utc::DATE AS day, min((epoch_us(time_utc) + ${TIME_ZERO})::HUGEINT * ${EVENT_ROOM} + event_id) AS first
  FROM events WHERE time_utc IS NOT NULL GROUP BY ALL`;
var ROWS = `
  SELECT a.number AS account, d.number AS object, (((first >> ${EVENT_BITS})::BIGINT - ${TIME_ZERO}) / 1000000.0)::DOUBLE AS time,
         (first & ${EVENT_ROOM - 1}::HUGEINT)::DOUBLE AS event
  FROM background_firsts f JOIN background_accounts a USING (account_id)
  JOIN background_days d ON d.day = f.day AND d.platform IS NOT DISTINCT FROM f.platform
  ORDER BY object, time, account, event`;

// src/groups/leiden.ts
import { Graph, leiden, localMove, Partition, refine } from "leiden-ts";

// src/groups/ranked.ts
var PASSES_ALONE = Math.log10(20);

// src/groups/group-test/evidence/chances.ts
var MANY3 = 1 / 16;

// src/groups/group-test/evidence/urn.ts
var NO_SHARE = Number.NaN;

// src/groups/group-test/evidence/bins.ts
var ODDS = [0.1, 1 / 3, 1, 3, 10];
var CLASSES = ODDS.length + 2;

// src/groups/group-test/nets/screen.ts
var HOPELESS = Math.log(20);

// src/groups/group-test/presence/folds.ts
var HOUR5 = 36e8;
var QUARTER2 = HOUR5 / 4;
var BLOCK3 = 7 * HOUR5;
var EMBARGO_SHARE = 1 / 8;

// src/groups/group-test/presence/clocks.ts
var ARC_SHARE = 1 / 12;

// src/groups/group-test/clusters.ts
var SAME_CLUSTER = 1 / 3;

// src/groups/group-test/members/member-bets.ts
var ENOUGH2 = Math.log(1e12);

// src/groups/group-test/members/resolve.ts
var FLOOR3 = Math.log(5);

// src/groups/group-test/verdicts.ts
var NOT_WORKED_OUT = {
  logE: Number.NEGATIVE_INFINITY,
  pairless: Number.NEGATIVE_INFINITY,
  chances: 0,
  saturated: 0
};

// test/support/small-case.ts
var KEY2 = Buffer.alloc(32, 7);
var START = Date.parse("2025-03-03T00:00:00Z");
var ACCOUNTS2 = 30;
var POSTS2 = 20;
var LINKS = 100;
function smallPosts({ planted = 6, occasions = 30 } = {}) {
  const { float: draw } = random(5);
  const rows = [];
  const add = (account2, second, link, text) => rows.push({
    account: account2,
    time: new Date(START + 1e3 * Math.floor(second)).toISOString(),
    post: `p${rows.length}`,
    text,
    links: [link],
    platform: "forum"
  });
  for (let a = 0; a < ACCOUNTS2; a++)
    for (let p = 0; p < POSTS2; p++) {
      const link = `https://news.example/${Math.floor(LINKS * draw() ** 2)}`;
      add(`person${a}`, draw() * 14 * 86400, link, `words of person ${a} on day ${p} <b>bold</b>`);
    }
  for (let o = 0; o < occasions; o++) {
    const at2 = (o + draw()) * (14 * 86400 / occasions);
    for (let a = 0; a < planted; a++)
      if (draw() < 0.8)
        add(`desk${a}`, at2 + 40 * draw(), `https://order.example/${o}`, `Read this now, part ${o}`);
  }
  for (let a = 0; a < planted; a++)
    for (let p = 0; p < 20; p++)
      add(
        `desk${a}`,
        draw() * 14 * 86400,
        `https://news.example/${Math.floor(LINKS * draw() ** 2)}`,
        `own words ${a} ${p}`
      );
  return rows.map((row3) => `${JSON.stringify(row3)}
`).join("");
}

// test/whole/program.ts
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
var MAIN2 = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
function desk() {
  const folder = mkdtempSync(join(tmpdir(), "claque-test-"));
  return {
    folder,
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true })
  };
}
function start(folder, args, options = {}) {
  const child = spawn(process.execPath, [MAIN2, ...args], {
    cwd: folder,
    uid: options.uid,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      CLAQUE_KEY_FILE: join(folder, "key"),
      NO_COLOR: "1",
      ...options.env
    },
    stdio: ["pipe", "pipe", "pipe"]
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (part2) => {
    stdout += part2;
  });
  child.stderr?.on("data", (part2) => {
    stderr += part2;
  });
  const ended = new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
  return { child, ended };
}
async function claque(folder, args, options = {}) {
  const { child, ended } = start(folder, args, options);
  child.stdin?.on("error", () => {
  });
  child.stdin?.end(options.input ?? "");
  return ended;
}

// test/hostile/sockets.test.ts
var MAIN3 = fileURLToPath2(new URL("../../dist/cli/main.js", import.meta.url));
var CASE = ["--trace", "co-link", "--window", "60s", "--self-check", "0", "--quiet"];
var WATCH = (log) => `
const { appendFileSync } = require("node:fs");
const say = (what) => appendFileSync(${JSON.stringify(log)}, what + "\\n");
const net = require("node:net"), dns = require("node:dns"), dgram = require("node:dgram");
const refuse = (what) => { say("out " + what); throw new Error("no network"); };
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (first && first.path) return connect.apply(this, args);
  return refuse("connect " + JSON.stringify(first && first.host));
};
const lookup = dns.lookup;
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = dns.promises[name] = () => refuse("dns " + name);
dns.lookup = (host, ...rest) => (net.isIP(host) ? lookup(host, ...rest) : refuse("dns lookup " + host));
dgram.createSocket = () => refuse("datagram");
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) { say("listen " + JSON.stringify(args.slice(0, 2))); return listen.apply(this, args); };
say("watched");
`;
var at;
var env;
var heard = () => readFileSync2(at.path("heard"), "utf8").trim().split("\n").filter((line) => line !== "watched");
beforeAll(async () => {
  at = desk();
  writeFileSync(at.path("watch.cjs"), WATCH(at.path("heard")));
  writeFileSync(at.path("posts.ndjson"), smallPosts());
  env = { NODE_OPTIONS: `--require ${at.path("watch.cjs")}` };
}, 6e4);
afterAll(() => at.remove());
async function run(...args) {
  const ended = await claque(at.folder, args, { env });
  expect(ended.code, `${args[0]} ${ended.stderr}`).toBe(0);
}
describe("watched from within", () => {
  it("demo, inspect, analyze, show, export and verify connect to nothing and listen on nothing", async () => {
    await run("demo", "--out", "demo", "--quiet");
    await run("inspect", "posts.ndjson");
    await run("analyze", "posts.ndjson", "--out", "case", ...CASE);
    await run("show", "case");
    for (const format of ["csv", "parquet"])
      await run("export", "case", "--format", format, "--to", `out-${format}`);
    await run("verify", "case");
    expect(heard()).toEqual([]);
  });
  it("the workbench listens on the loopback alone, and asks nobody", async () => {
    const { child, ended } = start(at.folder, ["open", "case", "--no-browser"], { env });
    const link = await new Promise((done) => {
      let text = "";
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (part2) => {
          text += part2;
          const found2 = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/.exec(text);
          if (found2) done(found2[0]);
        });
    });
    const status = await new Promise((done) => get(link, (answer) => done(answer.resume().statusCode)));
    expect(status).toBe(303);
    const outside = openAddresses(child.pid).filter((address) => address !== "127.0.0.1");
    child.kill("SIGINT");
    await ended;
    expect(heard().filter((line) => !/^listen \[\d+,"127\.0\.0\.1"\]$/.test(line))).toEqual([]);
    expect(heard().length).toBe(1);
    expect(outside).toEqual([]);
  });
});
var canTrace = existsSync2("/usr/bin/strace") && spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;
it.skipIf(!canTrace)("the kernel is asked for no socket of the network, by no thread, DuckDB's included", () => {
  const log = at.path("calls");
  const environment = { PATH: process.env.PATH, HOME: at.folder, CLAQUE_KEY_FILE: at.path("key"), NO_COLOR: "1" };
  const traced = (...args) => {
    const asked = ["-f", "-qq", "-e", "trace=network", "-o", log, process.execPath, MAIN3, ...args];
    const { status, stderr } = spawnSync("strace", asked, { cwd: at.folder, env: environment, encoding: "utf8" });
    expect(status, stderr).toBe(0);
    return readFileSync2(log, "utf8").split("\n").filter((line) => /AF_INET|AF_PACKET|AF_NETLINK|listen\(|\bbind\(/.test(line));
  };
  expect(traced("analyze", "posts.ndjson", "--out", "traced", ...CASE)).toEqual([]);
  expect(traced("export", "traced", "--format", "parquet", "--to", "traced-out")).toEqual([]);
});
function openAddresses(pid) {
  if (!existsSync2(`/proc/${pid}/fd`)) return [];
  const held = spawnSync("ls", ["-l", join2("/proc", String(pid), "fd")], { encoding: "utf8" }).stdout;
  const mine = new Set([...held.matchAll(/socket:\[(\d+)\]/g)].map(([, inode]) => inode));
  const LISTENS = "0A";
  return ["tcp", "tcp6"].flatMap(
    (family) => readFileSync2(`/proc/net/${family}`, "utf8").trim().split("\n").slice(1).map((line) => line.trim().split(/\s+/)).filter((cells) => cells[3] === LISTENS && mine.has(cells[9])).map(([, local2]) => local2.split(":")[0]).map((hex) => hex.length === 8 ? hex.match(/../g).reverse().map((byte) => Number.parseInt(byte, 16)).join(".") : hex)
  );
}
