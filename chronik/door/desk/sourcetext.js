// The source text, in which passages are marked: by mouse, by finger, and by keyboard. It is a text field whose every change is
// prevented, so that it has a caret that keys and screen readers know. What rests on a passage is marked in it.

import { afterwards, make } from "./elements.js";
import { points, sentences, trimmed, units, wordAt } from "./offsets.js";

const PATIENCE = 200; // milliseconds without a change of the selection
const NAVIGATION = /^(Arrow|Home|End|Page|Tab|Shift|Control|Alt|Meta|F\d|Escape|CapsLock)/;

/**
 * `marked(start, end)` is called when a passage was marked (places as the server counts), and waited for, `unmarked()` when none is,
 * `key(event)` for a key while something is marked (gives whether it was heard), `follow(at)` for the claim under the caret.
 */
export function sourceText({ marked, unmarked, key, follow }) {
  const field = make("div", {
    id: "quelltext",
    class: "sourcetext",
    contenteditable: "true",
    inputmode: "none", // no keyboard on a touch screen: nothing is typed here
    spellcheck: "false",
    role: "textbox",
    "aria-multiline": "true",
    "aria-readonly": "true",
    "aria-label": "Quelltext",
    "aria-describedby": "wie-markiert",
    tabindex: "0",
  });
  let text = "";
  let drawn = "";

  /** Draw the text with its marks: {start, end, label, at}, and the contact blocks of it. */
  function show(next, marks, contacts) {
    const key = JSON.stringify([next, marks, contacts]);
    if (key === drawn) return;
    const place = selected();
    drawn = key;
    text = next;
    field.replaceChildren(...pieces(text, marks, contacts));
    if (place && document.activeElement === field) select(...place);
  }

  /** From and to of what is selected here, as the browser counts; null for nothing here. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || !field.contains(selection.anchorNode) || !field.contains(selection.focusNode)) return null;
    const range = selection.getRangeAt(0);
    const start = before(range.startContainer, range.startOffset);
    return [start, start + range.toString().length];
  }

  function before(node, offset) {
    const range = document.createRange();
    range.setStart(field, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  function rangeOf(start, end) {
    const range = document.createRange();
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    let [at, isBegun] = [0, false];
    range.selectNodeContents(field);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.data.length;
      if (!isBegun && start <= next && (start < next || end === start)) [isBegun] = [true, range.setStart(node, start - at)];
      if (isBegun && end <= next) {
        range.setEnd(node, end - at);
        break;
      }
      at = next;
    }
    return range;
  }

  function select(start, end) {
    const range = rangeOf(start, end);
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  /** Shows which passages are meant, without taking the focus: [from, to] of each, as the server counts. */
  function highlight(name, spans = []) {
    if (!CSS.highlights) return;
    const ranges = spans.map((span) => rangeOf(...span.map((count) => units(text, count))));
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }

  function reveal(...place) {
    const range = rangeOf(...place.map((count) => units(text, count)));
    const box = range.getBoundingClientRect();
    const frame = field.parentElement.getBoundingClientRect();
    const covered = document.querySelector(".panel:not([hidden])")?.getBoundingClientRect().top ?? innerHeight;
    const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, covered, innerHeight)];
    if (box.top >= top && box.bottom <= bottom) return;
    const by = { top: box.top - top - (bottom - top) / 3, behavior: "instant" };
    field.parentElement.scrollBy(by); // where the text has a frame of its own,
    scrollBy({ ...by, top: range.getBoundingClientRect().top - top - (bottom - top) / 3 }); // or else the window
  }

  /** The caret behind what was marked: where one reads on. */
  function readOn() {
    const place = selected() ?? last;
    field.focus({ preventScroll: true });
    select(place[1], place[1]);
  }

  function focusAt(count) {
    const at = units(text, count);
    field.focus({ preventScroll: true });
    select(at, at);
  }

  let last = [0, 0];
  let looked = Promise.resolve(); // done when all knows what is marked
  const later = afterwards(() => look(), PATIENCE);

  /** Tells what is marked, where it is something else than before, or `again`. */
  function look({ again = false } = {}) {
    const place = selected();
    if (!place || (!again && String(place) === String(last))) return looked;
    const [start, end] = trimmed(text, ...place);
    last = place;
    looked = Promise.resolve(start < end ? marked(points(text, start), points(text, end)) : unmarked());
    return looked;
  }

  document.addEventListener("selectionchange", () => document.activeElement === field && later());
  field.addEventListener("pointerdown", later.never);
  for (const name of ["beforeinput", "dragstart", "drop", "paste", "cut"]) field.addEventListener(name, (event) => event.preventDefault());
  field.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark && getSelection().isCollapsed) follow(JSON.parse(mark.dataset.at));
  });
  field.addEventListener("keydown", async (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (NAVIGATION.test(event.key) && event.key !== "Escape")) return;
    const [start, end] = selected() ?? last;
    event.preventDefault();
    if (event.key === " ") select(...widened(start, end));
    else if (start < end) {
      await look();
      if (key(event)) return;
      await look({ again: true }); // it was closed, and is wanted once more
      key(event);
    } else if (event.key === "Enter") {
      const mark = rangeOf(start, start).startContainer.parentElement.closest("mark");
      if (mark) follow(JSON.parse(mark.dataset.at));
    }
  });

  /** Nothing becomes the word, and anything less than a sentence the sentence. */
  function widened(start, end) {
    const word = wordAt(text, start);
    if (start === end && word[0] < word[1]) return word;
    const whole = sentences(text).find(([from, to]) => from <= start && start < to);
    return whole ?? [start, end];
  }

  return { field, show, highlight, reveal, readOn, focusAt };
}

/** The text cut where a mark begins or ends. Where several lie upon each other, the innermost leads to its claim. */
function* pieces(text, marks, contacts) {
  const spans = [...marks.map((mark) => ({ ...mark, is: "mark" })), ...contacts.map((part) => ({ ...part, is: "contact" }))].map((span) => ({
    ...span,
    start: units(text, span.start),
    end: units(text, span.end),
  }));
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  for (let n = 0; n + 1 < cuts.length; n++) {
    const [from, to] = [cuts[n], cuts[n + 1]];
    const over = spans.filter(({ start, end }) => start <= from && to <= end);
    const words = text.slice(from, to);
    const innermost = over.filter((span) => span.is === "mark").sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    const isContact = over.some((span) => span.is === "contact");
    if (innermost) yield make("mark", { title: over.map((span) => span.label).filter(Boolean).join(" · "), "data-at": JSON.stringify(innermost.at) }, words);
    else if (isContact) yield make("span", { class: "contact", title: "Kontaktangaben: kommen nicht in die Chronik" }, words);
    else yield document.createTextNode(words);
  }
}
