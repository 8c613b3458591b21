"""A small made-up answer of the three queries behind the network page."""

from __future__ import annotations

from kg.views.network import Network, network_of
from kg.views.quotes import Row

BASE = "https://w3id.org/inspection-kg/"


def council(slug: str, label: str, grade: str = "inadequate") -> Row:
    return {
        "council": f"{BASE}id/council/{slug}",
        "label": label,
        "grade": f"{BASE}concept/grade/{grade}" if grade else None,
        "gradeLabel": grade.replace("-", " ").capitalize() or None,
        "graded": "2023-03",
        "region": "North West",
        "inspections": "2",
    }


def failing(slug: str, pattern: str, quote: str, *, group: str = "workforce", **more: str) -> Row:
    return {
        "council": f"{BASE}id/council/{slug}",
        "pattern": f"{BASE}concept/failure-pattern/{pattern}",
        "label": pattern.replace("-", " ").capitalize(),
        "definition": "What the text says went wrong",
        "group": f"{BASE}concept/failure-pattern/group/{group}",
        "groupLabel": group.capitalize(),
        "quote": quote,
        "title": "A report on children's services",
        "source": "a-report.md",
        "url": "https://example.org/a-report",
        "when": "2023-03",
        "page": None,
        **more,
    }


def agency(slug: str, name: str, label: str, *, kind: str = "police", relation: str = "partner") -> Row:
    return {
        "council": f"{BASE}id/council/{slug}",
        "agency": f"{BASE}id/agency/{name}",
        "label": label,
        "type": f"{BASE}concept/agency-type/{kind}",
        "typeLabel": kind.capitalize(),
        "relation": relation,
        "quote": f"{label} took part.",
        "title": "A report on children's services",
        "source": "a-report.md",
        "url": None,
        "when": "2023-03",
        "page": "4",
    }


def small_network() -> Network:
    """Three councils, three failings, two agencies; one council has no failing."""
    return network_of(
        [council("liverpool", "Liverpool City Council"), council("sunderland", "Sunderland City Council", "good"),
         council("bromley", "Bromley London Borough Council", "")],
        [
            failing("liverpool", "high-caseloads", "Caseloads are too high."),
            failing("sunderland", "high-caseloads", "Social workers have too many cases."),
            failing("sunderland", "high-caseloads", "Caseloads remain high.", when="2024"),
            failing("liverpool", "poor-records", "Records are incomplete.", group="practice"),
            failing("sunderland", "weak-leadership", "Leaders did not act.", group="leadership"),
        ],
        [agency("liverpool", "merseyside-police", "Merseyside Police"),
         agency("liverpool", "ofsted", "Ofsted", kind="inspectorate", relation="inspects")],
    )  # fmt: skip
