// What rests on evidence: a value with its quote, and a relation to another record. Closed it is a line with a sign whether the quote
// says it; open it has all its fields.

import { button, make, shortened } from "./elements.js";
import { controls, idOf, noted } from "./controls.js";

/** Whether the quote says what is claimed: a sign and words, never colour alone. */
function agreement(box) {
  if (!box.quote) return make("p", { class: "agreement none" }, make("span", { "aria-hidden": "true" }, "○ "), "Noch ohne Beleg.");
  if (box.agrees === false) return make("p", { class: "agreement doubt" }, make("span", { "aria-hidden": "true" }, "! "), box.said || "Das Zitat sagt etwas anderes.");
  const words = box.said || (box.agrees ? "Steht so im Text." : "Beleg vorhanden.");
  return make("p", { class: "agreement sure" }, make("span", { "aria-hidden": "true" }, "✓ "), words);
}

/** The quote, and the way to its passage. */
function quoted(box, act) {
  if (!box.quote) return null;
  const mark = act.mark(box.at);
  const way = mark && button("im Text zeigen", () => act.show(mark.source, mark.start, mark.end), { class: "link" });
  return make("p", { class: "quoted" }, make("q", {}, shortened([box.quote].flat().join(" […] "), 160)), " ", way);
}

/** A value that states a fact. */
export function claim(box, act) {
  const [value, ...more] = box.items;
  const head = act.draw({ ...value, label: box.label, help: box.help, required: box.required, given: box.given && value.given !== false });
  if (!box.given) return make("div", { class: "claim", "data-box": idOf(box.at) }, head);
  const removal = !box.required && button("Entfernen", () => act.remove(box.at, box.label), { class: "small", "aria-label": `${box.label} entfernen` });
  const parts = make("details", { class: "parts", "data-key": idOf(box.at) }, make("summary", {}, "Beleg und Näheres", make("span", { class: "hidden" }, ` zu ${box.label}`)), act.rest(more, "Mehr dazu"), removal || []);
  return make("div", { class: "claim", "data-box": idOf(box.at) }, head, agreement(box), quoted(box, act), noted(box, act), parts);
}

/** A date that may be one of another calendar. Until it is, it stays as short as one types it. */
export function dated(box, act) {
  const [value, ...more] = box.items;
  const at = box.given ? value.at : box.at;
  const alter = (change) => act.alter(change.remove ? { remove: box.at } : change);
  const head = controls.date({ ...value, at, reads: box.reads, label: box.label, help: box.help, required: box.required, isBare: box.isBare }, { ...act, alter });
  const parts = box.given && make("details", { class: "parts", "data-key": `${idOf(box.at)}.kalender` }, make("summary", {}, "Kalender", make("span", { class: "hidden" }, ` zu ${box.label}`)), more.map((one) => act.draw({ ...one, label: `Kalender zu ${box.label}`, isBare: true })));
  return make("div", { class: "claim", "data-box": idOf(box.at) }, head, noted(box, act), parts || []);
}

/** Another record that has to do with it. */
export function relation(box, act) {
  const line = box.items.filter((item) => item.given && ["reference", "choice"].includes(item.widget) && item.name !== "source" && item.name !== "basis").slice(0, 2).map(read).join(" · ") || box.reads;
  const key = idOf(box.at);
  const index = box.at.at(-1);
  const list = box.at.slice(0, -1);
  const removal = button("Entfernen", () => act.remove(box.at, line), { class: "small", "aria-label": `${line}: entfernen` });
  const up = typeof index === "number" && index > 0 && button("nach oben", () => act.alter({ move: box.at, to: index - 1 }), { class: "small", "aria-label": `${line}: nach oben`, id: `${idOf(list)}-hoch-${index}` });
  const faulty = act.problems(box.at).length || box.items.some((item) => act.problems(item.at).length);
  const sign = faulty || box.agrees === false ? "!" : box.quote ? "✓" : "○";
  const spoken = faulty || box.agrees === false ? "zu klären" : box.quote ? "belegt" : "ohne Beleg";
  const summary = make("summary", { class: "line" }, make("span", { class: "sign", "data-sign": sign, "aria-hidden": "true" }, sign), line, make("span", { class: "hidden" }, ` (${spoken})`));
  const inside = make("div", {}, agreement(box), quoted(box, act), noted(box, act), act.rest(box.items, "Mehr dazu"), make("p", { class: "acts" }, up || [], removal));
  return make("details", { class: "relation", "data-key": key, "data-box": key }, summary, inside);
}

const read = (item) => item.options?.find(({ id }) => id === item.value)?.label || item.reads || item.value;
