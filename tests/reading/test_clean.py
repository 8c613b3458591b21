"""Text, furniture, metadata, lists and headings told apart, rule by rule and on whole rough pages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.model import Block, BlockKind
from kg.ontology import Ontology
from kg.reading.clean import find_blocks
from kg.reading.furniture import Furniture, furniture_of

Kinds = Callable[[str], list[tuple[str, str]]]

_LETTERS = {
    BlockKind.HEADLINE: "T",
    BlockKind.HEADING: "H",
    BlockKind.PARAGRAPH: "P",
    BlockKind.ITEM: "I",
    BlockKind.METADATA: "M",
    BlockKind.FURNITURE: "F",
}
STORY = """Council told to act
Children in Exampleton wait too long for help, Ofsted said on Friday.
The council accepted the report in full and promised to change.
Its leader said that a new director would start work in June.
"""


@pytest.fixture
def kinds(furniture: Furniture) -> Kinds:
    """The kind letter and the words of each block."""

    def cut(text: str) -> list[tuple[str, str]]:
        return [
            (_LETTERS[block.kind], text[block.start : block.end]) for block in find_blocks(text, furniture=furniture)
        ]

    return cut


def _letters(found: list[tuple[str, str]]) -> str:
    return "".join(letter for letter, _ in found)


# --- furniture by its words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Live updates as road closed",
        "Read more | Bin strike is over",
        "Read next: three more reports explained",
        "RELATED – School rated inadequate",
        "We use cookies to improve this site.",
        "This website uses cookies to store information on your device. ACCEPT ALL",
        "Accept cookies? [Yes] [No]",
        "Your cookie choices have been saved",
        "Follow BBC Exampleton on Facebook, external, and Instagram, external.",
        "Follow us on X",
        "SHARE: Facebook | X | WhatsApp",
        "Tweet | Email | Copy link",
        "Subscribe | Gift this article | Print",
        "Skip to main content | Accessibility | My account",
        "In this section: Bins and recycling | Pay a fine | Jobs: social worker vacancies",
        "Facebook Twitter Email",
        "Reply | Report | Like",
        "Sign up for our newsletter",
        "Want more? Try our Exampleton newsletter: Liverpool's inadequate services",
        "Get the best stories in your inbox with our daily newsletter",
        "Subscribe to continue reading",
        "Advertisement",
        "ADVERTISEMENT: Outstanding social workers wanted. Join a council rated outstanding by Ofsted.",
        "Home > Newsroom > 2023 > March",
        "Cookies on this website",
        "We use essential cookies. We'd like to set some more.",
        "ADVERTISEMENT",
        "© 2023 Exampleton Herald. All rights reserved.",
        "Copyright © Exampleton Herald 2023",
        "Tags: Ofsted, social work",
        "Filed under: Children",
        "To read about how councils have achieved a good rating, click here.",
        "blog comments powered by Disqus",
        "Captcha * Time limit is exhausted. Please reload CAPTCHA.",
        "Was this page helpful? Yes / No",
        "Media contact: Pat Press, 01234 567890",
        "ENDS",
        "* * *",
        "---",
        "https://www.example.org/news/1",
        "[Home](/) | [News](/news)",
        "<div class='ad'></div>",
    ],
)
def test_a_line_known_by_its_words_is_furniture(kinds: Kinds, line: str) -> None:
    assert _letters(kinds(f"{STORY}{line}\n")) == "TPPPF"


@pytest.mark.parametrize(
    "line",
    [
        "Follow-up visits were too late.",
        "Sharing of information between the police and the council was weak.",
        "Reports for conferences were not ready on time.",
        "Comments by a manager on the file showed that risks were not understood.",
        "Read more widely, the report is an indictment of the police and the council.",
        "Related weaknesses in supervision had not been addressed.",
        "Signing up foster carers has proved hard.",
        "Tagging of case files was poor.",
        "Most read the report as a warning to the council.",
        "Subscribing to the national approach has not helped.",
        "More stories of drift and delay came from care leavers.",
        "By any measure the service was poor.",
        "Published plans were out of date.",
        "Overall effectiveness | Inadequate",
        "Exampleton | Inadequate | Good | Requires improvement",
        "Leadership | Protection | Inadequate",
        "In March 2023 the council was judged inadequate.",
        "Lead inspector: Neil Sample HMI",
        "Inspection dates: 9 to 20 May 2022",
        "Watch lists of children at risk were not kept.",
        'Picture of decline: "caseloads are too high", the report says.',
        "If you are concerned about a child's welfare, call 0300 123 5012.",
    ],
)
def test_a_sentence_or_a_row_of_grades_is_never_lost(kinds: Kinds, line: str) -> None:
    assert _letters(kinds(f"{STORY}{line}\nThe council said that it was sorry.\n")) in ("TPPPPP", "TPPPHP")


def test_a_menu_at_the_head_of_a_page_is_furniture_and_the_headline_is_not(kinds: Kinds) -> None:
    assert _letters(kinds("Home\nNews\nSport\nWeather\n" + STORY)) == "FFFFTPPP"


@pytest.mark.parametrize(
    "menu",
    [
        "News Sport What's On Business Opinion Jobs",
        "☰ Menu   Subscribe   My Account   ePaper",
        "Home News Weather TV Radio",
    ],
)
def test_a_menu_in_one_line_is_furniture_and_the_headline_is_not(kinds: Kinds, menu: str) -> None:
    assert _letters(kinds(menu + "\n" + STORY)) == "FTPPP"


@pytest.mark.parametrize(
    "line", ["Local news", "Health services", "Education and social care news", "Help for residents"]
)
def test_a_few_words_of_menus_make_none(kinds: Kinds, line: str) -> None:
    assert (_letters(kinds(STORY + line + "\nFew children had their health checks on time.\n"))) == "TPPPHP"


def test_a_page_in_one_line_is_text_though_it_asks_to_sign_up_at_its_end(kinds: Kinds) -> None:
    lines = STORY.strip().split("\n")
    page = lines[0] + "\n" + " ".join([*lines[1:], *lines[1:], *lines[1:], "Sign up to our newsletter."])
    assert _letters(kinds(page)) == "TP"
    assert _letters(kinds(STORY + "To read on, sign up to our newsletter.")) == "TPPPF"


def test_one_short_heading_that_a_menu_might_have_is_a_heading(kinds: Kinds) -> None:
    text = STORY + "Health\nFew children had their health checks on time.\n"
    assert ("H", "Health") in kinds(text)


# --- teasers and comments ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    ["READ MORE:", "READ NEXT", "Popular now", "Most viewed", "Related stories", "You might also be interested in"],
)
@pytest.mark.parametrize("bullet", ["", "- ", "1. "])
def test_titles_behind_a_lone_heading_are_furniture_to_the_end(kinds: Kinds, heading: str, bullet: str) -> None:
    titles = [
        "Bin delays: when will yours be emptied?",
        "Police failed children. Here's what Ofsted said",
        "Chips inadequate, says diner",
    ]
    text = STORY + "\n" + heading + "\n" + "".join(f"{bullet}{title}\n" for title in titles)
    assert _letters(kinds(text)) == "TPPPFFFF"


@pytest.mark.parametrize("between", ["", "Read more: Bradford rated inadequate\n", "\n", "© All rights reserved\n\n"])
@pytest.mark.parametrize("second", ["More like this", "Related articles"])
def test_titles_without_bullets_behind_titles_with_bullets_are_furniture(
    kinds: Kinds, between: str, second: str
) -> None:
    text = f"{STORY}\nMost read\n- Bin strike goes on\n- Fire crews rush to blaze\n{between}{second}\n"
    text += "Town told to improve\n"
    text += "Ann Lee, director of children's services in Hull, to step down"
    assert set(_letters(kinds(text))[4:]) == {"F"}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ["READ MORE:", "Most Read"])
def test_after_teasers_in_the_middle_the_story_goes_on(kinds: Kinds, heading: str, gap: str) -> None:
    text = gap.join(
        [
            *STORY.strip().split("\n"),
            heading,
            "Bin strike goes on",
            "Fire crews rush to blaze",
            "Caseloads were far too high.",
        ]
    )
    assert _letters(kinds(text + gap + "Visits were late.")) == "TPPPFFFPP"


def test_a_heading_after_teasers_that_stand_close_together_is_kept(kinds: Kinds) -> None:
    text = (
        STORY + "\nREAD MORE:\nBin strike goes on\nFire crews rush to blaze\n\n"
        "What happens next for the children\n\nA board will meet.\n"
    )
    assert _letters(kinds(text)) == "TPPPFFFHP"


def test_summaries_under_the_titles_of_related_stories_are_furniture(kinds: Kinds) -> None:
    text = (
        STORY + "\nRelated stories\nPolice failed victims\n"
        "The force was slow to act, a watchdog has said.\nCare home shuts\nIt was inadequate.\n"
    )
    assert _letters(kinds(text)) == "TPPPFFFFF"


def test_the_story_goes_on_where_it_says_so(kinds: Kinds) -> None:
    text = STORY + "READ MORE\nBin strike goes on\nStory continues below\nCaseloads too high\nThe report lists them.\n"
    assert _letters(kinds(text)) == "TPPPFFFHP"


@pytest.mark.parametrize(
    "comments",
    [
        "COMMENTS (2)\nsmogmonster61: caseloads are through the roof\nTinaT: never saw her social worker",
        "3 comments\nDave_WA10: Rubbish. They closed the case.\nReply | Report | Like",
        (
            "One Comment\n\n  1. Chris Sample says:\n\n"
            "    Another sorry from them. Caseloads are too high.\n\nLeave a Reply\n\nYour email *"
        ),
        "4 Responses to Council told to act\nFed Up May 4, 2023 at 9:12 am\nManagers do not listen to staff at all.",
        "Leave a comment\nName\nMessage",
        "Comments\nBob\n2 hours ago\nThe managers there are weak. I should know.",
    ],
)
def test_comments_and_their_form_are_furniture_to_the_end(kinds: Kinds, comments: str) -> None:
    found = _letters(kinds(f"{STORY}\n{comments}\n"))
    assert found.startswith("TPPPF")
    assert set(found[4:]) == {"F"}


def test_a_comment_counter_under_the_headline_loses_nothing(kinds: Kinds) -> None:
    head, _, body = STORY.partition("\n")
    assert _letters(kinds(f"{head}\n2 comments\n{body}")) == "TFPPP"
    captioned = kinds(f"{head}\n0 Comments\n\nImage: The civic centre. Pic: Newsdesk\n\n{body}")
    assert _letters(captioned) == "TFMPPP"


def test_comments_without_a_heading_are_known_by_screen_names(kinds: Kinds) -> None:
    assert _letters(kinds(STORY + "bob_77: useless lot\nexTeacher: failing since 2010\n")) == "TPPPFF"


# --- metadata ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "By Dean Harker | 24 January 2020 | 3 min read",
        "By Hattie Merrow, Local Democracy Reporter",
        "Hattie Merrow, Local Democracy Reporter",
        "BY JANE DOE",
        "by Mary Editor on May 3, 2023 in Children",
        "Words: Jane Doe",
        "From our correspondent Jane Doe",
        "Social affairs correspondent",
        "Monday 4 September 2023",
        "16 May 2024",
        "| 01 September 2015",
        "- Published",
        "- Published 3 May 2023",
        "Published: 19:03, 24 Jan 2020 | Updated: 20:15, 25 Jan 2020",
        "Last updated 26/11/2021",
        "3 days ago",
        "BBC News, Liverpool",
        "Image source, Getty Images",
        "Picture: Darlington Borough Council",
        "children in a park - pixabay image creative commons licence",
        "![The town hall](hall.jpg)",
        "@janedoe",
    ],
)
def test_bylines_datelines_and_credits_are_metadata(kinds: Kinds, line: str) -> None:
    head, _, body = STORY.partition("\n")
    found = kinds(f"{head}\n\n{line}\n\n{body}")
    assert _letters(found) in ("TMPPP", "TFPPP" if line.startswith("@") else "TMPPP")


def test_a_caption_that_tells_something_is_text(kinds: Kinds) -> None:
    line = "The service has been rated inadequate by Ofsted. Picture: Exampleton Council"
    assert ("P", line) in kinds(STORY + line + "\n")


def test_a_period_alone_on_a_line_is_no_dateline(kinds: Kinds) -> None:
    assert "M" not in _letters(kinds(STORY + "16 September – 8 October 2014\nInspectors spoke to children.\n"))


def test_a_name_above_a_reporters_post_is_a_byline(kinds: Kinds) -> None:
    head, _, body = STORY.partition("\n")
    assert _letters(kinds(f"{head}\nJane Doe\nEducation correspondent\n{body}")) == "TMMPPP"


def test_front_matter_is_one_block_of_metadata(furniture: Furniture) -> None:
    front = "---\ntitle: A\n\ndate: 2020\n---\n"
    blocks = find_blocks(front + STORY, furniture=furniture, body_start=len(front))
    assert blocks[0] == Block(0, len(front) - 1, BlockKind.METADATA)
    assert blocks[1].kind is BlockKind.HEADLINE


# --- headline, headings, lists, wrapped lines ----------------------------------------------------------------------


def test_a_first_line_that_is_a_sentence_is_no_headline(kinds: Kinds) -> None:
    assert _letters(kinds("Ofsted has rated the council inadequate.\nIt was sorry.\n")) == "PP"


def test_a_question_may_be_a_heading_and_a_quotation_may_not(kinds: Kinds) -> None:
    text = (
        STORY
        + 'What do teachers think?\nMany have complained.\n"Are we safe?"\nThey said no.\nThe report:\nIt is long.\n'
    )
    assert _letters(kinds(text)) == "TPPP" + "HP" + "PP" + "PP"


def test_a_short_last_line_heads_nothing(kinds: Kinds) -> None:
    assert kinds(STORY + "Social workers were not\n")[-1] == ("P", "Social workers were not")


def test_rows_of_a_table_of_grades_are_paragraphs(kinds: Kinds) -> None:
    text = (
        "Exampleton Borough Council\nInspection of children's services\n"
        "Inspection dates: 9 to 20 May 2022\nJudgement Grade\n"
        "The impact of leaders on practice Outstanding\n"
        "Overall effectiveness Inadequate\nChildren are at the centre of practice.\n"
    )
    assert _letters(kinds(text)) in ("HTPPPPP", "TPPPPPP", "THPPPPP")


def test_unmarked_lines_behind_a_colon_are_items_of_that_line(furniture: Furniture) -> None:
    text = (
        STORY + "\nAmong the horrors:\n\nTeens were treated as though it was their choice\n"
        "A shrug\nTots were bounced about\n\nPolice were slow.\n"
    )
    blocks = find_blocks(text, furniture=furniture)
    assert [(block.kind, block.intro) for block in blocks[4:]] == [
        (BlockKind.PARAGRAPH, None),
        *[(BlockKind.ITEM, 4)] * 3,
        (BlockKind.PARAGRAPH, None),
    ]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "\uf0b7", "◼"])
def test_bullets_are_items_and_stand_outside_of_the_span(kinds: Kinds, bullet: str) -> None:
    found = kinds(
        f"{STORY}Weaknesses include:\n{bullet} drift and delay.\n{bullet} weak supervision;\nThe council is sorry.\n"
    )
    assert found[4:] == [
        ("P", "Weaknesses include:"),
        ("I", "drift and delay."),
        ("I", "weak supervision;"),
        ("P", "The council is sorry."),
    ]


def test_a_list_under_subheadings_keeps_its_introduction(furniture: Furniture) -> None:
    text = (
        STORY + "Services are inadequate because:\nLeadership\n- It is weak.\n"
        "Practice\n- Visits are late.\nThe end came soon.\n"
    )
    blocks = find_blocks(text, furniture=furniture)
    assert [block.intro for block in blocks if block.kind is BlockKind.ITEM] == [4, 4]


def test_a_list_right_under_a_heading_is_introduced_by_it(furniture: Furniture) -> None:
    blocks = find_blocks(
        STORY + "What needs to improve\n- The quality of plans.\n- Supervision.\n", furniture=furniture
    )
    assert [block.intro for block in blocks if block.kind is BlockKind.ITEM] == [4, 4]


def test_numbered_paragraphs_are_no_items_but_a_list_that_begins_with_one_behind_a_colon_is(kinds: Kinds) -> None:
    assert _letters(kinds(STORY + "17. Health outcomes are poor.\n18. Plans are late.\n")) == "TPPPPP"
    assert _letters(kinds(STORY + "The steps are:\n1. recruit staff\n2. cut caseloads\n")) == "TPPPPII"


def test_speech_behind_a_colon_is_no_list(kinds: Kinds) -> None:
    assert (
        _letters(kinds(STORY + "The report states:\n“Many children wait too long.\n“Plans are late.”\n")) == "TPPPPPP"
    )


def test_lines_that_go_on_in_lower_case_are_one_block(kinds: Kinds) -> None:
    found = kinds(
        STORY + "Children in this county were left for far too long in\nhomes that were not safe.\nVisits were late.\n"
    )
    assert found[4:] == [
        ("P", "Children in this county were left for far too long in\nhomes that were not safe."),
        ("P", "Visits were late."),
    ]


@pytest.mark.parametrize("rest", ["promoted.", "updated.", "September 2014.", "shared with the police."])
def test_the_last_words_of_a_wrapped_sentence_are_text(kinds: Kinds, rest: str) -> None:
    text = STORY + f"Children who were missing were not seen and plans for them were not\n{rest}\nVisits were late.\n"
    assert "F" not in _letters(kinds(text))
    assert "M" not in _letters(kinds(text))


def test_a_text_wrapped_throughout_is_joined_before_capitals_too(kinds: Kinds) -> None:
    text = """The county council's services for children were rated inadequate by
Ofsted on Wednesday, after a three-week inspection in which inspectors
found that social workers in the town carried caseloads that were far
too high and that managers had not done enough about it since the last
inspection.

The director of children's services said that the authority would act
at once and that it had already recruited twenty social workers, with
more to come from overseas in the summer.
"""
    assert _letters(kinds(text)) == "PP"


def test_a_short_text_cut_at_one_width_is_joined_before_capitals_and_behind_stops(kinds: Kinds) -> None:
    text = """The town's services for children are good, Ofsted says. A
relieved chief executive, Bo Day, praised the director, Ann
Lee, who took over in May: she had found a service that had
too few social workers.

The report is out today.
"""
    assert _letters(kinds(text)) == "PP"


def test_lines_that_had_room_for_more_are_lines_of_their_own(kinds: Kinds) -> None:
    text = """Weaknesses that inspectors found in the town's services are:
late visits to children
poor plans for children who are looked after
supervision that is missed
"""
    assert _letters(kinds(STORY + text)) == "TPPPPIII"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## What was found", "What was found"),
        ("> Leaders did not know.", "Leaders did not know."),
        ("**Leaders did not know.**", "Leaders did not know."),
        ("- **Leaders** did not know.", "Leaders** did not know."),
        ("> - Leaders did not know.", "Leaders did not know."),
        ("| Overall effectiveness | Inadequate |", "Overall effectiveness | Inadequate"),
        ("\t  Leaders did not know.  ", "Leaders did not know."),
    ],
)
def test_markdown_marks_at_the_edges_are_outside_of_the_span(kinds: Kinds, line: str, words: str) -> None:
    assert words in [text for _, text in kinds(f"{STORY}\n{line}\nThe end was near.\n")]


def test_the_line_marked_as_title_is_the_headline(kinds: Kinds) -> None:
    assert ("T", "Council told to act") in kinds("Analysis of the week's news\n\n# " + STORY)


# --- whole rough pages ---------------------------------------------------------------------------------------------

_PAGES = {
    "broadcaster": """
F|Home
F|News
F|Sport
F|Weather
T|Exampleton children 'left in danger' by council delays
M|- Published
M|3 May 2023
F|Share
F|Copy link
F|About sharing
M|Image source, Getty Images
M|Image caption,
M|Inspectors spent three weeks in Exampleton
M|By Jane Doe
M|BBC News, Exampleton
P|Children in Exampleton were left at risk of harm because checks took too long, a watchdog has found.
P|Ofsted rated the council's children's services inadequate after a visit in March.
P|It said caseloads were "too high" and managers did not always check the work.
H|Analysis
P|The council had been warned twice before.
F|Related Topics
F|Social care
F|Ofsted
F|Exampleton
F|More on this story
F|Council's care leavers wait for homes
F|17 March 2022
F|Related Internet Links
F|Exampleton Council
F|The BBC is not responsible for the content of external sites.
""",
    "local newspaper": """
H|Sampleshire Gazette
M|3rd May 2023
T|Children's services 'failing' in Sampleshire
M|By Bob Writer
F|@bobwriter
M|Local Democracy Reporter
F|Comments
F|2 Comments
P|Children in Sampleshire are waiting too long for help, inspectors have said.
P|The council's children's services were rated inadequate on Tuesday.
F|Read More
F|Bin strike: everything you need to know
F|Man arrested over delays at court
P|Caseloads were too high and visits were often late, the report found.
F|Read more: School rated inadequate after snap inspection
P|"Some children have had six social workers in a year," it said.
F|Most Read
F|Fire crews rush to blaze
F|Chip shop up for sale
P|Council leader Ann Example said the authority accepted every finding.
P|A spokesman for the police said the force would study the report.
F|Follow us on Facebook and X.
F|Get the latest Sampleshire news straight to your inbox with our newsletter.
F|Comments: Our rules
F|We want our comments to be a lively and valuable part of our community.
F|Report this comment
""",
    "trade press": """
T|Council rapped over its caseloads
P|Ofsted finds children drifting as social workers juggle thirty cases each in the worst of teams
M|by Mary Editor on May 3, 2023 in Children
M|Photo: Exampleton Council
P|Social workers in Exampleton carry too many cases, Ofsted has found.
P|The report listed weaknesses including:
I|Delays in allocating cases
I|Poor supervision
I|Children's voices going unheard
P|Inspectors praised the council's front door.
F|More from Social Work Weekly
F|Social worker struck off over visits
F|How to manage a high caseload
F|4 Responses to Council rapped over its caseloads
F|Fed Up May 4, 2023 at 9:12 am #
F|This is the same everywhere. Managers do not listen. Children are at risk.
F|Reply
F|Leave a Reply
F|Name (required)
""",
    "council press release": """
F|Skip to main content | Accessibility | My account
T|# Council apologises after Ofsted report
M|**Published: Wednesday, 3rd May 2023**
P|Exampleton Council has apologised to children and families after inspectors rated its services inadequate.
P|Councillor Ann Example, Cabinet Member for Children, said: "We let children down and we are sorry."
P|The report found that:
I|* visits to children were often late
I|* caseloads in two teams were too high.
P|> Senior leaders did not have an accurate view of practice.
H|## What the council is doing
P|1. A new improvement board meets every month.
P|2. Forty social workers will be recruited.
F|ENDS
H|Notes to editors
P|1. The inspection took place from 6 to 24 March 2023.
F|Media contact: Pat Press, 01234 567890, press@example.gov.uk
F|In this section: Bins and recycling | Pay a fine | Jobs
F|Was this page helpful? Yes / No
""",
    "inspector's letter": """
H|Ofsted
H|Store Street
H|M1 2WD
M|26 September 2023
H|Ms Jane Example
H|Director of Children's Services, Exampleton Council
P|Dear Ms Example
T|Monitoring visit of Exampleton children's services
P|This letter summarises the findings of the visit to Exampleton on 29 and 30 August 2023.
H|Areas covered by the visit
I|- Child in need planning
I|- Supervision
P|Supervision remains weak. Caseloads are too high in the duty team.
H|Yours sincerely
H|Sam Tester
P|His Majesty's Inspector
""",
    "truncated behind a paywall": """
F|We value your privacy. We and our partners use cookies to store information on your device.
T|'They were let down': damning verdict on Exampleton
P|Ofsted has rated children's services in Exampleton inadequate and says that children were failed for years
P|Inspectors said: "Children wait too long
F|Subscribe to continue reading
F|Already a subscriber? Log in
""",
    "tabloid list": """
T|Exampleton rated inadequate by inspectors
M|Date: 12/07/2019
M|Author: Staff reporter
P|Inspectors called the service "chaotic" and "unsafe".
P|They found three failings:
I|• delay in assessments;
I|• weak supervision; and
I|• caseloads that were too high.
P|The council said it was sorry.
F|Tags: Ofsted, social work
F|Share this article
F|Facebook Twitter Email
""",
    "round-up": """
T|Three councils, three verdicts from Ofsted
P|What inspectors have made of children's services in three places.
H|Exampleton
P|Inspectors left behind an overall grade of inadequate.
P|Thresholds were applied one way on one day and another on the next.
H|North Sampleshire
P|Good overall, up from requires improvement in 2015.
F|READ MORE: How the grades are made
H|Isle of Samples
P|Social workers in some teams carry too many children.
F|Popular now
F|Exampleton's lost ballrooms
F|Is your packed lunch inadequate?
""",
    "blog": """
T|Why Exampleton's grade was no surprise to us
M|Posted by Jo Blogger on 3 May 2023
P|Ofsted has judged the council inadequate, and nobody who works there is astonished.
P|Turnover was high, visits were late and nobody at the top was listening, the report says.
F|Share this:
F|Click to share on Facebook (Opens in new window)
F|Like this:
F|Loading...
F|Related
F|Another council, another apology
F|2 thoughts on “Why Exampleton's grade was no surprise to us”
F|Anon says:
F|Caseloads are the same here. Nobody reads our plans.
F|Leave a Reply Cancel reply
F|Your email address will not be published.
""",
    "summaries below": """
T|Council told to act on neglect of children
P|Neglected children in Exampleton wait too long for help, Ofsted said on Friday.
P|The council accepted the report in full and promised to change.
F|Related stories
F|School placed in special measures
F|Inspectors found leaders did not keep pupils safe at the academy.
F|Police failed abuse victims
F|The force was slow to act on reports, a watchdog has said.
F|© 2023 Exampleton Herald
""",
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "spaced"])
@pytest.mark.parametrize("name", _PAGES)
def test_rough_pages_are_read_line_by_line(kinds: Kinds, name: str, gap: str) -> None:
    wanted = [line.split("|", 1) for line in _PAGES[name].strip().split("\n")]
    if gap == "\n\n":  # unmarked items are known by standing together
        text = gap.join(line for _, line in wanted)
        for (kind, line), (above, previous) in zip(wanted[1:], wanted, strict=False):
            if kind == above == "I":
                text = text.replace(f"{previous}{gap}{line}", f"{previous}\n{line}")
    else:
        text = gap.join(line for _, line in wanted)
    found = kinds(text)
    assert [(kind, line.strip("*># -•").split(". ", 1)[-1][:40]) for kind, line in found] == [
        (kind, line.strip("*># -•").split(". ", 1)[-1][:40]) for kind, line in wanted
    ]


# --- what holds for every text -------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "READ MORE",
        "READ MORE: x",
        "3 comments",
        "bob_1: hi",
        "- item",
        "1. First",
        "17. Second.",
        "# T",
        "> q",
        "**b**",
        "|",
        "---",
        "Weaknesses include:",
        "By Jane Doe",
        "3 May 2023",
        "It was inadequate.",
        "lower case goes on",
        "Leave a Reply",
        "Most read",
        "Story continues",
        "Dear Ms X",
        "*",
        "a | b | c",
        "Image caption,",
        "\u200b",
        "\ufeff",
        "\x0c",
        "\u2028",
        "![a](b)",
        "Health",
    ]
)


_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.just(""), st.text(max_size=30))).map("\n".join)))
def test_every_line_is_in_exactly_one_block(furniture: Furniture, text: str) -> None:
    blocks = find_blocks(text, furniture=furniture)
    position = 0
    for index, block in enumerate(blocks):
        assert position <= block.start < block.end <= len(text)
        words = text[block.start : block.end]
        assert words == words.strip()
        before, after = text[: block.start].rpartition("\n")[2], text[block.end :].partition("\n")[0]
        assert len(_LETTER_OR_DIGIT.findall(before)) <= 7  # the number of a paragraph
        assert not _LETTER_OR_DIGIT.search(after)
        assert block.intro is None or (block.kind is BlockKind.ITEM and 0 <= block.intro < index)
        position = block.end
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            assert sum(block.start < end and start < block.end for block in blocks) == 1
        start = end + 1


@given(st.text(), st.integers(0, 50))
def test_blocks_do_not_depend_on_what_was_read_before(furniture: Furniture, text: str, count: int) -> None:
    first = find_blocks(text, furniture=furniture)
    find_blocks(STORY * (count % 3), furniture=furniture)
    assert find_blocks(text, furniture=furniture) == first


@pytest.mark.parametrize(
    "text",
    ["a," * 200_000, '"x," ' * 50_000, "[a](b)" * 30_000, "> " * 100_000 + "a", "word " * 200_000, "- \n" * 50_000],
)
def test_long_and_odd_texts_cost_no_more_than_their_length(furniture: Furniture, text: str) -> None:
    begun = time.process_time()
    find_blocks(text, furniture=furniture)
    assert time.process_time() - begun < 5


def test_no_wording_of_the_vocabulary_is_cut_short_by_a_comment_sign(project: Path) -> None:
    text = (project / "ontology" / "patterns" / "furniture.yaml").read_text("utf-8")
    assert [line for line in text.split("\n") if re.match(r"\s*- [^\"']*\s#", line)] == []


def test_a_vocabulary_with_a_list_missing_is_named(words_only: Ontology) -> None:
    broken = Ontology(words_only.folder, "", {}, {}, {}, {}, {}, {"furniture": {"lines": ["ad"]}})
    with pytest.raises(OntologyError, match=r"furniture\.yaml: starts: expected a list"):
        furniture_of(broken)
    with pytest.raises(OntologyError, match=r"furniture\.yaml: missing"):
        furniture_of(Ontology(words_only.folder, "", {}, {}, {}, {}, {}))


@pytest.mark.parametrize(
    "salary",
    ["£32,916.00 - £51,048.00, Permanent", "Salary: up to £41,000", "From £30k per annum", "£18.50 an hour, Full time"],
)
def test_jobs_advertised_below_the_story_are_furniture(kinds: Kinds, salary: str) -> None:
    story = (
        "Children are left waiting for help, the report says.\n\nThe council's leader said that she was very sorry.\n"
    )
    found = kinds(
        f"Services are failing\n\n{story}\nSocial Worker\n\nWigan Council\n\n{salary}\n\nNurse\n\nHull\n\n£30,000\n"
    )
    assert _letters(found) == "TPP" + 6 * "F"


@pytest.mark.parametrize("line", ["£41,000 was spent on it in May.", "£4m: what the council has spent on agency staff"])
def test_an_amount_that_the_story_tells_of_is_no_job(kinds: Kinds, line: str) -> None:
    story = (
        "Children are left waiting for help, the report says.\n\nThe council's leader said that she was very sorry.\n"
    )
    found = kinds(
        f"Services are failing\n\n{story}\nThe cost\n\n{line}\n\nShe said that more was to come in the spring.\n"
    )
    assert "F" not in _letters(found)
