/** Hashtags in a text, for posts whose list of them is absent: the platform's own list is used where there is one. */

const LETTERS = "\\p{L}\\p{N}\\p{M}_\u200c\u200d";
const TAG = new RegExp(`(?<![${LETTERS}&/#＃])[#＃]([${LETTERS}]*[\\p{L}\\p{M}_][${LETTERS}]*)`, "gu");

/** The hashtags of a text without their sign, each once; one that is cut off by the dots at the end of the text is left out. */
export const hashtagsOfText = (text: string): string[] => [
  ...new Set(Array.from(text.replace(/\S*…$/u, "").matchAll(TAG), ([, tag]) => tag)),
];
