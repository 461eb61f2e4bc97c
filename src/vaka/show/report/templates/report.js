"use strict";
// The report works without this script. With it: arrows walk from event to event and open their evidence,
// Escape closes it, and a link to a place inside a folded part opens that part in every browser.
(() => {
  const heads = () => [...document.querySelectorAll(".evidence > summary")].filter((s) => s.offsetParent);

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView({ block: target.tagName === "DETAILS" ? "start" : "center" });
    if (target.matches(".field")) target.focus({ preventScroll: true });
  };

  const close = (at) => {
    const open = at.closest("details[open]");
    if (!open) return false;
    open.open = false;
    open.querySelector("summary").focus();
    return true;
  };

  const walk = (from, step) => {
    const all = heads();
    const next = all[all.indexOf(from) + step];
    if (next) next.focus();
    return Boolean(next);
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = document.activeElement;
    if (!at || at === document.body) return;
    const head = at.matches(".evidence > summary");
    const done =
      event.key === "Escape" ? close(at)
      : !head ? false
      : event.key === "ArrowDown" ? walk(at, 1)
      : event.key === "ArrowUp" ? walk(at, -1)
      : event.key === "ArrowRight" ? (at.parentElement.open = true)
      : event.key === "ArrowLeft" ? close(at)
      : false;
    if (done) event.preventDefault();
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".evidence:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  addEventListener("hashchange", reveal);
  // A second click on the same value changes no hash, so it is answered here.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) setTimeout(reveal);
  });
  if (location.hash) reveal();
})();
