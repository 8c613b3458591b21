"""Which lines of an article are text, and which are furniture.

:func:`find_blocks` cuts a text into blocks and says what each is for. The words it goes by (cookie notices, "READ
MORE", "Leave a Reply" ...) are data, in ``ontology/patterns/furniture.yaml``; what a line must look like is code, here.
When in doubt a line is text: a lost fact is worse than an untidy page. Only a list of other stories and a section of
readers' comments are taken whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from kg.model import Block, BlockKind
from kg.reading.furniture import CIRCULAR, Cue, Furniture, plain
from kg.reading.metadata import read_head_line, read_line

_LEAD = re.compile(
    r"(?P<quote>(?:>\s*)*)"
    r"(?:(?P<heading>\#{1,6})(?=\s)|(?P<bullet>[-–—*+•·‣▪■●◦○◼\uf06e\uf02d\uf0a7\uf0be\uf0b7\u25fc])(?=\s+\S)|(?P<mark>[•●▪◼\uf06e\uf02d\uf0a7\uf0be\uf0b7])(?=\w)"
    r"|(?P<number>\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{2,4})[.)]|\d{1,2}\.\d{1,2})(?=\s+[A-Z“\"‘'*a-z]))?"
    r"\s*(?P<bar>\|?)\s*"
)
_STRESS_START = re.compile(r"(?:\*\*|__|\*(?=\S)|`)+")
_STRESS_END = re.compile(r"(?:\*\*|__|(?<=\S)\*|`|\s\#+|\||\\)+$")
_ALNUM = re.compile(r"[^\W_]")
_STOP = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_FULL_STOP = re.compile(r"[.!…][\"'”’»)\]*_]*$|[.!?…,][”\"’'](?:\s|$)[^.]*$")
_NO_JOIN = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")
_CLOSING_COLON = re.compile(r":[\"'”’*_]*$|[:;,]\s*[-–—]$")
_BARS = re.compile(r"\s+[|•·»›/]\s+|\s+>\s+|\s*\|\s*|\s+/\s+")
_ONLY_LINKS = re.compile(r"(?:!?\[[^\]]*\]\([^)]*\)[\s|·•,]*)+$")
_ONLY_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$")
_ONLY_TAGS = re.compile(r"(?:<[^<>]+>\s*)+$")
_ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+|[\w.+-]*@[\w.-]+)$")
_COMMENTER = re.compile(
    r"(?:\d+[.)]\s+)?[\w.@' -]{2,40}\b(?:says|said|wrote|commented|replied)\b[^.]{0,40}:?$|"
    r"[\w.-]{3,30}\s*:\s+\S|@\w+\b|"
    r"[\w.' -]{2,40}\s+\d+\s+\w+\s+ago\b|[\w.' -]{2,40}\W+\d{1,2}\W+.{0,25}\b\d{1,2}[:.]\d\d\b"
)
_SCREEN_NAME = re.compile(r"(?=[A-Za-z.]*[\d_]|[a-z]+[A-Z])[A-Za-z][\w.]{3,30}\s?:\s+\S")
_ASKS_WHAT_GRADES_MEAN = re.compile(
    r"what (?:(?:do|does)\b.*\b(?:grades?|ratings?|judge?ments?)\b.*\bmeans?\b|"
    r"is meant by .*\b(?:grades?|ratings?|judge?ments?)\b)"
)
_SHORTEST_WRAPPED = 25
_HEAD_LINES = 12
"""Within so many lines the head of a page ends."""
_ABOVE_SALARY = 2
"""So many lines above what a job pays tell what it is and who offers it."""
_OPENS_TEASERS = (Cue.TEASERS, Cue.PAGE_END)
_NUMBER_ONE = re.compile(r"\(?(?:1|a|i)[.)]")


def _ends(pattern: re.Pattern[str], body: str) -> bool:
    """Whether ``body`` ends so; looks at the last characters only."""
    return pattern.search(body, max(0, len(body) - 8)) is not None


class _Line:
    """One line, or several joined: its span without margins and marks, and what is found out about it."""

    __slots__ = ("body", "bullet", "cue", "end", "gap", "heading", "kind", "number", "plain", "quoted", "start")

    def __init__(self, start: int, end: int, body: str, *, gap: bool) -> None:
        self.start = start
        self.end = end
        self.body = body
        self.gap = gap
        """Whether a blank line stands before it."""
        self.heading = 0
        self.bullet = False
        self.quoted = False
        self.number = ""
        self.plain = ""
        self.cue: Cue | None = None
        self.kind: BlockKind | None = None

    @property
    def tells(self) -> bool:
        """Whether it is a sentence, or introduces one: it ends so, or it is too long for a title."""
        return (
            len(self.body) > 170
            or (len(self.body) > 90 and self.body[0] in '“"')
            or _FULL_STOP.search(self.body) is not None
            or (_ends(_CLOSING_COLON, self.body) and len(self.body) > 16)
        )

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence of an article's body: six words or more, and a stop at the end."""
        return len(self.body) > 30 and _ends(_STOP, self.body) and self.body.count(" ") >= 5


def find_blocks(text: str, *, furniture: Furniture, body_start: int = 0) -> tuple[Block, ...]:
    """Cut ``text`` into blocks: ordered, disjoint, none blank, and every non-blank line in exactly one.

    A block's span is the line without margins and without Markdown marks at its edges (``#``, ``>``, ``**``, bullets,
    the number of a numbered paragraph). ``body_start`` is where the front matter ends: what is before is one METADATA
    block.

    1. **Wrapped lines.** A line is joined to the one before (no blank line between) where that is 25 characters long
       or more and ends without a stop, colon or semicolon, and this begins in lower case. In a text that is wrapped
       throughout (no line longer than 110 characters; five such joins, or two and no line that had room for the first
       word of the next) a full line without a stop is also joined to one that begins in upper case, and any line to
       one whose first word it had no room for.
    2. **Furniture by words**: the line begins with, is, or contains a wording of the vocabulary; it holds no letter or
       digit, or only links, tags or an address; it says behind "What do the grades mean?" what one means; it is cut
       by two bars or more into short pieces none of which is a grade; it is one of three short lines at the head of the
       page, or more, among which is a word of menus.
    3. **Metadata**: bylines and datelines (:func:`kg.reading.metadata.read_line`), captions and credits. A caption
       that is a full sentence is text. So is the one line above the first sentence that is a date with names beside it
       (:func:`kg.reading.metadata.read_head_line`); where there are several they are rows of a table.
    4. **Teasers** follow a line that is nothing but "READ MORE" and the like: lines that do not end as a sentence
       does, all list items if the first is one. They end at a sentence, at a blank line where they themselves stand
       without, or at "story continues". Behind "Register to continue reading" all is furniture where no two sentences
       stand in succession. Behind a heading that closes pages ("Most read", "Related stories") single
       sentences between titles belong to the titles; the story goes on only with two sentences in succession or one
       last one.
       A job advertised behind the story is furniture, too: a salary alone on a line, with the titles right above it.
    5. **Comments** run from their heading to the end, or to "story continues". The heading counts only with two
       sentences of the article before it, or with something behind that looks like a comment; a counter under the
       byline is one line. Without a heading, a line that begins with a screen name (one with digits, underscore or
       inner capitals) and a colon is a comment where it is the last line or beside another.
    6. **Headline**: of the lines before the first sentence (in a letter: behind the salutation) the one marked ``#``,
       or the first of four words or more, or the first; at most 200 characters, and more follows.
    7. **Items**: lines with a bullet; numbered lines where the list begins with 1 behind a colon; and lines without a
       mark that follow a line ending with a colon, in one group without blank lines, none ending with a full stop.
       ``intro`` is the line with the colon, also across sub-headings, or else the heading right above.
    8. **Heading**: at most 90 characters and 14 words, without closing punctuation (a question mark is allowed), not in
       quotation marks, and followed by text. A line that ends with a grade is one only where no other such line is
       next to it.
    9. All else is a paragraph.
    """
    lines = _split(text, body_start)
    for line in lines:
        _judge_alone(line, furniture)
    _unmark_table_heads(lines)
    _unmark_rest(lines)
    lines = _joined(lines)
    _mark_captions(lines)
    _mark_dateline(lines, furniture)
    _mark_menus(lines, furniture)
    _mark_glossary(lines, furniture)
    _mark_comments(lines)
    _mark_teasers(lines)
    _mark_vacancies(lines, furniture)
    _mark_names(lines, furniture)
    _mark_headline(lines, furniture)
    intros = _mark_items(lines)
    _mark_headings(lines, furniture)
    return tuple(_blocks(text, lines, intros, body_start))


def _split(text: str, body_start: int) -> list[_Line]:
    lines: list[_Line] = []
    gap = True
    position = body_start
    for raw in text[body_start:].split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            lines.append(_line(stripped, start, gap=gap))
        gap = not stripped
        position += len(raw) + 1
    return lines


def _line(stripped: str, start: int, *, gap: bool) -> _Line:
    """The line without its marks; a line that is nothing but marks keeps them."""
    line = _Line(start, start + len(stripped), stripped, gap=gap)
    if stripped[0].isalpha() and not (stripped[1:2] in ".)" or stripped[2:3] in ".)" or stripped[3:4] in ".)"):
        body, lead = stripped, 0
    else:
        match = _LEAD.match(stripped)
        assert match is not None  # every part of the pattern may be missing
        line.heading = len(match["heading"] or "")
        line.bullet = bool(match["bullet"] or match["mark"])
        line.number = match["number"] or ""
        line.quoted = bool(match["quote"])
        lead = match.end()
        stress = _STRESS_START.match(stripped, lead)
        lead = stress.end() if stress else lead
        body = stripped[lead:]
    if body and body[-1] in "*_`|#\\":
        body = _STRESS_END.sub("", body).rstrip()
    if _ALNUM.search(body):
        line.start = start + lead
        line.end = line.start + len(body)
        line.body = body
        if body[0].isspace():
            line.body = body.lstrip()
            line.start = line.end - len(line.body)
    return line


def _joined(lines: list[_Line]) -> list[_Line]:
    """Rule 1: one line for what hard line breaks cut."""
    width = max((len(line.body) for line in lines), default=0)
    wrapped = _is_wrapped(lines, width)
    joined: list[_Line] = []
    after_colon = False
    last_length = 0
    for line in lines:
        before = joined[-1] if joined else None
        if before is None or not (
            _continues(before, line, last_length, full=width * 0.7 if wrapped else None, in_list=after_colon)
            or (wrapped and _may_go_on(before, line) and _had_no_room(last_length, line, width))
        ):
            joined.append(line)
            after_colon = not wrapped and (
                _ends(_CLOSING_COLON, line.body) or (after_colon and not line.gap and not _ends(_STOP, line.body))
            )
        else:
            before.body = f"{before.body} {line.body}"
            before.plain = f"{before.plain} {line.plain}"
            before.end = line.end
        last_length = len(line.body)
    return joined


def _may_go_on(before: _Line, line: _Line) -> bool:
    """Whether a line stands right below another, and by its marks neither is anything of its own."""
    unmarked = not (line.gap or line.bullet or line.number or line.heading or before.heading)
    return unmarked and line.kind is None and before.kind is None


def _had_no_room(length: int, line: _Line, width: int) -> bool:
    """Whether the first word of a line was too long for one of this length: it was cut there, behind a stop too."""
    return length + 1 + len(line.body.split(" ", 1)[0]) > width


def _continues(before: _Line, line: _Line, last_length: int, *, full: float | None, in_list: bool) -> bool:
    if not _may_go_on(before, line) or (in_list and not before.bullet):
        return False
    if _ends(_NO_JOIN, before.body) or not _ALNUM.search(line.body) or last_length < _SHORTEST_WRAPPED:
        return False
    if line.body[0].islower():
        return _ALNUM.search(before.body) is not None
    return full is not None and last_length >= full


def _is_wrapped(lines: list[_Line], width: int) -> bool:
    """Whether all lines are cut at one width: by five joins, or two where no line had room for the next word."""
    if not lines or width > 110:
        return False
    joins = sum(_continues(*pair, len(pair[0].body), full=None, in_list=False) for pair in pairwise(lines))
    if joins >= 5 or joins < 2:
        return joins >= 5
    within = [pair for pair in pairwise(lines) if not (pair[1].gap or pair[1].bullet or pair[1].number)]
    return all(_had_no_room(len(one.body), other, width) for one, other in within)


def _judge_alone(line: _Line, furniture: Furniture) -> None:
    """Rules 2 and 3: what the line is by its own words and marks."""
    body = line.body
    if not _ALNUM.search(body):
        line.kind = BlockKind.FURNITURE
        return
    line.plain = plain(body)
    if (body[0] in "![<" or " " not in body) and _is_markup(line):
        return
    line.cue = furniture.cue(line.plain)
    if line.cue is Cue.CAPTION:
        line.kind = _caption_kind(line)
    elif line.cue not in (None, Cue.REPORT, Cue.LETTER):
        line.kind = BlockKind.FURNITURE
    elif line.cue is None and (told := read_line(body, furniture)) is not None:
        # Who writes as the leader of a council is a person of the article besides.
        line.kind = BlockKind.PARAGRAPH if told.in_post else BlockKind.METADATA
    elif line.cue is None and (furniture.is_buttons(line.plain) or furniture.is_menu_row(line.plain)):
        line.kind = BlockKind.FURNITURE
    elif "|" in body or " / " in body or " > " in body or " » " in body or " • " in body or " · " in body:
        line.kind = _barred_kind(line, furniture)


def _unmark_table_heads(lines: list[_Line]) -> None:
    """A line of short words between bars, right above a line of text with as many bars, heads a table: no menu."""
    told = [line for line in lines if _ALNUM.search(line.body) or "|" not in line.body]  # Without "| --- | --- |".
    for before, line in pairwise(told):
        bars = line.body.count("|")
        if before.kind is BlockKind.FURNITURE and line.kind is None and bars >= 2 and before.body.count("|") == bars:
            before.kind = None


def _unmark_rest(lines: list[_Line]) -> None:
    """The last words of a sentence that a line break cut off ("... was\\npromoted.") are no button and no date."""
    for before, line in pairwise(lines):
        if line.kind is None or line.gap or not line.body.endswith(".") or line.bullet:
            continue
        is_rest = line.body[0].islower() or (line.kind is BlockKind.METADATA and len(line.body) <= 25)
        if is_rest and before.kind is None and len(before.body) >= 40 and not _ends(_NO_JOIN, before.body):
            line.kind = None
            line.cue = None


def _is_markup(line: _Line) -> bool:
    if _ONLY_IMAGE.match(line.body):
        line.kind = BlockKind.METADATA
    elif (
        (_ONLY_LINKS.match(line.body) and line.heading != 1) or _ONLY_TAGS.match(line.body) or _ADDRESS.match(line.body)
    ):
        line.kind = BlockKind.FURNITURE
    return line.kind is not None


def _caption_kind(line: _Line) -> BlockKind | None:
    """A credit is metadata; a caption that tells something in a full sentence is text."""
    sentence = re.search(r"[.!?]['\"”’]?\s", line.body)
    if line.cue is Cue.CAPTION and sentence and line.body[: sentence.start()].count(" ") >= 5:
        line.cue = None
        return None
    return BlockKind.METADATA


def _barred_kind(line: _Line, furniture: Furniture) -> BlockKind | None:
    pieces = [piece for piece in _BARS.split(line.plain.strip(" |")) if piece]
    if len(pieces) < 2 or any(furniture.ends_with_grade(piece) for piece in pieces):
        return None
    trail = pieces[0] == "home" and (" > " in line.body or " » " in line.body)
    if trail or all(furniture.is_menu(piece.strip(" .:")) for piece in pieces):
        return BlockKind.FURNITURE
    short = all(piece.count(" ") <= 5 and not _STOP.search(piece) for piece in pieces)
    return BlockKind.FURNITURE if short and len(pieces) >= 3 and "|" in line.body and len(line.body) <= 200 else None


def _mark_captions(lines: list[_Line]) -> None:
    """The words under a lone "Image caption," are its caption, unless they are a sentence."""
    for label, line in pairwise(lines):
        is_label = label.cue is Cue.CAPTION and label.body[-1] in ",:"
        if is_label and line.kind is None and not _ends(_STOP, line.body) and len(line.body) <= 120:
            line.kind = BlockKind.METADATA


def _mark_dateline(lines: list[_Line], furniture: Furniture) -> None:
    """Rule 3, last part: the one line above the first sentence that is a date with names beside it."""
    head = lines[: min(_first(lines, 0, lambda line: line.kind is None and line.tells), _HEAD_LINES)]
    letter = any(line.cue is Cue.LETTER and CIRCULAR.match(line.body) is None for line in lines[:_HEAD_LINES])
    if len(head) == len(lines) or letter or any(line.cue is Cue.REPORT for line in head):
        return
    # What names its author's public post is text besides, and has been told apart already.
    told = (BlockKind.METADATA, BlockKind.PARAGRAPH)
    loose = [line for line in head if line.kind not in told and line.cue is None]
    dated = [line for line in loose if read_head_line(line.body, furniture) is not None]
    if len(dated) == 1:
        dated[0].kind = BlockKind.METADATA


def _mark_menus(lines: list[_Line], furniture: Furniture) -> None:
    """Rule 2, last part: a menu at the head of the page."""
    run: list[_Line] = []
    for line in lines:
        if line.kind is BlockKind.FURNITURE:
            continue
        if line.kind is None and not line.heading and line.plain.count(" ") <= 2 and not _ends(_STOP, line.body):
            run.append(line)
            continue
        break
    # The last of the run may be a short headline.
    while run and not furniture.is_menu(run[-1].plain):
        run.pop()
    if len(run) >= 3 and sum(furniture.is_menu(line.plain) for line in run) * 2 > len(run):
        for line in run:
            line.kind = BlockKind.FURNITURE


def _mark_glossary(lines: list[_Line], furniture: Furniture) -> None:
    """Rule 2, too: behind "What do the grades mean?" each line that says what one of them means."""
    explained = False
    for line in lines:
        if line.kind is None and _ASKS_WHAT_GRADES_MEAN.match(line.plain):
            explained = True
        elif explained and line.kind is None:
            explained = furniture.begins_with_grade(line.plain)
            if explained:
                line.kind = BlockKind.FURNITURE


def _mark_comments(lines: list[_Line]) -> None:
    """Rule 5."""
    sentences = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.kind is None:
            sentences += line.is_sentence
        elif line.cue is Cue.COMMENTS and (sentences >= 2 or _looks_commented(lines, index + 1)):
            index = _mark_until(lines, index + 1, len(lines))
            continue
        index += 1
    _mark_screen_names(lines)


def _looks_commented(lines: list[_Line], index: int) -> bool:
    # "Image: the civic centre" under a counter is a caption, and no "Bob: rubbish".
    rest = (line for line in lines[index:] if line.kind is not BlockKind.FURNITURE and line.cue is not Cue.CAPTION)
    following = next(rest, None)
    return following is not None and _COMMENTER.match(following.body) is not None


def _mark_until(lines: list[_Line], start: int, end: int) -> int:
    """Take everything for furniture up to ``end``, or to where the story is said to go on; returns where it stopped."""
    for index in range(start, end):
        if lines[index].cue is Cue.RESUMES:
            return index
        lines[index].kind = BlockKind.FURNITURE
    return end


def _mark_screen_names(lines: list[_Line]) -> None:
    named = [line.kind is None and _SCREEN_NAME.match(line.body) is not None for line in lines]
    for index, is_named in enumerate(named):
        beside = any(named[near] for near in (index - 1, index + 1) if 0 <= near < len(named))
        if is_named and index > 2 and (beside or index == len(named) - 1):
            lines[index].kind = BlockKind.FURNITURE


def _mark_teasers(lines: list[_Line]) -> None:
    """Rule 4."""
    index = 0
    while index < len(lines):
        cue = lines[index].cue
        index += 1
        cut_off = _is_cut_off if cue is Cue.RESUMES else _is_walled_off
        if cue in (Cue.RESUMES, Cue.WALL) and cut_off(lines, index):
            index = _mark_until(lines, index, len(lines))
        elif cue in _OPENS_TEASERS and index < len(lines):
            end = _end_of_teasers(lines, index, page_end=cue is Cue.PAGE_END)
            index = _mark_until(lines, index, end)


def _mark_vacancies(lines: list[_Line], furniture: Furniture) -> None:
    """Rule 4, last part: jobs advertised below a story, each by its title, its employer and what it pays."""
    sentences = 0
    for index, line in enumerate(lines):
        if line.kind is None:
            sentences += line.is_sentence
        if sentences < 2 or line.kind is not None or line.tells or not furniture.is_pay(line.plain):
            continue
        titles = lines[max(0, index - _ABOVE_SALARY) : index]
        last = max((at for at, one in enumerate(titles) if one.kind is not None or not _is_title(one)), default=-1)
        for one in (*titles[last + 1 :], line):
            one.kind = BlockKind.FURNITURE


def _is_title(line: _Line) -> bool:
    """Whether a line may be the title of a job, or who offers it."""
    return len(line.body) <= 90 and not line.tells and "|" not in line.body and not _ends(_STOP, line.body)


def _is_cut_off(lines: list[_Line], index: int) -> bool:
    """ "Continue reading", where no sentence follows: a page that was cut off, and the titles of other stories."""
    rest = [line for line in lines[index:] if line.kind is None]
    return bool(rest) and not any(line.tells or line.is_sentence for line in rest)


def _is_walled_off(lines: list[_Line], index: int) -> bool:
    """ "Register to continue reading", behind which no two sentences stand in succession: what registering brings."""
    rest = [line.is_sentence for line in lines[index:] if line.kind is None]
    return bool(rest) and not any(one and other for one, other in pairwise(rest))


def _end_of_teasers(lines: list[_Line], start: int, *, page_end: bool) -> int:
    """The index of the first line that is no teaser."""
    if lines[start].bullet or lines[start].number:
        return _first(
            lines,
            start,
            lambda line: not (line.bullet or line.number) and (line.kind is None or line.cue in _OPENS_TEASERS),
        )
    stop = _first(lines, start, lambda line: line.kind is None and line.tells)
    if page_end:
        stop = _past_blurbs(lines, stop)
    if stop == len(lines):
        return stop
    if not lines[start].gap:
        return _first(lines, start + 1, lambda line: line.gap, stop)
    last = stop - 1
    # A short line right above the next sentence is that part's heading, not a story's.
    if last > start and lines[last].kind is None and lines[last].plain.count(" ") <= 2:
        return last
    return stop


def _past_blurbs(lines: list[_Line], stop: int) -> int:
    """Skip sentences that stand singly between titles; two in succession, or one at the very end, are the story."""
    texts = [index for index in range(stop, len(lines)) if lines[index].kind is None]
    telling = [lines[index].tells for index in texts]
    if sum(telling) < 2:
        return stop
    for place, index in enumerate(texts[:-1]):
        if telling[place] and telling[place + 1]:
            return index
    return len(lines)


def _first(lines: list[_Line], start: int, found: Callable[[_Line], bool], stop: int | None = None) -> int:
    end = len(lines) if stop is None else stop
    return next((index for index in range(start, end) if found(lines[index])), end)


def _mark_names(lines: list[_Line], furniture: Furniture) -> None:
    """A name alone beside a reporter's post, or behind a lone "By", is a byline too."""
    for index, line in enumerate(lines[:-1]):
        if line.kind is None and line.plain.count(" ") in (1, 2) and not line.heading:
            below, above = lines[index + 1], lines[index - 1] if index else None
            by_below = below.kind is BlockKind.METADATA and _is_bare_post(below, furniture)
            by_above = (
                above is not None
                and above.kind is BlockKind.METADATA
                and above.plain.rstrip(": ") in ("by", "words", "written by")
            )
            if (by_below or by_above) and read_line(f"By {line.body}", furniture) is not None:
                line.kind = BlockKind.METADATA


def _is_bare_post(line: _Line, furniture: Furniture) -> bool:
    found = read_line(line.body, furniture)
    return (
        found is not None
        and found.creator is None
        and found.issued is None
        and not found.is_labelled
        and not found.publisher
    )


def _mark_headline(lines: list[_Line], furniture: Furniture) -> None:
    """Rule 6."""
    head: list[int] = []
    salutation = _first(lines, 0, lambda line: line.cue is Cue.LETTER and line.kind is None)
    start = salutation + 1 if salutation < min(len(lines), 25) else 0
    for index, line in enumerate(lines[start:], start):
        if line.kind is None:
            if len(line.body) > 200 or _FULL_STOP.search(line.body) or _ends(_CLOSING_COLON, line.body) or line.bullet:
                break
            head.append(index)
    marked = [index for index in head if lines[index].heading == 1]
    long = [index for index in head if lines[index].plain.count(" ") >= 3]
    chosen = next(iter(marked or long or head), None)
    if (
        chosen is not None
        and any(line.kind is None for line in lines[chosen + 1 :])
        and not furniture.ends_with_bare_grade(lines[chosen].plain)
    ):
        lines[chosen].kind = BlockKind.HEADLINE


def _mark_items(lines: list[_Line]) -> dict[int, int]:
    """Rule 7; returns the index of its introduction for each item that has one."""
    intros: dict[int, int] = {}
    intro: int | None = None
    expects_list = False
    heading: int | None = None
    numbered = False
    for index, line in enumerate(lines):
        if line.kind in (BlockKind.FURNITURE, BlockKind.METADATA):
            continue
        opens = _ends(_CLOSING_COLON, line.body)
        if line.bullet or (line.number and (numbered or (expects_list and _NUMBER_ONE.fullmatch(line.number)))):
            line.kind = BlockKind.ITEM
            numbered = bool(line.number)
            known = intro if intro is not None else heading
            if known is not None:
                intros[index] = known
            expects_list = False
            continue
        if line.kind is None and expects_list and intro is not None and _is_bare_item(lines, index, intro):
            line.kind = BlockKind.ITEM
            intros[index] = intro
            continue
        numbered = False
        if opens:
            intro, expects_list, heading = index, True, None
        elif _may_head(line):
            # A sub-heading keeps the introduction of the list around it.
            heading, expects_list = index, False
        else:
            intro, heading, expects_list = None, None, False
    return intros


def _is_bare_item(lines: list[_Line], index: int, intro: int) -> bool:
    """An item without a mark: in one group behind the introduction, two lines or more, none with a full stop."""
    first = index if index == intro + 1 else None
    if first is None:
        before = lines[index - 1]
        return (
            before.kind is BlockKind.ITEM
            and not before.bullet
            and not lines[index].gap
            and _is_item_shaped(lines[index])
        )
    if not _is_item_shaped(lines[index]) or index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    return following.kind is None and not following.gap and _is_item_shaped(following) and not following.bullet


def _is_item_shaped(line: _Line) -> bool:
    return not _ends(_STOP, line.body) and not _ends(_CLOSING_COLON, line.body) and not line.number and not line.heading


def _may_head(line: _Line) -> bool:
    """Rule 8, the shape of a heading."""
    body = line.body
    if line.heading:
        return True
    return (
        len(body) <= 90
        and body.count(" ") < 14
        and not body[0].islower()
        and body[-1] not in ".!…:;,-–—|"
        and not (_STOP.search(body) and not body.endswith("?"))
        and not (body[0] in '“"‘' and body[-1] in '”"’?,')
        and not line.bullet
        and not line.quoted
        and "|" not in body
    )


def _mark_headings(lines: list[_Line], furniture: Furniture) -> None:
    """Rules 8 and 9."""
    texts = [line for line in lines if line.kind not in (BlockKind.FURNITURE, BlockKind.METADATA)]
    graded = [furniture.ends_with_grade(line.plain) for line in texts]
    for place, line in enumerate(texts):
        if line.kind is not None:
            continue
        is_row = graded[place] and ((place > 0 and graded[place - 1]) or (place + 1 < len(texts) and graded[place + 1]))
        heads = place + 1 < len(texts) and _may_head(line) and not is_row and not line.number and line.cue is None
        line.kind = BlockKind.HEADING if heads or line.heading else BlockKind.PARAGRAPH


def _blocks(text: str, lines: list[_Line], intros: dict[int, int], body_start: int) -> Iterable[Block]:
    front = text[:body_start].strip()
    offset = 0
    if front:
        start = text.index(front[0])
        yield Block(start, start + len(front), BlockKind.METADATA)
        offset = 1
    for index, line in enumerate(lines):
        intro = intros.get(index)
        assert line.kind is not None  # rule 9 leaves none
        yield Block(line.start, line.end, line.kind, intro=None if intro is None else intro + offset)
