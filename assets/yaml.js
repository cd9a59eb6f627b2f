// YAML as the records have it: what is written here says the same when it is read, whatever was typed.

const PLAIN = /^[A-Za-zÄÖÜäöüß](?:[A-Za-zÄÖÜäöüß0-9 .()/–-]*[A-Za-zÄÖÜäöüß0-9.)])?$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
// Controls, what nobody sees, separators of lines, halves of characters, and what is no character: YAML takes none of them.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]+/gu;

/** In one line, without what nobody sees. */
export const line = (text) => text.replace(/[\n\r\t]+/g, " ").replace(UNSEEN, "").replace(/\s+/gu, " ").trim();

/** A text as YAML takes it for the text it is. */
export function scalar(text) {
  const words = line(text);
  return PLAIN.test(words) && !WORDS.test(words) ? words : JSON.stringify(words);
}

/** Lines of a field: a text, a group of fields, or a list of groups or texts. */
export function field(name, value, indent = "") {
  if (Array.isArray(value)) return [`${indent}${name}:`, ...value.flatMap((item) => listed(item, `${indent}  `))];
  if (typeof value === "object") return [`${indent}${name}:`, ...Object.entries(value).flatMap(([key, one]) => field(key, one, `${indent}  `))];
  return [`${indent}${name}: ${scalar(value)}`];
}

function listed(item, indent) {
  if (typeof item !== "object") return [`${indent}- ${scalar(item)}`];
  const lines = Object.entries(item).flatMap(([key, one]) => field(key, one, `${indent}  `));
  return lines.map((words, at) => (at ? words : `${indent}- ${words.trimStart()}`));
}

/** What is still to be decided, as a comment that the check lists. */
export const todo = (words) => `# TODO: ${line(words)}`;
