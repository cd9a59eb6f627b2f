// The start of the desk: what can be begun, what is unfinished, and every record by its name.

import { ask } from "./asking.js";
import { button, labelled, make } from "./elements.js";
import { forget, kept, keptPaths } from "./keeping.js";
import { naming } from "./names.js";

const SHOWN = 5; // of the open places, before more are asked for

/** Draws it into `place`. `go(path)` opens a file, `begin` begins with {source: id} or {kind}, `paste` with a new text. */
export async function drawStart(place, { go, begin, paste }) {
  const { title, records, seeds, todo } = await ask("list");
  const link = (path, words) => make("a", { href: `#${path}` }, words);
  const open = (choice) => go(choice.path);
  const find = naming({ id: "suchen", kind: "", isNew: false, chosen: open });
  const fresh = ({ kind, one }) => button(one, () => begin({ kind, label: one }));
  const others = records.kinds.filter(({ kind }) => !["events", "sources"].includes(kind));
  const parts = [
    make("h1", { tabindex: "-1" }, "Schreibtisch"),
    title ? make("p", { class: "lead" }, title) : null,
    make("div", { class: "begin" }, button("Neuer Text", paste, { class: "primary" }), button("Neues Ereignis", () => begin({ kind: "events", label: "Ereignis" }))),
    make("div", { class: "field find" }, make("label", { for: "suchen" }, "Einen Eintrag öffnen: Namen oder Titel eingeben"), find),
    section("Noch nicht gespeichert", keptPaths().map((path) => unsaved(path, link))),
    section("Texte ohne Ereignis", seeds.filter(({ events }) => !events).map((seed) => waiting(seed, begin, link))),
    section("Offene Stellen", listed(todo.map((one) => make("li", {}, link(one.path, one.name), make("span", { class: "quiet" }, ` ${one.message}`))))),
    section("Zuletzt geändert", records.latest.map((one) => make("li", {}, link(one.path, one.name), make("span", { class: "quiet" }, ` ${one.tells}`)))),
    make("section", {}, make("h2", {}, "Etwas anderes neu anlegen"), make("div", { class: "begin" }, others.map(fresh))),
  ];
  place.replaceChildren(...parts.filter(Boolean));
}

function section(words, rows) {
  return rows.length ? make("section", {}, make("h2", {}, words), make("ul", { class: "plain" }, rows)) : null;
}

function unsaved(path, link) {
  const drop = button("Verwerfen", () => {
    if (!confirm("Was hier nicht gespeichert wurde, ist dann weg. Verwerfen?")) return;
    forget(path);
    row.parentElement.closest("section").hidden = row.parentElement.children.length < 2;
    row.remove();
    document.querySelector(".start h1").focus();
  }, { class: "small", "aria-label": `${path} verwerfen` });
  const row = make("li", {}, link(path, kept(path)?.name || path), make("span", { class: "quiet" }, ` ${path} `), drop);
  return row;
}

/** The first ones; the others behind a button. */
function listed(rows) {
  if (rows.length <= SHOWN + 1) return rows;
  const rest = rows.slice(SHOWN);
  for (const row of rest) row.hidden = true;
  const more = make("li", {}, button(`${rest.length} weitere zeigen`, () => {
    for (const row of rest) row.hidden = false;
    more.remove();
    rest[0].querySelector("a").focus();
  }, { class: "small" }));
  return [...rows, more];
}

function waiting(seed, begin, link) {
  if (!seed.source) return make("li", {}, seed.file, make("span", { class: "quiet" }, " Zu diesem Text gibt es noch keine Quelle."));
  const event = button("Ereignis daraus machen", () => begin({ kind: "events", label: "Ereignis", source: seed.source, seed: seed.file, title: seed.title }), { class: "small" });
  return make("li", {}, link(seed.path, seed.title), " ", event);
}

/** The name of a new record, `titles` among which it may be. Gives it, or nothing where it was left. */
export function named({ label, title = "", titles = [] }) {
  return new Promise((resolve) => {
    const field = make("input", { id: "neuer-name", type: "text", value: titles.length > 1 ? titles[0] : title, required: true, autocomplete: "off" });
    let name;
    const take = () => {
      name = field.value.trim();
      if (name) dialog.close();
    };
    const acts = make("p", { class: "acts" }, button("Anlegen", take, { class: "primary" }), button("Abbrechen", () => dialog.close()));
    const words = label === "Ereignis" ? "Wie soll das Ereignis heißen?" : "Name";
    const several = titles.length > 1 ? choosing(titles, field) : "";
    const dialog = make("dialog", { "aria-labelledby": "neu" }, make("h2", { id: "neu" }, `Neu: ${label}`), several, labelled(words, field), acts);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the button that has the focus then must not hear it too
      take();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(name);
    });
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
    field.select();
  });
}

/** Which of the events that a text tells of is meant. */
function choosing(titles, field) {
  const select = make("select", { id: "neues-welches" }, titles.map((title) => make("option", {}, title)));
  select.addEventListener("change", () => (field.value = select.value));
  return labelled("Der Text erzählt von mehreren Ereignissen. Mit welchem beginnen?", select);
}
