"""``kg check`` on a graph that was really built: nothing is wrong with it, and each way of spoiling it is named."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from kg.build import build
from kg.cli import kg

REPORT = """---
title: Dudley judged again
publisher: a test
date: 2026-07-20
---

Ofsted inspected Dudley Council under the ILACS framework between 8 and 19 June 2026.

Social workers' caseloads are too high.
"""

Spoil = Callable[[str], str]


def replaced(pattern: str, by: str) -> Spoil:
    """Change the first place that a pattern fits."""

    def spoil(turtle: str) -> str:
        changed, count = re.subn(pattern, by, turtle, count=1, flags=re.S)
        assert count, f"nothing in the graph fits {pattern}"
        return changed

    return spoil


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    articles = folder / "articles"
    articles.mkdir()
    for name in ("liverpool-2023-report.md", "strategy-meetings-and-police.md"):
        shutil.copy(project / "sources" / name, articles)
    (articles / "dudley-2026.md").write_text(REPORT)
    build([articles], folder / "output")
    return folder / "output"


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "output", symlinks=True))


def checked(output: Path) -> tuple[int, list[str]]:
    """Exit code and findings of the command."""
    result = CliRunner().invoke(kg, ["check", "-g", str(output)], prog_name="kg")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout.splitlines()


def spoilt(output: Path, spoil: Spoil) -> None:
    """Edit Turtle and store alike."""
    state = (output / "current").resolve()
    after = spoil((state / "graph.ttl").read_text("utf-8"))
    (state / "graph.ttl").write_text(after, "utf-8")
    shutil.rmtree(state / "store")
    store = Store(os.fspath(state / "store"))
    store.load(after.encode(), format=RdfFormat.TURTLE)


def test_the_sound_graph_passes(built: Path) -> None:
    assert checked(built) == (0, [])


def test_an_edited_source_text_is_found(copy: Path) -> None:
    path = sorted((copy / "text").glob("liverpool*.txt"))[0]
    text = path.read_text("utf-8")
    path.write_text(text.replace("children", "Children", 1), "utf-8")
    code, lines = checked(copy)
    assert code == 1
    changed = "its stored text is not the one that was read: it was changed since; kg build --afresh mends it"
    assert f"article/{path.stem}: {changed}" in lines


JUDGED = (
    r"(?P<judgement>judgement:(?P<inspection>[\w-]+?)-overall-effectiveness-(?:good|inadequate|requires-improvement))"
)


@pytest.mark.parametrize(
    ("spoil", "where", "what"),
    [
        pytest.param(
            replaced(r"(oa:start )(\d+)", r"\g<1>1\g<2>"), r"evidence/\S+", "needs one start, before its end|is not at",
            id="an offset shifted far",
        ),
        pytest.param(
            lambda turtle: re.sub(
                r"(oa:start )(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", turtle, count=1
            ),
            r"evidence/\S+", "the quote .* is not at .* of the text: there is .*",
            id="an offset shifted by one",
        ),
        pytest.param(
            lambda turtle: re.sub(
                rf"(\n{JUDGED} a ikg:Judgement ;\n(?:\t.*\n)*)",
                lambda found: found[0] + "\n" + re.sub(
                    r"ikg:grade grade:[\w-]+", "ikg:grade grade:outstanding",
                    found[1].replace(found["judgement"], f"judgement:{found['inspection']}-second"),
                ).lstrip("\n"),
                turtle, count=1,
            ),
            r"judgement/\S+", "is a second grade for one area of one inspection, beside judgement/.*",
            id="a second grade",
        ),
        pytest.param(
            replaced(r'ikg:startDate "2023-03-13"', 'ikg:startDate "2023-04-13"'),
            r"inspection/liverpool\S+", "starts on 2023-04-13, after it ends on 2023-03-24",
            id="a date reversed",
        ),
        pytest.param(
            replaced(r'ikg:endDate "2023-03-24"\^\^xsd:date', 'ikg:endDate "2022"^^xsd:gYear'),
            r"inspection/liverpool\S+", "starts on 2023-03-13, after it ends on 2022",
            id="a partial date reversed",
        ),
        pytest.param(
            replaced(r"ikg:pattern failure-pattern:[\w-]+", "ikg:pattern failure-pattern:bad-weather"),
            r"failing/\S+", "uses failure-pattern/bad-weather, which is no concept of the ontology",
            id="an unknown concept",
        ),
        pytest.param(
            replaced(r"(a ikg:Failing ;\n(?:\t[^\n]*\n)*?)\tikg:evidence [^\n]*;\n", r"\1"),
            r"failing/\S+", "has no evidence: a fact without a quote does not exist",
            id="a fact without evidence",
        ),
        pytest.param(
            lambda turtle: turtle + "\n" + (
                "judgement:dudley-ilacs-2026-06-08-overall-effectiveness-good a ikg:Judgement ;\n"
                "\tikg:area judgement-area:overall-effectiveness ; ikg:grade grade:good ; ikg:judges council:dudley ;\n"
                "\tikg:madeIn inspection:dudley-ilacs-2026-06-08 .\n"
            ),
            r"judgement/dudley-ilacs-2026-06-08-overall\S+",
            "is an overall grade of an ILACS inspection of 2026-06-08: there are none from April 2026",
            id="a headline grade after April 2026",
        ),
    ],
)  # fmt: skip
def test_a_corruption_is_named(copy: Path, spoil: Spoil, where: str, what: str) -> None:
    spoilt(copy, spoil)
    code, lines = checked(copy)
    assert code == 1
    assert [line for line in lines if re.fullmatch(f"{where}: .*(?:{what}).*", line)], lines
