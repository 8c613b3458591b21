"""Rows that name their sentences, joined with what is known of each sentence."""

from __future__ import annotations

from kg.views.quotes import Quote, Row, quote_of, sentences_of, with_sentences

ARTICLES: list[Row] = [
    {"article": "id/article/a-1", "title": "A", "source": "a.md", "kind": "news"},
    {"article": "id/article/b-2", "title": None, "source": "b.pdf", "kind": "report"},
]
SENTENCES: list[Row] = [
    {"evidence": "e/1", "article": "id/article/a-1", "page": None, "quote": "Late."},
    {"evidence": "e/2", "article": "id/article/a-1", "page": None, "quote": "Slow."},
    {"evidence": "e/3", "article": "id/article/b-2", "page": "4", "quote": "Lost."},
]


def test_a_row_comes_once_for_each_of_its_sentences_with_its_article() -> None:
    rows = with_sentences([{"when": "2020", "evidence": "e/3, e/1"}], sentences_of(ARTICLES, SENTENCES))
    assert [quote_of(row) for row in rows] == [
        Quote("2020", "b.pdf", "Lost.", page="4", kind="report", stored="text/b-2.txt"),
        Quote("2020", "A", "Late.", kind="news", stored="text/a-1.txt"),
    ]


def test_a_row_without_sentences_stays() -> None:
    (row,) = with_sentences([{"when": "2020", "evidence": None}], {})
    assert quote_of(row) is None
