"""The parties of the ontology stand beside names, make posts of their own, and are no part of a council's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.council_words import council_words
from kg.reading.parties import party_words
from kg.reading.people.posts import RoleWords
from kg.reading.people.words import person_words
from kg.reading.speech import Voice, speakers_of
from tests.reading.people_and_agencies import MiniatureReader

_IN_PROSE = (
    "Labour",
    "Conservative",
    "Tory",
    "Liberal Democrat",
    "Lib Dem",
    "Green",
    "Independent",
    "Reform UK",
    "Ukip",
)


def test_every_party_is_known_wherever_parties_stand(project: Path) -> None:
    ontology = load_ontology(project / "ontology")
    words = person_words(ontology)
    parties = party_words(ontology).names
    assert len(parties) > 20
    for party in parties:
        assert words.after_post.fullmatch(f", {party}'s "), party
        assert words.for_a_party.match(f" for the {party} on the council"), party
        assert words.leads_group.match(f", who leads the {party} group"), party
        assert words.relation_before.search(f"unlike her {party} predecessor, "), party
        assert words.counterpart.search(f"and her {party} shadow, "), party
        assert RoleWords(ontology).party_of_place.match(f" {party} group"), party
        assert council_words(ontology).party.fullmatch(f"{party}-run"), party
        assert party_words(ontology).names_one(f"deputy leader of the {party} group"), party


@pytest.mark.parametrize("party", _IN_PROSE)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Ann Lee ({party}, Ramsbottom) voted against.", "councillor"),
        ("Cllr Ann Lee, who leads the {party} group, voted against.", "group"),
        ("{party} Ann Lee, from Bury Council, voted against.", "councillor"),
    ],
)
def test_whoever_is_of_a_party_is_read(read_miniature: MiniatureReader, party: str, text: str, name: str) -> None:
    (fact,) = read_miniature.about("Bury Council", text.format(party=party)).people.facts
    assert (fact.person, fact.council) == ("Ann Lee", "bury")
    assert name in fact.role


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Ann Lee, who speaks on schools for the {party}, voted against.",
        "Cllr Ann Lee, leader of the Bury {party} group, voted against.",
    ],
)
@pytest.mark.parametrize("party", [*_IN_PROSE, "Conservatives", "Lib Dems", "Greens", "Independents"])
def test_a_party_has_no_cabinet_and_leads_no_council(read_miniature: MiniatureReader, text: str, party: str) -> None:
    facts = read_miniature.about("Bury Council", text.format(party=party)).people.facts
    assert {fact.role_id for fact in facts} & {"council-leader", "lead-member-for-childrens-services"} == set()


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Ann Lee, chair of Bury Independent Improvement Board, spoke.", Voice.OTHER),
        ("Cllr Ann Lee, cabinet member for green spaces at Bury, spoke.", Voice.COUNCIL),
        ("Cllr Ann Lee, leader of the Green group at Bury, spoke.", Voice.OTHER),
    ],
)
def test_words_that_parties_bear_too_make_no_party(read_miniature: MiniatureReader, text: str, voice: Voice) -> None:
    (fact,) = read_miniature.about("Bury Council", text).people.facts
    assert (fact.person, fact.council) == ("Ann Lee", "bury")
    assert speakers_of([fact], read_miniature.ontology)["lee"] is voice
