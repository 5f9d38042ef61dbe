// The table of relations: the same content as the picture, the same filters, the same selection.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const details = document.getElementById("table");
  if (!hoptac.data || !details) return;
  const rows = [...details.querySelectorAll("tbody tr")];
  const count = document.getElementById("row-count");

  details.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-edge]");
    if (row) hoptac.select({ edge: row.dataset.edge });
  });

  const apply = (edges) => {
    for (const row of rows) row.hidden = !edges.has(row.dataset.edge);
    count.textContent = String(edges.size);
  };

  const select = (id) => {
    for (const row of rows) row.setAttribute("aria-selected", String(row.dataset.edge === id));
  };

  hoptac.table = { apply, select };
})();
