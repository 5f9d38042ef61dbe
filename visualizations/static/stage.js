// The drawing itself: vis-network on positions that the server computed, nothing moving by itself.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const { data } = hoptac;
  const canvas = document.getElementById("canvas");
  if (!data || !canvas || !globalThis.vis) return;
  const lineage = data.view === "lineage";
  const SPLIT = "\u001f";
  const state = new Map(Object.keys(data.nodes).map((id) => [id, { dim: false, hidden: false }]));

  const prepared = data.drawing.nodes.map((node) =>
    node.shape === "custom" ? { ...node, ctxRenderer: hoptac.boxRenderer(data.nodes, data.fonts, (id) => state.get(id)) } : node,
  );
  const nodes = new vis.DataSet(prepared);
  const edges = new vis.DataSet(data.drawing.edges);
  const network = new vis.Network(canvas, { nodes, edges }, data.drawing.options);
  const opacity = new Map(data.drawing.edges.map((edge) => [edge.id, edge.color.opacity]));
  const edgeOf = (id) => (lineage ? data.segments[id] : id);
  const partsOf = (id) => (lineage ? Object.keys(data.segments).filter((part) => data.segments[part] === id) : [id]);

  const labelled = data.drawing.nodes
    .filter((node) => data.nodes[node.id]?.rows)
    .map((node) => ({ id: node.id, x: node.x, y: node.y, size: node.size, rows: data.nodes[node.id].rows, state: state.get(node.id) }))
    .sort((a, b) => b.size - a.size);
  let pointed = null;
  let chosen = {};
  let near = new Set();

  const TOOLBAR = 52;
  const frame = () => ({ ...network.getViewPosition(), width: canvas.clientWidth, height: canvas.clientHeight, top: TOOLBAR });

  network.on("beforeDrawing", (context) => lineage && hoptac.drawBands(context, data.bands));
  network.on("afterDrawing", (context) => {
    if (lineage) return;
    const must = new Set([pointed, chosen.node, data.edges[chosen.edge]?.source, data.edges[chosen.edge]?.target]);
    const rank = (node) => (must.has(node.id) ? 0 : near.has(node.id) ? 1 : 2);
    const drawn = labelled.filter((node) => !node.state.hidden).map((node) => ({ ...node, dim: node.state.dim && !must.has(node.id) }));
    drawn.sort((a, b) => rank(a) - rank(b));
    hoptac.labelsDrawn = hoptac.drawLabels(context, drawn, network.getScale(), frame(), must);
  });

  const extent = () => {
    if (lineage) {
      const boxes = data.bands.map((band) => band.box);
      return [0, 1].map((i) => Math.min(...boxes.map((box) => box[i]))).concat([2, 3].map((i) => Math.max(...boxes.map((box) => box[i]))));
    }
    const seen = labelled.filter((node) => !node.state.hidden);
    const half = (node) => data.nodes[node.id].room[0] / 2;
    const below = (node) => data.nodes[node.id].room[1] - node.size;
    return [
      Math.min(...seen.map((node) => node.x - half(node))),
      Math.min(...seen.map((node) => node.y - node.size)),
      Math.max(...seen.map((node) => node.x + half(node))),
      Math.max(...seen.map((node) => node.y + below(node))),
    ];
  };

  // Everything in the frame, under the toolbar. `readable`: rather show a part than what nobody can read.
  const fit = (readable = false) => {
    const [left, top, right, bottom] = extent();
    if (!Number.isFinite(left)) return;
    const bar = TOOLBAR;
    const margin = 12;
    const wide = (canvas.clientWidth - 2 * margin) / Math.max(right - left, 1);
    const high = (canvas.clientHeight - bar - margin) / Math.max(bottom - top, 1);
    let scale = Math.min(wide, high, lineage ? 1.25 : 1.05);
    let y = (top + bottom) / 2;
    if (readable && lineage && scale < 0.55) {
      scale = Math.min(wide, 0.8);
      const shown = (canvas.clientHeight - bar - margin) / scale;
      const focus = data.drawing.nodes.find((node) => node.id === data.focus);
      if (shown < bottom - top) y = Math.min(Math.max(focus?.y ?? top, top + shown / 2), bottom - shown / 2);
    }
    network.moveTo({ position: { x: (left + right) / 2, y: y - (bar - margin) / 2 / scale }, scale, animation: false });
  };

  const zoom = (factor) => network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 5), animation: false });

  // What belongs to the selection stays, the rest steps back.
  const emphasise = () => {
    const related = chosen.edge ? [chosen.edge] : Object.keys(data.edges).filter((id) => [data.edges[id].source, data.edges[id].target].includes(chosen.node));
    near = new Set(chosen.node ? [chosen.node] : []);
    for (const id of related) near.add(data.edges[id].source).add(data.edges[id].target);
    const any = near.size > 0;
    const lit = new Set(related);
    for (const [id, one] of state) one.dim = any && !near.has(id);
    edges.update([...opacity].map(([id, usual]) => ({ id, color: { ...edges.get(id).color, opacity: any && !lit.has(edgeOf(id)) ? 0.1 : any ? 1 : usual } })));
    if (!lineage) nodes.update(labelled.map((node) => ({ id: node.id, opacity: node.state.dim ? 0.22 : 1 })));
    network.setSelection(
      { nodes: chosen.node ? [chosen.node] : [], edges: chosen.edge ? partsOf(chosen.edge) : [] },
      { highlightEdges: false },
    );
    network.redraw();
  };

  const select = (what) => {
    chosen = what;
    emphasise();
  };

  const apply = (visible) => {
    for (const [id, one] of state) one.hidden = !visible.nodes.has(id);
    nodes.update([...state].map(([id, one]) => ({ id, hidden: one.hidden })));
    edges.update([...opacity.keys()].map((id) => ({ id, hidden: !visible.edges.has(edgeOf(id)) })));
  };

  // A selection that is out of sight is brought into it; what is in sight stays where it is.
  const reveal = (ids) => {
    const { x, y, width, height } = frame();
    const scale = network.getScale();
    const places = Object.values(network.getPositions(ids));
    if (places.every((place) => Math.abs(place.x - x) * scale < width / 2 - 20 && Math.abs(place.y - y) * scale < height / 2 - 30)) return;
    const middle = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    network.moveTo({ position: { x: middle("x"), y: middle("y") }, animation: false });
  };

  const png = () => {
    const drawn = canvas.querySelector("canvas");
    const sheet = document.createElement("canvas");
    [sheet.width, sheet.height] = [drawn.width, drawn.height];
    const context = sheet.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.drawImage(drawn, 0, 0);
    sheet.toBlob((blob) => {
      const anchor = hoptac.element("a", { href: URL.createObjectURL(blob), download: `${data.view}.png` });
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(anchor.href), 5000);
    });
  };

  const meant = (nodeIds, edgeIds) => {
    const id = nodeIds[0];
    if (id !== undefined) {
      const owner = String(id).split(SPLIT)[0];
      return Object.hasOwn(data.nodes, owner) ? { node: owner } : { edge: owner };
    }
    return edgeIds.length ? { edge: edgeOf(edgeIds[0]) } : {};
  };

  network.on("click", (event) => hoptac.select(meant(event.nodes, event.edges)));
  const pointer = (style) => () => (canvas.style.cursor = style);
  network.on("hoverNode", (event) => {
    pointed = event.node;
    canvas.style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    pointed = null;
    canvas.style.cursor = "default";
  });
  network.on("hoverEdge", pointer("pointer"));
  network.on("blurEdge", pointer("default"));

  hoptac.stage = { network, canvas, fit, zoom, select, apply, reveal, png };
})();
