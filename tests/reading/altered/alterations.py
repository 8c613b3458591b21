"""How reports of one kind differ: each alteration sets one report in another way, and keeps what it says true of it.

An alteration says in a few words what it has done, or nothing where it does not apply. Names, days, and all other words
are made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from kg.ontology import Council, Ontology
from tests.reading.altered.pieces import Cell, Piece, Role
from tests.reading.altered.reports import Report

Alteration = Callable[[Report, Random, Ontology], str | None]

GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
_WORDS = {"outstanding": "Outstanding", "good": "Good", "inadequate": "Inadequate"}
_IMPROVES = ("Requires improvement to be good", "Requires improvement", "Requires Improvement")
_ERAS = {"sif": (date(2013, 11, 18), date(2017, 10, 16)), "ilacs": (date(2018, 1, 15), date(2022, 11, 14))}
_ERA_APART = (date(2023, 2, 6), date(2026, 2, 9))
_NAMES = (
    "Ann Example|Siobhán O’Reilly|Jean-Luc Picardy|Mary Jane Ashby|J. P. Smith|Fiona J Millns|Rosie Price|Grace Good|"
    "Wendy Ghaffar|Máire Ní Bhriain|Dr Ada Fell|Oluwaseun Adeyemi-Clarke|Xu Li|Ty Lee|Christine de la Mare|"
    "Anne-Marie McAllister|Tom ap Rhys|Zoë Ölander|Sir Hugh Banks|Dame Pat Hyde|Joanna van der Berg|Mark West|"
    "Lorraine Sutton|Ken York|Paul London|Jo Kent|Victoria Barnet|Matt Bury|Sue May|April June|Nick Sample OBE|"
    "Ann Sample MBE|Lisa Summers|Dawn Weller|Hope Friday|Neil March|Parveen Hussain|Gareth Dakin|Kate Lead|"
    "Robert Senior|Ellen Inspector-Ward|Thomas Council|Revd Jo Church|Prof. Eve Model"
).split("|")
_TITLES = re.compile(r"^(?:Dr|Sir|Dame|Revd|Prof\.) | [OM]BE$")


# The council and the title


def another_council(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Another council in every place."""
    start, end = report.told.start, report.told.end
    assert start is not None
    last = end or start
    old = report.told.council
    pool = [one for one in _councils(ontology) if one.urn and _lived(one, start) and _lived(one, last) and one != old]
    new = random.choice(pool)
    place = _place(new)
    name = random.choice([new.label] * 3 + [f"{place} Council"])
    the = "the " if place.startswith(("Isle", "City of", "Royal")) else ""
    if report.first(Role.FRAME) is None:
        title = random.choice(
            [
                f"Inspection of {the}{place} local authority children’s services",
                f"Inspection of {name} local authority children’s services",
                f"Inspection of {name} children’s services",
                f"Inspection of children’s services in {the}{place}",
                f"{name}: inspection of local authority children’s services",
            ]
        )
    else:
        title = random.choice([name, name, name, place])
    _rename(report, f"the {name}" if name.startswith(("London", "Royal", "City")) else name, f"{the}{place}")
    head = report.all(Role.TITLE)[0]
    head.words, head.width = title, random.choice([30, 34, 40])
    report.told.council = new
    return f"{new.id}: {title!r}"


def _councils(ontology: Ontology) -> list[Council]:
    return sorted(ontology.councils.values(), key=lambda one: one.id)


def _place(council: Council) -> str:
    return max((name for name in council.place_names if "&" not in name), key=len, default=council.label)


def _lived(council: Council, day: date) -> bool:
    return (council.established or "") <= day.isoformat() < (council.abolished or "9999")


def _rename(report: Report, name: str, place: str) -> None:
    """The names of the old council as those of the new one, also where they go over the end of a line."""
    spelt = "|".join(r"\s+".join(map(re.escape, one.split())) for one in report.names)
    old = re.compile(rf"(?<!\w)(?:{spelt})(?!\w)")
    for page in report.pages:
        pieces = [piece for piece in page if piece.role is not Role.TITLE]

        def new(match: re.Match[str]) -> str:
            words = name if re.search(r"council|borough|corporation", match[0], re.IGNORECASE) else place
            return words + "\r" * match[0].count("\r")

        words = old.sub(new, "\r".join(piece.words for piece in pieces)).split("\r")
        for piece, altered in zip(pieces, words, strict=True):
            piece.words = altered.strip() or "."


def title_in_capitals(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The title in capital letters."""
    for piece in report.all(Role.TITLE):
        piece.words = piece.words.upper()
    return "capitals"


def title_below(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The days, or the words of the framework, above the name of the council."""
    page = report.pages[0]
    first = [piece for piece in page if piece.role in (Role.TITLE, Role.FOOT)]
    above = [piece for piece in page if piece.role is Role.FRAME] or [p for p in page if p.role is Role.DAYS]
    rest = [piece for piece in page if not any(piece is one for one in (*first, *above))]
    page[:] = [*above, *first, *rest]
    return f"{above[0].role} first"


def words_above_title(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Another body, or a line about the document, above the title."""
    place = _place(report.told.council)
    others = [one for one in _councils(ontology) if one != report.told.council and _lived(one, date(2016, 1, 1))]
    other = random.choice(others).label
    words = random.choice(
        [
            f"{place} Children’s Trust",
            "Examplewold Children First",
            f"Services are run together with {other}.",
            f"{other} is the council’s partner in practice.",
            "This report was reissued with a corrected title.",
            "Ofsted",
            "Inspection of services for children",
            "OFFICIAL – SENSITIVE",
        ]
    )
    report.pages[0].insert(0, Piece(Role.TEXT, words, size=random.choice([12.0, 18.0])))
    return repr(words)


# Days


def other_days(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Another window, in one of the forms of days."""
    first, last = _ERA_APART if "children-in-care" in report.told.grades else _ERAS[report.told.type]
    start = first + timedelta(7 * random.randrange((last - first).days // 7))
    start -= timedelta(start.weekday())
    if random.random() < 0.25:
        start = date(start.year, 12, 10) if date(start.year, 12, 31) < last else start
    if not first <= start <= last:
        return None
    end, words = _window(start, random)
    council = report.told.council
    if not _lived(council, start) or not _lived(council, end):
        return None
    report.told.start, report.told.end = start, end
    labels = ["Inspection dates:", "Inspection date:", "Inspection dates", "Dates of inspection:", "Inspection dates –"]
    days = report.all(Role.DAYS)[0]
    days.words = f"{random.choice(labels)} {words}"
    _publish(report, end + timedelta(random.choice([28, 35, 44, 60, 70])))
    return days.words


def _window(start: date, random: Random) -> tuple[date, str]:
    """The last day of an inspection, and its days in words."""
    end = start + timedelta(random.choice([4, 11, 11, 18, 25]))
    two, three = start + timedelta(14), start + timedelta(16)
    dash = random.choice([" – ", "–", " - ", "-", " to ", " until ", " — "])
    same = start.year == end.year
    year = f"{start:%Y}"
    forms: list[tuple[date, str]] = [
        (end, _span(start, end, dash)),
        (end, f"{_long(start)}{dash}{_long(end)}"),
        (end, f"{start:%d/%m/%Y}{dash}{end:%d/%m/%Y}"),
        (end, f"{start:%d.%m.%y}{dash}{end:%d.%m.%y}"),
        (end, f"{_long(start)} TO {_long(end)}".upper()),
        (end, f"{_long(start, weekday=True)}{dash}{_long(end, weekday=True)}"),
        (end, f"{_ordinal(start)}{dash}{_ordinal(end)}"),
        (end, f"from {_long(start)} to {_long(end)}"),
        (end, f"between {_long(start)} and {_long(end)}"),
        (end, f"{_span(start, end, dash)} (inclusive)"),
        (end, f"{start.day} {start:%b}{'' if same else ' ' + year}{dash}{end.day} {end:%b} {end.year}"),
        (start, _long(start)),
    ]
    for joint in (" and ", ", ", "; ", " & "):
        forms.append((three, f"{_span(start, start + timedelta(4), dash)}{joint}{_span(two, three, dash)}"))
    return random.choice(forms)


def _span(start: date, end: date, dash: str) -> str:
    if start.year != end.year:
        return f"{_long(start)}{dash}{_long(end)}"
    return f"{start.day}{'' if start.month == end.month else f' {start:%B}'}{dash}{_long(end)}"


def _long(day: date, *, weekday: bool = False) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}" if weekday else f"{day.day} {day:%B %Y}"


def _ordinal(day: date) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(day.day if day.day < 20 else day.day % 10, "th")
    return f"{day.day}{last} {day:%B %Y}"


def days_over_lines(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The days over two or three lines."""
    width = random.choice([24, 30, 40])
    report.all(Role.DAYS)[0].width = width
    return f"{width} letters"


def _publish(report: Report, day: date) -> None:
    """The day of publication, in the name of the file and wherever it is printed."""
    report.told.published = report.named = day
    for piece in report.all(Role.PUBLISHED):
        piece.words = f"{piece.words.split(':')[0]}: {_long(day)}"


def publication(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The day of publication printed elsewhere, otherwise, or nowhere."""
    kind = random.choice(["nowhere", "printed", "at the end", "file without date", "otherwise than the file"])
    day = report.told.published
    assert day is not None
    old = report.all(Role.PUBLISHED)
    label = random.choice(["Published", "Report published", "Date published", "Publication date"])
    words = f"{label}: {random.choice([_long(day), _ordinal(day), f'{day:%d/%m/%Y}'])}"
    if kind in ("printed", "otherwise than the file") and not old:
        report.behind(report.all(Role.DAYS)[0], Piece(Role.PUBLISHED, words))
    elif kind == "at the end":
        report.pages[0].append(Piece(Role.PUBLISHED, words))
    if kind in ("nowhere", "at the end"):
        for piece in old:
            report.drop(piece)
    if kind == "file without date":
        report.named = None
    if kind == "otherwise than the file":
        report.named = day + timedelta(3)
    if report.named is None and not report.all(Role.PUBLISHED):
        report.told.published = None
    return kind


# Who led


def other_lead(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Another inspector, or two, in one of the forms of the line."""
    start = report.told.start
    assert start is not None
    one, two = random.sample(_NAMES, 2)
    king, quote = "His" if start.year >= 2023 else "Her", random.choice("’'")
    inspector = f"{king} Majesty{quote}s Inspector"
    posts = [inspector, "HMI", f"Senior {inspector}", "Senior HMI", "Ofsted Inspector", f"{inspector} (HMI)", "Ofsted"]
    post = random.choice([*posts, f"{inspector}, social care", ""])
    behind = f", {post}" if post else ""
    label = random.choice(["Lead inspector"] * 3 + ["Lead Inspector", "Reporting inspector", "Lead HMI"])
    forms: dict[str, list[str]] = {
        f"{label}: {one}{behind}": [one],
        f"{label}: {one} {post}".strip(): [one],
        f"{label}: {one}" + (f"\n{post}" if post else ""): [one],
        f"{label}: {one}" + (f" ({post})" if post else ""): [one],
        f"{label}: {one}" + (f" – {post}" if post else ""): [one],
        f"{label}:\n{one}{behind}": [one],
        f"{label} {one}{behind}": [one],
        f"{label}: {one}{behind}\nTeam inspectors: {two}, Cy Model, Di Pattern": [one],
        f"{label}: {one}{behind}\nDeputy lead inspector: {two}{behind}": [one],
        f"{label}s: {one} and {two}{behind}": [one, two],
        f"{label}s: {one}{behind} and {two}{behind}": [one, two],
    }
    words, names = random.choice(list(forms.items()))
    report.told.leads = [_TITLES.sub("", name) for name in names]
    for piece in report.all(Role.LEAD):
        piece.words = words
    return words


def lead_at_end(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The line of who led behind all other lines of the title page."""
    line = report.all(Role.LEAD)[0]
    report.drop(line)
    report.pages[0].append(line)
    return "at the end"


# Grades


def _write(piece: Piece, grade: str, random: Random) -> None:
    """Another grade in a row, heading or statement."""
    if piece.cells:
        short = random.choice(_IMPROVES) if piece.cells[0].width > 10 else _IMPROVES[1]
        piece.cells[0].words = _WORDS.get(grade, short)
        return
    at = _grade_at(piece.words)
    head = piece.words[:at].rstrip()
    bare = re.sub(r":$|(?: (?:is|are|that|it))+$", "", head)
    many = head.endswith(" are") or piece.words[at:].startswith("require ")
    if head.endswith(":"):
        piece.words = f"{bare}: {_WORDS.get(grade, _IMPROVES[0]).lower()}"
    elif grade == "requires-improvement":
        piece.words = f"{bare} {'require' if many else 'requires'} improvement"
    else:
        piece.words = f"{bare} {'are' if many else 'is'} {grade}"


def _grade_at(words: str) -> int:
    """Where the grade begins that ends the words."""
    match = re.search(
        r"(?:outstanding|good|inadequate|requires? improvement(?: to be good)?)\.?(?: because:)?$", words, re.IGNORECASE
    )
    assert match is not None, words
    return match.start()


def _giving(report: Report, area: str) -> tuple[list[Piece], list[Piece]]:
    """The rows and statements, and the headings, that give the grade of an area."""
    rows = [piece for piece in report.all(Role.ROW, Role.STATEMENT) if piece.area == area]
    return rows, [piece for piece in report.all(Role.HEADING) if piece.area == area]


def other_grades(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Other grades of most areas, in every place."""
    for area, grades in report.told.grades.items():
        if len(grades) == 1 and random.random() < 0.75:
            grade = random.choice([one for one in GRADES if one not in grades])
            for piece in [piece for pieces in _giving(report, area) for piece in pieces]:
                _write(piece, grade, random)
            report.told.grades[area] = {grade}
    return ", ".join(f"{area} {'/'.join(grades)}" for area, grades in report.told.grades.items())


def otherwise_in_one_place(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The row of an area grades it otherwise than its heading."""
    areas = [
        area
        for area, grades in report.told.grades.items()
        if len(grades) == 1 and all(len(places) == 1 for places in _giving(report, area))
    ]
    if not areas:
        return None
    area = random.choice(areas)
    old = report.told.grades[area]
    grade = random.choice([one for one in GRADES if one not in old])
    rows, headings = _giving(report, area)
    place = random.choice([*rows, *headings])
    _write(place, grade, random)
    report.told.grades[area] = {*old, grade}
    return f"{area}: {grade} in the {place.role}"


def row_missing(report: Report, random: Random, ontology: Ontology) -> str | None:
    """A row is not there, or its grade is not."""
    rows = [row for row in report.all(Role.ROW) if len(report.told.grades.get(row.area or "", ())) < 2]
    row = random.choice(rows)
    assert row.area is not None
    if random.random() < 0.5:
        report.drop(row)
    else:
        row.cells = []
    others = [piece for pieces in _giving(report, row.area) for piece in pieces if piece is not row]
    report.told.grades[row.area] = report.told.grades[row.area] if others else set()
    return row.area


def not_judged(report: Report, random: Random, ontology: Ontology) -> str | None:
    """An area that was not judged, in every place."""
    row = random.choice([one for one in report.all(Role.ROW) if one.cells])
    assert row.area is not None
    words = random.choice(["Not judged", "Not judged", "Not graded", "Not applicable", "No judgement"])
    row.cells[0].words = words
    for pieces in _giving(report, row.area):
        for piece in pieces:
            if piece.role is Role.HEADING and report.told.grades[row.area]:
                piece.words = (
                    f"{re.sub(r':? *(?:is|requires?)? *$', '', piece.words[: _grade_at(piece.words)])}: not judged"
                )
            elif piece.role is Role.STATEMENT:
                report.drop(piece)
    report.told.grades[row.area] = set()
    return f"{row.area}: {words}"


def grade_form(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Grades in quotation marks or brackets, or behind a word."""
    form = random.choice(["‘{}’", "“{}”", "({})", "is {}", "Grade: {}", "'{}'", "Judgement: {}"])
    for row in report.all(Role.ROW):
        for cell in row.cells:
            cell.words = form.format(cell.words.lower() if form == "is {}" else cell.words)
    return form


def grade_case(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Grades, and sometimes labels, in small letters or capitals."""
    kind = random.choice(["lower", "upper", "title"])
    labels = kind == "upper" and random.random() < 0.5
    for row in report.all(Role.ROW):
        row.words = row.words.upper() if labels else row.words
        for cell in row.cells:
            cell.words = {"lower": cell.words.lower(), "upper": cell.words.upper(), "title": cell.words.title()}[kind]
    return kind


def footnotes(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Marks of footnotes behind some grades."""
    mark = random.choice(["raised", "*", "†", "¹", "[1]"])
    for row in report.all(Role.ROW):
        for cell in row.cells:
            if random.random() < 0.6:
                cell.raised, cell.words = ("1", cell.words) if mark == "raised" else ("", cell.words + mark)
    return mark


def earlier_column(report: Report, random: Random, ontology: Ontology) -> str | None:
    """A further column with the grades of the inspection before."""
    rows = [row for row in report.all(Role.ROW) if row.cells]
    if not rows or any(cell.place in ("under", "above") for row in rows for cell in row.cells):
        return None
    for row in rows:
        row.cells.append(Cell(random.choice(list(_WORDS.values())), 490, place=row.cells[0].place))
    _head_table(report, "Judgement Grade Previous grade")
    return "previous grade"


# The table


def rows_in_another_order(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The rows in another order."""
    page = report.pages[0]
    places = [at for at, piece in enumerate(page) if piece.role is Role.ROW]
    rows = [page[at] for at in places]
    random.shuffle(rows)
    for at, row in zip(places, rows, strict=True):
        page[at] = row
    return ", ".join(f"{row.area}" for row in rows)


def label_width(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Labels over more or fewer lines."""
    width = random.choice([20, 26, 32, 40])
    for row in report.all(Role.ROW):
        row.width = width
    return f"{width} letters"


def grade_width(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Grades over more or fewer lines."""
    width = random.choice([12, 14, 20, 40])
    for row in report.all(Role.ROW):
        for cell in row.cells:
            cell.width = width
    return f"{width} letters"


def grade_place(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Grades on another line of their label, under or above it."""
    place = random.choice(["first", "last", "middle", "under", "above"])
    for row in report.all(Role.ROW):
        for cell in row.cells:
            cell.place = place
    return place


def in_one_line(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Label and grade in one line."""
    joint = random.choice([": ", " – ", " ", " .......... ", " - ", " | "])
    for row in report.all(Role.ROW):
        words = [row.words.replace("\n", " "), *(cell.words for cell in row.cells)]
        row.words, row.cells, row.width = joint.join(words), [], 80
    return repr(joint)


def over_two_pages(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The table over two pages, or with a running head within."""
    rows = report.all(Role.ROW)
    row = random.choice(rows[:-1])
    head = Piece(Role.TEXT, f"Inspection of {_place(report.told.council)} children’s services", size=9)
    further = [[Piece(Role.BREAK, "")], [Piece(Role.BREAK, ""), head], [head]]
    report.behind(row, *random.choice(further))
    return f"behind {row.area}"


def label_form(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Labels with or without numbers, with a colon, or with slips."""
    kind = random.choice(["numbers", "no numbers", "colon", "is", "experience", "stop"])
    for at, row in enumerate(report.all(Role.ROW), 1):
        bare = re.sub(r"^\d[.\d]* ", "", row.words)
        row.words = {
            "numbers": f"{at}. {bare}",
            "no numbers": bare,
            "colon": f"{row.words}:",
            "is": f"{row.words} is",
            "experience": row.words.replace("experiences and progress", "experience and progress"),
            "stop": f"{row.words}.",
        }[kind]
    return kind


def table_head(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Another line over the table, or none."""
    words = random.choice(["", "Judgement", "Judgements", "Judgement area Grade", "Area Grade", "Judgment Grade"])
    _head_table(report, words)
    return words or "none"


def _head_table(report: Report, words: str) -> None:
    """Puts a line over the table in the place of the one that is there; none where it has no words."""
    for head in report.all(Role.TABLE_HEAD):
        report.drop(head)
    page = report.pages[0]
    at = next(at for at, piece in enumerate(page) if piece.role is Role.ROW)
    if words:
        page.insert(at, Piece(Role.TABLE_HEAD, words, page[at].x, bold=True, above=30))


def heading_form(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Headings of sections in another form."""
    if report.told.type != "ilacs":
        return None
    kind = random.choice(["number", "dash", "is", "newline", "upper", "no colon", "brackets"])
    for at, piece in enumerate(report.all(Role.HEADING), 1):
        label, _, grade = piece.words.partition(": ")
        if not grade:
            continue
        piece.words = {
            "number": f"{at}. {piece.words}",
            "dash": f"{label} – {grade}",
            "is": f"{label} {grade}" if grade.startswith("require") else f"{label} is {grade}",
            "newline": f"{label}\n{grade.capitalize()}",
            "upper": piece.words.upper(),
            "no colon": f"{label} {grade}",
            "brackets": f"{label} ({grade})",
        }[kind]
    return kind


def statement_form(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The statement of the overall grade in another form."""
    piece = report.first(Role.STATEMENT)
    grades = report.told.grades.get("overall-effectiveness", set())
    if piece is None or len(grades) != 1:
        return None
    (grade,) = grades
    bare = grade.replace("-", " ")
    many = "require improvement to be good" if grade.startswith("require") else f"are {grade}"
    one = "requires improvement" if grade.startswith("require") else f"is {grade}"
    place = _place(report.told.council)
    piece.words = random.choice(
        [
            f"Children’s services in {place} {many}",
            f"The overall judgement is that children’s services {many}",
            f"The overall judgement {one}",
            f"Services for children in {place} {many}.",
            f"The overall effectiveness of children’s services in {place} {one}",
            f"Overall judgement: {bare}",
            f"Children’s services in {place}: {bare}",
        ]
    )
    piece.width = 60
    return piece.words


# Further lines


def _add(report: Report, random: Random, *lines: str) -> str:
    """Puts lines behind the days, above the table, or at the end of the title page."""
    page = report.pages[0]
    table = next((at for at, one in enumerate(page) if one.role in (Role.TABLE_HEAD, Role.ROW)), len(page))
    days = next(at for at, one in enumerate(page) if one.role is Role.DAYS)
    pieces = [Piece(Role.TEXT, line, width=80, above=26 if at == 0 else 16) for at, line in enumerate(lines)]
    at = random.choice([days + 1, table, len(page)])
    page[at:at] = pieces
    return f"{lines[0]!r} as piece {at}"


def earlier_grade(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The grade of an earlier inspection, in prose or as a line."""
    grade = random.choice(["good", "inadequate", "outstanding", "adequate"])
    place = _place(report.told.council)
    return _add(
        report,
        random,
        random.choice(
            [
                f"The authority was last inspected in June 2012, when its overall effectiveness was judged {grade}.",
                f"At the last inspection, in 2012, children’s services in {place} were judged {grade}.",
                f"Services for children in {place} were {grade} in 2012.",
                f"In 2012, Ofsted graded the help and protection that children received as {grade}.",
                f"The quality of practice has declined from {grade} at the previous inspection in 2012.",
                f"Previous inspection: {grade.title()}",
                f"Overall effectiveness at the last inspection: {grade.title()}",
                f"Previous overall effectiveness: {grade.title()}",
                f"Last inspection (2012): {grade.title()}",
            ]
        ),
    )


def other_grade(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The grade of another service, or an aim."""
    return _add(
        report,
        random,
        random.choice(
            [
                "In May 2012, inspectors judged the adoption service to be outstanding.",
                "The council’s fostering service was judged good in March 2011.",
                "Two of the council’s four children’s homes are outstanding and two are good.",
                "Most schools in the area are good or outstanding.",
                "The police force was graded inadequate for protecting vulnerable people in 2012.",
                "Leaders want services to be outstanding.",
                "The council’s own view was that overall effectiveness was good.",
                "Had leaders not acted, services would have been inadequate.",
                "The quality of some plans is inadequate and that of others is good.",
            ]
        ),
    )


def further_line(report: Report, random: Random, ontology: Ontology) -> str | None:
    """A line of the title page that says something else."""
    council = report.told.council
    return _add(
        report,
        random,
        random.choice(
            [
                f"URN: {council.urn}",
                "Inspection number: 10123456",
                "Type of inspection: Standard inspection",
                "Previous inspection: 12 to 23 June 2012",
                "Date of last inspection: 12 June 2012",
                "Director of children’s services: Eve Sample",
                f"Local authority: {council.label}",
                f"Region: {council.region}",
                "Quality assurance manager: Flo Trial, Senior HMI",
                "Inspection team: seven of His Majesty’s Inspectors",
                "This report replaces the one of 2 March 2012.",
            ]
        ),
    )


def meanings(report: Report, random: Random, ontology: Ontology) -> str | None:
    """What grades mean."""
    lines = random.choice(
        [
            ["Inspectors judge each area on a four-point scale: outstanding, good, requires improvement, inadequate."],
            ["How to read this report", "Outstanding", "Good", "Requires improvement to be good", "Inadequate"],
            [
                "Ofsted uses a four-point scale:",
                "1. Outstanding",
                "2. Good",
                "3. Requires improvement",
                "4. Inadequate",
            ],
            ["A local authority that is judged inadequate in any area is likely to be judged inadequate overall."],
            ["What the judgements mean", "Good: effective services", "Inadequate: widespread or serious failures"],
        ]
    )
    return _add(report, random, *lines)


def another_council_beside(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Another council in a line of the title page."""
    own = report.told.council
    other = random.choice([one for one in _councils(ontology) if one != own and _lived(one, date(2016, 1, 1))]).label
    return _add(
        report,
        random,
        random.choice(
            [
                f"The improvement partner is {other}.",
                f"{other} supports the council as a partner in practice.",
                f"Improvement adviser: Flo Trial, {other}",
                f"Some services are shared with {other} and its neighbours.",
            ]
        ),
    )


def spaces_and_marks(report: Report, random: Random, ontology: Ontology) -> str | None:
    """Other spaces, quotation marks, dashes and hyphens."""
    kinds: Mapping[str, Callable[[str], str]] = {
        "double": lambda words: words.replace(" ", "  "),
        "no-break": lambda words: words.replace(" ", "\u00a0"),
        "straight": lambda words: words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"'),
        "long dashes": lambda words: words.replace("–", "—"),
    }
    kind = random.choice(list(kinds))
    for piece in report.all(*Role):
        piece.words = kinds[kind](piece.words)
        for cell in piece.cells:
            cell.words = kinds[kind](cell.words)
    return kind


def as_plain_text(report: Report, random: Random, ontology: Ontology) -> str | None:
    """The text of the file without the file, whose name is no source of days then."""
    report.as_text = True
    report.named = None
    if not report.all(Role.PUBLISHED):
        report.told.published = None
    return "text"


ALTERATIONS: Mapping[str, Alteration] = {
    one.__name__.replace("_", "-"): one
    for one in (
        other_days, another_council, days_over_lines, publication, other_lead, other_grades, otherwise_in_one_place,
        row_missing, not_judged, statement_form, rows_in_another_order, label_width, grade_width, grade_place,
        over_two_pages, label_form, table_head, heading_form, grade_case, grade_form, footnotes, earlier_column,
        in_one_line, earlier_grade, other_grade, further_line, meanings, another_council_beside, title_in_capitals,
        title_below, words_above_title, lead_at_end, spaces_and_marks, as_plain_text,
    )
}  # fmt: skip
"""By name, in the order in which they are applied: values before places, places before lines and letters."""


def altered(report: Report, seed: int, ontology: Ontology, only: str | None = None) -> Report:
    """The report with one to five alterations, chosen by the seed; with ``only`` that one."""
    random = Random(seed)
    names = [only] if only else random.sample(list(ALTERATIONS), random.choice([1, 2, 2, 3, 3, 4, 5]))
    copied = report.copy()
    for name in (name for name in ALTERATIONS if name in names):
        said = ALTERATIONS[name](copied, random, ontology)
        if said is not None:
            copied.done.append(f"{name}: {said}")
    return copied
