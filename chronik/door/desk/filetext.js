// The view „Datei“: the text of the file as it will be saved. What is typed here is a change like any other.

import { afterwards } from "./elements.js";

const PATIENCE = 600; // milliseconds without a key
const LINES = /\r\n|\r|\n/;

/** `field` is a textarea. */
export function fileText(field, entry) {
  let settled = ""; // as it was drawn or handed on last: what differs is being typed
  const later = afterwards(() => {
    if (field.value === settled) return;
    settled = field.value;
    return entry().write(merged(entry().text, field.value));
  }, PATIENCE);
  field.addEventListener("input", later);
  field.addEventListener("change", later.now);

  function draw() {
    if (document.activeElement === field && field.value !== settled) return;
    const shown = entry().text.split(LINES).join("\n");
    settled = shown;
    if (field.value === shown) return;
    const { selectionStart, selectionEnd } = field;
    field.value = shown;
    if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd);
  }

  return { draw, done: later.now };
}

/** The typed text with the line ends of the file: a textarea knows one kind alone, and lines that nobody touched keep theirs. */
export function merged(text, typed) {
  const ends = text.match(/\r\n|\r|\n/g) ?? [];
  if (ends.every((end) => end === "\n")) return typed;
  const [old, fresh] = [text.split(LINES), typed.split("\n")];
  const least = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < least && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < least - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const usual = ends[0];
  const endOf = (line) => (line < start ? ends[line] : line >= fresh.length - 1 - end ? ends[line - fresh.length + old.length] : usual) ?? usual;
  return fresh.map((words, line) => words + (line < fresh.length - 1 ? endOf(line) : "")).join("");
}
