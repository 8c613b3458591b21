"""Reports in PDF become clean text whose every block leads back to its page; what is none is one clear line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article, BlockKind, PartialDate, SourceKind
from kg.ontology import Ontology
from kg.reading.find import SourceFile
from kg.reading.load import load_article
from tests.reading.tiny_pdf import At, down, pdf

Load = Callable[..., Article]
HEAD = [
    At(72, 780, "Inspection of Exampleshire local", 26),
    At(72, 749, "authority children’s services", 26),
    At(72, 700, "Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023"),
    At(72, 670, "Lead inspector: Ann Example, His Majesty’s Inspector"),
]
PROSE = "Social workers know children well and visit them often enough"


@pytest.fixture
def load(tmp_path: Path, words_only: Ontology) -> Load:
    """Writes a PDF and loads it."""

    def write_and_load(*pages: Sequence[At] | bytes, name: str = "report.pdf") -> Article:
        path = tmp_path / name
        first = pages[0] if pages else b""
        path.write_bytes(first if isinstance(first, bytes) else pdf(*(p for p in pages if not isinstance(p, bytes))))
        return load_article(SourceFile(name, path), words_only)

    return write_and_load


def _blocks(article: Article, *kinds: BlockKind) -> list[str]:
    wanted = kinds or tuple(BlockKind)
    return [article.text[block.start : block.end] for block in article.blocks if block.kind in wanted]


# --- what is no report ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE html><html><head><title>Report not\n found</title></head></html>", "titled 'Report not found'"),
        (b"<html><body>gone</body></html>", "a web page, not a PDF"),
        (b"Once upon a time", "not a PDF, whatever its name says"),
        (pdf(down([PROSE] * 3))[:-400], "truncated"),
        (b"%PDF-1.4\n" + b"\x00\xff junk " * 40 + b"\n%%EOF\n", "damaged"),
        (pdf(down([PROSE] * 3), encrypted=True), "encrypted"),
        (pdf([]), "without text"),
        (pdf([At(72, 60, "7")], [At(72, 60, "8")]), "without text"),
        (b"", "empty"),
    ],
)
def test_a_file_that_is_no_report_is_one_clear_line(load: Load, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        load(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).count("report.pdf") == 1


# --- clean text ----------------------------------------------------------------------------------------------------


def test_wrapped_lines_are_one_paragraph_and_a_gap_begins_another(load: Load) -> None:
    article = load([*HEAD, *down([PROSE, "in their homes."], y=600), *down(["Plans are late."], y=545)])
    assert _blocks(article, BlockKind.PARAGRAPH)[-2:] == [f"{PROSE} in their homes.", "Plans are late."]


def test_a_hyphen_at_the_end_of_a_line_is_that_of_the_word(load: Load) -> None:
    article = load(
        [*HEAD, *down(["Referrals go to the multi-", "agency team and decision-", "making is slow."], y=600)]
    )
    assert _blocks(article)[-1] == "Referrals go to the multi-agency team and decision-making is slow."


def test_a_paragraph_that_runs_over_the_page_is_one_and_each_quote_has_its_own_page(load: Load) -> None:
    first = [*HEAD, *down([f"{PROSE}, but the plans"], y=90)]
    article = load(first, [At(72, 30, "2"), *down(["of too many children are late. Visits are rare."], y=760)])
    block = next(block for block in article.blocks if article.text[block.start :].startswith("Social workers"))
    whole = article.text[block.start : block.end]
    assert whole == f"{PROSE}, but the plans of too many children are late. Visits are rare."
    assert block.page_at(block.start) == 1
    assert block.page_at(block.start + whole.index("Visits")) == 2


def test_running_heads_page_numbers_and_footnotes_go(load: Load) -> None:
    def page(number: int, *lines: At) -> list[At]:
        return [
            At(72, 40, "Inspection of Exampleshire local authority children’s services", 8),
            At(72, 30, f"5 to 9 December 2022 {number}", 8),
            *lines,
        ]

    article = load(
        [*HEAD, At(72, 30, "1", 20)],
        page(2, *down([f"{PROSE}.", "They listen."], y=600), At(136, 590, "3", 6), *_footnote()),
        page(3, *down(["Managers read the audits."], y=600)),
    )
    assert _blocks(article)[-2:] == [f"{PROSE}. They listen.", "Managers read the audits."]
    assert "Local name" not in article.text
    assert "December 2022 2" not in article.text


def _footnote() -> list[At]:
    return [At(72, 95, "3", 6.5), At(78, 90, "Local name for the programme.", 10)]


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ([At(376, 537, "Requires improvement to"), At(376, 522, "be good")], "Requires improvement to be good"),
        ([At(376, 537, "Good")], "Good"),
        ([At(376, 522, "Good")], "Good"),
        ([At(376, 529, "Not judged")], "Not judged"),
        ([At(376, 529, "Not graded")], "Not graded"),
        ([At(376, 537, "“Requires improvement to"), At(376, 522, "be good”")], "“Requires improvement to be good”"),
        ([At(376, 537, "(Requires improvement to be"), At(376, 522, "good)")], "(Requires improvement to be good)"),
        ([At(376, 522, "Inadequate"), At(490, 522, "Good")], "Inadequate Good"),
    ],
    ids=["two lines each", "first line", "last line", "between", "none", "quotes", "brackets", "two columns"],
)
@pytest.mark.parametrize("grade_first", [False, True])
def test_a_grade_goes_behind_the_label_beside_it(load: Load, grade: list[At], words: str, *, grade_first: bool) -> None:
    label = [At(71, 537, "The impact of leaders on social work practice"), At(71, 522, "with children and families")]
    rest = [At(71, 480, "Overall effectiveness"), At(376, 480, "Inadequate")]
    cells = [*grade, *label] if grade_first else [*label, *grade]
    article = load([*HEAD, At(71, 576, "Judgement", bold=True), At(376, 576, "Grade", bold=True), *cells, *rest])
    assert _blocks(article)[-2:] == [
        f"The impact of leaders on social work practice with children and families {words}",
        "Overall effectiveness Inadequate",
    ]


def test_lines_under_one_that_was_moved_up_go_with_it(load: Load) -> None:
    foot = [At(72, 300, "Sources are named below."), At(72, 285, "They are public.")]
    article = load([*HEAD, *foot, *down(["Children’s services in an", "authority are good"], y=500)])
    assert _blocks(article)[-2:] == [
        "Children’s services in an authority are good",
        "Sources are named below. They are public.",
    ]


def test_bullets_are_items_under_what_introduces_them(load: Load) -> None:
    lines = [
        At(72, 600, "What needs to improve", bold=True),
        At(72, 580, "• The oversight of plans, including:"),
        At(100, 560, "– permanence"),
        At(100, 540, "– private fostering."),
        At(72, 520, "• Supervision of social workers in the"),
        At(86, 505.5, "disabled children’s team."),
    ]
    article = load([*HEAD], lines)
    items = [block for block in article.blocks if block.kind is BlockKind.ITEM]
    introduced = [article.blocks[block.intro or 0] for block in items]
    assert [article.text[one.start : one.end] for one in items] == [
        "The oversight of plans, including:",
        "permanence",
        "private fostering.",
        "Supervision of social workers in the disabled children’s team.",
    ]
    outer, inner = "What needs to improve", "The oversight of plans, including:"
    assert [article.text[one.start : one.end] for one in introduced] == [outer, inner, inner, outer]


def test_the_number_of_a_paragraph_is_no_part_of_it(load: Load) -> None:
    article = load([*HEAD, At(72, 600, "12. Too many plans are late."), At(72, 585, "13. Visits are rare.")])
    assert _blocks(article)[-2:] == ["Too many plans are late.", "Visits are rare."]


def test_contents_and_the_parts_of_every_report_state_nothing(load: Load) -> None:
    contents = [At(72, 700, "Contents", bold=True), *down(["Summary 2", "Help and protection 3"], y=680, step=25)]
    last = [
        At(72, 700, "Information about this inspection", bold=True),
        *down(["Inspectors have looked closely at the experiences of children."], y=680),
        *down(["Lead inspector: Ann Example", "Deputy lead inspector: Bo Sample"], y=640),
        *down(["The Office for Standards in Education regulates and inspects."], y=590),
        *down(["Piccadilly Gate"], y=560),
    ]
    article = load([*HEAD], contents, last)
    assert _blocks(article, BlockKind.FURNITURE) == [
        "Contents",
        "Summary 2",
        "Help and protection 3",
        "Information about this inspection",
        "Inspectors have looked closely at the experiences of children.",
        "The Office for Standards in Education regulates and inspects.",
        "Piccadilly Gate",
    ]
    assert "Deputy lead inspector: Bo Sample" in _blocks(article, BlockKind.PARAGRAPH)


def test_the_figures_of_an_area_state_nothing_and_what_follows_does(load: Load) -> None:
    area = [
        At(72, 700, "Information about this local authority area", bold=True),
        *down(["The director of children’s services has been in post since May 2014."], y=680),
        At(72, 640, "Children looked after in this area", bold=True),
        *down(["No children looked after live with their parents."], y=620),
        At(72, 580, "Executive summary", bold=True),
        *down(["Too many plans are late."], y=560),
    ]
    article = load([*HEAD], area)
    assert _blocks(article, BlockKind.FURNITURE) == [
        "Children looked after in this area",
        "No children looked after live with their parents.",
    ]
    assert "Too many plans are late." in _blocks(article, BlockKind.PARAGRAPH)


# --- what the file says of itself ----------------------------------------------------------------------------------


def test_title_kind_and_publisher_come_from_the_page(load: Load) -> None:
    article = load([*HEAD, At(72, 600, "Ofsted found that services are good.")])
    assert article.kind is SourceKind.REPORT
    assert article.publisher == "Ofsted"
    assert article.title == "Inspection of Exampleshire local authority children’s services"


def test_the_printed_date_goes_before_that_of_the_file_name(load: Load) -> None:
    name = "80485_exampleshire_children's_services_inspection_-_25_may_2023.pdf"
    assert load([*HEAD], name=name).issued == PartialDate(2023, 5, 25)
    printed = [*HEAD, At(72, 640, "Report published: 26 May 2023")]
    assert load(printed, name=name).issued == PartialDate(2023, 5, 26)
    assert load([*HEAD]).issued is None


def test_a_letter_is_told_by_its_salutation(load: Load) -> None:
    lines = [
        "Dear Ms Example",
        "Focused visit to Exampleshire children’s services",
        "This letter summarises the findings of a focused visit on 4 and 5 March 2020.",
    ]
    assert load(down(lines, step=30)).kind is SourceKind.LETTER


def test_what_a_grade_means_states_nothing_wherever_it_stands(load: Load) -> None:
    meaning = "An LSCB that is inadequate does not demonstrate that it has effective arrangements in place."
    lines = [
        At(72, 700, "The Local Safeguarding Children Board is inadequate", bold=True),
        *down([meaning], y=680),
        At(72, 640, "Executive summary", bold=True),
        *down(["The board does not know its partners well."], y=620),
    ]
    article = load([*HEAD], lines)
    assert _blocks(article, BlockKind.FURNITURE) == [meaning]


def test_the_lines_above_a_salutation_stay_apart(load: Load) -> None:
    lines = ["Piccadilly Gate", "Manchester", "3 July 2024", "Jane Example", "Town Hall", "Dear Jane"]
    article = load(
        [*down(lines, y=780), At(72, 600, "Monitoring visit to Exampleshire children’s services", bold=True)]
    )
    assert [article.text[block.start : block.end] for block in article.blocks][: len(lines)] == lines
    assert article.issued == PartialDate(2024, 7, 3)


def test_a_sentence_over_the_page_keeps_its_words_together(load: Load) -> None:
    first = [*HEAD, *down(["Some children wait too long because the oversight of"], y=90), At(300, 30, "3")]
    second = [At(72, 810, "Inspection of Exampleshire", 8), *down(["managers is weak. Visits take place."], y=760)]
    article = load(first, second, [At(72, 810, "Inspection of Exampleshire", 8), *down(["Plans are good."], y=700)])
    assert "oversight of managers is weak." in article.text
