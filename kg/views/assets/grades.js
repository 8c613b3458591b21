"use strict";
// Shows one area at a time, and sorts the rows.
(function () {
  const body = document.querySelector("#grades tbody");
  const rows = [...body.rows];
  const status = document.getElementById("status");
  const value = (id) => document.getElementById(id).value;
  const shownIn = (row) => [...row.querySelectorAll("a.grade:not([hidden])")].sort((a, b) => (a.dataset.when < b.dataset.when ? 1 : -1));

  function key(row, order) {
    const marks = shownIn(row);
    if (order === "latest") return marks.length ? Number(marks[0].dataset.rank) : 99;
    const change = marks.findIndex((mark, place) => place + 1 < marks.length && mark.dataset.rank !== marks[place + 1].dataset.rank);
    return change < 0 ? "" : marks[change].dataset.when;
  }

  function show() {
    const [area, region, order] = [value("area"), value("region"), value("order")];
    for (const mark of body.querySelectorAll("a.grade")) mark.hidden = mark.dataset.area !== area;
    let seen = 0;
    for (const row of rows) {
      row.hidden = (region && row.dataset.region !== region) || !shownIn(row).length;
      seen += !row.hidden;
    }
    const sorted = [...rows];
    if (order === "latest") sorted.sort((a, b) => key(a, order) - key(b, order));
    if (order === "change") sorted.sort((a, b) => (key(a, order) < key(b, order) ? 1 : -1));
    body.replaceChildren(...sorted);
    status.textContent = `${seen} of ${rows.length} councils have a grade here`;
  }

  for (const id of ["area", "region", "order"]) document.getElementById(id).addEventListener("change", show);
  show();
  document.documentElement.dataset.ready = "yes";
})();
