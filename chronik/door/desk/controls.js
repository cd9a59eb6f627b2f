// The simple widgets of the form: a label, a control, what it will read as, what is wrong with it.

import { make } from "./elements.js";
import { asked, understood } from "./choice.js";
import { naming } from "./names.js";

/** The id of the control of a field. */
export const idOf = (at) => `feld-${at.join(".")}`;

/** What is wrong with a field, or nothing. */
export function noted(box, act) {
  const lines = act.problems(box.at).map(({ severity, message, hint }) =>
    make("p", { class: `problem ${severity}` }, make("b", {}, severity === "error" ? "Fehler: " : "Hinweis: "), message, hint && make("span", { class: "quiet" }, ` ${hint}`)),
  );
  return lines.length ? make("div", { id: `${idOf(box.at)}-fehler`, class: "problems" }, lines) : [];
}

/** A control with its label and all that belongs to it. */
function field(box, act, control, ...more) {
  const input = control.matches("input, select, textarea") ? control : control.querySelector("input");
  const id = idOf(box.at);
  const problems = noted(box, act);
  const help = box.help && make("p", { class: "help", id: `${id}-hilfe` }, box.help);
  input.last = input.value;
  if (problems.id && problems.querySelector(".error")) input.setAttribute("aria-invalid", "true");
  const told = [!box.isBare && help && `${id}-hilfe`, problems.id].filter(Boolean).join(" ");
  if (told) input.setAttribute("aria-describedby", told);
  if (box.isBare) input.setAttribute("aria-label", box.label);
  const label = box.isBare ? null : make("label", { for: id }, box.label, box.required && !box.given ? make("span", { class: "quiet" }, " (fehlt noch)") : null);
  return make("div", { class: "field", "data-box": id }, label, control, ...more, problems, box.isBare ? null : help);
}

const reads = (box) => (box.reads && box.reads !== box.value ? make("p", { class: "reads" }, box.reads) : null);

/** What was typed becomes the value; nothing takes the field away. */
function set(box, act, value) {
  if (value === "" && !box.given) return null;
  return act.alter(value === "" && !box.required ? { remove: box.at } : { set: box.at, to: value });
}

function text(box, act, attributes = {}) {
  if (Array.isArray(box.value)) return long(box, act);
  const control = make("input", { id: idOf(box.at), type: "text", value: box.value ?? "", autocomplete: "off", ...attributes });
  control.addEventListener("change", () => set(box, act, control.value.trim()));
  return field(box, act, control, reads(box));
}

const number = (box, act) => text(box, act, { inputmode: "numeric" });

/** Several lines. Of a value in parts, as a quote can be, each part is one. */
function long(box, act) {
  const isParted = Array.isArray(box.value);
  const words = isParted ? box.value.join("\n") : (box.value ?? "");
  const rows = isParted ? box.value.length + 1 : Math.ceil(words.length / 60);
  const control = make("textarea", { id: idOf(box.at), rows: String(Math.min(8, Math.max(2, rows))) });
  control.value = words;
  control.addEventListener("change", () => {
    const parts = control.value.split("\n").map((part) => part.trim()).filter(Boolean);
    set(box, act, isParted && parts.length > 1 ? parts : control.value.trim());
  });
  return field(box, act, control, reads(box));
}

function choice(box, act) {
  const known = box.options ?? [];
  const options = known.map(({ id, label }) => make("option", { value: id }, label));
  const isOther = box.value && !known.some(({ id }) => id === box.value);
  const control = make("select", { id: idOf(box.at) }, box.required && box.given ? null : make("option", { value: "" }, "nicht angegeben"), isOther ? make("option", { value: box.value }, box.value) : null, ...options);
  control.value = box.value ?? "";
  control.addEventListener("change", () => set(box, act, control.value));
  return field(box, act, control);
}

function flag(box, act) {
  const control = make("input", { id: idOf(box.at), type: "checkbox", checked: String(box.value) === "true" });
  control.addEventListener("change", () => set(box, act, control.checked ? true : ""));
  return make("div", { class: "field flag", "data-box": idOf(box.at) }, control, make("label", { for: control.id }, box.label), noted(box, act));
}

/** A day as one types it. What is not understood stays in the field, with the reason. */
function date(box, act) {
  const control = make("input", { id: idOf(box.at), type: "text", value: box.value ?? "", autocomplete: "off", placeholder: "z. B. 3. Mai 1921" });
  const line = make("p", { class: "reads", role: "status" }, box.reads && box.reads !== box.value ? box.reads : "");
  const take = async (typed) => {
    if (!typed) return set(box, act, "");
    const meant = await understood(typed);
    if (meant.value && !meant.doubt) return set(box, act, meant.value);
    line.replaceChildren(meant.doubt, ...asked(meant, ({ value }) => set(box, act, value)));
    line.classList.add("doubt");
  };
  control.addEventListener("change", () => act.wait(take(control.value.trim())));
  return field(box, act, control, line);
}

/** Another record, by its name. */
function reference(box, act) {
  const chosen = async ({ id, create }) => {
    const target = id ?? (await act.create(box.kind, create));
    if (target) act.alter({ set: box.at, to: target });
  };
  const control = naming({ id: idOf(box.at), kind: box.kind, value: box.reads || box.value || "", chosen });
  const input = control.firstChild;
  input.addEventListener("change", () => input.value.trim() || set(box, act, ""));
  return field(box, act, control);
}

export const controls = { text, long, choice, date, number, flag, reference };
