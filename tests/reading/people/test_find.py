"""Adults in public posts are found beside their post, and nobody else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PostStatus
from tests.reading.people_and_agencies import MiniatureReader

READ = "Chris Read"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Council leader Chris Read said it accepted this.", (READ, "council leader")),
        ("Council leader Cllr Chris Read said it accepted this.", (READ, "council leader")),
        ("Chris Read, leader of the council, was sorry.", (READ, "leader of the council")),
        ("Cllr. Chris Read (Lab), Leader of Rotherham Council, has said so.", (READ, "council leader")),
        ("“Sorry,” said Rotherham Council’s leader, Chris Read.", (READ, "council leader")),
        ("Chris Read, who leads the council, said so.", (READ, "council leader")),
        ("The council, led by Chris Read, said so.", (READ, "council leader")),
        ("Leader of the council Sir Chris Read CBE said so.", (READ, "leader of the council")),
        ("CHRIS READ, elected mayor of Rotherham, hit out.", (READ, "elected mayor")),
        ("The council, under elected mayor Chris Read, said so.", (READ, "elected mayor")),
        (
            "The director of children's services, Lisa Arthey, said so.",
            ("Lisa Arthey", "director of children's services"),
        ),
        (
            "Lisa Arthey, strategic director of children and young people's services, said so.",
            ("Lisa Arthey", "strategic director of children and young people's services"),
        ),
        (
            "Lisa Arthey, executive director for children, families and education, said so.",
            ("Lisa Arthey", "executive director for children, families and education"),
        ),
        (
            "Lisa Arthey was appointed to the role of director of children's services.",
            ("Lisa Arthey", "director of children's services"),
        ),
        (
            "Ursula van der Berg, assistant director for safeguarding and quality assurance, spoke.",
            ("Ursula van der Berg", "assistant director for safeguarding and quality assurance"),
        ),
        (
            "Cllr Guy Renner-O'Neill, Cabinet Member for Inspiring Young People, said so.",
            ("Guy Renner-O'Neill", "cabinet member for inspiring young people"),
        ),
        (
            "Coun Margaret Hill, who holds the children's services portfolio, spoke.",
            ("Margaret Hill", "children's services portfolio holder"),
        ),
        ("Cllr José María de la Cruz said so.", ("José María de la Cruz", "councillor")),
        ("Lead inspector: Máire Atherton, Her Majesty's Inspector", ("Máire Atherton", "lead inspector")),
        ("Reporting inspector Gary Lamb HMI", ("Gary Lamb", "reporting inspector")),
        ("Ofsted's team, led by Jan Edwards, spent a week there.", ("Jan Edwards", "lead inspector")),
        ("The seven inspectors - led by Jan Edwards - came in May.", ("Jan Edwards", "lead inspector")),
        ("Inspectors led by Jan Edwards spent a fortnight there.", ("Jan Edwards", "lead inspector")),
        ("The inspection (led by Jan Edwards) began in May.", ("Jan Edwards", "lead inspector")),
        ("A team led by Ofsted's Jan Edwards came in May.", ("Jan Edwards", "lead inspector")),
        ("The report, by a team under Jan Edwards, is bleak.", ("Jan Edwards", "lead inspector")),
        ("The inspection of Rotherham's services, led by Jan Edwards, is over.", ("Jan Edwards", "lead inspector")),
        ("Jan Edwards, His Majesty's Inspector, led the inspection.", ("Jan Edwards", "lead inspector")),
        ("Sir Michael Wilshaw, the chief inspector, said so.", ("Michael Wilshaw", "chief inspector")),
        (
            "Yvette Stanley, Ofsted's national director for social care, said so.",
            ("Yvette Stanley", "national director for social care"),
        ),
        ("Education Secretary Bridget Phillipson sent a commissioner.", ("Bridget Phillipson", "education secretary")),
        (
            "Robert Jenrick, secretary of state for communities, said so.",
            ("Robert Jenrick", "secretary of state for communities"),
        ),
        ("Commissioner Malcolm Newsam, appointed by the government, will report.", ("Malcolm Newsam", "commissioner")),
        ("Sarah Champion, Labour MP for Rotherham, said so.", ("Sarah Champion", "labour mp")),
        ("Sarah Champion MP said so.", ("Sarah Champion", "mp")),
        (
            "Alan Billings, South Yorkshire Police and Crime Commissioner, said so.",
            ("Alan Billings", "police and crime commissioner"),
        ),
        ("Chief Constable David Crompton of South Yorkshire Police said so.", ("David Crompton", "chief constable")),
        (
            "Steve Ashley, who chairs the Local Safeguarding Children Board, said so.",
            ("Steve Ashley", "chair of the board"),
        ),
        ("Lord Laming, a former chief inspector, agreed.", ("Lord Laming", "chief inspector")),
    ],
)
def test_person_is_read_with_role(read_miniature: MiniatureReader, text: str, post: tuple[str, str]) -> None:
    assert read_miniature.about("Rotherham Council", text).posts == {post}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Chief executive Tom O'Malley and leader Jane Van Dijk wrote.",
            {("Tom O'Malley", "chief executive"), ("Jane Van Dijk", "council leader")},
        ),
        (
            "Jane Smith and Tom Brown, the council's leader and chief executive, wrote.",
            {("Jane Smith", "council leader"), ("Tom Brown", "chief executive")},
        ),
        (
            "Team inspectors: Carolyn Spray, Lynn Radley and Russell Breyer",
            {
                ("Carolyn Spray", "team inspector"),
                ("Lynn Radley", "team inspector"),
                ("Russell Breyer", "team inspector"),
            },
        ),
        (
            "Mark Edwards and Sally Hodges, joint directors of children's services, wrote.",
            {
                ("Mark Edwards", "joint director of children's services"),
                ("Sally Hodges", "joint director of children's services"),
            },
        ),
        ("Yours sincerely\nIngrid Crisan\nHer Majesty's Inspector", {("Ingrid Crisan", "her majesty's inspector")}),
        ("Yours\nIngrid Crisan CBE\nDeputy Chief Inspector, CQC", {("Ingrid Crisan", "deputy chief inspector")}),
        (
            "Yours\nIngrid Crisan\nNational Director for Social Care, Ofsted\nJo Hill QPM\nHMI",
            {("Ingrid Crisan", "national director for social care"), ("Jo Hill", "hmi")},
        ),
        ("Yours\nIngrid Crisan writes\nDeputy Chief Inspector, CQC", set()),
        ("Yours\nIngrid Crisan\nDeputy Chief Inspector of Nowhere, CQC", set()),
        (
            "Cllr Gordon Watson, deputy leader and cabinet member for children and young people, spoke.",
            {("Gordon Watson", "deputy leader and cabinet member for children and young people")},
        ),
    ],
)
def test_several_names_and_posts(read_miniature: MiniatureReader, text: str, posts: set[tuple[str, str]]) -> None:
    assert read_miniature.about("Rotherham Council", text).posts == posts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("New council leader Liam Robinson spoke.", PostStatus.CURRENT),
        ("Interim chief executive Liam Robinson spoke.", PostStatus.INTERIM),
        ("Liam Robinson, acting chief executive, spoke.", PostStatus.INTERIM),
        ("Incoming chief executive Liam Robinson spoke.", PostStatus.INCOMING),
        ("Liam Robinson takes over as chief executive in May.", PostStatus.INCOMING),
        ("The chief executive, Liam Robinson, was leaving the authority.", PostStatus.OUTGOING),
        ("Outgoing chief executive Liam Robinson spoke.", PostStatus.OUTGOING),
        ("Liam Robinson, who was stepping down as chief executive, spoke.", PostStatus.OUTGOING),
        ("Former chief executive Liam Robinson spoke.", PostStatus.FORMER),
        ("Ex-council leader Liam Robinson spoke.", PostStatus.FORMER),
        ("Liam Robinson, then chief executive, spoke.", PostStatus.FORMER),
        ("Liam Robinson, who was chief executive until 2014, declined to comment.", PostStatus.FORMER),
        ("Liam Robinson, the chief executive, resigned last week.", PostStatus.FORMER),
        ("Liam Robinson, until August its chief executive, has not spoken.", PostStatus.FORMER),
        ("Liam Robinson, leader of the council in 2016, declined to comment.", PostStatus.FORMER),
        ("Liam Robinson, who joins the council in June as chief executive, spoke.", PostStatus.INCOMING),
        ("Liam Robinson, who has been holding the fort as chief executive since June, spoke.", PostStatus.INTERIM),
        ("The DfE names Liam Robinson as commissioner-designate.", PostStatus.INCOMING),
    ],
)
def test_status_of_a_post(read_miniature: MiniatureReader, text: str, status: PostStatus) -> None:
    assert {fact.status for fact in read_miniature.about("Rotherham Council", text).people.facts} == {status}


@pytest.mark.parametrize(
    ("text", "council", "agency"),
    [
        ("Council leader Chris Read spoke.", "rotherham", None),
        ("Ros Jones, elected mayor of Doncaster, spoke.", "doncaster", None),
        ("Eleanor Kelly, chief executive of Southwark Council, spoke.", "southwark", None),
        ("Lead inspector Jan Edwards wrote.", None, "ofsted"),
        ("Education secretary Damian Hinds spoke.", None, "department-for-education"),
        ("Peter Wanless, chief executive of the NSPCC, spoke.", None, "nspcc"),
        ("Det Supt Natalie Shaw, of South Yorkshire Police, spoke.", None, "south-yorkshire-police"),
        (
            "Christine Cassell, independent chair of the Rotherham Safeguarding Children Partnership, spoke.",
            None,
            "rotherham-safeguarding-children-partnership",
        ),
        ("Sarah Champion, MP for Rotherham, spoke.", None, None),
        ("Greater Manchester mayor Andy Burnham spoke.", None, None),
        ("The Wharfedale Partnership's chair, Jane Booth, spoke.", None, None),
        ("Inspectors Anji Parker HMI and Tara Geere HMI wrote.", None, "ofsted"),
        ("Ann Marsh is the chief executive of the Independent Children's Homes Association.", None, None),
    ],
)
def test_where_a_post_is_held(
    read_miniature: MiniatureReader, text: str, council: str | None, agency: str | None
) -> None:
    facts = read_miniature.about("Rotherham Council", text).people.facts
    assert {(fact.council, fact.agency) for fact in facts} == {(council, agency)}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Lisa Arthey, director of children's services, spoke.", "director-of-childrens-services"),
        (
            "Cllr Lisa Arthey, portfolio holder for children, skills and families, spoke.",
            "lead-member-for-childrens-services",
        ),
        ("Cllr Lisa Arthey, leader of the opposition, spoke.", "opposition-leader"),
        ("Robert Jenrick, secretary of state for communities, said so.", None),
    ],
)
def test_role_of_the_register(read_miniature: MiniatureReader, text: str, role: str | None) -> None:
    assert {fact.role_id for fact in read_miniature.about("Rotherham Council", text).people.facts} == {role}


@pytest.mark.parametrize(
    "text",
    [
        "Peter Thompson, a resident, said he was angry.",
        "Photographer Mark Jones took the picture.",
        "Mother-of-two Jane Smith said she had been let down.",
        "Foster carer Jane Smith spoke.",
        "Social worker Karen Green said she was overworked.",
        "John Smith was jailed for 12 years.",
        "The victim, Sophie Brown, met the leader of the council.",
        "Gang leader Mohammed Khan was jailed, as was company director John Brown.",
        "Professor Alexis Jay's report found 1,400 victims.",
        "A home on Ashworth Road was criticised by the council leader.",
        "The council's director praised the Sir Robert Francis Report.",
        "In relation to children on Placement Orders, inspectors found five.",
        "Mr Read said so, and Cllr Smith agreed.",
        "Councillors and the chief executive met Ofsted in Rotherham Town Hall.",
        "Chief executive of the year, Children First said.",
        "Press officer Jo Bloggs, communications manager, 01670 600000",
    ],
)
def test_nobody_else_is_a_person_of_the_graph(read_miniature: MiniatureReader, text: str) -> None:
    assert read_miniature.about("Rotherham Council", text).posts == set()


def test_successor_and_predecessor(read_miniature: MiniatureReader) -> None:
    text = "James Williams, who replaced Ian Sutherland as director of people in 2020, spoke."
    facts = read_miniature.about("Medway Council", text).people.facts
    assert {(fact.person, fact.status) for fact in facts} == {
        ("James Williams", PostStatus.CURRENT),
        ("Ian Sutherland", PostStatus.FORMER),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The grades are inadequate in the view of Jan Edwards's team, who came in May.",
        "Jan Edwards and her fellow inspectors awarded a good.",
        "Ofsted's Jan Edwards and her crew moved in for a fortnight.",
        "The report by Jan Edwards makes plain how far there is to go.",
        "Jan Edwards, one of His Majesty's Inspectors, was in charge.",
        "Inspectors were here for three weeks, until October, under Jan Edwards.",
        "The report is the fruit of a visit that took up most of July and was led by Jan Edwards.",
        "Inspectors were over for a week in November, with HMI Jan Edwards in the chair.",
        "The inspection took a fortnight, with Jan Edwards leading.",
    ],
)
def test_who_led_an_inspection_without_a_post(read_miniature: MiniatureReader, text: str) -> None:
    assert read_miniature.about("Rotherham Council", text).posts == {("Jan Edwards", "lead inspector")}


def test_lead_inspector_and_deputy(read_miniature: MiniatureReader) -> None:
    text = "The inspection in July, led by Sarah Urding with Stephanie Murray as her deputy, is over."
    assert read_miniature.about("Rotherham Council", text).posts == {
        ("Sarah Urding", "lead inspector"),
        ("Stephanie Murray", "deputy lead inspector"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Council leader Chris Read spoke.\nChris Read's team wants a better grade in May.",
        "Chris Read's team spoke. Chris Read is leader of the council.",
    ],
)
def test_team_of_somebody_with_a_post_is_no_inspection_team(read_miniature: MiniatureReader, text: str) -> None:
    posts = read_miniature.about("Rotherham Council", text).posts
    assert {name for name, _ in posts} == {READ}
    assert all("inspector" not in role for _, role in posts)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Interim director Deirdre Haskins spoke. Her predecessor, Alistair Fenn, stepped down.", PostStatus.FORMER),
        ("Interim director Deirdre Haskins spoke. Alistair Fenn, her successor, comes in May.", PostStatus.INCOMING),
    ],
)
def test_predecessor_has_the_post_just_named(read_miniature: MiniatureReader, text: str, status: PostStatus) -> None:
    facts = {fact.person: fact for fact in read_miniature.about("Norfolk County Council", text).people.facts}
    assert (facts["Alistair Fenn"].role, facts["Alistair Fenn"].status) == ("director", status)


def test_reporter_is_no_person(read_miniature: MiniatureReader) -> None:
    text = "Politics editor and council leader Priya Callow spoke."
    assert read_miniature.about("Rotherham Council", text, creator="Priya Callow").posts == set()


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Westminster Hall\n\nPriya Callow (Rother Valley) (Lab)\n\nI beg to move.",
            {("Priya Callow", "mp for rother valley")},
        ),
        (
            "The hon. Member spoke.\nPriya Callow (Wentworth and Dearne) (Lab/Co-op):",
            {("Priya Callow", "mp for wentworth and dearne")},
        ),
        ("The hon. Member spoke.\nPriya Callow (Rother Valley) (aged 12)", set()),
        ("The panel met.\nPriya Callow (Rother Valley) (Lab)", set()),
    ],
)
def test_speaker_of_a_debate_is_a_member(
    read_miniature: MiniatureReader, text: str, posts: set[tuple[str, str]]
) -> None:
    assert read_miniature.about("Rotherham Council", text).posts == posts


@pytest.mark.parametrize(
    ("byline", "posts"),
    [
        ("By Priya Callow, leader of Rotherham Council", {("Priya Callow", "council leader")}),
        (
            "Opinion by Cllr Priya Callow, cabinet member for children",
            {("Priya Callow", "cabinet member for children")},
        ),
        ("By Priya Callow, social affairs correspondent", set()),
        ("By Priya Callow\nCouncil leader Tom Hale spoke.", {("Tom Hale", "council leader")}),
    ],
)
def test_author_in_a_post_is_a_person(
    read_miniature: MiniatureReader, byline: str, posts: set[tuple[str, str]]
) -> None:
    assert read_miniature.about("Rotherham Council", byline, creator="Priya Callow").posts == posts


def test_surname_goes_back_to_the_person(read_miniature: MiniatureReader) -> None:
    text = (
        "Councillor Ian Lindley, portfolio holder for children's services, spoke.\nMr Lindley said it was hard.\n"
        "Cllr Lindley, the council's portfolio holder for children's services, went home."
    )
    reading = read_miniature.about("Rotherham Council", text)
    assert reading.posts == {("Ian Lindley", "portfolio holder for children's services")}
    assert len(reading.people.facts) == 2


def test_one_person_named_twice_is_one(read_miniature: MiniatureReader) -> None:
    text = "Council leader Chris Read spoke.\nCllr Chris Read, the leader of the council, was sorry.\nCllr Read left."
    assert {fact.person for fact in read_miniature.about("Rotherham Council", text).people.facts} == {READ}
    assert {fact.role for fact in read_miniature.about("Rotherham Council", text).people.facts} == {"council leader"}


def test_speaker_without_a_role_is_reported(read_miniature: MiniatureReader) -> None:
    reading = read_miniature.about("Rotherham Council", "Judy Brown said the leader of the council knew.")
    assert [issue.code for issue in reading.people.issues] == ["person-without-role"]


def test_quotes_are_true(read_miniature: MiniatureReader) -> None:
    reading = read_miniature.about("Rotherham Council", "“Sorry,” said Rotherham Council’s leader, Chris Read.")
    text = reading.annotated.article.text
    assert all(text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact for fact in reading.people.facts)


_WORDED = Path(__file__).with_name("posts_in_words.txt")


def _worded() -> list[tuple[str, str]]:
    lines = _WORDED.read_text("utf-8").splitlines()
    pairs = [line.rpartition(" => ") for line in lines if line and not line.startswith("#")]
    return [(text, expected) for text, _, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), _worded())
def test_posts_however_they_are_worded(read_miniature: MiniatureReader, text: str, expected: str) -> None:
    wanted = set()
    for post in expected.split("; ") if expected != "-" else ():
        name, role, status = [*post.split(" · "), "current"][:3]
        wanted.add((name, role, PostStatus(status)))
    facts = read_miniature.about("Rotherham Council", text).people.facts
    assert {(fact.person, fact.role, fact.status) for fact in facts} == wanted


def test_every_worded_post_is_read() -> None:
    assert len(_worded()) >= 200


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He will be replaced on an interim basis by Sandra Hill.", PostStatus.INTERIM),
        ("Mr Jones will be replaced by Sandra Hill.", PostStatus.INCOMING),
        ("He has been succeeded by Sandra Hill.", PostStatus.CURRENT),
    ],
)
def test_who_replaces_whom(read_miniature: MiniatureReader, text: str, status: PostStatus) -> None:
    before = "Mark Jones, director of children's services, will leave in September. "
    facts = {fact.person: fact for fact in read_miniature.about("Bury Council", before + text).people.facts}
    assert facts["Mark Jones"].status is PostStatus.OUTGOING
    assert (facts["Sandra Hill"].role_id, facts["Sandra Hill"].status) == ("director-of-childrens-services", status)


def test_nobody_comes_into_a_post_by_another_verb(read_miniature: MiniatureReader) -> None:
    text = "Mark Jones, director of children's services, was questioned by Sandra Hill."
    assert {fact.person for fact in read_miniature.about("Bury Council", text).people.facts} == {"Mark Jones"}


@pytest.mark.parametrize(
    ("lines", "post"),
    [
        ("Lead inspector:\nBrenda Lee HMI", ("Brenda Lee", "lead inspector")),
        ("Director of children's services:\nBrenda Lee", ("Brenda Lee", "director of children's services")),
        (
            "Brenda Lee\nDeputy Chief Inspector, Children's Services\nCare Quality Commission",
            ("Brenda Lee", "deputy chief inspector"),
        ),
        ("Brenda Lee\nChairman, children's services committee, Norfolk County Council", ("Brenda Lee", "chairman")),
    ],
)
def test_name_and_post_on_lines_of_their_own(
    read_miniature: MiniatureReader, lines: str, post: tuple[str, str]
) -> None:
    assert read_miniature.about("Norfolk County Council", lines).posts == {post}


@pytest.mark.parametrize(
    "lines", ["Photograph:\nBrenda Lee", "Best director:\nBrenda Lee", "Director:\nBrenda Lee, Playhouse"]
)
def test_other_labels_make_no_post(read_miniature: MiniatureReader, lines: str) -> None:
    assert read_miniature.about("Norfolk County Council", lines).posts == set()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Cllr Ann Lee, leader of Bury Conservatives, spoke.", None),
        ("Cllr Ann Lee, leader of the Bury People's Party, spoke.", None),
        ("Cllr Ann Lee, cabinet member for roads and villages, spoke.", None),
        ("Cllr Ann Lee, cabinet member for roads, villages and children, spoke.", "lead-member-for-childrens-services"),
        ("Ann Lee, chair of the Association of Directors of Children's Services, spoke.", None),
    ],
)
def test_a_post_of_something_else_is_none_of_the_register(
    read_miniature: MiniatureReader, text: str, role: str | None
) -> None:
    (fact,) = read_miniature.about("Bury Council", text).people.facts
    assert fact.role_id == role


def test_the_director_who_was_lost_was_not_the_inspectorates(read_miniature: MiniatureReader) -> None:
    text = "The department, twice found wanting by Ofsted, lost its last director when Ann Lee quit in May."
    (fact,) = read_miniature.about("Bury Council", text).people.facts
    assert (fact.council, fact.agency, fact.status) == ("bury", None, PostStatus.FORMER)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chief executive Ann Lee was sorry.", (None, "slough-children-first")),
        ("The council's chief executive, Ann Lee, was sorry.", ("slough", None)),
        ("Ann Lee, chief executive of Slough Borough Council, was sorry.", ("slough", None)),
    ],
)
def test_whose_chief_executive_speaks_in_an_article_about_a_trust(
    read_miniature: MiniatureReader, text: str, place: tuple[str | None, str | None]
) -> None:
    reading = read_miniature(
        f"Slough Children First was rated good by Ofsted today.\nIt works for Slough Borough Council.\n{text}"
    )
    (fact,) = reading.people.facts
    assert (fact.council, fact.agency) == place


def test_whom_ministers_sent_in_is_no_commissioner_for_england(read_miniature: MiniatureReader) -> None:
    for sent in ("was appointed by the government in May", "has been brought in by ministers"):
        (fact,) = read_miniature.about("Bury Council", f"Children's commissioner Ann Lee {sent}.").people.facts
        assert fact.role_id == "childrens-services-commissioner"
    appalled = "Children's commissioner Ann Lee was appalled."
    told = f"A government-appointed commissioner has been there since May.\n{appalled}"
    (fact,) = read_miniature.about("Bury Council", told).people.facts
    assert fact.role_id == "childrens-services-commissioner"
    (fact,) = read_miniature.about("Bury Council", appalled).people.facts
    assert fact.role_id == "childrens-commissioner-for-england"


@pytest.mark.parametrize(
    ("text", "council", "role_id"),
    [
        ("Ann Lee, Labour leader of Bury Council, was sorry.", "bury", "council-leader"),
        ("Ann Lee, leader of the Labour group on Bury Council, was sorry.", "bury", "opposition-leader"),
        ("Council and Labour group leader Ann Lee was sorry.", "bury", "council-leader"),
        ("Council leader Ann Lee told the Wigan Evening Star she was sorry.", "bury", "council-leader"),
    ],
)
def test_who_leads_the_council_and_who_a_party(
    read_miniature: MiniatureReader, text: str, council: str, role_id: str
) -> None:
    (fact,) = read_miniature.about("Bury Council", text).people.facts
    assert (fact.council, fact.role_id) == (council, role_id)


def test_the_council_from_which_a_helper_comes_has_not_the_post(read_miniature: MiniatureReader) -> None:
    text = "It is run by Tom Brown from Wigan Council after the resignation of the director of people, Ann Lee."
    facts = read_miniature.about("Bury Council", text).people.facts
    assert {fact.council for fact in facts if fact.person == "Ann Lee"} == {"bury"}
    text = "The director of people at Wigan Council, Ann Lee, came from Kent."
    (fact,) = read_miniature.about("Bury Council", text).people.facts
    assert fact.council == "wigan"


def test_the_chair_of_a_committee_of_members_of_parliament_chairs_none_of_the_council(
    read_miniature: MiniatureReader,
) -> None:
    told = "They were asked by MPs of the home affairs committee. {} chair of the committee, was not pleased."
    (fact,) = read_miniature.about("Bury Council", told.format("Ann Lee,")).people.facts
    assert fact.council is None
    (fact,) = read_miniature.about("Bury Council", "Ann Lee, chair of the committee, was not pleased.").people.facts
    assert fact.council == "bury"


def test_a_chief_inspector_of_a_force_is_no_chief_inspector_of_schools(read_miniature: MiniatureReader) -> None:
    (fact,) = read_miniature.about(
        "Bury Council", "Chief Inspector Ann Lee (Greater Manchester Police) spoke."
    ).people.facts
    assert (fact.agency, fact.role_id) == ("greater-manchester-police", "police-inspector")


@pytest.mark.parametrize(
    ("text", "council"),
    [
        (
            "The department, twice rated as inadequate by watchdogs from Ofsted, lost its director when Ann Lee quit.",
            "bury",
        ),
        ("Ann Lee, CEO of Become, was glad.", None),
        ("Ann Lee, CEO of the council, was glad.", "bury"),
        ("Ann Lee, chair of the Commission on Fair Starts, was glad.", None),
        ("District Councillor Ann Lee was glad.", None),
        ("Councillor Ann Lee was glad.", "bury"),
    ],
)
def test_where_a_post_is_none_of_the_councils(read_miniature: MiniatureReader, text: str, council: str | None) -> None:
    (fact,) = read_miniature.about("Bury Council", text).people.facts
    assert (fact.council, fact.agency) == (council, None)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Vale of Clwyd AM Ann Lee said that the report by the Welsh inspectorate was sad.", ["am for vale of clwyd"]),
        ("Cardiff North AM Ann Lee told the Assembly so.", ["am for cardiff north"]),
        ("I AM Ann Lee, she said in Wales.", []),
        ("At 9.30 AM Ann Lee said so.", []),
    ],
)
def test_members_of_the_welsh_assembly(read_miniature: MiniatureReader, text: str, roles: list[str]) -> None:
    assert [fact.role for fact in read_miniature.about("Bury Council", text).people.facts] == roles
