"""Finds the grades of an article: a verdict tied to a council (or its board), an area and an inspection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle, Sentence
from kg.reading.council_mentions import names_told_of
from kg.reading.councils import CouncilReading
from kg.reading.expressions import Lists, lists_of, phrases_of, table_of
from kg.reading.grade_groups import is_line_of_grade
from kg.reading.grades import Frame, Verdict, grade_of, verdicts
from kg.reading.inspections import InspectionReading
from kg.reading.judgements.judge import Judge
from kg.reading.judgements.record import JudgementReading, Record
from kg.reading.judgements.sentence import GradedSentence
from kg.reading.judgements.table import columns, in_prose
from kg.reading.judgements.whose import pair
from kg.reading.vocabulary import PhraseIndex, longest

_KINDS = tuple(
    "rating-verbs getting-verbs finding-verbs moving-verbs rating-nouns services not-graded unsure negated left-behind "
    "elsewhere-graded other-inspectorates other-bodies other-bodies-again own-view laymen same-again some-areas "
    "generic".split()
)


def add_phrases(names: PhraseIndex, words: PhraseIndex, ontology: Ontology) -> None:
    """Give the index the names of grades and areas, and the wordings around grades."""
    for scheme, kind in (("grade", "grade"), ("judgement-area", "area")):
        for concept in ontology.schemes.get(scheme, {}).values():
            # "Another area", as the concept for those of older frameworks is called, is the name of none.
            for wording in (concept.label, *concept.aliases) if concept.id != "other" else concept.aliases:
                words.add(wording, f"{kind}:{concept.id}")
    lists = lists_of(ontology, "judgements")
    for key in _KINDS:
        for phrase in phrases_of(lists, key):
            words.add(phrase, f"judged:{key}")
    for grade, phrase in _by_place(lists):
        words.add(phrase, f"grade:{grade}")
    done = phrases_of(lists, "done-for")
    for area, phrases in table_of(lists, "children").items():
        for phrase in phrases:
            for what in done:
                words.add(f"{what} {phrase}", f"area:{area}")
    for phrase, label in (*_protection(lists), *_repeated(lists)):
        words.add(phrase, label)
    for area, phrases in table_of(lists, "ways-of").items():
        for way, phrase in product(phrases_of(lists, "ways"), phrases):
            words.add(f"{way} {phrase}", f"way-area:{area}")
    tables = (("table-heads", "head-area"), ("list-areas", "list-area"), ("spoken-areas", "way-area"))
    for key, kind in tables:
        for area, phrases in table_of(lists, key).items():
            for phrase in phrases:
                words.add(phrase, f"{kind}:{area}")


def _protection(lists: Lists) -> Iterator[tuple[str, str]]:
    """Protection by whom it is for, in all combinations: "the help and protection given to families"."""
    parts = (phrases_of(lists, key) for key in ("protection", "protection-given", "protected"))
    return ((" ".join(words), "way-area:help-and-protection") for words in product(*parts))


def _repeated(lists: Lists) -> Iterator[tuple[str, str]]:
    """How a grade is told again, in all combinations: "so, they say, is", "that verdict applies to"."""
    for aside, verb in product(phrases_of(lists, "so-aside"), phrases_of(lists, "so-verb")):
        yield f"so, {aside}, {verb}", "judged:same-again"
    for words in product(*(phrases_of(lists, key) for key in ("same-plural", "same-are"))):
        yield " ".join(words), "judged:same-again"
    for words in product(*(phrases_of(lists, key) for key in ("same-overall", "scale-nouns", "same-is"))):
        yield " ".join(words), "judged:same-again"
    for words in product(*(phrases_of(lists, key) for key in ("same-verbs", "same-views", "same-of"))):
        verb, view, of = words
        yield f"{verb} the same {view} {of}", "judged:same-again"
    for words in product(*(phrases_of(lists, key) for key in ("given-it-verbs", "given-it", "given-it-nouns"))):
        yield " ".join(words), "judged:given-it"
        yield " ".join(words), "judged:same-again"
    for noun, reaches in product(phrases_of(lists, "grade-noun"), phrases_of(lists, "grade-reaches")):
        yield f"{noun} {reaches}", "judged:same-again"


def _by_place(lists: Lists) -> Iterator[tuple[str, str]]:
    """Grades by their place among the four, in all combinations: "lowest possible mark", "best of four grades"."""
    nouns = phrases_of(lists, "scale-nouns")
    between_them = (*phrases_of(lists, "scale-adjectives"), *phrases_of(lists, "scale-of"))
    for grade, places in table_of(lists, "scale").items():
        for place in places:
            for noun in nouns:
                yield grade, f"{place} {noun}"
                yield from ((grade, f"{place} {between} {noun}") for between in between_them)
                yield from ((grade, f"{place} {noun} {behind}") for behind in phrases_of(lists, "scale-behind"))
            yield from ((grade, f"{place} {behind}") for behind in phrases_of(lists, "scale-alone"))
            # "Its top mark for leadership but its lowest for child protection".
            yield from ((grade, f"{joins} its {place}") for joins in ("and", "but"))


def find_judgements(
    annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading, inspections: InspectionReading
) -> JudgementReading:
    """Read off the grades of an article, sentence by sentence."""
    if inspections.elsewhere:
        return JudgementReading()
    record = Record(annotated, ontology, councils, inspections)
    for sentence in annotated.sentences:
        if sentence.index in councils.taken_back:
            continue
        if "grade" in sentence.kinds or "judged:same-again" in sentence.labels:
            _read_sentence(record, sentence)
    return JudgementReading(tuple(record.kept()), (), tuple(record.issues))


def _above_names(record: Record, sentence: Sentence) -> list[Verdict]:
    """The grade on a line of its own above councils that have it: see ``grade_groups``."""
    ends = record.annotated.lined.find("\n", sentence.start_char, sentence.end_char)
    for hit in longest(sentence.words) if ends >= 0 else ():
        grade = grade_of(hit) if record.doc[hit.start].idx < ends else None
        if grade is not None and is_line_of_grade(record.text, sentence.start_char, ends):
            return [Verdict(hit.start, hit.end, grade, Frame.ALONE, hit.start)]
    return []


def _may_name_whose(record: Record, sentence: Sentence) -> bool:
    """Whether it is, or may be, told whose the grades of a sentence are: here, before, or in the sentence behind."""
    councils, at = record.councils, sentence.index
    if councils.holder(at) is not None or councils.mentions(at) or pair(record, at):
        return True
    behind = record.annotated.sentences[at + 1 : at + 2]
    return bool(behind) and bool(councils.mentions(at + 1)) and names_told_of(record.annotated, behind[0]) is not None


def _read_sentence(record: Record, sentence: Sentence) -> None:
    if not _may_name_whose(record, sentence):
        return
    found = _above_names(record, sentence) or verdicts(record.doc, sentence)
    if not found:
        return
    judge = Judge(GradedSentence(record, sentence, found))
    if judge.doubts.definitions.is_definition():
        return
    row = columns(record, sentence, found)
    if row is not None:
        judge.judge_row(row)
        wordy = in_prose(record.doc, sentence, found)
        for number in wordy:
            judge.judge(number, found[number])
        return
    for number, verdict in enumerate(found):
        if not judge.doubts.definitions.is_alternative(number):
            judge.judge(number, verdict)
