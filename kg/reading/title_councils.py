"""What stands above the dates of a report: its framework, and its council in a form that the register does not have.

"Metropolitan Borough of Rotherham", "Cheshire East Unitary Authority", "Inspection of Barnet London Borough local
authority children's services": what is left without the words for a kind of authority, and without those around them,
is the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Block, BlockKind, ConceptId, CouncilId, SourceKind
from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle
from kg.reading.expressions import any_in, lists_of, phrases_of, table_of
from kg.reading.report_labels import days_label

_LINES = 8
_LONGEST = 200


def title_end(annotated: AnnotatedArticle, ontology: Ontology) -> int:
    """Where (in characters) the days of the inspection stand, above which a report names its council.

    Without such a line, or where it is the first of all, it is the end of the first lines.
    """
    label = days_label(ontology)
    blocks = annotated.article.blocks[:_LINES]
    for block in blocks:
        if label.match(annotated.plain, block.start, block.end) and annotated.plain[: block.start].strip():
            return block.start
    return blocks[-1].end if blocks else 0


def framework_on_title(annotated: AnnotatedArticle, ontology: Ontology) -> ConceptId | None:
    """The framework whose words the title has: "services for children in need of help and protection"."""
    frameworks = table_of(lists_of(ontology, "reports"), "title-frameworks")
    end = title_end(annotated, ontology)
    title = _folded(" ".join(annotated.plain[:end].split()))
    for framework, wordings in frameworks.items():
        if any(wording in title for wording in wordings):
            return ConceptId(framework)
    return None


def of_another_kind(annotated: AnnotatedArticle, ontology: Ontology) -> str | None:
    """The words of a title that are not those of an inspection of an authority: "Ofsted improvement plan"; else None.

    The title of a report is what stands above its dates; that of another PDF is its headline and headings.
    """
    reports = lists_of(ontology, "reports")
    other, joint = any_in(reports, "other-documents"), phrases_of(reports, "joint-documents")
    end = title_end(annotated, ontology)
    is_report = annotated.article.kind is SourceKind.REPORT
    lines = [
        annotated.plain[block.start : block.end].lower()
        for block in annotated.article.blocks[:_LINES]
        if block.end - block.start <= _LONGEST
        and (block.start < end if is_report else block.kind in (BlockKind.HEADLINE, BlockKind.HEADING))
    ]
    if any(phrase in line for line in lines for phrase in joint):
        return None
    found = next(filter(None, (re.search(rf"\b(?:{other})\b", line) for line in lines)), None)
    return found[0] if found else None


def named_on_title(annotated: AnnotatedArticle, ontology: Ontology) -> tuple[Block, tuple[CouncilId, ...]] | None:
    """The first line of the title that leaves a place, and the councils of that place; None where no line does."""
    reports = lists_of(ontology, "reports")
    before, after = phrases_of(reports, "title-openings"), phrases_of(reports, "title-endings")
    places = _councils_by_name(ontology)
    end = title_end(annotated, ontology)
    for block in annotated.article.blocks[:_LINES]:
        if block.kind is BlockKind.FURNITURE or block.start >= end or block.end - block.start > _LONGEST:
            continue
        for words in _bared(_folded(annotated.plain[block.start : block.end]), before, after):
            if words in places:
                return block, tuple(sorted(places[words]))
    return None


@made_once
def _councils_by_name(ontology: Ontology) -> dict[str, set[CouncilId]]:
    places: dict[str, set[CouncilId]] = {}
    for council in ontology.councils.values():
        for name in (*council.place_names, council.label, *council.aliases):
            places.setdefault(_folded(name), set()).add(council.id)
    return places


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("&", " and ").strip(" .,:;").split())


def _bared(words: str, before: list[str], after: list[str]) -> Iterator[str]:
    """The words, and what is left of them each time that an opening or an ending is taken away, most words first."""
    left = {words}
    while left:
        longest = max(left, key=lambda one: (len(one), one))
        left.remove(longest)
        yield longest
        left.update(longest.removeprefix(one).strip() for one in before if longest.startswith(f"{one} "))
        left.update(longest.removesuffix(one).strip() for one in after if longest.endswith(f" {one}"))
