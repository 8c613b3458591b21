"""The words of page furniture, ready for matching: ``ontology/patterns/furniture.yaml`` compiled once.

A wording is found through the first word of the line, so that a line costs one look-up however many wordings there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.errors import OntologyError
from kg.ontology import Ontology, made_once
from kg.reading.expressions import any_of

FILE = "patterns/furniture.yaml"


CIRCULAR = re.compile(
    r"\W*dear (?:\w+ ){0,3}(?:colleagues?|residents?|parents?|families|carers|readers?|friends|everyone|all|members|"
    r"staff|editor)\b",
    re.IGNORECASE,
)
""" "Dear colleagues": no letter to those who run services."""


class Cue(StrEnum):
    """What the words of a line, alone, say that the line is."""

    LINE = "line"
    """Furniture; says nothing about the lines around it."""
    TEASERS = "teasers"
    """Opens a list of other stories, after which the article may go on."""
    PAGE_END = "page-end"
    """Opens a list of other stories with which a page usually ends."""
    COMMENTS = "comments"
    """Opens what readers wrote."""
    RESUMES = "resumes"
    """Says that the story goes on."""
    WALL = "wall"
    """Asks to register or to pay for the rest of the story."""
    CAPTION = "caption"
    """A picture's caption or credit."""
    REPORT = "report"
    """An opening line of an inspection report."""
    LETTER = "letter"
    """The salutation of a letter."""


_EDGE = " \t\"'“”‘’«»([{<*•·‣▪–—_`|>-☰≡"
_KEY = re.compile(r"[\w'&]+|\S")
_SPACES = re.compile(r"\s+")
_CAPTION_EDGE = " .)]*_"
_NOTICE = 400
"""Words behind so many letters do not make a line furniture: a page whose line ends were lost is one line, and may
end with "sign up to our newsletter"."""
_AMOUNT = r"£ ?\d[\d,]*(?:\.\d\d)?k?"
_TEASER_GAP = r"(?:[*_\]]*\s*[:|>»][*_]*|\s+[–—-])\s*\S"


def plain(line: str) -> str:
    """A line as wordings are compared: lower case, straight apostrophes, single spaces, no leading marks."""
    low = line.lstrip(_EDGE).lower().replace("’", "'").replace("‘", "'")
    return _SPACES.sub(" ", low) if "  " in low or "\t" in low or "\n" in low or "\xa0" in low else low


def key_of(line: str) -> str:
    """The word under which a wording or a plain line is filed: its first, ``#`` for any number."""
    match = _KEY.match(line)
    word = match.group() if match else ""
    return "#" if word.isdigit() else word


def _expression(wording: str) -> str:
    parts: list[str] = []
    for token in plain(wording).split(" "):
        if token == "...":
            parts.append(".{0,80}?")
            continue
        options = [re.escape(option).replace(r"\#", r"\d[\d,.]*") for option in token.split("|")]
        parts.append(options[0] if len(options) == 1 else f"(?:{'|'.join(options)})")
    return " ".join(parts) + r"(?!\w)"


class _Index:
    """Wordings filed by first word, each with what it means; the first that fits wins."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[tuple[re.Pattern[str], Cue]]] = {}

    def add(self, wordings: tuple[str, ...], cue: Cue, *, tail: str = "") -> None:
        """File these wordings; ``tail`` is what must follow."""
        for wording in wordings:
            pattern = re.compile(_expression(wording) + tail)
            for key in dict.fromkeys(key_of(first) for first in plain(wording).split(" ")[0].split("|")):
                self._by_key.setdefault(key, []).append((pattern, cue))

    def find(self, line: str, key: str) -> Cue | None:
        """What the plain line begins with, or None."""
        for pattern, cue in self._by_key.get(key, ()):
            if pattern.match(line):
                return cue
        return None


@dataclass(frozen=True, slots=True)
class Furniture:
    """The compiled vocabulary."""

    words: Mapping[str, tuple[str, ...]]
    """The lists of the file by name, in plain form."""
    _alone: _Index
    _starts: _Index
    _contains: tuple[str, ...]
    _buttons: frozenset[str]
    _caption_label: re.Pattern[str]
    _caption_ends: tuple[str, ...]
    _grade_end: re.Pattern[str]
    _definitions: _Index
    _menu_row: re.Pattern[str]
    _pay: re.Pattern[str]

    def defines_grade(self, line: str) -> bool:
        """Whether a plain line begins as the paragraphs of reports do that say what a grade means."""
        return self._definitions.find(line, key_of(line)) is not None

    def cue(self, line: str) -> Cue | None:
        """What the words of a line say that it is; None where they say nothing. ``line`` as :func:`plain` gives it."""
        key = key_of(line)
        if len(line) <= 120:
            alone = self._alone.find(line, key)
            if alone is not None:
                return alone
        found = self._starts.find(line, key)
        if found is not None:
            return found
        for words in self._contains:
            if words in line[:_NOTICE]:
                return Cue.LINE
        return Cue.CAPTION if len(line) <= 300 and self._is_caption(line) else None

    def _is_caption(self, line: str) -> bool:
        if line.rstrip(_CAPTION_EDGE).endswith(self._caption_ends):
            return True
        return ":" in line[-70:] and self._caption_label.search(line, max(0, len(line) - 90)) is not None

    def is_menu(self, piece: str) -> bool:
        """Whether a plain line, or a piece of one cut by bars, is an entry of a menu or a button."""
        return piece in self.words["menu"] or piece in self.words["lines"]

    def is_menu_row(self, line: str) -> bool:
        """Whether a plain line is three entries of a menu or more with nothing between them: "news sport what's on"."""
        return line.count(" ") >= 2 and len(line) <= 160 and self._menu_row.match(line) is not None

    def is_buttons(self, line: str) -> bool:
        """Whether a short plain line is a row of buttons: "facebook twitter email"."""
        return " " in line and len(line) <= 80 and all(word in self._buttons for word in line.split(" "))

    def begins_with_grade(self, line: str) -> bool:
        """Whether a plain line opens with a grade and a colon or a dash: "good: children get the help they need"."""
        return any(re.match(rf"{re.escape(grade)}\s*[:–—-] ", line) for grade in self.words["grades"])

    def ends_with_bare_grade(self, line: str) -> bool:
        """Whether a plain line is nothing but a grade or the head of a table of grades."""
        return line.rstrip(" .:;,)*_|") in self.words["grades"] or line.startswith("judgement grade")

    def is_pay(self, line: str) -> bool:
        """Whether a plain line is what a job is advertised at: "up to £32,000 per annum", "£40,000 - £45,000"."""
        return self._pay.match(line) is not None

    def ends_with_grade(self, line: str) -> bool:
        """Whether a plain line ends with a grade: then it may be a line of a table of judgements."""
        return self._grade_end.search(line, max(0, len(line) - 60)) is not None


_LISTS = (
    "lines starts contains teasers page_ends comments resumes walls menu caption_starts caption_labels caption_ends "
    "byline_starts reporter_roles author_posts date_labels update_labels outlets grades report_starts letter_starts "
    "report_sections report_definitions report_tails letter_titles pay_starts pay_periods"
).split()


@lru_cache(maxsize=8)
def _compile(lists: tuple[tuple[str, ...], ...]) -> Furniture:
    raw = dict(zip(_LISTS, lists, strict=True))
    alone = _Index()
    for name, cue in (
        ("comments", Cue.COMMENTS),
        ("resumes", Cue.RESUMES),
        ("page_ends", Cue.PAGE_END),
        ("teasers", Cue.TEASERS),
        ("lines", Cue.LINE),
    ):
        alone.add(raw[name], cue, tail=r"[\s\W]*$")
    starts = _Index()
    starts.add(raw["walls"], Cue.WALL)
    starts.add(raw["letter_starts"], Cue.LETTER)
    starts.add(raw["report_starts"], Cue.REPORT)
    starts.add(raw["starts"], Cue.LINE)
    starts.add(raw["report_definitions"], Cue.LINE)
    definitions = _Index()
    definitions.add(raw["report_definitions"], Cue.LINE)
    starts.add((*raw["teasers"], *raw["page_ends"]), Cue.LINE, tail=_TEASER_GAP)
    starts.add(raw["caption_starts"], Cue.CAPTION)
    words = {name: tuple(plain(word) for word in values) for name, values in raw.items()}
    labels = any_of(words["caption_labels"])
    return Furniture(
        words=words,
        _alone=alone,
        _starts=starts,
        _contains=words["contains"],
        _buttons=frozenset(words["lines"]),
        _caption_label=re.compile(rf"(?:^|[.!?)\]\"”']\s+|\()(?:{labels}): ?[^.:]{{2,60}}\W*$"),
        _caption_ends=tuple(end.rstrip(_CAPTION_EDGE) for end in words["caption_ends"]),
        _definitions=definitions,
        _menu_row=re.compile(rf"(?:(?:{any_of((*words['menu'], *words['lines']))})(?: +|$)){{3,}}$"),
        _pay=re.compile(
            rf"(?:(?:{any_of(words['pay_starts'])}|grade \w+)[\s:,–—-]*)*{_AMOUNT}"
            rf"(?:(?:\s*(?:-|–|—|to|and)\s*{_AMOUNT})(?:\W|$)|\W*(?:$|(?:{any_of(words['pay_periods'])}|plus)\b))"
        ),
        _grade_end=re.compile(rf"(?:^|\W)(?:{any_of(words['grades'])})(?: ?\(.*\))?\W*$"),
    )


@made_once
def furniture_of(ontology: Ontology) -> Furniture:
    """The furniture vocabulary of an ontology, compiled once.

    Raises ``OntologyError`` where the file is missing or does not hold the lists that it must.
    """
    lexicon = ontology.lexicon.get("furniture")
    if not isinstance(lexicon, Mapping):
        raise OntologyError(ontology.folder / FILE, "missing, or not a mapping of lists")
    lists: list[tuple[str, ...]] = []
    for name in _LISTS:
        values = lexicon.get(name)
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            raise OntologyError(ontology.folder / FILE, f"{name}: expected a list of wordings")
        lists.append(tuple(values))
    return _compile(tuple(lists))
