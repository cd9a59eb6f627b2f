// Filters of the chronicle: the panel's lists of links become choices that combine and act at once, and stand in the address.
// Several values of one facet widen the selection, another facet narrows it. What there is to choose is loaded when the panel
// is first opened, which event has which value when something is chosen, and what a list shows of an event when it comes to it
// (chronik/exports/lookups).

import { data, day, folded, grouped, make } from "./basis.js";

const panel = document.getElementById("filter");
const everything = document.getElementById("alle");
const AT_ONCE = 50; // events drawn
const SHOWN = 12; // values of a facet beside those chosen, as in the lists of links
const NONE = "-"; // in the address: without a value
const YEAR = "jahr";
const BOUNDS = ["von", "bis"];
const ORDERED = [YEAR, "sicherheit"]; // of these the busiest do not come first

const events = (number) => `${grouped(number)}\u00a0${number === 1 ? "Ereignis" : "Ereignisse"}`;
const piece = (name) => data(`chronik/filter/${name}.json`);
const once = (load) => {
  const known = new Map();
  return (name) => {
    if (!known.has(name)) known.set(name, load(name).catch((fault) => (known.delete(name), Promise.reject(fault))));
    return known.get(name);
  };
};

// What there is to choose ---------------------------------------------------------------------------------------------

/** Each facet with its values as {value, words, page, count}; the years as one of them, by decade where they are many. */
function facetsOf(index) {
  const facets = index.facets.map(({ name, label, values }) => ({
    name,
    label,
    values: values.map(([value, words, page, count]) => ({ value: value || NONE, words, page, count })),
  }));
  facets.splice(-1, 0, { name: YEAR, label: "Jahr", values: yearsOf(index.years) });
  return facets;
}

function yearsOf(years) {
  const dated = years.filter(([year]) => year);
  const found = new Map();
  for (const [year, count] of dated) {
    const value = dated.length > SHOWN ? `${String(year).slice(0, -1)}0er` : String(year);
    const known = found.get(value) ?? { value, words: value, page: dated.length > SHOWN ? "" : `chronik/${year}/`, count: 0 };
    found.set(value, { ...known, count: known.count + count });
  }
  const rest = years.filter(([year]) => !year).map(([, count]) => ({ value: NONE, words: "Ohne sichere Einordnung", page: "chronik/ohne-sichere-einordnung/", count }));
  return [...found.values(), ...rest];
}

/** Whether a year is, or lies in, what was chosen: „1995“, „1990er“. */
const within = (year, value) => (value === NONE ? !year : value.endsWith("er") ? Math.floor(year / 10) === Math.floor(parseInt(value) / 10) : year === Number(value));

// What is found -------------------------------------------------------------------------------------------------------

/** For each facet the events' sets, and of each set the values. */
async function columnsOf(index, facets) {
  const years = index.years.map(([year]) => year);
  const counted = index.years.flatMap(([, count], at) => Array(count).fill(at));
  const loaded = await Promise.all(index.facets.map(({ name }) => piece(name)));
  const columns = Object.fromEntries(loaded.map(({ sets, events }, at) => [index.facets[at].name, { sets, events }]));
  const values = facets.find(({ name }) => name === YEAR).values;
  columns[YEAR] = { years, events: counted, sets: years.map((year) => values.flatMap(({ value }, at) => (within(year, value) ? [at] : []))) };
  return columns;
}

/** Of each set of a facet whether what was chosen lets it through. */
function passing({ name, values }, { sets, years }, state) {
  const chosen = state[name] ?? [];
  if (name !== YEAR) return sets.map((set) => !chosen.length || set.some((at) => chosen.includes(values[at].value)));
  const [from, to] = bounds(state);
  const dated = chosen.filter((value) => value !== NONE);
  const anyDated = !chosen.length || dated.length || from > -Infinity || to < Infinity;
  const undated = chosen.includes(NONE) || !restricted(state);
  return years.map((year) => (year ? anyDated && year >= from && year <= to && (!dated.length || dated.some((value) => within(year, value))) : undated));
}

function bounds(state) {
  const [from, to] = BOUNDS.map((name) => (state[name] ? Number(state[name]) : undefined));
  return from > to ? [to, from] : [from ?? -Infinity, to ?? Infinity];
}

const restricted = (state) => Boolean(state[YEAR]?.length || state.von || state.bis);

/** The events that fit, how many each value would find beside the other facets, and how many fit but for having no year. */
function search(facets, columns, state) {
  const own = facets.map((facet) => ({ ...columns[facet.name], passes: passing(facet, columns[facet.name], state), counts: facet.values.map(() => 0) }));
  const time = facets.findIndex(({ name }) => name === YEAR);
  const found = [];
  let undated = 0;
  let left = 0; // undated ones that a choice of years leaves out
  for (let event = 0; event < own[0].events.length; event++) {
    const failing = own.filter(({ events, passes }) => !passes[events[event]]);
    if (failing.length > 1) continue;
    const hasYear = own[time].years[own[time].events[event]];
    if (!failing.length) found.push(event);
    if (!hasYear && !failing.length) undated++;
    if (!hasYear && failing[0] === own[time]) left++;
    for (const { sets, events, counts } of failing.length ? failing : own) for (const at of sets[events[event]]) counts[at]++;
  }
  return { found, undated, left, counts: own.map(({ counts }) => counts) };
}

// Drawing -------------------------------------------------------------------------------------------------------------

// The page brings the list and its cards as patterns, drawn as all static lists are (whole_view in chronik/pages/time.py).

/** A copy in which the names between tildes are replaced by what they stand for, as far as it is said. */
function filled(pattern, values) {
  const copy = pattern.cloneNode(true);
  const put = (text) => text.replace(/~(\w+)~/g, (mark, name) => values[name] ?? mark);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = put(attribute.value);
    for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) child.data = put(child.data);
  }
  return copy;
}

/** Take a part out of a card, with the blank before it. */
function cut(part) {
  const before = part.previousSibling;
  if (before?.nodeType === Node.TEXT_NODE) before.data = before.data.trimEnd();
  part.remove();
}

/** The card of an event, without its summary: one of the patterns, less what the event has not. A chronicle's own card may lack a part. */
function drawn(index, [certain, other], [id, title, time, words, sure, announced, about, networks]) {
  const card = filled(sure ? certain : other, { id, title, date: words || day(time), about });
  const [element, state, sign] = ["time", ".state", "[title]"].map((part) => card.querySelector(part));
  if (time) element?.setAttribute("datetime", time);
  else element?.replaceWith(...element.childNodes);
  if (state && !announced) cut(state);
  if (!sign) return card;
  const signs = sign.parentElement;
  cut(sign);
  for (const network of networks) signs.append(" ", signed(sign, network, index.networks[network]));
  return card;
}

/** The sign of a network; its colour and shape are numbers in its classes. */
function signed(pattern, network, [name, sign, colour, shape]) {
  const copy = filled(pattern, { network, name, sign });
  copy.className = copy.className.replace(/\bc\d+/, `c${colour}`).replace(/\bs\d+/, `s${shape}`);
  return copy;
}

/** The list of what is found: years as in the whole chronicle, then what has none. */
function listIn(index) {
  const pattern = make("template");
  pattern.innerHTML = panel.querySelector("template").dataset.pattern; // as the build drew it
  const list = pattern.content.firstElementChild.cloneNode(true);
  const patterns = [...list.children].map((section) => ({ section, cards: [...section.querySelector("ol").children] }));
  for (const { cards } of patterns) cards.forEach((card) => card.remove());
  const [dated, shelf] = patterns;
  shelf.section.removeAttribute("id"); // that of the whole chronicle has it
  const clear = () => list.replaceChildren();
  let last;
  clear();

  function add(year, row) {
    const { section, cards } = year ? dated : shelf;
    if (!list.children.length || last !== year) list.append(filled(section, { year }));
    last = year;
    const card = drawn(index, cards, row);
    list.lastElementChild.querySelector("ol").append(card);
    return card;
  }
  return { list, clear, add };
}

// The panel -----------------------------------------------------------------------------------------------------------

/** A facet as a group of choices in place of its list of links. */
function control(facet, change) {
  const box = panel.querySelector(`[data-facet="${facet.name}"]`);
  const heading = box.querySelector("h2");
  heading.id = `f-${facet.name}`;
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", heading.id);
  const list = box.querySelector("ul");
  const every = list.querySelector(".rest");
  const busiest = ORDERED.includes(facet.name) ? facet.values : [...facet.values].sort((a, b) => (a.value === NONE) - (b.value === NONE) || b.count - a.count);
  const few = facet.values.length <= SHOWN + 1; // the value of having none stands beside them
  const rows = new Map();
  let chosen = [];
  let counts = facet.values.map(({ count }) => count);

  function row(value) {
    if (!rows.has(value.value)) {
      const field = make("input", { type: "checkbox", name: facet.name, value: value.value });
      const count = make("span", { class: "count" });
      rows.set(value.value, { field, count, line: make("li", {}, make("label", {}, field, " ", value.words, " ", count)) });
      field.addEventListener("change", () => {
        chosen = field.checked ? [...chosen, value.value] : chosen.filter((other) => other !== value.value);
        change();
      });
    }
    return rows.get(value.value);
  }

  function draw() {
    const asked = folded(field?.value ?? "");
    const matching = busiest.filter((value) => !asked || folded(value.words).includes(asked));
    const shown = new Set(few ? matching : [...matching.slice(0, SHOWN), ...matching.filter(({ value }) => value === NONE)]);
    const lines = busiest.filter((value) => shown.has(value) || chosen.includes(value.value));
    for (const value of lines) {
      const { field, count } = row(value);
      const number = counts[facet.values.indexOf(value)];
      field.checked = chosen.includes(value.value);
      field.disabled = !number && !field.checked && field !== document.activeElement;
      count.textContent = grouped(number);
    }
    const wanted = [...lines.map((value) => row(value).line), ...(every && !few && facet.name !== YEAR ? [every] : [])];
    if (wanted.length !== list.children.length || wanted.some((line, at) => line !== list.children[at])) list.replaceChildren(...wanted);
    if (said) said.textContent = asked ? `${grouped(matching.length)} von ${grouped(facet.values.length)}` : "";
  }

  let field;
  let said;
  if (!few && facet.name !== YEAR) {
    field = make("input", { type: "search", "aria-label": `${facet.label} suchen`, placeholder: `${facet.label} suchen`, autocomplete: "off" });
    said = make("span", { class: "detail", role: "status" });
    field.addEventListener("input", draw);
    field.addEventListener("change", (event) => event.stopPropagation());
    list.before(make("p", { class: "seek" }, field, " ", said));
  }
  return {
    name: facet.name,
    box,
    list,
    get: () => chosen,
    set: (values) => (chosen = values.filter((value) => facet.values.some((known) => known.value === value))),
    count: (numbers) => (counts = numbers),
    draw,
  };
}

/** „von“ and „bis“ above the decades. */
function spanOf(index, { box, list }, change) {
  const years = index.years.map(([year]) => year).filter(Boolean);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const fields = BOUNDS.map((name) => {
    const field = make("input", { type: "number", name, id: `f-${name}`, min: first, max: last, step: 1, placeholder: name === "von" ? first : last });
    field.addEventListener("change", change);
    return field;
  });
  if (years.length > 1) {
    const labelled = fields.map((field) => make("label", {}, `${field.name} `, field));
    list.before(make("p", { class: "span" }, ...labelled));
  }
  return fields;
}

function start(index) {
  const facets = facetsOf(index);
  const total = index.years.reduce((sum, [, count]) => sum + count, 0);
  const begins = index.years.flatMap(([year, count]) => Array(count).fill(year)); // the year of each event
  const pieces = index.rows.flatMap(([name, count]) => Array.from({ length: count }, (_, at) => [name, at])); // and its row
  const columns = once(() => columnsOf(index, facets));
  const rows = once((name) => piece(`zeilen/${name}`));
  const controls = facets.map((facet) => control(facet, change));
  const span = spanOf(index, controls.find(({ name }) => name === YEAR), change);
  const { list, clear, add } = listIn(index);
  const more = make("button", { type: "button", class: "further", hidden: "" });
  const lists = panel.querySelector(".lists");
  const form = make("form", { class: "filter" });
  lists.replaceWith(form);
  form.append(bar, lists);
  everything.after(list, more);
  list.hidden = true;
  let turn = 0; // of the choice made last; what earlier ones loaded is dropped
  let found = [];
  let shown = 0;

  function chosen() {
    const state = Object.fromEntries(controls.map(({ name, get }) => [name, get()]).filter(([, values]) => values.length));
    for (const field of span) if (field.value && field.validity.valid) state[field.name] = field.value;
    return state;
  }

  async function next() {
    const part = found.slice(shown, shown + AT_ONCE);
    const loaded = await Promise.all(part.map((event) => rows(pieces[event][0])));
    return part.map((event, at) => [begins[event], loaded[at][pieces[event][1]]]);
  }

  function extend(part) {
    const cards = part.map(([year, row]) => add(year, row));
    shown += cards.length;
    const left = found.length - shown;
    more.hidden = left <= 0;
    more.textContent = `${grouped(Math.min(left, AT_ONCE))} weitere zeigen`;
    return cards[0];
  }

  async function show() {
    const own = ++turn;
    const state = chosen();
    const active = Object.keys(state).length > 0;
    if (!active) return settle({ found: [], counts: facets.map(({ values }) => values.map(({ count }) => count)) }, state, []);
    try {
      const result = search(facets, await columns(), state);
      if (own !== turn) return;
      [found, shown] = [result.found, 0];
      const part = await next();
      if (own === turn) settle(result, state, part);
    } catch {
      if (own === turn) count.textContent = "Die Auswahl lässt sich gerade nicht laden. Bitte später noch einmal versuchen.";
    }
  }

  /** All that has changed is shown at once, when it is there. */
  function settle(result, state, part) {
    const active = Object.keys(state).length > 0;
    [found, shown] = [result.found, 0];
    controls.forEach((each, at) => (each.count(result.counts[at]), each.draw()));
    clear();
    extend(part);
    everything.hidden = active;
    list.hidden = !found.length;
    reset.hidden = !active;
    down.hidden = !found.length;
    count.textContent = active ? sentence(result) : events(total);
    page.replaceChildren(...alone(state));
  }

  function sentence({ undated, left }) {
    const without = "ohne sichere Einordnung";
    const first = found.length ? `${grouped(found.length)} von ${grouped(total)}\u00a0Ereignissen` : "Kein Ereignis passt zu dieser Auswahl";
    return `${first}${undated ? `, davon ${grouped(undated)} ${without}` : ""}${left ? `; ${grouped(left)} ${without} ${left === 1 ? "könnte" : "könnten"} dazugehören` : ""}.`;
  }

  /** A single choice has a page of its own. */
  function alone(state) {
    const values = Object.entries(state);
    if (values.length !== 1 || values[0][1].length !== 1) return [];
    const choice = facets.find(({ name }) => name === values[0][0])?.values.find(({ value }) => value === values[0][1][0]);
    return choice?.page ? ["Als eigene Seite: ", make("a", { href: `../${choice.page}` }, choice.words)] : [];
  }

  function fromAddress() {
    const wanted = new URLSearchParams(location.search);
    for (const { name, set } of controls) set(wanted.getAll(name));
    for (const field of span) field.value = wanted.get(field.name) ?? "";
    const years = wanted.getAll(YEAR).filter((value) => /^\d+$/.test(value));
    if (years.length === 1 && !controls.find(({ name }) => name === YEAR).get().length) for (const field of span) field.value = years[0]; // of a time without decades
    return show();
  }

  function change() {
    const query = new URLSearchParams(Object.entries(chosen()).flatMap(([name, values]) => [values].flat().map((value) => [name, value]))).toString();
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => {
    for (const { set } of controls) set([]);
    for (const field of span) field.value = "";
    panel.querySelector("summary").focus();
    change();
  });
  more.addEventListener("click", async () => {
    const own = turn;
    const part = await next().catch(() => []);
    if (own === turn && part.length) extend(part)?.querySelector("a").focus();
  });
  addEventListener("popstate", fromAddress);
  return fromAddress();
}

const count = make("p", { role: "status" });
const reset = make("button", { type: "button", hidden: "" }, "Filter zurücksetzen");
const page = make("p", { class: "page" });
const down = make("a", { href: "#gefunden", hidden: "" }, "Zur Liste"); // far below the choices, on a phone
const bar = panel.querySelector(".said"); // it stood there before, so that nothing moves
bar.append(count, down, reset, page);

let loading;

/** When it cannot be loaded the links stay, and the next try may succeed. */
export function load() {
  loading ??= piece("auswahl").then(start).catch(() => (loading = undefined));
}
