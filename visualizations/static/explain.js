// The page of a reading: layers on and off, a passage selected by pointer or keys, its rows shown beside it.
(() => {
  "use strict";
  const text = document.getElementById("text");
  const panel = document.getElementById("panel-rows");
  const form = document.getElementById("layers");
  if (!text || !panel || !form) return;
  const hint = [...panel.childNodes];
  const marks = [...text.querySelectorAll(".m")];
  const cards = new Map([...document.querySelectorAll(".cards .row")].map((card) => [card.dataset.row, card]));
  const byRow = new Map();
  for (const mark of marks) {
    for (const row of mark.dataset.rows.split(" ")) byRow.set(row, [...(byRow.get(row) ?? []), mark]);
  }
  let current = null;

  const shown = (mark) => !mark.classList.contains("off");

  const around = (mark) => {
    const found = [];
    for (let one = mark; one && one !== text; one = one.parentElement) {
      if (one.matches(".m") && shown(one)) found.push(one);
    }
    return found;
  };

  // Cards are copied from the page's own list, where the server has escaped what documents say.
  const copied = (row) => {
    const card = cards.get(row)?.cloneNode(true);
    card?.removeAttribute("id");
    card?.querySelector(".show")?.remove();
    return card;
  };

  const select = (mark, first = null) => {
    for (const one of text.querySelectorAll(".chosen, .partner")) one.classList.remove("chosen", "partner");
    if (current) current.tabIndex = -1;
    current = mark;
    if (!mark) {
      panel.replaceChildren(...hint);
      return;
    }
    mark.tabIndex = 0;
    mark.classList.add("chosen");
    const rows = new Set(around(mark).flatMap((one) => one.dataset.rows.split(" ")));
    const order = first ? [first, ...[...rows].filter((row) => row !== first)] : [...rows];
    for (const one of byRow.get(order[0]) ?? []) if (one !== mark) one.classList.add("partner");
    panel.replaceChildren(...order.map(copied).filter(Boolean));
    panel.parentElement.scrollTop = 0;
  };

  const reveal = (row) => {
    const mark = byRow.get(row)?.[0];
    if (!mark) return;
    const box = [...form.elements.layer.length ? form.elements.layer : [form.elements.layer]].find((one) => one.value === mark.dataset.layer);
    if (box && !box.checked) {
      box.checked = true;
      apply();
    }
    select(mark, row);
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  };

  const apply = () => {
    const boxes = [...form.querySelectorAll("input[name=layer]")];
    const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const mark of marks) mark.classList.toggle("off", !on.has(mark.dataset.layer));
    for (const list of document.querySelectorAll("[data-cards]")) list.hidden = !on.has(list.dataset.cards);
    if (current && !shown(current)) select(null);
    const first = marks.find(shown);
    if (!current && first) {
      for (const mark of marks) mark.tabIndex = -1;
      first.tabIndex = 0;
    }
  };

  const step = (by) => {
    const visible = marks.filter(shown);
    if (!visible.length) return;
    const place = visible.indexOf(document.activeElement);
    const next = visible[place < 0 ? 0 : Math.min(visible.length - 1, Math.max(0, place + by))];
    next.focus();
  };

  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".m:not(.off)");
    if (mark && text.contains(mark)) {
      select(mark);
      mark.focus({ preventScroll: true });
    }
  });
  text.addEventListener("focusin", (event) => {
    if (event.target.matches(".m") && event.target !== current) select(event.target);
  });
  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") select(null);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show]");
    if (!link) return;
    event.preventDefault();
    reveal(link.dataset.show);
  });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => {
      for (const box of form.querySelectorAll("input[name=layer]")) box.checked = Boolean(button.dataset.all);
      apply();
    });
  }
  for (const button of document.querySelectorAll(".show")) button.hidden = false;
  document.getElementById("keys").hidden = false;
  apply();
  document.documentElement.dataset.ready = "true";
})();
