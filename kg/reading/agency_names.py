"""Names of organisations that no register lists: the templates and wordings of ``patterns/agencies.yaml``.

A template is a run of fixed words (the head: "NHS Foundation Trust") with a slot for the name of an area or a run of
capitals before or after it. The heads go into the phrase index; what fills the slot is read in ``agencies``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal, cast

from kg.model import AgencyId, ConceptId
from kg.ontology import Ontology
from kg.reading.expressions import any_of, lists_of
from kg.reading.vocabulary import Hit, PhraseIndex

Side = Literal["before", "after"]
Slot = Literal["place", "name"]

_PART = re.compile(r"\{(?:place|name)\}|\(([^)]*)\)(\?)?|[^\s(){}]+")


@dataclass(frozen=True, slots=True)
class Head:
    """The fixed words of a template, with its slot."""

    words: str
    slot: Slot
    side: Side
    type: ConceptId


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to speak of an organisation without its name: ``relative`` or ``generic`` in the file."""

    label: str
    type: ConceptId
    own_area: bool = False
    """Whether the council that the text is about completes the name (a safeguarding board)."""
    beside: bool = False
    """Whether it counts only next to another agency."""
    as_worded: bool = False
    """Whether it is labelled as the article words it, and not by the label of the file."""
    yields_to: tuple[tuple[str, str], ...] = ()
    """``("type", "police")``, ``("id", "adopt")``, ``("label", "NHS")``: what it means where that is named."""
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    passing: re.Pattern[str] | None = None
    """What stands before a word that is only mentioned in passing ("she called the police")."""
    passing_on: re.Pattern[str] | None = None
    """What stands behind such a word ("police arrested three men")."""


def agency_ids(hits: Iterable[Hit]) -> frozenset[str]:
    """The ids of the agencies of the register that these hits name."""
    labels = (label for hit in hits for label in hit.labels)
    return frozenset(label.partition(":")[2] for label in labels if label.startswith("agency:"))


def registered_types(hit: Hit, ontology: Ontology) -> frozenset[ConceptId]:
    """The types of the agencies of the register that a hit names."""
    known = (ontology.agencies.get(AgencyId(id)) for id in agency_ids([hit]))
    return frozenset(agency.type for agency in known if agency is not None)


def head_type(label: str) -> str | None:
    """The type of the agency whose name these words end ("NHS Foundation Trust"); ``None`` where they end none."""
    kind, _, rest = label.partition(":")
    return rest.partition(":")[0] if kind == "agency-head" and rest.endswith(":before") else None


def types_of(hit: Hit, ontology: Ontology) -> frozenset[str]:
    """The types of the agencies that a hit names, or whose name its words end."""
    heads = {type_ for type_ in map(head_type, hit.labels) if type_ is not None}
    return registered_types(hit, ontology) | heads


def expand(template: str) -> Iterator[tuple[str, Slot, Side]]:
    """Every head of a template: ``"{place} (Local)? Safeguarding Board"`` has two, both with the place before."""
    parts: list[list[str]] = []
    slots: list[tuple[int, Slot]] = []
    for match in _PART.finditer(template):
        if match.group() in ("{place}", "{name}"):
            slots.append((len(parts), cast("Slot", match.group()[1:-1])))
        elif match.group(1) is not None:
            parts.append([*match.group(1).split("|"), *([""] if match.group(2) else [])])
        else:
            parts.append([match.group()])
    if len(slots) != 1 or slots[0][0] not in (0, len(parts)):
        raise ValueError(f"a template needs one slot, first or last: {template!r}")
    side: Side = "before" if slots[0][0] == 0 else "after"
    for words in product(*parts):
        yield " ".join(word for word in words if word), slots[0][1], side


class AgencyWordings:
    """The wordings of ``patterns/agencies.yaml``, by the labels under which the indexes know them."""

    def __init__(self, ontology: Ontology) -> None:
        content = lists_of(ontology, "agencies")
        self.heads = list(self._heads(content))
        self.relative = list(self._wordings(content, "relative"))
        self.generic = list(self._wordings(content, "generic"))
        never = cast("Mapping[str, list[object]]", content.get("never", {}))
        self.never = sorted({str(phrase) for phrases in never.values() for phrase in phrases})
        back = cast("Mapping[str, list[object]]", content.get("back-references", {}))
        self.back = {kind: [str(phrase) for phrase in phrases] for kind, phrases in back.items()}
        self.silent = tuple(str(cue).lower() for cue in cast("list[object]", content.get("silent", [])))
        self.ends_another = frozenset(str(word) for word in cast("list[object]", content.get("ends-another", [])))
        self.makes_a_place = frozenset(str(word) for word in cast("list[object]", content.get("makes-a-place", [])))
        self.names_of = frozenset(str(word) for word in cast("list[object]", content.get("names-of", [])))
        self.openers = frozenset(str(word) for word in cast("list[object]", content.get("openers", [])))

    @staticmethod
    def _heads(content: Mapping[str, object]) -> Iterator[Head]:
        for entry in cast("list[Mapping[str, object]]", content.get("templates", [])):
            for template in cast("list[str]", entry["words"]):
                for words, slot, side in expand(template):
                    yield Head(words, slot, side, ConceptId(str(entry["type"])))

    @staticmethod
    def _wordings(content: Mapping[str, object], key: str) -> Iterator[tuple[Wording, tuple[str, ...]]]:
        for entry in cast("list[Mapping[str, object]]", content.get(key, [])):
            yields = cast("Mapping[str, object]", entry.get("yields-to", {}))
            wording = Wording(
                label=str(entry["label"]),
                type=ConceptId(str(entry["type"])),
                own_area=entry.get("resolve") == "board",
                beside=entry.get("mention") == "beside",
                as_worded=bool(entry.get("as-worded", False)),
                yields_to=tuple(sorted((str(kind), str(value)) for kind, value in yields.items())),
                not_before=frozenset(str(word) for word in cast("list[object]", entry.get("unless-followed-by", []))),
                not_after=frozenset(str(word) for word in cast("list[object]", entry.get("unless-preceded-by", []))),
                passing=_phrases(entry.get("in-passing-behind"), r"\b(?:{})\s+(?:(?:the|local)\s+)?$"),
                passing_on=_phrases(entry.get("in-passing-before"), r"\s+(?:{})\b"),
            )
            yield wording, tuple(str(word) for word in cast("list[object]", entry["words"]))

    def add_phrases(self, names: PhraseIndex, words: PhraseIndex) -> None:
        """Give the indexes every wording: heads and general words letter for letter, relative ones in any form."""
        for head in self.heads:
            names.add(head.words, f"agency-head:{head.type}:{head.slot}:{head.side}")
        for number, (_, phrases) in enumerate(self.relative):
            for phrase in phrases:
                words.add(phrase, f"agency-relative:{number}")
        for number, (_, phrases) in enumerate(self.generic):
            for phrase in phrases:
                for variant in _cases(phrase):
                    names.add(variant, f"agency-generic:{number}")
        for phrase in self.never:
            names.add(phrase, "agency-never:name")
        for kind, references in self.back.items():
            for phrase in references:
                words.add(phrase, f"agency-back:{kind}")


def _phrases(phrases: object, shape: str) -> re.Pattern[str] | None:
    """An expression of that shape for any of these phrases; none for no phrase."""
    options = [str(phrase) for phrase in cast("list[object]", phrases or [])]
    return re.compile(shape.format(any_of(options)), re.IGNORECASE) if options else None


def _cases(phrase: str) -> set[str]:
    """A general wording as it stands, at the start of a sentence, in a headline, and in capitals."""
    variants = {phrase, phrase[:1].upper() + phrase[1:], phrase.upper()}
    if not any(letter.isupper() for letter in phrase):
        variants.add(re.sub(r"\b(?<!')[a-z]", lambda match: match.group().upper(), phrase))
    return variants
