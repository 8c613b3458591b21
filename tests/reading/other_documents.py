"""PDFs that are no report on a council's children's services, as they are typed (see ``page_layout``); all made up."""

from __future__ import annotations

_HOME = """
# Inspection report for children’s home
Unique reference number: SC123456
Registered provider: Leeds City Council
Inspector: Ann Example
* Inspection dates: 12 to 13 March 2024
| Overall experiences and progress of children and young people | requires improvement to be good
| How well children and young people are helped and protected | inadequate
| The effectiveness of leaders and managers | requires improvement to be good
Overall judgement at last inspection: good
"""
_FOSTERING = """
# Bright Futures Fostering
Inspection report for independent fostering agency
Inspection dates: 4 to 8 July 2022
Lead inspector: Di Pattern
* Judgement Grade
| Overall experiences and progress of children and young people | Good
| The effectiveness of leaders and managers | Outstanding
The agency places children for Birmingham City Council and Kent County Council.
"""
_ADOPTION = """
# Inspection of local authority adoption service
## Leicestershire County Council adoption service
Inspection date: 14/11/2012
Lead inspector: Cy Model
Published: 20 December 2012
* Overall effectiveness: Good
* Outcomes for children and young people: Good
* Leadership and management: Adequate
"""
_SCHOOL = """
# Inspection of Example Primary School
Mill Road, York, YO1 1AA
Inspection dates: 7 and 8 June 2023
| Overall effectiveness | Inadequate
| The quality of education | Requires improvement
| Leadership and management | Inadequate
| Previous inspection grade | Good
* Information about this school
Local authority: City of York Council
Lead inspector: Dee Trial, His Majesty’s Inspector
"""
_POLICE = """
# Police effectiveness, efficiency and legitimacy
### An inspection of Cleveland Police
Published: 14 February 2024
* Judgement Grade
| Protecting vulnerable people | Inadequate
| Leadership and force management | Adequate
The force works with Middlesbrough Council and Hartlepool Borough Council.
"""
_PLAN = """
# Torbay Council
## Ofsted improvement plan 2018 to 2020
Inspection dates: 4 June 2018 to 22 June 2018
* Judgement Grade
| The impact of leaders on social work practice with children and families | Inadequate
| The experiences and progress of children who need help and protection | Inadequate
| Overall effectiveness | Inadequate
* Where we want to be by 2020
| The impact of leaders on social work practice with children and families | Good
| Overall effectiveness | Good
"""
_SELF = """
# Dorset Council
## Children’s services self-evaluation, January 2024
Inspection dates: to be confirmed
* Judgement Grade
| The impact of leaders on social work practice with children and families | Good
| Overall effectiveness | Good
We judge ourselves to be good overall.
"""
_PEERS = """
# Thurrock Council
## Corporate peer challenge
Dates of visit: 8 to 11 October 2024
Published: 20 December 2024
The peer team found good practice. Leadership is good. Overall effectiveness: good.
"""
_GUIDANCE = """
# Inspecting local authority children’s services
## Evaluation criteria and inspector guidance
Published: February 2018
* Overall effectiveness: good
A local authority is likely to be judged good if children are safe.
* The impact of leaders on social work practice with children and families: inadequate
Inspections of Leeds City Council and Hertfordshire County Council took part in the pilot.
"""
_YOUTH = """
# An inspection of youth justice services in Luton
Inspection dates: 6 to 10 March 2023
Lead inspector: Jo Model
| Overall rating | Good
| Governance and leadership | Good
"""

OTHER_DOCUMENTS = {
    "children's home": _HOME,
    "fostering agency": _FOSTERING,
    "adoption service": _ADOPTION,
    "school": _SCHOOL,
    "police force": _POLICE,
    "the council's plan": _PLAN,
    "the council's view of itself": _SELF,
    "peer challenge": _PEERS,
    "guidance": _GUIDANCE,
    "youth justice": _YOUTH,
}
