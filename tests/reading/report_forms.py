"""Reports of every form that a title page has had, drawn at random: their pages, and what these say.

Wordings, orders and places are those of published reports of local authority children's services since 2012; councils,
days, names and grades are drawn, so that no report is like another.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from kg.ontology import Council
from tests.reading.tiny_pdf import At

GRADES: dict[str, tuple[str, ...]] = {
    "outstanding": ("Outstanding",),
    "good": ("Good",),
    "requires-improvement": ("Requires improvement to be good", "Requires improvement", "Requires Improvement"),
    "inadequate": ("Inadequate",),
}
PRE_GRADES: dict[str, tuple[str, ...]] = {
    "outstanding": ("Outstanding",),
    "good": ("Good",),
    "adequate": ("Adequate",),
    "inadequate": ("Inadequate",),
}
_HELP = "The experiences and progress of children who need help and protection"
_LEADERS = "The impact of leaders on social work practice with children and families"
ILACS = {
    "impact-of-leaders": _LEADERS,
    "help-and-protection": _HELP,
    "children-in-care-and-care-leavers": "The experiences and progress of children in care and care leavers",
    "overall-effectiveness": "Overall effectiveness",
}
ILACS_2023 = {
    "impact-of-leaders": _LEADERS,
    "help-and-protection": _HELP,
    "children-in-care": "The experiences and progress of children in care",
    "care-leavers": "The experiences and progress of care leavers",
    "overall-effectiveness": "Overall effectiveness",
}
SIF = {
    "help-and-protection": "1. Children who need help and protection",
    "children-looked-after": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care-leavers": "2.2 Experiences and progress of care leavers",
    "leadership-management-and-governance": "3. Leadership, management and governance",
}
DATE_FORMS = (
    *("one week", "two weeks", "four weeks", "two windows", "three windows", "numeric", "short numeric", "one day"),
    *("whole", "split", "weekdays", "ordinals"),
)
DATE_LABELS = (
    "Inspection dates:",
    "Inspection date:",
    "Dates of inspection:",
    "Inspection dates",
    "Inspection took place:",
)
SIF_TITLE = (
    "Inspection of services for children in need of help and protection, children looked after and care leavers",
    "and",
    "Review of the effectiveness of the Local Safeguarding Children Board",
)
CHILD_PROTECTION = {
    "overall-effectiveness": "Overall effectiveness",
    "help-and-protection": "The effectiveness of the help and protection provided to children, young people, "
    "families and carers",
    "quality of practice": "The quality of practice",
    "leadership and governance": "Leadership and governance",
}
LOOKED_AFTER = {
    "overall-effectiveness": "Overall effectiveness",
    "capacity to improve": "Capacity to improve",
    "outcomes for looked after children and young people": "Outcomes for looked after children and young people",
    "quality of provision": "Quality of provision",
    "leadership and management": "Leadership and management",
}
FIRST = ("Ann", "Bo", "Máire", "Siân", "Jean-Paul", "Mary Jane", "Naseem", "Zoë", "Dee", "Christine", "Ty", "Nicola")
LAST = ("Example", "O’Neill", "Sample-Reed", "McModel", "Müller", "de Vere", "Trial", "Fraser-White", "Good", "Lamb")
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(slots=True)
class Form:
    """A report on paper, and what its pages say."""

    pages: list[list[At]]
    council: str
    type: str
    start: date
    end: date
    published: date | None
    leads: tuple[str, ...]
    grades: dict[str, str | None]
    """By area; None where the page says that no grade was given."""
    choices: list[str] = field(default_factory=list)


class Drawing:
    """Draws a report: each choice is remembered, so that a failure says which form it is."""

    def __init__(self, seed: int, councils: Iterable[Council]) -> None:
        """``councils``: those of the register."""
        self.random = Random(seed)
        self.councils = sorted(councils, key=lambda council: council.id)
        self.choices: list[str] = []

    def pick(self, what: str, *options: str) -> str:
        """One of the options, by name."""
        chosen = self.random.choice(options)
        self.choices.append(f"{what}={chosen}")
        return chosen

    # Values

    def window(self, first: date, last: date) -> tuple[date, date, str]:
        """First and last day of an inspection that began between two days, and how the page writes them."""
        while True:
            start = first + timedelta(days=self.random.randrange((last - first).days))
            if start.weekday() == 0:
                break
        form = self.pick("dates", *DATE_FORMS)
        dash = self.random.choice((" to ", " – ", "–", " - ", "-", " — ", " until "))
        end = start + timedelta(days={"one week": 4, "two weeks": 11, "one day": 0}.get(form, 24))
        if form in ("numeric", "short numeric"):
            sep = self.random.choice("/.")
            year = "%Y" if form == "numeric" else "%y"
            return start, end, dash.join(day.strftime(f"%d{sep}%m{sep}{year}") for day in (start, end))
        if form == "one day":
            return start, start, _day(start)
        if form in ("two windows", "three windows"):
            parts = [(start, start + timedelta(days=4)), (start + timedelta(days=21), start + timedelta(days=24))]
            if form == "three windows":
                parts.append((start + timedelta(days=35), start + timedelta(days=36)))
            said = [f"{_short(one, two)} to {_day(two)}" for one, two in parts]
            return start, parts[-1][1], f"{', '.join(said[:-1])} and {said[-1]}"
        if form == "whole":
            return start, end, f"{_day(start)}{dash}{_day(end)}"
        if form == "split":
            middle = start + timedelta(days=4)
            again = start + timedelta(days=14)
            end = again + timedelta(days=4)
            return start, end, f"{_short(start, middle)} to {_day(middle)} and {_short(again, end)} to {_day(end)}"
        if form == "weekdays":
            return start, end, f"{start:%A} {_day(start, year=False)}{dash}{end:%A} {_day(end)}"
        if form == "ordinals":
            return start, end, f"{_ordinal(start)} {MONTHS[start.month - 1]}{dash}{_ordinal(end)} {_month(end)}"
        return start, end, f"{_short(start, end)}{dash}{_day(end)}"

    def council(self, day: date) -> tuple[str, str]:
        """Id of a council that existed on a day, and a name of it."""
        there = [
            council
            for council in self.councils
            if (council.established or "") <= day.isoformat() < (council.abolished or "9999")
        ]
        council = self.random.choice(there)
        return council.id, self.pick("council", council.label, f"The {council.label}".replace("The The", "The"))

    def person(self) -> str:
        """A name."""
        return f"{self.random.choice(FIRST)} {self.random.choice(LAST)}"

    def grade(self, grades: dict[str, tuple[str, ...]] = GRADES) -> tuple[str, str]:
        """A grade, and how the page words it."""
        grade = self.random.choice(list(grades))
        return grade, self.random.choice(grades[grade])

    # Parts of a page

    def lead(self, year: int) -> tuple[tuple[str, ...], list[str]]:
        """Who led, and the lines that say so."""
        crown = "His" if year >= 2023 else "Her"
        mark = self.random.choice(("’", "'"))
        majesty = f"{crown} Majesty{mark}s"
        posts = (
            f"{majesty} Inspector",
            f"{majesty} inspector",
            f"Senior {majesty} Inspector",
            "HMI",
            "Ofsted Inspector",
            "",
        )
        post = self.pick("post", *posts)
        form = self.pick(
            "lead", "comma", "space", "dash", "next line", "brackets", "two", "own line", "no colon", "two posts"
        )
        name = self.person()
        if form == "two posts":
            other = self.person()
            if other != name and post:
                return (name, other), [f"Lead inspectors: {name}, {post} and {other}, {post}"]
            return (name,), [f"Lead inspector: {name}"]
        if form == "two":
            other = self.person()
            while other == name:
                other = self.person()
            return (name, other), [f"Lead inspectors: {name} and {other}{', ' + post if post else ''}"]
        if form == "own line":
            return (name,), ["Lead inspector:", f"{name}{', ' + post if post else ''}"]
        if form == "next line" and post:
            return (name,), [f"Lead inspector: {name}", post]
        colon = "" if form == "no colon" and post else ":"
        joint = {"comma": ", ", "dash": " – ", "brackets": " ("}.get(form, " ")
        tail = f"{joint}{post}{')' if form == 'brackets' else ''}" if post else ""
        return (name,), [f"Lead inspector{colon} {name}{tail}"]

    def table(self, rows: Sequence[tuple[str, str]], y: float) -> tuple[list[At], float]:
        """The lines of a table of grades from ``y`` down, and where it ends."""
        layout = self.pick("table", "first line", "last line", "middle", "one column", "above", "wide")
        reverse = self.pick("order", "label first", "grade first", "grades last")
        case = self.pick("case", "as is", "lower", "upper")
        width, column = (200, 480) if layout == "wide" else (48, 376)
        lines: list[At] = []
        later: list[At] = []
        for label, grade in rows:
            word = {"lower": grade.lower(), "upper": grade.upper()}.get(case, grade)
            wrapped = textwrap.wrap(label, width)
            parts = textwrap.wrap(word, 24) if layout != "one column" else [word]
            size = 10 if layout == "wide" else 12
            left = [At(71, y - 15 * at, part, size) for at, part in enumerate(wrapped)]
            height = 15 * max(len(wrapped), len(parts))
            if layout == "one column":
                right = [At(71, y - 15 * len(wrapped), word, size)]
                height = 15 * (len(wrapped) + 1)
            elif layout == "above":
                height += 15
                left = [At(line.x, line.y - 15, line.text, line.size) for line in left]
                right = [At(71, y, word, size, bold=True)]
            else:
                drop = {"first line": 0.0, "last line": 15.0 * (len(wrapped) - 1)}.get(layout, 7.5 * (len(wrapped) - 1))
                drop = max(0.0, drop - 15 * (len(parts) - 1) / 2) if len(parts) > 1 else drop
                right = [At(column, y - drop - 15 * at, part, size) for at, part in enumerate(parts)]
            if layout not in ("one column", "above") and reverse == "grades last":
                lines += left
                later += right
            elif layout == "above" or (reverse == "grade first" and layout != "one column"):
                lines += [*right, *left]
            else:
                lines += [*left, *right]
            y -= height + self.random.choice((8, 14))
        return lines + later, y

    # Reports

    def ilacs(self) -> Form:
        """A report of the framework of 2018 on: with one area for care to 2022, two from 2023."""
        if self.pick("areas", "2018", "2023") == "2018":
            return self._ilacs(date(2018, 1, 8), date(2022, 11, 1), ILACS)
        return self._ilacs(date(2023, 1, 9), date(2026, 2, 1), ILACS_2023)

    def ilacs_of_2026(self) -> Form:
        """A report without a headline grade."""
        rows = {area: label for area, label in ILACS_2023.items() if area != "overall-effectiveness"}
        return self._ilacs(date(2026, 4, 6), date(2026, 9, 1), rows)

    def _ilacs(self, first: date, last: date, rows: dict[str, str]) -> Form:
        start, end, days = self.window(first, last)
        id_, name = self.council(start)
        leads, said = self.lead(start.year)
        grades = {area: self.grade() for area in rows}
        place = bare(name)
        title = {
            "one": [f"Inspection of {name} local authority children’s services"],
            "two": [name, "Inspection of children’s social care services"],
            "three": [f"Inspection of {place} children’s services"],
        }[self.pick("title", "one", "two", "three")]
        page, y = _headed(title)
        y = _flow(page, [f"{self.pick('label', *DATE_LABELS)} {days}"], y - 10)
        y = _flow(page, said, y - 10)
        y -= 25
        if self.pick("head", "yes", "yes", "no") == "yes":
            page += [At(71, y, "Judgement", bold=True), At(376, y, "Grade", bold=True)]
            y -= 30
        cells, y = self.table([(label, grades[area][1]) for area, label in rows.items()], y)
        page += cells
        since = f"Services in {place} have changed since the last inspection in 2017, when they were judged inadequate."
        _flow(page, [f"{since} Leaders know what is working and what is not."], y - 20)
        second = [At(72, 700, f"{_HELP}: {grades['help-and-protection'][1].lower()}", bold=True)]
        _flow(second, ["1. Social workers see children often. Some assessments are late."], 660)
        given: dict[str, str | None] = {area: grade for area, (grade, _) in grades.items()}
        return Form([page, second], id_, "ilacs", start, end, None, leads, given, self.choices)

    def sif(self) -> Form:
        """A report of the single framework, with the review of the board."""
        start, end, days = self.window(date(2013, 11, 18), date(2018, 3, 1))
        id_, name = self.council(start)
        published = end + timedelta(days=40)
        leads, said = self.lead(start.year)
        grades: dict[str, str | None] = {}
        words: dict[str, str] = {}
        for area in SIF:
            grades[area], words[area] = self.grade()
        if self.random.random() < 0.15:
            grades["adoption"], words["adoption"] = None, "Not judged"
        grades["overall-effectiveness"], statement = self.overall(name)
        grades["safeguarding-board"], board = self.board()
        first = SIF_TITLE[0].replace("Inspection", self.pick("first", "Inspection", "Re-inspection"))
        page, y = _headed((name, first, *SIF_TITLE[1:]), size=18)
        label = self.pick("label", *DATE_LABELS)
        y = _flow(page, [f"{label} {days}"], y)
        y = _flow(page, [f"Report published: {_day(published)}"], y - 8)
        more = " The authority is not yet delivering good help." if self.pick("further", "no", "yes") == "yes" else ""
        y = _flow(page, [statement.rstrip(".") + "." + more if more else statement], y - 20, size=14, bold=True)
        cells, y = self.table([(SIF[area], words[area]) for area in SIF], y - 15)
        page += cells
        second = [At(72, 760, "Executive summary", 16, bold=True)]
        _flow(second, ["Leaders know their services well, but some plans are late and not all visits take place."], 730)
        if self.pick("board", "title", "page") == "title":
            _flow(page, [board], y - 20, size=14, bold=True)
        else:
            second += [At(72, 600, "The Local Safeguarding Children Board (LSCB)", 16, bold=True)]
            _flow(second, [board], 570, size=14, bold=True)
        third = [At(72, 760, "Information about this inspection", 16, bold=True)]
        y = _flow(third, ["Inspectors have looked closely at the experiences of children and young people."], 730)
        y = _flow(third, ["The team consisted of five of Her Majesty’s Inspectors (HMI) from Ofsted."], y - 10)
        y = _flow(third, ["The inspection team"], y - 10)
        y = _flow(third, said, y - 10)
        _flow(third, ["Team inspectors: Cy Model, Di Pattern"], y - 10)
        return Form([page, second, third], id_, "sif", start, end, published, leads, grades, self.choices)

    def overall(self, name: str) -> tuple[str, str]:
        """The overall grade of the single framework, and the sentence that gives it."""
        grade, word = self.grade()
        place = self.random.choice((name, bare(name)))
        tail = self.random.choice(("", " to be good"))
        are = f"require improvement{tail}" if grade == "requires-improvement" else f"are {word.lower()}"
        is_ = f"requires improvement{tail}" if grade == "requires-improvement" else f"is {word.lower()}"
        said = {
            "services are": f"Children’s services in {place} {are}",
            "judgement is that": f"The overall judgement is that children’s services {are}",
            "judgement is that in": f"The overall judgement is that children’s services in {place} {are}",
            "judgement is": f"The overall judgement is {word.lower()}",
            "judgement is it": f"The overall judgement is that it {is_}",
            "colon": f"Overall judgement: {word}",
            "effectiveness": f"The overall effectiveness of children’s services in {place} {is_}",
            "effectiveness is": f"Overall effectiveness {is_}",
            "service": f"Services for children in {place} {are}",
        }
        return grade, said[self.pick("overall", *said)] + self.random.choice(("", "."))

    def board(self) -> tuple[str, str]:
        """The grade of the safeguarding board, and the sentence that gives it."""
        grade, word = self.grade()
        tail = self.random.choice(("", " to be good"))
        is_ = f"requires improvement{tail}" if grade == "requires-improvement" else f"is {word.lower()}"
        subject = self.random.choice(
            (
                "The effectiveness of the Local Safeguarding Children Board (LSCB)",
                "The effectiveness of the Local Safeguarding Children Board",
                "The Local Safeguarding Children Board",
                "The effectiveness of the LSCB",
                "The LSCB",
                "The Examplewold Local Safeguarding Children Board",
            )
        )
        return grade, f"{subject} {is_}{self.random.choice(('', '.'))}"

    def child_protection(self) -> Form:
        """A report of 2012 to 2013 on arrangements for the protection of children."""
        title = "Inspection of local authority arrangements for the protection of children"
        return self._older(title, CHILD_PROTECTION, date(2012, 5, 7), date(2013, 6, 1))

    def looked_after(self) -> Form:
        """A report of 2013 on services for looked-after children."""
        return self._older(
            "Inspection of looked after children services", LOOKED_AFTER, date(2013, 4, 1), date(2013, 9, 1)
        )

    def _older(self, title: str, rows: dict[str, str], first: date, last: date) -> Form:
        start, end, days = self.window(first, last)
        id_, name = self.council(start)
        published = end + timedelta(days=35)
        leads, said = self.lead(start.year)
        if self.pick("who", "lead", "reporting") == "reporting":
            said[0] = said[0].replace("Lead inspector", "Reporting inspector")
        grades = {area: self.grade(PRE_GRADES) for area in rows}
        page, y = _headed([title, name])
        y = _flow(page, [f"Inspection dates: {days}"], y)
        y = _flow(page, said, y - 10)
        y = _flow(page, ["Age group: All"], y - 10)
        _flow(page, [f"Published: {_day(published)}"], y - 10)
        second = [At(72, 780, "The inspection judgements and what they mean", 16, bold=True)]
        y = _flow(second, ["1. All inspection judgements are made using the following four point scale."], 755)
        for grade, means in zip(("Outstanding", "Good", "Adequate", "Inadequate"), _MEANS, strict=True):
            second += [At(72, y - 6, grade), At(200, y - 6, means)]
            y -= 20
        second.append(At(72, y - 20, "Overall effectiveness", 16, bold=True))
        word = grades["overall-effectiveness"][1].lower()
        said_so = f"2. The overall effectiveness of the arrangements in {bare(name)} is judged to be {word}."
        _flow(second, [f"{said_so} Some plans are late."], y - 45)
        last_page = [At(72, 780, "Record of main findings", 16, bold=True)]
        cells, _ = self.table([(rows[area], grades[area][1]) for area in rows], 740)
        given: dict[str, str | None] = {area: grade for area, (grade, _) in grades.items()}
        pages = [page, second, last_page + cells]
        return Form(pages, id_, "pre-2013", start, end, published, leads, given, self.choices)


_MEANS = (
    "A service that significantly exceeds minimum requirements",
    "A service that exceeds minimum requirements",
    "A service that only meets minimum requirements",
    "A service that does not meet minimum requirements",
)


def _headed(head: Sequence[str], size: float = 26) -> tuple[list[At], float]:
    """Lines in large type at the head of a page, and the height under them."""
    lines: list[At] = []
    y = 780.0
    for words in head:
        y = _flow(lines, [words], y, size=size) - size * 0.6
    return lines, y


def _flow(page: list[At], texts: Sequence[str], y: float, *, size: float = 12, bold: bool = False) -> float:
    """Put texts on a page, wrapped, from ``y`` down; the height under them."""
    for text in texts:
        for part in textwrap.wrap(text, int(960 / size)):
            page.append(At(72, y, part, size, bold))
            y -= 1.2 * size
    return y


_KINDS = re.compile(
    r"\b(?:Metropolitan |London |County |City |Borough |District )*Council$|"
    r"^(?:The )?(?:London |Royal |Metropolitan )?Borough of |^The ",
)


def bare(name: str) -> str:
    """The place of a council's name."""
    return _KINDS.sub("", _KINDS.sub("", name)).strip() or name


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _short(start: date, end: date) -> str:
    """The first day of a window, without what the last day has too."""
    if start.year != end.year:
        return _day(start)
    return str(start.day) if start.month == end.month else _day(start, year=False)


def _ordinal(day: date) -> str:
    end = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{end}"
