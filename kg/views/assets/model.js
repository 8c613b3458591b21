"use strict";
// What the picture shows, worked out from the data and the view that was asked for. Knows nothing of the page.

const MOST_OPENED = 120; // of one part of a summary, those with most links

// A view is a few words in the page's address, so that going back, forward and sharing a link all work.
const View = {
  names: ["focus", "steps", "from", "to", "open", "node", "edge", "hide", "region", "since", "until", "shared", "sentences", "physics"],

  read(hash, base) {
    const asked = new URLSearchParams(hash.replace(/^#/, ""));
    const view = Object.fromEntries(View.names.map((name) => [name, base[name] || ""]));
    for (const name of View.names) if (asked.has(name)) view[name] = asked.get(name);
    return view;
  },

  // Only what differs from the base; "all" stands for the base itself where the page would begin with something else.
  write(view, base) {
    const differs = View.names.filter((name) => (view[name] || "") !== (base[name] || ""));
    const hash = new URLSearchParams(differs.map((name) => [name, view[name] || ""])).toString();
    return `#${hash || "all"}`;
  },

  hidden: (view) => new Set(view.hide.split(" ").filter(Boolean)),
};

class Model {
  constructor(panels) {
    this.nodes = panels.nodes;
    this.edges = panels.edges;
    this.most = panels.mostAtOnce; // more boxes are a ball: a summary then comes first
    this.quotes = panels.quotes.map(([text, source, when, page, says]) => ({ text, when, page, says, ...panels.sources[source] }));
    this.links = new Map(Object.keys(this.nodes).map((id) => [id, []]));
    this.edges.forEach((edge, number) => {
      this.links.get(edge.source).push(number);
      this.links.get(edge.target).push(number);
    });
  }

  other(number, id) {
    const edge = this.edges[number];
    return edge.source === id ? edge.target : edge.source;
  }

  edgeNumber(source, target) {
    return (this.links.get(source) || []).find((number) => this.edges[number].target === target && this.edges[number].source === source) ?? -1;
  }

  // The sentences of a line that the years and kinds of source asked for leave.
  sentences(number, view) {
    const hidden = View.hidden(view);
    return this.edges[number].quotes.map((place) => this.quotes[place]).filter((quote) => this.#admits(quote, view, hidden));
  }

  #admits(quote, view, hidden) {
    if (hidden.has(`source:${quote.kind}`)) return false;
    if (!view.since && !view.until) return true;
    const year = /^\d{4}/.test(quote.when) ? quote.when.slice(0, 4) : "";
    return year !== "" && (!view.since || year >= view.since) && (!view.until || year <= view.until);
  }

  // Everything that the filters leave: boxes by id, and of each line the number of its sentences.
  filtered(view) {
    const hidden = View.hidden(view);
    const chosen = new Set([view.node, view.focus, view.from, view.to, ...(view.edge ? view.edge.split("|") : [])]);
    const boxes = new Set();
    for (const [id, node] of Object.entries(this.nodes)) {
      const out = hidden.has(`${node.kind}:${node.category}`) || (node.kind === "council" && view.region && node.region !== view.region);
      if (!out || chosen.has(id)) boxes.add(id);
    }
    const narrowed = Boolean(view.since || view.until) || [...hidden].some((token) => token.startsWith("source:"));
    const least = Number(view.sentences) || 1;
    const lines = new Map();
    this.edges.forEach((edge, number) => {
      if (!boxes.has(edge.source) || !boxes.has(edge.target)) return;
      const count = narrowed ? this.sentences(number, view).length : edge.quotes.length;
      if (narrowed && !count) return;
      const asked = chosen.has(edge.source) || chosen.has(edge.target); // what is chosen shows all its lines
      if (this.nodes[edge.target].kind === "pattern" && count < least && !asked) return;
      lines.set(number, count);
    });
    this.#dropRare(boxes, lines, Number(view.shared) || 1, chosen);
    return { boxes, lines };
  }

  // Failings that too few councils still share, and agencies that no line is left of.
  #dropRare(boxes, lines, shared, chosen) {
    const counts = new Map();
    for (const number of lines.keys()) counts.set(this.edges[number].target, (counts.get(this.edges[number].target) || 0) + 1);
    for (const id of [...boxes]) {
      const node = this.nodes[id];
      const needed = node.kind === "pattern" ? shared : node.kind === "agency" ? 1 : 0;
      if ((counts.get(id) || 0) < needed && !chosen.has(id)) boxes.delete(id);
    }
    for (const number of [...lines.keys()]) if (!boxes.has(this.edges[number].target)) lines.delete(number);
  }

  #neighbours(id, lines) {
    return this.links.get(id).filter((number) => lines.has(number)).map((number) => this.other(number, id));
  }

  // How many lines each box is away from the first, up to a number of steps.
  distances(from, lines, steps = Infinity) {
    const far = new Map([[from, 0]]);
    let edge = [from];
    for (let step = 1; step <= steps && edge.length; step += 1) {
      const next = [];
      for (const id of edge) {
        for (const other of this.#neighbours(id, lines)) {
          if (!far.has(other)) { far.set(other, step); next.push(other); }
        }
      }
      edge = next;
    }
    return far;
  }

  // What the view shows: {mode, boxes: Map(id -> rank), lines: Map(number -> count), groups, note}.
  shown(view) {
    const { boxes, lines } = this.filtered(view);
    if (view.focus && this.nodes[view.focus]) return this.#around(view, lines);
    if (view.from && view.to && this.nodes[view.from] && this.nodes[view.to]) return this.#between(view, lines);
    if (view.open) return this.#part(view, boxes, lines);
    if (boxes.size > this.most) return this.#summary(boxes, lines);
    return { mode: "whole", boxes: new Map([...boxes].map((id) => [id, 0])), lines, note: "" };
  }

  #keep(far, lines, most = this.most) {
    const order = [...far].sort((a, b) => a[1] - b[1] || this.links.get(b[0]).length - this.links.get(a[0]).length || (a[0] < b[0] ? -1 : 1));
    const boxes = new Map(order.slice(0, most));
    const kept = new Map([...lines].filter(([number]) => boxes.has(this.edges[number].source) && boxes.has(this.edges[number].target)));
    return { boxes, lines: kept, left: order.length - boxes.size };
  }

  #around(view, lines) {
    const { boxes, lines: kept, left } = this.#keep(this.distances(view.focus, lines, Number(view.steps) || 1), lines);
    const near = this.nodes[view.focus].label;
    const note = `around ${near}, ${view.steps === "2" ? "two steps" : "one step"}${left ? `; ${left} with fewer links are left out` : ""}`;
    return { mode: "around", boxes, lines: kept, note };
  }

  #between(view, lines) {
    const one = this.distances(view.from, lines);
    const other = this.distances(view.to, lines);
    const length = one.get(view.to);
    const names = `${this.nodes[view.from].label} and ${this.nodes[view.to].label}`;
    if (length === undefined) {
      return { mode: "between", boxes: new Map([[view.from, 0], [view.to, 1]]), lines: new Map(), note: `nothing that is shown joins ${names}` };
    }
    const on = new Map([...one].filter(([id, step]) => step + (other.get(id) ?? Infinity) === length));
    const { boxes, lines: kept } = this.#keep(on, lines);
    const along = new Map([...kept].filter(([number]) => boxes.get(this.edges[number].source) !== boxes.get(this.edges[number].target)));
    return { mode: "between", boxes, lines: along, note: `the shortest ways between ${names}` };
  }

  groupOf(id) {
    const node = this.nodes[id];
    return `${node.kind}:${node.category}`;
  }

  #part(view, boxes, lines) {
    const members = [...boxes].filter((id) => this.groupOf(id) === view.open);
    const most = members.sort((a, b) => this.links.get(b).length - this.links.get(a).length || (a < b ? -1 : 1)).slice(0, MOST_OPENED);
    const far = new Map(most.map((id) => [id, 0]));
    for (const id of most) for (const other of this.#neighbours(id, lines)) if (!far.has(other)) far.set(other, 1);
    const { boxes: kept, lines: left } = this.#keep(far, lines);
    const note = `${most.length} of ${members.length} of this part${most.length < members.length ? ", those with most links; find the others by name" : ""}`;
    return { mode: "part", boxes: kept, lines: left, note };
  }

  #summary(boxes, lines) {
    const groups = new Map();
    for (const id of boxes) {
      const key = this.groupOf(id);
      if (!groups.has(key)) groups.set(key, { key, kind: this.nodes[id].kind, category: this.nodes[id].category, words: this.nodes[id].categoryLabel, members: [] });
      groups.get(key).members.push(id);
    }
    const between = new Map();
    for (const number of lines.keys()) {
      const ends = `${this.groupOf(this.edges[number].source)}|${this.groupOf(this.edges[number].target)}`;
      between.set(ends, (between.get(ends) || 0) + 1);
    }
    return { mode: "summary", boxes: new Map(), lines: new Map(), groups, between, note: `${boxes.size} boxes in ${groups.size} parts: choose a part to open it, or find one by name` };
  }
}
