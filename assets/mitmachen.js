// „Mitmachen“: a form that makes a file, shown as it grows, to copy or to open in the forge's own editor. Nothing is sent from here.

import { contactsIn, correction, record, sourceText } from "./beitrag.js";
import { data, make, MONTHS } from "./basis.js";
import { read } from "./datum.js";
import { directory, nameField } from "./namensfeld.js";

// What servers take as an address: GitHub and nginx, which stands before most others, 8 KB for the whole line.
const LONGEST = 8000;
// What programs for mail take.
const LONGEST_MAIL = 1800;

const place = document.getElementById("beitrag");
const known = JSON.parse(place.dataset.angaben);
const names = place.dataset.namen ? directory(place.dataset.namen.split(" ")) : undefined;
const asked = new URLSearchParams(location.search);
let count = 0; // of elements that need an id

// --- parts of the form ---

const input = (attributes = {}) => make("input", { type: "text", autocomplete: "off", ...attributes });

/** A label, what is typed below it, and what is said of it. */
function row(label, control, words = "", more = {}) {
  const id = `feld-${++count}`;
  control.id = id;
  const hint = make("p", { id: `${id}-hinweis`, class: "hint", ...more }, words);
  control.setAttribute("aria-describedby", hint.id);
  const element = make("div", { class: "asked-for" }, make("label", { for: id }, label), control, hint);
  return { element, control, hint };
}

const named = ({ label, required, shape }) => (required && shape !== "date" ? `${label} (nötig)` : label);

function select(options, none = "bitte wählen") {
  return make("select", {}, new Option(none, ""), ...options.map(([value, words]) => new Option(words, value)));
}

/** A quote, asked for where a source was chosen. */
function quoteRow(label) {
  return row(`Wörtliches Zitat: ${label}`, input({ class: "quote" }), "Genau wie in der Quelle, so kurz wie möglich.");
}

/** Elements of a field, and what was typed in them. */
function asking(field) {
  return { date: askingDate, number: askingNumber, records: askingRecords, choice: askingChoice }[field.shape]?.(field) ?? askingText(field);
}

function askingText(field) {
  const control = field.shape === "long" ? make("textarea", { rows: "4" }) : input();
  const { element, hint } = row(named(field), control, field.words === field.label ? "" : field.words);
  return { elements: [element], value: () => control.value, control, hint };
}

function askingChoice(field) {
  const control = select(field.options, field.required ? "bitte wählen" : "keine Angabe");
  const { element } = row(named(field), control);
  return { elements: [element], value: () => control.value };
}

function askingDate(field) {
  const example = `Zum Beispiel „3. ${MONTHS[4]} 2021“, „5/2021“, „um 1990“, „1990 bis 1995“. Leer heißt: nicht bekannt.`;
  const { element, control, hint } = row(named(field), input(), example, { role: "status" });
  const quote = quoteRow(field.label);
  control.addEventListener("input", () => {
    const found = read(control.value);
    const typed = control.value.trim();
    control.setAttribute("aria-invalid", String(Boolean(typed) && !found));
    hint.textContent = !typed ? example : found ? `Erscheint als: ${found.words} (in der Datei: ${found.edtf})` : `So ist das Datum nicht zu lesen. ${example}`;
  });
  return { elements: [element, quote.element], value: () => ({ typed: control.value, edtf: read(control.value)?.edtf, quote: quote.control.value }) };
}

function askingNumber(field) {
  const { element, control } = row(named(field), input({ inputmode: "numeric" }), "Eine ganze Zahl.");
  const quote = quoteRow(field.label);
  return { elements: [element, quote.element], value: () => ({ typed: control.value, quote: quote.control.value }) };
}

/** Records by name, as many as there are. */
function askingRecords(field) {
  const rows = [];
  const list = make("div", { class: "rows" });
  const more = make("button", { type: "button" }, "Noch eine Zeile");
  const group = make("fieldset", {}, make("legend", {}, field.label), list, more);

  function add() {
    const one = recordRow(field, rows.length + 1);
    const gone = make("button", { type: "button", "aria-label": `Zeile ${rows.length + 1} entfernen: ${field.label}` }, "Entfernen");
    const element = make("div", { class: "one" }, ...one.elements, ...(rows.length ? [make("p", {}, gone)] : []));
    gone.addEventListener("click", () => {
      rows.splice(rows.indexOf(one), 1);
      element.remove();
      more.focus();
      changed();
    });
    rows.push(one);
    list.append(element);
    return one;
  }
  more.addEventListener("click", () => add().control.focus());
  add();
  return { elements: [group], value: () => rows.map((one) => one.value()) };
}

function recordRow(field, number) {
  const label = number > 1 ? `Name (${number})` : "Name";
  const id = `name-${++count}`;
  const fitting = async (typed) => (names ? (await names.fitting(typed)).filter(({ kind }) => kind in field.of) : []);
  const name = nameField(id, label, { fitting });
  name.row.classList.add("asked-for");
  name.input.addEventListener("change", () => soleMeant(name, fitting));
  const role = field.role ? row(field.role === "required" ? "Rolle (nötig)" : "Rolle", select(known.roles, "keine Angabe")) : undefined;
  const quote = quoteRow(label);
  return {
    elements: [name.row, ...(role ? [role.element] : []), quote.element],
    control: name.input,
    value: () => ({ typed: name.input.value, chosen: name.chosen, role: role?.control.value ?? "", quote: quote.control.value }),
  };
}

/** Picks the one that was typed in full; whoever is not there yet is told. */
async function soleMeant(name, fitting) {
  const typed = name.input.value.trim();
  if (!typed || name.chosen) return;
  try {
    const exact = (await fitting(typed)).filter(({ rank }) => rank === 0);
    if (name.chosen || name.input.value.trim() !== typed) return;
    const hint = name.row.querySelector(".hint");
    if (exact.length === 1) name.pick(exact[0]);
    else hint.textContent = exact.length ? "So heißen mehrere: bitte aus der Liste wählen." : "Das steht noch nicht in der Chronik; die Redaktion legt es an.";
    changed();
  } catch {} // no connection: it stays as it was typed
}

// --- where it is known from ---

const sources = new Map(); // title -> id
const list = make("datalist", { id: "quellen" });
const source = row("Quelle, die hier schon steht", input({ list: "quellen" }), "Titel der Quelle. Dann kann jede Angabe ihr Zitat bekommen.");
const origin = row("Woher wissen Sie das?", make("textarea", { rows: "2" }), "Eine Zeitung, ein Buch, eine Seite im Netz, eigene Erinnerung.");
const evidence = make("fieldset", {}, make("legend", {}, "Beleg"), source.element, list, origin.element);

source.control.addEventListener("focus", async () => {
  if (sources.size) return;
  try {
    const rows = await data("daten/quellen.json");
    const same = (name) => rows.filter((other) => other.name === name).length > 1;
    for (const { id, name } of rows) sources.set(same(name) ? `${name} (${id})` : name, id);
    list.replaceChildren(...[...sources.keys()].map((name) => new Option(name, name)));
  } catch {} // without the list the title is taken as it is typed
});

const context = () => ({
  content: known.content,
  source: sources.get(source.control.value.trim()),
  sourceTyped: source.control.value.trim(),
  origin: origin.control.value,
});

// --- what can be contributed ---

function newRecord(kind) {
  const fields = kind.fields.map((field) => ({ field, ...asking(field) }));
  const [{ control, hint }] = fields;
  control.addEventListener("change", () => taken(kind, control.value.trim(), hint));
  const values = () => Object.fromEntries(fields.map(({ field, value }) => [field.name, value()]));
  return { elements: [...fields.flatMap(({ elements }) => elements), evidence], made: () => record(kind, values(), context()) };
}

/** Says where somebody of that name is already. */
async function taken(kind, typed, hint) {
  hint.replaceChildren();
  try {
    const there = typed && names ? await names.fitting(typed) : [];
    const same = there.filter((one) => one.kind === kind.folder && one.rank === 0);
    if (!same.length) return;
    const links = same.map(({ address, name, apart }) => make("a", { href: `../${address}/` }, [name, apart].filter(Boolean).join(" · ")));
    hint.append("So heißt hier schon: ", ...links.flatMap((link, at) => (at ? [", ", link] : [link])), ". Dort lässt sich ergänzen oder korrigieren.");
  } catch {} // no connection: whoever reads the proposal sees it
}

function newSource() {
  const title = row("Titel (nötig)", input(), "Daraus wird der Name der Datei.");
  const text = row("Text (nötig)", make("textarea", { rows: "12" }), "Der ganze Wortlaut, wie er in der Zeitung oder auf der Seite steht.");
  return { elements: [title.element, text.element], made: () => sourceText({ title: title.control.value, text: text.control.value }, context()) };
}

function newCorrection() {
  const url = asked.get("zu") ?? "";
  const path = asked.get("datei") ?? "";
  const isFile = path.split("/").every((part) => part && part !== "." && part !== "..") && /\.(?:md|yaml)$/.test(path);
  if (!url || !isFile) {
    const words = "Gehen Sie zu dem Eintrag, um den es geht, und wählen Sie dort ganz unten „Ergänzen oder korrigieren“.";
    return { elements: [make("p", { class: "about" }, words, " ", make("a", { href: "../suche/" }, "Den Eintrag suchen"))] };
  }
  const kind = known.kinds.find(({ folder }) => url.startsWith(`${folder}/`));
  const about = make("p", { class: "about" }, "Es geht um: ", make("a", { href: `../${url.replace(/[^\w/-]/g, "")}/` }, asked.get("name") || url), ".");
  const wish = row("Was sollte anders sein?", make("textarea", { rows: "4" }), "In eigenen Worten; oder unten die Angabe so, wie sie sein sollte.");
  const which = row("Angabe", select((kind?.fields ?? []).map(({ name, label }) => [name, label]), "keine bestimmte"), "Was genau neu oder anders ist.");
  const part = make("div", {});
  let one;
  which.control.addEventListener("change", () => {
    const field = kind.fields.find(({ name }) => name === which.control.value);
    one = field && { field, ...asking({ ...field, required: false }) };
    part.replaceChildren(...(one?.elements ?? []));
  });
  const made = () => correction(one?.field, one?.value(), { ...context(), path, wish: wish.control.value });
  return { elements: [about, wish.element, ...(kind ? [which.element, part] : []), evidence], made, isCorrection: true };
}

const ways = [
  ...known.kinds.filter(({ makes }) => makes).map((kind) => ({ value: kind.kind, words: kind.noun, begin: () => newRecord(kind) })),
  { value: "text", words: "Text einer Quelle", begin: newSource },
  { value: "korrektur", words: "Korrektur", begin: newCorrection },
];
const begun = new Map();

// --- the page ---

const choice = make("fieldset", { class: "ways" }, make("legend", {}, "Was möchten Sie beitragen?"));
for (const { value, words } of ways) choice.append(make("label", {}, make("input", { type: "radio", name: "art", value }), ` ${words}`));
const fields = make("div", { class: "fields" });
const form = make("form", { autocomplete: "off" }, choice, fields);

const path = make("code", { class: "path" });
const shown = make("pre", { tabindex: "0", role: "group", "aria-label": "Inhalt der Datei" });
const state = make("p", { role: "status", class: "next" });
const warning = make("p", { role: "status", class: "warning" });
const copy = make("button", { type: "button" }, "Text kopieren");
const open = make("a", { class: "take", rel: "external noopener", target: "_blank" });
const mail = make("a", { rel: "external" }, "Oder per E-Mail schicken");
const heading = make("h2", { id: "datei" });
const ready = make("section", { class: "ready", "aria-labelledby": "datei" }, heading, make("p", {}, path), shown, warning, state, make("p", { class: "said" }, copy, open, mail));
place.replaceChildren(form, ready);

function current() {
  const value = form.elements.art.value;
  if (!begun.has(value)) begun.set(value, ways.find((way) => way.value === value).begin());
  return begun.get(value);
}

function show() {
  const now = current();
  fields.replaceChildren(...now.elements);
  ready.hidden = !now.made;
  changed();
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
  element.hidden = !words;
}

/** Shows the file as it is now, and where it leads. */
function changed() {
  const now = current();
  if (!now.made) return;
  form.classList.toggle("proving", Boolean(context().source));
  const made = now.made();
  heading.textContent = now.isCorrection ? "Ihre Zeilen" : "Ihre Datei";
  path.textContent = made.path;
  shown.textContent = made.text;
  const contacts = contactsIn(made.text);
  say(warning, contacts.length ? `Darin steht wohl ${contacts.join(" und ")}. Alles hier wird öffentlich: bitte herausnehmen.` : "");
  lead(made, now);
}

function lead(made, { isCorrection }) {
  const isReady = !made.missing.length;
  const { host } = known.forge;
  const target = isCorrection ? edited(made) : created(made);
  const isWhole = !isCorrection && target.includes("value=");
  open.hidden = !isReady || !target;
  open.textContent = `${isCorrection ? "Datei" : "Neue Datei"} auf ${host || "dem Server"} öffnen`;
  if (target) open.setAttribute("href", target);
  const letter = mailed(made);
  mail.hidden = !isReady || !letter;
  if (letter) mail.setAttribute("href", letter);
  say(state, isReady ? nextStep(made, target, { isWhole, isCorrection }) : `Noch fehlt: ${made.missing.join(", ")}.`);
}

const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
const slashed = (text) => text.split("/").map(encodeURIComponent).join("/");
const edited = ({ path }) => filled(known.forge.edit, { path: slashed(path) });

/** Where the forge makes that file: with its text, or its name alone where the address would be too long. */
function created({ path, text }) {
  const whole = filled(known.forge.new, { path: encodeURIComponent(path), text: encodeURIComponent(text) });
  return whole.length <= LONGEST ? whole : filled(known.forge.new, { path: encodeURIComponent(path) }).replace(/&value=\{text\}$/, "");
}

function mailed({ path, text }) {
  if (!known.mail) return "";
  const letter = `mailto:${known.mail}?subject=${encodeURIComponent(`Beitrag zu ${known.title}`)}&body=${encodeURIComponent(`${path}\r\n\r\n${text.replaceAll("\n", "\r\n")}`)}`;
  return letter.length <= LONGEST_MAIL ? letter : "";
}

function nextStep(made, target, { isWhole, isCorrection }) {
  const { host } = known.forge;
  if (!target) return `Kopieren Sie den Text und schicken Sie ihn an die Redaktion${known.contact ? `: ${known.contact}` : ""}.`;
  if (isCorrection) return "Kopieren, die Datei öffnen und oben einfügen (beginnt sie mit „---“: darunter). Steht die Angabe dort schon, ersetzen diese Zeilen sie.";
  if (isWhole) return `Auf ${host} steht dann alles bereit; dort speichern Sie es als Vorschlag. Sie brauchen dafür ein Konto.`;
  const long = known.forge.new.includes("{text}") ? "Die Datei ist zu lang, um sie gleich mitzugeben. " : "";
  return `${long}Erst den Text kopieren, dann auf ${host} die neue Datei öffnen, ihr Name steht schon da, und einfügen.`;
}

async function copied() {
  try {
    await navigator.clipboard.writeText(shown.textContent);
    copy.textContent = "Kopiert";
    setTimeout(() => (copy.textContent = "Text kopieren"), 2000);
  } catch {
    getSelection().selectAllChildren(shown); // whoever may not write to the clipboard copies by hand
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
choice.addEventListener("change", show);
for (const kind of ["input", "change", "click", "keyup"]) fields.addEventListener(kind, () => queueMicrotask(changed));
copy.addEventListener("click", copied);

const first = asked.get("zu") ? "korrektur" : asked.get("art");
const start = ways.find(({ value }) => value === first) ?? ways[0];
choice.querySelector(`[value="${start.value}"]`).checked = true;
show();
