// The evidence panel: a relation in words with its passages, or a node with its relations.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const { data, words, element, link } = hoptac;
  if (!data) return;
  const panel = document.getElementById("panel");
  const hint = panel ? [...panel.childNodes].map((node) => node.cloneNode(true)) : [];

  const percent = (value) => `${Math.round(value * 100)}%`;
  const supports = (count) => words(count === 1 ? "support_one" : "support_many", { n: count });
  const nameOf = (id) => data.nodes[id]?.label ?? id;

  const sentence = (edge) =>
    edge.statement || `${nameOf(edge.source)} ${edge.directed ? "" : "– "}${edge.relation || edge.kindLabel}${edge.directed ? "" : ":"} ${nameOf(edge.target)}`;

  const chips = (items) =>
    element("ul", { class: "chips" }, ...items.filter(Boolean).map(([text, style]) => element("li", { class: style ?? "", text })));

  const chip = (text, style) => (text ? [text, style] : null);

  const passage = (one) => {
    const how = [one.method, `${words("confidence")} ${percent(one.confidence)}`].filter(Boolean).join(" · ");
    const before = one.start === null || one.start > one.before.length ? "… " : "";
    return element(
      "figure",
      { class: "passage" },
      element("figcaption", {}, one.document, element("span", { class: "how", text: how })),
      element(
        "blockquote",
        { tabindex: "0" },
        element("span", { class: "around", text: one.before ? before + one.before : "" }),
        element("mark", { text: one.quote }),
        element("span", { class: "around", text: one.after ? `${one.after} …` : "" }),
      ),
      link(one.url, words("open_document"), "open"),
    );
  };

  const showEdge = (id) => {
    const edge = data.edges[id];
    const passages = edge.evidence.map(passage);
    panel.replaceChildren(
      element("h2", { text: words("evidence") }),
      element("p", { class: "statement", text: sentence(edge) }),
      edge.agreement ? element("p", { class: "between", text: edge.agreement }) : "",
      chips([
        chip(edge.relation || edge.kindLabel),
        ...(edge.fieldLabels ?? []).map((field) => chip(field)),
        chip(edge.levelLabel),
        chip(edge.years),
        chip(supports(edge.support)),
        edge.confidence < 0.995 ? chip(`${words("confidence")} ${percent(edge.confidence)}`, edge.confidence < 0.8 ? "unsure" : "") : null,
      ]),
      ...(passages.length ? passages : [element("p", { class: "hint", text: words("no_evidence") })]),
      element("h3", { text: words("ends") }),
      ends(edge),
    );
    panel.scrollTop = 0;
    for (const quote of panel.querySelectorAll("blockquote")) {
      const mark = quote.querySelector("mark");
      quote.scrollTop = Math.max(0, mark.offsetTop - quote.offsetTop - 60);
    }
  };

  const ends = (edge) =>
    element(
      "ul",
      { class: "related" },
      ...[edge.source, edge.target].map((id) =>
        element("li", {}, element("button", { type: "button", text: nameOf(id), click: () => hoptac.select({ node: id }) })),
      ),
    );

  const relation = (id, me) => {
    const edge = data.edges[id];
    const other = edge.source === me ? edge.target : edge.source;
    const arrow = data.view === "network" && edge.directed && edge.target === me ? "← " : "";
    const what = arrow + (edge.relation || edge.kindLabel);
    const more = [what, edge.years, ...(edge.fieldLabels ?? [])].filter(Boolean).join(" · ");
    const button = element("button", { type: "button", click: () => hoptac.select({ edge: id }) }, nameOf(other));
    button.append(element("span", { class: "small", text: more }));
    return element("li", {}, button);
  };

  const groups = (id, related) => {
    if (data.view === "network") return related.length ? [["relations_of", related]] : [];
    const upper = related.filter((edge) => data.edges[edge].lower === id);
    const lower = related.filter((edge) => data.edges[edge].lower !== id);
    return [["upper", upper], ["lower", lower]].filter(([, edges]) => edges.length);
  };

  const showNode = (id, visible) => {
    const node = data.nodes[id];
    const related = Object.keys(data.edges).filter(
      (edge) => visible.has(edge) && (data.edges[edge].source === id || data.edges[edge].target === id),
    );
    panel.replaceChildren(
      element("h2", { text: node.label }),
      node.title && node.title !== node.label ? element("p", { class: "between", text: node.title }) : "",
      chips([
        chip(node.kindLabel),
        chip(node.level),
        chip(node.province),
        chip(node.issuer),
        chip(node.date),
        node.held === false ? chip(words("cited_only"), "unsure") : null,
      ]),
      link(node.url, words(data.view === "network" ? "open_unit" : "open_document"), "open") ?? "",
      ...groups(id, related).flatMap(([key, edges]) => [
        element("h3", { text: words(key, { n: edges.length }) }),
        element("ul", { class: "related" }, ...edges.map((edge) => relation(edge, id))),
      ]),
      related.length ? "" : element("p", { class: "hint", text: words("no_relations") }),
    );
    panel.scrollTop = 0;
  };

  const showHint = () => panel.replaceChildren(...hint.map((node) => node.cloneNode(true)));

  hoptac.panel = { showEdge, showNode, showHint };
})();
