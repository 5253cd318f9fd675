/** Links in a text, for formats that give some of their links apart and leave the others in the text. */

const LINK = /https?:\/\/[^\s<>"'«»“”„‘’\\^`{|}]+/gi;

/** The links of a text, each once; Markdown sets none of them too close to the next. What follows a link is cut off later. */
export const linksOfText = (text: string): string[] => [
  ...new Set(text.replaceAll("](", "] (").replaceAll(")[", ") [").match(LINK) ?? []),
];
