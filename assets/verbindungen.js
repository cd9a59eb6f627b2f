// „Verbindungen“: the shortest way from one record to another, as sentences with their evidence. Small files say it, fetched as
// they are needed (chronik/exports/connections); the two names stand in the address.

import { make } from "./basis.js";
import { directory, nameField } from "./namensfeld.js";

const place = document.getElementById("verbindung");

const names = directory(place.dataset.namen.split(" "));
const fields = [nameField("von", "Von", names), nameField("nach", "Nach", names)];
const swap = make("button", { type: "button" }, "Tauschen");
const form = make("form", { class: "choices" }, ...fields.map((field) => field.row), make("p", { class: "said" }, make("button", {}, "Verbindung suchen"), swap));
const said = make("p", { role: "status" });
const list = make("ol", { class: "way" });
place.replaceChildren(form, said, list);
let turn = 0; // of the question asked last

function say(words) {
  list.replaceChildren();
  said.textContent = words;
}

/** Draws the way between the two that are chosen. */
async function show(own) {
  const ends = fields.map((field) => field.chosen);
  if (ends[0].address === ends[1].address) return say("Bitte zwei verschiedene Namen wählen.");
  const { connection } = await import("./wege.js");
  const { words, sentences } = await connection(ends);
  if (own !== turn) return;
  say(words);
  list.append(...sentences);
}

function failed() {
  say("Die Verbindungen lassen sich gerade nicht laden. Bitte später noch einmal versuchen.");
}

async function ask() {
  const own = ++turn;
  for (const field of fields) {
    const obstacle = await field.resolve();
    if (own !== turn) return;
    if (obstacle) {
      say(obstacle);
      field.input.focus();
      return;
    }
  }
  const [from, to] = fields.map((field) => field.chosen.address);
  const search = `?von=${from}&nach=${to}`;
  if (search !== location.search) history.pushState(null, "", search);
  await show(own);
}

/** The two names of the address, as far as the chronicle has them. */
async function fromAddress() {
  const own = ++turn;
  const wanted = new URLSearchParams(location.search);
  say("");
  for (const field of fields) {
    field.clear();
    const address = wanted.get(field.input.name);
    const one = address && (await names.at(address));
    if (own !== turn) return;
    if (one) field.pick(one);
    else if (address) say(`„${address}“ gibt es in dieser Chronik nicht. Bitte einen Namen angeben.`);
  }
  if (fields.every((field) => field.chosen)) await show(own);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().catch(failed);
});
swap.addEventListener("click", () => {
  const [from, to] = fields.map(({ chosen, input }) => ({ chosen, typed: input.value }));
  for (const [field, other] of [
    [fields[0], to],
    [fields[1], from],
  ]) {
    if (other.chosen) field.pick(other.chosen);
    else {
      field.clear();
      field.input.value = other.typed;
    }
  }
  if (fields.every((field) => field.input.value)) ask().catch(failed);
});
addEventListener("popstate", () => fromAddress().catch(failed));
fromAddress().catch(failed);
