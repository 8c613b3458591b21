"""The words around councils as expressions, made once for an ontology; see ``patterns/councils.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from kg.ontology import Ontology, made_once
from kg.reading.expressions import any_in, lists_of, phrases_of, table_of


class CouncilWords:
    """What tells that a council, or its area, is only named beside, or that a sentence is about none."""

    def __init__(self, ontology: Ontology) -> None:
        self.lists = lists_of(ontology, "councils")
        longer = table_of(self.lists, "longer-names")
        self.after = frozenset(word.lower() for word in longer.get("after", ()))
        """With these behind it, or with one of ``before`` in front, a place is a part of a longer name."""
        self.after_phrases = [tuple(phrase.split()) for phrase in longer.get("after", ()) if " " in phrase]
        self.before = [tuple(phrase.split()) for phrase in longer.get("before", ())]
        self.allowed_before = frozenset(longer.get("allowed-before", ()))
        self.metonyms = frozenset(phrases_of(self.lists, "metonyms"))
        """Places that stand for something else where nothing of a council is beside them."""
        self.short_kinds = cast("Mapping[str, str]", self.lists.get("short-kinds", {}))
        self.short_kinds_ahead = cast("Mapping[str, str]", self.lists.get("short-kinds-ahead", {}))
        posts = any_in(self.lists, "posts")
        self.post_of = re.compile(rf"'s (?:(?:\w+ ){{0,2}})?(?:{posts})\b", re.IGNORECASE)
        """ "Hampshire's chief executive": behind the name."""
        self.post_at = re.compile(
            rf"\b(?:{posts})\b[^.;:,]{{0,50}} (?:at|of|for|in|with|from) (?:the )?$", re.IGNORECASE
        )
        """ "Director of children's services at": before the name."""
        self.runs_in = re.compile(
            rf"\b(?:{any_in(self.lists, 'companies')})\b[^.;:]{{0,20}}?\b(?:{any_in(self.lists, 'run')}) "
            r"(?:the )?(?:(?:children's|social|care) )*(?:services|care) (?:in|for|at) (?:the )?(?:[A-Z][\w ]+ and )?$"
        )
        """ "Of Achieving for Children, the company that runs children's services in": where somebody works."""
        self.whereabouts = re.compile(
            rf"\b(?:(?:{any_in(self.lists, 'whereabouts')}) in|"
            r"(?:an?|another|that|this|other) (?:\w+ )?parts? of)\s+$",
            re.IGNORECASE,
        )
        """Where a building stands or somebody lives, or a part of a county: a place, and no council."""
        self.general = re.compile(rf"\b(?:{any_in(self.lists, 'in-general')})\b", re.IGNORECASE)
        """Whom or what a paragraph of a round-up names that is about no council of it."""
        self.pointers = re.compile(
            rf"^\W*(?:(?:{any_in(self.lists, 'pointers')})(?!\w)|more \w+(?: \w+)?:|comments?\s*(?:\(|$))",
            re.IGNORECASE,
        )
        """What opens a pointer to other stories, or the readers' own words: no place in it is what it is about."""
        children = any_in(self.lists, "whose-services")
        self.kin = re.compile(
            rf"(?:'s|s')?\s*(?:(?:most )?vulnerable |young |troubled |own )*(?:{children})\b", re.IGNORECASE
        )
        """ "Middlesbrough's children": behind the name."""
        self.kin_before = re.compile(
            rf"\b(?:{children}|inspectors|ofsted)\s+(?:\w+\s+)?(?:in|of|at|across|from|visited)\s+(?:the )?$",
            re.IGNORECASE,
        )
        """ "Kids in": before the name."""


@made_once
def council_words(ontology: Ontology) -> CouncilWords:
    """The words of an ontology."""
    return CouncilWords(ontology)
