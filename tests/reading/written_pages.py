"""Title pages and letters as they could come: each is set in another way, and says what it says.

Orders, labels and slips are those of published reports and letters of all frameworks since 2012; names, days, grades
and all other words are made up.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.reading.page_layout import Setting

Grades = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Written:
    """The pages of a report or letter as they are typed, and what they say."""

    pages: tuple[str, ...]
    council: str
    type: str
    days: tuple[str, str] | None
    leads: tuple[str, ...] = ()
    published: str | None = None
    grades: Grades = field(default_factory=dict)
    """By area; None where the page says that none was given."""
    setting: Setting = field(default_factory=Setting)
    lines: tuple[str, ...] = ()
    """Codes of issues beyond those for what the page does not print."""


_WORDS = {
    "g": "Good", "o": "Outstanding", "r": "Requires improvement to be good", "i": "Inadequate", "a": "Adequate",
    "-": "Not judged",
}  # fmt: skip
_IDS = {
    "g": "good", "o": "outstanding", "r": "requires-improvement", "i": "inadequate", "a": "adequate", "-": None
}  # fmt: skip
_ROWS = {
    "impact-of-leaders": "The impact of leaders on social work practice with children and families",
    "help-and-protection": "The experiences and progress of children who need help and protection",
    "children-in-care-and-care-leavers": "The experiences and progress of children in care and care leavers",
    "children-in-care": "The experiences and progress of children in care",
    "care-leavers": "The experiences and progress of care leavers",
    "overall-effectiveness": "Overall effectiveness",
}
_TOGETHER = ("impact-of-leaders", "help-and-protection", "children-in-care-and-care-leavers", "overall-effectiveness")
_APART = ("impact-of-leaders", "help-and-protection", "children-in-care", "care-leavers", "overall-effectiveness")
_SIF = {
    "help-and-protection": "1. Children who need help and protection",
    "children-looked-after": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care-leavers": "2.2 Experiences and progress of care leavers",
    "leadership-management-and-governance": "3. Leadership, management and governance",
}
SIF_ALL = (*_SIF, "overall-effectiveness", "safeguarding-board")
_CHILD_PROTECTION = {
    "overall-effectiveness": "Overall effectiveness",
    "help-and-protection": "The effectiveness of the help and protection provided to children, young people, "
    "families and carers",
    "quality of practice": "The quality of practice",
    "leadership and governance": "Leadership and governance",
}
_PARAGRAPHS = "\n".join(
    f"{at}. Children in need are visited by the same social worker, who knows them well and writes plans for them.\n"
    for at in range(10, 24)
)
_FOUR_ROWS = tuple(_CHILD_PROTECTION.values())
SIF_TITLE = """
### Inspection of services for children in need of help and protection, children looked after and care leavers
and
### Review of the effectiveness of the Local Safeguarding Children Board
"""


def _areas(letters: str) -> tuple[str, ...]:
    return _TOGETHER if len(letters) == 4 else _APART


def grades_by(letters: str, areas: tuple[str, ...] = ()) -> Grades:
    """Areas with grades by their first letters."""
    return {area: _IDS[letter] for area, letter in zip(areas or _areas(letters), letters, strict=False)}


def rows(letters: str) -> str:
    """The table of a report since 2018."""
    lines = (f"| {_ROWS[area]} | {_WORDS[letter]}" for area, letter in zip(_areas(letters), letters, strict=True))
    return "\n".join(("* Judgement Grade", *lines))


def sif_rows(letters: str) -> str:
    short = {**_WORDS, "r": "Requires improvement"}
    return "\n".join(f"| {label} | {short[letter]}" for label, letter in zip(_SIF.values(), letters, strict=False))


def _team(led: str) -> str:
    return f"""
### Information about this inspection
Inspectors have looked closely at the experiences of children and young people.

The inspection team consisted of nine of Her Majesty’s Inspectors (HMI) from Ofsted.

* The inspection team
{led}
Team inspectors: Cy Model, Di Pattern
"""


WRITTEN: dict[str, Written] = {
    "another council above the headline, days cut before the dash, a footnote to a grade": Written(
        (
            f"""
> Services are run together with Leeds City Council.

# Inspection of Medway Council children’s services

* Inspection dates: 28 February 2022
* – 11 March 2022
Lead inspector: Ann Example MBE, Her Majesty’s Inspector

{rows("rgig")}*
""",
        ),
        "medway", "ilacs", ("2022-02-28", "2022-03-11"), ("Ann Example",), grades=grades_by("rgig"),
    ),
    "post in brackets, an earlier grade in the prose": Written(
        (
            f"""
# Inspection of City of York Council local authority children’s services

Inspection dates: 7 March to 18 March 2022
Lead inspector: Ann Example, Her Majesty’s Inspector (HMI)

{rows("rrgr")}

The overall effectiveness of services for children in York has declined since the last inspection in 2016, when it was
judged to be good. Services for care leavers were outstanding then.
""",
        ),
        "york", "ilacs", ("2022-03-07", "2022-03-18"), ("Ann Example",), grades=grades_by("rrgr"),
    ),
    "trust above, council under it, a post on a line of its own": Written(
        (
            f"""
# Examplewold Children First
## Inspection of Slough Borough Council’s children’s social care services

Inspection dates: 23 January 2023 to 3 February 2023
Lead inspector: Bo Sample-Reed
> His Majesty’s Inspector

{rows("rrgor")}

Examplewold Children First is a company owned by the council.
""",
        ),
        "slough", "ilacs", ("2023-01-23", "2023-02-03"), ("Bo Sample-Reed",), grades=grades_by("rrgor"),
        setting=Setting(grade="middle"),
    ),
    "an ampersand in the name, two who led with a post each": Written(
        (
            f"""
# Inspection of Westmorland & Furness Council local authority children’s services

Inspection dates: 20–24 May and 3–7 June 2024
Lead inspectors: Ann Example, His Majesty’s Inspector, and Máire O’Neill, His Majesty’s Inspector

{rows("gggog")}
""",
        ),
        "westmorland-and-furness", "ilacs", ("2024-05-20", "2024-06-07"), ("Ann Example", "Máire O’Neill"),
        grades=grades_by("gggog"), setting=Setting(grade="last"),
    ),
    "weekdays, days in brackets within the others, a title before the name": Written(
        (
            f"""
# Inspection of Stockton-on-Tees local authority children’s services

Inspection dates: Monday 20 to Friday 31 March 2023 (off-site week beginning 20 March; on site 27 to 31 March 2023)
Lead inspector: Dr Siân Évans-Lloyd, His Majesty’s Inspector
Deputy lead inspector: Rob Trial

{rows("gggog")}
""",
        ),
        "stockton-on-tees", "ilacs", ("2023-03-20", "2023-03-31"), ("Siân Évans-Lloyd",), grades=grades_by("gggog"),
    ),
    "no colon behind the label of publication, a day and a window over the year's end": Written(
        (
            f"""
# Inspection of Oldham Metropolitan Borough Council children’s services

Inspection dates: 11 December 2023 and 8 to 19 January 2024
Report published on 4 March 2024
Lead inspector Mary-Kate O’Brien-Shaw SHMI

{rows("rrgrr")}
""",
        ),
        "oldham", "ilacs", ("2023-12-11", "2024-01-19"), ("Mary-Kate O’Brien-Shaw",), "2024-03-04", grades_by("rrgrr"),
    ),
    "the table under prose that tells of a visit and of another council": Written(
        (
            f"""
# Inspection of Cumberland Council children’s services

Inspection dates: 4 to 15 November 2024
Lead inspector: Una Keane-McModel, His Majesty’s Inspector

A focused visit in October 2023 found that plans were weak. At its last inspection in 2022, services in Cumbria required
improvement to be good, and Cumbria County Council was abolished in April 2023. A third of the workers are new.

{rows("grgir")}
""",
        ),
        "cumberland", "ilacs", ("2024-11-04", "2024-11-15"), ("Una Keane-McModel",), grades=grades_by("grgir"),
    ),
    "numbers for dates, spaces too many, a slip in a label": Written(
        (
            f"""
# Dorset Council
## Inspection of children’s social care services

Inspection dates : 27/09/2021 to 08/10/2021
Lead Inspector :  Nicola   Fraser-White , Her Majesty’s Inspector

{rows("gggg").replace("Judgement", "Judgment").replace("help and protection", "help and protection.")}
""",
        ),
        "dorset", "ilacs", ("2021-09-27", "2021-10-08"), ("Nicola Fraser-White",), grades=grades_by("gggg"),
    ),
    "numbers of footnotes as characters": Written(
        (
            f"""
# Inspection of Bury local authority children’s services

Inspection dates: 25 October to 5 November 2021
Lead inspector: Ty Lamb, Her Majesty’s Inspector

{rows("iiri").replace("families |", "families¹ |").replace("to be good", "to be good²")}
""",
        ),
        "bury", "ilacs", ("2021-10-25", "2021-11-05"), ("Ty Lamb",), grades=grades_by("iiri"),
    ),
    "a row without its grade, which a heading gives": Written(
        (
            f"""
# Inspection of Rutland County Council District Council children’s services

Inspection dates: 17 to 21 May 2021
Lead inspector: Tracy de Vere, HMI

{rows("rggr").replace("protection | Good", "protection |")}

Leaders know what to do.
""",
            """
### The experiences and progress of children who need help and protection are good

1. Most families receive help when they need it.
""",
        ),
        "rutland", "ilacs", ("2021-05-17", "2021-05-21"), ("Tracy de Vere",), grades=grades_by("rggr"),
        lines=("no-row",),
    ),
    "the days of the inspection before stand first": Written(
        (
            f"""
# Inspection of Solihull Metropolitan Borough Council children’s services

Previous inspection dates: 7 to 18 October 2019
Previous inspection grade: Requires improvement to be good
Inspection dates: 31 October to 11 November 2022
Lead inspector:
Melanie Trial-Hart
His Majesty’s Inspector

{rows("iiri")}
""",
        ),
        "solihull", "ilacs", ("2022-10-31", "2022-11-11"), ("Melanie Trial-Hart",), grades=grades_by("iiri"),
    ),
    "labels alone on their line": Written(
        (
            f"""
# Inspection of Lewisham London Borough Council children’s services

* Inspection dates
6 to 10 and 20 to 24 November 2023
* Lead inspector
Emma Müller, His Majesty’s Inspector

{rows("ggrgg")}
""",
        ),
        "lewisham", "ilacs", ("2023-11-06", "2023-11-24"), ("Emma Müller",), grades=grades_by("ggrgg"),
    ),
    "the table goes on overleaf": Written(
        (
            f"""
# Inspection of Luton Borough Council children’s services

Inspection dates: 4 July 2022 – 15 July 2022
Lead inspector: Margaret Good, Her Majesty’s Inspector
Y 190
{chr(10).join(rows("rrgr").splitlines()[:3])}
""",
            f"""
{chr(10).join(rows("rrgr").splitlines()[3:])}

Luton has had many changes of leader.
""",
        ),
        "luton", "ilacs", ("2022-07-04", "2022-07-15"), ("Margaret Good",), grades=grades_by("rrgr"),
    ),
    "no headline grade since April 2026, that of before in the prose": Written(
        (
            f"""
# Inspection of Leicester City Council local authority children’s services

Inspection dates: 13 to 24 April 2026
Published: 8 June 2026
Lead inspector: Jo Ó Briain, Social Care Regulatory Inspector

{rows("ggrog").rpartition(chr(10))[0]}

We no longer give a judgement of overall effectiveness. In 2021 the overall effectiveness was inadequate.
""",
        ),
        "leicester", "ilacs", ("2026-04-13", "2026-04-24"), ("Jo Ó Briain",), "2026-06-08",
        {area: grade for area, grade in grades_by("ggrog").items() if area != "overall-effectiveness"},
        lines=("no-overall-grade",),
    ),
    "two areas not judged, the contents before the board": Written(
        (
            f"""
# Council of the Isles of Scilly
{SIF_TITLE}
* Inspection date: 23 June 2014 – 2 July 2014
* Report published: 3 September 2014

### The overall judgement is that children’s services are good

The judgements on areas of the service that contribute to overall effectiveness are:
{sif_rows("gg--r")}
""",
            """
# Contents
The local authority 3
Executive summary 3
The Local Safeguarding Children Board (LSCB) 30

### The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate
""",
            _team("Lead HMI: Pietro Sample"),
        ),
        "isles-of-scilly", "sif", ("2014-06-23", "2014-07-02"), ("Pietro Sample",), "2014-09-03",
        grades_by("gg--rgi", SIF_ALL), lines=("not-judged",),
    ),
    "the board in the words of its review, posts before the names": Written(
        (
            f"""
# Bexley London Borough Council
{SIF_TITLE}
* Inspection date: 10 to 11 March, 18 to 27 March and 2 April 2014
* Report published: 16 May 2014

### The overall judgement is good

{sif_rows("ggrgo")}

### The arrangements in place to evaluate the effectiveness of what is done by the authority and board partners to safeguard and promote the welfare of children require improvement
""",  # noqa: E501
            _team("Lead inspectors: HMI Sean Trial and HMI Ann Example"),
        ),
        "bexley", "sif", ("2014-03-10", "2014-04-02"), ("Ann Example", "Sean Trial"), "2014-05-16",
        grades_by("ggrgogr", SIF_ALL),
    ),
    "the overall grade without the place, grades under their labels": Written(
        (
            f"""
# London Borough of Sutton
{SIF_TITLE}
* Inspection dates: 9 June 2015 – 1 July 2015
* Report published: 28 August 2015

### Children’s services require improvement to be good

{sif_rows("rgrir")}

### The effectiveness of the Sutton Safeguarding Children Board is outstanding
""",
            _team("Lead inspector: Sheena Model, HMI"),
        ),
        "sutton", "sif", ("2015-06-09", "2015-07-01"), ("Sheena Model",), "2015-08-28",
        grades_by("rgrirro", SIF_ALL), setting=Setting(grade="under"),
    ),
    "an abolished county that is inspected again": Written(
        (
            f"""
# Cumbria County Council
### Re-inspection of services for children in need of help and protection, children looked after and care leavers

* Inspection date: 25 September 2017 to 19 October 2017
* Report published: 28 November 2017

### Children’s services in Cumbria require improvement to be good.
{sif_rows("rrgrg")}
""",
            """
### Executive summary
In 2015 children’s services in Cumbria were judged inadequate. Since then, leaders have made progress.
""",
            _team("Lead inspector: Dominic Lamb HMI"),
        ),
        "cumbria", "sif", ("2017-09-25", "2017-10-19"), ("Dominic Lamb",), "2017-11-28",
        grades_by("rrgrgr", SIF_ALL), lines=("no-grade",),
    ),
    "grades with their numbers": Written(
        (
            """
# Inspection of local authority arrangements for the protection of children
## The Royal Borough of Kingston upon Thames
Y 268
#### Inspection dates: 21–30 May 2012
#### Lead inspector: Bo Sample HMI
Y 116
Age group: All
Published: 3 July 2012
""",
            "\n".join(
                ["## Record of main findings", *(f"| {row} | Grade 4 (inadequate)" for row in _FOUR_ROWS)]
            ),
        ),
        "kingston-upon-thames", "pre-2013", ("2012-05-21", "2012-05-30"), ("Bo Sample",), "2012-07-03",
        grades_by("iiii", tuple(_CHILD_PROTECTION)),
    ),
    "a record of findings in groups, behind many pages": Written(
        (
            """
# Inspection of local authority arrangements for the protection of children
## Rochdale Borough Council
Y 268
#### Inspection dates: 1 – 12 October 2012
#### Lead inspector: Sue Example HMI
Y 116
Age group: All
Published: 16 November 2012
""",
            *(_PARAGRAPHS,) * 6,
            f"""
## Record of main findings

| Local authority arrangements for the protection of children |
| {_FOUR_ROWS[0]} | Inadequate
| {_FOUR_ROWS[1]} | Good
* Practice and leadership
| {_FOUR_ROWS[2]} | Adequate
| {_FOUR_ROWS[3]} | Inadequate.
""",
        ),
        "rochdale", "pre-2013", ("2012-10-01", "2012-10-12"), ("Sue Example",), "2012-11-16",
        grades_by("igai", tuple(_CHILD_PROTECTION)),
    ),
    "graded heads without a table, a statement under the first": Written(
        (
            """
# Inspection of local authority arrangements for the protection of children
## Medway Council
#### Inspection dates: 7 – 16 January 2013
#### Lead inspector: Bo Model HMI
Published: 22 February 2013
""",
            _PARAGRAPHS,
            f"""
## {_FOUR_ROWS[0]}
### Inadequate
1. The overall effectiveness is judged inadequate because plans are weak.
## {_FOUR_ROWS[1]}
### Inadequate
2. Too many children wait.
## {_FOUR_ROWS[2]}
### Adequate
3. Some practice is good.
## {_FOUR_ROWS[3]}
### Good
4. Leaders know enough.
""",
        ),
        "medway", "pre-2013", ("2013-01-07", "2013-01-16"), ("Bo Model",), "2013-02-22",
        grades_by("iiag", tuple(_CHILD_PROTECTION)),
    ),
    "the digits of a day torn apart": Written(
        (
            f"""
# Inspection of Wiltshire Council children’s services

Inspection dates: 1 8 to 29 September 2023
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("oogoo")}
""",
        ),
        "wiltshire", "ilacs", None, ("Ann Example",), grades=grades_by("oogoo"), lines=("no-inspection-date",),
    ),
    "a title that names two councils": Written(
        (
            f"""
# Inspection of children’s services in Kingston upon Thames and Richmond upon Thames

Inspection dates: 13 to 24 May 2019
Lead inspector: Ann Example, Her Majesty’s Inspector

{rows("gggg")}
""",
        ),
        "", "", None, lines=("ambiguous-council", "no-council"),
    ),
    "grades of two inspections side by side": Written(
        (
            """
# Inspection of Swindon Borough Council children’s services

Inspection dates: 17 to 28 July 2023
Lead inspector: Joy Model, His Majesty’s Inspector

* Judgement Grade
The impact of leaders: inadequate, Good

The experiences and progress of children in care: good, Inadequate

More text follows here about the services for children.
""",
        ),
        "swindon", "ilacs", ("2023-07-17", "2023-07-28"), ("Joy Model",), lines=("grade-without-label", "no-grades"),
    ),
    "letter: an address below the name, the visit called one of a borough": Written(
        (
            """
Ofsted
Agora
6 Cumberland Place
Nottingham
NG1 6HJ
T 0300 123 1231

5 March 2019

Mr Tony Example
Executive Director – People
London Borough of Enfield
Civic Centre, Silver Street
Enfield
EN1 3XA

Dear Mr Example

* Focused visit to London Borough of Enfield children’s services

This letter summarises the findings of a focused visit to London Borough of Enfield children’s services on 12 February
2019 and 13 February 2019. The inspectors were Ann Model, HMI, and Bo Sample, HMI.
""",
        ),
        "enfield", "focused-visit", ("2019-02-12", "2019-02-13"), published="2019-03-05",
    ),
    "letter: its day in numbers, a copy for a board of another council": Written(
        (
            """
Piccadilly Gate
Store Street
Manchester
M1 2WD

30/01/2020

Mr Colin Example
Corporate Director of Children & Young People, Nottinghamshire County Council

cc: Chair of the Nottingham City Safeguarding Children Partnership

Dear Mr Example

* Monitoring visit to Nottinghamshire County Council children’s services

This letter summarises the findings of the monitoring visit to Nottinghamshire County Council on 9 January
and 10 January 2020. It was the first since the local authority was judged inadequate in July 2019.
""",
        ),
        "nottinghamshire", "monitoring-visit", ("2020-01-09", "2020-01-10"), published="2020-01-30",
    ),
    "letter: places in address and copies, the inspection before the visit with its grade": Written(
        (
            """
Piccadilly Gate
Store Street
Manchester
M1 2WD

25 January 2019

Ms Helen Example
Interim Director of Children’s Services
Blackpool Council
Number One, Bickerstaffe Square
Talbot Road, Blackpool FY1 3AH

Copied to: Mr Neil Sample, Chief Executive; Chair of the LSCB; the Department for Education

Dear Ms Example

* Monitoring visit to Blackpool children’s services

Thank you for the help your staff gave us. Ann Model, HMI, and Di Trial, HMI, carried out a monitoring visit to
Blackpool on the 15th and 16th January 2019. It is the first visit since the inspection of December 2018, at which
Blackpool was judged inadequate.
""",
        ),
        "blackpool", "monitoring-visit", ("2019-01-15", "2019-01-16"), published="2019-01-25",
    ),
    "letter: days and publication on labelled lines": Written(
        (
            """
# Joint targeted area inspection of serious youth violence in Lancashire
Inspection dates: 20 to 24 November 2023
Published 31 January 2024

Dear Lancashire Safeguarding Children Partnership

This letter outlines the findings of the joint targeted area inspection of the multi-agency response to serious youth
violence in Lancashire.
""",
        ),
        "lancashire", "jtai", ("2023-11-20", "2023-11-24"), published="2024-01-31",
    ),
    "letter: an area looked at again": Written(
        (
            """
12 March 2020

Mr John Example, Corporate Director, Children and Young People’s Services, Durham County Council
Dr Stewart Sample, Chief Officer, NHS Durham Clinical Commissioning Groups

Dear Mr Example and Dr Sample

* Joint area SEND revisit in Durham

Between 3 February 2020 and 5 February 2020, Ofsted and the Care Quality Commission (CQC) revisited the area of Durham
to decide whether sufficient progress has been made in addressing each of the areas of significant weakness.
""",
        ),
        "durham", "send", ("2020-02-03", "2020-02-05"), published="2020-03-12",
    ),
    "a monitoring inspection of an area's SEND services": Written(
        (
            """
# Monitoring inspection of Warrington Local Area Partnership
## Area SEND inspection

Inspection dates: 24 to 26 June 2025
Dates of previous inspection: 19 to 23 June 2023

* Inspection outcome
The local area partnership has taken effective action.
""",
        ),
        "warrington", "send", ("2025-06-24", "2025-06-26"),
    ),
}  # fmt: skip

IMPROVEMENTS = {
    "over the foot of a page, items of an item": (
        (
            """
Y 110
* What needs to improve?
- The quality of recording of supervision.
""",
            """
- The timeliness of initial health assessments for children in care.
- Arrangements for children who go missing, including:
-- the quality of return home interviews;
-- the sharing of information with the police.
""",
        ),
        ("recording of supervision", "health assessments", "return home interviews", "sharing of information"),
    ),
    "numbered": (
        (
            """
### What needs to improve
1. The quality of assessments.
2. The frequency of supervision.
""",
        ),
        ("quality of assessments", "frequency of supervision"),
    ),
    "in one paragraph": (
        ("\n* What needs to improve: the quality of assessments; and the supervision of social workers.\n",),
        ("the quality of assessments; and the supervision",),
    ),
}
