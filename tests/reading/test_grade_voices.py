"""Short articles in ordinary voices: every grade and inspection that they state is found, and no other.

``python -m tests.reading.test_grade_voices NAME`` prints what is missed and wrong in one batch.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.graph.registers import load_ontology
from kg.resources import folder
from tests.reading.councils_and_grades import Miniature, RelationReader

BATCHES = Path(__file__).parent / "grade_voices"
AREAS = {
    "overall": "overall-effectiveness",
    "help": "help-and-protection",
    "leaders": "impact-of-leaders",
    "care": "children-in-care",
    "leavers": "care-leavers",
    "care-and-leavers": "children-in-care-and-care-leavers",
    "looked-after": "children-looked-after",
    "lmg": "leadership-management-and-governance",
    "lscb": "safeguarding-board",
}
_KNOWN = pytest.mark.xfail(strict=True, reason="known to be misread")
_STATED = re.compile(r"(\S+) (\S+) (\S+)(?: @(\S+))?")


@dataclass(frozen=True)
class Voice:
    """One short article with the facts it states."""

    name: str
    text: str
    grades: tuple[str, ...]
    mains: tuple[str, ...]
    may: tuple[str, ...] = ()
    """Grades that a careful reader could take or leave."""
    gap: bool = False
    """Whether it is known to be misread."""


def voices(batch: str) -> Iterator[Voice]:
    """The articles of one batch file."""
    loaded: list[dict[str, Any]] = yaml.safe_load((BATCHES / f"{batch}.yaml").read_text("utf-8"))
    for entry in loaded:
        day: date = entry["date"]
        head = [entry["title"]] if "title" in entry else []
        text = "\n\n".join([*head, f"{day.day} {day:%B %Y}", entry["text"]])
        yield Voice(
            entry["id"],
            text,
            tuple(entry["grades"]),
            tuple(entry.get("main", ())),
            tuple(entry.get("may", ())),
            bool(entry.get("gap")),
        )


@dataclass(frozen=True)
class Read:
    """A grade that was read: in words, in which year, and whether in the council's main inspection."""

    words: str
    year: int | None
    main: bool


def _read(mini: Miniature) -> set[Read]:
    found = set()
    for fact in mini.judgements.facts:
        one, main = mini.inspections.get(fact.inspection), mini.inspections.main(fact.council)
        when = one.start or one.published
        found.add(
            Read(
                f"{fact.council} {fact.area} {fact.grade}",
                when.year if when else None,
                main is not None and main.key == one.key,
            )
        )
    return found


def _same(stated: str, found: Read) -> bool:
    """Whether a grade that was read is the stated one, in the year or the inspection that is told."""
    match = _STATED.fullmatch(stated)
    assert match is not None, stated
    council, area, grade, when = match.groups()
    if found.words not in {f"{council} {AREAS.get(one, one)} {grade}" for one in area.split("|")}:
        return False
    return found.main if when is None else not found.main if when == "earlier" else str(found.year) == when


def misread(mini: Miniature, voice: Voice) -> tuple[list[str], list[str], list[str]]:
    """Grades missed, grades wrongly found, main inspections missed."""
    found = sorted(_read(mini), key=lambda one: (one.words, one.year or 0))
    missed = [stated for stated in voice.grades if not any(_same(stated, one) for one in found)]
    wrong = [
        f"{one.words} {one.year} {'main' if one.main else ''}"
        for one in found
        if not any(_same(stated, one) for stated in (*voice.grades, *voice.may))
    ]
    return missed, wrong, [main for main in voice.mains if main not in mini.mains()]


@pytest.fixture(scope="module")
def read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> RelationReader:
    return RelationReader(load_ontology(project / "ontology"), tmp_path_factory.mktemp("voices"))


def _all() -> list[Any]:
    batches = sorted(path.stem for path in BATCHES.glob("*.yaml"))
    return [
        pytest.param(voice, id=f"{batch}-{voice.name}", marks=[_KNOWN] if voice.gap else [])
        for batch in batches
        for voice in voices(batch)
    ]


@pytest.mark.parametrize("voice", _all())
def test_what_an_article_states_is_read(read: RelationReader, voice: Voice) -> None:
    missed, wrong, mains = misread(read(voice.text), voice)
    assert (missed, wrong, mains) == ([], [], [])


def main(batch: str) -> None:
    """Print each article of a batch that is misread, and the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        read = RelationReader(load_ontology(folder("ontology")), Path(scratch))
        counts = dict.fromkeys(("articles", "whole", "grades", "missed", "wrong", "mains", "unfound"), 0)
        for voice in voices(batch):
            mini = read(voice.text)
            missed, wrong, mains = misread(mini, voice)
            for key, number in zip(
                counts,
                (
                    1,
                    not (missed or wrong or mains),
                    len(voice.grades),
                    len(missed),
                    len(wrong),
                    len(voice.mains),
                    len(mains),
                ),
                strict=True,
            ):
                counts[key] += int(number)
            if missed or wrong or mains:
                print(f"\n{voice.name}\n  missed {missed}\n  wrong {wrong}\n  mains {mains} of {sorted(mini.mains())}")
        print(f"\n{counts}")


if __name__ == "__main__":
    main(sys.argv[1])
