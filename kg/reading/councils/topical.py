"""Which of the councils that a sentence names it can be about, and which stand there as a place or a neighbour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import AgencyId, CouncilId
from kg.reading.agency_names import agency_ids
from kg.reading.annotate import Sentence
from kg.reading.council_mentions import CouncilMention
from kg.reading.council_topics import has_grade, speaks_of_inspection
from kg.reading.councils.talk import Talk
from kg.reading.round_ups import LEAD
from kg.reading.vocabulary import longest

_SCENE = re.compile(r"\b(?:in|at|across|around|within) (?:the )?$", re.IGNORECASE)
"""Before a place: what is told is so there."""
_GRADE_WORD = r"(?:good|outstanding|inadequate|adequate|requir\w+ improvement)"
_RELATIVE = re.compile(
    r"(?:(?:\s*,\s*|\s+and\s+)[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,3})*\s*,?\s*(?:both |all )?"
    r"\b(?:which|where|whose|rated|judged|graded|found|told(?= (?:in|last|by|that|it)\b)|also|was|is|were|"
    rf"(?:once |merely |itself )?{_GRADE_WORD})\b|"
    # "Neighbouring Haringey's services require improvement", "Barnet's are good".
    r"(?:'s|s')?(?: (?:children's |social )*(?:services|social care|service|department))? "
    r"(?:(?:was|were|is|are|has been|have been|had been|also|now|still|again|rated|judged|graded|found|to|be) )*"
    rf"(?:['\"]?{_GRADE_WORD}\b|(?:rated|judged|graded)\b)|"
    # "Ofsted gave neighbouring Richmond the same grade".
    rf" (?:an?|the same) ['\"]?(?:{_GRADE_WORD}|grade|rating|mark|verdict|judge?ment)\b|"
    # "Neighbouring Essex, an 'outstanding' authority, is to help".
    rf", an? ['\"]?{_GRADE_WORD}['\"]?(?:[- ]rated)? (?:local )?(?:authority|council|borough)\b"
)
_CLOSES_RELATIVE = re.compile(
    r"(?:'s)?(?: \w+){0,5}?\s*,\s*(?:(?:now|then|also|still) )?"
    r"(?:is|was|were|are|has|have|had|requires?|required|remains?|remained|needs?|needed|stays?)\b"
)
_SAME_GRADE = re.compile(
    r"\b(?:the same|that|this) (?:overall |ofsted )?(?:grade|rating|mark|verdict|judge?ment|result|outcome)\b",
    re.IGNORECASE,
)
""" "Hartlepool was given the same grade in the spring": speaks of an inspection without a word for one."""
_RUN_BY = re.compile(
    r",\s*(?:which|that|who|whose)\b[^,;:.]*\b(?:run|managed|led|provided|delivered|overseen|supported) by "
    r"(?:the |neighbouring |nearby )*$",
    re.IGNORECASE,
)
_FELL_OR_ROSE = re.compile(
    rf"(?:,[^,;:.]{{3,40}})?, which (?:\w+ )?(?:fell|dropped|slipped|slid|rose|went|moved|climbed|improved|was|is) "
    rf"(?:\w+ ){{0,3}}['\"]?{_GRADE_WORD}\b"
)
""" "Compare that with Bradford, nine miles away, which fell from good to inadequate": what is told is of that one."""
_MOVED = re.compile(
    r"(?: council)?(?: (?:has|have|had))?(?: (?:also|just|since|recently|now))? "
    r"(?:moved|went|gone|rose|risen|fell|fallen|climbed|dropped|slipped|slid|improved|jumped|leapt)(?: \w+){0,2}? "
    rf"(?:from|to|into) (?:an? |the )?['\"]?{_GRADE_WORD}\b",
    re.IGNORECASE,
)
""" "Among its neighbours Bury *moved up from inadequate*": what is told is of the neighbour."""
_WHICH_HAS_GRADE = re.compile(
    r"(?: council)?, which (?:(?:also|still|now|itself|has|had|been|is|was|remains?|remained|only|again|rated|judged|"
    r"graded|found|to be) )*(?:['\"](?:good|outstanding|adequate)['\"]|['\"]?(?:inadequate|requir\w+ improvement))\b",
    re.IGNORECASE,
)
""" "There was less cheer in Bury, *which remains inadequate*"."""
_OPENS_RELATIVE = re.compile(r",\s*(?:which|who|whose|where|like|unlike)\b[^,;]*$", re.IGNORECASE)
""" "The council, whose services are run by neighbouring Bury, was rated good": the verb is not the neighbour's."""
_OF_THE_OLD_ONE = re.compile(r"(?: County)?(?: Council)?,? (?:itself |once )?(?:which|whose)\b", re.IGNORECASE)
""" "Formed out of Northamptonshire, *which* had been inadequate"."""
_OPENS_ASIDE = re.compile(
    r"(?:'s [a-z' ]{3,40}?)?,\s*+(?!(?:and|or|but|while|in|with|along|alongside|together|both|as)\b)"
    r"(?P<words>[^,;:.()]*)",
    re.IGNORECASE,
)
""" "Bury, like Leeds two years before, was rated good", "Bury, which borders Leeds, was": from one to the other."""
_RUNS_FOR = re.compile(
    r",? (?:which|that|who) [^.;:]*\b(?:on behalf of|for|of|in|across|by|to)"
    r"(?: both)?(?: the)?(?: councils of| councils)? ",
    re.IGNORECASE,
)
""" "The trust" + ", which looks after children on behalf of" + the councils that own it."""
_CLOSES_TRUST = re.compile(
    r"(?:'s?)? ?(?:councils|authorities|children|areas)?,? (?:\w+ )?(?:is|was|were|has|had|got|received|saw)\b"
)
_OF_ITS_OWN = re.compile(r"(?:'s|s')\s")
""" "Bury, Leeds's bigger neighbour, was"."""


def topical_in(talk: Talk, index: int, subject: CouncilId | None, round_up: bool) -> tuple[CouncilMention, ...]:
    """Those mentions of a sentence that can be what it is about, no more beside it."""
    if (not talk.topic.services and index not in talk.telling) or index in talk.taken_back:
        return ()
    found = talk.mentions[index]
    sentence = talk.annotated.sentences[index]
    evident = talk.evident if any(mention.how == "place" for mention in found) else set()
    kept: list[CouncilMention] = []
    text = talk.annotated.plain
    for mention in found:
        if (mention.beside and not resumed(talk, mention)) or (kept and _is_in_aside(talk, kept[-1], mention)):
            continue
        if mention.how == "place" and mention.council != subject and _runs_them(talk, sentence, mention):
            continue
        if mention.how == "place" and mention.council != subject:
            leads = mention.start_char <= sentence.start_char + LEAD
            if mention.beside and speaks_of_inspection(sentence):
                kept.append(replace(mention, beside=False))
                continue
            opens = leads and round_up and _begins_block(talk, index)
            again = _SAME_GRADE.search(text, sentence.start_char, sentence.end_char) is not None
            told = (speaks_of_inspection(sentence) or again) and (
                leads or round_up or mention.council in evident or _FELL_OR_ROSE.match(text, mention.end_char)
            )
            scene = round_up and mention.council in evident and _is_scene(talk, sentence, mention)
            graded = _WHICH_HAS_GRADE.match(text, mention.end_char) is not None
            graded = graded or (mention.council in evident and talk.is_graded(sentence, mention))
            if not (opens or told or scene or graded or (round_up and _has_its_paragraph(talk, index, mention))):
                continue
        kept.append(replace(mention, beside=False))
    if subject is not None and _own_a_trust(talk, sentence, found):
        return tuple(mention for mention in kept if mention.council == subject) or tuple(kept)
    return tuple(kept)


def _own_a_trust(talk: Talk, sentence: Sentence, found: Sequence[CouncilMention]) -> bool:
    """ "Their trust, which runs services on behalf of Bury and Leeds councils, had a visit": whose trust it is."""
    if len({mention.council for mention in found}) < 2:
        return False
    text, doc = talk.annotated.plain, talk.annotated.doc
    for hit in longest(sentence.names):
        trusts = (talk.ontology.agencies.get(AgencyId(id)) for id in agency_ids([hit]))
        if any(one is not None and one.type == "childrens-trust" for one in trusts):
            ends = doc[hit.end - 1].idx + len(doc[hit.end - 1])
            opens = ends <= found[0].start_char and _RUNS_FOR.fullmatch(text, ends, found[0].start_char) is not None
            return opens and _CLOSES_TRUST.match(text, found[-1].end_char) is not None
    return False


def _has_its_paragraph(talk: Talk, index: int, mention: CouncilMention) -> bool:
    """ "It was a less happy story for Bury. Rated good in 2016, they ...": the one council of graded words."""
    if not _begins_block(talk, index) or talk.silent & {index}:
        return False
    block = talk.annotated.sentences[index].block
    own = [one for one in talk.annotated.sentences[index:] if one.block == block]
    named = {one.council for sentence in own for one in talk.mentions[sentence.index]}
    return named == {mention.council} and any(has_grade(sentence) for sentence in own)


def _is_scene(talk: Talk, sentence: Sentence, mention: CouncilMention) -> bool:
    """ "And what went right in Leeds?", "advisers in Leeds have ...": the place where something is so."""
    return _SCENE.search(talk.annotated.plain, sentence.start_char, mention.start_char) is not None


def _begins_block(talk: Talk, index: int) -> bool:
    sentences = talk.annotated.sentences
    return index == 0 or sentences[index - 1].block != sentences[index].block


def resumed(talk: Talk, mention: CouncilMention) -> bool:
    """ "Neighbouring Knowsley, which was rated good": the neighbour becomes what the words are about."""
    text = talk.annotated.plain
    start = text.rfind("\n", 0, mention.start_char) + 1
    if talk.words.is_origin(text, start, (mention.start_char, mention.end_char)):
        # "The council, created when Northamptonshire was split": what follows is of the new one.
        return _OF_THE_OLD_ONE.match(text, mention.end_char) is not None
    if _CLOSES_RELATIVE.match(text, mention.end_char):
        if _OPENS_RELATIVE.search(text, start, mention.start_char):
            return False
        if talk.words.once_there.search(text[start : mention.start_char]):
            # "Ann Lee, once director at Bury, was sent in": so is she, and not Bury.
            return False
    shapes = (_RELATIVE, _FELL_OR_ROSE, _MOVED)
    return any(shape.match(text, mention.end_char) is not None for shape in shapes)


def _runs_them(talk: Talk, sentence: Sentence, mention: CouncilMention) -> bool:
    """ "The Island's services, which are managed by Hampshire, were given ...": the verb is not of that one."""
    text = talk.annotated.plain
    by = _RUN_BY.search(text, sentence.start_char, mention.start_char)
    return by is not None and _CLOSES_RELATIVE.match(text, mention.end_char) is not None


def _is_in_aside(talk: Talk, host: CouncilMention, mention: CouncilMention) -> bool:
    """Whether a council is named in an aside on the one before, whose the verb behind is."""
    text = talk.annotated.plain
    opens = _OPENS_ASIDE.fullmatch(text, host.end_char, mention.start_char)
    if opens is None or not (opens["words"] or _OF_ITS_OWN.match(text, mention.end_char)):
        # "Hull, Bradford and York, were": a list.
        return False
    return _CLOSES_RELATIVE.match(text, mention.end_char) is not None
