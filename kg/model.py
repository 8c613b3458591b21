"""The nouns of the project: articles, evidence, and the facts that an article states.

Frozen and typed; no RDF term and no spaCy object. Identifiers of concepts and register entries
are the last part of their IRI (``high-caseloads``, ``liverpool``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

CouncilId = NewType("CouncilId", str)
"""Slug of a council in the register, e.g. ``liverpool``."""
AgencyId = NewType("AgencyId", str)
"""Slug of an agency: of the register, or made from the words of the text."""
PatternId = NewType("PatternId", str)
"""Id of a failure pattern, e.g. ``high-caseloads``."""
ConceptId = NewType("ConceptId", str)
"""Id of any other concept: grade, judgement area, inspection type, agency type, child group."""
InspectionKey = NewType("InspectionKey", str)
"""Name of an inspection within one article; means nothing outside it."""


class SourceKind(StrEnum):
    """What kind of document says it."""

    NEWS = "news"
    REPORT = "report"
    LETTER = "letter"


class PostStatus(StrEnum):
    """Whether a post is held now, for the time being, soon, no longer for long, or no more."""

    CURRENT = "current"
    INTERIM = "interim"
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    FORMER = "former"


_PARTIAL_DATE = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d))")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as the text: a day, a month, a year, or a month of an unknown year.

    Exactly these combinations are valid; anything else raises ``ValueError``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and (self.month is None or self.day is not None):
            raise ValueError(f"not a partial date: {self.year}-{self.month}-{self.day}")
        if self.day is not None and self.month is None:
            raise ValueError(f"a day needs a month: {self.year}-{self.month}-{self.day}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"not a month: {self.month}")
        if self.day is not None and not 1 <= self.day <= 31:
            raise ValueError(f"not a day: {self.day}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2023-03-13``, ``2023-03``, ``2023`` or ``--03``; raises ``ValueError``."""
        match = _PARTIAL_DATE.fullmatch(text)
        if match is None:
            raise ValueError(f"not a partial date: {text!r}")
        year, month, day, bare_month = match.groups()
        if bare_month is not None:
            return cls(None, int(bare_month))
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    def __str__(self) -> str:
        if self.year is None:
            return f"--{self.month:02d}"
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def precision(self) -> int:
        """How many of year, month and day are known (1 to 3)."""
        return sum(part is not None for part in (self.year, self.month, self.day))

    def compatible(self, other: PartialDate) -> bool:
        """Whether one of the two contains the other ("March 2023" and 13 March 2023)."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


class BlockKind(StrEnum):
    """What a stretch of an article's text is for."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """One item of a list; ``Block.intro`` is the index of the block that introduces the list."""
    METADATA = "metadata"
    """Front matter, byline, dateline, picture caption: states no fact about a council."""
    FURNITURE = "furniture"
    """Menus, teasers, cookie notices, comments, sharing prompts: states nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of the text: ``text[start:end]``, in characters."""

    start: int
    end: int
    kind: BlockKind
    intro: int | None = None
    """Index (in ``Article.blocks``) of the line that introduces the list this item stands in."""
    page: int | None = None
    """Page number of a PDF, from 1."""
    breaks: tuple[int, ...] = ()
    """Where, in characters, the pages behind the first begin, in a paragraph that runs over the foot of a page."""

    def page_at(self, at: int) -> int | None:
        """The page on which the character ``at`` stands."""
        return None if self.page is None else self.page + sum(at >= start for start in self.breaks)


@dataclass(frozen=True, slots=True)
class Article:
    """One source document, with the text that every offset refers to."""

    id: str
    """``{stem-slug}-{first 8 hex digits of the SHA-256 of the text}``."""
    source: str
    """File name, with its folder where two would collide."""
    text: str
    sha256: str
    """Hex digest of the file's bytes."""
    kind: SourceKind = SourceKind.NEWS
    title: str | None = None
    publisher: str | None = None
    creator: str | None = None
    issued: PartialDate | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where the text says it: ``article.text[start:end] == exact``, always."""

    article: str
    """Id of the article."""
    start: int
    end: int
    exact: str
    rule: str = ""
    """Id of the rule that read it, e.g. ``failing/high-caseloads/2``."""
    page: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class CouncilFact:
    """An article names a council."""

    council: CouncilId
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AgencyFact:
    """An article names an organisation that is not a council."""

    agency: AgencyId
    label: str
    """The register's label; for an agency outside the register, the words of the text."""
    type: ConceptId
    evidence: Evidence
    resolved: bool = False
    """True where the register entry was found by the place, not by the name ("the force")."""


@dataclass(frozen=True, slots=True)
class InspectionFact:
    """One inspection event, as one sentence of one article tells it."""

    key: InspectionKey
    council: CouncilId
    type: ConceptId
    evidence: Evidence
    start: PartialDate | None = None
    end: PartialDate | None = None
    published: PartialDate | None = None
    inspected_by: tuple[AgencyId, ...] = ()
    partners: tuple[AgencyId, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementFact:
    """One grade for one area in one inspection."""

    inspection: InspectionKey
    council: CouncilId
    area: ConceptId
    grade: ConceptId
    evidence: Evidence
    area_label: str | None = None
    """The words of the text, for area ``other``."""


@dataclass(frozen=True, slots=True)
class FailingFact:
    """One failure pattern found at one council in one inspection."""

    inspection: InspectionKey
    council: CouncilId
    pattern: PatternId
    evidence: Evidence
    attributed_to: tuple[AgencyId, ...] = ()
    affects: tuple[ConceptId, ...] = ()
    under: ConceptId | None = None
    """The judgement area of the section of a report in which it stands."""


@dataclass(frozen=True, slots=True)
class AreaForImprovementFact:
    """What a report says is to become better, by the failure pattern that it names; no failing."""

    inspection: InspectionKey
    council: CouncilId
    pattern: PatternId
    evidence: Evidence
    under: ConceptId | None = None
    """The judgement area of the section in which it stands."""


@dataclass(frozen=True, slots=True)
class PostFact:
    """A named adult in a public role."""

    person: str
    """Name without titles."""
    role: str
    """The role as the text gives it, in lower case: ``director of children's services``."""
    evidence: Evidence
    role_id: str | None = None
    """The role of the register that these words name."""
    council: CouncilId | None = None
    agency: AgencyId | None = None
    """At most one of ``council`` and ``agency``: the organisation where the post is held."""
    status: PostStatus = PostStatus.CURRENT


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something that could not be understood, for ``issues.jsonl``."""

    source: str
    """File name."""
    code: str
    """Kind of issue, a short kebab-case name: ``ambiguous-council``, ``unreadable``."""
    message: str
    """One line in words."""
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that one article states, and what could not be understood in it."""

    article: Article
    councils: tuple[CouncilFact, ...] = ()
    agencies: tuple[AgencyFact, ...] = ()
    inspections: tuple[InspectionFact, ...] = ()
    judgements: tuple[JudgementFact, ...] = ()
    failings: tuple[FailingFact, ...] = ()
    posts: tuple[PostFact, ...] = ()
    improvements: tuple[AreaForImprovementFact, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
