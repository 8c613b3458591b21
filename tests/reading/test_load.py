"""Files and folders become articles; whatever is no article is one clear line."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article, BlockKind, PartialDate, SourceKind
from kg.ontology import Ontology
from kg.reading.find import SUFFIXES, SourceFile, find_sources
from kg.reading.furniture import Furniture
from kg.reading.load import _LOADERS, LARGEST, load_article
from kg.reading.metadata import read_head_line, read_line

STORY = "Children in Exampleton wait too long for help, Ofsted said. The council accepted the report in full."
Load = Callable[..., Article]


@pytest.fixture
def load(tmp_path: Path, words_only: Ontology) -> Load:
    """Writes a file and loads it."""

    def write_and_load(content: str | bytes, name: str = "story.txt") -> Article:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_article(SourceFile(name, path), words_only)

    return write_and_load


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STORY)


def _names(*paths: Path) -> list[str]:
    return [source.name for source in find_sources(paths)[0]]


# --- finding sources -----------------------------------------------------------------------------------------------


def test_a_folder_is_walked_in_order_and_hidden_things_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.md", "deep/er/c.html", "d.MARKDOWN", "e.htm", ".hidden.txt", ".git/x.txt")
    assert _names(tmp_path) == ["a.md", "b.txt", "c.html", "d.MARKDOWN", "e.htm"]


def test_an_output_folder_among_the_sources_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "output/.state/1/text/a-1.txt", "output/text/a-1.txt")
    (tmp_path / "output" / "current").symlink_to(tmp_path / "output" / ".state" / "1")
    assert _names(tmp_path) == ["a.txt"]


def test_links_that_go_round_are_walked_once(tmp_path: Path) -> None:
    _write(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "a")
    assert _names(tmp_path) == ["x.txt"]


def test_a_file_named_twice_is_one_source(tmp_path: Path) -> None:
    _write(tmp_path, "x.txt")
    assert _names(tmp_path, tmp_path / "x.txt", tmp_path / "x.txt") == ["x.txt"]


def test_names_that_collide_get_their_folders(tmp_path: Path) -> None:
    _write(tmp_path, "a/2020/x.txt", "b/2020/x.txt", "c/y.txt")
    assert _names(tmp_path) == ["a/2020/x.txt", "b/2020/x.txt", "y.txt"]


def test_names_do_not_depend_on_the_order_in_which_paths_are_given(tmp_path: Path) -> None:
    _write(tmp_path, "a/x.txt", "b/x.txt", "c/y.txt")
    paths = [tmp_path / "c", tmp_path / "b", tmp_path / "a"]
    assert find_sources(paths) == find_sources(paths[::-1])


def test_names_with_spaces_and_accents_are_read_in_composed_form(tmp_path: Path, words_only: Ontology) -> None:
    decomposed = unicodedata.normalize("NFD", "Máire’s été report.txt")
    _write(tmp_path, decomposed)
    (source,), _ = find_sources([tmp_path])
    assert source.name == unicodedata.normalize("NFC", decomposed)
    assert load_article(source, words_only).id.startswith("maires-ete-report-")


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("photo.png", "not-an-article", "files are not read; articles end in .htm, .html, .markdown, .md, .pdf, .txt"),
        ("table.csv", "not-an-article", ".csv files are not read"),
        ("Makefile", "not-an-article", "without an ending"),
        ("README.md", "not-an-article", "notes"),
        ("LICENSE.txt", "not-an-article", "notes"),
    ],
)
def test_other_files_are_one_line_each(tmp_path: Path, name: str, code: str, words: str) -> None:
    _write(tmp_path, "a.txt", f"sub/{name}")
    sources, issues = find_sources([tmp_path])
    assert [source.name for source in sources] == ["a.txt"]
    assert [(issue.source, issue.code) for issue in issues] == [(f"sub/{name}", code)]
    assert words in issues[0].message


def test_a_file_named_itself_is_read_whatever_its_stem(tmp_path: Path) -> None:
    _write(tmp_path, "README.md")
    assert _names(tmp_path / "README.md") == ["README.md"]


def test_a_link_that_leads_nowhere_is_one_line(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    assert [(issue.source, issue.code) for issue in find_sources([tmp_path])[1]] == [("b.txt", "unreadable")]


def test_a_missing_path_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone: no such file or folder"):
        find_sources([tmp_path / "gone"])


def test_a_folder_with_nothing_to_read_is_an_error_that_says_what_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.csv")
    with pytest.raises(
        SourceError, match=r"nothing to read in this folder \(1 file of other kinds\); articles end in .*\.txt"
    ):
        find_sources([tmp_path])


def test_a_single_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    _write(tmp_path, "a.csv")
    with pytest.raises(SourceError, match=r"a\.csv: \.csv files are not read"):
        find_sources([tmp_path / "a.csv"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    try:
        assert [issue.code for issue in find_sources([tmp_path])[1]] == ["unreadable"]
    finally:
        (tmp_path / "shut").chmod(0o700)


# --- text, encodings, bad input ------------------------------------------------------------------------------------


def test_the_text_is_the_file_with_plain_line_ends(load: Load) -> None:
    article = load("\ufeffOne line here.\r\nTwo.\rThree.\n")
    assert article.text == "One line here.\nTwo.\nThree.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_read(load: Load, encoding: str) -> None:
    text = STORY + " It’s “weak” – £5m was spent at a café."
    assert load(text.encode(encoding)).text == text


def test_letters_that_were_decoded_wrongly_are_put_right(load: Load) -> None:
    text = "Childrenâ€™s services were â€œgoodâ€\x9d, Ofsted said.\nThe cafÃ© cost Â£3m â€“ and no château was sold.\n"
    right = "Children’s services were “good”, Ofsted said.\nThe café cost £3m – and no château was sold.\n"
    assert load(text.encode()).text == right


@pytest.mark.parametrize("text", ["A château, a pâté and an Â in a name.\n", "“Good”, it said – £3m for the café.\n"])
def test_accents_stay_as_they_are(load: Load, text: str) -> None:
    assert load(text.encode()).text == text


def test_a_page_is_read_in_the_encoding_that_it_declares(load: Load) -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{STORY} Łódź was named.</p></body></html>'
    assert "Łódź" in load(page.encode("iso-8859-2"), "page.html").text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"abc\x00def" * 9, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"%PDF-1.7 something", "a PDF document"),
        (b"PK\x03\x04 something", "Office"),
        (bytes(range(128, 255)) * 5, "encoding"),
        (("日本語の記事です。" * 9).encode("shift-jis"), "encoding"),
        (b"text \x01\x02\x03\x04\x05\x06" * 9, "binary"),
        (b"---\ntitle: x\n---\n \n", "no text after the front matter"),
    ],
)
def test_what_is_no_text_is_one_line(load: Load, content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"story\.txt: .*{reason}") as caught:
        load(content)
    assert "\n" not in str(caught.value)


def test_a_file_too_large_is_refused_without_being_read(tmp_path: Path, words_only: Ontology) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(SourceError, match=rf"too large for an article \(200 MB; at most {LARGEST // 1_000_000} MB"):
        load_article(SourceFile("large.txt", path), words_only)


def test_a_file_that_is_gone_is_one_line(tmp_path: Path, words_only: Ontology) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        load_article(SourceFile("x.txt", tmp_path / "x.txt"), words_only)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, words_only: Ontology, data: bytes
) -> None:
    for name in ("x.txt", "x.html"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(data)
        try:
            article = load_article(SourceFile(name, path), words_only)
        except SourceError:
            continue
        assert article.text.strip()
        article.text.encode("utf-8")


def test_the_id_is_made_from_name_and_text_alone(load: Load) -> None:
    first, second = load(STORY, "A Story!.txt"), load(STORY.encode("utf-16"), "A Story!.txt")
    assert first.id == second.id
    assert first.id.startswith("a-story-")
    assert len(first.id) == len("a-story-") + 8
    assert first.sha256 != second.sha256
    assert load("Other " + STORY, "A Story!.txt").id != first.id


def test_the_title_of_a_report_makes_one_of_a_section_without_dates(load: Load) -> None:
    section = "\n\nExecutive summary\n\nPlans are weak. Visits are late.\n"
    title = "Inspection of Exampleton local authority children's services"
    assert load(f"{title}{section}", "section.txt").kind is SourceKind.REPORT
    assert load(f"{title} was fair, says union{section}", "story.txt").kind is SourceKind.NEWS


# --- front matter --------------------------------------------------------------------------------------------------


def test_front_matter_is_read_and_stays_in_the_text(load: Load) -> None:
    front = (
        '---\ntitle: "Grades: a story"\npublisher: Herald\ndate: 2023-05-03\n'
        "url: https://example.org/a\nauthor: [Jo Doe, Al Roe]\nkind: report\n---\n"
    )
    article = load(f"{front}# Grades: a story\n\n{STORY}\n", "story.md")
    assert article.text.startswith("---\n")
    assert (article.title, article.publisher, article.creator) == ("Grades: a story", "Herald", "Jo Doe and Al Roe")
    assert (article.issued, article.url, article.kind) == (
        PartialDate(2023, 5, 3),
        "https://example.org/a",
        SourceKind.REPORT,
    )
    assert [block.kind for block in article.blocks] == [BlockKind.METADATA, BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert article.text[article.blocks[2].start :].startswith("Children in Exampleton")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-05", "2023-05"),
        ("2023", "2023"),
        ("3 May 2023", "2023-05-03"),
        ("May 2023", "2023-05"),
        ("2023-05-03 10:00:00", "2023-05-03"),
    ],
)
def test_front_matter_dates_are_as_precise_as_written(load: Load, written: str, date: str) -> None:
    assert str(load(f"---\ndate: {written}\n---\n{STORY}").issued) == date


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: Ofsted: inadequate", "front matter in line 2: .*quotes"),
        ("title: x\ndate: last week", "front matter in line 3: 'last week' is no date"),
        ("date: 2023-02-42", "line 2: '2023-02-42' is no date"),
        ("url: www.example.org", "line 2: 'www.example.org' is no web address"),
        ("url: https://example.org/a b", "no web address"),
        ("kind: blog", r"line 2: 'blog' is no kind of source \(news, report, letter\)"),
        ("title:\n  a: b", "line 2: title must be one line of text"),
        ('title: "never closed', "malformed front matter"),
        ("title: [[[[", "malformed front matter"),
    ],
)
def test_malformed_front_matter_names_the_line(load: Load, front: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        load(f"---\n{front}\n---\n{STORY}")
    assert "\n" not in str(caught.value)


def test_front_matter_that_is_never_closed_is_an_error(load: Load) -> None:
    with pytest.raises(SourceError, match="no later line closes it"):
        load(f"---\ntitle: x\n\n{STORY}")


def test_a_rule_above_the_text_is_no_front_matter(load: Load) -> None:
    assert load(f"---\n{STORY}\n---\nAnd so on it went.\n").title is None


# --- what the lines of a plain article say -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "creator", "issued"),
    [
        ("By Dean Harker | 24 January 2020 | 3 min read", "Dean Harker", "2020-01-24"),
        ("By Hattie Merrow, Local Democracy Reporter", "Hattie Merrow", None),
        ("Hattie Merrow, Local Democracy Reporter", "Hattie Merrow", None),
        ("BY JANE O'DOE AND ÉLISE DE LA ROE", "Jane O'Doe and Élise De La Roe", None),
        ("Words: Jane Doe", "Jane Doe", None),
        ("by Mary Editor on May 3, 2023 in Children", "Mary Editor", "2023-05-03"),
        ("From our correspondent Jane Doe", "Jane Doe", None),
        ("By our social affairs correspondent", None, None),
        ("Written by Jane Doe Education Reporter", "Jane Doe", None),
        ("Monday 4 September 2023", None, "2023-09-04"),
        ("- Published 3 May 2023", None, "2023-05-03"),
        ("Published: 19:03, 24 Jan 2020 | Updated: 20:15, 25 Jan 2020", None, "2020-01-24"),
        ("Published: 19:03, 24 Jan 2020 Updated: 20:15, 25 Jan 2020", None, "2020-01-24"),
        ("Last updated 26/11/2021 at 10:15 GMT", None, "2021-11-26"),
        ("2021-11-26T10:15:00Z", None, "2021-11-26"),
        ("Last updated 17 March 2023, 7.05am. By Jane Doe", "Jane Doe", "2023-03-17"),
        ("Nov 26, 2021 7:30 am", None, "2021-11-26"),
        ("May 2024", None, "2024-05"),
        ("By the Local Democracy Reporting Service, 7 March 2023", None, "2023-03-07"),
        ("Local Democracy Reporter, 7 March 2023", None, "2023-03-07"),
        ("Jane Doe, education reporter - 7 March 2023", "Jane Doe", "2023-03-07"),
        ("7 March 2023 by Jane Doe", "Jane Doe", "2023-03-07"),
        ("Newsdesk 7 March 2023", None, "2023-03-07"),
        ("Hexby Evening Post, Tuesday March 7 2023", None, "2023-03-07"),
        ("Sunderland Echo, 7 March 2023", None, "2023-03-07"),
        ("By Jane Doe, Hexby Post | 3 May 2019", "Jane Doe", "2019-05-03"),
        ("Published: May 3 2019 · 2 minutes", None, "2019-05-03"),
        ("4 September", None, None),
        ("- Published", None, None),
    ],
)
def test_bylines_and_datelines_tell_who_and_when(
    furniture: Furniture, line: str, creator: str | None, issued: str | None
) -> None:
    told = read_line(line, furniture)
    assert told is not None
    assert (told.creator, told.issued and str(told.issued)) == (creator, issued)


@pytest.mark.parametrize(
    ("byline", "kind"),
    [
        ("By Cllr Jane Doe, leader of Bury Council", BlockKind.PARAGRAPH),
        ("By Cllr Jane Doe, leader of Bury Council | 3 March 2020", BlockKind.PARAGRAPH),
        ("Words by Jane Doe, the council's chief executive", BlockKind.PARAGRAPH),
        ("By Jane Doe, the elected mayor", BlockKind.PARAGRAPH),
        ("By Jane Doe (Lab), MP for Bury South", BlockKind.PARAGRAPH),
        ("By Jane Doe, education reporter", BlockKind.METADATA),
        ("By Jane Doe, Hexby Post", BlockKind.METADATA),
    ],
)
def test_author_in_a_public_post_is_told_in_the_text_too(load: Load, byline: str, kind: BlockKind) -> None:
    article = load(f"Why we shall do better by children\n\n{byline}\n\nWe were told last week that we must improve.\n")
    assert article.creator is not None
    assert article.creator.endswith("Jane Doe")
    assert article.blocks[1].kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers",
        "By Friday the council had apologised",
        "By Ofsted",
        "The report was published on 3 May 2023.",
        "Inspection dates: 9 to 20 May 2022",
        "16 September – 8 October 2014",
        "Words of warning",
        "2018",
        "Report published: 19 November 2014, months late",
        "Exclusive: council failed children",
        "Kent Police, 7 March 2023",
        "Ofsted rates Kent good, 7 March 2023",
        "Cabinet meeting, 7 March 2023",
        "The reporter said so",
    ],
)
def test_other_lines_are_neither(furniture: Furniture, line: str) -> None:
    assert read_line(line, furniture) is None


@pytest.mark.parametrize(
    ("line", "creator", "issued"),
    [
        ("Posted on 3 May 2019 by The Hexby Notebook", None, "2019-05-03"),
        ("Jane Doe | 22 March 2018 | News", None, "2018-03-22"),
        ("News | Thursday 22 March 2018 | Policy | Leadership", None, "2018-03-22"),
        ("HEXBY WEEKLY SUN, Thursday August 16, 2012", None, "2012-08-16"),
        ("Weekend Magazine, 15 November 2025", None, "2025-11-15"),
        ("3 April 2019 | Inspection round-up", None, "2019-04-03"),
        ("Issue 212, Autumn 2023", None, "2023"),
        ("Wed 1 Jun 2022, by Jane Doe", "Jane Doe", "2022-06-01"),
        ("Social care / 3 May 2019", None, "2019-05-03"),
        ("May 3, 2019 by admin", None, "2019-05-03"),
        ("Vol 4 No 12 – May 2019", None, "2019-05"),
        ("Hexby Post, May 2019", None, "2019-05"),
        ("Anne Lee, Local Democracy Reporter | 3rd May 2019, 6:00am", "Anne Lee", "2019-05-03"),
    ],
)
def test_a_date_with_names_beside_it_dates_the_page_that_it_heads(
    furniture: Furniture, load: Load, line: str, creator: str | None, issued: str
) -> None:
    told = read_head_line(line, furniture)
    assert told is not None
    assert (told.creator, str(told.issued)) == (creator, issued)
    told_by = read_line(line, furniture)
    article = load(f"Bury is praised by Ofsted\n\n{line}\n\nThe town's services are good, inspectors have found.\n")
    assert str(article.issued) == issued
    assert article.creator == (told_by.creator if told_by is not None else creator)
    assert (article.blocks[0].kind, article.blocks[1].kind) == (BlockKind.HEADLINE, BlockKind.METADATA)


@pytest.mark.parametrize(
    "line",
    [
        "Bury | Good | 12 March 2019",
        "Bury, requires improvement, 12 March 2019",
        "Ofsted rates Bury good, 7 March 2023",
        "Focused visit, 9 May 2022",
        "Inspection dates | 9 May 2022",
        "Cabinet meeting, 7 March 2023",
        "Hull, May 2019",
        "9 May 2022 to 13 May 2022, Bury",
        "The council, which was told off on 9 May 2022, is sorry",
    ],
)
def test_a_date_of_something_else_dates_no_page(furniture: Furniture, line: str) -> None:
    assert read_head_line(line, furniture) is None


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        (
            "Date 2023-04-17 Newsfeed - Hexby Post) The town's services are good, inspectors say.",
            "2023-04-17",
        ),
        ("Published: 3 May 2019 The town's services for children are good, inspectors say.", "2019-05-03"),
        ("Last updated 3 May 2019 at 10:05 GMT The town's services for children are good.", "2019-05-03"),
        ("HEXBY, May 3, 2019 (Newsfeed) -- The town's services for children are good, say inspectors.", "2019-05-03"),
        ("Hexby, 3 May 2019 - The town's services for children are good, inspectors have found.", "2019-05-03"),
        ("Published 3 May 2019, the report says that the town's services for children are good.", None),
        ("Inspected 3 May 2019 The town's services for children are good, inspectors have found.", None),
        ("Hexby, 3 May 2019 to 7 May 2019 - The town's services for children are good, it says.", None),
    ],
)
def test_a_day_that_a_text_begins_with_dates_the_page(load: Load, opening: str, day: str | None) -> None:
    issued = load(f"{opening}\n\nBury Council is pleased, said its leader.\n").issued
    assert (str(issued) if issued is not None else None) == day


def test_rows_that_each_have_a_date_date_no_page(load: Load) -> None:
    rows = "Bury | 12 March 2019\nHull | 14 May 2019"
    assert load(f"Inspected this year\n\n{rows}\n\nMore inspections are to follow, Ofsted says.\n").issued is None


def test_a_plain_article_tells_title_publisher_author_and_date(load: Load) -> None:
    article = load(
        f"Home\nNews\nSport\n\nCouncil told to act\n\nBy Jane Doe\n"
        f"BBC News, Exampleton\n\nPublished\n3 May 2023\n\n{STORY}\n"
    )
    assert (article.title, article.publisher, article.creator) == ("Council told to act", "BBC News", "Jane Doe")
    assert article.issued == PartialDate(2023, 5, 3)
    assert article.kind is SourceKind.NEWS


def test_the_date_of_publication_goes_before_that_of_a_change(load: Load) -> None:
    assert (
        str(load(f"Council told to act now\nUpdated 5 May 2023\nPublished 3 May 2023\n{STORY}").issued) == "2023-05-03"
    )


@pytest.mark.parametrize(
    ("over", "under", "issued"),
    [
        ("Sunday, March 3, 2024", "Friday, November 27, 2015", "2015-11-27"),
        ("27 November 2015", "3 March 2024", "2015-11-27"),
        ("Published 3 March 2024", "27 November 2015", "2024-03-03"),
        ("3 March 2024", "By Jane Doe", "2024-03-03"),
    ],
)
def test_the_day_on_which_a_page_was_saved_goes_behind_that_of_the_story(
    load: Load, over: str, under: str, issued: str
) -> None:
    page = f"{over}\nHome | News | Sport\n\nCouncil told to act now\n\nBy Jane Doe\n\n{under}\n\n{STORY}"
    assert str(load(page).issued) == issued


def test_a_date_below_the_story_counts_only_where_it_is_labelled(load: Load) -> None:
    body = f"Council told to act now\n{STORY}\nIt was late, they said.\nIt was poor, they said.\n"
    assert load(body + "4 May 2020\nMore to follow.\n").issued is None
    assert str(load(body + "Published: 4 May 2020\n").issued) == "2020-05-04"


def test_a_byline_under_the_story_dates_it(load: Load) -> None:
    story = "Council told to improve\n\n" + "\n\n".join(
        f"Sentence {n} is about Bury." for n in "one two three four".split()
    )
    assert load(f"{story}\n\nby Jane Doe, 22 April 2024\n").issued == PartialDate(2024, 4, 22)
    assert load(f"{story}\n\n22 April 2024\n").issued is None


def test_a_copyright_line_names_the_publisher_but_a_picture_agency_does_not(load: Load) -> None:
    assert load(f"{STORY}\n© 2023 Exampleton Herald\n").publisher == "Exampleton Herald"
    assert load(f"{STORY}\n© Getty Images 2023\n").publisher is None
    assert load(f"{STORY}\n© Crown copyright 2023\n").publisher is None


def test_a_report_is_known_by_its_opening_lines(load: Load) -> None:
    article = load(
        "Exampleton Borough Council\nInspection of services for children in need of help\nand\nReview of the board\n"
        f"Inspection date: 16 September – 8 October 2014\n"
        f"Report published: 19 November 2014\nLead inspector: Jo Doe\n{STORY}\n"
    )
    assert article.kind is SourceKind.REPORT
    assert article.issued == PartialDate(2014, 11, 19)
    assert article.title == "Exampleton Borough Council: Inspection of services for children in need of help"
    assert article.creator is None
    texts = [article.text[block.start : block.end] for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    assert "Lead inspector: Jo Doe" in texts


def test_a_letter_is_known_by_its_salutation(load: Load) -> None:
    article = load(
        f"Ofsted\nStore Street\n26 September 2023\nMs Jane Doe\nDear Ms Doe\nMonitoring visit of Exampleton\n{STORY}\n"
    )
    assert (article.kind, article.title) == (SourceKind.LETTER, "Monitoring visit of Exampleton")
    assert article.issued == PartialDate(2023, 9, 26)


# --- saved pages ---------------------------------------------------------------------------------------------------

_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Council told to act | local herald</title>
<link rel="canonical" href="https://www.example.org/news/act">
<meta property="og:site_name" content="local &amp; free herald">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2023-05-03T09:00:00Z"></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<div class="cookie-consent"><p>We use cookies to improve your experience.</p><button>Accept</button></div>
<main><article><h1>Council told to act</h1><p class="byline">By Jane Doe, Local Democracy Reporter</p>
<p>Children in Exampleton were left at risk because social workers had too many cases, inspectors said.</p>
<p>It is short.</p><h2>What inspectors found</h2><p>Among the failings:</p>
<ul><li>caseloads were <b>too high</b></li><li>visits were <a href="/x">late</a></li></ul>
<blockquote><p>“Managers did not always check the work of their staff,” the report says.</p></blockquote>
<table><tr><td>Leadership</td><td>Inadequate</td></tr><tr><td>Overall effectiveness</td><td>Good</td></tr></table>
<p>The council accepted the findings.<br>It apologised to families.</p>
<aside class="related"><h3>Read more</h3><p><a href="/a">Bins: council failed to collect</a></p></aside></article>
<section id="comments"><h3>3 Comments</h3><p>bob77: useless lot</p></section></main>
<footer><p>© 2023 Local Herald. All rights reserved.</p></footer></body></html>"""


def test_a_saved_page_gives_its_article_with_headings_lists_quotations_and_tables(load: Load) -> None:
    article = load(_PAGE, "page.html")
    kept = [
        (block.kind.value, article.text[block.start : block.end])
        for block in article.blocks
        if block.kind is not BlockKind.FURNITURE
    ]
    assert kept == [
        ("headline", "Council told to act"),
        (
            "paragraph",
            "Children in Exampleton were left at risk because social workers had too many cases, inspectors said.",
        ),
        ("paragraph", "It is short."),
        ("heading", "What inspectors found"),
        ("paragraph", "Among the failings:"),
        ("item", "caseloads were too high"),
        ("item", "visits were late"),
        ("paragraph", "“Managers did not always check the work of their staff,” the report says."),
        ("paragraph", "Leadership: Inadequate"),
        ("paragraph", "Overall effectiveness: Good"),
        ("paragraph", "The council accepted the findings."),
        ("paragraph", "It apologised to families."),
    ]


def test_a_saved_page_tells_what_it_says_of_itself(load: Load) -> None:
    article = load(_PAGE, "page.html")
    assert (article.title, article.publisher, article.creator) == (
        "Council told to act",
        "local & free herald",
        "Jane Doe",
    )
    assert (str(article.issued), article.url) == ("2023-05-03", "https://www.example.org/news/act")


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{STORY}</p>",
        f"<html><body><div>{STORY}</div><script>var x = 'cookies';</script></body></html>",
        f"{STORY}",
        f"<html><body><table><tr><td>{STORY}</td></tr></table></body></html>",
        f"<html><head><title>T</title></head><body><form><input></form><span>{STORY}</span></body></html>",
    ],
)
def test_a_page_without_an_article_gives_its_readable_lines(load: Load, page: str) -> None:
    text = load(page, "page.html").text
    assert STORY in text
    assert "var x" not in text


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>var x = 1;</script></body></html>", "<!-- nothing -->"]
)
def test_a_page_without_words_is_one_line(load: Load, page: str) -> None:
    with pytest.raises(SourceError, match="no text in it"):
        load(page, "page.html")


# --- shared material -----------------------------------------------------------------------------------------------


def test_the_seed_articles_are_all_read(shared: Path, words_only: Ontology) -> None:
    sources, issues = find_sources([shared / "seeds"])
    assert (len(sources), issues) == (5, [])
    assert all(load_article(source, words_only).kind is SourceKind.NEWS for source in sources)


def test_every_ending_that_is_found_has_a_loader() -> None:
    assert sorted(_LOADERS) == sorted(SUFFIXES)


def test_a_circular_is_no_inspectors_letter(load: Load) -> None:
    assert load(f"News of the inspection\n\nDear partnership colleagues,\n\n{STORY}\n").kind is SourceKind.NEWS
