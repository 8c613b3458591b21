"""Short words and marks around a grade: those that part nothing, those that end a phrase, and how to step over them."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.reading.annotate import Sentence
from kg.reading.dates import SHORT_MONTHS

LIGHT = frozenset(
    "the a an its their our his her this that these those both all each every and or as to be been being "
    "is are was were "
    "also still now again only just in at of for with by on across has have had did does do it they them "
    "we us one two "
    "three four five , ' \" ( ) - – — : 's ' too well remain remains remained rated judged overall "
    "itself themselves were "
    "said found be council's borough's county's city's authority's s work services service experiences "
    "experience progress "
    "performance effectiveness impact provision domain domains which who who's while either including received receive "
    "get got gets when among included our offer another one "
    "grade grades graded 1 2 3 4 | . … currently not however therefore thus meanwhile deemed considered each".split()
)
"""Words that may stand between an area and its grade without parting them."""
PLURALS = frozenset("inadequates goods outstandings adequates".split())
ARTICLES = frozenset("a an another its their straight only".split())
PUNCTUATION = frozenset((*".,;:!?)('\"|…’‘“”–—-*", "..", "...", "**"))
BRACKET_ENDS = frozenset((")", "):", ");"))
QUOTES = frozenset(("'", '"', "''", "”", "’", "“", "‘", "``"))
COPULAS = frozenset("is are was were be been remain remains remained stay stays stayed being became become".split())
RATINGS = frozenset("rating grade judgement judgment verdict mark score grading ranking".split())
BEFORE_ITS_PLACE = frozenset("the its their ofsted's".split())
""" "Inadequate, *the* lowest of its four grades"."""
GIVEN = frozenset("given awarded handed issued received earned won got secured achieved gained".split())
"""What is said of a grade that was given, in a clause behind it."""
CLAUSE_REACH = 7
OCCASIONS = frozenset("inspection inspections visit visits time assessment occasion review reviews".split())
GOES = frozenset("went goes fell falls".split())
"""What a grade does that is given: "the lowest grade went to leadership"."""
DETERMINERS = frozenset("the its their this each all both".split())
YEARS_TOLD = frozenset("following next same previous last time year month summer spring autumn winter".split())
_BETWEEN_DATED = frozenset(
    "judgement judgment rating grade verdict mark in and then but again by later before that early late since "
    "only a an last this month year week spring summer autumn winter now was were followed to be".split()
)
"""Words between two grades that have a date each."""
BREAKS = frozenset("; but while whereas although though".split())


def is_of_date(word: str) -> bool:
    """Whether a word may stand between two grades that have a date each, dates included."""
    return word in _BETWEEN_DATED or not word.isalpha() or word[:3] in SHORT_MONTHS


def skip_quotes_back(doc: Doc, at: int, start: int) -> int:
    """The token at or before one that is no quotation mark; one less than ``start`` where there is none."""
    while at >= start and doc[at].orth_ in QUOTES:
        at -= 1
    return at


def skip_quotes(doc: Doc, at: int, end: int) -> int:
    """The token at or behind one that is no closing quotation mark."""
    while at < end and doc[at].orth_ in ("'", '"', "''", "”", "’"):
        at += 1
    return at


def skip_back(doc: Doc, at: int, start: int) -> int:
    """The token before one, opening quotation marks and the article aside."""
    at -= 1
    while at >= start and (doc[at].orth_ in ("'", '"', "“", "‘", "a", "an", "``") or doc[at].is_space):
        at -= 1
    return at


def stops(doc: Doc, at: int, sentence: Sentence) -> bool:
    """Whether a mark stands here that ends a phrase."""
    return at < sentence.end and doc[at].orth_ in PUNCTUATION and doc[at].orth_ not in "'\"-"
