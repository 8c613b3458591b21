"use strict";
// The page around the picture: controls, panel, table, keys. Text from articles only ever becomes textContent.
(function () {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const by = (id) => document.getElementById(id);
  const data = read("network-data");
  const { base, start } = data.panels;
  const model = new Model(data.panels);
  const picture = new Picture(by("mynetwork"), data, JSON.parse(read("network-options")));
  const panel = by("panel");
  const status = by("status");
  const selects = ["region", "since", "until", "shared", "sentences"].filter(by);
  let view = {};
  let shown = null;

  // ---- the view: in the address, so that back, forward and links work; in a cell of a notebook there is no address

  const inCell = location.protocol === "about:";
  const past = [];
  const undone = [];

  function go(changes) {
    const next = { ...view, ...changes };
    const hash = View.write(next, base);
    if (inCell) {
      if (hash !== View.write(view, base)) past.push(view);
      undone.length = 0;
    } else if (hash !== location.hash) history.pushState(null, "", hash);
    show(next);
  }

  function step(from, to, otherwise) {
    if (!inCell) otherwise();
    else if (from.length) {
      to.push(view);
      show(from.pop());
    }
  }

  const whole = { focus: "", steps: "1", from: "", to: "", open: "" };

  function fromAddress() {
    const hash = location.hash.replace(/^#/, "");
    show(View.read(hash || new URLSearchParams(start).toString(), base));
  }

  function show(next) {
    const drawn = ["node", "edge", "physics"];
    const same = shown && View.names.every((name) => next[name] === view[name] || drawn.includes(name));
    view = next;
    for (const id of selects) by(id).value = view[id];
    by("physics").checked = view.physics === "1";
    for (const toggle of document.querySelectorAll("[data-token]")) toggle.setAttribute("aria-pressed", String(!View.hidden(view).has(toggle.dataset.token)));
    const asked = model.shown(view);
    const more = same && [...asked.boxes.keys()].every((id) => shown.boxes.has(id)) && [...asked.lines.keys()].every((n) => shown.lines.has(n));
    if (!same || !more) draw(asked);
    picture.move(view.physics === "1");
    choose();
    by("link-row").hidden = true;
  }

  function draw(asked) {
    shown = asked;
    const order = (id) => `${model.nodes[id].kind} ${model.nodes[id].category} ${model.nodes[id].label}`;
    const size = (id) => picture.size(id);
    if (shown.mode === "summary") picture.drawSummary(shown.groups, shown.between, partLabel);
    else if (shown.mode === "around") picture.draw(shown, Arrange.rings(shown.boxes, size, order));
    else if (shown.mode === "whole") picture.draw(shown);
    else picture.draw(shown, Arrange.columns(shown.boxes, size, order));
  }

  const KINDS = { council: "Councils", pattern: "Failings", agency: "Agencies" };
  const partLabel = (group) => `${KINDS[group.kind]}: ${group.words || "no grade read"}\n${group.members.length}`;

  function describe() {
    const all = Object.keys(model.nodes).length;
    if (shown.mode === "summary") return shown.note;
    const count = `${shown.boxes.size} ${shown.boxes.size === 1 ? "box" : "boxes"} shown of ${all}`;
    const thin = shown.mode === "whole" && Number(view.sentences) > 1 ? "; thinner lines are hidden until a box or the control asks for them" : "";
    return `${count}${shown.note ? `: ${shown.note}` : ""}${thin}`;
  }

  // ---- the panel

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

  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  function choose() {
    status.textContent = describe();
    if (view.edge) {
      const [source, target] = view.edge.split("|");
      const number = model.edgeNumber(source, target);
      if (number >= 0) {
        picture.select([source, target], [`edge-${number}`]);
        return showEdge(number);
      }
    }
    const id = view.node || view.focus;
    if (id && model.nodes[id]) {
      picture.select([id], []);
      return showNode(id);
    }
    return undefined;
  }

  function showNode(id) {
    const node = model.nodes[id];
    panel.replaceChildren();
    element("h2", node.label, panel).dir = "auto";
    for (const fact of node.facts) element("p", fact, panel);
    const actions = element("p", "", panel);
    actions.className = "actions";
    button("Neighbourhood", actions, () => go({ ...whole, focus: id, node: id, edge: "" }));
    button("Two steps", actions, () => go({ ...whole, focus: id, steps: "2", node: id, edge: "" }));
    button("Way from here", actions, () => { by("from").value = node.label; by("to").focus(); });
    if (node.page) {
      const link = element("a", "Its page", actions);
      link.href = node.page;
    }
    for (const kind of ["pattern", "council", "agency"]) {
      const joined = model.links.get(id).filter((number) => model.nodes[model.other(number, id)].kind === kind);
      const told = joined.map((number) => [number, model.sentences(number, view).length]).filter(([number, count]) => count || !model.edges[number].quotes.length);
      if (!told.length) continue;
      element("h3", { pattern: "Failings found", council: "Councils", agency: "Agencies" }[kind], panel);
      const list = element("ul", "", panel);
      for (const [number, count] of told) {
        const edge = model.edges[number];
        const item = element("li", "", list);
        button(model.nodes[model.other(number, id)].label, item, () => chooseEdge(number));
        const words = kind === "agency" || node.kind === "agency" ? `${edge.relations.join(", ")}; ` : "";
        item.append(` (${words}${plural(count, "sentence")})`);
      }
    }
  }

  function showEdge(number) {
    const edge = model.edges[number];
    const quotes = model.sentences(number, view);
    panel.replaceChildren();
    const heading = element("h2", "", panel);
    button(model.nodes[edge.target].label, heading, () => chooseNode(edge.target));
    heading.append(" at ");
    button(model.nodes[edge.source].label, heading, () => chooseNode(edge.source));
    const left = edge.quotes.length - quotes.length;
    element("p", `${edge.relations.join(", ")}: ${plural(quotes.length, "sentence")}${left ? `; ${left} of other years or sources are left out` : ""}`, panel);
    for (const quote of quotes) {
      const block = element("blockquote", "", panel);
      element("p", quote.text, block).dir = "auto";
      const cite = element("cite", "", block);
      if (quote.url) {
        const link = element("a", quote.title, cite);
        link.href = quote.url;
        link.rel = "noopener noreferrer";
        if (inCell) link.target = "_blank";
      } else {
        element("bdi", quote.title, cite);
      }
      if (quote.publisher) {
        cite.append(", ");
        element("bdi", quote.publisher, cite);
      }
      const said = [quote.when && `inspection of ${quote.when}`, quote.page && `page ${quote.page}`, quote.says];
      const where = () => {
        if (!quote.stored) return;
        cite.append(" ");
        const text = element("a", "whole text", cite);
        text.href = quote.stored;
      };
      cite.append(`${quote.kind ? ` (${quote.kind})` : ""}${said.filter(Boolean).map((words) => `, ${words}`).join("")}`);
      where();
    }
    status.textContent = `${model.nodes[edge.target].label} at ${model.nodes[edge.source].label}`;
  }

  function showPart(key) {
    const group = shown.groups.get(key);
    panel.replaceChildren();
    element("h2", partLabel(group).replace("\n", ": "), panel);
    button("Open this part", element("p", "", panel), () => go({ ...whole, open: key, node: "", edge: "" }));
    const list = element("ul", "", panel);
    const most = [...group.members].sort((a, b) => model.links.get(b).length - model.links.get(a).length || (a < b ? -1 : 1)).slice(0, 100);
    for (const id of most) button(`${model.nodes[id].label} (${model.links.get(id).length})`, element("li", "", list), () => go({ ...whole, focus: id, node: id, edge: "" }));
  }

  const chooseNode = (id) => go({ node: id, edge: "", ...(shown.mode === "summary" || (shown.mode !== "whole" && !shown.boxes.has(id)) ? { ...whole, focus: id } : {}) });
  function chooseEdge(number) {
    const { source, target } = model.edges[number];
    const away = shown.mode === "summary" || (shown.mode !== "whole" && !(shown.boxes.has(source) && shown.boxes.has(target)));
    go({ node: "", edge: `${source}|${target}`, ...(away ? { ...whole, focus: source } : {}) });
  }

  // ---- controls

  function named(words) {
    const wanted = words.trim().toLowerCase();
    if (!wanted) return null;
    const kinds = ["council", "pattern", "agency"]; // "Sunderland" is the council before it is a board
    const names = Object.entries(model.nodes)
      .sort((one, other) => kinds.indexOf(one[1].kind) - kinds.indexOf(other[1].kind))
      .map(([id, node]) => [node.label.toLowerCase(), id]);
    const found = names.find(([name]) => name === wanted) || names.find(([name]) => name.startsWith(wanted)) || names.find(([name]) => name.includes(wanted));
    if (!found) status.textContent = `Nothing here is called “${words}”`;
    return found ? found[1] : null;
  }

  function way() {
    const from = named(by("from").value);
    const to = from && named(by("to").value);
    if (from && to) go({ ...whole, from, to, node: "", edge: "" });
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    status.textContent = `${name} is saved where your browser keeps downloads`;
  }

  const paper = () => getComputedStyle(document.body).backgroundColor;

  picture.network.on("click", (event) => {
    if (event.nodes.length) {
      if (shown.mode === "summary") showPart(event.nodes[0]);
      else chooseNode(event.nodes[0]);
    } else if (event.edges.length && shown.mode !== "summary") chooseEdge(Number(event.edges[0].slice("edge-".length)));
  });
  picture.network.on("doubleClick", (event) => {
    if (!event.nodes.length) return;
    if (shown.mode === "summary") go({ ...whole, open: event.nodes[0], node: "", edge: "" });
    else go({ ...whole, focus: event.nodes[0], node: event.nodes[0], edge: "" });
  });
  by("search").addEventListener("change", (event) => {
    const id = named(event.target.value);
    if (id) chooseNode(id);
  });
  for (const id of selects) by(id).addEventListener("change", (event) => go({ [id]: event.target.value }));
  by("physics").addEventListener("change", (event) => go({ physics: event.target.checked ? "1" : "" }));
  by("path").addEventListener("click", way);
  for (const id of ["from", "to"]) by(id).addEventListener("keydown", (event) => { if (event.key === "Enter") way(); });
  by("back").addEventListener("click", () => step(past, undone, () => history.back()));
  by("forward").addEventListener("click", () => step(undone, past, () => history.forward()));
  by("all").addEventListener("click", () => go({ ...base, ...whole, node: "", edge: "", region: "", since: "", until: "", physics: "" }));
  if (by("link")) by("link").addEventListener("click", () => {
    by("link-row").hidden = false;
    by("link-text").value = `${location.href.split("#")[0]}${View.write(view, base)}`;
    by("link-text").select();
    if (navigator.clipboard && document.hasFocus()) {
      navigator.clipboard.writeText(by("link-text").value).then(() => { status.textContent = "The link is copied"; }, () => {});
    }
  });
  by("png").addEventListener("click", () => picture.png(paper()).then((blob) => save(blob, "network.png")));
  by("svg").addEventListener("click", () => save(picture.svg(paper()), "network.svg"));

  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-node], [data-source], [data-token]");
    if (!chosen) return;
    if (chosen.dataset.token) {
      const hidden = View.hidden(view);
      if (!hidden.delete(chosen.dataset.token)) hidden.add(chosen.dataset.token);
      go({ hide: [...hidden].sort().join(" ") });
      return;
    }
    if (chosen.dataset.node) chooseNode(chosen.dataset.node);
    else chooseEdge(model.edgeNumber(chosen.dataset.source, chosen.dataset.target));
    panel.focus({ preventScroll: true });
    document.querySelector("main").scrollIntoView({ block: "nearest" });
  });

  // ---- keys: what the mouse does in the picture

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let at = "";
  by("mynetwork").addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!picture.nodes.get(at)) at = view.node && picture.nodes.get(view.node) ? view.node : picture.nodes.getIds()[0] || "";
    if (ARROWS[event.key]) {
      at = picture.beside(at, ...ARROWS[event.key]);
      picture.network.selectNodes([at]);
      status.textContent = model.nodes[at] ? model.nodes[at].label : partLabel(shown.groups.get(at)).replace("\n", ": ");
    } else if (event.key === "Enter" && at) {
      if (shown.mode === "summary") showPart(at);
      else chooseNode(at);
      panel.focus({ preventScroll: true });
    } else if ((event.key === "f" || event.key === "F") && at) {
      if (shown.mode === "summary") go({ ...whole, open: at });
      else go({ ...whole, focus: at, node: at, edge: "" });
    } else if (event.key === "Escape") go({ ...whole, node: "", edge: "" });
    else if (event.key === "+" || event.key === "=") picture.zoom(1.25);
    else if (event.key === "-") picture.zoom(0.8);
    else return;
    event.preventDefault();
  });

  if (matchMedia("(max-width: 800px)").matches) by("more").open = false; // the picture before the filters
  window.kgPicture = picture; // for whoever wants to try something in the browser's console
  window.addEventListener("popstate", fromAddress);
  fromAddress();
  document.documentElement.dataset.ready = "yes";
})();
