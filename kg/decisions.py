"""Decisions on sameness: what a person has said is one thing, or is not, kept in a YAML file beside the sources.

A decision names two sentences, as a thing merged from several has one name and no more. Each is known by its article
(whose id holds a hash of the text) and its place, so that a decision never falls on another text by mistake::

    - number: 1
      decision: same            # or: different
      kind: person              # or: inspection, agency
      one: {evidence: courier-1a2b3c4d-338-369, says: "Ann Lee, director of children's services, spoke."}
      other: {evidence: echo-5e6f7a8b-12-60, says: "A. Lee, who directs children's services, left."}
      why: the same post in the same week

Agencies have their words for a name and are known by it: ``{agency: cumbria-police}``.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from kg.errors import UsageError

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
            (one.same, one.kind, *sorted((anchor.id, anchor.says) for anchor in (one.one, one.other)))
            for one in self.all
        )
        return hashlib.sha256(repr(told).encode()).hexdigest() if told else ""

    def of(self, kind: str) -> list[Decision]:
        """Those on things of a kind."""
        return [one for one in self.all if one.kind == kind]

    def pairs(self, kind: str, *, same: bool) -> list[tuple[str, str]]:
        """The ids that are decided to be one, or not to be."""
        return [(one.one.id, one.other.id) for one in self.of(kind) if one.same is same]


NONE: Final = Decisions()


def place_of(sources: Iterable[Path]) -> Path:
    """Where decisions lie if nothing else is said: in the first folder of sources, or beside the first file."""
    first = next(iter(sources))
    return (first if first.is_dir() else first.parent) / NAME


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none where there is no file. Raises ``UsageError`` naming what is wrong in it."""
    if not path.is_file():
        return Decisions()
    try:
        listed = yaml.safe_load(path.read_text("utf-8")) or []
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(listed, list):
        raise UsageError(f"{path}: should be a list of decisions")
    found = tuple(_decision(path, place, one) for place, one in enumerate(listed, 1))
    numbers = [one.number for one in found]
    if len(set(numbers)) < len(numbers):
        raise UsageError(f"{path}: two decisions have one number")
    return Decisions(tuple(sorted(found)))


def _decision(path: Path, place: int, said: Any) -> Decision:
    try:
        number, decision, kind = said["number"], said["decision"], said["kind"]
        one, other = (_anchor(said[side]) for side in ("one", "other"))
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path}: decision {place} lacks {error}") from error
    if not isinstance(number, int) or decision not in ("same", "different") or kind not in KINDS:
        raise UsageError(
            f"{path}: decision {place} needs a number, 'same' or 'different', and a kind of {', '.join(KINDS)}"
        )
    return Decision(number, decision == "same", kind, one, other, str(said.get("why", "")))


def _anchor(said: Any) -> Anchor:
    return Anchor(str(said["agency"] if "agency" in said else said["evidence"]), str(said.get("says", "")))


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write all decisions, whole or not at all; raises ``UsageError`` where that is not possible."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        half.write_text(_HEAD + "".join(map(_written, decisions.all)), encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        half.unlink(missing_ok=True)


def _written(decision: Decision) -> str:
    key = "agency" if decision.kind == "agency" else "evidence"
    sides = {
        side: {key: anchor.id, **({"says": anchor.says} if anchor.says else {})}
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
