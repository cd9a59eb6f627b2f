// On the start page: what happened on this day of the year, by the reader's own calendar. Round anniversaries come first.

import { data, make, SITE } from "./basis.js";

const MOST = 3;
const box = document.getElementById("heute");
const now = new Date();
const today = `${now.getMonth() + 1}`.padStart(2, "0") + "-" + `${now.getDate()}`.padStart(2, "0");

/** „vor 100 Jahren“; what has no year says so in its date. */
function ago(year) {
  const years = now.getFullYear() - year;
  if (!year) return "";
  return years === 0 ? "in diesem Jahr" : `vor ${years === 1 ? "einem Jahr" : `${years}\u00a0Jahren`}`;
}

/** The larger the number that divides the years, the rounder; what has no year comes last. */
function roundness([year]) {
  const years = now.getFullYear() - year;
  return year ? ([100, 50, 25, 10, 5].find((step) => years > 0 && years % step === 0) ?? 1) : 0;
}

function line([year, title, url, date, announced]) {
  const said = [ago(year), date, announced ? "angekündigt" : ""].filter(Boolean).join(" · ");
  return make("li", {}, make("a", { href: new URL(url, SITE) }, title), " ", make("span", { class: "detail" }, said));
}

if (box?.dataset.days.split(" ").includes(today)) {
  const url = `tage/${today}/`;
  data(`${url}ereignisse.json`)
    .then((every) => {
      const past = every.filter(([year]) => year <= now.getFullYear());
      const shown = past.sort((a, b) => roundness(b) - roundness(a) || a[0] - b[0]).slice(0, MOST);
      if (!shown.length) return;
      box.querySelector("ul").append(...shown.map(line));
      box.querySelector(".more a").href = new URL(url, SITE);
      box.hidden = false;
    })
    .catch(() => {}); // no connection: nothing is shown
}
