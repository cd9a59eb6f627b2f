// The desk: which file is open (it stands behind # in the address), and what the keys and buttons around it do. Reading order:
//
//     desk         which file is open; undo, redo, save
//     entry        the text of that file, and the texts that it had before
//     asking       questions to the server, which keeps nothing
//     workplace    the views of an entry, and what leads from one to another
//     sourcetext   the source, in which passages are marked; offsets: places in it
//     panel        what a marked passage becomes; choice: its fields; names: records by name
//     proposals    what the program proposes from a text
//     form         the entry as a form; claims, controls: its widgets
//     filetext     the file as it will be saved
//     start        the first page; pasting: a new text
//     conflict     the file has become another; differences: line by line
//     windows      other windows with the same file; keeping: what was never saved
//     views, telling, elements: tabs, announcements, parts of a page

import { ask, askUntilHeard, Refused } from "./asking.js";
import { ask as settle } from "./conflict.js";
import { Entry } from "./entry.js";
import { kept } from "./keeping.js";
import { newSource } from "./pasting.js";
import { remind, say, warn } from "./telling.js";
import { drawStart, named } from "./start.js";
import { hear, tell } from "./windows.js";
import { workplace } from "./workplace.js";
import { make } from "./elements.js";

const start = document.querySelector("#anfang");
const main = document.querySelector("#eintrag");
const tools = document.querySelector("#werkzeug");
const undo = document.querySelector("#rueckgaengig");
const redo = document.querySelector("#wiederholen");
const standing = document.querySelector("#stand");
let entry = null;
let turn = 0;
const place = workplace(() => entry);

const path = () => decodeURIComponent(location.hash.slice(1));

/** What the address says. */
async function follow() {
  const own = ++turn;
  const file = path();
  if (entry && entry.path === file) return;
  await place.leave();
  if (entry) tell("closed", entry.path);
  entry = null;
  remind();
  try {
    await (file ? open(file, own) : home(own));
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    if (own !== turn) return;
    warn(fault.message);
    if (file && file === path()) location.replace("#");
  }
}

async function home(own) {
  await drawStart(start, { go, begin, paste });
  if (own !== turn) return;
  reveal(start, "Schreibtisch", "");
  start.querySelector("h1").focus();
}

/** The file as it lies on disk, or what was written to it in this window and never saved. */
async function open(file, own) {
  const draft = kept(file);
  const there = await askUntilHeard("open", { path: file }).catch((fault) => {
    if (fault.status === 404 && draft) return null;
    throw fault;
  });
  if (own !== turn) return;
  if (!draft || draft.text === there?.text) return begun(new Entry(there));
  const sheet = await askUntilHeard("change", { path: file, text: draft.text, base: draft.base, do: [] });
  if (own !== turn) return;
  begun(new Entry({ ...sheet, base: draft.base }, there?.base === draft.base ? there.text : null));
  say("Was Sie hier zuletzt geschrieben haben, ist wieder da. Es ist noch nicht gespeichert.");
  if (there && there.base !== draft.base) settle(entry, { disk: there.text, base: there.base });
}

/** Work on it begins. */
function begun(fresh) {
  entry = fresh;
  entry.addEventListener("sheet", drawn);
  entry.addEventListener("stands", stands);
  entry.addEventListener("saved", saved);
  entry.addEventListener("renewed", () => say("Die Datei wurde außerhalb geändert; hier steht jetzt die neue Fassung."));
  entry.addEventListener("conflict", ({ detail }) => document.querySelector("dialog.conflict") ?? settle(entry, detail));
  if (path() !== entry.path) history.pushState(null, "", `#${entry.path}`);
  place.enter();
  drawn();
  reveal(main, entry.sheet.name || entry.path, entry.sheet.kind_label);
  document.querySelector("#titel").focus({ preventScroll: true });
  tell("opened", entry.path);
}

function reveal(view, words, kind) {
  for (const one of [start, main]) one.hidden = one !== view;
  tools.hidden = standing.hidden = view === start;
  document.querySelector("#name").replaceChildren(...(view === start ? [] : named_(words, kind)));
  document.querySelector("#titel").textContent = words;
  document.title = view === start ? "Schreibtisch" : `${words} – Schreibtisch`;
}

const named_ = (words, kind) => [make("span", { class: "quiet" }, `${kind} `), words];

function drawn() {
  place.draw();
  reveal(main, entry.sheet.name || entry.path, entry.sheet.kind_label);
  stands();
}

function stands() {
  standing.textContent = entry.isUnsaved ? "Nicht gespeichert" : "Gespeichert";
  standing.className = entry.isUnsaved ? "standing unsaved" : "standing";
  undo.setAttribute("aria-disabled", String(!entry.canUndo));
  redo.setAttribute("aria-disabled", String(!entry.canRedo));
}

function saved() {
  const open = entry.sheet.problems.length;
  say(open ? `Gespeichert. Zu klären bleibt: ${open}.` : "Gespeichert.");
  place.draw();
  stands();
  tell("saved", entry.path);
}

// --- What begins something

const go = (file) => (location.hash = file);

/** A new record, for which a name is asked. With a stored text, what that proposes too. */
async function begin({ kind, label, source, seed, title }) {
  try {
    const { events } = seed ? await ask("draft", { seed }) : { events: [] };
    const name = await named({ label, title, titles: events.map(({ event }) => event.title) });
    if (!name) return;
    begun(new Entry(await ask("open", { new: kind, name, source })));
    if (seed) await place.propose(seed);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    warn(fault.message);
  }
}

async function paste() {
  const stored = await newSource();
  if (stored) await begin({ kind: "events", label: "Ereignis", source: stored.source, seed: stored.seed, title: stored.title });
}

// --- Keys and buttons

async function save() {
  await place.settled();
  await entry.save();
}

async function step(which, words) {
  await place.settled();
  if (which === "undo" ? !entry.canUndo : !entry.canRedo) return;
  await entry[which]();
  say(words);
}

const back = () => step("undo", "Rückgängig gemacht.");
const forth = () => step("redo", "Wiederholt.");
undo.addEventListener("click", back);
redo.addEventListener("click", forth);
document.querySelector("#speichern").addEventListener("click", save);

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !entry || document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  if (key === "s") save();
  else if (key === "z" && isTyping()) return; // of the letters just typed
  else if (key === "z" && !event.shiftKey) back();
  else if ((key === "z" && event.shiftKey) || key === "y") forth();
  else return;
  event.preventDefault();
});

/** Something is being typed that is not in the text yet: the browser's own undo is meant. */
function isTyping() {
  const field = document.activeElement;
  return field.matches("input:not([type=checkbox]), textarea") && field.last !== undefined && field.value !== field.last;
}

addEventListener("hashchange", follow);
addEventListener("pagehide", () => entry && tell("closed", entry.path));
addEventListener("beforeunload", (event) => entry?.isUnsaved && event.preventDefault());
document.addEventListener("visibilitychange", () => document.hidden || entry?.compare());
addEventListener("focus", () => entry?.compare());

hear({
  path: () => entry?.path,
  opened: () => remind("Diese Datei ist auch in einem anderen Fenster geöffnet. Am besten nur in einem schreiben."),
  saved: () => entry.compare(),
  closed: () => remind(),
});

// „Bearbeiten“ in the preview asks for a file in a way that a server sees.
const wanted = new URLSearchParams(location.search).get("file");
if (wanted) history.replaceState(null, "", `/-/desk/#${wanted}`);
follow();
