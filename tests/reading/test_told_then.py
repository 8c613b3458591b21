"""What a sentence tells of an earlier inspection that it mentions, and what those behind it tell more of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from tests.reading.councils_and_grades import RelationReader

NOW, LAST, VISIT = "bury ilacs 2023-05", "bury ilacs 2018-03", "bury focused-visit 2021-06"
OPENING = (
    "Bury on the up\n\n6 July 2023\n\n"
    "Bury Council's children's services have been rated good after an inspection in May.\n\n"
)
OF_2018 = "It was rated inadequate in March 2018."
OF_2021 = "A focused visit in June 2021 looked at children on the edge of care."


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("told_then"))


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        (
            "It comes two years after a focused visit, in June 2021, which found that visits were late.",
            "visits were",
            VISIT,
        ),
        (
            "The report follows a focused visit, in June 2021, when inspectors said that visits were late.",
            "visits",
            VISIT,
        ),
        ("It comes two years after a focused visit, in June 2021, and finds that visits are late.", "visits are", NOW),
    ],
)
def test_what_the_visit_found_that_the_news_comes_after(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text).inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("In the last full inspection, in March 2018, 40 cases were said to have no social worker.", "40 cases", LAST),
        ("At the previous Ofsted inspection of the borough, held in March 2018, visits were late.", "visits", LAST),
        ("During its first ever inspection, in March 2018, too many plans had drifted.", "plans", LAST),
        ("In the last full year, in March 2018, 40 cases had no social worker.", "40 cases", NOW),
    ],
)
def test_the_last_inspection_opens_a_sentence_in_any_number_of_words(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text).inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "inspection"),
    [
        ("Although it was found good when last examined, in March 2018, inspectors said plans had drifted.", NOW),
        ("Though judged good at its last inspection, in March 2018, Ofsted found that plans had drifted.", NOW),
        ("Despite a good grade at its last inspection, in March 2018, Ofsted said plans drifted.", NOW),
        ("Although it was good in 2013, in March 2018 inspectors found that plans drifted.", LAST),
        ("It was good in 2013, but in March 2018 inspectors found that plans drifted.", LAST),
    ],
)
def test_behind_a_grade_that_is_conceded_stands_what_is_news(read: RelationReader, text: str, inspection: str) -> None:
    assert read(OPENING + text).inspection_of("drifted") == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        (f"{OF_2018}\n\nThat team found children stuck for months.", "stuck", LAST),
        (f"{OF_2018} That inspection was damning about late plans.", "late plans", LAST),
        (f"{OF_2018}\n\nThat report criticised late plans. It added that visits were rare.", "visits", LAST),
        (f"{OF_2021} The letter after that visit told of late plans. It also says visits are rare.", "visits", VISIT),
        (f"{OF_2021} Plans were late, the inspectorate said at the time, and visits were missed.", "Plans", VISIT),
        (f"{OF_2021} Caseloads were too high, inspectors warned then.", "Caseloads", VISIT),
        (f"{OF_2018}\n\nThe new report praises leaders.\n\nThe team found late plans.", "late plans", NOW),
        ("That report criticised late plans.", "late plans", NOW),
        (f"{OF_2018} Plans were late at the time of the visit, inspectors said.", "Plans", NOW),
    ],
)
def test_what_points_at_an_inspection_just_told_of_is_of_that(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text).inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        (f"{OF_2018} But caseloads had crept up, the 2018 report said, and homes were few.", "caseloads", LAST),
        (f"{OF_2018} Caseloads were far too high, according to the 2018 report.", "Caseloads", LAST),
        (f"{OF_2018} Caseloads are too high, as the 2018 report said.", "Caseloads", NOW),
        (f"{OF_2018} Caseloads are still too high, according to the 2018 report.", "Caseloads", NOW),
    ],
)
def test_what_is_laid_to_an_earlier_report_is_of_that(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text).inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("text", "inspection"),
    [
        (f'{OF_2021} "Children remain too long in neglect," said the letter.', VISIT),
        (f'{OF_2021} "Children remain too long in neglect," inspectors wrote.', VISIT),
        (
            "A focused visit in June 2021, most of it by video call, heard of panels. "
            '"Children remain too long in neglect," the letter said.',
            VISIT,
        ),
        (f'{OF_2021}\n\n"Children remain too long in neglect," the report says.', NOW),
        (f'{OF_2021} "Children remain too long in neglect," the leader of the opposition said.', NOW),
    ],
)
def test_a_quotation_in_the_paragraph_of_a_visit_is_of_it(read: RelationReader, text: str, inspection: str) -> None:
    assert read(OPENING + text).inspection_of("remain too long") == inspection


@pytest.mark.parametrize(
    ("text", "inspection"),
    [
        (f"{OF_2018} Cases without a social worker, a feature of that earlier report, have gone.", LAST),
        (f"{OF_2018} Cases without a social worker, one of the failings of the last report, have gone.", LAST),
        (f"{OF_2018} Cases without a social worker, a recurring theme of the previous inspection, are rare.", LAST),
        (f"{OF_2018} Cases without a social worker, a feature of that report, are many.", NOW),
    ],
)
def test_a_feature_of_an_earlier_report_is_of_that(read: RelationReader, text: str, inspection: str) -> None:
    assert read(OPENING + text).inspection_of("Cases without") == inspection


@pytest.mark.parametrize(
    ("text", "inspection"),
    [
        ("Ofsted said a visit in June 2021 had led to a warning about plans that drifted.", VISIT),
        ("A two-day visit by Ofsted in June 2021 found plans that drifted.", VISIT),
        ("The June 2021 visit found plans that drifted.", VISIT),
        ("A full inspection visit in June 2021 found that plans drifted.", "bury ilacs 2021-06"),
    ],
)
def test_a_visit_beside_a_full_inspection_gives_no_grade(read: RelationReader, text: str, inspection: str) -> None:
    assert read(OPENING + text).inspection_of("drifted") == inspection


FAILED = "Bury in trouble\n\n6 July 2023\n\n{told}\n"


@pytest.mark.parametrize(
    ("told", "inspection"),
    [
        (
            "Bury Council's children's services were handed an inadequate rating in January, "
            "and Ofsted has been coming back since. "
            "A letter about the latest of these visits, in June, says plans drifted.",
            "bury monitoring-visit 2023-06",
        ),
        (
            "Bury Council's children's services were rated inadequate after an inspection in January. "
            "When inspectors returned in June, they found that plans drifted.",
            "bury monitoring-visit 2023-06",
        ),
        (
            "Bury Council's children's services were rated inadequate after an inspection in January. "
            "Ofsted went back in June and found that plans drifted.",
            "bury monitoring-visit 2023-06",
        ),
        (
            "Bury Council's children's services were rated inadequate in January 2020. "
            "When inspectors returned in June, they found that plans drifted. They are now rated good.",
            "bury ilacs 2023-06",
        ),
        (
            "Bury Council's children's services were rated inadequate in January. "
            "When inspectors returned in June, they rated them good, "
            "although plans drifted.",
            "bury ilacs 2023-06",
        ),
    ],
)
def test_who_comes_back_soon_after_a_grade_is_on_a_visit(read: RelationReader, told: str, inspection: str) -> None:
    assert read(FAILED.format(told=told)).inspection_of("drifted") == inspection


@pytest.mark.parametrize(
    ("told", "inspection"),
    [
        ("Turnover, which let children down at the time of the inspection, has slowed.", "bury ilacs 2022-01"),
        ("Turnover, the talk of the town at the time of the full inspection, has slowed.", "bury ilacs 2022-01"),
        ("At the time of the inspection, Turnover was high.", "bury ilacs 2022-01"),
        ("The full inspection had criticised high Turnover and late plans.", "bury ilacs 2022-01"),
        ("Turnover, which was high at the time of the visit, has slowed.", "bury monitoring-visit 2023-06"),
        ("The visit found Turnover and late plans.", "bury monitoring-visit 2023-06"),
    ],
)
def test_in_news_of_a_visit_the_inspection_is_the_full_one(read: RelationReader, told: str, inspection: str) -> None:
    visit = (
        "Inspectors made a monitoring visit to Bury Council in June, the third since it was judged inadequate in "
        f"January 2022. {told}"
    )
    assert read(FAILED.format(told=visit)).inspection_of("Turnover") == inspection


def test_in_a_report_that_time_is_that_of_the_inspection_just_dated(read: RelationReader) -> None:
    report = (
        "Inspection of Bury local authority children's services\n\nInspection dates: 27 February to 10 March 2023\n\n"
        "Services have improved since they were last inspected in November 2019. At that time, visits were late. "
        "Caseloads were too high in the weeks before this inspection."
    )
    assert read(report).inspection_of("visits were") == "bury ilacs 2019-11"
    assert read(report).inspection_of("Caseloads") == "bury ilacs 2023-02-27"


def test_a_letter_that_followed_a_visit_dates_it(read: RelationReader) -> None:
    told = (
        "A second monitoring visit to Bury Council found that change has quickened since it was judged inadequate in "
        "February. The letter, which followed a visit in May to look at plans, says that they drifted."
    )
    assert read(FAILED.format(told=told)).inspection_of("drifted") == "bury monitoring-visit 2023-05"


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("The last time they were here, in March 2018, it was another story. Visits were late.", "Visits were", LAST),
        ("When inspectors last called, in March 2018, all was in chaos. Visits were late.", "Visits were", LAST),
        ("When inspectors came in March 2018, they saw drift. Visits are late now.", "Visits are", NOW),
        ("Inspectors were in the town in March 2018 and found that visits were late.", "visits were", LAST),
        ("It was good in March 2018. At the time of the earlier report, visits were late.", "visits were", LAST),
        ("In March 2018 it was good. Inspectors came in May and found that visits were late.", "visits were", NOW),
    ],
)  # fmt: skip
def test_when_inspectors_were_last_here_opens_what_was_so(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text).inspection_of(words) == inspection


def test_a_second_visit_since_a_grade_is_on_monitoring(read: RelationReader) -> None:
    told = (
        "A second visit to Bury Council since its children's services were judged inadequate in 2021 found little "
        "change. The letter on the visit, which took place in June, says plans drifted.\n\n"
        "Inspectors were back in March, too, and on that occasion found late visits."
    )
    article = read(FAILED.format(told=told))
    assert article.inspection_of("drifted") == "bury monitoring-visit 2023-06"
    assert article.inspection_of("late visits") == "bury monitoring-visit 2023-03"


def test_days_with_their_year_date_news_that_has_no_date_of_its_own(read: RelationReader) -> None:
    told = (
        "Bury children's services\n\nOfsted has published its letter on a monitoring visit to Bury Council.\n\n"
        "Inspectors visited on 9 and 10 May 2023. It was the second visit since the inadequate judgement of 2022.\n\n"
        "On their first visit, in February, inspectors saw that plans drifted.\n"
    )
    article = read(told)
    assert "bury monitoring-visit 2023-05-09/2023-05-10" in article.mains()
    assert article.inspection_of("drifted") == "bury monitoring-visit --02"


def test_the_day_on_which_an_inspection_ended_is_none_on_which_it_began(read: RelationReader) -> None:
    told = "Ofsted rated Bury Council's children's services good, in a report on a visit that ended on 24 January."
    assert read(f"Bury on the up\n\n12 February 2020\n\n{told}").mains() == {"bury ilacs"}


def test_what_an_earlier_inspection_said_but_warned_of_is_of_it(read: RelationReader) -> None:
    told = "In March 2018, an inspection judged the service good, but it warned that caseloads were rising."
    assert read(OPENING + told).inspection_of("caseloads") == LAST
    told = "In March 2018, an inspection judged the service good, but now caseloads are rising."
    assert read(OPENING + told).inspection_of("caseloads") == NOW


SECTIONS = """Bury's children's services: then and now

11 July 2023

Bury Council's children's services have been rated good after an inspection in May.

{heading}

{below}
"""


@pytest.mark.parametrize(
    ("heading", "below", "inspection"),
    [
        ("What they said in 2018", "Inspectors found that visits were late.", "bury ilacs 2018"),
        ("The 2018 report", "The quality of plans was low, and visits were late.", "bury ilacs 2018"),
        ("The focused visit in between", "In June 2021 inspectors looked at teams. They said visits were late.", VISIT),
        ("A bad start in 2018", "Inspectors found that visits were late.", NOW),
        ("What they say now", "Inspectors found that visits were late.", NOW),
        ("Next: a focused visit", "Inspectors came in May and said that visits were late.", NOW),
    ],
)
def test_a_heading_says_of_which_inspection_its_section_is(
    read: RelationReader, heading: str, below: str, inspection: str
) -> None:
    more = "Parents hope for better times. The council will meet in July.\n\nThe leader thanked staff."
    found = read(SECTIONS.format(heading=heading, below=f"{below}\n\n{more}")).inspection_of("visits were")
    assert found == inspection


def test_the_latest_of_the_visits_since_is_told_behind_a_colon(read: RelationReader) -> None:
    told = (
        "Bury Council's children's services were rated inadequate in September 2018. "
        "Visits since have found some progress: the latest, in December 2022, said that plans drifted."
    )
    assert read(FAILED.format(told=told)).inspection_of("drifted") == "bury monitoring-visit 2022-12"


def test_in_news_of_several_councils_last_inspected_dates_the_grade(read: RelationReader) -> None:
    told = (
        "How councils compare\n\n5 March 2020\n\nLeeds: outstanding. Inspected in November 2018. Leaders inspire.\n\n"
        "Bury: good. Last inspected in January 2019. Too few foster carers.\n\n"
        "Wigan: inadequate. Inspected in June 2018. Managers do not challenge drift.\n"
    )
    assert "bury ilacs 2019-01" in read(told).mains()


UNDATED = (
    "On the up\n\nBury Council's children's services have been rated good by Ofsted after an inspection in May.\n\n"
)


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("They were rated inadequate in March 2018, with inspectors citing visits that were late.", "visits", LAST),
        ("Graded inadequate by Ofsted in March 2018, with its inspectors finding late visits, it hired.", "late", LAST),
        ("They were rated inadequate in March 2018, with visits now late again.", "visits", NOW),
        (
            "The letter on the borough follows an inspection in March 2018 that exposed late visits.",
            "late visits",
            LAST,
        ),
        ("The borough was told that visits were late when inspectors called in March 2018.", "visits", LAST),
        ("The borough was warned that plans drifted when Ofsted last came in March 2018.", "plans", LAST),
        ("Inspectors found fewer late visits than when Ofsted called in March 2018.", "late visits", NOW),
        ("It was good once, but Ofsted said visits were late in its March 2018 report.", "visits", LAST),
        ("Ofsted says that visits are late in its report, unlike that of March 2018.", "visits", NOW),
        ("The late visits seen at the previous inspection persist.", "late visits", NOW),
        ("The late visits found in March 2018 have not gone away.", "late visits", NOW),
        ("In March 2018 inspectors said that leaders had improved, but that visits were late.", "visits", LAST),
    ],
)
def test_what_was_found_then_beside_what_is_so_today(
    read: RelationReader, text: str, words: str, inspection: str
) -> None:
    assert read(OPENING + text).inspection_of(words) == inspection


@pytest.mark.parametrize(
    ("drift", "inspection"),
    [
        ("The drift found in March 2018 has gone, though concerns remain.", LAST),
        ("The drift found in March 2018 has not been seen again.", LAST),
        ("The drift that Ofsted criticised in March 2018 has not been repeated.", LAST),
        ("The drift found by inspectors in March 2018 has never come back.", LAST),
        ("The drift seen at the previous inspection hasn't returned.", LAST),
        ("The drift found in March 2018 is not yet history.", NOW),
        ("The drift found in March 2018 has not been put right.", NOW),
        ("The drift found in March 2018 has still not been tackled.", NOW),
        ("The drift found by Ofsted in March 2018 persists.", NOW),
        ("The drift found in March 2018 is with us still.", NOW),
    ],
)
def test_what_has_not_come_back_is_over(read: RelationReader, drift: str, inspection: str) -> None:
    assert read(f"{OPENING}{OF_2018} {drift}").inspection_of("drift") == inspection


@pytest.mark.parametrize(
    "text",
    [
        "The borough came under government intervention in 2018 after an inspection found that caseloads were high.",
        "Inspectors praised the work done since high caseloads were found in 2018.",
    ],
)
def test_what_led_to_an_intervention_is_of_its_time(read: RelationReader, text: str) -> None:
    assert read(UNDATED + text).inspection_of("caseloads") == "bury ilacs 2018"


def test_a_report_that_looks_back_to_when_services_were_last_inspected_is_of_now(read: RelationReader) -> None:
    told = 'Services have got worse since they were last inspected in 2018. The report says: "Visits are late."'
    assert read(UNDATED + told).inspection_of("Visits") == "bury ilacs --05"


@pytest.mark.parametrize(
    ("text", "words", "earlier"),
    [
        ("A council slated by Ofsted for late visits has climbed to a good rating.", "late visits", True),
        ("An authority that was criticised over late visits in 2018 has been rated good.", "late visits", True),
        ("A council criticised by Ofsted for late visits has appealed.", "late visits", False),
        (
            "A council criticised by Ofsted for late visits has climbed to good. It failed in 2015, and a focused "
            "visit in 2021 found gaps.",
            "late visits",
            True,
        ),
    ],
)
def test_what_a_council_was_criticised_for_that_has_improved(
    read: RelationReader, text: str, words: str, earlier: bool
) -> None:
    told = read(f"{text}\n\nBury Council's children's services were rated good by Ofsted after an inspection in May.\n")
    assert (told.inspection_of(words) not in told.mains()) is earlier


@pytest.mark.parametrize(
    ("text", "words", "earlier"),
    [
        ("Bury, criticised for drift in 2018, has earned a good rating from Ofsted for its {services}.", "drift", True),
        ("Bury Council, slated by Ofsted over late visits, has been rated good for its {services}.", "visits", True),
        ("Criticised for drift in 2018, Bury has won a good rating from Ofsted for its {services}.", "drift", True),
        (
            "Bury was criticised over drift in 2018 but has climbed to good for its {services}, Ofsted says.",
            "drift",
            True,
        ),
        ("Bury's {services}, once condemned for drift, have been rated good by Ofsted.", "drift", True),
        ("Bury's {services} have been criticised for drift by Ofsted.", "drift", False),
        ("Bury, criticised for drift by Ofsted, has been rated inadequate for its {services}.", "drift", False),
        ("Bury, criticised for drift by Ofsted, has appealed against its inadequate {services}.", "drift", False),
    ],
)
def test_so_where_the_council_is_named(read: RelationReader, text: str, words: str, earlier: bool) -> None:
    told = read(f"In the news\n\n6 July 2023\n\n{text.format(services='services for children')}\n")
    assert (told.inspection_of(words) not in told.mains()) is earlier


def test_the_last_inspection_of_several_services_is_not_the_one_that_is_news(read: RelationReader) -> None:
    told = read(
        "Bury fails\n\nOfsted rated Bury Council's children's services inadequate as visits were late.\n\n"
        "Bury's last Ofsted inspection of safeguarding and looked after children's services, in July 2012, judged them "
        "to be good.\n"
    )
    assert told.grades() == {
        "bury overall-effectiveness inadequate",
        "bury help-and-protection good 2012",
        "bury children-looked-after good 2012",
    }


@pytest.mark.parametrize(
    ("text", "words", "inspection"),
    [
        ("A focused visit took place in June 2021. That found that visits were late.", "visits were", VISIT),
        ("A focused visit took place in June 2021. This report finds that visits are late.", "visits are", NOW),
        ("At a full inspection in 2018 it failed. A focused visit the following year found late visits.", "late", None),
    ],
)
def test_what_a_visit_named_right_before_found(
    read: RelationReader, text: str, words: str, inspection: str | None
) -> None:
    told = read(OPENING + OF_2018 + "\n\n" + text)
    assert told.inspection_of(words) == (inspection or "bury focused-visit 2019")


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "Bury's children's services were rated inadequate in October 2021. Inspectors have made three monitoring "
            "visits since, and in the latest check they say that visits are late.",
            "bury monitoring-visit",
        ),
        (
            "Inspectors, who have been to Bury's children's services five times since they were rated inadequate in "
            "2018, said that visits are late.",
            "bury ilacs",
        ),
        (
            "Bury's children's services have climbed to good, Ofsted said this week. At their most recent inspection, "
            "made in early 2022, staff were happy.",
            "bury ilacs 2022",
        ),
        (
            "The director quit Bury Council in June after inspectors rated its child protection services inadequate.",
            "bury unspecified",
        ),
        ("Since the Ofsted report on 24 January judged Bury's services inadequate, staff left.", "bury unspecified"),
    ],
)
def test_which_inspection_is_news_of_an_article_without_a_date(read: RelationReader, text: str, main: str) -> None:
    assert {one.removesuffix(" None") for one in read(f"News of Bury\n\n{text}\n").mains()} == {main}


def test_a_visit_with_two_names_and_the_same_days_is_one(read: RelationReader) -> None:
    told = read(
        "Minutes\n\nBury Council had an assurance visit from Ofsted on 12 and 13 May 2021. The focused visit of 12 and "
        "13 May 2021 found that visits were late. Ofsted had returned to routine inspections in April 2021.\n"
    )
    assert {f"{one.type} {one.start}" for one in told.inspections.facts} == {"assurance-visit 2021-05-12"}


@pytest.mark.parametrize(
    ("text", "words", "now"),
    [
        ("Services have improved since November 2010 when caseloads were too high.", "caseloads", False),
        ("Inspectors raised late visits during their previous inspection in 2018, when it was good.", "visits", False),
        ("Inspectors raised late visits during their inspection.", "late visits", True),
        (
            "In 2019, in a focused visit, watchdogs said plans were better, but that 'late visits' remained.",
            "late",
            False,
        ),
    ],
)
def test_what_was_before_in_news_that_nothing_dates(read: RelationReader, text: str, words: str, now: bool) -> None:
    told = read(UNDATED + text)
    assert (told.inspection_of(words) == "bury unspecified --05" or told.inspection_of(words) in told.mains()) is now


def test_a_visit_beside_an_inspection_of_a_year_has_another_date(read: RelationReader) -> None:
    told = read(
        UNDATED
        + "Inspectors noted it during their previous inspection in 2014, when the borough was rated good, as well "
        "as during a focused visit last year.\n"
    )
    assert not any(one.type == "focused-visit" and one.start for one in told.inspections.facts)


def test_special_needs_named_in_the_sentence_before_make_an_area_inspection(read: RelationReader) -> None:
    told = read(
        "Bury\n\nInspectors from Ofsted and the CQC are looking again at SEND services in Bury. In 2020, watchdogs "
        "raised concerns about those services. Those concerns included long waits for diagnoses.\n"
    )
    assert told.inspection_of("long waits") == "bury send 2020"


def test_a_review_after_which_an_inspection_was_ordered_is_before_it(read: RelationReader) -> None:
    told = read(
        "Bury\n\nOfsted's report on Bury Council's children's services, published today, says that visits are late. "
        "The inspection was ordered by ministers after a critical review in November 2008.\n"
    )
    assert not any("2008" in one for one in told.mains())


def test_in_which_of_several_a_council_was_criticised_is_not_guessed(read: RelationReader) -> None:
    told = read(
        "A council criticised by Ofsted for high caseloads has climbed to a good rating.\n\nBury Council's children's "
        "services were rated good after an inspection in May 2023.\n\nThey were rated inadequate in 2015. A focused "
        "visit in 2021 found that plans were late.\n"
    )
    assert told.inspection_of("high caseloads") is None


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "22 March 2024\n\nBury Council's children's services were ordered to improve after an Ofsted inspection in "
            "November found late visits. Its letter was not published until 12 January 2024.",
            "bury ilacs 2023-11",
        ),
        (
            "In a focused visit in July, Ofsted found late visits at Bury Council. It was outstanding at its most "
            "recent full inspection in 2018.",
            "bury focused-visit --07",
        ),
    ],
)
def test_an_order_to_improve_and_a_full_inspection_of_before_leave_the_news_its_own(
    read: RelationReader, text: str, main: str
) -> None:
    assert read(f"News of Bury\n\n{text}\n").mains() == {main}


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("Inspectors called at a full inspection in 2015, and a year later a focused visit looked at plans.", 2017),
        ("It was inspected in 2015, and two years later a focused visit looked at plans.", 2018),
        ("It was inspected in 2015, and the next year its leaders left.", 2017),
        ("It was inspected in 2015, and the next year its leaders left; that was in 2018.", 2019),
        ("It was inspected in 2015.", 2016),
    ],
)
def test_a_year_later_is_counted_from_where_the_story_has_come(read: RelationReader, before: str, year: int) -> None:
    visit = "A monitoring visit a year later found that visits were late."
    assert read(f"{OPENING}{before} {visit}").inspection_of("visits were") == f"bury monitoring-visit {year}"


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("In 2015 it was inspected and rated inadequate, and a year later visited.", 2017),
        ("In 2015 it was inspected and rated inadequate.", 2016),
        ("In 2015 it was rated inadequate, and three years later it was inspected again.", 2019),
    ],
)
def test_a_grade_of_the_following_year_is_counted_so_too(read: RelationReader, before: str, year: int) -> None:
    told = read(f"{OPENING}{before} It was rated outstanding the following year.")
    assert f"bury overall-effectiveness outstanding {year}" in told.grades()
