"""Of which earlier year's inspection a sentence tells: "A visit in 2020 had already pointed to weak oversight".

What an inspection of another year found is no finding of the one that the article is about.
"""

from __future__ import annotations

import re

from kg.ontology import Ontology, made_once
from kg.reading.dates import COUNT, MONTHS, count_of
from kg.reading.expressions import expression
from kg.reading.inspections.told_then import concedes
from kg.reading.inspections.words import inspection_words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHEN = re.compile(
    r"\b(?:in|during|of|from the|at the|after the)\s+"
    r"(?:(?:early|late|mid|(?:the )?(?:spring|summer|autumn|winter)(?: of)?|"
    rf"{MONTHS})[\s-]*)?$",
    re.IGNORECASE,
)
"""Before a year in which something was, as against since or until when."""
_INSPECTED = re.compile(
    r"\b(?:(?:re-?)?inspections?|(?:re-?)?visits?|reports?|inspectors (?:came|visited|called))\b[^.,;]{0,30}"
    r"\b(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d\b[^.;]{0,15}\b(?:inspections?|inspectors|visits?|ofsted|report)\b|"
    r"\b(?:ofsted|cqc|care quality commission|inspectors|watchdogs?|inspectorates?|regulators?) (?:had |also ){0,2}"
    r"(?:rated|marked|judged|graded|branded|found|told|warned|said|criticised|identified|concluded|reported)\b"
    r"[^.;]{0,40}\b(?:19|20)\d\d\b|"
    r"\b(?:found|judged|said|deemed|criticised|told)\b[^.;]{0,80}\bby (?:ofsted|inspectors|the watchdog)\b[^.;]{0,40}"
    r"\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""The year is that of an inspection, and not of a figure or an event."""
_AGAINST = re.compile(
    r"\b(?:since|compared (?:with|to)|than|following|unlike|remain\w*|persist\w*|endures?|continues?|still|again|yet|"
    r"(?:has|have) not|(?:has|have)n't|as (?:it|they|things|he|she) (?:was|were))\b",
    re.IGNORECASE,
)
"""The year is what today is held against."""
_TURN = re.compile(
    r";|\b(?:but|while|whereas|now|today|this (?:year|month|spring|summer|autumn|winter|time))\b", re.IGNORECASE
)
"""Between the year and the failing: what follows is of another time."""


def names_year(sentence: str) -> bool:
    """Whether a year stands in a sentence: without one nothing in it is of another year."""
    return _YEAR.search(sentence) is not None


_DECIDED = re.compile(
    r"\b(?:decision|decided|ordered|stripped|removed|took (?:over|control)|intervened|direction|improvement notice)\b"
    r"[^.;]*\b(?:in|of) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b[^.;]*?"
    r"\b(?:as a result of|because of|after|following|due to|over)\b",
    re.IGNORECASE,
)
""" "The decision was ordered in July 2013 as a result of failings": what led to it was before."""


def decided_before(sentence: str, at: int, known: frozenset[int]) -> bool:
    """Whether words at ``at`` tell why something was decided in a year before the inspection at hand."""
    match = _DECIDED.search(sentence)
    return match is not None and bool(known) and int(match["year"]) < min(known) - 1 and at >= match.end()


_TAKEN_OVER = re.compile(
    r"\b(?:trust|company|it|which|that|organisation)\b[^.;]{0,80}?\b(?:took (?:over|control|charge)|"
    r"(?:was |were )?(?:set up|formed|founded|created|established|launched))\b[^.;]*?"
    r"\b(?:after|following|because of|as a result of|in the wake of|amid|in response to)\b",
    re.IGNORECASE,
)
""" "The trust took over in 2014 following a string of failures": those led to it, whatever was found since."""


_IN_CHARGE = re.compile(
    r"\bcommissioners\b(?:(?!\b(?:ofsted|inspect\w*)\b)[^.;])*"
    r"\b(?:in charge|control|sent in|appointed|brought in|imposed)\b(?:(?!\b(?:ofsted|inspect\w*)\b)[^.;])*"
    r"\b(?:because of|over|amid|following|after)\b(?![^.;]*\b(?:ofsted|inspect))",
    re.IGNORECASE,
)
""" "Commissioners have been in charge of the council since March because of failures": what ministers saw."""


_TAKING_OVER = ("took ", "set up", "formed", "founded", "created", "established", "launched", "commissioners")
"""One of these stands in all that the two find, which are slow."""


def led_to_takeover(sentence: str, at: int) -> bool:
    """Whether words at ``at`` tell why a trust was made for a council's services, which is what led to it."""
    low = sentence.lower()
    if not any(map(low.__contains__, _TAKING_OVER)):
        return False
    match = _TAKEN_OVER.search(sentence) or _IN_CHARGE.search(sentence)
    return match is not None and at >= match.end()


_FOUND_THEN = re.compile(
    r",?(?: that\b|[^.,;]{0,20}\b(?:found|said|identified|concluded|noted|warned|saw|reported|described|uncovered|"
    r"came upon|pointed|revealed|raised|highlighted|criticised|told)\b)"
)
""" "A revisit in 2019" + "found that": behind the year of a visit that found what follows."""


_SAYS_SO = re.compile(r"\b(?:found|said|noted|reported|concluded|criticised|complained|warned)\b[^,;]*$", re.IGNORECASE)
_GIVEN_THEN = re.compile(r"\b(?:then|at the time)\b", re.IGNORECASE)
_MAIN_VERB = re.compile(r",|\b(?:has|have|is now|are now|was this|will)\b", re.IGNORECASE)


class EarlierFindings:
    """What a sentence says of findings of before: that nothing came of them, or so many years ago they were made."""

    def __init__(self, ontology: Ontology) -> None:
        lists = inspection_words(ontology).lists
        put_right = r"(?:{put-right}|met|acted (?:up)?on)"
        were_seen = r"(?:that |which )?(?:(?:was|were|had been|inspectors|ofsted) )*{found}\b"
        all_the = r"(?:(?:all|most|many|any|the|its|these|those|of) ){0,3}"
        self._left_undone = expression(
            lists,
            r"\b(?:warnings?|recommendations?|areas?|advice|findings?|actions?|concerns?|weaknesses|requirements?|"
            r"priorities|criticisms?|progress|lessons)\b[^.;]*(?:\b(?:not|never|barely|hardly|scarcely)|n't) "
            r"(?:[\w-]+ ){0,3}(?:heeded|acted|addressed|met|followed|implemented|dealt|carried out|kept up|taken up|"
            r"learned|learnt)\b|"
            rf"\b(?:not|n't|never) (?:yet |fully |properly )?{put_right} {all_the}{{faults}} {were_seen}|"
            rf"\b(?:fail\w*|yet|unable) to (?:tackle|address|put right|remedy|resolve|fix|deal with|rectify|correct) "
            rf"{all_the}{{faults}} {{found}}\b|"
            rf"\bnot (?:all|every)(?: of)?(?: the)? (?:\w+ )?(?:{{faults}}|{{fault}}) {{found}}\b[^.;]*\b{put_right}|"
            rf"\b{{faults}} {were_seen}[^.;]*?"
            r"\b(?:persist|remain|endure|continue|are still|(?:mirror|echo|repeat|match)(?:s|es|ed)?)\b|"
            r"\b(?:warnings?|recommendations?|advice|findings?|concerns?)\b[^.;]*"
            r"\b(?:unheeded|ignored|left on the shelf|gathered dust|forgotten)\b|"
            r"(?:\b(?:not|never)|n't) (?:[\w-]+ ){0,2}acted (?:up)?on\b|\bfailed to act (?:up)?on\b|"
            r"\b(?:too )?little (?:has|had|was|have) (?:been |since )*(?:changed|done|improved|happened)\b|"
            r"\bslow(?:ly)? (?:to|in) (?:act|respond|react|deal|tackl|address)\w* |"
            r"\bstep back(?:wards)?\b|"
            r"\b(?:has|have|had|did) not (?:moved|acted|gone|go|progressed) (?:quickly|fast|far) enough\b|"
            r"\bnot (?:all|every)\b[^.;]*\b(?:{faults}|{fault})\b[^.;]*\b"
            rf"(?:has|have|had) (?:yet )?been {put_right}\b",
        )
        self._years_after = expression(
            lists,
            rf"\b(?P<n>{COUNT}) years? after (?:"
            r"(?:ofsted|inspectors|it|they|the (?:watchdog|inspectorate|regulator)|"
            r"an? [\w ]{0,20}?(?:inspection|report)) (?:had |first )?"
            r"(?:found|said|uncovered|criticised|identified|described|warned|concluded)|"
            r"(?:(?:it|they|the \w+|services) (?:was|were|had been)|being|having been) (?:first )?(?:{censured}|found) "
            r"(?:by \w+ )?(?:that|for|over|about|to be))\b",
        )
        self._criticised_ago = expression(
            lists,
            rf"\b{{censured}} (?:by \w+ )?(?:just |only )?(?P<n>{COUNT}) years? ago (?:by \w+ )?"
            r"(?:that|for|over|about|because)\b",
        )

    def left_undone(self, sentence: str) -> bool:
        """Whether a sentence tells what became of an inspection of before, and not what that one found undone.

        "Warnings given at the visit of 2018 had not been heeded": what the one after it found.
        """
        match = self._left_undone.search(sentence)
        if match is None:
            return False
        said = _SAYS_SO.search(sentence, 0, match.start()) is not None
        return not said or _GIVEN_THEN.search(sentence, match.start()) is not None

    def years_after(self, sentence: str, at: int) -> int | None:
        """So many years before the news words at ``at`` were found: "good, four years after inspectors found ...".

        "A council criticised two years ago for" + "its caseloads has lost its good rating": no further than its verb.
        """
        low = sentence.lower()
        match = self._years_after.search(sentence) if "after" in low else None
        if match is not None and at >= match.end():
            leads = not sentence[: match.start()].strip(" \"'“‘")
            comma = sentence.find(",", match.end())
            if not leads or comma < 0 or at < comma:
                return count_of(match["n"])
        match = self._criticised_ago.search(sentence) if " ago " in low else None
        if match is None or at < match.end():
            return None
        ends = _MAIN_VERB.search(sentence, match.end())
        return count_of(match["n"]) if ends is not None and at < ends.start() else None


@made_once
def earlier_findings(ontology: Ontology) -> EarlierFindings:
    """The words of an ontology."""
    return EarlierFindings(ontology)


_OPENS_IN = re.compile(rf"\W*(?:back )?(?:in|by) (?:(?:early|late|{MONTHS}) )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def opening_year(sentence: str, at: int, known: frozenset[int]) -> int | None:
    """The year before those of the inspection at hand in which a sentence opens: "In 2015 they fell from good".

    But not where it has come to another year before it tells what is found at character ``at``.
    """
    match = _OPENS_IN.match(sentence)
    if match is None or not known or _YEAR.search(sentence, match.end(), max(at, match.end())) is not None:
        return None
    return int(match["year"]) if int(match["year"]) < min(known) else None


_UPON_WHAT_WAS_TOLD = re.compile(
    r"\b(?:respon(?:d|ds|ded|se)|react(?:s|ed|ion)?|act(?:s|ed|ing)?|heed(?:s|ed)?|learn(?:s|ed|t|ing)?|dealt|deal|"
    r"taken up|taken on board|followed up)\b[^.;:]{0,50}?(?:\b(?:to|on|upon|from|with) )?"
    r"(?:what (?:it|they|leaders|managers|he|she|the council) (?:was|were|had been) "
    r"(?:told|warned|advised|shown|asked)|"
    r"(?:the|its|their|those|an?|these|earlier|previous) (?:[\w-]+ ){0,3}?(?:warnings?|findings|recommendations?|"
    r"concerns|advice|letter|criticisms?|feedback|lessons|actions?|weaknesses))\b",
    re.IGNORECASE,
)
""" "They did not respond fast enough to what they were told" + "in 2020": what a later inspection found."""


_THEN = re.compile(r",? (?:when|where|which|at which|after)\b", re.IGNORECASE)


def another_year(sentence: str, at: int, known: frozenset[int]) -> int | None:
    """The earlier year of whose inspection a sentence tells at character ``at``, given those of the one at hand.

    None where it tells of no such year.
    """
    if not known or _INSPECTED.search(sentence) is None or _AGAINST.search(sentence) is not None:
        return None
    found = [*_YEAR.finditer(sentence)]
    if any(int(one[0]) >= min(known) for one in found) or _WHEN.search(sentence[: found[0].start()]) is None:
        return None
    # "In 2017 they were warned, and a revisit in 2019 found drift": of the last one told before.
    told = [one for one in found if one.end() <= at]
    year = told[-1] if told and len(found) > 1 else found[0]
    if len(found) > 1 and (not told or _FOUND_THEN.match(sentence, year.end()) is None):
        return None
    if _TURN.search(sentence, min(at, year.end()), max(at, year.start())) is not None:
        return None
    if at > year.end() and concedes(sentence[: year.start()], sentence[year.end() :]):
        return None
    upon = _UPON_WHAT_WAS_TOLD.search(sentence, 0, year.start())
    if upon is not None and (at < upon.end() or _THEN.match(sentence, year.end()) is None):
        return None
    return int(year[0])
