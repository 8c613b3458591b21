"""The words that make up posts, and the register of roles by wording; see ``patterns/people.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import cast

from kg.model import PostStatus
from kg.ontology import Ontology
from kg.reading.expressions import lists_of, low_words_of
from kg.reading.parties import party_words
from kg.reading.vocabulary import plain, stem

_PART_WORDS = frozenset({"and", "&", "hub", "unit", "leaving", "leavers", "mash", "multi-agency", "one-stop"})


class RoleWords:
    """The words of ``patterns/people.yaml`` that make up posts, and the register of roles by wording."""

    def __init__(self, ontology: Ontology) -> None:
        content = lists_of(ontology, "people")
        words = partial(low_words_of, content)
        self.before = words("before")
        self.portfolio = words("portfolio")
        owners = cast("Mapping[str, Iterable[object]]", content.get("owners", {}))
        self.owners = {str(noun).lower(): kind for kind, nouns in owners.items() for noun in nouns}
        self.determiners = words("determiners")
        self.not_names = words("not-names")
        self.weak = words("weak")
        short = cast("Mapping[str, object]", content.get("abbreviations", {}))
        self.abbreviations = {str(form): str(written) for form, written in short.items()}
        self.not_alone = words("not-alone")
        self.not_public = words("not-public")
        self.changes = words("changes-the-post")
        self.tasks = words("tasks")
        self.of_one_council = words("of-one-council")
        self.owner_kinds = words("owner-kinds")
        self.heads = tuple(str(head) for head in cast("Iterable[object]", content.get("heads", ())))
        statuses = cast("Mapping[str, Iterable[object]]", content.get("status", {}))
        self.status = {str(word).lower(): PostStatus(kind) for kind, entries in statuses.items() for word in entries}
        self.families = {
            role: (
                {_key(str(head)) for head in cast("Iterable[object]", family["heads"])},
                {str(word).lower() for word in cast("Iterable[object]", family["about"])},
            )
            for role, family in cast("Mapping[str, Mapping[str, object]]", content.get("families", {})).items()
        }
        parties = party_words(ontology)
        self.parties, party = parties.names, parties.any
        self.party_of_place = re.compile(
            r"(?:\s+(?:[A-Z][\w-]*|for|and|the)'?s?){0,3}?\s+(?:Party|Alliance|Association|Union|"
            rf"{party}(?<=[Ss])|{party}(?!\s+[A-Z]))(?: [Gg]roup)?\b"
        )
        """ "Leader of the Hexshire " + "People's Party": what is led is no council."""
        self.governed = re.compile(
            rf"(?:the\s+)?{party}[- ](?:led|run|controlled)[- ](?:council|authority)'s\s+", re.IGNORECASE
        )
        """ "Cabinet member for the " + "Labour-led council's" + "children's services"."""
        self.of_party = re.compile(rf"{party}(?:[- ](?:led|run|controlled))?\s+(?=[A-Z])", re.IGNORECASE)
        """ "Director of children's services at " + "Tory " + "Kent"."""
        self.of_opposition = re.compile(rf"\b{party} (?=opposition\b)", re.IGNORECASE)
        """ "Leader of the " + "Tory " + "opposition"."""
        self.opposition_group = re.compile(
            rf"\s+(?:{party}(?:'s)?\s+)?(?:group|party|councillors)\b(?!')", re.IGNORECASE
        )
        """ "The leader of the opposition " + "Labour group"."""
        self.kinds = {role.id: role.organisation for role in ontology.roles.values()}
        self.by_wording: dict[str, list[str]] = {}
        for role in ontology.roles.values():
            for wording in (role.label, *role.aliases):
                ids = self.by_wording.setdefault(_key(wording), [])
                if role.id not in ids:
                    ids.append(role.id)

    def may_be_portfolio(self, what: str) -> bool:
        """Whether a word of it is such as posts are for: "children's services", not "legal"."""
        words = set(re.split(r"[\s,]+", what)) - {"portfolio", "holder", "cabinet", "member"}
        return any(len(word) > 3 and word in self.portfolio for word in words)

    def may_be_part(self, word: str) -> bool:
        """Whether a word may stand in what a part of a service is called: "the multi-agency safeguarding hub"."""
        return word not in ("a", "in") and (word in self.portfolio or word in self.before or word in _PART_WORDS)

    def ids(self, text: str) -> list[str]:
        """The roles that a wording names, by the register and then by family."""
        text = self.of_opposition.sub("", text)
        known = self.by_wording.get(_key(text))
        if known is not None:
            return known
        parts = {part.strip("',") for part in text.split()}
        if parts & self.changes:
            return []
        for role, (heads, about) in self.families.items():
            if any(f" {head} " in f" {_key(text)} " for head in heads) and parts & about:
                return [role]
        return []


def _key(wording: str) -> str:
    """A wording as roles are compared: by stems, without small words that texts leave out or exchange."""
    words = re.findall(r"[\w&]+", plain(wording).lower().replace("'s", "").replace("'", ""))
    return " ".join(stem(word) for word in words if word not in ("the", "of", "for", "and", "&", "s"))
