"use strict";
// Shows the pairs of a level and all stricter ones.
(function () {
  const levels = ["among-all", "alone", "near"];
  const level = document.getElementById("level");
  const status = document.getElementById("status");

  function show() {
    const wanted = levels.slice(0, levels.indexOf(level.value) + 1);
    for (const part of document.querySelectorAll("line.pair, #table tr[data-level]")) part.style.display = wanted.includes(part.dataset.level) ? "" : "none";
    const lines = [...document.querySelectorAll("line.pair")].filter((line) => wanted.includes(line.dataset.level));
    const joined = new Set(lines.flatMap((line) => [line.dataset.first, line.dataset.second]));
    for (const spot of document.querySelectorAll("#alike a")) spot.classList.toggle("single", !joined.has(spot.dataset.id));
    status.textContent = `${lines.length} ${lines.length === 1 ? "pair" : "pairs"} of ${joined.size} councils`;
  }

  level.addEventListener("change", show);
  show();
  document.documentElement.dataset.ready = "yes";
})();
