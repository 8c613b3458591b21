"""The registers in ``ontology/``: Turtle and YAML in, ``kg.ontology.Ontology`` out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import yaml
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import OntologyError
from kg.graph.vocabulary import CONCEPT_BASE, IKG, ORG, RDF, RDFS, SCHEMA, SKOS
from kg.model import AgencyId, ConceptId, CouncilId
from kg.ontology import Agency, Concept, Council, Ontology, OtherAuthority, Role

T = TypeVar("T")

_SafeLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Entry:
    """One subject of one Turtle file, with what is said about it there."""

    path: Path
    iri: str
    values: dict[NamedNode, list[NamedNode | Literal]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The last part of the IRI."""
        return _tail(self.iri)

    def all(self, predicate: NamedNode) -> tuple[str, ...]:
        """Every value of a property, in the order of the file."""
        return tuple(value.value for value in self.values.get(predicate, ()))

    def tails(self, predicate: NamedNode) -> tuple[str, ...]:
        """Ids of the things a property points to, in the order of the file."""
        return tuple(_tail(value) for value in self.all(predicate))

    def optional(self, predicate: NamedNode) -> str | None:
        """The one value of a property, or None; several are an error."""
        values = self.all(predicate)
        if len(values) > 1:
            raise self.error(f"has {len(values)} values of {_tail(predicate.value)}, not one: {', '.join(values)}")
        return values[0] if values else None

    def one(self, predicate: NamedNode) -> str:
        """The one value of a property that must be there."""
        value = self.optional(predicate)
        if value is None or not value.strip():
            raise self.error(f"has no {_tail(predicate.value)}")
        return value

    def is_a(self, kind: NamedNode) -> bool:
        """Whether the file says that this is a ``kind``."""
        return kind in self.values.get(RDF.type, ())

    def error(self, reason: str) -> OntologyError:
        """An error that names the file and this entry."""
        return OntologyError(self.path, f"<{self.iri}> {reason}")


def load_ontology(folder: Path) -> Ontology:
    """Read the whole of ``ontology/``.

    A register or scheme that is missing is empty; a file that cannot be parsed, or an entry that
    lacks what it must have, raises ``OntologyError`` naming the file and the line or the entry.
    """
    if not folder.is_dir():
        raise OntologyError(folder, "no such folder: it should hold the ontology (concepts, registers, patterns)")
    registers = folder / "registers"
    councils = _each(registers / "councils.ttl", IKG.Council, _council)
    agencies = _each(registers / "agencies.ttl", IKG.Agency, _agency)
    roles = _each(registers / "roles.ttl", ORG.Role, _role)
    others = _each(registers / "other-authorities.ttl", IKG.OtherAuthority, _other_authority)
    ontology = Ontology(
        folder=folder,
        version=folder_version(folder),
        councils={council.id: council for council in councils},
        agencies={agency.id: agency for agency in agencies},
        roles={role.id: role for role in roles},
        other_authorities={other.id: other for other in others},
        schemes=_schemes(sorted((folder / "concepts").glob("*.ttl"))),
        lexicon=_lexicon(folder / "patterns"),
    )
    _check_references(ontology)
    return ontology


def folder_version(folder: Path) -> str:
    """SHA-256 over the sorted relative names and the bytes of all files below a folder."""
    digest = hashlib.sha256()
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in _files(folder)):
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, but none that an editor or the system hides there."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and not path.name.endswith("~"):
            yield path


def _tail(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _parse(path: Path) -> list[Triple]:
    try:
        return [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise OntologyError(path, f"not Turtle: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise OntologyError(path, f"cannot be read: {error}") from error


def _entries(path: Path) -> dict[str, _Entry]:
    """The named subjects of a Turtle file, in the order of the file; empty where there is no file."""
    entries: dict[str, _Entry] = {}
    if not path.exists():
        return entries
    for triple in _parse(path):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            entry = entries.setdefault(subject.value, _Entry(path, subject.value))
            entry.values.setdefault(triple.predicate, []).append(value)
    return entries


def _each(path: Path, kind: NamedNode, make: Callable[[_Entry], T]) -> list[T]:
    """What ``make`` makes of each entry of a kind, sorted by id; two entries of one id are an error."""
    made: dict[str, T] = {}
    for entry in _entries(path).values():
        if entry.is_a(kind):
            if entry.id in made:
                raise entry.error(f"is the second entry with the id {entry.id!r}")
            made[entry.id] = make(entry)
    return [value for _, value in sorted(made.items())]


def _council(entry: _Entry) -> Council:
    return Council(
        id=CouncilId(entry.id),
        label=entry.one(RDFS.label),
        aliases=entry.all(SKOS.altLabel),
        place_names=entry.all(IKG.placeName),
        gss=entry.optional(IKG.gssCode) or "",
        former_gss=entry.all(IKG.formerGssCode),
        urn=entry.optional(IKG.ofstedUrn) or "",
        region=entry.optional(IKG.region) or "",
        type=entry.optional(IKG.authorityType) or "",
        established=entry.optional(SCHEMA.foundingDate),
        abolished=entry.optional(SCHEMA.dissolutionDate),
        succeeded_by=tuple(CouncilId(id) for id in entry.tails(IKG.succeededBy)),
    )


def _agency(entry: _Entry) -> Agency:
    entry.one(IKG.agencyType)
    return Agency(
        id=AgencyId(entry.id),
        label=entry.one(RDFS.label),
        type=ConceptId(entry.tails(IKG.agencyType)[0]),
        aliases=entry.all(SKOS.altLabel),
        covers=tuple(CouncilId(id) for id in entry.tails(IKG.covers)),
    )


def _role(entry: _Entry) -> Role:
    return Role(
        id=entry.id,
        label=entry.one(RDFS.label),
        aliases=entry.all(SKOS.altLabel),
        organisation=entry.optional(IKG.heldAt) or "council",
    )


def _other_authority(entry: _Entry) -> OtherAuthority:
    return OtherAuthority(
        id=entry.id,
        label=entry.one(RDFS.label),
        aliases=entry.all(SKOS.altLabel),
        kind=entry.optional(IKG.authorityType) or "district",
    )


def _schemes(paths: Iterable[Path]) -> dict[str, dict[ConceptId, Concept]]:
    """Concepts of all files by scheme and id; a scheme may be spread over several files."""
    entries = [entry for path in paths for entry in _entries(path).values()]
    groups = _groups(entries)
    schemes: dict[str, dict[ConceptId, Concept]] = {}
    for entry in entries:
        if not entry.is_a(SKOS.Concept):
            continue
        made = _concept(entry)
        concepts = schemes.setdefault(made.scheme, {})
        if made.id in concepts:
            raise entry.error("is described twice")
        concepts[made.id] = replace(made, group=groups.get(entry.iri))
    return {name: dict(sorted(concepts.items())) for name, concepts in sorted(schemes.items())}


def _groups(entries: Iterable[_Entry]) -> dict[str, str]:
    """The group of each concept that stands in a ``skos:Collection``, by the concept's IRI."""
    groups: dict[str, str] = {}
    for entry in entries:
        if entry.is_a(SKOS.Collection):
            for member in entry.all(SKOS.member):
                if groups.setdefault(member, entry.id) != entry.id:
                    raise entry.error(f"holds <{member}>, which stands in the group {groups[member]!r} already")
    return groups


def _concept(entry: _Entry) -> Concept:
    scheme_iri = entry.one(SKOS.inScheme)
    id = entry.one(SKOS.notation)
    if entry.iri != f"{scheme_iri}/{id}" or not scheme_iri.startswith(CONCEPT_BASE):
        raise entry.error(f"does not fit its scheme <{scheme_iri}> and notation {id!r}")
    return Concept(
        id=ConceptId(id),
        scheme=_tail(scheme_iri),
        label=entry.one(SKOS.prefLabel),
        aliases=entry.all(SKOS.altLabel) + entry.all(SKOS.hiddenLabel),
        definition=entry.optional(SKOS.definition) or "",
        examples=entry.all(SKOS.example),
        counter_examples=entry.all(IKG.counterExample),
    )


def _lexicon(folder: Path) -> dict[str, object]:
    """The YAML files below ``patterns/`` by their path without suffix: ``failings/workforce``."""
    lexicon: dict[str, object] = {}
    for path in sorted(folder.rglob("*.yaml")):
        try:
            content = _yaml(path)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f"line {mark.line + 1}: " if mark is not None else ""
            problem = getattr(error, "problem", None) or "cannot be read"
            raise OntologyError(path, f"{place}not YAML: {problem}") from error
        except (OSError, UnicodeError) as error:
            raise OntologyError(path, f"cannot be read: {error}") from error
        for key, value in _no_wordings(content):
            raise OntologyError(path, f"{key}: {value!r} is no wording; put the word in quotes")
        lexicon[path.relative_to(folder).with_suffix("").as_posix()] = content
    return lexicon


def _no_wordings(content: object, key: str = "") -> Iterator[tuple[str, object]]:
    """What stands in a list and is no text, with its name: YAML takes an unquoted "no" or "on" for a truth value."""
    if isinstance(content, Mapping):
        for name, inner in content.items():
            yield from _no_wordings(inner, f"{key}: {name}" if key else str(name))
    elif isinstance(content, list):
        for inner in content:
            if isinstance(inner, Mapping | list):
                yield from _no_wordings(inner, key)
            elif isinstance(inner, bool) or not isinstance(inner, str | int):
                yield key, inner


class _YamlLoader(_SafeLoader):  # type: ignore[misc]
    """The safe loader, in C, which refuses a key that stands twice: YAML's own way is to forget the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[object] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        made: dict[object, object] = super().construct_mapping(node, deep)
        return made


def _yaml(path: Path) -> object:
    content: object = yaml.load(path.read_bytes(), Loader=_YamlLoader)
    return content


def _check_references(ontology: Ontology) -> None:
    """What a register points to must be in the register pointed to, where that one is there."""
    registers = ontology.folder / "registers"
    for council in ontology.councils.values():
        for successor in council.succeeded_by:
            if successor not in ontology.councils:
                raise OntologyError(registers / "councils.ttl", f"{council.id}: unknown successor {successor!r}")
    types = ontology.schemes.get("agency-type", {})
    for agency in ontology.agencies.values():
        if types and agency.type not in types:
            raise OntologyError(registers / "agencies.ttl", f"{agency.id}: unknown agency type {agency.type!r}")
        for covered in agency.covers:
            if ontology.councils and covered not in ontology.councils:
                raise OntologyError(registers / "agencies.ttl", f"{agency.id}: covers unknown council {covered!r}")
