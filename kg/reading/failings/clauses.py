"""Where one statement of a sentence ends and the next begins.

Inspectors put praise and criticism into one sentence ("mostly swift, however joint enquiries are
not always started"). A *hard* boundary stands at a contrast or a semicolon; a *soft* one where a
new verb begins after "and", or at a subordinate's comma. Words of weakness reach across neither;
a wording of the vocabulary may stretch across a soft one.
"""

from __future__ import annotations

from dataclasses import dataclass

_CONTRAST = frozenset(
    {"but", "however", "although", "though", "whereas", "whilst", "while", "yet", "albeit", "nevertheless",
     "nonetheless", "despite", "notwithstanding", "except", "conversely"}
)  # fmt: skip
_LEADING = frozenset(
    {"although", "though", "while", "whilst", "despite", "notwithstanding", "when", "where", "if", "once", "since",
     "because", "as", "until", "after", "before", "following", "whereas"}
)  # fmt: skip
_LINKS = frozenset({"which", "who", "because", "where", "when", "leaving", "meaning", "leading", "resulting", "causing",
                    "so", "with"})
_VERBS = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can", "cannot", "could",
     "will", "would", "may", "might", "must", "should", "remain", "remains", "remained", "lack", "lacks", "lacked",
     "fail", "fails", "failed", "need", "needs", "n't", "ca", "wo"}
)  # fmt: skip
_CONNECTIVES = _CONTRAST | {"and", "or", ",", "which", "who", "that", "so", ";", " - ", "—", "–"}
_GOES_ON = frozenset(
    {"not", "often", "too", "rarely", "sometimes", "always", "never", "seldom", "still", "also", "they", "it", "this", "these",
     "frequently", "usually", "generally", "many", "most", "some", "few", "not", "only", "without", "insufficiently"}
)  # fmt: skip
_STOPS = frozenset({";", "—", "–", " - ", "--"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Token positions of one statement; ``part`` numbers the stretch between hard boundaries."""

    start: int
    end: int
    part: int
    commas: tuple[int, ...] = ()
    """Positions of its commas: a negation does not reach across one."""
    bare: bool = False
    """It has no subject of its own ("but not always reviewed"), so it goes on about the last one."""


def split_clauses(forms: list[str], offset: int) -> list[Clause]:
    """Cut one sentence, given as lower-case tokens from position ``offset``, into clauses.

    A hyphen with space around it is given as ``" - "``.
    """
    cuts: dict[int, bool] = {}
    size = len(forms)
    if size and forms[0] in _LEADING:
        comma = _first_comma(forms)
        if comma is not None:
            cuts[comma + 1] = True
    for i, form in enumerate(forms):
        if i == 0:
            continue
        if form in _STOPS:
            cuts[i + 1] = True
        elif form in _CONTRAST and not (form == "yet" and (forms[i - 1] in ("not", "has", "have", "is", "are", "as", "n't")
                                                          or (i + 1 < size and forms[i + 1] == "to"))):
            cuts[i] = True
            if form == "though" and forms[i - 1] == "even":
                cuts.pop(i)
                cuts[i - 1] = True
        elif form == "," and i + 1 < size and forms[i + 1] in _LINKS:
            cuts.setdefault(i, False)
        elif form in ("and", "or", ",") and i + 1 not in cuts and _verb_follows(forms, i + 1):
            cuts.setdefault(i, False)
    clauses: list[Clause] = []
    begin, part = 0, 0
    for cut in sorted(c for c in cuts if c < size):
        if cut > begin:
            clauses.append(_clause(forms, begin, cut, offset, part))
            begin = cut
        part += cuts[cut]
    clauses.append(_clause(forms, begin, size, offset, part))
    return clauses


def _clause(forms: list[str], begin: int, end: int, offset: int, part: int) -> Clause:
    commas = tuple(offset + i for i in range(begin, end) if forms[i] == ",")
    opening = next((form for form in forms[begin:end] if form not in _CONNECTIVES), "")
    return Clause(offset + begin, offset + end, part, commas, opening in _VERBS or opening in _GOES_ON)


def _first_comma(forms: list[str]) -> int | None:
    for i, form in enumerate(forms):
        if form == "," and i >= 3:
            return i
    return None


def _verb_follows(forms: list[str], start: int) -> bool:
    """Whether a finite verb stands within the next few words, so that a new statement begins."""
    window = forms[start : start + 5]
    if not window or window[0] in _VERBS:
        return bool(window)
    return any(form in _VERBS for form in window[1:]) and "," not in window
