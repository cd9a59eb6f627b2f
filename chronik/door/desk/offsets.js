// Places in a text: the server counts characters (code points), a browser counts halves of them (UTF-16).

const WIDE = /[\ud800-\udfff]/;

/** As the server counts. */
export const points = (text, units) => (WIDE.test(text) ? [...text.slice(0, units)].length : units);

/** As the browser counts. */
export const units = (text, count) => (WIDE.test(text) ? [...text].slice(0, count).join("").length : count);

/** From and to of the word at that place; of what stands between words, nothing. */
export function wordAt(text, at) {
  let [start, end] = [at, at];
  while (start > 0 && isWord(text[start - 1])) start--;
  while (end < text.length && isWord(text[end])) end++;
  return [start, end];
}

const isWord = (letter) => /[\p{L}\p{N}\p{M}\-.’']/u.test(letter) && !/\s/.test(letter);

const ENDS = /[.!?][“"»’']?(?=\s|$)|\n/g;
const SHORT = /(?:^|[\s(])(?:\p{L}|\d{1,2}|Dr|Prof|Nr|Str|St|bzw|ca|Abs|Art|Tel|Ing|Dipl|Hon|gGmbH|Mio|Mrd|Jh|geb|gest|e\. ?V)\.$/u;

/** From and to of each sentence. An abbreviation, an initial and a day's number end none. */
export function sentences(text) {
  const found = [];
  let start = 0;
  for (const end of text.matchAll(ENDS)) {
    const stop = end.index + end[0].length;
    if (end[0] === "." && SHORT.test(text.slice(start, stop))) continue;
    found.push([start, stop]);
    start = stop;
  }
  found.push([start, text.length]);
  return found.map(([from, to]) => trimmed(text, from, to)).filter(([from, to]) => from < to);
}

/** Without the blanks at both ends. */
export function trimmed(text, start, end) {
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  return [start, end];
}
