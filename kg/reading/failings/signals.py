"""What the words of weakness, praise and negation in a clause come to, each after its negation.

"not robust" is weakness, "no delay" is praise, "few delays" is praise, "too few" is weakness;
"has reduced delays" is neither: something was wrong, and is being put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.reading.failings.clauses import Clause
from kg.reading.failings.lexicon import Places
from kg.reading.vocabulary import Span

WEIGHING = ("deficit", "virtue", "not", "presupposed", "announces-weak")
"""The classes that make a topic good or bad."""
_WEAKENING = ("deficit", "not", "presupposed", "unproven", "wanting", "opens-list", "announces-weak")
"""The classes without which no topic is bad, but for the words of weakness that only its pattern has."""
NEGATED_DEFICIT_REACH = 3
NEGATED_VIRTUE_REACH = 6
DENIED_SUBJECT_REACH = 8
"""How far a denied subject reaches: "no assessments were found to be inadequate"."""
REDUCER_REACH = 5
SUBJECT_REACH = 4
"""How far a bare negation may stand behind its topic: "plans are all too often not ..."."""
UNPROVEN_REACH = 12
"""How far what is not shown, or not true of all, reaches: "does not show that visits are purposeful"."""
COORDINATED_REACH = 2
"""How far on denied praise denies the next: "not regular and sufficiently reflective"."""
OBJECT_REACH = 5
"""How far before it: "does not yet have a clear strategy"."""
PREDICATE_REACH = 20
"""How far behind its topic the verb may stand that tells of it, where praise stands between."""
LISTED_REACH = 24
"""How far a word of weakness reaches over a list that it opens."""
NO_EVIDENCE_REACH = 9
"""How far it reaches that there is no evidence: "no evidence that caseloads are (or were then) too high"."""


class Signal(NamedTuple):
    """One word of weakness or praise, or a bare negation, with what it comes to."""

    start: int
    end: int
    bad: bool
    """Weakness after negation is taken into account; False is praise."""
    how: str
    """``deficit``, ``virtue``, ``negated virtue``, ``negated deficit``, ``negation``."""


def inside(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span lies within another, longer one."""
    return any(o[0] <= span[0] and span[1] <= o[1] and o != span for o in others)


def may_weaken(places: Places) -> bool:
    """Whether a sentence has words that make any topic bad; False is certain."""
    return places.may(*_WEAKENING) and any(places[name] for name in _WEAKENING)


def weigh(
    clause: Clause, places: Places, own_deficits: Sequence[Span] = (), own_virtues: Sequence[Span] = ()
) -> list[Signal]:
    """The signals of one clause in order; ``own_*`` are those that a single pattern adds."""

    if not (own_deficits or own_virtues or places.may(*WEIGHING)):
        return []
    presupposed = _within(clause, places["presupposed"])
    deficits = _within(clause, places["deficit"], own_deficits)
    virtues = _within(clause, places["virtue"], own_virtues)
    negators = _within(clause, places["not"])
    if not (presupposed or deficits or virtues or negators):
        return []
    no_deficits = _within(clause, places["not-a-deficit"])
    presupposed = [p for p in presupposed if not inside(p, no_deficits)]
    deficits = [*(d for d in deficits if d not in no_deficits and not inside(d, no_deficits)), *presupposed]
    idle = _within(clause, places["not-a-negation"], places["lacking"])
    # What nobody is subjected to is no weakness: "are *never blamed*".
    deficits = [d for d in deficits if not inside(d, idle)]
    negators = [n for n in negators if not inside(n, [*deficits, *idle]) and n not in idle]
    negators = [n for n in negators if not inside(n, [*negators, *virtues])]
    no_relief = places["no-relief"]
    reducers = [r for r in _within(clause, places["reduce"]) if not inside(r, no_relief)]
    deficits = [d for d in deficits if not inside(d, deficits) and not _is_denied_within(d, virtues, places["not"])]
    virtues = [v for v in virtues if not inside(v, [*virtues, *deficits, *places["not-a-virtue"]])]
    commas = [(comma, comma + 1) for comma in clause.commas]
    verbs = [(verb, verb + 1) for verb in clause.verbs]
    deniers = places["none-of"]
    over = [*places["over"], *places["denied-state"]]
    signals: list[Signal] = []
    used: set[Span] = set()
    no_evidence = _within(clause, places["no-evidence"])
    disproved = [d for d in deficits if disproves(no_evidence, d, [*virtues, *reducers])]
    proofs = [proof for proof in no_evidence if any(disproves([proof], d, [*virtues, *reducers]) for d in disproved)]
    factive = _within(clause, places["factive"])
    too_few = places["too-few"]
    for span in deficits:
        if span in proofs or inside(span, proofs):
            continue
        if span in disproved or inside(span, negators):
            signals.append(Signal(span[0], span[1], False, "negated deficit"))
            continue
        granting = [f for f in factive if f[1] <= span[0]]
        denying = [n for n in negators if not inside(n, granting) and n not in too_few]
        negator = _before(denying, span, NEGATED_DEFICIT_REACH, virtues) or _before(
            [n for n in denying if n in deniers and n[0] <= clause.start + 2], span, DENIED_SUBJECT_REACH, virtues
        )
        if negator is not None and is_half(negator, [span], places):
            negator = None
        if negator is not None and any(negator[1] <= r[0] and r[1] <= span[0] for r in reducers):
            # What is denied is the relief: "has not tackled the variability of practice".
            used.add(negator)
            signals.append(Signal(span[0], span[1], True, "deficit"))
            continue
        if negator is not None:
            used.add(negator)
            signals.append(Signal(negator[0], span[1], False, "negated deficit"))
        elif _before(reducers, span, REDUCER_REACH, barrier=[(verb, verb) for verb in clause.verbs]) is None:
            signals.append(Signal(span[0], span[1], True, "deficit"))
    wanting = _within(clause, places["wanting"]) if virtues else []
    unproven = _within(clause, places["unproven"]) if virtues else []
    denials = [d for d in deficits if any(d[0] <= n[0] and n[1] <= d[1] for n in places["not"])] if virtues else []
    denied: Span | None = None
    for span in virtues if not presupposed else []:
        negator = _before(negators, span, NEGATED_VIRTUE_REACH, barrier=[*deficits, *commas])
        if negator is not None:
            used.add(negator)
        negator = negator or _before(wanting, span, NEGATED_VIRTUE_REACH, barrier=[*commas, *verbs])
        negator = negator or _before(denials, span, NEGATED_VIRTUE_REACH, barrier=[*commas, *verbs])
        negator = negator or _before(unproven, span, UNPROVEN_REACH, barrier=[*commas, *deficits])
        if negator is None and denied is not None:
            negator = _before([denied], span, COORDINATED_REACH, barrier=[*deficits, *verbs])
        denied = span if negator is not None else None
        if negator is not None:
            signals.append(Signal(negator[0], span[1], True, "negated virtue"))
        else:
            signals.append(Signal(span[0], span[1], False, "virtue"))
    for negator in negators:
        if negator not in used and negator not in over and not inside(negator, proofs):
            signals.append(Signal(negator[0], negator[1], True, "negation"))
    # "rarely" is a weakness by itself ("rarely reviewed") and none where it has denied one ("rarely poor").
    signals = [s for s in signals if s.how != "deficit" or (s.start, s.end) not in used]
    signals.sort(key=lambda s: (s.start, s.end, s.how))
    return signals


def _is_denied_within(span: Span, virtues: Sequence[Span], negators: Sequence[Span]) -> bool:
    """Whether words of praise hold a weakness and what denies it: "*rarely lack* analysis"."""
    return any(
        inside(span, [virtue]) and any(inside(n, [virtue]) and not inside(n, [span]) for n in negators)
        for virtue in virtues
    )


def is_half(negator: Span, own: Iterable[Span], places: Places) -> bool:
    """Whether a negator is one half of a denial whose other half is within the words: "*neither* plans *nor*"."""
    if negator not in places["neither"]:
        return False
    return any(span[0] <= nor[0] and nor[1] <= span[1] for span in own for nor in places["nor"])


def disproves(no_evidence: Sequence[Span], span: Span, barrier: Sequence[Span]) -> bool:
    """Whether a weakness is what there is no evidence of; that praise or relief stands between says that there is:
    "no evidence that weak practice is challenged", "no evidence of effective work where parents are unreliable"."""
    return _before(list(no_evidence), span, NO_EVIDENCE_REACH, list(barrier)) is not None


def _within(clause: Clause, spans: list[Span], own: Sequence[Span] = ()) -> list[Span]:
    """Those of the spans, and of those that a single pattern adds, that lie in the clause, in order."""
    if own:
        spans = sorted({*spans, *own})
    return [span for span in spans if clause.start <= span[0] and span[1] <= clause.end]


def _before(cues: list[Span], span: Span, reach: int, barrier: list[Span]) -> Span | None:
    """The nearest cue that ends at most ``reach`` words before the span, with no barrier between."""
    best = None
    for cue in cues:
        if cue[1] <= span[0] <= cue[1] + reach and not any(cue[1] <= b[0] and b[1] <= span[0] for b in barrier):
            best = cue
    return best


def signal_of(
    signals: list[Signal],
    topic: Span,
    reach: int,
    verbs: Sequence[int] = (),
    absent: Sequence[Span] = (),
    commas: Sequence[int] = (),
    depending: Sequence[int] = (),
) -> Signal | None:
    """What is said of the topic: the nearest signal, but the verb's denial where that is only an adjective.

    "Effective oversight is not in place" speaks of no effective oversight, and so does "... is missing": ``absent``.
    """
    first = (
        nearest(signals, topic, reach)
        or _after_insertion(signals, topic, reach, verbs, commas)
        or _of_long_subject(signals, topic, verbs, commas, depending)
    )
    if first is None or first.bad:
        return first
    verb = next((verb for verb in verbs if verb >= topic[1]), None)
    if first.start >= topic[1]:
        return _of_predicate(signals, first, topic[1], verb, commas, depending) or first
    if first.end > topic[0]:
        return first
    if first.end == topic[0] and verb is not None and not any(topic[1] <= comma < verb for comma in commas):
        # "Robust scrutiny of services *is underdeveloped*": what should be robust.
        told = next((s for s in signals if s.bad and s.how == "deficit" and verb <= s.start <= verb + 2), None)
        if told is not None and verb - topic[1] <= SUBJECT_REACH + OBJECT_REACH:
            return told
    behind = (s for s in signals if s.bad and topic[1] <= s.start <= topic[1] + reach)
    denials = (
        s
        for s in behind
        if s.start in verbs or (s.start - 1 in verbs and (s.how != "deficit" or (s.start, s.end) in absent))
    )
    return next(denials, first)


def _of_predicate(
    signals: list[Signal],
    praise: Signal,
    after: int,
    verb: int | None,
    commas: Sequence[int],
    depending: Sequence[int],
) -> Signal | None:
    """What the verb says where praise stands before it, in what tells more of the topic: "capacity to respond *well*
    to concerns *is insufficient*", "for care leavers, *persistent* efforts *are rarely made*".

    Not where the verb tells of another thing: "scrutiny *focused* on areas that most *need attention*".
    """
    if verb is None or verb < praise.end or verb - after > PREDICATE_REACH:
        return None
    if any(praise.end <= comma < verb for comma in commas) or any(after <= word < verb for word in depending):
        return None
    return next((s for s in signals if s.bad and s.how != "negation" and verb <= s.start <= verb + 2), None)


def _after_insertion(
    signals: list[Signal], topic: Span, reach: int, verbs: Sequence[int], commas: Sequence[int]
) -> Signal | None:
    """What the verb behind an insertion says: "joint work, above all between the council and the police, *is weak*"."""
    opening = next((comma for comma in commas if topic[1] <= comma <= topic[1] + OBJECT_REACH), None)
    if opening is None:
        return None
    verb = next((verb for verb in verbs if verb > opening), None)
    if verb is None or verb - 1 not in commas or verb - 1 == opening:
        return None
    behind = [signal for signal in signals if signal.start >= verb]
    return nearest(behind, (verb, verb + 1), SUBJECT_REACH)


def _of_long_subject(
    signals: list[Signal], topic: Span, verbs: Sequence[int], commas: Sequence[int], depending: Sequence[int]
) -> Signal | None:
    """What its verb says right behind itself, where more than words of weakness reach across tells which of a thing
    are meant: "*plans* for a small number of children in long-term foster care *were out of date*"."""
    verb = next(iter(verbs), None)
    if verb is None or not topic[1] <= verb <= topic[1] + PREDICATE_REACH:
        return None
    if any(topic[1] <= word < verb for word in (*commas, *depending)):
        return None
    return next((s for s in signals if verb <= s.start <= verb + (1 if s.how == "negation" else 2)), None)


def listed_under(openings: Sequence[Span], topic: Span, verbs: Sequence[int], commas: Sequence[int]) -> Signal | None:
    """The words that open a list of weaknesses, of which the topic is one: "*weaknesses in* the recording of cases,
    life-story work and management oversight"."""
    for start, end in openings:
        in_list = end <= topic[0] <= end + LISTED_REACH and any(end <= comma < topic[0] for comma in commas)
        if in_list and not any(end <= verb <= topic[0] for verb in verbs):
            return Signal(start, end, True, "deficit")
    return None


def nearest(signals: list[Signal], topic: Span, reach: int) -> Signal | None:
    """The signal that is nearest to the topic; ties go to what follows."""
    best: tuple[int, int, Signal] | None = None
    for signal in signals:
        if topic[0] <= signal.start and signal.end <= topic[1]:
            continue
        if signal.start < topic[1] and signal.end > topic[0]:
            distance = 0
        elif signal.start >= topic[1]:
            distance = signal.start - topic[1]
        else:
            distance = topic[0] - signal.end
        if distance > _reach(signal, topic, reach):
            continue
        rank = (distance, 0 if signal.start >= topic[0] else 1)
        if best is None or rank < best[:2]:
            best = (*rank, signal)
    return best[2] if best else None


def _reach(signal: Signal, topic: Span, reach: int) -> int:
    """A word of weakness reaches far; a bare negation only what it is said of, its subject or object."""
    if signal.how != "negation":
        return reach
    return min(reach, SUBJECT_REACH if signal.start >= topic[1] else OBJECT_REACH)
