// Conveniences over pages that work without them: facts light up on both sides, a click on marked
// words finds them in the list, and j / k walk from fact to fact.
"use strict";

(() => {
  const text = document.querySelector(".text");
  const list = document.querySelector(".facts");
  if (!text || !list) return;

  const pieces = (name) => document.querySelectorAll(`[data-fact="${CSS.escape(name)}"]`);
  const nameAt = (node) => node.closest("[data-fact]")?.dataset.fact;
  let chosen = null;

  // With a statement, the words that say whose it is are marked too.
  const mark = (name, how, on) => {
    pieces(name).forEach((piece) => piece.classList.toggle(how, on));
    const by = document.getElementById(`l-${name}`)?.dataset.by;
    if (by) pieces(by).forEach((piece) => piece.classList.toggle(`by-${how}`, on));
  };
  const light = (name, on) => mark(name, "lit", on);

  const choose = (name, { scroll } = {}) => {
    if (chosen) mark(chosen, "chosen", false);
    chosen = name;
    mark(name, "chosen", true);
    const words = document.getElementById(`f-${name}`);
    const entry = document.getElementById(`l-${name}`);
    entry?.closest("details")?.setAttribute("open", "");
    if (scroll === "text") words?.scrollIntoView({ block: "center" });
    if (scroll !== "none" && entry && getComputedStyle(list).position === "sticky") {
      list.scrollTo({ top: entry.offsetTop - list.clientHeight / 3 });
    }
    history.replaceState(null, "", `#f-${name}`);
  };

  for (const side of [text, list]) {
    side.addEventListener("pointerover", (event) => {
      const name = nameAt(event.target);
      if (name) light(name, true);
    });
    side.addEventListener("pointerout", (event) => {
      const name = nameAt(event.target);
      if (name) light(name, false);
    });
  }

  text.addEventListener("click", (event) => {
    const name = nameAt(event.target);
    if (name && !event.target.closest("a") && getSelection().isCollapsed) choose(name);
  });

  list.addEventListener("click", (event) => {
    const link = event.target.closest("a.words");
    if (!link) return;
    event.preventDefault();
    choose(nameAt(link), { scroll: "text" });
  });

  const order = [...list.querySelectorAll(".list-statement li, .list-figure li, .list-event li")]
    .map((entry) => entry.dataset.fact)
    .filter((name) => document.getElementById(`f-${name}`))
    .sort((a, b) => {
      const place = document.getElementById(`f-${a}`).compareDocumentPosition(document.getElementById(`f-${b}`));
      return place & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !order.length) return;
    const at = order.indexOf(chosen);
    const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length;
    choose(order[next], { scroll: "text" });
  });

  list.querySelector(".keys")?.removeAttribute("hidden");

  const open = (hash) => {
    const name = /^#f-(\w+)$/.exec(hash)?.[1];
    if (name) choose(name, { scroll: "text" });
  };
  addEventListener("hashchange", () => open(location.hash));
  open(location.hash);
})();
