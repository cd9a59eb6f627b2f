// What is said aloud and shown in one line: to eyes at the foot of the window, to screen readers through live regions.

const polite = document.querySelector("#gesagt");
const quiet = document.querySelector("#gefluestert");
const urgent = document.querySelector("#dringend");
const banner = document.querySelector("#warnung");
const LONG = 6000; // milliseconds that a line stays
let waiting;

/** Something has been done. */
export function say(words) {
  put(polite, words);
}

/** What eyes see anyway: it is only heard, and what was shown before goes. */
export function whisper(words) {
  polite.textContent = "";
  quiet.textContent = words;
}

/** Something could not be done. It stays until the next. */
export function warn(words) {
  put(urgent, words);
}

function put(place, words) {
  clearTimeout(waiting);
  polite.textContent = "";
  urgent.textContent = "";
  // A region that says the same twice is heard once: it is emptied first.
  requestAnimationFrame(() => (place.textContent = words));
  if (place === polite) waiting = setTimeout(() => (polite.textContent = ""), LONG);
}

/** What is so until it is over, above everything; without children it is over. */
export function remind(...children) {
  banner.replaceChildren(...children);
  banner.hidden = !children.length;
}
