// What has not been saved, kept in this window until it is: a page loaded anew, or a server that was ended, loses nothing.

const PREFIX = "schreibtisch:";

function storage(act) {
  try {
    return act(sessionStorage);
  } catch {
    return null; // switched off, or full: then only this page keeps it
  }
}

/** A text and the state of the file that it comes from. */
export const keep = (path, text, base) => storage((store) => store.setItem(PREFIX + path, JSON.stringify({ text, base })));

export const forget = (path) => storage((store) => store.removeItem(PREFIX + path));

/** {text, base}, or null. */
export const kept = (path) => storage((store) => JSON.parse(store.getItem(PREFIX + path)));

/** The files of which something is kept. */
export function keptPaths() {
  const keys = storage((store) => Object.keys(store)) ?? [];
  return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}
