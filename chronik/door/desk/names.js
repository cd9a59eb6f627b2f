// The name of a record while it is typed: existing ones are offered, and to make a new one. A combobox after the ARIA Authoring Practices.

import { ask } from "./asking.js";
import { afterwards, make } from "./elements.js";

const PATIENCE = 120; // milliseconds without a key
let numbered = 0;

/**
 * A field for the name of a record of that kind ("" for any).
 * `chosen` is called with {id, name, path} of a record that is there, with {create: name} for a new one.
 * `near` are words that tell which of several is meant; `isNew` is false where none can be made.
 */
export function naming({ id, kind, value = "", label = "", near = () => "", isNew = true, chosen, typed = () => {} }) {
  const list = `namen-${++numbered}`;
  const field = make("input", { id, type: "text", value, autocomplete: "off", spellcheck: "false", role: "combobox" });
  for (const [name, words] of [["aria-expanded", "false"], ["aria-controls", list], ["aria-autocomplete", "list"]]) field.setAttribute(name, words);
  if (label) field.setAttribute("aria-label", label);
  const box = make("ul", { id: list, role: "listbox", class: "names", "aria-label": "Vorschläge", hidden: true });
  let active = -1;
  let turn = 0;

  /** The option that Enter takes: the one at that place, round about; null for none. */
  function mark(place) {
    const options = [...box.children];
    active = place === null || !options.length ? -1 : (place + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    turn++;
    later.never();
    box.hidden = true;
    box.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    mark(null);
  }

  function take(option) {
    const choice = option.choice;
    field.value = choice.name ?? choice.create;
    close();
    chosen(choice);
  }

  function option(choice, at, ...words) {
    const item = make("li", { id: `${list}-${at}`, role: "option", "aria-selected": "false" }, ...words);
    item.choice = choice;
    return item;
  }

  function show({ names, alike = [] }) {
    const words = field.value.trim();
    const items = names.map((found, at) => option(found, at, found.name, make("span", { class: "quiet" }, ` ${[found.is_alias && `auch: ${found.as}`, found.tells].filter(Boolean).join(" · ")}`)));
    if (isNew && words && !names.some((found) => found.name === words)) {
      const hint = alike.length ? make("span", { class: "quiet" }, ` Ähnlich: ${alike.map((one) => one.name ?? one).join(", ")}`) : null;
      items.push(option({ create: words }, items.length, `„${words}“ neu anlegen`, hint));
    }
    box.replaceChildren(...items);
    box.hidden = !items.length;
    field.setAttribute("aria-expanded", String(!box.hidden));
    mark(0);
  }

  async function suggest() {
    const own = ++turn;
    const words = field.value.trim();
    if (!words) return close();
    const found = await ask("names", { kind, typed: words, near: near() }).catch(() => ({ names: [] }));
    if (own === turn && document.activeElement === field) show(found);
  }

  const later = afterwards(suggest, PATIENCE);
  field.addEventListener("input", () => {
    typed(field.value);
    later();
  });
  field.addEventListener("keydown", async (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.altKey) return;
    if (step && box.hidden) suggest();
    else if (step) mark(active + step);
    else if (event.key === "Escape" && !box.hidden) close();
    else if (event.key === "Enter" && active >= 0) take(box.children[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", close);
  box.addEventListener("pointerdown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => event.target.closest("li") && take(event.target.closest("li")));
  return make("div", { class: "naming" }, field, box);
}
