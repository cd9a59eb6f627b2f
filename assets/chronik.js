// What every page gets besides its HTML: a choice of light or dark, cards at links, contents that fold, links to headings, arrow keys.
// Nothing here is needed to read. The only thing stored is that choice, under „farbschema“.

import { make, SITE } from "./basis.js";

const root = document.documentElement;
const foot = document.querySelector("footer.site");
const spoken = make("p", { role: "status", class: "hidden" });
foot?.append(spoken);

/** Tell screen readers. */
function say(words) {
  spoken.textContent = "";
  setTimeout(() => (spoken.textContent = words), 50);
}

// --- Light and dark

const THEMES = { "": "System", light: "hell", dark: "dunkel" };
const switcher = make("button", { type: "button", class: "theme" });

function remembered() {
  try {
    return localStorage.getItem("farbschema");
  } catch {
    return root.dataset.theme; // no storage: the choice holds for this page
  }
}

const next = (theme) => ({ "": "light", light: "dark", dark: "" })[theme];

function draw(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  document.querySelector("meta[name=color-scheme]").content = theme || "light dark";
  switcher.textContent = `Darstellung: ${THEMES[theme]}`;
  switcher.setAttribute("aria-label", `Darstellung: ${THEMES[theme]}. Wechseln zu: ${THEMES[next(theme)]}`);
}

const known = () => (THEMES[remembered()] ? remembered() : "");
switcher.addEventListener("click", () => {
  const theme = next(root.dataset.theme ?? "");
  try {
    if (theme) localStorage.setItem("farbschema", theme);
    else localStorage.removeItem("farbschema");
  } catch {}
  draw(theme);
  say(switcher.textContent);
});
addEventListener("pageshow", () => draw(known()));
draw(known());
if (CSS.supports("color", "light-dark(red, red)")) foot?.append(make("p", {}, switcher)); // as in style.css

// --- Cards at links to records

const KINDS = { ereignisse: "Ereignis", personen: "Person", organisationen: "Organisation", netzwerke: "Netzwerk", themen: "Thema", orte: "Ort", quellen: "Quelle" };
const DULL = /^(Quelle|Kennung|Im Netz|Neues)/; // facts not about the record itself
const pages = new Map(); // address -> what its card says
let link, card, opening, closing, leaving;

/** The kind of record that a link leads to, when it deserves a card. */
function kind(a) {
  const here = location.href.split("#")[0];
  if (!(a instanceof HTMLAnchorElement) || !a.href.startsWith(SITE.href) || a.href.split("#")[0] === here || a.matches(".badge, .note a")) return;
  return KINDS[a.href.slice(SITE.href.length).match(/^(\w+)\/[^/?#]+\/(#|$)/)?.[1]];
}

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

function fact(row) {
  const values = [...row.querySelectorAll("dd")].slice(0, 3).map((dd) => {
    dd.querySelectorAll(".note, .remark").forEach((part) => part.remove());
    return words(dd);
  });
  return `${words(row.querySelector("dt"))}: ${values.join(", ")}`;
}

/** What a page says of itself at its head. */
async function look(address, signal) {
  const answer = await fetch(address, { signal });
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  return {
    title: words(page.querySelector("main .head h1")),
    label: words(page.querySelector("main .head .label > span")),
    lead: words(page.querySelector("main .head .lead")),
    facts: [...page.querySelectorAll("main .facts > div")].map(fact).filter((row) => !DULL.test(row)).slice(0, 3),
  };
}

function open(a, said) {
  const label = said.label || kind(a);
  card = make("div", { class: "peek", "aria-hidden": "true" }, make("p", { class: "kind" }, label), make("p", { class: "name" }, said.title));
  for (const line of [said.lead, ...said.facts]) if (line) card.append(make("p", {}, line));
  document.body.append(card);
  const at = a.getClientRects()[0];
  const below = at.bottom + 6;
  const top = below + card.offsetHeight < innerHeight ? below : Math.max(8, at.top - 6 - card.offsetHeight);
  card.style.top = `${top}px`;
  card.style.left = `${Math.max(8, Math.min(at.left, root.clientWidth - card.offsetWidth - 8))}px`;
}

function enter(a) {
  leave();
  link = a;
  leaving = new AbortController();
  const { signal } = leaving;
  const address = a.href.split("#")[0];
  opening = setTimeout(async () => {
    try {
      if (!pages.has(address)) pages.set(address, await look(address, signal));
      if (!signal.aborted && pages.get(address).title) open(a, pages.get(address));
    } catch {} // left, or no connection: no card
  }, 300);
}

function leave() {
  clearTimeout(opening);
  clearTimeout(closing);
  leaving?.abort();
  card?.remove();
  link = card = undefined;
}

document.addEventListener("pointerover", ({ pointerType, target }) => {
  if (pointerType !== "mouse") return;
  const a = target.closest("main a[href]");
  clearTimeout(closing);
  if ((a && a === link) || card?.contains(target)) return;
  if (kind(a)) enter(a);
  else if (card) closing = setTimeout(leave, 250); // time to reach the card
  else if (!link?.matches(":focus-visible")) leave();
});
root.addEventListener("pointerleave", leave);
document.addEventListener("focusin", ({ target }) => target.matches("main a[href]:focus-visible") && kind(target) && enter(target));
document.addEventListener("focusout", leave);
document.addEventListener("scroll", () => card && leave(), { passive: true });

// --- Names in the search field of the head, as soon as somebody comes to it

const field = document.querySelector(".find input");
field?.addEventListener("focus", async () => (await import("./vorschlaege.js")).suggesting(field, field.nextElementSibling), { once: true });

// --- The contents of a long page: folded again once a section is chosen

const contents = document.querySelector(".contents details");
if (contents) {
  document.addEventListener("click", ({ target }) => {
    if (target.closest("a") || !contents.contains(target)) contents.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !contents.open) return;
    contents.open = false;
    contents.querySelector("summary").focus();
  });
}

// --- Passages of a source

/** An address that only says where a passage begins, or that is older than a page: the page with the words there. */
function seek() {
  const start = location.hash.match(/^#stelle-(\d+)/)?.[1];
  if (!start || document.getElementById(location.hash.slice(1))) return;
  const pages = [...document.querySelectorAll(".letters a[href*='#ab-']")];
  const page = pages.findLast((a) => +a.hash.slice(4) <= +start);
  if (page && page.pathname !== location.pathname) location.replace(page.pathname + location.hash);
}
addEventListener("hashchange", seek);
seek();

// --- Links to headings, texts to copy

/** Copy words, and say so in the button and aloud; otherwise do what helps. */
async function copy(button, words, { done, said, otherwise }) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = done;
    say(said);
    setTimeout(() => (button.textContent = label), 2000);
  } catch {
    otherwise();
  }
}

function show(id) {
  location.hash = id;
  say("Der Link steht in der Adresszeile");
}

function select(text) {
  getSelection().selectAllChildren(text);
  say("Der Text ist ausgewählt und kann kopiert werden");
}

for (const text of document.querySelectorAll(".cite .ready, .cite pre")) {
  const what = text.dataset.format ?? "Zitat";
  const button = make("button", { type: "button", class: "take", "aria-label": `${what} kopieren` }, "Kopieren");
  const plain = () => (text.matches("pre") ? text.textContent : words(text));
  button.addEventListener("click", () =>
    copy(button, plain(), { done: "Kopiert", said: `${what} kopiert`, otherwise: () => select(text) }),
  );
  text.after(button);
}

const anchors = new Set();
for (const heading of document.querySelectorAll("main :is([id] > :is(h2, h3), :is(h2, h3)[id]):not(.az *, nav *)")) {
  const id = heading.id || heading.parentElement.id;
  if (anchors.has(id)) continue;
  anchors.add(id);
  const title = words(heading);
  const button = make("button", { type: "button", class: "copy", "aria-label": `Link zu „${title}“ kopieren`, title: "Link kopieren" }, "#");
  const address = new URL(`#${id}`, location.href).href;
  button.addEventListener("click", () => copy(button, address, { done: "✓", said: "Link kopiert", otherwise: () => show(id) }));
  heading.setAttribute("aria-label", title); // the button is no part of the heading's name
  heading.append(button);
}

// --- Keys

/** Whether arrow keys already do something where the focus is. */
function taken(element) {
  if (element.closest("input, select, textarea, [contenteditable]")) return true;
  for (let e = element; e; e = e.parentElement) if (e.scrollWidth > e.clientWidth && /auto|scroll/.test(getComputedStyle(e).overflowX)) return true;
  return root.scrollWidth > root.clientWidth;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave();
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!rel || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || taken(event.target)) return;
  const to = document.head.querySelector(`link[rel=${rel}]`);
  if (to) location.assign(to.href);
});
