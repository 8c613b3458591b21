"""Answers in pages: all pages together are the whole answer, and none but the last is taken for the end."""

from __future__ import annotations

import io
from itertools import chain
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.export import write_csv
from kg.graph.queries import Answer, Query, answer, answer_pages, find_query, go_on, list_queries
from kg.graph.store import Graph

QUERIES = Path(__file__).resolve().parents[2] / "queries"
IN_PAGES = [query for query in list_queries(QUERIES) if query.in_pages]
WHOLE = "1000"
HEAD = "# title: T\n# question: Q?\n"


def ask(graph: Graph, name: str, **parameters: str) -> Answer:
    return answer(graph, find_query(name, QUERIES), parameters)


def test_what_is_as_long_as_the_graph_comes_in_pages() -> None:
    assert {query.name for query in IN_PAGES} == {
        "contradictions",
        "council",
        "evidence",
        "fact-evidence",
        "facts",
        "page-sentences",
        "recurring-failings",
        "stale-claims",
    }


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
@pytest.mark.parametrize("query", IN_PAGES, ids=lambda query: query.name)
def test_pages_together_are_the_whole_answer_in_its_order(graph: Graph, query: Query, size: int) -> None:
    whole = answer(graph, query, {"size": WHOLE})
    pages = list(answer_pages(graph, query, size))
    together = list(chain.from_iterable(page.rows for page in pages))
    if query.name == "page-sentences":  # in no order, but page by page
        assert sorted(together, key=str) == sorted(whole.rows, key=str)
    else:
        assert together == list(whole.rows)
    assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]
    assert all(page.rows for page in pages) or not whole.rows
    assert not whole.more


@pytest.mark.parametrize("query", IN_PAGES, ids=lambda query: query.name)
def test_a_page_behind_the_last_is_empty(graph: Graph, query: Query) -> None:
    found = answer(graph, query, {"page": "1000000000"})
    assert (found.rows, found.more) == ((), False)


def test_a_fact_stands_on_one_page_with_all_its_sentences(graph: Graph) -> None:
    pages = list(answer_pages(graph, find_query("facts", QUERIES), 1))
    assert all(len({row["fact"] for row in page.dicts()}) == 1 for page in pages)
    assert any(len(page.rows) > 1 for page in pages), "no fact of this graph has two sentences"


@pytest.mark.parametrize("name", ["facts", "fact-evidence"])
def test_of_a_fact_with_too_many_sentences_those_of_one_source_are_shown_and_all_are_counted(
    graph: Graph, name: str
) -> None:
    whole = ask(graph, name, size=WHOLE).dicts()
    by_fact = {fact: [row for row in whole if row["fact"] == fact] for fact in {row["fact"] for row in whole}}
    assert all(row["sentences"] == str(len(rows)) for rows in by_fact.values() for row in rows)
    cut = ask(graph, name, size=WHOLE, most="1").dicts()
    assert {row["fact"] for row in cut} == set(by_fact)
    assert len(cut) < len(whole)
    for fact, rows in by_fact.items():
        shown = [row for row in cut if row["fact"] == fact]
        assert all(row in rows for row in shown)
        assert len({row["source"] for row in shown}) == 1
        assert ask(graph, name, fact=fact or "", most="1").dicts() == rows


def test_narrowing_goes_before_pages(graph: Graph) -> None:
    all_of_one = ask(graph, "evidence", council="sunderland", size=WHOLE)
    first = ask(graph, "evidence", council="sunderland", size="1")
    assert first.rows == all_of_one.rows[: len(first.rows)]
    assert first.more
    assert {row["council"] for row in first.dicts()} == {"Sunderland City Council"}
    delays = ask(graph, "evidence", contains="delay", size="1")
    assert "delay" in (delays.dicts()[0]["quote"] or "").lower()
    fact = ask(graph, "facts").dicts()[-1]["fact"] or ""
    narrowed = ask(graph, "facts", fact=fact, size="1")
    assert {row["fact"] for row in narrowed.dicts()} == {fact}
    assert not narrowed.more


@pytest.mark.parametrize(
    ("parameter", "value"), [("page", "0"), ("page", "-1"), ("size", "two"), ("size", "0"), ("page", "1000000001")]
)
def test_what_is_no_number_of_a_page_is_an_error(graph: Graph, parameter: str, value: str) -> None:
    with pytest.raises(QueryError, match=f"parameter {parameter}: not a number from 1 on: '{value}'"):
        ask(graph, "facts", **{parameter: value})


@pytest.mark.parametrize(
    ("head", "body", "says"),
    [
        ("# parameter: page (page) p\n", "ORDER BY ?c LIMIT 2 OFFSET 0", "one parameter of the type page and one of"),
        ("# parameter: page (page) p\n# parameter: size (size) s\n", "ORDER BY ?c LIMIT 2", "needs one line ORDER BY"),
    ],
)
def test_a_head_and_its_query_must_agree_on_pages(head: str, body: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        find_query(f"{HEAD}{head}SELECT ?c {{ {{ SELECT ?c {{ ?c a ikg:Council }} {body} }} }}", QUERIES)


def test_a_query_of_one_s_own_may_come_in_pages(graph: Graph) -> None:
    text = (
        f"{HEAD}# parameter: sheet (page) which\n# parameter: names (size) how many\n"
        "SELECT ?name { { SELECT ?name { ?c a ikg:Council ; rdfs:label ?name } ORDER BY ?name LIMIT 2 OFFSET 0 } }"
        " ORDER BY ?name"
    )
    query = find_query(text, QUERIES)
    first, second, *_ = answer_pages(graph, query, 2)
    assert len(first.rows) == 2
    assert first.rows < second.rows
    assert first.page is not None
    assert "-p sheet=2 gives the next, -p names=N longer ones (2 now)" in go_on(query, first.page, "-p ")


def test_a_table_is_written_row_by_row(graph: Graph) -> None:
    """The file grows while rows are asked for, so that a long answer is never in memory whole."""
    file = io.BytesIO()
    grown: list[int] = []

    def rows() -> object:
        for _ in range(5):
            grown.append(len(file.getvalue()))
            yield ("x" * 10_000,)

    write_csv(("a",), rows(), file)  # type: ignore[arg-type]
    assert grown[0] < grown[2] < grown[4] < len(file.getvalue())
    assert not file.closed
