"""Exports from plain values: XML that stays XML, tables that stay tables."""

from __future__ import annotations

import csv
import io
import string
from collections.abc import Iterable, Sequence

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import NETWORK_FORMATS, write_csv
from kg.views.network import Edge, Network, Node, NodeKind
from kg.views.quotes import Quote
from tests.views.sample import small_network

CELLS = st.text(st.characters(codec="utf-8"))


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> bytes:
    file = io.BytesIO()
    write_csv(columns, rows, file)
    return file.getvalue()


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
def test_any_text_survives_a_table(rows: list[tuple[str, str, str]]) -> None:
    content = csv_table(("a", "b", "c"), rows).decode("utf-8")
    assert [tuple(row) for row in csv.reader(io.StringIO(content, newline=""))] == [("a", "b", "c"), *rows]


def test_pandas_reads_a_table_as_it_was_written() -> None:
    rows = [('Ann, "the" first', "two\nlines", "3"), ("é ☃", "", "4")]
    frame = pd.read_csv(io.BytesIO(csv_table(("a", "b", "c"), rows)), keep_default_na=False)
    assert list(frame.columns) == ["a", "b", "c"]
    assert [tuple(row) for row in frame.itertuples(index=False)] == [(a, b, int(c)) for a, b, c in rows]


def test_a_missing_value_is_an_empty_cell() -> None:
    assert csv_table(("a", "b"), [(None, "1")]) == b"a,b\r\n,1\r\n"


@pytest.mark.parametrize("format_", NETWORK_FORMATS)
@pytest.mark.parametrize("text", ["a & b <c>", "bell \x07", "line\nend", "“quoted”", string.printable])
def test_any_text_gives_xml_that_can_be_read(format_: str, text: str) -> None:
    nodes = (Node("council/x", NodeKind.COUNCIL, text), Node("agency/y", NodeKind.AGENCY, text))
    edges = (Edge("council/x", "agency/y", ("partner agency",), (Quote("2023", text, text),)),)
    content = NETWORK_FORMATS[format_](nodes, edges)
    read = nx.parse_graphml(content.decode()) if format_ == "graphml" else nx.read_gexf(io.BytesIO(content))
    assert read.has_edge("council/x", "agency/y")


@pytest.mark.parametrize("format_", NETWORK_FORMATS)
def test_the_same_network_gives_the_same_bytes(format_: str) -> None:
    def written(network: Network) -> bytes:
        return NETWORK_FORMATS[format_](network.nodes, network.edges)

    assert written(small_network()) == written(small_network())
    assert b"lastmodified" not in written(small_network())
