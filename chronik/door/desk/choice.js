// The fields of the panel: which record, in which role; which day; which number; behind which sentence.

import { ask } from "./asking.js";
import { afterwards, button, labelled, make } from "./elements.js";
import { naming } from "./names.js";
import { points, sentences } from "./offsets.js";

export const FOLDERS = { person: "people", organisation: "organisations", network: "networks", place: "places" };
const PATIENCE = 150; // milliseconds without a key

/** Fields that change the choice, and call `changed` then. */
export function details(choice, { passage, entry, changed }) {
  if (choice.as in FOLDERS) return record(choice, passage, changed);
  if (choice.as === "text") return cited(choice, passage, entry);
  return typed(choice, changed);
}

function record(choice, passage, changed) {
  const kind = FOLDERS[choice.as];
  const known = make("p", { class: "quiet known" });
  const told = () => known.replaceChildren(choice.known ? "Steht schon in der Chronik." : choice.name ? "Noch nicht in der Chronik: wird neu angelegt." : "");
  const put = (change) => {
    Object.assign(choice, change);
    told();
    changed();
  };
  const name = naming({
    id: "wahl-name",
    kind,
    value: choice.name ?? "",
    near: () => passage.quote,
    typed: (name) => put({ name: name.trim(), known: false, target: "" }),
    chosen: ({ id, name, create }) => put(create ? { name: create, known: false, target: "" } : { name, known: true, target: id }),
  });
  name.firstChild.required = true;
  told();
  const fields = [make("div", { class: "field" }, make("label", { for: "wahl-name" }, "Name"), name, known)];
  if (choice.roles?.length) fields.push(role(choice, put));
  if (choice.as === "person" || choice.as === "organisation") fields.push(capacity(choice, put));
  return fields;
}

/** Those that the text seems to say come first. */
function role(choice, put) {
  const fits = choice.roles.filter((one) => one.fits);
  const others = choice.roles.filter((one) => !one.fits);
  const options = (roles) => roles.map(({ id, label }) => make("option", { value: id, selected: id === choice.role }, label));
  const select = make("select", { id: "wahl-rolle", required: true }, make("option", { value: "" }, "bitte wählen"));
  if (fits.length) select.append(make("optgroup", { label: "passt zum Text" }, options(fits)), make("optgroup", { label: "andere" }, options(others)));
  else select.append(...options(others));
  if (!choice.role) select.value = "";
  select.addEventListener("change", () => put({ role: select.value }));
  return labelled("Rolle", select);
}

function capacity(choice, put) {
  const field = make("input", { id: "wahl-funktion", type: "text", value: choice.capacity ?? "", autocomplete: "off" });
  field.addEventListener("input", () => put({ capacity: field.value.trim() }));
  return labelled("Funktion im Wortlaut", field);
}

/** A day or a number as one types it, and how it will read. */
function typed(choice, changed) {
  const isDate = choice.as === "date";
  const field = make("input", { id: "wahl-wert", type: "text", value: choice.reads || choice.value || "", required: true, autocomplete: "off" });
  const reads = make("p", { class: "reads", role: "status" });
  const look = afterwards(async () => {
    choice.more = undefined; // what the text says besides holds no longer
    if (isDate) Object.assign(choice, await understood(field.value));
    else choice.value = field.value.trim();
    if (isDate) reads.replaceChildren(choice.reads || choice.doubt, ...asked(choice, (one) => put(one)));
    changed();
  }, PATIENCE);
  const put = (one) => {
    Object.assign(choice, one);
    field.value = one.reads;
    reads.replaceChildren();
    changed();
  };
  field.addEventListener("input", look);
  return labelled(isDate ? "Datum, so wie man es schreibt" : "Zahl, auch mit „rund“ oder „knapp“", field, reads);
}

/** What a typed date means: its value, how it reads, what is doubtful, and what may be meant then. */
export async function understood(typed) {
  const { value, reads, said, choices = [] } = await ask("date", { typed }).catch((fault) => ({ value: "", reads: "", said: fault.message }));
  return { value, reads, doubt: said, choices };
}

/** A button for each that may be meant. */
export function asked({ choices }, put) {
  return choices.flatMap((one) => [" ", button(one.reads, () => put(one), { class: "small" })]);
}

/** The passage as evidence behind a sentence of the entry's text, or behind a new one. */
function cited(choice, passage, entry) {
  const markdown = entry.sheet.body?.markdown ?? "";
  const plain = sentences(markdown).filter(([from, to]) => !markdown.slice(from, to).startsWith("#"));
  const select = make("select", { id: "wahl-satz" }, make("option", { value: "new" }, "ein neuer Satz am Ende"));
  plain.forEach(([from, to], at) => select.append(make("option", { value: String(at) }, markdown.slice(from, to).replace(/\s+/g, " "))));
  const field = make("textarea", { id: "wahl-neu", rows: "2", required: true });
  const fresh = labelled("Der Satz, in eigenen Worten", field);
  select.addEventListener("change", () => {
    fresh.hidden = select.value !== "new";
    field.required = !fresh.hidden;
  });
  choice.operations = () => {
    const cite = (body, from, to) => ({ cite: [points(body, from), points(body, to)], quote: choice.quote || passage.quote, source: passage.source });
    if (select.value !== "new") return [cite(markdown, ...plain[Number(select.value)])];
    const words = field.value.trim();
    const before = markdown.trimEnd();
    const body = `${before}${before ? "\n\n" : ""}${words}\n`;
    const from = body.length - words.length - 1;
    return [{ body }, cite(body, from, from + words.length)];
  };
  return [labelled("Wofür ist das der Beleg?", select), fresh];
}
