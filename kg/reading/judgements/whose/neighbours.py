"""Grades of a council that is only beside the one a sentence is about: its neighbour, or one unlike it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import CouncilId
from kg.ontology import Ontology, made_once
from kg.reading.council_words import council_words
from kg.reading.councils import CouncilMention
from kg.reading.grades import Verdict
from kg.reading.judgements.sentence import SentencePart

THE_NEIGHBOUR = re.compile(
    r"\b(?P<apart>(?:after|before|since) )?"
    r"(?:(?:its|their|the|a|one|another|whose) (?:\w+ )?(?:neighbour|neighbours)|the (?:neighbouring|other) "
    r"(?:county|council|borough|authority|city|unitary))(?:,[^,;:.]{3,60},)? "
    r"(?:(?:was|were|is|are|has|have|had|been|also|now|only|already|still|itself|got|received|won|earned|given|"
    r"handed|awarded|rated|judged|graded|found|deemed|to|be|as|an?|the) )*['\"]?$",
    re.IGNORECASE,
)
""" "Two years after its neighbour got": the subject is another council than the one told of."""
_ITS_NEIGHBOUR = re.compile(r"(?:'s|s')(?: \w+)? neighbours?,? (?:the )?", re.IGNORECASE)
_SUBJECT_GAP = (
    r"\s*(?:was|were|is|had been|has been|,? also was|, (?:itself|also|already|now|currently)|"
    r"(?:had|has) (?:already|also|itself|only|just)|"
    r",? (?:which|whose (?:children's )?services)"
    r"(?: (?:was|were|is|are|has|have|had|just|now|recently|since|also|been))*|"
    r"(?:,? (?:which|who))?(?: (?:already|also|still|now|itself|council))* "
    r"(?:has|had|enjoy(?:s|ed)|h[eo]lds?|held|boasts?|boasted|ke(?:eps?|pt)|got|won|earned|received|secured|achieved|"
    r"retain(?:s|ed)|carr(?:ies|ied)|can boast(?: of)?|bears?) (?:an?|its|their|the)(?: \w+){0,2} ['\"]?)?\s*"
)
""" "Neighbouring Bolton" + "enjoys a": between a council, or where it lies, and its verb or its grade."""
_NEIGHBOURING = re.compile(
    r"\W*(?:(?:and|but|while|meanwhile,?) )?(?:(?:in|over in|at) )?(?:the )?(?:neighbouring|nearby|next-door|"
    r"adjoining|adjacent) "
    r"(?:(?:council|county|borough|city|town) (?:of )?)?",
    re.IGNORECASE,
)
_NEXT_DOOR = re.compile(
    r"\W*(?:(?:and|but|while|meanwhile,?) )?the (?:\w+ )?(?:council|authority|borough|county|city|neighbour) "
    r"(?:next door|up the road|down the road|along the coast|across the (?:river|border|water|county)),? ",
    re.IGNORECASE,
)
""" "The county council next door, Essex, has been": before the name of another council."""
_NEIGHBOUR_BEHIND = re.compile(r"['\"]?(?:[- ]rated)?,? (?:\w+ )?neighbours?\b,? ?", re.IGNORECASE)
""" "Its good" + "-rated neighbour, Ealing": behind a grade."""
_OURS_AGAIN = re.compile(r"\b(?:our|the (?:borough|council|city|county|town)(?:'s)?)\b", re.IGNORECASE)
_ITS = re.compile(r"(?: [Cc]ouncil)?,?(?: [\w-]+){0,4} (?:its|their)(?: [\w-]+){0,2} ['\"]?")
""" "Bolton, with its" + "outstanding": between a council and the grade that it has."""
_WHILE_ITS = re.compile(
    r"(?: [Cc]ouncil)?\b[^.;:]{0,60}?,? (?:(?:during|over|in) which(?: time)?|while|as|where) "
    r"(?:its|their)(?: [\w'’-]+){0,3}? (?:ratings?|grades?|services?|judge?ments?|verdict|department)\b[^.;:]*"
)
""" "Wiltshire in July after seven years, during which its Ofsted rating went from": told of who worked there."""
_WITH = re.compile(r", with (?:neighbouring |nearby )?$", re.IGNORECASE)
_IS_SO = re.compile(
    r"(?:(?:'s (?:children's )?services| (?:[Cc]ity|[Cc]ounty|[Bb]orough)? ?[Cc]ouncil))?"
    r" (?:in|under|now|still|left|already|also|back|itself|only|again)\b[^,;:.]*"
)
""" "Rochdale was rated good, with Bury" + "in special measures after receiving an": it has a clause of its own."""

_AS_ITS = re.compile(
    r"(?: [\w'-]+){0,4}?,? (?:as|because|since|where|given that|now that) "
    r"(?:the (?:\w+ )?(?:rating|grade|judge?ment|verdict) (?:for|of|on) )?(?:its|their)\b(?P<own> own\b)?[^,;:.]*"
)
""" "To be helped by Essex" + ", as the Ofsted rating for its services went up": who helps has the good grade."""
_GOOD_ONES = frozenset({"good", "outstanding"})


class Neighbours(SentencePart):
    """The neighbours that a sentence tells a grade of."""

    def neighbour(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Neighbouring Bromley was rated outstanding": the subject of the verb, whatever the sentence is about."""
        core = self.doc[min(verdict.core, verdict.start)].idx
        known = {mention.start_char for mention in topical}
        gap = _subject_gap(self.record.ontology)
        for mention in self.record.councils.mentions(self.sentence.index):
            between = self.record.text[mention.end_char : core]
            unknown = mention.end_char <= core and mention.start_char not in known
            if unknown and gap.fullmatch(between):
                return mention.council
        return None

    def opening(self, verdict: Verdict) -> CouncilId | None:
        """ "Neighbouring Rochdale came out of inadequate in 2021, when it was rated good": the subject of it all."""
        text, mentions = self.record.text, self.record.councils.mentions(self.sentence.index)
        first = mentions[0] if mentions else None
        opens = (_NEIGHBOURING, _NEXT_DOOR)
        if first is None or not any(o.fullmatch(text, self.sentence.start_char, first.start_char) for o in opens):
            return None
        char = self.doc[verdict.start].idx
        before = [mention for mention in mentions if mention.end_char <= char]
        ours = _OURS_AGAIN.search(text, first.end_char, max(char, first.end_char)) is not None
        return first.council if len(before) == 1 and not ours else None

    def behind(self, verdict: Verdict) -> list[CouncilId] | None:
        """ "It turned to its good-rated neighbour, Ealing": the one named right behind, or none that is known."""
        ends = self.view.char_end(verdict)
        told = _NEIGHBOUR_BEHIND.match(self.record.text, ends, self.sentence.end_char)
        if told is None:
            return None
        return [m.council for m in self.record.councils.mentions(self.sentence.index) if m.start_char == told.end()]

    def neighbour_of(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Ofsted gave Oxfordshire's neighbour Swindon a good": the one named last, whatever the sentence is about."""
        char = self.doc[verdict.start].idx
        before = [mention for mention in topical if mention.end_char <= char]
        for mention in self.record.councils.mentions(self.sentence.index):
            if not before or not before[-1].end_char < mention.start_char < char:
                continue
            between = self.record.text[before[-1].end_char : mention.start_char]
            if _ITS_NEIGHBOUR.fullmatch(between) is not None:
                return mention.council
        return None

    def because_of_its(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> list[CouncilId] | None:
        """ "It is to work with Essex, as its services were rated outstanding": of the one that helps, if told.

        A bad grade is that of who is helped, and "its own" is what the subject has.
        """
        text, opens = self.record.text, self.sentence.start_char
        number = self.verdicts.index(verdict)
        reached = self.verdicts[number + 1] if verdict.origin and number + 1 < len(self.verdicts) else verdict
        char = self.doc[min(verdict.core, verdict.start)].idx
        before = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= char]
        its = _AS_ITS.fullmatch(text, before[-1].end_char, char) if before else None
        if its is None:
            return None
        first, last = before[-2] if len(before) > 1 else None, before[-1]
        if its["own"]:
            return [first.council] if first is not None else None
        words, good = council_words(self.record.ontology), reached.grade in _GOOD_ONES
        if first is not None and words.helps_it.fullmatch(text, first.end_char, last.start_char):
            return [first.council if good else last.council]
        helped = words.helped_by.search(text, opens, last.start_char) is not None
        if helped and not good:
            return [first.council] if first is not None else None
        if good and words.helps_whom.search(text, opens, last.start_char):
            return []
        own = last in topical or last.council == self.record.councils.holder(self.sentence.index)
        if not good or (own and not helped):
            return None
        return [last.council] if helped else []

    def owner_beside(self, verdict: Verdict, topical: Sequence[CouncilMention]) -> CouncilId | None:
        """ "Unlike Bolton, with its outstanding, ...": the council named last, whatever the sentence is about."""
        char = self.doc[verdict.start].idx
        before = [m for m in self.record.councils.mentions(self.sentence.index) if m.end_char <= char]
        if not before or before[-1] in topical:
            return None
        shapes = (_ITS, _WHILE_ITS) if verdict.noun else (_WHILE_ITS,)
        its = any(shape.fullmatch(self.record.text, before[-1].end_char, char) for shape in shapes)
        apart = _WITH.search(self.record.text, self.sentence.start_char, before[-1].start_char) is not None
        its = its or (apart and _IS_SO.fullmatch(self.record.text, before[-1].end_char, char) is not None)
        return before[-1].council if its else None

    def is_of_the_neighbour(self, verdict: Verdict) -> bool:
        """Whether a grade is of a neighbour that the clause does not name."""
        start = self.doc[verdict.start].idx
        told = self._told_neighbour(verdict)
        return told is not None and not any(
            told.start() <= mention.start_char < start for mention in self.record.councils.mentions(self.sentence.index)
        )

    def _told_neighbour(self, verdict: Verdict) -> re.Match[str] | None:
        """The words for a neighbour before a grade."""
        start = self.doc[verdict.start].idx
        return None if self.is_report else THE_NEIGHBOUR.search(self.record.text, self.sentence.start_char, start)

    def the_other(self, verdict: Verdict) -> list[CouncilId]:
        """The other one of the two councils of an article, beside the one that the sentence is about."""
        told = self._told_neighbour(verdict)
        if told is not None and told["apart"]:
            # "Two years after its neighbour got top marks": of an inspection that is told of elsewhere, if at all.
            return []
        named = {
            mention.council
            for sentence in self.record.annotated.sentences
            for mention in self.record.councils.mentions(sentence.index)
        }
        own = self.record.councils.holder(self.sentence.index)
        return [*(named - {own})] if own in named and len(named) == 2 else []


@made_once
def _subject_gap(ontology: Ontology) -> re.Pattern[str]:
    """What may stand between a council and the verb of its grade, where it lies with it."""
    return re.compile(rf"(?:,? (?:{council_words(ontology).lies}),?)?{_SUBJECT_GAP}")
