// Dates as somebody types them in German: what they are in EDTF, and how they will read. The same as chronik/dates/slips.py and
// chronik/dates/words.py, for what can be typed in a form.

import { MONTHS } from "./basis.js";

const NAMES = "jan feb mär apr mai jun jul aug sep okt nov dez".split(" ");
const SPELT = { mrz: 3, mae: 3, jän: 1 };
const SEASONS = { frühjahr: 21, frühling: 21, sommer: 22, herbst: 23, winter: 24 };
const PARTS = {
  ...{ 21: "Frühjahr", 22: "Sommer", 23: "Herbst", 24: "Winter" },
  ...Object.fromEntries([1, 2, 3, 4].map((number) => [32 + number, `${number}.\u00a0Quartal`])),
  ...Object.fromEntries([1, 2].map((number) => [39 + number, `${number}.\u00a0Halbjahr`])),
};
const UNKNOWN = ["unknown", "unbekannt", "datum unbekannt", "undatiert", "ohne datum", "?", "-"];
const ABOUT = /(?<!\p{L})(?:ca|circa|zirka|etwa|ungefähr|um|gegen|rund)(?!\p{L})\.?|[~%]/gu;
const DOUBT = /(?<!\p{L})(?:vermutlich|wohl|vielleicht|wahrscheinlich|möglicherweise|evtl)(?!\p{L})\.?|[?%]/gu;
const NOISE =
  /(?<!\p{L})(?:(?:mon|diens|donners|frei|sams)tag|mittwoch|sonn(?:tag|abend)|am|im|in|irgendwann|den|dem|der|die|das|vom|von|zum|zur|zwischen|jahre?n?|anfang|mitte|ende)(?!\p{L}),?/gu;
const [Y, M, D] = ["(?<y>\\d{4})", "(?<m>\\d{1,2})", "(?<d>\\d{1,2})"];
const N = "(?<n>jan|jän|feb|mär|mrz|mae|apr|mai|jun|jul|aug|sep|okt|nov|dez)(?:uar|ner|ruar|z|rz|il|i|ust|t|tember|ober|ember)?\\.?";
const WRITTEN = [
  ...[`${D}\\. ?${M}\\. ?${Y}`, `${D}\\.? ?${N},? ?(?:${Y})?`, `${N},? ?(?:${Y})?`, `${D}[/-]${M}[/-]${Y}`, `${M} ?[./-] ?${Y}`],
  ...[`${Y}[-./]${M}[-./]${D}`, `${Y}[-./]${M}`, Y, `(?<s>${Object.keys(SEASONS).join("|")})(?:,? ${Y}(?:[/-]\\d{2,4})?)?`, "(?<x>\\d{3})0er[ -]*"],
].map((pattern) => new RegExp(`^${pattern}$`, "u"));

const two = (number) => String(number).padStart(2, "0");

// --- what is meant ---

/** „um 3.12.2021“ -> „2021-12-03~“, or "". */
function atom(plain) {
  const mark = marked(/[~%]/.test(plain) || plain.match(ABOUT), /[?%]/.test(plain) || plain.match(DOUBT));
  const core = plain.replace(ABOUT, "").replace(DOUBT, "").replace(/^[ ,]+|[ ,]+$/g, "");
  for (const pattern of WRITTEN) {
    const found = core.match(pattern)?.groups;
    if (found) return composed(found) + mark;
  }
  return "";
}

const marked = (about, doubt) => (about && doubt ? "%" : about ? "~" : doubt ? "?" : "");

function composed({ y = "XXXX", m, d, n, s, x }) {
  if (x) return `${x}X`;
  const month = s ? SEASONS[s] : n ? (SPELT[n] ?? NAMES.indexOf(n) + 1) : m;
  return y + (month ? `-${two(month)}` : "") + (d ? `-${two(d)}` : "");
}

function bounded(plain) {
  const [, way, rest] = plain.match(/^(spätestens|frühestens) (.*)$/) ?? [];
  const known = rest && atom(rest);
  return known ? (way === "spätestens" ? `[..${known}]` : `[${known}..]`) : "";
}

function calendarPart(plain) {
  const century = plain.match(/^(\d{1,2})\. ?(?:jahrhundert|jhd?\.?)$/);
  if (century) return `[${String(century[1] * 100 - 99).padStart(4, "0")}..${String(century[1] * 100).padStart(4, "0")}]`;
  const part = plain.match(/^([1-4])\. ?(quartal|halbjahr),? (\d{4})$/);
  return part ? `${part[3]}-${+part[1] + (part[2] === "quartal" ? 32 : 39)}` : "";
}

function open(plain) {
  const [, before, word, after] = plain.match(/^(.*?)(?<!\p{L})(seit|ab|bis)(?!\p{L})(.*)$/u) ?? [];
  const known = word && atom(`${before} ${after}`.trim());
  return known ? (word === "bis" ? `../${known}` : `${known}/..`) : "";
}

/** A time from one to another; „irgendwann zwischen“ lasts no longer than is said. */
function between(plain, some) {
  for (const joint of plain.matchAll(/ ?(?:-|\/|\.\.|(?<!\p{L})bis(?!\p{L})|(?<!\p{L})und(?!\p{L})) ?/gu)) {
    const left = plain.slice(0, joint.index);
    let right = plain.slice(joint.index + joint[0].length);
    if (/^\d{4}$/.test(left) && /^\d{2}$/.test(right)) right = left.slice(0, 2) + right;
    const last = atom(right);
    const first = completed(left, last);
    if (first && last) return some || joint[0].includes("..") ? `[${first}..${last}]` : `${first}/${last}`;
  }
  return "";
}

function either(plain) {
  if (!plain.includes("oder")) return "";
  const parts = plain.split(/, | ?oder ?/);
  const last = atom(parts.at(-1));
  const members = [...parts.slice(0, -1).map((part) => completed(part, last)), last];
  return last && members.every((one) => one.length === last.length) ? `[${members}]` : "";
}

/** What the first of two leaves out the last one has, as „4.“ in „4.–7.3.2021“. */
function completed(plain, last) {
  if (/^\d{1,2}\.$/.test(plain) && last.length === 10) return last.slice(0, 8) + two(plain.slice(0, -1));
  const first = atom(plain);
  return first.startsWith("XXXX") && /^\d{4}/.test(last) ? last.slice(0, 4) + first.slice(4) : first;
}

/** What was typed as `{ edtf, words }`, or undefined where it cannot be read. */
export function read(typed) {
  const compatible = typed.normalize("NFKC").trim();
  const lower = compatible.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-");
  if (UNKNOWN.includes(lower)) return { edtf: "unknown", words: "Datum unbekannt" };
  const plain = lower.replace(NOISE, " ").replace(/\s+/g, " ").replace(/^[ ,;()]+|[ ,;()]+$/g, "");
  const meant = [compatible, bounded(plain), calendarPart(plain), atom(plain), open(plain), between(plain, /zwischen/.test(lower)), either(plain)];
  for (const edtf of meant) {
    const words = edtf && worded(edtf);
    if (words) return { edtf, words };
  }
}

// --- whether it is a date ---

const SINGLE = /^(?:(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?|(?<span>\d{3}X|\d\dXX)|XXXX-(?<anymonth>\d\d)(?:-(?<anyday>\d\d))?)(?<mark>[?~%]?)$/;

/** Its first and last day as texts that can be compared, or undefined; of one without a year the same of the year 2000. */
function bounds(text) {
  const found = text.match(SINGLE)?.groups;
  if (!found) return;
  if (found.span) return [`${found.span.replaceAll("X", "0")}-01-01`, `${found.span.replaceAll("X", "9")}-12-31`];
  const { year = "2000", month = found.anymonth, day = found.anyday } = found;
  if (+year < 1) return;
  if (!month) return [`${year}-01-01`, `${year}-12-31`];
  const [first, last] = months(+month) ?? [];
  if (!first) return;
  const length = (number) => new Date(Date.UTC(2000 + (+year % 400), number, 0)).getUTCDate();
  if (day) return +day >= 1 && +month <= 12 && +day <= length(+month) ? [`${year}-${month}-${day}`, `${year}-${month}-${day}`] : undefined;
  if (last > 12) return [`${year}-12-01`, `${String(+year + 1).padStart(4, "0")}-02-28`];
  return [`${year}-${two(first)}-01`, `${year}-${two(last)}-${length(last)}`];
}

/** The months from which to which a number in the place of the month reaches. */
function months(number) {
  if (number >= 1 && number <= 12) return [number, number];
  if (number >= 21 && number <= 24) return [3 * (number - 20), 3 * (number - 20) + 2];
  if (number >= 33 && number <= 36) return [3 * (number - 33) + 1, 3 * (number - 33) + 3];
  if (number === 40 || number === 41) return [6 * (number - 40) + 1, 6 * (number - 40) + 6];
}

/** Whether each could come before the next one; of several to choose from each must. */
function inOrder(texts, strictly) {
  const days = texts.map((text) => !text.startsWith("XXXX") && bounds(text));
  return days.every((each, at) => each && (!at || (strictly ? days[at - 1][0] < each[0] : days[at - 1][0] <= each[1])));
}

// --- how it reads ---

const form = (text) => {
  const core = text.replace(/[?~%]$/, "");
  return { year: core.slice(0, 4), month: core.slice(5, 7), day: core.slice(8), mark: text.slice(core.length) };
};
const AT = { um: ["den ", "den ", "die ", ""], seit: ["dem ", "dem ", "den ", "einem Jahr "], am: ["am ", "im ", "", ""], bis: ["zum ", "zum ", "in die ", "zu einem Jahr "] };

/** How an EDTF date reads, or undefined where it is none. */
export function worded(edtf) {
  if (edtf === "unknown") return "Datum unbekannt";
  const set = edtf.match(/^\[(.*)\]$/)?.[1].replaceAll(", ", ",");
  if (set !== undefined) return set.includes("..") ? someTime(set) : oneOf(set.split(","));
  if (!edtf.includes("/")) return bounds(edtf) && alone(form(edtf));
  const [left, right, more] = edtf.split("/");
  const ends = [left, right].filter((end) => end && end !== "..");
  if (more !== undefined || !ends.length || !inOrder(ends)) return;
  return left === right ? alone(form(left)) : interval(left, right);
}

function alone(one) {
  return (one.mark === "?" || one.mark === "%" ? "vermutlich " : "") + about(one) + (one.year === "XXXX" ? ", Jahr unbekannt" : "");
}

function about(one) {
  if (one.mark !== "~" && one.mark !== "%") return phrase(one);
  return isCentury(one) ? `etwa ${phrase(one)}` : `um ${article(one, "um")}${phrase(one)}`;
}

function phrase(one) {
  const known = one.year.replace(/X+$/, "");
  if (known && known !== one.year) {
    const [low, high] = ["0", "9"].map((digit) => +known.padEnd(4, digit));
    return isCentury(one) ? `zwischen ${low} und ${high}` : `${low}er-Jahre`;
  }
  return [dayOf(one), monthOf(one), yearOf(one)].filter(Boolean).join("\u00a0");
}

const dayOf = (one) => (one.day ? `${+one.day}.` : "");
const monthOf = (one) => PARTS[one.month] ?? (one.month ? MONTHS[one.month - 1] : "");
const isCentury = (one) => one.year.endsWith("XX") && one.year !== "XXXX";

function yearOf({ year, month }) {
  if (year === "XXXX") return "";
  if (month !== "24") return String(+year);
  return +year % 100 === 99 ? `${+year}/${+year + 1}` : `${+year}/${two((+year + 1) % 100)}`;
}

function article(one, word) {
  const [ofDay, ofSeason, ofDecade, ofCentury] = AT[word];
  if (one.day) return ofDay;
  if (PARTS[one.month]) return word === "um" && (one.month === "21" || +one.month > 24) ? "das " : ofSeason;
  if (one.month || !one.year.includes("X") || one.year === "XXXX") return "";
  return isCentury(one) ? ofCentury : ofDecade;
}

function after(word, one, at) {
  const doubt = (one.mark === "?" || one.mark === "%" ? "vermutlich " : "") + (one.mark === "~" || one.mark === "%" ? "etwa " : "");
  const words = phrase(one);
  return `${doubt}${word} ${article(one, at)}${words}${at === "seit" && words.endsWith("er-Jahre") ? "n" : ""}`;
}

function interval(left, right) {
  if (!right) return `${after("ab", form(left), "seit")}, Ende unbekannt`;
  if (right === "..") return after("seit", form(left), "seit");
  if (!left || left === "..") return after("bis", form(right), "bis") + (left ? "" : ", Beginn unbekannt");
  return closed([form(left), form(right)]);
}

function closed(ends) {
  if (ends.every(({ mark }) => mark === "?" || mark === "%")) return `vermutlich ${closed(ends.map((end) => ({ ...end, mark: end.mark === "%" ? "~" : "" })))}`;
  const { heads, tail } = factored(ends);
  const single = heads.every((head) => /^[\p{L}\p{N}]+\.*$/u.test(head));
  return heads.join(single ? "\u2013" : " \u2013 ") + tail;
}

function oneOf(members) {
  if (members.length < 2 || members.some((one) => /[?~%X]/.test(one)) || !inOrder(members, true)) return;
  const forms = members.map(form);
  const [first] = forms;
  const either = (words) => `${words.slice(0, -1).join(", ")} oder ${words.at(-1)}`;
  if (first.month && !PARTS[first.month] && forms.every(({ month, day }) => month === first.month && day === first.day)) {
    return `${phrase({ ...first, year: "XXXX" })}, ${either(forms.map(yearOf))}`;
  }
  const { heads, tail } = factored(forms);
  return either(heads) + tail;
}

/** „irgendwann zwischen 1746 und 1755“ */
function someTime(set) {
  const [left, right] = set.split("..");
  const ends = [left, right].filter(Boolean);
  if (!ends.length || ends.some((one) => /[?~%X]/.test(one)) || !inOrder(ends, true)) return;
  if (ends.length === 1) {
    const one = form(ends[0]);
    return `${left ? "frühestens" : "spätestens"} ${one.month && !one.day && !PARTS[one.month] ? "im " : article(one, "am")}${phrase(one)}`;
  }
  const forms = ends.map(form);
  const { heads, tail } = factored(forms);
  const words = heads.map((head, at) => (at === 0 || !tail ? article(forms[at], "seit") : "") + head).join(" und ");
  return `${forms.every(({ day }) => day) ? "" : "irgendwann "}zwischen ${words}${tail}`;
}

/** What differs, and what all share at the end: the month and the year. */
function factored(forms) {
  const [first] = forms;
  const same = (part) => forms.every((one) => one[part] === first[part]);
  const shape = (one) => `${Boolean(one.day)} ${one.month in PARTS}`;
  const stands = (one) => one.mark || /X/.test(one.year) || ["", "24"].includes(one.month);
  if (forms.some(stands) || !forms.every((one) => shape(one) === shape(first)) || !same("year")) {
    return { heads: forms.map((one) => about(one) + (one.mark === "?" || one.mark === "%" ? " (unsicher)" : "")), tail: "" };
  }
  const year = `\u00a0${yearOf(first)}`;
  if (!first.day) return { heads: forms.map(monthOf), tail: year };
  if (!same("month")) return { heads: forms.map((one) => `${dayOf(one)}\u00a0${monthOf(one)}`), tail: year };
  return { heads: forms.map(dayOf), tail: `\u00a0${monthOf(first)}${year}` };
}
