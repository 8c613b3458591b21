"""The inspections of an article: its title page first, then what its sentences tell of each council."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import CouncilId, SourceKind
from kg.ontology import Ontology
from kg.reading.annotate import AnnotatedArticle
from kg.reading.council_mentions import names_told_of
from kg.reading.council_topics import is_rated
from kg.reading.councils import CouncilReading
from kg.reading.dates import DateMention
from kg.reading.inspections.account import Account
from kg.reading.inspections.claims import (
    claim_accounts,
    claim_censured,
    claim_chapters,
    claim_each,
    claim_histories,
    claim_latter,
    claim_listed,
    claim_pointing_back,
    claim_sections,
    claim_since_grade,
    claim_times,
)
from kg.reading.inspections.claims_before import claim_before
from kg.reading.inspections.clue import Clue
from kg.reading.inspections.clues import ClueReader
from kg.reading.inspections.find.dates_of_grades import mark_grades
from kg.reading.inspections.find.main_inspection import (
    add_evidence,
    has_its_days,
    is_main,
    is_of_another_year,
    make_main,
)
from kg.reading.inspections.find.others import add_other, add_published_before
from kg.reading.inspections.find.title_page import days_on_title
from kg.reading.inspections.find.told_together import read_clues
from kg.reading.inspections.record import InspectionReading
from kg.reading.inspections.took_place import took_place
from kg.reading.inspections.types import VISITS
from kg.reading.inspections.words import inspection_words
from kg.reading.title_councils import framework_on_title

_SAYS_BESIDE = re.compile(
    r"\W*(?:ofsted|(?:the |ofsted )?(?:inspectors|watchdog|inspectorate|regulator)),? (?:who|which)\b[^;:.]*"
    r"\bsince\b[^;:.]*, (?:(?:has|have|had|also|now) )*(?:said|say|says|found|find|finds|warned|told|"
    r"concluded|reported|noted)\b",
    re.IGNORECASE,
)
""" "Inspectors, who have come seven times since it was rated inadequate in 2018, said ...": the news, told beside."""


def find_inspections(annotated: AnnotatedArticle, ontology: Ontology, councils: CouncilReading) -> InspectionReading:
    """Read off the inspections of an article."""
    reading = InspectionReading(councils, annotated.appeared)
    clue_reader = ClueReader(annotated, ontology, councils)
    account = Account(annotated, ontology, councils, reading, inspection_words(ontology), clue_reader)
    if any(councils.holder(sentence.index) for sentence in annotated.sentences):
        _read(account)
    return reading


def _read(account: Account) -> None:
    """Title page first, then the sentences."""
    if _is_elsewhere(account):
        account.reading.elsewhere = True
        return
    title = days_on_title(account)
    read_clues(account)
    if title is None and not _tells_of_one(account):
        account.reading.elsewhere = True
        return
    reported = [account.councils.subject] if title is not None and account.councils.subject is not None else []
    told = dict.fromkeys([*reported, *_reported(account)])
    for council in told:
        _settle(account, council, title if council == account.councils.subject else None)
    for council in dict.fromkeys(_graded_only(account)):
        if account.reading.main(council) is None:
            _suppose(account, council)
    claim_sections(account)
    if account.councils.is_report:
        claim_before(account)
        claim_pointing_back(account)
    else:
        claim_latter(account)
        claim_since_grade(account)
        claim_censured(account)
        claim_times(account)
        claim_before(account)
        claim_histories(account)
        claim_accounts(account)
        claim_chapters(account)
        claim_each(account)
        claim_listed(account)


def _is_elsewhere(account: Account) -> bool:
    """Whether the only inspectorates named are none of children's services: of police, of health, of Wales.

    A report whose title has the words of a framework is one of Ofsted's, whoever else it names.
    """
    if not account.inspectorates.isdisjoint(account.words.of_services):
        return False
    if account.councils.is_report and framework_on_title(account.annotated, account.ontology) is not None:
        return False
    if any(
        "about:children-services" in one.labels and is_rated(account.annotated, one)
        for one in account.annotated.sentences
    ):
        # "The council's children's services were judged inadequate last autumn", in news of the police: by Ofsted.
        return False
    return len(account.inspectorates) == 1 or (
        bool(account.inspectorates) and all(name in account.words.of_elsewhere for name in account.inspectorates)
    )


def _tells_of_one(account: Account) -> bool:
    """Whether an article tells of an inspection: its kind or its day, or that inspectors did or found something."""
    if account.councils.is_report or account.clues:
        return True
    words = took_place(account.ontology)
    return any(words.tells(account.annotated, sentence) for sentence in account.annotated.sentences)


def _reported(account: Account) -> Iterator[CouncilId]:
    """The councils on which inspectors report: a clue, or an inspectorate that finds something, is about them."""
    for sentence in account.annotated.sentences:
        council = account.councils.holder(sentence.index)
        if council is not None and account.clue_reader.reports_plainly(sentence):
            yield council
    is_news = account.annotated.article.kind is SourceKind.NEWS
    for clue in account.clues:
        told = account.clue_reader.reports(account.annotated.sentences[clue.sentence])
        if told or clue.date is not None or clue.published or not is_news:
            yield clue.council


def _graded_only(account: Account) -> Iterator[CouncilId]:
    """The councils named in a sentence with a grade word, or beside it for those told of there."""
    sentences = account.annotated.sentences
    for sentence in sentences:
        if "grade" in sentence.kinds or "judged:same-again" in sentence.labels:
            places = [sentence.index]
            if sentence.index and "both " in account.annotated.text(sentence).lower():
                places.insert(0, sentence.index - 1)
            behind = sentences[sentence.index + 1 : sentence.index + 2]
            if behind and names_told_of(account.annotated, behind[0]) is not None:
                places.append(behind[0].index)
            for index in places:
                yield from (mention.council for mention in account.councils.mentions(index) if mention.how != "board")
            holder = account.councils.holder(sentence.index)
            if holder is not None:
                yield holder


def _suppose(account: Account, council: CouncilId) -> None:
    """Take it that a council with a grade was inspected, where nothing more is told of an inspection."""
    main = make_main(account, council, (), None)
    sentences = account.annotated.sentences
    places = [one for one in sentences if any(m.council == council for m in account.councils.mentions(one.index))]
    places += account.about(council)
    if account.councils.host is not None:
        # What an article recalls in passing stands in the sentence with the grade, and not where it begins.
        places.sort(key=lambda one: "grade" not in one.kinds)
    main.evidence.append(account.annotated.evidence(places[0], "inspection/graded"))
    account.reading.suppose(main)


def _settle(account: Account, council: CouncilId, title: dict[str, DateMention] | None) -> None:
    """Settle which inspection of a council is the news, and which other ones its clues tell of."""
    clues = [clue for clue in account.clues if clue.council == council]
    own = clues
    if title is None and account.reports_grade(council):
        # A visit, which gives no grade, is not what is reported.
        own = [clue for clue in clues if clue.type not in VISITS]
    others_news = account.of_police is not None and not account.told_of_police(council)
    if title is None and (others_news or not _is_news(account, council, clues)):
        for clue in clues:
            of_police = others_news and clue.date is not None and clue.date.start == account.of_police
            if not (clue.published or clue.graded or of_police):
                add_other(account, clue)
        mark_grades(account, [clue for clue in clues if clue.graded])
        return
    main = make_main(account, council, own, title)
    add_evidence(account, main, clues, title)
    account.reading.add(main, main=True)
    for clue in clues:
        if clue.graded:
            continue
        if clue.published:
            old = clue.date is not None and (
                clue.earlier or account.reading.is_old(clue.date) or is_of_another_year(main, clue.date)
            )
            if old and not account.councils.round_up:
                add_published_before(account, clue)
            elif clue.date is not None and not old:
                account.reading.mark_date(clue.sentence, clue.date.start_char, main.key)
            continue
        if not is_main(account, clue, main) and not has_its_days(clue, main):
            add_other(account, clue)
        elif clue.date is not None:
            account.reading.mark_date(clue.sentence, clue.date.start_char, main.key)
    mark_grades(account, [clue for clue in clues if clue.graded])


def _is_news(account: Account, council: CouncilId, clues: Sequence[Clue]) -> bool:
    """Whether the article reports an inspection, or only recalls an earlier one ("was last inspected in 2019")."""
    if any(not clue.earlier for clue in clues):
        return True
    recalled = {clue.sentence for clue in clues}
    return any(
        (sentence.index not in recalled or _SAYS_BESIDE.match(account.text, sentence.start_char, sentence.end_char))
        and account.clue_reader.reports(sentence)
        and account.words.earlier.search(account.annotated.text(sentence)) is None
        for sentence in account.about(council)
    )
