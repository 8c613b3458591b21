"""Where one statement of a sentence ends and the next begins.

Inspectors put praise and criticism into one sentence ("mostly swift, however joint enquiries are
not always started"). A *hard* boundary stands at a contrast or a semicolon; a *soft* one where a
new verb begins after "and", or at a subordinate's comma. Words of weakness reach across neither;
a wording of the vocabulary may stretch across a soft one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import dropwhile, islice, pairwise, takewhile
from typing import NamedTuple

_CONTRAST = frozenset(
    {"but", "however", "although", "though", "whereas", "whilst", "while", "yet", "albeit", "nevertheless",
     "nonetheless", "despite", "notwithstanding", "except", "conversely"}
)  # fmt: skip
_ADVERBS = frozenset({"however", "nevertheless", "nonetheless", "conversely"})
"""Right behind its verb one of these divides nothing: "decisions *are nevertheless* inconsistent"."""
_CONCEDING = frozenset({"although", "though", "while", "whilst", "despite", "notwithstanding", "whereas"})
_PREPOSITIONS = frozenset({"despite", "notwithstanding"})
_FRAMING = frozenset({"when", "where", "if", "once", "since", "because", "as", "until", "after", "before", "following"})
_CONDITIONAL = frozenset({"when", "where", "if", "once", "unless"})
_LINKS = frozenset(
    {"which", "who", "because", "where", "when", "leaving", "meaning", "leading", "resulting", "causing", "so", "with"}
)
FINITE = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can", "cannot", "could",
     "will", "would", "may", "might", "must", "should", "remain", "remains", "remained", "lack", "lacks", "lacked",
     "fail", "fails", "failed", "need", "needs", "n't", "ca", "wo"}
)  # fmt: skip
_CONNECTIVES = _CONTRAST | {"and", "or", ",", "which", "who", "that", "so", ";", " - ", "—", "–"}
_GOES_ON = frozenset(
    {"not", "often", "too", "rarely", "sometimes", "always", "never", "seldom", "still", "also", "they", "it", "this",
     "these", "frequently", "usually", "generally", "many", "most", "some", "few", "only", "without", "insufficiently",
     "others", "those", "neither", "none", "less"}
)  # fmt: skip
_COUNTING = frozenset({"all", "every", "many", "most", "some", "few", "these", "those", "this"})
"""Words that are a subject by themselves ("most are good") or stand before one ("most plans are good")."""
_LESS_CLEAR = frozenset({"others", "some", "many", "most", "those", "the", "less"})
"""How a clause begins that says of others that they are "less so"."""
_THE_COUNTED = frozenset({"majority", "minority", "rest", "others", "remainder"})
"""The same behind "the": "some plans are good, *the majority* are not"."""
_PARTS = _THE_COUNTED | {"number", "few", "handful", "proportion"}
_SIZES = frozenset({"small", "very", "significant", "sizeable", "large", "substantial", "considerable", "tiny"})
"""The same behind "a": "most visits are purposeful, but *a significant minority* are not"."""
_ON_THE_WHOLE = frozenset({"overall", "currently", "now", "then", "consequently", "therefore", "ultimately"})
"""Before the verb of a clause without a subject: "but *overall* are of variable quality"."""
_SAMPLED = frozenset({"seen", "sampled", "reviewed", "examined", "read"})
"""Of what was counted, those that inspectors know: "the majority *seen* had gaps"."""
_OF = frozenset({"of", "for", "about", "against", "from", "in", "with", "on", "at", "by"})
"""What goes on about the last subject after "those": "those against carers are not"."""
_HEAD = 6
"""How many words at the head of a clause tell whether it has a subject."""
_TEMPORAL = frozenset({"while", "whilst"})
"""At the same time, unless a comma makes them a contrast: "while they were still at risk"."""
_GENERIC = frozenset(
    {"response", "practice", "work", "help", "service", "support", "action", "quality", "process", "range", "offer",
     "provision"}
)  # fmt: skip
_THE = frozenset({"the", "this", "these"})
_ASPECTS = frozenset(
    {"quality", "timeliness", "use", "uptake", "take-up", "coverage", "pace", "delivery", "frequency", "consistency",
     "access", "follow-up", "availability", "content", "completion", "compliance", "recording", "provision"}
)  # fmt: skip
"""What is said of one is said of the thing before: "interviews are offered but *take-up* is low"."""
_PAIRS = frozenset({("help", "protection"), ("care", "protection"), ("care", "support"), ("help", "support")})
_SIDES = _ASPECTS | {"attendance", "impact", "effectiveness", "purpose", "value"}
"""The same where it is a new sentence that goes on about it: "Reviews are held. *Their impact* is limited"."""
_ITS = frozenset({"their", "its", "the"})
_OF_ANOTHER = _OF | {"to", "among", "between"}
_TAKING_UP = frozenset({"these", "this", "those", "them", "it", "which"})
_JUDGES = frozenset({"inspectors", "ofsted", "they", "it"})
_JUDGING = frozenset(
    {"thought", "found", "said", "say", "felt", "considered", "described", "called", "deemed", "judged"}
)
_ELLIPTIC = 3
"""Words of the longest contrast that is but a predicate: "but often superficial"."""
_JUDGED = 4
"""Where what is made of it begins, behind a comma and three words."""
_OPENING = frozenset({"when", "where", "if", "because", "unless", "until", "while", "whenever"})
_DEPENDING = _OPENING | {"that", "which", "who", "whose", "how", "what", "whether"}
"""Before a verb that is not the clause's own."""
_SEEING = frozenset(
    {"recognise", "recognised", "recognises", "acknowledge", "acknowledged", "acknowledges", "accept", "accepted",
     "accepts", "realise", "realised", "realises", "admit", "admitted", "admits", "found", "find", "finds", "said",
     "says", "say", "noted", "notes", "saw", "identified", "concluded", "knew", "know", "knows", "told", "report",
     "reported", "reports", "agreed", "agree", "discovered", "warned"}
)  # fmt: skip
"""Before a "that" which opens what somebody sees or says."""
_SAME = frozenset({"they", "it", "he", "she", "we"})
_FINDING = frozenset(
    {"found", "finds", "said", "says", "noted", "notes", "saw", "identified", "identifies", "concluded", "warned",
     "highlighted", "raised"}
)  # fmt: skip
"""What those do who inspect, and nothing that they look at: "supervision is good, though *it identified* delays"."""
_RELATIVE = frozenset({"which", "who", "whose"})
_ALSO = frozenset({"and", "or", "nor", ","})
_STOPS = frozenset({";", "—", "–", " - ", "--"})
_DIVIDING = _CONTRAST | _STOPS
_SOFT = frozenset({":", ",", "and"})
_YET = frozenset({"not", "has", "have", "is", "are", "as", "n't"})

_LEADING = frozenset(
    {"however", "but", "also", "moreover", "furthermore", "additionally", "and", "yet", "too", "often", "sometimes",
     "still", "nor", "nevertheless", "instead", "overall", "in", "at", "on", "many", "some", "most", "other", "few",
     "times", "addition", "places", "cases", "instances", "occasion", "occasions", "practice", "of", "a", "though",
     "where", "once",
     "although", "while", "whilst", "even", "when", "not", "unfortunately", "consequently", "therefore", "as", "result"}
)  # fmt: skip
"""Words that may stand before a subject which takes up that of the sentence before."""
_THEY = frozenset(
    {"they", "these", "those", "some", "many", "most", "several", "others", "few", "both", "all", "neither"}
)
_IT = frozenset({"it"})
_ITS_OWN = {"its": False, "their": True}
"""Whether what it is a side of is several: "*their quality* varies"."""
_STANDS_FOR = _THEY | _IT | _THE_COUNTED | frozenset(_ITS_OWN)
"""One of these is among the words of every sentence with a pronoun for its subject."""
_POINTING = frozenset({"they", "these", "this", "such", "their"})
_OPENS_PREDICATE = frozenset(
    {"do", "are", "were", "have", "also", "still", "often", "rarely", "not", "too", "include", "contain", "show", "can",
     "only", "seldom", "frequently", "sometimes", "always", "never", "currently", "then", "come", "arrive", "take",
     "start", "happen", "vary", "describe", "list", "focus", "give", "miss", "omit", "overlook", "ignore", "repeat",
     "rely", "make", "stop", "leave", "end", "reflect", "result", "lead", "go", "provide", "offer", "seem", "appear",
     "tend", "read", "run", "stand", "suffer", "drift", "lapse", "fall", "dwell", "draw", "consider", "explore",
     "capture", "demonstrate", "specify", "set", "concentrate", "address"}
)  # fmt: skip
_QUOTES = frozenset({'"', "'", "\u201c", "\u2018"})
GOES_ON_TO = frozenset(
    {"gets", "becomes", "goes", "comes", "takes", "makes", "gives", "contains", "includes", "varies", "omits",
     "ignores", "overlooks", "misses", "relies", "tends", "seems", "appears", "drifts", "suffers", "describes",
     "considers", "explores", "captures", "demonstrates", "specifies", "concentrates", "provides", "offers", "happens",
     "stops", "leaves", "tells", "says", "depends", "lapses"}
)  # fmt: skip
"""With one of these a clause goes on about the one thing before: "the child's voice is sought but *gets* lost"."""
_COUNTED = frozenset({"several", "some", "many", "most", "few", "others", "half", "none", "not"})
_SAYING = frozenset(
    {"says", "said", "say", "adds", "added", "finds", "found", "states", "stated", "notes", "noted", "report",
     "reports", "reported", "warns", "warned", "concluded", "concludes", "inspectors", "ofsted", "wrote", "writes"}
)  # fmt: skip
"""With one of these ends who says it: "although, *the letter says*, they are not"."""
_SAYERS = frozenset({"it", "they"})
_ATTRIBUTION = 8
"""Within how many words of the head of a clause it is said who says it."""
_MOST_LEADING = 6
"""How many words and commas may stand before such a subject."""

Cuts = dict[int, bool]
"""Where a clause begins (index in the sentence), and whether the boundary is hard."""


class Clause(NamedTuple):
    """Token positions of one statement; ``part`` numbers the stretch between hard boundaries."""

    start: int
    end: int
    part: int
    commas: tuple[int, ...] = ()
    """Positions of its commas: a negation does not reach across one."""
    verbs: tuple[int, ...] = ()
    """Positions of its finite verbs: "arrangements to tackle it are weak" says that they are weak."""
    infinitives: tuple[int, ...] = ()
    """Positions of "to": what is to be put right is not yet put right."""
    conditional: bool = False
    """It opens the sentence as a condition: "Where the threshold is not met," is no finding."""
    denied: int | None = None
    """Position of the "no" of "there are no ..."."""
    goes_on: bool = False
    """It is one more of what the clause before says ("there is a risk that plans drift and that children wait")."""
    relative: bool = False
    """It is told of a thing in passing: ", which was a feature of the last report"."""
    resumes: bool = False
    """It begins with the verb of the clause before such an insertion: ", had gone by June"."""
    announced: bool = False
    """The clause before announces it: "they asked for three things: ..."."""
    concedes: bool = False
    """It names what should have helped, and is the subject of nothing: "despite *investment*, ..."."""
    opened: tuple[int, ...] = ()
    """Positions of words that open a clause within it: "adoption *when* children cannot stay at home"."""
    depending: tuple[int, ...] = ()
    """Positions of words behind which a verb is not its own: "areas *that* need attention"."""
    reported: tuple[int, ...] = ()
    """Those of "that" behind what somebody sees or says: "leaders recognised *that* practice was weak"."""
    bare: bool = False
    """It has no subject of its own ("but not always reviewed"), so it goes on about the last one."""
    head: int = 0
    """Where its own words begin, behind who says it."""


def split_clauses(forms: list[str], offset: int, whole: Iterable[tuple[int, int]] = ()) -> list[Clause]:
    """Cut one sentence, given as lower-case tokens from position ``offset``, into clauses.

    A hyphen with space around it is given as ``" - "``. ``whole`` are spans that no soft boundary may cut.
    """
    cuts = _opening(forms) | _contrasts(forms)
    _add_soft(cuts, forms)
    if not all(cuts.values()):
        for start, end in whole:
            for cut in range(start - offset + 1, end - offset):
                if cuts.get(cut) is False:
                    del cuts[cut]
    clauses: list[Clause] = []
    begin, part = 0, 0
    for cut in sorted(c for c in cuts if c < len(forms)):
        if cut > begin:
            clauses.append(_clause(forms, begin, cut, offset, part))
            begin = cut
        part += cuts[cut]
    clauses.append(_clause(forms, begin, len(forms), offset, part))
    if clauses[0].conditional and len(clauses) > 1 and _is_attribution(forms[clauses[1].start - offset :]):
        # "When I came we had no plans, she said": all that is said.
        clauses[0] = clauses[0]._replace(conditional=False)
    return clauses


def _is_attribution(rest: list[str]) -> bool:
    """Whether the rest of a sentence only tells who says it: "she said."."""
    return len(rest) <= _ATTRIBUTION and not _SAYING.isdisjoint(rest) and FINITE.isdisjoint(rest)


class Number(StrEnum):
    """Whether a subject is one thing or several."""

    ONE = "one"
    SEVERAL = "several"
    ANY = "any"


def takes_up(forms: list[str]) -> Number | None:
    """Whether a sentence, given as lower-case tokens, has a pronoun for its subject: "However, they are not ...".

    Its number is what the thing that it takes up must have; None where the subject is named.
    """
    if _is_side(forms):
        return Number.ANY
    if _STANDS_FOR.isdisjoint(forms):
        return None
    forms = _without_partitive(forms[max(_behind_attribution(forms), forms[0] in _QUOTES) :])
    if _says_it(forms):
        return None
    for form, following in pairwise(forms[: _MOST_LEADING + 2]):
        if (form in _THEY or form in _IT) and (following in FINITE or following in _OPENS_PREDICATE):
            return Number.SEVERAL if form in _THEY else Number.ONE
        if form in _ITS_OWN and following in _SIDES:
            return Number.SEVERAL if _ITS_OWN[form] else Number.ONE
        if form not in _LEADING and form != ",":
            return None
    return None


def _says_it(forms: list[str]) -> bool:
    """Whether the pronoun at its head is who says something: "*It also said* that homes were lacking"."""
    head = [form for form in forms[:_MOST_LEADING] if form != "also"]
    return any(form in _SAYERS and following in _SAYING for form, following in pairwise(head))


def _is_side(forms: list[str]) -> bool:
    """Whether its subject is but a side of the thing before: "Advocacy is offered. *Take-up* is low"."""
    length = 3 if forms[1:2] == ["-"] else 1
    if "".join(forms[:length]) not in _SIDES:
        return False
    behind = forms[length : length + 1]
    return behind == ["among"] or not FINITE.isdisjoint(behind)


def _without_partitive(forms: list[str]) -> list[str]:
    """The head of a sentence with "many" for "many of them, however,"."""
    head, rest = _counted(forms[: _MOST_LEADING + 4]), forms[_MOST_LEADING + 4 :]
    for at, form in enumerate(head[:-2]):
        if form in _THEY and head[at + 1] == "of" and head[at + 2] in _TAKING_UP:
            head = head[: at + 1] + head[at + 3 :]
            break
    for at, form in enumerate(head[:-2]):
        if form == head[at + 2] == "," and head[at + 1] in _CONTRAST:
            head = head[:at] + head[at + 3 :]
            break
    return head + rest


def _counted(head: list[str]) -> list[str]:
    """The head of a sentence with "most" for "the majority", and without "seen" behind it: "*the majority seen* had
    gaps", "*some sampled* were late"."""
    for at, (form, following) in enumerate(pairwise(head)):
        if form in ("the", "a") and following in _THE_COUNTED:
            head = [*head[:at], "most", *head[at + 2 :]]
            break
    for at, (form, following) in enumerate(pairwise(head)):
        if form in _THEY and following in _SAMPLED:
            return head[: at + 1] + head[at + 2 :]
    return head


def counts_some(head: Sequence[str]) -> bool:
    """Whether a clause with these words at its head is about some of those before: "but *several did* not know"."""
    words = [form for form in head if form not in _CONNECTIVES]
    return len(words) > 1 and words[0] in _COUNTED and words[1] in FINITE | _OPENS_PREDICATE


def points_back(forms: list[str]) -> bool:
    """Whether its subject is a thing of the sentence before: "They are ...", "However, these visits are ..."."""
    for form in forms[: _MOST_LEADING + 1]:
        if form in _POINTING:
            return True
        if form not in _LEADING and form != ",":
            return False
    return False


def clause_at(clauses: Sequence[Clause], position: int) -> Clause:
    """The clause in which a token stands; the last one for a token behind them all."""
    for clause in clauses:
        if position < clause.end:
            return clause
    return clauses[-1]


def joined(first: Clause, last: Clause) -> Clause:
    """The stretch from one clause to another."""
    if first is last or first == last:
        return first
    return Clause(
        first.start,
        last.end,
        first.part,
        (*first.commas, *last.commas),
        (*first.verbs, *last.verbs),
        (*first.infinitives, *last.infinitives),
        goes_on=first.goes_on,
        relative=first.relative,
        resumes=first.resumes,
        announced=first.announced,
        opened=(*first.opened, *last.opened),
        reported=(*first.reported, *last.reported),
        depending=(*first.depending, *last.depending),
        bare=first.bare,
        head=first.head,
    )


def _opening(forms: list[str], first: int = 0) -> Cuts:
    """The comma that ends "Although plans are good," (hard) or "When a child goes missing," (soft)."""
    if len(forms) <= first or forms[first] not in _CONCEDING | _FRAMING:
        return {}
    shortest = 2 if forms[first] in _PREPOSITIONS else 3
    comma = next((i for i, form in enumerate(forms[first:], first) if form == "," and i >= first + shortest), None)
    return {} if comma is None else {comma + 1: forms[first] in _CONCEDING}


def _contrasts(forms: list[str]) -> Cuts:
    cuts: Cuts = {}
    if _DIVIDING.isdisjoint(forms):
        return cuts
    for i, form in enumerate(forms):
        following = forms[i + 1] if i + 1 < len(forms) else ""
        if i == 0 or (form == "yet" and (forms[i - 1] in _YET or following == "to")):
            continue
        if form in _ADVERBS and forms[i - 1] in FINITE:
            continue
        if form in _STOPS:
            cuts[i + 1] = True
        elif form in _CONCEDING and forms[i - 1] == "that":
            cuts |= dict.fromkeys(_opening(forms, i), True)
        elif (form in _TEMPORAL and forms[i - 1] != ",") or forms[i - 1] == "as" or _is_all_but(forms, i):
            continue
        elif form in _CONTRAST and not (forms[i - 1] == following == ","):
            cuts[i - 1 if forms[i - 1] == "even" else i] = True
            if form in _CONCEDING and forms[i - 1] == ",":
                cuts |= _resumption(forms, i)
    return cuts


def _is_all_but(forms: list[str], at: int) -> bool:
    """Whether a "but" only says almost, or not at all: "had *all but* disappeared", "is *anything but* robust"."""
    if forms[at] != "but" or at < 2:
        return False
    return forms[at - 1] == "anything" or (forms[at - 1] == "all" and forms[at - 2] in FINITE)


def _resumption(forms: list[str], start: int) -> Cuts:
    """Where the main clause goes on after an insertion: "caseloads, although lower now, are too high"."""
    for i in range(start, len(forms) - 1):
        if forms[i] == "," and forms[i + 1] in FINITE:
            return {i + 1: True}
    return {}


def _add_soft(cuts: Cuts, forms: list[str]) -> None:
    """Boundaries at a colon, at ", which", and where "and" brings a new verb to a clause that has one.

    "And" needs a verb before it that is none but the "need" which somebody is in.
    """
    if _SOFT.isdisjoint(forms):
        return
    verb_seen = true_verb_seen = inserted = False
    for i, form in enumerate(forms):
        if cuts.get(i) is not None:
            verb_seen = true_verb_seen = False
        if form in FINITE:
            verb_seen = True
            true_verb_seen = true_verb_seen or not _is_in_need(forms, i)
        if i == 0 or i + 1 in cuts:
            continue
        linked = form == "," and i + 1 < len(forms) and forms[i + 1] in _LINKS
        if form == ":" and i + 1 < len(forms) and forms[i + 1] in _CONDITIONAL:
            cuts |= {cut: False for cut in _opening(forms, i + 1) if cut not in cuts}
        linked = linked or (form == "," and _says_less(forms, i + 1))
        resumes = inserted and form == "," and forms[i + 1 : i + 2] != [] and forms[i + 1] in FINITE
        inserted = (linked and forms[i + 1] in _RELATIVE) or (inserted and not resumes)
        goes_on = (form == "and" and true_verb_seen and not _is_pair(forms, i)) or (form == "," and verb_seen)
        if resumes or form == ":" or linked or (goes_on and _verb_follows(forms, i + 1)):
            cuts.setdefault(i, False)
            verb_seen = true_verb_seen = False


def _is_pair(forms: list[str], at: int) -> bool:
    """Whether "and" joins two words for one thing: "children in need of *help and protection* are ..."."""
    return (forms[at - 1], *forms[at + 1 : at + 2]) in _PAIRS


def _is_in_need(forms: list[str], at: int) -> bool:
    """Whether a "need" is no verb: "children *in need* of help and protection are ..."."""
    return forms[at] == "need" and at > 0 and forms[at - 1] == "in"


def _says_less(forms: list[str], start: int) -> bool:
    """Whether what follows is a clause without a verb: "some plans are clear, *others less so*"."""
    head = forms[start : start + _HEAD]
    return head[:1] != [] and head[0] in _LESS_CLEAR and ("less", "so") in pairwise(head)


def _clause(forms: list[str], begin: int, end: int, offset: int, part: int) -> Clause:
    own = forms[begin:end]
    commas = tuple([i for i, form in enumerate(own, offset + begin) if form == ","]) if "," in own else ()
    verbs = tuple([i for i, form in enumerate(own, offset + begin) if form in FINITE])
    head = _behind_attribution(own)
    words = [form for form in islice(own, head, head + _HEAD) if form not in _CONNECTIVES]
    bare = _is_bare(words) or _is_judged(own)
    if bare:
        # "But *a very small* number are not" says it of them as near by as "but some are not" does.
        head += max(len(words) - len(_with_most(words)) - 1, 0)
    bare = bare or (begin > 0 and _is_elliptic(own))
    infinitives = tuple([i for i, form in enumerate(own, offset + begin) if form == "to"]) if "to" in own else ()
    conditional = own[0] in _CONDITIONAL if begin == 0 else own[0] == ":" and own[1:2] != [] and own[1] in _CONDITIONAL
    denied = _denied(own, offset + begin)
    goes_on = begin > 0 and own[0] in _ALSO and own[1:2] == ["that"]
    announced = begin > 0 and own[0] == ":"
    second = own[1] if len(own) > 1 else ""
    return Clause(
        offset + begin,
        offset + end,
        part,
        commas,
        verbs,
        infinitives,
        conditional,
        denied,
        goes_on,
        relative=own[0] == "," and second in _RELATIVE,
        resumes=own[0] == "," and second in FINITE,
        announced=announced,
        opened=_places_of(_OPENING, own, offset + begin),
        depending=_places_of(_DEPENDING, own, offset + begin),
        reported=_reported(own, offset + begin),
        concedes=own[0] in _PREPOSITIONS,
        bare=bare,
        head=offset + begin + head,
    )


def _has_complement(words: list[str]) -> bool:
    """Whether "the quality" is that of something named: "the quality of *provision*", not "the quality of *these*"."""
    named = words[2:3] == ["of"] and words[3:4] != [] and words[3] not in _TAKING_UP
    return named and not (words[1] == "range" and words[3] in _GENERIC)


def _is_elliptic(own: Sequence[str]) -> bool:
    """Whether a contrast has but what is said of the thing before: "assessments are timely *but superficial*"."""
    return (
        own[0] in _CONTRAST
        and own[0] not in _PREPOSITIONS
        and own[-1] != ","
        and sum(map(str.isalpha, own)) <= _ELLIPTIC
        and FINITE.isdisjoint(own)
    )


def _is_judged(own: Sequence[str]) -> bool:
    """Whether it tells what somebody makes of the thing before: "caseloads, *which they thought* were too big"."""
    return (
        list(own[:2]) == [",", "which"]
        and len(own) > _JUDGED
        and own[_JUDGED - 2] in _JUDGES
        and own[_JUDGED - 1] in _JUDGING
    )


def _places_of(words: frozenset[str], own: list[str], start: int) -> tuple[int, ...]:
    """Where some of the words stand."""
    if words.isdisjoint(own):
        return ()
    return tuple([at for at, form in enumerate(own, start) if form in words])


def _reported(own: list[str], start: int) -> tuple[int, ...]:
    """Where "that" opens what somebody sees or says of another; "they" are mostly those who see or say it."""
    if "that" not in own:
        return ()
    return tuple(
        [
            start + at
            for at, form in enumerate(own[:-1])
            if form == "that" and at and own[at - 1] in _SEEING and own[at + 1] not in _SAME
        ]
    )


def _denied(own: list[str], start: int) -> int | None:
    """Where "there are (currently) no ..." has its "no", or "it was clear that there were no ..."."""
    at = next(
        (at for at in range(min(_HEAD, len(own) - 3)) if own[at] == "there" and own[at - 1 : at] in ([], ["that"])),
        None,
    )
    if at is None or own[at + 1] not in FINITE:
        return None
    return next((start + no for no in (at + 2, at + 3) if own[no] == "no"), None)


def _behind_attribution(own: Sequence[str]) -> int:
    """Where the words of a clause begin, behind who says it: "however, *inspectors said*, they are not ..."."""
    for at in range(1, min(_ATTRIBUTION, len(own) - 1)):
        if own[at] in _SAYING and own[at + 1] == "," and "," in own[:at]:
            quoted = at + 2 < len(own) and own[at + 2] == '"'
            return at + 2 + quoted
    return 0


def _is_aspect(words: list[str]) -> bool:
    """Whether its subject is but a side of the thing before, and of no other: "but *take-up* is low", "*the quality
    of these* varies"."""
    rest = words[1:] if words[:1] and words[0] in _ITS else words
    if rest[1:2] == ["and"] and rest[0] in _ASPECTS:
        # "Supervision is regular, although *the recording and quality* of it vary".
        rest = rest[2:]
    length = 3 if rest[1:2] == ["-"] else 1
    if "".join(rest[:length]) not in _ASPECTS:
        return False
    behind = rest[length : length + 2]
    return not (behind and behind[0] in _OF_ANOTHER and behind[1:] and behind[1] not in _TAKING_UP)


def _is_bare(words: list[str]) -> bool:
    """Whether a clause with these words at its head has no subject of its own."""
    if _is_aspect(words):
        return True
    words = _with_most(words)
    denied = words[:1] == ["not"] and len(words) > 1 and words[1] in _COUNTING
    first, second, *_ = [*words[denied:], "", ""]
    if first in _SAME and second in _FINDING:
        return False
    if first in _COUNTING:
        predicate = second in FINITE or second in _OPENS_PREDICATE or second.endswith(("ing", "ly"))
        return predicate or (first == "those" and second in _OF)
    return (
        first in FINITE
        or (first == "to" and second in FINITE)
        or first in _GOES_ON
        or first in GOES_ON_TO
        or (first in _ON_THE_WHOLE and second in FINITE)
        or (first in _THE and second in _GENERIC and not _has_complement(words[denied:]))
    )


def _with_most(words: list[str]) -> list[str]:
    """The head of a clause with "most" for those that are counted: "the majority", "a small number", "too many"."""
    if words[:2] == ["too", "many"]:
        return ["most", *words[2:]]
    counted = {"the": _THE_COUNTED, "a": _PARTS}.get(words[0] if words else "")
    if counted is None:
        return words
    rest = list(dropwhile(lambda word: word in _SIZES, words[1:]))
    return ["most", *rest[1:]] if rest and rest[0] in counted else words


def _verb_follows(forms: list[str], start: int) -> bool:
    """Whether a finite verb stands within the next few words, so that a new statement begins."""
    window = list(takewhile(lambda form: form not in _CONTRAST, forms[start : start + 5]))
    if not window or window[0] in FINITE:
        return bool(window)
    return any(form in FINITE for form in window[1:]) and "," not in window
