// One open entry: its text, its proposals, its form, its preview, its file, and what leads from one to another.

import { views } from "./views.js";
import { entryForm } from "./form.js";
import { fileText } from "./filetext.js";
import { markingPanel } from "./panel.js";
import { proposalList } from "./proposals.js";
import { sourceText } from "./sourcetext.js";
import { button, make } from "./elements.js";
import { warn } from "./telling.js";

const one = (id) => document.getElementById(id);

/** `entry()` is the open one. */
export function workplace(entry) {
  let chosen = ""; // the source that is shown
  const shown = () => entry().sheet.sources.find(({ id }) => id === chosen) ?? entry().sheet.sources[0];

  const source = sourceText({
    marked: (start, end) => panel.open(shown().id, start, end),
    unmarked: () => panel.panel.contains(document.activeElement) || panel.close(),
    key: (event) => panel.key(event),
    follow: (at) => lead(at),
  });
  const panel = markingPanel({ entry, source, taken: (at) => at && form.point(at) });
  const form = entryForm({ entry, show: passage });
  const file = fileText(one("dateitext"), entry);
  const proposals = proposalList({ entry, source, count: counted });
  const frame = make("iframe", { title: "Vorschau der Seite" });
  const tabs = views(document.querySelector(".tabs"), seen);

  one("blatt").append(source.field);
  one("sicht-text").append(panel.panel);
  one("sicht-form").append(form.form);
  one("sicht-vorschlaege").append(proposals.panel);

  function seen(name) {
    if (name === "preview") preview();
    if (name === "proposals") proposals.mark();
    else source.highlight("proposal");
  }

  /** From a passage to its claim. */
  function lead(at) {
    tabs.show("form");
    form.reveal(at);
  }

  /** From a claim to its passage. */
  function passage(id, start, end) {
    chosen = id;
    draw();
    tabs.show("text");
    source.highlight("passage", [[start, end]]);
    source.reveal(start, end);
    source.focusAt(start);
  }

  /** The page as it was built last; it renews itself. */
  function preview() {
    const { address } = entry().sheet;
    one("zur-vorschau").textContent = address ? (entry().isUnsaved ? "So sieht die Seite aus, wie sie zuletzt gespeichert wurde." : "") : "Die Seite gibt es, sobald der Eintrag gespeichert ist.";
    one("zur-vorschau").hidden = !one("zur-vorschau").textContent;
    if (!address) return frame.remove();
    const url = new URL(`/${address.replace(/^\//, "")}`, location.href).href;
    if (frame.isConnected && frame.last === url) return;
    frame.last = frame.src = url;
    one("sicht-vorschau").append(frame);
  }

  function counted(count) {
    const tab = one("reiter-vorschlaege");
    tab.textContent = count ? `Vorschläge (${count})` : "Vorschläge";
    if (count) tab.hidden = false;
  }

  function draw() {
    const { sources } = entry().sheet;
    document.body.classList.toggle("textless", !sources.length);
    const now = shown();
    if (now) source.show(now.text, now.marks, now.contacts ?? []);
    which(sources, now);
    form.draw();
    file.draw();
    tabs.arrange();
    if (tabs.isShown("preview")) preview();
  }

  /** Which text it is, where there are several; and what can be had from it for an event. */
  function which(sources, now) {
    const place = one("welche");
    const isEvent = now?.file && entry().sheet.kind === "events";
    const ask = isEvent ? button("Vorschläge aus diesem Text", () => propose(shown().file), { class: "small", id: "vorschlagen" }) : "";
    if (sources.length < 2) return place.replaceChildren(now ? make("p", { class: "quiet" }, now.name) : "", ask);
    const select = make("select", { id: "welcher-text" }, ...sources.map(({ id, name }) => make("option", { value: id, selected: id === now.id }, name)));
    select.addEventListener("change", () => {
      chosen = select.value;
      panel.close();
      draw();
      one("welcher-text").focus();
    });
    place.replaceChildren(make("label", { for: "welcher-text" }, "Text"), select, ask);
  }

  async function propose(file) {
    if (!(await proposals.load(file).then(() => true, (fault) => void warn(fault.message)))) return;
    one("reiter-vorschlaege").hidden = false;
    tabs.show("proposals");
    proposals.focus();
  }

  return {
    draw,
    /** Another entry is shown from now on. */
    enter() {
      chosen = "";
      panel.close();
      proposals.clear();
      one("reiter-vorschlaege").hidden = true;
      tabs.arrange();
      tabs.show("form");
    },
    async leave() {
      if (entry()) await this.settled();
      panel.close();
      frame.remove();
    },
    /** What is being typed goes into the text first. */
    async settled() {
      const field = document.activeElement;
      if (field?.last !== undefined && field.value !== field.last) field.dispatchEvent(new Event("change", { bubbles: true }));
      await form.settled();
      await file.done();
    },
    propose,
  };
}
