"""Many files read in several processes give what one process gives, in the same order."""

from __future__ import annotations

from pathlib import Path

from kg.graph.registers import load_ontology
from kg.model import ArticleFacts, Issue
from kg.reading.find import find_sources
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
