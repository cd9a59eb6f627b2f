// The full-text search: asks the index in suche/index/ (chronik/search/) for a few of its files and ranks what they say. It draws nothing.

import { even, MONTHS, SITE } from "./basis.js";

const FOLDER = new URL("suche/index/", SITE);
// Of a weight; from 5 on it is a name
const VALUE = [0, 1, 1.5, 2, 3, 4.5, 5, 5.5, 6, 0, 0, 7.5, 9];
// The weight of a name by how many words it has
const NAMED = [12, 12, 11, 8, 7, 6, 5];
// Of a way to match
const [EXACT, INFLECTED, PART, NEAR, PAIR] = [1, 0.9, 0.7, 0.5, 0.5];
// Hits with every word; where there are fewer, those follow that lack one
const FEW = 5;
// Rows that a phrase is looked for in at once, and for one answer
const [CHECKED, MOST] = [30, 120];

// --- files ---

const files = new Map();
function get(path, kind = "text", options) {
  if (!files.has(path)) {
    const asked = fetch(new URL(path, FOLDER), options).then((answer) => (answer.ok ? answer[kind]() : Promise.reject(path)));
    asked.catch(() => files.delete(path));
    files.set(path, asked);
  }
  return files.get(path);
}
export const index = () => get("index.json", "json", { cache: "no-cache" });

// The place of the last of these that is not behind the value.
function last(list, value, at) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle][at] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The lines of the files that keys with these beginnings may stand in.
async function lines(letter, ...beginnings) {
  const heads = (await index())[letter];
  const places = new Set();
  for (const begin of beginnings) {
    const first = last(heads, begin, 0);
    // Three at most, for a short beginning
    for (let n = Math.max(0, first); n <= Math.min(last(heads, `${begin}\uffff`, 0), first + 2); n++) places.add(n);
  }
  const name = (head) => head.replace(/[^a-z0-9]/g, (c) => `_${c.charCodeAt().toString(16)}`);
  const texts = [...places].map((n) => get(`${letter}-${name(heads[n][0])}.txt?v=${heads[n][1]}`));
  return (await Promise.all(texts)).flatMap((text) => text.split("\n"));
}

const key = (line) => line.match(/^[^\x00-\x1f]*/)[0];
const isPart = (line) => line.includes("\x10");

// Distances between record numbers, a character each from U+0020 on, behind the weight they have.
function numbers(distances, found) {
  let [weight, record] = [0, 0];
  for (const character of distances) {
    const code = character.codePointAt();
    if (code < 32) [weight, record] = [code, 0];
    else found((record += code < 0xe000 ? code - 32 : code - 0x820), weight);
  }
}

// --- words ---

/** The forms of the words of a text, as chronik/search/folding.py makes them. */
export const words = (text) =>
  even(
    text
      .replace(/(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/g, (_, day, month, year) => `${+day} ${MONTHS[month - 1] ?? month} ${year}`)
      .replace(/(?<=\d)[.'’\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, ""),
  ).match(/[\p{L}\p{N}]+/gu) ?? [];

// What German adds to a word: „Bündnisse“, „Kammern“, „Sprecherinnen“, „Museen“ and „Museum“.
const ENDINGS = " e n s en er es em ern nen se sen ses um ums a".split(" ");
const stems = (word) => ENDINGS.filter((end) => !end || (word.endsWith(end) && word.length > end.length + 2)).map((end) => word.slice(0, word.length - end.length));

function way(found, word, bare) {
  if (found === word) return EXACT;
  const inflected = (stem) => found.startsWith(stem) && ENDINGS.includes(found.slice(stem.length)) && (stem.length > 3 || stem === word || stem === found);
  if (bare.some(inflected)) return INFLECTED;
  return word.length > 2 && found.startsWith(word) ? 0.3 + (0.4 * word.length) / found.length : 0;
}

// Whether one letter is missing, too many or another one, or two have changed places.
function near(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  return one !== other && (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || a === b[1] + b[0] + b.slice(2));
}

const turned = (word) => [...word].reverse().join("");

// The lines of these forms.
async function linesOf(forms) {
  return forms.size ? (await lines("w", ...forms)).filter((line) => forms.has(key(line)) && !isPart(line)) : [];
}

// The word that most records have of those that differ from this one by a letter, and begin or end like it.
async function meant(word, some) {
  if (word.length < 4 || /\d/.test(word)) return "";
  const ends = word.length < 5 ? [] : await lines("r", turned(word).slice(0, -2));
  const forms = [...some.map(key), ...ends.map(turned)].filter((other) => near(word, other));
  const found = await linesOf(new Set(forms.slice(0, 12)));
  return key(found.sort((one, other) => other.length - one.length)[0] ?? "");
}

// Words that end so, but are in no list of compounds.
async function compounds(word) {
  const ends = ["", "e", "n", "s", "en"].map((end) => turned(word + end));
  const found = (await lines("r", ...ends)).filter((line) => ends.some((end) => line.startsWith(end) && line.length > end.length + 2));
  return linesOf(new Set(found.slice(0, 12).map(turned)));
}

// What a word of the question finds: records with how well they match; those it names, as it stands names, surely has; the forms found.
async function match(word) {
  const found = { word, records: new Map(), named: new Set(), exact: new Map(), sure: new Set(), forms: new Set(), parts: new Set() };
  const take = (line, worth) => {
    const own = key(line);
    const inner = isPart(line);
    (inner ? found.parts : found.forms).add(own);
    numbers(line.slice(own.length + inner), (record, weight) => {
      const value = worth * VALUE[weight] * (inner ? PART : 1);
      if (!(found.records.get(record) >= value)) found.records.set(record, value);
      if (weight > 4) found.named.add(record);
      if (worth === EXACT && !inner) found.exact.set(record, weight);
      if (worth >= INFLECTED && !inner) found.sure.add(record);
    });
  };
  const bare = stems(word);
  const some = (await lines("w", word, ...bare)).filter((line) => line.startsWith(word.slice(0, 2)));
  for (const line of some) {
    const worth = way(key(line), word, bare);
    if (worth) take(line, worth);
  }
  if (found.records.size < FEW && word.length > 3 && !/\d/.test(word)) for (const line of await compounds(word)) take(line, PART);
  return { ...found, some };
}

// The records in whose names or facts two words stand side by side.
async function pair(one, other) {
  const found = new Map();
  const begin = `|${one} ${other}`;
  for (const line of await lines("w", begin)) if (key(line) === begin) numbers(line.slice(begin.length), (record, weight) => found.set(record, weight));
  return found;
}

// --- questions ---

const QUOTED = /(?<![\p{L}\p{N}])([-−–]?)["„“”«»‚‘’›‹]([^"„“”«»›‹]+?)["„“”«»‘’›‹](?![\p{L}\p{N}])/gu;
const WITHOUT = /(?<=^|\s)[-−–]([\p{L}\p{N}]+)/gu;

// Words, phrases, and words that hits must not have.
async function parsed(question) {
  const phrases = [];
  const plain = question.replace(QUOTED, (_, not, text) => {
    if (words(text).length) phrases.push({ text: ` ${words(text).join(" ")} `, not: Boolean(not) });
    return not ? " " : ` ${text} `;
  });
  const without = [...plain.matchAll(WITHOUT)].flatMap(([, word]) => words(word));
  const every = [...new Set(words(plain.replace(WITHOUT, " ")))].map((word) => word.slice(0, 40));
  const stop = (await index()).stop.split(" ");
  const telling = every.filter((word) => !stop.includes(word));
  return { phrases, without, asked: telling.length ? telling : every };
}

// Kind, year and certainty are told by the number of a record.
const group = (groups, record) => groups[last(groups, record, 3)];

/** The records to narrow by, of that name in the address: id -> its name, and the records that belong to it. */
export async function facet(name) {
  const version = (await index()).facets[name];
  const text = version ? await get(`f-${name}.txt?v=${version}`) : "";
  return new Map(
    text.split("\n").slice(0, -1).map((line) => {
      const [id, words, distances] = line.split("\t");
      const records = new Set();
      numbers(distances, (record) => records.add(record));
      return [id, { words, records }];
    }),
  );
}

// For each way to narrow that is chosen, whether it lets a record pass.
async function passes({ art, sicher, von, bis, ...chosen }) {
  const { groups, kinds, facets } = await index();
  const of = (record) => group(groups, record);
  const tests = {};
  if (art) tests.art = (record) => kinds[of(record)[0]] === art;
  if (sicher) tests.sicher = (record) => of(record)[2] === sicher;
  if (von || bis) tests.jahr = (record) => of(record)[1] >= (von || 1) && of(record)[1] <= (bis || 9999);
  for (const name of Object.keys(chosen).filter((name) => facets[name])) {
    const whole = (await facet(name)).get(chosen[name]);
    tests[name] = (record) => whole?.records.has(record);
  }
  return Object.entries(tests);
}

/** Records that have every word, the best first; where they are few, also those that lack one. */
export async function search(question, chosen = {}) {
  const { phrases, without, asked } = await parsed(question);
  const manifest = await index();
  const [linked, tests, found, excluded, pairs] = await Promise.all([
    get(`n.txt?v=${manifest.needed}`),
    passes(chosen),
    Promise.all(asked.map(match)),
    Promise.all(without.map(match)),
    Promise.all(asked.slice(1).map((word, n) => pair(asked[n], word))),
  ]);
  const corrected = new Map();
  for (const [n, one] of found.entries()) {
    const other = one.sure.size ? "" : await meant(one.word, one.some);
    if (!other) continue;
    const instead = await match(other);
    if (one.records.size && instead.records.size < FEW * one.records.size) continue;
    corrected.set(one.word, { word: other, instead: !one.records.size });
    if (!one.records.size) found[n] = { ...instead, exact: new Map(), near: NEAR };
  }

  // The weight of a name that has no other words
  const whole = NAMED[Math.min(asked.length, 6)];
  const rare = ({ size }) => Math.log(1 + (manifest.records - size + 0.5) / (size + 0.5));
  const scores = new Map();
  for (const { records, named, exact, near = 1 } of found) {
    for (const [record, worth] of records) {
      const so = scores.get(record) ?? { record, score: 0, held: 0, named: 0, exact: 0, beside: 0 };
      so.score += worth * near * rare(records);
      so.held++;
      so.named += named.has(record);
      so.exact += exact.get(record) >= whole;
      scores.set(record, so);
    }
  }
  for (const records of pairs) {
    for (const [record, weight] of records) {
      const so = scores.get(record);
      if (!so) continue;
      so.score += PAIR * VALUE[weight] * rare(records);
      so.exact += weight >= whole;
      so.beside++;
    }
  }

  for (const { sure } of excluded) for (const record of sure) scores.delete(record);
  const passing = (besides) => [...scores.values()].filter(({ record }) => tests.every(([name, test]) => name === besides || test(record)));
  const narrowed = passing();
  const most = Math.max(0, ...new Set(narrowed.map(({ held }) => held)));
  const every = narrowed.filter(({ held }) => held === most).length;
  const least = every < FEW && most > 1 && !phrases.length ? most - 1 : most;
  const hits = narrowed.filter(({ held }) => held >= least);
  for (const so of hits) {
    so.exact = so.exact === 2 * asked.length - 1;
    so.named = so.named === asked.length;
    so.beside = so.beside === asked.length - 1;
    so.score = Math.round(4 * so.score);
    so.linked = so.named && so.record < linked.length ? linked.charCodeAt(so.record) : 0;
    so.year = group(manifest.groups, so.record)[1];
  }
  // Exact names first, of these what is linked most; then every word, side by side if can be; of two that match alike the recent one.
  const order = "exact held beside score linked year record".split(" ");
  const exactly = ["linked", ...order];
  hits.sort((one, other) => {
    const by = (one.exact && other.exact ? exactly : order).find((name) => one[name] !== other[name]);
    return other[by] - one[by];
  });
  return {
    hits,
    total: hits.length,
    missing: asked.length - most,
    phrases,
    corrected,
    forms: found,
    // What there would be without this choice
    among: (name) => passing(name).flatMap(({ held, record }) => (held >= least ? record : [])),
  };
}

/** How many hits there would be with each choice of that name. */
export async function counted(found, name) {
  const { groups, kinds, facets } = await index();
  const records = found.among(name);
  if (facets[name]) return new Map([...(await facet(name))].map(([id, whole]) => [id, records.filter((record) => whole.records.has(record)).length]));
  const counts = new Map();
  for (const [kind, , sure] of records.map((record) => group(groups, record))) {
    const value = name === "art" ? kinds[kind] : sure;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

// --- rows ---

const FIELDS = "url title names label when about lead facts body quotes short".split(" ");
const read = (row) => row && Object.fromEntries(FIELDS.map((name, n) => [name, row[n] ?? ""]));

/** The next hits with their rows; of a phrase those whose texts have it. What is taken is no longer in `found.hits`. */
export async function taken(found, count) {
  const { rows, block, groups, kinds } = await index();
  const row = async ({ record }) => read((await get(`t/${Math.floor(record / block)}.json?v=${rows}`, "json"))[record % block]);
  const done = [];
  for (let checked = 0; found.hits.length && done.length < count && checked < MOST; checked += CHECKED) {
    const some = found.hits.splice(0, found.phrases.length ? CHECKED : count);
    for (const [n, one] of (await Promise.all(some.map(row))).entries()) {
      if (done.length === count) {
        found.hits.unshift(...some.slice(n));
        break;
      }
      // A host may have files of two versions for a while
      if (!one) continue;
      let text = excerpt(one, found.forms);
      if (one.short && (found.phrases.length || !text.some(([, marked]) => marked))) {
        Object.assign(one, read(await get(`x/${some[n].record}.json?v=${rows}`, "json")));
        text = excerpt(one, found.forms);
      }
      const [kind, year] = group(groups, some[n].record);
      if (has(one, found.phrases)) done.push({ ...one, kind: kinds[kind], year, text });
      else found.total--;
    }
  }
  return done;
}

function has({ title, names, when, lead, facts, body, quotes }, phrases) {
  if (!phrases.length) return true;
  const texts = [title, when, lead, body, ...names.split("\n"), ...quotes.split("\n"), ...facts.split(" · ")].map((text) => ` ${words(text).join(" ")} `);
  return phrases.every(({ text, not }) => texts.some((one) => one.includes(text)) !== not);
}

// --- excerpts ---

// Not behind „Dr.“, „z. B.“ and „3.“
const SENTENCE = /(?<=[.!?…]["“»)]?)(?<!(?:^|[\s(])(?:\p{L}{1,4}|\d{1,2})\.)\s+(?=["„»(]?[\p{Lu}\d])|\n/u;
const WORD = /(\d{1,3}(?:\.\d{3})+(?!\d)|[\p{L}\p{N}\p{M}\u00ad]+)/u;
// Pieces of a sentence, those before what was found where it is cut, and sentences
const [LONGEST, BEFORE, SENTENCES] = [84, 28, 2];

// A text as words and what is between, each with the number of the word asked that it is, or -1.
function pieces(text, every) {
  const is = (word) => every.findIndex(({ forms, parts }) => forms.has(word) || [...parts].some((part) => word.length > part.length && word.endsWith(part)));
  const all = text.split(WORD).map((piece, n) => [piece, n % 2 ? is(words(piece).join("")) : -1]);
  if (all.length <= LONGEST) return all;
  const start = Math.max(0, all.findIndex(([, word]) => word >= 0) - BEFORE) & ~1;
  const end = start + LONGEST;
  return [[start ? "… " : "", -1], ...all.slice(start + (start > 0), end), [end < all.length ? " …" : "", -1]];
}

// The sentences that have most of the words, each new: [text, whether it was asked for], …
function excerpt({ lead, facts, body, quotes }, every) {
  const sentences = [lead, body, quotes].flatMap((text) => text.split(SENTENCE)).filter((text) => text?.trim());
  const told = [...sentences, ...facts.split(" · ")].map((text) => pieces(text.trim(), every));
  const held = new Set([-1]);
  const gain = (sentence) => new Set(sentence.map(([, word]) => word).filter((word) => !held.has(word))).size;
  const chosen = new Set();
  while (chosen.size < SENTENCES) {
    const best = told.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    if (!gain(best)) break;
    for (const [, word] of best) held.add(word);
    chosen.add(best);
  }
  const shown = chosen.size ? told.filter((sentence) => chosen.has(sentence)) : told.slice(0, 1);
  return shown.flatMap((sentence, n) => [...(n ? [[" … ", -1]] : []), ...sentence]).map(([text, word]) => [text, word >= 0]);
}
