"""Grades told in short passages, in as many ordinary ways as reporters have, against what their writers meant.

``python -m tests.accuracy.parts`` prints the figures of each set; ``grade_passages/README.md`` says what they hold.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.evaluate import Score
from kg.graph.registers import load_ontology
from kg.model import ArticleFacts
from kg.reading.find import SourceFile
from kg.reading.many import read_files
from kg.reading.reader import Reader
from kg.resources import folder

HERE = Path(__file__).parent
SETS = ("dev", "check", "check2")
"""The passages; those of ``check`` and ``check2`` were not tuned on."""
KIND = "judgement-by-passage"
"""What is scored, as ``floors.json`` and ``parts`` call it."""
HEADLINE = "What Ofsted says of councils' children's services"
"""Above each passage, as an article would tell before what it is about."""
_CARE = frozenset({"children-in-care", "children-looked-after", "children-in-care-and-care-leavers"})
"""One area under three frameworks: which of them is meant hangs on a date that a passage need not tell."""


@dataclass(frozen=True, slots=True, order=True)
class Grade:
    """A grade of one area of a council, by its code at the Office for National Statistics."""

    gss: str
    area: str
    grade: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, the day on which its article appeared, and the grades that it tells."""

    id: str
    published: str
    text: str
    required: frozenset[Grade]
    optional: frozenset[Grade]

    def page(self) -> str:
        """The article that it is read in."""
        head = f'---\ntitle: "{HEADLINE}"\ndate: {self.published}\n---\n\n# {HEADLINE}\n\n'
        return head + self.text.replace(" | ", "\n\n") + "\n"


def part_name(part: str) -> str:
    """What a set is called among the parts."""
    return f"grade-passages-{part}"


def passages_in(part: str) -> Iterator[Passage]:
    """The passages of a set."""
    for line in (HERE / "grade_passages" / f"{part}.tsv").read_text("utf-8").splitlines():
        name, published, text, grades = line.split("\t")
        told = [one.split("/") for one in grades.split()]
        required = frozenset(_grade(*one) for one in told if not one[-1].endswith("?"))
        optional = frozenset(_grade(one[0], one[1], one[2].rstrip("?")) for one in told if one[-1].endswith("?"))
        yield Passage(name, published, text, required, optional - required)


def measure(part: str) -> Score:
    """Read each passage as an article of its own, and score its grades."""
    ontology = load_ontology(folder("ontology"))
    codes = {council.id: council.gss for council in ontology.councils.values()}
    passages = list(passages_in(part))
    right = wrong = missed = 0
    with tempfile.TemporaryDirectory() as temporary:
        files = []
        for passage in passages:
            path = Path(temporary) / f"{passage.id}.md"
            path.write_text(passage.page(), "utf-8")
            files.append(SourceFile(path.name, path))
        for passage, result in zip(passages, read_files(files, Reader(ontology)), strict=True):
            if not isinstance(result, ArticleFacts):
                raise SourceError(passage.id, result.message)
            read = {_grade(codes[one.council], one.area, one.grade) for one in result.judgements}
            right += len(passage.required & read)
            missed += len(passage.required - read)
            wrong += len(read - passage.required - passage.optional)
    return Score(right, wrong, missed)


def _grade(gss: str, area: str, grade: str) -> Grade:
    return Grade(gss, "children-in-care" if area in _CARE else area, grade)
