// The file has become another while it was being changed here: both versions are shown, neither is lost.

import { differences, excerpt } from "./differences.js";
import { button, make } from "./elements.js";
import { say } from "./telling.js";

/** Asks what shall stay: `other` is {disk: text or null, base}. */
export function ask(entry, other) {
  const dialog = make("dialog", { class: "conflict", "aria-labelledby": "konflikt" });
  const end = async (words, act) => {
    dialog.close();
    await act?.();
    say(words);
  };
  const isGone = other.disk === null;
  const theirs = isGone
    ? null
    : button("Die andere Fassung nehmen", () => end("Hier steht jetzt die andere Fassung. Ihre kommt mit Strg+Z zurück.", () => entry.takeTheirs(other)));
  const mine = button("Meine Fassung behalten", () => end(isGone ? "Gespeichert." : "Gespeichert. Die andere Fassung kommt mit Strg+Z zurück.", () => entry.keepMine(other)), { class: "primary" });
  const later = button("Noch nichts tun", () => end("Nichts geändert. Beim Speichern wird noch einmal gefragt."));
  dialog.append(
    make("h2", { id: "konflikt" }, isGone ? "Die Datei ist inzwischen gelöscht" : "Die Datei ist inzwischen geändert worden"),
    make("p", {}, isGone ? "Außerhalb dieses Fensters wurde sie gelöscht. Ihr Text steht noch hier." : "Außerhalb dieses Fensters wurde sie anders gespeichert. Nichts ist verloren: wählen Sie, welche Fassung gelten soll. Die andere bleibt über „Rückgängig“ erreichbar."),
    isGone ? "" : shown(differences(other.disk, entry.text)),
    make("p", { class: "acts" }, mine, theirs ?? "", later),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function shown(lines) {
  const names = { "+": "nur in meiner: ", "−": "nur in der anderen: " };
  const rows = excerpt(lines).map((line) => {
    if (!line) return make("li", { class: "left-out" }, "…");
    const [sign, words] = line;
    const kind = { "+": "mine", "−": "theirs" }[sign];
    return make("li", { class: kind }, make("span", { class: "hidden" }, names[sign] ?? ""), make("span", { "aria-hidden": "true" }, `${sign} `), words || " ");
  });
  return make("div", { class: "difference", tabindex: "0", role: "region", "aria-label": "Unterschiede" }, make("p", { class: "quiet" }, "− nur in der anderen Fassung, + nur in meiner"), make("ol", {}, ...rows));
}
