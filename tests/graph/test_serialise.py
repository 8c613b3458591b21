"""The formats: the same bytes for the same triples, and other programs read the same graph."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from rdflib.compare import isomorphic

from kg.errors import UsageError
from kg.graph.serialise import FORMATS, serialise, stream, triple_order, turtle
from kg.graph.store import Content, open_graph
from kg.graph.vocabulary import RDF

PROGRAM = """
import sys
from kg.graph.serialise import serialise
from tests.graph.conftest import content_of, three_articles
articles = three_articles()
if sys.argv[2] == "reversed": articles.reverse()
sys.stdout.buffer.write(serialise(content_of(articles).triples, sys.argv[1]))
"""


@pytest.mark.parametrize("format", FORMATS)
def test_order_of_triples_changes_no_byte(content: Content, format: str) -> None:
    shuffled = list(content.triples)
    random.Random(7).shuffle(shuffled)
    assert serialise(shuffled, format) == serialise(content.triples, format)


def test_the_order_is_that_of_the_parts_one_by_one() -> None:
    """By subject, types first, by predicate, by value: also where one name begins with another, or holds its end."""
    names = [NamedNode(f"http://example.org/{name}") for name in ("a", "a/b", "a-b", "a!", "ab", "é")]
    values: list[NamedNode | BlankNode | Literal] = [
        *names,
        BlankNode("x"),
        Literal("a"),
        Literal("a b"),
        Literal("a> <b"),
        Literal("a", language="en"),
        Literal(5),
    ]
    subjects: list[NamedNode | BlankNode] = [*names, BlankNode("xy")]
    triples = [Triple(s, p, o) for s in subjects for p in (RDF.type, *names) for o in values]
    random.Random(7).shuffle(triples)
    ordered = sorted(triples, key=lambda t: (str(t.subject), t.predicate != RDF.type, t.predicate.value, str(t.object)))
    assert sorted(triples, key=triple_order) == ordered


@pytest.mark.parametrize("format", FORMATS)
def test_hash_seed_and_order_of_articles_change_no_byte(format: str) -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, format, order],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed, order in (("0", "given"), ("1", "reversed"), ("4242", "given"))
    }
    assert len(made) == 1
    assert made != {b""}


@pytest.mark.parametrize(
    ("format", "theirs"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_the_same_graph(content: Content, format: str, theirs: str) -> None:
    read = rdflib.Graph().parse(data=serialise(content.triples, format), format=theirs)
    expected = rdflib.Graph().parse(data=serialise(content.triples, "ntriples"), format="nt")
    assert len(read) == len(set(content.triples))
    assert isomorphic(read, expected)


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_datasets_hold_the_merged_facts_and_a_graph_per_article(content: Content, format: str) -> None:
    kind = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}[format]
    store = pyoxigraph.Store()
    store.load(serialise(content.triples, format), format=kind)
    merged = {quad.triple for quad in store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())}
    assert merged == set(content.triples)
    names = sorted(str(graph).rpartition("/")[2] for graph in store.named_graphs())
    assert names == ["courier>", "echo>", "gazette>"]


def test_turtle_is_readable(content: Content) -> None:
    text = turtle(content.triples).decode()
    assert text.startswith("@prefix ")
    assert "\ncouncil:liverpool a ikg:Council ;\n" in text
    assert "grade:inadequate" in text
    assert text.count("@prefix council:") == 1
    assert "\n\n\n" not in text


def test_hostile_literals_survive(content: Content) -> None:
    words = 'He said: "no" .\n\n@prefix x: <y> .\t\\ \u202e ☃ \x01 <script>'
    subject, predicate = NamedNode("http://e/s"), NamedNode("http://e/p")
    triples = [Triple(subject, predicate, Literal(words)), Triple(subject, predicate, Literal("x", language="en"))]
    for format, theirs in (("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")):
        read = rdflib.Graph().parse(data=serialise(triples, format), format=theirs)
        assert rdflib.Literal(words) in set(read.objects())
        assert len(read) == 2


def test_json_ld_reads_like_plain_json(content: Content) -> None:
    document = json.loads(serialise(content.triples, "jsonld"))
    nodes = {node["@id"]: node for node in document["@graph"]}
    judgement = nodes["judgement/liverpool-sif-2018-01-overall-effectiveness-good"]
    assert judgement["@type"] == "ikg:Judgement"
    assert judgement["judges"] == "council/liverpool"
    assert judgement["grade"] == "concept:grade/good"
    said = judgement["evidence"][0]
    assert (said["@type"], said["oa:hasSource"][:8]) == ("ikg:Evidence", "article/")
    quote, place = sorted(said["oa:hasSelector"], key=lambda one: "oa:start" in one)
    assert quote["oa:exact"] == "liverpool was good for overall-effectiveness."
    assert place["oa:end"] - place["oa:start"] == len(quote["oa:exact"])
    assert not [id for id in nodes if id.startswith("evidence/")], "each sentence stands where it belongs"


def test_in_json_ld_a_property_with_several_values_anywhere_has_a_list_everywhere(content: Content) -> None:
    document = json.loads(serialise(content.triples, "jsonld"))
    shapes: dict[str, set[bool]] = {}
    todo = [*document["@graph"]]
    for node in todo:
        for key, value in node.items():
            if key != "@type":
                shapes.setdefault(key, set()).add(isinstance(value, list))
            todo.extend(one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict))
    assert all(len(found) == 1 for found in shapes.values()), shapes


def test_a_second_parser_reads_the_same_graph(content: Content) -> None:
    for format, kind in (
        ("turtle", RdfFormat.TURTLE), ("ntriples", RdfFormat.N_TRIPLES), ("rdfxml", RdfFormat.RDF_XML),
        ("jsonld", RdfFormat.JSON_LD),
    ):  # fmt: skip
        read = pyoxigraph.parse(serialise(content.triples, format), format=kind)
        assert {quad.triple for quad in read} == set(content.triples), format


def test_unknown_formats_are_named(content: Content) -> None:
    with pytest.raises(UsageError, match="unknown format 'hdt': use one of turtle"):
        serialise(content.triples, "hdt")


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_streamed_is_what_is_made_in_memory(content: Content, output: Path, format: str) -> None:
    file = io.BytesIO()
    with open_graph(output) as graph:
        assert stream(graph.folder / "graph.ttl", format, file, graph.cited)
    assert file.getvalue() == serialise(content.triples, format)
    assert not stream(output / "graph.ttl", "csv", file)
