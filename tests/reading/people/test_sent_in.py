"""Whom ministers send in to a council is told from others who were appointed."""

from __future__ import annotations

import pytest

from kg.reading.people.sent_in import by_ministers, is_to_decide, says_of_name, says_of_post, tells_of_commissioner


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


_NEWS = "Ministers are to send a commissioner to Leeds. {said}"


@pytest.mark.parametrize(
    ("said", "decides"),
    [
        ("Ann Lee, who used to run services in Kent, will spend a month deciding whether it should keep them.", True),
        ("Ann Lee has been given three months to decide whether the council should lose control.", True),
        ("Ann Lee will review whether services improve.", True),
        ("Ann Lee will decide whether to stand again.", False),
        ("Ann Lee said that it was late.", False),
        ("Ann Lee will decide whether it can go on. The commissioner, Tom Brown, was not there.", False),
    ],
)
def test_who_decides_for_ministers(said: str, decides: bool) -> None:
    article = _NEWS.format(said=said)
    end = article.index("Ann Lee") + len("Ann Lee")
    assert is_to_decide(article, end, article) is decides


def test_who_decides_where_nobody_was_sent() -> None:
    text = "Ann Lee will decide whether the council should lose control."
    assert not is_to_decide(text, len("Ann Lee"), text)
