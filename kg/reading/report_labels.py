"""The labels of a title page's lines: when inspectors came, when the report came out; see ``patterns/reports.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.expressions import expression, lists_of, phrases_of


def _however_spaced(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The expression with any spaces between the words of a label: pages that were scanned have several."""
    return re.compile(pattern.pattern.replace(r"\ ", r"[ \t]+"), pattern.flags)


@made_once
def days_label(ontology: Ontology) -> re.Pattern[str]:
    """Matches the label of the days of the inspection at the beginning of a line."""
    return _however_spaced(expression(lists_of(ontology, "reports"), r"\W*{date-labels}\b(?:\s*\(s\))?\s*[:–-]?\s*"))


@made_once
def dated_line(ontology: Ontology) -> re.Pattern[str]:
    """Finds lines with a date behind a label and its colon, in a text of many lines.

    ``dates`` or ``published`` is the label, ``value`` what stands behind it.
    """
    lists = lists_of(ontology, "reports")
    grammar = r"^[ \t]*(?:(?P<dates>{date-labels})|(?P<published>{publication-labels}))[ \t]*:[ \t]*(?P<value>\S.*)$"
    return _however_spaced(expression(lists, grammar, re.IGNORECASE | re.MULTILINE))


@made_once
def last_inspection_label(ontology: Ontology) -> re.Pattern[str]:
    """Matches the label of the days of the inspection before, with its colon."""
    return expression(lists_of(ontology, "reports"), r"\W*{last-inspection-labels}(?:\(s\))?\s*:\s*")


@made_once
def publication_labels(ontology: Ontology) -> tuple[str, ...]:
    """How the line of the date of publication begins, in lower case."""
    return tuple(label.lower() for label in phrases_of(lists_of(ontology, "reports"), "publication-labels"))


@made_once
def other_labels(ontology: Ontology) -> re.Pattern[str]:
    """Matches the label of another line of the title page than that of the days, with or without a colon."""
    lists = lists_of(ontology, "reports")
    return expression(lists, r"\b(?:{publication-labels}|{lead-labels})\b")
