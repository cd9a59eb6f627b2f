// The views of an entry as tabs, after the ARIA Authoring Practices. Where there is room the text stands beside the others and is no tab.

const wide = matchMedia("(min-width: 60rem)");

/** `changed(name)` is called when another view is shown. */
export function views(list, changed) {
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  let current = "text";

  const offered = () => tabs.filter((tab) => !tab.hidden);

  function arrange() {
    const isBeside = wide.matches && !document.body.classList.contains("textless");
    for (const tab of tabs) if (tab.dataset.view === "text") tab.hidden = isBeside || document.body.classList.contains("textless");
    if (!offered().some((tab) => tab.dataset.view === current)) current = offered()[0].dataset.view;
    for (const tab of tabs) {
      const isShown = tab.dataset.view === current;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      panel(tab).hidden = !isShown && !(isBeside && tab.dataset.view === "text");
    }
  }

  function show(name) {
    if (wide.matches && name === "text") return;
    const isOther = name !== current;
    current = name;
    arrange();
    if (isOther) changed(name);
  }

  list.addEventListener("click", (event) => event.target.closest("[role=tab]") && show(event.target.closest("[role=tab]").dataset.view));
  list.addEventListener("keydown", (event) => {
    const all = offered();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = all.at(next % all.length);
    show(tab.dataset.view);
    tab.focus();
  });
  wide.addEventListener("change", arrange);
  return { show, arrange, isShown: (name) => current === name || (name === "text" && wide.matches) };
}
