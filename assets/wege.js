// The shortest way from one record to another, as sentences with their evidence: loaded with the first question.

import { make } from "./basis.js";
import { file } from "./namensfeld.js";

// The same as in chronik/exports/connections.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const SIZE = 64;
const [PARTICIPATION, MEMBERSHIP, AFFILIATION, PART, SUCCESSION, OF_NETWORK, AT_PLACE, RELATED] = [0, 1, 2, 3, 4, 5, 6, 7];

// The graph -----------------------------------------------------------------------------------------------------------

/** Numbers from columns of digits, the last digits first. */
function numbers(columns) {
  return Array.from(columns[0], (_, at) => columns.reduceRight((sum, digits) => sum * DIGITS.length + DIGITS.indexOf(digits[at]), 0));
}

/** For each number its neighbours in rising order: events in the order of time come first. With the networks and places of records, or without. */
async function web(wide) {
  const read = await Promise.all((wide ? ["netz", "weit"] : ["netz"]).map(file));
  const { sections } = read[0];
  const near = Array.from({ length: sections.reduce((sum, [, size]) => sum + size, 0) }, () => []);
  for (const { counts, steps } of read) {
    const away = numbers(steps);
    let at = 0;
    numbers(counts).forEach((count, from) => {
      for (let to = 0; count > 0; count--) {
        to += away[at++];
        near[from].push(to);
        near[to].push(from);
      }
    });
  }
  for (const each of near) each.sort((one, other) => one - other);
  return { sections, near };
}

/** The numbers on a shortest way, or nothing. Breadth first; of equal ways the one whose first difference comes earlier in time. */
function way({ near }, from, to) {
  const before = new Map([[from, -1]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !before.has(to); at++) {
    for (const next of near[queue[at]]) {
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

function numberOf({ sections }, { kind, place: own }) {
  let first = 0;
  for (const [name, size] of sections) {
    if (name === kind) return first + own;
    first += size;
  }
}

/** Name, date and edges of a record by its number. */
async function recordAt({ sections }, number) {
  let left = number;
  for (const [section, size] of sections) {
    if (left < size) {
      const rows = await file(`${section}-${Math.floor(left / SIZE) + 1}`);
      const [address, name, date, status, edges] = rows[left % SIZE];
      return { address, name, date, status, edges };
    }
    left -= size;
  }
}

// Steps ---------------------------------------------------------------------------------------------------------------

/** What connects two records: who states it about whom, and as what. */
function joining(a, b) {
  const found = [
    [a, b],
    [b, a],
  ].flatMap(([stating, target]) =>
    stating.edges.filter(([address]) => address === target.address).map(([, kind, words, there]) => ({ stating, target, kind, words, there })),
  );
  const kind = Math.min(...found.map((edge) => edge.kind));
  const same = found.filter((edge) => edge.kind === kind);
  const words = [...new Set(same.map((edge) => edge.words).filter(Boolean))].join(", ");
  return { ...same[0], words, there: same.some((edge) => edge.there) };
}

/** The way as steps of one edge, or of two where both ends were at an event or are members of a network. */
function steps(records) {
  const found = [];
  for (let at = 0; at + 1 < records.length; ) {
    const [a, b, c] = records.slice(at);
    const edges = [joining(a, b), ...(c ? [joining(b, c)] : [])];
    const both = edges.length === 2 && edges.every(({ stating, kind }) => stating === b && kind <= MEMBERSHIP);
    found.push(both ? edges : edges.slice(0, 1));
    at += both ? 2 : 1;
  }
  return found;
}

const link = ({ address, name }) => make("a", { href: `../${address}/` }, name);
const inBrackets = (...words) => (words.some(Boolean) ? ` (${words.filter(Boolean).join("; ")})` : "");
const dated = (event) => [link(event), inBrackets(event.date, event.status)];
const named = ({ target, words }) => [link(target), inBrackets(words)];

function shared([one, other]) {
  const whole = one.stating;
  const both = [...named(one), " und ", ...named(other)];
  if (one.kind === MEMBERSHIP) return [...both, " sind beide als Mitglieder genannt bei: ", link(whole)];
  return [...both, one.there && other.there ? " waren beide bei: " : " sind beide genannt bei: ", ...dated(whole)];
}

const SINGLE = {
  [PARTICIPATION]: (edge) => [...named(edge), edge.there ? " war bei: " : " ist genannt bei: ", ...dated(edge.stating)],
  [MEMBERSHIP]: (edge) => [...named(edge), " ist als Mitglied genannt bei: ", link(edge.stating)],
  [AFFILIATION]: ({ stating, target, words }) => [link(stating), " ist ", link(target), ` zugeordnet${inBrackets(words)}`],
  [RELATED]: ({ stating, target, words }) => [link(stating), `, ${words}: `, link(target)],
  [PART]: ({ stating, target }) => [link(stating), " gehört zu ", link(target)],
  [SUCCESSION]: ({ stating, target }) => ["Auf ", link(stating), " folgte ", link(target)],
  [OF_NETWORK]: ({ stating, target }) => [...dated(stating), " ist ein Ereignis von: ", link(target)],
  [AT_PLACE]: ({ stating, target }) => ["Zu ", link(stating), inBrackets(stating.date, stating.status), " ist als Ort genannt: ", link(target)],
};

/** Where the page of the one who states it does so. */
function proof({ stating, target, kind }, several) {
  const anchor = kind === SUCCESSION ? `nachfolge/${target.address}` : target.address;
  return make("a", { href: `../${stating.address}/#${anchor}` }, several ? `Beleg: ${target.name}` : "Beleg");
}

function sentence(step) {
  const words = step.length > 1 ? shared(step) : SINGLE[step[0].kind](step[0]);
  const proofs = step.map((edge) => proof(edge, step.length > 1));
  return make("li", {}, ...words, ". ", make("span", { class: "detail" }, ...proofs.flatMap((each) => [each, " "])));
}

function summary([from, to], count, wide) {
  const names = `${from.name} und ${to.name}`;
  if (!count) {
    const places = wide ? ", Ereignisse von Netzwerken, Orte" : "";
    return (
      `${names}: In dieser Chronik ist keine Verbindung belegt. Gesucht wurde über gemeinsame Ereignisse, Mitgliedschaften, ` +
      `Zugehörigkeiten, Teile und Nachfolger${places}; wer nur als Bildnachweis oder Plattform genannt ist, gilt nicht als verbunden.`
    );
  }
  if (count === 1) return `${names} sind unmittelbar verbunden.`;
  return `${names} sind über ${count === 2 ? "eine Station" : `${count - 1} Stationen`} verbunden.`;
}

/** What the chronicle knows of a connection of two records: in words, and a sentence for each step. */
export async function connection(ends) {
  const wide = ends.some(({ kind }) => kind === "netzwerke" || kind === "orte");
  const graph = await web(wide);
  const found = way(graph, ...ends.map((end) => numberOf(graph, end)));
  const told = found ? steps(await Promise.all(found.map((number) => recordAt(graph, number)))) : [];
  return { words: summary(ends, told.length, wide), sentences: told.map(sentence) };
}
