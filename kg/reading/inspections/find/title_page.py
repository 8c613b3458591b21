"""The days that stand behind their labels at the top of an article, in a report on its title page."""

from __future__ import annotations

import re

from kg.model import SourceKind
from kg.reading.dates import DateMention, find_dates
from kg.reading.inspections.account import Account
from kg.reading.report_labels import dated_line
from kg.reading.windows import labelled_window

_TITLE_PAGE = 4000
_FLAT_LABEL = re.compile(r"\b(?:Inspection dates?|Dates? of (?:the )?inspection|Inspected):? (?=\d)", re.IGNORECASE)
_FLAT_TITLE, _FLAT_VALUE = 600, 80
"""In so many characters a title page without lines has its label, and behind it the days."""
_AND = frozenset({"and", "to", "-", "–", "&", ", and"})


def days_on_title(account: Account) -> dict[str, DateMention] | None:
    """Dates that stand behind their labels at the top of a report; a report has a title page without them too."""
    found: dict[str, DateMention] = {}
    is_report = account.annotated.article.kind is SourceKind.REPORT
    if is_report:
        window = labelled_window(account.annotated, account.ontology)
        if window is not None:
            found["dates"] = DateMention(window.start, window.end, window.first, window.last)
    for match in dated_line(account.ontology).finditer(account.annotated.article.text, 0, _TITLE_PAGE):
        kind = "published" if match["published"] else "dates"
        dates = find_dates(match["value"], account.issued, match.start("value"))
        if dates and kind not in found and (kind != "dates" or not is_report):
            first, last = dates[0], dates[-1]
            end = last.end or (last.start if last is not first else first.end)
            found[kind] = DateMention(match.start(kind), last.end_char, first.start, end)
    if is_report and "dates" not in found:
        _add_flat_dates(account, found)
    return found if is_report or "dates" in found else None


def _add_flat_dates(account: Account, found: dict[str, DateMention]) -> None:
    """The days behind their label in a title page that has lost its lines."""
    text = account.annotated.article.text
    label = _FLAT_LABEL.search(text, 0, _FLAT_TITLE)
    if label is None:
        return
    dates = find_dates(text[label.end() : label.end() + _FLAT_VALUE], account.issued, label.end())
    if not dates or text[label.end() : dates[0].start_char].strip():
        return
    joined = len(dates) > 1 and text[dates[0].end_char : dates[1].start_char].strip() in _AND
    last = dates[1] if joined else dates[0]
    end = last.end or (last.start if joined else None)
    found["dates"] = DateMention(label.start(), last.end_char, dates[0].start, end)
