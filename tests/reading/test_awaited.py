"""What is only awaited, or is so as a rule, is no inspection; what was counted from another date is of that one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.inspections.awaited import awaited_words
from tests.reading.councils_and_grades import RelationReader

_HEAD = "---\ntitle: News\ndate: 2022-07-20\n---\nNews of children's services\n\n"
_FOUND = "Bury Council was inspected in July 2021, and its children's services were rated inadequate. "


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("awaited"))


def _inspections(read: RelationReader, text: str) -> set[str]:
    facts = read(_HEAD + text + "\n").inspections.facts
    return {f"{fact.council} {fact.type} {fact.start}" for fact in facts}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted must come back by the end of 2022.",
        "Its next full inspection is due in 2022.",
        "Inspectors are expected to return in July 2022.",
        "The watchdog has promised to revisit the borough in the summer of 2022.",
        "Ofsted said it would inspect again in 2022.",
        "A further visit was scheduled for March 2022.",
        "A focused visit is to follow in May.",
        "A monitoring visit will take place in June.",
        "Monitoring visits begin in November.",
        "It lost its services to a trust in 2014 and is now rated inadequate.",
        "Focused visits are carried out under the framework for such inspections.",
        "A monitoring visit does not result in a grade.",
        "Four years ago we were not good enough, the leader said.",
        "In March 2019 the council made good progress on recruitment.",
        "The borough is likely to have a full reinspection in 2022.",
        "Staff have waited for the full inspection of the service that is expected in the spring of 2022.",
        "The letter, due in January 2022, is awaited with some dread.",
        "Managers had been preparing for an inspection by May 2020.",
        "In March 2020 Ofsted suspended its inspections because of the pandemic.",
        "Visits were halted again in January 2021.",
        "Ofsted resumed ILACS inspections in April 2022.",
        "Ofsted has asked about care leavers since the beginning of 2022.",
        "The forms that Ofsted used in inspections between 2014 and 2017 were long.",
        "In 2019 a peer review had found the same weaknesses.",
        "An independent review of services was made in August 2018 and raised serious concerns.",
    ],
)
def test_what_is_awaited_or_so_as_a_rule_is_no_inspection(read: RelationReader, sentence: str) -> None:
    assert _inspections(read, _FOUND + sentence) == {"bury ilacs 2021-07"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A focused visit in March 2022 found delays.", "bury focused-visit 2022-03"),
        ("The board met to hear what a focused visit in March 2022 had found.", "bury focused-visit 2022-03"),
        ("A focused visit held in March 2022 found delays.", "bury focused-visit 2022-03"),
        ("Its previous inspection, which was due in 2017, took place in 2018.", "bury ilacs 2018"),
        ("Four years ago services were rated good.", "bury ilacs 2018"),
        ("In 2018 they were judged good.", "bury ilacs 2018"),
    ],
)
def test_what_took_place_is_one(read: RelationReader, sentence: str, told: str) -> None:
    assert _inspections(read, _FOUND + sentence) == {"bury ilacs 2021-07", told}


@pytest.mark.parametrize(
    "sentence",
    [
        "Monitoring visits have found progress: the last, in December, said that visits are late.",
        "The latest, in December, found delays.",
        "The last one, in December, said that visits are late.",
    ],
)
def test_the_latest_goes_back_to_the_kind_named_before(read: RelationReader, sentence: str) -> None:
    text = f"Bury Council was rated inadequate in July 2018. Six monitoring visits have taken place since. {sentence}"
    assert "bury monitoring-visit 2021-12" in _inspections(read, text)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The previous inspection of Bury in 2016 found delays.", "bury send 2016"),
        ("In 2016 its children's services were judged good.", "bury sif 2016"),
        ("A similar inspection in Durham in 2021 found strong partners.", "durham send 2021"),
    ],
)
def test_news_of_an_area_inspection_tells_of_others_of_its_kind(read: RelationReader, sentence: str, told: str) -> None:
    text = (
        "An area SEND inspection in Bury by Ofsted and the Care Quality Commission in May 2022 found systemic failings "
        f"in help for children with special educational needs. {sentence}"
    )
    assert told in _inspections(read, text)


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "Bury Council was rated outstanding last summer, three years after being judged inadequate.",
            "bury 2018 inadequate",
        ),
        (
            "Bury Council was rated good in July 2020, four years after it was judged inadequate.",
            "bury 2016 inadequate",
        ),
        ("Bury Council has been rated good, three years after being branded inadequate.", "bury 2019 inadequate"),
    ],
)
def test_years_after_are_counted_from_the_date_beside(read: RelationReader, sentence: str, grades: str) -> None:
    one = read(_HEAD + sentence + "\n")
    starts = {fact.key: fact.start for fact in one.inspections.facts}
    assert grades in {f"{fact.council} {starts[fact.inspection]} {fact.grade}" for fact in one.judgements.facts}


def test_what_they_found_goes_back_to_the_inspection_right_before(read: RelationReader) -> None:
    text = _FOUND + "\n\nServices were inspected in 2014, too. They found chaos."
    one = read(_HEAD + text + "\n")
    assert one.inspection_of("They found") == "bury sif 2014"


def test_so_many_per_cent_of_homes_are_no_council(read: RelationReader) -> None:
    one = read(_HEAD + _FOUND + "Of the children's homes inspectors rated 3% outstanding.\n")
    assert {str(fact.grade) for fact in one.judgements.facts} == {"inadequate"}


@pytest.mark.parametrize(
    "sentence",
    [
        "When Ofsted next visit the council we will publish what they say about children's services.",
        "Bury's services for children are inspected by Ofsted.",
        "Ofsted does not look into complaints about children's services in Bury.",
        "The union wants Ofsted to look at how children's services in Bury treat their staff.",
        "You need experience of Ofsted inspections of children's services in Bury.",
        "You cannot inspect your way out of poverty in Bury, said the leader of children's services.",
        "You will know the ILACS evaluation criteria for children's services in Bury.",
        "A boss in Bury used to say that an inspection of children's services tells you what you knew.",
        "Let inspectors write down what they see of children's services in Bury.",
        "Ofsted declined to comment on children's services in Bury, the council said.",
        "Ofsted said it was aware of what children's services in Bury found.",
        "Ofsted figures show that children's services in Bury found more homes.",
        "Ofsted publishes its reports on what it finds in children's services in Bury.",
        "Ofsted was told of the change in children's services in Bury.",
        "The framework asks inspectors to look at children's services in Bury.",
        "Bury has been told to expect a visit by Ofsted to its children's services.",
        "She once told a visiting inspector of children's services in Bury what oversight means.",
        "In its annual report the inspectorate said that too few children's services were good, in Bury as elsewhere.",
        "The director explained that inspectors would wish to see what children's services in Bury do.",
        "The home in Bury is not registered with Ofsted, children's services said.",
    ],
)
def test_what_is_said_of_inspections_in_general_is_none(read: RelationReader, sentence: str) -> None:
    assert _inspections(read, f"Bury Council runs children's services. {sentence} It has social workers.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors came to inspect children's services in Bury and found drift.",
        "Ofsted says that leaders in Bury don't know what their children's services do.",
        "When Ofsted visited Bury it found that children's services were adrift.",
    ],
)
def test_what_inspectors_found_is_of_one(read: RelationReader, sentence: str) -> None:
    assert _inspections(read, f"Bury Council runs children's services. {sentence} It has social workers.") != set()


def test_a_date_behind_findings_that_are_awaited_is_none_of_before(project: Path) -> None:
    words = awaited_words(load_ontology(project / "ontology"))
    assert words.is_next_visit("The findings are expected ")
    assert words.is_next_visit("The findings on its work with families are expected ")
    assert not words.is_next_visit("The findings on its work with families are bleak ")


@pytest.mark.parametrize(
    "sentence",
    [
        "It was the third monitoring visit since the service moved to a trust on 1 April 2019.",
        "Their letter is the second since the new director took the helm in October 2021.",
    ],
)
def test_what_else_happened_since_when_is_no_inspection(read: RelationReader, sentence: str) -> None:
    told = _inspections(read, _FOUND + "A monitoring visit in June 2022 found that visits were late. " + sentence)
    assert told == {"bury ilacs 2021-07", "bury monitoring-visit 2022-06"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ofsted published the findings of its monitoring visit to Bury Council on 3 May 2022. "
            "The visit took place on 28 and 29 March 2022.",
            "bury monitoring-visit 2022-03-28",
        ),
        (
            "Inspectors made a focused visit to Bury Council in June 2022. The focused visit letter of 19 July 2022 "
            "says that plans are late.",
            "bury focused-visit 2022-06",
        ),
    ],
)
def test_the_day_on_which_the_findings_of_a_visit_came_out_is_not_its_own(
    read: RelationReader, text: str, told: str
) -> None:
    assert _inspections(read, text) == {told}


def test_visits_to_several_councils_have_one_month(read: RelationReader) -> None:
    text = "Focused visits took place in Bury, Bolton and Wigan in March 2022. In Bury, inspectors found delays."
    assert _inspections(read, text) == {f"{one} focused-visit 2022-03" for one in ("bury", "bolton", "wigan")}


@pytest.mark.parametrize(
    "sentence",
    [
        "A workshop on the findings was held on 14 June 2023.",
        "The briefings on the Ofsted letter had been given in February 2023.",
        "The paper for the scrutiny committee on 4 May 2023 says that the borough is inadequate.",
        "The new improvement board met for the first time in May 2023 to talk about the Ofsted report.",
        "The Ofsted report was discussed at some length by the children's scrutiny committee in March 2023.",
        "Unlike monitoring visits, full inspections end in a grade.",
        "Assurance visits were introduced in the autumn of 2020.",
    ],
)
def test_meetings_on_a_report_and_the_ways_of_inspectors_date_none(read: RelationReader, sentence: str) -> None:
    found = "Bury Council was inspected in January 2023, and its children's services were rated inadequate. "
    facts = read("Bury is failing\n\n" + found + sentence + "\n").inspections.facts
    assert {f"{fact.council} {fact.type} {fact.start}" for fact in facts} == {"bury ilacs 2023-01"}
