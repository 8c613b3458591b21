"""From an article to a spaCy document with sentences and the hits of the ontology's wordings.

Sentences never cross a block (a line of the article); furniture and metadata have none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.attrs import IDX, LOWER, NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, Block, BlockKind, Evidence, PartialDate, SourceKind
from kg.reading.aligned import with_bars
from kg.reading.appeared import appeared
from kg.reading.dates import DateMention, entry_date, find_dates
from kg.reading.marks import with_double_marks
from kg.reading.trained import Structure, TrainedPipeline
from kg.reading.vocabulary import Hit, PhraseIndex, plain

_SILENT = frozenset({BlockKind.METADATA, BlockKind.FURNITURE})

_ABBREVIATIONS = frozenset(
    "cllr cllrs clr mr mrs ms miss dr prof rev st sgt insp det supt ch sir hon rt no nos vs etc eg ie e.g i.e p pp "
    "para paras fig approx dept inc ltd co jan feb mar apr jun jul aug sept sep oct nov dec mp ref vol ed".split()
)
_STOP = re.compile(r"""[.!?…]+["')\]]*(?=\s)""")
_BREAK_AFTER = re.compile(r"""\s+(?=["'(\[]*[A-Z0-9£])""")
_LAST_WORD = re.compile(r"([\w.]+)$")
_LEAD = re.compile(r"(?:[-*•▪◼>#–\uf000-\uf0ff]+\s+|\(?\d{1,3}[.)]\s+)+")
_NONE: frozenset[str] = frozenset()
_WRAPPED = re.compile(r"(?<=[^\n]{24}[^\n.:;!?)])\n(?=\S)")
_SPECIAL_NEEDS = "cue:send"
_OTHER_INSPECTORS = "about:other-inspectors"
_AMBIGUOUS = (_OTHER_INSPECTORS, _SPECIAL_NEEDS)
"""Where one of these is among the labels of a sentence, what stands around its words tells whether they are meant."""
_SHORTEST_DOUBLED = 24
"""From how many characters on a line that says the same twice is a text given twice."""


@dataclass(slots=True)
class Sentence:
    """One sentence, heading or list item: token and character positions, and the hits within it."""

    index: int
    block: int
    """Index of its block in ``Article.blocks``."""
    start: int
    end: int
    start_char: int
    end_char: int
    names: list[Hit] = field(default_factory=list)
    """Names of councils, places, agencies, found letter for letter."""
    words: list[Hit] = field(default_factory=list)
    """Wordings of concepts and cues, found by stem."""
    labels: frozenset[str] = frozenset()
    """The labels of these wordings: what is not among them need not be looked for."""
    kinds: frozenset[str] = frozenset()
    """The kinds of those labels (``grade``, ``type`` ...)."""


@dataclass(slots=True)
class AnnotatedArticle:
    """An article with its tokens and sentences, ready for the relations to be read off."""

    article: Article
    doc: Doc
    """Its tokens, and one more behind the last of them."""
    sentences: list[Sentence]
    people: tuple[tuple[int, int], ...] = ()
    """Spans, in characters, that a trained pipeline takes for people's names; empty without one."""
    plain: str = ""
    """The text with typographic characters made plain, as the tokens have it, and no line end within a paragraph."""
    lined: str = ""
    """The same with all line ends: for tables, and for lines that head what stands below them."""
    starts: list[int] = field(default_factory=list)
    """The character at which each token begins."""
    stems: list[int] = field(default_factory=list)
    """The id of each token's stem."""
    forms: list[str] = field(default_factory=list)
    """Each token in lower case."""
    appeared: PartialDate | None = None
    """When the article appeared."""
    _dates: dict[int, tuple[DateMention, ...]] = field(default_factory=dict)

    def text(self, sentence: Sentence) -> str:
        """The sentence as the article has it, but for line ends within."""
        return self.article.text[sentence.start_char : sentence.end_char].replace("\n", " ")

    def dates(self, sentence: Sentence) -> tuple[DateMention, ...]:
        """The date expressions of a sentence, by position; several relations ask for them."""
        dates = self._dates.get(sentence.index)
        if dates is None:
            start = sentence.start_char
            told = entry_date(self.lined, self.article.blocks[sentence.block], self.appeared)
            dates = find_dates(self.plain[start : sentence.end_char], told or self.appeared, start)
            self._dates[sentence.index] = dates
        return dates

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one, in its own paragraph; ``None`` for the first of a paragraph."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        return before if before is not None and before.block == sentence.block else None

    def kind(self, sentence: Sentence) -> BlockKind:
        """What kind of block the sentence stands in."""
        return self.article.blocks[sentence.block].kind

    def evidence(self, sentence: Sentence, rule: str) -> Evidence:
        """The whole sentence as evidence."""
        return self.evidence_at(sentence.start_char, sentence.end_char, rule, sentence.block)

    def evidence_at(self, start: int, end: int, rule: str, block: int | None = None) -> Evidence:
        """Any stretch of the text as evidence, by characters."""
        if block is None:
            block = next((i for i, one in enumerate(self.article.blocks) if one.start <= start < one.end), None)
        page = self.article.blocks[block].page_at(start) if block is not None else None
        return Evidence(self.article.id, start, end, self.article.text[start:end], rule, page)


class Annotator:
    """Tokenises an article, splits its sentences, and finds the ontology's wordings in them."""

    def __init__(
        self, nlp: Language, names: PhraseIndex, words: PhraseIndex, trained: TrainedPipeline | None = None
    ) -> None:
        self.nlp = nlp
        self.names = names
        self.words = words
        self.trained = trained
        self._forms = _Strings(nlp)
        self._kinds = _Kinds()

    def __call__(self, article: Article) -> AnnotatedArticle:
        """Annotate one article; the offsets of the result refer to ``article.text``."""
        lined = plain(article.text)
        if article.kind is not SourceKind.REPORT:  # In reports single marks are around names and words.
            told = ((block.start, block.end) for block in article.blocks if block.kind not in _SILENT)
            lined = with_bars(article.text, with_double_marks(lined, told))
        text = _unwrapped(lined, article.blocks)
        # A line end would be a token of its own. One stands behind the last word, so that there is a token behind every
        # sentence, also of a page that breaks off.
        doc = self.nlp.make_doc(text.replace("\n", " ") + "\n")
        starts, words, stems, lower = doc.to_array([IDX, ORTH, NORM, LOWER]).T.tolist()
        structure = self.trained(text) if self.trained is not None else Structure()
        sentences: list[Sentence] = []
        last = 0
        for block_index, block in enumerate(article.blocks):
            if block.kind in _SILENT:
                continue
            for start_char, end_char in split_sentences(text, block, structure.breaks):
                first = bisect_left(starts, start_char, last)
                last = bisect_left(starts, end_char, first)
                if last > first:
                    names, cues = self.names.find(words, first, last), self.words.find(stems, first, last)
                    labels = _NONE.union(*[hit.labels for hit in cues])
                    if not labels.isdisjoint(_AMBIGUOUS):
                        cues = _without_verb(_without_other_inspectors(cues), doc)
                        labels = _NONE.union(*[hit.labels for hit in cues])
                    kinds = frozenset(map(self._kinds.__getitem__, labels))
                    index = len(sentences)
                    sentences.append(
                        Sentence(index, block_index, first, last, start_char, end_char, names, cues, labels, kinds)
                    )
        forms = [self._forms[form] for form in lower]
        return AnnotatedArticle(
            article, doc, sentences, structure.people, text, lined, starts, stems, forms, appeared(article)
        )


def _unwrapped(text: str, blocks: tuple[Block, ...]) -> str:
    """The text with a space for each line end that wraps a paragraph, and would part every wording that runs over it.

    Lines that stand below each other in one block (a grade over its councils, a day over what happened) keep theirs.
    """
    parts, behind = [], 0
    for block in blocks:
        if block.kind not in _SILENT and text.find("\n", block.start, block.end) >= 0:
            parts += [text[behind : block.start], _WRAPPED.sub(" ", text[block.start : block.end])]
            behind = block.end
    return "".join([*parts, text[behind:]]) if parts else text


def _without_other_inspectors(cues: list[Hit]) -> list[Hit]:
    """ "A detective inspector", "a planning inspection": the words within say nothing of an inspection of services."""
    others = [hit for hit in cues if _OTHER_INSPECTORS in hit.labels]
    return [
        hit for hit in cues if not any(one.start <= hit.start and hit.end <= one.end and hit != one for one in others)
    ]


def _without_verb(cues: list[Hit], doc: Doc) -> list[Hit]:
    """ "Staff sent notices", "send it on": a verb, where SEND in capitals is of special educational needs."""
    kept: list[Hit] = []
    for hit in cues:
        if _SPECIAL_NEEDS in hit.labels and hit.end - hit.start == 1 and not doc[hit.start].is_upper:
            hit = hit._replace(labels=tuple(label for label in hit.labels if label != _SPECIAL_NEEDS))
        if hit.labels:
            kept.append(hit)
    return kept


class _Kinds(dict[str, str]):
    """The kind of each label, once it has been met."""

    def __missing__(self, label: str) -> str:
        kind = self[label] = label.partition(":")[0]
        return kind


class _Strings(dict[int, str]):
    """The words behind spaCy's ids, kept, since asking spaCy takes longer."""

    def __init__(self, nlp: Language) -> None:
        self._strings = nlp.vocab.strings

    def __missing__(self, number: int) -> str:
        word = self[number] = str(self._strings[number])
        return word


def split_sentences(text: str, block: Block, breaks: tuple[int, ...] = ()) -> Iterator[tuple[int, int]]:
    """Character spans of the sentences of one block, without bullets, numbers and outer space.

    Abbreviations ("Cllr."), initials and "No. 10" do not end a sentence; a closing quote belongs
    to the sentence that it ends, an opening one to the sentence that it begins. ``breaks``, where a
    trained pipeline gives them, stand in place of these rules.
    """
    start, end = block.start, block.end
    lead = _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    begin = start
    if breaks:
        yield from _split_at(text, start, end, breaks)
        return
    for stop in _STOP.finditer(text, start, end):
        after = _BREAK_AFTER.match(text, stop.end(), end)
        if after is None or _is_abbreviation(text, begin, stop, after.end()):
            continue
        yield from _once_each(text, begin, stop.end())
        begin = after.end()
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield from _once_each(text, begin, end)


def _once_each(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; a picture's text that a page gives twice, as its description and its caption, in two."""
    half = text.find(text[start : start + _SHORTEST_DOUBLED // 2], start + _SHORTEST_DOUBLED // 2, end)
    if half > 0 and text[half - 1] != " " and text[start:half] == text[half : half + half - start]:
        yield start, half
        yield half, end
    else:
        yield start, end


def _split_at(text: str, start: int, end: int, breaks: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    inner = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
    for first, last in zip((start, *inner), (*inner, end), strict=True):
        piece = text[first:last]
        if piece.strip():
            yield first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def _is_abbreviation(text: str, begin: int, stop: re.Match[str], following: int) -> bool:
    if stop.group() != ".":
        return False
    word = _LAST_WORD.search(text, max(begin, stop.start() - 12), stop.start())
    if word is None:
        return False
    token = word.group(1).lower().rstrip(".")
    if len(token) == 1 and token.isalpha() and token != "i":
        # "He was put up in a B&B. She ..." ends with no initial of a name.
        return text[word.start(1) - 1 : word.start(1)] != "&"
    if token in ("no", "nos", "p", "para", "paras", "fig"):
        return text[following : following + 1].isdigit()
    if token == "st":
        return text[following : following + 1].isupper()
    return token in _ABBREVIATIONS and token not in ("inc", "ltd", "etc", "mp", "ed", "co")


def text_article(text: str) -> Article:
    """A bare text as an article of paragraphs, one a line: for ``kg explain`` and for tests."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), BlockKind.PARAGRAPH))
        start += len(line) + 1
    return Article("text", "text", text, "", blocks=tuple(blocks))
