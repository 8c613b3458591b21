"""Many files read in several processes give what one process gives, in the same order."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.model import Article, ArticleFacts, Issue
from kg.reading.find import SourceFile, find_sources
from kg.reading.load import load_article
from kg.reading.many import fitting_jobs, read_files
from kg.reading.reader import Reader
from tests.processes import descendants, running, wait_until


def test_processes_change_nothing(project: Path, tmp_path: Path) -> None:
    for number in range(3):
        text = f"Kent told to improve\n\nOfsted inspectors said caseloads at Kent council are too high. ({number})\n"
        (tmp_path / f"{number}.txt").write_text(text)
    (tmp_path / "1.pdf").write_bytes(b"<html>gone</html>")
    files, _ = find_sources([tmp_path])
    reader = Reader(load_ontology(project / "ontology"))
    alone = list(read_files(files, reader))
    together = list(read_files(files, reader, jobs=2))
    assert together == alone
    assert [type(one) for one in alone] == [ArticleFacts, Issue, ArticleFacts, ArticleFacts]
    assert fitting_jobs(files) == 1


def test_a_page_on_which_the_program_fails_keeps_no_other_from_being_read(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Kent told to improve\n\nCaseloads at Kent are too high. ({name})\n")
    reader = Reader(load_ontology(project / "ontology"))
    read = reader.read

    def fails_on_a(article: Article) -> ArticleFacts:
        return read(article if article.source == "b.txt" else replace(article, text=""))

    monkeypatch.setattr(reader, "read", fails_on_a)
    broken, whole = read_files(find_sources([tmp_path])[0], reader)
    assert isinstance(broken, Issue)
    assert (broken.source, broken.code) == ("a.txt", "unreadable")
    assert broken.message.startswith("the program failed on it (")
    assert " in kg/reading/" in broken.message
    assert isinstance(whole, ArticleFacts)


class _Counted(list[SourceFile]):
    """Files that know how many of them were asked for."""

    taken = 0

    def __iter__(self) -> Iterator[SourceFile]:
        for file in super().__iter__():
            self.taken += 1
            yield file


def test_results_do_not_pile_up(project: Path, tmp_path: Path) -> None:
    for number in range(150):
        (tmp_path / f"{number:03}.txt").write_text(
            f"Kent told to improve\n\nCaseloads at Kent are too high. ({number})\n"
        )
    found, _ = find_sources([tmp_path])
    files = _Counted(found)
    results = read_files(files, Reader(load_ontology(project / "ontology")), jobs=2)
    first = next(results)
    assert 0 < files.taken <= 96  # three batches
    rest = list(results)
    assert [one.article.source for one in (first, *rest) if isinstance(one, ArticleFacts)] == [f.name for f in found]


def test_a_reader_is_sent_to_another_process(project: Path, tmp_path: Path) -> None:
    (tmp_path / "kent.txt").write_text("Kent told to improve\n\nOfsted said caseloads at Kent council are too high.\n")
    reader = Reader(load_ontology(project / "ontology"))
    article = load_article(find_sources([tmp_path])[0][0], reader.ontology)
    sent = pickle.dumps(reader)
    assert pickle.loads(sent).read(article) == reader.read(article)


_PROGRAM = """
import sys
from pathlib import Path
from kg.graph.registers import load_ontology
from kg.reading.find import find_sources
from kg.reading.many import read_files
from kg.reading.reader import Reader

if __name__ == "__main__":
    for _ in read_files(find_sources([Path(sys.argv[2])])[0], Reader(load_ontology(Path(sys.argv[1]))), jobs=2):
        print("read", flush=True)
        sys.stdin.read()
"""


def test_no_process_outlives_the_one_that_made_it(project: Path, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Kent told to improve\n\nCaseloads at Kent are too high. ({number})\n")
    command = [sys.executable, "-c", _PROGRAM, str(project / "ontology"), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"read\n"
        children = descendants(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert children
    assert wait_until(lambda: not running(children), 30), "a process goes on reading for nobody"
