// What a contribution is as a file: its path, its text, and what is still missing. Pure: `mitmachen.js` asks, and shows it.
// What cannot be stated yet becomes a comment „# TODO: …“: nothing that was typed is lost, and the file is valid all the same.

import { field, line, todo } from "./yaml.js";

const LONGEST = 80; // characters of an id, as chronik/editing/starting.py has it
const SPELT = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** „Bündnis für Ärzte“ is buendnis-fuer-aerzte. The same as in chronik/words/german.py for what is German. */
export function slug(text) {
  const plain = text.normalize("NFC").toLowerCase().replace(/[äöüß]/g, (letter) => SPELT[letter]);
  const words = plain.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").match(/[a-z0-9]+/g) ?? [];
  const whole = words.join("-");
  return whole.length > LONGEST ? whole.slice(0, LONGEST + 1).replace(/-[^-]*$/, "") : whole;
}

/** The quote, and nothing where there is none. */
const proof = ({ quote }, { source }) => (source && quote ? { quote } : {});

/** Lines of a field and what is to be decided of it: `[lines, todos]`. */
export function stated(asked, value, context) {
  return { text: written, long: written, choice: written, date: dated, number: counted, records: linked }[asked.shape](asked, value, context);
}

function written(asked, value) {
  return line(value ?? "") ? [field(asked.name, value), []] : [[], []];
}

function lacks(asked, evidence) {
  return asked.proof && !evidence.quote;
}

function dated(asked, value, context) {
  const evidence = proof(value, context);
  const none = asked.required ? field(asked.name, "unknown") : [];
  const typed = line(value.typed);
  if (!typed || value.edtf === "unknown") return [none, []];
  if (!value.edtf) return [none, [`${asked.label}: „${typed}“ ist so nicht zu lesen.`]];
  if (lacks(asked, evidence)) return [none, [`${asked.label}: ${value.edtf} („${typed}“); noch fehlt: Zitat aus einer Quelle.`]];
  return [field(asked.name, evidence.quote ? { value: value.edtf, ...evidence } : value.edtf), []];
}

function counted(asked, value, context) {
  const evidence = proof(value, context);
  const typed = line(value.typed);
  if (!typed) return [[], []];
  const number = typed.replace(/(?<=\d)[. ](?=\d{3}(?!\d))/g, "");
  if (!/^\d{1,9}$/.test(number)) return [[], [`${asked.label}: „${typed}“ ist keine ganze Zahl.`]];
  if (lacks(asked, evidence)) return [[], [`${asked.label}: ${number}; noch fehlt: Zitat aus einer Quelle.`]];
  return [field(asked.name, evidence.quote ? { value: number, ...evidence } : number), []];
}

function linked(asked, rows, context) {
  const [items, todos] = [[], []];
  for (const row of rows) {
    const typed = line(row.typed);
    const evidence = proof(row, context);
    const role = row.role ? `, Rolle „${row.role}“` : "";
    const wanting = [
      !row.chosen && "Eintrag",
      asked.role === "required" && !row.role && "Rolle",
      lacks(asked, evidence) && "Zitat aus einer Quelle",
    ].filter(Boolean);
    if (typed && wanting.length) todos.push(`${asked.label}: ${typed}${role}; noch fehlt: ${wanting.join(", ")}.`);
    else if (typed) items.push(item(asked, row, evidence));
  }
  return [items.length ? field(asked.name, items) : [], todos];
}

/** A bare id where that is enough. */
function item(asked, { chosen, role }, evidence) {
  const rest = { ...(role ? { role } : {}), ...evidence };
  const isBare = !asked.role && !Object.keys(rest).length;
  return isBare ? chosen.id : { [asked.of[chosen.kind]]: chosen.id, ...rest };
}

function origins({ source, sourceTyped, origin }) {
  return [sourceTyped && !source && `Quelle: ${sourceTyped}; sie steht noch nicht in dieser Chronik.`, line(origin) && `Woher: ${origin}`].filter(Boolean);
}

/** The file of a new record: `{ path, text, missing }`. */
export function record(kind, values, context) {
  const parts = kind.fields.map((asked) => stated(asked, values[asked.name], context));
  const todos = [...parts.flatMap(([, open]) => open), ...origins(context)];
  const sources = context.source ? field("sources", [context.source]) : [];
  const name = slug(line(values[kind.fields[0].name] ?? ""));
  const missing = kind.fields.filter(({ name, shape, required }) => required && shape !== "date" && !line(values[name] ?? "")).map(({ label }) => label);
  if (!missing.length && !name) missing.push(`${kind.fields[0].label} mit mindestens einem Buchstaben`);
  return {
    path: `${context.content ? `${context.content}/` : ""}${kind.kind}/${name || "…"}.yaml`,
    text: [...todos.map(todo), ...parts.flatMap(([lines]) => lines), ...sources].join("\n") + "\n",
    missing,
  };
}

/** Lines for a record that is there: what should be another, and one field as it would be written. */
export function correction(asked, value, context) {
  const [lines, open] = asked ? stated({ ...asked, required: false }, value, context) : [[], []];
  const words = line(context.wish);
  const todos = [...(words ? [`Anders: ${words}`] : []), ...open, ...origins(context)];
  const isEmpty = !words && !lines.length && !open.length;
  return { path: context.path, text: [...todos.map(todo), ...lines].join("\n") + "\n", missing: isEmpty ? ["was anders sein sollte"] : [] };
}

/** The file of a source text, as it was pasted. */
export function sourceText({ title, text }, context) {
  const name = slug(line(title));
  const folder = context.content.includes("/") ? context.content.replace(/[^/]*$/, "") : "";
  const kept = text.replace(/\r\n?/g, "\n").trimEnd();
  return {
    path: `${folder}seeds/${name || "…"}.txt`,
    text: `${kept}\n`,
    missing: [!name && "Titel", !kept && "Text"].filter(Boolean),
  };
}

const MAIL = /[\p{L}\d.+_-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const PHONE = /(?<![\d.,/-])(?:\+\d{2}|0)[\d ()/–-]{6,}\d/;
const STREET = /\p{Lu}[\p{L}-]*(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse) \d+/u;

/** What in a text looks like contact data, in words. */
export function contactsIn(text) {
  return [
    [MAIL, "eine Mail-Adresse"],
    [PHONE, "eine Telefonnummer"],
    [STREET, "eine Anschrift"],
  ].flatMap(([pattern, words]) => (pattern.test(text) ? [words] : []));
}
