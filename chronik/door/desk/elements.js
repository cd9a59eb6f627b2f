// What the other modules make pages of: elements, and words for numbers.

/** An element with attributes and children; texts stay texts. True is an attribute without a value; false, null and undefined are none. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

/** A button that does something. */
export function button(words, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, ...[words].flat());
  element.addEventListener("click", act);
  return element;
}

/** A label above a control, with what describes it below. The control has an id. */
export function labelled(words, control, ...below) {
  return make("div", { class: "field" }, make("label", { for: control.id }, words), control, ...below);
}

export const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** At most so many characters of it, cut between words. */
export function shortened(words, most = 90) {
  const flat = words.replace(/\s+/g, " ").trim();
  return flat.length <= most ? flat : `${flat.slice(0, most).replace(/\s+\S*$/, "")} …`;
}

/** Calls `act` once nothing more has come for so many milliseconds. `later.now()` does not wait, `later.never()` forgets. */
export function afterwards(act, patience) {
  let waiting;
  const later = (...words) => {
    clearTimeout(waiting);
    waiting = setTimeout(act, patience, ...words);
  };
  later.never = () => clearTimeout(waiting);
  later.now = (...words) => {
    clearTimeout(waiting);
    return act(...words);
  };
  return later;
}
