// Names and titles while somebody types: a combobox after the ARIA Authoring Practices. In the head of every page, and on the search page.

import { make, SITE } from "./basis.js";
import { search, taken, words } from "./suchindex.js";

const SUGGESTED = 5;
// Milliseconds without a key
const PATIENCE = 120;

/** What tells a hit apart: its kind, its date, where it is; of a name that is not in the title, that one. What the title ends with is not said twice. */
export function details({ kind, label, when, year, about, names, title }, { forms }) {
  const told = (name) => words(name).some((word) => forms.some((found) => found.forms.has(word)));
  const other = !told(title) && names.split("\n").find(told);
  const date = when || (!about.includes(year) && year);
  return [kind, label, date, about, other && `auch: ${other}`].filter((part) => part && !title.endsWith(` · ${part}`)).join(" · ");
}

/** Suggest below the field; gives what closes the list. */
export function suggesting(field, before) {
  const box = make("ul", { id: "namen", role: "listbox", "aria-label": "Namen und Titel", hidden: "" });
  before.after(box);
  for (const pair of "role=combobox aria-expanded=false aria-controls=namen aria-autocomplete=list".split(" ")) field.setAttribute(...pair.split("="));
  // Of the question typed last; answers to earlier ones are dropped
  let turn = 0;
  let active = -1;

  function choose(place) {
    const options = [...box.children];
    active = options.length ? (place + options.length + 2) % (options.length + 1) - 1 : -1;
    options.forEach((option, at) => option.setAttribute("aria-selected", at === active));
    field.setAttribute("aria-activedescendant", options[active]?.id ?? "");
  }

  function show(rows, found) {
    box.replaceChildren(
      ...rows.map((row, at) =>
        make("li", { id: `name-${at}`, role: "option", "data-url": new URL(row.url, SITE).href }, row.title, " ", make("span", { class: "detail" }, details(row, found))),
      ),
    );
    box.hidden = !rows.length;
    field.setAttribute("aria-expanded", !box.hidden);
    choose(-1);
  }

  function close() {
    turn++;
    show([]);
  }

  async function suggest() {
    const own = ++turn;
    await new Promise((go) => setTimeout(go, PATIENCE));
    if (own !== turn) return;
    const question = field.value.trim();
    try {
      const found = question.length > 1 ? await search(question) : { hits: [] };
      const rows = await taken({ ...found, hits: found.hits.filter((hit) => hit.named).slice(0, SUGGESTED), phrases: [] }, SUGGESTED);
      if (own === turn) show(rows, found);
      // No connection: no names
    } catch {}
  }

  field.addEventListener("input", suggest);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !box.hidden) choose(active + step);
    else if (event.key === "Escape" && !box.hidden) close();
    else if (event.key === "Enter" && active >= 0) location.assign(box.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  // The field keeps the focus, and what is pressed stays under the finger
  box.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    turn++;
  });
  box.addEventListener("click", (event) => location.assign(event.target.closest("li").dataset.url));
  return close;
}
