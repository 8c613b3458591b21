"""People, organisations and councils of whole paragraphs: all that are named are found, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.graph.registers import load_ontology
from kg.reading.annotate import text_article
from kg.reading.reader import Reader

_FILE = Path(__file__).with_name("paragraphs.txt")
_KEYS = ("P", "A", "C")


@dataclass(frozen=True, slots=True)
class Expected:
    """What one entry below a paragraph allows: for each part the wordings that will do."""

    parts: tuple[tuple[str, ...], ...]
    required: bool

    def fits(self, found: tuple[str, ...]) -> bool:
        """Whether a fact of the reader is the one meant."""
        wanted = (*self.parts, *(("current",),) * (len(found) - len(self.parts)))
        return all("*" in options or part in options for options, part in zip(wanted, found, strict=True))


def _entry(text: str) -> Expected:
    bare = text.removesuffix("?").strip()
    parts = tuple(tuple(option.strip() for option in part.split("|")) for part in bare.split(" · "))
    return Expected(parts, not text.endswith("?"))


def _paragraphs() -> list[tuple[str, dict[str, list[Expected]]]]:
    found: list[tuple[str, dict[str, list[Expected]]]] = []
    for block in _FILE.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        text = "\n".join(line for line in lines if line[:2] not in ("P:", "A:", "C:"))
        told = {line[0]: line[2:].split(";") for line in lines if line[:2] in ("P:", "A:", "C:")}
        if text:
            entries = {key: [_entry(one.strip()) for one in told[key] if one.strip()] for key in _KEYS}
            found.append((text, entries))
    return found


@pytest.fixture(scope="module")
def reader(project: Path) -> Reader:
    return Reader(load_ontology(project / "ontology"))


@pytest.mark.parametrize(
    ("text", "expected"), _paragraphs(), ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_all_that_a_paragraph_names_and_nothing_else(
    text: str, expected: dict[str, list[Expected]], reader: Reader
) -> None:
    facts = reader.read(text_article(text))
    found: dict[str, set[tuple[str, ...]]] = {
        "P": {(fact.person, fact.role, fact.status.value) for fact in facts.posts},
        "A": {(fact.label.replace("’", "'"),) for fact in facts.agencies},
        "C": {(str(fact.council),) for fact in facts.councils},
    }
    for key in _KEYS:
        missing = [o.parts for o in expected[key] if o.required and not any(o.fits(fact) for fact in found[key])]
        strange = [fact for fact in found[key] if not any(one.fits(fact) for one in expected[key])]
        assert (missing, strange) == ([], [])


def test_every_paragraph_is_read() -> None:
    assert len(_paragraphs()) >= 199
