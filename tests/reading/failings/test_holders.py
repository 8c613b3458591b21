"""Whose a failing is: the council that the talk is of, and the inspection in which it was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import PartialDate
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from kg.reading.reader import Reader

Read = Callable[[str], set[tuple[str, str, int | None]]]


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Council, pattern and year of inspection of every failing of an article."""
    ontology = load_ontology(project / "ontology")
    reader = Reader(ontology)
    path = tmp_path_factory.mktemp("holders") / "article.txt"

    def patterns(text: str) -> set[tuple[str, str, int | None]]:
        path.write_text(text, "utf-8")
        facts = reader.read(load_article(SourceFile(path.name, path), ontology))
        starts: dict[str, PartialDate | None] = {str(one.key): one.start for one in facts.inspections}
        years = {key: start.year if start else None for key, start in starts.items()}
        return {(str(f.council), str(f.pattern), years.get(str(f.inspection))) for f in facts.failings}

    return patterns


ROUND_UP = """Two councils, two verdicts

3 June 2022

Ofsted inspected children's services in Leeds in March 2022 and rated them inadequate.

Caseloads in the assessment teams are too high.

Ofsted inspected children's services in Bristol in April 2022 and rated them requires improvement.

Supervision is irregular.

{last}
"""


def test_a_paragraph_of_a_round_up_goes_on_about_its_council(read: Read) -> None:
    found = read(ROUND_UP.format(last="Visits to children are often late."))
    assert ("leeds", "high-caseloads", 2022) in found
    assert ("bristol", "weak-supervision", 2022) in found
    assert ("bristol", "infrequent-visits", 2022) in found
    assert not any(council == "leeds" and pattern != "high-caseloads" for council, pattern, _ in found)


@pytest.mark.parametrize(
    "last",
    [
        "Nationally, visits to children are often late.",
        "Across the country councils say that visits to children are often late.",
        "And in Rivermouth? Visits to children are often late.",
        "The Association of Social Workers warned that visits to children are often late.",
    ],
)
def test_what_is_general_or_elsewhere_is_nobodys(read: Read, last: str) -> None:
    assert not any(pattern == "infrequent-visits" for _, pattern, _ in read(ROUND_UP.format(last=last)))


def test_the_place_where_something_is_so_is_the_council_of_a_round_up(read: Read) -> None:
    found = read(ROUND_UP.format(last="Personal advisers in Leeds do not keep in touch with care leavers."))
    assert {council for council, pattern, _ in found if pattern == "weak-care-leaver-support"} == {"leeds"}


def test_what_has_been_put_right_was_found_at_the_earlier_inspection(read: Read) -> None:
    found = read(
        "Leeds children's services now good\n\n3 June 2022\n\n"
        "Ofsted inspected children's services at Leeds City Council in March 2022 and rated them good.\n\n"
        "Weaknesses in the front door identified at a focused visit in 2019 have been put right, inspectors said.\n"
    )
    assert ("leeds", "weak-front-door", 2019) in found
    assert ("leeds", "weak-front-door", 2022) not in found


def test_paragraphs_that_open_with_councils_and_grades_are_a_round_up(read: Read) -> None:
    found = read(
        "The autumn's reports\n\n20 December 2022\n\nOf three boroughs inspected by Ofsted, one went up.\n\n"
        "The biggest smiles are in Merton, which is now outstanding for its children's services. "
        "It had been good since 2017.\n\n"
        "For Haringey there was no change: it requires improvement. Inspectors, who visited in October, "
        "found children in care waiting too long for permanent homes.\n\n"
        "Lewisham was the faller. It was marked down to requires improvement in November. "
        "Personal advisers had as many as 35 care leavers each.\n"
    )
    assert {council for council, pattern, _ in found if pattern == "high-caseloads"} == {"lewisham"}
    assert {council for council, pattern, _ in found if pattern == "delay"} == {"haringey"}
    assert not any(council == "merton" for council, _, _ in found)


FOUND_THEN = """Council told to do better

3 June 2023

Leeds City Council was rated inadequate after an Ofsted inspection in May 2023. It had been rated good by Ofsted
in March 2018.

{last}
"""


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("A visit in 2018 had pointed to irregular supervision.", 2018),
        ("Inspectors found that supervision was irregular.", 2023),
        ("Inspectors saw that a third of social workers in 2018 had irregular supervision.", 2023),
        ("Supervision is irregular, as it has been since the inspection of 2018.", 2023),
        ("Inspectors praised much in 2018, but now supervision is irregular.", 2023),
    ],
)
def test_what_an_earlier_years_inspection_found_is_its_own(read: Read, sentence: str, year: int) -> None:
    assert ("leeds", "weak-supervision", year) in read(FOUND_THEN.format(last=sentence))


def test_the_neighbour_who_takes_over_is_not_who_failed(read: Read) -> None:
    text = """Borough loses control

3 June 2012

Ann Green, director of children's services at Lib-Dem Merton, has stepped down and her department been taken over by
neighbouring Tory Barnet council. Ofsted rated the department inadequate. Merton will lose responsibility for children
in care.

Supervision of the council's social workers was irregular, inspectors found.
"""
    assert {council for council, _, _ in read(text)} == {"merton"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bristol's supervision of social workers is irregular.", False),
        ("Bristol City Council was told that supervision is irregular.", False),
        ("Bristol Police note that supervision is irregular.", True),
        ("Its supervision of social workers is irregular.", True),
    ],
)
def test_a_sentence_that_opens_with_another_council_tells_nothing_of_this_one(
    read: Read, sentence: str, found: bool
) -> None:
    assert (("leeds", "weak-supervision", 2023) in read(FOUND_THEN.format(last=sentence))) is found


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("The chief inspector, Ann Green, said: “Supervision is irregular. That must end.”", False),
        ("The chief inspector, Ann Green, said: “Supervision at this council is irregular.”", True),
        ("The chief inspector, Ann Green, said: “We visited in May and supervision is irregular.”", True),
        ("Ofsted's annual report finds that supervision is irregular.", False),
        ("In its annual report on the whole country Ofsted said that supervision was irregular.", False),
        (
            "Ofsted put out its annual report. Few did well.\n\nThe report names irregular supervision as a fault.",
            False,
        ),
        ("Ofsted put out its annual report. Leeds was in it.\n\nIts supervision is irregular.", True),
        ("The lead inspector, Ann Green, said: “Supervision is irregular.”", True),
        ("The chief inspector, Ann Green, said: “Much is wrong.\n\n“Supervision is irregular.”", False),
        ("Where services were found to require improvement, supervision was irregular.", False),
        ("Where departments were judged poor, supervision was irregular.", False),
        ("Supervision in weaker authorities is irregular.", False),
        ("Councils rated inadequate tend to have irregular supervision, Ofsted said.", False),
        ("Supervision is irregular in a third of all children’s departments.", False),
        ("Where staff were new, supervision was irregular.", True),
        ("Unlike weaker authorities, its supervision is irregular.", True),
    ],
)
def test_what_is_said_of_the_whole_country_is_no_failing_here(read: Read, paragraph: str, found: bool) -> None:
    assert (("leeds", "weak-supervision", 2023) in read(FOUND_THEN.format(last=paragraph))) is found


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Two others, one of them on the coast, were found inadequate at keeping children safe.", "children-at-risk"),
        ("Ofsted has been attacked for praising managers who left children waiting.", "delay"),
        ("The watchdog was criticised over its inspections, which left children at risk.", "children-at-risk"),
        ("A girl died weeks after Ofsted gave the council a clean bill of health.", ""),
        ("But the director got a glowing report, written by a friend weeks after the boy died.", ""),
    ],
)
def test_what_the_inspectorate_is_blamed_for_is_no_failing_of_the_council(
    read: Read, sentence: str, pattern: str
) -> None:
    before = {one for _, one, _ in read(FOUND_THEN.format(last=""))}
    found = {one for _, one, _ in read(FOUND_THEN.format(last=sentence))} - before
    assert not any(one.startswith(pattern) for one in found)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The council gave members a glowing picture, while visits to children were late.", True),
        ("The council's choir got a rave review, while visits to children were late.", True),
        ("Managers received flattering letters from parents, while visits to children were late.", True),
        ("Ofsted gave the council a glowing picture, while visits to children were late.", False),
        ("The council was given a clean bill of health, while visits to children were late.", False),
        ("The council was given a glowing report, while visits to children were late.", False),
        ("The watchdog issued a rave review, while visits to children were late.", False),
    ],
)
def test_only_an_inspectorate_is_too_kind(read: Read, sentence: str, told: bool) -> None:
    before = {one for _, one, _ in read(FOUND_THEN.format(last=""))}
    found = {one for _, one, _ in read(FOUND_THEN.format(last=sentence))} - before
    assert bool(found) is told


def test_a_place_that_stands_for_many_has_no_part_in_what_is_said_of_all(read: Read) -> None:
    national = """Log in

Councils struggle to protect children

Local authorities are failing teenagers after scandals in towns such as Leeds, Ofsted says in its annual care report.

Supervision is irregular and caseloads are too high, it found.

{last}
"""
    assert not read(national.format(last="Seven authorities were inadequate."))
    told = "Ofsted inspected children's services in Leeds in May 2014. Visits to children were late."
    assert ("leeds", "infrequent-visits") in {found[:2] for found in read(national.format(last=told))}


def test_too_little_done_since_an_earlier_inspection_is_a_finding_of_this_one(read: Read) -> None:
    sentence = "Inspectors found that little progress had been made in supervision since their last inspection in 2018."
    assert ("leeds", "slow-improvement", 2023) in read(FOUND_THEN.format(last=sentence))
    then = "In March 2018 inspectors found that services had deteriorated since 2015."
    assert ("leeds", "slow-improvement", 2023) not in read(FOUND_THEN.format(last=then))


@pytest.mark.parametrize(
    "sentence",
    [
        "Recommendations from the 2018 inspection remain outstanding.",
        "Weaknesses found at the 2018 inspection have not been put right.",
    ],
)
def test_what_has_been_left_undone_since_then_is_a_finding_of_this_one(read: Read, sentence: str) -> None:
    assert ("leeds", "slow-improvement", 2023) in read(FOUND_THEN.format(last=sentence))


def test_a_joint_targeted_area_inspection_is_of_services_for_children_whatever_schools_do(read: Read) -> None:
    text = """Gangs in Leeds

3 June 2023

Officers in Leeds treat exploited pupils as offenders, inspectors have warned.

The joint targeted area inspection took place in May 2023. Assessments are poor.

Schools leave pupils prey to gangs when headteachers exclude them, and teachers know too little of the danger."""
    assert ("leeds", "poor-assessments", 2023) in read(text)


def test_what_an_inspection_found_of_which_nothing_else_is_told_is_left_out(read: Read) -> None:
    sentence = "Ministers stepped in in 2011 after an inspection found that supervision was irregular."
    assert read(FOUND_THEN.format(last=sentence)) <= {("leeds", "weak-supervision", 2011)}


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("Kent's services require improvement. Management oversight is weak.", set()),
        ("Kent was found to require improvement. Management oversight is weak.", set()),
        ("The council's services require improvement. Management oversight is weak.", {"torbay"}),
    ],
)
def test_what_follows_the_grade_of_a_bare_place_is_not_the_other_councils(
    read: Read, told: str, whose: set[str]
) -> None:
    text = f"""Inspectors report

Ofsted inspected Torbay Council's children's services in March 2022.

{told}
"""
    assert {council for council, _, _ in read(text)} == whose


EARLIER = """Somerset's services good

18 November 2022

Ofsted rated Somerset Council's children's services good after a visit in July 2022. It had been rated inadequate by
Ofsted in 2015.

{last}
"""


@pytest.mark.parametrize(
    ("last", "year"),
    [
        ("Ofsted told Somerset in 2015 that its caseloads were too high.", 2015),
        ("The watchdog warned the council in 2015 that caseloads were too high.", 2015),
        ("In 2015 inspectors said that caseloads were too high.", 2015),
        ("Ofsted said that caseloads were too high.", 2022),
        ("Ofsted told Somerset that caseloads are still as high as in 2015.", 2022),
    ],
)
def test_what_inspectors_told_in_an_earlier_year_is_of_then(read: Read, last: str, year: int) -> None:
    assert {then for _, pattern, then in read(EARLIER.format(last=last)) if pattern == "high-caseloads"} == {year}


def test_what_failed_where_another_council_is_is_not_this_ones(read: Read) -> None:
    text = (
        "Report\n\n3 June 2022\n\nOfsted inspected Leeds City Council's children's services in May 2022. "
        "Plans are weak.\n\n"
        "It also looked at a death in Solihull, where agencies failed to share information.\n"
    )
    assert read(text) == {("leeds", "poor-planning", 2022)}


@pytest.mark.parametrize(
    "last",
    [
        "Adoption was rated good, but leadership was not.",
        "Help and protection was judged good, while the care of looked after children fared less well and was judged "
        "to require improvement.",
    ],
)
def test_a_grade_in_other_words_is_no_failing(read: Read, last: str) -> None:
    report = "Report\n\n3 June 2022\n\nOfsted inspected Leeds City Council's children's services in May 2022. "
    assert read(report + last + "\n") == set()


@pytest.mark.parametrize(
    ("told", "patterns"),
    [
        ("Support for children in care was 'adequate', safeguarding services were 'inadequate'.", set()),
        ("Services for children in an inadequate-rated area have got better, inspectors said.", set()),
        (
            "It was rated inadequate because of late visits and inadequate management oversight.",
            {"delay", "infrequent-visits", "weak-management-oversight"},
        ),
        ("It was rated inadequate because adoption was rated inadequate.", set()),
    ],
)
def test_what_a_grade_was_given_for_is_weak_and_a_grade_alone_is_not(read: Read, told: str, patterns: set[str]) -> None:
    text = f"Report\n\n3 June 2022\n\nOfsted inspected Leeds City Council's children's services in May 2022. {told}\n"
    assert {pattern for _, pattern, _ in read(text)} == patterns


def test_what_opponents_say_is_no_failing(read: Read) -> None:
    text = (
        "Report\n\n3 June 2022\n\nOfsted inspected Leeds City Council's children's services in May 2022. "
        "Plans are weak.\n\n"
        "Labour's opponents said social workers' caseloads were too high.\n"
    )
    assert read(text) == {("leeds", "poor-planning", 2022)}


@pytest.mark.parametrize(
    "opening",
    [
        "Herefordshire comes up. Ofsted found there that caseloads were too high.",
        "Councillors looked to Herefordshire. Inspectors went there in July 2021. Caseloads were too high.",
    ],
)
def test_what_was_found_there_is_of_the_place_before(read: Read, opening: str) -> None:
    found = read(
        "Shropshire Council's Ofsted report\n\n2 March 2022\n\nShropshire's children's services were judged good after "
        f"an Ofsted inspection between February 7 and 11.\n\n{opening}\n\nSupervision is irregular.\n"
    )
    assert {council for council, pattern, _ in found if pattern == "high-caseloads"} == {"herefordshire"}
    assert {council for council, pattern, _ in found if pattern == "weak-supervision"} == {"shropshire"}


def test_there_is_is_no_place(read: Read) -> None:
    found = read(
        "Shropshire Council's Ofsted report\n\n2 March 2022\n\nShropshire's children's services were judged good by "
        "Ofsted. Herefordshire is next door. There are not enough social workers, inspectors said.\n"
    )
    assert "herefordshire" not in {council for council, _, _ in found}


def test_what_was_found_by_inspectors_in_a_season_is_of_then(read: Read) -> None:
    last = "Its caseloads were found to be too high by Ofsted in autumn 2015."
    assert {year for _, pattern, year in read(EARLIER.format(last=last)) if pattern == "high-caseloads"} == {2015}


SECTION = """Inspection of Calderdale local authority children's services

Inspection dates: 4 to 15 March 2024

The experiences and progress of {group}: requires improvement to be good

The depth of some plans is too variable.
"""


def test_what_fails_in_the_section_on_care_leavers_fails_care_leavers(read: Read) -> None:
    def patterns(group: str) -> set[str]:
        return {pattern for _, pattern, _ in read(SECTION.format(group=group))}

    assert patterns("care leavers") == {"poor-planning", "weak-care-leaver-support"}
    assert patterns("children in care") == {"poor-planning"}


def test_in_news_a_heading_heads_no_section(read: Read) -> None:
    news = "Council stumbles\n\n3 June 2022\n\nOfsted rated Calderdale Council inadequate in March 2022.\n\n"
    found = read(f"{news}Care leavers\n\nTeenagers lose out.\n\nThe depth of some plans is too variable.\n")
    assert {pattern for _, pattern, _ in found} == {"poor-planning"}


VISITED = (
    "Leeds children's services inadequate\n\n3 June 2022\n\n"
    "Ofsted inspected children's services at Leeds City Council in March 2022 and rated them inadequate.\n\n"
    "{told}\n"
)


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("Warnings given at a focused visit in 2019 had not been heeded.", 2022),
        ("The recommendations made at the inspection in 2019 have not been addressed.", 2022),
        ("Leaders had not acted on the findings of a focused visit in 2019.", 2022),
        ("A focused visit in 2019 had warned about drift, and little has changed.", 2022),
        ("Inspectors said leaders did not act with enough urgency on what they were told at a visit in 2019.", 2022),
        ("It was too slow to act on the concerns that inspectors raised at a focused visit in 2019.", 2022),
        ("Not all shortfalls that were found at a focused visit in 2019 have been addressed.", 2022),
        ("Steps to cut waits failed, and changes made after a focused visit in 2019 did not go far enough.", 2022),
        ("It had not put right the faults found in a 2019 focused visit.", 2022),
        ("Leaders had failed to tackle weaknesses identified at a focused visit in 2019.", 2022),
        ("Not all shortfalls found during the focused visit in 2019 have been addressed.", 2022),
        ("Many of the failings seen at a focused visit in 2019 persist.", 2022),
        ("A focused visit in 2019 found that progress had been too slow.", 2019),
        ("A focused visit in 2019 found that earlier recommendations had not been acted upon.", 2019),
    ],
)
def test_what_was_left_undone_since_an_inspection_is_found_by_the_next(read: Read, told: str, year: int) -> None:
    found = {one for council, pattern, one in read(VISITED.format(told=told)) if pattern == "slow-improvement"}
    assert found == {year}


@pytest.mark.parametrize(
    ("told", "pattern", "years"),
    [
        ("Three years after it was told that supervision was irregular, it is bigger.", "weak-supervision", {2019}),
        ("A council criticised three years ago for irregular supervision has sunk.", "weak-supervision", {2019}),
        ("Three years after being warned about high caseloads, it said plans were poor.", "poor-planning", {2022}),
        ("A council criticised three years ago has sunk: supervision is irregular.", "weak-supervision", {2022}),
        ("Though praised at an inspection in 2019, it has irregular supervision.", "weak-supervision", {2022}),
        ("It had not responded to a warning in a letter in 2019, and plans were poor.", "poor-planning", {2022}),
        ("In 2019 supervision had been irregular for years.", "weak-supervision", {2019}),
        ("Back in 2019 children had been left at risk of harm.", "children-at-risk-of-harm", {2019}),
        ("In 2015 supervision had been irregular for years.", "weak-supervision", set()),
    ],
)  # fmt: skip
def test_what_a_council_was_told_years_ago_is_of_then(read: Read, told: str, pattern: str, years: set[int]) -> None:
    then = VISITED.format(told=f"{told}\n\nA focused visit in 2019 looked at records.")
    assert {year for _, found, year in read(then) if found == pattern} == years


@pytest.mark.parametrize(
    ("told", "pattern", "years"),
    [
        ("It is a long way from 2019, when inspectors found caseloads of 40.", "high-caseloads", {2019}),
        ("It is a long way from 2019, when caseloads were too high.", "high-caseloads", set()),
        ("Caseloads are too high, as they were in 2019, when inspectors called.", "high-caseloads", {2022}),
        ("Supervision used to be irregular.", "weak-supervision", set()),
        ("Supervision is irregular.", "weak-supervision", {2022}),
    ],
)
def test_a_weakness_of_before_is_no_finding_of_the_news(read: Read, told: str, pattern: str, years: set[int]) -> None:
    assert {year for _, found, year in read(VISITED.format(told=told)) if found == pattern} == years


IMPROVE = (
    "Calderdale Council's children's services inspected\n\n3 June 2022\n\n"
    "Ofsted rated Calderdale Council's children's services requires improvement in March 2022.\n\n{intro}\n\n{items}\n"
)


@pytest.mark.parametrize(
    ("intro", "items", "patterns"),
    [
        ("The areas for improvement are:", "- the quality of supervision\n- homes for teenagers",
         {"weak-supervision"}),
        ("The report names key areas to improve:", "- More supervision\n- More support for care leavers",
         {"weak-supervision", "weak-care-leaver-support"}),
        ("Improvement is needed in:", "- the timeliness of initial health assessments\n- case recording",
         {"delay", "weak-health-support", "poor-records"}),
        ("The areas for improvement are:", "- Improve supervision\n- Ensure that plans are clear", set()),
        ("The council's strengths are:", "- the quality of supervision\n- support for care leavers", set()),
    ],
)  # fmt: skip
def test_areas_for_improvement_that_news_lists_were_found_weak(
    read: Read, intro: str, items: str, patterns: set[str]
) -> None:
    assert {pattern for _, pattern, _ in read(IMPROVE.format(intro=intro, items=items))} == patterns


@pytest.mark.parametrize(
    "line",
    ["Report praises the police hub but says teenagers are let down", "Praise for hub, though much is to be done"],
)
def test_a_line_above_the_news_heads_no_section_of_praise(read: Read, line: str) -> None:
    news = "Ofsted inspected services for children at Leeds City Council in March 2022."
    found = read(f"Chances missed in Leeds\n\n{line}\n\n3 June 2022\n\n{news}\n\nCaseloads are too high, it found.\n")
    assert ("leeds", "high-caseloads", 2022) in found


FORCE = (
    "Police failing children in Staffordshire, say inspectors\n\n3 June 2019\n\n"
    "HMICFRS inspected Staffordshire Police in January. Ofsted was there too.\n\n"
    "Inspectors say the social workers of Stoke-on-Trent City Council met without officers. "
    "The council did not tell police about children who had gone missing.\n\n{last}\n"
)


def test_the_council_is_the_one_that_the_sentence_before_names_in_full(read: Read) -> None:
    found = read(FORCE.format(last="Staffordshire County Council was rated good by Ofsted last winter."))
    assert {council for council, pattern, _ in found if pattern == "weak-missing-response"} == {"stoke-on-trent"}


@pytest.mark.parametrize(
    ("last", "its_own"),
    [
        ("Some children live in unregistered homes because of a national shortage of places.", True),
        ("Teenagers were put in unsuitable homes amid the national shortage of foster carers.", True),
        ("Children are sent to unsuitable homes, owing to a national lack of beds.", True),
        ("Nationally, children are sent to unsuitable homes.", False),
    ],
)
def test_a_national_cause_makes_no_finding_a_national_one(read: Read, last: str, *, its_own: bool) -> None:
    assert (("bristol", "unsuitable-placements", 2022) in read(ROUND_UP.format(last=last))) is its_own
