// The search page: names and titles at once from a small list, then the full text from Pagefind's index.
// What is found is drawn as text, never as HTML. The question stands in the address, so that it can be kept and sent.

import { data, folded, grouped, make, SITE } from "./basis.js";

const page = document.querySelector(".searching");
const full = page.dataset.full === "ja";
const form = page.querySelector("form");
const [field, box, choices, state, hits, more, lists] = ["suchwort", "namen", "auswahl", "stand", "treffer", "mehr", "listen"].map((id) =>
  document.getElementById(id),
);
const selects = [...form.querySelectorAll("select")];
const AT_ONCE = 10;
const SUGGESTED = 5;
const PATIENCE = 250; // milliseconds without a key before the full text is asked

let turn = 0; // of the question asked last; answers to earlier ones are dropped
let waiting = 0;
let rest = []; // hits not shown yet
let total = 0;
let active = -1; // the suggestion that the arrow keys have chosen

const asked = () => field.value.trim();

// --- names and titles ---

let list;
function names() {
  list ??= data("suche-namen.json").then(({ kinds, names }) =>
    names.map(([name, url, kind, ...aliases]) => ({ name, url, kind: kinds[kind], aliases, forms: [name, ...aliases].map(folded) })),
  );
  return list;
}

// The names that hold every word of the question, those that begin with it first.
async function named(question) {
  const whole = folded(question);
  const words = whole.split(" ").filter(Boolean);
  const rank = (text) => (text === whole || text.startsWith(`${whole} · `) ? 0 : text.startsWith(whole) ? 1 : ` ${text}`.includes(` ${whole}`) ? 2 : 3);
  return (await names())
    .map((entry) => ({ ...entry, matching: entry.forms.filter((text) => words.every((word) => text.includes(word))) }))
    .filter((entry) => entry.matching.length)
    .map((entry) => ({ ...entry, rank: Math.min(...entry.matching.map(rank)), alias: entry.aliases[entry.forms.indexOf(entry.matching[0]) - 1] }))
    .sort((one, other) => one.rank - other.rank);
}

// --- full text ---

let engine;
function pagefind() {
  engine ??= import(new URL("pagefind/pagefind.js", SITE)).then(async (module) => {
    await module.options({ baseUrl: SITE.pathname, excerptLength: 24 });
    return module;
  });
  return engine;
}

// As it was typed, and with umlauts where „ae“ may stand for one; „neue“, „aktuell“ and „Israel“ stay as they are.
const umlauts = { a: "ä", o: "ö", u: "ü", A: "Ä", O: "Ö", U: "Ü" };
const spellings = (question) => new Set([question, question.replace(/(?<![aeuäöüq])([aou])e(?!ll|l\b)/gi, (_, vowel) => umlauts[vowel])]);

async function searched(question) {
  const chosen = selects.filter((select) => select.value).map((select) => [select.name, select.value]);
  const { search } = await pagefind();
  const best = new Map();
  for (const words of spellings(question)) {
    for (const hit of (await search(words, { filters: Object.fromEntries(chosen) })).results) {
      if (!(best.get(hit.id)?.score >= hit.score)) best.set(hit.id, hit);
    }
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
}

// --- drawing ---

// Pagefind marks the words it found with <mark> in a text that is escaped otherwise.
const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const plain = (text) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity]);
function excerpt(text) {
  return text.split(/<\/?mark>/).flatMap((part, place) => {
    const [, before, word, after] = plain(part).match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    return place % 2 ? [before, make("mark", {}, word), after] : plain(part);
  });
}

function drawn({ url, title, about, text }) {
  const row = make("li");
  row.append(make("a", { href: url }, title), " ", make("span", { class: "detail" }, about.filter(Boolean).join(" · ")));
  if (text) row.append(make("p", {}, ...excerpt(text)));
  return row;
}

async function shown(hit) {
  if (!hit.data) return drawn({ url: new URL(hit.url, SITE).href, title: hit.name, about: [hit.kind, hit.alias] });
  const { url, meta, filters, excerpt: text } = await hit.data();
  return drawn({ url, title: meta.title, about: [filters.art?.[0], filters.jahr?.[0]], text });
}

async function continued(own) {
  const rows = await Promise.all(rest.slice(0, AT_ONCE).map(shown));
  if (own !== turn) return;
  rest = rest.slice(AT_ONCE);
  hits.append(...rows);
  hits.hidden = !hits.children.length;
  more.hidden = !rest.length;
  const narrowed = selects.some((select) => select.value) ? " mit dieser Auswahl" : "";
  state.textContent = total
    ? `${grouped(total)} Treffer für „${asked()}“${narrowed}${rest.length ? `; gezeigt: ${grouped(hits.children.length)}` : ""}.`
    : `Für „${asked()}“ wurde${narrowed} nichts gefunden. Vielleicht hilft ein kürzeres oder ein anderes Wort${narrowed ? " oder eine weitere Auswahl" : ""}.`;
  return rows[0];
}

async function answer(own) {
  let found;
  try {
    found = await (full ? searched : named)(asked());
  } catch {
    engine = list = undefined;
    if (own === turn) state.textContent = "Die Suche lässt sich gerade nicht laden. Bitte später noch einmal versuchen.";
    return;
  }
  if (own !== turn) return;
  hits.replaceChildren();
  rest = found;
  total = found.length;
  await continued(own);
}

// --- suggestions: a combobox after the ARIA Authoring Practices ---

function choose(place) {
  const options = [...box.children];
  active = options.length ? (place + options.length + 1) % (options.length + 1) : -1;
  if (active === options.length) active = -1;
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  if (active < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", options[active].id);
}

function suggest(found) {
  const rows = found.slice(0, SUGGESTED).map(({ name, url, kind, alias }, at) => {
    const about = make("span", { class: "detail" }, [kind, alias].filter(Boolean).join(" · "));
    return make("li", { id: `name-${at}`, role: "option", "data-url": new URL(url, SITE).href }, name, " ", about);
  });
  box.replaceChildren(...rows);
  box.hidden = !rows.length;
  field.setAttribute("aria-expanded", String(!box.hidden));
  choose(-1);
}

// --- asking ---

function keepInAddress() {
  const parameters = String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())));
  history.replaceState(null, "", parameters ? `?${parameters}` : location.pathname);
}

function ask(delay) {
  const own = ++turn;
  clearTimeout(waiting);
  const question = asked();
  lists.hidden = Boolean(question);
  if (choices) choices.hidden = !question;
  if (question.length < 2) {
    hits.replaceChildren();
    state.textContent = "";
    hits.hidden = more.hidden = true;
    suggest([]);
    keepInAddress();
    return;
  }
  if (full && delay) named(question).then((found) => own === turn && suggest(found), () => {});
  waiting = setTimeout(() => {
    keepInAddress();
    answer(own);
  }, delay);
}

function pressed(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !box.hidden) {
    event.preventDefault();
    choose(active + step);
  } else if (event.key === "Escape" && !box.hidden) {
    event.preventDefault();
    suggest([]);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    location.assign(box.children[active].dataset.url);
  }
}

document.getElementById("ohne-skript").hidden = true;
if (full) {
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "namen"], ["aria-autocomplete", "list"]]) {
    field.setAttribute(name, value);
  }
  box.setAttribute("role", "listbox");
}
const given = new URLSearchParams(location.search);
for (const element of [field, ...selects]) element.value = given.get(element.name) ?? "";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  suggest([]);
  ask(0);
});
field.addEventListener("input", () => ask(PATIENCE));
field.addEventListener("keydown", pressed);
box.addEventListener("pointerdown", (event) => event.preventDefault());
box.addEventListener("click", (event) => location.assign(event.target.closest("li").dataset.url));
for (const select of selects) select.addEventListener("change", () => ask(0));
more.addEventListener("click", async () => (await continued(turn))?.querySelector("a").focus());
if (asked()) ask(0);
