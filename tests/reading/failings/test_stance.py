"""What a sentence does with a weakness that it names decides whether it is a failing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.registers import load_ontology
from kg.model import Article, SourceKind
from kg.reading.clean import find_blocks
from kg.reading.furniture import furniture_of
from kg.reading.reader import Reader
from kg.resources import folder

Kept = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def kept() -> Kept:
    ontology = load_ontology(folder("ontology"))
    reader = Reader(ontology)

    def patterns(text: str) -> set[str]:
        return {str(c.pattern) for e in reader.explain(text) for c in e.candidates if c.kept}

    return patterns


@pytest.mark.parametrize(
    "sentence",
    [
        "Caseloads are too high.",
        "High caseloads are common in the council's long-term teams.",
        "Inspectors listed their concerns: caseloads, supervision and training.",
        "Supervision is not always reflective or regular.",
        "Inspectors said that caseloads were too high.",
        "“Caseloads are too high,” the report says.",
        "Further work is required to strengthen supervision.",
        "Plans are detailed, but supervision is irregular.",
        "The council admitted that caseloads had been too high.",
        "Police admitted that their officers' caseloads were too high.",
        "Ann Green, director of children's services, told members that caseloads were too high.",
        "The chief executive replied that supervision had been irregular.",
    ],
)
def test_what_is_stated_is_a_failing(kept: Kept, sentence: str) -> None:
    assert kept(sentence) & {"high-caseloads", "weak-supervision"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Caseloads are manageable.",
        "Late reviews are common across councils.",
        "Unions listed their concerns: caseloads, supervision and training.",
        "The plan has four priority actions: recruitment, supervision, training and audits.",
        "Inspectors rated the level of risk as low.",
        "The report was sent to the council five weeks after the visit.",
        "None of the parents who spoke to the paper had a social worker.",
        "Care leavers are well supported and each has their own plan.",
        "There is no drift or delay.",
        "Caseloads are no longer too high.",
        "No child is left without a plan.",
        "Leaders have reduced high caseloads.",
        "The council should ensure that caseloads are not too high.",
        "Reduce caseloads that are too high.",
        "The leader of the council said that caseloads would not be too high.",
        "A local MP called the caseloads too high.",
        "If inspectors find that supervision is irregular or that caseloads are too high, they are right to say so.",
        "It is the sort of failing that inspectors pick up: caseloads too high, supervision irregular.",
        "Labour's Jan Green attacked the cabinet, accusing it of letting caseloads soar.",
        "Opposition councillors accused the council of handing staff high caseloads.",
        "Councillor Hart was of the view that caseloads were too high.",
        "Coun Ann Wood felt that supervision had been irregular.",
        "Committee members expressed the opinion that caseloads were too high.",
        "I do not accept that caseloads are too high.",
        "Caseloads are not, the director said, too high.",
        "Are caseloads too high?",
        "If caseloads were too high, staff would leave.",
        "The council will tackle high caseloads.",
        "Review all cases that have been closed too early.",
        "Review and update plans for children who have been waiting too long.",
    ],
)
def test_what_is_denied_eased_advised_promised_imagined_or_opined_is_none(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


def test_one_half_of_a_sentence_may_fail_alone(kept: Kept) -> None:
    """The contract's own example (rule 2)."""
    sentence = "The response is mostly swift, however joint enquiries are not always started."
    assert kept(sentence) == {"weak-child-protection-enquiries"}


def test_a_general_weakness_gives_way_to_a_narrower_one(kept: Kept) -> None:
    """The contract's rule 3."""
    assert "weak-core-practice" not in kept("Social work practice is weak because assessments are poor.")


def test_the_introduction_of_a_list_gives_its_items_their_stance() -> None:
    ontology = load_ontology(folder("ontology"))
    reader = Reader(ontology)
    text = (
        "Ofsted inspectors judged children's services in Liverpool City Council inadequate in May 2023.\n\n"
        "Weaknesses include:\n- the quality of supervision\n"
        "- Plans. Few are specific. Managers had recruited therapists for mental health.\n\n"
        "Liverpool City Council should:\n- end the drift in planning for children\n"
    )
    blocks = find_blocks(text, furniture=furniture_of(ontology))
    article = Article("a", "a.txt", text, "", SourceKind.NEWS, blocks=blocks)
    found = {(str(f.pattern), f.evidence.exact) for f in reader.read(article).failings}
    assert ("weak-supervision", "the quality of supervision") in found
    assert not any("therapists" in quote for _, quote in found)
    assert not any("end the drift" in quote for _, quote in found)


def test_oversight_that_is_weak_in_the_section_on_the_board_is_the_boards() -> None:
    ontology = load_ontology(folder("ontology"))
    text = (
        "Inspection of children's services in Liverpool City Council, May 2016: inadequate\n\n"
        "# Leadership\n\nAudits of early help are weak.\n\n"
        "# The Local Safeguarding Children Board\n\n"
        "Evaluation of training is underdeveloped. Monitoring of schools is strong. Caseloads are too high.\n"
    )
    blocks = find_blocks(text, furniture=furniture_of(ontology))
    article = Article("a", "a.txt", text, "", SourceKind.REPORT, blocks=blocks)
    failings = Reader(ontology).read(article).failings
    of_board = [f.evidence.exact for f in failings if f.pattern == "weak-safeguarding-board"]
    assert of_board == ["Evaluation of training is underdeveloped."]


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Effective supervision is not in place.", "weak-supervision"),
        ("Up-to-date assessments are missing from some files.", "poor-assessments"),
        ("Strong challenge of social workers is not yet embedded.", "weak-management-oversight"),
        ("The service is not yet giving regular supervision.", "weak-supervision"),
        ("The service lacks reflective and regular supervision.", "weak-supervision"),
        ("There is little evidence of regular supervision.", "weak-supervision"),
        ("Records do not show that supervision is regular.", "weak-supervision"),
        ("Not all social workers receive regular and reflective supervision.", "weak-supervision"),
        ("Reviews are not held without delay.", "delay"),
        ("There is delay in ensuring that needs are addressed.", "delay"),
        ("Workers no longer see neglect as harm.", "weak-domestic-abuse-or-neglect-response"),
        ("When children go missing, return interviews are not always held.", "weak-missing-response"),
        ("Where plans are made, they are not reviewed.", "poor-planning"),
        ("There are no children's homes in the borough that can take teenagers.", "unsuitable-placements"),
        ("There is no evidence that supervision is regular.", "weak-supervision"),
        ("Inspectors saw little evidence that plans are reviewed.", "poor-planning"),
        ("There is little evidence that managers challenge poor practice.", "weak-management-oversight"),
        ("Action is being taken to address the lack of support for care leavers.", "weak-care-leaver-support"),
        ("When plans are weak, children drift.", "poor-planning"),
        ("Leaders were slow to put right what was found at the last inspection.", "slow-improvement"),
        ("Reviewing officers did not challenge delays in finding homes for babies.", "weak-management-oversight"),
        ("Plans do not say who will visit the child, and supervision is irregular.", "weak-supervision"),
    ],
)
def test_praise_that_is_wanting_unproven_or_denied_is_weakness(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Effective supervision is in place.",
        "Records show that supervision is regular.",
        "Nobody is left waiting for supervision.",
        "Fewer children are having to wait.",
        "They looked for delay and found none.",
        "Children are not just seen but listened to.",
        "It would be wrong to say that caseloads are too high.",
        "Assessments, which were weak in 2015, have improved and are now good.",
        "There are no care leavers identified as at risk of exploitation.",
        "There were currently no children missing from care.",
        "Where the threshold is not met, families are signposted to early help.",
        "Delay in permanence planning is avoided.",
        "In my view social workers' caseloads are far too high.",
        "I think the council has lost its way.",
        "There is a risk that caseloads become too high.",
        "There is a risk that hiring gets harder, that staff leave and that caseloads become too high.",
        "Inspectors found no evidence that caseloads were too high.",
        "There was no evidence of children being left at risk.",
        "Inspectors did not find any signs that assessments are poor.",
        "Nor did the team find that children were unsafe.",
        "Inspectors might have found drift and delay but did not.",
        "Staff turnover, once among the worst in the country, has fallen sharply.",
        "Caseloads have fallen, as has turnover.",
        "Average vacancies had already fallen in 2018, as had turnover and the use of agency staff.",
        "Waiting times have reduced, and so has drift and delay for children.",
        "There have been fewer changes of social worker.",
        "There is no danger of children being left at risk.",
        "When visits are late, managers ask why and put it right.",
        "Leaders have tackled the shortage of social workers.",
        "Children in care are not placed far from home.",
        "The quality of plans has not deteriorated.",
        "Foster carers across the country are in short supply.",
        "Missed visits and late reviews are among the commonest failings in England.",
        "Should demand rise further, children could wait longer for help.",
        "If caseloads rise, visits might be missed.",
    ],
)
def test_denials_of_a_state_and_what_was_only_looked_for_are_none(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


STATED = ["caseloads are too high", "visits to children were missed and plans were weak", "children were left at risk"]


@pytest.mark.parametrize("stated", STATED)
@pytest.mark.parametrize(
    "frame",
    [
        "It is not true that {}.",
        "Nor is it the case that {}.",
        "No inspector suggested that {}.",
        "The report does not say that {}.",
        "Nobody is saying that {}.",
        "There is nothing to suggest that {}.",
        "The council denied that {}.",
        "Inspectors dismissed claims that {}.",
        "The paper wrongly reported that {}.",
        "Gone are the days when {}.",
        "It is no longer the case that {}.",
        "Fears that {} proved unfounded.",
        "Inspectors had expected to find that {}.",
        "Councils are judged inadequate when {}.",
        "Staff worry that {}.",
        "Imagine that {}.",
        "Across England, {}.",
        "In other councils {}.",
        "{}, but that has since changed.",
        "{}, which has now been put right.",
        "{} two years ago, but no longer.",
        "At no time did inspectors find that {}.",
        "Gone are cases in which {}.",
        "Managers act promptly when {}.",
        "Staff know what to do when {}.",
        "Help is given rather than waiting until {}.",
    ],
)
def test_a_whole_statement_may_be_denied_imagined_relieved_or_of_elsewhere(kept: Kept, frame: str, stated: str) -> None:
    assert not kept(frame.format(stated))


@pytest.mark.parametrize("stated", STATED)
@pytest.mark.parametrize(
    "frame",
    [
        "{}.",
        "Inspectors found that {}.",
        "Nobody denies that {}.",
        "The council did not dispute that {}.",
        "There is no doubt that {}.",
        "It is not surprising that {}.",
        "Leaders had not noticed that {}.",
        "Managers could not explain why {}.",
        "Despite this, {}.",
        "The report does not say that staff are lazy, but {}.",
    ],
)
def test_what_is_granted_or_stands_beyond_a_contrast_is_stated(kept: Kept, frame: str, stated: str) -> None:
    assert kept(frame.format(stated))


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Neither supervision nor training is good enough.", "weak-supervision"),
        ("Neither plans nor assessments are good enough.", "poor-assessments"),
        ("Nothing was done to protect the children.", "children-at-risk-of-harm"),
    ],
)
def test_a_denial_of_two_things_is_one_denial(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "None of the children are left at risk.",
        "Hardly any cases are closed too early.",
        "Few care leavers live in unsuitable flats.",
        "No supervision sessions are cancelled.",
        "It is rare that children are left at risk.",
    ],
)
def test_what_hardly_any_have_is_none(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "None of the children had a plan.",
        "Hardly any visits took place.",
        "Too few plans are reviewed.",
        "Managers do not act when visits are late and plans drift.",
        "It is rare for supervision to be reflective.",
    ],
)
def test_what_hardly_any_get_is_weakness(kept: Kept, sentence: str) -> None:
    assert kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Drift is unheard of.",
        "Neither council was found to be short of money.",
        "Nothing in the report can be called a serious weakness.",
        "Leaders never stop asking why.",
        "The rule is simple: when police cannot come to a meeting, someone asks why.",
        "Caseloads have never been a problem.",
        "The visit did not examine the front door.",
        "A backlog of assessments, which was a feature of the last report, had gone by June.",
        "Ofsted wants stronger early help and fuller records.",
        "I have my suspicions: too much work, caseloads that are too high.",
    ],
)
def test_predicates_that_deny_and_words_that_ask_or_suspect_state_nothing(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("A teenager could wait six weeks for an assessment.", "delay"),
        ("Families may have to wait for months before anybody visits.", "delay"),
        ("Some children ended up in bed and breakfasts.", "unsuitable-placements"),
        ("Harm is tolerated instead of being prevented.", "children-at-risk-of-harm"),
        (
            "Supervision of social workers, particularly in the assessment and duty teams, is irregular.",
            "weak-supervision",
        ),
        ("Early help, above all in the north of the county, is patchy.", "weak-early-help"),
    ],
)
def test_measured_possibility_no_relief_and_insertions_state_it(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten years ago children waited too long to be seen.",
        "A decade ago social workers had too many cases.",
        "The grade means that children are at risk of harm.",
        "In an inadequate authority, children are left at risk of harm.",
        "Nobody describes caseloads as too high.",
        "Children could wait for months if caseloads were to rise.",
        "When we took over in 2014, caseloads were too high.",
        "There were no concerns raised about which the council was not aware.",
        "Inspectors made nine recommendations. These include ensuring that care leavers are not left without help.",
    ],
)
def test_long_ago_definitions_and_what_nobody_says_state_nothing(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Children in need were not seen within ten working days.", "delay"),
        ("Requests were not sent to the doctor within 28 days.", "delay"),
        ("Plans are drawn up for every child although, the letter says, they are not reviewed.", "poor-planning"),
        ("Supervision is held. However, inspectors found, it is not reflective.", "weak-supervision"),
        ("Standards have slipped since the last inspection.", "slow-improvement"),
        ("The shortage of health visitors was felt across the county.", "insufficient-capacity"),
        ("Plans were ended early, only for children to be back on another within weeks.", "repeat-harm"),
    ],
)
def test_norms_in_days_and_what_stands_behind_an_attribution(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Children on child protection plans are not always visited.", "poor-planning"),
        ("No child was found to be in immediate danger, and the report commends the MASH.", "weak-front-door"),
        ("Doctors and teachers are not always invited to strategy meetings.", "weak-health-support"),
        ("The report is full of praise for staff.", "weak-quality-assurance"),
        ("Delays are uncommon.", "delay"),
        ("Social workers are rarely asked to take on more cases than they can manage.", "high-caseloads"),
        ("Councillors do not understand what it means to be corporate parents.", "weak-children-in-care-support"),
        ("Some care leavers had no idea what the council owed them.", "weak-quality-assurance"),
        ("The council came in for criticism at a visit two years later.", "delay"),
        ("Staff failed to keep them safe.", "staff-turnover"),
        ("There are too few homes for children with complex needs.", "weak-disabled-children-support"),
    ],
)
def test_a_pattern_is_stated_of_its_own_subject(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern not in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        'There were no "widespread or serious failures" that leave children at risk of harm.',
        "There are no serious weaknesses which put children in danger.",
        'No "systemic weaknesses" were found that leave children unsafe.',
    ],
)
def test_what_a_weakness_that_is_not_there_would_do_is_no_failing(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no serious failures, but delays leave children at risk of harm.",
        "The council has not put right the serious failures that leave children at risk of harm.",
        "There is no plan that protects children, and they are left at risk of harm.",
    ],
)
def test_what_a_weakness_that_is_there_does_is_a_failing(kept: Kept, sentence: str) -> None:
    assert "children-at-risk-of-harm" in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The visit took place over two weeks in May, and inspectors spoke to children.",
        "Managers want to do more than meet the statutory minimum.",
        "The council has added to social worker numbers to cut caseloads.",
        "It will be difficult to recruit a new director of children's services.",
        "Nobody should slip through the gaps between services.",
        "The council could lose its children's services after a dispute with social workers.",
        "Significant additional funding had been agreed.",
        "The council was stripped of its services.",
        "A rating of 'needs improvement' is one of four.",
        "Councillors spoke of years of financial mismanagement.",
        "Only care leavers' services missed out on the top grade.",
        "The number of children living in hotels has dropped to none.",
        "Referrals have doubled in the past 18 months.",
        "Inspectors looked at the use of risk assessments to keep children safe.",
        "2.1 Adoption performance Not judged",
        "Support for care leavers has not been graded.",
        "Services for disabled children were not inspected this time.",
        "Ofsted did not rate adoption.",
        "The local authority operates no children's homes.",
        "The council does not run any children's homes.",
        "No young people leave care before the age of 18.",
        "Panel hears monthly about the few children who go missing from care.",
        "For all but a very few, the attendance of children in care is good.",
        "Workers check that accommodation for care leavers is not near a known risk.",
        "Advisers are good at encouraging care leavers who are without work to go to college.",
        "The new dashboard helps the virtual school to identify gaps in learning.",
        "Assessments range from good to outstanding.",
        "Engagement of partners from health, schools and police has been strong.",
        "There have been no adoption disruptions this year.",
        "Children in care rarely experience changes of placement.",
        "Training for foster carers is varied and accessible.",
        "Care leavers have help with their health and to reduce drinking.",
        "This is an improvement since 2019, when only half of care leavers were in employment.",
        "The director of children's services has been in post for nine months.",
        "Chairs provide effective scrutiny and challenge where plans are not driving change.",
        "There have been no children missing from education.",
        "The council keeps records of all children who are not in school.",
        "Some work makes a difference for a minority of children, with timely and effective help.",
    ],
)
def test_words_of_weakness_in_another_sense_are_no_failing(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Assessments took three weeks or longer.", "delay"),
        ("The council struggles to recruit social workers.", "insufficient-capacity"),
        ("Children have too many social workers.", "staff-turnover"),
        ("The council has lost too many experienced social workers.", "staff-turnover"),
        ("Additional funding has not been provided.", "insufficient-resources"),
        ("The rate of improvement is too slow.", "slow-improvement"),
        ("Care leavers are not well supported, and adoption was not judged.", "weak-care-leaver-support"),
        ("Early help, judged good in 2018, is not reaching children.", "weak-early-help"),
        ("No young people leave care with a plan.", "weak-care-leaver-support"),
    ],
)
def test_the_same_words_in_their_own_sense_are_one(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Care proceedings last 52 weeks on average, twice the target.", "delay"),
        ("Decisions that should take a day were taking a week.", "delay"),
        ("As many as 34 cases were held by a single worker.", "high-caseloads"),
        ("Caseloads averaged 26.", "high-caseloads"),
        ("The council has 40 vacancies for social workers.", "insufficient-capacity"),
        ("More than half of children live outside the county.", "unsuitable-placements"),
        ("One in three children on plans had been on one before.", "repeat-harm"),
    ],
)
def test_numbers_beside_a_norm_state_it(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Care proceedings last 22 weeks on average, well within the target.",
        "Caseloads averaged 14.",
        "There are no vacancies for social workers.",
        "Caseloads averaged 26 two years ago and are now manageable.",
        "Assessments take an average of 20 days.",
    ],
)
def test_numbers_that_keep_to_a_norm_state_nothing(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("But four years later, the council is one of few to be rated outstanding.", "delay"),
        ("Services for vulnerable children were rated inadequate in 2015.", "weak-core-practice"),
        ("It is one more of the government's interventions in failing children's services.", "weak-core-practice"),
        ("In cases of persistent or systemic failure a trust takes over the services.", "weak-core-practice"),
        ("Caseloads per social worker have halved since the spring.", "insufficient-capacity"),
        ("There was a significant reduction in staff turnover.", "staff-turnover"),
        ("Councillor Holt, who is not a board member, spoke to the board.", "weak-safeguarding-board"),
        ("The council is at risk of losing control of its children's services.", "weak-leadership"),
        ("The council was required to submit an improvement plan to Ofsted by 15 July.", "slow-improvement"),
        ("Help was rated good, but care and leadership both needed to improve.", "weak-leadership"),
        ("Adoption was rated outstanding, but help and leadership each need to improve.", "weak-leadership"),
    ],
)
def test_steps_grades_and_good_news_are_no_failings(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern not in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Assessments were completed four weeks later than they should have been.", "delay"),
        ("Services for vulnerable children are patchy.", "weak-core-practice"),
        ("Inspectors found systemic failures in the service.", "weak-core-practice"),
        ("The number of social workers was halved, and too few are left.", "insufficient-capacity"),
        ("Staff turnover is too high, and no reduction is in sight.", "staff-turnover"),
        ("Leaders have lost control of casework.", "weak-leadership"),
        ("The improvement plan is not making enough difference.", "slow-improvement"),
        ("The council was rated good, but inspectors said that supervision needed to improve.", "weak-supervision"),
    ],
)
def test_failings_in_the_same_words_are_found(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Councillors recognised that the quality of practice was too inconsistent.", "weak-leadership"),
        ("Senior leaders accepted that visits were often late.", "weak-leadership"),
        ("Inspectors criticised practice which, despite investment, remains patchy.", "insufficient-resources"),
        ("They found that while posts are being filled amid investment of £2m, the quality of plans is weak.",
         "insufficient-resources"),
        ("The borough will consider adoption for children when they cannot stay at home.",
         "weak-children-in-care-support"),
        ("Needs are not met in time and thresholds for access are not well understood.", "weak-quality-assurance"),
        ("Performance management arrangements are not effective.", "weak-leadership"),
        ("Parents are marching against the lack of resources for disabled children.", "insufficient-resources"),
        ("The local MP described it as a collapse of leadership.", "weak-leadership"),
        ("The leader refused to accept the resignation of two colleagues.", "weak-leadership"),
        ("It was the third consecutive inspection in which the county got the highest grade.", "slow-improvement"),
        ("Statutory requirements were not met consistently.", "slow-improvement"),
        ("The wishes of children are not always acted on.", "slow-improvement"),
        ("The Medway Safeguarding Children Board has failed to provide leadership and scrutiny.", "weak-leadership"),
        ("The Medway Safeguarding Children Board has failed to provide scrutiny.", "weak-quality-assurance"),
        ("It comes after a damning SEND inspection report.", "weak-disabled-children-support"),
        ("“Inadequate” services in Barnet were in the news.", "weak-core-practice"),
        ("All councillors need to support the improvement plan.", "slow-improvement"),
        ("Children subject to protection plans were not monitored.", "poor-planning"),
        ("Child protection medicals were not sought.", "weak-health-support"),
        ("Risks are not managed, and families hear nothing.", "weak-core-practice"),
        ("A number of staff reported that they feel vulnerable.", "insufficient-capacity"),
        ("The report was positive but did not cover children in care.", "insufficient-capacity"),
        ("Councillor Green, who was not a Board member, spoke.", "weak-safeguarding-board"),
        ("Professionals were over-optimistic about how parents managed.", "weak-domestic-abuse-or-neglect-response"),
        ("The city was moved up from inadequate to good.", "slow-improvement"),
        ("Ofsted has set out a recommendation that leaders have oversight of a development plan which is unclear.",
         "weak-management-oversight"),
        ("Needs are not met and thresholds are not well understood.", "unidentified-risk"),
        ("The staff turnover, which used to unsettle families, is reducing.", "staff-turnover"),
        ("Children are still at risk two years after a report on them.", "delay"),
        ("A group is run for children who have lived in abusive homes.", "children-at-risk-of-harm"),
        ("The borough has not coped as well as it had planned.", "poor-planning"),
        ("Children were stepped down to lower levels of support too early.", "weak-early-help"),
        ("Instability in staffing has slowed the work.", "insufficient-capacity"),
        ("Leaders cannot be certain that children identified as at risk are safe.", "unidentified-risk"),
        ("Relationships with parents are fractured.", "weak-multi-agency-working"),
        ("Too many older children are placed more than 20 miles away by social workers.", "high-caseloads"),
        ("The weaknesses are not well understood by managers.", "inadequate-training"),
        ("The council identified by self-assessment most areas that require improvement.", "weak-quality-assurance"),
        ("Leaders continue to transform services since the last inspection.", "slow-improvement"),
        ("Oversight is not robust in identifying and addressing weaknesses in practice.", "slow-improvement"),
        ("The reports do not help them to know the quality of the work.", "weak-core-practice"),
        ("The team looked at the quality of plans for children who are unable to live at home.", "poor-planning"),
        ("Visits were found to be late at the last inspection.", "infrequent-visits"),
        ("Conference chairs provide effective scrutiny and challenge where planning is not driving change.",
         "poor-planning"),
        ("Reviewing officers usually challenge weak practice promptly.", "weak-core-practice"),
        ("Scrutiny within the improvement board is weak.", "weak-safeguarding-board"),
        ("Inspectors looked at caseloads, which they found were manageable.", "high-caseloads"),
        ("Disabled children with complex needs receive an improved service.", "weak-disabled-children-support"),
        ("They said that while posts are filled with new investment, the quality of provision is variable.",
         "insufficient-resources"),
        ("Not all looked-after children are seen regularly by a worker.", "weak-children-in-care-support"),
        ("Records for children in care are out of date.", "weak-children-in-care-support"),
    ],
)  # fmt: skip
def test_what_is_said_of_another_thing_or_by_another_is_no_failing_of_it(
    kept: Kept, sentence: str, pattern: str
) -> None:
    assert pattern not in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Councillors recognised that the quality of practice was too inconsistent.", "weak-core-practice"),
        ("The number of staff reported to be in post was too small.", "insufficient-capacity"),
        ("Care leavers reported that they were poorly supported.", "weak-care-leaver-support"),
        ("Plans which, despite investment, remain patchy were criticised.", "poor-planning"),
        ("They found that while posts are being filled amid investment of £2m, the quality of plans is weak.",
         "poor-planning"),
        ("Inspectors said that although plans are better, visits are often late.", "infrequent-visits"),
        ("Needs are not met in time and thresholds for access are not well understood.", "weak-front-door"),
        ("Leaders do not understand the quality of practice.", "weak-quality-assurance"),
        ("Performance management arrangements are not effective.", "weak-quality-assurance"),
        ("Inspectors described it as a collapse of leadership.", "weak-leadership"),
        ("The leader refused to accept that anything was wrong.", "weak-leadership"),
        ("It was the third consecutive inspection in which the county was found inadequate.", "slow-improvement"),
        ("The priority actions were not met.", "slow-improvement"),
        ("Drift is common across the council's teams.", "delay"),
        ("Contacts were not screened on the day they came in.", "delay"),
        ("Earlier recommendations are not always acted on.", "slow-improvement"),
        ("The Medway Safeguarding Children Board has failed to provide leadership and scrutiny.",
         "weak-safeguarding-board"),
        ("Leadership of children's services is weak, and the safeguarding board has failed.", "weak-leadership"),
        ("Inspectors found “inadequate” management oversight.", "weak-management-oversight"),
        ("Protection plans were not monitored.", "poor-planning"),
        ("Risks are not managed, and children's views ignored.", "unheard-child"),
        ("Further work is needed in the recording of visits, life-story work, supervision and staffing capacity.",
         "weak-supervision"),
        ("Weaknesses remain in management oversight, care planning and the recording of visits.", "poor-planning"),
        ("They did not have an accurate understanding of the quality of practice.", "weak-quality-assurance"),
        ("The changes have not been enough to make a difference to children.", "slow-improvement"),
        ("The borough is failing to keep children from harm.", "children-at-risk-of-harm"),
        ("The failure to recruit “good, permanent” social workers was noted.", "insufficient-capacity"),
        ("The number of staff is too low.", "insufficient-capacity"),
        ("Of ten enquiries that inspectors looked at, nine had no strategy discussion.",
         "weak-child-protection-enquiries"),
        ("Inspectors reviewed a number of cases where children have waited too long.", "delay"),
        ("Early help assessments are completed, although the quality of these varies.", "poor-assessments"),
        ("Scrutiny within the improvement board is weak.", "weak-quality-assurance"),
        ("The report deals with caseloads, which inspectors found were too big.", "high-caseloads"),
        ("Supervision, which inspectors described as irregular, was the first thing they saw.", "weak-supervision"),
        ("The voices of children had been lost.", "unheard-child"),
        ("The weaknesses are not well understood by managers.", "weak-quality-assurance"),
        ("The council does not identify its weaknesses in its self-assessment.", "weak-quality-assurance"),
        ("Weaknesses continue since the last inspection.", "slow-improvement"),
        ("The team looked at the quality of plans and found that plans are weak.", "poor-planning"),
        ("Visits are still late, as they were found to be at the last inspection.", "infrequent-visits"),
        ("Weaknesses in supervision that were identified at the last inspection are unresolved.", "weak-supervision"),
        ("Disabled children's needs require an improved service, which is weak.", "weak-disabled-children-support"),
        ("The staff turnover, which used to be low, is too high.", "staff-turnover"),
        ("Help came two months after it was requested.", "delay"),
        ("Children have been left to live in abusive homes.", "children-at-risk-of-harm"),
        ("Some children have not had a plan for months.", "poor-planning"),
        ("Children are not identified when they are at risk.", "unidentified-risk"),
        ("Relationships between agencies are fractured.", "weak-multi-agency-working"),
        ("Management oversight, challenge and supervision are not sufficiently robust.", "weak-supervision"),
        ("The work of two teams is not covered when staff are ill.", "insufficient-capacity"),
        ("Workers are over-optimistic about parents who neglect children.",
         "weak-domestic-abuse-or-neglect-response"),
        ("Services have deteriorated since they were graded good.", "slow-improvement"),
        ("Some assessments are good, the majority are not.", "poor-assessments"),
        ("Plans for children in need of help and protection are not always thorough.", "poor-planning"),
        ("Reduced capacity of managers has led to high caseloads.", "high-caseloads"),
        ("Inspectors praised the front door and said the council was ambitious, but pointed to high numbers of "
         "agency staff.", "staff-turnover"),
    ],
)  # fmt: skip
def test_what_is_said_of_the_thing_itself_is_one(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "patterns"),
    [
        (
            "Inspectors named three areas for priority action: assessments, supervision and visits.",
            {"weak-supervision"},
        ),
        (
            "There were two causes for concern: the caseloads of social workers, and their supervision.",
            {"high-caseloads", "weak-supervision"},
        ),
        (
            "Inspectors raised one area for priority action, which was the supervision of new staff.",
            {"weak-supervision"},
        ),
        ("There is one cause for concern, which is caseloads.", {"high-caseloads"}),
        ("The letter lists two failings: supervision and caseloads.", {"high-caseloads", "weak-supervision"}),
    ],
)
def test_what_is_announced_as_weak_is_weak(kept: Kept, sentence: str, patterns: set[str]) -> None:
    assert patterns <= kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors found no areas for priority action: caseloads and supervision.",
        "Inspectors looked at three things: caseloads, supervision and visits.",
        "They looked at one area, which was supervision.",
        "The council has acted on the area for priority action, which was supervision.",
        "Progress has been made on the areas for priority action: caseloads and supervision.",
        "She rejected the criticisms: caseloads, supervision and visits.",
        "The council has responded to all the concerns: supervision, caseloads and visits.",
        "There is one cause for concern, which was told to the team that leads on supervision.",
        "Two concerns are gone: caseloads are manageable, and supervision is regular.",
    ],
)
def test_what_is_announced_as_no_weakness_is_none(kept: Kept, sentence: str) -> None:
    assert not kept(sentence)


def test_below_areas_for_improvement_news_tells_what_was_found(kept: Kept) -> None:
    heading = "Areas for improvement\n\n"
    assert kept(heading + "The letter said that supervision was irregular.") == {"weak-supervision"}
    assert kept(heading + "Regular supervision, and management oversight that is not weak.") == set()
    assert "high-caseloads" in kept(heading + "Health visitors carry very high caseloads.")
    assert "delay" in kept(heading + "Teenagers known to the service are not seen in time and wait for months.")
    assert kept(heading + "Action to ensure caseloads are not too high.") == set()


def test_a_quotation_that_heads_a_section_heads_no_advice(kept: Kept) -> None:
    found = "Beyond that, forty children had no social worker."
    assert "unallocated-cases" in kept("'We must improve'\n\n" + found)
    assert "unallocated-cases" in kept("Areas for improvement\n\n" + found)


def test_news_of_an_order_heads_no_advice(kept: Kept) -> None:
    found = "Beyond that, forty children had no social worker."
    assert "unallocated-cases" in kept("Town hall and police told to act\n\n" + found)
    assert "unallocated-cases" in kept("Ministers: county ordered to do better\n\n" + found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Parents wait too long to hear whether they will get help, and one post in three is filled by agency staff.",
        "Parents are not told when help will come, and social workers leave too often.",
        "It is unclear if they will be seen, and half of the social workers are from agencies.",
    ],
)
def test_a_promise_within_a_question_is_none(kept: Kept, sentence: str) -> None:
    assert "staff-turnover" in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Some families wait, sometimes for months, and the quality of work in the area teams is inconsistent.",
        "Children come off plans too soon, only to be referred again, and the quality of social work varies too much.",
    ],
)
def test_practice_as_a_whole_behind_a_comma_stands_beside_what_is_narrower(kept: Kept, sentence: str) -> None:
    assert "weak-core-practice" in kept(sentence)


def test_whose_fears_are_confirmed_has_an_opinion(kept: Kept) -> None:
    assert not kept("The report has confirmed our worst fears about a lack of supervision.")
    assert kept("The report has confirmed a lack of supervision.")


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("The board has not tackled weaknesses in its audits.", "weak-safeguarding-board"),
        ("Managers have not reduced the variability of assessments.", "poor-assessments"),
        ("Work to tackle neglect is at an early stage.", "weak-domestic-abuse-or-neglect-response"),
        ("Efforts to prevent exploitation are not always effective.", "weak-exploitation-response"),
        ("Case notes carry no date and are not checked by managers.", "weak-management-oversight"),
        ("Early help had all but vanished.", "weak-early-help"),
    ],
)
def test_a_relief_that_is_denied_or_is_the_topic_itself_is_none(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("The board has tackled weaknesses in its audits.", "weak-safeguarding-board"),
        ("Managers have reduced the variability of assessments.", "poor-assessments"),
        ("The backlog has been cleared and neglect referrals from all schools are read daily.",
         "weak-domestic-abuse-or-neglect-response"),
        ("Inspectors found no child waiting, no drift and no gaps.", "delay"),
        ("There is no file that is not checked by managers.", "weak-management-oversight"),
        ("Early help has all but ended the need for crisis work.", "weak-early-help"),
    ],
)  # fmt: skip
def test_a_relief_ends_the_weakness_that_it_is_said_of(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern not in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Weaknesses identified at the last inspection have not been addressed.", "slow-improvement"),
        ("Escalating risks are missed.", "unidentified-risk"),
        ("Plans are not well set out in case records.", "poor-planning"),
    ],
)
def test_words_that_look_like_relief_or_a_condition_silence_nothing(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("Return interviews are offered to all, but take-up is low.", "weak-missing-response"),
        ("Pathway plans are in place, although the quality of these varies.", "weak-care-leaver-support"),
        (
            "Workers were unsure what to do when they suspected that a boy was being exploited.",
            "weak-exploitation-response",
        ),
        ("The strategy for tackling neglect is underdeveloped.", "weak-domestic-abuse-or-neglect-response"),
        ("High turnover rates mean that children's cases cannot be allocated.", "unallocated-cases"),
        ("Allegations against foster carers are not always responded to quickly.", "weak-allegations-response"),
        ("Gaps were found in case recording.", "poor-records"),
        ("Permanence is achieved too slowly.", "weak-children-in-care-support"),
        ("Some children came off plans before risks had been dealt with.", "premature-case-closure"),
    ],
)
def test_what_goes_on_about_the_thing_before_or_stands_before_a_cue_is_stated(
    kept: Kept, sentence: str, pattern: str
) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Homeless young people are never placed in hostels.",
        "Children in care do not have to wait for a dentist.",
        "There is no shortage of help for victims of domestic abuse.",
        "Strategy meetings are well attended and none is delayed.",
        "Assessments of disabled children rarely lack analysis.",
        "No sign of exploitation goes unexplored.",
        "Weaknesses in the response to missing children have been dealt with.",
        "Missed opportunities are rare, and children rarely go missing.",
        "Before 2018 early help was poor.",
        "It is rare for a child who was missing not to be offered a talk.",
        "The response to exploitation is good, and its impact is evaluated.",
    ],
)
def test_what_nobody_has_to_bear_or_what_goes_for_none_is_none(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "pattern", "is_one"),
    [
        ("If assessments are late, visits may be missed.", "infrequent-visits", False),
        ("Unless managers step in, children may be left at risk and plans may drift.", "delay", False),
        ("Should a worker leave, visits may be missed.", "infrequent-visits", False),
        ("Visits may be missed if a social worker falls ill.", "infrequent-visits", False),
        ("Plans are weak, and visits may be missed if a social worker falls ill.", "poor-planning", True),
        ("Some children may be left at risk.", "children-at-risk-of-harm", True),
        ("If a child goes missing, return interviews are often late.", "weak-missing-response", True),
        ("If a child goes missing, the person sent to talk to them may take weeks to turn up.", "delay", True),
    ],
)
def test_what_may_come_of_something_else_is_no_failing(kept: Kept, sentence: str, pattern: str, is_one: bool) -> None:
    assert (pattern in kept(sentence)) is is_one


@pytest.mark.parametrize(
    "sentence",
    [
        "The fostering team has halved its backlog.",
        "The backlog has shrunk from 90 to four.",
        "Managers have whittled down the backlog of cases.",
        "Drift has been squeezed out of the service.",
        "The council has got rid of its waiting list for family support.",
        "The team has caught up with its late assessments.",
        "The use of agency staff has been slashed.",
        "The long list of children waiting for a worker has been worked through.",
        "Complaints about delay have dried up.",
        "A care leaver says she has never once been given the wrong advice.",
        "The front door never turns a child away.",
        "Nothing in the report suggests that plans drift.",
    ],
)
def test_what_is_bad_and_grows_less_is_no_failing(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


def test_what_is_good_and_grows_less_is_one(kept: Kept) -> None:
    assert "delay" in kept("The backlog has not been halved.")
    assert "delay" in kept("The backlog has grown.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The days of missed visits are over.",
        "The days when children waited months for an assessment are long gone.",
        "What was a weak front door has become a strong one.",
        "Where there were long delays there is now order.",
        "Inspectors had no criticism of supervision.",
        "There is not a word of criticism about supervision in the report.",
    ],
)
def test_what_is_told_of_days_gone_by_is_none_of_today(kept: Kept, sentence: str) -> None:
    assert kept(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("What was a weak front door has become a shambles.", "weak-front-door"),
        ("The days of high caseloads are not over.", "high-caseloads"),
        ("There was no criticism of managers, but supervision is late.", "weak-supervision"),
    ],
)
def test_days_that_are_not_gone_are_of_today(kept: Kept, sentence: str, pattern: str) -> None:
    assert pattern in kept(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council has been told to improve after inspectors found that caseloads were too high.",
        "Bosses were ordered to make changes after an Ofsted inspection in May found that caseloads were too high.",
        "The authority must improve because a report said supervision was irregular.",
    ],
)
def test_what_was_found_is_no_advice_where_it_is_why_something_was_ordered(kept: Kept, sentence: str) -> None:
    assert kept(sentence) & {"high-caseloads", "weak-supervision"}
