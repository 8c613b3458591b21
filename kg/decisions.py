"""Decisions on sameness: what a person has said is one thing, or is not, kept in a YAML file beside the sources.

A decision names two sentences, as a thing merged from several has one name and no more. Each is known by its article
(whose id holds a hash of the text) and its place, so that a decision never falls on another text by mistake::

    - number: 1
      decision: same            # or: different
      kind: person              # or: inspection, agency
      one: {evidence: courier-1a2b3c4d-338-369, says: "Ann Lee, director of children's services, spoke."}
      other: {evidence: echo-5e6f7a8b-12-60, says: "A. Lee, who directs children's services, left."}
      why: the same post in the same week

Agencies have their words for a name and are known by it: ``{agency: cumbria-police}``. A sentence that tells of
several inspections says which is meant, by its name in the article: ``{evidence: ..., account: leeds/main}``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import indent
from typing import Any, Final

import yaml

from kg.errors import UsageError
from kg.files import write_whole

NAME: Final = "decisions.yaml"
KINDS: Final = ("inspection", "person", "agency")
_HEAD: Final = """\
# Decisions on sameness: kg merge writes them, kg build follows them; a decision that is taken out is undone.
"""


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A sentence, or an agency, that a decision is about."""

    id: str
    """Of the evidence (``{article}-{start}-{end}``), or of the agency."""
    says: str = ""
    """The sentence, or a name: for people to read, and for names of persons."""
    account: str = ""
    """Which of its article's accounts of inspections is meant; empty where the sentence tells of one alone."""

    @property
    def article(self) -> str:
        """Id of the article of a sentence."""
        return self.id.rsplit("-", 2)[0]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """That two things are one, or are not."""

    number: int
    same: bool
    kind: str
    one: Anchor
    other: Anchor
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, by number."""

    all: tuple[Decision, ...] = ()

    @property
    def version(self) -> str:
        """A hash of all that they decide; empty where there are none."""
        told = sorted(
            (one.same, one.kind, *sorted(_told(anchor) for anchor in (one.one, one.other))) for one in self.all
        )
        return hashlib.sha256(repr(told).encode()).hexdigest() if told else ""

    def of(self, kind: str) -> list[Decision]:
        """Those on things of a kind."""
        return [one for one in self.all if one.kind == kind]

    def pairs(self, kind: str, *, same: bool) -> list[tuple[str, str]]:
        """The ids that are decided to be one, or not to be."""
        return [(one.one.id, one.other.id) for one in self.of(kind) if one.same is same]


NONE: Final = Decisions()


def _told(anchor: Anchor) -> tuple[str, ...]:
    return (anchor.id, anchor.says, *([anchor.account] if anchor.account else []))


def place_of(sources: Iterable[Path]) -> Path:
    """Where decisions lie if nothing else is said: in the first folder of sources, or beside the first file."""
    first = next(iter(sources))
    return (first if first.is_dir() else first.parent) / NAME


def must_be_there(path: Path) -> None:
    """Raise ``UsageError`` where a file of decisions that somebody named is not there."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file: leave --decisions out, or let kg merge join or split make it")


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none where there is no file. Raises ``UsageError`` naming what is wrong in it."""
    if not path.is_file():
        return Decisions()
    return _decisions_in(path, _text_of(path))


def _decisions_in(path: Path, text: str) -> Decisions:
    listed = _parsed(path, text) or []
    if not isinstance(listed, list):
        raise UsageError(f"{path}: should be a list of decisions, each beginning with '- number:'")
    found = tuple(_decision(f"{path}: decision {place}", one) for place, one in enumerate(listed, 1))
    numbers = [one.number for one in found]
    if twice := next((number for number in numbers if numbers.count(number) > 1), None):
        raise UsageError(f"{path}: two decisions have the number {twice}")
    return Decisions(tuple(sorted(found)))


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeError as error:
        raise UsageError(f"{path}: cannot be read: not UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def _parsed(path: Path, text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        place = f"line {error.problem_mark.line + 1}: " if error.problem_mark is not None else ""
        raise UsageError(f"{path}: not YAML: {place}{error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2023-13-45
        raise UsageError(f"{path}: not YAML: {' '.join(str(error).split())}") from error


def _decision(place: str, said: Any) -> Decision:
    _expect(place, said, needed=("number", "decision", "kind", "one", "other"), known=("why",))
    number, decision, kind = said["number"], said["decision"], said["kind"]
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise UsageError(f"{place}: number should be a whole number from 1 on, not {number!r}")
    if decision not in ("same", "different"):
        raise UsageError(f"{place}: decision should be 'same' or 'different', not {decision!r}")
    if kind not in KINDS:
        raise UsageError(f"{place}: kind should be one of {', '.join(KINDS)}, not {kind!r}")
    one, other = (_anchor(f"{place}: {side}", said[side], kind) for side in ("one", "other"))
    return Decision(number, decision == "same", kind, one, other, str(said.get("why") or ""))


def _anchor(place: str, said: Any, kind: str) -> Anchor:
    key = "agency" if kind == "agency" else "evidence"
    _expect(place, said, needed=(key,), known=("says", *(("account",) if kind == "inspection" else ())))
    return Anchor(str(said[key]), str(said.get("says") or ""), str(said.get("account") or ""))


def _expect(place: str, said: Any, *, needed: Iterable[str], known: Iterable[str]) -> None:
    """Raise ``UsageError`` for what is no mapping, lacks something, or has a key that means nothing."""
    if not isinstance(said, dict):
        raise UsageError(f"{place}: should have {', '.join(needed)}, but is {said!r}")
    if lacks := [key for key in needed if said.get(key) is None]:
        raise UsageError(f"{place} lacks {', '.join(lacks)}")
    if strange := [str(key) for key in said if key not in (*needed, *known)]:
        raise UsageError(
            f"{place} has {', '.join(strange)}, which means nothing: it may have {', '.join((*needed, *known))}"
        )


def add_decision(path: Path, decision: Decision) -> Decision:
    """Write a decision under what stands in the file, with the next number; returns it with that number.

    All else in the file stays as it is, comments too. Raises ``UsageError`` where the file cannot be read or written.
    """
    decisions = added(read_decisions(path), decision)
    text = _text_of(path) if path.is_file() else _HEAD
    given = yaml.compose(text)
    column = given.start_mark.column if isinstance(given, yaml.SequenceNode) else 0
    written = indent(_written(decisions.all[-1]), " " * column)
    _change(path, f"{text.rstrip()}\n{written}", decisions)
    return decisions.all[-1]


def remove_decision(path: Path, number: int) -> None:
    """Take a decision out of the file; all else in it stays as it is, comments too.

    Raises ``UsageError`` where none has that number, or the file cannot be read or written.
    """
    decisions = without(read_decisions(path), number)
    text = _text_of(path)
    lines = text.splitlines(keepends=True)
    for first, last in _places(text, number):
        del lines[first:last]
    _change(path, "".join(lines), decisions)


def _places(text: str, number: int) -> Iterator[tuple[int, int]]:
    """The first line of a decision, and the one after its last: what is remarked behind it belongs to the next one."""
    given = yaml.compose(text)
    items = given.value if isinstance(given, yaml.SequenceNode) else []
    lines = text.splitlines()
    for place, item in enumerate(items):
        if any(
            key.value == "number" and value.value.isdigit() and int(value.value) == number for key, value in item.value
        ):
            first, last = item.start_mark.line, len(lines)
            if place + 1 < len(items):
                last = items[place + 1].start_mark.line
            while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
                last -= 1
            yield first, last


def _change(path: Path, text: str, decisions: Decisions) -> None:
    """Write the changed text where it says what it should; else all decisions anew."""
    try:
        as_meant = _decisions_in(path, text) == decisions
    except UsageError:
        as_meant = False
    _write(path, text if as_meant else _HEAD + "".join(map(_written, decisions.all)))


def _write(path: Path, text: str) -> None:
    """Write a file, whole or not at all; raises ``UsageError`` where that is not possible."""
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


def _written(decision: Decision) -> str:
    key = "agency" if decision.kind == "agency" else "evidence"
    sides = {
        side: {
            key: anchor.id,
            **({"account": anchor.account} if anchor.account else {}),
            **({"says": anchor.says} if anchor.says else {}),
        }
        for side, anchor in (("one", decision.one), ("other", decision.other))
    }
    told = {
        "number": decision.number,
        "decision": "same" if decision.same else "different",
        "kind": decision.kind,
        **sides,
        **({"why": decision.why} if decision.why else {}),
    }
    return yaml.safe_dump([told], allow_unicode=True, sort_keys=False, width=10_000)


def added(decisions: Decisions, decision: Decision) -> Decisions:
    """The decisions with one more, under the next number."""
    number = max((one.number for one in decisions.all), default=0) + 1
    return Decisions((*decisions.all, replace(decision, number=number)))


def without(decisions: Decisions, number: int) -> Decisions:
    """The decisions without one; raises ``UsageError`` where none has that number."""
    left = tuple(one for one in decisions.all if one.number != number)
    if len(left) == len(decisions.all):
        raise UsageError(f"no decision has the number {number}: kg merge list --decided shows them")
    return Decisions(left)
