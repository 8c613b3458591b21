"""Which groups of children a statement is about.

The wordings are those of the scheme ``child-group``; ``patterns/child-groups.yaml`` says where the same words mean
something else ("leaving care homes", "a data protection plan").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

from kg.model import ConceptId
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.expressions import lists_of
from kg.reading.vocabulary import Hit, PhraseIndex

_GROUP, _FORM, _OTHERWISE = "child-group:", "child-group-form:", "child-group-otherwise:"
_NAMING = (_GROUP, _FORM)
_KINDS = frozenset({"child-group", "child-group-form"})
_CONTRAST = re.compile(r";|,?\s+(?:but|whereas|while|although|though|however|yet)\b", re.IGNORECASE)


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index every wording of a group, and the phrases in which such words mean something else."""
    del names  # groups are compared by stem
    content = lists_of(ontology, "child-groups")
    as_it_stands = {str(wording) for wording in cast("Iterable[object]", content.get("as-it-stands", ()))}
    for group in ontology.schemes.get("child-group", {}).values():
        for wording in (group.label, *group.aliases):
            label = f"{_FORM}{group.id}:{wording}" if wording in as_it_stands else f"{_GROUP}{group.id}"
            words.add(wording, label)
    otherwise = cast("Mapping[str, Iterable[object]]", content.get("otherwise", {}))
    for group_id, phrases in otherwise.items():
        for phrase in phrases:
            words.add(str(phrase), f"{_OTHERWISE}{group_id}")


def groups_at(annotated: AnnotatedArticle, sentence: Sentence, token: int) -> tuple[ConceptId, ...]:
    """The groups that the statement around a token of the ``Doc`` is about, sorted.

    Those named on its side of a "but"; where that side names none, those of the sentence.
    """
    if sentence.kinds.isdisjoint(_KINDS):
        return ()
    named = list(_named(annotated, sentence))
    if len(named) < 2:
        return tuple(group for _, group in named)
    at = annotated.starts[token]
    breaks = [match.end() for match in _CONTRAST.finditer(annotated.plain, sentence.start_char, sentence.end_char)]
    own = {group for start, group in named if not any(min(start, at) < cut <= max(start, at) for cut in breaks)}
    return tuple(sorted(own or {group for _, group in named}))


def _named(annotated: AnnotatedArticle, sentence: Sentence) -> Iterable[tuple[int, ConceptId]]:
    """Each group that a sentence names, with the character where its wording begins."""
    otherwise = [
        (label.removeprefix(_OTHERWISE), hit)
        for hit in sentence.words
        for label in hit.labels
        if label.startswith(_OTHERWISE)
    ]
    for hit in sentence.words:
        for label in hit.labels:
            group = _group(annotated, hit, label) if label.startswith(_NAMING) else ""
            inside = group and any(
                other == group and wide.start <= hit.start and hit.end <= wide.end for other, wide in otherwise
            )
            if group and not inside:
                yield annotated.starts[hit.start], ConceptId(group)


def _group(annotated: AnnotatedArticle, hit: Hit, label: str) -> str:
    if label.startswith(_GROUP):
        return label.removeprefix(_GROUP)
    if label.startswith(_FORM):
        group, _, form = label.removeprefix(_FORM).partition(":")
        return group if annotated.doc[hit.start : hit.end].text.lower() == form else ""
    return ""
