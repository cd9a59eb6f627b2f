// The filter of the chronicle (filtern.js) is loaded when its panel is first opened, or when the address chooses something.

const panel = document.getElementById("filter");
if (panel) {
  const bar = document.createElement("div");
  bar.className = "said";
  panel.querySelector(".lists").before(bar);
  panel.addEventListener("toggle", async () => panel.open && (await import("./filtern.js")).load());
  const asked = new URLSearchParams(location.search);
  const names = [...panel.querySelectorAll("[data-facet]")].map(({ dataset }) => dataset.facet);
  if ([...names, "von", "bis"].some((name) => asked.has(name))) panel.open = true;
}
