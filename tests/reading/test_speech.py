"""Whose words a sentence gives: the article's, the inspectors', the council's, or somebody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.model import AgencyId, CouncilId, Evidence, PostFact
from kg.ontology import Ontology
from kg.reading.annotate import Annotator, text_article
from kg.reading.speech import Voice, add_phrases, find_voices, speakers_of
from kg.reading.vocabulary import PhraseIndex, blank_language
from kg.resources import folder

EVIDENCE = Evidence("an-article", 0, 5, "Words", "a-rule")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(folder("ontology"))


def annotator(ontology: Ontology) -> Annotator:
    nlp = blank_language()
    names, words = PhraseIndex(nlp, exact=True), PhraseIndex(nlp, exact=False)
    add_phrases(names, words, ontology)
    return Annotator(nlp, names, words)


@pytest.fixture(scope="module")
def voices(ontology: Ontology) -> Callable[[str], list[Voice]]:
    annotate = annotator(ontology)
    return lambda text: [speech.voice for speech in find_voices(annotate(text_article(text)))]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Plans are weak.", Voice.ARTICLE),
        ("Inspectors said plans were weak.", Voice.INSPECTORS),
        ("Plans are weak, according to Ofsted.", Voice.INSPECTORS),
        ("Council blind to danger, says a withering report.", Voice.INSPECTORS),
        ("Councillor Ann Green, leader of the council, said plans were good.", Voice.COUNCIL),
        ("“Plans are good,” said Cllr Ann Green.", Voice.COUNCIL),
        ("The local MP said plans were weak.", Voice.OTHER),
        ("I left, as my caseload was too high.", Voice.OTHER),
        ("“I know that plans are weak,” said Cllr Ann Green.", Voice.COUNCIL),
        ("Inspectors told me that plans were weak.", Voice.INSPECTORS),
        ("Inspectors who visited the council last month say that plans are weak.", Voice.INSPECTORS),
        ("Parents who wrote to inspectors said that plans were weak.", Voice.OTHER),
        ("A report which the council had sent said that plans were weak.", Voice.COUNCIL),
        ("A letter from Ofsted to the council's chief executive said that plans were weak.", Voice.INSPECTORS),
        ("A report to councillors from the council said that plans were weak.", Voice.COUNCIL),
        (
            "Opposition councillors have slammed the council over the report, which says plans are weak.",
            Voice.INSPECTORS,
        ),
        ("Opposition councillors have slammed the council over its weak plans.", Voice.OTHER),
        ("The report, in a letter to Ann Green, the council's director, said plans were weak.", Voice.INSPECTORS),
        (
            "The report is out. It said the council was able and found help, but pointed out weak plans.",
            Voice.INSPECTORS,
        ),
        ("The council is failing to plan, inspection concludes.", Voice.INSPECTORS),
        ("The report is out. “Plans are hard for parents to follow,” it states.", Voice.INSPECTORS),
        ("The report is out. The council's leaders had not planned, it added.", Voice.INSPECTORS),
        ("Parents are cross. The council said it was sorry, and plans were weak, it added.", Voice.COUNCIL),
        ("Staff wrote on scraps of paper.", Voice.ARTICLE),
        ("Parents wrote that plans were weak.", Voice.OTHER),
        ("Two councils argued for weeks over who should pay for the school.", Voice.ARTICLE),
        ("Calls to the council rang unanswered.", Voice.ARTICLE),
        ("The police and parents each blamed the other.", Voice.ARTICLE),
        ("The local MP spoke in the House and described plans as weak.", Voice.OTHER),
        ("Ministers step in after an inspection identified weak plans.", Voice.ARTICLE),
        ("Weaknesses in how the council responds to neglect have been laid bare.", Voice.ARTICLE),
        ("Parents were handed reports on weak plans.", Voice.ARTICLE),
        ("The MP for the town called the report shameful and said plans were weak.", Voice.OTHER),
        ("When a carer was accused it was weeks before anyone told the council.", Voice.ARTICLE),
        ("Councillors were told that plans were weak.", Voice.ARTICLE),
        ("The state of plans is poor.", Voice.ARTICLE),
        ("The council said sorry.\n\n“Weak plans” were found by inspectors in its teams.", Voice.INSPECTORS),
        ("The council said sorry.\n\n“Weak plans” are identified by the report.", Voice.INSPECTORS),
        ("The council has not identified these weaknesses.", Voice.ARTICLE),
        ("Inspectors, headed by Ann Green, concluded that the council was failing.", Voice.INSPECTORS),
        ("Inspectors spoke to parents about plans, and noted that reviews were late.", Voice.INSPECTORS),
        ("The report was less kind about the council, which it said lacked plans.", Voice.INSPECTORS),
        ("Inspectors visited in May. Plans, it added, were weak.", Voice.INSPECTORS),
        ("Cllr Green said: “Inspectors came in May. They were clear that plans were weak.”", Voice.INSPECTORS),
        ("The local MP stormed: “Plans were weak.”", Voice.OTHER),
        ("Inspectors, who were in the borough in May, said plans were weak.", Voice.INSPECTORS),
        ("Parents, it says, waited for plans.", Voice.INSPECTORS),
        ("Adults had left, and the council could not say where they lived.", Voice.ARTICLE),
        ("Work at the council is slow, according to the first of several checks by Ofsted.", Voice.INSPECTORS),
        ("Work is slow, according to the council.", Voice.COUNCIL),
        ("A tenth of visits are late, according to the council's own figures.", Voice.ARTICLE),
        ("Inspectors praised plans and said the council was ambitious.", Voice.INSPECTORS),
        ("Plans were weak and the budget too small, said the council.", Voice.COUNCIL),
        ("The inspector said leaders were able. She said plans were weak.", Voice.INSPECTORS),
        ("The report is short. It also says the council was warned.", Voice.INSPECTORS),
        ("The report, sent to the council leader in March, said plans were weak.", Voice.INSPECTORS),
        ("The report said: “Plans are weak.\n“Parents told us that they were not heard.”", Voice.INSPECTORS),
        ("Cllr Green said: “Plans are weak.\n“Parents told us that they were not heard.”", Voice.COUNCIL),
        ("Parents told us that plans were weak.", Voice.OTHER),
        ("Parents were not always told of the plans.", Voice.ARTICLE),
        ("Opposition councillors had never been told of the plans.", Voice.ARTICLE),
        ("A visit to the borough, which was judged weak in May, found better plans.", Voice.ARTICLE),
        ("So many staff had left that parents could no longer say who they were.", Voice.ARTICLE),
    ],
)
def test_voice_of_a_sentence(voices: Callable[[str], list[Voice]], text: str, voice: Voice) -> None:
    assert voices(text)[-1] == voice


def test_a_surname_goes_back_to_a_full_name(voices: Callable[[str], list[Voice]]) -> None:
    text = "Ann Holmes runs the branch. Holmes claimed plans were weak. Plans are weak, and Nobody claimed it."
    assert voices(text) == [Voice.ARTICLE, Voice.OTHER, Voice.ARTICLE]


def test_a_quotation_goes_on_over_sentences_and_paragraphs(voices: Callable[[str], list[Voice]]) -> None:
    text = "Cllr Green said: “We are sorry.\n“Plans were weak. We know it.”\nThe report is long."
    assert voices(text) == [Voice.COUNCIL, Voice.COUNCIL, Voice.COUNCIL, Voice.ARTICLE]


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("– NSPCC Spokesperson", Voice.OTHER),
        ("— Ann Lee, Leader of the Council", Voice.COUNCIL),
        ("– Letter to Parents and Carers", Voice.ARTICLE),
        ("– visits to parents are late", Voice.ARTICLE),
        ("Ann Lee, Unison", Voice.ARTICLE),
    ],
)
def test_a_line_below_a_paragraph_tells_whose_words_it_gives(
    voices: Callable[[str], list[Voice]], line: str, voice: Voice
) -> None:
    assert voices(f"A report was published.\n\nPlans are weak.\n\n{line}\n\nThere was more.\n")[1] is voice


def test_who_is_named_behind_a_quotation_says_it(ontology: Ontology) -> None:
    annotated = annotator(ontology)(
        text_article('"Ofsted said a year ago that all was good," said Ash. "Plans are weak."')
    )
    assert [one.voice for one in find_voices(annotated, {"ash": Voice.OTHER})] == [Voice.OTHER, Voice.OTHER]


def test_a_quotation_of_the_report_stays_the_reports(voices: Callable[[str], list[Voice]]) -> None:
    assert voices("The report said: “Plans are weak. Visits are late.”") == [Voice.INSPECTORS, Voice.INSPECTORS]


POSTS = (
    PostFact("Ann Green", "director of children's services", EVIDENCE, council=CouncilId("leeds")),
    PostFact("Tom Hill", "lead inspector", EVIDENCE, agency=AgencyId("ofsted")),
    PostFact("Jo Field", "leader of the opposition", EVIDENCE, council=CouncilId("leeds")),
    PostFact("Sam Wood", "chief officer", EVIDENCE, agency=AgencyId("unheard-of")),
    PostFact("Moira Dale-Hope", "chief executive", EVIDENCE, council=CouncilId("leeds")),
    PostFact("Will Hope", "leader of the opposition", EVIDENCE, council=CouncilId("leeds")),
)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Ms Green conceded that plans were weak.", Voice.COUNCIL),
        ("“Plans are weak,” said Ms Green.", Voice.COUNCIL),
        ("Mr Hill warned that plans were weak.", Voice.INSPECTORS),
        ("Mr Hill wrote it all down. She warns, however, that plans are weak.", Voice.INSPECTORS),
        ("Inspector Tom Hill came in May. She said plans were weak.", Voice.INSPECTORS),
        ("The director, Ann Green, came in May. “We were slow,” she said.", Voice.COUNCIL),
        ("Ms Field said plans were weak.", Voice.OTHER),
        ("Mr Wood said plans were weak.", Voice.OTHER),
        ("The green said to be lost is a park.", Voice.ARTICLE),
        ("Ms Dale-Hope said plans were weak.", Voice.COUNCIL),
        ("Mr Hope said plans were weak.", Voice.OTHER),
        (
            "The chief executive, Moira Dale-Hope, was away. In a letter to staff she writes that plans are weak.",
            Voice.COUNCIL,
        ),
    ],
)
def test_a_person_speaks_as_the_post_that_the_article_tells(ontology: Ontology, text: str, voice: Voice) -> None:
    annotate = annotator(ontology)
    voices = find_voices(annotate(text_article(text)), speakers_of(POSTS, ontology))
    assert voices[-1].voice == voice


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Plans are weak, and one mother said that visits were late.", "and one mother said that visits were late."),
        ("Plans are weak, which parents described as a worry.", "which parents described as a worry."),
        ("Plans are weak, parents said.", "Plans are weak, parents said."),
        ("The MP spoke up, and parents said plans were weak.", "The MP spoke up, and parents said plans were weak."),
        (
            "“Plans are weak, and parents said so,” said Mr Green.",
            "“Plans are weak, and parents said so,” said Mr Green.",
        ),
    ],
)
def test_what_stands_before_a_speakers_part_is_not_the_speakers(ontology: Ontology, text: str, own: str) -> None:
    annotated = annotator(ontology)(text_article(text))
    (speech,) = find_voices(annotated)
    assert speech.voice is Voice.OTHER
    assert text[annotated.starts[speech.since] :] == own


@pytest.mark.parametrize(
    ("text", "admits"),
    [
        ("Supt Ann Green, of Kent Police, acknowledged that officers had missed meetings.", True),
        ("Supt Ann Green, of Kent Police, said officers would not accept that plans were weak.", False),
        ("Ann Green, chair of the board, said inspectors rightly criticised how it held partners to account.", True),
        ("Ann Green, the local MP, said inspectors rightly criticised weak plans.", False),
        ("Ann Green, the local MP, said ministers should accept that plans were weak.", False),
        ("The local MP admitted that she had not known how weak plans were.", False),
    ],
)
def test_a_partner_grants_its_own_fault_and_a_politician_none(ontology: Ontology, text: str, admits: bool) -> None:
    annotated = annotator(ontology)(text_article(text))
    assert find_voices(annotated, {"green": Voice.OTHER})[-1].admits is admits
