"""How soon the pages are readable, and how smoothly the network is dragged, in headless Chromium.

Run ``python -m bench.pages [REPORTS]`` (default: ``../shared/reports``); needs Chromium and chromedriver. It prints

- for the pages of the reports: seconds from opening a page to a finished picture, each page loaded from disk;
- the same for a synthetic network of 10,000 nodes and 40,000 edges, and how long making its page takes;
- frames a second while a picture of 1,000 boxes is dragged (opened in spite of the summary that a reader would get).

Chromium draws in software here (no GPU), so a person's machine is faster. Each figure is the median of several.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import build
from kg.views.network import Edge, Network, Node, NodeKind
from kg.views.network_page import network_page
from kg.views.quotes import Quote
from tests.conftest import open_browser

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

ROUNDS = 5
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEED = 7
GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
GROUPS = ("leadership", "workforce", "practice", "provision", "partnership")


def main(reports: Path) -> None:
    """Measure and print."""
    browser = open_browser()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            if reports.is_dir():
                site = build([reports], folder / "reports").output
                for name in ("network", "alike", "grades", "patterns", "council/sunderland"):
                    print(f"reports, {name}: readable after {_readable(browser, site / f'{name}.html'):.2f} s")
            begun = time.process_time()
            path = _written(folder / "big.html", synthetic(9_000, 400, 600, 40_000))
            made = time.process_time() - begun
            print(f"10,000 nodes, 40,000 edges: made in {made:.1f} s, {path.stat().st_size >> 20} MB")
            print(f"10,000 nodes, 40,000 edges: readable after {_readable(browser, path):.2f} s")
            path = _written(folder / "thousand.html", synthetic(900, 40, 60, 3_000))
            frames = _frames(browser, path)
            print(f"1,000 boxes: {frames:.0f} frames a second while dragging" if frames > 0 else "nothing was dragged")
    finally:
        browser.quit()


def synthetic(councils: int, patterns: int, agencies: int, edges: int) -> Network:
    """A network with realistic skew: a few patterns stand nearly everywhere, most seldom; some councils have many."""
    chance = random.Random(SEED)
    nodes = [
        Node(f"council/c{n}", NodeKind.COUNCIL, f"Council number {n}", (grade := GRADES[n % 4]), grade, 1)
        for n in range(councils)
    ]
    nodes += [
        Node(f"failure-pattern/p{n}", NodeKind.PATTERN, f"Failure pattern {n}", (g := GROUPS[n % 5]), g, 1)
        for n in range(patterns)
    ]
    nodes += [Node(f"agency/a{n}", NodeKind.AGENCY, f"Agency {n}", "police", "police", 1) for n in range(agencies)]
    ends: set[tuple[int, int]] = set()
    targets = patterns + agencies
    while len(ends) < edges:
        ends.add((int(councils * chance.random() ** 1.5), councils + int(targets * chance.random() ** 3)))
    quote = Quote(
        "2023-03", "A report", "Social workers' caseloads are too high, and children are not seen often enough."
    )
    joined = tuple(Edge(nodes[one].id, nodes[two].id, ("found at",), (quote,)) for one, two in sorted(ends))
    return Network(tuple(nodes), joined)


def _written(path: Path, network: Network) -> Path:
    path.write_text(network_page(network), encoding="utf-8")
    return path


def _readable(browser: WebDriver, path: Path) -> float:
    """Median seconds from opening a page to its picture on the screen."""
    took = []
    for _ in range(ROUNDS):
        browser.get("about:blank")
        browser.get(path.as_uri())
        took.append(
            browser.execute_async_script(
                "const done = arguments[0];"
                "requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)))"
            )
        )
    return statistics.median(took)


def _frames(browser: WebDriver, path: Path) -> float:
    """Frames a second while all boxes are shown and the picture is dragged by the mouse."""
    browser.get(path.as_uri())
    browser.set_script_timeout(60)
    return float(
        browser.execute_async_script(
            """
            const done = arguments[0];
            const data = JSON.parse(document.getElementById("network-data").textContent);
            const { network } = window.kgPicture;
            window.kgPicture.draw({
              boxes: new Map(data.nodes.map((node) => [node.id, 0])),
              lines: new Map(data.edges.map((_, number) => [number, 1])),
            });
            const canvas = document.querySelector("#mynetwork canvas");
            const at = canvas.getBoundingClientRect();
            const fire = (type, x) => canvas.dispatchEvent(new PointerEvent(type, {
              bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", button: 0, buttons: 1,
              clientX: at.left + x, clientY: at.top + 8 }));
            const before = network.getViewPosition().x;
            let frames = 0;
            setTimeout(() => {
              fire("pointerdown", 8);
              const begun = performance.now();
              (function step() {
                frames += 1;
                const passed = performance.now() - begun;
                if (passed > 3000) {
                  fire("pointerup", 8);
                  done(network.getViewPosition().x === before ? -1 : frames / (passed / 1000));
                  return;
                }
                fire("pointermove", 8 + (frames % 200));
                requestAnimationFrame(step);
              })();
            }, 500);
            """
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "reports")
