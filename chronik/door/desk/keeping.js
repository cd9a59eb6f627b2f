// What has not been saved, kept in this window until it is: a page loaded anew, or a server that was ended, loses nothing.

const PREFIX = "schreibtisch:";

function storage(act) {
  try {
    return act(sessionStorage);
  } catch {
    return null; // switched off, or full: then only this page keeps it
  }
}

/** A text, the state of the file that it comes from, and what the record is called. */
export const keep = (path, kept) => storage((store) => store.setItem(PREFIX + path, JSON.stringify(kept)));

export const forget = (path) => storage((store) => store.removeItem(PREFIX + path));

/** {text, base, name}, or null. */
export const kept = (path) => storage((store) => JSON.parse(store.getItem(PREFIX + path)));

/** The files of which something is kept. */
export function keptPaths() {
  const keys = storage((store) => Object.keys(store)) ?? [];
  return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}
