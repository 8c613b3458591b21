"""What stands behind a fact in a page: the sentence, who says so and where; and how a row of an answer is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Row = Mapping[str, str | None]
"""One answer: column to plain text."""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """One sentence of one source."""

    when: str
    """Date of the inspection it speaks of, as precise as known; may be empty."""
    source: str
    """Title of the article, or its file name."""
    text: str
    url: str = ""
    """Web address of the source; empty where it has none that a browser may follow."""
    page: str = ""
    """Page of a PDF."""
    publisher: str = ""
    kind: str = ""
    """Of source: ``report``, ``news`` or ``letter``."""
    stored: str = ""
    """File of the article's stored text beside the pages: ``text/an-article-1a2b3c4d.txt``."""
    says: str = ""
    """What it is evidence of, in words: ``partner agency``, ``blamed for weak partner response``."""

    @property
    def year(self) -> str:
        """The year of the inspection, or nothing: a month of an unknown year (``--03``) has none."""
        return self.when[:4] if self.when[:4].isdigit() else ""


def with_sentences(rows: Iterable[Row], sentences: Mapping[str, Row]) -> Iterator[Row]:
    """Each row once for each sentence that its column ``evidence`` names, with what is known of that sentence.

    A row that names none comes as it is. ``sentences`` is what ``sentences_of`` gives.
    """
    for row in rows:
        named = _listed(row)
        if named:
            yield from ({**row, **sentences[one]} for one in named)
        else:
            yield row


def _listed(row: Row) -> list[str]:
    listed = row.get("evidence")
    return listed.split(", ") if listed else []


def sentences_of(articles: Iterable[Row], sentences: Iterable[Row]) -> dict[str, Row]:
    """Each sentence with its article, by its name: the answers to ``page-articles`` and ``page-sentences`` joined."""
    of_article = {row["article"]: row for row in articles}
    return {one: {**of_article[row["article"]], **row} for row in sentences if (one := row["evidence"] or "")}


def quote_of(row: Row, says: str = "") -> Quote | None:
    """The sentence of a row with the columns ``quote``, ``title``, ``source`` and so on; None where it has none."""
    words = text(row, "quote")
    if not words:
        return None
    return Quote(
        text(row, "when"),
        text(row, "title") or text(row, "source"),
        words,
        web_address(text(row, "url")),
        text(row, "page"),
        text(row, "publisher"),
        text(row, "kind"),
        f"text/{article}.txt" if (article := tail(row, "article")) else "",
        says,
    )


def web_address(url: str) -> str:
    """The address where it is one of the web: ``javascript:`` and the like are no links."""
    return url if url.startswith(("https://", "http://")) else ""


def text(row: Row, column: str) -> str:
    """The value of a column, empty where there is none; an unpaired surrogate becomes a question mark."""
    value = row.get(column)
    if not value:
        return ""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def thing_id(row: Row, column: str) -> str:
    """The last two parts of an IRI: ``council/liverpool``; raises ``KeyError`` where the row has none."""
    iri = text(row, column)
    if not iri:
        raise KeyError(f"a row without a {column}: {dict(row)}")
    return "/".join(iri.rsplit("/", 2)[-2:])


def slug(identifier: str) -> str:
    """The last part of an id or IRI, which pages and places in them are named after: ``liverpool``."""
    return identifier.rsplit("/", 1)[-1]


def tail(row: Row, column: str) -> str:
    """The last part of an IRI: ``inadequate``; empty where there is none."""
    return slug(text(row, column))


def sort_key(row: Row) -> tuple[str, ...]:
    """Any fixed order: of two rows about one thing the same one is always first."""
    return tuple(f"{column}={row[column] or ''}" for column in sorted(row))
