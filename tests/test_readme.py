"""What the README promises: every command that it shows runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg

README = Path(__file__).resolve().parent.parent / "README.md"


def shown_commands() -> list[str]:
    """The lines of README's code blocks that call kg, without their remarks."""
    blocks = re.findall(r"```\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("kg ")]
    return [re.sub(r"\s+#.*", "", line) for line in lines]


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample sources (also as ``my-articles``) and their graph."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("sources", "my-articles"):
        (folder / name).symlink_to(project / "sources")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for output in ("output", "output/mine"):
            assert CliRunner().invoke(kg, ["build", "-o", output]).exit_code == 0
    return folder


def test_the_readme_shows_the_commands() -> None:
    assert {line.split()[1] for line in shown_commands()} >= {"build", "query", "view", "explain", "check"}


@pytest.mark.parametrize("line", shown_commands())
def test_a_command_of_the_readme_runs(line: str, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    monkeypatch.setattr("click.launch", lambda *_: 0)
    words = shlex.split(line.partition(" > ")[0])[1:]
    result = CliRunner().invoke(kg, words)
    assert result.exit_code == 0, result.stderr
