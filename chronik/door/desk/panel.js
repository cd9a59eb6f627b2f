// What a marked passage becomes: a person, an organisation … It is tried with every change in the panel, so that one sees whether the
// passage says it before it is taken.

import { ask } from "./asking.js";
import { details, FOLDERS } from "./choice.js";
import { afterwards, button, make } from "./elements.js";
import { say, warn, whisper } from "./telling.js";

// One key each, whatever order they are offered in.
export const KINDS = {
  person: ["P", "Person"],
  organisation: ["O", "Organisation"],
  network: ["N", "Netzwerk"],
  place: ["T", "Ort"],
  date: ["D", "Datum"],
  number: ["Z", "Zahl"],
  text: ["X", "Zitat im Text"],
};
const PATIENCE = 150; // milliseconds without a change

/** `entry()` is the open one, `source` the pane with the text, `taken(at)` is called with the path of a new claim. */
export function markingPanel({ entry, source, taken }) {
  const panel = make("section", { class: "panel", "aria-label": "Markierte Stelle", hidden: true });
  let passage; // {source, start, end, quote, words, choices}
  let choice; // the chosen kind, with what was changed by hand
  let trial; // the sheet that it would give
  let turn = 0;

  async function open(id, start, end) {
    const own = ++turn;
    source.highlight("passage", [[start, end]]);
    const answer = await ask("marked", { ...entry().asked, source: id, start, end }).catch((fault) => void warn(fault.message));
    if (own !== turn || !answer) return;
    passage = { ...answer, source: id, start, end };
    panel.hidden = false;
    pick(answer.choices[0]);
    source.reveal(start, end);
    whisper(`Markiert: ${answer.words}. ${KINDS[choice.as][1]}${choice.name ? ` ${choice.name}` : ""}. Eingabe öffnet die Auswahl.`);
  }

  function close() {
    turn++;
    [passage, choice, trial] = [];
    panel.hidden = true;
    panel.replaceChildren();
    source.highlight("passage");
    source.highlight("quote");
  }

  /** A key that was pressed in the text: Enter goes on in the panel, a letter chooses. Gives whether there was a panel to hear it. */
  function key(event) {
    if (event.key === "Escape") close();
    else if (panel.hidden) return false;
    else if (event.key === "Enter") enter();
    else if (letter(event)) {
      pick(first(letter(event)));
      enter();
    }
    return true;
  }

  const first = (as) => passage.choices.find((one) => one.as === as); // the likeliest of that kind
  const letter = ({ key }) => Object.keys(KINDS).find((as) => KINDS[as][0] === key.toUpperCase());

  /** To what is missing, or to the button that takes it. */
  function enter() {
    const missing = [...panel.querySelectorAll(".choice :is(input, select, textarea)")].find((control) => control.required && !control.value);
    (missing ?? panel.querySelector(".take")).focus();
  }

  function pick(one) {
    choice = { ...one };
    trial = undefined;
    source.highlight("quote", choice.spans);
    draw();
    judge();
  }

  function draw() {
    const kinds = [...new Set(passage.choices.map(({ as }) => as))].map(kindButton);
    const agreement = make("p", { class: "agreement", role: "status" });
    const fields = make("div", { class: "choice" }, details(choice, { passage, entry: entry(), changed: later }));
    const take = button(["Übernehmen ", make("kbd", {}, "Eingabe")], accept, { class: "take primary" });
    const cancel = button(["Abbrechen ", make("kbd", {}, "Esc")], leave);
    panel.replaceChildren(make("div", { class: "kinds", role: "group", "aria-label": "Was ist das?" }, kinds), several(), fields, quoted(), agreement, make("p", { class: "acts" }, take, cancel));
  }

  function kindButton(as) {
    const [key, label] = KINDS[as];
    const chosen = as === choice.as;
    return button([make("kbd", { "aria-hidden": "true" }, key), ` ${label}`], () => {
      pick(first(as));
      panel.querySelector(".kinds [aria-pressed=true]").focus();
    }, { "aria-pressed": String(chosen), "aria-keyshortcuts": key });
  }

  /** Where the passage names several of a kind: which one. */
  function several() {
    const all = passage.choices.filter(({ as }) => as === choice.as);
    if (all.length < 2) return "";
    const one = (each) => button(each.name, () => {
      pick(each);
      panel.querySelector(".several [aria-pressed=true]").focus();
    }, { class: "small", "aria-pressed": String(each.name === choice.name) });
    return make("div", { class: "several", role: "group", "aria-label": "Wer oder was davon?" }, all.map(one));
  }

  /** The words that will stand as evidence; what was marked is told apart from what the program has added. */
  function quoted() {
    const { words } = passage;
    const quote = choice.quote || passage.quote;
    const at = quote.indexOf(words);
    const parts = at < 0 ? [quote] : [quote.slice(0, at), make("mark", {}, words), quote.slice(at + words.length)];
    const why = quote === words ? "" : make("span", { class: "quiet" }, " Ergänzt, damit die Stelle eindeutig ist.");
    return make("p", { class: "quoted" }, make("span", { class: "quiet" }, "Beleg: "), make("q", {}, ...parts), why);
  }

  const later = afterwards(judge, PATIENCE);

  /** Whether the passage says what is chosen, as the server sees it. */
  async function judge() {
    if (choice.as === "text") return tell(choice.agrees || !choice.said, choice.agrees ? "" : choice.said);
    const own = choice;
    const from = entry().text;
    trial = undefined;
    const answer = await ask("claim", claimed()).catch((fault) => ({ agrees: false, said: fault.message }));
    if (own !== choice) return;
    trial = answer.text === undefined ? undefined : { sheet: answer, from };
    tell(answer.agrees, answer.said);
  }

  /** A sign and words, never colour alone: said, said with a question left open, not said. */
  function tell(agrees, said) {
    const [sign, kind] = !agrees ? ["! ", "doubt"] : said ? ["? ", "open-question"] : ["✓ ", "sure"];
    const words = said || (agrees ? "Steht so im Text." : "Ob der Text das sagt, lässt sich nicht erkennen.");
    const line = panel.querySelector(".agreement");
    line.className = `agreement ${kind}`;
    line.replaceChildren(make("span", { "aria-hidden": "true" }, sign), words);
  }

  /** The question for the claim that is chosen. A record that is not there yet goes as a name. */
  function claimed() {
    const { as, known, target, name, role, value, more, capacity } = choice;
    const who = as in FOLDERS ? { role, capacity, ...(known ? { target } : { name }) } : { value, more };
    const { source: id, start, end } = passage;
    return { ...entry().asked, source: id, start, end, as, ...who };
  }

  async function accept() {
    const own = choice;
    if (own.as === "text") return finish(await entry().alter(...own.operations()), ["body"]);
    await later.now();
    try {
      if (own.as in FOLDERS && !own.known) {
        const { id } = await ask("create", { kind: FOLDERS[own.as], name: own.name, source: passage.source });
        Object.assign(own, { target: id, known: true });
        await judge();
      }
      if (own !== choice) return;
      if (!trial) return warn(panel.querySelector(".agreement").textContent);
      finish(await entry().take(trial.sheet, trial.from), trial.sheet.claim);
    } catch (fault) {
      warn(fault.message);
    }
  }

  function finish(sheet, at) {
    if (!sheet) return;
    const said = panel.querySelector(".agreement").textContent.slice(2);
    const words = `Übernommen: ${KINDS[choice.as][1]} ${choice.name ?? choice.reads ?? ""}. ${said}`;
    close();
    source.readOn();
    say(words);
    taken(at);
  }

  function leave() {
    close();
    source.readOn();
  }

  panel.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input, textarea, select");
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && isTyping && !event.target.matches("textarea")) accept();
    else if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && letter(event)) {
      pick(first(letter(event)));
      enter();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return { panel, open, close, key };
}
