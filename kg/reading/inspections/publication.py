"""Dates on which a report came out, and no inspection was; see ``patterns/inspections/publication.yaml``."""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.dates import WEEKDAY, DateMention
from kg.reading.expressions import expression, lists_of
from kg.reading.inspections.visits import names_day

_TODAY_IS = re.compile(rf"\b(?:today|yesterday),? ?\((?:{WEEKDAY},? )?(?:the )?$", re.IGNORECASE)
""" "Out today (Friday," + "9 March)": what day it is."""
_REPORTS_IN = re.compile(r"\b(?:report(?:ed|ing)|wr(?:ote|iting)) (?:(?:back )?(?:in|on) )?$", re.IGNORECASE)
_ON_A_VISIT = re.compile(
    r",? (?:on|about|after|following) (?:an?|the|its|their) (?:\w+ ){0,3}?(?:visit|inspection)\b", re.I
)
""" "Reporting in" + "July 2021" + "on a visit made in June": when it was written."""

_REPORT_ON = re.compile(
    r"\b(?:ofsted|its|their|the) (?:\w+ )?(?:report|letter) on (?:\w+day,? )?(?:the )?$", re.IGNORECASE
)
""" "Since the Ofsted report on" + "24 January" + "judged services to be inadequate"."""


class PublicationWords:
    """The words around a date that make it one of a report."""

    def __init__(self, ontology: Ontology) -> None:
        lists = lists_of(ontology, "inspections/publication")
        its_report = r" (?:its|their|the|his|her|a) (?:\w+ ){0,2}?{its-report}"
        self._out_on = expression(
            lists,
            rf"(?:(?:{{publishes}}(?:{its_report}(?: (?:on|about|into) [^,;.]{{2,50}})?)?|"
            rf"{{brings-out}}{its_report})(?: by (?:the )?\w+)?|"
            r"{is-out}|{who-reports}(?: \w+)? {announces}|"
            r"(?:report|letter(?: from ofsted)?),? \(?(?:of|from|dated)|report,(?=\s*(?:\w+day\s*)?$)|"
            r"{its-report}['’]s? publication|publication of (?:the|its|their|this|that|ofsted's) (?:\w+ ){0,2}?"
            r"{its-report})\s*"
            r"(?:\w+day\s*)?"
            r"(?:today|yesterday|this week|last week)?\s*(?:\(|on|in|,|:|(?:at|towards|near) the (?:end|start|"
            r"beginning|turn)(?: of)?|until|(?:early|late|earlier|later)(?: in)?)?\s*(?:\w+day,?\s*)?(?:the\s*)?$",
        )
        self._noun_behind = expression(lists, r"^(?:'s)?,?\s*(?:{inspection-kinds}\s+|a |the )*{inspection-nouns}\b")
        self._its_report = expression(lists, r"'s? (?:\w+(?:'s)? ){0,2}?(?:{its-report}|judge?ments?|ratings?)\b")
        self._that_report = expression(lists, r"(?:'s)? report {report-says}\b")
        self._comes_out = expression(
            lists,
            r"(?::| [-–—]|,)? (?:the )?{who-reports}(?:'s)? (?:\w+ )?{comes-out}\b|"
            r"(?::| [-–—]|,)? (?:the |its |an? |ofsted's )?(?:\w+ ){0,3}{its-report} (?:on (?:\w+ ){1,4}?)?"
            r"(?:is|are|was|were) (?:\w+ )?{is-made-public}\b",
        )
        self._report_of_it = expression(
            lists,
            r"\b(?:{publishes}|{brings-out})(?: (?:its|their|the|his|her|a|this|ofsted's))? (?:\w+ ){0,2}?"
            r"{what-it-found} (?:of|from|on|about|after|following) "
            r"(?:its|their|the|his|her|an?|this|ofsted's) (?:[\w-]+ ){0,3}$",
        )
        self._where_on = re.compile(
            r"(?: (?:to|of|at|in) (?:(?!that |which |was |were |on )[\w'’&-]+ )+| )on (?:\w+day,? )?(?:the )?"
        )
        self._its_letter_on = expression(lists, r"\)? {what-it-found}(?: (?:on|of|dated))? (?:\w+day,? )?(?:the )?")
        self._report_column = expression(lists, r"\b{report-columns}\b")
        self._visit_column = expression(lists, r"\b{visit-columns}\b")

    def is_of_report(self, before: str, date: DateMention, said: str, after: str) -> bool:
        """Whether a date is that of the news: "today", "published on 22 July", "May 2021: the report is released".

        ``before``, ``said`` and ``after``: the sentence in front of the date, the date, and what stands behind it.
        """
        if said.lower() in ("today", "yesterday") or _TODAY_IS.search(before) is not None:
            return True
        if not before.strip() and self._comes_out.match(after):
            return True
        if date.relative and self._its_report.match(after):
            # "This month's Ofsted report", as against "the 2019 report".
            return True
        reported = date.start.month is not None and before.rstrip().lower().endswith("report in")
        reported = reported or (_REPORTS_IN.search(before) is not None and _ON_A_VISIT.match(after) is not None)
        # "Published on 2 October, Ofsted's report says", as against "published the 2 October report".
        reported = reported or (names_day(said) and date.end is None and _REPORT_ON.search(before) is not None)
        return (reported or self.came_out(before)) and (after.startswith(",") or not self.belongs_to_noun(after))

    def came_out(self, before: str) -> bool:
        """Whether words end so that a date behind them is that of a report ("its findings, published on")."""
        return self._out_on.search(before) is not None

    def tells_day_of(self, before: str, between: str) -> bool:
        """Whether a day behind the name of a kind is that of its report: "published the findings of its" + "focused
        visit" + " to Bury on", or "focused visit" + " letter of".

        ``before``: what stands in front of the name; ``between``: what parts it from the day.
        """
        if self._its_letter_on.fullmatch(between) is not None:
            return True
        return self._report_of_it.search(before) is not None and self._where_on.fullmatch(between) is not None

    def belongs_to_noun(self, after: str) -> bool:
        """Whether the noun of an inspection or its report stands right behind a date: "the 2019 inspection"."""
        return self._noun_behind.match(after) is not None

    def names_report(self, text: str, end: int) -> bool:
        """Whether a report that is called by a date says something: "the damning May report read"."""
        return self._that_report.match(text, end) is not None

    def heads_reports(self, head: str) -> bool:
        """Whether the head of a column says that its dates are those of reports."""
        return self._report_column.search(head) is not None

    def heads_visits(self, head: str) -> bool:
        """Whether the head of a column says that its dates are those of inspections."""
        return self._visit_column.search(head) is not None


@made_once
def publication_words(ontology: Ontology) -> PublicationWords:
    """The words of an ontology."""
    return PublicationWords(ontology)
