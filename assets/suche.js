// The search page. What is found is drawn as text, never as HTML. The question stands in the address, so that it can be kept, sent and gone back to.

import { grouped, make, SITE } from "./basis.js";
import { counted, facet, search, taken, words } from "./suchindex.js";
import { details, suggesting } from "./vorschlaege.js";

const form = document.querySelector(".asking");
const [field, choices, state, hits, more, lists] = "suchwort auswahl stand treffer mehr listen".split(" ").map((id) => document.getElementById(id));
const narrowing = [...form.querySelectorAll("fieldset :is(select, input)")];
const selects = narrowing.filter(({ options }) => options);
// Their options come from the index
const fromIndex = selects.filter(({ length }) => length === 1);
const AT_ONCE = 10;
// Milliseconds without a key
const PATIENCE = 250;
// In a list, those with most hits
const OPTIONS = 200;

// Of the question asked last; answers to earlier ones are dropped
let turn = 0;
// Whether somebody has come near the choices
let isNear = false;
let found;

const asked = () => field.value.trim();
const chosen = () => Object.fromEntries(narrowing.map(({ name, value }) => [name, value]).filter(([, value]) => value));

// --- what is said ---

function drawn(row) {
  const text = row.text.map(([words, marked]) => (marked ? make("mark", {}, words) : words));
  const item = make("li", {}, make("a", { href: new URL(row.url, SITE).href }, row.title), " ", make("span", { class: "detail" }, details(row, found)));
  if (text.length) item.append(make("p", {}, ...text));
  return item;
}

const WORD = /[\p{L}\p{N}]+/gu;

// The question with the words that were meant, spelt as the hits spell them.
function corrected(rows) {
  const spelt = rows.flatMap(({ title, names, lead, facts, body }) => [title, names, lead, facts, body].join(" ").match(WORD) ?? []);
  return asked().replace(WORD, (word) => {
    const meant = found.corrected.get(words(word)[0])?.word;
    return meant ? (spelt.find((other) => words(other)[0] === meant) ?? meant) : word;
  });
}

function said(rows) {
  const question = /^["„“»«]/.test(asked()) ? asked() : `„${asked()}“`;
  const narrowed = Object.keys(chosen()).length ? " mit dieser Auswahl" : "";
  const shown = hits.children.length;
  const isWhole = !found.phrases.length || !found.hits.length;
  const count = isWhole ? found.total : shown;
  if (!count && found.hits.length) return [`${question} steht nicht unter den ersten Treffern.`];
  if (!count) return [`Für ${question} wurde${narrowed} nichts gefunden. Vielleicht hilft ein kürzeres oder ein anderes Wort.`];
  const part = found.hits.length ? `; gezeigt: ${grouped(shown)}` : "";
  const told = [`${isWhole ? "" : "Mindestens "}${grouped(count)} Treffer für ${question}${narrowed}${part}.`];
  if (found.missing) told.push(" Kein Eintrag hat alle Wörter; gezeigt wird, was die meisten hat.");
  if (found.corrected.size) {
    const meant = corrected(rows);
    if ([...found.corrected.values()].every(({ instead }) => instead)) told[0] = `Für ${question} wurde nichts gefunden; gezeigt: ${grouped(count)} Treffer für „${meant}“${narrowed}.`;
    told.push(" Meinten Sie ", make("a", { href: `?${new URLSearchParams({ q: meant, ...chosen() })}` }, meant), "?");
  }
  return told;
}

// --- choices, with how many hits each has ---

async function offer() {
  const own = turn;
  for (const select of selects) {
    const isLate = fromIndex.includes(select);
    if (isLate && !isNear) continue;
    const counts = await counted(found, select.name);
    if (isLate) await fill(select, counts);
    if (own !== turn) return;
    for (const option of [...select.options].slice(1)) {
      const count = counts.get(option.value) ?? 0;
      option.dataset.words ??= option.text;
      option.text = found.phrases.length ? option.dataset.words : `${option.dataset.words} (${grouped(count)})`;
      option.disabled = !count && !option.selected;
    }
  }
}

async function fill(select, counts) {
  const { value } = select;
  const known = await facet(select.name);
  const most = [...counts].filter(([id, count]) => count || id === value).sort(([, one], [, other]) => other - one);
  select.replaceChildren(select.options[0], ...most.slice(0, OPTIONS).map(([id]) => new Option(known.get(id).words, id)));
  select.value = value;
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
    hits.replaceChildren();
    await continued(own);
    await offer();
  } catch {
    if (own === turn) state.textContent = "Die Suche lädt gerade nicht. Bitte später noch einmal.";
  }
}

function keepInAddress(step) {
  const address = `?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()))}`;
  const way = step && address !== location.search ? "pushState" : "replaceState";
  history[way](null, "", address === "?" ? location.pathname : address);
}

function ask(delay = 0, keep = keepInAddress) {
  const own = ++turn;
  const question = asked();
  lists.hidden = Boolean(question);
  if (choices) choices.hidden = !question;
  setTimeout(() => {
    if (own !== turn) return;
    keep(!delay);
    if (question.length > 1) return answer(own);
    for (const box of [hits, state]) box.replaceChildren();
    hits.hidden = more.hidden = true;
  }, delay);
}

// What the address says.
async function restore() {
  const given = new URLSearchParams(location.search);
  for (const element of [field, ...narrowing]) {
    const value = given.get(element.name) ?? "";
    if (value && fromIndex.includes(element)) element.append(new Option((await facet(element.name)).get(value)?.words ?? value, value));
    element.value = value;
  }
  ask(0, () => {});
}

document.getElementById("ohne-skript").hidden = true;
const close = suggesting(field, field.nextElementSibling);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  close();
  ask();
});
field.addEventListener("input", () => ask(PATIENCE));
for (const one of narrowing) one.addEventListener("change", () => ask());
function comeNear() {
  isNear = true;
  if (found) offer();
}
for (const near of ["focusin", "pointerenter"]) choices?.addEventListener(near, comeNear, { once: true });
more.addEventListener("click", async () => (await continued(turn))?.querySelector("a").focus());
addEventListener("popstate", restore);
restore();
