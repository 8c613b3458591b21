"""Letters on visits and joint inspections, drawn at random: as text and as pages, and what they say.

Their parts, and the order of these, are those of published letters; the words are our own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kg.ontology import Council
from tests.reading.report_forms import MONTHS, Drawing, bare
from tests.reading.tiny_pdf import At

Style = Literal["head", "line", "paragraph", "heading", "item"]
ADDRESS = ("Piccadilly Gate", "Store Street", "Manchester", "M1 2WD", "T 0300 123 1231", "enquiries@ofsted.gov.uk")
OLD_ADDRESS = ("Agora", "6 Cumberland Place", "Nottingham", "NG1 6HJ", "T 0300 123 1231", "www.gov.uk/ofsted")


@dataclass(slots=True)
class Letter:
    """A letter in its lines, and what it says."""

    lines: list[tuple[Style, str]]
    council: str
    type: str
    start: date
    end: date
    published: date
    inspectors: tuple[str, ...]
    director: str
    status: str
    earlier: tuple[str, str] | None
    """Month ("2022-07") and grade of the inspection that led to the visit."""
    improvements: tuple[str, ...]
    failings: tuple[str, ...]
    """Patterns that it states of the visit; nothing else counts as found."""

    def text(self) -> str:
        """As a text file: parts have a blank line between them."""
        made: list[str] = []
        before: Style | None = None
        for style, line in self.lines:
            apart = before is not None and not (style == before and style in ("line", "item", "head"))
            made += ["", line] if apart else [line]
            before = style
        return "\n".join(made) + "\n"

    def pages(self) -> list[list[At]]:
        """As pages: headings in bold, items with bullets."""
        pages: list[list[At]] = [[]]
        y = 790.0
        before: Style | None = None
        for style, line in self.lines:
            y -= 0 if style == before and style in ("line", "item", "head") else 12
            for at, part in enumerate(textwrap.wrap(line, 85)):
                if y < 80:
                    pages.append([])
                    y = 790.0
                mark = "• " if style == "item" and at == 0 else ""
                pages[-1].append(At(72, y, mark + part, 12, style == "heading"))
                y -= 14.5
            before = style
        return pages


def draw_letter(kind: str, seed: int, councils: Iterable[Council]) -> Letter:
    """A letter of this kind (``monitoring``, ``focused`` or ``joint``); each number gives another."""
    drawing = Drawing(seed, councils)
    random = drawing.random
    start = date(2017, 1, 9) + timedelta(weeks=random.randrange(430))
    end = start + timedelta(days=4 if kind == "joint" else 1)
    published = end + timedelta(days=random.randrange(25, 50))
    council, name = drawing.council(published)
    place = bare(name)
    people = [drawing.person() for _ in range(3)]
    while len(set(people)) < 3:
        people = [drawing.person() for _ in range(3)]
    director, first, second = people
    status = random.choice(("current", "interim"))
    post = f"{'Interim ' if status == 'interim' else ''}Director of Children’s Services"
    crown = "His" if start.year >= 2023 else "Her"
    head = _head(random.choice((ADDRESS, OLD_ADDRESS)), published)
    if kind == "joint":
        body = _joint(place, name, f"{director}, {post}, {name}", start, end)
        lines = [*head, *body]
        found: tuple[str, ...] = ("poor-information-sharing", "weak-health-support")
        wanted: tuple[str, ...] = ("poor-planning", "weak-multi-agency-working")
        return Letter(lines, council, "jtai", start, end, published, (), director, status, None, wanted, found)
    addressee: list[tuple[Style, str]] = [
        *(
            ("line", line)
            for line in (f"{random.choice(('', 'Ms '))}{director}", post, name, "Town Hall", "High Street")
        ),
        ("paragraph", f"Dear {director.split()[0]}"),
    ]
    days = _days(start, end, random.choice((True, False)))
    signed: list[tuple[Style, str]] = [
        ("paragraph", "Yours sincerely"),
        ("line", first),
        ("line", f"{crown} Majesty’s Inspector"),
    ]
    team = f"The inspectors were {first}, HMI, and {second}, HMI."
    if kind == "monitoring":
        since = start - timedelta(days=random.randrange(200, 700))
        month = f"{MONTHS[since.month - 1]} {since.year}"
        middle = _monitoring(place, days, month, team)
        earlier = (f"{since.year}-{since.month:02}", "inadequate")
        found = ("poor-assessments", "delay", "weak-supervision", "weak-management-oversight")
        lines = [*head, *addressee, *middle, *signed]
        return Letter(
            lines,
            council,
            "monitoring-visit",
            start,
            end,
            published,
            (first, second),
            director,
            status,
            earlier,
            (),
            found,
        )
    lines = [*head, *addressee, *_focused(place, days, team), *signed]
    wanted = ("poor-planning", "poor-records", "weak-supervision")
    found = ("infrequent-visits",)
    return Letter(
        lines, council, "focused-visit", start, end, published, (first, second), director, status, None, wanted, found
    )


def _head(address: Iterable[str], published: date) -> list[tuple[Style, str]]:
    day = f"{published.day} {MONTHS[published.month - 1]} {published.year}"
    return [*(("head", line) for line in address), ("paragraph", day)]


def _days(start: date, end: date, long: bool) -> str:
    whole = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if long or start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]}{f' {start.year}' if start.year != end.year else ''} and {whole}"
    return f"{start.day} and {whole}"


def _monitoring(place: str, days: str, month: str, team: str) -> list[tuple[Style, str]]:
    services = f"{place} children’s services"
    return [
        ("heading", f"Monitoring visit to {services}"),
        (
            "paragraph",
            f"This letter summarises the findings of the monitoring visit to {services} on {days}. It was the third "
            f"monitoring visit since the local authority was judged inadequate in {month}. {team}",
        ),
        ("heading", "Areas covered by the visit"),
        ("paragraph", "Inspectors reviewed the progress made in the following areas of concern:"),
        ("item", "the quality of plans"),
        ("item", "the response to children at risk of exploitation."),
        ("heading", "Findings and evaluation of progress"),
        (
            "paragraph",
            "Too many assessments are not completed in time. Supervision of social workers is not regular enough.",
        ),
        ("paragraph", "I am copying this letter to the Department for Education."),
    ]


def _focused(place: str, days: str, team: str) -> list[tuple[Style, str]]:
    services = f"{place} children’s services"
    return [
        ("heading", f"Focused visit to {services}"),
        ("paragraph", f"This letter summarises the findings of a focused visit to {services} on {days}. {team}"),
        ("paragraph", "Inspectors looked at the local authority’s arrangements for children in need."),
        ("heading", "Overview"),
        ("paragraph", "Leaders know their services well. Children benefit from stable social workers."),
        ("heading", "What needs to improve in this area of social work practice"),
        ("item", "The quality of written plans for children in need."),
        ("item", "The recording of supervision."),
        ("heading", "Findings"),
        ("paragraph", "Some children in need are not visited often enough."),
    ]


def _joint(place: str, name: str, addressee: str, start: date, end: date) -> list[tuple[Style, str]]:
    window = f"{start.day} {MONTHS[start.month - 1]} to {end.day} {MONTHS[end.month - 1]} {end.year}"
    return [
        ("line", addressee),
        ("line", "Bo Sample, Chief Executive of West Yorkshire Integrated Care Board"),
        ("line", "Cy Model, Chief Constable of West Yorkshire Police"),
        ("paragraph", f"Dear {place} local safeguarding partnership"),
        ("heading", f"Joint targeted area inspection of {place}"),
        (
            "paragraph",
            "This letter outlines the findings of the joint targeted area inspection (JTAI) of the multi-agency "
            f"response to criminal exploitation in {place}.",
        ),
        (
            "paragraph",
            f"This inspection took place from {window}. It was carried out by inspectors from Ofsted, the Care Quality "
            "Commission (CQC) and His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS).",
        ),
        ("heading", "Headline findings"),
        ("paragraph", "Partners work together well. However, information is not always shared with health services."),
        ("heading", "What needs to improve?"),
        ("item", "The quality of multi-agency plans."),
        ("heading", "Strengths"),
        ("paragraph", "Youth justice workers know children well."),
        ("heading", "Next steps"),
        ("paragraph", f"{name} is the principal authority and should prepare a written statement of proposed action."),
    ]
