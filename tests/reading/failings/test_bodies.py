"""What courts, case reviews and national reports found is no failing of the inspection that an article tells of."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

NEWS = (
    "Council told to do better\n\n3 June 2023\n\nLeeds City Council was rated inadequate after an Ofsted inspection in "
    "May 2023.\n\n{last}\n"
)


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


def patterns(reader: Reader, folder: Path, text: str) -> set[str]:
    path = folder / "article.txt"
    path.write_text(text, "utf-8")
    facts = reader.read(load_article(SourceFile(path.name, path), reader.ontology))
    return {str(fact.pattern) for fact in facts.failings}


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("In 2021 a High Court judgement found that supervision was irregular.", False),
        ("A serious case review into the boy's death found that supervision was irregular.", False),
        ("A report into the six-year-old's death described supervision as irregular.", False),
        ("A report into the young mother's murder said that supervision was irregular.", False),
        ("A report into the council's high-profile service said that supervision was irregular.", True),
        ("A serious case review was held. The review found that supervision was irregular.", False),
        (
            "A serious case review was held. The review, for the safeguarding board, said supervision was irregular.",
            False,
        ),
        ("A serious case review said that police were slow. Supervision was irregular, it said.", False),
        ("A serious case review said that police were slow. Supervision was irregular, Ofsted said.", True),
        ("A serious case review was held. Inspectors found that supervision was irregular.", True),
        ("A review was held. The review found that supervision was irregular.", True),
        ("Ofsted said that serious case reviews were late and supervision was irregular.", True),
        ("Inspectors found that the lessons of a case review were lost and supervision was irregular.", True),
        ("Jurors heard that supervision was irregular.", False),
        ("A judge has condemned staff whose supervision was irregular.", False),
        ("A family judge spoke of irregular supervision.", False),
        ("The judge said that supervision was irregular.", False),
        ("Inspectors who judge the service found that supervision was irregular.", True),
        (
            "Serious case reviews were held. The findings of two of the reviews were that supervision was irregular.",
            False,
        ),
        ("There were findings on the front door, and supervision was irregular.", True),
        ("The court heard that supervision was irregular.", False),
        ("Supervision of cases before the court was irregular, the report said.", True),
        ("Case reviews are late and supervision is irregular, the report said.", True),
        (
            "The reports looked at deaths. The cases, of 2005 to 2008, include:\n\n- supervision that was irregular",
            False,
        ),
        ("Problems at the council include:\n\n- supervision that was irregular", True),
        ("The decision was ordered in July 2013 as a result of irregular supervision.", False),
        ("The decision was ordered in July 2023 as a result of irregular supervision.", True),
        ("March 2021: A High Court judgement criticises irregular supervision.", False),
        ("March 2021: Inspectors criticise irregular supervision.", True),
        ("Other councils to be criticised for irregular supervision are Hull and Luton.", False),
        ("Other areas found to have irregular supervision are Hull and Luton.", False),
        ("Other areas of practice were weak, with irregular supervision.", True),
        ("Members asked for quarterly updates on irregular supervision.", False),
        ("Members noted questions about irregular supervision.", False),
        ("A report by the commissioner said that supervision was irregular.", False),
        ("The local MP spoke in the House and described supervision as irregular.", False),
        ("The commissioner was told to look at what the inspection found: supervision is irregular.", True),
    ],
)
def test_what_another_body_found_is_of_no_inspection(
    reader: Reader, tmp_path: Path, paragraph: str, found: bool
) -> None:
    assert ("weak-supervision" in patterns(reader, tmp_path, NEWS.format(last=paragraph))) is found


ALL = "{title}\n\n20 November 2012\n\n{lead}\n\n{rest}\n"


@pytest.mark.parametrize(
    ("title", "lead", "rest", "found"),
    [
        (
            "Inspectors slam councils",
            "Councils are failing children across England, Ofsted said. Many are unsafe. Its head spoke in London.\n\n"
            "Inspectors are also visiting Leeds City Council's children's services.",
            "Supervision is irregular, inspectors found.",
            False,
        ),
        (
            "Inspectors slam councils",
            "Councils are failing children across England, Ofsted said. Many are unsafe. Its head spoke in London.\n\n"
            "Inspectors are also visiting Leeds City Council's children's services.",
            "In Leeds City Council's teams supervision is irregular, inspectors found.",
            True,
        ),
        (
            "Inspectors slam Leeds City Council",
            "Ofsted inspected Leeds City Council's children's services in May, one of the councils that are failing "
            "across England.",
            "Supervision is irregular, inspectors found.",
            True,
        ),
        (
            "Chief inspector warns forces",
            "Police forces fail to share what they know, the chief inspector wrote, as they did in places like Leeds.",
            "Inspectors found that supervision is irregular.",
            False,
        ),
        (
            "Ofsted on reviews",
            "A review of a death in Leeds is among 23 serious case reviews that Ofsted judged inadequate.",
            "The report also found that supervision is irregular.",
            False,
        ),
    ],
)
def test_what_is_found_of_many_councils_is_none_of_one_that_is_named(
    reader: Reader, tmp_path: Path, title: str, lead: str, rest: str, found: bool
) -> None:
    text = ALL.format(title=title, lead=lead, rest=rest)
    assert ("weak-supervision" in patterns(reader, tmp_path, text)) is found


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Leeds Teaching Hospitals NHS Trust requires improvement.", set()),
        ("Leeds Teaching Hospitals NHS Trust is still inadequate, and Bradford's is good.", set()),
        ("Inspectors found that health assessments require improvement.", {"weak-health-support"}),
    ],
)
def test_the_grade_of_a_body_is_no_weakness_of_the_council(
    reader: Reader, tmp_path: Path, paragraph: str, found: set[str]
) -> None:
    assert patterns(reader, tmp_path, NEWS.format(last=paragraph)) == found


FORCE = (
    "Police force failing children\n\n27 September 2019\n\n{lead}\n\nInspectors said that officers were putting "
    "children at risk.\n\nThe force covers Middlesbrough, whose children's services Middlesbrough Council runs.\n\n"
    "{last}\n"
)
_ALONE = "Cleveland Police has been rated inadequate by HM Inspectorate of Constabulary."


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("The mayor was sorry.", set()),
        (
            "Middlesbrough Council's children's services were rated good by Ofsted in May 2019. Ofsted found that "
            "supervision was irregular.",
            {"weak-supervision"},
        ),
    ],
)
def test_what_is_found_at_a_police_force_is_no_failing_of_the_council(
    reader: Reader, tmp_path: Path, last: str, found: set[str]
) -> None:
    assert patterns(reader, tmp_path, FORCE.format(lead=_ALONE, last=last)) == found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2018 inspectors had found that supervision was irregular.", False),
        ("A visit in 2020 had found that supervision was irregular.", False),
        ("Inspectors found that supervision was irregular.", True),
        ("Inspectors in 2023 found that supervision was irregular.", True),
    ],
)
def test_what_was_found_in_a_year_of_which_nothing_else_is_told_is_left_out(
    reader: Reader, tmp_path: Path, sentence: str, expected: bool
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(NEWS.format(last=sentence), "utf-8")
    facts = reader.read(load_article(SourceFile(path.name, path), reader.ontology))
    ours = {str(fact.inspection) for fact in facts.failings}
    assert ("leeds/main" in ours) is expected


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Elected members sit on the health and wellbeing board. The board has little oversight of partners.", False),
        ("The safeguarding board reports to the health and wellbeing board. The board has little oversight.", True),
        ("The board has little oversight of partners.", True),
        ("The board has little oversight of partners, and no link to the family justice board.", True),
    ],
)
def test_a_board_of_another_kind_is_no_safeguarding_board(
    reader: Reader, tmp_path: Path, paragraph: str, found: bool
) -> None:
    assert ("weak-safeguarding-board" in patterns(reader, tmp_path, NEWS.format(last=paragraph))) is found
