// The full-text search: asks the index in suche/index/ (chronik/search/) for a few of its files, and ranks what they say. It draws nothing.
// A line of the vocabulary is a word, perhaps U+0010 where it is one that begins within words, and for each weight (a character below U+0020)
// the distances between the numbers of the records, a character each from U+0020 on.

import { form, MONTHS, SITE } from "./basis.js";

const FOLDER = new URL("suche/index/", SITE);
const VALUE = { 1: 1, 2: 1.5, 3: 2, 4: 3, 5: 4.5, 6: 5, 7: 5.5, 8: 6, 11: 7.5, 12: 9 }; // of a weight; from 5 on it is a name
const NAMED = [12, 12, 11, 8, 7, 6, 5]; // the weight of a name by how many words it has
const WHOLE = (words) => NAMED[Math.min(words, 6)];
const [EXACT, INFLECTED, PART, NEAR, PAIR] = [1, 0.9, 0.7, 0.5, 0.5]; // of a way to match
const FEW = 5; // hits with every word; where there are fewer, those follow that lack one
const AHEAD = 3; // files that a beginning may need
const [CHECKED, MOST] = [30, 120]; // rows that a phrase is looked for in at once, and for one answer
const LATER = { Quelle: 0.9, Seite: 0.9 }; // of two that match alike, these come last

// --- files ---

const files = new Map();
function get(path, kind = "text", options) {
  if (!files.has(path)) {
    const asked = fetch(new URL(path, FOLDER), options).then((answer) => (answer.ok ? answer[kind]() : Promise.reject(new Error(path))));
    asked.catch(() => files.delete(path));
    files.set(path, asked);
  }
  return files.get(path);
}
export const index = () => get("index.json", "json", { cache: "no-cache" });

const named = (letter, head) => `${letter}-${[...head].map((c) => (/[a-z0-9]/i.test(c) ? c : `_${c.codePointAt(0).toString(16)}`)).join("")}.txt`;

// The place of the last of these that is not behind the value.
function last(list, value, of) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The lines of the files that keys with these beginnings may stand in.
async function lines(letter, ...beginnings) {
  const heads = (await index())[letter];
  const at = (key) => last(heads, key, ([head]) => head);
  const places = new Set();
  for (const begin of beginnings) {
    for (let n = at(begin); n <= Math.min(at(`${begin}\uffff`), at(begin) + AHEAD - 1); n++) places.add(n);
  }
  const texts = [...places].filter((n) => n >= 0).map((n) => get(`${named(letter, heads[n][0])}?v=${heads[n][1]}`));
  return (await Promise.all(texts)).flatMap((text) => text.split("\n"));
}

function numbers(distances, found) {
  let [weight, record] = [0, 0];
  for (let n = 0; n < distances.length; n++) {
    const code = distances.codePointAt(n);
    if (code > 0xffff) n++;
    if (code < 32) [weight, record] = [code, 0];
    else found((record += code < 0xe000 ? code - 32 : code - 0x820), weight);
  }
}

// --- words ---

const DAY = /(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/g;
const ISO = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g;
const spelt = (day, month, year) => `${+day} ${MONTHS[month - 1] ?? month} ${year}`;

/** The forms of the words of a text, as chronik/search/folding.py makes them. */
export const words = (text) =>
  form(text.replace(ISO, (_, year, month, day) => spelt(day, month, year)).replace(DAY, (_, day, month, year) => spelt(day, month, year)))
    .replace(/(?<=\d)[.'’ ](?=\d{3}(?!\d))/g, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

// What German adds to a word: „Bündnisse“, „Kammern“, „Sprecherinnen“, „Museen“ and „Museum“.
const ENDINGS = ["", "e", "n", "s", "en", "er", "es", "em", "ern", "nen", "se", "sen", "ses", "um", "ums", "a"];
const stems = (word) => ENDINGS.filter((end) => word.endsWith(end) && (!end || word.length > end.length + 2)).map((end) => word.slice(0, word.length - end.length));

function way(found, word, bare) {
  if (found === word) return EXACT;
  if (bare.some((stem) => found.startsWith(stem) && ENDINGS.includes(found.slice(stem.length)))) return INFLECTED;
  return word.length > 2 && found.startsWith(word) ? 0.3 + (0.4 * word.length) / found.length : 0;
}

// Whether one letter is missing, too many or another one, or two have changed places.
function near(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

const turned = (word) => [...word].reverse().join("");
const key = (line) => line.slice(0, line.search(/[\x01-\x1f]|$/));

// The word that was meant, where this one differs from it by a letter: of those that begin like it or end like it the one that most records have.
async function meant(word, some) {
  if (word.length < 4 || /\d/.test(word)) return;
  const ends = word.length < 5 ? [] : await lines("r", turned(word).slice(0, -2), turned(word));
  const forms = new Set([...some.map(key), ...ends.map(turned)].filter((other) => near(word, other)));
  const every = forms.size ? await lines("w", ...[...forms].slice(0, 8)) : [];
  const alike = every.filter((line) => forms.has(key(line)) && line[key(line).length] !== "\x10");
  return key(alike.sort((one, other) => other.length - one.length)[0] ?? "");
}

// Words that end so, but are in no list of compounds.
async function compounds(word) {
  const ends = ["", "e", "n", "s", "en"].map((end) => turned(word + end));
  const forms = (await lines("r", ...ends)).filter((line) => ends.some((end) => line.startsWith(end) && line.length > end.length + 2)).map(turned);
  const some = new Set(forms.slice(0, 12));
  return some.size ? (await lines("w", ...some)).filter((line) => some.has(key(line)) && line[key(line).length] !== "\x10") : [];
}

// What a word of the question finds: records with how well they match, in which names, and the forms found.
async function match(word) {
  const found = { word, records: new Map(), names: new Map(), exact: new Map(), forms: new Set(), parts: new Set(), sure: 0 };
  const take = (line, form, worth) => {
    const inner = line[form.length] === "\x10";
    (inner ? found.parts : found.forms).add(form);
    numbers(line.slice(form.length + inner), (record, weight) => {
      const value = worth * VALUE[weight] * (inner ? PART : 1);
      if (!(found.records.get(record) >= value)) found.records.set(record, value);
      if (weight > 4) found.names.set(record, Math.max(weight, found.names.get(record) ?? 0));
      if (worth === EXACT && !inner) found.exact.set(record, weight);
    });
  };
  const bare = stems(word);
  const shortest = bare.reduce((one, other) => (other.length < one.length ? other : one));
  const some = await lines("w", word, ...(shortest === word ? [] : bare));
  for (const line of some) {
    if (!line.startsWith(shortest)) continue;
    const begin = key(line);
    const worth = way(begin, word, bare);
    if (worth) take(line, begin, worth);
    if (worth >= INFLECTED) found.sure++;
  }
  if (found.records.size < FEW && word.length > 3 && !/\d/.test(word)) for (const line of await compounds(word)) take(line, key(line), PART);
  return Object.assign(found, { some });
}

async function pairs(one, other) {
  const found = new Map();
  const begin = `|${one} ${other}`;
  for (const line of await lines("w", begin)) if (key(line) === begin) numbers(line.slice(begin.length), (record, weight) => found.set(record, weight));
  return found;
}

// --- questions ---

const QUOTED = /(?<![\p{L}\p{N}])([-−–]?)["„“”«»‚‘’›‹]([^"„“”«»›‹]+?)["„“”«»‘’›‹](?![\p{L}\p{N}])/gu;
const WITHOUT = /(?<=^|\s)[-−–]([\p{L}\p{N}]+)/gu;

/** Words, phrases, and what hits must not have. */
async function parsed(question) {
  const phrases = [];
  const plain = question.replace(QUOTED, (_, not, text) => {
    if (words(text).length) phrases.push({ text: ` ${words(text).join(" ")} `, not: Boolean(not) });
    return not ? " " : ` ${text} `;
  });
  const without = [...plain.matchAll(WITHOUT)].flatMap(([, word]) => words(word));
  const every = [...new Set(words(plain.replace(WITHOUT, " ")))].map((word) => word.slice(0, 40));
  const stop = new Set((await index()).stop.split(" "));
  const telling = every.filter((word) => !stop.has(word));
  return { phrases, without, asked: telling.length ? telling : every };
}

// Kind, year and certainty are told by the number of a record.
const group = (groups, record) => groups[last(groups, record, ([, , , first]) => first)];

/** The records to narrow by, of that name in the address. */
export async function facet(name) {
  const version = (await index()).facets[name];
  const text = version ? await get(`f-${name}.txt?v=${version}`) : "";
  return text.split("\n").slice(0, -1).map((line) => {
    const [id, words, distances] = line.split("\t");
    const records = new Set();
    numbers(distances, (record) => records.add(record));
    return { id, name: words, records };
  });
}

// For each way to narrow that is chosen, whether it lets a record pass.
async function passes(chosen) {
  const { groups, kinds, facets } = await index();
  const of = (record) => group(groups, record);
  const tests = {};
  if (chosen.art) tests.art = (record) => kinds[of(record)[0]] === chosen.art;
  if (chosen.sicher) tests.sicher = (record) => of(record)[2] === chosen.sicher;
  if (chosen.von || chosen.bis) {
    const [from, to] = [+chosen.von || -Infinity, +chosen.bis || Infinity];
    tests.jahr = (record) => of(record)[1] && of(record)[1] >= from && of(record)[1] <= to;
  }
  for (const name of Object.keys(facets).filter((name) => chosen[name])) {
    const records = (await facet(name)).find(({ id }) => id === chosen[name])?.records ?? new Set();
    tests[name] = (record) => records.has(record);
  }
  return tests;
}

/** Records that have every word, the best first; where they are few, also those that lack one. */
export async function search(question, chosen = {}) {
  const { phrases, without, asked } = await parsed(question);
  const [{ records: total, groups, kinds, needed }, tests, ...found] = await Promise.all([index(), passes(chosen), ...asked.map(match)]);
  const [linked, excluded, ...beside] = await Promise.all([
    get(`n.txt?v=${needed}`),
    Promise.all(without.map(match)),
    ...asked.slice(1).map((word, n) => pairs(asked[n], word)),
  ]);
  const corrected = new Map();
  for (const [n, one] of found.entries()) {
    const other = one.sure ? "" : await meant(one.word, one.some);
    if (!other) continue;
    const instead = await match(other);
    if (one.records.size && instead.records.size < 5 * one.records.size) continue;
    corrected.set(one.word, { word: other, instead: !one.records.size });
    if (!one.records.size) found[n] = Object.assign(instead, { near: NEAR });
  }

  const known = found.filter(({ records }) => records.size);
  const scores = new Map();
  const rare = ({ size }) => Math.log(1 + (total - size + 0.5) / (size + 0.5));
  for (const { records, names, exact, near = 1 } of known) {
    for (const [record, worth] of records) {
      const so = scores.get(record) ?? { record, score: 0, held: 0, named: 0, exact: 0 };
      so.score += worth * near * rare(records);
      so.held++;
      so.named += names.has(record);
      so.exact += exact.get(record) >= WHOLE(asked.length);
      scores.set(record, so);
    }
  }
  for (const some of beside) {
    for (const [record, weight] of some) {
      const so = scores.get(record);
      if (!so) continue;
      so.score += PAIR * VALUE[weight] * rare(some);
      so.beside = (so.beside ?? 0) + (weight >= WHOLE(asked.length));
    }
  }

  const banned = new Set(excluded.flatMap(({ exact, records, forms, word }) => (forms.has(word) || forms.size ? [...records.keys()].filter((r) => exact.has(r) || records.get(r) >= INFLECTED) : [])));
  const level = (record) => (record < linked.length ? linked.charCodeAt(record) - 32 : 0);
  const every = [...scores.values()].filter(({ record }) => !banned.has(record));
  const all = Object.values(tests);
  const most = every.reduce((held, so) => (all.every((test) => test(so.record)) ? Math.max(held, so.held) : held), 0);
  const narrowed = every.filter((so) => all.every((test) => test(so.record)));
  const whole = narrowed.filter((so) => so.held === most).length;
  const least = whole < FEW && most > 1 && !phrases.length ? most - 1 : most;
  const hits = narrowed.filter((so) => so.held >= least);
  for (const so of hits) {
    so.whole = so.exact === asked.length && (so.beside ?? 0) >= asked.length - 1;
    so.named = so.named === asked.length;
    so.value = Math.round(4 * so.score * (LATER[kinds[group(groups, so.record)[0]]] ?? 1));
    so.level = so.named ? level(so.record) : 0;
  }
  hits.sort(
    (one, other) =>
      other.whole - one.whole ||
      other.held - one.held ||
      (one.whole ? other.level - one.level : 0) ||
      other.value - one.value ||
      other.level - one.level ||
      other.record - one.record,
  );
  return {
    hits,
    whole,
    phrases,
    corrected,
    total: hits.length,
    words,
    missing: asked.length - most,
    forms: known.map(({ forms, parts }) => ({ forms, parts })),
    // of each way to narrow, what there would be with the others alone
    among: (name) => every.filter((so) => so.held >= least && Object.entries(tests).every(([other, test]) => other === name || test(so.record))).map(({ record }) => record),
  };
}

/** How many of these records each kind, and each certainty, has. */
export async function counted(records, part) {
  const { groups, kinds } = await index();
  const counts = new Map();
  for (const record of records) {
    const told = group(groups, record);
    const value = part === "art" ? kinds[told[0]] : told[2];
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

// --- rows ---

const FIELDS = ["url", "title", "names", "label", "when", "about", "lead", "facts", "body", "quotes", "short"];
const read = (row) => Object.fromEntries(FIELDS.map((name, n) => [name, row[n] ?? ""]));

async function row({ record }) {
  const { rows, block } = await index();
  const some = await get(`t/${Math.floor(record / block)}.json?v=${rows}`, "json");
  return some[record % block] && read(some[record % block]); // a host may have files of two versions for a while
}

/** The next hits with their rows; of a phrase those whose texts have it. What is taken is no longer in `found.hits`. */
export async function taken(found, count) {
  const { rows, groups, kinds } = await index();
  const done = [];
  for (let checked = 0; found.hits.length && done.length < count && checked < MOST; checked += CHECKED) {
    const some = found.hits.splice(0, found.phrases.length ? CHECKED : count);
    for (const [n, one] of (await Promise.all(some.map(row))).entries()) {
      if (done.length === count) {
        found.hits.unshift(...some.slice(n));
        break;
      }
      if (!one) continue;
      const long = one.short && get(`x/${some[n].record}.json?v=${rows}`, "json").then(read);
      if (found.phrases.length && !has(long ? await long : one, found.phrases)) {
        found.total--;
        continue;
      }
      let text = excerpt(one, found.forms);
      if (long && !text.some(([, marked]) => marked)) text = excerpt(await long, found.forms);
      const [kind, year] = group(groups, some[n].record);
      done.push({ ...one, kind: kinds[kind], year, named: some[n].named, text });
    }
  }
  return done;
}

function has({ title, names, when, lead, facts, body, quotes }, phrases) {
  const texts = [title, ...names.split("\n"), when, lead, ...facts.split(" · "), body, ...quotes.split("\n")].map((text) => ` ${words(text).join(" ")} `);
  return phrases.every(({ text, not }) => texts.some((one) => one.includes(text)) !== not);
}

// --- excerpts ---

const SENTENCE = /(?<=[.!?…]["“»)]?)(?<!(?:^|[\s(])(?:\p{L}|\p{L}{1,4}|\d{1,2})\.)\s+(?=["„»(]?[\p{Lu}\d])|\n/u;
const WORD = /\d{1,3}(?:\.\d{3})+(?!\d)|[\p{L}\p{N}\p{M}\u00ad]+/gu;
const [LONGEST, AROUND, SENTENCES] = [42, 14, 2]; // words of an excerpt, words before what was found where it is cut, and how many at most

// A text in pieces, each with the number of the word asked that it is, or -1.
function marked(text, every) {
  const pieces = [];
  let done = 0;
  for (const found of text.matchAll(WORD)) {
    if (found.index > done) pieces.push([text.slice(done, found.index), -1]);
    const folded = words(found[0]).join("");
    const is = ({ forms, parts }) => forms.has(folded) || [...parts].some((part) => folded.length > part.length && folded.endsWith(part));
    pieces.push([found[0], every.findIndex(is)]);
    done = found.index + found[0].length;
  }
  if (done < text.length) pieces.push([text.slice(done), -1]);
  return { pieces, held: new Set(pieces.map(([, word]) => word).filter((word) => word >= 0)) };
}

function shortened({ pieces }) {
  if (pieces.length <= 2 * LONGEST) return pieces;
  const first = pieces.findIndex(([, word]) => word >= 0);
  let start = Math.max(0, first - 2 * AROUND);
  if (start && !/^[\p{L}\p{N}]/u.test(pieces[start][0])) start++;
  const shown = pieces.slice(start, start + 2 * LONGEST);
  return [...(start ? [["… ", -1]] : []), ...shown, ...(start + 2 * LONGEST < pieces.length ? [[" …", -1]] : [])];
}

// The sentences that have most of the words, each new: [text, whether it was asked for], …
function excerpt({ lead, facts, body, quotes }, every) {
  const sentences = [lead, body, quotes].flatMap((text) => text.split(SENTENCE)).filter((text) => text?.trim());
  const told = [...sentences.map((text) => marked(text.trim(), every)), ...facts.split(" · ").map((text) => marked(text, every))];
  const chosen = [];
  const held = new Set();
  for (let n = 0; n < SENTENCES; n++) {
    const gain = ({ held: own }) => [...own].filter((word) => !held.has(word)).length;
    const best = told.reduce((one, other) => (gain(other) > gain(one) ? other : one), { pieces: [], held: new Set() });
    if (!best.held.size || !gain(best)) break;
    best.held.forEach((word) => held.add(word));
    chosen.push(best);
  }
  const texts = (chosen.length ? chosen.sort((one, other) => told.indexOf(one) - told.indexOf(other)) : told.slice(0, 1)).map(shortened);
  return texts.flatMap((pieces, n) => [...(n ? [[" … ", -1]] : []), ...pieces]).map(([text, word]) => [text, word >= 0]);
}
