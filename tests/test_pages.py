"""Pages of a state that follows another: only what may be told otherwise is asked for and made, to the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pages as making
from kg.answers import NETWORK, RECORDS, ask_all, ask_for, known_of
from kg.build import TIMES, build
from kg.graph.folder import write_files
from kg.graph.keep import Touched
from kg.graph.store import open_graph
from kg.graph.vocabulary import ID_BASE

HEAD = "---\ntitle: {title}\npublisher: The Example\ndate: 2023-06-0{day}\n---\n\n"
INSPECTED = "Ofsted inspected {place} City Council in {month} 2023 and judged its children's services {grade}.\n\n"
CASELOADS = "Social workers' caseloads are too high.\n"
TURNOVER = "Staff turnover means that children have too many changes of social worker.\n"


def written(folder: Path, name: str, place: str, failing: str, **told: str) -> None:
    """An article in a folder."""
    told = {"title": "Inspected", "day": "1", "month": "May", "grade": "inadequate", **told}
    told.setdefault("more", "")
    (folder / f"{name}.md").write_text((HEAD + INSPECTED + failing + told["more"]).format(place=place, **told))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Articles on three councils, of which two share a failing."""
    folder = tmp_path / "sources"
    folder.mkdir()
    written(folder, "leeds", "Leeds", CASELOADS)
    written(folder, "liverpool", "Liverpool", CASELOADS + TURNOVER, more="\nMerseyside Police was slow to respond.\n")
    written(
        folder, "salford", "Salford", TURNOVER, grade="good", more="\nJane Roe, the council's chief executive, left.\n"
    )
    return folder


def files(output: Path) -> dict[str, bytes]:
    """All files of a state but the store and the times."""
    with open_graph(output) as graph:
        found = [path for path in graph.folder.rglob("*") if path.is_file() and "store" not in path.parts]
        return {path.relative_to(graph.folder).as_posix(): path.read_bytes() for path in found if path.name != TIMES}


def made(monkeypatch: pytest.MonkeyPatch, sources: Path, output: Path) -> set[str]:
    """Build; the names of the pages that were made and not linked."""
    names: set[str] = set()
    writing = write_files

    def noting(state: Path, pages: making.Files) -> None:
        names.update(pages)
        writing(state, pages)

    with monkeypatch.context() as patch:
        patch.setattr(making, "write_files", noting)
        build([sources], output, with_pages=True)
    return names


def test_after_each_change_all_pages_are_those_made_afresh(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    build([sources], output, with_pages=True)
    changes: list[Callable[[], object]] = [
        lambda: written(sources, "more", "Leeds", TURNOVER, day="2"),
        lambda: written(sources, "leeds", "Leeds", CASELOADS, title="With another title"),
        lambda: written(sources, "salford", "Salford", TURNOVER, grade="good"),
        lambda: written(sources, "bradford", "Bradford", CASELOADS, more="\nMerseyside Police was not consulted.\n"),
        lambda: (sources / "liverpool.md").unlink(),
        lambda: (sources / "plan.md").write_text("Kent County Council has published a plan for children's services.\n"),
    ]
    for number, change in enumerate(changes):
        change()
        names = made(monkeypatch, sources, output)
        build([sources], tmp_path / f"afresh-{number}", with_pages=True)
        wanted = files(tmp_path / f"afresh-{number}")
        assert files(output) == wanted
        assert names < {name for name in wanted if name.endswith(".html")}


def test_of_a_council_of_which_nothing_new_is_told_the_page_is_the_former_file(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([sources], tmp_path / "output", with_pages=True)
    with open_graph(tmp_path / "output") as former:
        written(sources, "more", "Leeds", CASELOADS, day="2")
        names = made(monkeypatch, sources, tmp_path / "output")
        page = "council/salford.html"
        assert "council/leeds.html" in names
        assert "pattern/high-caseloads.html" in names
        assert not {page, "pattern/staff-turnover.html"} & names
        with open_graph(tmp_path / "output") as now:
            assert (now.folder / page).samefile(former.folder / page)


def test_a_page_that_somebody_has_changed_is_made_again(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, page = tmp_path / "output", "council/salford.html"
    build([sources], output, with_pages=True)
    was = (output / page).read_bytes()
    (output / page).write_bytes(was.replace(b"Salford", b"Sulford"))
    written(sources, "more", "Leeds", CASELOADS, day="2")
    assert page in made(monkeypatch, sources, output)
    assert (output / page).read_bytes() == was


@pytest.mark.parametrize("spoilt", [b"", b"{}\n", b"no JSON\n[]"])
def test_answers_that_are_not_as_they_were_written_are_asked_for_again(
    spoilt: bytes, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    everything = made(monkeypatch, sources, output)
    with open_graph(output) as graph:
        kept = graph.folder / ".answers.json"
        assert known_of(graph.folder) is not None
        known_of.cache_clear()
        kept.write_bytes(spoilt + kept.read_bytes()[:-40])
    written(sources, "more", "Leeds", CASELOADS, day="2")
    assert made(monkeypatch, sources, output) == everything
    build([sources], tmp_path / "afresh", with_pages=True)
    assert files(output) == files(tmp_path / "afresh")


def test_what_is_asked_one_by_one_is_what_is_asked_at_once(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "output", with_pages=False)
    with open_graph(tmp_path / "output") as graph:
        whole = ask_all(graph)
        councils, articles = frozenset(whole.councils), frozenset(whole.articles)
        assert councils == {"leeds", "liverpool", "salford"}
        assert {name for rows in whole.councils.values() for name in rows} == {*NETWORK, *RECORDS}
        assert ask_for(graph, Touched(councils, articles), ID_BASE, councils) == whole
        assert ask_for(graph, Touched(frozenset({"nowhere"}), frozenset({"none"})), ID_BASE, councils).councils == {}
