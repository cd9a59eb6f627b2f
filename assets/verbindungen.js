// „Verbindungen“: the shortest way from one person or organisation to another, over events, networks and affiliations, as
// sentences. The graph is verbindungen.json; the two names stand in the address.

import { data, day, folded, make } from "./basis.js";

const place = document.getElementById("verbindung");
const NOUNS = { personen: "Person", organisationen: "Organisation" };
const SHOWN = 12;

// The graph -----------------------------------------------------------------------------------------------------------

/** Nodes by number, and for each its neighbours in rising order: events in the order of time come first. */
function read({ kinds, roles, nodes, edges }) {
  const all = nodes.map(([id, kind, name, date]) => ({ address: `${kinds[kind]}/${id}`, kind: kinds[kind], name, date: date && day(date), near: new Map() }));
  for (const [from, ...pairs] of edges) {
    for (let at = 0; at < pairs.length; at += 2) {
      const [to, role] = [pairs[at], roles[pairs[at + 1]]];
      for (const [a, b] of [[from, to], [to, from]]) {
        const said = all[a].near.get(b) ?? [];
        if (role && !said.includes(role)) said.push(role);
        all[a].near.set(b, said);
      }
    }
  }
  for (const node of all) node.near = new Map([...node.near].sort(([a], [b]) => a - b));
  return all;
}

/** The numbers on a shortest way, or nothing. Breadth first; of equal ways the one whose first difference comes earlier in time. */
function way(all, from, to) {
  const before = new Map([[from, -1]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !before.has(to); at++) {
    for (const next of all[queue[at]].near.keys()) {
      if (before.has(next)) continue;
      before.set(next, queue[at]);
      queue.push(next);
    }
  }
  if (!before.has(to)) return;
  const found = [];
  for (let at = to; at >= 0; at = before.get(at)) found.unshift(at);
  return found;
}

// Words ---------------------------------------------------------------------------------------------------------------

const link = (node) => make("a", { href: `../${node.address}/` }, node.name);
const inRole = (roles) => (roles.length ? ` (${roles.join(", ")})` : "");
const isActor = (node) => node.kind in NOUNS;

/** One step: two actors and what they share, or a person and the organisation it belongs to. */
function sentence(all, [a, middle, b]) {
  const [from, to] = [all[a], all[b]];
  if (middle === undefined) {
    const [person, organisation] = from.kind === "personen" ? [from, to] : [to, from];
    return make("li", {}, link(person), " ist ", link(organisation), ` zugeordnet${inRole(from.near.get(b))}.`);
  }
  const shared = all[middle];
  const both = [link(from), inRole(from.near.get(middle)), " und ", link(to), inRole(to.near.get(middle))];
  if (shared.kind === "netzwerke") return make("li", {}, ...both, " gehören beide zu ", link(shared), ".");
  return make("li", {}, ...both, " sind beide genannt bei: ", link(shared), ` (${shared.date}).`);
}

/** The way as steps from actor to actor. */
function steps(all, numbers) {
  const found = [];
  for (let at = 0; at + 1 < numbers.length; ) {
    const direct = isActor(all[numbers[at + 1]]);
    found.push(direct ? [numbers[at], undefined, numbers[at + 1]] : numbers.slice(at, at + 3));
    at += direct ? 1 : 2;
  }
  return found;
}

function summary(all, from, to, numbers) {
  const names = `${all[from].name} und ${all[to].name}`;
  if (!numbers) return `${names}: In dieser Chronik ist keine Verbindung belegt.`;
  const between = steps(all, numbers).length - 1;
  return between ? `${names} sind über ${between === 1 ? "eine Station" : `${between} Stationen`} verbunden.` : `${names} sind unmittelbar verbunden.`;
}

// The page ------------------------------------------------------------------------------------------------------------

function start(graph) {
  const all = read(graph);
  const actors = all.flatMap((node, at) => (isActor(node) ? [at] : []));
  const times = new Map();
  for (const at of actors) times.set(all[at].name, (times.get(all[at].name) ?? 0) + 1);
  const label = (at) => (times.get(all[at].name) > 1 ? `${all[at].name} (${NOUNS[all[at].kind]}, ${all[at].address.split("/")[1]})` : all[at].name);
  const known = actors.map((at) => [folded(label(at)), at]);

  /** Who holds what was typed, those whose name begins with it first. */
  function fitting(typed) {
    const found = known.filter(([name]) => name.includes(typed));
    return found.sort(([a], [b]) => b.startsWith(typed) - a.startsWith(typed)).map(([, at]) => at);
  }

  const field = (name, words) => {
    const choices = make("datalist", { id: `${name}-namen` });
    const input = make("input", { id: name, name, type: "text", list: choices.id, autocomplete: "off", spellcheck: "false", required: "" });
    const suggest = () => {
      const shown = fitting(folded(input.value)).slice(0, SHOWN);
      choices.replaceChildren(...shown.map((at) => make("option", { value: label(at) }, NOUNS[all[at].kind])));
    };
    input.addEventListener("input", suggest);
    input.addEventListener("focus", suggest);
    return { input, row: make("p", {}, make("label", { for: name }, words), input, choices) };
  };
  const [von, nach] = [field("von", "Von"), field("nach", "Nach")];
  const swap = make("button", { type: "button" }, "Tauschen");
  const form = make("form", { class: "choices" }, von.row, nach.row, make("p", { class: "said" }, make("button", {}, "Verbindung suchen"), swap));
  const said = make("p", { role: "status" });
  const list = make("ol", { class: "way" });
  place.replaceChildren(form, said, list);

  /** Who is meant: the name as it stands in the list, else the only one that it can be. */
  function meant(input) {
    const typed = folded(input.value);
    const exact = known.filter(([name]) => name === typed).map(([, at]) => at);
    const found = exact.length ? exact : typed ? fitting(typed) : [];
    return found.find((at) => label(at) === input.value) ?? (found.length === 1 ? found[0] : undefined);
  }

  function show(from, to) {
    list.replaceChildren();
    if (from === to) {
      said.textContent = "Bitte zwei verschiedene Namen wählen.";
      return;
    }
    const numbers = way(all, from, to);
    said.textContent = summary(all, from, to, numbers);
    if (numbers) list.append(...steps(all, numbers).map((step) => sentence(all, step)));
  }

  function ask(push) {
    const [from, to] = [meant(von.input), meant(nach.input)];
    const unknown = from === undefined ? von.input : to === undefined ? nach.input : undefined;
    if (unknown) {
      list.replaceChildren();
      said.textContent = `„${unknown.value}“ ist kein eindeutiger Name. Bitte einen aus der Liste wählen.`;
      unknown.focus();
      return;
    }
    [von.input.value, nach.input.value] = [label(from), label(to)];
    if (push) history.pushState(null, "", `?von=${all[from].address}&nach=${all[to].address}`);
    show(from, to);
  }

  function fromAddress() {
    const wanted = new URLSearchParams(location.search);
    const ends = ["von", "nach"].map((name) => actors.find((at) => all[at].address === wanted.get(name)));
    [von.input.value, nach.input.value] = ends.map((at) => (at === undefined ? "" : label(at)));
    said.textContent = "";
    list.replaceChildren();
    if (ends.every((at) => at !== undefined)) show(...ends);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(true);
  });
  swap.addEventListener("click", () => {
    [von.input.value, nach.input.value] = [nach.input.value, von.input.value];
    if (von.input.value && nach.input.value) ask(true);
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
}

data("verbindungen.json")
  .then(start)
  .catch(() => {}); // the page stays as it is without a script
