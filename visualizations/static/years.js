// The bars under the network: press one year, or draw over several.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const strip = document.getElementById("years");
  const from = document.getElementById("year-from");
  const to = document.getElementById("year-to");
  if (!strip || !from || !to) return;
  const bars = [...strip.querySelectorAll("button")];
  const all = [Number(from.min), Number(from.max)];
  strip.classList.toggle("dense", bars.length > 22);
  let anchor = null;
  let drawn = false;

  const mark = () => {
    for (const bar of bars) {
      const year = Number(bar.dataset.year);
      bar.setAttribute("aria-pressed", String(year >= Number(from.value || all[0]) && year <= Number(to.value || all[1])));
    }
  };

  const set = (first, last) => {
    from.value = Math.min(first, last);
    to.value = Math.max(first, last);
    mark();
    hoptac.refresh();
  };

  const yearAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("#years button")?.dataset.year;

  strip.addEventListener("pointerdown", (event) => {
    anchor = yearAt(event) ?? null;
    drawn = false;
  });
  strip.addEventListener("pointermove", (event) => {
    const year = yearAt(event);
    if (anchor === null || !event.buttons || !year || (year === anchor && !drawn)) return;
    drawn = true;
    set(Number(anchor), Number(year));
  });
  strip.addEventListener("click", (event) => {
    const year = Number(event.target.closest("button")?.dataset.year);
    if (!year || drawn) return;
    const alone = Number(from.value) === year && Number(to.value) === year;
    set(...(alone ? all : [year, year]));
  });
  for (const input of [from, to]) input.addEventListener("input", mark);
})();
