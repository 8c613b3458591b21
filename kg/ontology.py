"""The registers in plain Python: what the reader and the views know about the world.

``kg.graph.registers.load_ontology`` fills these values from the Turtle files in ``ontology/``;
nothing here knows RDF.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TypeVar

from kg.model import AgencyId, ConceptId, CouncilId


@dataclass(frozen=True, slots=True)
class Council:
    """An English local authority with children's-services duties, past or present."""

    id: CouncilId
    label: str
    """Official name: ``Liverpool City Council``."""
    aliases: tuple[str, ...] = ()
    """Names that are the council's and nobody else's: ``Liverpool council``, ``BCP Council``."""
    place_names: tuple[str, ...] = ()
    """Names of its area, which name the council only where the context says so: ``Liverpool``."""
    gss: str = ""
    former_gss: tuple[str, ...] = ()
    urn: str = ""
    region: str = ""
    type: str = ""
    """``London Borough``, ``County``, ``Unitary Authority``, ``Metropolitan District``."""
    established: str | None = None
    """ISO date on which it took up its duties, where that was after 2005."""
    abolished: str | None = None
    """ISO date on which it ceased to exist."""
    succeeded_by: tuple[CouncilId, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherAuthority:
    """A district, Welsh, Scottish or Northern Irish council: never one of ours."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: str = "district"


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation of the register that is not a council."""

    id: AgencyId
    label: str
    type: ConceptId
    aliases: tuple[str, ...] = ()
    """Names that are its own, former names and abbreviations included."""
    covers: tuple[CouncilId, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A public role, and how texts word it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    organisation: str = "council"
    """Where the role is held: ``council``, ``inspectorate``, ``government``, ``police``, ``health``,
    ``safeguarding-partnership``, ``childrens-trust``, ``justice``, ``other``."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One SKOS concept."""

    id: ConceptId
    scheme: str
    label: str
    aliases: tuple[str, ...] = ()
    """Other words that texts use for it (altLabel and hiddenLabel)."""
    definition: str = ""
    group: str | None = None
    """The collection it stands in (failure patterns: ``leadership``, ``workforce`` ...)."""
    examples: tuple[str, ...] = ()
    """Sentences that must fire."""
    counter_examples: tuple[str, ...] = ()
    """Sentences that must not."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything in ``ontology/``, indexed by id."""

    folder: Path
    version: str
    """SHA-256 over all files of the folder."""
    councils: dict[CouncilId, Council]
    agencies: dict[AgencyId, Agency]
    roles: dict[str, Role]
    other_authorities: dict[str, OtherAuthority]
    schemes: dict[str, dict[ConceptId, Concept]]
    """Concepts by scheme (``failure-pattern``, ``grade`` ...) and id."""
    lexicon: dict[str, object] = field(default_factory=dict)
    """The YAML files of ``ontology/patterns/`` by stem: wordings that no label can express."""

    def label(self, scheme: str, concept: str) -> str:
        """The prefLabel of a concept; raises ``KeyError`` for a stranger."""
        return self.schemes[scheme][ConceptId(concept)].label

    def predecessors(self, council: CouncilId) -> list[Council]:
        """The councils in whose place a council came, by id."""
        before = (other for other in self.councils.values() if council in other.succeeded_by)
        return sorted(before, key=lambda other: other.id)


Made = TypeVar("Made")
_KEPT = 4


def made_once(make: Callable[[Ontology], Made]) -> Callable[[Ontology], Made]:
    """For what every article needs of an ontology: made at the first call, kept for the last few ontologies."""
    kept: list[tuple[Ontology, Made]] = []

    @wraps(make)
    def made(ontology: Ontology) -> Made:
        for known, one in kept:
            if known is ontology:
                return one
        one = make(ontology)
        kept.insert(0, (ontology, one))
        del kept[_KEPT:]
        return one

    return made
