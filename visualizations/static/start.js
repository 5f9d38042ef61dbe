// Wires the parts together: buttons, filters, selection, keys, the address.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const { data, stage, panel, filters, table, words } = hoptac;
  if (!data || !stage) return;
  let visible = filters.visible();
  let current = {};

  const remember = (what) => {
    const id = what.edge ?? what.node;
    const address = location.href.split("#")[0] + (id ? `#${encodeURIComponent(id)}` : "");
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page without an address of its own (about:srcdoc) has nothing to remember in.
    }
  };

  hoptac.select = (what) => {
    current = what;
    stage.select(what);
    table.select(what.edge);
    if (what.edge) panel.showEdge(what.edge);
    else if (what.node) panel.showNode(what.node, visible.edges);
    else panel.showHint();
    if (what.edge) stage.reveal([data.edges[what.edge].source, data.edges[what.edge].target]);
    if (what.node) stage.reveal([what.node]);
    remember(what);
  };

  hoptac.refresh = () => {
    visible = filters.visible();
    stage.apply(visible);
    table.apply(visible.edges);
    const key = data.view === "lineage" ? "shown_lineage" : "shown";
    document.getElementById("shown").textContent = words(key, { nodes: visible.nodes.size, edges: visible.edges.size });
    const gone = (current.edge && !visible.edges.has(current.edge)) || (current.node && !visible.nodes.has(current.node));
    if (gone) hoptac.select({});
  };

  const step = (by) => {
    const order = Object.keys(data.nodes).filter((id) => visible.nodes.has(id));
    const place = order.indexOf(current.node);
    const next = place < 0 ? (by > 0 ? 0 : order.length - 1) : (place + by + order.length) % order.length;
    if (order.length) hoptac.select({ node: order[next] });
  };

  const keys = {
    ArrowRight: () => step(1),
    ArrowDown: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowUp: () => step(-1),
    Enter: () => document.getElementById("panel").focus(),
    Escape: () => hoptac.select({}),
    "+": () => stage.zoom(1.25),
    "=": () => stage.zoom(1.25),
    "-": () => stage.zoom(0.8),
    0: () => stage.fit(),
  };

  stage.canvas.tabIndex = 0;
  stage.canvas.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const press = (id, act) => document.getElementById(id).addEventListener("click", act);
  press("fit", () => stage.fit());
  press("zoom-in", () => stage.zoom(1.25));
  press("zoom-out", () => stage.zoom(0.8));
  press("clear", () => hoptac.select({}));
  press("png", () => stage.png());
  filters.form.addEventListener("input", () => hoptac.refresh());
  filters.form.addEventListener("submit", (event) => event.preventDefault());

  const begin = () => {
    hoptac.refresh();
    stage.fit(true);
    const asked = new URLSearchParams(`id=${location.hash.slice(1).replaceAll("+", "%2B")}`).get("id");
    if (Object.hasOwn(data.edges, asked)) hoptac.select({ edge: asked });
    else if (Object.hasOwn(data.nodes, asked)) hoptac.select({ node: asked });
    document.documentElement.dataset.ready = "true";
  };
  // Text is measured with the fonts that it is drawn in.
  document.fonts.ready.then(begin);
})();
