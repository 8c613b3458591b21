"use strict";
// Sorts rows and columns of the matrix, and shows one group at a time.
(function () {
  const table = document.getElementById("matrix");
  const head = table.tHead.rows[0];
  const rows = [...table.tBodies[0].rows];
  const heads = [...head.cells].slice(1);
  const cells = new Map(rows.map((row) => [row, [...row.cells].slice(1)]));
  const status = document.getElementById("status");
  const order = document.getElementById("order");
  const columns = document.getElementById("columns");
  const group = document.getElementById("group");
  const by = (name, sign = 1) => (a, b) => sign * (Number(a.dataset[name]) - Number(b.dataset[name]));
  const rowOrders = { like: by("like"), name: by("name"), grade: by("rank"), most: by("total", -1) };
  let column = null;

  function sortRows() {
    const sorted = [...rows];
    if (column === null) sorted.sort(rowOrders[order.value]);
    else sorted.sort((a, b) => Number(cells.get(b)[column].dataset.count) - Number(cells.get(a)[column].dataset.count));
    table.tBodies[0].replaceChildren(...sorted);
    for (const cell of heads) cell.ariaSort = Number(cell.dataset.column) === column ? "descending" : "none";
  }

  function sortColumns() {
    const places = heads.map((_, place) => place);
    if (columns.value === "like") places.sort((a, b) => by("like")(heads[a], heads[b]));
    if (columns.value === "most") places.sort((a, b) => by("total", -1)(heads[a], heads[b]));
    const hidden = (place) => Boolean(group.value) && heads[place].dataset.group !== group.value;
    for (const place of places) heads[place].hidden = hidden(place);
    head.append(...places.map((place) => heads[place]));
    for (const row of rows) {
      const own = cells.get(row);
      for (const place of places) own[place].hidden = hidden(place);
      row.append(...places.map((place) => own[place]));
    }
    const shown = places.filter((place) => !hidden(place)).length;
    status.textContent = `${rows.length} councils, ${shown} of ${heads.length} patterns`;
  }

  order.addEventListener("change", () => { column = null; sortRows(); });
  columns.addEventListener("change", sortColumns);
  group.addEventListener("change", sortColumns);
  heads.forEach((cell, place) => cell.querySelector("button").addEventListener("click", () => { column = place; sortRows(); }));
  sortRows();
  sortColumns();
  document.documentElement.dataset.ready = "yes";
})();
