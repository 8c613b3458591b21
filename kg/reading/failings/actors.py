"""Which clauses tell what a partner did: "West Midlands Police does not always tell ..." is the force's own fault.

Whoever acts is the subject of an active verb. "Doctors are not invited" and "police were not told" tell of what others
left undone, "CAMHS queues" of a thing, "work with the police" of no act of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.reading.failings.clauses import FINITE, Clause
from kg.reading.failings.lexicon import Places
from kg.reading.vocabulary import Span

_LEADING = 5
"""How many words of time, place or name may stand before the one who acts: "Too often, West Yorkshire Police ..."."""
_INSERTED = 9
"""How many words of whose staff they are may stand between subject and verb."""
_NAMED_AFTER = 14
"""How many words the name of their employer may have: "employed by Derbyshire Community Health ... Trust"."""
_BE = frozenset({"is", "are", "was", "were", "been", "being", "be", "'re"})
_AUXILIARY = _BE | {"has", "have", "had", "n't", "not"}
_BETWEEN = frozenset(
    {"not", "n't", "always", "often", "too", "also", "still", "never", "rarely", "sometimes", "routinely", "usually",
     "generally", "been", "being", "only", "consistently", "yet", "all", "just", "simply", "then", "frequently"}
)  # fmt: skip
_OBJECT_OF = frozenset(
    {"by", "with", "to", "from", "for", "of", "between", "in", "at", "than", "as", "asking", "tell", "telling", "told",
     "asks", "asked", "inviting", "involving", "calling", "about", "on"}
)  # fmt: skip
"""Before a body that is no subject."""
_OF_OBJECT = frozenset({"the", "local", "west", "south", "some", "many", "most", "other", "all", "their", "its"})
"""Between such a word and the body."""
_SAYING = frozenset(
    {
        "said",
        "says",
        "say",
        "found",
        "finds",
        "noted",
        "notes",
        "reported",
        "warned",
        "warns",
        "stated",
        "states",
        "adds",
        "added",
        "complained",
        "heard",
    }
)
"""Before a "that" which opens what is said, and not whom or what the body did something to."""
_ACTS = frozenset(
    {"sent", "sat", "sit", "sits", "held", "took", "take", "takes", "left", "leave", "kept", "keep", "keeps", "came",
     "come", "gave", "give", "gives", "send", "sends", "share", "shares", "rarely", "seldom", "often", "sometimes",
     "too", "also", "still", "never", "fail", "fails", "attend", "attends", "made", "make", "makes", "saw", "treat",
     "treats", "wait", "waits", "spent", "pass", "passes", "refer", "refers", "close", "closes", "respond", "responds",
     "miss", "misses", "tend", "tends", "see", "sees", "record", "records", "let", "put", "went", "go", "stay",
     "stayed"}
)  # fmt: skip


def partner_acts(clause: Clause, places: Places, forms: Sequence[str], offset: int) -> Span | None:
    """The partner who is the subject of an active verb in this clause, or is blamed there; None where there is none.

    ``forms`` are the sentence's lower-case tokens, of which the first is the document's token ``offset``.
    """
    for body in places["acting-body"]:
        if not (clause.start <= body[0] <= clause.start + _LEADING and body[1] < clause.end):
            continue
        before = forms[clause.start - offset : body[0] - offset]
        if any(form in FINITE for form in before) or (before and before[-1] in _OBJECT_OF):
            continue
        if before[-1:] in (["and"], ["or"]) and not _OBJECT_OF.isdisjoint(before[1:]):
            # "Calls from schools and *doctors* sat unread".
            continue
        if before[-1:] == ["that"] and before[-2:-1] and before[-2] not in _SAYING:
            continue
        if before[-2:-1] and before[-2] in _OBJECT_OF and before[-1] in _OF_OBJECT:
            continue
        if _is_active(forms[body[1] - offset : clause.end - offset]):
            return body
    return None


def _is_active(behind: Sequence[str]) -> bool:
    """Whether the words behind a subject begin with a verb that it does, after whose they are ("from the trust")."""
    if not behind:
        return False
    if behind[1:2] == ["by"] and (behind[0].endswith("ed") or behind[0] in ("run", "led", "paid", "sent")):
        # "School nurses employed by the trust were rarely invited": whose they are, and no verb of theirs.
        verb = next((at for at, form in enumerate(behind[: _NAMED_AFTER + 1]) if form in FINITE), None)
        if verb is None:
            return False
        behind = behind[verb:]
    elif behind[0] in ("from", "at", "in", ",", "and", "who", "which", "(", "working", "across"):
        verb = next((at for at, form in enumerate(behind[: _INSERTED + 1]) if form in FINITE), None)
        if verb is None:
            return False
        behind = behind[verb:]
    first = behind[0]
    if first in _ACTS or (first.endswith("ed") and len(first) > 4):
        return True
    if first not in FINITE:
        return False
    auxiliaries = [*takewhile(lambda form: form in _AUXILIARY or form in _BETWEEN, behind)]
    verb_form = behind[len(auxiliaries)] if len(auxiliaries) < len(behind) else ""
    if not _BE.isdisjoint(auxiliaries):
        return verb_form in (
            "criticised",
            "blamed",
            "faulted",
            "slow",
            "reluctant",
            "unwilling",
            "late",
            "absent",
            "quick",
        )
    return True
