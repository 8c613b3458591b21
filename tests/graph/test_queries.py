"""Named queries: heads, parameters, answers; and what no query may do."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib

from kg.errors import QueryError
from kg.graph.queries import Answer, Query, answer, find_query, list_queries, refuse_fetching
from kg.graph.store import Graph, open_graph, publish
from tests.graph.conftest import content_of
from tests.graph.miniature import Story

QUERIES = Path(__file__).resolve().parents[2] / "queries"
DEMANDED = {
    "agency-failings", "contradictions", "council", "coverage", "evidence", "failing-patterns", "grade-changes",
    "judgement-history", "partner-agencies", "pattern-cooccurrence", "people-in-posts", "recurring-failings",
    "shared-failings", "england-now", "areas-still-open", "inadequate-to-good", "inspectors", "news-against-report",
    "stale-claims",
}  # fmt: skip
OF_REPORTS = {"england-now", "areas-still-open", "inadequate-to-good", "inspectors", "news-against-report"}
"""Queries that only reports have an answer to; they are asked of a graph of their own."""
NAMED = list_queries(QUERIES)


def ask(graph: Graph, name: str, **parameters: str) -> Answer:
    return answer(graph, find_query(name, QUERIES), parameters)


def text(words: str) -> Query:
    return find_query(words, QUERIES)


def unordered(rows: Iterable[Iterable[str | None]]) -> list[list[list[str]]]:
    """Rows in any order, and lists such as "Delay, High caseloads" in any order too: engines may differ."""
    return sorted([sorted((value or "").split(", ")) for value in row] for row in rows)


def test_every_demanded_query_is_there() -> None:
    assert DEMANDED <= {query.name for query in NAMED}


@pytest.fixture
def asked(request: pytest.FixtureRequest) -> Graph:
    """The miniature graph that has an answer to the query of the test."""
    query: Query = request.getfixturevalue("query")
    name = "reports" if query.name in OF_REPORTS else "stale" if query.name == "stale-claims" else "graph"
    found: Graph = request.getfixturevalue(name)
    return found


@pytest.mark.parametrize("query", NAMED, ids=lambda query: query.name)
class TestEveryNamedQuery:
    def test_says_what_it_is_for(self, query: Query) -> None:
        assert query.title
        assert query.question.endswith("?")
        assert query.columns

    def test_answers_the_columns_of_its_head(self, query: Query, asked: Graph) -> None:
        found = answer(asked, query)
        assert found.columns == tuple(column.name for column in query.columns)
        assert found.rows, "the miniature graph should have an answer to every named query"

    def test_is_standard_sparql_that_rdflib_answers_alike(self, query: Query, asked: Graph) -> None:
        other = rdflib.Graph().parse(asked.folder / "graph.ttl").query(query.text)
        theirs = [[None if term is None else str(term) for term in row] for row in other]  # type: ignore[union-attr]
        assert unordered(theirs) == unordered(answer(asked, query).rows)

    def test_takes_each_parameter(self, query: Query, asked: Graph) -> None:
        values = {
            "integer": "1", "string": "liverpool", "council": "Liverpool", "agency": "Ofsted", "pattern": "delay",
            "group": "practice", "grade": "good", "area": "other", "agency-type": "police", "person": "John Smith",
            "iri": "https://w3id.org/inspection-kg/id/failing/none", "page": "1", "size": "2",
        }  # fmt: skip
        values["council"] = "liverpool"
        for parameter in query.parameters:
            default = answer(asked, query)
            narrowed = answer(asked, query, {parameter.name: values[parameter.type]})
            assert narrowed.columns == default.columns
            assert len(narrowed.rows) <= len(default.rows)


def test_shared_failings_names_the_pair_and_the_patterns(graph: Graph) -> None:
    assert ask(graph, "shared-failings").rows == (
        ("Liverpool City Council", "Sunderland City Council", "2", "Delay, High caseloads"),
    )
    assert ask(graph, "shared-failings", min="3").rows == ()
    assert ask(graph, "shared-failings", council="Sunderland City Council", group="workforce").rows[0][2:] == (
        "1",
        "High caseloads",
    )
    assert ask(graph, "shared-failings", council="cumbria").rows == ()


@pytest.mark.parametrize("given", ["liverpool", "Liverpool City Council", "LIVERPOOL COUNCIL", "E08000012"])
def test_a_council_may_be_named_in_any_way(graph: Graph, given: str) -> None:
    rows = ask(graph, "coverage", council=given).rows
    assert [row[0] for row in rows] == ["Liverpool City Council"]


def test_recurring_failings_are_in_successive_inspections(graph: Graph) -> None:
    (row,) = ask(graph, "recurring-failings").dicts()
    assert (row["council"], row["pattern"]) == ("Liverpool City Council", "High caseloads")
    assert (row["earlier"], row["later"]) == ("2018-01", "2023-03-13")


def test_contradictions_show_both_quotes(graph: Graph) -> None:
    (row,) = ask(graph, "contradictions").dicts()
    assert {row["first"], row["second"]} == {"Inadequate", "Requires improvement"}
    assert {row["first_source"], row["second_source"]} == {"courier.txt", "echo.txt"}


def test_stale_claims_show_both_quotes(stale: Graph) -> None:
    again, grade, post = ask(stale, "stale-claims").dicts()
    assert (again["stale_quote"], again["since_source"]) == (grade["stale_quote"], "courier.txt")
    assert (grade["kind"], grade["stale"], grade["since"]) == ("grade", "Inadequate", "Good")
    assert (grade["stale_source"], grade["since_source"]) == ("late.txt", "report-2023.txt")
    assert grade["stale_quote"] == "liverpool was inadequate for overall-effectiveness."
    assert (post["kind"], post["stale"]) == ("post", "Ann Lee, director of children's services")
    assert (post["since"], post["since_source"]) == ("Bo Park, director of children's services", "later.txt")


def test_of_a_failing_s_sentences_only_those_are_shown_that_blame_the_agency(tmp_path: Path) -> None:
    story = Story("a").agency("merseyside-police", "Merseyside Police", "police").inspection(start="2023")
    story.failing().failing(blamed=("merseyside-police",))
    publish(tmp_path / "output", content_of([story.done()]))
    with open_graph(tmp_path / "output") as graph:
        (row,) = ask(graph, "agency-failings").dicts()
        (shown,) = (row for row in ask(graph, "network-agencies").dicts() if row["relation"] == "blamed")
        blaming = answer(graph, text("SELECT ?e ?q { ?e ikg:blames ?a ; oa:hasSelector/oa:exact ?q }"))
    assert row["agency"] == "Merseyside Police"
    assert blaming.rows == ((shown["evidence"], row["quote"]),)


def test_an_undated_inspection_hides_no_other_s_years(tmp_path: Path) -> None:
    story = Story("a").inspection("one", "ilacs", start="2018-05").inspection("two", "ilacs", start="2023-03-13")
    publish(tmp_path / "output", content_of([story.inspection("three", "monitoring-visit").done()]))
    with open_graph(tmp_path / "output") as graph:
        (row,) = ask(graph, "coverage").dicts()
    assert (row["inspections"], row["first"], row["last"]) == ("3", "2018-05", "2023-03-13")


def test_a_thing_may_be_named_by_the_words_of_its_id(graph: Graph) -> None:
    """So "Cheshire East" is found, whose only name of its own is Cheshire East Council."""
    by_id = ask(graph, "people-in-posts", person="maire-oneill-liverpool").rows
    assert by_id
    assert ask(graph, "people-in-posts", person="Maire Oneill Liverpool").rows == by_id


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("people-in-posts", ("organisation", "person", "role", "status", "source", "quote")),
        ("page-people", ("council", "person", "role", "status")),
        ("page-inspections", ("council", "when", "inspection")),
        ("agency-failings", ("agency", "pattern", "council", "date", "source", "quote")),
    ],
)
def test_rows_are_in_the_order_of_these_columns_though_some_are_sorted_by_one_text(
    tmp_path: Path, name: str, columns: tuple[str, ...]
) -> None:
    """Where one value begins another ("Ann", "Ann Lee"), and where there is none."""
    one = Story("one").council().council("sunderland").agency("police", "Police", "police").agency()
    one.inspection("a", start="2018").inspection("b", "ilacs", start="2023-03").inspection(
        "c", "ilacs", end="2023-03-13"
    )
    one.inspection("d", "monitoring-visit").inspection("e", "ilacs", council="sunderland", start="2023")
    for inspection in ("a", "b"):
        for pattern in ("delay", "high-caseloads"):
            one.failing(pattern, inspection, blamed=("police",)).failing(pattern, inspection, blamed=("ofsted",))
    stories = [one, Story("two")]
    for story in stories:
        for person in ("Ann Leeson", "Ann Lee", "Ann Lee-Park", "Bo Park"):
            story.post(person, "chair").post(person, "chair", council="liverpool").post(person, council="sunderland")
            story.post(person, "chair of the board", council="liverpool").post(person, "chair", agency="ofsted")
    publish(tmp_path / "output", content_of([story.done() for story in stories]))
    with open_graph(tmp_path / "output") as graph:
        rows = ask(graph, name).dicts()
    assert len(rows) > 4
    assert rows == sorted(rows, key=lambda row: [row[column] or "" for column in columns])


def test_grade_changes_say_which_way(graph: Graph) -> None:
    assert {row["direction"] for row in ask(graph, "grade-changes").dicts()} == {"worse"}


def test_evidence_of_one_fact(graph: Graph) -> None:
    fact = "https://w3id.org/inspection-kg/id/failing/liverpool-ilacs-2023-03-13-high-caseloads"
    rows = ask(graph, "evidence", fact=fact).dicts()
    assert [row["source"] for row in rows] == ["courier.txt", "echo.txt"]


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("shared-failing", {}, "did you mean 'shared-failings'"),
        ("shared-failings", {"mim": "2"}, r"no parameter 'mim': did you mean 'min'\?; it has council, group, min"),
        ("shared-failings", {"min": "two"}, "parameter min: not an integer: 'two'"),
        ("shared-failings", {"council": "Liverpol"}, "no council 'Liverpol' in this graph: did you mean 'liverpool'"),
        ("evidence", {"fact": "no iri"}, "parameter fact: not an iri"),
        ("nowhere.rq", {}, "nowhere.rq: cannot be read"),
    ],
)
def test_errors_name_the_thing_and_the_nearest(graph: Graph, name: str, parameters: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError, match=says) as raised:
        ask(graph, name, **parameters)
    assert "\n" not in str(raised.value)


def test_a_value_is_a_term_and_never_text(graph: Graph) -> None:
    hostile = '" } SELECT * { ?s ?p ?o } #'
    assert ask(graph, "evidence", contains=hostile).rows == ()
    with pytest.raises(QueryError):
        ask(graph, "evidence", fact="http://e> } #")
    assert ask(graph, "evidence", contains='\\ \n " ?given_fact VALUES ?given_fact { UNDEF }').rows == ()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { service ?x { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "# a comment \r SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM# c\n<file:///etc/passwd> { ?s ?p ?o }",
        "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } FROM <file:///etc/passwd> { ?s ?p ?o }",
        "ASK FROM <file:///etc/passwd> { ?s ?p ?o }",
        "DESCRIBE <http://e> FROM <file:///etc/passwd>",
    ],
)
def test_what_would_fetch_is_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError, match=r"refused|not SPARQL"):
        answer(graph, text(query))


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?service ?from ?o FILTER (?o = "SERVICE <http://e> from <x>") }',
        "# SERVICE <http://e> FROM <x>\nSELECT * { ?s ?p ?o } LIMIT 1",
    ],
)
def test_the_words_alone_are_no_offence(graph: Graph, query: str) -> None:
    refuse_fetching(graph, query)
    answer(graph, text(query))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT { }", "not SPARQL"),
        ("SELECT * { ?s ?p }", "not SPARQL"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused"),
        ("nonsense {", "not SPARQL"),
    ],
)
def test_what_is_not_a_query_is_one_line(graph: Graph, query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as raised:
        answer(graph, text(query))
    assert "\n" not in str(raised.value)


def test_prefixes_need_not_be_declared(graph: Graph) -> None:
    found = answer(graph, text("SELECT (COUNT(*) AS ?n) { ?x a ikg:Council ; rdfs:label ?l ; skos:altLabel ?a }"))
    assert found.rows == (("1",),)


def test_a_given_text_may_have_parameters(graph: Graph) -> None:
    query = text("SELECT ?l { VALUES ?l { UNDEF } ?x a ikg:Council ; rdfs:label ?l }")
    assert answer(graph, query, {"l": "Liverpool City Council"}).rows == (("Liverpool City Council",),)


def test_a_file_may_be_given(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("ASK { ?x a ikg:Council }")
    assert answer(graph, find_query(str(path), QUERIES)).rows == (("true",),)


class TestFormats:
    def found(self, graph: Graph) -> Answer:
        return answer(graph, text('SELECT ?x (1 AS ?n) ("a,b\\n" AS ?t) ?none { ?x rdfs:label "Ofsted" }'))

    def test_rows_are_plain_values(self, graph: Graph) -> None:
        (row,) = self.found(graph).rows
        assert row == ("https://w3id.org/inspection-kg/id/agency/ofsted", "1", "a,b\n", None)

    def test_json_keeps_the_kind_of_term(self, graph: Graph) -> None:
        (row,) = json.loads(self.found(graph).serialise("json"))["results"]["bindings"]
        assert (row["x"]["type"], row["n"]["datatype"][-7:]) == ("uri", "integer")
        assert "none" not in row

    def test_csv_tsv_and_xml_are_read_by_others(self, graph: Graph) -> None:
        found = self.found(graph)
        rows = list(csv.reader(io.StringIO(found.serialise("csv").decode(), newline="")))
        assert rows[1][1:] == ["1", "a,b\n", ""]
        assert found.serialise("tsv").startswith(b"?x\t?n\t?t\t?none\n")
        assert ElementTree.fromstring(found.serialise("xml")).tag.endswith("sparql")

    def test_ask_and_construct(self, graph: Graph) -> None:
        yes = answer(graph, text("ASK { ?x a ikg:Council }"))
        assert (yes.kind, yes.serialise("csv")) == ("boolean", b"answer\r\ntrue\r\n")
        built = answer(graph, text("CONSTRUCT WHERE { ?x a ikg:Council }"))
        assert built.kind == "graph"
        assert len(built.rows) == 5
        assert len(rdflib.Graph().parse(data=built.results, format="turtle")) == 5
        assert answer(graph, text("DESCRIBE <https://w3id.org/inspection-kg/id/agency/ofsted>")).rows


def test_unknown_formats_are_named(graph: Graph) -> None:
    with pytest.raises(QueryError, match="unknown format 'yaml': use one of csv"):
        answer(graph, text("ASK {}")).serialise("yaml")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("# parameter: min two\nSELECT * {}", "cannot understand the head line '# parameter: min two'"),
        ("# parameter: min (integer) so many\nSELECT * {}", "needs one default, in lines VALUES \\?min"),
    ],
)
def test_a_malformed_head_is_named(tmp_path: Path, body: str, says: str) -> None:
    (tmp_path / "bad.rq").write_text(body)
    with pytest.raises(QueryError, match=says):
        list_queries(tmp_path)


def test_answers_are_the_same_in_every_process(output: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kg.graph.queries import *; from kg.graph.store import open_graph\n"
        "with open_graph(Path(sys.argv[1])) as graph:\n"
        "    for query in list_queries(Path(sys.argv[2])): print(answer(graph, query).rows)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, str(output), str(QUERIES)],
            check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_england_now_gives_the_latest_grades_and_the_reports_word(reports: Graph) -> None:
    rows = ask(reports, "england-now").dicts()
    assert [(row["area"], row["grade"], row["date"], row["source"]) for row in rows] == [
        ("Overall effectiveness", "Good", "2023-03-13", "report")
    ]


def test_areas_still_open_tell_how_they_came_back(reports: Graph) -> None:
    (row,) = ask(reports, "areas-still-open").dicts()
    assert (row["pattern"], row["earlier"], row["later"], row["now"]) == ("Delay", "2019-03-04", "2023-03-13", "both")
    assert row["asked"] == "delay is to become better."


def test_from_inadequate_to_good_takes_months(reports: Graph) -> None:
    (row,) = ask(reports, "inadequate-to-good").dicts()
    assert (row["inadequate"], row["good"], row["grade"], row["months"]) == ("2019-03-04", "2023-03-13", "Good", "48")


def test_inspectors_have_the_inspections_that_their_reports_are_about(reports: Graph) -> None:
    (row,) = ask(reports, "inspectors").dicts()
    assert (row["inspector"], row["inspections"], row["inadequate"]) == ("John Smith", "2", "1")
    assert (row["first"], row["last"], row["councils"]) == ("2019-03-04", "2023-03-13", "Liverpool City Council")


def test_news_against_report_says_who_differs(reports: Graph) -> None:
    rows = ask(reports, "news-against-report").dicts()
    assert [(row["news_source"], row["news"], row["report"], row["agree"]) for row in rows] == [
        ("courier.txt", "Good", "Good", "yes"),
        ("echo.txt", "Requires improvement", "Good", "no"),
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("evidence", "council"),
        ("council", "council"),
        ("people-in-posts", "organisation"),
        ("page-people", "council"),
        ("page-inspections", "council"),
    ],
)
def test_what_is_joined_all_at_once_for_everything_says_the_same_of_one_thing(
    tmp_path: Path, name: str, column: str
) -> None:
    stories = [Story(source).council().council("sunderland") for source in ("one", "two")]
    for story in stories:
        for council in ("liverpool", "sunderland"):
            story.inspection(council, council=council, start="2023").failing(key=council, council=council)
            story.post("Ann Lee", council=council)
    publish(tmp_path / "output", content_of([story.done() for story in stories]))
    with open_graph(tmp_path / "output") as graph:
        whole = ask(graph, name).dicts()
        of_one = [row for row in whole if "liverpool" in str(row[column]).lower()]
        assert 0 < len(of_one) < len(whole)
        assert ask(graph, name, council="liverpool").dicts() == of_one
