"""A small graph built by the command itself, and a way to call the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import kg

Run = Callable[..., Result]

LIVERPOOL = """---
title: Liverpool falls to inadequate
publisher: a test
date: 2023-05-26
url: https://example.org/liverpool
---

Ofsted inspected Liverpool City Council between 13 and 24 March 2023 and judged its children's services inadequate.

Social workers' caseloads are too high. Staff turnover means that children have too many changes of social worker.
"""
SUNDERLAND = """---
title: Sunderland rated inadequate
publisher: a test
date: 2015-07-21
---

Sunderland City Council's children's services were rated inadequate by Ofsted in July 2015.

Inspectors found that caseloads were too high and that there were delays in assessments.
"""


@pytest.fixture(scope="session")
def run() -> Run:
    """Call ``kg`` with some words, as from a shell; an exception that is no exit is a defect and is raised."""

    def call(*words: str | Path) -> Result:
        result = CliRunner().invoke(kg, [str(word) for word in words], prog_name="kg")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "liverpool.md").write_text(LIVERPOOL, encoding="utf-8")
    (folder / "sunderland.md").write_text(SUNDERLAND, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def output(run: Run, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of their build."""
    folder = tmp_path_factory.mktemp("built") / "output"
    assert run("build", articles, "-o", folder).exit_code == 0
    return folder


def error_of(result: Result) -> str:
    """The one line of a refusal."""
    assert result.exit_code == 2, (result.exit_code, result.stdout, result.stderr)
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("Error: ")
    return lines[0]
