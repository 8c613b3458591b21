"""Date expressions become partial dates, and no more than text and publication date support."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PartialDate
from kg.reading import dates
from kg.reading.dates import earlier, find_dates


def read(text: str, issued: str | None = None) -> list[str]:
    """Dates of a text as ``2023-03-13/2023-03-24`` or ``2017``."""
    mentions = find_dates(text, PartialDate.parse(issued) if issued else None)
    return [f"{mention.start}/{mention.end}" if mention.end else str(mention.start) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspection dates: 13 to 24 March 2023", ["2023-03-13/2023-03-24"]),
        ("Inspection date: 16 September – 8 October 2014", ["2014-09-16/2014-10-08"]),
        ("Inspection date: 12/09/2016 to 06/10/2016", ["2016-09-12/2016-10-06"]),
        ("25 November 2019 to 6 December 2019", ["2019-11-25/2019-12-06"]),
        ("5 to 9 December 2022 and 14 to 15 February 2023", ["2022-12-05/2022-12-09", "2023-02-14/2023-02-15"]),
        ("between the 25th of February and the 6th of March 2013", ["2013-02-25/2013-03-06"]),
        ("from 3rd March to the 14th of March 2014", ["2014-03-03/2014-03-14"]),
        ("between the 9th and the 20th of May 2016", ["2016-05-09/2016-05-20"]),
        ("the 4th of May 2013 and, on the 6th, the report", ["2013-05-04"]),
        ("from 30 December to 3 January 2024", ["2023-12-30/2024-01-03"]),
        ("came in November and December 2019", ["2019-11/2019-12"]),
        ("its visits in March and October 2019", ["2019-03", "2019-10"]),
        ("inspections in July 2010 and July 2012", ["2010-07", "2012-07"]),
        ("looked-after children in 2010 and 2013", ["2010", "2013"]),
        ("the 2019 inspection", ["2019"]),
        ("deteriorated since 2017", ["2017"]),
        ("Monday 4 September 2023", ["2023-09-04"]),
        ("the 1st of June, 2015", ["2015-06-01"]),
        ("Report published: 25/11/2016", ["2016-11-25"]),
        ("on September 26, 2022", ["2022-09-26"]),
    ],
)
def test_dates_that_say_all_need_no_publication_date(text: str, expected: list[str]) -> None:
    assert read(text) == expected
    assert read(text, "2024-05-16") == expected


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("an inspection in March", "2023-05-17", ["2023-03"]),
        ("at the time of the March ILACS inspection", "2023-05-17", ["2023-03"]),
        ("what the May ILACS found", "2023-05-17", ["2023-05"]),
        ("March's inspectors liked the audits", "2023-05-17", ["2023-03"]),
        ("a march of inspectors", "2023-05-17", []),
        ("an inspection in March", "2023-02-17", ["2022-03"]),
        ("an inspection in March", None, ["--03"]),
        ("an inspection in March", "2023", ["--03"]),
        ("between 4 and 15 October", "2021-11-26", ["2021-10-04/2021-10-15"]),
        ("between 4 and 15 October", None, ["--10/--10"]),
        ("visited from December to January", "2020-03-01", ["2019-12/2020-01"]),
        ("in May this year", "2023-09", ["2023-05"]),
        ("from February 28 to March 1 this year", "2023-09-01", ["2023-02-28/2023-03-01"]),
        ("from June 10 to 21 last year", "2023-09-01", ["2022-06-10/2022-06-21"]),
        ("on June 3 last year", "2023-09-01", ["2022-06-03"]),
        ("a 2014 'requires improvement' rating", "2019-03-01", ["2014"]),
        ("a 2014 rise in referrals", "2019-03-01", []),
        ("in November last year", "2023-01-09", ["2022-11"]),
        ("inspectors came last month", "2023-01-09", ["2022-12"]),
        ("earlier this year", "2023-09-01", ["2023"]),
        ("later this year", "2023-09-01", []),
        ("spent four days in July", "2022-09-26", ["2022-07"]),
        ("its last visit five years ago", "2021-11-26", ["2016"]),
        ("its last visit five years ago", None, []),
        ("five months ago", "2021-03-26", ["2020-10"]),
        ("took office last May", "2020-01-24", ["2019-05"]),
        ("took office last May", "2020-09-24", ["--05"]),
        ("an inspection last December found", "2010-12-09", ["2009-12"]),
        ("visits in February, July and November 2021", "2022-12-09", ["2021-02", "2021-07", "2021-11"]),
        ("visits in November, and in February and July 2021", "2022-12-09", ["2022-11", "2021-02", "2021-07"]),
        ("published today", "2020-09-24", ["2020-09-24"]),
        ("appeared yesterday", "2014-08-09", ["2014-08-08"]),
        ("released today (September 26)", None, ["--09"]),
        ("on Monday 4 September", "2023-09-08", ["2023-09-04"]),
        ("on 9 September", "2023-09-08", ["2022-09-09"]),
    ],
)
def test_what_a_date_leaves_out_comes_from_the_publication_date_alone(
    text: str, issued: str | None, expected: list[str]
) -> None:
    assert read(text, issued) == expected


@pytest.mark.parametrize(
    "text",
    [
        "may be inadequate",
        "children march on",
        "more than 2017 children",
        "aged 16 and 17",
        "call 0300 123 5012",
        "in section 47 enquiries",
        "98 per cent",
        "£2010 a week",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert read(text, "2023-05-01") == []


@given(st.text(max_size=60), st.sampled_from([None, "2023", "2023-05", "2023-05-31"]))
def test_any_text_can_be_read_and_mentions_lie_within_it(text: str, issued: str | None) -> None:
    for mention in find_dates(text, PartialDate.parse(issued) if issued else None, offset=7):
        assert 7 <= mention.start_char < mention.end_char <= len(text) + 7


@given(st.dates(), st.dates())
def test_earlier_agrees_with_the_calendar(one: object, other: object) -> None:
    first, second = PartialDate.parse(str(one)), PartialDate.parse(str(other))
    assert earlier(first, second) == (str(one) < str(other))


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("from the third of June until the nineteenth of June", "2016-09-01", ["2016-06-03/2016-06-19"]),
        ("here as April turned into May", "2019-07-01", ["2019-04/2019-05"]),
        ("between the end of January and the first week of February", "2020-03-20", ["2020-01/2020-02"]),
        ("for the first half of June", "2021-08-01", ["2021-06"]),
        ("spent the best part of May there", "2016-07-04", ["2016-05"]),
        ("in the autumn of 2018", None, ["2018"]),
        ("good this spring", "2022-06-01", ["2022"]),
        ("up two grades on 2019, when it was inadequate", None, ["2019"]),
        ("as 2019 drew to a close", None, ["2019"]),
        ("inadequate in June 2013, good two summers later", None, ["2013-06", "2015"]),
        ("which ran from May 16th to May 27th", "2022-08-12", ["2022-05-16/2022-05-27"]),
        ("from May 16, 2022 to Friday, May 27", "2024-08-12", ["2022-05-16/2022-05-27"]),
        ("from December 12, 2022 to January 13", "2024-08-12", ["2022-12-12/2023-01-13"]),
        ("on March 4, 2019 and March 8, 2022", "2024-08-12", ["2019-03-04", "2022-03-08"]),
    ],
)
def test_free_wordings_of_a_time_are_as_precise_as_they_can_be(
    text: str, issued: str | None, expected: list[str]
) -> None:
    assert read(text, issued) == expected


def test_as_recently_as_a_year() -> None:
    assert [mention.start for mention in find_dates("good as recently as 2019", None)] == [PartialDate(2019)]


def test_no_rule_is_left_out_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule is tried only where the text has what its hints ask for: with all rules tried the dates are the same."""
    here = Path(__file__).parent
    files = [Path(__file__), *here.rglob("*.txt"), *(here.parent.parent / "sources").iterdir()]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    issued = PartialDate(2023, 5, 26)
    found = [find_dates(line, issued) for line in lines]
    every = tuple((rule.pattern, rule.read) for rule in dates._GRAMMAR)
    monkeypatch.setattr(dates, "_rules", lambda _: every)
    assert [find_dates(line, issued) for line in lines] == found
    assert sum(map(len, found)) > 400
