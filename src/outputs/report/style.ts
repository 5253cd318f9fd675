/** The style sheet: calm, printable, light and dark, from 360 to 1,400 pixels. Fonts are those of the reader's system. */

const COLOURS = `
:root{color-scheme:light dark;--paper:#fdfcfa;--card:#f6f4ef;--ink:#1c2126;--soft:#59616a;--line:#dedad1;--accent:#0b5c7d;--warm:#a8480f;--chance:#7d848b;--pill:#ece8df;--edge:#cfc9bb;
--g0:#0b6aa2;--g1:#bf4a00;--g2:#00785a;--g3:#a83d74;--g4:#846400;--g5:#5b55b3;--g6:#3f7a26;--g7:#77492b;--gn:#7d848b;
--serif:ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif",serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--card:#1b1f23;--ink:#e7e4dd;--soft:#a3a9ae;--line:#32383d;--accent:#76bddb;--warm:#eb9d63;--chance:#8d959c;--pill:#2a2f34;--edge:#4a525a;
--g0:#63b1e5;--g1:#f08b4b;--g2:#4fc7a1;--g3:#e58abb;--g4:#d6b04a;--g5:#a7a1f0;--g6:#8fcb71;--g7:#cf9c79;--gn:#8d959c}}
.g0{color:var(--g0)}.g1{color:var(--g1)}.g2{color:var(--g2)}.g3{color:var(--g3)}.g4{color:var(--g4)}.g5{color:var(--g5)}.g6{color:var(--g6)}.g7{color:var(--g7)}.g-none{color:var(--gn)}`;

const PAGE = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 var(--sans);font-variant-numeric:tabular-nums}
.page{max-width:1240px;margin:0 auto;padding:0 1.25rem 5rem}
main{min-width:0}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
h1,h2,h3,h4{line-height:1.2;font-weight:600;text-wrap:balance;margin:0}
h1{font:600 clamp(1.9rem,1.3rem + 2.6vw,3.1rem)/1.12 var(--serif);letter-spacing:-.015em;max-width:26ch;margin:.4rem 0 1rem}
h2{font:600 clamp(1.5rem,1.25rem + 1vw,1.95rem)/1.2 var(--serif);letter-spacing:-.01em;margin:0 0 1rem}
h2.small{font:600 1.05rem/1.35 var(--sans);letter-spacing:0;margin:0 0 .75rem}
h3{font-size:1.15rem}section>h3{margin:2rem 0 .7rem}h4{font-size:1rem;margin:2.4rem 0 .6rem}h5{font-size:.9rem;font-weight:600;margin:1.4rem 0 .5rem}
p,dl,ul,ol{margin:0 0 1rem}p,.prose{max-width:68ch}small{font-size:.82rem;color:var(--soft)}
section{margin-top:4.5rem;padding-top:1.6rem;border-top:1px solid var(--line)}
bdi{unicode-bidi:isolate}.token{font-family:var(--mono);font-size:.86em;overflow-wrap:anywhere;word-break:break-word}
.aside{color:var(--soft);font-size:.92rem}
nav{font-size:.88rem;line-height:1.4;padding:1rem 0;border-bottom:1px solid var(--line)}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}nav ol ol{display:none}nav a{text-decoration:none}nav a:hover{text-decoration:underline}
@media (min-width:1040px){.page{display:grid;grid-template-columns:11.5rem minmax(0,1fr);gap:clamp(2rem,16vw - 8.4rem,4.5rem);padding:0 clamp(1.25rem,8vw - 3.9rem,2.5rem) 6rem}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:3.4rem 0 2rem;border:0}nav>ol{display:block}nav li{margin:0 0 .55rem}nav ol ol{display:block;margin:.5rem 0 .8rem .9rem}nav ol ol li{margin:0 0 .25rem}nav ol ol a{color:var(--soft)}}`;

const HEAD = `
.head{padding-top:2.2rem}@media (min-width:1040px){.head{padding-top:3.2rem}}
.kicker{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.82rem;color:var(--soft);max-width:none;overflow-wrap:anywhere}
.lead{font:1.3rem/1.5 var(--serif);max-width:52ch;margin-bottom:1.8rem}
.figures{display:flex;flex-wrap:wrap;gap:1.1rem 2.8rem;margin:0 0 2.2rem;padding:1.1rem 0;border-block:1px solid var(--line)}
.figures div{display:flex;flex-direction:column-reverse}.figures dt{font-size:.8rem;color:var(--soft)}.figures dd{margin:0;font-size:1.35rem;line-height:1.3;font-weight:600}
.note{background:var(--card);border-left:3px solid var(--warm);padding:1.3rem 1.5rem;border-radius:0 4px 4px 0}div.note{margin:1rem 0 1.4rem}.note :last-child{margin-bottom:0}
.columns{display:grid;gap:1rem 3rem}@media (min-width:720px){.columns{grid-template-columns:1fr 1fr}}
.columns ul,.columns ol{padding-left:1.1rem;margin:0}.columns li{margin-bottom:.7rem}.columns h3{margin-bottom:.7rem;font-size:1rem}.tag{font-size:.8rem;color:var(--soft);margin:0 0 .5rem}.note li{font-size:.95rem;line-height:1.5}
.warnings{background:var(--card);border-left:3px solid var(--warm);border-radius:0 4px 4px 0;padding:1rem 1.5rem 1rem 2.4rem}.warnings li{max-width:72ch}.warnings li+li{margin-top:.4rem}`;

const TABLES = `
.scroll{position:relative;overflow-x:auto;margin:0 0 1.8rem;max-width:100%;background:linear-gradient(90deg,var(--paper) 40%,transparent) left/2.4rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) right/2.4rem 100% no-repeat local,linear-gradient(90deg,var(--edge),transparent) left/.9rem 100% no-repeat,linear-gradient(270deg,var(--edge),transparent) right/.9rem 100% no-repeat}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.45}
caption{text-align:left;color:var(--soft);font-size:.88rem;padding:0 0 .6rem;max-width:min(72ch,calc(100vw - 2.5rem))}
th,td{padding:.5rem .8rem .5rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-weight:500;color:var(--soft);font-size:.8rem;vertical-align:bottom;border-bottom-color:var(--chance);line-height:1.3}
tbody th{font-weight:500}th:last-child,td:last-child{padding-right:0}
.n{text-align:right;white-space:nowrap}thead .n{white-space:normal}
td small,th small{display:block;margin-top:.15rem;font-weight:400}.plain{list-style:none;padding:0;margin:0}.plain li+li{margin-top:.3rem}
.plain small{display:inline}td .plain{min-width:15rem}
.account{min-width:9rem}.file{min-width:9rem}.called{min-width:9rem}table.auto{width:auto;min-width:min(100%,40rem)}.auto th,.auto td{padding-right:2.2rem}@media (min-width:800px){.auto .account{min-width:18rem}}.more.rest{margin:1.2rem 0}.more{margin:-.9rem 0 1.8rem}.more>summary{color:var(--accent);font-size:.88rem;margin-bottom:.8rem}.object{min-width:15rem}td.when,td.within{white-space:nowrap}.groups-axis{margin:1.4rem 0 -1.2rem}td.bar{min-width:7rem;padding-top:.85rem}
.facts{display:grid;gap:.55rem 2rem;font-size:.92rem}.facts>div{display:grid;gap:.1rem 2rem}.facts dt{color:var(--soft)}.facts dd{margin:0;max-width:72ch;overflow-wrap:anywhere}
@media (min-width:640px){.facts>div{grid-template-columns:12rem minmax(0,1fr)}}`;

const PICTURES = `
figure{margin:0 0 2rem}figcaption{color:var(--soft);font-size:.88rem;margin-bottom:.7rem;max-width:78ch}figcaption b{color:var(--ink);font-weight:600}.strip{margin:.7rem 0 .2rem;color:var(--soft);font-size:.82rem}.strip b{color:var(--ink);font-weight:600;margin-right:.4rem}
svg{display:block;overflow:visible}svg.mark{display:inline-block;vertical-align:-.15em;margin-right:.55rem}.mark path,.node{fill:currentColor}
.tick{fill:var(--soft);font:500 12px var(--sans);font-variant-numeric:tabular-nums}.tick.name{font-size:10.5px}.grid{stroke:var(--line)}.axis{stroke:var(--chance)}
.area{fill:var(--accent);opacity:.75}.kept{fill:var(--accent);opacity:.75}.refused{fill:var(--warm)}.skipped{fill:var(--line)}
.dumbbell{overflow:hidden}.dumbbell .track{stroke:var(--line)}.dumbbell .span{stroke:var(--accent);stroke-width:2;opacity:.45}circle.expected{fill:var(--paper);stroke:var(--chance);stroke-width:2}circle.observed{fill:var(--accent)}
.key{display:inline-block;width:.72em;height:.72em;border-radius:50%;margin:0 .15em}.key.observed,.key.met{background:var(--accent)}.key.expected{border:2px solid var(--chance)}.key.lone{background:var(--chance);opacity:.55}
.lanes{display:grid;grid-template-columns:2.3rem minmax(0,1fr)}.names span{display:block;height:14px;font-size:10.5px;line-height:14px;color:var(--soft)}.band{fill:var(--card)}
path.met,path.lone{fill:none;stroke-linecap:round;vector-effect:non-scaling-stroke}path.met{stroke:var(--accent);stroke-width:6.5}path.lone{stroke:var(--chance);stroke-width:5;opacity:.42}
.stem{stroke:var(--accent);opacity:.3}
.hull{fill:currentColor;opacity:.08}.line{fill:none;stroke:var(--ink)}.line.w0{opacity:.1;stroke-width:.7}.line.w1{opacity:.16;stroke-width:1}.line.w2{opacity:.28;stroke-width:1.4}
.node{stroke:var(--paper);stroke-width:1.2}.label{fill:var(--ink);font:600 calc(14px*var(--u,1)) var(--sans);paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}.network svg{max-height:820px;margin:auto}
@media (max-width:640px){.minor{display:none}.counts .wide{min-width:8rem}.label{font-size:calc(26px*var(--u,1))}.tick{font-size:11px}}`;

const GROUPS = `
.groups{list-style:none;padding:0;margin:1.6rem 0 0;display:grid;gap:0}.card{padding:1.3rem 0;border-top:1px solid var(--line)}.card:last-child{border-bottom:1px solid var(--line)}
.card h3{margin-bottom:.4rem}.card h3 a{text-decoration:none;color:var(--ink)}.card h3 a:hover{text-decoration:underline}
.sentence{font:1.08rem/1.55 var(--serif);max-width:66ch;margin-bottom:.8rem}
.pill{display:inline-block;font:500 .75rem/1.5 var(--sans);background:var(--pill);color:var(--ink);border-radius:99px;padding:.05rem .65rem;margin-left:.3rem;vertical-align:.12em}
.cautions{list-style:none;padding:0;margin:0 0 .9rem;font-size:.92rem}.cautions li{max-width:70ch;padding-left:1.1rem;position:relative}.cautions li::before{content:"";position:absolute;left:0;top:.62em;width:.55em;height:.15em;background:var(--warm)}.meta{list-style:none;padding:0;margin:.6rem 0 0;display:flex;flex-wrap:wrap;gap:.15rem 1.5rem;font-size:.86rem;color:var(--soft)}
.dossier{border-top:1px solid var(--line);padding:1.1rem 0}.dossier:last-child{border-bottom:1px solid var(--line)}.dossier[open]{padding-bottom:3rem}
summary{cursor:pointer;list-style-position:outside}.dossier>summary,.fold>summary{list-style:none;display:flex;align-items:baseline}.dossier>summary::-webkit-details-marker,.fold>summary::-webkit-details-marker{display:none}
.dossier>summary h3,.fold>summary h3{flex:1}.dossier>summary::after,.fold>summary::after{content:"open";color:var(--accent);font-size:.85rem}.dossier[open]>summary::after,.fold[open]>summary::after{content:"close"}
.dossier>summary h3{font:600 1.35rem/1.3 var(--serif)}.dossier>summary h3 small{font:400 .85rem var(--sans);margin-left:.3rem;white-space:nowrap}.dossier[open]>summary{margin-bottom:1rem}.fold{margin-top:2rem}.fold[open]>summary{margin-bottom:1rem}
.counts th,.counts td{padding-right:.55rem}.counts .wide{width:34%;min-width:10rem;padding-inline:1rem 1.5rem}.counts :is(th,td):last-child{padding-right:0}.counts td.wide{vertical-align:middle}.counts tr.aside th,.counts tr.aside td{color:var(--soft)}.counts tr.aside circle.observed{fill:var(--chance)}.counts tr.aside .span{stroke:var(--chance)}.counts tr.lead-row th,.counts tr.lead-row td{font-weight:650}
.edge{border-top:1px solid var(--line);padding:.75rem 0}.edge>summary{font-size:.94rem;padding-left:.2rem}.edge>summary b{margin-right:.5rem}.edge>summary small{display:block;margin-left:1.1rem}.edge[open]>summary{margin-bottom:1rem}
.meeting{margin:0 0 1.6rem}.meeting .object{max-width:none;margin:0 0 .5rem;font-size:.9rem}.same{color:var(--soft);white-space:nowrap;margin-left:.4rem}.gap{font-weight:650;color:var(--warm);margin-right:.6rem;white-space:nowrap}
.pair{display:grid;gap:.8rem}@media (min-width:720px){.pair{grid-template-columns:1fr 1fr;gap:1.1rem}}
article{background:var(--card);border-radius:4px;padding:.9rem 1.1rem;min-width:0;font-size:.92rem}article header{font-size:.84rem;color:var(--soft);overflow-wrap:anywhere}article header b{color:var(--ink)}article time{display:block;color:var(--ink);font-weight:500}
blockquote{margin:.6rem 0;white-space:pre-line;overflow-wrap:anywhere}blockquote bdi{display:block}article footer{font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}article p{margin:.6rem 0}
.sample{max-width:44rem}.sample bdi{display:block;overflow-wrap:anywhere}
.readings{display:grid;gap:1rem 2.5rem}@media (min-width:820px){.readings{grid-template-columns:1fr 1fr}}.readings dt{font-weight:600;font-size:.94rem}.readings dd{margin:.15rem 0 0;color:var(--soft);font-size:.9rem;max-width:60ch}.readings .pill{font-weight:500}
.references li{max-width:72ch;font-size:.92rem;overflow-wrap:anywhere}.back{font-size:.88rem;margin-top:1.6rem}`;

const SIGNALS = `
.control{fill:none;stroke:var(--chance);stroke-width:2;vector-effect:non-scaling-stroke}.heat{fill:var(--accent)}.placebo{stroke:var(--chance);opacity:.55}.pointer{fill:var(--warm)}
.series-line{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;vector-effect:non-scaling-stroke}path.dots{fill:none;stroke:currentColor;stroke-width:6;stroke-linecap:round;vector-effect:non-scaling-stroke}path.join{fill:none;stroke:var(--chance);stroke-width:1;vector-effect:non-scaling-stroke;opacity:.6}
.named-lanes{display:grid;grid-template-columns:8.5rem minmax(0,1fr)}.named-lanes .names span{overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding-right:.5rem}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin-top:.3rem}.legend i{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:currentColor;margin-right:.4em}
.signal{border-top:1px solid var(--line);padding:.75rem 0}.signal>summary{font-size:.98rem}.signal[open]>summary{margin-bottom:.8rem}.signal .pill{font-weight:500}.pill.apart{background:var(--warm);color:var(--paper)}span.apart{font-weight:650}
@media (max-width:640px){.named-lanes{grid-template-columns:4.5rem minmax(0,1fr)}}`;

const PRINT = `
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#ccc;--accent:#0b5c7d;--warm:#a8480f;--chance:#777;--pill:#eee}
body{font-size:9.5pt;line-height:1.45}.page{display:block;max-width:none;padding:0}nav,.skip,.back{display:none}section{margin-top:1.6rem;padding-top:1rem}
.card,article,figure,tr,.meeting{break-inside:avoid}h2,h3,h4,summary,caption{break-after:avoid}article{border:1px solid var(--line)}.note,.warnings{border:1px solid var(--line);border-left:3px solid var(--warm)}
.dossier>summary::after,.dossier[open]>summary::after,.fold>summary::after,.fold[open]>summary::after{content:""}.scroll{overflow:visible;background:none}a{color:inherit;text-decoration:none}.area,.kept,circle,path,rect,.key,.pill{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

/** The whole style sheet. Holds nothing from data. */
export const STYLE = [COLOURS, PAGE, HEAD, TABLES, PICTURES, GROUPS, SIGNALS, PRINT].join("");
