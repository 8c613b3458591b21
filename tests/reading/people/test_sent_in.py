"""Whom ministers send in to a council is told from others who were appointed."""

from __future__ import annotations

import pytest

from kg.reading.people.sent_in import by_ministers, says_of_name, says_of_post, tells_of_commissioner


@pytest.mark.parametrize(
    ("before", "behind", "sent"),
    [
        ("The ", ", appointed by the Department for Education,", True),
        ("The ", ", who was sent in by ministers,", True),
        ("The ", " sent in to Leeds", True),
        ("The ", " Ann Lee, who has been installed by the secretary of state,", True),
        ("The government-appointed ", " Ann Lee said so", True),
        ("The ", " Ann Lee said so", False),
        ("The ", " was asked by ministers", False),
        ("The ", ", appointed by the council,", False),
        ("The council's ", " was put in charge", False),
    ],
)
def test_a_post(before: str, behind: str, sent: bool) -> None:
    start, end = len(before), len(before) + len("commissioner")
    assert says_of_post(f"{before}commissioner{behind}", start, end) is sent


@pytest.mark.parametrize(
    ("behind", "sent"),
    [
        (", who was sent in by the government,", True),
        (", drafted in by Whitehall,", True),
        (", dispatched to Leeds by ministers,", True),
        (", appointed by the government,", False),
        (", sent in by the council,", False),
    ],
)
def test_a_name(behind: str, sent: bool) -> None:
    assert says_of_name(f"Ann Lee{behind}", len("Ann Lee")) is sent


def test_a_deed_of_ministers() -> None:
    assert by_ministers("who was appointed by ministers to oversee")
    assert not by_ministers("who was appointed by the council to oversee")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ministers sent in a children's commissioner.", True),
        ("The commissioner was appointed in May.", True),
        ("The Children's Commissioner for England has appointed a commissioner.", False),
        ("The commissioner spoke.", False),
    ],
)
def test_an_article(text: str, told: bool) -> None:
    assert tells_of_commissioner(text) is told
