// Questions to the server: JSON there and back. The server keeps nothing of what is being written; each question brings its text.

import { make } from "./elements.js";
import { remind, say } from "./telling.js";

const AGAIN = 1000; // milliseconds between two looks whether the server is back

/** An answer that says no: with its words, and what came with them. Status 0: there was no answer. */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.said || "Der Schreibtisch konnte das nicht beantworten.");
    this.status = status;
    this.answer = answer;
  }

  /** Nobody was there, or somebody begun anew who does not know this window yet. */
  get isLost() {
    return this.status === 0 || this.status === 403;
  }
}

/** The answer. Throws Refused; what was aborted throws what `fetch` throws. */
export async function ask(name, question = {}, { signal } = {}) {
  let answer;
  let words = {};
  try {
    const headers = { "Content-Type": "application/json" };
    answer = await fetch(`/-/desk/${name}`, { method: "POST", headers, body: JSON.stringify(question), signal });
    words = await answer.json();
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    if (answer?.status !== 403) words = { said: answer ? "Die Antwort ist nicht zu lesen." : "Der Schreibtisch antwortet nicht." };
  }
  if (answer?.ok) return words;
  throw new Refused(answer?.status ?? 0, words);
}

/** The same, but asked until somebody is there: what was typed is not lost with a server. */
export async function askUntilHeard(name, question) {
  for (;;) {
    try {
      return await ask(name, question);
    } catch (fault) {
      if (!fault.isLost) throw fault;
      await returned();
    }
  }
}

let back;

/** Says that the server has gone, and waits until it is there again. */
function returned() {
  back ??= wait().finally(() => (back = undefined));
  return back;
}

async function wait() {
  remind(
    make("strong", {}, "Der Schreibtisch antwortet nicht."),
    " Ihr Text bleibt in diesem Fenster. Bitte das Programm neu starten und die Adresse öffnen, die es dann nennt; danach geht es hier von selbst weiter.",
  );
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, AGAIN));
  remind();
  say("Der Schreibtisch ist wieder da.");
}

async function isThere() {
  try {
    return (await fetch("/-/desk/", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
