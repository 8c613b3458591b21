"""Many files read in several processes give what one process gives, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, Issue
from kg.reading.find import SourceFile, find_sources
from kg.reading.many import fitting_jobs, read_files


def test_processes_change_nothing(project: Path, tmp_path: Path) -> None:
    for number in range(3):
        text = f"Kent told to improve\n\nOfsted inspectors said caseloads at Kent council are too high. ({number})\n"
        (tmp_path / f"{number}.txt").write_text(text)
    (tmp_path / "1.pdf").write_bytes(b"<html>gone</html>")
    ontology = load_ontology(project / "ontology")
    files, _ = find_sources([tmp_path])
    alone = list(read_files(files, ontology))
    together = list(read_files(files, ontology, jobs=2))
    assert together == alone
    assert [type(one) for one in alone] == [ArticleFacts, Issue, ArticleFacts, ArticleFacts]
    assert fitting_jobs(files) == 1


class _Counted(list[SourceFile]):
    """Files that know how many of them were asked for."""

    taken = 0

    def __iter__(self) -> Iterator[SourceFile]:
        for file in super().__iter__():
            self.taken += 1
            yield file


def test_results_do_not_pile_up(project: Path, tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.txt").write_text(
            f"Kent told to improve\n\nCaseloads at Kent are too high. ({number})\n"
        )
    found, _ = find_sources([tmp_path])
    files = _Counted(found)
    results = read_files(files, load_ontology(project / "ontology"), jobs=2)
    first = next(results)
    assert 0 < files.taken < 60
    rest = list(results)
    assert [one.article.source for one in (first, *rest) if isinstance(one, ArticleFacts)] == [f.name for f in found]
