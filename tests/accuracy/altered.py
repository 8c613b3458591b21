"""Annotated articles altered as others of their kind differ, and their annotations with them.

What a fact says must not hang on which council, person or typography its article happens to have: a fact that is found
in the document as it stands, and not in the altered one, or a wrong one that the alteration brings, is a defect.

``python -m tests.accuracy.altered --seed 1`` alters the documents of every part in every way, prints what became
otherwise, and the counts; of parts that are not tuned on the counts alone.
"""

from __future__ import annotations

import argparse
import copy
import re
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from kg.evaluate import KINDS, Claim, Evaluation, Gold, evaluate
from kg.graph.registers import load_ontology
from kg.ontology import Council, Ontology
from kg.resources import folder
from tests.accuracy.parts import PARTS, Part, graph_of

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what it states."""

    stem: str
    text: str
    data: Data

    def told(self, new: Callable[[str], str]) -> Document:
        """The same with all words of the text and of the annotations replaced alike."""
        return Document(self.stem, new(self.text), _each_text(self.data, new))


def _each_text(value: Any, new: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return new(value)
    if isinstance(value, list):
        return [_each_text(one, new) for one in value]
    if isinstance(value, dict):
        return {key: _each_text(one, new) for key, one in value.items()}
    return value


# The council


def another_council(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Another council of the same kind of name in the place of each that the annotations name."""
    by_code = {council.gss: council for council in ontology.councils.values()}
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for told in document.data["councils"]:
        old = by_code.get(told.get("gss") or "")
        if old is None or old.abolished:
            return None
        pool = [
            new
            for new in sorted(ontology.councils.values(), key=lambda one: one.id)
            if _manner(new) == _manner(old) and new.gss not in codes.values() and _place(new) not in document.text
        ]
        if not pool or not _place(old):
            return None
        new = random.choice(pool)
        names[_place(old)], codes[old.gss] = _place(new), new.gss
    if not names:
        return None
    places = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    longer = rf"(?:North|South|East|West|Greater|New|and|&) (?:{places})\b|\b(?:{places}) (?:and|&) [A-Z]"
    if re.search(longer, document.text):
        return None
    capitals = {old.upper(): new.upper() for old, new in names.items()}
    pattern = re.compile(rf"\b(?:{places}|{'|'.join(map(re.escape, capitals))})\b")
    altered = document.told(lambda text: pattern.sub(lambda match: (names | capitals)[match[0]], text))
    left = [
        name for code in codes for name in (by_code[code].label, *by_code[code].aliases, *by_code[code].place_names)
    ]
    if re.search(rf"\b(?:{'|'.join(map(re.escape, left))}|the (?:I|i)sland)\b", altered.text, re.IGNORECASE):
        return None
    for told in altered.data["councils"]:
        told["gss"] = codes.get(told["gss"], told["gss"])
    return altered


def _place(council: Council) -> str:
    names = [name for name in council.place_names if "&" not in name and name in council.label]
    return max(names, key=len, default="")


def _manner(council: Council) -> tuple[str, str, bool] | None:
    """What two councils must have in common for the one's place to stand in the other's name."""
    place = _place(council)
    if council.abolished or (council.established or "") > "2009" or not place:
        return None
    return (council.type, council.label.replace(place, "*"), " " in place)


# People

_NAMES = (
    "Siobhán O'Callaghan|Mohammed Khan|Jo-Anne Priestley-Ward|Priya Ramanathan|Kwame Asante|"
    "Wai-Ling Cheung|Tom de Souza|Iain MacGregor|Grace Hill|Mark Page|April Summers|Sukhjinder Bains|"
    "Hannah Wood|Will Field|Ruth Church|Dominic Law|Yvonne Baptiste|Lesley Marsh|Zoë Ferreira|"
    "Ian McAllister|Tunde Adeyemi|Rose Young|Victoria Bishop|Bill Price"
).split("|")


def other_people(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Another name for each person with a post."""
    names = [name for name in _NAMES if name.split()[-1] not in document.text and name.split()[0] not in document.text]
    random.shuffle(names)
    new: dict[str, str] = {}
    for person in document.data["persons"]:
        words = person["name"].split()
        if len(words) != 2 or not names or words[1] in new:
            return None
        first, last = names.pop().split(" ", 1)
        if len(re.findall(rf"\b{re.escape(words[0])}\b", document.text)) == len(
            re.findall(rf"\b{re.escape(words[0])} {re.escape(words[1])}\b", document.text)
        ):
            new[person["name"]] = f"{first} {last}"
        else:
            last = last.split()[-1]
            new[person["name"]] = f"{words[0]} {last}"
        new[words[1]] = last
    if not new:
        return None
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(new, key=len, reverse=True)))})\b")
    return document.told(lambda text: pattern.sub(lambda match: new[match[0]], text))


# Days


def other_years(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """All years one later, where no framework changes between them."""
    years = set(map(int, re.findall(r"\b(?:19|20)\d\d\b", document.text)))
    weekdays = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:\d|[A-Z][a-z]+ \d)"
    if not any(years and first <= min(years) and max(years) <= last for first, last in ((2018, 2021), (2023, 2024))):
        return None
    if re.search(weekdays, document.text) or "/" in document.text:
        return None
    return document.told(lambda text: re.sub(r"\b20(?:18|19|2\d)(?=\b|T)", lambda match: str(int(match[0]) + 1), text))


# Typography and layout


def straight_marks(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Straight quotation marks and apostrophes."""
    return document.told(lambda text: text.translate(str.maketrans("‘’“”–", "''\"\"-")))


def curly_marks(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Curly quotation marks and apostrophes."""

    def curly(text: str) -> str:
        text = re.sub(r"(?<![\w.,!?…'’])\"(?=\S)|^\"", "“", text, flags=re.MULTILINE).replace('"', "”")
        return re.sub(r"(?<![\w.,!?…\"”])'(?=\S)", "‘", text).replace("'", "’")

    return document.told(curly)


def single_marks(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Single quotation marks for speech."""
    return document.told(lambda text: text.replace('"', "'").replace("“", "‘").replace("”", "’"))


def double_marks(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Double quotation marks around grades and words."""
    return document.told(lambda text: re.sub(r"(?<!\w)['‘]([a-zA-Z][a-z-]*(?: [a-z]+){0,4})['’](?!\w)", r"“\1”", text))


def without_marks(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """No quotation marks around grades."""
    grade = r"(?:good|outstanding|inadequate|adequate|requires improvement|requires improvement to be good)"
    marked = re.compile(rf"(?<!\w)['‘\"“]({grade})['’\"”](?!\w)", re.IGNORECASE)
    return document.told(lambda text: marked.sub(r"\1", text))


def grades_in_capitals(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Grades with a capital letter where they are quoted."""
    grade = r"(?:good|outstanding|inadequate|requires improvement)"
    return document.told(
        lambda text: re.sub(rf"(?<=['‘\"“]){grade}(?=['’\"”](?!\w))", lambda match: match[0].capitalize(), text)
    )


def blank_lines(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """An empty line between any two lines."""
    return Document(document.stem, re.sub(r"\n+", "\n\n", document.text), document.data)


def no_blank_lines(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """No empty line between any two lines."""
    return Document(document.stem, re.sub(r"\n\n+", "\n", document.text), document.data)


def wrapped_lines(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Every paragraph in lines of one width, with empty lines between paragraphs."""
    width = random.choice([60, 72, 80, 100])
    paragraphs = [line for line in document.text.split("\n") if line.strip()]
    if max(map(len, paragraphs)) < 2 * width or any("|" in line for line in paragraphs):
        return None
    lines = [textwrap.fill(one, width, break_long_words=False, break_on_hyphens=False) for one in paragraphs]
    return Document(document.stem, "\n\n".join(lines) + "\n", document.data)


def one_paragraph(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Paragraphs of prose run together, as pages are that lose their line ends."""
    lines = document.text.split("\n")
    joined: list[str] = []
    for line in lines:
        prose = len(line) > 80 and line.rstrip().endswith((".", '"', "”", "'", "’"))
        if prose and joined and len(joined[-1]) > 80 and joined[-1].rstrip().endswith((".", '"', "”", "'", "’")):
            joined[-1] += " " + line
        elif line.strip():
            joined.append(line)
    return Document(document.stem, "\n".join(joined), document.data)


def hard_spaces(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """A space that does not break, here and there."""
    spaced = "".join("\u00a0" if sign == " " and random.random() < 0.05 else sign for sign in document.text)
    return Document(document.stem, spaced, document.data)


_ABOVE = (
    """Skip to content
Sign in | Subscribe | Newsletters
News Sport What's On Business Opinion Jobs
We use cookies to improve your experience. Accept all
""",
    """Menu
Home
News
Sport
Your area
Search
Log in
Advertisement

""",
    """Skip to main content
Home > News > Local news
Cookies on this site: we use some essential cookies to make this website work. Accept Reject
""",
    """[Logo]
Home News Sport Weather Shop Travel
LATEST: Man charged after crash on ring road
Trending: Weather | Traffic | Bin strike | Christmas markets
""",
    """Your browser is out of date. Please update it to see this page as it should be.
☰ Menu   Subscribe   My Account   ePaper
Share this article: Facebook Twitter WhatsApp Email Copy link
""",
)
_BELOW = (
    """
Read more: Ofsted rates Bradford children's services inadequate
More like this
Sandwell children's trust told it requires improvement after years of failure
Jane Bowles, director of children's services in Hull, to step down
Most read
Man charged after crash on ring road
Sign up to our newsletter for the latest news. Enter your email
Comments
concerned_mum: social workers here are useless, visits are late and nobody listens
Reply Report
© All rights reserved
""",
    """
Share
Facebook Twitter LinkedIn
Tags: Bradford, Ofsted, children's services
About the author
Sam Writer is the local democracy reporter. Email sam@example.org
You may also like
Bradford children's services rated inadequate
3 hours ago
Inspectors: children at risk in Sandwell as social workers quit
2 days ago
Previous article: Council tax to rise
Next article: New director for Hull children's services named
""",
    """
3 Comments
Angry of Town
2 days ago
Total disgrace. Children left at risk and nobody sacked. Caseloads are too high.
0 Likes Reply
Sue P
1 day ago
Bradford was rated inadequate too. Jane Bowles, director of children's services in Hull, did no better!
Reply
Load more comments
""",
    """
Related content
- Bradford council's children's services 'inadequate', says Ofsted
- Sandwell: social workers' caseloads too high
- New director of children's services for Hull: Jane Bowles
Latest news
Bin strike goes on
BBC Sounds
Terms of use   Privacy policy   Cookies   Contact us
""",
)


def furniture_above(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """The head of a page that was copied whole."""
    return Document(document.stem, random.choice(_ABOVE) + document.text, document.data)


def furniture_below(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """What stands under an article on its page."""
    if re.search(r"Bradford|Sandwell|Hull|Bowles", document.text):
        return None
    return Document(document.stem, document.text.rstrip() + "\n" + random.choice(_BELOW), document.data)


def teaser_within(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """A link to another story between two paragraphs."""
    lines = document.text.split("\n")
    long = [place for place, line in enumerate(lines) if len(line) > 120 and line.rstrip().endswith((".", '"', "”"))]
    if len(long) < 3 or re.search(r"Bradford", document.text):
        return None
    lines.insert(random.choice(long[:-1]) + 1, "READ MORE: Bradford children's services rated inadequate by Ofsted")
    return Document(document.stem, "\n".join(lines), document.data)


def cut_off(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """The end of the page is missing, from the middle of a sentence on."""
    text = document.text[: int(len(document.text) * random.uniform(0.5, 0.8))].rstrip()
    return _what_is_left(document, text)


def without_head(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """The first line is missing."""
    lines = document.text.strip().split("\n")
    return _what_is_left(document, "\n".join(lines[1:]).lstrip("\n"))


def _what_is_left(document: Document, text: str) -> Document:
    """The annotations that the rest of a text bears out; what it may state without them is optional."""
    data = copy.deepcopy(document.data)
    for kind in ("judgements", "failings"):
        kept = {fact["quote"] for fact in data[kind] if fact["quote"] in text}
        data[kind] = [fact if fact["quote"] in kept else {**fact, "optional": True} for fact in data[kind]]
    for person in data["persons"]:
        if person["name"] not in text:
            person["optional"] = True
    for agency in data["agencies"]:
        if not any(name in text for name in (agency["name"], *agency.get("aliases", ()))):
            agency["optional"] = True
    return Document(document.stem, text, data)


# Words


def rated(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Another verb for the giving of grades."""
    new = random.choice(["judged", "graded", "deemed"])
    return document.told(lambda text: re.sub(r"\brated(?= (?:as )?['‘\"“]?(?:good|outstanding|inadequate))", new, text))


_OTHER = {"good": "outstanding", "outstanding": "good", "Good": "Outstanding", "Outstanding": "Good"}
_OTHER |= {old.upper(): new.upper() for old, new in _OTHER.items()}
_OTHER |= {"a good": "an outstanding", "an outstanding": "a good"}
_GRADED = re.compile(r"\b(?:an? )?(?:good|outstanding)\b", re.IGNORECASE)


def good_and_outstanding(document: Document, random: Random, ontology: Ontology) -> Document | None:
    """Good for outstanding and outstanding for good, in the sentences of judgements."""
    quotes = {fact["quote"] for fact in document.data["judgements"]}
    if any(re.search(r"to be good|highest|lowest|top|best|second|improv|[Bb]oth|better|short", one) for one in quotes):
        return None

    def swap(text: str) -> str:
        return _GRADED.sub(lambda match: _OTHER.get(match[0], match[0]), text)

    text, parts, behind = document.text, [], 0
    for start, end in sorted({at.span() for quote in quotes for at in re.finditer(re.escape(quote), text)}):
        if start < behind:
            return None
        parts += [text[behind:start], swap(text[start:end])]
        behind = end
    data = copy.deepcopy(document.data)
    for fact in data["judgements"]:
        fact["grade"], fact["quote"] = _OTHER.get(fact["grade"], fact["grade"]), swap(fact["quote"])
    altered = "".join([*parts, text[behind:]])
    return Document(document.stem, altered, data) if altered != text else None


ALTERATIONS: Mapping[str, Callable[[Document, Random, Ontology], Document | None]] = {
    made.__name__: made
    for made in (
        another_council, other_people, other_years, straight_marks, curly_marks, single_marks, double_marks,
        without_marks, grades_in_capitals, blank_lines, no_blank_lines, wrapped_lines, one_paragraph, hard_spaces,
        furniture_above, furniture_below, teaser_within, cut_off, without_head, rated, good_and_outstanding,
    )
}  # fmt: skip


_SHORTER = ("cut_off", "without_head")
"""What these leave of a text bears out a part of its annotations, by which the text as it stands is measured too."""
_JUDGEMENTS = ("judgement",)
_KINDS = {
    # Names of forces and trusts stay those of the old place.
    "another_council": tuple(kind for kind in KINDS if kind != "agency"),
    "good_and_outstanding": _JUDGEMENTS,
    # Which councils and inspections the rest of a text tells of is not annotated.
    "cut_off": tuple(kind for kind in KINDS if kind not in ("council", "inspection(main)")),
}


def documents(part: Part) -> list[Document]:
    """The documents of a part."""
    return [Document(g.document, (part.folder / f"{g.document}.txt").read_text("utf-8"), g.data) for g in part.golds()]


def read(told: Sequence[Document]) -> Evaluation:
    """What is read from the documents, beside their annotations."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        _keep(place, told)
        with graph_of([place / f"{one.stem}.txt" for one in told]) as ask:
            return evaluate([Gold(one.stem, one.data) for one in told], ask, with_quotes=True)


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is found in a document as it stands and not in the altered one, or a wrong one in that alone."""

    document: str
    kind: str
    what: str
    """``lost`` or ``wrong``."""
    claim: Claim


def compared(before: Evaluation, after: Evaluation, kinds: Collection[str] = KINDS) -> Iterator[Change]:
    """What an alteration lost, and what is wrong for it. Facts are counted, as their councils may have changed."""
    earlier = {(one.document, one.kind): one for one in before.outcomes}
    for now in after.outcomes:
        then = earlier[now.document, now.kind]
        if now.kind not in kinds:
            continue
        for what, old, new, more in (
            ("lost", then.missed, now.missed, len(then.hits) - len(now.hits)),
            ("wrong", then.wrong, now.wrong, len(now.wrong) - len(then.wrong)),
        ):
            known = {str(claim.key[1:]) for claim in old}
            likely = sorted(new, key=lambda claim: str(claim.key[1:]) in known)
            yield from (Change(now.document, now.kind, what, claim) for claim in likely[: max(0, more)])


def became(name: str, part: Part, seed: int = 1) -> tuple[list[Document], list[Change]]:
    """The documents of a part that an alteration fits, altered, and what became otherwise in them."""
    told = documents(part)
    ontology = load_ontology(folder("ontology"))
    new = {one.stem: ALTERATIONS[name](one, Random(f"{seed} {one.stem}"), ontology) for one in told}
    altered = [other for one in told if (other := new[one.stem]) is not None and other != one]
    if not altered:
        return [], []
    texts = {one.stem: one.text for one in told}
    shorter = [Document(one.stem, texts[one.stem], one.data) for one in altered] if name in _SHORTER else []
    before = read(shorter) if shorter else _as_it_stands(part)
    return altered, list(compared(before, read(altered), _KINDS.get(name, KINDS)))


@lru_cache(maxsize=len(PARTS))
def _as_it_stands(part: Part) -> Evaluation:
    return read(documents(part))


def main() -> int:
    """Print what became otherwise, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="ALTERATION", help=f"all where none is named: {', '.join(ALTERATIONS)}"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", action="append", help="a part; all where none is named")
    parser.add_argument("--keep", type=Path, help="a folder for the altered texts")
    asked = parser.parse_args()
    for name in asked.names or ALTERATIONS:
        counts: Counter[str] = Counter()
        read_in_all = 0
        for part in PARTS:
            if asked.part and part.name not in asked.part:
                continue
            altered, changes = became(name, part, asked.seed)
            read_in_all += len(altered)
            counts.update(f"{change.kind} {change.what}" for change in changes)
            if asked.keep and part.tuned:
                _keep(asked.keep / name / part.name, altered)
            for change in changes if part.tuned else ():
                print(f"{name} {part.name}/{change.document}: {change.kind} {change.what}: {change.claim.key}")
                for quote in change.claim.quotes[:2]:
                    print(f"      {quote}")
        print(f"{name}: {read_in_all} documents; " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
        sys.stdout.flush()
    return 0


def _keep(place: Path, altered: Sequence[Document]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for one in altered:
        (place / f"{one.stem}.txt").write_text(one.text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
