"""How long the named queries take on the graph of a folder, each in one process, as medians.

Run ``python bench/queries.py GRAPH [ROUNDS]``, where GRAPH is what ``kg build -o GRAPH`` wrote. The parameters are
those of the queries themselves; times are of the processor, from the text of the query to the table of its answer.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from kg import resources
from kg.graph.queries import Query, answer, list_queries
from kg.graph.store import Graph, open_graph

ROUNDS = 5


def main(folder: Path, rounds: int) -> None:
    """Print a table, the slowest query first."""
    with open_graph(folder) as graph:
        rows = [(*_times(graph, query, rounds), query.name) for query in list_queries(resources.folder("queries"))]
    print(f"{'query':<24}{'median ms':>10}{'first ms':>10}{'rows':>8}")
    for median, first, count, name in sorted(rows, reverse=True):
        print(f"{name:<24}{median * 1000:>10.0f}{first * 1000:>10.0f}{count:>8}")


def _times(graph: Graph, query: Query, rounds: int) -> tuple[float, float, int]:
    """The median and the first of so many answers, in seconds, and how many rows an answer has."""
    times: list[float] = []
    count = 0
    for _ in range(rounds):
        begun = time.process_time()
        count = len(answer(graph, query).rows)
        times.append(time.process_time() - begun)
    return statistics.median(times), times[0], count


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
