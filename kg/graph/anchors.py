"""Whether what decisions on sameness fall on is there."""

from __future__ import annotations

from collections.abc import Iterator

from kg.decisions import NAME, Anchor, Decision, Decisions
from kg.graph.corpus import Corpus
from kg.graph.ids import fold
from kg.graph.matching import evidence_id, falls_on
from kg.graph.merge import Told
from kg.model import Issue


def idle(decisions: Decisions, corpus: Corpus) -> Iterator[tuple[Decision, str]]:
    """The decisions that decide nothing, as what they fall on is not there, each with the reason.

    Raises ``KeyError`` where the facts of an article are not kept.
    """
    for decision in decisions.all:
        if decision.kind == "agency":
            ids = (decision.one.id, decision.other.id)
            if not any(corpus.speaks_of(f"agency/{id}") for id in ids):
                yield decision, f"no article names {ids[0]} or {ids[1]}"
            continue
        lost = [anchor for anchor in (decision.one, decision.other) if not _is_there(anchor, decision.kind, corpus)]
        if lost:
            yield decision, "; ".join(_why(anchor, corpus) for anchor in lost)


def idle_issues(decisions: Decisions, corpus: Corpus) -> tuple[Issue, ...]:
    """The same as issues."""
    return tuple(
        Issue(
            NAME,
            "idle-decision",
            f"the decision on the {decision.kind} of {decision.one.id} and {decision.other.id} decides nothing: {why}",
            quote=decision.one.says or None,
        )
        for decision, why in idle(decisions, corpus)
    )


def _is_there(anchor: Anchor, kind: str, corpus: Corpus) -> bool:
    source = corpus.kept.get(anchor.article)
    if source is None:
        return False
    told = corpus.article(source)
    return (
        _names_person(anchor, told)
        if kind == "person"
        else any(falls_on(anchor, account) for account in told.accounts.values())
    )


def _names_person(anchor: Anchor, told: Told) -> bool:
    return any(
        evidence_id(post.evidence) == anchor.id and fold(post.person) == fold(anchor.says) for post in told.facts.posts
    )


def _why(anchor: Anchor, corpus: Corpus) -> str:
    if anchor.article not in corpus.kept:
        return f"the article of {anchor.id} is no longer among the sources, or its text has changed"
    return f"nothing of the kind is read in {anchor.id} any more"
