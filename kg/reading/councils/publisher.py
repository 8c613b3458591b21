"""The council that publishes an article: its own news, or its minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.model import CouncilId
from kg.ontology import Ontology, made_once
from kg.reading.annotate import AnnotatedArticle


def published_by(annotated: AnnotatedArticle, ontology: Ontology) -> CouncilId | None:
    """The council that publishes an article, by the name of its publisher."""
    name = (annotated.article.publisher or "").strip().casefold().removeprefix("the ")
    return _by_name(ontology).get(name)


@made_once
def _by_name(ontology: Ontology) -> Mapping[str, CouncilId]:
    """Councils by their names in small letters, where a name is one council's."""
    names: dict[str, set[CouncilId]] = defaultdict(set)
    for council in ontology.councils.values():
        for name in (council.label, *council.aliases):
            names[name.casefold()].add(council.id)
    return {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1}
