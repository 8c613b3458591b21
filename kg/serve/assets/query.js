// The query page: YASGUI on this server's own endpoint, with the named queries to choose from.
"use strict";

(() => {
  const { examples, places, prefixes, opening } = JSON.parse(document.getElementById("settings").textContent);
  const endpoint = new URL("/sparql", location.href).href;
  const own = (config) => {
    config.requestConfig.endpoint = endpoint; // a link may bring a query, but not the address that it goes to
    return config;
  };

  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST", headers: {} },
    copyEndpointOnNewTab: true,
    persistenceId: "inspection-kg",
    populateFromUrl: own,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    yasqe: { value: opening, autocompleters: ["prefixes", "variables"], resizeable: true },
    yasr: { prefixes },
  });

  const plainly = { pluginsConfig: { table: { compact: true } } }; // values without their datatypes
  const question = document.getElementById("question");
  document.getElementById("example").addEventListener("change", (event) => {
    const example = examples.find((one) => one.name === event.target.value);
    question.textContent = example ? example.question : "";
    if (!example) return;
    const open = Object.values(yasgui._tabs).find((tab) => tab.getName() === example.name);
    const tab = open || yasgui.addTab(true, { name: example.name, yasr: { settings: plainly } });
    yasgui.selectTabId(tab.getId());
    tab.setEndpoint(endpoint);
    tab.setQuery(example.text);
    tab.query().catch(() => {}); // what went wrong stands in the tab
  });

  // An IRI of the graph is answered by this server, whatever host stands in it.
  const here = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    for (const [begins, path] of places) {
      if (link.href.startsWith(begins)) link.href = path + link.href.slice(begins.length);
    }
  };
  for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, here, true);
})();
