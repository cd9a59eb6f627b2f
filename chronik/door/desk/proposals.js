// What the program proposes from the text: one after the other, taken with Enter, dropped with Delete. Nothing is in the entry before it
// was taken.

import { ask } from "./asking.js";
import { button, counted, make } from "./elements.js";
import { say, warn } from "./telling.js";

/** `source` is the pane with the text; `taken(at)` is called for each that was taken, `count(n)` when there are others. */
export function proposalList({ entry, source, count }) {
  const list = make("ul", { class: "proposals", role: "listbox", tabindex: "0", "aria-label": "Vorschläge", "aria-describedby": "wie-vorschlaege" });
  const ways = make("p", { class: "hidden", id: "wie-vorschlaege" }, "Pfeile wählen, Eingabe nimmt an, Entf verwirft.");
  const takes = button(["Annehmen ", make("kbd", {}, "Eingabe")], accept, { class: "primary" });
  const drops = button(["Verwerfen ", make("kbd", {}, "Entf")], drop);
  const some = make("div", {}, ways, list, make("p", { class: "acts" }, takes, drops));
  const none = make("p", { class: "quiet", tabindex: "-1" }, "Keine Vorschläge mehr. Was fehlt, lässt sich im Text markieren.");
  const which = make("div", { class: "field" });
  const panel = make("div", {}, which, some, none);
  let all = [];
  let current = 0;
  let seed = "";
  let isBusy = false;

  /** Those that the text makes for what stands in the entry now. Of a chronicle's events the one of this name is meant, until another is chosen. */
  async function load(file) {
    const own = entry();
    seed = file;
    const { path, text } = own.asked;
    const { events } = await ask("draft", { seed, into: { path, text } });
    if (own !== entry()) return;
    const at = Math.max(0, events.findIndex(({ event }) => event.title === own.sheet.name));
    which.replaceChildren(...(events.length > 1 ? choosing(events, at) : []));
    propose(events[at]);
  }

  function propose({ proposals }) {
    all = proposals;
    current = 0;
    draw();
  }

  /** Which of the events that a text tells of. */
  function choosing(events, at) {
    const select = make("select", { id: "welches-ereignis" }, events.map(({ event }, place) => make("option", { value: String(place), selected: place === at }, event.title)));
    select.addEventListener("change", () => propose(events[Number(select.value)]));
    return [make("label", { for: select.id }, "Der Text erzählt von mehreren Ereignissen. Vorschläge zu:"), select];
  }

  function draw() {
    current = Math.max(0, Math.min(current, all.length - 1));
    list.replaceChildren(...all.map(row));
    some.hidden = !all.length;
    none.hidden = all.length > 0;
    count(all.length);
    mark();
  }

  function row(proposal, at) {
    const { id, label, quote, known, creates, todo } = proposal;
    const name = label.indexOf(":") > 0 ? [make("b", {}, label.slice(0, label.indexOf(":") + 1)), label.slice(label.indexOf(":") + 1)] : [label];
    const fresh = creates && !known ? make("span", { class: "tag" }, "neu") : "";
    const open = todo ? make("p", { class: "quiet" }, todo) : "";
    const item = make("li", { id: `vorschlag-${id}`, role: "option", "aria-selected": "false" }, make("p", {}, ...name, " ", fresh), quote ? make("p", { class: "quoted" }, make("q", {}, quote)) : "", open);
    item.addEventListener("click", () => go(at));
    return item;
  }

  function go(at) {
    current = at;
    mark();
  }

  function mark() {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === current)));
    const proposal = all[current];
    if (!proposal) {
      list.removeAttribute("aria-activedescendant");
      return source.highlight("proposal");
    }
    list.setAttribute("aria-activedescendant", `vorschlag-${proposal.id}`);
    list.children[current].scrollIntoView({ block: "nearest" });
    source.highlight("proposal", proposal.spans);
    if (proposal.spans.length) source.reveal(proposal.start, proposal.end);
  }

  function away() {
    all = all.filter((_, at) => at !== current);
    draw();
    focus();
  }

  async function accept() {
    const proposal = all[current];
    if (!proposal || isBusy) return;
    isBusy = true;
    try {
      if (proposal.creates) {
        const { id } = await ask("create", proposal.creates);
        if (proposal.creates.id && id !== proposal.creates.id) return await load(seed); // taken meanwhile
      }
      if (!(await entry().alter(...proposal.do))) return;
      away();
      say(`Angenommen: ${proposal.label}. ${left()}`);
    } catch (fault) {
      warn(fault.message);
    } finally {
      isBusy = false;
    }
  }

  function drop() {
    const proposal = all[current];
    if (!proposal || isBusy) return;
    away();
    say(`Verworfen: ${proposal.label}. ${left()}`);
  }

  const left = () => (all.length ? `Noch ${counted(all.length, "Vorschlag", "Vorschläge")}.` : "Das war der letzte Vorschlag.");

  list.addEventListener("keydown", (event) => {
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (next !== undefined) go(Math.max(0, Math.min(next, all.length - 1)));
    else if (event.key === "Enter") accept();
    else if (event.key === "Delete") drop();
    else return;
    event.preventDefault();
  });

  function clear() {
    all = [];
    which.replaceChildren();
    draw();
  }

  const focus = () => (all.length ? list : none).focus();
  return { panel, load, clear, mark, focus };
}
