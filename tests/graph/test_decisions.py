"""Decisions on sameness go before what the merge would make of it, for whatever part they fall on."""

from __future__ import annotations

from dataclasses import replace

from kg.decisions import Anchor, Decision, Decisions
from kg.graph.anchors import idle, idle_issues
from kg.graph.corpus import Corpus, Found, Shelf
from kg.graph.merge import merge
from kg.graph.merged import Merged
from kg.model import Evidence
from tests.graph.miniature import Story, little_ontology

ONTOLOGY = little_ontology()


def decided(*decisions: Decision) -> Decisions:
    return Decisions(decisions)


def anchor(evidence: Evidence, says: str = "") -> Anchor:
    return Anchor(f"{evidence.article}-{evidence.start}-{evidence.end}", says)


def merged(decisions: Decisions, *stories: Story) -> Merged:
    return merge([story.done() for story in stories], ONTOLOGY, decisions)


def inspection_pair(first: dict[str, str], second: dict[str, str]) -> tuple[Story, Story, Anchor, Anchor]:
    one, other = Story("one").inspection(**first), Story("other").inspection(**second)  # type: ignore[arg-type]
    return one, other, anchor(one.facts.inspections[0].evidence), anchor(other.facts.inspections[0].evidence)


def test_inspections_of_other_dates_are_one_if_a_person_says_so() -> None:
    one, other, first, second = inspection_pair({"start": "2023-03-13"}, {"start": "2023-04-13"})
    assert len(merged(decided(), one, other).inspections) == 2
    result = merged(decided(Decision(1, True, "inspection", first, second)), one, other)
    assert len(result.inspections) == 1
    assert [issue.code for issue in result.issues] == ["conflicting-dates"]


def test_inspections_of_one_day_are_two_if_a_person_says_so() -> None:
    one, other, first, second = inspection_pair({"start": "2023-03-13"}, {"start": "2023-03-13"})
    assert len(merged(decided(), one, other).inspections) == 1
    assert len(merged(decided(Decision(1, False, "inspection", first, second)), one, other).inspections) == 2


def test_what_is_split_from_several_leaves_the_others_one() -> None:
    stories = [Story(name).inspection(start="2023-03-13") for name in ("one", "other", "third")]
    first, second, _ = (anchor(story.facts.inspections[0].evidence) for story in stories)
    result = merged(decided(Decision(1, False, "inspection", first, second)), *stories)
    assert sorted(sorted(e.article for e in one.evidence) for one in result.inspections) == [
        ["one", "third"],
        ["other"],
    ]
    assert result.issues == ()


def test_people_of_other_names_are_one_if_a_person_says_so() -> None:
    one = Story("one").post("Jim Smith", council="liverpool").post("Jim Smith", "leader", council="liverpool")
    other = Story("other").post("James Smith", council="liverpool")
    third = Story("third").post("James Smith", council="liverpool").post("James Brown", council="sunderland")
    first, second = (
        anchor(one.facts.posts[0].evidence, "Jim Smith"),
        anchor(other.facts.posts[0].evidence, "James Smith"),
    )
    more = Story("more").post("James Smith", council="liverpool")
    assert len(merged(decided(), one, other, third, more).persons) == 3
    result = merged(decided(Decision(1, True, "person", first, second)), one, other, third, more)
    assert [(person.id, person.name) for person in result.persons] == [
        ("james-brown-sunderland", "James Brown"),
        ("james-smith-liverpool", "James Smith"),
    ]
    assert {post.role: len(post.evidence) for post in result.posts if post.person == "james-smith-liverpool"} == {
        "director of children's services": 4,
        "leader": 1,
    }


def test_people_of_one_name_are_two_if_a_person_says_so() -> None:
    one, other = (Story(name).post("Ann Lee", council="liverpool") for name in ("one", "other"))
    first, second = (anchor(story.facts.posts[0].evidence, "Ann Lee") for story in (one, other))
    assert len(merged(decided(), one, other).persons) == 1
    result = merged(decided(Decision(1, False, "person", first, second)), one, other)
    assert [person.id for person in result.persons] == ["ann-lee-liverpool", "ann-lee-other"]
    assert [len(post.evidence) for post in result.posts] == [1, 1]


def test_agencies_are_one_under_the_name_of_the_register() -> None:
    one = Story("one").agency("cops", "the cops", "police").failing(blamed=("cops",))
    one.inspection(partners=("cops",), inspected_by=("cops", "merseyside-police")).post("A B", "chief", agency="cops")
    decision = Decision(1, True, "agency", Anchor("cops"), Anchor("merseyside-police"))
    result = merged(decided(decision), one)
    assert [agency.id for agency in result.agencies] == ["merseyside-police"]
    assert result.inspections[0].inspected_by == ("merseyside-police",)
    assert result.posts[0].agency == "merseyside-police"
    assert result.failings[0].attributed_to == ("merseyside-police",)


def test_a_decision_on_a_sentence_that_is_not_there_decides_nothing() -> None:
    one, other, first, _ = inspection_pair({"start": "2023-03-13"}, {"start": "2023-03-13"})
    gone = Decision(1, False, "inspection", first, Anchor("elsewhere-1-2"))
    assert merged(decided(gone), one, other) == merged(decided(), one, other)


def test_a_sentence_that_tells_of_two_inspections_says_which_is_meant() -> None:
    one = Story("one").inspection("new", start="2023-03-13").inspection("old", start="2019-05-07")
    both = one.facts.inspections[0].evidence
    first, second = one.facts.inspections
    one.facts = replace(one.facts, inspections=(first, replace(second, evidence=both)))
    other = Story("other").inspection(start="2019-06-04")
    late = anchor(other.facts.inspections[0].evidence)
    assert len(merged(decided(), one, other).inspections) == 3
    for meant, left in (("old", "2023-03-13"), ("new", "2019-05-07")):
        told = replace(anchor(both), account=f"liverpool/{meant}")
        result = merged(decided(Decision(1, True, "inspection", told, late)), one, other)
        (single,) = (found for found in result.inspections if len({e.article for e in found.evidence}) == 1)
        assert (len(result.inspections), str(single.start)) == (2, left)


def test_what_decisions_fall_on_is_missed() -> None:
    one, other, first, second = inspection_pair({"start": "2023-03-13"}, {"start": "2023-04-13"})
    person = Story("third").post("Ann Lee", council="liverpool")
    named = anchor(person.facts.posts[0].evidence, "Ann Lee")
    good = Decision(1, True, "inspection", first, second)
    bad = (
        Decision(2, True, "inspection", first, Anchor("elsewhere-1-2")),
        Decision(3, True, "inspection", first, Anchor("other-900-910")),
        Decision(4, True, "inspection", first, replace(second, account="liverpool/none")),
        Decision(5, False, "person", named, replace(named, says="Bo Park")),
        Decision(6, True, "agency", Anchor("cops"), Anchor("merseyside-police")),
    )
    corpus = corpus_of(one, other, person)
    assert [decision.number for decision, _ in idle(decided(good, *bad), corpus)] == [2, 3, 4, 5, 6]
    issues = idle_issues(decided(good, *bad), corpus)
    assert {issue.code for issue in issues} == {"idle-decision"}


def corpus_of(*stories: Story) -> Corpus:
    facts = {story.name: story.done() for story in stories}
    shelf = Shelf(facts.__getitem__, ONTOLOGY)
    return Corpus([shelf.source(Found(f"{name}.txt", name, "")) for name in facts], shelf)
