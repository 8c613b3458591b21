"""Clients, builds and long queries at once: no error, no wrong answer. ``bench/serving.py`` is the long form."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.graph.store import publish
from tests.graph.conftest import content_of, three_articles
from tests.serve.load import REQUESTS, load
from tests.serve.serving import serving

SECONDS = 4.0
WINDOWS = 4


def test_clients_builds_and_long_queries_at_once(tmp_path: Path) -> None:
    articles = three_articles()
    contents = [content_of(articles), content_of(articles[:2])]
    output = publish(tmp_path / "output", contents[0])

    def build(graph: int) -> None:
        publish(output, contents[graph])

    with serving(output, "--timeout", str(SECONDS / WINDOWS)) as server:
        run, expected = load(server.address, build, seconds=SECONDS, windows=WINDOWS, clients=8)
    assert run.failures == []
    assert run.wrong(expected) == []
    asked = Counter(reply.request for reply in run.replies)
    assert min(asked[request] for request in REQUESTS) > 10
    differing = [request for request in REQUESTS if expected[0][request] != expected[1][request]]
    assert len(differing) > 4  # else a stale answer could not be told from a right one
    assert len(run.builds) > WINDOWS
    assert [span.what for span in run.long] == [504] * (WINDOWS // 2)
    assert max(span.ended - span.begun for span in run.long) < SECONDS / WINDOWS + 5
