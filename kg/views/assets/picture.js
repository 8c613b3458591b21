"use strict";
// The drawing: boxes and lines of what is shown, on vis-network; and the same as a file.

class Picture {
  constructor(holder, drawn, options) {
    this.holder = holder;
    this.looks = new Map(drawn.nodes.map((node) => [node.id, node]));
    this.lines = new Map(drawn.edges.map((edge, number) => [number, edge]));
    this.nodes = new vis.DataSet([]);
    this.edges = new vis.DataSet([]);
    this.network = new vis.Network(holder, { nodes: this.nodes, edges: this.edges }, options);
    this.holder.querySelector("canvas").tabIndex = -1;
    this.network.on("resize", () => this.network.fit({ animation: false }));
  }

  size(id) {
    const look = this.looks.get(id);
    return { wide: look.wide, high: look.high };
  }

  // Places of the whole picture, unless others are given by id.
  draw(shown, places) {
    this.network.setOptions({ interaction: { hideEdgesOnDrag: shown.lines.size > 1500 } });
    const boxes = [...shown.boxes.keys()].map((id) => ({ ...this.looks.get(id), ...(places ? places.get(id) : {}) }));
    const lines = [...shown.lines.keys()].map((number) => this.lines.get(number));
    this.#replace(boxes, lines);
  }

  // One box for each part of what is too much to be shown at once.
  drawSummary(groups, between, labelOf) {
    const ranks = { council: 0, pattern: 1, agency: 2 };
    const keys = new Map([...groups.values()].map((group) => [group.key, ranks[group.kind]]));
    const label = new Map([...groups.values()].map((group) => [group.key, labelOf(group)]));
    const size = (key) => ({ wide: 60 + 10 * Math.max(...label.get(key).split("\n").map((line) => line.length)), high: 74 });
    const places = Arrange.columns(keys, size, (key) => key);
    const boxes = [...groups.values()].map((group) => {
      const look = this.looks.get(group.members[0]);
      return { ...look, ...places.get(group.key), id: group.key, label: label.get(group.key), font: { ...look.font, size: 20 } };
    });
    const most = Math.max(1, ...between.values());
    const lines = [...between].map(([ends, count], number) => {
      const [from, to] = ends.split("|");
      return { id: `part-${number}`, from, to, width: 1 + (9 * count) / most, arrows: "", label: "" };
    });
    this.#replace(boxes, lines);
  }

  #replace(boxes, lines) {
    this.edges.clear();
    this.nodes.clear();
    this.nodes.add(boxes);
    this.edges.add(lines);
    // How large a box is, is known only when it has been drawn.
    this.network.once("afterDrawing", () => this.network.fit({ animation: false }));
    this.network.redraw();
  }

  move(on) {
    this.network.setOptions({ physics: { enabled: on } });
  }

  select(boxes, lines) {
    this.network.setSelection({ nodes: boxes.filter((id) => this.nodes.get(id)), edges: lines.filter((id) => this.edges.get(id)) }, { highlightEdges: lines.length === 0 });
  }

  // The shown box that is nearest in a direction, for the arrow keys.
  beside(id, dx, dy) {
    const places = this.network.getPositions();
    const here = places[id] || { x: 0, y: 0 };
    let best = null;
    for (const [other, at] of Object.entries(places)) {
      if (other === id) continue;
      const along = (at.x - here.x) * dx + (at.y - here.y) * dy;
      const aside = Math.abs((at.x - here.x) * dy) + Math.abs((at.y - here.y) * dx);
      const far = along + 2 * aside;
      if (along > 0 && (!best || far < best.far)) best = { other, far };
    }
    return best ? best.other : id;
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }

  png(paper) {
    const drawn = this.holder.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = drawn.width;
    copy.height = drawn.height;
    const pen = copy.getContext("2d");
    pen.fillStyle = paper;
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(drawn, 0, 0);
    return new Promise((done) => { copy.toBlob(done, "image/png"); });
  }

  svg(paper) {
    const ns = "http://www.w3.org/2000/svg";
    const made = (name, attributes, text) => {
      const element = document.createElementNS(ns, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      if (text !== undefined) element.textContent = text;
      return element;
    };
    const places = this.network.getPositions();
    const frames = new Map(this.nodes.getIds().map((id) => [id, this.network.getBoundingBox(id)]));
    const all = [...frames.values()];
    const edge = (pick, side) => pick(...all.map((frame) => frame[side]));
    const [left, top] = all.length ? [edge(Math.min, "left") - 20, edge(Math.min, "top") - 20] : [0, 0];
    const [wide, high] = all.length ? [edge(Math.max, "right") + 20 - left, edge(Math.max, "bottom") + 20 - top] : [100, 100];
    const root = made("svg", { xmlns: ns, viewBox: `${left} ${top} ${wide} ${high}`, width: Math.round(wide), height: Math.round(high), "font-family": "system-ui, sans-serif" });
    root.append(made("rect", { x: left, y: top, width: wide, height: high, fill: paper }));
    for (const line of this.edges.get()) {
      const [from, to] = [places[line.from], places[line.to]];
      root.append(made("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: "#9aa3b0", "stroke-width": line.width || 1, ...(line.dashes ? { "stroke-dasharray": "5 4" } : {}) }));
    }
    for (const box of this.nodes.get()) {
      const frame = frames.get(box.id);
      const at = places[box.id];
      const shape = { fill: box.color.background, stroke: "#4a4f58", "stroke-width": box.borderWidth, ...(box.shapeProperties.borderDashes ? { "stroke-dasharray": "5 4" } : {}) };
      if (box.shape === "ellipse") root.append(made("ellipse", { cx: at.x, cy: at.y, rx: (frame.right - frame.left) / 2, ry: (frame.bottom - frame.top) / 2, ...shape }));
      else root.append(made("rect", { x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top, rx: 6, ...shape }));
      const words = box.label.split("\n");
      const high1 = box.font.size * 1.2;
      const text = made("text", { "text-anchor": "middle", "font-size": box.font.size, fill: box.font.color });
      words.forEach((word, place) => text.append(made("tspan", { x: at.x, y: at.y + (place - (words.length - 1) / 2) * high1 + box.font.size * 0.35 }, word)));
      root.append(text);
    }
    return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
  }
}
