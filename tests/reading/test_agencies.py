"""Organisations are found by name, template, area and general word, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.agency_names import expand
from tests.reading.people_and_agencies import MiniatureReader


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("South Yorkshire Police did not share what it knew.", {"South Yorkshire Police"}),
        ("Hertfordshire Constabulary was praised.", {"Hertfordshire Constabulary"}),
        ("The DfE has appointed a commissioner.", {"Department for Education"}),
        (
            "The CQC and HM Inspectorate of Probation took part.",
            {"Care Quality Commission", "His Majesty's Inspectorate of Probation (HMI Probation)"},
        ),
        ("Doncaster Children's Services Trust runs them.", {"Doncaster Children's Services Trust"}),
        ("Barnardo's carries out return interviews.", {"Barnardo's"}),
        ("Greater Manchester Integrated Care paid.", {"NHS Greater Manchester Integrated Care Board"}),
        ("NHS Frimley ICB sent its regrets.", {"NHS Frimley Integrated Care Board"}),
        (
            "NHS Cornwall and Isles of Scilly Integrated Care Board paid.",
            {"NHS Cornwall and the Isles of Scilly Integrated Care Board"},
        ),
        ("Cafcass praised the council's court work.", {"Cafcass"}),
    ],
)
def test_register_names_any_of_its_names(read_miniature: MiniatureReader, text: str, labels: set[str]) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Norfolk and Suffolk NHS Foundation Trust was criticised.", {"Norfolk and Suffolk NHS Foundation Trust"}),
        (
            "Inspectors met NHS North and West Devon, Devon and Cornwall NHS Trust and Devon and Cornwall Police.",
            {"NHS", "Devon and Cornwall NHS Trust", "Devon and Cornwall Police"},
        ),
        ("They met the department for education.", {"Department for Education"}),
        ("West Yorkshire Integrated Care Board was told.", {"NHS West Yorkshire Integrated Care Board"}),
        ("NHS South Yorkshire Integrated Care Board was told.", {"NHS South Yorkshire Integrated Care Board"}),
        (
            "Inspectors asked Merseyside Police and Crime Commissioner for a plan.",
            {"Merseyside Police and Crime Commissioner"},
        ),
        ("The London Family Justice Board meets.", {"London Family Justice Board"}),
        (
            "The Police and Crime Commissioner for Avon and Somerset paid.",
            {"Police and Crime Commissioner for Avon and Somerset"},
        ),
        (
            "Kent Safeguarding Children Multi-Agency Partnership met.",
            {"Kent Safeguarding Children Multi-Agency Partnership"},
        ),
        ("South East Coast Ambulance Service took the call.", {"South East Coast Ambulance Service"}),
        ("The ambulance service took the call.", set()),
        ("The North of Tyne Combined Authority paid.", {"North of Tyne Combined Authority"}),
        ("Humberside Fire and Rescue Service was called.", {"Humberside Fire and Rescue Service"}),
        (
            "Rotherham Safeguarding Children Partnership accepts the findings.",
            {"Rotherham Safeguarding Children Partnership"},
        ),
        (
            "Northumberland Children and Adults Safeguarding Partnership met.",
            {"Northumberland Children and Adults Safeguarding Partnership"},
        ),
    ],
)
def test_templates_name_what_no_register_lists(read_miniature: MiniatureReader, text: str, labels: set[str]) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == labels


@pytest.mark.parametrize(
    "text",
    [
        "The borough's Local Safeguarding Children Board was judged inadequate too.",
        "The Local Safeguarding Children Board (LSCB) has failed. The LSCB lacks grip.",
        "The LSCB is inadequate.",
        "The local safeguarding children board is weak, and the board lacks grip.",
        "Rotherham Local Safeguarding Children Board is weak. The LSCB knows it.",
        "Rotherham's Local Safeguarding Children Board is weak.",
    ],
)
def test_board_takes_the_name_of_its_area(read_miniature: MiniatureReader, text: str) -> None:
    reading = read_miniature.about("Rotherham Council", text)
    assert reading.agency_labels == {"Rotherham Local Safeguarding Children Board"}
    assert {str(fact.agency) for fact in reading.agencies.facts} - {"ofsted"} == {
        "rotherham-safeguarding-children-board"
    }


def test_board_of_no_known_council_is_reported(read_miniature: MiniatureReader) -> None:
    reading = read_miniature("The safeguarding children board met on Monday.")
    assert [issue.code for issue in reading.agencies.issues] == ["board-without-area"]


def test_area_says_that_it_was_resolved(read_miniature: MiniatureReader) -> None:
    facts = read_miniature.about("Rotherham Council", "The LSCB is inadequate.").agencies.facts
    assert [fact.resolved for fact in facts] == [False, True]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Joint enquiries with the police are not always started.", {"police"}),
        ("Police officers were slow to respond.", {"police"}),
        ("POLICE and council all fell short.", {"police"}),
        ("Children hang about too long for CAMHS.", {"CAMHS"}),
        ("Local NHS services attend meetings.", {"NHS"}),
        ("Inspectors criticised the police and health services.", {"police", "health services"}),
        ("Partners, including the police, health and education, stay away.", {"police"}),
        (
            "Partners, including the police and the youth offending service, stay away.",
            {"police", "youth offending service"},
        ),
        ("The youth offending service, which is the council's own, is well led.", set()),
    ],
)
def test_general_words_are_labelled_as_the_text_has_them(
    read_miniature: MiniatureReader, text: str, labels: set[str]
) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == labels


@pytest.mark.parametrize(
    "text",
    [
        "South Yorkshire Police and the council must work together. The police accepted this, and the force is sorry.",
        "Police fell short. South Yorkshire Police did not share what it knew.",
    ],
)
def test_police_is_the_force_that_the_article_names(read_miniature: MiniatureReader, text: str) -> None:
    reading = read_miniature.about("Rotherham Council", text)
    assert reading.agency_labels == {"South Yorkshire Police"}


def test_every_mention_is_known_by_its_place(read_miniature: MiniatureReader) -> None:
    text = "South Yorkshire Police is sorry. Then the police apologised, and the force promised more."
    reading = read_miniature.about("Rotherham Council", text)
    mentions = [
        (mention.agency, reading.annotated.article.text[mention.start_char : mention.end_char])
        for sentence in reading.annotated.sentences
        for mention in reading.agencies.mentions(sentence.index)
    ]
    assert mentions == [
        ("ofsted", "Ofsted"),
        ("south-yorkshire-police", "South Yorkshire Police"),
        ("south-yorkshire-police", "police"),
        ("south-yorkshire-police", "the force"),
    ]


def test_abbreviation_in_brackets_is_a_name_afterwards(read_miniature: MiniatureReader) -> None:
    text = "Oldham Safeguarding Children Partnership (OSCP) has no strategy.\nOSCP leaders know this."
    reading = read_miniature.about("Oldham Council", text)
    last = reading.annotated.sentences[-1].index
    assert [mention.agency for mention in reading.agencies.mentions(last)] == [
        "oldham-safeguarding-children-partnership"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The BBC and the Rotherham Advertiser reported it, and Facebook was full of it.",
        "The council's children's services, its MASH, its front door and its adoption service were praised.",
        "If you are worried about a child call the NSPCC helpline on 0808 800 5000.",
        "If you think someone is being exploited, call 101 for police assistance.",
        "A police car was parked outside, and children were held in police custody.",
        "Children's mental health needs are met, and they get good health services.",
        "Pupils at St Mary's Primary School visited Rotherham United and Sheffield Hallam University.",
        "Courts, schools, housing officers and partners agree, inspectors said.",
        "The case went to the High Court.",
        "Emily Spurrell, the police and crime commissioner, said so.",
        "The children's trust was formed in 2008.",
        "Safeguarding partnerships everywhere have changed.",
    ],
)
def test_other_things_are_no_agency(read_miniature: MiniatureReader, text: str) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == set()


@pytest.mark.parametrize(
    "text",
    [
        "She called the police after her son ran off.",
        "Police arrested three men.",
        "Police were called to the house.",
        "He was arrested by police in May.",
        "The boy was known to police.",
        "It is a matter for the police.",
        "A police spokesman said no.",
        "His father, a police officer, was sorry.",
        "Police appealed for witnesses.",
        "A police investigation began.",
        "The town hall does not ask police, health or schools to its meetings.",
        "Certain NHS services have waiting lists.",
        "She worked for the NHS for ten years.",
        "He blamed NHS cuts.",
        "Children need support from CAMHS.",
        "Gerald Tench, the children's commissioner for Rotherham appointed by the government, spoke.",
    ],
)
def test_mention_in_passing_is_no_agency(read_miniature: MiniatureReader, text: str) -> None:
    reading = read_miniature.about("Rotherham Council", text)
    assert reading.agency_labels == set()
    assert {fact.agency for fact in reading.people.facts} <= {None}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The council did not tell police.", {"police"}),
        ("Police did not attend meetings.", {"police"}),
        ("Social workers and police officers visit together.", {"police"}),
        ("Information was not shared with police or health partners.", {"police"}),
        ("Too many incidents were triaged by the police on their own.", {"police"}),
        ("Referrals from schools, police and hospitals rose.", {"police"}),
        ("NHS staff did not come to strategy meetings.", {"NHS"}),
        ("Children wait months for CAMHS to see them.", {"CAMHS"}),
    ],
)
def test_partner_or_blamed_is_an_agency(read_miniature: MiniatureReader, text: str, labels: set[str]) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == labels


@pytest.mark.parametrize(
    "text",
    [
        "If Ofsted did football, Saturday would have been inadequate.",
        "Forces are given the same four grades that Ofsted uses.",
    ],
)
def test_inspectorate_of_a_comparison_is_no_agency(read_miniature: MiniatureReader, text: str) -> None:
    assert read_miniature(text).agencies.facts == ()


def test_evidence_is_the_sentence_and_at_most_three(read_miniature: MiniatureReader) -> None:
    reading = read_miniature("Ofsted came.\nOfsted saw.\nOfsted wrote.\nOfsted left.")
    assert [fact.evidence.exact for fact in reading.agencies.facts] == ["Ofsted came.", "Ofsted saw.", "Ofsted wrote."]


@pytest.mark.parametrize(
    ("template", "heads"),
    [
        (
            "{place} (Local)? Safeguarding Board",
            {("Local Safeguarding Board", "place", "before"), ("Safeguarding Board", "place", "before")},
        ),
        ("University of {name}", {("University of", "name", "after")}),
        ("{name} (NHS|Care) Trust", {("NHS Trust", "name", "before"), ("Care Trust", "name", "before")}),
    ],
)
def test_template_has_a_head_for_each_choice(template: str, heads: set[tuple[str, str, str]]) -> None:
    assert set(expand(template)) == heads


def test_template_needs_one_slot_at_an_end() -> None:
    with pytest.raises(ValueError, match="one slot"):
        list(expand("NHS {name} Trust"))


@given(st.text(alphabet="Ofsted Police NHS of and the (LSCB) Kent's,.\n-'", max_size=120))
def test_any_text_is_read_with_true_quotes(read_miniature: MiniatureReader, text: str) -> None:
    reading = read_miniature(text)
    for fact in reading.agencies.facts:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Support from the charity SERICC was exceptional.", {"SERICC"}),
        ("Off The Record, a mental health charity, has a waiting list.", {"Off The Record"}),
        ("A charity called Anawim was praised.", {"Anawim"}),
        ("Child Dynamix, the charity which runs the scheme, was praised.", {"Child Dynamix"}),
        ("The charity Barnardo's runs the scheme.", {"Barnardo's"}),
        ("Ann Marsh-Hill of Become, the charity, wrote to the council.", {"Become"}),
        ("School of Hope, the charity, wrote to the council.", {"School of Hope"}),
        ("Rotherham Parent Voice was praised.", {"Rotherham Parent Voice"}),
        ("Help comes from an energetic charity, Youth Action Dearne.", {"Youth Action Dearne"}),
        ("They praised the Street Links charity's work with girls.", {"Street Links"}),
        ("They praised the Riverside Project, a charity whose workers walk the harbour.", {"Riverside Project"}),
        ("Help comes from the Maltby-based charity Lighthouse Families.", {"Lighthouse Families"}),
        ("The South Yorkshire charity was praised.", set()),
        ("The head of a local charity, Ann Marsh, was praised.", set()),
        ("The charity Ann Marsh founded runs the scheme.", set()),
        ("The chief executive of the charity, Ann Marsh, was praised.", set()),
        ("Ann Marsh, a charity worker, was praised.", set()),
        ("Ann Marsh, the head of a charity, was praised.", set()),
        ("The council gave money to charity. Social workers did too.", set()),
    ],
)
def test_what_the_text_calls_a_charity(read_miniature: MiniatureReader, text: str, labels: set[str]) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Oxford Health had cut the queue.", "Oxford Health NHS Foundation Trust"),
        ("SLaM said that it had taken on more nurses.", "South London and Maudsley NHS Foundation Trust"),
        (
            "Tees, Esk and Wear Valleys NHS Foundation Trust was slow.",
            "Tees, Esk and Wear Valleys NHS Foundation Trust",
        ),
        ("City Health Care Partnership CIC was slow.", "City Health Care Partnership CIC"),
        ("Officers at West Mids Police knew.", "West Midlands Police"),
        ("Staff at the Countess of Chester Hospital knew.", "Countess of Chester Hospital"),
        ("Social workers at Bristol Royal Hospital for Children knew.", "Bristol Royal Hospital for Children"),
        ("Young mothers are helped by Leeds and West Riding Hospitals.", "Leeds and West Riding Hospitals"),
    ],
)
def test_bodies_by_their_everyday_names(read_miniature: MiniatureReader, text: str, label: str) -> None:
    assert read_miniature.about("Rotherham Council", text).agency_labels == {label}


def test_two_trusts_joined_by_and_are_two(read_miniature: MiniatureReader) -> None:
    text = "Hull Teaching Hospitals and Leeds Teaching Hospitals NHS Trust work together."
    assert "Leeds Teaching Hospitals NHS Trust" in read_miniature.about("Rotherham Council", text).agency_labels
