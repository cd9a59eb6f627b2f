// The entry as a form, made from the boxes of its sheet: one function for each widget. Drawn anew with each sheet; what somebody is
// typing, what is open and where the focus is stay.

import { ask } from "./asking.js";
import { button, counted, labelled, make } from "./elements.js";
import { controls, idOf, noted } from "./controls.js";
import { claim, dated, relation } from "./claims.js";
import { naming } from "./names.js";
import { understood } from "./choice.js";
import { say, warn } from "./telling.js";

const KIND_NAMES = { people: "Person", organisations: "Organisation", networks: "Netzwerk", places: "Ort", themes: "Thema", events: "Ereignis", sources: "Quelle" };

/** `entry()` is the open one; `show(source, start, end)` leads to a passage. */
export function entryForm({ entry, show }) {
  const form = make("div", { class: "form" });
  const wanted = new Set(); // fields that are not given, but are being filled in
  let asked = Promise.resolve(); // what a control asks before it changes the text

  const act = {
    alter: (...operations) => entry().alter(...operations),
    /** A new record; gives its id, or nothing. */
    async create(kind, name) {
      try {
        return (await ask("create", { kind, name, source: entry().sheet.sources[0]?.id })).id;
      } catch (fault) {
        warn(fault.message);
      }
    },
    remove(at, label) {
      entry().alter({ remove: at });
      wanted.delete(idOf(at));
      say(`${label} entfernt. Rückgängig mit Strg+Z.`);
    },
    wait(promise) {
      asked = promise;
    },
    problems: (at) => entry().sheet.problems.filter((problem) => String(problem.at) === String(at)),
    mark: (at) => entry().sheet.sources.flatMap((source) => source.marks.map((mark) => ({ ...mark, source: source.id }))).find((mark) => String(mark.at) === String(at)),
    show,
    draw: (box) => (WIDGETS[box.widget] ?? WIDGETS.text)(box, act),
    rest,
  };

  /** Those that are given, and a way to give the others. */
  function rest(boxes, words) {
    if (!boxes.length) return [];
    const isThere = (box) => box.given || box.required || wanted.has(idOf(box.at)) || (box.widget === "list" && box.items.length);
    const missing = boxes.filter((box) => !isThere(box));
    const adding = missing.length && make("details", { class: "adding", "data-key": `mehr-${idOf(boxes[0].at)}` }, make("summary", {}, words), make("ul", {}, missing.map(offer)));
    return [boxes.filter(isThere).map(act.draw), adding || []];
  }

  function offer(box) {
    const add = () => {
      wanted.add(idOf(box.at));
      draw();
      form.querySelector(`[id="${idOf(box.at)}"], [id^="${idOf(box.at)}."]`)?.focus();
    };
    return make("li", {}, button(box.label, add, { class: "small" }), box.help && make("span", { class: "quiet" }, ` ${box.help}`));
  }

  function draw() {
    const { sheet } = entry();
    const back = remembered(form);
    form.dataset.path = entry().path;
    const broken = sheet.fields.length ? null : make("p", { class: "problem" }, "So ist die Datei nicht als Formular zu lesen. In der Ansicht „Datei“ lässt sie sich in Ordnung bringen, mit Strg+Z auch der letzte Schritt zurücknehmen.");
    form.replaceChildren(...[open(sheet), broken, ...rest(sheet.fields, "Weitere Angabe hinzufügen"), told(sheet)].flat(2).filter(Boolean));
    back();
  }

  /** What is to be settled, with ways to it. */
  function open({ problems }) {
    if (!problems.length) return null;
    const line = (problem) => {
      const go = problem.at?.length ? button(problem.message, () => reveal(problem.at), { class: "link" }) : make("span", {}, problem.message);
      const settle = problem.code === "todo" && button("Entschieden", () => act.alter({ settle: problem.line }), { class: "small", "aria-label": `Entschieden: ${problem.message}` });
      const sign = problem.severity === "error" ? "Fehler: " : "";
      return make("li", { class: problem.severity }, sign && make("b", {}, sign), go, problem.hint && make("span", { class: "quiet" }, ` ${problem.hint} `), settle);
    };
    const list = make("details", { class: "open", "data-key": "offen" }, make("summary", {}, counted(problems.length, "Punkt zu klären", "Punkte zu klären")), make("ul", {}, problems.map(line)));
    return list;
  }

  /** The text that tells it. */
  function told({ body }) {
    if (!body) return null;
    const field = make("textarea", { id: "feld-text", rows: "10", spellcheck: "true", "aria-describedby": "feld-text-hilfe" });
    const [, blank, words] = body.markdown.match(/^(\n*)([^]*)$/); // the empty line behind the head stays
    field.value = field.last = words;
    field.addEventListener("change", () => act.alter({ body: blank + field.value }));
    const help = make("p", { class: "help", id: "feld-text-hilfe" }, "Eine leere Zeile trennt Absätze. [@ \"…\"] hinter einem Satz ist sein Beleg.");
    return labelled("Text des Eintrags", field, help);
  }

  /** The box of that path, or of what is around it. The text of the entry has none. */
  function placeOf(at) {
    if (!at.length || at[0] === "body") return form.querySelector("#feld-text");
    for (let way = [...at]; way.length; way.pop()) {
      const place = form.querySelector(`[id="${idOf(way)}"], [data-box="${idOf(way)}"]`);
      if (place) return place;
    }
    return null;
  }

  /** Opens all around the field of that path, and leads to it. */
  function reveal(at) {
    const place = placeOf(at);
    if (!place) return;
    for (let parent = place; parent; parent = parent.parentElement) if (parent.matches("details")) parent.open = true;
    const control = place.matches("input, select, textarea, button") ? place : place.querySelector("summary, input, select, textarea, button");
    control?.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
    flash(place);
  }

  /** Shows where something has just come to, without the focus. */
  function point(at) {
    const place = placeOf(at);
    place?.scrollIntoView({ block: "nearest" });
    if (place) flash(place);
  }

  return { form, draw, reveal, point, settled: () => asked };
}

function flash(place) {
  place.classList.remove("come");
  requestAnimationFrame(() => place.classList.add("come"));
}

/** The widgets, each a function of its box. */
const WIDGETS = { ...controls, group, pairs, list, claim, dated, relation };

function group(box, act) {
  const removal = !box.required && box.given && button("Entfernen", () => act.remove(box.at, box.label), { class: "small", "aria-label": `${box.label} entfernen` });
  return make("fieldset", { class: "group", "data-box": idOf(box.at) }, make("legend", {}, box.label), act.rest(box.items, "Mehr dazu"), noted(box, act), removal || []);
}

/** Words under names that one gives oneself. */
function pairs(box, act) {
  const id = idOf(box.at);
  const name = make("input", { id: `${id}.name`, type: "text", autocomplete: "off" });
  const words = make("input", { id: `${id}.worte`, type: "text", autocomplete: "off" });
  const add = () => name.value.trim() && words.value.trim() && act.alter({ set: [...box.at, name.value.trim()], to: words.value.trim() });
  const form = make("details", { class: "adding", "data-key": `${id}.neu` }, make("summary", {}, "Hinzufügen", make("span", { class: "hidden" }, ` zu ${box.label}`)), labelled("Name", name), labelled("Inhalt", words), make("p", { class: "acts" }, button("Hinzufügen", add, { class: "small" })));
  return make("fieldset", { class: "group", "data-box": id }, make("legend", {}, box.label), box.items.filter((item) => item.given).map(act.draw), noted(box, act), form);
}

function list(box, act) {
  const isSimple = !box.items.some((item) => ["claim", "relation", "group"].includes(item.widget));
  const rows = box.items.map((item, at) => (isSimple ? row(box, item, at, act) : act.draw({ ...item, label: item.label || `${box.label} ${at + 1}` })));
  return make("fieldset", { class: "list", "data-box": idOf(box.at) }, make("legend", {}, box.label), rows, noted(box, act), adding(box, act));
}

/** A value among several. */
function row(box, item, at, act) {
  const removal = button("×", () => act.remove(item.at, item.reads || item.value || "Angabe"), { class: "small", "aria-label": `${box.label}, ${item.reads || item.value || counted(at + 1, "Angabe", "Angabe")}: entfernen` });
  return make("div", { class: "row" }, act.draw({ ...item, label: `${box.label} ${at + 1}`, isBare: true }), removal);
}

/** How another one comes into the list, in each of the ways there are. */
function adding(box, act) {
  if (!box.add) return [];
  return [box.add, ...(box.add.others ?? [])].map((way, at) => adder(box, act, way, `${idOf(box.at)}.neu${at || ""}`));
}

/** The name of a record it refers to, one of the words to choose from, a value, or an empty group. */
function adder(box, act, { widget, kind, options, key, item }, id) {
  const add = (value) => act.alter({ add: box.at, item: key ? { ...item, [key]: value } : value });
  const words = kind ? `${KIND_NAMES[kind] ?? "Eintrag"} hinzufügen` : `${box.label}: hinzufügen`;
  if (widget === "group") return button(words, () => add(item), { id, class: "small" });
  if (kind) {
    const chosen = async ({ id: existing, create }) => {
      const target = existing ?? (await act.create(kind, create));
      if (target) await add(target);
    };
    return make("div", { class: "field add" }, make("label", { for: id }, words), naming({ id, kind, chosen }));
  }
  const field = options ? make("select", { id }, make("option", { value: "" }, ""), options.map((one) => make("option", { value: one.id }, one.label))) : make("input", { id, type: "text", autocomplete: "off" });
  field.addEventListener("change", () => act.wait(added(field, widget, add)));
  return make("div", { class: "field add" }, make("label", { for: id }, words), field);
}

/** A value as it was typed; a date as it was understood. */
async function added(field, widget, add) {
  const typed = field.value.trim();
  if (!typed) return null;
  if (widget !== "date") return add(typed);
  const { value, doubt } = await understood(typed);
  return value ? add(value) : warn(doubt);
}

/** What somebody has opened and is typing; what is returned puts it there again. */
function remembered(form) {
  const open = [...form.querySelectorAll("details[open]")].map((part) => part.dataset.key);
  const focus = form.contains(document.activeElement) ? document.activeElement : null;
  const typing = focus && focus.last !== undefined && focus.value !== focus.last ? focus.value : null;
  const places = focus ? [...form.querySelectorAll("input, select, textarea, button, summary")] : [];
  const [at, key] = [places.indexOf(focus), focus?.closest("details")?.dataset.key];
  let selection;
  try {
    selection = focus && [focus.selectionStart, focus.selectionEnd];
  } catch {} // a control without a caret
  return () => {
    for (const part of form.querySelectorAll("details")) if (open.includes(part.dataset.key)) part.open = true;
    if (!focus) return;
    const fresh = [...form.querySelectorAll("input, select, textarea, button, summary")];
    const same = focus.id && form.querySelector(`[id="${CSS.escape(focus.id)}"]`);
    const near = key && form.querySelector(`details[data-key="${CSS.escape(key)}"] > summary`);
    const before = fresh.slice(0, at + 1).reverse();
    const place = same || (focus.matches("summary") && near) || before.find((control) => control.checkVisibility());
    place?.focus({ preventScroll: true });
    if (!same || typing === null) return;
    same.value = typing;
    if (selection?.[0] != null) same.setSelectionRange(...selection);
  };
}
