"""Which facts of two articles are one, whatever the order of the articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.merge import merge
from kg.graph.merged import Merged
from kg.model import ArticleFacts, PostStatus, SourceKind
from tests.graph.miniature import Story, little_ontology

ONTOLOGY = little_ontology()


def merged(*stories: Story) -> Merged:
    return merge([story.done() for story in stories], ONTOLOGY)


def ids(result: Merged) -> list[str]:
    return [inspection.id for inspection in result.inspections]


def codes(result: Merged) -> list[str]:
    return [issue.code for issue in result.issues]


def dated(name: str, type: str = "unspecified", **dates: str) -> Story:
    return Story(name).inspection("main", type, **dates)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"start": "2023-03"}, {"start": "2023-03-13", "end": "2023-03-24"}),
        ({"start": "2023"}, {"start": "2023-03-13"}),
        ({"end": "2023-03-24"}, {"start": "2023-03-13", "end": "2023-03-24"}),
        ({"start": "2023-03"}, {"end": "2023-03-24"}),
        ({"published": "2023-05"}, {"start": "2023-03-13", "published": "2023-05-15"}),
        ({"published": "2023-05-15"}, {"start": "2023-03-13", "end": "2023-03-24"}),
        ({"published": "2023-05-15"}, {"start": "2023"}),
        ({"start": "2023-03-13", "published": "2023-05-15"}, {"start": "2023-03-13", "published": "2023-05-16"}),
    ],
)
def test_compatible_dates_are_one_inspection(first: dict[str, str], second: dict[str, str]) -> None:
    assert len(merged(dated("a", **first), dated("b", **second)).inspections) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"start": "2023-03"}, {"start": "2023-04-13"}),
        ({"start": "2018"}, {"start": "2023-03-13"}),
        ({"start": "2023-03", "end": "2023-03-20"}, {"start": "2023-03", "end": "2023-03-24"}),
        ({"published": "2023-05-15"}, {"published": "2023-06-15"}),
        ({"published": "2023-05-15"}, {"start": "2023-06-01"}),
        ({"published": "2023-12-15"}, {"start": "2023-03-13", "end": "2023-03-24"}),
        ({"start": "2023-06", "published": "2023-07"}, {"start": "2023", "published": "2023-05"}),
        ({"start": "2023-03"}, {"end": "2023-09-24"}),
    ],
)
def test_incompatible_dates_stay_two(first: dict[str, str], second: dict[str, str]) -> None:
    assert len(merged(dated("a", **first), dated("b", **second)).inspections) == 2


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("ilacs", "ilacs", 1),
        ("ilacs", "unspecified", 1),
        ("ilacs", "monitoring-visit", 2),
        ("unspecified", "monitoring-visit", 1),
        ("sif", "unspecified", 2),
    ],
)
def test_types_must_fit(first: str, second: str, count: int) -> None:
    result = merged(dated("a", first, start="2023-03"), dated("b", second, start="2023-03-13"))
    assert len(result.inspections) == count


def test_a_graded_inspection_is_no_monitoring_visit() -> None:
    result = merged(dated("a", start="2023-03").judgement(), dated("b", "monitoring-visit", start="2023-03-13"))
    assert len(result.inspections) == 2


def test_news_without_dates_is_of_the_report_that_came_out_then_not_of_a_visit_before_it() -> None:
    report = Story("r", kind=SourceKind.REPORT, issued="2015-09-01")
    report.inspection("main", "sif", start="2015-06-23", end="2015-07-16", published="2015-09-01")
    report.inspection("other", "sif", start="2015-04")
    news = Story("n", issued="2015-09-01").inspection("main", "sif")
    result = merged(report, news)
    assert [len({one.article for one in inspection.evidence}) for inspection in result.inspections] == [1, 2]
    assert codes(result) == []


def round_up(issued: str, grade: str) -> Story:
    """An article that tells of a council's present and earlier grade, and dates only the earlier one."""
    story = Story("round-up", issued=issued).inspection("main", "ilacs").judgement(grade)
    return story.inspection("before", "ilacs", start="2018").judgement("good", key="before")


def test_an_undated_inspection_that_may_be_a_dated_one_stays_apart_and_is_reported() -> None:
    report = Story("report").inspection("main", "ilacs", start="2023-03-13").judgement("inadequate")
    result = merged(report, round_up("2023-12-20", "inadequate"))
    assert len(result.inspections) == 3
    (issue,) = result.issues
    assert (issue.code, issue.source) == ("ambiguous-inspection", "round-up.txt")
    assert "2023-03-13 inadequate in report.txt: kept apart" in issue.message


@pytest.mark.parametrize(("issued", "grade"), [("2022-12-20", "inadequate"), ("2023-12-20", "outstanding")])
def test_an_undated_inspection_of_another_time_or_grade_is_no_near_miss(issued: str, grade: str) -> None:
    report = Story("report").inspection("main", "ilacs", start="2023-03-13").judgement("inadequate")
    assert codes(merged(report, round_up(issued, grade))) == []


def test_other_councils_stay_apart() -> None:
    other = Story("b").inspection(council="sunderland", start="2023-03-13")
    assert len(merged(dated("a", start="2023-03-13"), other).inspections) == 2


def test_the_most_precise_dates_and_all_evidence_are_kept() -> None:
    first = dated("a", start="2023-03", published="2023-05-15").judgement().failing()
    second = dated("b", "ilacs", start="2023-03-13", end="2023-03-24").judgement().failing()
    result = merged(first, second)
    (inspection,) = result.inspections
    assert inspection.id == "liverpool-ilacs-2023-03-13"
    assert list(map(str, (inspection.start, inspection.end, inspection.published))) == [
        "2023-03-13", "2023-03-24", "2023-05-15"
    ]  # fmt: skip
    for evidence in (inspection.evidence, result.judgements[0].evidence, result.failings[0].evidence):
        assert [one.article for one in evidence] == ["a", "b"]
    assert [judgement.id for judgement in result.judgements] == [
        "liverpool-ilacs-2023-03-13-overall-effectiveness-inadequate"
    ]
    assert [failing.id for failing in result.failings] == ["liverpool-ilacs-2023-03-13-high-caseloads"]


def test_a_vague_date_that_fits_two_inspections_joins_neither() -> None:
    vague = dated("c", start="2015")
    result = merged(dated("a", start="2015-03-02"), dated("b", start="2015-10-05"), vague)
    assert len(result.inspections) == 3
    (issue,) = result.issues
    assert issue.code == "ambiguous-inspection"
    assert issue.source == "c.txt"
    assert "2015-03-02" in issue.message
    assert "2015-10-05" in issue.message


def test_two_inspections_of_one_article_never_merge_through_a_third() -> None:
    two = Story("a").inspection("one", start="2015-03").inspection("two", start="2015-10")
    result = merged(two, dated("b", start="2015"))
    assert len(result.inspections) == 3


def test_two_keys_of_one_article_with_the_same_dates_are_one() -> None:
    two = Story("a").inspection("one", "sif", start="2015-03").inspection("two", start="2015-03")
    assert ids(merged(two)) == ["liverpool-sif-2015-03"]


def test_a_precise_tie_beats_a_vague_one() -> None:
    two = Story("a").inspection("one", start="2015-03").inspection("two", start="2015")
    result = merged(two, dated("b", start="2015-03-10"))
    assert sorted(len(inspection.evidence) for inspection in result.inspections) == [1, 2]


def test_facts_of_one_key_complement_each_other() -> None:
    story = Story("a").inspection(start="2023-03-13").inspection("main", "ilacs", end="2023-03-24")
    (inspection,) = merged(story).inspections
    assert (str(inspection.start), str(inspection.end), inspection.type) == ("2023-03-13", "2023-03-24", "ilacs")
    assert len(inspection.evidence) == 2


def test_a_full_inspection_is_typed_by_its_date() -> None:
    stories = [dated(f"s{year}", start=f"{year}-06").judgement() for year in (2009, 2015, 2020)]
    assert [inspection.type for inspection in merged(*stories).inspections] == ["ilacs", "pre-2013", "sif"]


def test_what_is_not_graded_is_not_typed_by_its_date() -> None:
    assert merged(dated("a", start="2020-06")).inspections[0].type == "unspecified"


class TestUndated:
    def test_is_dated_by_its_article_and_gets_no_date(self) -> None:
        news = Story("b", issued="2023-06-01").inspection().failing()
        result = merged(dated("a", "ilacs", start="2023-03-13", published="2023-05-15"), news)
        assert ids(result) == ["liverpool-ilacs-2023-03-13"]
        alone = merged(news).inspections[0]
        assert (alone.start, alone.end, alone.published) == (None, None, None)

    @pytest.mark.parametrize("issued", ["2023-05-01", "2023-09-01", "2015-06-01"])
    def test_stays_apart_when_the_article_is_not_of_the_time(self, issued: str) -> None:
        report = dated("a", "ilacs", start="2023-03-13", published="2023-05-15")
        assert len(merged(report, Story("b", issued=issued).inspection()).inspections) == 2

    def test_two_articles_of_one_week_tell_of_one_inspection(self) -> None:
        week = [Story(f"s{day}", issued=f"2023-06-0{day}").inspection().judgement() for day in (1, 3)]
        assert len(merged(*week).inspections) == 1

    def test_two_articles_of_one_week_with_two_grades_do_not(self) -> None:
        first = Story("a", issued="2023-06-01").inspection().judgement("good")
        second = Story("b", issued="2023-06-02").inspection().judgement("inadequate")
        assert len(merged(first, second).inspections) == 2

    def test_an_earlier_inspection_told_along_is_not_dated_by_the_article(self) -> None:
        news = (
            Story("b", issued="2023-06-01")
            .inspection("now", "ilacs", start="2023-03")
            .inspection("before", "unspecified")
            .judgement("good", key="before")
        )
        result = merged(dated("a", "ilacs", start="2023-03-13", published="2023-05-15"), news)
        assert len(result.inspections) == 2

    def test_without_any_date_it_joins_the_only_one_it_agrees_with(self) -> None:
        report = dated("a", "ilacs", start="2023-03-13").judgement()
        assert len(merged(report, Story("b").inspection().judgement()).inspections) == 1

    @pytest.mark.parametrize("grade", ["good", None])
    def test_without_any_date_nor_agreement_it_stays_apart(self, grade: str | None) -> None:
        report = dated("a", "ilacs", start="2023-03-13").judgement()
        loose = Story("b").inspection()
        result = merged(report, loose.judgement(grade) if grade else loose.failing())
        assert len(result.inspections) == 2
        assert codes(result) == ["ambiguous-inspection"]

    def test_without_any_date_it_joins_none_of_several(self) -> None:
        reports = [dated(f"r{year}", start=f"{year}-03").judgement() for year in (2018, 2023)]
        result = merged(*reports, Story("b").inspection().judgement())
        assert len(result.inspections) == 3
        assert codes(result) == ["ambiguous-inspection"]

    @pytest.mark.parametrize(("month", "count"), [("--03", 2), ("--10", 3)])
    def test_a_month_without_year_tells_which_of_several(self, month: str, count: int) -> None:
        reports = [dated("r2018", "ilacs", start="2018-06-04"), dated("r2023", "ilacs", start="2023-03-13")]
        result = merged(*reports, Story("b").inspection(start=month).failing())
        assert len(result.inspections) == count
        assert "month" not in ids(result)[-1] or count == 3

    def test_the_id_comes_from_its_articles(self) -> None:
        one, other = (merged(Story(name).inspection()).inspections[0].id for name in ("a", "b"))
        assert one.startswith("liverpool-unspecified-undated-")
        assert one != other


class TestContradictions:
    def result(self) -> Merged:
        return merged(
            dated("a", "ilacs", start="2023-03-13").judgement("good"),
            dated("b", "ilacs", start="2023-03-13").judgement("inadequate"),
        )

    def test_both_grades_are_kept_and_point_to_each_other(self) -> None:
        good, inadequate = self.result().judgements
        assert (good.contradicts, inadequate.contradicts) == ((inadequate.id,), (good.id,))

    def test_the_issue_holds_both_quotes(self) -> None:
        (issue,) = self.result().issues
        assert issue.code == "contradiction"
        assert "liverpool was good" in issue.message
        assert "liverpool was inadequate" in issue.message

    def test_other_areas_are_told_apart_by_their_words(self) -> None:
        story = dated("a", start="2009")
        story.judgement("good", "other", label="Staying safe").judgement("adequate", "other", label="Being healthy")
        judgements = merged(story).judgements
        assert [judgement.contradicts for judgement in judgements] == [(), ()]
        assert judgements[0].id.endswith("other-being-healthy-adequate")

    def test_a_date_that_a_report_contradicts_is_reported(self) -> None:
        news = dated("a", "ilacs", start="2023-03-13", end="2023-03-17")
        report = Story("b", kind=SourceKind.REPORT).inspection("m", "ilacs", start="2023-03-13", end="2023-03-24")
        result = merged(news, report)
        assert str(result.inspections[0].end) == "2023-03-24"
        assert [(issue.code, issue.source) for issue in result.issues] == [("conflicting-dates", "a.txt")]


class TestAuthorities:
    def test_an_inspection_belongs_to_the_authority_of_its_day(self) -> None:
        story = Story("a").council("cumberland").inspection(council="cumberland", start="2022-11")
        story.judgement(council="cumberland").failing(council="cumberland")
        result = merged(story)
        assert [inspection.council for inspection in result.inspections] == ["cumbria"]
        assert (result.judgements[0].council, result.failings[0].council) == ("cumbria", "cumbria")
        assert [council.id for council in result.councils] == ["cumberland", "cumbria"]

    def test_where_it_was_divided_nothing_is_guessed(self) -> None:
        result = merged(Story("a").inspection(council="cumbria", start="2024-01"))
        assert [inspection.council for inspection in result.inspections] == ["cumbria"]
        assert codes(result) == ["council-out-of-time"]


class TestPeople:
    def test_one_name_at_one_organisation_is_one_person(self) -> None:
        result = merged(
            Story("a").post("Máire O’Neill", council="liverpool"), Story("b").post("Maire O'Neill", council="liverpool")
        )
        assert [person.name for person in result.persons] == ["Máire O’Neill"]
        (post,) = result.posts
        assert [evidence.article for evidence in post.evidence] == ["a", "b"]

    def test_one_name_at_two_organisations_is_two_people(self) -> None:
        result = merged(
            Story("a").post("John Smith", council="liverpool"), Story("b").post("John Smith", council="sunderland")
        )
        assert [person.id for person in result.persons] == ["john-smith-liverpool", "john-smith-sunderland"]

    def test_within_an_article_a_name_without_organisation_is_the_one_with_it(self) -> None:
        result = merged(Story("a").post("John Smith", council="liverpool").post("John Smith", "councillor"))
        assert len(result.persons) == 1
        assert [(post.role, post.council) for post in result.posts] == [
            ("councillor", None),
            ("director of children's services", "liverpool"),
        ]

    def test_names_without_organisation_in_two_articles_are_two_people(self) -> None:
        assert len(merged(Story("a").post("John Smith"), Story("b").post("John Smith")).persons) == 2

    def test_who_moved_is_one_person(self) -> None:
        story = Story("a").post("John Smith", council="liverpool")
        story.post("John Smith", council="sunderland", status=PostStatus.FORMER)
        result = merged(story)
        assert [person.id for person in result.persons] == ["john-smith-liverpool"]
        assert sorted(post.status.value for post in result.posts) == ["current", "former"]


def test_agencies_are_merged_by_id_with_the_register_s_label() -> None:
    result = merged(Story("a").agency(label="the watchdog"), Story("b").agency())
    (agency,) = result.agencies
    assert (agency.label, len(agency.evidence)) == ("Ofsted", 2)


def test_an_agency_that_a_fact_points_to_has_that_fact_s_evidence() -> None:
    result = merged(dated("a", start="2023").failing(blamed=("merseyside-police",)))
    (agency,) = result.agencies
    assert agency.evidence[0].exact == "liverpool shows high-caseloads."


def test_only_the_sentence_that_blames_an_agency_is_kept_as_blaming_it() -> None:
    story = dated("a", start="2023").failing().failing(blamed=("merseyside-police",))
    (failing,) = merged(story, dated("b", start="2023").failing()).failings
    assert len(failing.evidence) == 3
    ((agency, sentence),) = failing.blaming
    assert (agency, sentence.article) == ("merseyside-police", "a")
    assert sentence == max((one for one in failing.evidence if one.article == "a"), key=lambda one: one.start)


def test_a_judgement_without_inspection_fact_makes_one() -> None:
    result = merged(Story("a").judgement(key="lost"))
    assert len(result.inspections) == 1
    assert result.inspections[0].evidence == result.judgements[0].evidence


def test_the_same_text_in_two_files_is_one_article() -> None:
    facts = Story("a").inspection().done()
    copy = replace(facts, article=replace(facts.article, source="b.txt"))
    result = merge([copy, facts], ONTOLOGY)
    assert [article.source for article in result.articles] == ["a.txt"]
    assert codes(result) == ["duplicate-article"]


dates = st.sampled_from([None, "2015", "2015-03", "2015-03-02", "2015-10", "2018-01-15", "2018", "--03"])
later = st.sampled_from([None, "2015-03-20", "2015-06", "2015-10", "2018-04", "2018"])
types = st.sampled_from(["unspecified", "sif", "ilacs", "monitoring-visit"])
grades = st.sampled_from([None, "good", "inadequate"])
issued = st.sampled_from([None, "2015-07-01", "2015", "2018-05-01"])
people = st.sampled_from([("John Smith", None), ("John Smith", "liverpool"), ("JOHN SMITH", "sunderland")])


@st.composite
def stories(draw: st.DrawFn) -> list[ArticleFacts]:
    made = []
    for number in range(draw(st.integers(2, 6))):
        story = Story(f"s{number}", issued=draw(issued))
        for key in range(draw(st.integers(1, 2))):
            story.inspection(f"k{key}", draw(types), start=draw(dates), end=draw(later), published=draw(later))
            if grade := draw(grades):
                story.judgement(grade, key=f"k{key}")
            story.failing(key=f"k{key}")
        name, place = draw(people)
        made.append(story.post(name, council=place).done())
    return made


@settings(max_examples=150, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(facts: list[ArticleFacts], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled, ONTOLOGY) == merge(facts, ONTOLOGY)


@settings(max_examples=100, deadline=None)
@given(stories())
def test_nothing_is_lost_and_every_fact_has_evidence(facts: list[ArticleFacts]) -> None:
    result = merge(facts, ONTOLOGY)
    for kind in (result.inspections, result.judgements, result.failings, result.posts, result.councils):
        assert all(fact.evidence for fact in kind)
        assert len({fact.id for fact in kind}) == len(kind)
    given = {fact.evidence for one in facts for fact in one.inspections}
    assert given == {evidence for inspection in result.inspections for evidence in inspection.evidence}


@settings(max_examples=100, deadline=None)
@given(stories())
def test_two_dated_inspections_of_one_article_are_one_only_with_equal_dates(facts: list[ArticleFacts]) -> None:
    result = merge(facts, ONTOLOGY)
    home = {evidence: one.id for one in result.inspections for evidence in one.evidence}
    for one in facts:
        for first in one.inspections:
            for second in one.inspections:
                if home[first.evidence] == home[second.evidence]:
                    assert (first.start, first.end, first.published) == (second.start, second.end, second.published)
