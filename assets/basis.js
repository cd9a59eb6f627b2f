// What the other scripts stand on: the way through the site, elements, and words for numbers, days and names.
// They import it as "./basis.js"; as published, that address has the version of its content (chronik/html/assets.py).

export const SITE = new URL("../", import.meta.url);

/** What a JSON file of the site says. */
export async function data(path) {
  const answer = await fetch(new URL(path, SITE));
  return answer.ok ? answer.json() : Promise.reject(answer.status);
}

/** An element with attributes and children; texts stay texts. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** „10.000“ */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

// The same as in chronik/dates/single.py.
export const MONTHS = [
  ...["Januar", "Februar", "März", "April", "Mai", "Juni"],
  ...["Juli", "August", "September", "Oktober", "November", "Dezember"],
];

/** „3. Dezember 2021“ from its machine form; what is no single day stays as it is. */
export function day(time) {
  const [, year, month, number] = time.match(/^(\d{4})-(\d\d)-(\d\d)$/) ?? [];
  return year ? [`${+number}.`, MONTHS[month - 1], +year].join("\u00a0") : time;
}

const PLAIN = { ß: "ss", æ: "a", œ: "o", ø: "o", ł: "l", đ: "d", ı: "i" };

/** Möbbeck, Moebbeck and Mobbeck are one word. The same as in chronik/search/folding.py. */
export const even = (words) =>
  words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => PLAIN[letter])
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/([aou])e/g, "$1");

/** The same of several words, with one blank between them. */
export const folded = (words) => even(words).replace(/\s+/g, " ").trim();
