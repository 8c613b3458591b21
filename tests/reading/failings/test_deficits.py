"""Words that are a weakness beside some topics, or in some company, and none in other."""

from __future__ import annotations

import pytest

from kg.graph.registers import load_ontology
from kg.reading.reader import Reader
from kg.resources import folder

FIRES = [
    ("unsuitable-placements", "The children had several moves between placements within a year."),
    ("unsuitable-placements", "Many young people had to move from their children's home at 18."),
    ("unsuitable-placements", "All foster homes in the county are full."),
    ("weak-children-in-care-support", "Progress is not quick enough to close the attainment gap of children in care."),
    ("weak-children-in-care-support", "Too many children in care are excluded from school."),
    ("weak-children-in-care-support", "There is a wide gap in the support for adopters."),
    ("weak-care-leaver-support", "The number of care leavers in work is low."),
    ("weak-health-support", "There has been a decline in the timeliness of health assessments."),
    ("weak-early-help", "The early help offer is still at an early stage."),
    ("weak-multi-agency-working", "Joint working on this is at an early stage of development."),
    ("weak-exploitation-response", "Exploited children were said to be making a lifestyle choice."),
    ("inadequate-training", "Training on exploitation is voluntary."),
    ("inadequate-training", "Training for the voluntary sector has been slow to develop."),
    ("weak-quality-assurance", "Audits look at compliance rather than at the quality of practice."),
    ("high-caseloads", "Not all social workers have manageable caseloads."),
    ("staff-turnover", "There were too many changes of social worker."),
    ("staff-turnover", "Too many social worker changes upset the children."),
    ("poor-assessments", "Many assessments are still outstanding after six months."),
    ("weak-homelessness-response", "No 16-year-old was told of the right to be housed when homeless."),
    ("weak-children-in-care-support", "Too many children wait too long to be adopted."),
    ("weak-children-in-care-support", "The attainment of children in care is well below the national average."),
    ("weak-early-help", "Two children's centres have closed."),
    ("staff-turnover", "A third of children had several changes of social worker."),
    ("high-caseloads", "Social workers have high levels of work, with high caseloads."),
    ("poor-planning", "High caseloads have impacted on the quality of plans."),
    ("weak-care-leaver-support", "Care leavers cannot get the help that they need."),
    ("poor-planning", "Some plans are clear, others less so."),
    ("poor-planning", "Plans for babies are strong, those for teenagers less so."),
    ("weak-supervision", "Supervision is regular in some teams, less so in others."),
    ("poor-records", "Managers' decisions are recorded, but the reasons for them are not."),
    ("infrequent-visits", "Visits to babies are frequent and those to teenagers less so."),
]
SILENT = [
    ("unsuitable-placements", "Breakdowns of placements are becoming rare."),
    ("unsuitable-placements", "Placement moves are extremely rare."),
    ("poor-assessments", "Delays in assessments are minimal."),
    ("unsuitable-placements", "Supported living is used as a temporary measure, with help to live independently."),
    (
        "unsuitable-placements",
        "The panel sees that young people in temporary accommodation move on to a home of their own.",
    ),
    (
        "unsuitable-placements",
        "Assessments are quick, which helps timely moves of children to their permanent placements.",
    ),
    ("unsuitable-placements", "Social workers regularly visit children who are placed at a distance."),
    ("unsuitable-placements", "Where children cannot go home, there is full exploration of carers in the family."),
    (
        "unsuitable-placements",
        "Most children who are placed outside the borough live in neighbouring ones, close to their homes.",
    ),
    ("weak-children-in-care-support", "The gap between children in care and their classmates in reading is narrowing."),
    ("weak-children-in-care-support", "Disruptions of adoptions are low."),
    ("weak-children-in-care-support", "Adoption breakdowns are very rare."),
    ("weak-children-in-care-support", "The number of adopted children has been rising year on year."),
    (
        "weak-children-in-care-support",
        "The work led to a decrease in the number of children in care being excluded from school.",
    ),
    ("weak-children-in-care-support", "Many children are in the care of experienced and long-standing foster carers."),
    ("weak-children-in-care-support", "Young people can stay with their foster carers for as long as they like."),
    ("weak-children-in-care-support", "The adviser gives the panel a detailed breakdown of adoption work."),
    ("weak-children-in-care-support", "Children feel able to tell their foster carers about their worries."),
    ("weak-children-in-care-support", "Other options of permanence are explored at an early stage."),
    (
        "weak-care-leaver-support",
        "Most care leavers are in work or training, and more than the average, which is higher than before.",
    ),
    ("weak-care-leaver-support", "Care leavers said that they would welcome a chance to meet senior managers."),
    ("weak-health-support", "There are drug services for parents with problematic drug use, and for their health."),
    ("weak-early-help", "Children's centres give the right sort of help at an early stage."),
    ("weak-exploitation-response", "A play on exploitation, A Fair Choice, was shown in all schools."),
    ("inadequate-training", "The training group has members from statutory and voluntary partners."),
    ("inadequate-training", "The training manager has carried out a gap analysis."),
    ("weak-quality-assurance", "Quality assurance has moved on from compliance to how practice helps children."),
    ("high-caseloads", "Manageable caseloads mean that staff respond promptly."),
    ("high-caseloads", "Managers have taken steps to alleviate workload pressures."),
    ("staff-turnover", "The team is undergoing significant changes, including bringing early help workers into it."),
    ("staff-turnover", "The vacancy and turnover rates are given in another report."),
    ("staff-turnover", "There was significant improvement in recruitment and retention."),
    ("poor-assessments", "Some of the assessments seen were outstanding."),
    (
        "weak-core-practice",
        "An area of strength, previously an area for improvement, is the service for children over 12.",
    ),
    ("weak-homelessness-response", "No 17-year-old has presented as homeless this year."),
    ("weak-care-leaver-support", "Many care leavers go to college, despite gaps in their educational history."),
    ("insufficient-capacity", "The investment in social workers shows a high level of commitment."),
    ("unsuitable-placements", "Managers know the circumstances of all children who are waiting for placements."),
    ("weak-children-in-care-support", "The graded judgement for adoption performance is that it requires improvement."),
    ("weak-early-help", "Most early help cases closed during the year showed some progress."),
    ("weak-children-in-care-support", "Training for foster carers is varied and accessible."),
    ("insufficient-capacity", "The council has worked hard to improve staff recruitment."),
    (
        "weak-children-in-care-support",
        "Services are there for children looked after who are misusing drugs or alcohol.",
    ),
    ("weak-domestic-abuse-or-neglect-response", "There is strong help for families where domestic abuse is a concern."),
    ("weak-core-practice", "Managers know what they need to do to make further improvements to services for children."),
    ("weak-children-in-care-support", "Numbers of children in care who are under 10 are low."),
    ("weak-children-in-care-support", "Caseloads in the looked after children teams are lower."),
    ("staff-turnover", "A change of social worker is made where it would help a child."),
    (
        "weak-children-in-care-support",
        "When children in care cannot return to their parents, they live with relatives.",
    ),
    ("poor-planning", "Conference chairs have an impact on improving the quality of plans."),
    ("poor-planning", "Plans were vague; they no longer are."),
    ("high-caseloads", "Caseloads were too high but most no longer are."),
    ("poor-records", "Decisions are recorded, and the reasons for them are clear."),
    ("infrequent-visits", "Visits used not to be regular, and now are."),
]


@pytest.fixture(scope="module")
def patterns() -> dict[str, set[str]]:
    """The patterns of each sentence."""
    reader = Reader(load_ontology(folder("ontology")))
    sentences = {sentence for _, sentence in (*FIRES, *SILENT)}
    return {s: {str(c.pattern) for e in reader.explain(s) for c in e.candidates if c.kept} for s in sentences}


@pytest.mark.parametrize(("pattern", "sentence"), FIRES)
def test_a_weakness_is_read(patterns: dict[str, set[str]], pattern: str, sentence: str) -> None:
    assert pattern in patterns[sentence]


@pytest.mark.parametrize(("pattern", "sentence"), SILENT)
def test_the_same_words_state_none_here(patterns: dict[str, set[str]], pattern: str, sentence: str) -> None:
    assert pattern not in patterns[sentence]
