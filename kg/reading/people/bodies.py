"""Whether a post that councils and other bodies have alike is that of a trust, a charity or a school told of nearby.

"Bury Children's Trust went live. Its chief executive is Ann Lee."
"""

from __future__ import annotations

import re

from kg.model import AgencyId
from kg.reading.agencies import AgencyReading
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.councils import CouncilReading
from kg.reading.people.held import Held

_OF_BODIES = frozenset({"chief-executive"})
"""Posts that councils and other bodies have alike."""
_ITS_POSTS = ("chair", "managing director", "boss")
_OF_STATE = frozenset({"inspectorate", "government", "police"})
_WITH_CHIEFS = frozenset({"childrens-trust", "charity", "health", "education"})
_PARTED = re.compile(
    r"[;:.\"]|\b(?:council|authority|city|borough|county|town hall|but|while|said|says|told|by|with|from|to|for|"
    r"against|after|before|when|because|that)\b",
    re.IGNORECASE,
)
"""Between a body and a chief executive who need not be its own."""
FIRST_WORDS = 8
"""Within so many characters of its start a sentence begins with a body."""
_OPENING = 2
"""So many sentences tell what an article is about."""
_THE_COUNCIL = re.compile(r"\b(?:council|authority)(?:'s)?\b", re.IGNORECASE)
_A_BODY = re.compile(
    r"\W*(?:the|an?|another) (?:[\w'-]+ ){0,3}"
    r"(?:charity|association|union|company|firm|group|trust|federation|society)\b",
    re.IGNORECASE,
)
""" "A charity, Amaze, ...": what a sentence is about."""
_BODY = (
    r"\b[A-Z][\w'&-]+ (?P<body>Trust|Federation|Group|Ltd|Limited|Company|Association|Foundation|Academies|Academy|"
    r"College|School|University|Charity|Society|Homes|Care|Fostering|Housing)"
)
_CHIEF_OPENS = re.compile(r"\W*(?:Chief executive|Managing director|Chair(?:man|woman)?|Director)\b")
_ENDS_WITH_BODY = re.compile(rf"{_BODY}\.?\W*$")
_BEGINS_WITH_BODY = re.compile(rf"\W*(?:[A-Z][\w'&-]* ){{0,3}}?{_BODY}\b")
_WHOSE = re.compile(rf"{_BODY}(?:'s|,? whose)\b[^.;:]{{0,60}}$")
""" "Oak Valley Trust, whose chief executive, " + "Ann Lee"."""
_SOME_BODY = re.compile(
    r"\b(?:the|that|this|a|an|new)\s+(?:[a-z'-]+\s+){0,2}?"
    r"(?P<noun>trust|company|charity|union|federation|association|college|academy|hospital|university)\b",
    re.IGNORECASE,
)
_OF_SERVICES = frozenset({"trust", "company"})
"""What runs a council's services in its stead."""
_ITS = re.compile(
    r"\b(?:its|whose)\s+(?:[\w-]+\s+){0,2}(?:chair\w*|chief executive|managing director)(?:,|\s+(?:is|was))?\s+$"
)
_RUNS_AS_ITS = re.compile(r"(?:,?\s+(?:who\s+)?[^,;.]{3,60}\b|\s+)as its\s")
""" "NAME, who came to run that trust as its chief executive"."""


class Bodies:
    """The bodies of an article whose post one may be that councils have as well: a chief executive, a chair."""

    def __init__(self, annotated: AnnotatedArticle, councils: CouncilReading, agencies: AgencyReading) -> None:
        self.annotated = annotated
        self.councils = councils
        self.agencies = agencies

    def whose(self, held: Held) -> tuple[AgencyId | None] | None:
        """The body whose post it is (None where it has no name), in a tuple; None for a post of a council's."""
        if held.kind != "council" or not (held.role_id in _OF_BODIES or held.role.startswith(_ITS_POSTS)):
            return None
        if self._is_of_a_body_beside(held):
            return (None,)
        body = self._body_before(held) or self._owner_before(held) or self._body_of_paragraph(held)
        if body is not None:
            return (body,)
        noun = self._noun_of_its_body(held)
        if noun in _OF_SERVICES:
            trusts = {fact.agency for fact in self.agencies.facts if fact.type == "childrens-trust"}
            return (trusts.pop() if len(trusts) == 1 else None,)
        if noun or self._is_of_a_body_told(held):
            return (None,)
        body = self._body_of_article(held)
        return (body,) if body is not None else None

    def _body_before(self, held: Held) -> AgencyId | None:
        """ "Bury Children's Trust went live under chief executive Ann Lee": of the body before."""
        start = held.sentence.start_char + held.name.start
        before = [one for one in self.agencies.mentions(held.sentence.index) if one.end_char <= start]
        opens = len(before) == 1 and before[0].start_char - held.sentence.start_char <= FIRST_WORDS
        if opens and before[0].type not in _OF_STATE and not self.councils.mentions(held.sentence.index):
            # "Cafcass was rated good; chief executive Ann Lee said so".
            told = self.annotated.plain[before[0].end_char : start]
            if ";" in told and _THE_COUNCIL.search(told) is None:
                return before[0].agency
        if not before or before[-1].type not in _WITH_CHIEFS:
            return None
        between = self.annotated.plain[before[-1].end_char : start].removeprefix(":")
        councils = (one for one in self.councils.mentions(held.sentence.index) if one.start_char >= before[-1].end_char)
        parted = any(one.start_char < start for one in councils) or _PARTED.search(between) is not None
        return None if parted else before[-1].agency

    def _is_of_a_body_beside(self, held: Held) -> bool:
        """ "It is part of Oak Valley Trust, whose chief executive, Ann Lee": of a body that is no agency of the text.

        Or "It is to join Oak Valley Trust. Chief executive Ann Lee ...", "Oak Homes Ltd agreed. Managing director ...".
        """
        start = held.sentence.start_char
        if self._ends_with_stranger(_WHOSE, held.sentence, start + held.name.start):
            return True
        before = self.annotated.sentences[max(0, held.sentence.index - 1)]
        if before.block != held.sentence.block or _CHIEF_OPENS.match(self.annotated.plain, start) is None:
            return False
        subject = _BEGINS_WITH_BODY.match(self.annotated.plain, before.start_char, before.end_char)
        known = [one.start_char for one in self.agencies.mentions(before.index)]
        known += [one.start_char for one in self.councils.mentions(before.index)]
        if subject is not None and all(start >= subject.end() for start in known):
            return True
        return self._ends_with_stranger(_ENDS_WITH_BODY, before, before.end_char)

    def _ends_with_stranger(self, shape: re.Pattern[str], sentence: Sentence, end: int) -> bool:
        """Whether the words of a sentence up to there end with a body that is no agency of the text."""
        match = shape.search(self.annotated.plain, sentence.start_char, end)
        if match is None:
            return False
        return all(match.start("body") >= one.end_char for one in self.agencies.mentions(sentence.index))

    def _goes_on(self, held: Held) -> bool:
        """Whether a sentence begins with "its", of what the one before it told."""
        return held.sentence.index > 0 and self.annotated.text(held.sentence).startswith("Its ")

    def _owner_before(self, held: Held) -> AgencyId | None:
        """ "Bury Children's Trust went live. Its chief executive is Ann Lee": of what the sentence before is about.

        Also of the one body that it names beside no council: "The school joined Oak Valley Trust. Its chief executive".
        """
        index = held.sentence.index
        chief = index > 0 and _CHIEF_OPENS.match(self.annotated.plain, held.sentence.start_char) is not None
        if not (self._goes_on(held) or (chief and self._is_of_one_block(index))):
            return None
        bodies = self.agencies.mentions(index - 1)
        named = [one.start_char for one in self.councils.mentions(index - 1) if one.how != "board"]
        if not named and (chiefs := {one.agency for one in bodies if one.type in _WITH_CHIEFS}):
            return chiefs.pop() if len(chiefs) == 1 else None
        if not bodies or bodies[0].type not in _WITH_CHIEFS:
            return None
        return bodies[0].agency if all(bodies[0].start_char <= one for one in named) else None

    def _body_of_paragraph(self, held: Held) -> AgencyId | None:
        """ "The trust's costs rose. Chief executive Ann Lee ...": of the trust that its paragraph opens with.

        Not where a council, or "the council", stands between.
        """
        sentences = self.annotated.sentences
        group = [one for one in sentences[: held.sentence.index] if one.block == held.sentence.block]
        if not group:
            return None
        first = self.agencies.mentions(group[0].index)
        trusts = [one for one in first if one.type == "childrens-trust"]
        opens = bool(trusts) and trusts[0].start_char - group[0].start_char <= FIRST_WORDS
        council = any(m.how != "board" for one in (*group, held.sentence) for m in self.councils.mentions(one.index))
        words = self.annotated.plain[group[0].start_char : held.sentence.start_char + held.name.start]
        return trusts[0].agency if opens and not council and _THE_COUNCIL.search(words) is None else None

    def _body_of_article(self, held: Held) -> AgencyId | None:
        """ "The hospital trust was rated inadequate. ... Chief executive Ann Lee": of what the article opens with.

        That is a body of the health service, in an article that opens with no council.
        """
        sentences = self.annotated.sentences[:_OPENING]
        if (trust := self._trust_of_title(held)) is not None:
            return trust
        if any(self.councils.mentions(one.index) for one in (*sentences, held.sentence)):
            return None
        words = self.annotated.plain[held.sentence.start_char : held.sentence.end_char]
        if _THE_COUNCIL.search(words) is not None:
            return None
        trusts = {fact.agency for fact in self.agencies.facts if fact.label.endswith("Trust")}
        told = {one.agency for s in sentences for one in self.agencies.mentions(s.index) if one.type == "health"}
        return (told & trusts).pop() if len(told & trusts) == 1 else None

    def _trust_of_title(self, held: Held) -> AgencyId | None:
        """ "Bury Children's Trust rated good. ... Chief executive Ann Lee": of the trust that a title begins with."""
        first = self.annotated.sentences[0]
        trusts = [one for one in self.agencies.mentions(0) if one.type == "childrens-trust"]
        opens = len(trusts) == 1 and trusts[0].start_char - first.start_char <= FIRST_WORDS
        words = self.annotated.plain[held.sentence.start_char : held.sentence.end_char]
        named = any(one.how != "board" for one in self.councils.mentions(held.sentence.index))
        return trusts[0].agency if opens and not named and "council" not in words.lower() else None

    def _is_of_one_block(self, index: int) -> bool:
        """Whether a sentence stands in the paragraph of the one before."""
        return self.annotated.sentences[index].block == self.annotated.sentences[index - 1].block

    def _is_of_a_body_told(self, held: Held) -> bool:
        """ "A charity, Amaze, was glad. Its chief executive is Ann Lee": of what the register does not know."""
        index = held.sentence.index
        if not self._goes_on(held):
            return False
        named = any(mention.how != "board" for mention in self.councils.mentions(index - 1))
        return not named and _A_BODY.match(self.annotated.text(self.annotated.sentences[index - 1])) is not None

    def _noun_of_its_body(self, held: Held) -> str:
        """ "She left because the trust had been announced; its chair, Ann Lee": of a body with no name of its own."""
        start = held.sentence.start_char
        before = self.annotated.plain[start : start + held.name.start]
        behind = self.annotated.plain[start + held.name.end : held.sentence.end_char]
        own = _ITS.search(before)
        told = list(_SOME_BODY.finditer(before if own is not None else before + behind[:80]))
        if not told or (own is None and _RUNS_AS_ITS.match(behind) is None):
            return ""
        parted = own is not None and _THE_COUNCIL.search(before, told[-1].end()) is not None
        return "" if parted else told[-1]["noun"].lower()
