"""What becomes of a candidate: kept as a failing, or dropped, and why.

Finding a wording and deciding what the sentence does with it are two steps. The decision looks at
negation and relief around the words, at advice, promise and imagination in the clause, at the
list or heading that the sentence stands under, and at who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kg.reading.failings.clauses import Clause, clause_at
from kg.reading.failings.lexicon import Places
from kg.reading.failings.signals import disproves, inside, is_half
from kg.reading.speech import Speech, Voice
from kg.reading.vocabulary import Span


class Stance(StrEnum):
    """What a sentence does with a weakness that it names."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    EASED = "eased"
    RECOMMENDED = "recommended"
    PROMISED = "promised"
    IMAGINED = "imagined"
    OPINION = "opinion"
    PRAISED = "praised"
    ELSEWHERE = "elsewhere"

    @property
    def keeps(self) -> bool:
        """Whether a candidate of this stance becomes a failing."""
        return self is Stance.ASSERTED


class Frame(StrEnum):
    """What the introduction of a list, or the heading above a section, makes of what follows."""

    NONE = "none"
    WEAK = "weak"
    STRONG = "strong"
    ADVICE = "advice"


_UNSPOKEN = Speech()


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a sentence before its words are weighed."""

    speech: Speech = _UNSPOKEN
    frame: Frame = Frame.NONE
    question: bool = False
    imperative: bool = False
    first_person: bool = False
    """"We did not see children often enough": said by the council, an admission."""
    themes: frozenset[str] = frozenset()
    """Patterns of the child groups in the sentence before, where this one points back to it ("these visits")."""
    spoken_of: frozenset[str] = frozenset()
    """Pattern of the child group that the section, or the paragraph so far, is about; asked for only where the sentence
    has words that are a topic there."""
    section: frozenset[str] = frozenset()
    """Pattern of the only child group that the heading of the section names, where whatever is done for that group is a
    provision of its own."""
    graded: bool = False
    """It gives a grade: what it says by comparison is one, too."""
    of_board: bool = False
    """The section is headed with the safeguarding board: what is weak in it is what the board does."""


_FAULT_NEGATION_REACH = 3
_ASIDE = 5
"""How far behind a denial an aside between commas may end."""
_GAP_REACH = 2
"""How far behind a denied verb a word of the wording may stand: "are *never placed in* hotels"."""
_FAULT_RELIEF_REACH = 4
_OVER_REACH = 8
_OVER_INSERTION = 20
"""The same over an insertion: "a backlog, which was a feature of the last report, had gone by June"."""
_VERB_GROUP = 3
"""How far the verbs of one predicate may lie apart: "*have* all since *been*"."""
_OVER_ADVERB = 2
"""How far behind them a relief may stand: "*have been* largely *resolved*", not "have been poor in resolving"."""
_RELIEF_BEFORE_REACH = 6
_LIKEWISE_REACH = 4
"""How far a subject stands behind the verb that takes up another's: "..., as has the high *turnover*"."""
_DENIED_PRAISE_REACH = 5
_SUBJECT_REACH = 18
_SCOPE_REACH = 3
"""Who looked at something is the subject of the sentence: not so in "of 18 enquiries that *they looked at*, ..."."""
_HEAD_REACH = 2
"""Where what a whole sentence is about elsewhere may begin: "But across England, ..."."""
_MATRIX = (
    ("matrix-denied", Stance.NEGATED),
    ("matrix-unreal", Stance.IMAGINED),
    ("matrix-opinion", Stance.OPINION),
    ("matrix-elsewhere", Stance.ELSEWHERE),
    ("matrix-other-body", Stance.ELSEWHERE),
    ("matrix-bygone", Stance.EASED),
)
_UNLESS_DENIED = (("matrix-rejected", Stance.NEGATED), ("matrix-handled", Stance.IMAGINED))
"""The same, where the words are not themselves denied: "nobody disputes that", "nobody acts when"."""
_OF_ALL_BEFORE = (("relieved", Stance.EASED), ("found-everywhere", Stance.ELSEWHERE))
"""What is said of all that a sentence has told so far: "..., which has since been put right"."""
_CLOSED_BY = (
    ("claimed", "unfounded", Stance.NEGATED),
    ("bygone", "ended", Stance.EASED),
    ("was-once", "has-become", Stance.EASED),
)
"""Words that open a statement and words that close it, between which it is none of today."""
_DENIABLE = ("child", "family", "worker", "manager", "denied-subject")
"""Classes whose denial ("no child", "no case") holds for all that is said of them."""


def of_setting(setting: Setting) -> Stance:
    """The stance that holds for the whole sentence, whatever its words."""
    if setting.question:
        return Stance.IMAGINED
    if setting.imperative or setting.frame is Frame.ADVICE:
        return Stance.RECOMMENDED
    if setting.frame is Frame.STRONG:
        return Stance.PRAISED
    if setting.speech.voice in (Voice.COUNCIL, Voice.OTHER):
        own = setting.speech.voice is Voice.COUNCIL and setting.first_person
        if own or setting.speech.admits:
            # A council's fault, or a partner's, in their own words.
            return Stance.ASSERTED
        return Stance.OPINION
    return Stance.ASSERTED


def of_announcement(clause: Clause, places: Places) -> Stance:
    """What a clause that ends in a colon makes of what it announces: "Ofsted wants three things: ..."."""
    for name, stance in (("recommend", Stance.RECOMMENDED), ("own-view", Stance.OPINION)):
        idle = places["not-advice"]
        if any(clause.start <= s and e <= clause.end and not inside((s, e), idle) for s, e in places[name]):
            return stance
    return Stance.ASSERTED


def of_matrix(clauses: list[Clause], places: Places) -> list[tuple[Span, Stance]]:
    """Stretches of a sentence that stand under words which deny, imagine or place elsewhere a whole statement.

    "Nobody suggested that visits are late and plans weak, but ..." denies all up to the contrast.
    """
    ends = {clause.part: clause.end for clause in clauses}
    found = []
    for name, stance in _MATRIX:
        for cue in places[name]:
            clause = clause_at(clauses, cue[0])
            at_head = cue[0] <= clauses[0].start + _HEAD_REACH and not inside(cue, places["placed-elsewhere"])
            if name != "matrix-elsewhere":
                found.append(((cue[0], ends[clause.part]), stance))
            elif at_head:
                # "Foster carers *across England* are in short supply."
                found.append(((clauses[0].start, ends[clause.part]), stance))
    negators = [*places["not"], *places["deficit"]]
    for name, stance in _UNLESS_DENIED:
        for cue in places[name]:
            if not any(negator[1] <= cue[0] <= negator[1] + _FAULT_NEGATION_REACH for negator in negators):
                clause = clause_at(clauses, cue[0])
                # Who acts is no part of what is acted on, though a wording may reach over both.
                start = clause.start if name == "matrix-handled" else cue[0]
                found.append(((start, ends[clause.part]), stance))
    found += [*_scopes(clauses, ends, places), *_found_before(clauses, places)]
    for name, stance in _OF_ALL_BEFORE:
        found += [((clauses[0].start, cue[0]), stance) for cue in places[name]]
    for name, closing, stance in _CLOSED_BY:
        for cue in places[name]:
            found += [((cue[0], ends_it[1]), stance) for ends_it in places[closing] if cue[1] <= ends_it[0]]
    return found


def _scopes(clauses: list[Clause], ends: dict[int, int], places: Places) -> list[tuple[Span, Stance]]:
    """What inspectors looked at, up to what they found: "they *looked at plans for children unable to go home*"."""
    stretches = []
    for cue in places["matrix-scope"]:
        clause = clause_at(clauses, cue[0])
        if cue[0] > clauses[0].start + _SCOPE_REACH or cue[1] in clause.commas:
            # "In the teams that they looked at, ..." tells where it was found.
            continue
        findings = [found[0] for found in places["scope-ends"] if found[0] >= cue[1]]
        stretches.append(((cue[0], min([*findings, ends[clause.part]])), Stance.IMAGINED))
    return stretches


def _found_before(clauses: list[Clause], places: Places) -> list[tuple[Span, Stance]]:
    """What an earlier inspection found: "*visits were found to be late at the last inspection*", unless it goes on;
    "Ofsted previously found that *visits were late*"."""
    stretches = []
    for cue in places["matrix-then"]:
        clause = clause_at(clauses, cue[0])
        if not _any(places, "goes-on-so", clause):
            stretches.append(((clause.start, cue[1]), Stance.EASED))
    ends = {clause.part: clause.end for clause in clauses}
    stretches += [((cue[1], ends[clause_at(clauses, cue[0]).part]), Stance.EASED) for cue in places["matrix-once"]]
    return stretches


def of_rarity(clauses: list[Clause], places: Places) -> list[Span]:
    """Stretches that tell of what hardly happens: "it is rare that *children wait too long*"."""
    if not places["seldom-that"]:
        return []
    ends = {clause.part: clause.end for clause in clauses}
    return [(cue[1], ends[clause_at(clauses, cue[0]).part]) for cue in places["seldom-that"]]


def of_clause(clause: Clause, places: Places, at: Span) -> Stance:
    """Advice, promise and imagination: cues in the clause before the candidate's words."""
    cued = places.may("past", "long-ago", "recommend", "promise", "hypothetical", "own-view")
    if not cued or _any(places, "presupposed", clause):
        return Stance.ASSERTED
    if _any(places, "past", clause) and places["now"]:
        return Stance.EASED
    ago = [cue for cue in places["long-ago"] if not inside(cue, places["made-long-ago"])]
    if any(clause.start <= cue[0] <= clause.start + _HEAD_REACH for cue in ago):
        return Stance.EASED
    idle = places["not-advice"]
    for name, stance in (
        ("recommend", Stance.RECOMMENDED),
        ("promise", Stance.PROMISED),
        ("hypothetical", Stance.IMAGINED),
        ("own-view", Stance.OPINION),
    ):
        cues = [cue for cue in places[name] if clause.start <= cue[0] and cue[1] <= clause.end]
        if cues and name in ("recommend", "promise"):
            granting = [one for one in places["granting"] if one[1] <= at[0]]
            cues = [cue for cue in cues if not any(cue[1] <= one[0] for one in granting)]
        if any(cue[0] < at[0] and not inside(cue, idle) for cue in cues):
            return stance
        # "Children could wait for months *if* caseloads rose" measures nothing that is so.
        if stance is Stance.IMAGINED and any(c[0] < at[1] for c in cues) and any(c[0] >= at[1] for c in cues):
            return stance
    return Stance.ASSERTED


def of_fault(clause: Clause, places: Places, spans: tuple[Span, ...]) -> Stance:
    """Negation and relief around a wording that is a failing by itself."""
    if not places.may("not", "reduce", "eased", "over", "fewer"):
        return Stance.ASSERTED
    own = [*spans]
    if _is_negated(clause, places, own):
        return Stance.NEGATED
    return Stance.EASED if _is_reduced(clause, places, own) or _is_over(clause, places, own) else Stance.ASSERTED


def _is_negated(clause: Clause, places: Places, own: list[Span]) -> bool:
    """Whether a negator stands before the words, or directly before one of them in a gap, or is none of its own
    ("not just seen")."""
    first = own[0][0]
    idle = places["not-a-negation"]
    deficits = places["deficit"]
    negators = places["not"]
    if any(inside(span, [*idle, *places["spared"]]) for span in own):
        return True
    if any(one[0] < first < one[1] for one in idle):
        # The words begin within what nobody does or suffers: "do *not duplicate* the work of others".
        return True
    if _is_disproved(clause, places, own):
        return True
    idle = [*idle, *places["lacking"], *_denials_of_praise(negators, clause, places)]
    for cue in negators:
        if _overlaps(cue, own) or inside(cue, [*idle, *deficits]) or cue in idle or is_half(cue, own, places):
            continue
        if _is_granted(cue, first, places):
            continue
        denies = _denies_subject(cue, clause, places) or cue in places["denied-state"]
        if not denies and (_is_of_another_verb(cue, own[0], clause, negators) or _is_of_relief(cue, first, places)):
            continue
        reach = _SUBJECT_REACH if denies else _FAULT_NEGATION_REACH
        goes_on = _behind_aside(cue, clause)
        reaches = clause.start <= cue[0] and cue[1] <= first <= goes_on + reach
        if reaches and (denies or not _parted(cue, first, clause)):
            return True
        behind_verb = cue[0] - 1 in clause.verbs
        behind = [after[0] for before, after in pairwise(own) if before[1] <= cue[0] and cue[1] <= after[0]]
        beside = any(at <= goes_on + 1 and not _parted(cue, at, clause) for at in behind)
        if beside or (behind_verb and any(_reaches(cue, after, clause) for after in behind)):
            return True
        # "Homeless teenagers are helped and *none had been* placed *in hotels*": of nobody, however far.
        nobody = cue[1] in clause.verbs and not behind_verb
        if nobody and any(after <= cue[1] + _SUBJECT_REACH and not _parted(cue, after, clause) for after in behind):
            return True
    return False


def _reaches(cue: Span, after: int, clause: Clause) -> bool:
    """Whether a denied verb reaches a word of the wording, with no other verb or comma between: "are *never* placed
    *in hotels*"."""
    near = after <= cue[1] + _GAP_REACH
    return near and not _parted(cue, after, clause) and not any(cue[1] <= verb < after for verb in clause.verbs)


def _parted(cue: Span, first: int, clause: Clause) -> bool:
    """Whether a comma ends what the negator denies: "risks *not* managed, and views ignored", "nurses, of whom there
    are too *few*, miss meetings"; not an aside."""
    goes_on = _behind_aside(cue, clause)
    return any(goes_on <= comma < first for comma in clause.commas)


def _behind_aside(cue: Span, clause: Clause) -> int:
    """Where a denial goes on: behind an aside between commas, "plans are *not*, in the main, *closed* too early"."""
    closing = next((comma for comma in clause.commas if cue[1] < comma <= cue[1] + _ASIDE), None)
    return cue[1] if closing is None or cue[1] not in clause.commas else closing + 1


def _is_of_another_verb(cue: Span, own: Span, clause: Clause, negators: list[Span]) -> bool:
    """Whether a verb between parts a negator from words that begin with one of their own: "files carry *no* reason and
    are *not* checked"."""
    if cue[0] == clause.denied:
        return False
    return any(cue[1] <= verb < own[0] for verb in clause.verbs) and any(
        own[0] <= negator[0] < own[1] for negator in negators
    )


def _is_of_relief(cue: Span, first: int, places: Places) -> bool:
    """Whether it is the relief that a negator denies: "have *not* reduced the variability of assessments"."""
    idle = places["no-relief"]
    return any(cue[1] <= relief[0] and relief[1] <= first and not inside(relief, idle) for relief in places["reduce"])


def _is_granted(cue: Span, first: int, places: Places) -> bool:
    """Whether the negator is of a verb that grants what follows: "managers did *not* know that plans were late"."""
    return any(one[0] <= cue[0] and cue[1] <= one[1] <= first for one in places["factive"])


def _is_disproved(clause: Clause, places: Places, own: list[Span]) -> bool:
    """Whether the words, or a weakness that they reach over, are what there is no evidence of."""
    no_evidence = [cue for cue in places["no-evidence"] if clause.start <= cue[0] and cue[1] <= clause.end]
    if not no_evidence:
        return False
    barrier = [*places["virtue"], *places["reduce"]]
    if not _overlaps(no_evidence[0], own):
        return disproves(no_evidence, own[0], barrier)
    return any(
        disproves(no_evidence, span, barrier)
        for span in places["deficit"]
        if span[1] <= clause.end and not _overlaps(span, own)
    )


def _denials_of_praise(negators: list[Span], clause: Clause, places: Places) -> list[Span]:
    """The two negators of praise that is itself denied: "is *not* secured *without* delay"."""
    return [
        cue
        for praise in places["virtue"]
        for within in negators
        if praise[0] <= within[0] and within[1] < praise[1]
        for denial in negators
        if clause.start <= denial[0]
        and denial[1] <= praise[0] <= denial[1] + _DENIED_PRAISE_REACH
        and not _parted(denial, praise[0], clause)
        for cue in (within, denial)
    ]


def _is_reduced(clause: Clause, places: Places, own: list[Span]) -> bool:
    """Whether the words are made smaller or kept away: "to prevent drift", "have had fewer changes of worker"."""
    first = own[0][0]
    fewer = places["fewer"]
    if any(
        before[1] <= cue[0] and cue[1] <= after[0] <= cue[1] + 1 for before, after in pairwise(own) for cue in fewer
    ):
        return True
    idle = [*places["presupposed"], *places["no-relief"]]
    return any(
        not _overlaps(cue, own)
        and not inside(cue, idle)
        and clause.start <= cue[0]
        and cue[1] <= first <= cue[1] + _FAULT_RELIEF_REACH
        and not _denied(cue, places, clause, own)
        and not _is_of_the_topic(cue, own, clause, places)
        and not any(cue[1] <= verb < first for verb in clause.verbs)
        # "Told to improve *after inspectors found* serious failings": what they found is what is to be improved.
        and not any(cue[1] <= granted[0] and granted[1] <= first for granted in places["granting"])
        for cue in places["reduce"]
    )


def _is_of_the_topic(cue: Span, own: list[Span], clause: Clause, places: Places) -> bool:
    """Whether what is to be put right is a topic, and not what is said of it: "work to tackle *neglect is weak*"."""
    towards = cue[0] - 1 in clause.infinitives or inside(cue, places["work-on"])
    return towards and any(own[0][0] < verb < own[0][1] for verb in clause.verbs)


def _is_over(clause: Clause, places: Places, own: list[Span]) -> bool:
    """Whether the clause says that the weakness has lessened or ended: "delays have reduced", "no longer delayed"."""
    first, last = own[0][0], own[-1][1]
    worse = [*places["deficit"], *places["no-relief"]]
    likewise = [link for link in places["likewise"] if link[1] <= first <= link[1] + _LIKEWISE_REACH]
    for name in ("eased", "over"):
        for cue in places[name]:
            if inside(cue, worse) or _overlaps(cue, own):
                continue
            if _denied(cue, places, clause, own) or cue[0] - 1 in clause.infinitives:
                continue
            if any(last <= opener < cue[0] for opener in clause.opened):
                # "Partners stay away *when risks have been reduced*": the relief is of another thing.
                continue
            if any(before[1] <= cue[0] and cue[1] <= after[0] for before, after in pairwise(own)):
                return True
            opening = next((comma for comma in clause.commas if last <= comma < cue[0] - 1), None)
            resumed = cue[0] - 1 in clause.commas and opening is not None
            reach = _OVER_INSERTION if resumed or _is_said_of(cue, last, clause) else _OVER_REACH
            if resumed and opening is not None and opening <= last + _OVER_REACH:
                # However long the insertion: "weaknesses in visiting, which ..., *have been dealt with*".
                reach = cue[0] - last
            if cue[1] <= clause.end and last <= cue[0] <= last + reach and not _is_aim(cue, last, places):
                return True
            if any(cue[1] <= link[0] <= cue[1] + _OVER_REACH for link in likewise):
                return True
            if name == "over" and clause.start <= cue[0] and cue[1] <= first <= cue[1] + _RELIEF_BEFORE_REACH:
                return True
    return False


def _is_said_of(cue: Span, after: int, clause: Clause) -> bool:
    """Whether a relief is the first that is said of a subject, however long this is: "*delays* by the team in the
    spring *have since been resolved*"."""
    verbs = [verb for verb in clause.verbs if after <= verb < cue[0]]
    return (
        bool(verbs)
        and verbs[-1] - verbs[0] <= _VERB_GROUP
        and cue[0] - verbs[-1] <= _OVER_ADVERB
        and not any(after <= at < verbs[0] for at in (*clause.commas, *clause.depending))
    )


def _is_aim(cue: Span, after: int, places: Places) -> bool:
    """Whether the relief is what should come about: "delay in ensuring that needs are addressed"."""
    return any(after <= aim[0] and aim[1] <= cue[0] for aim in places["aim"])


def _denies_subject(cue: Span, clause: Clause, places: Places) -> bool:
    """Whether the subject is denied, which holds for the whole clause: "no children ...", "few families ..."."""
    if any(verb < cue[0] for verb in clause.verbs):
        return False
    if cue in places["nothing"]:
        return cue[0] == clause.start and any(verb >= cue[1] for verb in clause.verbs)
    if cue not in places["none-of"]:
        return False
    subjects = (span for name in _DENIABLE for span in places[name])
    return any(cue[1] <= span[0] <= cue[1] + 2 and not _parted(cue, span[0], clause) for span in subjects)


def _denied(cue: Span, places: Places, clause: Clause, own: list[Span]) -> bool:
    """Whether a relief is itself negated: "has not reduced drift", "too little to prevent"."""
    cues = [c for name in ("not", "deficit") for c in places[name] if not _overlaps(c, [cue, *own])]
    if any(c[1] <= cue[0] <= c[1] + 1 for c in places["not"] if _overlaps(c, own)):
        # The denial is of the wording itself: "weaknesses found in May have *not* been addressed".
        return True
    return any(clause.start <= c[0] and c[1] <= cue[0] <= c[1] + 4 for c in cues) or inside(cue, cues)


def _any(places: Places, name: str, clause: Clause) -> bool:
    return any(clause.start <= s and e <= clause.end for s, e in places[name])


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < o[1] and o[0] < span[1] for o in others)
