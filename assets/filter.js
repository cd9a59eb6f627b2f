// Filters of the chronicle: the panel's lists of links become choices that combine and act at once. The state stands in the
// address. The events come from filter.json, which is loaded when the panel is first opened.

import { data, day, grouped, make } from "./basis.js";

const panel = document.getElementById("filter");
const everything = document.getElementById("alle");
const AT_ONCE = 200;
// In the order of chronik/dates/exactness.py, whose places filter.json names; the first three are sure.
const CERTAINTY = [
  ["taggenau", "Taggenau datiert"],
  ["monatsgenau", "Monatsgenau datiert"],
  ["jahresgenau", "Jahresgenau datiert"],
  ["ungefaehr", "Ungefähr datiert"],
  ["unsicher", "Unsicher datiert"],
  ["ohne-sichere-einordnung", "Ohne sichere Einordnung"],
];
const SURE = 3;
const NONE = "-"; // stands for „without“ where an event need not have a value

const events = (number) => `${grouped(number)}\u00a0${number === 1 ? "Ereignis" : "Ereignisse"}`;
const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} und ${words.at(-1)}`);

// What there is to choose ---------------------------------------------------------------------------------------------

/** The place and all that it lies in. */
function wholes(places, at) {
  const found = new Set();
  for (; at >= 0 && !found.has(at); at = places[at][2]) found.add(at);
  return found;
}

function read(index) {
  const regions = index.places.map((_, at) => [...wholes(index.places, at)]);
  return index.events.map(([id, title, time, words, year, certainty, kind, networks, places, form, announced]) => {
    const within = [...new Set(places.flatMap((at) => regions[at]))];
    return {
      ...{ id, title, time, date: words || day(time), certainty, kind, networks, places, form, announced },
      values: {
        netzwerk: networks.length ? networks.map((at) => index.networks[at][0]) : [NONE],
        gebiet: within.length ? within.map((at) => index.places[at][0]) : [NONE],
        art: [index.kinds[kind][0]],
        jahr: [year ? String(year) : NONE],
        sicherheit: [CERTAINTY[certainty][0]],
      },
    };
  });
}

/** Each facet: its name in the address, its label, its choices as [value, words, page]. */
function facetsOf(index, all) {
  const parts = new Set(index.places.map((place) => place[2]));
  const years = [...new Set(all.map((e) => e.values.jahr[0]))].filter((year) => year !== NONE);
  const used = (name, choices) => choices.filter(([value]) => all.some((e) => e.values[name].includes(value)));
  const facets = [
    ["netzwerk", "Netzwerk", [...index.networks.map(([id, name]) => [id, name, `../netzwerke/${id}/`]), [NONE, "ohne Netzwerk", "ohne-netzwerk/"]]],
    ["gebiet", "Gebiet", [...index.places.map(([id, name], at) => [id, name, parts.has(at) ? `gebiet/${id}/` : `../orte/${id}/`]), [NONE, "ohne Ort", "ohne-ort/"]]],
    ["art", "Art", index.kinds.map(([word, label]) => [word, label, `art/${word}/`]).sort((a, b) => a[1].localeCompare(b[1], "de"))],
    ["jahr", "Jahr", [...years.sort((a, b) => a - b).map((year) => [year, year, `${year}/`]), [NONE, "ohne sichere Einordnung", "ohne-sichere-einordnung/"]]],
    ["sicherheit", "Sicherheit", CERTAINTY.map(([value, words]) => [value, words, value.startsWith("ohne") ? `${value}/` : `sicherheit/${value}/`])],
  ];
  return facets.map(([name, label, choices]) => ({ name, label, choices: used(name, choices) }));
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
function drawn(index, [sure, other], e) {
  const places = [...(e.form ? [index.forms[e.form - 1]] : []), ...e.places.map((at) => index.places[at][1])];
  const about = [index.kinds[e.kind][1], listed(places)].filter(Boolean).join(" · ");
  const card = filled(e.certainty < SURE ? sure : other, { id: e.id, title: e.title, date: e.date, about });
  const [time, state, sign] = ["time", ".state", "[title]"].map((part) => card.querySelector(part));
  if (e.time) time?.setAttribute("datetime", e.time);
  else time?.replaceWith(...time.childNodes);
  if (state && !e.announced) cut(state);
  if (!sign) return card;
  const signs = sign.parentElement;
  cut(sign);
  for (const at of e.networks) signs.append(" ", signed(sign, index.networks[at]));
  return card;
}

/** The sign of a network; its colour and shape are numbers in its classes. */
function signed(pattern, [network, name, sign, colour, shape]) {
  const copy = filled(pattern, { network, name, sign });
  copy.className = copy.className.replace(/\bc\d+/, `c${colour}`).replace(/\bs\d+/, `s${shape}`);
  return copy;
}

function start(index) {
  const all = read(index);
  const facets = facetsOf(index, all);
  const selects = facets.map(({ name, label, choices }) => {
    const select = make("select", { name, id: `f-${name}` }, make("option", { value: "" }, "alle"));
    for (const [value, words] of choices) select.append(make("option", { value }, words));
    return select;
  });
  const count = make("p", { role: "status" });
  const page = make("p", { class: "page" });
  const reset = make("button", { type: "reset" }, "Filter zurücksetzen");
  const fields = facets.map(({ label, name }, at) => make("p", {}, make("label", { for: `f-${name}` }, label), selects[at]));
  const form = make("form", { class: "choices" }, ...fields, make("div", { class: "said" }, count, reset), page);
  const list = panel.querySelector("template").content.firstElementChild.cloneNode(true);
  const patterns = [...list.children];
  const more = make("button", { type: "button", class: "further" });
  panel.querySelector(".lists").replaceWith(form);
  everything.after(list, more);
  let found = [];

  const chosen = () => Object.fromEntries(selects.filter((s) => s.value).map((s) => [s.name, s.value]));
  const fits = (e, state) => Object.entries(state).every(([name, value]) => e.values[name].includes(value));

  /** What each choice would find beside the others. */
  function tally(state) {
    facets.forEach(({ name, choices }, at) => {
      const { [name]: own, ...others } = state;
      const counts = {};
      for (const e of all) if (fits(e, others)) for (const value of e.values[name]) counts[value] = (counts[value] ?? 0) + 1;
      choices.forEach(([value, words], place) => {
        const option = selects[at].options[place + 1];
        option.textContent = `${words} (${grouped(counts[value] ?? 0)})`;
        option.disabled = !counts[value] && value !== own;
      });
    });
  }

  function extend() {
    const from = list.childElementCount;
    list.append(...found.slice(from, from + AT_ONCE).map((e) => drawn(index, patterns, e)));
    const left = found.length - list.childElementCount;
    more.hidden = left <= 0;
    more.textContent = `${grouped(Math.min(left, AT_ONCE))} weitere zeigen`;
    return list.children[from];
  }

  function show() {
    const state = chosen();
    const active = Object.keys(state).length > 0;
    found = active ? all.filter((e) => fits(e, state)) : [];
    tally(state);
    list.replaceChildren();
    extend();
    everything.hidden = active;
    list.hidden = !found.length;
    reset.hidden = !active;
    count.textContent = !active ? events(all.length) : found.length ? `${grouped(found.length)} von ${grouped(all.length)}\u00a0Ereignissen` : "Kein Ereignis passt zu dieser Auswahl.";
    page.replaceChildren(...own(state));
  }

  /** A single choice has a page of its own. */
  function own(state) {
    const [[name, value] = []] = Object.entries(state);
    if (!name || Object.keys(state).length > 1) return [];
    const choice = facets.find((f) => f.name === name).choices.find((c) => c[0] === value);
    return ["Als eigene Seite: ", make("a", { href: choice[2] }, choice[1])];
  }

  function fromAddress() {
    const wanted = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = wanted.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // no such choice
    }
    show();
  }

  function change() {
    const query = new URLSearchParams(chosen()).toString();
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    show();
  }

  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    selects[0].focus();
    change();
  });
  more.addEventListener("click", () => extend()?.querySelector("a").focus());
  addEventListener("popstate", fromAddress);
  fromAddress();
}

let loading;
function load() {
  // When it cannot be loaded the links stay, and the next try may succeed.
  loading ??= data("chronik/filter.json").then(start).catch(() => (loading = undefined));
}

const asked = ["netzwerk", "gebiet", "art", "jahr", "sicherheit"].some((name) => new URLSearchParams(location.search).has(name));
if (panel) {
  panel.addEventListener("toggle", () => panel.open && load());
  if (asked) panel.open = true;
}
