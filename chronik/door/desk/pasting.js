// A new source: its text is pasted, what it tells of itself is proposed, contact data is taken out before it is stored.

import { ask } from "./asking.js";
import { button, labelled, make } from "./elements.js";
import { units } from "./offsets.js";
import { understood } from "./choice.js";

/** Gives {seed, source, path, title}, or nothing where it was left. */
export function newSource() {
  return new Promise((resolve) => {
    const dialog = make("dialog", { class: "pasting", "aria-labelledby": "neuer-text" });
    let made;
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(made);
    });
    const done = (answer) => {
      made = answer;
      dialog.close();
    };
    first(dialog, done);
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("textarea").focus();
  });
}

const title = (words) => make("h2", { id: "neuer-text" }, words);
const cancel = (dialog) => button("Abbrechen", () => dialog.close());
const fault = () => make("p", { class: "problem error", role: "alert" });

/** The text itself. */
function first(dialog, done, text = "") {
  const field = make("textarea", { id: "eingefuegt", rows: "14", required: true });
  field.value = text;
  const said = fault();
  const next = button(["Weiter ", make("kbd", {}, "Strg+Eingabe")], async () => {
    if (!field.value.trim()) return void (said.textContent = "Bitte zuerst den Text einfügen.");
    try {
      const found = await ask("paste", { text: field.value });
      second(dialog, done, found.text, found);
    } catch (refused) {
      said.textContent = refused.message;
    }
  }, { class: "primary" });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    next.click();
  });
  dialog.replaceChildren(
    title("Neuer Text"),
    labelled("Den ganzen Text hier einfügen, so wie er auf der Webseite oder im Dokument steht", field),
    said,
    make("p", { class: "acts" }, next, cancel(dialog)),
  );
  field.focus();
}

/** What it is, and what of it is not stored. `text` is as it will be stored. */
function second(dialog, done, text, found) {
  const heading = make("input", { id: "quelle-titel", type: "text", value: found.title ?? "", required: true, autocomplete: "off" });
  const publisher = make("input", { id: "quelle-wer", type: "text", value: found.publisher ?? "", autocomplete: "off" });
  const url = make("input", { id: "quelle-wo", type: "url", value: found.url ?? "", autocomplete: "off", placeholder: "https://…" });
  const date = make("input", { id: "quelle-wann", type: "text", value: found.date ?? "", autocomplete: "off", placeholder: "z. B. 3. Mai 2021" });
  const reads = make("p", { class: "reads", role: "status" });
  const file = make("input", { id: "quelle-datei", type: "text", value: found.file ?? "", autocomplete: "off", spellcheck: "false" });
  const said = fault();
  const look = async () => (reads.textContent = date.value.trim() ? Object.values(await understood(date.value.trim())).slice(1).filter(Boolean).join(" ") : "");
  date.addEventListener("input", look);
  look();
  const store = button("Ablegen und weiter", async () => {
    if (!heading.value.trim()) {
      said.textContent = "Bitte einen Titel eingeben.";
      return heading.focus();
    }
    store.disabled = true;
    try {
      const when = date.value.trim() ? (await understood(date.value.trim())).value : "";
      const redact = [...dialog.querySelectorAll(".contacts input:checked")].map((box) => Number(box.value));
      const answer = await ask("store", { text, file: file.value.trim(), title: heading.value.trim(), publisher: publisher.value.trim(), date: when || "unknown", redact, more: { url: url.value.trim(), author: found.author ?? "" } });
      done({ ...answer, title: heading.value.trim() });
    } catch (refused) {
      said.textContent = refused.message;
      store.disabled = false;
    }
  }, { class: "primary" });
  dialog.replaceChildren(
    title("Was ist das für ein Text?"),
    found.said ? make("p", { class: "problem error" }, found.said) : "",
    labelled("Titel", heading),
    labelled("Wer hat ihn veröffentlicht?", publisher),
    labelled("Wann ist er erschienen?", date, reads),
    labelled("Wo steht er im Netz?", url),
    contacts(text, found.contacts ?? []),
    make("details", {}, make("summary", {}, "Dateiname"), labelled("Unter diesem Namen wird der Text abgelegt", file)),
    said,
    make("p", { class: "acts" }, store, button("Zurück", () => first(dialog, done, text)), cancel(dialog)),
  );
  (heading.value ? store : heading).focus();
}

/** Contact data: taken out unless somebody decides otherwise. */
function contacts(text, parts) {
  if (!parts.length) return make("p", { class: "quiet" }, "Keine Kontaktangaben gefunden.");
  const rows = parts.map(({ start, end, words }, at) => {
    const box = make("input", { type: "checkbox", id: `kontakt-${at}`, value: String(at), checked: true });
    return make("li", {}, box, make("label", { for: box.id }, words || text.slice(units(text, start), units(text, end))));
  });
  return make("fieldset", { class: "contacts" }, make("legend", {}, "Kontaktangaben, die nicht mit abgelegt werden"), make("ul", {}, ...rows));
}
