// The search page. What is found is drawn as text, never as HTML. The question stands in the address, so that it can be kept, sent and gone back to.

import { grouped, make, SITE } from "./basis.js";
import { counted, facet, index, search, taken } from "./suchindex.js";
import { details, suggesting } from "./vorschlaege.js";

const form = document.querySelector(".asking");
const [field, choices, state, hits, more, lists] = ["suchwort", "auswahl", "stand", "treffer", "mehr", "listen"].map((id) => document.getElementById(id));
const narrowing = [...form.querySelectorAll("fieldset :is(select, input)")];
const told = new Map(narrowing.flatMap((select) => [...(select.options ?? [])].map((option) => [option, option.text])));
const AT_ONCE = 10;
const PATIENCE = 250; // milliseconds without a key
const OPTIONS = 200; // in a list, those with most hits

let turn = 0; // of the question asked last; answers to earlier ones are dropped
let waiting = 0;
let found;

const asked = () => field.value.trim();
const chosen = () => Object.fromEntries(narrowing.map(({ name, value }) => [name, value]).filter(([, value]) => value));

function drawn(row) {
  const item = make("li", {}, make("a", { href: new URL(row.url, SITE).href }, row.title), " ", make("span", { class: "detail" }, details(row, found)));
  if (row.text.length) item.append(make("p", {}, ...row.text.map(([words, marked]) => (marked ? make("mark", {}, words) : words))));
  return item;
}

// --- what is said ---

// The question with the words that were meant, spelt as the first hit spells them that has them.
function corrected(rows) {
  const texts = rows.flatMap(({ title, names, lead, facts, body }) => [title, names, lead, facts, body]).join(" ").match(/[\p{L}\p{N}]+/gu) ?? [];
  const spelt = (form) => texts.find((word) => found.words(word)[0] === form) ?? form;
  return asked().replace(/[\p{L}\p{N}]+/gu, (word) => {
    const meant = found.corrected.get(found.words(word)[0]);
    return meant ? spelt(meant.word) : word;
  });
}

function said(rows) {
  const narrowed = Object.keys(chosen()).length ? " mit dieser Auswahl" : "";
  const shown = hits.children.length;
  const exactly = !found.phrases.length || !found.hits.length;
  const count = exactly ? found.total : shown;
  if (!count) return [`Für „${asked()}“ wurde${narrowed} nichts gefunden. Vielleicht hilft ein kürzeres oder ein anderes Wort${narrowed ? " oder eine weitere Auswahl" : ""}.`];
  const words = [`${exactly ? "" : "Mindestens "}${grouped(count)} Treffer für „${asked()}“${narrowed}${found.hits.length ? `; gezeigt: ${grouped(shown)}` : ""}.`];
  if (found.missing) words.push(" Kein Eintrag hat alle Wörter; gezeigt wird, was die meisten hat.");
  if (found.corrected.size) {
    const question = corrected(rows);
    const instead = [...found.corrected.values()].every(({ instead }) => instead);
    if (instead) words[0] = `Für „${asked()}“ wurde so nichts gefunden; gezeigt ${count === 1 ? "wird 1 Treffer" : `werden ${grouped(count)} Treffer`} für „${question}“${narrowed}.`;
    words.push(" Meinten Sie ", make("a", { href: `?${new URLSearchParams({ q: question, ...chosen() })}` }, question), "?");
  }
  return words;
}

// --- choices ---

let facets = new Map(); // of each list that comes from the index: its records

async function offer() {
  for (const select of narrowing.filter((one) => one.options)) {
    const records = found.among(select.name);
    const options = facets.get(select.name);
    if (options) fill(select, options, new Set(records));
    else if (told.has(select.options[1])) {
      const counts = await counted(records, select.name);
      for (const option of [...select.options].slice(1)) {
        option.text = found.phrases.length ? told.get(option) : `${told.get(option)} (${grouped(counts.get(option.value) ?? 0)})`;
        option.disabled = !counts.has(option.value) && !option.selected;
      }
    }
  }
}

function fill(select, options, records) {
  const counts = options.map((option) => ({ ...option, count: [...option.records].filter((record) => records.has(record)).length }));
  const value = select.value;
  const most = counts.filter(({ id, count }) => count || id === value).sort((one, other) => other.count - one.count).slice(0, OPTIONS);
  const words = ({ name, count }) => (found.phrases.length ? name : `${name} (${grouped(count)})`);
  most.sort((one, other) => one.name.localeCompare(other.name, "de"));
  select.replaceChildren(select.options[0], ...most.map((option) => make("option", { value: option.id }, words(option))));
  select.value = value;
}

// The lists that come from the index, when somebody comes near them.
async function load() {
  const { facets: known } = await index();
  for (const { name } of narrowing) if (known[name] && !facets.has(name)) facets.set(name, await facet(name));
  if (found) offer();
}

// --- asking ---

async function continued(own) {
  const rows = await taken(found, AT_ONCE);
  if (own !== turn) return;
  hits.append(...rows.map(drawn));
  hits.hidden = !hits.children.length;
  more.hidden = !found.hits.length;
  state.replaceChildren(...said(rows));
  return hits.children[hits.children.length - rows.length];
}

async function answer(own) {
  try {
    const answered = await search(asked(), chosen());
    if (own !== turn) return;
    found = answered;
    const before = [...hits.children];
    await continued(own);
    if (own !== turn) return;
    before.forEach((item) => item.remove());
    hits.hidden = !hits.children.length;
    offer();
  } catch {
    if (own === turn) state.textContent = "Die Suche lässt sich gerade nicht laden. Bitte später noch einmal versuchen.";
  }
}

function keepInAddress(step) {
  const parameters = String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())));
  const address = parameters ? `?${parameters}` : location.pathname;
  if (step && address !== location.search) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

function ask({ delay = 0, step = false, kept = false } = {}) {
  const own = ++turn;
  clearTimeout(waiting);
  const question = asked();
  lists.hidden = Boolean(question);
  if (choices) choices.hidden = !question;
  if (question.length < 2) {
    hits.replaceChildren();
    state.textContent = "";
    hits.hidden = more.hidden = true;
    if (!kept) keepInAddress(step);
    return;
  }
  waiting = setTimeout(() => {
    if (!kept) keepInAddress(step);
    answer(own);
  }, delay);
}

async function restore() {
  const given = new URLSearchParams(location.search);
  for (const element of [field, ...narrowing]) {
    const value = given.get(element.name) ?? "";
    if (value && element.options && ![...element.options].some((option) => option.value === value)) {
      element.append(make("option", { value }, (await facet(element.name)).find(({ id }) => id === value)?.name ?? value));
    }
    element.value = value;
  }
  ask({ kept: true });
}

document.getElementById("ohne-skript").hidden = true;
const close = suggesting(field, field.nextElementSibling);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  close();
  ask({ step: true });
});
field.addEventListener("input", () => ask({ delay: PATIENCE }));
for (const one of narrowing) one.addEventListener("change", () => ask({ step: true }));
for (const near of ["focusin", "pointerenter"]) choices?.addEventListener(near, load);
more.addEventListener("click", async () => (await continued(turn))?.querySelector("a").focus());
addEventListener("popstate", restore);
restore();
