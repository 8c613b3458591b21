"""Grades in the opinion of others than inspectors: the council itself, parents, letters to the editor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.grades import Frame, Verdict
from kg.reading.judgements.areas import by_label
from kg.reading.judgements.sentence import SentencePart
from kg.reading.vocabulary import Hit, has_label

SUBJECT_REACH = 6
"""How many words may stand between who judges and the verb."""
_CALLS = frozenset(
    "said say says call calls called describe describes described brand branded labelled dubbed claim claims claimed "
    "thought thinks think".split()
)
_CALLED_REACH = 12
"""How many words may stand between a verb of calling and what something is called."""
_BY_ITSELF = re.compile(
    r"\b(?:rat|judg|grad|scor|assess|mark|consider|regard|rank)\w* (?:itself|ourselves|themselves)\b[^,;:.]*$|"
    r"\b(?:(?:council|authority|borough|county|city|department|leaders(?:hip)?|bosses|managers|officers|officials|"
    r"cabinet|director|we) (?:\w+ )?(?:thought|felt|reckon(?:s|ed)?)|"
    r"(?:council|authority|borough|county|city|department|leaders(?:hip)?|bosses|managers|officers|officials|cabinet|"
    r"director|we|they|it) (?:\w+ )?(?:believe|think|feel|claim|maintain|insist|argue|boast)(?:s|d|ed)?) "
    r"(?!(?:ofsted|inspectors)\b)(?:(?!\b(?:but|yet|until|while|whereas|though|although)\b)[^,;:.])*$",
    re.IGNORECASE,
)
""" "We judge ourselves to be good", "the council believes that its services are good": what nobody inspected."""
_TOLD_INSPECTORS = re.compile(
    r"\b(?:tells?|told|assured?|informed?|persuaded?|convinced?) "
    r"(?:ofsted|(?:the |its |visiting )?(?:inspectors|watchdog|inspectorate|regulator)) "
    r"(?:(?!\b(?:and|but|which|who)\b)[^;:.])*$",
    re.IGNORECASE,
)
""" "Leaders told inspectors that services were" + "good": what is said to those who judge."""
_BY_OTHERS = re.compile(
    r"['\"]?(?: (?:rating|grade|mark)\b[^,;:.]{0,40}?)? (?:by (?:\w+ ){0,3}(?:auditors?|parents|residents|families|"
    r"staff|carers|children|young people|peers|auditors|"
    r"colleagues|itself|themselves|the council)\b|"
    r"by (?:(?:just |only |over |under |about |nearly |more than |fewer than )*(?:an? |one |two |three )?"
    r"(?:third|quarter|half|fifth|tenth|majority|minority)s?|most|many|some|few|\d+(?:\.\d+)? ?(?:%|per ?cent)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) (?:\w+)) of (?:those|them|people|the)\b|"
    r"(?:in|at|after|following) (?:an?|its|their|the) (?:[\w'-]+ ){0,2}(?:survey|poll|peer (?:review|challenge)|"
    r"self-(?:evaluation|assessment)|mock inspection|audit)\b)",
    re.IGNORECASE,
)
""" "Rated good in a survey of parents", "judged good by a team of peers"."""
_REPORT_SAYS = re.compile(
    r"(?:^\W*|\b(?:the|an?|its|this|that|ofsted['’]s|inspectors['’]) )"
    r"(?:(?!(?:\w+['’]s?|union|council|parents|residents|campaigners)\b)[\w-]+ ){0,3}?"
    r"(?:report|letter)\b(?! (?:from|by|of|for|to)\b)[^,;:.]{0,40}?,? (?:(?:has|had|also) )*"
    r"(?:says?|said|found|finds|warns|warned|concludes?|concluded)\b",
    re.IGNORECASE,
)
""" "Families were let down by services that are inadequate, a report says": it is the report that calls them so."""
_PEERS = re.compile(
    r"\b(?:inspectors?|reviewers?|team|visitors|colleagues) (?:[\w'-]+ ){0,2}?(?:from|of|in|on|for|during) "
    r"(?:an? |the )?(?:[\w'-]+ ){0,3}?peer(?: (?:review|challenge|team)|s\b)(?:(?!\bofsted\b)[^;:.])*$",
    re.IGNORECASE,
)
""" "The inspectors of a peer review team found": no inspectors."""
_CONSIDERS = re.compile(
    r"\b(?:council|authority|borough|county|city|department|leaders|bosses|managers|officers|officials|cabinet|"
    r"director|we|they) (?:\w+ )?(?:consider|regard|see|view|reckon)(?:s|ed)? (?:its|their|our|the|these|those|itself) "
    r"[^,;:.]*\b(?:to be|as) (?:\w+ )?['\"]?$",
    re.IGNORECASE,
)
""" "The council considers its services to be" + "good"."""
_TURNS = re.compile(r"[,;:.] (?:but|yet|while|whereas|although|though|however)\b|\bbut\b", re.IGNORECASE)
_WHICH_IS = re.compile(
    r",? (?:which|whose (?:own )?(?:children's )?services) (?:is|are|was|were|remains?|has been|have been) "
    r"(?:(?:now|still|also) )?['\"]?"
)
_OPENS_RELATIVE = re.compile(
    r", (?:(?:with|for|to|from|in|of|by) )?(?:which|whom|whose|where) [^,;:.]*$", re.IGNORECASE
)
_CLOSES_RELATIVE = re.compile(r"[^,;:.]*, (?:\w+ )?(?:is|are|was|were|has|have|had|came|got|remains?|stays?)\b")
_WHO_SAID_SO = re.compile(
    r"\W*(?:it|they|this|the (?:review|reviewers|team|document|exercise|report|peers|survey)|its authors)\b",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(
    r"\W*(?:they|he|she|some|many|others)(?: \w+)? (?:say|says|said|claim|claims|claimed|believe|believes|argue|argues|"
    r"insist|insists|complain|complained) (?:that )?"
    r"(?!the (?:(?:overall|new|final|latest|previous|main) )?(?:inspect\w+|report|rating|grade|judge?ment|verdict|"
    r"watchdog|regulator)\b)(?:the|its|their|our|it|services|leadership|leaders)\b",
    re.IGNORECASE,
)
""" "Residents signed it. They say the department is inadequate": what nobody who inspects has said."""


class Opinions(SentencePart):
    """Whether somebody who does not inspect says a grade."""

    def is_own_view(self, verdict: Verdict) -> bool:
        """ "In its own self-evaluation the council rates its services as good"."""
        read = self.sentence.index in self.record.by_readers
        if read and verdict.frame is Frame.COPULA and not self.dates:
            # "The department is inadequate, whatever Ofsted says".
            return True
        if _PEERS.search(self.record.text, self.sentence.start_char, self.doc[verdict.start].idx) is not None:
            return True
        if self.is_report or "about:inspection" in self.sentence.labels or _REPORT_SAYS.search(self.text) is not None:
            return False
        if read or self._goes_on_about_own_view():
            return True
        if _THEY_SAY.match(self.text) is not None and not self._are_inspectors_before():
            return True
        ends = self.view.char_end(verdict)
        if _BY_OTHERS.match(self.record.text, ends, self.sentence.end_char) is not None:
            return True
        return self._is_laymans(verdict) or any(
            has_label(hit, "judged:own-view") and hit.start < verdict.start for hit in self.sentence.words
        )

    def _are_inspectors_before(self) -> bool:
        """Whether the sentence before, in the same paragraph, speaks of inspectors."""
        if not self.sentence.index:
            return False
        before = self.view.before
        return before.block == self.sentence.block and "about:inspection" in before.labels

    def _goes_on_about_own_view(self) -> bool:
        """ "A peer review was glowing. It had called leadership outstanding": what no inspectors said before either."""
        sentences, at = self.record.annotated.sentences, self.sentence.index
        while at and _WHO_SAID_SO.match(self.record.annotated.text(sentences[at])) is not None:
            at -= 1
            if sentences[at].block != self.sentence.block or "about:inspection" in sentences[at].labels:
                return False
            if "judged:own-view" in sentences[at].labels:
                return True
        return False

    def _is_laymans(self, verdict: Verdict) -> bool:
        """ "Parents called the services inadequate", "our services are good, said the director": an opinion.

        What somebody says that others have graded ("had been rated good", "was good in 2019") is a grade all the same.
        """
        core, graded = verdict.core, verdict.frame in (Frame.RATED, Frame.MOVED, Frame.FOUND)
        # "Neighbouring Haringey", "its neighbour Haringey" is no neighbour with a view.
        laymen = by_label(self.sentence.words, "judged:laymen")
        laymen = [hit for hit in laymen if self.doc[hit.start].lower_ != "neighbouring"]
        laymen = [hit for hit in laymen if not self._is_council(hit)]
        # Nor are those in the name of an area: "social work practice with children and families".
        named = {at for area in self.areas for at in range(area.start, area.end)}
        named.update(at for hit in self.services for at in range(hit.start, hit.end))
        laymen = [hit for hit in laymen if hit.start not in named]
        laymen = [hit for hit in laymen if not self._is_in_aside(hit)]
        if verdict.noun and core == verdict.start and self._is_called_so(verdict, laymen):
            return True
        who = [hit for hit in laymen if hit.end <= core]
        if graded:
            said = core < verdict.start and not self._is_passive(core)
            near = who and not self.view.mention_between(who[-1].end, core) and core - who[-1].end <= SUBJECT_REACH
            return bool(said and near and not verdict.noun)
        told = [hit for hit in who if not self._is_parted(hit.end, core)] or (self._is_quoted(verdict) and laymen)
        before = (
            m.end_char for m in self.record.councils.topical(self.sentence.index) if m.end_char < self.doc[core].idx
        )
        if any(_WHICH_IS.fullmatch(self.record.text, ends, self.doc[verdict.start].idx) for ends in before):
            # "Families in Hull, which is inadequate".
            return False
        return verdict.frame is Frame.COPULA and bool(told) and not self.dates

    def _is_in_aside(self, hit: Hit) -> bool:
        """ "Bolton, with which it shares a director, is good": whoever is only named within an aside."""
        text, at = self.record.text, self.doc[hit.start].idx
        opens = _OPENS_RELATIVE.search(text, self.sentence.start_char, at) is not None
        return opens and _CLOSES_RELATIVE.match(text, at, self.sentence.end_char) is not None

    def _is_council(self, hit: Hit) -> bool:
        """ "Its neighbour Bury": whether what somebody is called is a council, named right behind."""
        following = hit.end + (self.doc[hit.end].orth_ == ",") if hit.end < self.sentence.end else hit.end
        neighbour = self.doc[hit.start].lower_.startswith("neighbour")
        return neighbour and self.view.mention_between(following, following + 1)

    def _is_parted(self, start: int, end: int) -> bool:
        """ "They share a director, but not a fate: one is good": whether a colon without a verb of saying parts two."""
        between = [token.lower_ for token in self.doc[start:end]]
        return not {":", ";"}.isdisjoint(between) and _CALLS.isdisjoint(between)

    def _is_called_so(self, verdict: Verdict, laymen: Sequence[Hit]) -> bool:
        """ "A Labour motion called services 'inadequate'": in quotation marks, by those who do not inspect."""
        near = range(max(self.sentence.start, verdict.start - _CALLED_REACH), verdict.start)
        calls = [at for at in near if self.doc[at].lower_ in _CALLS]
        return any(0 <= calls[-1] - who.end <= 2 for who in laymen) if calls else False

    def _is_passive(self, core: int) -> bool:
        """ "Was called", "they were called": whether what is before a verb is its object."""
        before = {token.lower_ for token in self.doc[max(self.sentence.start, core - 4) : core]}
        return bool(before & {"be", "been", "being", "was", "were", "is", "are", "it", "they", "which", "that"})

    def _is_quoted(self, verdict: Verdict) -> bool:
        """Whether a quotation ends behind the grade: what follows is who said it."""
        return any(self.doc[at].orth_ == '"' for at in range(verdict.end, min(verdict.end + 3, self.sentence.end)))

    def is_believed(self, verdict: Verdict) -> bool:
        """ "We judge ourselves to be good", "leaders think that it is good": what those say who are inspected."""
        start = self.doc[verdict.start].idx
        weak = verdict.frame in (Frame.COPULA, Frame.FOUND)
        if weak and _TOLD_INSPECTORS.search(self.record.text, self.sentence.start_char, start) is not None:
            return True
        if _CONSIDERS.search(self.record.text, self.sentence.start_char, start) is not None:
            return True
        match = _BY_ITSELF.search(self.record.text, self.sentence.start_char, start)
        if match is None:
            return False
        if match.group().lower().split()[1].endswith(("self", "selves")):
            return True
        # "The council claims that the inadequate rating was unfair": that it has it, all agree.
        inspected = any(
            has_label(hit, "about:inspection")
            and verdict.start <= hit.start
            and not self._is_contradicted(verdict, hit)
            for hit in self.sentence.words
        )
        return weak and not (self.dates or inspected)

    def _is_contradicted(self, verdict: Verdict, hit: Hit) -> bool:
        """ "It believes that services are good, *but inspectors* found ...": whether a word stands behind a turn."""
        between = self.record.text[self.doc[verdict.end - 1].idx : self.doc[hit.start].idx]
        return _TURNS.search(between) is not None
