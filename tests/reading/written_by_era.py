"""Title pages and letters of each framework since 2013 that the others do not show: trusts beside the council, services
that councils share, councils that were divided or renamed, visits told by their number, reports that were issued anew.

The forms are those of published reports and letters; names, days, grades and all other words are made up.
"""

from __future__ import annotations

from tests.reading.page_layout import Setting
from tests.reading.written_pages import SIF_ALL, SIF_TITLE, Written, grades_by, rows, sif_rows

_REINSPECTION = """
### Re-inspection of services for children in need of help and protection, children looked after and care leavers
"""
_ADDRESS = """
Ofsted
Piccadilly Gate
Store Street
Manchester
M1 2WD

T 0300 123 1231
Textphone 0161 618 8524
enquiries@ofsted.gov.uk
www.gov.uk/ofsted
"""

BY_ERA: dict[str, Written] = {
    # Single inspection framework, 2013 to 2017
    "a trust under the council, the board on the next page": Written(
        (
            f"""
# Doncaster Metropolitan Borough Council
{SIF_TITLE}
* Inspection dates: 14 September 2015 to 8 October 2015
* Report published: 30 November 2015

### Children’s services in Doncaster require improvement to be good
Most services are provided by Doncaster Children’s Services Trust on behalf of the council.

{sif_rows("rrgri")}
""",
            """
### The Local Safeguarding Children Board (LSCB) requires improvement
The board has begun to challenge its partners.

### Information about this inspection
Inspectors have looked closely at the experiences of children and young people.

* The inspection team
Lead inspector: Ann Example
Deputy lead inspector: Bo Sample
Team inspectors: Cy Model, Di Pattern
""",
        ),
        "doncaster", "sif", ("2015-09-14", "2015-10-08"), ("Ann Example",), "2015-11-30",
        grades_by("rrgrirr", SIF_ALL),
    ),
    "three councils that share services, the board of all three": Written(
        (
            f"""
# City of Westminster
{SIF_TITLE}
* Inspection date: 12 January 2016 – 4 February 2016
* Report published: 30 March 2016

### Children’s services in Westminster are outstanding
Services are shared with the London Borough of Hammersmith and Fulham and the Royal Borough of Kensington and Chelsea.

{sif_rows("gogoo")}
""",
            """
### The Local Safeguarding Children Board is good
It is one board for Westminster, Hammersmith and Fulham, and Kensington and Chelsea.

* The inspection team
Lead inspector: Ann Example, HMI
Team inspectors: Cy Model, Di Pattern
""",
        ),
        "westminster", "sif", ("2016-01-12", "2016-02-04"), ("Ann Example",), "2016-03-30",
        grades_by("gogooog", SIF_ALL),
    ),
    "a company of two councils under the title": Written(
        (
            f"""
# London Borough of Richmond upon Thames
{SIF_TITLE}
* Inspection date: 6 October 2014 – 29 October 2014
* Report published: 2 December 2014

### Children’s services in Richmond upon Thames are good
Achieving for Children provides them for the councils of Richmond and Kingston.

{sif_rows("ggrgg")}

### The effectiveness of the Local Safeguarding Children Board (LSCB) is good
The Kingston and Richmond LSCB works well.
""",
            "\nLead inspector: Ann Example\nTeam inspectors: Cy Model, Di Pattern\n",
        ),
        "richmond-upon-thames", "sif", ("2014-10-06", "2014-10-29"), ("Ann Example",), "2014-12-02",
        grades_by("ggrgggg", SIF_ALL),
    ),
    "a re-inspection without a review of the board": Written(
        (
            f"""
# Slough Borough Council
{_REINSPECTION}
* Inspection date: 20 November 2017 – 14 December 2017
* Report published: 31 January 2018
* Lead inspector: Ann Example HMI

### Children’s services in Slough require improvement to be good
They were judged inadequate in February 2016. Slough Children’s Services Trust provides them.

{sif_rows("rrgrr")}
""",
        ),
        "slough", "sif", ("2017-11-20", "2017-12-14"), ("Ann Example",), "2018-01-31",
        grades_by("rrgrrr", SIF_ALL), lines=("no-grade",),
    ),
    "adoption and care leavers above the area they are part of": Written(
        (
            f"""
# Poole Borough Council
{SIF_TITLE}
* Inspection date: 11 April 2016 – 5 May 2016
* Report published: 24 June 2016

### Children’s services in Poole are inadequate

| 2.1 Adoption performance | Good
| 2.2 Experiences and progress of care leavers | Requires improvement
| 1. Children who need help and protection | Inadequate
| 2. Children looked after and achieving permanence | Requires improvement
| 3. Leadership, management and governance | Inadequate

### The Local Safeguarding Children Board requires improvement
Bournemouth and Poole have one board.
""",
            "\nLead inspector: Ann Example\n",
        ),
        "poole", "sif", ("2016-04-11", "2016-05-05"), ("Ann Example",), "2016-06-24",
        grades_by("irgriir", SIF_ALL),
    ),
    "a board whose review was not completed": Written(
        (
            f"""
# Bournemouth Borough Council
{SIF_TITLE}
* Inspection date: 2 June 2014 – 25 June 2014
* Report published: 11 August 2014

### The overall judgement is that children’s services require improvement

{sif_rows("rggrr")}

The review of the effectiveness of the Local Safeguarding Children Board is published separately.
""",
            "\nLead inspector: Ann Example\n",
        ),
        "bournemouth", "sif", ("2014-06-02", "2014-06-25"), ("Ann Example",), "2014-08-11",
        grades_by("rggrrr", SIF_ALL), lines=("no-grade",),
    ),
    # Since 2018
    "a county before it was divided": Written(
        (
            f"""
# Northamptonshire County Council
* Inspection of children’s social care services

* Inspection dates: 24 June 2019 to 5 July 2019
* Lead inspector: Ann Example HMI

{rows("iiri")}

A children’s trust is to be set up before the county is divided into North Northamptonshire and West Northamptonshire.
""",
        ),
        "northamptonshire", "ilacs", ("2019-06-24", "2019-07-05"), ("Ann Example",), grades=grades_by("iiri"),
    ),
    "one of the councils that a county was divided into, with their trust": Written(
        (
            f"""
# Inspection of West Northamptonshire local authority children’s services

Inspection dates: 3 to 14 October 2022
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("rrrr")}

Children’s social care in West Northamptonshire and North Northamptonshire is delivered by Northamptonshire Children’s
Trust. Services in Northamptonshire were judged inadequate in 2019.
""",
        ),
        "west-northamptonshire", "ilacs", ("2022-10-03", "2022-10-14"), ("Ann Example",), grades=grades_by("rrrr"),
    ),
    "a new county council, its predecessor judged before": Written(
        (
            f"""
# Inspection of Cumberland local authority children’s services

Inspection dates: 10 to 21 March 2025
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("grrrr")}

Cumberland Council was formed in April 2023. Cumbria County Council’s children’s services were judged to require
improvement to be good in 2022. Some services are hosted by Westmorland and Furness Council.
""",
        ),
        "cumberland", "ilacs", ("2025-03-10", "2025-03-21"), ("Ann Example",), grades=grades_by("grrrr"),
    ),
    "a county in its last months": Written(
        (
            f"""
# Inspection of Cumbria local authority children’s services

Inspection dates: 31 October to 11 November 2022
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("rrrr")}

The council will be replaced by Cumberland Council and Westmorland and Furness Council on 1 April 2023.
""",
        ),
        "cumbria", "ilacs", ("2022-10-31", "2022-11-11"), ("Ann Example",), grades=grades_by("rrrr"),
    ),
    "three towns in one name": Written(
        (
            f"""
# Inspection of Bournemouth, Christchurch and Poole local authority children’s services

Inspection dates: 6 to 17 December 2021
Lead inspector: Ann Example, Her Majesty’s Inspector

{rows("iiri")}

The council was formed in 2019 from Bournemouth, Poole and part of Dorset.
""",
        ),
        "bournemouth-christchurch-and-poole", "ilacs", ("2021-12-06", "2021-12-17"), ("Ann Example",),
        grades=grades_by("iiri"),
    ),
    "a trust above and in the title": Written(
        (
            f"""
## Birmingham City Council and Birmingham Children’s Trust
# Inspection of Birmingham local authority children’s services

Inspection dates: 11 to 22 March 2019
Lead inspector: Ann Example, Her Majesty’s Inspector

{rows("rrgr")}
""",
        ),
        "birmingham", "ilacs", ("2019-03-11", "2019-03-22"), ("Ann Example",), grades=grades_by("rrgr"),
    ),
    "a trust as the first name of the title": Written(
        (
            f"""
# Inspection of Sandwell Children’s Trust and Sandwell Metropolitan Borough Council children’s services

Inspection dates: 9 to 20 May 2022
Lead inspector: Ann Example, Her Majesty’s Inspector

{rows("rrrr")}
""",
        ),
        "sandwell", "ilacs", ("2022-05-09", "2022-05-20"), ("Ann Example",), grades=grades_by("rrrr"),
        setting=Setting(width=30),
    ),
    "a company whose name begins with the council's place": Written(
        (
            f"""
### Worcestershire Children First
# Inspection of Worcestershire local authority children’s services

* Inspection dates: 15 May 2023 to 26 May 2023
* Lead inspector: Ann Example, His Majesty’s Inspector

{rows("rgrrr")}
""",
        ),
        "worcestershire", "ilacs", ("2023-05-15", "2023-05-26"), ("Ann Example",), grades=grades_by("rgrrr"),
    ),
    "a town that has become a city": Written(
        (
            f"""
# Inspection of Southend-on-Sea City Council children’s services

Inspection dates: 3 July to 7 July 2023
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("grggg")}

Southend-on-Sea Borough Council was last inspected in 2019, when it was judged to require improvement to be good.
""",
        ),
        "southend-on-sea", "ilacs", ("2023-07-03", "2023-07-07"), ("Ann Example",), grades=grades_by("grggg"),
    ),
    "a break for a week between two": Written(
        (
            f"""
# Inspection of Kingston upon Hull City Council local authority children’s services

Inspection dates: 5 September to 9 September 2022 and 26 September to 30 September 2022
Lead inspector: Ann Example, Her Majesty’s Inspector

{rows("rrrr")}
""",
        ),
        "kingston-upon-hull", "ilacs", ("2022-09-05", "2022-09-30"), ("Ann Example",), grades=grades_by("rrrr"),
    ),
    "issued anew, with the day of the first issue": Written(
        (
            f"""
# Buckinghamshire County Council
* Inspection of children’s social care services

* Inspection dates: 5 November to 9 November 2018
* Report published: 14 December 2018
* Report reissued: 21 January 2019
* Lead inspector: Ann Example HMI

{rows("rrgr")}

This report was reissued on 21 January 2019 to correct a grade in the table.
""",
        ),
        "buckinghamshire", "ilacs", ("2018-11-05", "2018-11-09"), ("Ann Example",), "2018-12-14", grades_by("rrgr"),
    ),
    "care leavers not judged": Written(
        (
            f"""
# Inspection of City of London Corporation children’s services

Inspection dates: 4 to 8 March 2024
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("ogg-o")}

Too few young people have left care for a judgement to be made.
""",
        ),
        "city-of-london", "ilacs", ("2024-03-04", "2024-03-08"), ("Ann Example",), grades=grades_by("ogg-o"),
        lines=("not-judged",),
    ),
    "grades in quotation marks, a heading that agrees": Written(
        (
            """
# Inspection of Trafford children’s social care services

Inspection dates: 4 to 15 March 2019
Lead inspector: Dame Ann Example, HMI

* Judgement Grade
| The impact of leaders on social work practice with children and families | ‘Inadequate’
| The experiences and progress of children who need help and protection | ‘Inadequate’
| The experiences and progress of children in care and care leavers | ‘Requires improvement to be good’
| Overall effectiveness | ‘Inadequate’

### The impact of leaders on social work practice with children and families: inadequate
Leaders did not know how poor practice had become.
""",
        ),
        "trafford", "ilacs", ("2019-03-04", "2019-03-15"), ("Ann Example",), grades=grades_by("iiri"),
    ),
    # Letters
    "letter: a focused visit, the director by first name, findings as items": Written(
        (
            f"""
{_ADDRESS}
29 November 2022

Helen Example
Director of Children’s Services
Leicester City Council
City Hall
115 Charles Street
LE1 1FZ

Dear Helen

### Focused visit to Leicester City Council children’s services
This letter summarises the findings of the focused visit to Leicester City Council children’s services on 18 and 19
October 2022. His Majesty’s Inspectors for this visit were Ann Model and Bo Sample.

Inspectors looked at the local authority’s arrangements for the ‘front door’.

This visit was carried out in line with the inspection of local authority children’s services (ILACS) framework.

### What needs to improve in this area of social work practice?
- The quality of the recording of decisions.
""",
        ),
        "leicester", "focused-visit", ("2022-10-18", "2022-10-19"), published="2022-11-29",
    ),
    "letter: the first monitoring visit": Written(
        (
            f"""
{_ADDRESS}
9 August 2017

Sarah Example
Director for Children and Families
Kirklees Council
Civic Centre 1
Huddersfield
HD1 2NF

Dear Sarah

### Monitoring visit of Kirklees Metropolitan Borough Council children’s services
This letter summarises the findings of the monitoring visit to Kirklees Metropolitan Borough Council on 11 and 12 July
2017. The visit was the first monitoring visit since the local authority was judged inadequate in November 2016. The
inspectors were Ann Model HMI and Bo Sample HMI.
""",
        ),
        "kirklees", "monitoring-visit", ("2017-07-11", "2017-07-12"), published="2017-08-09",
    ),
    "letter: the sixth monitoring visit, by video": Written(
        (
            f"""
{_ADDRESS}
12 March 2021

Jane Example
Executive Director of Children’s Services, London Borough of Croydon
Bernard Weatherill House
8 Mint Walk

Dear Jane

### Monitoring visit to Croydon children’s services
This letter summarises the findings of the sixth monitoring visit to Croydon children’s services on 9 and 10 February
2021. This was the sixth visit since the local authority was judged inadequate in July 2017. The inspectors were Ann
Model and Bo Sample, Her Majesty’s Inspectors. Inspectors used video calls.
""",
        ),
        "croydon", "monitoring-visit", ("2021-02-09", "2021-02-10"), published="2021-03-12",
    ),
    "letter: a trust addressed with the council": Written(
        (
            f"""
{_ADDRESS}
4 April 2019

Lesley Example
Director of Children’s Services, Sandwell Metropolitan Borough Council

Frances Pattern
Chief Executive, Sandwell Children’s Trust

Dear Lesley and Frances

### Monitoring visit to Sandwell children’s services
This letter summarises the findings of the monitoring visit to Sandwell on 5 and 6 March 2019. The visit was the third
since the local authority was judged inadequate in January 2018.
""",
        ),
        "sandwell", "monitoring-visit", ("2019-03-05", "2019-03-06"), published="2019-04-04",
    ),
    "letter: a joint inspection, to a list of partners": Written(
        (
            """
8 November 2016

To the Director of Children’s Services, Salford City Council
The Chief Officer of NHS Salford Clinical Commissioning Group
The Police and Crime Commissioner for Greater Manchester
The Chief Constable of Greater Manchester Police
The Chair of Salford Local Safeguarding Children Board
The Manager of Salford Youth Offending Service

Dear local partnership

### Joint targeted area inspection of the multi-agency response to abuse and neglect in Salford
Between 26 September and 30 September 2016, Ofsted, the Care Quality Commission (CQC), HMI Constabulary (HMIC) and HMI
Probation (HMI Prob) undertook a joint inspection of the multi-agency response to abuse and neglect in Salford.
""",
        ),
        "salford", "jtai", ("2016-09-26", "2016-09-30"), published="2016-11-08",
    ),
    "letter: a joint inspection of the front door, headline of its own": Written(
        (
            """
# Joint targeted area inspection of Solihull
Inspection dates: 10 to 21 January 2022

Dear Solihull Safeguarding Children Partnership

This letter summarises the findings of the joint targeted area inspection of the multi-agency response to the
identification of initial need and risk in Solihull. Inspectors were from Ofsted, the Care Quality Commission and Her
Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS).

### Context
Solihull Metropolitan Borough Council’s children’s services were judged to require improvement in 2019.
""",
        ),
        "solihull", "jtai", ("2022-01-10", "2022-01-21"),
    ),
    "letter: two councils that share a director": Written(
        (
            f"""
{_ADDRESS}
20 December 2018

Ian Example
Director of Children’s Services
Royal Borough of Kingston upon Thames and London Borough of Richmond upon Thames

Dear Ian

### Focused visit to the Royal Borough of Kingston upon Thames children’s services
This letter summarises the findings of a focused visit to the Royal Borough of Kingston upon Thames on 27 and 28
November 2018. The inspectors were Ann Model, HMI, and Bo Sample, HMI.
""",
        ),
        "kingston-upon-thames", "focused-visit", ("2018-11-27", "2018-11-28"), published="2018-12-20",
    ),
    "letter: a visit to look at care leavers, over the end of a month": Written(
        (
            f"""
{_ADDRESS}
11 January 2024

Rob Example
Executive Director, Children and Families
Dorset Council
County Hall

Dear Rob

### Focused visit to Dorset children’s services
This letter summarises the findings of the focused visit to Dorset children’s services on 30 November and 1 December
2023. His Majesty’s Inspectors for this visit were Ann Model and Bo Sample.

Inspectors looked at the local authority’s arrangements for care leavers aged 18 to 25.
""",
        ),
        "dorset", "focused-visit", ("2023-11-30", "2023-12-01"), published="2024-01-11",
    ),
    "letter: no address, the days in a sentence of their own": Written(
        (
            """
21 June 2018

Sent by email to: Karen Example, Director of Children’s Services, Wigan Council

Dear Karen

### Focused visit to Wigan children’s services
I am writing to you about the focused visit to Wigan children’s services. The visit took place on 22 May and 23 May
2018. The inspectors were Ann Model HMI and Bo Sample HMI.
""",
        ),
        "wigan", "focused-visit", ("2018-05-22", "2018-05-23"), published="2018-06-21",
    ),
    "letter: a single day, the old address, the director by surname": Written(
        (
            """
Aviation House
125 Kingsway
London WC2B 6SE

T 0300 123 1231
Direct T 03000 130570
Safeguarding.lookedafterchildren@ofsted.gov.uk

16 November 2016

Ms Annie Example
Director of Children’s Services
Sunderland City Council

Dear Ms Example

* Monitoring visit of Sunderland City Council children’s services
This letter contains the findings of the monitoring visit to Sunderland City Council on 18 October 2016. This was the
second monitoring visit since the inspection in July 2015.

The visit was carried out by Ann Model HMI and Bo Sample HMI.

* Areas covered by the visit
Inspectors reviewed the progress made since July 2015.
""",
        ),
        "sunderland", "monitoring-visit", ("2016-10-18", "2016-10-18"), published="2016-11-16",
    ),
    "letter: exploitation in one area, the police of another name": Written(
        (
            """
To: The Director of Children’s Services, South Tyneside Council
The Chief Officer, NHS South Tyneside Clinical Commissioning Group
The Police and Crime Commissioner, Northumbria
The Chief Constable, Northumbria Police
The Chief Executive, Sunderland and South Tyneside NHS Foundation Trust

29 April 2016

Dear local partnership

* Joint targeted area inspection of the multi-agency response to abuse and neglect in South Tyneside
Between 29 February and 4 March 2016, Ofsted, the Care Quality Commission (CQC), HMI Constabulary (HMIC) and HMI
Probation (HMIP) undertook a joint inspection of the multi-agency response to abuse and neglect in South Tyneside.
This inspection included a ‘deep dive’ focus on the response to child sexual exploitation.
""",
        ),
        "south-tyneside", "jtai", ("2016-02-29", "2016-03-04"), published="2016-04-29",
    ),
    "letter: two counties, one of which was inspected": Written(
        (
            """
# Joint targeted area inspection of Hampshire
Inspection dates: 6 to 24 March 2023

Dear Hampshire Safeguarding Children Partnership

This letter outlines the findings of the joint targeted area inspection (JTAI) of the multi-agency response to the
criminal exploitation of children in Hampshire. The partnership works with the Isle of Wight Safeguarding Children
Partnership.
""",
        ),
        "hampshire", "jtai", ("2023-03-06", "2023-03-24"),
    ),
    "letter: an unannounced inspection of contact, referral and assessment": Written(
        (
            """
Freshford House
Redcliffe Way
Bristol BS1 6NL

8 December 2010

Mr John Example
Director of Children’s Services
Bury Metropolitan Borough Council
Athenaeum House

Dear Mr Example

* Annual unannounced inspection of contact, referral and assessment arrangements within Bury Metropolitan Borough Council children’s services
This letter summarises the findings of the recent unannounced inspection of contact, referral and assessment
arrangements within local authority children’s services in Bury Metropolitan Borough Council which was conducted on 9
and 10 November 2010.
""",  # noqa: E501
        ),
        "bury", "pre-2013", ("2010-11-09", "2010-11-10"), published="2010-12-08",
    ),
    "a short inspection, its kind in the title": Written(
        (
            f"""
# Wigan Metropolitan Borough Council
## Inspection of local authority children’s services
### Short inspection

Inspection dates: 16 to 20 May 2022
Lead inspector: Ann Example, Senior Her Majesty’s Inspector, social care

{rows("gggg")}

The last standard inspection was in 2017, under the single inspection framework, when Wigan was judged good.
""",
        ),
        "wigan", "ilacs", ("2022-05-16", "2022-05-20"), ("Ann Example",), grades=grades_by("gggg"),
    ),
    "the overall grade first, in capitals": Written(
        (
            """
# Inspection of Stockport local authority children’s services

Inspection dates: 28 March to 8 April 2022
Lead inspector: Ann Example, Her Majesty’s Inspector

* JUDGEMENT GRADE
| OVERALL EFFECTIVENESS | GOOD
| THE IMPACT OF LEADERS ON SOCIAL WORK PRACTICE WITH CHILDREN AND FAMILIES | GOOD
| THE EXPERIENCES AND PROGRESS OF CHILDREN WHO NEED HELP AND PROTECTION | REQUIRES IMPROVEMENT TO BE GOOD
| THE EXPERIENCES AND PROGRESS OF CHILDREN IN CARE AND CARE LEAVERS | GOOD
""",
        ),
        "stockport", "ilacs", ("2022-03-28", "2022-04-08"), ("Ann Example",), grades=grades_by("grgg"),
    ),
    "no headline, an area not judged": Written(
        (
            """
# Inspection of Rutland local authority children’s services

Inspection dates: 1 to 5 June 2026
Lead inspector: Ann Example, His Majesty’s Inspector

* Judgement Grade
| The impact of leaders on social work practice with children and families | Good
| The experiences and progress of children who need help and protection | Outstanding
| The experiences and progress of children in care | Good
| The experiences and progress of care leavers | Not judged

Rutland’s services were judged to be good overall in 2023.
""",
        ),
        "rutland", "ilacs", ("2026-06-01", "2026-06-05"), ("Ann Example",),
        grades={"impact-of-leaders": "good", "help-and-protection": "outstanding", "children-in-care": "good"},
        lines=("no-overall-grade", "not-judged"),
    ),
    "the region and a partner council beside the days": Written(
        (
            f"""
# Inspection of Cheshire West and Chester Council children’s services

Inspection dates: 4 to 8 November 2019
Region: North West
Regional adoption agency: Together for Adoption, with Halton, St Helens, Warrington and Wigan councils
Lead inspector: Ann Example, Her Majesty’s Inspector

{rows("gggg")}
""",
        ),
        "cheshire-west-and-chester", "ilacs", ("2019-11-04", "2019-11-08"), ("Ann Example",), grades=grades_by("gggg"),
    ),
    "an inspection under a direction, with a commissioner": Written(
        (
            f"""
# Inspection of Bradford local authority children’s services

Inspection dates: 21 November to 2 December 2022
Lead inspector: Ann Example, His Majesty’s Inspector

{rows("iiri")}

The Secretary of State’s commissioner, from Leeds City Council, recommended that a trust be set up. Bradford Children
and Families Trust will begin in April 2023.
""",
        ),
        "bradford", "ilacs", ("2022-11-21", "2022-12-02"), ("Ann Example",), grades=grades_by("iiri"),
    ),
    "statement and table apart, a sentence on each grade": Written(
        (
            f"""
# Leicester City Council
{SIF_TITLE}
* Inspection date: 13 January 2015 – 5 February 2015
* Report published: 20 March 2015

### Children’s services in Leicester City are inadequate
There are widespread failures.

* Judgement
{sif_rows("irrri")}

* What the judgements mean
Outstanding: services exceed good. Good: services meet need. Inadequate: services leave children at risk.
""",
            """
### The effectiveness of the Local Safeguarding Children Board (LSCB) requires improvement

* The inspection team
Lead inspector: Ann Example
Senior data analyst: Bo Sample
Quality assurance manager: Cy Trial
""",
        ),
        "leicester", "sif", ("2015-01-13", "2015-02-05"), ("Ann Example",), "2015-03-20",
        grades_by("irrriir", SIF_ALL),
    ),
}  # fmt: skip
"""By what each shows."""
