// A field for a name: what was typed is resolved by name, alias or a part of them. Whoever bears it is offered as a list (a
// combobox after the ARIA Authoring Practices); who is meant is never guessed where several can be.

import { data, folded, make } from "./basis.js";

const NOUNS = { personen: "Person", organisationen: "Organisation", netzwerke: "Netzwerk", orte: "Ort" };
const SHOWN = 12; // and all who are called just so
const UNSORTED = "alle";

const plain = (text) =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const joined = (text) => text.replaceAll(" ", "");

const files = new Map();

/** What a file for connections says, fetched once; one that could not be fetched is asked for again. */
export function file(name) {
  if (!files.has(name)) {
    const answer = data(`verbindungen/${name}.json`);
    answer.catch(() => files.delete(name));
    files.set(name, answer);
  }
  return files.get(name);
}

/** What the files of names say: `fitting` a text, or the record `at` an address. `initials` are the files that there are. */
export function directory(initials) {
  function record([address, place, name, apart, ...aliases]) {
    const [kind, id] = address.split("/");
    return { address, kind, id, place, name, apart, noun: NOUNS[kind], aliases, forms: [name, ...aliases].map(plain) };
  }

  /** All who could be meant by a word. */
  async function about(word) {
    const letters = initials[0] === UNSORTED ? UNSORTED : word.slice(0, 2).replace(/[^a-z0-9]/g, "_");
    return initials.includes(letters) ? (await file(`namen-${letters}`)).map(record) : [];
  }

  /** Those one of whose names holds all words, or what tells them apart does; in the order of how well it fits. */
  async function fitting(typed) {
    const whole = plain(typed);
    if (whole.length < 2) return [];
    const words = whole.split(" ");
    const holds = (form, apart) => words.every((word) => form.includes(word) || apart.includes(word)) || joined(form).includes(joined(whole));
    const rank = (form) => (form === whole ? 0 : form.startsWith(whole) ? 1 : ` ${form}`.includes(` ${whole}`) ? 2 : 3);
    for (const word of [...words].sort((one, other) => other.length - one.length)) {
      const found = (await about(word))
        .map((one) => ({ ...one, fits: one.forms.filter((form) => holds(form, plain(one.apart))) }))
        .filter((one) => one.fits.length)
        .map((one) => ({ ...one, rank: Math.min(...one.fits.map(rank)), alias: one.aliases[one.forms.indexOf(one.fits[0]) - 1] }));
      if (found.length) return found.sort((one, other) => one.rank - other.rank);
    }
    return [];
  }

  async function at(address) {
    const [word] = plain(address.split("/")[1] ?? "").split(" ");
    return (await about(word)).find((one) => one.address === address);
  }

  return { fitting, at };
}

/** The words that tell one apart from others of the same name. */
function detail(one, all) {
  const words = [one.noun, one.apart, one.alias].filter(Boolean).join(" · ");
  const same = all.filter((other) => other.name === one.name && other.noun === one.noun && other.apart === one.apart);
  return same.length > 1 ? `${words} · Kennung ${one.id}` : words;
}

/** The field and its label in `row`. `chosen` is the record that was picked, as long as nothing else was typed. */
export function nameField(name, label, { fitting }) {
  const box = make("ul", { id: `${name}-namen`, class: "offer", role: "listbox", "aria-label": "Passende Namen", hidden: "" });
  const hint = make("p", { id: `${name}-hinweis`, class: "hint", role: "status" });
  const input = make("input", {
    ...{ id: name, name, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false" },
    ...{ "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.id, "aria-describedby": hint.id },
  });
  const field = { input, row: make("p", {}, make("label", { for: name }, label), input, box, hint), chosen: undefined, pick, clear, resolve };
  let offered = [];
  let active = -1;
  let turn = 0; // of the letters typed last; answers to earlier ones are dropped

  function point(place) {
    active = offered.length ? (place + offered.length) % offered.length : -1;
    [...box.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", box.children[active].id);
  }

  function offer(found) {
    offered = found.filter((one, at) => at < SHOWN || one.rank === 0);
    const rows = offered.map((one, at) => {
      const about = make("span", { class: "detail" }, detail(one, found));
      return make("li", { id: `${name}-${at}`, role: "option", "aria-selected": "false" }, one.name, " ", about);
    });
    box.replaceChildren(...rows);
    box.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(!box.hidden));
    active = -1;
    input.removeAttribute("aria-activedescendant");
  }

  function counted(found) {
    if (!found.length) return "Kein Name passt.";
    const more = found.length > offered.length ? `, gezeigt sind ${offered.length}: bitte weiterschreiben` : "";
    return found.length === 1 ? "1 Name passt." : `${found.length} Namen passen${more}.`;
  }

  function pick(one, words = "") {
    turn++;
    field.chosen = one;
    input.value = one.name;
    input.removeAttribute("aria-invalid");
    hint.textContent = words || [one.noun, one.apart].filter(Boolean).join(" · ");
    offer([]);
  }

  function clear() {
    turn++;
    field.chosen = undefined;
    input.value = hint.textContent = "";
    offer([]);
  }

  async function suggest() {
    const own = ++turn;
    field.chosen = undefined;
    const found = await fitting(input.value);
    if (own !== turn) return;
    offer(found);
    hint.textContent = plain(input.value).length < 2 ? "" : counted(found);
  }

  /** Picks who alone can be meant: the only one of that name, else the only one that fits. Returns "" or what stands in the way. */
  async function resolve() {
    if (field.chosen) return "";
    const typed = input.value.trim();
    if (!typed) return "Bitte zwei Namen angeben.";
    const own = ++turn;
    const found = await fitting(typed);
    if (own !== turn) return "Bitte noch einmal suchen.";
    const exact = found.filter((one) => one.rank === 0);
    const meant = exact.length ? exact : found;
    if (meant.length === 1) {
      const others = found.length - 1;
      const further = others ? `; ${others === 1 ? "1 weiterer Name passt" : `${others} weitere Namen passen`} auch` : "";
      pick(meant[0], meant[0].name === typed && !others ? "" : `„${typed}“ ist hier: ${meant[0].name}${further}.`);
      return "";
    }
    input.setAttribute("aria-invalid", "true");
    offer(found);
    hint.textContent = counted(found);
    if (!found.length) return `„${typed}“ steht in keinem Namen dieser Chronik.`;
    return `„${typed}“ kann ${exact.length > 1 ? "mehrere" : "Verschiedenes"} meinen. Bitte aus der Liste wählen.`;
  }

  function pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !box.hidden) {
      event.preventDefault();
      point(active < 0 && step < 0 ? -1 : active + step);
    } else if (step === 1) tried();
    else if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      offer([]);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      pick(offered[active]);
    }
  }

  const tried = () => suggest().catch(() => (hint.textContent = "Die Namen lassen sich gerade nicht laden."));
  input.addEventListener("input", tried);
  input.addEventListener("keydown", pressed);
  input.addEventListener("blur", () => offer([]));
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) pick(offered[[...box.children].indexOf(option)]);
  });
  return field;
}
