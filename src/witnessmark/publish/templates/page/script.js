"use strict";
// The page is whole without this: it only prints, filters the ledger, and opens what is folded.
for (const tool of document.querySelectorAll("[data-scripted]")) tool.hidden = false;
const fold = (open) => { for (const one of document.querySelectorAll("details")) one.open = open; };
document.getElementById("print")?.addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => fold(true));
document.getElementById("unfold")?.addEventListener("click", () => fold(true));
const ask = document.getElementById("filter");
const told = document.getElementById("filtered");
ask?.addEventListener("input", () => {
  const words = ask.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = [...document.querySelectorAll("#ledger tbody tr")];
  for (const row of rows) {
    const text = row.textContent.toLocaleLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  told.textContent = words.length ? `${shown} of ${rows.length} figures` : "";
});
const unfoldTarget = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  target?.querySelector("details")?.setAttribute("open", "");
};
window.addEventListener("hashchange", unfoldTarget);
unfoldTarget();
