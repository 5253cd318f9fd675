/** The style sheet: calm, printable, light and dark, from 360 pixels on. Fonts are those of the reader's system. */
import { PICTURE_STYLE, SIGNAL_STYLE, THEME } from "../pictures/style.js";

const PAGE = `
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

const HEAD = `
.head{padding-top:1.6rem}.kicker{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;font-size:.84rem;color:var(--soft);max-width:none;margin:0;overflow-wrap:anywhere}.kicker .name{color:var(--ink)}
h1{font:600 clamp(1.75rem,1.1rem + 2.6vw,2.9rem)/1.12 var(--serif);letter-spacing:-.015em;margin:.7rem 0 1.5rem;max-width:24em}
.answers{margin:0}.answers div{padding:.7rem 0;border-top:1px solid var(--line)}.answers dt{font-size:.8rem;color:var(--soft);margin-bottom:.1rem}.answers dd{margin:0;font:1.08rem/1.45 var(--serif);max-width:58ch}
.first>figure{margin:1.2rem 0 0}
@media (min-width:1000px){.first{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,640px);gap:2.4rem}.first>figure{margin:0;border-top:1px solid var(--line);padding-top:.7rem}}
.not-said{color:var(--soft);font-size:.9rem;margin:1.4rem 0 .6rem;max-width:none}
nav{font-size:.92rem}nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
.columns{display:grid;gap:1rem 3rem}@media (min-width:720px){.columns{grid-template-columns:1fr 1fr}}.columns ul,.columns ol{padding-left:1.1rem;margin:0}.columns li{margin-bottom:.5rem}.columns h3{margin-bottom:.6rem;font-size:1rem}
.note,.warnings{background:var(--card);border-left:3px solid var(--warm);border-radius:0 4px 4px 0;padding:1rem 1.4rem;margin:0 0 1.2rem}.warnings{padding-left:2.4rem}.note :last-child{margin-bottom:0}.warnings li{max-width:72ch}.note li{font-size:.94rem}`;

const TABLES = `
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

const SHEETS = `
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

/** Print opens what is folded: readers of paper cannot click. */
const PRINT = `
@media print{body{font-size:9.5pt;line-height:1.42}.page{max-width:none;padding:0}nav,.skip,.first a{display:none}section{margin-top:1.4rem;padding-top:.8rem}
details::details-content{content-visibility:visible;display:block;block-size:auto;overflow:visible}details>summary{list-style:none}summary::-webkit-details-marker{display:none}
figure,tr,.meeting,.pair article{break-inside:avoid}h2,h3,h4,summary,caption,figcaption{break-after:avoid}.pair article{border:1px solid var(--line)}.scroll{overflow:visible}a{color:inherit;text-decoration:none}.pale,.pale svg.picture{opacity:1}}`;

/** The whole style sheet. Holds nothing from data. */
export const STYLE = [THEME, PICTURE_STYLE, PAGE, HEAD, TABLES, SHEETS, SIGNAL_STYLE, PRINT].join("");
