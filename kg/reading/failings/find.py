"""From candidates to failings: the holder, the agencies that are blamed, the children that are affected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kg.model import AgencyId, BlockKind, ConceptId, CouncilId, FailingFact, InspectionKey
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.failings.candidates import Candidate, find_candidates
from kg.reading.failings.lexicon import CLASS_PREFIX, FailureLexicon
from kg.reading.failings.stance import Frame, Setting
from kg.reading.speech import Speech

_GROUP = "child-group:"
_LIST_KINDS = (BlockKind.ITEM,)
_HEADING_KINDS = (BlockKind.HEADING,)
BLAMING_PATTERNS = frozenset({"weak-partner-response", "weak-safeguarding-board"})
"""Patterns that are about a body other than the council, so that an agency in the sentence is blamed."""


class Holders(Protocol):
    """Which council and inspection a statement belongs to (``kg.reading.inspections``)."""

    def about(self, sentence_index: int, char: int | None = None) -> tuple[CouncilId, InspectionKey] | None:
        """The holder of a statement at this place, or None."""


class Mention(Protocol):
    """An agency named in a sentence (``kg.reading.agencies``)."""

    @property
    def agency(self) -> AgencyId: ...
    @property
    def type(self) -> ConceptId: ...
    @property
    def start_token(self) -> int: ...
    @property
    def end_token(self) -> int: ...


class Mentions(Protocol):
    """The agencies named in each sentence."""

    def mentions(self, sentence_index: int) -> Iterable[Mention]: ...


class FailingReader:
    """Reads the failings of one article; made once, from the ontology's vocabulary."""

    def __init__(self, lexicon: FailureLexicon) -> None:
        self.lexicon = lexicon

    def candidates(self, annotated: AnnotatedArticle, sentence: Sentence, setting: Setting) -> list[Candidate]:
        """Every failing that the sentence might state, kept or dropped."""
        if not any(label.startswith("atom:") for hit in sentence.words for label in hit.labels):
            return []
        return find_candidates(self.lexicon, sentence.words, token_forms(annotated, sentence), sentence.start, setting)

    def read(
        self, annotated: AnnotatedArticle, speeches: list[Speech], holders: Holders, agencies: Mentions
    ) -> tuple[FailingFact, ...]:
        """The failings that the article states, in the order of the text."""
        facts: list[FailingFact] = []
        frames = Frames(self.lexicon, annotated)
        for sentence in annotated.sentences:
            setting = frames.setting(sentence, speeches[sentence.index])
            seen: set[str] = set()
            for candidate in self.candidates(annotated, sentence, setting):
                if not candidate.kept or candidate.pattern in seen:
                    continue
                at = annotated.doc[candidate.start].idx
                holder = holders.about(sentence.index, at)
                if holder is None:
                    continue
                seen.add(candidate.pattern)
                facts.append(
                    FailingFact(
                        inspection=holder[1],
                        council=holder[0],
                        pattern=candidate.pattern,
                        evidence=annotated.evidence(sentence, f"failing/{candidate.rule}"),
                        attributed_to=_blamed(candidate, agencies.mentions(sentence.index)),
                        affects=_groups(sentence),
                    )
                )
        return tuple(facts)


def token_forms(annotated: AnnotatedArticle, sentence: Sentence) -> list[str]:
    """The sentence's tokens in lower case; a hyphen with space around it as ``" - "``."""
    forms: list[str] = []
    space = True
    for token in annotated.doc[sentence.start : sentence.end]:
        form = token.lower_
        if form in ("-", "–") and space and token.whitespace_:
            form = " - "
        forms.append(form)
        space = bool(token.whitespace_)
    return forms


class Frames:
    """What the introductions of lists and the headings of sections make of each sentence."""

    def __init__(self, lexicon: FailureLexicon, annotated: AnnotatedArticle) -> None:
        self._lexicon = lexicon
        self._annotated = annotated
        self._by_block: dict[int, Frame] = {}
        self._classes: dict[int, set[str]] = {}
        self._starts: set[int] = set()
        self._themes: dict[int, frozenset[str]] = {}
        blocks_seen: set[int] = set()
        heading = Frame.NONE
        section: frozenset[str] = frozenset()
        paragraph: frozenset[str] = frozenset()
        own: dict[int, Frame] = {}
        for sentence in annotated.sentences:
            block = sentence.block
            first = block not in blocks_seen
            blocks_seen.add(block)
            if first:
                self._starts.add(sentence.index)
            own[block] = self._frame_of(sentence)
            kind = annotated.article.blocks[block].kind
            named = self._groups_of(sentence)
            if first and kind in _HEADING_KINDS:
                section = _theme_of_heading(named)
            paragraph = named or (frozenset() if first else paragraph)
            self._themes[sentence.index] = named or paragraph or section
            if first and kind in _HEADING_KINDS:
                heading = own[block] if own[block] in (Frame.ADVICE, Frame.STRONG) else Frame.NONE
                self._by_block[block] = Frame.NONE
            elif first:
                intro = annotated.article.blocks[block].intro
                framed = own.get(intro, Frame.NONE) if intro is not None else Frame.NONE
                self._by_block[block] = framed if framed is not Frame.NONE else heading

    def setting(self, sentence: Sentence, speech: Speech) -> Setting:
        """All that is known of the sentence before its words are weighed."""
        text = self._annotated.text(sentence)
        frame = self._by_block.get(sentence.block, Frame.NONE)
        if self._annotated.kind(sentence) is BlockKind.PARAGRAPH and frame is Frame.WEAK:
            frame = Frame.NONE
        return Setting(speech, frame, text.rstrip("\"')’”").endswith("?"), self._is_imperative(sentence),
                       self._themes.get(sentence.index, frozenset()))

    def _groups_of(self, sentence: Sentence) -> frozenset[str]:
        """The patterns of the child groups that the sentence names."""
        return self._lexicon.owners(sentence.words, "group")

    def _is_imperative(self, sentence: Sentence) -> bool:
        """Whether the sentence opens with the base form of a verb of advice ("Improve the quality of ...")."""
        first = sentence.start
        if self._annotated.doc[first].lower_ in ("to", '"', "'"):
            first += 1
        hits = [h for h in sentence.words if h.start == first and h.end == first + 1]
        labels = {label for hit in hits for label in hit.labels}
        if not labels or first >= sentence.end:
            return False
        form = self._annotated.doc[first].lower_
        return form in _imperatives(self._lexicon) and not form.endswith(("ed", "ing", "s"))

    def _frame_of(self, sentence: Sentence) -> Frame:
        _, places = self._lexicon.find(
            sentence.words, {i: self._annotated.doc[i].lower_ for h in sentence.words for i in range(h.start, h.end)}
        )
        for name, frame in (
            ("intro-advice", Frame.ADVICE),
            ("intro-weak", Frame.WEAK),
            ("intro-strong", Frame.STRONG),
        ):
            if places.get(CLASS_PREFIX + name):
                return frame
        return Frame.NONE


def _theme_of_heading(named: frozenset[str]) -> frozenset[str]:
    """One group only: "children in care and care leavers" is the heading of what is mostly about the former."""
    if named == {"weak-children-in-care-support", "weak-care-leaver-support"}:
        return frozenset({"weak-children-in-care-support"})
    return named if len(named) == 1 else frozenset()


def _imperatives(lexicon: FailureLexicon) -> frozenset[str]:
    return lexicon.class_words("imperative")


def _groups(sentence: Sentence) -> tuple[ConceptId, ...]:
    names = {label[len(_GROUP) :] for hit in sentence.words for label in hit.labels if label.startswith(_GROUP)}
    return tuple(ConceptId(name) for name in sorted(names))


def _blamed(candidate: Candidate, mentions: Iterable[Mention]) -> tuple[AgencyId, ...]:
    """The agencies that the words blame: those named beside a pattern that is about a body other than the council."""
    if candidate.pattern not in BLAMING_PATTERNS:
        return ()
    return tuple(sorted({m.agency for m in mentions if m.type != "inspectorate"}))
