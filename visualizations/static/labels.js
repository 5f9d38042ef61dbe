// Labels of the network: one size on the screen at every zoom, and only those that fit without touching another.
(() => {
  "use strict";
  const hoptac = globalThis.hoptac;
  const CELL = 64;
  const FONT = getComputedStyle(document.body).fontFamily;

  // Rectangles taken, looked up by grid cell: [left, top, right, bottom, owner].
  class Taken {
    cells = new Map();

    *keys([left, top, right, bottom]) {
      for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
        for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 100003 + y;
    }

    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }

    meets(box, owner) {
      for (const key of this.keys(box))
        for (const other of this.cells.get(key) ?? [])
          if (other[4] !== owner && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return true;
      return false;
    }
  }

  const places = (x, y, radius, width, height) => {
    const gap = 3;
    return [
      [x - width / 2, y + radius + gap],
      [x - width / 2, y - radius - gap - height],
      [x + radius + gap + 2, y - height / 2],
      [x - radius - gap - 2 - width, y - height / 2],
    ];
  };

  // The first free place round a dot for its label at this size; below it where none is free.
  const place = (context, taken, item, size, weight, scale, view) => {
    const font = `${weight} ${size / scale}px ${FONT}`;
    context.font = font;
    const line = size * 1.2;
    const width = Math.max(...item.node.rows.map((row) => context.measureText(row).width)) * scale + 4;
    const height = line * item.node.rows.length;
    const candidates = places(item.x, item.y, item.radius, width, height);
    const inside = ([left, top]) => left >= 0 && left + width <= view.width && top >= view.top && top + height <= view.height;
    const clear = ([left, top]) => !taken.meets([left, top, left + width, top + height], item.node.id);
    const free = candidates.find((at) => clear(at) && inside(at)) ?? candidates.find(clear);
    const [left, top] = free ?? candidates[0];
    return { free: Boolean(free), left, top, width, height, line, font };
  };

  // Draw in the order given; `must` are drawn even where they touch. `nodes`: [{id, x, y, size, rows, weight}].
  const drawLabels = (context, nodes, scale, view, must) => {
    const taken = new Taken();
    const seen = [];
    for (const node of nodes) {
      const x = (node.x - view.x) * scale + view.width / 2;
      const y = (node.y - view.y) * scale + view.height / 2;
      const radius = node.size * scale;
      if (x < -150 || y < -80 || x > view.width + 150 || y > view.height + 80) continue;
      seen.push({ node, x, y, radius });
      taken.add([x - radius, y - radius, x + radius, y + radius, node.id]);
    }
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const shown = [];
    for (const item of seen) {
      const strong = item.node.size >= 22;
      let placed = null;
      const usual = strong ? Math.min(Math.max(18 * scale, 13.5), 19) : Math.min(Math.max(16 * scale, 12), 17);
      for (const size of [usual, Math.min(usual, strong ? 12.5 : 11)]) {
        placed = place(context, taken, item, size, strong ? 600 : 400, scale, view);
        if (placed.free) break;
      }
      if (!placed.free && !must.has(item.node.id)) continue;
      taken.add([placed.left, placed.top, placed.left + placed.width, placed.top + placed.height, item.node.id]);
      shown.push({ item, ...placed });
    }
    for (const { item, left, top, width, line, font } of shown) {
      context.globalAlpha = item.node.dim ? 0.25 : 1;
      context.font = font;
      context.strokeStyle = "rgba(255,255,255,0.92)";
      context.lineWidth = 4.5 / scale;
      context.fillStyle = "#17202c";
      item.node.rows.forEach((row, index) => {
        const x = view.x + (left + width / 2 - view.width / 2) / scale;
        const y = view.y + (top + line * (index + 0.5) - view.height / 2) / scale;
        context.strokeText(row, x, y);
        context.fillText(row, x, y);
      });
    }
    context.restore();
    return shown.map(({ item, left, top, width, line }) => ({
      id: item.node.id,
      box: [left, top, left + width, top + line * item.node.rows.length],
    }));
  };

  hoptac.drawLabels = drawLabels;
  hoptac.font = FONT;
})();
