"""When an article appeared that has no date of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import BlockKind, PartialDate
from kg.reading.annotate import text_article
from kg.reading.appeared import appeared


def _day(text: str) -> str | None:
    told = appeared(text_article(text))
    return str(told) if told is not None else None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["The Bury Bugle", "Thursday, September 22, 2016    80p", "Inspectors came to town in July."], "2016-09-22"),
        (["News | 5 Sept 2017 | Safeguarding", "Inspectors came."], "2017-09-05"),
        (["Inspection dates: 4 March 2019", "Children are safe."], None),
        (["The year in inspections", "Annual review, January 2020", "Bury kept its grade."], "2020-01"),
        (["The year in inspections", "Winter issue | January 2020", "Bury kept its grade."], "2020-01"),
        (["The year in inspections", "Bury, inspected in January 2020", "Bury kept its grade."], None),
        (["A report of 4 March 2019 found delay in the town's services."], None),
    ],
)
def test_an_article_without_a_date_has_that_of_the_line_above_it(lines: list[str], day: str | None) -> None:
    assert _day("\n".join(lines)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bury Council was rated good by Ofsted, whose report was published on 27 March 2015.", "2015-03-27"),
        ("Services in Bury are inadequate, Ofsted reported on 16 August 2013.", "2013-08-16"),
        ("Ofsted's report on services in Bury came out on 3 June 2019. It was judged good in 2016.", "2019-06-03"),
        ("Bury was judged inadequate. The report, published in July 2014, is damning.", "2014-07"),
        ("On 3 March 2020 Ofsted published the findings of its inspection of Bury.", "2020-03-03"),
        ("Today (Friday 12 May 2023) Ofsted published its report on Bury.", "2023-05-12"),
        ("A review was published on 4 May 2012. Inspectors came to Bury in 2016.", None),
        ("He was appointed on 4 May 2012.", None),
    ],
)
def test_an_article_without_a_date_appeared_with_the_report_that_it_tells_of(text: str, day: str | None) -> None:
    assert _day(f"Bury told to improve\n\n{text}\n") == day


def test_a_date_that_is_a_line_by_itself_or_ends_one_is_when_the_text_appeared() -> None:
    told = text_article("Four councils\n\nThe bulletin for members. 1 April 2022.\n\nOfsted visited in October.\n")
    assert appeared(told) == PartialDate(2022, 4, 1)
    said = text_article("Four councils\n\nOfsted's letter came on 1 April 2022.\n\nIt was bad news in May.\n")
    assert appeared(said) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Ofsted's report, out today (Monday, March 9), calls services poor. A trust was set up in 2019.",
            "2020-03-09",
        ),
        (
            "The letter was published on Friday, 4 October. A monitoring board met in June 2018.",
            "2019-10",
        ),
        (
            "Councillors met last Thursday (11 October) to hear of it. The director took over in 2016.",
            "2018-10",
        ),
        (
            "The findings came out yesterday (Tuesday 31 May). A new board was formed in 2020.",
            "2022-06-01",
        ),
        (
            "Ofsted today (Wednesday, June 7) rated leadership, management and governance inadequate.",
            "2017-06-07",
        ),
        (
            "Ofsted today (Monday, May 13) rated leadership, management and governance good. It was poor in 2010.",
            None,
        ),
        # It may be of 2019 or of 2024, where no more is told than when the last inspection was.
        ("The report came out today (Tuesday, October 15). It was rated good at its last inspection, in 2019.", None),
        # A year that lies ahead is no year of before, and no day of then is certain.
        ("The report came out today (Tuesday, October 15). It aims to be good by 2019.", None),
        # No year so soon after fits.
        ("The report came out today (Tuesday, October 15). A trust was set up in 2015.", None),
        ("The panel will hear of it on Tuesday, October 15. A trust was set up in 2019.", None),
        ("The report came out today (Tuesday, October 15, 2024). A trust was set up in 2019.", "2024-10-15"),
        # Two days of which no year has both.
        ("It is out today (Monday, March 9). They met last Monday (3 March). A trust was set up in 2019.", None),
    ],
)
def test_a_weekday_and_the_years_that_are_told_make_the_year_certain(text: str, day: str | None) -> None:
    assert _day(f"Bury told to improve\n\n{text}\n") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A focused visit last year found drift. On that visit, in 2021, plans were late.", "2022"),
        ("Last year's monitoring visit found drift. After that visit, in May 2018, managers left.", "2019"),
        ("Bury had an inspection last year. In that inspection, held in 2016, it was inadequate.", "2017"),
        ("A focused visit last year found drift. On that inspection, in 2021, plans were late.", None),
        ("A focused visit last year found drift. Services were inadequate in 2021.", None),
    ],
)
def test_a_year_that_is_told_of_last_year_dates_the_article(text: str, day: str | None) -> None:
    assert _day(f"Bury told to improve\n\n{text}\n") == day


def test_years_that_stand_beside_the_text_date_nothing() -> None:
    told = text_article(
        "Bury told to improve\n\nIt is out today (Tuesday, October 15). A trust was set up in 2018.\n\n(c) 2026"
    )
    assert appeared(told) is None
    beside = (*told.blocks[:-1], replace(told.blocks[-1], kind=BlockKind.FURNITURE))
    assert appeared(replace(told, blocks=beside)) == PartialDate(2019, 10, 15)
