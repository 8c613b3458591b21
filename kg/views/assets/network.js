"use strict";
// The picture, its panel and its controls. Text from articles only ever becomes textContent.
(function () {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("network-data");
  const options = JSON.parse(read("network-options"));
  const panels = data.panels;
  const panel = document.getElementById("panel");
  const status = document.getElementById("status");
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(document.getElementById("mynetwork"), { nodes, edges }, options);
  const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));

  function element(tag, text, parent) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  function button(text, parent, action) {
    const made = element("button", text, parent);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  const edgesOf = (id) => panels.edges.filter((edge) => edge.source === id || edge.target === id);
  const other = (edge, id) => (edge.source === id ? edge.target : edge.source);
  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  function showNode(id) {
    const node = panels.nodes[id];
    panel.replaceChildren();
    element("h2", node.label, panel).dir = "auto";
    for (const fact of node.facts) element("p", fact, panel);
    for (const kind of ["pattern", "council", "agency"]) {
      const joined = edgesOf(id).filter((edge) => panels.nodes[other(edge, id)].kind === kind);
      if (!joined.length) continue;
      element("h3", { pattern: "Failings found", council: "Councils", agency: "Agencies" }[kind], panel);
      const list = element("ul", "", panel);
      for (const edge of joined) {
        const item = element("li", "", list);
        button(panels.nodes[other(edge, id)].label, item, () => chooseEdge(edge.source, edge.target));
        const words = kind === "agency" || node.kind === "agency" ? `${edge.relations.join(", ")}; ` : "";
        item.append(` (${words}${plural(edge.quotes.length, "sentence")})`);
      }
    }
    status.textContent = `${node.label}: ${plural(edgesOf(id).length, "link")}`;
  }

  function showEdge(edge) {
    panel.replaceChildren();
    const heading = element("h2", "", panel);
    button(panels.nodes[edge.target].label, heading, () => chooseNode(edge.target));
    heading.append(" at ");
    button(panels.nodes[edge.source].label, heading, () => chooseNode(edge.source));
    element("p", `${edge.relations.join(", ")}: ${plural(edge.quotes.length, "sentence")}`, panel);
    for (const quote of edge.quotes) {
      const block = element("blockquote", "", panel);
      element("p", quote.text, block).dir = "auto";
      const cite = element("cite", "", block);
      const said = [quote.says, quote.when && `inspection of ${quote.when}`, quote.page && `page ${quote.page}`];
      if (quote.url) {
        const link = element("a", quote.source, cite);
        link.href = quote.url;
        link.rel = "noopener noreferrer";
      } else {
        element("bdi", quote.source, cite);
      }
      cite.append(said.filter(Boolean).map((words) => `, ${words}`).join(""));
    }
    status.textContent = `${panels.nodes[edge.target].label} at ${panels.nodes[edge.source].label}`;
  }

  function chooseNode(id) {
    reveal(id);
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: false });
    showNode(id);
  }

  function chooseEdge(source, target) {
    const number = panels.edges.findIndex((edge) => edge.source === source && edge.target === target);
    reveal(source);
    reveal(target);
    network.setSelection({ nodes: [source, target], edges: [`edge-${number}`] }, { highlightEdges: false });
    showEdge(panels.edges[number]);
  }

  // What is chosen is shown with all its lines, even where a control had hidden them.
  function reveal(id) {
    const lines = [];
    panels.edges.forEach((edge, number) => {
      if (edge.source === id || edge.target === id) lines.push({ id: `edge-${number}`, hidden: false });
    });
    edges.update(lines);
    if (nodes.get(id).hidden) nodes.update({ id, hidden: false });
  }

  // Controls hide thin lines from failings, then failings that too few councils still share.
  const thin = (edge, sentences) => panels.nodes[edge.target].kind === "pattern" && edge.quotes.length < sentences;

  function hidden(node, asked) {
    if (node.kind === "pattern") return edgesOf(node.id).filter((edge) => !thin(edge, asked.sentences)).length < asked.least;
    if (node.kind === "agency") return !(node.category === "inspectorate" ? asked.inspectorates : asked.agencies);
    return false;
  }

  function filter() {
    const asked = {
      least: Number(document.getElementById("shared").value),
      sentences: Number(document.getElementById("sentences").value),
      agencies: document.getElementById("show-agencies").checked,
      inspectorates: document.getElementById("show-inspectorates").checked,
    };
    edges.update(panels.edges.map((edge, number) => ({ id: `edge-${number}`, hidden: thin(edge, asked.sentences) })));
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: hidden(node, asked) })));
    const shown = nodes.get({ filter: (node) => !node.hidden });
    const boxes = shown.length === 1 ? "box" : "boxes";
    const left = asked.sentences > 1 ? "; thinner lines are hidden until a box or the control asks for them" : "";
    status.textContent = `${shown.length} ${boxes} shown of ${data.nodes.length}${left}`;
    fit();
  }

  function fit() {
    network.fit({ nodes: nodes.get({ filter: (node) => !node.hidden }).map((node) => node.id), animation: false });
  }

  function search(words) {
    const wanted = words.trim().toLowerCase();
    if (!wanted) return;
    const names = data.nodes.map((node) => [panels.nodes[node.id].label.toLowerCase(), node.id]);
    const found =
      names.find(([name]) => name === wanted) ||
      names.find(([name]) => name.startsWith(wanted)) ||
      names.find(([name]) => name.includes(wanted));
    if (found) chooseNode(found[1]);
    else status.textContent = `Nothing here is called “${words}”`;
  }

  network.on("click", (event) => {
    if (event.nodes.length) {
      reveal(event.nodes[0]);
      network.selectNodes([event.nodes[0]]);
      showNode(event.nodes[0]);
    } else if (event.edges.length) showEdge(panels.edges[Number(event.edges[0].slice("edge-".length))]);
  });
  document.getElementById("search").addEventListener("change", (event) => search(event.target.value));
  document.getElementById("shared").addEventListener("change", filter);
  document.getElementById("sentences").addEventListener("change", filter);
  document.getElementById("show-agencies").addEventListener("change", filter);
  document.getElementById("show-inspectorates").addEventListener("change", filter);
  document.getElementById("all").addEventListener("click", fit);
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("button[data-node], button[data-source]");
    if (!chosen) return;
    if (chosen.dataset.node) chooseNode(chosen.dataset.node);
    else chooseEdge(chosen.dataset.source, chosen.dataset.target);
    panel.focus({ preventScroll: true });
    document.querySelector("main").scrollIntoView({ block: "nearest" });
  });
  filter();
  document.documentElement.dataset.ready = "yes";
})();
