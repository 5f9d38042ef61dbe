// Which nodes and relations the ticked boxes and the years leave visible.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const { data } = hoptac;
  const form = document.getElementById("filters");
  if (!data || !form) return;

  const ticked = (name) => {
    const boxes = [...form.querySelectorAll(`input[name="${name}"]`)];
    return boxes.length ? new Set(boxes.filter((box) => box.checked).map((box) => box.value)) : null;
  };

  const year = (id) => {
    const value = Number.parseInt(document.getElementById(id)?.value ?? "", 10);
    return Number.isNaN(value) ? null : value;
  };

  const inYears = (edge, from, to, undated) => {
    if (from === null && to === null) return true;
    if ((edge.from ?? edge.to ?? null) === null) return undated;
    const start = edge.from ?? edge.to;
    const end = edge.to ?? edge.from;
    return (to === null || start <= to) && (from === null || end >= from);
  };

  const visible = () => {
    const [nodeKinds, kinds, fields, levels] = ["node", "kind", "field", "level"].map(ticked);
    const [from, to] = [year("year-from"), year("year-to")];
    const undated = document.getElementById("undated")?.checked ?? true;
    const cited = document.getElementById("cited")?.checked ?? true;
    const allowed = (id) => (!nodeKinds || nodeKinds.has(data.nodes[id].kind)) && (cited || data.nodes[id].held !== false);
    const passes = (edge) =>
      (!kinds || kinds.has(edge.kind)) &&
      (!fields || (edge.fields.length ? edge.fields.some((field) => fields.has(field)) : fields.has(""))) &&
      (!levels || !edge.level || levels.has(edge.level)) &&
      inYears(edge, from, to, undated) &&
      allowed(edge.source) &&
      allowed(edge.target);
    const edges = new Set(Object.keys(data.edges).filter((id) => passes(data.edges[id])));
    const connected = new Set();
    const ever = new Set();
    for (const [id, edge] of Object.entries(data.edges))
      for (const end of [edge.source, edge.target]) {
        ever.add(end);
        if (edges.has(id)) connected.add(end);
      }
    const keeps = (id) => data.view === "lineage" || connected.has(id) || !ever.has(id) || id === data.focus;
    return { edges, nodes: new Set(Object.keys(data.nodes).filter((id) => allowed(id) && keeps(id))) };
  };

  hoptac.filters = { visible, form };
})();
