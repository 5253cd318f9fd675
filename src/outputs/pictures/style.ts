/**
 * Colours and lines of every picture. Blue and orange stay apart for readers who see few colours, and shape says the same
 * once more; `THEME` gives light and dark, and a page may give the same variables its own values.
 */

const LIGHT =
  "--paper:#fdfcfa;--card:#f6f4ef;--ink:#1c2126;--soft:#59616a;--line:#dedad1;--accent:#0b5c7d;--warm:#a8480f;--chance:#7d848b;--pill:#ece8df;--edge:#cfc9bb;--g0:#0b6aa2;--g1:#bf4a00;--g2:#00785a;--g3:#a83d74;--g4:#846400;--g5:#5b55b3;--g6:#3f7a26;--g7:#77492b;--gn:#7d848b";
const DARK =
  "--paper:#14171a;--card:#1b1f23;--ink:#e7e4dd;--soft:#a3a9ae;--line:#32383d;--accent:#76bddb;--warm:#eb9d63;--chance:#8d959c;--pill:#2a2f34;--edge:#4a525a;--g0:#63b1e5;--g1:#f08b4b;--g2:#4fc7a1;--g3:#e58abb;--g4:#d6b04a;--g5:#a7a1f0;--g6:#8fcb71;--g7:#cf9c79;--gn:#8d959c";
const FONTS =
  '--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;--serif:ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif",serif;--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace';

/** The variables, light and dark. */
export const THEME = `:root{color-scheme:light dark;${LIGHT};${FONTS}}@media (prefers-color-scheme:dark){:root{${DARK}}}@media print{:root{color-scheme:light;${LIGHT};--paper:#fff;--card:#fff}}`;

const VALUES: ReadonlyMap<string, string> = new Map(
  `${LIGHT};${FONTS}`.split(";").map((pair): [string, string] => {
    const colon = pair.indexOf(":");
    return [pair.slice(0, colon), pair.slice(colon + 1)];
  }),
);

/** A style with the values of the light theme in the place of variables, and fonts in long hand; rules for print are left out. */
export const plainStyle = (css: string): string =>
  css
    .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\}/g, "")
    .replace(/var\((--[\w-]+)\)/g, (all, name: string) => VALUES.get(name) ?? all)
    .replace(/font:(\d+) (\d+px)(?:\/[\d.]+)? ([^;}]+)/g, "font-weight:$1;font-size:$2;font-family:$3");

const HUES = [0, 1, 2, 3, 4, 5, 6, 7].map((hue) => `.g${hue}{color:var(--g${hue})}`).join("");

/** What the classes of the pictures look like. Holds nothing from data. */
export const PICTURE_STYLE = `${HUES}.g-none{color:var(--gn)}
svg.picture{display:block;max-width:100%;height:auto;font:400 13px var(--sans);font-variant-numeric:tabular-nums}
.picture text{fill:var(--ink);font:400 13px var(--sans)}.picture .said{unicode-bidi:plaintext;font-size:14px}.picture .soft,.picture .note-text{fill:var(--soft)}.picture .note-text{font-size:12px}
.picture .tick{fill:var(--soft);font-size:12px}.picture .strong{font-weight:650}.picture .italic{fill:var(--soft);font-style:italic}
.picture .grid{stroke:var(--line)}.picture .axis{stroke:var(--chance)}.picture .rail{stroke:var(--accent);stroke-width:2}.picture .leader{fill:none;stroke:var(--accent);opacity:.45}
.picture .area{fill:var(--accent);opacity:.8}.picture .own{fill:currentColor}.picture .own.alone{opacity:.35}.picture .density{fill:var(--chance);opacity:.6}.picture .band{fill:var(--card)}.picture .missing{fill:var(--warm);opacity:.16}
.picture .line-met,.picture .line-expected{fill:none;stroke-width:2.2}.picture .line-met{stroke:var(--accent)}.picture .line-expected{stroke:var(--chance);stroke-dasharray:5 4}.picture .run{stroke:var(--warm);opacity:.7}.picture .before{fill:var(--chance)}.picture .after{fill:var(--accent)}
.picture .dot{fill:var(--accent)}.picture .ring{fill:var(--paper);stroke:var(--chance);stroke-width:2}.picture .span{stroke:var(--accent);stroke-width:2.5;opacity:.5}.picture .pale .dot{fill:var(--chance)}.picture .pale .span{stroke:var(--chance)}.picture .pale text{fill:var(--soft)}
.picture .first{fill:var(--warm)}.picture .follower{fill:var(--accent)}.picture path.met,.picture path.lone{fill:none;stroke-linecap:round}.picture path.met{stroke:var(--accent);stroke-width:6.5}.picture path.lone{stroke:var(--chance);stroke-width:4.5;opacity:.45}
.picture .hull{fill:currentColor;opacity:.09}.picture .pair-line{fill:none;stroke:var(--ink)}.picture .w0{opacity:.12;stroke-width:.7}.picture .w1{opacity:.2;stroke-width:1}.picture .w2{opacity:.32;stroke-width:1.5}
.picture .node{fill:currentColor;stroke:var(--paper);stroke-width:1.2}.picture .label{font-weight:650;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
@media print{.picture *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

/** What pictures of signals look like, beside the above: they are as wide as their place. */
export const SIGNAL_STYLE = `
svg.plot{display:block;overflow:visible}.plot .tick{fill:var(--soft);font:500 12px var(--sans)}.plot .tick.name{font-size:10.5px}.plot .grid{stroke:var(--line)}.plot .axis{stroke:var(--chance)}.plot .band{fill:var(--card)}.plot .area{fill:var(--accent);opacity:.75}.plot .observed{fill:var(--accent)}
.control{fill:none;stroke:var(--chance);stroke-width:2;vector-effect:non-scaling-stroke}.heat{fill:var(--accent)}.placebo{stroke:var(--chance);opacity:.55}.pointer{fill:var(--warm)}
.series-line{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;vector-effect:non-scaling-stroke}path.dots{fill:none;stroke:currentColor;stroke-width:6;stroke-linecap:round;vector-effect:non-scaling-stroke}path.join{fill:none;stroke:var(--chance);stroke-width:1;vector-effect:non-scaling-stroke;opacity:.6}
.named-lanes{display:grid;grid-template-columns:8.5rem minmax(0,1fr)}.named-lanes .names span{display:block;height:14px;line-height:14px;font-size:10.5px;color:var(--soft);overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding-right:.5rem}.named-lanes .names .tall{height:26px;line-height:26px}.tag{font-size:.8rem;color:var(--soft);margin:0 0 .4rem}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin-top:.3rem}.legend i{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:currentColor;margin-right:.4em}span.apart{font-weight:650}
@media (max-width:640px){.named-lanes{grid-template-columns:4.5rem minmax(0,1fr)}.minor{display:none}}`;
