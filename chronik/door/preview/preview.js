// The preview in an open page: newer pages take the place of older ones, faults stand above the last good page, a bar at the foot
// tells editors where it comes from. `serve` adds this to each page; it is never published. It runs before the page's own scripts,
// so that it knows the page as it was sent.

const own = document.querySelector("script[data-site]");
const page = decodeURIComponent(location.pathname).slice(1);
const raw = (part) => document.importNode(part, true);
let sent = document.cloneNode(true); // the page as it was sent last
let site = Number(own.dataset.site);
let state = { faults: [], more: 0, works: false };

/** An element with attributes and children; texts stay texts. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

const stored = {
  get(key) {
    try {
      return sessionStorage.getItem(`vorschau-${key}`);
    } catch {}
  },
  set(key, value) {
    try {
      sessionStorage.setItem(`vorschau-${key}`, value);
    } catch {}
  },
  take(key) {
    const value = this.get(key);
    if (value) this.set(key, "");
    return value;
  },
};

// --- A newer page in place of an older one

/** What must be loaded for the page to work: other ones mean that it is loaded anew. */
function needs(tree) {
  const parts = [...tree.querySelectorAll("script:not([data-site], [type='application/ld+json']), link[rel=stylesheet], body style, head style")];
  return parts.map((part) => part.getAttribute("src") ?? part.getAttribute("href") ?? part.textContent).join("\n");
}

/** Whether scripts of this page alone have made something of it that nobody else could renew. */
const isAlive = (tree) => tree.querySelectorAll("script[type=module]").length > 1;

const blind = (node) => node.nodeName === "NOSCRIPT" || node.nodeName === "SCRIPT";
const same = (a, b) => (blind(a) && a.nodeName === b.nodeName) || a.isEqualNode(b);

const RETRIES = 5;
let running = false;
let wanted = false;

async function refresh() {
  wanted = true;
  if (running) return;
  running = true;
  for (let failed = 0; wanted && failed < RETRIES; ) {
    wanted = false;
    try {
      await renew();
      failed = 0;
    } catch {
      wanted = true; // a connection that broke; a server that has ended will tell when it is there again
      failed++;
      await new Promise((resolve) => setTimeout(resolve, 200 * failed));
    }
  }
  running = false;
}

async function renew() {
  const answer = await fetch(location.href.split("#")[0], { cache: "no-store" });
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of next.querySelectorAll("noscript")) part.textContent = part.innerHTML; // as where scripts run
  const is = needs(next) === needs(sent);
  if (is && next.body.isEqualNode(sent.body) && heads(next) === heads(sent)) return pictures();
  if (!is || isAlive(next)) return reload();
  const place = held();
  head(next);
  patch(sent.body, next.body, document.body);
  sent = next;
  place();
  pictures();
}

/** Pictures that were asked for before they were published. */
function pictures() {
  for (const image of document.images) if (image.complete && !image.naturalWidth) image.src = image.getAttribute("src");
}

const LOOSE = "head > :is(title, meta[name]:not([name=color-scheme]), meta[property], link:not([rel=stylesheet], [rel=preload]), script[type='application/ld+json'])";
const heads = (tree) => [...tree.querySelectorAll(LOOSE)].map((part) => part.outerHTML).join("\n");

/** What only says something of the page. */
function head(next) {
  if (heads(next) === heads(sent)) return;
  document.querySelectorAll(LOOSE).forEach((part) => part.remove());
  document.head.append(...[...next.querySelectorAll(LOOSE)].map(raw));
}

/** Make of what is shown (`live`, with all that scripts have added) what `next` says, where it differs from `last`. */
function patch(last, next, live) {
  for (const { name, value } of next.attributes) if (last.getAttribute(name) !== value) live.setAttribute(name, value);
  for (const { name } of [...last.attributes]) if (!next.hasAttribute(name)) live.removeAttribute(name);

  const a = [...last.childNodes];
  const b = [...next.childNodes];
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && same(a[start], b[start])) start++;
  let end = 0;
  while (end < least - start && same(a.at(-1 - end), b.at(-1 - end))) end++;
  const gone = a.slice(start, a.length - end);
  const come = b.slice(start, b.length - end);
  if (!gone.length && !come.length) return;

  const lives = shown(a, live);
  if (!lives) return renewed([...live.childNodes], b, live, null);
  const pairs = gone.map((node, number) => [node, come[number], lives[start + number]]);
  if (gone.length === come.length && pairs.every(([x, y]) => alike(x, y))) {
    for (const [x, y, shownOne] of pairs) {
      if (same(x, y)) continue;
      if (x.nodeType === Node.ELEMENT_NODE) patch(x, y, shownOne);
      else shownOne.data = y.data;
    }
  } else {
    const before = lives[a.length - end] ?? lives[start + gone.length - 1]?.nextSibling ?? lives[start - 1]?.nextSibling ?? null;
    renewed(lives.slice(start, a.length - end), come, live, before);
  }
}

const alike = (a, b) => a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");

/** For each node that was sent the one that is shown, past what scripts have added; nothing when they cannot be told. */
function shown(nodes, live) {
  const found = [];
  let at = live.firstChild;
  for (const node of nodes) {
    while (at && !(alike(node, at) && (node.getAttribute?.("class") ?? "") === (at.getAttribute?.("class") ?? ""))) at = at.nextSibling;
    if (!at) return;
    found.push(at);
    at = at.nextSibling;
  }
  return found;
}

/** Other nodes in place of some. What somebody has opened stays open, and the focus stays where it is. */
function renewed(gone, come, parent, before) {
  const focused = gone.some((node) => node.contains(document.activeElement)) ? document.activeElement : undefined;
  const open = new Set(gone.flatMap((node) => [...(node.querySelectorAll?.("details[open]") ?? []), ...(node.matches?.("details[open]") ? [node] : [])]).map(label));
  const fresh = come.map(raw);
  const mark = document.createComment("");
  parent.insertBefore(mark, before);
  gone.forEach((node) => node.remove());
  mark.replaceWith(...fresh);
  for (const node of fresh) {
    for (const details of [node, ...(node.querySelectorAll?.("details") ?? [])]) if (details.matches?.("details") && open.has(label(details))) details.open = true;
  }
  if (focused) refocus(focused, fresh);
}

const label = (details) => details.id || (details.querySelector("summary")?.textContent ?? "").trim();

function refocus(was, among) {
  const every = among.flatMap((node) => [node, ...(node.querySelectorAll?.("*") ?? [])]);
  const href = was.getAttribute("href");
  const next = every.find((node) => was.id && node.id === was.id) ?? every.find((node) => href && node.getAttribute?.("href") === href);
  next?.focus({ preventScroll: true });
}

/** Remember what stands at the top of the window; what is returned puts it there again. */
function held() {
  const blocks = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, tr, figure, section)")];
  const inView = blocks.filter((block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && bottom > top;
  });
  const places = inView.slice(0, 40).map((block) => [block, block.getBoundingClientRect().top]);
  const y = scrollY;
  return () => {
    if (!y) return;
    const [block, top] = places.find(([one]) => one.isConnected) ?? [];
    scrollTo({ top: block ? scrollY + block.getBoundingClientRect().top - top : y, behavior: "instant" });
  };
}

// --- Loading anew, and being where one was

function reload() {
  const open = [...document.querySelectorAll("details[open]")].map(label);
  stored.set("ort", JSON.stringify({ page, y: scrollY, open }));
  location.reload();
}

function returned() {
  const words = stored.take("ort");
  if (!words) return;
  const place = JSON.parse(words);
  if (place.page !== page) return;
  for (const details of document.querySelectorAll("details")) if (place.open.includes(label(details))) details.open = true;
  const go = () => scrollTo({ top: place.y, behavior: "instant" });
  go();
  addEventListener("load", () => requestAnimationFrame(go), { once: true });
}

// --- The bar and the faults, in a tree of their own that no style of the page reaches

const host = make("chronik-vorschau");
const tree = host.attachShadow({ mode: "open" });
const spoken = make("p", { role: "status", class: "spoken" });
const dialog = make("dialog", { "aria-labelledby": "titel" });
const bar = make("aside", { class: "bar", "aria-label": "Vorschau" });
const reopen = make("button", { type: "button", class: "reopen", "aria-label": "Leiste der Vorschau zeigen" }, "Vorschau");
const works = make("span", { class: "works quiet" }, "wird gebaut …");
const framed = window.top !== window; // beside its text, on the desk, which tells all of this itself
let note;

function way(place, words) {
  return place.editor ? make("a", { href: place.editor }, words) : make("span", {}, words);
}

/** The line a problem stands in, with the place marked. */
function line({ text, mark: [from, to], line: number }) {
  if (!text.trim()) return;
  return make("pre", {}, make("span", { class: "number" }, `${number} │ `), text.slice(0, from), make("mark", {}, text.slice(from, to) || " "), text.slice(to));
}

function problem(fault) {
  if (fault.severity === "program") {
    return make("li", {}, make("p", { class: "message" }, fault.message), fault.trace && make("pre", {}, fault.trace));
  }
  const place = `${fault.path}, Zeile ${fault.line}`;
  const ways = make("p", { class: "ways" }, make("span", {}, place));
  if (fault.editor) {
    ways.append(make("a", { href: fault.editor }, "Datei öffnen"), make("a", { href: fault.file, class: "quiet" }, "als Datei"));
  }
  return make("li", {}, make("p", { class: "message" }, fault.message), line(fault), fault.hint && make("p", { class: "hint" }, fault.hint), ways);
}

const heading = ({ faults, more }) => counted(faults.length + more, "Fehler", "Fehler");
let seen = ""; // the faults that somebody has closed

function faults() {
  if (framed) return;
  const key = JSON.stringify(state.faults);
  if (!state.faults.length) {
    seen = "";
    if (dialog.open) dialog.close();
    return;
  }
  if (key === seen) return;
  seen = key;
  const close = make("button", { type: "button" }, "Schließen");
  close.addEventListener("click", () => dialog.close());
  const rest = state.more && make("p", { class: "quiet" }, `… und ${state.more} weitere; alle nennt das Terminal.`);
  dialog.replaceChildren(
    make("header", {}, make("h2", { id: "titel" }, heading(state)), close),
    make("p", { class: "quiet" }, "Darunter liegt der letzte gute Stand. Nach dem Speichern verschwindet die Meldung von selbst."),
    make("ul", {}, ...state.faults.map(problem)),
    ...(rest ? [rest] : []),
  );
  if (!dialog.open) dialog.showModal();
}

function folded(words, ...rows) {
  const details = make("details", { name: "teil" }, make("summary", {}, words), make("div", {}, make("ul", {}, ...rows)));
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.firstChild.focus();
    event.stopPropagation();
  });
  return details;
}

const lines = ({ first, last }) => (first === last ? `Zeile ${first}` : `Zeilen ${first}–${last}`);

function source(use) {
  const unused = use.unused.map((part) => make("p", {}, way(part, lines(part)), ` ungenutzt: ${part.words}`));
  return make("li", {}, make("p", {}, make("strong", {}, use.name), ` · ${use.share} % des Textes belegt Angaben · `, way(use, use.path)), ...unused);
}

function* parts({ file, desk, warnings, more, sources, gaps }) {
  yield file ? way(file, file.path) : make("span", { class: "quiet" }, "aus mehreren Einträgen");
  if (desk) yield make("a", { href: desk }, "Bearbeiten");
  if (warnings.length) yield folded(counted(warnings.length + more, "Warnung", "Warnungen"), ...warnings.map(problem));
  const unused = sources.reduce((sum, use) => sum + use.unused.length, 0);
  if (sources.length) {
    const words = unused ? counted(unused, "ungenutzte Stelle", "ungenutzte Stellen") : "Quellen ganz genutzt";
    yield folded(words, ...sources.map(source));
  }
  if (gaps.length) yield folded("unter Lücken", ...gaps.map((gap) => make("li", {}, make("a", { href: gap.address }, gap.name))));
}

function draw() {
  const closed = stored.get("leiste") === "zu";
  const close = make("button", { type: "button", "aria-label": "Leiste der Vorschau schließen" }, "×");
  close.addEventListener("click", () => {
    stored.set("leiste", "zu");
    draw();
    reopen.focus();
  });
  const alarm = state.faults.length && make("button", { type: "button", class: "alarm" }, heading(state));
  if (alarm) {
    alarm.addEventListener("click", () => {
      seen = "";
      faults();
    });
  }
  const open = [...bar.querySelectorAll("details[open]")].map(label);
  const focus = tree.activeElement && bar.contains(tree.activeElement) ? [...bar.querySelectorAll("a, button, summary")].indexOf(tree.activeElement) : -1;
  bar.replaceChildren(...(alarm ? [alarm] : []), ...(note ? parts(note) : []), works, close);
  for (const details of bar.querySelectorAll("details")) details.open = open.includes(label(details));
  bar.querySelectorAll("a, button, summary")[focus]?.focus({ preventScroll: true });
  bar.hidden = closed || framed;
  reopen.hidden = !closed || framed;
  room();
}

reopen.addEventListener("click", () => {
  stored.set("leiste", "");
  draw();
  bar.querySelector("a, button, summary")?.focus();
});

/** The page ends above the bar. */
function room() {
  const height = bar.hidden ? 0 : bar.offsetHeight;
  host.style.setProperty("--bar", `${height}px`);
  document.body.style.paddingBottom = height ? `${height}px` : "";
  document.documentElement.style.scrollPaddingBottom = height ? `${height}px` : "";
}

function theme() {
  host.className = document.documentElement.dataset.theme ?? "";
}

/** What is known of this page. Asked for once at a time: a question waits for a build, and a browser keeps few connections. */
let asking;
async function tell() {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`/-/page?page=${encodeURIComponent(page)}`, { signal: asking.signal });
    note = (await answer.json()) ?? note;
    draw();
  } catch {} // asked anew, or the server has ended
}

function say(words) {
  spoken.textContent = words;
}

// --- The server

let stream;

function listen() {
  stream ??= new EventSource(`/-/events?page=${encodeURIComponent(page)}`);
  stream.onmessage = ({ data }) => {
    const before = state;
    state = JSON.parse(data);
    works.classList.toggle("on", state.works);
    if (JSON.stringify(before.faults) !== JSON.stringify(state.faults)) {
      faults();
      draw();
      if (before.faults.length && !state.faults.length) say("Alle Fehler sind behoben.");
    }
    if (before.works && !state.works) tell();
    if (state.site !== site) {
      site = state.site;
      refresh();
    }
  };
}

/** A browser keeps few connections to one server: pages that nobody sees need none. */
function listenWhileSeen() {
  if (document.hidden) {
    stream?.close();
    stream = undefined;
  } else {
    listen();
  }
}

function begin() {
  tree.append(make("link", { rel: "stylesheet", href: "/-/preview.css" }), spoken, bar, reopen, dialog);
  document.documentElement.append(host);
  theme();
  new MutationObserver(theme).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  new ResizeObserver(room).observe(bar);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    stream = undefined;
    listen();
    refresh();
  });
  document.addEventListener("visibilitychange", listenWhileSeen);
  draw();
  returned();
  listenWhileSeen();
  tell();
}

begin();
