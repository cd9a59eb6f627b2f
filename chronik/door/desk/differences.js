// Two texts compared in lines: what both have, what only one has.

/** [sign, line] for each line of both: " ", "−" of the first alone, "+" of the second alone. */
export function differences(first, second) {
  const [a, b] = [first.split(/\r\n|\r|\n/), second.split(/\r\n|\r|\n/)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const same = (lines) => lines.map((line) => [" ", line]);
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))];
}

/** By the longest common subsequence of the lines. */
function between(a, b) {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) longest[i][j] = a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const found = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) found.push([" ", a[i++], j++].slice(0, 2));
    else if (j >= b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1])) found.push(["−", a[i++]]);
    else found.push(["+", b[j++]]);
  }
  return found;
}

/** Only what differs, with so many lines around it; null where some are left out. */
export function excerpt(lines, around = 2) {
  const isNear = (at) => lines.slice(Math.max(0, at - around), at + around + 1).some(([sign]) => sign !== " ");
  const kept = lines.map((line, at) => (isNear(at) ? line : null));
  return kept.filter((line, at) => line || kept[at - 1] !== null);
}
