"""What the words between a name and a post say of how the post is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import PostStatus
from kg.reading.people.pairs.between import joined
from kg.reading.people.words import PersonWords, person_words


@pytest.fixture(scope="module")
def words(project: Path) -> PersonWords:
    return person_words(load_ontology(project / "ontology"))


@pytest.mark.parametrize(
    ("gap", "status"),
    [
        (", ", PostStatus.CURRENT),
        (" (Lab), ", PostStatus.CURRENT),
        (", who was sent in by ministers as ", PostStatus.CURRENT),
        (", hired from Essex to be its ", PostStatus.CURRENT),
        (", now in her third month as ", PostStatus.CURRENT),
        (", who died in May, was ", PostStatus.FORMER),
        (" retired in May after seven years as ", PostStatus.FORMER),
        (" spent three years as ", PostStatus.FORMER),
        (" retires in May after seven years as ", PostStatus.OUTGOING),
        (" told staff that she would step down as ", PostStatus.OUTGOING),
        (" joins Leeds in May as its ", PostStatus.INCOMING),
        (" moves from Essex to be ", PostStatus.INCOMING),
        (" moved from Essex to be ", PostStatus.CURRENT),
        (" leaves in March to become ", PostStatus.INCOMING),
        (" left Essex to become ", PostStatus.CURRENT),
        (" wants to become ", None),
        (" spoke to the ", None),
        (" ", None),
    ],
)
def test_the_words_between(words: PersonWords, gap: str, status: PostStatus | None) -> None:
    assert joined(gap, words, may_touch=False) is status


def test_an_inspectors_post_may_touch_the_name(words: PersonWords) -> None:
    assert joined(" ", words, may_touch=True) is PostStatus.CURRENT
