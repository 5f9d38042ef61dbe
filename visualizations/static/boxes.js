// The lineage's boxes and the strips of the issuing levels behind them.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const CITED = { border: "#8793a1", fill: "#f3f5f7", ink: "#4d5967" };

  const rounded = (context, x, y, width, height, radius) => {
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
  };

  const drawText = (context, node, x, top, fonts) => {
    let y = top + 8;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const [text, style] of node.lines) {
      const height = fonts.lines[style];
      context.font = `${style === "head" ? 700 : 400} ${fonts.sizes[style]}px ${hoptac.font}`;
      context.fillStyle = style === "head" ? (node.held ? node.colour : CITED.ink) : style === "note" ? "#566272" : "#27323f";
      context.fillText(text, x, y + height / 2, node.box[0] - 12);
      y += height;
    }
  };

  // A drawing function for vis-network's custom shape; `state(id)` says whether the box is dimmed.
  const boxRenderer = (nodes, fonts, state) => ({ ctx: context, id, x, y, state: { selected, hover } }) => {
    const node = nodes[id];
    const [width, height] = node.box;
    const drawNode = () => {
      const left = x - width / 2;
      const top = y - height / 2;
      context.save();
      context.globalAlpha = state(id).dim ? 0.25 : 1;
      if (node.focus || selected) {
        context.fillStyle = selected ? "#f2b53a" : "#fbdf9d";
        rounded(context, left - 5, top - 5, width + 10, height + 10, 10);
        context.fill();
      }
      context.fillStyle = node.held ? "#ffffff" : CITED.fill;
      context.strokeStyle = node.held ? node.colour : CITED.border;
      context.lineWidth = hover ? 3 : node.held ? 2 : 1.5;
      context.setLineDash(node.held ? [] : [5, 4]);
      rounded(context, left, top, width, height, 6);
      context.fill();
      context.stroke();
      drawText(context, node, x, top, fonts);
      context.restore();
    };
    return { drawNode, nodeDimensions: { width, height } };
  };

  const drawBands = (context, bands) => {
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    bands.forEach((band, index) => {
      const [left, top, right, bottom] = band.box;
      context.fillStyle = index % 2 ? "#f7f9fb" : "#eef3f8";
      rounded(context, left, top, right - left, bottom - top, 10);
      context.fill();
      context.fillStyle = band.count ? "#27323f" : "#6a7786";
      context.font = `700 15px ${hoptac.font}`;
      const middle = (left + right) / 2;
      const first = top + (band.rows.length > 1 ? 15 : 22);
      band.rows.forEach((row, line) => context.fillText(row, middle, first + 17 * line, right - left - 8));
      if (!band.count) {
        context.font = `400 12.5px ${hoptac.font}`;
        context.fillText("–", middle, top + 54);
      }
    });
    context.restore();
  };

  hoptac.boxRenderer = boxRenderer;
  hoptac.drawBands = drawBands;
})();
